/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking through all values of a field: for writers. */
#pragma once

#include "mg-column.h"
#include "mg-network.h"

G_BEGIN_DECLS

/**
 * mg_network_get_column:
 *
 * The values of @field, by the rows of mg_network_get_row(); the pole's row is 0.
 * Rows of kinds that do not have the field hold nothing.  Lent until the next edit.
 *
 * Returns: (nullable): %NULL if there is no such field
 */
const MgColumn *mg_network_get_column (MgNetwork *self,
                                       MgFieldId  field);

G_END_DECLS
