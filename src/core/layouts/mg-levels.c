/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layouts "columns", of groups or kinds, and "levels", of groups or circles
 * of belonging: the support structure, rings 1 to 4, those of none.
 */
#include "mg-rows.h"

#include "mg-track.h"

#define N_LEVELS 5    /* the support structure and four rings */

static gboolean
arrange (const MgLayoutInput  *input,
         gboolean              is_upright,
         MgProgress           *progress,
         GCancellable         *cancellable,
         double               *xy,
         GError              **error)
{
  guint n = input->graph->n_nodes;
  MgLayoutRun run = { progress, cancellable, 0., 1. };
  MgLayoutRun part = mg_layout_run_part (&run, 0.7, 1.);
  g_autoptr(MgAdjacency) graph = mg_adjacency_new (n, input->graph->ends, input->graph->n_pairs);
  g_autofree double *hint = g_new0 (double, 2 * (gsize) n + 1);

  return mg_track_hint (input, &run, hint, error) &&
         mg_rows_arrange (input, graph, is_upright, hint, &part, xy, error);
}

gboolean
mg_layout_columns (const MgLayoutInput  *input,
                   MgProgress           *progress,
                   GCancellable         *cancellable,
                   double               *xy,
                   GError              **error)
{
  return arrange (input, TRUE, progress, cancellable, xy, error);
}

gboolean
mg_layout_levels (const MgLayoutInput  *input,
                  MgProgress           *progress,
                  GCancellable         *cancellable,
                  double               *xy,
                  GError              **error)
{
  guint n = input->graph->n_nodes;
  MgLayoutInput levels = *input;
  g_autofree guint *groups = g_new (guint, n + 1);

  if (input->groups == NULL)
    {
      for (guint i = 0; i < n; i++)
        groups[i] = input->is_centre[i] ? 0
                    : input->rings[i] > 0 && input->rings[i] < N_LEVELS ? input->rings[i] : N_LEVELS;
      levels.groups = groups;
      levels.n_groups = N_LEVELS;
    }

  return arrange (&levels, FALSE, progress, cancellable, xy, error);
}
