/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which field of the network each key of a file becomes.
 *
 * A file is ours when it has the key "app_version" of the graph.  If that key
 * has the identifier we give it, the others are ours exactly if they have the
 * identifiers we give them ("n_role"): a foreign key of the same name, kept in
 * our file, stays foreign.  Otherwise another program wrote our file again, or
 * a table was turned into GraphML with our names: keys count by name.  What keys
 * of any other file are is said by the table of dialects (mg-dialect.h).
 */
#include "mg-dialect.h"
#include "mg-given-types.h"
#include "mg-graphml.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-number.h"
#include "mg-text.h"
#include "mg-xml-keep.h"

/* How often a stop is looked for. */
#define VALUES_PER_LOOK 65536

typedef enum
{
  FILE_FOREIGN,
  FILE_BY_NAME,
  FILE_OURS,
} Origin;

/* Key types as programs spell them, in lower case. */
static const struct
{
  const char  *name;
  MgFieldType  type;
} types[] = {
  { "string", MG_TYPE_TEXT }, { "text", MG_TYPE_TEXT },
  { "int", MG_TYPE_INTEGER }, { "integer", MG_TYPE_INTEGER }, { "long", MG_TYPE_INTEGER },
  { "short", MG_TYPE_INTEGER }, { "byte", MG_TYPE_INTEGER },
  { "float", MG_TYPE_REAL }, { "double", MG_TYPE_REAL }, { "real", MG_TYPE_REAL }, { "decimal", MG_TYPE_REAL },
  { "boolean", MG_TYPE_BOOLEAN }, { "bool", MG_TYPE_BOOLEAN },
  { "date", MG_TYPE_DATE },
};

static MgGivenColumn *
get_column (MgGiven *self,
            guint    index)
{
  return &g_array_index (self->columns, MgGivenColumn, index);
}

static const MgKey *
get_key (MgGiven             *self,
         const MgGivenColumn *column)
{
  return &g_array_index (self->keys, MgKey, column->key);
}

static const char *
key_name (const MgKey *key)
{
  return key->name != NULL && *key->name != '\0' ? key->name : key->id;
}

MgFieldType
mg_given_declared_type (const MgKey *key)
{
  const char *name = key->type != NULL ? key->type : "string";

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (types[i].name, name) == 0)
      return types[i].type;

  return MG_TYPE_TEXT;
}

static MgGivenColumn *
find_column (MgGiven    *self,
             MgDomain    domain,
             const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->domain == domain &&
        g_str_equal (key_name (get_key (self, get_column (self, i))), name))
      return get_column (self, i);

  return NULL;
}

/* It gives keys of the network the identifiers that we do, but it numbers nodes
 * and keeps their identifiers as values.
 */
static gboolean
is_from_igraph (MgGiven *self)
{
  gpointer found = g_hash_table_lookup (self->by_id[MG_DOMAIN_NODE], "v_id");

  if (found == NULL)
    return FALSE;

  mg_dialect_map (self, TRUE);

  return get_column (self, GPOINTER_TO_UINT (found) - 1)->use == MG_COLUMN_IDENTITY;
}

static Origin
find_origin (MgGiven *self)
{
  g_autofree char *id = mg_given_key_id (MG_DOMAIN_GRAPH, MG_GRAPHML_VERSION_KEY);
  const MgGivenColumn *version = find_column (self, MG_DOMAIN_GRAPH, MG_GRAPHML_VERSION_KEY);

  if (version != NULL && g_str_equal (get_key (self, version)->id, id) && !is_from_igraph (self))
    return FILE_OURS;

  if (version != NULL || find_column (self, MG_DOMAIN_NODE, "node_type") != NULL ||
      find_column (self, MG_DOMAIN_EDGE, "layer") != NULL)
    return FILE_BY_NAME;

  return FILE_FOREIGN;
}

static guint
kinds_of (MgDomain domain)
{
  switch (domain)
    {
    case MG_DOMAIN_NODE:
      return MG_ITEMS_NODES;

    case MG_DOMAIN_EDGE:
      return MG_ITEMS_EDGES;

    case MG_DOMAIN_GRAPH:
    case MG_DOMAIN_GRAPHML:
    case MG_DOMAIN_OTHER:
    case MG_N_DOMAINS:
    default:
      return MG_ITEM_POLE;
    }
}

static MgFieldId
find_built_in (MgDomain    domain,
               const char *name)
{
  guint n_fields;
  const MgField *table = mg_field_get_table (&n_fields);

  if (domain > MG_DOMAIN_GRAPH)
    return MG_FIELD_NONE;

  for (guint i = 0; i < n_fields; i++)
    if ((table[i].kinds & kinds_of (domain)) != 0 && g_str_equal (table[i].name, name))
      return i == MG_FIELD_ID || i == MG_FIELD_LINK_ID ? MG_FIELD_NONE : i;

  return MG_FIELD_NONE;
}

/* Whether values of a key of that type can be read as the field's. */
static gboolean
is_compatible (const MgKey   *key,
               const MgField *field)
{
  MgFieldType type = mg_given_declared_type (key);

  switch (field->type)
    {
    case MG_TYPE_INTEGER:
      return type == MG_TYPE_TEXT || type == MG_TYPE_INTEGER || type == MG_TYPE_REAL;

    case MG_TYPE_REAL:
      return type == MG_TYPE_TEXT || type == MG_TYPE_INTEGER || type == MG_TYPE_REAL;

    case MG_TYPE_BOOLEAN:
      return type == MG_TYPE_TEXT || type == MG_TYPE_BOOLEAN || type == MG_TYPE_INTEGER;

    case MG_TYPE_DATE:
      return type == MG_TYPE_TEXT || type == MG_TYPE_DATE || type == MG_TYPE_INTEGER;

    case MG_TYPE_TEXT:
    case MG_TYPE_CHOICE:
    case MG_TYPE_CHOICES:
    case MG_TYPE_XML:
    default:
      return TRUE;
    }
}

static gboolean
is_taken (MgGiven   *self,
          MgFieldId  field)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->use == MG_COLUMN_BUILT_IN && get_column (self, i)->field == field)
      return TRUE;

  return FALSE;
}

static void
take_built_in (MgGiven       *self,
               MgGivenColumn *column,
               MgFieldId      field)
{
  const MgField *row = field != MG_FIELD_NONE ? &mg_field_get_table (NULL)[field] : NULL;

  if (row == NULL || column->has_xml || is_taken (self, field) || !is_compatible (get_key (self, column), row))
    return;

  column->use = MG_COLUMN_BUILT_IN;
  column->field = field;
  column->row = row;
}

/* Whether nothing is said but what we say of nodes ourselves. */
static gboolean
tells_collectives (MgGiven             *self,
                   const MgGivenColumn *column)
{
  MgGivenValue value;
  MgGivenWalk walk;

  mg_given_walk_init (&walk, self, (guint) (column - get_column (self, 0)));
  while (mg_given_walk_next (&walk, &value))
    {
      const char *text = mg_given_text (self, value.text);

      if (!g_str_equal (text, "collective") && !g_str_equal (text, "organisation"))
        return FALSE;
    }

  return !column->has_xml;
}

/* Whether it is made again on writing, so that nothing is lost with it. */
static gboolean
follows_from_others (MgGiven             *self,
                     const MgGivenColumn *column,
                     Origin               origin)
{
  if (origin == FILE_OURS || column->domain == MG_DOMAIN_GRAPH)
    return TRUE;

  return find_column (self, column->domain, column->domain == MG_DOMAIN_NODE ? "role" : "intensity") != NULL;
}

static void
map_ours (MgGiven       *self,
          MgGivenColumn *column,
          Origin         origin)
{
  const MgKey *key = get_key (self, column);
  const char *name = key_name (key);

  if (column->domain > MG_DOMAIN_GRAPH || column->use == MG_COLUMN_IDENTITY)
    return;

  if (origin == FILE_OURS)
    {
      g_autofree char *id = mg_given_key_id (column->domain, name);

      if (!g_str_equal (id, key->id))
        return;
    }

  if (!mg_given_is_derived (column->domain, name))
    take_built_in (self, column, find_built_in (column->domain, name));
  else if (g_str_equal (name, "node_type"))
    column->use = origin == FILE_OURS || tells_collectives (self, column) ? MG_COLUMN_NODE_TYPE : MG_COLUMN_FOREIGN;
  else if (follows_from_others (self, column, origin))
    column->use = MG_COLUMN_DERIVED;
}

/* What is not to be passed on is not, whichever program says so: better one
 * question too many than a name that leaks.
 */
static void
map_private (MgGiven *self)
{
  MgGivenColumn *column = find_column (self, MG_DOMAIN_NODE, "private");

  if (column != NULL && column->use == MG_COLUMN_FOREIGN &&
      mg_given_declared_type (get_key (self, column)) == MG_TYPE_BOOLEAN)
    take_built_in (self, column, MG_FIELD_PRIVATE);
}

/* Whether a foreign value can be kept as that type without losing anything. */
static gboolean
fits (const char  *text,
      MgFieldType  type)
{
  gboolean boolean;
  gint64 integer;
  double real;
  MgDate date;

  if (type == MG_TYPE_TEXT || text[strspn (text, " \t\n")] == '\0')
    return TRUE;

  switch (type)
    {
    case MG_TYPE_INTEGER:
      return mg_number_parse_integer (text, &integer);

    case MG_TYPE_REAL:
      return mg_number_parse_real (text, &real) && (!isinf (real) || strpbrk (text, "iI") != NULL);

    case MG_TYPE_BOOLEAN:
      return mg_text_parse_boolean (text, &boolean);

    case MG_TYPE_DATE:
      return mg_date_parse (text, &date);

    case MG_TYPE_TEXT:
    case MG_TYPE_CHOICE:
    case MG_TYPE_CHOICES:
    case MG_TYPE_XML:
    default:
      return TRUE;
    }
}

/* Finds the value of the column that is the first in the file not to be of @type. */
static gboolean
find_misfit (MgGiven             *self,
             const MgGivenColumn *column,
             MgFieldType          type,
             MgGivenValue        *misfit)
{
  MgTextPlace fitting[2] = { 0, 0 };   /* "true" and "false" take turns */
  gboolean found = FALSE;
  MgGivenValue value;
  MgGivenWalk walk;
  guint n = 0;

  mg_given_walk_init (&walk, self, (guint) (column - get_column (self, 0)));
  while (mg_given_walk_next (&walk, &value))
    {
      if (++n % VALUES_PER_LOOK == 0 && g_cancellable_is_cancelled (self->cancellable))
        return FALSE;
      if ((value.is_number && type == column->number) || (value.text != 0 && (value.text == fitting[0] || value.text == fitting[1])))
        continue;

      if (fits (mg_given_text (self, value.text), type))
        {
          fitting[1] = fitting[0];
          fitting[0] = value.text;
        }
      else if (!found || mg_given_walk_line (&walk) < misfit->line)
        {
          *misfit = value;
          misfit->line = mg_given_walk_line (&walk);
          found = TRUE;
        }
    }

  return found;
}

/* Turns columns with a value that is not of their type into text. */
static void
check_types (MgGiven     *self,
             MgFieldType *column_types)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MgGivenColumn *column = get_column (self, i);
      MgGivenValue misfit = { 0, };
      gboolean all_read = column->n_numbers == column->n_values && column_types[i] == column->number;

      if (column->use != MG_COLUMN_FOREIGN || column->has_xml || column_types[i] == MG_TYPE_TEXT || all_read ||
          !find_misfit (self, column, column_types[i], &misfit))
        continue;

      column_types[i] = MG_TYPE_TEXT;
      mg_warnings_add (self->warnings, misfit.line,
                       _("“%.60s” is no value of the type “%s”; all of “%s” is kept as text."),
                       mg_given_text (self, misfit.text), get_key (self, column)->type, key_name (get_key (self, column)));
    }
}

static char *
make_extra (const MgGivenColumn *column,
            const MgKey         *key)
{
  GString *extra = g_string_new (NULL);

  if (column->domain >= MG_DOMAIN_GRAPHML && !key->for_all)
    {
      g_string_append (extra, " for=\"");
      mg_xml_append_attribute (extra, key->domain, strlen (key->domain));
      g_string_append_c (extra, '"');
    }
  if (key->extra != NULL)
    g_string_append_len (extra, key->extra->str, (gssize) key->extra->len);

  return g_string_free (extra, extra->len == 0);
}

static gboolean
add_field (MgGiven        *self,
           MgNetwork      *network,
           MgGivenColumn  *column,
           MgFieldType     type,
           GError        **error)
{
  const MgKey *key = get_key (self, column);
  g_autofree char *extra = make_extra (column, key);
  gboolean changed = type == MG_TYPE_TEXT && mg_given_declared_type (key) != MG_TYPE_TEXT;
  /* A key must have a name and an identifier to be read again. */
  const char *name = key_name (key);
  const MgField field = {
    .name = name != NULL && *name != '\0' ? name : "unnamed",
    .kinds = kinds_of (column->domain),
    .type = type,
    .flags = MG_FIELD_FOREIGN | (key->for_all ? MG_FIELD_FOR_ALL : 0) |
             (type == MG_TYPE_XML || column->follows || column->hidden ? MG_FIELD_HIDDEN : 0),
    .key_id = key->id != NULL && *key->id != '\0' ? key->id : NULL,
    .attr_type = changed ? "string" : key->type,
    .initial = key->initial,
    .extra = extra,
    .description = key->description,
  };

  column->own = mg_field_new_foreign (&field);
  column->row = column->own;
  column->field = mg_network_get_n_fields (network);

  return mg_network_apply (network, &(MgEdit) {
    .kind = MG_EDIT_ADD_FIELD, .field = column->field, .spec = column->own
  }, NULL, error);
}

/* Keys that say nothing of their values, as JUNG's, are of what these turn out to be.
 * In files of ours what a field is does not change with its values.
 */
static void
find_types (MgGiven *self)
{
  g_autoptr(MgGivenTypes) found = mg_given_types_new ();

  if (self->is_ours)
    return;

  mg_given_types_leave_text (found);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MgGivenColumn *column = get_column (self, i);
      const MgKey *key = get_key (self, column);
      MgGivenValue value;
      MgGivenWalk walk;

      if (key->type != NULL || key->for_all || column->use != MG_COLUMN_FOREIGN || column->has_xml ||
          (column->domain != MG_DOMAIN_NODE && column->domain != MG_DOMAIN_EDGE))
        continue;

      mg_given_walk_init (&walk, self, i);
      while (mg_given_walk_next (&walk, &value))
        mg_given_types_note (found, i, mg_given_text (self, value.text));
      if (key->initial != NULL)
        mg_given_types_note (found, i, key->initial);
    }

  mg_given_types_apply (found, self);
}

/* A field of ours says itself what it is. */
static void
warn_of_description (MgGiven             *self,
                     const MgGivenColumn *column)
{
  const MgKey *key = get_key (self, column);

  if (key->description != NULL && *key->description != '\0')
    mg_warnings_add (self->warnings, key->line,
                     _("What the file says of the key “%.60s” in general is left out: Maillage has a field of that name."),
                     key_name (key));
}

static gboolean
add_fields (MgGiven    *self,
            MgNetwork  *network,
            GError    **error)
{
  g_autofree MgFieldType *column_types = g_new0 (MgFieldType, self->columns->len + 1);
  guint last = G_MAXUINT;   /* the key whose description was warned of last */

  find_types (self);
  for (guint i = 0; i < self->columns->len; i++)
    column_types[i] = mg_given_declared_type (get_key (self, get_column (self, i)));

  check_types (self, column_types);
  for (guint i = 0; i < self->columns->len; i++)
    {
      MgGivenColumn *column = get_column (self, i);

      /* A key for everything has a column for each sort of things. */
      if (column->use != MG_COLUMN_FOREIGN && column->key != last)
        warn_of_description (self, column);
      last = column->use != MG_COLUMN_FOREIGN ? column->key : last;
      if (column->use == MG_COLUMN_FOREIGN &&
          !add_field (self, network, column, column->has_xml ? MG_TYPE_XML : column_types[i], error))
        return FALSE;
    }

  return TRUE;
}

/* What the file remembers of the program it first came from. */
static void
recall_dialect (MgGiven *self)
{
  MgGivenColumn *column = find_column (self, MG_DOMAIN_GRAPH, MG_DIALECT_FIELD);
  guint index;

  if (column == NULL || find_column (self, MG_DOMAIN_GRAPH, MG_GRAPHML_VERSION_KEY) == NULL)
    return;

  column->hidden = TRUE;
  index = (guint) (column - get_column (self, 0));
  for (guint i = 0; i < self->values->len; i++)
    {
      const MgGivenValue *value = &g_array_index (self->values, MgGivenValue, i);

      if (value->column == index)
        mg_dialect_recall (self, mg_given_text (self, value->text));
    }
}

gboolean
mg_given_map_columns (MgGiven    *self,
                      MgNetwork  *network,
                      GError    **error)
{
  Origin origin = find_origin (self);

  self->is_ours = origin == FILE_OURS;
  if (origin != FILE_OURS)
    mg_dialect_map (self, origin == FILE_BY_NAME);
  if (origin != FILE_FOREIGN)
    recall_dialect (self);

  for (guint i = 0; i < self->columns->len && origin != FILE_FOREIGN; i++)
    map_ours (self, get_column (self, i), origin);

  if (origin == FILE_FOREIGN)
    map_private (self);
  if (origin != FILE_OURS)
    mg_dialect_check_places (self, origin == FILE_FOREIGN);

  return add_fields (self, network, error);
}
