/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks of groups of nodes, and of groups of these: coarser and coarser. */
#pragma once

#include <gio/gio.h>

#include "mg-adjacency.h"

G_BEGIN_DECLS

/**
 * MgCoarse:
 * @offsets: (array): n + 1 places in @targets and @links
 * @targets: (array): the neighbours of node i are @targets[@offsets[i]] … up to
 *   @targets[@offsets[i + 1]] - 1
 * @links: (array): for how many links each of these stands
 * @masses: (array): for how many nodes a node stands
 * @inside: (array): twice the links among these
 */
typedef struct
{
  guint  n;
  guint *offsets;
  guint *targets;
  float *links;
  float *masses;
  float *inside;
} MgCoarse;

/* A copy, each node a group of its own.
 * @order: (nullable): node @order[k] becomes node k
 */
MgCoarse *mg_coarse_new        (const MgAdjacency *graph,
                                const guint       *order) G_GNUC_WARN_UNUSED_RESULT;

/* @groups: the group of each node, 0 … @n_groups - 1, none empty */
MgCoarse *mg_coarse_new_groups (const MgCoarse    *self,
                                const guint       *groups,
                                guint              n_groups) G_GNUC_WARN_UNUSED_RESULT;
void      mg_coarse_free       (MgCoarse          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgCoarse, mg_coarse_free)

/**
 * mg_coarse_find_groups:
 * @cancellable: (nullable): looked at now and then: if it is cancelled, what comes
 *   out are groups all the same, but not good ones
 * @groups: (out caller-allocates): for each node its group
 *
 * Those who have many links among themselves, for what would be expected of as
 * many: each node in turn goes where most of its links are for the group's size
 * (Blondel, Guillaume, Lambiotte, Lefebvre 2008, the first of its two steps), a few
 * times over.  Time about that of walking all links some five times.
 *
 * Returns: how many groups there are
 */
guint     mg_coarse_find_groups (const MgCoarse   *self,
                                 guint32           seed,
                                 GCancellable     *cancellable,
                                 guint            *groups);

G_END_DECLS
