/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-total.h"

#include <glib/gi18n-lib.h>

char *
mg_table_total_dup (MgNetwork *network,
                    gboolean   of_nodes)
{
  guint n_first = mg_network_count (network, of_nodes ? MG_ITEM_ORGANISATION : MG_ITEM_LINK);
  guint n_second = mg_network_count (network, of_nodes ? MG_ITEM_COLLECTIVE : MG_ITEM_PARTICIPATION);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (of_nodes)
    {
      first = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u organisation",
                                            "%'u organisations", n_first), n_first);
      second = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u collective cooperation",
                                             "%'u collective cooperations", n_second), n_second);
    }
  else
    {
      first = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u link", "%'u links", n_first),
                               n_first);
      second = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u participation",
                                             "%'u participations", n_second), n_second);
    }

  /* Translators: two numbers of things, side by side. */
  return n_second > 0 ? g_strdup_printf (_("%s, %s"), first, second) : g_steal_pointer (&first);
}
