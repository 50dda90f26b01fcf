/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-identifiers.h"

/* Those that are not the first with their identifier: MgId. */
static GArray *
find_doubles (MgNetwork *network,
              guint      kinds,
              MgFieldId  field)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *doubles = g_array_new (FALSE, FALSE, sizeof (MgId));
  const MgItem *item;
  MgNetworkIter iter;

  mg_network_iter_init (&iter, network, kinds);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    {
      const char *text_id = mg_network_get_text (network, item->id, field);

      if (text_id != NULL && !g_hash_table_add (known, (gpointer) text_id))
        g_array_append_val (doubles, item->id);
    }

  return doubles;
}

static guint
mend_table (MgNetwork *network,
            guint      kinds,
            MgFieldId  field)
{
  g_autoptr(GArray) doubles = find_doubles (network, kinds, field);

  for (guint i = 0; i < doubles->len; i++)
    {
      MgId id = g_array_index (doubles, MgId, i);
      g_autofree char *text_id = mg_network_new_text_id (network, mg_network_find (network, id)->kind);
      MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field, .value = mg_value_text (text_id) };

      mg_network_apply (network, &edit, NULL, NULL);
      mg_edit_clear (&edit);
    }

  return doubles->len;
}

guint
mg_identifiers_mend (MgNetwork *network)
{
  g_return_val_if_fail (MG_IS_NETWORK (network), 0);

  return mend_table (network, MG_ITEMS_NODES, MG_FIELD_ID) +
         mend_table (network, MG_ITEMS_EDGES, MG_FIELD_LINK_ID);
}
