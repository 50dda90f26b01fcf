/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connected piece of a network, drawn so that those around an organisation
 * on the map are those whom it works with.
 */
#pragma once

#include "mg-stress-kernel.h"

G_BEGIN_DECLS

/**
 * mg_vicinity_refine:
 * @n_rounds: how often everybody moves
 * @xy: (inout): 2 × n places, those of a drawing by stress; all finite.  On
 *   failure they are where they were
 *
 * The seed and the start of @task have no say.  Time for each round: n²; larger
 * pieces have mg-large.h.
 */
gboolean mg_vicinity_refine  (const MgStressTask *task,
                              guint               n_rounds,
                              const MgLayoutRun  *run,
                              double             *xy,
                              GError            **error);

/**
 * mg_vicinity_measure:
 * @n_sources: from how many nodes to measure; at most all
 *
 * Returns: which part of the neighbours are not among the nearest on the map, as
 *   many as there are neighbours: 0 … 1, the mean over the nodes
 */
double   mg_vicinity_measure (const MgAdjacency  *graph,
                              const double       *xy,
                              guint               n_sources);

G_END_DECLS
