/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The barycentre method (Sugiyama, Tagawa, Toda 1981) on circles: a node's
 * wanted angle is the direction of the sum of the unit vectors towards its
 * neighbours; a track's nodes are sorted by it and spread evenly.  A circle is
 * then turned as a whole to where its nodes want to be.
 *
 * If most of those that are to be on a track stand on one already, they keep their
 * order and only make room, unless far fewer links cross in an arrangement that
 * knows nothing of the present one.
 */
#include "mg-track.h"

#include <math.h>

#include "mg-crossings.h"
#include "mg-geometry.h"

#define N_SWEEPS     24
#define OWN_WEIGHT   0.2     /* of the present angle among the neighbours' */
#define TURN         (2. * G_PI)
#define FEW_ON_TRACK 3       /* no less show that they are on one */
#define SAME_TRACK   0.02    /* part of the radius */
#define MOST         0.7     /* of those on tracks stand there already */

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

/* The nodes of a track that have a place and may be elsewhere. */
static guint
list_distances (const MgTrack       *track,
                const MgLayoutInput *input,
                double              *distances)
{
  guint count = 0;

  for (guint k = 0; k < track->n; k++)
    {
      guint i = track->nodes[k];

      if (mg_layout_input_has_place (input, i) && !input->is_pinned[i])
        distances[count++] = hypot (input->xy[2 * i], input->xy[2 * i + 1]);
    }

  return count;
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

gboolean
mg_track_is_known (const MgTrack       *tracks,
                   guint                n_tracks,
                   const MgLayoutInput *input)
{
  g_autofree double *distances = g_new (double, input->graph->n_nodes + 1);
  guint n_placed = 0;
  guint n_on = 0;

  for (guint t = 0; t < n_tracks; t++)
    {
      guint count = list_distances (&tracks[t], input, distances);
      double radius;

      if (count < FEW_ON_TRACK)
        continue;
      qsort (distances, count, sizeof *distances, compare_doubles);
      radius = distances[count / 2];
      n_placed += tracks[t].n;
      for (guint k = 0; k < count; k++)
        n_on += fabs (distances[k] - radius) < SAME_TRACK * radius ? 1 : 0;
    }

  return n_placed > 0 && n_on >= MOST * n_placed;
}

int
mg_track_compare_distances (gconstpointer a,
                            gconstpointer b,
                            gpointer      data)
{
  const MgLayoutInput *input = data;
  guint nodes[2] = { *(const guint *) a, *(const guint *) b };
  double distances[2];

  for (guint k = 0; k < 2; k++)
    distances[k] = mg_layout_input_has_place (input, nodes[k])
                   ? rint (hypot (input->xy[2 * nodes[k]], input->xy[2 * nodes[k] + 1]))
                   : (double) INFINITY;
  if (distances[0] != distances[1])
    return distances[0] < distances[1] ? -1 : 1;

  return nodes[0] < nodes[1] ? -1 : nodes[0] > nodes[1];
}

/* Whoever has a place keeps the order of the present angles, others go where they
 * wish to be; a circle is turned so that all together move least.
 */
static void
keep_track (MgTrack             *track,
            const MgAdjacency   *graph,
            const MgLayoutInput *input,
            const double        *xy,
            Wish                *wishes)
{
  double middle = is_closed (track) ? 0. : track->start + track->span / 2.;

  for (guint k = 0; k < track->n; k++)
    {
      guint i = track->nodes[k];

      wishes[k].node = i;
      wishes[k].angle = mg_layout_input_has_place (input, i) ? atan2 (xy[2 * i + 1], xy[2 * i])
                                                             : find_wish (graph, xy, i);
      wishes[k].angle = wrap (wishes[k].angle - middle);
    }

  qsort (wishes, track->n, sizeof *wishes, compare_wishes);
  for (guint k = 0; k < track->n; k++)
    track->nodes[k] = wishes[k].node;
  if (is_closed (track) && track->n > 0)
    turn_circle (track, wishes);
}

/* @best: (out): the present arrangement with the new ones in it; of endless cost
 *   if what there is now is none
 */
static void
keep_all (const MgTrack       *tracks,
          guint                n_tracks,
          const MgAdjacency   *graph,
          const gboolean      *is_free,
          const MgLayoutInput *input,
          Best                *best)
{
  guint n = graph->n;
  g_autofree MgTrack *kept = g_memdup2 (tracks, n_tracks * sizeof *tracks);
  g_autofree guint *nodes = g_new (guint, n + 1);
  g_autofree double *xy = g_memdup2 (input->xy, 2 * (gsize) n * sizeof *xy);
  g_autofree Wish *wishes = g_new (Wish, n + 1);
  g_autofree gboolean *is_new = g_new (gboolean, n + 1);
  guint at = 0;

  if (!mg_track_is_known (tracks, n_tracks, input))
    return;

  for (guint i = 0; i < n; i++)
    if (!mg_layout_input_has_place (input, i))
      xy[2 * i] = xy[2 * i + 1] = 0.;
  for (guint t = 0; t < n_tracks; t++)
    {
      memcpy (nodes + at, tracks[t].nodes, tracks[t].n * sizeof *nodes);
      kept[t].nodes = nodes + at;
      at += tracks[t].n;
      keep_track (&kept[t], graph, input, xy, wishes);
    }
  for (guint t = 0; t < n_tracks; t++)
    if (kept[t].n > 0)
      put (&kept[t], xy);
  for (guint i = 0; i < n; i++)
    is_new[i] = is_free != NULL && is_free[i] && !mg_layout_input_has_place (input, i);
  put_free (graph, is_new, xy);
  best_keep (best, kept, n_tracks, xy, n, mg_crossings_cost (graph, xy));
}

static void
best_init (Best  *self,
           guint  n,
           guint  n_tracks)
{
  self->nodes = g_new (guint, n + 1);
  self->starts = g_new (double, n_tracks + 1);
  self->xy = g_new (double, 2 * (gsize) n + 1);
  self->cost = (double) INFINITY;
}

static gboolean
order_anew (MgTrack            *tracks,
            guint               n_tracks,
            const MgAdjacency  *graph,
            const gboolean     *is_free,
            double             *xy,
            const MgLayoutRun  *run,
            GError            **error)
{
  g_autofree Wish *wishes = g_new (Wish, graph->n + 1);
  g_auto(Best) best = { 0 };
  MgLayoutRun part = mg_layout_run_part (run, 0.7, 1.);

  best_init (&best, graph->n, n_tracks);
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

gboolean
mg_track_order (MgTrack              *tracks,
                guint                 n_tracks,
                const MgAdjacency    *graph,
                const gboolean       *is_free,
                const MgLayoutInput  *input,
                double               *xy,
                const MgLayoutRun    *run,
                GError              **error)
{
  g_auto(Best) kept = { 0 };

  best_init (&kept, graph->n, n_tracks);
  keep_all (tracks, n_tracks, graph, is_free, input, &kept);
  if (!order_anew (tracks, n_tracks, graph, is_free, xy, run, error))
    return FALSE;

  if (kept.cost <= mg_crossings_as_good (mg_crossings_cost (graph, xy)))
    best_take (&kept, tracks, n_tracks, xy, graph->n);

  return TRUE;
}
