/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout "circles": circles of belonging.
 *
 * The support structure is in the middle, several on a small circle about it.
 * Around it come those of ring 1, 2, 3, 4, each on a circle of their own as
 * wide as it needs to be, and outside those of no ring.  Rings that nobody is
 * on take no room.  Collectives stand where the mean of their participants is,
 * in the nearest place that is free, those without participants outside.
 */
#include "mg-track.h"

#include <math.h>

#include "mg-overlap.h"

#define N_RINGS 6     /* middle, 1 to 4, outside */
#define OUTSIDE 5
#define AIR     1.15  /* between two rings, in reaches of a symbol */

typedef struct
{
  MgTrack   rings[N_RINGS];
  guint    *nodes;
  gboolean *is_free;
  gboolean *is_fixed;
} Circles;

static void
circles_clear (Circles *self)
{
  g_free (self->nodes);
  g_free (self->is_free);
  g_free (self->is_fixed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Circles, circles_clear)

static guint
find_ring (const MgLayoutInput *input,
           guint                i)
{
  if (input->is_centre[i])
    return 0;

  return input->rings[i] == 0 || input->rings[i] > 4 ? OUTSIDE : input->rings[i];
}

static void
circles_init (Circles             *self,
              const MgLayoutInput *input,
              const MgAdjacency   *graph)
{
  guint n = input->graph->n_nodes;
  guint at = 0;

  self->nodes = g_new (guint, n);
  self->is_free = g_new0 (gboolean, n);
  self->is_fixed = g_new0 (gboolean, n);
  for (guint i = 0; i < n; i++)
    {
      self->is_free[i] = input->is_collective[i] && mg_adjacency_degree (graph, i) > 0;
      self->is_fixed[i] = !self->is_free[i];
    }

  for (guint ring = 0; ring < N_RINGS; ring++)
    {
      MgTrack *track = &self->rings[ring];

      *track = (MgTrack) { .nodes = self->nodes + at, .span = 2. * G_PI };
      for (guint i = 0; i < n; i++)
        if (!self->is_free[i] && find_ring (input, i) == ring)
          track->nodes[track->n++] = i;
      at += track->n;
    }
}

static void
find_radii (Circles *self,
            double   reach)
{
  double radius = 0.;
  gboolean any_inside = FALSE;

  for (guint ring = 0; ring < N_RINGS; ring++)
    {
      MgTrack *track = &self->rings[ring];

      if (track->n == 0)
        continue;

      if (any_inside || ring > 0)
        radius += AIR * reach;
      radius = MAX (radius, mg_track_find_radius (track->n, track->span, 1.001 * reach));
      track->radius = radius;
      any_inside = TRUE;
    }
}

gboolean
mg_layout_circles (const MgLayoutInput  *input,
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
  g_auto(Circles) circles = { 0 };

  circles_init (&circles, input, graph);
  find_radii (&circles, mg_room_get_reach (&room));

  return mg_track_hint (input, &run, xy, error) &&
         mg_track_order (circles.rings, N_RINGS, graph, circles.is_free, input, xy, &part, error) &&
         mg_room_seat (&room, circles.is_fixed, xy, n, &part, error);
}
