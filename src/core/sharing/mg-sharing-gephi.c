/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For Gephi, whose importer takes r, g, b, size and the key "edgelabel" for looks. */
#include "mg-sharing.h"

#include "mg-sharing-dress.h"

#define SIZE_OF_ORGANISATION 10.
#define SIZE_OF_COLLECTIVE 5.

/* What the file it came from brought along is left as it is. */
static MgFieldId
add_unless_there (MgNetwork   *network,
                  guint        kinds,
                  const char  *name,
                  const char  *key_id,
                  MgFieldType  type,
                  const char  *attr_type)
{
  MgItemKind kind = (kinds & MG_ITEMS_NODES) != 0 ? MG_ITEM_ORGANISATION : MG_ITEM_LINK;
  const MgField row = {
    .name = name, .kinds = kinds, .type = type, .flags = MG_FIELD_FOREIGN, .key_id = key_id, .attr_type = attr_type,
  };

  if (mg_network_find_field (network, kind, name) != MG_FIELD_NONE)
    return MG_FIELD_NONE;

  return mg_dress_add_field (network, &row);
}

static void
dress_colours (MgNetwork *network)
{
  static const char *const names[] = { "r", "g", "b" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      MgFieldId field = add_unless_there (network, MG_ITEMS_NODES, names[i], names[i], MG_TYPE_INTEGER, "int");
      MgNetworkIter iter;
      const MgItem *item;

      if (field == MG_FIELD_NONE)
        continue;

      mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
      while ((item = mg_network_iter_next (&iter)))
        {
          const char *colour = mg_dress_get_colour (network, item);
          gint64 rgb = g_ascii_strtoll (colour + 1, NULL, 16);

          mg_dress_put (network, item->id, field, mg_value_integer ((rgb >> (16 - 8 * i)) & 0xff));
        }
    }
}

static void
dress_sizes (MgNetwork *network)
{
  MgFieldId field = add_unless_there (network, MG_ITEMS_NODES, "size", "size", MG_TYPE_REAL, "float");
  MgNetworkIter iter;
  const MgItem *item;

  if (field == MG_FIELD_NONE)
    return;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    mg_dress_put (network, item->id, field,
                  mg_value_real (item->kind == MG_ITEM_COLLECTIVE ? SIZE_OF_COLLECTIVE : SIZE_OF_ORGANISATION));
}

static void
dress_links (MgNetwork *network)
{
  MgFieldId field = add_unless_there (network, MG_ITEMS_EDGES, "Edge Label", "edgelabel", MG_TYPE_TEXT, "string");
  MgNetworkIter iter;
  const MgItem *item;

  if (field == MG_FIELD_NONE)
    return;

  mg_network_iter_init (&iter, network, MG_ITEM_LINK);
  while ((item = mg_network_iter_next (&iter)))
    mg_dress_put (network, item->id, field, mg_value_text (mg_dress_get_wording (network, item)));
}

static void
turn_upside_down (MgNetwork *network)
{
  MgNetworkIter iter;
  const MgItem *item;
  double y;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    if (mg_network_get_real (network, item->id, MG_FIELD_Y, &y) && y != 0.)
      mg_dress_put (network, item->id, MG_FIELD_Y, mg_value_real (-y));
}

/* Gephi shows nothing for who has no short name. */
static void
dress_labels (MgNetwork *network)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    if (mg_network_get_text (network, item->id, MG_FIELD_LABEL) == NULL)
      {
        g_autofree char *title = mg_network_dup_title (network, item->id);

        mg_dress_put (network, item->id, MG_FIELD_LABEL, mg_value_text (title));
      }
}

void
mg_sharing_dress_for_gephi (MgNetwork *network)
{
  g_return_if_fail (MG_IS_NETWORK (network));

  dress_labels (network);
  dress_colours (network);
  dress_sizes (network);
  dress_links (network);
  turn_upside_down (network);
  mg_dress_tell_directions (network);
}
