/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-filter-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-error.h"
#include "mg-escaped.h"
#include "mg-text.h"

#define FADE "fade"
#define NO_COLLECTIVES "no-collectives"

/* As mg_organisation_get_ring() numbers them. */
static const char * const ring_ids[] = { "outside", "core", "members", "participants", "partners" };

/* Writing */

/* "sector>=" */
static void
begin_part (GString    *text,
            const char *name,
            const char *sign)
{
  if (text->len > 0)
    g_string_append_c (text, ';');
  mg_escaped_add (text, name);
  g_string_append (text, sign);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static void
add_set (GString    *text,
         const char *name,
         const char *sign,
         GHashTable *set)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer word;

  if (set == NULL || g_hash_table_size (set) == 0)
    return;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_ptr_array_add (words, word);
  g_ptr_array_sort (words, compare_words);

  begin_part (text, name, sign);
  for (guint i = 0; i < words->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '|');
      mg_escaped_add (text, words->pdata[i]);
    }
}

static void
add_limit (GString    *text,
           const char *name,
           const char *sign,
           double      number,
           MgDate      date)
{
  char buffer[MAX (MG_TEXT_REAL_LENGTH, MG_DATE_LENGTH)];

  if (isnan (number) && date == MG_DATE_NONE)
    return;

  begin_part (text, name, sign);
  g_string_append (text, date != MG_DATE_NONE ? mg_date_write (date, buffer)
                                              : mg_text_format_real (number, buffer));
}

static void
add_clause (GString              *text,
            const MgFilterClause *clause)
{
  add_set (text, clause->field, "=", clause->values);
  if (clause->text != NULL && *clause->text != '\0')
    {
      begin_part (text, clause->field, "~");
      mg_escaped_add (text, clause->text);
    }
  add_limit (text, clause->field, ">=", clause->low, clause->since);
  add_limit (text, clause->field, "<=", clause->high, clause->until);
}

static void
add_rings (GString *text,
           guint    hidden_rings)
{
  gboolean is_first = TRUE;

  for (guint ring = 0; ring < G_N_ELEMENTS (ring_ids); ring++)
    if (hidden_rings & (1u << ring))
      {
        if (is_first)
          begin_part (text, "ring", "!=");
        else
          g_string_append_c (text, '|');
        g_string_append (text, ring_ids[ring]);
        is_first = FALSE;
      }
}

char *
mg_filter_dup_text (const MgFilter *self)
{
  GString *text;

  if (mg_filter_is_empty (self))
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; self->clauses != NULL && i < self->clauses->len; i++)
    add_clause (text, self->clauses->pdata[i]);
  add_set (text, "kind", "!=", self->hidden_kinds);
  add_set (text, "layer", "!=", self->hidden_layers);
  add_rings (text, self->hidden_rings);
  if (self->hide_collectives)
    begin_part (text, NO_COLLECTIVES, "");
  if (self->fades && text->len > 0)
    begin_part (text, FADE, "");
  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }

  return g_string_free (text, FALSE);
}

/* Reading */

/* One condition: "sector", "=", "culture|food". */
typedef struct
{
  char       *name;
  const char *sign;
  const char *rest;     /* still with its signs */
} Part;

static const char * const signs[] = { "!=", ">=", "<=", "=", "~" };

static gboolean
split_part (const char *text,
            Part       *part)
{
  const char *at = text + strcspn (text, "=~<>!");

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (at, signs[i]))
      {
        part->sign = signs[i];
        part->rest = at + strlen (signs[i]);
        part->name = mg_escaped_read (text, (gsize) (at - text));

        return part->name != NULL;
      }

  return FALSE;
}

static gboolean
read_set (GHashTable *set,
          const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, "|", -1);

  /* g_strsplit() finds no word in "". */
  if (words[0] == NULL)
    g_hash_table_add (set, g_strdup (""));
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = mg_escaped_read (words[i], strlen (words[i]));

      if (word == NULL)
        return FALSE;
      g_hash_table_add (set, g_steal_pointer (&word));
    }

  return TRUE;
}

static gboolean
read_rings (MgFilter   *self,
            const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, "|", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint ring = 0;

      while (ring < G_N_ELEMENTS (ring_ids) && !g_str_equal (ring_ids[ring], words[i]))
        ring++;
      if (ring == G_N_ELEMENTS (ring_ids))
        return FALSE;
      self->hidden_rings |= 1u << ring;
    }

  return words[0] != NULL;
}

static gboolean
read_hidden (MgFilter   *self,
             const Part *part)
{
  if (g_str_equal (part->name, "kind"))
    return read_set (self->hidden_kinds, part->rest);
  if (g_str_equal (part->name, "layer"))
    return read_set (self->hidden_layers, part->rest);
  if (g_str_equal (part->name, "ring"))
    return read_rings (self, part->rest);

  return FALSE;
}

static gboolean
read_limit (MgFilterClause *clause,
            const MgField  *field,
            const Part     *part)
{
  gboolean is_low = *part->sign == '>';

  if (field->type == MG_TYPE_DATE)
    return mg_date_parse (part->rest, is_low ? &clause->since : &clause->until);

  return (field->type == MG_TYPE_INTEGER || field->type == MG_TYPE_REAL) &&
         mg_text_parse_real (part->rest, is_low ? &clause->low : &clause->high);
}

static gboolean
read_clause (MgFilter      *self,
             const MgField *field,
             const Part    *part)
{
  MgFilterClause *clause = mg_filter_take_clause (self, field->name);

  if (g_str_equal (part->sign, "="))
    return read_set (clause->values, part->rest);
  if (*part->sign != '~')
    return read_limit (clause, field, part);

  g_free (clause->text);
  clause->text = mg_escaped_read (part->rest, strlen (part->rest));

  return clause->text != NULL;
}

/* As a file says it: the text is the user's own, and was cleaned when it came. */
static gboolean
read_part (MgFilter    *self,
           MgNetwork   *network,
           const char  *text,
           GError     **error)
{
  Part part = { NULL };
  g_autofree char *name = NULL;
  MgFieldId field = MG_FIELD_NONE;
  gboolean is_good = split_part (text, &part);

  name = part.name;
  if (is_good && g_str_equal (part.sign, "!="))
    is_good = read_hidden (self, &part);
  else if (is_good)
    {
      field = mg_network_find_field (network, MG_ITEM_ORGANISATION, name);
      if (field == MG_FIELD_NONE)
        {
          g_set_error (error, MG_ERROR, MG_ERROR_BAD_VALUE, _("Organisations have no field “%s”."), name);
          return FALSE;
        }
      is_good = read_clause (self, mg_network_get_field (network, field), &part);
    }
  if (!is_good)
    g_set_error (error, MG_ERROR, MG_ERROR_BAD_VALUE,
                 /* Translators: the words in capitals may be translated, the others are typed as they are. */
                 _("“%s” is not a condition: conditions are FIELD=VALUE|VALUE, FIELD~TEXT, FIELD>=LOW, FIELD<=HIGH, "
                   "kind!=…, layer!=…, ring!=…, no-collectives and fade, with “;” between them."), text);

  return is_good;
}

MgFilter *
mg_filter_read (MgNetwork   *network,
                const char  *text,
                GError     **error)
{
  MgFilter *self = mg_filter_new ();
  g_auto(GStrv) parts = NULL;

  g_return_val_if_fail (MG_IS_NETWORK (network), self);

  parts = g_strsplit (text != NULL ? text : "", ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_equal (parts[i], FADE))
      self->fades = TRUE;
    else if (g_str_equal (parts[i], NO_COLLECTIVES))
      self->hide_collectives = TRUE;
    else if (*parts[i] != '\0')
      read_part (self, network, parts[i], error != NULL && *error == NULL ? error : NULL);

  mg_filter_tidy (self);

  return self;
}
