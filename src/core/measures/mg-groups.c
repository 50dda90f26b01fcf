/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-groups.h"

#include <math.h>
#include <string.h>

#include "mg-leiden.h"
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

static GArray *
each_alone (const MgSnapshot *graph)
{
  GArray *groups = mg_values_new (graph);

  for (guint i = 0; i < graph->n_nodes; i++)
    mg_values_data (groups)[i] = i;

  return groups;
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

/* The best of some tries. */
static gboolean
find_groups (const MgSnapshot *undirected,
             double           *values,
             GCancellable     *cancellable)
{
  g_autoptr(MgPartners) partners = mg_partners_new (undirected, MG_PARTNERS_ALL);
  g_autofree guint *groups = g_new (guint, undirected->n_nodes + 1);
  g_autofree double *found = g_new (double, undirected->n_nodes + 1);
  guint n_tries = CLAMP (BUDGET / undirected->n_pairs, 1, MAX_TRIES);
  double best = -1.;

  for (guint try = 1; try <= n_tries; try++)
    {
      double modularity;

      if (!mg_louvain (partners, try, groups, cancellable))
        return FALSE;

      for (guint i = 0; i < partners->n; i++)
        found[partners->rows[i]] = groups[i];
      modularity = modularity_of (undirected, found);
      if (modularity <= best + SAME)
        continue;

      best = modularity;
      memcpy (values, found, undirected->n_nodes * sizeof *values);
    }

  return TRUE;
}

GArray *
mg_community_values (const MgSnapshot  *graph,
                     MgProgress        *progress,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_autoptr(MgSnapshot) undirected = mg_undirected_new (graph);
  g_autoptr(GArray) groups = mg_values_new (graph);

  if (graph->n_pairs == 0)
    return each_alone (graph);

  if (!find_groups (undirected, mg_values_data (groups), cancellable))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  mg_values_number_groups (mg_values_data (groups), graph->n_nodes);

  return g_steal_pointer (&groups);
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
