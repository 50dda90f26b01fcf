/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many steps organisations are from each other.
 *
 * A step is a link, whatever its intensity.  Directed snapshots: steps follow
 * the directions, and distances are those *from* an organisation.
 *
 * All four are read from one walk, mg_reach(), which a run does once.
 */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

/* The largest number of steps between two organisations that are connected.
 * Whole, 1…n-1; NaN if no two are.  The convention "largest distance that
 * exists" is igraph's and NetworkX's for one piece.
 */
gboolean mg_diameter      (const MgSnapshot  *graph,
                           MgProgress        *progress,
                           GCancellable      *cancellable,
                           MgFigure          *figure,
                           GError           **error);

/* Mean steps over the pairs that are connected (ordered ones if directed); those
 * that are not are ignored.  At least 1; NaN if no two are connected.
 */
gboolean mg_mean_distance (const MgSnapshot  *graph,
                           MgProgress        *progress,
                           GCancellable      *cancellable,
                           MgFigure          *figure,
                           GError           **error);

/**
 * mg_closeness:
 *
 * The number of organisations reached, divided by the sum of the steps to them:
 * the inverse of the mean distance, 0…1.  What cannot be reached is ignored, so
 * that values of different pieces are not alike: a pair apart has 1 and 1.  NaN
 * if none is reached.  The same as igraph_closeness (…, normalized = 1); not
 * NetworkX's default, which also multiplies by reached / (n-1).
 *
 * Source: Freeman 1978, doi:10.1016/0378-8733(78)90021-7.
 */
gboolean mg_closeness     (const MgSnapshot  *graph,
                           MgProgress        *progress,
                           GCancellable      *cancellable,
                           double            *values,
                           GError           **error);

/**
 * mg_harmonic:
 *
 * The sum of 1 / steps to each other organisation, divided by n-1; 0 for those
 * that cannot be reached.  0…1; 0 for an isolate, NaN in a network of one.
 *
 * Source: Rochat 2009, "Closeness centrality extended to unconnected graphs:
 * the harmonic centrality index".
 */
gboolean mg_harmonic      (const MgSnapshot  *graph,
                           MgProgress        *progress,
                           GCancellable      *cancellable,
                           double            *values,
                           GError           **error);

G_END_DECLS
