/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-spectral.h"

#include <math.h>

#include "mg-error.h"
#include "mg-partners.h"
#include "mg-values.h"

#define DAMPING .85

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

static igraph_error_t
pagerank_func (const igraph_t *network,
               gpointer        user_data)
{
  igraph_vector_t scores;

  IGRAPH_CHECK (igraph_vector_init (&scores, 0));
  IGRAPH_FINALLY (igraph_vector_destroy, &scores);
  IGRAPH_CHECK (igraph_pagerank (network, IGRAPH_PAGERANK_ALGO_PRPACK, &scores, NULL,
                                 igraph_vss_all (), igraph_is_directed (network), DAMPING,
                                 NULL, NULL));
  igraph_vector_copy_to (&scores, user_data);
  igraph_vector_destroy (&scores);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

gboolean
mg_pagerank (const MgSnapshot  *graph,
             MgProgress        *progress,
             GCancellable      *cancellable,
             double            *values,
             GError           **error)
{
  g_autoptr(GArray) scores = NULL;

  if (graph->n_pairs == 0)
    {
      fill (values, graph->n_nodes, 1. / MAX (graph->n_nodes, 1));
      return TRUE;
    }

  scores = mg_values_from_igraph (graph, pagerank_func, progress, cancellable, error);
  if (scores == NULL)
    return FALSE;

  for (guint i = 0; i < graph->n_nodes; i++)
    values[i] = mg_values_data (scores)[i];

  return TRUE;
}
