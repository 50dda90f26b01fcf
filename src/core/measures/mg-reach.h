/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far each organisation is from all others: the one walk that closeness,
 * harmonic closeness, mean distance and diameter are read from.
 */
#pragma once

#include "mg-snapshot.h"
#include "mg-progress.h"

G_BEGIN_DECLS

/**
 * MgReach:
 * @reached: number of other organisations it can reach, along directions
 * @farthest: steps to the farthest of them; 0 if there is none
 * @total: sum of the steps to them
 * @inverse: sum of 1 / steps to them
 */
typedef struct
{
  guint  reached;
  guint  farthest;
  double total;
  double inverse;
} MgReach;

/**
 * mg_reach:
 *
 * Lengths are numbers of links; intensities are ignored.  Walks from 512
 * organisations at a time (after Then et al. 2014, "The more the merrier:
 * efficient multi-source graph traversal", doi:10.14778/2735496.2735507):
 * time O(n·m / 512) where most are a few steps apart.  Stops between steps.
 * On several threads where that is long; the same bits on any number of them and
 * with any width of registers.
 *
 * Returns: (transfer full) (element-type MgReach): one per row
 */
GArray *mg_reach (const MgSnapshot  *graph,
                  MgProgress        *progress,
                  GCancellable      *cancellable,
                  GError           **error);

G_END_DECLS
