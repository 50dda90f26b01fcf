/* SPDX-License-Identifier: GPL-3.0-or-later */
/* data/dialects/dialects.tsv says in its first lines what its columns are. */
#include "mg-dialect.h"

#include <gio/gio.h>
#include <string.h>

#include "mg-formats-resources.h"

#define RESOURCE "/org/maillage/Maillage/dialects.tsv"

enum
{
  COLUMN_DIALECT,
  COLUMN_OF,
  COLUMN_KEYS,
  COLUMN_FIELD,
  COLUMN_PART,
  COLUMN_ONLY,
  N_COLUMNS
};

typedef struct
{
  GArray    *rules;    /* MgDialectRule */
  GArray    *signs;    /* MgDialectSign */
  GPtrArray *y_up;     /* dialects */
} Table;

static const char * const domain_names[] = { "node", "edge", "graph", NULL };

static const guint domain_kinds[] = { MG_ITEMS_NODES, MG_ITEMS_EDGES, MG_ITEM_POLE };

static const char * const part_names[MG_N_PARTS + 1] = {
  "whole", "first", "second", "yed-label", "yed-x", "yed-y", "yed-edge-label", NULL
};

static const char * const only_names[MG_N_ONLY + 1] = {
  "text", "number", "pair", "few", "words", "level", "date", "unique", NULL
};

static guint
find_name (const char * const *names,
           const char         *name)
{
  guint i = 0;

  while (names[i] != NULL && !g_str_equal (names[i], name))
    i++;

  return i;
}

const char *
mg_part_get_name (MgPart part)
{
  return part_names[part];
}

MgPart
mg_part_find (const char *name)
{
  return (MgPart) find_name (part_names, name);
}

MgFieldId
mg_dialect_find_field (guint       kinds,
                       const char *name)
{
  guint n_fields;
  const MgField *table = mg_field_get_table (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    if ((table[i].kinds & kinds) != 0 && g_str_equal (table[i].name, name))
      return i;

  return MG_FIELD_NONE;
}

static gboolean
add_rule (Table  *table,
          char  **columns)
{
  guint domain = find_name (domain_names, columns[COLUMN_OF]);
  guint part = find_name (part_names, columns[COLUMN_PART]);
  guint only = find_name (only_names, columns[COLUMN_ONLY]);
  MgDialectRule rule = { g_intern_string (columns[COLUMN_DIALECT]), };

  if (domain > MG_DOMAIN_GRAPH || part == MG_N_PARTS || only == MG_N_ONLY)
    return FALSE;

  rule.domain = (MgDomain) domain;
  rule.part = (MgPart) part;
  rule.only = (MgOnly) only;
  rule.field = mg_dialect_find_field (domain_kinds[domain], columns[COLUMN_FIELD]);
  if (rule.field == MG_FIELD_NONE)
    return FALSE;

  rule.keys = g_strsplit (columns[COLUMN_KEYS], "|", -1);
  g_array_append_val (table->rules, rule);

  return TRUE;
}

static gboolean
add_line (Table  *table,
          char  **columns)
{
  if (g_str_equal (columns[COLUMN_OF], "sign"))
    {
      const MgDialectSign sign = {
        g_intern_string (columns[COLUMN_DIALECT]), g_strsplit (columns[COLUMN_KEYS], "&", -1)
      };

      g_array_append_val (table->signs, sign);
      return TRUE;
    }

  if (g_str_equal (columns[COLUMN_OF], "axis"))
    {
      g_ptr_array_add (table->y_up, (char *) g_intern_string (columns[COLUMN_DIALECT]));
      return g_str_equal (columns[COLUMN_KEYS], "up");
    }

  return add_rule (table, columns);
}

static void
read_line (Table      *table,
           const char *line)
{
  g_auto(GStrv) columns = g_strsplit (line, "\t", -1);

  if (*line == '\0' || *line == '#')
    return;

  if (g_strv_length (columns) != N_COLUMNS || !add_line (table, columns))
    g_critical ("The table of dialects has a bad line: %s", line);
}

static Table *
table_new (void)
{
  g_autoptr(GBytes) bytes = NULL;
  g_auto(GStrv) lines = NULL;
  Table *self = g_new (Table, 1);

  self->rules = g_array_new (FALSE, FALSE, sizeof (MgDialectRule));
  self->signs = g_array_new (FALSE, FALSE, sizeof (MgDialectSign));
  self->y_up = g_ptr_array_new ();
  bytes = g_resource_lookup_data (mg_formats_get_resource (), RESOURCE, 0, NULL);
  g_return_val_if_fail (bytes != NULL, self);

  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    read_line (self, lines[i]);

  return self;
}

static Table *
get_table (void)
{
  static Table *table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, table_new ());

  return table;
}

const MgDialectRule *
mg_dialect_get_rules (guint *n_rules)
{
  *n_rules = get_table ()->rules->len;

  return (const MgDialectRule *) (void *) get_table ()->rules->data;
}

const MgDialectSign *
mg_dialect_get_signs (guint *n_signs)
{
  *n_signs = get_table ()->signs->len;

  return (const MgDialectSign *) (void *) get_table ()->signs->data;
}

gboolean
mg_dialect_is_y_up (const char *dialect)
{
  for (guint i = 0; i < get_table ()->y_up->len; i++)
    if (g_str_equal (get_table ()->y_up->pdata[i], dialect))
      return TRUE;

  return FALSE;
}
