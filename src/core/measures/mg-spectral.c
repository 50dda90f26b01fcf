/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-spectral.h"

#include <math.h>

#include "mg-partners.h"
#include "mg-values.h"

#define DAMPING .85

/* What moves becomes 0.85 times less with each step: about 200 are enough. */
#define STANDS_STILL 1e-14
#define MAX_STEPS    300

/* What rounding leaves of a score that is zero. */
#define NEGLIGIBLE 1e-9

static igraph_error_t
eigenvector_func (const igraph_t *network,
                  gpointer        user_data)
{
  igraph_arpack_options_t options;
  igraph_vector_t scores;

  igraph_arpack_options_init (&options);
  IGRAPH_CHECK (igraph_vector_init (&scores, 0));
  IGRAPH_FINALLY (igraph_vector_destroy, &scores);
  IGRAPH_CHECK (igraph_eigenvector_centrality (network, &scores, NULL, IGRAPH_UNDIRECTED, TRUE,
                                               NULL, &options));
  igraph_vector_copy_to (&scores, user_data);
  igraph_vector_destroy (&scores);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

static void
fill (double *values,
      guint   n,
      double  value)
{
  for (guint i = 0; i < n; i++)
    values[i] = value;
}

/* igraph's largest is 1 but for the last digits. */
static void
copy_scores (const double *scores,
             double       *values,
             guint         n)
{
  double largest = 0.;

  for (guint i = 0; i < n; i++)
    largest = MAX (largest, fabs (scores[i]));

  for (guint i = 0; i < n; i++)
    values[i] = fabs (scores[i]) < NEGLIGIBLE ? 0. : scores[i] / largest;
}

gboolean
mg_eigenvector (const MgSnapshot  *graph,
                MgProgress        *progress,
                GCancellable      *cancellable,
                double            *values,
                GError           **error)
{
  g_autoptr(MgSnapshot) undirected = mg_undirected_new (graph);
  g_autoptr(GArray) scores = NULL;
  g_autoptr(GError) reason = NULL;

  if (graph->n_pairs > 0)
    scores = mg_values_from_igraph (undirected, eigenvector_func, progress, cancellable, &reason);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  /* The one computation here that may not settle; the others are not to go with it. */
  if (scores != NULL)
    copy_scores (mg_values_data (scores), values, graph->n_nodes);
  else
    fill (values, graph->n_nodes, (double) NAN);

  return TRUE;
}

/* Out-degrees by place; those of isolates and dead ends are 0. */
static double *
count_ways_out (const MgSnapshot *graph,
                const MgPartners *partners)
{
  g_autofree double *by_row = g_new0 (double, graph->n_nodes + 1);
  double *ways_out = g_new (double, graph->n_nodes + 1);

  for (gsize i = 0; i < graph->n_pairs; i++)
    {
      by_row[graph->ends[2 * i]] += 1.;
      by_row[graph->ends[2 * i + 1]] += graph->directed ? 0. : 1.;
    }

  for (guint i = 0; i < graph->n_nodes; i++)
    ways_out[i] = by_row[partners->rows[i]];

  return ways_out;
}

/* One step of the stroll; from a dead end it starts again anywhere.
 * @shares: (out caller-allocates): what each place hands to each of its partners
 * Returns: how much has moved
 */
static double
stroll (const MgPartners *partners,
        const double     *ways_out,
        double           *scores,
        double           *shares)
{
  double stuck = 0.;
  double moved = 0.;
  double start;

  for (guint i = 0; i < partners->n; i++)
    {
      shares[i] = ways_out[i] > 0. ? scores[i] / ways_out[i] : 0.;
      stuck += ways_out[i] > 0. ? 0. : scores[i];
    }

  start = (1. - DAMPING + DAMPING * stuck) / partners->n;
  for (guint i = 0; i < partners->n; i++)
    {
      double sum = 0.;

      for (guint k = partners->first[i]; k < partners->first[i + 1]; k++)
        sum += shares[partners->partners[k]];

      sum = start + DAMPING * sum;
      moved += fabs (sum - scores[i]);
      scores[i] = sum;
    }

  return moved;
}

gboolean
mg_pagerank (const MgSnapshot  *graph,
             MgProgress        *progress,
             GCancellable      *cancellable,
             double            *values,
             GError           **error)
{
  g_autoptr(MgPartners) partners = mg_partners_new (graph, MG_PARTNERS_IN);
  g_autofree double *ways_out = count_ways_out (graph, partners);
  g_autofree double *scores = g_new (double, graph->n_nodes + 1);
  g_autofree double *shares = g_new (double, graph->n_nodes + 1);
  double moved = 1.;

  fill (scores, graph->n_nodes, 1. / MAX (graph->n_nodes, 1));
  for (guint step = 0; step < MAX_STEPS && moved > STANDS_STILL; step++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      moved = stroll (partners, ways_out, scores, shares);
    }

  for (guint i = 0; i < graph->n_nodes; i++)
    values[partners->rows[i]] = scores[i];

  return TRUE;
}
