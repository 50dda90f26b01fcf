/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where on the map an organisation goes that is added without one. */
#pragma once

#include "mg-network.h"

G_BEGIN_DECLS

/* A free place near the middle of what is there.  Time O(n) for each try. */
void mg_table_place_find (MgNetwork *network,
                          double    *x,
                          double    *y);

G_END_DECLS
