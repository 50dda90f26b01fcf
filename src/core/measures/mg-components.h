/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pieces a network falls into.
 *
 * Two organisations are in the same piece if links lead from one to the other,
 * whatever their directions.  An isolate is a piece of one.  Time O(n + m).
 */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

/* The number of pieces, isolates included; 0 in the empty network. */
gboolean mg_count_components  (const MgSnapshot  *graph,
                               MgProgress        *progress,
                               GCancellable      *cancellable,
                               MgFigure          *figure,
                               GError           **error);

/* Organisations in the largest piece; 0 in the empty network. */
gboolean mg_largest_component (const MgSnapshot  *graph,
                               MgProgress        *progress,
                               GCancellable      *cancellable,
                               MgFigure          *figure,
                               GError           **error);

/* The number of its piece: 0 is the largest; of equal ones, the one whose first
 * row comes first.
 */
gboolean mg_component         (const MgSnapshot  *graph,
                               MgProgress        *progress,
                               GCancellable      *cancellable,
                               double            *values,
                               GError           **error);

G_END_DECLS
