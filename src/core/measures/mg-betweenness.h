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
 * Time O(n·m), 8 sources at a time, trees that hang on the rest left out; on
 * several threads where that is long, with the same bits whatever their number
 * and whatever registers the machine has.  Stops within a level of a batch.
 *
 * Source: Freeman 1977, doi:10.2307/3033543; algorithm of Brandes 2001,
 * doi:10.1080/0022250X.2001.9990249.
 */
gboolean mg_betweenness                (const MgSnapshot  *graph,
                                        MgProgress        *progress,
                                        GCancellable      *cancellable,
                                        double            *values,
                                        GError           **error);

/* In larger networks, mg_betweenness() and what is made of it are estimates: ways
 * from so many organisations, drawn with a fixed seed, as takes a few seconds.
 * Source: Brandes & Pich 2007, doi:10.1142/S0218127407018403.
 */
#define MG_BETWEENNESS_EXACT 50000

gboolean mg_betweenness_is_exact       (const MgSnapshot  *graph);

/* For tests: exact up to @n_exact only, and @n_draws at most beyond. */
void     mg_betweenness_limit          (guint              n_exact,
                                        guint              n_draws);

/* In pairs, of each organisation: with a probability of 95 % or more, none of the
 * estimates is off by more (see mg_way_sources_bound()).  0 where they are exact.
 */
gboolean mg_betweenness_bounds         (const MgSnapshot  *graph,
                                        MgProgress        *progress,
                                        GCancellable      *cancellable,
                                        double            *values,
                                        GError           **error);

/* The largest of these; NaN where they are exact. */
gboolean mg_betweenness_deviation      (const MgSnapshot  *graph,
                                        MgProgress        *progress,
                                        GCancellable      *cancellable,
                                        MgFigure          *figure,
                                        GError           **error);

/* Of more organisations the ways are not counted. */
#define MG_COUNT_WAYS_MAX 2000

/**
 * mg_count_ways:
 *
 * The number of shortest ways between others that pass through each: where
 * betweenness counts the share of a pair's ways, this counts the ways.  In a run
 * that has both, on the same walk.
 */
gboolean mg_count_ways                 (const MgSnapshot  *graph,
                                        MgProgress        *progress,
                                        GCancellable      *cancellable,
                                        double            *values,
                                        GError           **error);

/* Betweenness as a share of the largest value possible, which the centre of a star
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

/**
 * mg_link_betweenness:
 * @values: (out caller-allocates): one per pair of the snapshot
 *
 * For each pair that is linked, by however many links of whatever layers, how many
 * pairs of organisations, the two ends included, have their shortest way along it;
 * where there are several, the share of their ways that do.
 *
 * Unit: pairs; 1…n²/4, in a directed snapshot 1…(n-1)²-(n-2), as none begins where
 * the arc ends nor ends where it begins.  Length, directions and threads as in
 * mg_betweenness(); in a run that has both, on the same walk.  Of hundreds of
 * thousands of pairs the sums have fewer parts, so that last digits may differ from a
 * run without it.  NaN, at once, where mg_betweenness() is an estimate.
 *
 * Source: Girvan & Newman 2002, doi:10.1073/pnas.122653799; algorithm of Brandes
 * 2008, doi:10.1016/j.socnet.2007.11.001.
 */
gboolean mg_link_betweenness           (const MgSnapshot  *graph,
                                        MgProgress        *progress,
                                        GCancellable      *cancellable,
                                        double            *values,
                                        GError           **error);

G_END_DECLS
