/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The barycentre method (Sugiyama, Tagawa, Toda 1981) on circles: a node's
 * wanted angle is the direction of the sum of the unit vectors towards its
 * neighbours; a track's nodes are sorted by it and spread evenly.  A circle is
 * then turned as a whole to where its nodes want to be.
 */
#include "mg-track.h"

#include <math.h>

#include "mg-crossings.h"
#include "mg-geometry.h"

#define N_SWEEPS     24
#define OWN_WEIGHT   0.2     /* of the present angle among the neighbours' */
#define TURN         (2. * G_PI)

typedef struct
{
  guint  node;
  double angle;
} Wish;

double
mg_track_find_radius (guint  n,
                      double span,
                      double reach)
{
  double step = span / MAX (n, 1);

  return n < 2 ? 0. : reach / (2. * sin (MIN (step, G_PI) / 2.));
}

gboolean
mg_track_hint (const MgLayoutInput  *input,
               const MgLayoutRun    *run,
               double               *xy,
               GError              **error)
{
  g_autofree double *nowhere = g_new (double, 2 * (gsize) input->graph->n_nodes + 1);
  MgLayoutInput plain = *input;
  MgLayoutRun part = mg_layout_run_part (run, 0., 0.7);

  for (guint k = 0; k < 2 * input->graph->n_nodes; k++)
    nowhere[k] = (double) NAN;
  plain.xy = nowhere;
  if (!mg_layout_stress (&plain, NULL, run->cancellable, xy, error))
    return FALSE;

  return mg_layout_run_check (&part, 1., error);
}

static gboolean
is_closed (const MgTrack *track)
{
  return track->span > TURN - 1e-6;
}

static double
slot_angle (const MgTrack *track,
            guint          k)
{
  return track->start + track->span * (k + 0.5) / track->n;
}

static void
put (const MgTrack *track,
     double        *xy)
{
  for (guint k = 0; k < track->n; k++)
    {
      double angle = slot_angle (track, k);

      xy[2 * track->nodes[k]] = track->radius * cos (angle);
      xy[2 * track->nodes[k] + 1] = track->radius * sin (angle);
    }
}

/* -π … π */
static double
wrap (double angle)
{
  return angle - TURN * floor (angle / TURN + 0.5);
}

static double
find_wish (const MgAdjacency *graph,
           const double      *xy,
           guint              i)
{
  double sum[2] = { 0., 0. };
  double own = hypot (xy[2 * i], xy[2 * i + 1]);

  for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
    {
      const double *place = xy + 2 * graph->targets[k];
      double length = hypot (place[0], place[1]);

      if (length > 1e-9)
        {
          sum[0] += place[0] / length;
          sum[1] += place[1] / length;
        }
    }

  if (own > 1e-9)
    {
      sum[0] += OWN_WEIGHT * xy[2 * i] / own;
      sum[1] += OWN_WEIGHT * xy[2 * i + 1] / own;
    }

  return atan2 (sum[1], sum[0]);
}

static int
compare_wishes (gconstpointer a,
                gconstpointer b)
{
  const Wish *left = a;
  const Wish *right = b;

  if (left->angle != right->angle)
    return left->angle < right->angle ? -1 : 1;

  return left->node < right->node ? -1 : left->node > right->node;
}

/* The turn that brings the slots of a circle nearest to the wishes. */
static void
turn_circle (MgTrack    *track,
             const Wish *wishes)
{
  double sum[2] = { 0., 0. };

  for (guint k = 0; k < track->n; k++)
    {
      double off = wishes[k].angle - slot_angle (track, k);

      sum[0] += cos (off);
      sum[1] += sin (off);
    }
  track->start = wrap (track->start + atan2 (sum[1], sum[0]));
}

static void
sort_track (MgTrack           *track,
            const MgAdjacency *graph,
            double            *xy,
            Wish              *wishes)
{
  double middle = is_closed (track) ? 0. : track->start + track->span / 2.;

  if (track->n == 0)
    return;

  for (guint k = 0; k < track->n; k++)
    {
      wishes[k].node = track->nodes[k];
      wishes[k].angle = wrap (find_wish (graph, xy, track->nodes[k]) - middle);
    }
  qsort (wishes, track->n, sizeof *wishes, compare_wishes);

  for (guint k = 0; k < track->n; k++)
    track->nodes[k] = wishes[k].node;
  if (is_closed (track))
    turn_circle (track, wishes);
  put (track, xy);
}

static void
put_free (const MgAdjacency *graph,
          const gboolean    *is_free,
          double            *xy)
{
  for (guint i = 0; is_free != NULL && i < graph->n; i++)
    if (is_free[i] && mg_adjacency_degree (graph, i) > 0)
      {
        double sum[2] = { 0., 0. };

        for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
          {
            sum[0] += xy[2 * graph->targets[k]];
            sum[1] += xy[2 * graph->targets[k] + 1];
          }
        xy[2 * i] = sum[0] / mg_adjacency_degree (graph, i);
        xy[2 * i + 1] = sum[1] / mg_adjacency_degree (graph, i);
      }
}

/* What the best arrangement was: its order, its turns, its places. */
typedef struct
{
  guint  *nodes;
  double *starts;
  double *xy;
  double  cost;
} Best;

static void
best_clear (Best *self)
{
  g_free (self->nodes);
  g_free (self->starts);
  g_free (self->xy);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Best, best_clear)

static void
best_keep (Best          *self,
           const MgTrack *tracks,
           guint          n_tracks,
           const double  *xy,
           guint          n,
           double         cost)
{
  guint at = 0;

  if (cost >= self->cost)
    return;

  self->cost = cost;
  for (guint t = 0; t < n_tracks; t++)
    {
      self->starts[t] = tracks[t].start;
      for (guint k = 0; k < tracks[t].n; k++)
        self->nodes[at++] = tracks[t].nodes[k];
    }
  memcpy (self->xy, xy, 2 * n * sizeof *xy);
}

static void
best_take (const Best *self,
           MgTrack    *tracks,
           guint       n_tracks,
           double     *xy,
           guint       n)
{
  guint at = 0;

  for (guint t = 0; t < n_tracks; t++)
    {
      tracks[t].start = self->starts[t];
      for (guint k = 0; k < tracks[t].n; k++)
        tracks[t].nodes[k] = self->nodes[at++];
    }
  memcpy (xy, self->xy, 2 * n * sizeof *xy);
}

static gboolean
exchange_neighbours (MgTrack            *tracks,
                     guint               n_tracks,
                     const MgAdjacency  *graph,
                     double             *xy,
                     const MgLayoutRun  *run,
                     GError            **error)
{
  gboolean is_better = mg_crossings_are_few_links (graph);

  for (guint pass = 0; pass < N_SWEEPS && is_better; pass++)
    {
      is_better = FALSE;
      for (guint t = 0; t < n_tracks; t++)
        for (guint k = 0; k + 1 < tracks[t].n + (is_closed (&tracks[t]) ? 1 : 0); k++)
          {
            guint *left = &tracks[t].nodes[k];
            guint *right = &tracks[t].nodes[(k + 1) % tracks[t].n];

            if (!mg_layout_run_check (run, (double) pass / N_SWEEPS, error))
              return FALSE;
            if (left != right && mg_crossings_try_exchange (graph, xy, *left, *right))
              {
                guint node = *left;

                *left = *right;
                *right = node;
                is_better = TRUE;
              }
          }
    }

  return TRUE;
}

gboolean
mg_track_order (MgTrack            *tracks,
                guint               n_tracks,
                const MgAdjacency  *graph,
                const gboolean     *is_free,
                double             *xy,
                const MgLayoutRun  *run,
                GError            **error)
{
  g_autofree Wish *wishes = g_new (Wish, graph->n + 1);
  g_auto(Best) best = {
    .nodes = g_new (guint, graph->n + 1),
    .starts = g_new (double, n_tracks + 1),
    .xy = g_new (double, 2 * (gsize) graph->n + 1),
    .cost = (double) INFINITY,
  };
  MgLayoutRun part = mg_layout_run_part (run, 0.7, 1.);

  for (guint sweep = 0; sweep < N_SWEEPS; sweep++)
    {
      if (!mg_layout_run_check (run, 0.7 * sweep / N_SWEEPS, error))
        return FALSE;
      for (guint t = 0; t < n_tracks; t++)
        sort_track (&tracks[t], graph, xy, wishes);
      put_free (graph, is_free, xy);
      best_keep (&best, tracks, n_tracks, xy, graph->n, mg_crossings_cost (graph, xy));
    }

  best_take (&best, tracks, n_tracks, xy, graph->n);
  if (!exchange_neighbours (tracks, n_tracks, graph, xy, &part, error))
    return FALSE;
  put_free (graph, is_free, xy);

  return TRUE;
}
