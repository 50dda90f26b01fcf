/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting a copied piece of a network into another, or the same. */
#pragma once

#include "mg-transaction.h"

G_BEGIN_DECLS

/**
 * mg_command_paste:
 * @piece: organisations and collectives with what joins them
 * @dx: how far beside their places, in map units
 * @dy: likewise
 * @ids: (out) (optional) (transfer full) (element-type MgId): the new nodes
 *
 * Adds all of @piece under new identifiers, whatever the network has: two
 * organisations of one name are two.  Fields of a file's own are found by their
 * name, or made.  The pole's own values are not pasted.
 *
 * Returns: (transfer full): "paste 3 organisations"
 */
MgTransaction *mg_command_paste (MgNetwork  *network,
                                 MgNetwork  *piece,
                                 double      dx,
                                 double      dy,
                                 GArray    **ids);

G_END_DECLS
