/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-cohesion.h"

#include <math.h>

#include "mg-partners.h"
#include "mg-values.h"

/* Each has a result of its own kind on the way to the caller's doubles. */

static igraph_error_t
clustering_func (const igraph_t *network,
                 gpointer        user_data)
{
  igraph_vector_t shares;

  IGRAPH_CHECK (igraph_vector_init (&shares, 0));
  IGRAPH_FINALLY (igraph_vector_destroy, &shares);
  IGRAPH_CHECK (igraph_transitivity_local_undirected (network, &shares, igraph_vss_all (),
                                                      IGRAPH_TRANSITIVITY_NAN));
  igraph_vector_copy_to (&shares, user_data);
  igraph_vector_destroy (&shares);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

static igraph_error_t
coreness_func (const igraph_t *network,
               gpointer        user_data)
{
  double *values = user_data;
  igraph_vector_int_t cores;

  IGRAPH_CHECK (igraph_vector_int_init (&cores, 0));
  IGRAPH_FINALLY (igraph_vector_int_destroy, &cores);
  IGRAPH_CHECK (igraph_coreness (network, &cores, IGRAPH_ALL));
  for (igraph_integer_t i = 0; i < igraph_vector_int_size (&cores); i++)
    values[i] = (double) VECTOR (cores)[i];
  igraph_vector_int_destroy (&cores);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

static igraph_error_t
articulation_func (const igraph_t *network,
                   gpointer        user_data)
{
  double *values = user_data;
  igraph_vector_int_t points;

  IGRAPH_CHECK (igraph_vector_int_init (&points, 0));
  IGRAPH_FINALLY (igraph_vector_int_destroy, &points);
  IGRAPH_CHECK (igraph_articulation_points (network, &points));
  for (igraph_integer_t i = 0; i < igraph_vector_int_size (&points); i++)
    values[VECTOR (points)[i]] = 1.;
  igraph_vector_int_destroy (&points);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

static igraph_error_t
bridges_func (const igraph_t *network,
              gpointer        user_data)
{
  double *n_bridges = user_data;
  igraph_vector_int_t bridges;

  IGRAPH_CHECK (igraph_vector_int_init (&bridges, 0));
  IGRAPH_FINALLY (igraph_vector_int_destroy, &bridges);
  IGRAPH_CHECK (igraph_bridges (network, &bridges));
  *n_bridges = (double) igraph_vector_int_size (&bridges);
  igraph_vector_int_destroy (&bridges);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

#define DEFINE_VALUES(name) \
static GArray * \
name (const MgSnapshot  *graph, \
      MgProgress        *progress, \
      GCancellable      *cancellable, \
      GError           **error) \
{ \
  g_autoptr(MgSnapshot) undirected = mg_undirected_new (graph); \
 \
  return mg_values_from_igraph (undirected, name##_func, progress, cancellable, error); \
}

DEFINE_VALUES (clustering)
DEFINE_VALUES (coreness)
DEFINE_VALUES (articulation)

#define DEFINE_MEASURE(name) \
gboolean \
mg_##name (const MgSnapshot  *graph, \
           MgProgress        *progress, \
           GCancellable      *cancellable, \
           double            *values, \
           GError           **error) \
{ \
  return mg_values_copy (graph, name, progress, cancellable, values, error); \
}

DEFINE_MEASURE (clustering)
DEFINE_MEASURE (coreness)
DEFINE_MEASURE (articulation)

gboolean
mg_transitivity (const MgSnapshot  *graph,
                 MgProgress        *progress,
                 GCancellable      *cancellable,
                 MgFigure          *figure,
                 GError           **error)
{
  g_autoptr(GArray) shares = mg_values_get (graph, clustering, progress, cancellable, error);
  g_autoptr(MgSnapshot) undirected = mg_undirected_new (graph);
  g_autofree double *degrees = g_new0 (double, graph->n_nodes + 1);
  double closed = 0.;
  double all = 0.;

  if (shares == NULL)
    return FALSE;

  for (gsize i = 0; i < 2 * (gsize) undirected->n_pairs; i++)
    degrees[undirected->ends[i]] += 1.;

  /* A share times its denominator is the whole number that was divided. */
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      double triples = degrees[i] * (degrees[i] - 1.) / 2.;

      all += triples;
      closed += triples > 0. ? round (mg_values_data (shares)[i] * triples) : 0.;
    }

  *figure = (MgFigure) { all > 0. ? closed / all : (double) NAN, closed, all };

  return TRUE;
}

gboolean
mg_max_coreness (const MgSnapshot  *graph,
                 MgProgress        *progress,
                 GCancellable      *cancellable,
                 MgFigure          *figure,
                 GError           **error)
{
  g_autoptr(GArray) cores = mg_values_get (graph, coreness, progress, cancellable, error);
  double largest = 0.;

  if (cores == NULL)
    return FALSE;

  for (guint i = 0; i < cores->len; i++)
    largest = MAX (largest, mg_values_data (cores)[i]);

  *figure = (MgFigure) { largest, (double) NAN, (double) NAN };

  return TRUE;
}

gboolean
mg_count_articulation_points (const MgSnapshot  *graph,
                              MgProgress        *progress,
                              GCancellable      *cancellable,
                              MgFigure          *figure,
                              GError           **error)
{
  g_autoptr(GArray) points = mg_values_get (graph, articulation, progress, cancellable, error);
  double n = 0.;

  if (points == NULL)
    return FALSE;

  for (guint i = 0; i < points->len; i++)
    n += mg_values_data (points)[i];

  *figure = (MgFigure) { n, (double) NAN, (double) NAN };

  return TRUE;
}

gboolean
mg_count_bridges (const MgSnapshot  *graph,
                  MgProgress        *progress,
                  GCancellable      *cancellable,
                  MgFigure          *figure,
                  GError           **error)
{
  g_autoptr(MgSnapshot) undirected = mg_undirected_new (graph);
  double n = 0.;

  if (!mg_igraph_run (undirected, bridges_func, &n, progress, cancellable, error))
    return FALSE;

  *figure = (MgFigure) { n, (double) NAN, (double) NAN };

  return TRUE;
}
