/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What workers see of a network. */
#pragma once

#include "mg-details.h"

G_BEGIN_DECLS

/**
 * MgSnapshot:
 * @revision: the network's revision when the copy was taken
 * @perimeter: which organisations it holds
 * @date: the moment, or none
 * @confidence: the least confidence of a link that counted, 0 for any
 * @directed: whether @ends are arcs
 * @n_layers: number of @layers
 * @layers: (array length=n_layers): the layers that counted; none in a network
 *   whose links have no layer
 * @n_nodes: number of organisations (and collectives, in %MG_PERIMETER_ALL);
 *   here they are rows 0 … @n_nodes-1, in the network's order
 * @n_links: number of links counted, parallel ones and loops included
 * @n_early: links left out only because an end is not on the map at the date,
 *   though both belong to the perimeter
 * @n_pairs: number of pairs (arcs if @directed) with at least one link
 * @ids: (array length=n_nodes): row → identifier
 * @ends: (array): 2 × @n_pairs rows, sorted; undirected: the smaller first
 * @pair_layers: (array length=n_pairs): bit i: a link of @layers[i] is in it
 *   (layers beyond the 32nd share the last bit)
 * @pair_links: (array length=n_pairs): how many links were merged into it
 * @pair_weights: (array length=n_pairs): the sum of their intensities
 * @strength: (array length=n_nodes): the sum of the intensities of its links,
 *   loops counted once; a link without intensity counts its foreign "weight",
 *   and else 1
 * @layer_links: (array length=n_layers): links counted, by layer
 * @details: (nullable): what fields say, if the scope asked for it
 *
 * An immutable copy of who is linked to whom: parallel links are one pair, a
 * link from an organisation to itself is none.
 *
 * Any thread may read it.
 */
typedef struct
{
  guint64       revision;
  MgPerimeter   perimeter;
  MgDate        date;
  guint         confidence;
  gboolean      directed;
  guint         n_layers;
  char        **layers;
  guint         n_nodes;
  guint         n_links;
  guint         n_early;
  guint         n_pairs;
  MgId         *ids;
  guint        *ends;
  guint32      *pair_layers;
  guint        *pair_links;
  double       *pair_weights;
  double       *strength;
  guint        *layer_links;
  MgDetails    *details;
} MgSnapshot;

/* Time O(n + m·log m). */
MgSnapshot *mg_snapshot_new       (MgNetwork        *network,
                                   const MgScope    *scope) G_GNUC_WARN_UNUSED_RESULT;

/* The file's own field that strengths sum for links without intensity;
 * MG_FIELD_NONE: there is none, it holds no numbers, or no link has one.
 */
MgFieldId   mg_snapshot_find_weight (MgNetwork      *network);

/* A network that no file has: for tests, benchmarks and generated networks.
 * @ends: 2 × @n_links rows; loops and repetitions are merged as ever.
 * Identifiers are row + 2.
 */
MgSnapshot *mg_snapshot_new_plain (guint             n_nodes,
                                   const guint      *ends,
                                   guint             n_links,
                                   gboolean          directed) G_GNUC_WARN_UNUSED_RESULT;

MgSnapshot *mg_snapshot_ref       (MgSnapshot       *self);
void        mg_snapshot_unref     (MgSnapshot       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgSnapshot, mg_snapshot_unref)

/* The row of @id, or -1.  Time O(log n): identifiers are looked up sorted. */
int         mg_snapshot_find_row  (const MgSnapshot *self,
                                   MgId              id);

/* The pair that these two are, in whatever order (in a directed snapshot, the arc
 * from @source to @target), or -1.  Time O(log n + log m).
 */
int         mg_snapshot_find_pair (const MgSnapshot *self,
                                   MgId              source,
                                   MgId              target);

/* Whether one of its links is of @layers[@layer], or of one that shares its bit. */
gboolean    mg_snapshot_pair_has_layer (const MgSnapshot *self,
                                        guint             pair,
                                        guint             layer);

G_END_DECLS
