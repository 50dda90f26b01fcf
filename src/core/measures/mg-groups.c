/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-groups.h"

#include <math.h>

#include "mg-partners.h"
#include "mg-values.h"

/* The method ends where no single move is better, which depends on the order in
 * which it tries them.  Small networks, whose groups are looked at closely, are
 * worth several tries; what they cost is the same for all of up to @BUDGET pairs.
 */
#define BUDGET    2000
#define MAX_TRIES 20

/* Two modularities that differ by less are the same groups. */
#define SAME 1e-9

static igraph_error_t
try_louvain (const igraph_t      *network,
             igraph_vector_int_t *groups,
             igraph_vector_t     *modularities,
             double              *best,
             double              *values)
{
  double modularity;

  IGRAPH_CHECK (igraph_community_multilevel (network, NULL, 1., groups, NULL, modularities));

  modularity = igraph_vector_max (modularities);
  if (modularity > *best + SAME)
    {
      *best = modularity;
      for (igraph_integer_t i = 0; i < igraph_vector_int_size (groups); i++)
        values[i] = (double) VECTOR (*groups)[i];
    }

  return IGRAPH_SUCCESS;
}

static igraph_error_t
louvain_func (const igraph_t *network,
              gpointer        user_data)
{
  gint64 tries = CLAMP (BUDGET / MAX (igraph_ecount (network), 1), 1, MAX_TRIES);
  igraph_vector_int_t groups;
  igraph_vector_t modularities;
  double best = -1.;

  IGRAPH_CHECK (igraph_vector_int_init (&groups, 0));
  IGRAPH_FINALLY (igraph_vector_int_destroy, &groups);
  IGRAPH_CHECK (igraph_vector_init (&modularities, 0));
  IGRAPH_FINALLY (igraph_vector_destroy, &modularities);
  for (; tries > 0; tries--)
    IGRAPH_CHECK (try_louvain (network, &groups, &modularities, &best, user_data));
  igraph_vector_destroy (&modularities);
  igraph_vector_int_destroy (&groups);
  IGRAPH_FINALLY_CLEAN (2);

  return IGRAPH_SUCCESS;
}

static GArray *
each_alone (const MgSnapshot *graph)
{
  GArray *groups = mg_values_new (graph);

  for (guint i = 0; i < graph->n_nodes; i++)
    mg_values_data (groups)[i] = i;

  return groups;
}

GArray *
mg_community_values (const MgSnapshot  *graph,
                     MgProgress        *progress,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_autoptr(MgSnapshot) undirected = mg_undirected_new (graph);
  GArray *groups;

  if (graph->n_pairs == 0)
    return each_alone (graph);

  groups = mg_values_from_igraph (undirected, louvain_func, progress, cancellable, error);
  if (groups != NULL)
    mg_values_number_groups (mg_values_data (groups), graph->n_nodes);

  return groups;
}

gboolean
mg_community (const MgSnapshot  *graph,
              MgProgress        *progress,
              GCancellable      *cancellable,
              double            *values,
              GError           **error)
{
  return mg_values_copy (graph, mg_community_values, progress, cancellable, values, error);
}

static double
modularity_of (const MgSnapshot *undirected,
               const double     *groups)
{
  g_autofree double *degrees = g_new0 (double, undirected->n_nodes + 1);   /* by group */
  double m = undirected->n_pairs;
  double within = 0.;
  double expected = 0.;

  for (gsize i = 0; i < undirected->n_pairs; i++)
    {
      guint a = (guint) groups[undirected->ends[2 * i]];
      guint b = (guint) groups[undirected->ends[2 * i + 1]];

      degrees[a] += 1.;
      degrees[b] += 1.;
      within += a == b;
    }

  for (guint i = 0; i < undirected->n_nodes; i++)
    expected += degrees[i] / (2. * m) * (degrees[i] / (2. * m));

  return within / m - expected;
}

gboolean
mg_modularity (const MgSnapshot  *graph,
               MgProgress        *progress,
               GCancellable      *cancellable,
               MgFigure          *figure,
               GError           **error)
{
  g_autoptr(GArray) groups = mg_values_get (graph, mg_community_values, progress, cancellable, error);
  g_autoptr(MgSnapshot) undirected = mg_undirected_new (graph);

  if (groups == NULL)
    return FALSE;

  *figure = (MgFigure) {
    graph->n_pairs > 0 ? modularity_of (undirected, mg_values_data (groups)) : (double) NAN,
    (double) NAN, (double) NAN,
  };

  return TRUE;
}
