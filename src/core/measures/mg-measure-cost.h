/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long measures take, so that a bar moves evenly. */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

/**
 * mg_measure_share_time:
 * @measures: (element-type MgMeasure): in the order in which they are computed
 *
 * From what they were seen to take, the first of those that share a walk for all.
 *
 * Returns: (transfer full): where each begins in the time of all, 0…1, and at the
 *   end 1
 */
double *mg_measure_share_time (const MgSnapshot *graph,
                               const GPtrArray  *measures) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
