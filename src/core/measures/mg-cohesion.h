/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds the network together: partners who are partners, dense parts, and
 * what depends on one organisation or one link.
 *
 * Directions and intensities are ignored by all of them.
 */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

/**
 * mg_transitivity:
 *
 * How often two partners of one organisation are partners, too: closed triples
 * (numerator) divided by all triples, that is, organisations with two of their
 * partners (denominator).  A triangle has three closed triples.  0…1; NaN (0 of
 * 0) if nobody has two partners.
 *
 * Time O(m·d).  Source: Newman, Watts & Strogatz 2002,
 * doi:10.1073/pnas.012582999.
 */
gboolean mg_transitivity              (const MgSnapshot  *graph,
                                       MgProgress        *progress,
                                       GCancellable      *cancellable,
                                       MgFigure          *figure,
                                       GError           **error);

/* The same of one organisation: pairs of its partners who are partners, divided
 * by the pairs of its partners.  0…1; NaN with fewer than two partners.
 * Source: Watts & Strogatz 1998, doi:10.1038/30918.
 */
gboolean mg_clustering                (const MgSnapshot  *graph,
                                       MgProgress        *progress,
                                       GCancellable      *cancellable,
                                       double            *values,
                                       GError           **error);

/* The largest k such that it belongs to a part of the network in which each has
 * at least k partners within.  Whole, 0…n-1.
 * Time O(n + m).  Source: Seidman 1983, doi:10.1016/0378-8733(83)90028-X.
 */
gboolean mg_coreness                  (const MgSnapshot  *graph,
                                       MgProgress        *progress,
                                       GCancellable      *cancellable,
                                       double            *values,
                                       GError           **error);
/* The largest of these; 0 without links, and in the empty network. */
gboolean mg_max_coreness              (const MgSnapshot  *graph,
                                       MgProgress        *progress,
                                       GCancellable      *cancellable,
                                       MgFigure          *figure,
                                       GError           **error);

/* 1 if its piece would fall apart without it, else 0.
 * Time O(n + m).  Source: Tarjan 1972, doi:10.1137/0201010.
 */
gboolean mg_articulation              (const MgSnapshot  *graph,
                                       MgProgress        *progress,
                                       GCancellable      *cancellable,
                                       double            *values,
                                       GError           **error);
/* How many of these there are. */
gboolean mg_count_articulation_points (const MgSnapshot  *graph,
                                       MgProgress        *progress,
                                       GCancellable      *cancellable,
                                       MgFigure          *figure,
                                       GError           **error);

/* Pairs without which a piece would fall apart.  Time O(n + m). */
gboolean mg_count_bridges             (const MgSnapshot  *graph,
                                       MgProgress        *progress,
                                       GCancellable      *cancellable,
                                       MgFigure          *figure,
                                       GError           **error);

/**
 * mg_constraint:
 *
 * How much an organisation's partners are tied to each other, each pair having
 * the same weight: the sum over its partners j of (p(ij) + sum over q of
 * p(iq)·p(qj))², where p(ij) is 1 / number of partners of i for a partner j, and
 * 0 otherwise.  Those who are not its partners are ignored.  Above
 * 0, at most 9/8 (two partners who are partners of each other only: 1.125); 1
 * with one partner.  NaN for isolates.
 *
 * Time O(m·d).  Source: Burt 1992, "Structural Holes"; 2004,
 * doi:10.1086/421787.
 */
gboolean mg_constraint                (const MgSnapshot  *graph,
                                       MgProgress        *progress,
                                       GCancellable      *cancellable,
                                       double            *values,
                                       GError           **error);

G_END_DECLS
