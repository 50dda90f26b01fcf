/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-dialect.h"

#include <string.h>

#include "mg-number.h"

#define FOLLOW "follow "

/* Texts of which a follow remembers what they say: a power of two. */
#define N_AGREED 256u

static const struct
{
  MgDomain    domain;
  guint       kinds;
  const char *name;
} domains[] = {
  { MG_DOMAIN_NODE, MG_ITEMS_NODES, "node" },
  { MG_DOMAIN_EDGE, MG_ITEMS_EDGES, "edge" },
  { MG_DOMAIN_GRAPH, MG_ITEM_POLE, "graph" },
};

/* Places */

double
mg_place_unit_read (const MgPlaceUnit *unit,
                    gboolean           y,
                    double             place)
{
  double scale = unit->scale > 0 ? unit->scale : 1;

  return y && unit->y_up ? -place * scale : place * scale;
}

double
mg_place_unit_write (const MgPlaceUnit *unit,
                     gboolean           y,
                     double             place)
{
  double scale = unit->scale > 0 ? unit->scale : 1;

  /* No "-0" */
  return y && unit->y_up ? 0. - place / scale : place / scale;
}

/* The text */

static void
describe_follower (GString               *text,
                   const MgGiven         *file,
                   const MgGivenFollower *follower)
{
  const MgGivenColumn *column = &g_array_index (file->columns, MgGivenColumn, follower->column);
  const MgKey *key = &g_array_index (file->keys, MgKey, column->key);

  if (strpbrk (key->id, "\n\r") != NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    if (domains[i].domain == column->domain)
      g_string_append_printf (text, FOLLOW "%s %s %s %s\n", domains[i].name,
                              mg_field_get_table (NULL)[follower->field].name,
                              mg_part_get_name ((MgPart) follower->part), key->id);
}

char *
mg_dialect_describe (const MgGiven *file)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n_signs;
  const MgDialectSign *signs = mg_dialect_get_signs (&n_signs);

  if (file->unit.y_up)
    g_string_append (text, "y-up\n");
  if (file->unit.scale > 0 && file->unit.scale != 1)
    {
      g_string_append (text, "scale ");
      mg_number_append_real (text, file->unit.scale);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < file->followers->len; i++)
    describe_follower (text, file, &g_array_index (file->followers, MgGivenFollower, i));

  if (text->len == 0)
    return NULL;

  g_string_truncate (text, text->len - 1);
  for (guint i = n_signs; i > 0; i--)
    if ((i == 1 || signs[i - 1].dialect != signs[i - 2].dialect) && mg_dialect_is_spoken (file, signs[i - 1].dialect))
      {
        g_string_prepend_c (text, '\n');
        g_string_prepend (text, signs[i - 1].dialect);
      }

  return g_strdup (text->str);
}

/* "follow edge type whole KEY"; the row of @domains, or their number. */
static guint
parse_follow (const char   *line,
              MgFieldId    *field,
              MgPart       *part,
              char        **key)
{
  g_auto(GStrv) words = g_strsplit (line, " ", 5);
  guint row = 0;

  if (g_strv_length (words) != 5)
    return G_N_ELEMENTS (domains);

  while (row < G_N_ELEMENTS (domains) && !g_str_equal (domains[row].name, words[1]))
    row++;
  if (row == G_N_ELEMENTS (domains))
    return row;

  *field = mg_dialect_find_field (domains[row].kinds, words[2]);
  *part = mg_part_find (words[3]);
  if (*field == MG_FIELD_NONE || *part == MG_N_PARTS)
    return G_N_ELEMENTS (domains);

  *key = g_strdup (words[4]);

  return row;
}

/* A power of two, so that no digit of a place is lost. */
static gboolean
parse_scale (const char *line,
             double     *scale)
{
  double value;

  if (!g_str_has_prefix (line, "scale ") || !mg_number_parse_real (line + strlen ("scale "), &value))
    return FALSE;

  for (double power = 1; power <= MG_PLACE_SCALE_MAX; power *= 2)
    if (value == power)
      {
        *scale = value;
        return TRUE;
      }

  return FALSE;
}

static void
parse_unit (const char  *line,
            MgPlaceUnit *unit)
{
  double scale;

  if (g_str_equal (line, "y-up"))
    unit->y_up = TRUE;
  else if (parse_scale (line, &scale))
    unit->scale = scale;
}

void
mg_dialect_recall (MgGiven    *file,
                   const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *key = NULL;
      MgFieldId field;
      MgPart part;
      guint row;
      guint found;

      parse_unit (lines[i], &file->unit);
      if (!g_str_has_prefix (lines[i], FOLLOW) ||
          (row = parse_follow (lines[i], &field, &part, &key)) == G_N_ELEMENTS (domains))
        continue;

      found = GPOINTER_TO_UINT (g_hash_table_lookup (file->by_id[domains[row].domain], key));
      if (found != 0)
        g_array_index (file->columns, MgGivenColumn, found - 1).hidden = TRUE;
    }
}

/* Writing */

/* A text of the network's and what it says, found out once. */
typedef struct
{
  const char *text;       /* NULL: none */
  MgValue     wanted;
} Agreed;

typedef struct
{
  MgFieldId field;      /* foreign */
  MgFieldId leader;     /* ours */
  MgPart    part;
  Agreed   *agreed;     /* (owned), N_AGREED */
} Follow;

struct _MgDialectNote
{
  MgNetwork   *network;     /* lent */
  MgPlaceUnit  unit;
  GArray      *follows;     /* Follow */
  gboolean     has_yed_prefix;
};

static MgFieldId
find_foreign (MgNetwork  *network,
              guint       kinds,
              const char *key)
{
  guint n_built_in;

  mg_field_get_table (&n_built_in);
  for (MgFieldId i = n_built_in; i < mg_network_get_n_fields (network); i++)
    {
      const MgField *row = mg_network_get_field (network, i);

      if (row != NULL && (row->kinds & kinds) != 0 && g_strcmp0 (row->key_id, key) == 0)
        return i;
    }

  return MG_FIELD_NONE;
}

static void
add_follow (MgDialectNote *self,
            const char    *line)
{
  g_autofree char *key = NULL;
  Follow follow = { .agreed = NULL };
  guint row = parse_follow (line, &follow.leader, &follow.part, &key);

  if (row == G_N_ELEMENTS (domains))
    return;

  follow.field = find_foreign (self->network, domains[row].kinds, key);
  if (follow.field == MG_FIELD_NONE)
    return;

  follow.agreed = g_new0 (Agreed, N_AGREED);
  g_array_append_val (self->follows, follow);
}

/* The field that we made or read ourselves, not a namesake. */
static const char *
find_text (MgNetwork *network)
{
  guint n_built_in;

  mg_field_get_table (&n_built_in);
  for (MgFieldId i = n_built_in; i < mg_network_get_n_fields (network); i++)
    {
      const MgField *row = mg_network_get_field (network, i);

      if (row != NULL && row->kinds == MG_ITEM_POLE && (row->flags & MG_FIELD_HIDDEN) != 0 &&
          g_str_equal (row->name, MG_DIALECT_FIELD))
        return mg_network_get_text (network, MG_ID_POLE, i);
    }

  return NULL;
}

/* Whether the file explains that prefix so. */
static gboolean
has_prefix (MgNetwork  *network,
            const char *name,
            const char *uri)
{
  MgFieldId field = mg_network_find_field (network, MG_ITEM_POLE, name);

  return field != MG_FIELD_NONE && g_strcmp0 (mg_network_get_text (network, MG_ID_POLE, field), uri) == 0;
}

static void
follow_clear (gpointer data)
{
  g_free (((Follow *) data)->agreed);
}

MgDialectNote *
mg_dialect_note_new (MgNetwork *network)
{
  MgDialectNote *self = g_new0 (MgDialectNote, 1);
  const char *text = find_text (network);
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  self->network = network;
  self->follows = g_array_new (FALSE, FALSE, sizeof (Follow));
  g_array_set_clear_func (self->follows, follow_clear);
  self->has_yed_prefix = has_prefix (network, "xmlns:y", MG_DIALECT_YED_NAMESPACE);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      parse_unit (lines[i], &self->unit);
      if (g_str_has_prefix (lines[i], FOLLOW))
        add_follow (self, lines[i]);
    }

  return self;
}

void
mg_dialect_note_free (MgDialectNote *self)
{
  g_array_unref (self->follows);
  g_free (self);
}

double
mg_dialect_note_place (const MgDialectNote *self,
                       gboolean             y,
                       double               place)
{
  return mg_place_unit_write (&self->unit, y, place);
}

gboolean
mg_dialect_note_touches (const MgDialectNote *self,
                         MgFieldId            field)
{
  for (guint i = 0; i < self->follows->len; i++)
    if (g_array_index (self->follows, Follow, i).field == field)
      return TRUE;

  return FALSE;
}

/* What our field holds, as the file says it. */
static gboolean
get_leader (const MgDialectNote *self,
            MgId                 item,
            MgFieldId            leader,
            MgValue             *value)
{
  if (!mg_network_get_value (self->network, item, leader, value))
    return FALSE;

  if (leader == MG_FIELD_X || leader == MG_FIELD_Y)
    value->real = mg_place_unit_write (&self->unit, leader == MG_FIELD_Y, value->real);

  return TRUE;
}

/* Whether the file's text says what our field says. */
static gboolean
says (const char    *text,
      const MgField *row,
      const MgValue *wanted)
{
  g_auto(MgValue) said = MG_VALUE_INIT;
  const char *word = row->vocabulary != NULL ? mg_dialect_find_word (row->vocabulary, text) : NULL;
  char date[MG_DATE_LENGTH];
  double real;

  if (word != NULL && wanted->type == MG_VALUE_TEXT && g_str_equal (word, wanted->text))
    return TRUE;
  if (wanted->type == MG_VALUE_DATE && g_str_equal (mg_date_write (wanted->date, date), text))
    return TRUE;
  if (wanted->type == MG_VALUE_INTEGER && mg_number_parse_real (text, &real))
    return real == (double) wanted->integer;

  return mg_field_parse (row, text, &said, NULL) && mg_value_equal (&said, wanted);
}

/* The same of a text of the network's, which has its address for itself. */
static gboolean
says_again (const Follow  *follow,
            const char    *text,
            const MgField *row,
            const MgValue *wanted)
{
  Agreed *agreed = &follow->agreed[(guintptr) text / 16 % N_AGREED];

  if (agreed->text == text && mg_value_equal (&agreed->wanted, wanted))
    return TRUE;
  if (!says (text, row, wanted))
    return FALSE;

  *agreed = (Agreed) { text, *wanted };

  return TRUE;
}

/* As the writer of GraphML spells numbers. */
static char *
format_value (const MgValue *value)
{
  g_autoptr(GString) text = NULL;

  if (value->type != MG_VALUE_REAL)
    return mg_value_format (value);

  text = g_string_new (NULL);
  mg_number_append_real (text, value->real);

  return g_strdup (text->str);
}

/* @text where that follow has put in what our field says; NULL: it says so already.
 * @kept: whether it is a text of the network's
 */
static char *
put_in (const MgDialectNote *self,
        const Follow        *follow,
        MgId                 item,
        const char          *text,
        gboolean             kept,
        gboolean             is_xml)
{
  const MgField *row = mg_network_get_field (self->network, follow->leader);
  gboolean is_whole = follow->part == MG_PART_WHOLE && !is_xml;
  g_autofree char *part = NULL;
  g_autofree char *wanted_text = NULL;
  MgValue wanted;

  if (!get_leader (self, item, follow->leader, &wanted))
    return NULL;

  if (is_whole && text != NULL && (kept ? says_again (follow, text, row, &wanted) : says (text, row, &wanted)))
    return NULL;

  part = text != NULL && !is_whole ? mg_dialect_extract (text, is_xml, follow->part) : NULL;
  if (part != NULL && says (part, row, &wanted))
    return NULL;

  wanted_text = format_value (&wanted);
  if (text == NULL)
    return follow->part == MG_PART_WHOLE ? g_steal_pointer (&wanted_text) : NULL;

  return mg_dialect_replace (text, is_xml, follow->part, wanted_text);
}

/* A symbol for an organisation that the other program does not know yet; its
 * label and its place are put in as into the others.
 */
static char *
create_symbol (const MgDialectNote *self,
               MgId                 item,
               MgFieldId            field)
{
  for (guint i = 0; i < self->follows->len; i++)
    {
      const Follow *follow = &g_array_index (self->follows, Follow, i);

      if (follow->field == field && follow->part == MG_PART_YED_LABEL && self->has_yed_prefix &&
          mg_network_get_text (self->network, item, follow->leader) != NULL)
        return g_strdup (MG_DIALECT_YED_SYMBOL);
    }

  return NULL;
}

char *
mg_dialect_note_adapt (const MgDialectNote *self,
                       MgId                 item,
                       MgFieldId            field,
                       const MgValue       *value)
{
  gboolean is_xml = mg_network_get_field (self->network, field)->type == MG_TYPE_XML;
  g_autofree char *own = value->type != MG_VALUE_NONE && value->type != MG_VALUE_TEXT ? format_value (value) : NULL;
  const char *text = value->type == MG_VALUE_TEXT ? value->text : own;
  gboolean changed = FALSE;

  if (text == NULL && is_xml)
    text = own = create_symbol (self, item, field);

  for (guint i = 0; i < self->follows->len; i++)
    {
      const Follow *follow = &g_array_index (self->follows, Follow, i);
      char *put = follow->field == field ? put_in (self, follow, item, text, own == NULL, is_xml) : NULL;

      if (put == NULL)
        continue;

      g_free (own);
      own = put;
      text = own;
      changed = TRUE;
    }

  return changed ? g_steal_pointer (&own) : NULL;
}
