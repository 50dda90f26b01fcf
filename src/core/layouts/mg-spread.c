/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-spread.h"

#include <math.h>

#include "mg-geometry.h"
#include "mg-overlap.h"

#define N_RINGS         512
#define NEAREST_AIM     0.16    /* of the median link is what is aimed at, as links grow by it */
#define MAX_PUSHES      4
#define FILL            0.35    /* of the drawing, by squares of that distance */
#define KEPT_FILL       0.15    /* and of one that was there before */
#define LARGE           2000
#define LIKE_POINTS     100000  /* beyond, symbols may touch */
#define POINTS          8.      /* times less room if there is no other way */

/* How a full drawing is spread.
 * @middle: how much its middle is, before
 * @fill: the room that is tried first, as %FILL
 * @less: how much less of it the next time
 */
typedef struct
{
  double middle;
  double fill;
  double less;
} Spreading;

static const Spreading patient = { 0.3, 0.55, 0.96 };
static const Spreading hasty = { 0.5, FILL, 0.85 };     /* beyond %LARGE */

/* How far the drawing reaches in x and y: the root of the mean square. */
static void
find_reach (const double *xy,
            guint         n,
            double        reach[2])
{
  reach[0] = reach[1] = 0.;
  for (guint i = 0; i < n; i++)
    for (guint axis = 0; axis < 2; axis++)
      reach[axis] += xy[2 * i + axis] * xy[2 * i + axis] / n;
  for (guint axis = 0; axis < 2; axis++)
    reach[axis] = MAX (sqrt (reach[axis]), 1e-9);
}

/* Numbers of those inside of each ring; rings are as wide as each other. */
static double
count_rings (const double *xy,
             guint         n,
             const double  reach[2],
             double       *inside)
{
  double farthest = 1e-9;

  for (guint i = 0; i < n; i++)
    farthest = MAX (farthest, hypot (xy[2 * i] / reach[0], xy[2 * i + 1] / reach[1]));

  for (guint i = 0; i < n; i++)
    {
      double distance = hypot (xy[2 * i] / reach[0], xy[2 * i + 1] / reach[1]);

      inside[MIN ((guint) (N_RINGS * distance / farthest), N_RINGS - 1) + 1] += 1.;
    }
  for (guint k = 0; k < N_RINGS; k++)
    inside[k + 1] += inside[k];

  return farthest;
}

/* To where all would be on a disc with the same mean square, half of that of its
 * radius, were rings of equal room to hold equal numbers; by a part of the way.
 */
static void
spread_middle (double *xy,
               guint   n,
               double  part)
{
  double inside[N_RINGS + 1] = { 0. };
  double reach[2];
  double farthest;

  find_reach (xy, n, reach);
  farthest = count_rings (xy, n, reach, inside);
  for (guint i = 0; i < n; i++)
    {
      double distance = hypot (xy[2 * i] / reach[0], xy[2 * i + 1] / reach[1]);
      double at = N_RINGS * distance / farthest;
      guint ring = MIN ((guint) at, N_RINGS - 1);
      double before = inside[ring] + (at - ring) * (inside[ring + 1] - inside[ring]);
      double even = 2. * sqrt (before / n);

      if (distance > 0.)
        {
          xy[2 * i] *= 1. + part * (even / distance - 1.);
          xy[2 * i + 1] *= 1. + part * (even / distance - 1.);
        }
    }
}

/* How far apart any two are to be: a part of the median link, but no more than
 * the drawing has room for.
 */
static double
find_distance (const double      *xy,
               const MgAdjacency *graph,
               double             fill,
               gboolean          *is_full)
{
  double wanted = NEAREST_AIM * mg_places_median_link (xy, graph);
  double bounds[4];
  double most;

  mg_places_get_bounds (xy, graph->n, bounds);
  most = sqrt (fill * (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]) / graph->n);
  *is_full = most < wanted;

  return MIN (wanted, most);
}

/* Boxes, or larger discs where the drawing has room for them. */
static MgRoom
find_room (const double      *xy,
           const MgAdjacency *graph,
           double             fill)
{
  MgRoom room = mg_room_for_size (graph->n);
  gboolean is_full;
  double wanted = find_distance (xy, graph, fill, &is_full);

  room.height = MAX (room.is_disc ? room.width : room.height, wanted);
  room.width = MAX (room.width, wanted);

  return room;
}

/* Pushing symbols apart makes links longer, and so the distance that is wanted
 * of them: a few times over.
 */
static gboolean
make_room (double             *xy,
           const MgAdjacency  *graph,
           const gboolean     *is_fixed,
           double              fill,
           const MgLayoutRun  *run,
           GError            **error)
{
  for (guint k = 0; k < MAX_PUSHES; k++)
    {
      MgRoom room = find_room (xy, graph, fill);

      if (!mg_room_make (&room, is_fixed, xy, graph->n, run, error))
        return FALSE;
      if (room.width >= MG_SPREAD_NEAREST / NEAREST_AIM * find_room (xy, graph, fill).width)
        break;
    }

  return TRUE;
}

/* In a drawing that is full, symbols cannot all be as far apart as is wished: as
 * far as pushes bring them.
 */
static gboolean
spread_full (double             *xy,
             const MgAdjacency  *graph,
             const MgLayoutRun  *run,
             GError            **error)
{
  double least = mg_room_for_size (graph->n).width / (graph->n > LIKE_POINTS ? POINTS : 1.);
  Spreading how = graph->n <= LARGE ? patient : hasty;
  gboolean is_made = FALSE;
  MgRoom room;

  spread_middle (xy, graph->n, how.middle);
  room = find_room (xy, graph, how.fill);
  while (!is_made)
    {
      if (!mg_room_push (&room, NULL, xy, graph->n, &is_made, run, error))
        return FALSE;
      if (!is_made && room.width <= least)
        break;
      if (!is_made)
        room.width = MAX (how.less * room.width, least);
    }

  return mg_room_seat (&room, NULL, xy, graph->n, run, error);
}

gboolean
mg_spread_new (double             *xy,
               const MgAdjacency  *graph,
               const MgLayoutRun  *run,
               GError            **error)
{
  gboolean is_full;

  find_distance (xy, graph, FILL, &is_full);

  return is_full && mg_room_for_size (graph->n).is_disc
         ? spread_full (xy, graph, run, error)
         : make_room (xy, graph, NULL, FILL, run, error);
}

gboolean
mg_spread_kept (double             *xy,
                const MgAdjacency  *graph,
                const gboolean     *is_fixed,
                const MgLayoutRun  *run,
                GError            **error)
{
  return make_room (xy, graph, is_fixed, KEPT_FILL, run, error);
}
