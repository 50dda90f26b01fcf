/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pair of tables. */
#include "mg-sharing-tables.h"

#include <glib/gi18n-lib.h>

#include "mg-cell.h"
#include "mg-vocabulary.h"
#include "mg-written.h"

static const struct
{
  char        separator;
  const char *line_end;
  const char *start;        /* of the file */
  gboolean    for_people;
  char        decimal;
} styles[] = {
  [MG_TABLE_PLAIN] = { ',', "\n", "", FALSE, '.' },
  [MG_TABLE_FRENCH] = { ';', "\r\n", "\xef\xbb\xbf", TRUE, ',' },
  [MG_TABLE_CLIPBOARD] = { '\t', "\n", "", TRUE, ',' },
};

/* A column: a field, or what follows from the item itself. */
typedef enum
{
  CELL_FIELD,
  CELL_KIND,      /* organisation, collective, link, participation */
  CELL_SOURCE,
  CELL_TARGET,
} CellOrigin;

typedef struct
{
  CellOrigin     origin;
  MgFieldId      field;
  const MgField *row;
} Column;

typedef struct
{
  MgNetwork    *network;
  MgTableStyle  style;
  guint         kinds;
  GArray       *columns;
  GString      *text;
  MgWriting    *writing;
} Table;

static const struct
{
  MgItemKind  kind;
  const char *id;
  const char *label;
} item_kinds[] = {
  { MG_ITEM_ORGANISATION, "organisation", NC_("item", "Organisation") },
  { MG_ITEM_COLLECTIVE, "collective", NC_("item", "Collective cooperation") },
  { MG_ITEM_LINK, "link", NC_("item", "Link") },
  { MG_ITEM_PARTICIPATION, "membership", NC_("item", "Participation") },
};

/* Cells */

static char *
say_choices (const MgField *row,
             const char    *text)
{
  g_auto(GStrv) words = g_strsplit (text, ";", -1);
  g_autoptr(GString) said = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (said, "%s%s", i > 0 ? ", " : "",
                            row->vocabulary != NULL ? mg_vocabulary_get_label (row->vocabulary, words[i]) : words[i]);

  return g_string_free (g_steal_pointer (&said), FALSE);
}

static char *
say_value (Table         *self,
           const MgField *row,
           const MgValue *value)
{
  char *text;

  if (!styles[self->style].for_people)
    return mg_value_format (value);

  switch (row->type)
    {
    case MG_TYPE_CHOICE:
    case MG_TYPE_CHOICES:
      return say_choices (row, value->text);

    case MG_TYPE_BOOLEAN:
      return g_strdup (value->boolean ? _("yes") : _("no"));

    case MG_TYPE_REAL:
      text = mg_value_format (value);
      return g_strdelimit (text, ".", styles[self->style].decimal);

    case MG_TYPE_TEXT:
    case MG_TYPE_INTEGER:
    case MG_TYPE_DATE:
    case MG_TYPE_XML:
    default:
      return mg_value_format (value);
    }
}

static char *
say_end (Table *self,
         MgId   id)
{
  const char *text_id;

  if (styles[self->style].for_people)
    return mg_network_dup_title (self->network, id);

  text_id = mg_network_get_text (self->network, id, MG_FIELD_ID);

  return g_strdup (text_id != NULL ? text_id : "");
}

static char *
say_kind (Table        *self,
          const MgItem *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (item_kinds); i++)
    if (item_kinds[i].kind == item->kind)
      return g_strdup (styles[self->style].for_people
                       ? g_dpgettext2 (GETTEXT_PACKAGE, "item", item_kinds[i].label)
                       : item_kinds[i].id);

  g_return_val_if_reached (g_strdup (""));
}

static char *
say (Table        *self,
     const MgItem *item,
     const Column *column)
{
  MgValue value;

  switch (column->origin)
    {
    case CELL_KIND:
      return say_kind (self, item);

    case CELL_SOURCE:
      return say_end (self, item->source);

    case CELL_TARGET:
      return say_end (self, item->target);

    case CELL_FIELD:
      if ((column->row->kinds & item->kind) == 0 ||
          !mg_network_get_value (self->network, item->id, column->field, &value))
        return g_strdup ("");
      return say_value (self, column->row, &value);

    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* Columns */

static char *
say_header (Table        *self,
            const Column *column)
{
  gboolean for_people = styles[self->style].for_people;

  switch (column->origin)
    {
    case CELL_KIND:
      return g_strdup (for_people ? _("Category") : "node_type");

    case CELL_SOURCE:
      return g_strdup (for_people ? C_("table", "From") : "source");

    case CELL_TARGET:
      return g_strdup (for_people ? C_("table", "To") : "target");

    case CELL_FIELD:
    default:
      if ((column->row->flags & MG_FIELD_FOREIGN) != 0 || !for_people || column->row->label == NULL)
        return g_strdup (column->row->name);
      return g_strdup (_(column->row->label));
    }
}

static void
add_column (Table      *self,
            CellOrigin  origin,
            MgFieldId   field)
{
  Column column = { origin, field, origin == CELL_FIELD ? mg_network_get_field (self->network, field) : NULL };

  g_array_append_val (self->columns, column);
}

/* Kept XML is of use to the program it came from alone; who reads the table
 * looks for names, even if nobody has one.
 */
static void
add_fields (Table *self)
{
  for (MgFieldId i = 0; i < mg_network_get_n_fields (self->network); i++)
    {
      const MgField *row = mg_network_get_field (self->network, i);

      if (row != NULL && (row->kinds & self->kinds) != 0 && row->type != MG_TYPE_XML &&
          (i == MG_FIELD_LABEL || mg_network_field_in_use (self->network, i)))
        add_column (self, CELL_FIELD, i);
    }
}

static void
end_cell (Table *self,
          guint  column)
{
  if (column + 1 < self->columns->len)
    g_string_append_c (self->text, styles[self->style].separator);
  else
    g_string_append (self->text, styles[self->style].line_end);
}

/* Two columns do not have one name. */
static void
write_headers (Table *self)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *header = say_header (self, &g_array_index (self->columns, Column, i));
      g_autofree char *name = g_strdup (header);

      for (guint n = 2; g_hash_table_contains (taken, name); n++)
        {
          g_free (name);
          name = g_strdup_printf ("%s %u", header, n);
        }

      g_hash_table_add (taken, g_strdup (name));
      mg_cell_append (self->text, name, styles[self->style].separator);
      end_cell (self, i);
    }
}

static GBytes *
write_table (Table   *self,
             GError **error)
{
  MgNetworkIter iter;
  const MgItem *item;

  write_headers (self);
  mg_network_iter_init (&iter, self->network, self->kinds);
  while ((item = mg_writing_next (self->writing, &iter)))
    for (guint i = 0; i < self->columns->len; i++)
      {
        g_autofree char *text = say (self, item, &g_array_index (self->columns, Column, i));

        mg_cell_append (self->text, text, styles[self->style].separator);
        end_cell (self, i);
      }

  g_array_unref (self->columns);

  return mg_writing_finish (self->writing, self->text, error);
}

static Table
table_init (MgNetwork    *network,
            MgTableStyle  style,
            guint         kinds,
            MgWriting    *writing)
{
  return (Table) {
           .network = network, .style = style, .kinds = kinds, .writing = writing,
           .columns = g_array_new (FALSE, FALSE, sizeof (Column)),
           .text = g_string_new (styles[style].start),
  };
}

GBytes *
mg_sharing_make_nodes (MgNetwork     *network,
                       MgTableStyle   style,
                       MgWriting     *writing,
                       GError       **error)
{
  Table table = table_init (network, style, MG_ITEMS_NODES, writing);

  if (mg_network_count (network, MG_ITEM_COLLECTIVE) > 0)
    add_column (&table, CELL_KIND, MG_FIELD_NONE);
  add_fields (&table);

  return write_table (&table, error);
}

GBytes *
mg_sharing_make_edges (MgNetwork     *network,
                       MgTableStyle   style,
                       MgWriting     *writing,
                       GError       **error)
{
  Table table = table_init (network, style, MG_ITEMS_EDGES, writing);

  add_column (&table, CELL_SOURCE, MG_FIELD_NONE);
  add_column (&table, CELL_TARGET, MG_FIELD_NONE);
  if (mg_network_count (network, MG_ITEM_PARTICIPATION) > 0)
    add_column (&table, CELL_KIND, MG_FIELD_NONE);
  add_fields (&table);

  return write_table (&table, error);
}

GBytes *
mg_sharing_write_nodes (MgNetwork    *network,
                        MgTableStyle  style)
{
  MgWriting writing = { NULL, };

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  return mg_sharing_make_nodes (network, style, &writing, NULL);
}

GBytes *
mg_sharing_write_edges (MgNetwork    *network,
                        MgTableStyle  style)
{
  MgWriting writing = { NULL, };

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  return mg_sharing_make_edges (network, style, &writing, NULL);
}

/* What is lost */

static gboolean
is_kept (MgFieldId      field,
         const MgField *row)
{
  return (row->kinds & (MG_ITEMS_NODES | MG_ITEMS_EDGES)) != 0 && row->type != MG_TYPE_XML;
}

void
mg_sharing_warn_tables (MgNetwork    *network,
                        MgTableStyle  style,
                        MgWarnings   *warnings)
{
  g_return_if_fail (MG_IS_NETWORK (network));

  mg_written_warn (network, warnings, _("Two tables"), is_kept);
  if (styles[style].for_people)
    mg_written_warn_namesakes (network, warnings);
}
