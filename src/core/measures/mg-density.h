/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is counted on the snapshot itself: how much cooperation, how spread.
 *
 * None of these walks through the network: time O(n + m), and neither progress
 * nor cancellable is looked at.  Counts are exact; figures that are fractions
 * have their numerator and denominator.
 */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

/**
 * MgTally:
 * @directed: whether pairs are arcs
 * @n_nodes: organisations
 * @n_links: links that count
 * @n_pairs: pairs with at least one of them
 * @n_isolates: organisations in none
 *
 * What the figures that follow each edit are made of.
 */
typedef struct
{
  gboolean directed;
  guint    n_nodes;
  guint    n_links;
  guint    n_pairs;
  guint    n_isolates;
} MgTally;

/* The figures of the measures of these names, see below. */
MgFigure mg_tally_organisations (const MgTally *tally);
MgFigure mg_tally_links         (const MgTally *tally);
MgFigure mg_tally_pairs         (const MgTally *tally);
MgFigure mg_tally_isolates      (const MgTally *tally);
MgFigure mg_tally_density       (const MgTally *tally);
MgFigure mg_tally_mean_degree   (const MgTally *tally);

#define MG_DECLARE_COUNT(name) \
  gboolean name (const MgSnapshot  *graph, \
                 MgProgress        *progress, \
                 GCancellable      *cancellable, \
                 MgFigure          *figure, \
                 GError           **error)

/* Organisations of the perimeter; those with a link inside or not. */
MG_DECLARE_COUNT (mg_count_organisations);

/* Links that count, parallel ones and loops included. */
MG_DECLARE_COUNT (mg_count_links);

/* Pairs with at least one link; arcs in a directed snapshot. */
MG_DECLARE_COUNT (mg_count_pairs);

/* Organisations with no partner: a link to itself is none. */
MG_DECLARE_COUNT (mg_count_isolates);

/* Links left out because an end was not there yet at the date. */
MG_DECLARE_COUNT (mg_count_links_before_entry);

/* Pairs with links of two layers or more; 0 where fewer than two are looked at.
 * Layers beyond the 32nd count as one.
 */
MG_DECLARE_COUNT (mg_count_multiplex_pairs);

/* The same divided by the pairs.  0…1; NaN without pairs or with fewer than two
 * layers.  Source: Provan & Milward 1995, doi:10.2307/2393698.
 */
MG_DECLARE_COUNT (mg_multiplexity);

/* Pairs divided by possible pairs, n(n-1)/2, or n(n-1) arcs if directed.  0…1;
 * NaN (0 of 0) in networks of fewer than two.
 * Source: Wasserman & Faust 1994, doi:10.1017/CBO9780511815478.
 */
MG_DECLARE_COUNT (mg_density);

/* The same of the pairs that have a link of one layer; the pairs and the density are
 * not known beyond the 31st layer where there are more than 32.
 */
MgFigure mg_layer_density (const MgSnapshot *graph,
                           guint             layer);

/* 2 × pairs divided by organisations: 0…n-1, 2(n-1) if directed, where arcs in
 * and out both count.  NaN without organisations.
 */
MG_DECLARE_COUNT (mg_mean_degree);

/* Freeman's centralisation of degrees: the sum of (largest - degree), divided by
 * (n-1)(n-2), twice that if directed: what a star has.  0…1; NaN in networks of
 * fewer than three.  Source: Freeman 1978, doi:10.1016/0378-8733(78)90021-7.
 */
MG_DECLARE_COUNT (mg_degree_centralization);

#undef MG_DECLARE_COUNT

/* Number of partners: 0…n-1.  Directed: those it goes to and those that come to
 * it, so that one both ways counts twice.
 */
gboolean mg_degree   (const MgSnapshot  *graph,
                      MgProgress        *progress,
                      GCancellable      *cancellable,
                      double            *values,
                      GError           **error);

/* The sum of the intensities of its links, parallel ones included; see
 * MgSnapshot for links without.  Intensity is ordinal: no unit.
 */
gboolean mg_strength (const MgSnapshot  *graph,
                      MgProgress        *progress,
                      GCancellable      *cancellable,
                      double            *values,
                      GError           **error);

G_END_DECLS
