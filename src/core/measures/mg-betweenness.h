/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who lies on the way between others. */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

/**
 * mg_betweenness:
 *
 * For each organisation, in how many pairs of others it lies on the shortest
 * way; where there are several shortest ways, the share of them that pass
 * through it.  A pair counts once, or once in each direction in a directed
 * snapshot, where ways follow the directions.
 *
 * Unit: pairs; 0…(n-1)(n-2)/2, twice that if directed.  All links have length
 * 1: intensities are ignored, as a strong link is not a long one.  Pairs that
 * are not connected are ignored; 0 for isolates and in networks of fewer than
 * three.
 *
 * Time O(n·m), 8 sources at a time; stops between batches.
 *
 * Source: Freeman 1977, doi:10.2307/3033543; algorithm of Brandes 2001,
 * doi:10.1080/0022250X.2001.9990249.
 */
gboolean mg_betweenness                (const MgSnapshot  *graph,
                                        MgProgress        *progress,
                                        GCancellable      *cancellable,
                                        double            *values,
                                        GError           **error);

/* The same as a share of the largest value possible, which the centre of a star
 * has: 0…1, NaN in networks of fewer than three.
 */
gboolean mg_betweenness_norm           (const MgSnapshot  *graph,
                                        MgProgress        *progress,
                                        GCancellable      *cancellable,
                                        double            *values,
                                        GError           **error);

/* Freeman's centralisation: the sum of (largest share - share), divided by n-1,
 * which a star has.  0…1; NaN in networks of fewer than three.
 *
 * Source: Freeman 1978, doi:10.1016/0378-8733(78)90021-7.
 */
gboolean mg_betweenness_centralization (const MgSnapshot  *graph,
                                        MgProgress        *progress,
                                        GCancellable      *cancellable,
                                        MgFigure          *figure,
                                        GError           **error);

G_END_DECLS
