/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is next to whom, in a form to walk through; and the pieces of a network. */
#pragma once

#include "mg-snapshot.h"

G_BEGIN_DECLS

/**
 * MgAdjacency:
 * @n: number of nodes
 * @offsets: (array): n + 1 places in @targets
 * @targets: (array): the neighbours of node i are @targets[@offsets[i]] … up
 *   to @targets[@offsets[i + 1]] - 1, in increasing order
 */
typedef struct
{
  guint  n;
  guint *offsets;
  guint *targets;
} MgAdjacency;

MgAdjacency *mg_adjacency_new       (guint              n,
                                     const guint       *ends,
                                     guint              n_pairs) G_GNUC_WARN_UNUSED_RESULT;
/* @nodes: those to keep, renumbered in that order: whole pieces of the network
 * @rows: (inout): scratch space of as many places as @self has nodes
 */
MgAdjacency *mg_adjacency_new_piece (const MgAdjacency *self,
                                     const guint       *nodes,
                                     guint              n_nodes,
                                     guint             *rows) G_GNUC_WARN_UNUSED_RESULT;
void         mg_adjacency_free      (MgAdjacency       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgAdjacency, mg_adjacency_free)

static inline guint
mg_adjacency_degree (const MgAdjacency *self,
                     guint              i)
{
  return self->offsets[i + 1] - self->offsets[i];
}

/* Those with most neighbours first: a #GCompareDataFunc of places of nodes, with
 * an #MgAdjacency.
 */
int          mg_adjacency_compare_degrees (gconstpointer a,
                                           gconstpointer b,
                                           gpointer      self);

/**
 * mg_adjacency_walk:
 * @start: where to begin
 * @hops: (out caller-allocates): steps from @start, %G_MAXUINT where there is
 *   no way; n places
 * @queue: (out caller-allocates): the nodes met, in the order met; n places
 *
 * Returns: how many were met.  Time O(n + m).
 */
guint        mg_adjacency_walk      (const MgAdjacency *self,
                                     guint              start,
                                     guint             *hops,
                                     guint             *queue);

/**
 * mg_adjacency_find_pieces:
 * @nodes: (out caller-allocates): all nodes, piece by piece, the largest piece
 *   first, equal ones by their first node; increasing within a piece
 * @ends: (out caller-allocates): for each piece the place in @nodes where it
 *   ends; n places
 *
 * Returns: how many pieces there are
 */
guint        mg_adjacency_find_pieces (const MgAdjacency *self,
                                       guint             *nodes,
                                       guint             *ends);

G_END_DECLS
