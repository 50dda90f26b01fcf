/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-markup.h"

#include "mg-format.h"
#include "mg-graphml.h"

/* Whether something of it is written to a file as it is. */
static gboolean
is_verbatim (const MgField *row)
{
  return (row->flags & MG_FIELD_FOREIGN) != 0 &&
         (row->type == MG_TYPE_XML || row->extra != NULL || g_str_has_prefix (row->name, MG_GRAPHML_XMLNS));
}

/* Fields with something verbatim: MgFieldId. */
static GArray *
list_fields (MgNetwork *network)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (MgFieldId));
  guint n_built_in;

  mg_field_get_table (&n_built_in);
  for (MgFieldId field = n_built_in; field < mg_network_get_n_fields (network); field++)
    {
      const MgField *row = mg_network_get_field (network, field);

      if (row != NULL && is_verbatim (row))
        g_array_append_val (fields, field);
    }

  return fields;
}

static gboolean
can_be_saved (MgNetwork *network)
{
  const MgFormat *format = mg_format_find ("graphml");
  g_autoptr(GBytes) bytes = mg_format_serialise (network, format, "", NULL, NULL, NULL, NULL);

  return bytes != NULL && mg_format_verify (format, bytes, NULL, NULL, NULL);
}

static void
drop_value (MgNetwork *network,
            MgId       id,
            MgFieldId  field)
{
  MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field };

  mg_network_apply (network, &edit, NULL, NULL);
}

static void
drop_field (MgNetwork *network,
            MgFieldId  field)
{
  guint kinds = mg_network_get_field (network, field)->kinds;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  MgEdit edit = { .kind = MG_EDIT_REMOVE_FIELD, .field = field };
  const MgItem *item;
  MgNetworkIter iter;

  mg_network_iter_init (&iter, network, kinds);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    g_array_append_val (ids, item->id);

  for (guint i = 0; i < ids->len; i++)
    drop_value (network, g_array_index (ids, MgId, i), field);
  if ((kinds & MG_ITEM_POLE) != 0)
    drop_value (network, MG_ID_POLE, field);
  mg_network_apply (network, &edit, NULL, NULL);
}

gboolean
mg_markup_drop_broken (MgNetwork *network)
{
  g_autoptr(GArray) fields = NULL;

  g_return_val_if_fail (MG_IS_NETWORK (network), FALSE);

  fields = list_fields (network);
  if (fields->len == 0 || can_be_saved (network))
    return FALSE;

  for (guint i = 0; i < fields->len; i++)
    drop_field (network, g_array_index (fields, MgFieldId, i));

  return TRUE;
}
