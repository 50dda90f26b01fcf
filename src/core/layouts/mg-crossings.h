/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many straight links cross. */
#pragma once

#include "mg-adjacency.h"

G_BEGIN_DECLS

/* Whether there are few enough of them to look at every two. */
gboolean mg_crossings_are_few_links (const MgAdjacency *graph);

/* The number of pairs of links that cross, those with a common end never do; or
 * where links are many, their total length.
 */
double   mg_crossings_cost          (const MgAdjacency *graph,
                                     const double      *xy);

/* The cost that a known arrangement may have, were a new one of @cost made. */
double   mg_crossings_as_good       (double             cost);

/* Crossings of the links of @i; @length: (out): how long these are together. */
guint    mg_crossings_count_at      (const MgAdjacency *graph,
                                     const double      *xy,
                                     guint              i,
                                     double            *length);

/* Exchanges the places of @i and @j if fewer links cross then, or as many and
 * links are shorter.
 */
gboolean mg_crossings_try_exchange  (const MgAdjacency *graph,
                                     double            *xy,
                                     guint              i,
                                     guint              j);

G_END_DECLS
