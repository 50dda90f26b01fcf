/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much there is in a table. */
#pragma once

#include "mg-network.h"

G_BEGIN_DECLS

/* Returns: (transfer full): "21 organisations, 2 collective cooperations", or links and
 * participations
 */
char *mg_table_total_dup (MgNetwork *network,
                          gboolean   of_nodes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
