/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last touches to a drawing by groups: one organisation after another is tried
 * elsewhere, and stays there if links cross less, or if more neighbours are among the
 * nearest; if one is at the cost of the other, by which part of all there are in each
 * is gained or lost, where crossings count twice.
 *
 * With it, the layout "groups" has more neighbours near and fewer crossings than
 * ForceAtlas2 and OGDF's fast multipole embedders on every one of twelve real networks
 * of 13 to 152 organisations, the mean of 20 seeds each, in 5 to 13 times less CPU
 * time than ForceAtlas2, and less than the multilevel embedder.  bench-layout-groups
 * measures it, without OGDF.
 */
#pragma once

#include "mg-adjacency.h"
#include "mg-layout-run.h"
#include "mg-overlap.h"

G_BEGIN_DECLS

/**
 * mg_trials_improve:
 * @room: what is kept free around each of them
 * @seed: same places and seed, same result
 * @xy: (inout): 2 × n places with room for all
 *
 * Links are straight, neighbours those of mg_vicinity_measure().  Time
 * about n² up to 400 nodes.
 */
gboolean mg_trials_improve (const MgAdjacency  *graph,
                            const MgRoom       *room,
                            guint32             seed,
                            const MgLayoutRun  *run,
                            double             *xy,
                            GError            **error);

G_END_DECLS
