/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text identifiers that two items have: no program of ours writes such a
 * network, but made-up files of a journal may hold one, and it could not be saved.
 */
#pragma once

#include "mg-network.h"

G_BEGIN_DECLS

/**
 * mg_identifiers_mend:
 *
 * Gives a new text identifier to each node and edge whose own an earlier one of
 * its table has.  Time O(n).
 *
 * Returns: how many were given
 */
guint mg_identifiers_mend (MgNetwork *network);

G_END_DECLS
