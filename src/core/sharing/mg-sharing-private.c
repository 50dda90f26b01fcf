/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-sharing.h"

#include <glib/gi18n-lib.h>

#include "mg-transaction.h"

static GArray *
collect_private (MgNetwork *network)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    if (mg_network_get_boolean (network, item->id, MG_FIELD_PRIVATE))
      g_array_append_val (ids, item->id);

  return ids;
}

guint
mg_sharing_count_private (MgNetwork *network)
{
  g_autoptr(GArray) ids = NULL;

  g_return_val_if_fail (MG_IS_NETWORK (network), 0);

  ids = collect_private (network);

  return ids->len;
}

/* Identifiers of those who go, as others may name them. */
static GHashTable *
collect_names (MgNetwork    *network,
               const GArray *ids)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = mg_network_get_text (network, g_array_index (ids, MgId, i), MG_FIELD_ID);

      if (id != NULL)
        g_hash_table_add (names, (gpointer) id);
    }

  return names;
}

static void
forget (MgTransaction *transaction,
        MgNetwork     *network,
        MgItemKind     kind,
        MgFieldId      field,
        GHashTable    *names)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, network, kind);
  while ((item = mg_network_iter_next (&iter)))
    {
      const char *name = mg_network_get_text (network, item->id, field);

      if (name != NULL && g_hash_table_contains (names, name))
        mg_transaction_set_text (transaction, item->id, field, NULL);
    }
}

/* The marks of those who stay say "no" or nothing: that is nobody's business. */
static void
forget_marks (MgTransaction *transaction,
              MgNetwork     *network)
{
  MgNetworkIter iter;
  const MgItem *item;
  MgValue value;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    if (!mg_network_get_boolean (network, item->id, MG_FIELD_PRIVATE) &&
        mg_network_get_value (network, item->id, MG_FIELD_PRIVATE, &value))
      mg_transaction_set (transaction, item->id, MG_FIELD_PRIVATE, &MG_VALUE_INIT);
}

static void
apply (MgTransaction *transaction,
       MgNetwork     *network)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MgTransaction) inverse = mg_transaction_apply (transaction, network, &error);

  /* Of a network that is what it says it is, nothing can be refused. */
  if (inverse == NULL)
    g_critical ("%s", error->message);
}

guint
mg_sharing_leave_out_private (MgNetwork  *network,
                              MgWarnings *warnings)
{
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GHashTable) names = NULL;
  g_autoptr(MgTransaction) references = NULL;
  g_autoptr(MgTransaction) removal = NULL;

  g_return_val_if_fail (MG_IS_NETWORK (network), 0);

  ids = collect_private (network);
  names = collect_names (network, ids);

  references = mg_transaction_new ("");
  forget (references, network, MG_ITEM_COLLECTIVE, MG_FIELD_LEAD_ORG, names);
  forget (references, network, MG_ITEM_LINK, MG_FIELD_COLLECTIVE_ID, names);
  forget_marks (references, network);
  apply (references, network);

  removal = mg_transaction_new ("");
  mg_transaction_remove_items (removal, network, (const MgId *) (void *) ids->data, ids->len);
  apply (removal, network);

  if (ids->len > 0)
    mg_warnings_add (warnings, 0,
                     ngettext ("%u organisation or collective cooperation marked as not to be passed on is left out, with its links.",
                               "%u organisations or collective cooperations marked as not to be passed on are left out, with their links.",
                               ids->len), ids->len);

  return ids->len;
}
