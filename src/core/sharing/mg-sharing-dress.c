/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-sharing-dress.h"

#include "mg-graphml.h"
#include "mg-vocabulary.h"

#define PLAIN "#999999"

MgFieldId
mg_dress_add_field (MgNetwork     *network,
                    const MgField *row)
{
  MgFieldId field = mg_network_get_n_fields (network);
  MgEdit edit = { .kind = MG_EDIT_ADD_FIELD, .field = field, .spec = mg_field_new_foreign (row) };
  gboolean added = mg_network_apply (network, &edit, NULL, NULL);

  mg_edit_clear (&edit);
  g_return_val_if_fail (added, MG_FIELD_NONE);

  return field;
}

void
mg_dress_tell_directions (MgNetwork *network)
{
  if (mg_network_find_field (network, MG_ITEM_POLE, MG_GRAPHML_DIRECTIONS) == MG_FIELD_NONE)
    mg_dress_add_field (network, &(MgField) {
      .name = MG_GRAPHML_DIRECTIONS, .kinds = MG_ITEM_POLE, .type = MG_TYPE_TEXT, .flags = MG_FIELD_FOREIGN | MG_FIELD_HIDDEN,
    });
}

void
mg_dress_put (MgNetwork *network,
              MgId       id,
              MgFieldId  field,
              MgValue    value)
{
  g_autoptr(GError) error = NULL;

  if (!mg_network_apply (network, &(MgEdit) { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field, .value = value },
                         NULL, &error))
    g_critical ("%s", error->message);
  mg_value_clear (&value);
}

void
mg_dress_drop_field (MgNetwork *network,
                     MgFieldId  field)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  const MgField *row = mg_network_get_field (network, field);
  MgEdit edit = { .kind = MG_EDIT_REMOVE_FIELD, .field = field };
  MgNetworkIter iter;
  const MgItem *item;
  MgValue value;

  mg_network_iter_init (&iter, network, row->kinds);
  while ((item = mg_network_iter_next (&iter)))
    if (mg_network_get_value (network, item->id, field, &value))
      g_array_append_val (ids, item->id);

  for (guint i = 0; i < ids->len; i++)
    mg_dress_put (network, g_array_index (ids, MgId, i), field, MG_VALUE_INIT);

  if (!mg_network_apply (network, &edit, NULL, NULL))
    g_critical ("A field that nothing uses could not be removed.");
}

static const MgTerm *
find_term (MgNetwork    *network,
           const MgItem *item)
{
  const char *id;

  if (item->kind == MG_ITEM_ORGANISATION)
    {
      id = mg_network_get_text (network, item->id, MG_FIELD_KIND);
      return id != NULL ? mg_vocabulary_find ("kind", id) : NULL;
    }
  if (item->kind != MG_ITEM_LINK)
    return NULL;

  id = mg_network_get_text (network, item->id, MG_FIELD_LINK_LAYER);

  return id != NULL ? mg_vocabulary_find ("layer", id) : NULL;
}

const char *
mg_dress_get_colour (MgNetwork    *network,
                     const MgItem *item)
{
  const MgTerm *term = find_term (network, item);

  return term != NULL && term->colour != NULL ? term->colour : PLAIN;
}

const char *
mg_dress_get_shape (MgNetwork    *network,
                    const MgItem *item)
{
  const MgTerm *term = find_term (network, item);

  return term != NULL && term->shape != NULL ? term->shape : "";
}

const char *
mg_dress_get_wording (MgNetwork    *network,
                      const MgItem *edge)
{
  const char *type = mg_network_get_text (network, edge->id, MG_FIELD_LINK_TYPE);
  const char *layer = mg_network_get_text (network, edge->id, MG_FIELD_LINK_LAYER);

  if (type != NULL)
    return mg_vocabulary_get_label ("link_type", type);

  return layer != NULL ? mg_vocabulary_get_label ("layer", layer) : "";
}
