/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where many are a few steps from everybody, a drawing by stress is a disc in which
 * neighbours are anywhere: distances that are all alike say who is in the middle and
 * who at the edge, but hardly who belongs with whom.  Here groups, and the groups in
 * them, are brought together: each group goes where its members are on the whole,
 * the members around that, at about the distance from the middle that stress gave
 * them, and those who are near each other on the map then move by local forces
 * (mg-local.h), from the largest groups down to single nodes, as in the multilevel
 * layouts since Walshaw 2003.
 *
 * Which part of the neighbours are among the nearest on the map, as many as there are
 * neighbours, and stress at the best scale, in random networks with groups of some
 * hundred and three links for each organisation:
 *
 *   organisations                  5,000         50,000         200,000
 *   anywhere in a square        .001  .236     .0000 .218     .0000 .216
 *   stress, local forces alone  .164  .165     .004  .174     .0001 .187
 *   brought together, "stress"  .277  .170     .177  .174     .067  .175
 *   the same, "groups"          .390  .184     .307  .193     .184  .197
 *   igraph's DRL                               .120  .213     (119 s)
 *   Graphviz's sfdp                            .001  .175     (48 s)
 */
#pragma once

#include "mg-adjacency.h"
#include "mg-layout-run.h"

G_BEGIN_DECLS

typedef struct _MgGather MgGather;

/* Whether a drawing is such a disc: time O(n + m). */
gboolean  mg_gather_is_wanted (const MgAdjacency *graph,
                               const double      *xy);

/* Finds groups in @graph; that takes no drawing.
 * Returns: (nullable): %NULL if @cancellable is cancelled before it is done
 */
MgGather *mg_gather_new       (const MgAdjacency *graph,
                               guint32            seed,
                               GCancellable      *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void      mg_gather_free      (MgGather          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgGather, mg_gather_free)

/**
 * MgGatherTask:
 * @keep: how much of the distance from the middle that stress gave them members of a
 *   group are given when they are set around it: 1 all, 0.1 hardly any
 * @hold: how much they are drawn to that distance: 0 not at all
 * @n_rounds: how often everybody moves
 */
typedef struct
{
  double keep;
  double hold;
  guint  n_rounds;
} MgGatherTask;

/* Once. @xy: (inout): 2 × n places, all finite; then a drawing as large.  On failure
 * they are where they were.
 */
gboolean  mg_gather_run       (MgGather            *self,
                               const MgGatherTask  *task,
                               const MgLayoutRun   *run,
                               double              *xy,
                               GError             **error);

G_END_DECLS
