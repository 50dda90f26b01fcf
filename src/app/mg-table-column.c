/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-column.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "mg-measure-columns.h"
#include "mg-table-text.h"

static void
column_clear (gpointer data)
{
  MgTableColumn *self = data;

  g_free (self->key);
  g_free (self->title);
  g_free (self->tip);
}

MgTableColumn *
mg_table_column_new (const char      *key,
                     const char      *title,
                     MgTableTextFunc  text)
{
  MgTableColumn *self = g_rc_box_new0 (MgTableColumn);

  self->key = g_strdup (key);
  self->title = g_strdup (title);
  self->width = 12;
  self->fields[0] = MG_FIELD_NONE;
  self->fields[1] = MG_FIELD_NONE;
  self->text = text;

  return self;
}

MgTableColumn *
mg_table_column_ref (MgTableColumn *self)
{
  return g_rc_box_acquire (self);
}

void
mg_table_column_unref (MgTableColumn *self)
{
  g_rc_box_release_full (self, column_clear);
}

MgFieldId
mg_table_column_get_field (const MgTableColumn *self,
                           MgNetwork           *network,
                           MgId                 id)
{
  const MgItem *item = mg_network_find (network, id);

  if (item == NULL)
    return MG_FIELD_NONE;

  switch (item->kind)
    {
    case MG_ITEM_ORGANISATION:
    case MG_ITEM_LINK:
      return self->fields[0];

    case MG_ITEM_COLLECTIVE:
    case MG_ITEM_PARTICIPATION:
      return self->fields[1];

    case MG_ITEM_POLE:
    default:
      return MG_FIELD_NONE;
    }
}

static gboolean
find_value (const MgTableColumn  *column,
            MgDocument           *document,
            MgId                  id,
            const MgField       **field,
            MgValue              *value)
{
  MgNetwork *network = mg_document_get_network (document);
  MgFieldId place = mg_table_column_get_field (column, network, id);

  if (place == MG_FIELD_NONE || (*field = mg_network_get_field (network, place)) == NULL)
    return FALSE;

  return mg_network_get_value (network, id, place, value);
}

static char *
field_text (const MgTableColumn *column,
            MgDocument          *document,
            MgId                 id)
{
  const MgField *field;
  MgValue value;

  if (!find_value (column, document, id, &field, &value))
    return g_strdup ("");

  return mg_table_text_format (field, &value);
}

static char *
field_hint (const MgTableColumn *column,
            MgDocument          *document,
            MgId                 id)
{
  const MgField *field;
  MgValue value;

  if (!find_value (column, document, id, &field, &value))
    return g_strdup ("");

  return mg_table_text_format_full (field, &value);
}

static double
field_number (const MgTableColumn *column,
              MgDocument          *document,
              MgId                 id)
{
  const MgField *field;
  MgValue value;

  if (!find_value (column, document, id, &field, &value))
    return NAN;

  switch (value.type)
    {
    case MG_VALUE_INTEGER:
      return (double) value.integer;

    case MG_VALUE_REAL:
      return value.real;

    case MG_VALUE_BOOLEAN:
      return value.boolean ? 1 : 0;

    case MG_VALUE_DATE:
      return value.date;

    case MG_VALUE_TEXT:
    case MG_VALUE_NONE:
    default:
      return NAN;
    }
}

static guint
field_width (const MgField *field)
{
  if (field->vocabulary != NULL)
    return 14;

  switch (field->type)
    {
    case MG_TYPE_INTEGER:
    case MG_TYPE_REAL:
    case MG_TYPE_BOOLEAN:
      return 8;

    case MG_TYPE_DATE:
      return 10;

    case MG_TYPE_CHOICE:
    case MG_TYPE_CHOICES:
      return 16;

    case MG_TYPE_TEXT:
    case MG_TYPE_XML:
    default:
      return 14;
    }
}

MgTableColumn *
mg_table_column_new_field (MgNetwork *network,
                           MgFieldId  field,
                           MgFieldId  other)
{
  MgFieldId first = field != MG_FIELD_NONE ? field : other;
  const MgField *row = mg_network_get_field (network, first);
  gboolean foreign = (row->flags & MG_FIELD_FOREIGN) != 0;
  MgTableColumn *self = mg_table_column_new (row->name, foreign ? row->label : _(row->label),
                                             field_text);
  MgValueType type = mg_field_value_type (row);

  self->hint = field_hint;
  self->width = field_width (row);
  self->is_number = (type == MG_VALUE_INTEGER || type == MG_VALUE_REAL) &&
                    row->vocabulary == NULL;
  self->fields[0] = field;
  self->fields[1] = other;
  if (type != MG_VALUE_TEXT)
    self->number = field_number;

  return self;
}

/* The name: what stands on the map, even where only a long name is known. */
static char *
title_text (const MgTableColumn *column,
            MgDocument          *document,
            MgId                 id)
{
  return mg_network_dup_title (mg_document_get_network (document), id);
}

static char *
source_text (const MgTableColumn *column,
             MgDocument          *document,
             MgId                 id)
{
  MgNetwork *network = mg_document_get_network (document);
  const MgItem *item = mg_network_find (network, id);

  return item != NULL ? mg_network_dup_title (network, item->source) : g_strdup ("");
}

static char *
target_text (const MgTableColumn *column,
             MgDocument          *document,
             MgId                 id)
{
  MgNetwork *network = mg_document_get_network (document);
  const MgItem *item = mg_network_find (network, id);

  return item != NULL ? mg_network_dup_title (network, item->target) : g_strdup ("");
}

/* What a collective is stands beside, where organisations have their form. */
static char *
kind_text (const MgTableColumn *column,
           MgDocument          *document,
           MgId                 id)
{
  const MgItem *item = mg_network_find (mg_document_get_network (document), id);

  if (item != NULL && item->kind == MG_ITEM_COLLECTIVE)
    return g_strdup (_("Collective cooperation"));

  return field_text (column, document, id);
}

static char *
layer_text (const MgTableColumn *column,
            MgDocument          *document,
            MgId                 id)
{
  const MgItem *item = mg_network_find (mg_document_get_network (document), id);

  if (item != NULL && item->kind == MG_ITEM_PARTICIPATION)
    return g_strdup (_("Takes part"));

  return field_text (column, document, id);
}

/* A built-in field of a column that everybody wants; the title if its own is
 * too long for a column.
 */
typedef struct
{
  MgFieldId        field;
  MgFieldId        other;
  const char      *title;
  guint            width;   /* 0: as the field asks */
  MgTableTextFunc  text;    /* (nullable): other than the field's value */
} Pair;

static const Pair node_fields[] = {
  { MG_FIELD_KIND, MG_FIELD_NONE, NULL, 11, kind_text },
  { MG_FIELD_SUBKIND, MG_FIELD_COLLECTIVE_TYPE, NULL, 16 },
  { MG_FIELD_ROLE, MG_FIELD_NONE, N_("Circle"), 14 },
  { MG_FIELD_COMMUNE, MG_FIELD_COMMUNE, NULL, 10 },
  { MG_FIELD_FTE, MG_FIELD_NONE, N_("FTE"), 4 },
  { MG_FIELD_JOINED, MG_FIELD_COLLECTIVE_START, NULL, 9 },
};

static const Pair edge_fields[] = {
  { MG_FIELD_LINK_LAYER, MG_FIELD_NONE, NULL, 18, layer_text },
  { MG_FIELD_LINK_TYPE, MG_FIELD_PART_ROLE, N_("Type") },
  { MG_FIELD_FORMALITY, MG_FIELD_NONE },
  { MG_FIELD_INTENSITY, MG_FIELD_NONE },
  { MG_FIELD_START, MG_FIELD_START },
  { MG_FIELD_END, MG_FIELD_END },
  { MG_FIELD_DIRECTED, MG_FIELD_NONE },
};

static gboolean
is_listed (const GPtrArray *columns,
           MgFieldId        field)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const MgTableColumn *column = g_ptr_array_index (columns, i);

      if (column->fields[0] == field || column->fields[1] == field)
        return TRUE;
    }

  return FALSE;
}

static void
add_pairs (GPtrArray  *columns,
           MgNetwork  *network,
           const Pair *pairs,
           guint       n_pairs)
{
  for (guint i = 0; i < n_pairs; i++)
    {
      MgTableColumn *column = mg_table_column_new_field (network, pairs[i].field, pairs[i].other);

      if (pairs[i].title != NULL)
        {
          column->tip = g_steal_pointer (&column->title);
          column->title = g_strdup (_(pairs[i].title));
        }
      if (pairs[i].width > 0)
        column->width = pairs[i].width;
      if (pairs[i].text != NULL)
        column->text = pairs[i].text;
      g_ptr_array_add (columns, column);
    }
}

/* Fields that some item has a value for; those for researchers wait to be asked. */
static void
add_used (GPtrArray  *columns,
          MgNetwork  *network,
          MgItemKind  first,
          MgItemKind  second)
{
  for (MgFieldId i = 0; i < mg_network_get_n_fields (network); i++)
    {
      const MgField *field = mg_network_get_field (network, i);
      MgTableColumn *column;

      if (field == NULL || (field->kinds & (first | second)) == 0 ||
          (field->flags & MG_FIELD_HIDDEN) != 0 || field->type == MG_TYPE_XML ||
          is_listed (columns, i) || !mg_network_field_in_use (network, i))
        continue;

      column = mg_table_column_new_field (network,
                                          (field->kinds & first) != 0 ? i : MG_FIELD_NONE,
                                          (field->kinds & second) != 0 ? i : MG_FIELD_NONE);
      column->hidden = (field->flags & MG_FIELD_EXPERT) != 0;
      g_ptr_array_add (columns, column);
    }
}

GPtrArray *
mg_table_column_list_nodes (MgDocument *document)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) mg_table_column_unref);
  MgNetwork *network = mg_document_get_network (document);
  MgTableColumn *name = mg_table_column_new ("label", _("Name"), title_text);

  name->is_name = TRUE;
  name->width = 26;
  name->fields[0] = MG_FIELD_LABEL;
  name->fields[1] = MG_FIELD_LABEL;
  g_ptr_array_add (columns, name);
  add_pairs (columns, network, node_fields, G_N_ELEMENTS (node_fields));
  add_used (columns, network, MG_ITEM_ORGANISATION, MG_ITEM_COLLECTIVE);

  return columns;
}

GPtrArray *
mg_table_column_list_edges (MgDocument *document)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) mg_table_column_unref);
  MgNetwork *network = mg_document_get_network (document);
  MgTableColumn *source = mg_table_column_new ("source", C_("link", "From"), source_text);
  MgTableColumn *target = mg_table_column_new ("target", C_("link", "To"), target_text);

  source->is_name = TRUE;
  source->width = 18;
  target->is_name = TRUE;
  target->width = 18;
  g_ptr_array_add (columns, source);
  g_ptr_array_add (columns, target);
  add_pairs (columns, network, edge_fields, G_N_ELEMENTS (edge_fields));
  add_used (columns, network, MG_ITEM_LINK, MG_ITEM_PARTICIPATION);
  mg_measure_columns_add_links (columns);

  return columns;
}
