/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-stress-kernel.h"

#include <math.h>

double
mg_stress_measure (const MgAdjacency *graph,
                   const double      *xy,
                   guint              n_sources,
                   double            *scale)
{
  g_autofree guint *hops = g_new (guint, graph->n + 1);
  g_autofree guint *queue = g_new (guint, graph->n + 1);
  double ratios = 0.;
  double squares = 0.;
  double n_terms = 0.;

  n_sources = MIN (n_sources, graph->n);
  for (guint k = 0; k < n_sources; k++)
    {
      guint source = (guint) ((guint64) k * graph->n / n_sources);
      guint n_met = mg_adjacency_walk (graph, source, hops, queue);

      for (guint i = 1; i < n_met; i++)
        {
          double dx = xy[2 * queue[i]] - xy[2 * source];
          double dy = xy[2 * queue[i] + 1] - xy[2 * source + 1];
          double ratio = sqrt (dx * dx + dy * dy) / hops[queue[i]];

          if (!isfinite (ratio))
            continue;
          ratios += ratio;
          squares += ratio * ratio;
          n_terms++;
        }
    }

  if (scale != NULL)
    *scale = ratios > 0. ? squares / ratios : 0.;

  return squares > 0. ? MAX (1. - ratios * ratios / (squares * n_terms), 0.) : 1.;
}
