/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copy without names.  What is kept is a list; all else is dropped, so that
 * a field invented later is dropped until somebody has thought about it.
 */
#include "mg-sharing.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-cell.h"
#include "mg-vocabulary.h"

/* A word that fewer organisations than this share could point at one of them. */
#define CROWD 3

typedef enum
{
  KEEP,        /* yes or no, steps of a scale */
  WORD,        /* a word of the method */
  RARE_WORD,   /* the same, where a crowd has it */
  WORDS,       /* several, each where a crowd has it */
  YEAR,
  ROUND,       /* to one significant digit */
} Treatment;

static const struct
{
  MgFieldId field;
  Treatment treatment;
} kept[] = {
  { MG_FIELD_KIND, RARE_WORD }, { MG_FIELD_SUBKIND, RARE_WORD }, { MG_FIELD_LABELS, WORDS },
  { MG_FIELD_ESS_STATUS, RARE_WORD }, { MG_FIELD_SECTOR, RARE_WORD }, { MG_FIELD_SECTOR2, RARE_WORD },
  { MG_FIELD_ROLE, RARE_WORD }, { MG_FIELD_BELONGING, WORDS }, { MG_FIELD_MEMBER_STATUS, RARE_WORD },
  { MG_FIELD_COLLEGE, RARE_WORD }, { MG_FIELD_IS_FOUNDER, KEEP }, { MG_FIELD_IS_SUPPORT, KEEP },
  { MG_FIELD_JOINED, YEAR }, { MG_FIELD_LEFT, YEAR }, { MG_FIELD_FTE, ROUND },
  { MG_FIELD_FTE_INSERTION, ROUND }, { MG_FIELD_COOP_PEOPLE, ROUND },
  { MG_FIELD_COLLECTIVE_TYPE, WORD }, { MG_FIELD_COLLECTIVE_LAYER, WORD }, { MG_FIELD_COLLECTIVE_START, YEAR },
  { MG_FIELD_COLLECTIVE_END, YEAR }, { MG_FIELD_COLLECTIVE_FORMALITY, WORD },
  { MG_FIELD_SOURCE_TYPE, WORD }, { MG_FIELD_CONFIDENCE, WORD },
  { MG_FIELD_LINK_LAYER, WORD }, { MG_FIELD_LINK_TYPE, WORD }, { MG_FIELD_DIRECTED, KEEP },
  { MG_FIELD_RECIPROCAL, KEEP }, { MG_FIELD_FORMALITY, WORD }, { MG_FIELD_INTENSITY, KEEP },
  { MG_FIELD_PEOPLE, ROUND }, { MG_FIELD_START, YEAR }, { MG_FIELD_END, YEAR }, { MG_FIELD_MONETARY, KEEP },
  { MG_FIELD_WISH, KEEP }, { MG_FIELD_LINK_SOURCE_TYPE, WORD }, { MG_FIELD_LINK_CONFIDENCE, WORD },
  { MG_FIELD_PART_ROLE, WORD },
  { MG_FIELD_POLE_FICTITIOUS, KEEP }, { MG_FIELD_POLE_REFERENCE_DATE, YEAR },
};

typedef struct
{
  MgNetwork  *from;
  MgNetwork  *to;
  GHashTable *crowds;      /* "field word" -> how many organisations have it */
  MgId       *made;        /* by the id in @from */
  guint64     state;       /* of the order of chance */
  GString    *key;
} Anonymiser;

/* An order that tells nothing, from the content alone: who has not got the
 * original cannot find it, who has gets it again (splitmix64; Steele, Lea,
 * Flood 2014).
 */
static guint64
next_random (Anonymiser *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

static void
seed (Anonymiser *self)
{
  const MgFormat *format = mg_format_find ("graphml");
  g_autoptr(GBytes) bytes = format->write (self->from, NULL, NULL, NULL, NULL);
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  if (bytes != NULL)
    g_checksum_update (checksum, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (&self->state, digest, sizeof self->state);
  self->state = GUINT64_FROM_LE (self->state);
}

static GArray *
shuffle (Anonymiser *self,
         guint       kinds)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, self->from, kinds);
  while ((item = mg_network_iter_next (&iter)))
    g_array_append_val (ids, item->id);

  for (guint i = ids->len; i > 1; i--)
    {
      guint j = (guint) (next_random (self) % i);
      MgId swapped = g_array_index (ids, MgId, i - 1);

      g_array_index (ids, MgId, i - 1) = g_array_index (ids, MgId, j);
      g_array_index (ids, MgId, j) = swapped;
    }

  return ids;
}

/* Values */

static void
put (Anonymiser    *self,
     MgId           id,
     MgFieldId      field,
     const MgValue *value)
{
  g_autoptr(GError) error = NULL;

  if (!mg_network_apply (self->to, &(MgEdit) { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field, .value = *value },
                         NULL, &error))
    g_critical ("%s", error->message);
}

static void
put_text (Anonymiser *self,
          MgId        id,
          MgFieldId   field,
          const char *text)
{
  g_auto(MgValue) value = mg_value_text (text);

  put (self, id, field, &value);
}

static char *
crowd_key (MgFieldId   field,
           const char *word)
{
  return g_strdup_printf ("%u %s", field, word);
}

static void
count_words (Anonymiser *self)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, self->from, MG_ITEM_ORGANISATION);
  while ((item = mg_network_iter_next (&iter)))
    for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
      if (kept[i].treatment == RARE_WORD || kept[i].treatment == WORDS)
        {
          const char *text = mg_network_get_text (self->from, item->id, kept[i].field);
          g_auto(GStrv) words = g_strsplit (text != NULL ? text : "", ";", -1);

          for (guint j = 0; words[j] != NULL; j++)
            {
              char *key = crowd_key (kept[i].field, words[j]);
              guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->crowds, key));

              g_hash_table_replace (self->crowds, key, GUINT_TO_POINTER (n + 1));
            }
        }
}

static gboolean
has_crowd (Anonymiser *self,
           MgFieldId   field,
           const char *word)
{
  g_autofree char *key = crowd_key (field, word);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->crowds, key)) >= CROWD;
}

static gboolean
is_of_the_method (MgFieldId   field,
                  const char *word)
{
  const MgField *row = &mg_field_get_table (NULL)[field];

  return row->vocabulary != NULL && mg_vocabulary_find (row->vocabulary, word) != NULL;
}

/* What several others are called too. */
static const char *
find_other (MgFieldId field)
{
  static const char *const others[] = { "other", "autre" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (is_of_the_method (field, others[i]))
      return others[i];

  return NULL;
}

static void
put_words (Anonymiser *self,
           MgId        id,
           MgFieldId   field,
           const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, ";", -1);
  g_autoptr(GString) left = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (is_of_the_method (field, words[i]) && has_crowd (self, field, words[i]))
      g_string_append_printf (left, "%s%s", left->len > 0 ? ";" : "", words[i]);

  put_text (self, id, field, left->str);
}

static double
round_number (double real)
{
  double unit;

  if (real == 0. || !isfinite (real))
    return 0.;

  unit = pow (10., floor (log10 (fabs (real))));

  return round (real / unit) * unit;
}

static MgValue
treat_number (const MgValue *value)
{
  if (value->type == MG_VALUE_INTEGER)
    return mg_value_integer ((gint64) round_number ((double) value->integer));

  return mg_value_real (round_number (value->real));
}

static void
put_treated (Anonymiser    *self,
             MgId           id,
             MgFieldId      field,
             Treatment      treatment,
             const MgValue *value)
{
  MgValue treated;

  switch (treatment)
    {
    case KEEP:
      put (self, id, field, value);
      break;

    case WORD:
      if (is_of_the_method (field, value->text))
        put (self, id, field, value);
      break;

    case RARE_WORD:
      if (!is_of_the_method (field, value->text) || !has_crowd (self, field, value->text))
        put_text (self, id, field, find_other (field));
      else
        put (self, id, field, value);
      break;

    case WORDS:
      put_words (self, id, field, value->text);
      break;

    case YEAR:
      treated = mg_value_date (mg_date_new (mg_date_get_year (value->date), 0, 0));
      put (self, id, field, &treated);
      break;

    case ROUND:
      treated = treat_number (value);
      put (self, id, field, &treated);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
copy_values (Anonymiser *self,
             MgId        from,
             MgId        to,
             MgItemKind  kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      MgValue value;

      if ((mg_field_get_table (NULL)[kept[i].field].kinds & kind) != 0 &&
          mg_network_get_value (self->from, from, kept[i].field, &value))
        put_treated (self, to, kept[i].field, kept[i].treatment, &value);
    }
}

/* Items */

static MgId
add_item (Anonymiser *self,
          MgItemKind  kind,
          MgId        source,
          MgId        target,
          const char *text_id)
{
  MgEdit edit = {
    .kind = MG_EDIT_ADD_ITEM, .item = kind, .id = mg_network_new_id (self->to), .source = source, .target = target,
  };

  if (!mg_network_apply (self->to, &edit, NULL, NULL))
    g_return_val_if_reached (MG_ID_NONE);

  put_text (self, edit.id, mg_item_kind_is_edge (kind) ? MG_FIELD_LINK_ID : MG_FIELD_ID, text_id);

  return edit.id;
}

static void
add_to_key (Anonymiser *self,
            MgId        from,
            const char *code)
{
  static const MgFieldId fields[] = { MG_FIELD_ID, MG_FIELD_LABEL, MG_FIELD_NAME };

  g_string_append (self->key, code);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = mg_network_get_text (self->from, from, fields[i]);

      g_string_append_c (self->key, ';');
      mg_cell_append (self->key, text != NULL ? text : "", ';');
    }
  g_string_append (self->key, "\r\n");
}

static void
add_nodes (Anonymiser *self,
           MgItemKind  kind,
           char        letter)
{
  g_autoptr(GArray) ids = shuffle (self, kind);
  int width = ids->len > 999 ? 5 : ids->len > 99 ? 3 : 2;

  for (guint i = 0; i < ids->len; i++)
    {
      MgId from = g_array_index (ids, MgId, i);
      g_autofree char *code = g_strdup_printf ("%c%0*u", letter, width, i + 1);
      g_autofree char *text_id = g_ascii_strdown (code, -1);
      MgId to = add_item (self, kind, MG_ID_NONE, MG_ID_NONE, text_id);

      self->made[from] = to;
      put_text (self, to, MG_FIELD_LABEL, code);
      copy_values (self, from, to, kind);
      add_to_key (self, from, code);
    }
}

static void
add_edges (Anonymiser *self,
           MgItemKind  kind,
           char        letter)
{
  g_autoptr(GArray) ids = shuffle (self, kind);

  for (guint i = 0; i < ids->len; i++)
    {
      const MgItem *edge = mg_network_find (self->from, g_array_index (ids, MgId, i));
      g_autofree char *text_id = g_strdup_printf ("%c%u", letter, i + 1);
      MgId to = add_item (self, kind, self->made[edge->source], self->made[edge->target], text_id);

      self->made[edge->id] = to;
      copy_values (self, edge->id, to, kind);
    }
}

/* Which collective a link belongs to, and who leads one: by their new codes. */
static void
put_reference (Anonymiser *self,
               MgId        from,
               MgFieldId   field,
               MgItemKind  kind)
{
  const char *text_id = mg_network_get_text (self->from, from, field);
  MgId named = text_id != NULL ? mg_network_find_text_id (self->from, kind, text_id) : MG_ID_NONE;

  if (named != MG_ID_NONE)
    put_text (self, self->made[from], field, mg_network_get_text (self->to, self->made[named], MG_FIELD_ID));
}

/* Who may be recognised */

static void
warn_of_degrees (Anonymiser *self,
                 MgWarnings *warnings)
{
  MgId limit = mg_network_get_id_limit (self->to);
  g_autofree guint *degrees = g_new0 (guint, limit);
  g_autoptr(GHashTable) counts = g_hash_table_new (NULL, NULL);
  MgNetworkIter iter;
  const MgItem *item;
  guint n_alone = 0;

  mg_network_iter_init (&iter, self->to, MG_ITEM_LINK);
  while ((item = mg_network_iter_next (&iter)))
    {
      degrees[item->source]++;
      degrees[item->target]++;
    }

  mg_network_iter_init (&iter, self->to, MG_ITEM_ORGANISATION);
  while ((item = mg_network_iter_next (&iter)))
    {
      gpointer degree = GUINT_TO_POINTER (degrees[item->id]);

      g_hash_table_insert (counts, degree, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, degree)) + 1));
    }

  mg_network_iter_init (&iter, self->to, MG_ITEM_ORGANISATION);
  while ((item = mg_network_iter_next (&iter)))
    n_alone += g_hash_table_lookup (counts, GUINT_TO_POINTER (degrees[item->id])) == GUINT_TO_POINTER (1);

  if (n_alone > 0)
    mg_warnings_add (warnings, 0,
                     ngettext ("%u organisation is the only one with its number of links: who knows the pole may recognise it.",
                               "%u organisations are each the only one with their number of links: who knows the pole may recognise them.",
                               n_alone), n_alone);
}

static void
fill (Anonymiser *self)
{
  MgNetworkIter iter;
  const MgItem *item;

  count_words (self);
  copy_values (self, MG_ID_POLE, MG_ID_POLE, MG_ITEM_POLE);
  add_nodes (self, MG_ITEM_ORGANISATION, 'A');
  add_nodes (self, MG_ITEM_COLLECTIVE, 'C');
  add_edges (self, MG_ITEM_LINK, 'e');
  add_edges (self, MG_ITEM_PARTICIPATION, 'm');

  mg_network_iter_init (&iter, self->from, MG_ITEM_COLLECTIVE);
  while ((item = mg_network_iter_next (&iter)))
    put_reference (self, item->id, MG_FIELD_LEAD_ORG, MG_ITEM_ORGANISATION);

  mg_network_iter_init (&iter, self->from, MG_ITEM_LINK);
  while ((item = mg_network_iter_next (&iter)))
    put_reference (self, item->id, MG_FIELD_COLLECTIVE_ID, MG_ITEM_COLLECTIVE);
}

MgNetwork *
mg_sharing_anonymise (MgNetwork   *network,
                      MgWarnings  *warnings,
                      GBytes     **key)
{
  Anonymiser self = { .from = network };

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  self.to = mg_network_new ();
  self.crowds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.made = g_new0 (MgId, mg_network_get_id_limit (network));
  self.key = g_string_new ("\xef\xbb\xbf");
  g_string_append_printf (self.key, "%s;%s;%s;%s\r\n", _("Code"), _("Identifier"), _("Short name"), _("Full name"));

  seed (&self);
  fill (&self);

  mg_warnings_add (warnings, 0,
                   _("Names, notes, municipalities, places on the map, amounts, the fields of your own and words that fewer than three organisations share are left out; dates are years, sizes are rounded."));
  warn_of_degrees (&self, warnings);

  if (key != NULL)
    *key = g_string_free_to_bytes (self.key);
  else
    g_string_free (self.key, TRUE);
  g_hash_table_unref (self.crowds);
  g_free (self.made);

  return self.to;
}
