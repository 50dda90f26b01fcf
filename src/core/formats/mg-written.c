/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-written.h"

#include <glib/gi18n-lib.h>

#define MEMBERSHIP "membership"

static MgDomain
domain_of (const MgField *row)
{
  if (row->kinds & MG_ITEMS_NODES)
    return MG_DOMAIN_NODE;

  return row->kinds & MG_ITEMS_EDGES ? MG_DOMAIN_EDGE : MG_DOMAIN_GRAPH;
}

/* What GraphML remembers of the file it was: namespaces, and how programs spell things. */
static gboolean
is_inner (const MgField *row)
{
  return (row->flags & MG_FIELD_FOREIGN) != 0 && (row->flags & MG_FIELD_HIDDEN) != 0 && row->kinds == MG_ITEM_POLE;
}

static void
add (GArray          *columns,
     MgWrittenOrigin  origin,
     MgFieldId        field,
     const MgField   *row,
     const char      *name,
     MgFieldType      type)
{
  MgWrittenColumn column = { origin, MG_DOMAIN_NODE, field, row, name, type };

  if (row != NULL)
    column.domain = domain_of (row);
  else if (origin == MG_WRITTEN_WEIGHT)
    column.domain = MG_DOMAIN_EDGE;
  g_array_append_val (columns, column);
}

static gboolean
has_foreign (MgNetwork  *network,
             MgItemKind  kind,
             const char *name)
{
  MgFieldId field = mg_network_find_field (network, kind, name);

  return field != MG_FIELD_NONE && (mg_network_get_field (network, field)->flags & MG_FIELD_FOREIGN) != 0;
}

static void
add_derived (MgNetwork *network,
             GArray    *columns)
{
  if (mg_network_count (network, MG_ITEM_COLLECTIVE) > 0 || mg_network_field_in_use (network, MG_FIELD_KIND))
    add (columns, MG_WRITTEN_KIND, MG_FIELD_NONE, NULL, "node_type", MG_TYPE_TEXT);
  if (mg_network_field_in_use (network, MG_FIELD_INTENSITY) && !has_foreign (network, MG_ITEM_LINK, "weight"))
    add (columns, MG_WRITTEN_WEIGHT, MG_FIELD_NONE, NULL, "weight", MG_TYPE_INTEGER);
}

static void
add_field (MgNetwork *network,
           GArray    *columns,
           MgFieldId  field)
{
  const MgField *row = mg_network_get_field (network, field);
  gboolean is_layer = field == MG_FIELD_LINK_LAYER;
  gboolean in_use = row != NULL && mg_network_field_in_use (network, field);

  if (row == NULL || is_inner (row) || row->type == MG_TYPE_XML || field == MG_FIELD_ID || field == MG_FIELD_LINK_ID ||
      (!in_use && (row->flags & MG_FIELD_FOREIGN) == 0 &&
       !(is_layer && mg_network_count (network, MG_ITEM_PARTICIPATION) > 0)))
    return;

  add (columns, is_layer ? MG_WRITTEN_LAYER : MG_WRITTEN_FIELD, field, row, row->name, row->type);
}

GArray *
mg_written_columns (MgNetwork *network)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (MgWrittenColumn));

  add_derived (network, columns);
  for (MgFieldId i = 0; i < mg_network_get_n_fields (network); i++)
    add_field (network, columns, i);

  return columns;
}

static MgValue
lend_text (const char *text)
{
  return (MgValue) { .type = MG_VALUE_TEXT, .text = (char *) text };
}

gboolean
mg_written_value (MgNetwork             *network,
                  const MgItem          *item,
                  const MgWrittenColumn *column,
                  MgValue               *value)
{
  switch (column->origin)
    {
    case MG_WRITTEN_FIELD:
      return (column->row->kinds & item->kind) != 0 &&
             mg_network_get_value (network, item->id, column->field, value);

    case MG_WRITTEN_LAYER:
      if (item->kind == MG_ITEM_LINK)
        return mg_network_get_value (network, item->id, MG_FIELD_LINK_LAYER, value);
      *value = lend_text (MEMBERSHIP);
      return TRUE;

    case MG_WRITTEN_KIND:
      *value = lend_text (item->kind == MG_ITEM_COLLECTIVE ? "collective" : "organisation");
      return TRUE;

    case MG_WRITTEN_WEIGHT:
      return item->kind == MG_ITEM_LINK && mg_network_get_value (network, item->id, MG_FIELD_INTENSITY, value);

    default:
      g_return_val_if_reached (FALSE);
    }
}

const char *
mg_written_id (MgNetwork *network,
               MgId       id,
               char       buffer[24])
{
  const MgItem *item = mg_network_find (network, id);
  const char *text = mg_network_get_text (network, id, mg_item_kind_is_edge (item->kind) ? MG_FIELD_LINK_ID : MG_FIELD_ID);

  if (text != NULL)
    return text;

  g_snprintf (buffer, 24, "item%u", id);

  return buffer;
}

static MgFieldId
find_foreign (MgNetwork  *network,
              const char *name,
              gboolean    is_number)
{
  MgFieldId field = mg_network_find_field (network, MG_ITEM_LINK, name);
  const MgField *row = field != MG_FIELD_NONE ? mg_network_get_field (network, field) : NULL;

  if (row == NULL || !mg_network_field_in_use (network, field))
    return MG_FIELD_NONE;

  return is_number == (row->type == MG_TYPE_INTEGER || row->type == MG_TYPE_REAL) &&
         (is_number || row->type == MG_TYPE_TEXT) ? field : MG_FIELD_NONE;
}

MgFieldId
mg_written_find_weight (MgNetwork *network)
{
  MgFieldId field = find_foreign (network, "weight", TRUE);

  return field != MG_FIELD_NONE ? field : MG_FIELD_INTENSITY;
}

MgFieldId
mg_written_find_relation (MgNetwork *network)
{
  MgFieldId field = find_foreign (network, "relation", FALSE);

  return field != MG_FIELD_NONE && !mg_network_field_in_use (network, MG_FIELD_LINK_LAYER) ? field : MG_FIELD_LINK_LAYER;
}

const char *
mg_written_relation (MgNetwork    *network,
                     const MgItem *item,
                     MgFieldId     field)
{
  const char *text = mg_network_get_text (network, item->id, field);

  return text == NULL && item->kind == MG_ITEM_PARTICIPATION ? MEMBERSHIP : text;
}

static const char *
shown_name (const MgField *row)
{
  return row->label != NULL && (row->flags & MG_FIELD_FOREIGN) == 0 ? _(row->label) : row->name;
}

/* A field that no item has may still say what they all are. */
static gboolean
says_something (MgNetwork *network,
                MgFieldId  field)
{
  const MgField *row = mg_network_get_field (network, field);

  return mg_network_field_in_use (network, field) || ((row->flags & MG_FIELD_FOREIGN) != 0 && row->initial != NULL);
}

void
mg_written_warn_row (const MgField *row,
                     MgWarnings    *warnings)
{
  if (row != NULL && (row->flags & MG_FIELD_FOREIGN) != 0 && row->initial != NULL)
    mg_warnings_add (warnings, 0,
                     _("That “%s” is “%.60s” where nothing is said cannot be written in a file of this kind."),
                     row->name, row->initial);
  if (row != NULL && (row->flags & MG_FIELD_FOREIGN) != 0 && row->description != NULL)
    mg_warnings_add (warnings, 0,
                     _("What is said of the field “%s” in general cannot be written in a file of this kind."), row->name);
}

void
mg_written_warn_rows (MgNetwork     *network,
                      MgWarnings    *warnings,
                      MgWrittenKept  is_kept)
{
  for (MgFieldId i = 0; i < mg_network_get_n_fields (network); i++)
    {
      const MgField *row = mg_network_get_field (network, i);

      if (row != NULL && !is_inner (row) && is_kept (i, row))
        mg_written_warn_row (row, warnings);
    }
}

void
mg_written_warn (MgNetwork     *network,
                 MgWarnings    *warnings,
                 const char    *format,
                 MgWrittenKept  is_kept)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autoptr(GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (MgFieldId i = 0; i < mg_network_get_n_fields (network); i++)
    {
      const MgField *row = mg_network_get_field (network, i);

      if (row == NULL || is_inner (row) || !says_something (network, i) || is_kept (i, row) ||
          !g_hash_table_add (told, (gpointer) shown_name (row)))
        continue;

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", shown_name (row));
    }

  if (names->len > 0)
    mg_warnings_add (warnings, 0,
                     /* Translators: the first is the name of a kind of file, the second a list of fields. */
                     _("A file of this kind (%s) cannot hold everything; these fields are left out: %s."), format, names->str);
}

void
mg_written_warn_namesakes (MgNetwork  *network,
                           MgWarnings *warnings)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MgNetworkIter iter;
  const MgItem *item;
  guint n = 0;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    n += !g_hash_table_add (names, mg_network_dup_title (network, item->id));

  if (n > 0)
    mg_warnings_add (warnings, 0,
                     ngettext ("%u organisation has the name of another: programs that go by names take both for one.",
                               "%u organisations have the name of another: programs that go by names take them for one.", n), n);
}

const char *
mg_written_type_name (MgFieldType type)
{
  switch (type)
    {
    case MG_TYPE_INTEGER:
      return "long";

    case MG_TYPE_REAL:
      return "double";

    case MG_TYPE_BOOLEAN:
      return "boolean";

    case MG_TYPE_TEXT:
    case MG_TYPE_DATE:
    case MG_TYPE_CHOICE:
    case MG_TYPE_CHOICES:
    case MG_TYPE_XML:
    default:
      return "string";
    }
}
