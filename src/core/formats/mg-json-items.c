/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-json-items.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-date.h"
#include "mg-error.h"
#include "mg-text.h"

#define MAX_NODES (1000u * 1000)
#define MAX_COLUMNS 4096u

/* Sorts of values met in a column */
enum
{
  SEEN_INTEGER = 1 << 0,
  SEEN_REAL = 1 << 1,
  SEEN_BOOLEAN = 1 << 2,
  SEEN_TEXT = 1 << 3,
  SEEN_WORD = 1 << 4,      /* a number's word as text: "NaN" */
  SEEN_DATE = 1 << 5,      /* a text that is a date */
};

static const char * const words[] = { "NaN", "INF", "-INF", "Infinity", "-Infinity", NULL };

static const char *
get_name (MgJsonReader       *self,
          const MgJsonMember *member)
{
  return self->members_text->str + member->name;
}

static const char *
get_value (MgJsonReader       *self,
           const MgJsonMember *member)
{
  return self->members_text->str + member->value;
}

static const MgJsonMember *
get_member (MgJsonReader *self,
            guint         i)
{
  return &g_array_index (self->members, MgJsonMember, i);
}

/* Reading */

static gsize
add_text (MgJsonReader *self,
          const char   *text)
{
  gsize place = self->members_text->len;

  g_string_append_len (self->members_text, text, (gssize) strlen (text) + 1);

  return place;
}

/* What stands around attributes, in Cytoscape.js, graphology and JSON Graph Format. */
static gboolean
is_wrapping (const char *name)
{
  static const char * const wrappings[] = { "data", "attributes", "metadata", "position", NULL };

  return g_strv_contains (wrappings, name);
}

static gboolean
add_member (MgJsonReader  *self,
            gsize          name,
            MgJsonToken    type,
            GError       **error)
{
  MgJsonMember member = { .name = name, .type = type, .line = self->text.line };

  switch (type)
    {
    case MG_JSON_STRING:
    case MG_JSON_NUMBER:
      member.value = add_text (self, self->text.text->str);
      break;

    case MG_JSON_TRUE:
    case MG_JSON_FALSE:
      member.value = add_text (self, type == MG_JSON_TRUE ? "true" : "false");
      break;

    case MG_JSON_OPEN_OBJECT:
    case MG_JSON_OPEN_ARRAY:
      member.value = self->members_text->len;
      if (!mg_json_keep (&self->text, type, self->members_text, error))
        return FALSE;
      g_string_append_c (self->members_text, '\0');
      break;

    case MG_JSON_NULL:
    case MG_JSON_BROKEN:
    case MG_JSON_END:
    case MG_JSON_CLOSE_OBJECT:
    case MG_JSON_CLOSE_ARRAY:
    case MG_JSON_NAME:
    default:
      return TRUE;
    }

  g_array_append_val (self->members, member);

  return TRUE;
}

gboolean
mg_json_read_members (MgJsonReader  *self,
                      GError       **error)
{
  guint depth = self->text.depth;

  while (self->text.depth >= depth)
    {
      MgJsonToken token = mg_json_next (&self->text, error);
      gsize name;

      if (token == MG_JSON_BROKEN)
        return FALSE;
      if (token != MG_JSON_NAME)
        continue;

      name = add_text (self, self->text.text->str);
      token = mg_json_next (&self->text, error);
      if (token == MG_JSON_BROKEN)
        return FALSE;
      if (token == MG_JSON_OPEN_OBJECT && self->text.depth == depth + 1 && is_wrapping (self->members_text->str + name))
        {
          if (!mg_json_read_members (self, error))
            return FALSE;
        }
      else if (!add_member (self, name, token, error))
        {
          return FALSE;
        }
    }

  return TRUE;
}

/* Columns */

static guint
find_column (MgJsonReader *self,
             MgDomain      domain,
             const char   *name)
{
  return mg_given_named_column (self->file, self->columns[domain], domain, name, self->text.line);
}

static void
note_value (MgJsonReader *self,
            guint         column,
            MgJsonToken   type,
            const char   *value)
{
  guint8 sort = SEEN_TEXT;
  gint64 integer;
  MgDate date;

  if (type == MG_JSON_TRUE || type == MG_JSON_FALSE)
    sort = SEEN_BOOLEAN;
  else if (type == MG_JSON_STRING && g_strv_contains (words, value))
    sort = SEEN_WORD;
  else if (type == MG_JSON_STRING && mg_date_parse (value, &date))
    sort = SEEN_DATE;
  else if (type == MG_JSON_NUMBER && (strpbrk (value, ".eEN") != NULL || strchr (value, 'I') != NULL))
    sort = SEEN_REAL;
  else if (type == MG_JSON_NUMBER && mg_text_parse_integer (value, &integer))
    sort = SEEN_INTEGER;

  /* A whole number too large for ours is text: it stays exact. */
  while (self->seen->len <= column)
    g_byte_array_append (self->seen, (const guint8 *) "", 1);
  self->seen->data[column] |= sort;
}

/* Whether the column has the name of a date of ours, some values that are dates, and
 * others: said to be dates it is checked like that of a format that says so itself,
 * which tells of the first that is none.
 */
static gboolean
is_meant_as_dates (const MgJsonReader *self,
                   guint               column,
                   const MgKey        *key)
{
  static const guint kinds[] = {
    [MG_DOMAIN_NODE] = MG_ITEMS_NODES, [MG_DOMAIN_EDGE] = MG_ITEMS_EDGES, [MG_DOMAIN_GRAPH] = MG_ITEM_POLE,
  };
  MgDomain domain = g_array_index (self->file->columns, MgGivenColumn, column).domain;
  guint n_fields;
  const MgField *fields = mg_field_get_table (&n_fields);

  if ((self->seen->data[column] & SEEN_DATE) == 0 || self->seen->data[column] == SEEN_DATE || key->name == NULL)
    return FALSE;

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == MG_TYPE_DATE && (fields[i].kinds & kinds[domain]) != 0 && g_str_equal (fields[i].name, key->name))
      return TRUE;

  return FALSE;
}

void
mg_json_type_columns (MgJsonReader *self)
{
  static const struct { guint8 sorts; const char *type; } types[] = {
    { SEEN_INTEGER, "long" }, { SEEN_BOOLEAN, "boolean" }, { SEEN_WORD, "string" },
    { SEEN_INTEGER | SEEN_REAL | SEEN_WORD, "double" },
  };

  for (guint column = 0; column < self->seen->len; column++)
    {
      MgKey *key = &g_array_index (self->file->keys, MgKey, g_array_index (self->file->columns, MgGivenColumn, column).key);

      if (is_meant_as_dates (self, column, key))
        {
          g_free (key->type);
          key->type = g_strdup ("date");
          continue;
        }

      for (guint i = 0; i < G_N_ELEMENTS (types) && self->seen->data[column] != 0; i++)
        if ((self->seen->data[column] & ~types[i].sorts) == 0)
          {
            g_free (key->type);
            key->type = g_strdup (types[i].type);
            break;
          }
    }
}

void
mg_json_set_graph (MgJsonReader *self,
                   const char   *name,
                   MgJsonToken   type,
                   const char   *value)
{
  guint column = find_column (self, MG_DOMAIN_GRAPH, name);

  note_value (self, column, type, value);
  mg_given_set_graph (self->file, column, value, -1, self->text.line);
}

/* Items */

/* The index of the last member of the first of these names, or -1. */
static int
find_member (MgJsonReader       *self,
             const char * const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    for (guint j = self->members->len; j > 0; j--)
      if (g_str_equal (get_name (self, get_member (self, j - 1)), names[i]))
        return (int) j - 1;

  return -1;
}

/* After its simulation D3 has whole nodes at the ends of links: find the
 * identifier in one.
 */
static char *
dig_out_id (const char *object)
{
  static const char * const names[] = { "\"id\": ", "\"key\": ", "\"name\": ", "\"index\": " };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *found = strstr (object, names[i]);
      const char *end;

      if (found == NULL)
        continue;

      found += strlen (names[i]);
      if (*found != '"')
        return g_strndup (found, strcspn (found, ",}]"));

      for (end = found + 1; *end != '\0' && *end != '"'; end++)
        if (*end == '\\' && end[1] != '\0')
          end++;

      return g_strndup (found + 1, (gsize) (end - found - 1));
    }

  return NULL;
}

static MgTextPlace
add_clean (MgJsonReader *self,
           const char   *text)
{
  g_autofree char *clean = mg_text_clean (text, -1);

  return mg_given_add_text (self->file, clean, strlen (clean));
}

static MgTextPlace
take_end (MgJsonReader *self,
          int           member,
          gboolean     *is_number)
{
  const MgJsonMember *end;
  g_autofree char *id = NULL;
  gint64 integer;

  *is_number = FALSE;
  if (member < 0)
    return 0;

  end = get_member (self, (guint) member);
  if (end->type == MG_JSON_OPEN_OBJECT && (id = dig_out_id (get_value (self, end))) != NULL)
    return add_clean (self, id);

  *is_number = end->type == MG_JSON_NUMBER && mg_text_parse_integer (get_value (self, end), &integer) && integer >= 0;

  return add_clean (self, get_value (self, end));
}

/* Whether the member has the name of the one that was taken. */
static gboolean
is_again (MgJsonReader *self,
          guint         i,
          guint         taken)
{
  const char *name = get_name (self, get_member (self, i));

  if (i == taken)
    return TRUE;
  if (!g_str_equal (name, get_name (self, get_member (self, taken))))
    return FALSE;

  mg_warnings_add (self->file->warnings, get_member (self, i)->line,
                   _("“%.60s” has several values here; only the last one is kept."), name);

  return TRUE;
}

static gboolean
is_cytoscape (const MgJsonReader *self)
{
  return self->is_mixed || self->has_elements;
}

/* Cytoscape.js tells nodes from edges by it. */
static gboolean
is_group (MgJsonReader       *self,
          const MgJsonMember *member)
{
  return is_cytoscape (self) && g_str_equal (get_name (self, member), "group") &&
         (g_str_equal (get_value (self, member), "nodes") || g_str_equal (get_value (self, member), "edges"));
}

/* All members become values but those at the indices of @taken. */
static void
set_values (MgJsonReader *self,
            MgDomain      domain,
            guint         item,
            const int    *taken,
            guint         n_taken)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      const MgJsonMember *member = get_member (self, i);
      const char *value = get_value (self, member);
      gboolean is_taken = FALSE;
      guint column;

      for (guint j = 0; j < n_taken; j++)
        is_taken |= taken[j] >= 0 && is_again (self, i, (guint) taken[j]);
      if (is_taken || *value == '\0' || is_group (self, member))
        continue;

      column = find_column (self, domain, get_name (self, member));
      note_value (self, column, member->type, value);
      if (domain == MG_DOMAIN_NODE)
        mg_given_set_node (self->file, item, column, value, -1, member->line);
      else
        mg_given_set_edge (self->file, item, column, value, -1, member->line);
    }
}

/* What is inside a compound node names it. */
static void
mark_nested (MgJsonReader *self,
             guint         node)
{
  static const char * const parents[] = { "parent", NULL };
  int member = is_cytoscape (self) ? find_member (self, parents) : -1;

  if (member < 0)
    return;

  g_array_index (self->file->nodes, MgGivenItem, node).flags |= MG_GIVEN_NESTED;
  mg_given_warn_nested (self->file, get_member (self, (guint) member)->line);
}

static gboolean
add_node (MgJsonReader  *self,
          const char    *id,
          guint          line,
          GError       **error)
{
  static const char * const ids[] = { "id", "key", NULL };
  static const char * const names[] = { "name", "label", NULL };
  int taken = id == NULL ? find_member (self, ids) : -1;
  int name = find_member (self, names);
  MgTextPlace place;
  guint node;

  if (self->file->nodes->len >= MAX_NODES)
    return mg_scan_fail (self->text.scan, MG_ERROR_TOO_LARGE, error,
                         _("The file has more than %u organisations, the most that is read. Keep only the part you need."), MAX_NODES);

  if (taken >= 0)
    id = get_value (self, get_member (self, (guint) taken));
  node = mg_given_add_node (self->file, id, -1, line);
  place = name >= 0 ? add_clean (self, get_value (self, get_member (self, (guint) name))) : 0;
  g_array_append_val (self->names, place);
  mark_nested (self, node);
  set_values (self, MG_DOMAIN_NODE, node, &taken, 1);

  return TRUE;
}

/* Whether the member is there and is "true" or "false"; @says goes with it. */
static gboolean
takes_boolean (MgJsonReader *self,
               int           member,
               gboolean     *says)
{
  const MgJsonMember *boolean = member >= 0 ? get_member (self, (guint) member) : NULL;

  if (boolean == NULL || (boolean->type != MG_JSON_TRUE && boolean->type != MG_JSON_FALSE))
    return FALSE;

  *says = boolean->type == MG_JSON_TRUE;

  return TRUE;
}

static void
add_edge (MgJsonReader *self,
          guint         line)
{
  static const char * const members[][3] = {
    { "source", "from", NULL }, { "target", "to", NULL }, { "id", NULL, NULL },
    { "directed", NULL, NULL }, { "undirected", NULL, NULL },
  };
  int taken[G_N_ELEMENTS (members)];
  static const char * const keys[] = { "key", NULL };
  int key = find_member (self, keys);
  gboolean is_number[2];
  guint8 flags = 0;
  gboolean says = FALSE;
  guint edge;
  MgGivenItem *given;
  MgTextPlace place[3];

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    taken[i] = find_member (self, members[i]);

  place[0] = take_end (self, taken[0], &is_number[0]);
  place[1] = take_end (self, taken[1], &is_number[1]);
  place[2] = taken[2] >= 0 ? add_clean (self, get_value (self, get_member (self, (guint) taken[2]))) : 0;
  edge = mg_given_add_edge (self->file, NULL, "", "", FALSE, line);
  given = &g_array_index (self->file->edges, MgGivenItem, edge);
  given->source = place[0];
  given->target = place[1];
  given->id = place[2];

  if (takes_boolean (self, taken[3], &says))
    flags = MG_JSON_SAYS_DIRECTION;
  else
    taken[3] = -1;
  if (takes_boolean (self, taken[4], &says))
    {
      flags = MG_JSON_SAYS_DIRECTION;
      says = !says;
    }
  else
    {
      taken[4] = -1;
    }

  given->flags = says ? MG_GIVEN_DIRECTED : 0;
  if (is_number[0] && is_number[1])
    flags |= MG_JSON_END_NUMBERS;
  if (key >= 0 && get_member (self, (guint) key)->type == MG_JSON_STRING)
    flags |= MG_JSON_KEY_IS_TEXT;
  g_byte_array_append (self->edge_flags, &flags, 1);
  set_values (self, MG_DOMAIN_EDGE, edge, taken, G_N_ELEMENTS (taken));
}

gboolean
mg_json_read_item (MgJsonReader    *self,
                   MgJsonItemKind   kind,
                   const char      *id,
                   GError         **error)
{
  static const char * const sources[] = { "source", "from", NULL };
  guint line = self->text.line;

  g_string_truncate (self->members_text, 0);
  g_array_set_size (self->members, 0);
  if (!mg_json_read_members (self, error))
    return FALSE;

  if (self->file->columns->len > MAX_COLUMNS)
    return mg_scan_fail (self->text.scan, MG_ERROR_TOO_LARGE, error,
                         _("The file declares more than %u keys. It is damaged or was made to do harm."), MAX_COLUMNS);

  self->has_network = TRUE;
  self->is_mixed = kind == MG_JSON_ANY_ITEM;
  if (kind == MG_JSON_EDGE || (kind == MG_JSON_ANY_ITEM && find_member (self, sources) >= 0))
    {
      add_edge (self, line);
      return TRUE;
    }

  self->has_nodes = TRUE;

  return add_node (self, id, line, error);
}
