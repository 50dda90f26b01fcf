/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-item.h"

gboolean
mg_item_kind_is_edge (MgItemKind kind)
{
  return (kind & MG_ITEMS_EDGES) != 0;
}
