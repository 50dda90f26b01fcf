/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forces that near ones feel, for many nodes: they push each other if they are in
 * the same or a neighbouring cell of a grid.  The forces are those of mg-vicinity.c,
 * but far ones pull no more than a few units' length of them would, or the few
 * links that go right across a large drawing would pull everything apart.
 */
#pragma once

#include "mg-layout-run.h"

G_BEGIN_DECLS

/**
 * MgLocalTask:
 * @offsets: (array): as in #MgAdjacency
 * @targets: (array): the same
 * @links: (array) (nullable): for how much each of @targets counts; if %NULL, 1
 * @mobility: (array) (nullable): 1 moves freely, 0 stays exactly
 * @reaches: (array) (nullable): how far from 0, 0 each is best
 * @hold: how much that pulls
 */
typedef struct
{
  guint        n;
  const guint *offsets;
  const guint *targets;
  const float *links;
  const float *mobility;
  const float *reaches;
  float        hold;
  guint        n_rounds;
} MgLocalTask;

/* @x, @y: (inout): n places, about one to a square unit; all finite.
 *
 * Time for each round: about n + m, on several threads if that is long; the same
 * bytes whatever their number.  On failure some have moved.
 */
gboolean mg_local_run (const MgLocalTask  *self,
                       const MgLayoutRun  *run,
                       float              *x,
                       float              *y,
                       GError            **error);

G_END_DECLS
