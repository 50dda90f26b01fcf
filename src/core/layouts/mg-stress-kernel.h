/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connected piece of a network, drawn so that what is n steps apart in the
 * network is n lengths apart in the drawing.
 */
#pragma once

#include "mg-adjacency.h"
#include "mg-layout-run.h"

G_BEGIN_DECLS

/* Up to here every pair of nodes is looked at; beyond, a sample of them. */
#define MG_STRESS_FULL_LIMIT 2000

/**
 * MgStressStart:
 * @MG_STRESS_ANYWHERE: from places of its own choice; what @xy held is lost
 * @MG_STRESS_ROUGH: from @xy, with great moves at first
 * @MG_STRESS_GENTLE: from @xy, which is good already: little moves
 */
typedef enum
{
  MG_STRESS_ANYWHERE,
  MG_STRESS_ROUGH,
  MG_STRESS_GENTLE,
} MgStressStart;

/**
 * MgStressTask:
 * @graph: a connected graph of two nodes at least
 * @mobility: (array) (nullable): 1 moves freely, 0 stays exactly
 * @start: see #MgStressStart
 * @draft_sweeps: if not 0, a good valley is enough, as others go on from there: so
 *   many walks towards its floor at most
 * @seed: same task and seed, same places
 */
typedef struct
{
  const MgAdjacency *graph;
  const float       *mobility;
  MgStressStart      start;
  guint              draft_sweeps;
  guint32            seed;
} MgStressTask;

/* @xy: (inout): 2 × n places; the length of a step is 1; all finite.  On
 *   failure they are where they were.
 * Time and memory: full n²; sparse O(n), some hundred bytes for each node.
 */
gboolean mg_stress_full    (const MgStressTask *task,
                            const MgLayoutRun  *run,
                            double             *xy,
                            GError            **error);
gboolean mg_stress_sparse  (const MgStressTask *task,
                            const MgLayoutRun  *run,
                            double             *xy,
                            GError            **error);

/**
 * mg_stress_measure:
 * @n_sources: from how many nodes to measure; at most all
 * @xy: 2 × n places; pairs with a place that is not finite are left out
 * @scale: (out) (optional): map units for a step at which the drawing fits
 *   best; 0 if there is none
 *
 * Returns: mean ((drawn / scale - steps) / steps)² over the pairs looked at,
 *   0 … 1; 1 if all nodes lie in one point
 */
double   mg_stress_measure (const MgAdjacency  *graph,
                            const double       *xy,
                            guint               n_sources,
                            double             *scale);

G_END_DECLS
