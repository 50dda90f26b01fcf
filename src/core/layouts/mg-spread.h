/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far apart organisations are in a drawing by distance: no two symbols meet
 * (mg_room_for_size()), or beyond 100,000 lie in one point.  Besides, no two are
 * nearer than 0.15 of the median link, where the drawing has room for that.
 *
 * It often has not: were n symbols spread over it as evenly as can be, they would
 * be 1.07 √(area / n) apart, and that falls below, in a random network at about
 * 2,000, where no parts of the network have short links among themselves.  A full
 * drawing is spread until symbols are 0.75 of that apart, beyond 2,000 of them 0.45,
 * up to 50,000; stress is the same within 0.1 % for it.
 *
 * Going on brings nothing: what pushes symbols apart makes the drawing and its links
 * longer as well.  At 1,400 and 2,000, means of two seeds:
 *
 *   symbols apart, of evenly spread   0.74   0.82   0.88   |   0.72   0.83   0.91
 *   of the median link                0.138  0.141  0.136  |   0.111  0.113  0.113
 *   stress                            0.1413 0.1430 0.1440 |   0.1447 0.1465 0.1483
 *
 * so that 0.15 holds up to about 1,000, and beyond as much as costs no stress.
 *
 * Links are not longer for it than elsewhere.  In parts of the median link, in random
 * networks with groups and three links for each organisation:
 *
 *   organisations                     500     1,000   2,000
 *   spread as evenly as can be, ours  0.314   0.209   0.148
 *     neato                           0.304   0.221
 *     igraph's Fruchterman-Reingold   0.414   0.302   0.222
 *   nearest two, ours                 0.160   0.155   0.111
 *     neato                           0.034   0.006
 *     igraph's Fruchterman-Reingold   0.054   0.025   0.013
 */
#pragma once

#include "mg-adjacency.h"
#include "mg-layout-run.h"

G_BEGIN_DECLS

/* The part of the median link that any two are to be apart. */
#define MG_SPREAD_NEAREST 0.15

/* @xy: (inout): places about 0, 0, of a drawing that nobody has seen */
gboolean mg_spread_new  (double             *xy,
                         const MgAdjacency  *graph,
                         const MgLayoutRun  *run,
                         GError            **error);

/* The same of a drawing that is known: moves as few as can be.
 * @is_fixed: (nullable): those that stay where they are
 */
gboolean mg_spread_kept (double             *xy,
                         const MgAdjacency  *graph,
                         const gboolean     *is_fixed,
                         const MgLayoutRun  *run,
                         GError            **error);

G_END_DECLS
