/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores in which well-placed partners count more than others. */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

/**
 * mg_eigenvector:
 *
 * The score of each organisation is proportional to the sum of its partners'
 * scores; the largest is 1.  0…1.  Directions and intensities are ignored.
 *
 * Only the piece with the strongest cohesion has scores (of alike ones the
 * largest, then the one with the first row): organisations of the others have 0.
 * A piece with two sides has one score, too.  NaN for all if there is no link, or
 * in the rare case that the computation does not settle, as in long chains.
 *
 * Time O(m) times some dozens; see mg_perron().
 *
 * Source: Bonacich 1972, doi:10.1080/0022250X.1972.9989806.
 */
gboolean mg_eigenvector (const MgSnapshot  *graph,
                         MgProgress        *progress,
                         GCancellable      *cancellable,
                         double            *values,
                         GError           **error);

/**
 * mg_pagerank:
 *
 * Where one who strolls from partner to partner, along directions, and one time
 * in 7 (damping 0.85) starts again anywhere, is to be found.  All sum to 1; 1/n
 * each without links.  Intensities are ignored.  Right to 1e-11 of all.
 *
 * By power iteration; without directions with Chebyshev's factors, some 55 steps
 * for any network, and some 200 with them.  It settles always: of any error, at
 * most 0.56 or 0.85 are left by a step.  Pieces and isolates need nothing special.
 *
 * Time O(m) times these steps; stops between them.
 *
 * Source: Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X.
 */
gboolean mg_pagerank    (const MgSnapshot  *graph,
                         MgProgress        *progress,
                         GCancellable      *cancellable,
                         double            *values,
                         GError           **error);

G_END_DECLS
