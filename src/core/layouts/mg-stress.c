/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout "stress": what is linked is near, what is many steps apart is far.
 * And "groups", which goes on from there (mg-vicinity.h, mg-trials.h), as both do in
 * pieces of more than %MG_STRESS_FULL_LIMIT (mg-large.h): these then have no little
 * moves, as below.
 *
 * Each connected piece is drawn by itself (mg-stress-kernel.h).
 *
 * A piece of which nothing has a place is drawn from scratch, laid flat, grown
 * until few symbols meet, its symbols pushed apart; such pieces are packed in
 * rows, the largest first, single organisations last, below all that had a
 * place already.
 *
 * No two symbols meet (mg_room_for_size()), or beyond 100,000 lie in one point.
 * See mg-spread.h for how near others are.
 *
 * A piece with places keeps its middle, its scale and its pinned ones.  New
 * organisations go next to their neighbours and find their best place while
 * the others wait; then all but the pinned ones move by little moves, and those
 * that hardly moved go back if the drawing is as good with them there.  If a
 * drawing from scratch is clearly better than what comes out, it is taken in
 * its stead, turned and mirrored to be as near as possible to the old one:
 * where there are pinned ones, a drawing that begins with great moves.
 */
#include "mg-layout-funcs.h"

#include <math.h>

#include "mg-even.h"
#include "mg-geometry.h"
#include "mg-large.h"
#include "mg-overlap.h"
#include "mg-pieces.h"
#include "mg-random.h"
#include "mg-spread.h"
#include "mg-stress-kernel.h"
#include "mg-trials.h"
#include "mg-vicinity.h"

#define CLEARLY_BETTER  1.1     /* times less stress */
#define FAR_BETTER      1.3     /* the same, where new ones came */
#define AS_GOOD         1.1     /* times more stress, of a drawing that moved less */
#define HARDLY_ANY      1e-3    /* stress that nobody sees */
#define NOT_MUCH        0.035   /* more of it, where new ones came: the others stay for that */
#define LITTLE          0.5     /* steps that are not worth a move */
#define CROWDED         0.5     /* part of the symbols that may meet before a push */
#define FEW_CROWDED     0.25    /* of few symbols, whom a push takes farther */
#define FEW             20
#define SMALLEST_SCALE  (0.25 * MG_LAYOUT_LINK_LENGTH)
#define LARGEST_SCALE   (20. * MG_LAYOUT_LINK_LENGTH)
#define SMALLEST_RADIUS 0.3     /* in steps */
#define N_SOURCES       300     /* nodes from which stress is measured */
#define TRIALS_LIMIT    400     /* pieces up to here are touched up (mg-trials.h) */
#define MUCH            1.1     /* times what has to be */
#define DENSE           0.7     /* part of all pairs that are linked */
#define STARTS_LIMIT    45      /* pieces up to here are drawn several times */
#define MAX_STARTS      8
#define MORE_STARTS     2       /* times as many where nearly all are linked: many valleys */
#define START_PAIRS     4000
#define ROUNDS          200     /* of what is near on the map */
#define SMALL_ROUNDS    85      /* up to %STARTS_LIMIT */
#define DRAFT_SWEEPS    5       /* of stress, before that */
#define DENSE_SWEEPS    8       /* and where nothing follows */

typedef struct
{
  MgPieces    *work;
  MgAdjacency *graph;
  const guint *nodes;
  double      *xy;          /* in steps; NaN: none yet */
  float       *mobility;
  guint        n;
  guint        n_placed;
  gboolean     any_pinned;
  double       middle[2];   /* of @xy in the map */
  double       scale;       /* map units to a step */
} Piece;

static void
piece_clear (Piece *self)
{
  g_clear_pointer (&self->graph, mg_adjacency_free);
  g_free (self->xy);
  g_free (self->mobility);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Piece, piece_clear)

static void
piece_init (Piece *self,
            MgPieces *work,
            guint  k)
{
  guint first = k > 0 ? work->ends[k - 1] : 0;

  self->work = work;
  self->nodes = work->nodes + first;
  self->n = work->ends[k] - first;
  self->graph = mg_adjacency_new_piece (work->graph, self->nodes, self->n, work->rows);
  self->xy = g_new (double, 2 * self->n);
  self->mobility = g_new (float, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      guint row = self->nodes[i];

      self->xy[2 * i] = work->xy[2 * row];
      self->xy[2 * i + 1] = work->xy[2 * row + 1];
      self->mobility[i] = work->is_pinned[row] ? 0.f : 1.f;
      self->any_pinned |= work->is_pinned[row];
      self->n_placed += isfinite (self->xy[2 * i]) ? 1 : 0;
    }
}

/* From map units about anywhere to steps about 0, 0. */
static void
find_scale (Piece *self)
{
  double bounds[4];

  mg_places_get_bounds (self->xy, self->n, bounds);
  self->middle[0] = (bounds[0] + bounds[2]) / 2.;
  self->middle[1] = (bounds[1] + bounds[3]) / 2.;

  mg_stress_measure (self->graph, self->xy, N_SOURCES, &self->scale);
  if (self->any_pinned ? self->scale <= 0. : self->scale < SMALLEST_SCALE)
    self->scale = MG_LAYOUT_LINK_LENGTH;
  if (!self->any_pinned)
    self->scale = MIN (self->scale, LARGEST_SCALE);

  mg_places_move (self->xy, self->n, -self->middle[0], -self->middle[1]);
  mg_places_scale (self->xy, self->n, 1. / self->scale);
}

/* To the mean of the neighbours that have a place, and a bit aside. */
static void
place_beside (Piece    *self,
              guint     i,
              MgRandom *random)
{
  double sum[2] = { 0., 0. };
  guint count = 0;

  for (guint k = self->graph->offsets[i]; k < self->graph->offsets[i + 1]; k++)
    {
      const double *place = self->xy + 2 * self->graph->targets[k];

      if (isfinite (place[0]))
        {
          sum[0] += place[0];
          sum[1] += place[1];
          count++;
        }
    }

  for (guint axis = 0; axis < 2; axis++)
    self->xy[2 * i + axis] = (count > 0 ? sum[axis] / count : 0.)
                             + 0.6 * (mg_random_unit (random) - 0.5);
}

/* Outwards from those that have a place. */
static void
place_new (Piece *self)
{
  g_autofree guint *queue = g_new (guint, self->n);
  g_autofree gboolean *is_met = g_new0 (gboolean, self->n);
  MgRandom random = mg_random_init (self->work->input->seed);
  guint tail = 0;

  for (guint i = 0; i < self->n; i++)
    if (isfinite (self->xy[2 * i]))
      {
        is_met[i] = TRUE;
        queue[tail++] = i;
      }

  for (guint head = 0; head < tail; head++)
    for (guint k = self->graph->offsets[queue[head]]; k < self->graph->offsets[queue[head] + 1]; k++)
      {
        guint i = self->graph->targets[k];

        if (is_met[i])
          continue;
        is_met[i] = TRUE;
        queue[tail++] = i;
        place_beside (self, i, &random);
      }
}

/* Two in one point would never part: the same pushes for both. */
static void
part_coincident (Piece *self)
{
  MgRandom random = mg_random_init (self->work->input->seed + 1);

  for (guint i = 0; i < self->n; i++)
    for (guint axis = 0; axis < 2; axis++)
      {
        double shake = 1e-3 * (mg_random_unit (&random) - 0.5);

        if (self->mobility[i] > 0.f)
          self->xy[2 * i + axis] += shake;
      }
}

/* Where nearly all are linked, nobody is told apart by forces that near ones feel. */
static gboolean
is_dense (const MgAdjacency *graph)
{
  return graph->offsets[graph->n] > DENSE * graph->n * (graph->n - 1.);
}

static gboolean
draw_once (const Piece        *self,
           const float        *mobility,
           MgStressStart       start,
           guint32             seed,
           const MgLayoutRun  *run,
           double             *xy,
           GError            **error)
{
  MgStressTask task = {
    .graph = self->graph, .mobility = mobility, .start = start, .seed = seed,
  };
  gboolean is_local = self->work->is_local && !is_dense (self->graph);
  MgLayoutRun whole = mg_layout_run_part (run, 0., is_local ? 0.6 : 1.);
  MgLayoutRun local = mg_layout_run_part (run, 0.6, 1.);

  if (self->work->is_local)
    task.draft_sweeps = is_local ? DRAFT_SWEEPS : DENSE_SWEEPS;

  /* Little moves of what is near do not end: it stays, or all is drawn anew. */
  if (start == MG_STRESS_GENTLE && (self->work->is_local || self->n > MG_STRESS_FULL_LIMIT))
    return TRUE;

  if (self->n > MG_STRESS_FULL_LIMIT)
    return mg_large_draw (&task, self->work->is_local, run, xy, error);
  if (!mg_stress_full (&task, &whole, xy, error))
    return FALSE;

  return !is_local || mg_vicinity_refine (&task, self->n <= STARTS_LIMIT ? SMALL_ROUNDS : ROUNDS,
                                          &local, xy, error);
}

/* What the layout wants little of. */
static double
measure (const Piece  *self,
         const double *xy)
{
  return self->work->is_local ? mg_vicinity_measure (self->graph, xy, N_SOURCES)
                              : mg_stress_measure (self->graph, xy, N_SOURCES, NULL);
}

static guint
count_starts (const Piece *self)
{
  guint more = is_dense (self->graph) ? MORE_STARTS : 1;

  return self->n > STARTS_LIMIT || self->work->is_local
         ? 1 : CLAMP (more * more * START_PAIRS / (self->n * self->n), 2, more * MAX_STARTS);
}

/* The best of some tries. @xy: what they start from, and the best of them */
static gboolean
draw_fresh (const Piece        *self,
            const MgLayoutRun  *run,
            double             *xy,
            GError            **error)
{
  guint n_starts = count_starts (self);
  MgStressStart start = self->any_pinned ? MG_STRESS_ROUGH : MG_STRESS_ANYWHERE;
  g_autofree double *try = g_new (double, 2 * self->n);
  g_autofree double *from = g_memdup2 (xy, 2 * self->n * sizeof *xy);
  double least = (double) INFINITY;

  if (!self->any_pinned && mg_even_draw (self->graph, xy))
    return TRUE;

  for (guint k = 0; k < n_starts; k++)
    {
      MgLayoutRun part = mg_layout_run_part (run, (double) k / n_starts, (k + 1.) / n_starts);
      double stress;

      memcpy (try, from, 2 * self->n * sizeof *try);
      if (!draw_once (self, self->any_pinned ? self->mobility : NULL, start,
                      self->work->input->seed + k, &part, try, error))
        return FALSE;

      stress = n_starts > 1 ? measure (self, try) : 0.;
      if (stress < least)
        memcpy (xy, try, 2 * self->n * sizeof *try);
      least = MIN (least, stress);
    }

  return TRUE;
}

static gboolean
draw_new_ones (Piece              *self,
               const MgLayoutRun  *run,
               GError            **error)
{
  g_autofree float *mobility = g_new (float, self->n);

  for (guint i = 0; i < self->n; i++)
    mobility[i] = isfinite (self->xy[2 * i]) ? 0.f : 1.f;

  place_new (self);

  return draw_once (self, mobility, MG_STRESS_ROUGH, self->work->input->seed, run,
                    self->xy, error);
}

/* What a drawing may have, so that it is kept, where another has @stress. */
static double
bound (double as_good,
       double stress)
{
  return MAX (as_good * stress, stress + (as_good >= FAR_BETTER ? NOT_MUCH : 0.)) + HARDLY_ANY;
}

/* A drawing that is known is worth more than a slightly better one: whoever
 * would move by little stays, unless all that together is worth it.
 */
static void
stay_if_good (Piece        *self,
              const double *kept,
              double        little,
              double        as_good)
{
  g_autofree double *xy = g_memdup2 (self->xy, 2 * self->n * sizeof *xy);

  for (guint i = 0; i < self->n; i++)
    if (hypot (xy[2 * i] - kept[2 * i], xy[2 * i + 1] - kept[2 * i + 1]) < little)
      memcpy (xy + 2 * i, kept + 2 * i, 2 * sizeof *xy);

  if (measure (self, xy) <= bound (as_good, measure (self, self->xy)))
    memcpy (self->xy, xy, 2 * self->n * sizeof *xy);
}

/* Links that have become longer want organisations farther apart. */
static gboolean
touch_up (const Piece        *self,
          MgRoom              room,
          const MgLayoutRun  *run,
          double             *xy,
          GError            **error)
{
  double apart = MG_SPREAD_NEAREST * mg_places_median_link (xy, self->graph);

  room.width = MAX (room.width, MUCH * apart);
  room.height = MAX (room.height, MUCH * apart);
  if (!mg_trials_improve (self->graph, &room, self->work->input->seed, run, xy, error))
    return FALSE;

  return MG_SPREAD_NEAREST * mg_places_median_link (xy, self->graph) <= apart ||
         mg_spread_new (xy, self->graph, run, error);
}

/* From steps to a drawing by itself, that has room for symbols. */
static gboolean
grow (const Piece        *self,
      const MgLayoutRun  *run,
      double             *xy,
      GError            **error)
{
  double median;
  MgRoom room = mg_room_for_size (self->n);

  mg_places_lay_flat (xy, self->n);
  median = mg_places_median_link (xy, self->graph);
  mg_places_scale (xy, self->n, MG_LAYOUT_LINK_LENGTH / MAX (median, 1e-3));
  mg_places_scale (xy, self->n, mg_room_find_growth (&room, xy, self->n, self->n <= FEW ? FEW_CROWDED : CROWDED));

  if (!mg_spread_new (xy, self->graph, run, error))
    return FALSE;

  return !self->work->is_local || self->n > TRIALS_LIMIT || touch_up (self, room, run, xy, error);
}

static gboolean
draw_piece (Piece              *self,
            const MgLayoutRun  *run,
            GError            **error)
{
  MgLayoutRun part = mg_layout_run_part (run, 0., 0.8);

  self->xy[0] = self->xy[1] = 0.;
  if (self->n == 1)
    return TRUE;

  if (!draw_fresh (self, &part, self->xy, error))
    return FALSE;

  part = mg_layout_run_part (run, 0.8, 1.);

  return grow (self, &part, self->xy, error);
}

/* How far all are from their middle, on average. */
static double
find_radius (const double *xy,
             guint         n)
{
  double middle[2] = { 0., 0. }, radius = 0.;

  for (guint i = 0; i < 2 * n; i++)
    middle[i % 2] += xy[i] / n;
  for (guint i = 0; i < n; i++)
    radius += hypot (xy[2 * i] - middle[0], xy[2 * i + 1] - middle[1]) / n;

  return radius;
}

/* Where it was, and as large, or as large as symbols need. */
static gboolean
redraw_even (Piece *self)
{
  MgRoom room = mg_room_for_size (self->n);
  g_autofree double *ring = g_memdup2 (self->xy, 2 * self->n * sizeof *ring);

  if (self->any_pinned || self->n_placed < self->n || !mg_even_draw (self->graph, ring))
    return FALSE;

  mg_places_scale (ring, self->n, MAX (find_radius (self->xy, self->n), SMALLEST_RADIUS));
  mg_places_fit (ring, self->xy, self->n);
  memcpy (self->xy, ring, 2 * self->n * sizeof *ring);
  mg_places_scale (self->xy, self->n, self->scale);
  mg_places_scale (self->xy, self->n, mg_room_find_growth (&room, self->xy, self->n, 0.));
  mg_places_move (self->xy, self->n, self->middle[0], self->middle[1]);

  return TRUE;
}

static gboolean
redraw (Piece              *self,
        const MgLayoutRun  *run,
        GError            **error)
{
  g_autofree double *fresh = NULL;
  g_autofree double *kept = NULL;
  gboolean has_new = self->n_placed < self->n;
  MgLayoutRun part = mg_layout_run_part (run, 0., 0.3);

  find_scale (self);
  if (redraw_even (self))
    return TRUE;
  if (has_new && !draw_new_ones (self, &part, error))
    return FALSE;

  kept = g_memdup2 (self->xy, 2 * self->n * sizeof *kept);
  part_coincident (self);
  fresh = g_memdup2 (self->xy, 2 * self->n * sizeof *fresh);
  part = mg_layout_run_part (run, 0.3, 0.5);
  if (!draw_once (self, self->mobility, MG_STRESS_GENTLE, self->work->input->seed, &part,
                  self->xy, error))
    return FALSE;
  stay_if_good (self, kept, LITTLE, AS_GOOD);
  if (has_new)
    stay_if_good (self, kept, (double) INFINITY, FAR_BETTER);

  part = mg_layout_run_part (run, 0.5, 0.9);
  if (!draw_fresh (self, &part, fresh, error))
    return FALSE;

  /* Groups lose by the room that symbols need: both are to have it. */
  if (self->work->is_local && !self->any_pinned)
    {
      if (!grow (self, &part, fresh, error))
        return FALSE;
      mg_places_scale (fresh, self->n, 1. / self->scale);
    }

  if (measure (self, self->xy) > bound (has_new ? FAR_BETTER : CLEARLY_BETTER, measure (self, fresh)))
    {
      if (!self->any_pinned)
        mg_places_fit (fresh, self->xy, self->n);
      g_free (self->xy);
      self->xy = g_steal_pointer (&fresh);
    }

  mg_places_scale (self->xy, self->n, self->scale);
  mg_places_move (self->xy, self->n, self->middle[0], self->middle[1]);

  return TRUE;
}

static void
piece_store (const Piece *self)
{
  for (guint i = 0; i < self->n; i++)
    if (!self->work->is_pinned[self->nodes[i]])
      {
        self->work->xy[2 * self->nodes[i]] = self->xy[2 * i];
        self->work->xy[2 * self->nodes[i] + 1] = self->xy[2 * i + 1];
      }
}

/* @new_pieces: (element-type guint): those that had no place at all */
static gboolean
draw_all (MgPieces           *self,
          const MgLayoutRun  *run,
          GArray             *new_pieces,
          GError            **error)
{
  guint n = self->input->graph->n_nodes;

  for (guint k = 0; k < self->n_pieces; k++)
    {
      g_auto(Piece) piece = { 0 };
      double from = k > 0 ? (double) self->ends[k - 1] / n : 0.;
      MgLayoutRun part = mg_layout_run_part (run, from, (double) self->ends[k] / n);
      gboolean is_new;

      piece_init (&piece, self, k);
      is_new = piece.n_placed == 0;
      if (is_new)
        g_array_append_val (new_pieces, k);
      else if (piece.n == 1)
        continue;
      if (!(is_new ? draw_piece (&piece, &part, error) : redraw (&piece, &part, error)))
        return FALSE;
      piece_store (&piece);
    }

  return TRUE;
}

static gboolean
finish (MgPieces           *self,
        const GArray       *new_pieces,
        const MgLayoutRun  *run,
        GError            **error)
{
  guint n = self->input->graph->n_nodes;
  g_autofree double *placed = g_memdup2 (self->xy, 2 * n * sizeof *placed);
  double above[4];

  for (guint p = 0; p < new_pieces->len; p++)
    {
      guint k = g_array_index (new_pieces, guint, p);

      for (guint i = k > 0 ? self->ends[k - 1] : 0; i < self->ends[k]; i++)
        placed[2 * self->nodes[i]] = (double) NAN;
    }

  mg_places_get_bounds (placed, n, above);
  mg_pieces_pack (self, new_pieces, new_pieces->len < self->n_pieces ? above : NULL);
  if (new_pieces->len == self->n_pieces)
    return TRUE;

  return mg_pieces_make_room (self, run, error);
}

static gboolean
draw (const MgLayoutInput  *input,
      gboolean              is_local,
      MgProgress           *progress,
      GCancellable         *cancellable,
      double               *xy,
      GError              **error)
{
  MgLayoutRun run = { progress, cancellable, 0., 0.95 };
  MgLayoutRun last = { progress, cancellable, 0.95, 1. };
  g_autoptr(GArray) new_pieces = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto(MgPieces) work = { 0 };

  mg_pieces_init (&work, input);
  work.is_local = is_local;
  if (!draw_all (&work, &run, new_pieces, error) || !finish (&work, new_pieces, &last, error))
    return FALSE;

  memcpy (xy, work.xy, 2 * input->graph->n_nodes * sizeof *xy);

  return TRUE;
}

gboolean
mg_layout_stress (const MgLayoutInput  *input,
                  MgProgress           *progress,
                  GCancellable         *cancellable,
                  double               *xy,
                  GError              **error)
{
  return draw (input, FALSE, progress, cancellable, xy, error);
}

gboolean
mg_layout_groups (const MgLayoutInput  *input,
                  MgProgress           *progress,
                  GCancellable         *cancellable,
                  double               *xy,
                  GError              **error)
{
  return draw (input, TRUE, progress, cancellable, xy, error);
}
