/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout "circle": everyone on one circle. */
#include "mg-track.h"

#include "mg-overlap.h"

gboolean
mg_layout_circle (const MgLayoutInput  *input,
                  MgProgress           *progress,
                  GCancellable         *cancellable,
                  double               *xy,
                  GError              **error)
{
  guint n = input->graph->n_nodes;
  MgLayoutRun run = { progress, cancellable, 0., 1. };
  MgLayoutRun part = mg_layout_run_part (&run, 0.7, 1.);
  MgRoom room = mg_room_for_size (n);
  g_autoptr(MgAdjacency) graph = mg_adjacency_new (n, input->graph->ends, input->graph->n_pairs);
  g_autofree guint *nodes = g_new (guint, n);
  MgTrack track = {
    .nodes = nodes,
    .n = n,
    .radius = mg_track_find_radius (n, 2. * G_PI, 1.001 * mg_room_get_reach (&room)),
    .span = 2. * G_PI,
  };

  for (guint i = 0; i < n; i++)
    nodes[i] = i;

  return mg_track_hint (input, &run, xy, error) &&
         mg_track_order (&track, 1, graph, NULL, input, xy, &part, error);
}
