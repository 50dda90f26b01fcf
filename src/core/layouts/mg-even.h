/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small networks in which nobody's place differs from another's: all are linked with
 * all, or all of each part with all of the other parts, which are as large.  The
 * drawing of least stress has some of six or more in the middle of the others, as if
 * they were the centre; they are drawn on a circle instead.
 */
#pragma once

#include "mg-adjacency.h"

G_BEGIN_DECLS

/* @xy: (inout): where they are, if they have places; then on a circle: in the same
 *   order where that is of no matter, else neighbours beside neighbours
 *
 * Returns: %FALSE, and nothing is done, with another network, or fewer than 6 or more
 *   than 45 nodes
 */
gboolean mg_even_draw (const MgAdjacency *graph,
                       double            *xy);

G_END_DECLS
