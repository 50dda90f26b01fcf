/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The GML we write: ASCII, a key to a line, items and fields in the network's
 * order, the parts of a list together.  Whole numbers beyond 32 bits, and what
 * is no number, are text: other programs refuse them otherwise.
 */
#include "mg-gml.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-gml-branches.h"
#include "mg-graphml.h"
#include "mg-number.h"
#include "mg-text.h"
#include "mg-writing.h"

typedef struct
{
  MgNetwork   *network;
  GString     *text;
  GArray      *columns;                  /* MgWrittenColumn */
  MgGmlBranch *roots[MG_N_DOMAINS];
  GHashTable  *ids[MG_N_DOMAINS];        /* of declared columns: a set */
  GHashTable  *numbers;                  /* MgId of a node -> its number */
  MgWriting    writing;
} Writer;

static const char * const domain_names[] = { "node", "edge", "graph" };

static void
add_columns (Writer *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MgWrittenColumn *column = &g_array_index (self->columns, MgWrittenColumn, i);
      g_auto(GStrv) keys = mg_gml_branch_choose (self->roots[column->domain], column);

      mg_gml_branch_add (self->roots[column->domain], keys, column);
    }
}

/* Text */

static void
append_string (GString    *text,
               const char *value)
{
  g_string_append_c (text, '"');
  for (; *value != '\0'; value = g_utf8_next_char (value))
    {
      gunichar character = g_utf8_get_char (value);

      if (character == '"')
        g_string_append (text, "&quot;");
      else if (character == '&')
        g_string_append (text, "&amp;");
      else if (character < ' ' || character > '~' || character == '\\')
        g_string_append_printf (text, "&#%u;", character);
      else
        g_string_append_c (text, (char) character);
    }
  g_string_append_c (text, '"');
}

/* With a point, so that it is no whole number. */
static void
append_real (GString *text,
             double   real)
{
  char number[MG_TEXT_REAL_LENGTH];
  const char *exponent;

  mg_text_format_real (real, number);
  if (!isfinite (real))
    {
      append_string (text, number);
      return;
    }

  exponent = strchr (number, 'e');
  if (strchr (number, '.') != NULL)
    g_string_append (text, number);
  else if (exponent == NULL)
    g_string_append_printf (text, "%s.0", number);
  else
    g_string_append_printf (text, "%.*s.0%s", (int) (exponent - number), number, exponent);
}

static void
append_value (GString       *text,
              const MgValue *value)
{
  g_autofree char *number = NULL;

  switch (value->type)
    {
    case MG_VALUE_BOOLEAN:
      g_string_append_c (text, value->boolean ? '1' : '0');
      break;

    case MG_VALUE_REAL:
      append_real (text, value->real);
      break;

    case MG_VALUE_INTEGER:
      if (value->integer >= G_MININT32 && value->integer <= G_MAXINT32)
        {
          mg_number_append_integer (text, value->integer);
          break;
        }
      G_GNUC_FALLTHROUGH;

    case MG_VALUE_DATE:
    case MG_VALUE_TEXT:
    case MG_VALUE_NONE:
    default:
      number = mg_value_format (value);
      append_string (text, number);
      break;
    }
}

static void
start_line (Writer     *self,
            guint       depth,
            const char *key)
{
  for (guint i = 0; i < depth; i++)
    g_string_append (self->text, "  ");
  g_string_append (self->text, key);
  g_string_append_c (self->text, ' ');
}

static void
write_string (Writer     *self,
              guint       depth,
              const char *key,
              const char *value)
{
  start_line (self, depth, key);
  append_string (self->text, value);
  g_string_append_c (self->text, '\n');
}

static void
write_number (Writer     *self,
              guint       depth,
              const char *key,
              guint       number)
{
  start_line (self, depth, key);
  mg_number_append_integer (self->text, number);
  g_string_append_c (self->text, '\n');
}

/* "10,20 30,20" as points; FALSE if it is not that. */
static gboolean
append_bends (GString    *text,
              const char *value)
{
  g_auto(GStrv) points = g_strsplit (value, " ", -1);
  g_autoptr(GString) line = g_string_new ("[");
  double real;

  for (guint i = 0; points[i] != NULL; i++)
    {
      char *comma = strchr (points[i], ',');

      if (comma == NULL)
        return FALSE;

      *comma = '\0';
      if (!mg_text_parse_real (points[i], &real) || !mg_text_parse_real (comma + 1, &real) ||
          strspn (points[i], "+-.0123456789eE") != strlen (points[i]) || strspn (comma + 1, "+-.0123456789eE") != strlen (comma + 1))
        return FALSE;

      g_string_append_printf (line, " point [ x %s y %s ]", points[i], comma + 1);
    }

  g_string_append (text, line->str);
  g_string_append (text, " ]");

  return TRUE;
}

static gboolean
is_bends (const MgWrittenColumn *column,
          const MgValue         *value)
{
  return column->domain == MG_DOMAIN_EDGE && value->type == MG_VALUE_TEXT && g_str_equal (column->name, MG_GML_BENDS);
}

static void
write_branch (Writer            *self,
              const MgItem      *item,
              const MgGmlBranch *branch,
              guint              depth)
{
  gsize before = self->text->len;
  gsize begin;
  MgValue value;

  if (branch->column != NULL)
    {
      if (!mg_written_value (self->network, item, branch->column, &value))
        return;

      start_line (self, depth, branch->key);
      if (!is_bends (branch->column, &value) || !append_bends (self->text, value.text))
        append_value (self->text, &value);
      g_string_append_c (self->text, '\n');
      return;
    }

  start_line (self, depth, branch->key);
  g_string_append (self->text, "[\n");
  begin = self->text->len;
  for (guint i = 0; i < branch->branches->len; i++)
    write_branch (self, item, branch->branches->pdata[i], depth + 1);

  if (self->text->len == begin)
    {
      g_string_truncate (self->text, before);
      return;
    }

  start_line (self, depth, "]");
  g_string_truncate (self->text, self->text->len - 1);
  g_string_append_c (self->text, '\n');
}

static void
write_values (Writer       *self,
              const MgItem *item,
              MgDomain      domain,
              guint         depth)
{
  const MgGmlBranch *root = self->roots[domain];

  for (guint i = 0; i < root->branches->len; i++)
    write_branch (self, item, root->branches->pdata[i], depth);
}

/* What our keys are, for ourselves */

static const char *
type_name (const MgWrittenColumn *column)
{
  if (column->row != NULL && column->row->attr_type != NULL)
    return column->row->attr_type;

  return mg_written_type_name (column->type);
}

/* Ours are known by theirs, so that no other column may have it. */
static char *
choose_id (Writer                *self,
           const MgWrittenColumn *column)
{
  gboolean foreign = column->row != NULL && (column->row->flags & MG_FIELD_FOREIGN) != 0;
  GString *id;

  if (!foreign)
    return mg_given_key_id (column->domain, column->name);

  id = g_string_new (column->row->key_id);
  if (column->row->key_id == NULL)
    g_string_printf (id, "d_%s", column->name);
  while (!g_hash_table_add (self->ids[column->domain], g_strdup (id->str)))
    g_string_append_c (id, '_');

  return g_string_free (id, FALSE);
}

static void
reserve_ids (Writer *self)
{
  static const char * const others[] = { MG_GRAPHML_VERSION_KEY, "node_type", "weight", "ring", "is_member" };
  guint n_fields;
  const MgField *table = mg_field_get_table (&n_fields);

  for (guint domain = 0; domain <= MG_DOMAIN_GRAPH; domain++)
    {
      for (guint i = 0; i < n_fields; i++)
        g_hash_table_add (self->ids[domain], mg_given_key_id (domain, table[i].name));
      for (guint i = 0; i < G_N_ELEMENTS (others); i++)
        g_hash_table_add (self->ids[domain], mg_given_key_id (domain, others[i]));
    }
}

static void
declare_column (Writer                *self,
                const MgWrittenColumn *column,
                const char            *path)
{
  g_autofree char *id = choose_id (self, column);
  const struct
  {
    const char *key;
    const char *value;
  } parts[] = {
    { "of", domain_names[column->domain] }, { "key", path }, { "id", id }, { "name", column->name },
    { "type", type_name (column) }, { "default", column->row != NULL ? column->row->initial : NULL },
  };

  g_string_append (self->text, "\n  field [");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].value != NULL)
      {
        g_string_append_printf (self->text, " %s ", parts[i].key);
        append_string (self->text, parts[i].value);
      }
  g_string_append (self->text, " ]");
}

/* In the order of the columns, so that it is the same when it is written again. */
static void
declare_columns (Writer            *self,
                 const MgGmlBranch *branch,
                 const char        *outer,
                 GHashTable        *paths)
{
  for (guint i = 0; i < branch->branches->len; i++)
    {
      const MgGmlBranch *inner = branch->branches->pdata[i];
      g_autofree char *path = *outer != '\0' ? g_strconcat (outer, ".", inner->key, NULL) : g_strdup (inner->key);

      declare_columns (self, inner, path, paths);
      if (inner->column != NULL)
        g_hash_table_insert (paths, (gpointer) inner->column, g_steal_pointer (&path));
    }
}

static void
write_head (Writer *self)
{
  g_autoptr(GHashTable) paths = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i <= MG_DOMAIN_GRAPH; i++)
    declare_columns (self, self->roots[i], "", paths);

  g_string_append (self->text, "Creator \"Maillage\"\nVersion 1\n");
  g_string_append_printf (self->text, MG_GML_OURS " [ version %d", MG_GRAPHML_VERSION);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MgWrittenColumn *column = &g_array_index (self->columns, MgWrittenColumn, i);

      declare_column (self, column, g_hash_table_lookup (paths, column));
    }
  g_string_append (self->text, " ]\n");
}

/* Items */

static gboolean
all_directed (Writer *self)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, self->network, MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)))
    if (item->kind != MG_ITEM_LINK || !mg_network_get_boolean (self->network, item->id, MG_FIELD_DIRECTED))
      return FALSE;

  return mg_network_count (self->network, MG_ITEM_LINK) > 0;
}

static gboolean
has_parallel (Writer   *self,
              gboolean  directed)
{
  g_autoptr(GHashTable) pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, self->network, MG_ITEMS_EDGES);
  while ((item = mg_writing_next (&self->writing, &iter)))
    {
      gboolean turn = !directed && item->source > item->target;
      gint64 pair = ((gint64) (turn ? item->target : item->source) << 32) | (turn ? item->source : item->target);

      if (!g_hash_table_add (pairs, g_memdup2 (&pair, sizeof pair)))
        return TRUE;
    }

  return FALSE;
}

static guint
number_of (Writer *self,
           MgId    id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (id)));
}

static void
write_nodes (Writer *self)
{
  MgNetworkIter iter;
  const MgItem *item;
  char buffer[24];

  mg_network_iter_init (&iter, self->network, MG_ITEMS_NODES);
  while ((item = mg_writing_next (&self->writing, &iter)))
    {
      guint number = g_hash_table_size (self->numbers) + 1;
      const char *id = mg_written_id (self->network, item->id, buffer);

      g_hash_table_insert (self->numbers, GUINT_TO_POINTER (item->id), GUINT_TO_POINTER (number));
      g_string_append (self->text, "  node [\n");
      write_number (self, 2, "id", number);
      write_string (self, 2, MG_GML_IDENT, id);
      if (mg_network_get_text (self->network, item->id, MG_FIELD_LABEL) == NULL)
        write_string (self, 2, "label", id);
      write_values (self, item, MG_DOMAIN_NODE, 2);
      g_string_append (self->text, "  ]\n");
    }
}

static void
write_edges (Writer *self)
{
  MgNetworkIter iter;
  const MgItem *item;
  char buffer[24];

  mg_network_iter_init (&iter, self->network, MG_ITEMS_EDGES);
  while ((item = mg_writing_next (&self->writing, &iter)))
    {
      g_string_append (self->text, "  edge [\n");
      write_number (self, 2, "source", number_of (self, item->source));
      write_number (self, 2, "target", number_of (self, item->target));
      write_string (self, 2, MG_GML_IDENT, mg_written_id (self->network, item->id, buffer));
      write_values (self, item, MG_DOMAIN_EDGE, 2);
      g_string_append (self->text, "  ]\n");
    }
}

static void
write_network (Writer *self)
{
  gboolean directed = all_directed (self);

  add_columns (self);
  write_head (self);
  g_string_append (self->text, "graph [\n");
  write_number (self, 1, "directed", directed ? 1 : 0);
  if (has_parallel (self, directed))
    write_number (self, 1, "multigraph", 1);
  write_values (self, mg_network_find (self->network, MG_ID_POLE), MG_DOMAIN_GRAPH, 1);
  write_nodes (self);
  write_edges (self);
  g_string_append (self->text, "]\n");
}

static gboolean
is_kept (MgFieldId      field,
         const MgField *row)
{
  return row->type != MG_TYPE_XML;
}

static void
add_inner_names (const MgGmlBranch *branch,
                 GString           *names)
{
  if (branch->column != NULL)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", branch->column->name);

  for (guint i = 0; i < branch->branches->len; i++)
    add_inner_names (branch->branches->pdata[i], names);
}

/* "a.b" stands as b in a list of a: as it came, if it came so. */
static void
warn_of_lists (const Writer *self,
               MgWarnings   *warnings)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint domain = 0; domain <= MG_DOMAIN_GRAPH; domain++)
    for (guint i = 0; i < self->roots[domain]->branches->len; i++)
      {
        const MgGmlBranch *branch = self->roots[domain]->branches->pdata[i];

        if (branch->column == NULL && g_ascii_strcasecmp (branch->key, "graphics") != 0)
          add_inner_names (branch, names);
      }

  if (names->len > 0)
    mg_warnings_add (warnings, 0,
                     /* Translators: %s is a list of fields. */
                     _("Fields with a full stop in their names are written as lists, which some programs (igraph) pass over: %s."),
                     names->str);
}

GBytes *
mg_gml_write (MgNetwork     *network,
              MgWarnings    *warnings,
              MgProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  Writer writer = {
    .network = network, .text = g_string_new (NULL), .columns = mg_written_columns (network),
    .numbers = g_hash_table_new (NULL, NULL), .writing = mg_writing_init (network, 2, progress, cancellable),
  };

  for (guint i = 0; i < MG_N_DOMAINS; i++)
    {
      writer.roots[i] = mg_gml_branch_new ("");
      writer.ids[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  reserve_ids (&writer);

  write_network (&writer);
  mg_written_warn (network, warnings, "GML", is_kept);
  warn_of_lists (&writer, warnings);

  for (guint i = 0; i < MG_N_DOMAINS; i++)
    {
      mg_gml_branch_free (writer.roots[i]);
      g_hash_table_unref (writer.ids[i]);
    }
  g_hash_table_unref (writer.numbers);
  g_array_unref (writer.columns);

  return mg_writing_finish (&writer.writing, writer.text, error);
}
