/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the figures of a network stand among those of networks drawn at random:
 * small maps give high or low figures by chance alone.
 */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

/**
 * MgRandomOptions:
 * @n_networks: how many are drawn, 1 to %MG_RANDOM_MAX; 0 is 1,000
 * @seed: the same gives the same networks
 * @same_degrees: each organisation keeps its number of partners (of arcs in and
 *   out); otherwise only the numbers of organisations and of pairs are kept
 */
typedef struct
{
  guint    n_networks;
  guint    seed;
  gboolean same_degrees;
} MgRandomOptions;

#define MG_RANDOM_DEFAULT 1000
#define MG_RANDOM_MAX     100000

/* The measures that are compared unless said: those that are more than a count
 * of organisations and pairs, and that need no field.
 * Returns: (transfer none): %NULL-terminated */
const char * const *mg_random_comparison_get_ids    (gboolean                same_degrees);

/* Whether a measure can be compared. */
gboolean            mg_random_comparison_suits      (const MgMeasure        *measure);

/**
 * mg_random_comparison_run:
 * @ids: (nullable) (array zero-terminated=1): which measures; those that do not
 *   suit are left out; %NULL is mg_random_comparison_get_ids()
 *
 * A row for each measure; columns "observed", "low" (5 % of the random values are
 * below), "median", "high" (5 % are above), "position", "equal", and "networks": how
 * many of the random networks have a value.  "position" is the share of the random
 * values that are less, and half of those that are equal: 0…1; "equal" the share of
 * the equal ones; numerators and denominators are counts.  NaN where the network, or all of the random ones, have
 * no value.  Quantiles are interpolated between neighbouring values.
 *
 * Without directions pairs, with directions arcs, are drawn: all sets of m are
 * alike probable (Erdős & Rényi 1959); with the same degrees, ten exchanges of
 * ends are tried for each pair, from the network itself for each one drawn.
 *
 * Conditional uniform graphs: Anderson, Butts & Carley 1999,
 * doi:10.1016/S0378-8733(99)00011-8.  Exchanges: Maslov & Sneppen 2002,
 * doi:10.1126/science.1065103.
 *
 * Time: that of the measures for each network; stops between networks and where
 * measures do.
 *
 * Returns: (transfer full): or %NULL with @error %G_IO_ERROR_CANCELLED,
 *   %MG_ERROR_COMPUTE, or %MG_ERROR_NO_SUCH_ITEM for an unknown id
 */
MgGrid             *mg_random_comparison_run        (MgSnapshot             *graph,
                                                     const char * const     *ids,
                                                     const MgRandomOptions  *options,
                                                     MgProgress             *progress,
                                                     GCancellable           *cancellable,
                                                     GError                **error);

/* The same on the worker thread. */
void                mg_random_comparison_run_async  (MgSnapshot             *graph,
                                                     const char * const     *ids,
                                                     const MgRandomOptions  *options,
                                                     MgProgress             *progress,
                                                     GCancellable           *cancellable,
                                                     GAsyncReadyCallback     callback,
                                                     gpointer                user_data);
MgGrid             *mg_random_comparison_run_finish (GAsyncResult           *result,
                                                     GError                **error);

/* Returns: (transfer full) (nullable): the sentence for one row, in the user's
 * language: "Higher than 93 % of networks of the same size drawn at random.", and
 * if there are equal ones: "…, and as high as 4 %."; %NULL where there is no position
 */
char               *mg_random_comparison_dup_sentence (const MgGrid          *grid,
                                                       const char            *id,
                                                       const MgRandomOptions *options);

/* A random network of @n organisations and @m pairs (arcs), all alike probable;
 * @m is cut to what is possible.  For comparisons and tests.
 */
MgSnapshot         *mg_random_network_new           (GRand                  *random,
                                                     guint                   n,
                                                     guint                   m,
                                                     gboolean                directed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
