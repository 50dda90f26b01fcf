/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout "central": the more central, the nearer to the middle.
 *
 * As Brandes, Kenis and Wagner (2003, doi:10.1109/TVCG.2003.1196010) have it, a
 * value decides the distance from the middle and readability all the rest.  The
 * greatest value is in the middle, the smallest at the edge, others in
 * proportion between them; where symbols would meet, a circle and those outside
 * it grow, so that equal values are always equally far and greater ones never
 * farther.  Values of large networks are taken in classes.
 *
 * The angle is that of the layout "stress" about the most central, or the
 * nearest that is free; on a crowded circle symbols are spread evenly.  In small
 * networks each then tries angles all around, and those of one circle change
 * places, as long as fewer links cross, links get shorter or there is
 * more room about them.
 *
 * In a drawing that is by that value already, everybody stays in the direction in
 * which they are, if it is free: a new one moves others to another circle, or aside
 * on a crowded one.
 *
 * Partners are organisations: a collective has no value, it stands in the
 * nearest free place to the mean of its participants.  Whoever has neither
 * partner nor collective is in a strip below.
 */
#include "mg-layout-funcs.h"

#include <math.h>
#include <stdlib.h>

#include "mg-crossings.h"
#include "mg-overlap.h"
#include "mg-strip.h"
#include "mg-track.h"

#define TURN          (2. * G_PI)
#define SIZE          0.68    /* of the drawing: radius, in reaches, to the root of the number */
#define LOOSE         2.2     /* times the radius it needs: a circle with free places */
#define NEXT          0.05    /* least distance of two circles, in reaches */
#define LARGE_NETWORK 300
#define N_CLASSES     24      /* of a large network */
#define N_PASSES      6
#define N_ANGLES      60      /* tried all around */
#define SHORTER       3.      /* reaches of length that weigh as much as a crossing */
#define CROWD         1.      /* crossings that weigh as much as one a reach away */
#define MANY_ON_RING  40      /* more do not change places: it takes long */
#define FEW           3       /* no less show that they stand by their value */
#define MOST          0.7     /* of all stand in such a drawing already */
#define LARGER        1.      /* in reaches, a known circle than one that is needed */
#define IN_ORDER      0.9     /* of these, not nearer to the middle than the one before */

typedef struct
{
  guint  node;
  double value;     /* 0 at the edge … 1 in the middle */
  double radius;
  double angle;
} Seat;

typedef struct
{
  const MgLayoutInput *input;
  MgAdjacency         *all;
  MgAdjacency         *partners;    /* without collectives */
  MgRoom               room;
  double               reach;
  Seat                *seats;       /* from the middle outwards */
  guint                n;
  gboolean             keeps_angles;
  double              *xy;
} Central;

static void
central_clear (Central *self)
{
  g_clear_pointer (&self->all, mg_adjacency_free);
  g_clear_pointer (&self->partners, mg_adjacency_free);
  g_free (self->seats);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Central, central_clear)

static double
get_value (const Central *self,
           guint          i)
{
  return self->input->values != NULL ? self->input->values[i]
                                     : mg_adjacency_degree (self->partners, i);
}

static gboolean
has_seat (const Central *self,
          guint          i)
{
  return !self->input->is_collective[i] && mg_adjacency_degree (self->all, i) > 0 &&
         isfinite (get_value (self, i));
}

static int
compare_seats (const void *a,
               const void *b)
{
  const Seat *left = a;
  const Seat *right = b;

  if (left->value != right->value)
    return left->value > right->value ? -1 : 1;

  return left->node < right->node ? -1 : left->node > right->node;
}

/* From values of any kind to 0 … 1. */
static void
scale_values (Central *self)
{
  double least = (double) INFINITY;
  double most = (double) -INFINITY;
  double span;

  for (guint k = 0; k < self->n; k++)
    {
      least = MIN (least, self->seats[k].value);
      most = MAX (most, self->seats[k].value);
    }

  /* Halves: the whole may be beyond all numbers. */
  span = most / 2. - least / 2.;
  for (guint k = 0; k < self->n; k++)
    {
      double *value = &self->seats[k].value;

      *value = span > 0. ? (*value / 2. - least / 2.) / span : 0.;
      if (self->n > LARGE_NETWORK)
        *value = floor (*value * N_CLASSES + 0.5) / N_CLASSES;
    }
}

static void
central_init (Central             *self,
              const MgLayoutInput *input,
              double              *xy)
{
  guint n = input->graph->n_nodes;

  self->input = input;
  self->all = mg_adjacency_new (n, input->graph->ends, input->graph->n_pairs);
  self->partners = mg_layout_input_find_partners (input);
  self->room = mg_room_for_size (n);
  self->reach = 1.001 * mg_room_get_reach (&self->room);
  self->seats = g_new0 (Seat, n + 1);
  self->xy = xy;

  for (guint i = 0; i < n; i++)
    if (has_seat (self, i))
      {
        self->seats[self->n].node = i;
        self->seats[self->n++].value = get_value (self, i);
      }
  scale_values (self);
  qsort (self->seats, self->n, sizeof *self->seats, compare_seats);
}

/* About the most central, in the drawing that @xy holds. */
static void
find_angles (Central *self)
{
  double middle[2] = { 0., 0. };
  guint n_top = 0;

  while (n_top < self->n && self->seats[n_top].value >= self->seats[0].value)
    {
      middle[0] += self->xy[2 * self->seats[n_top].node];
      middle[1] += self->xy[2 * self->seats[n_top].node + 1];
      n_top++;
    }

  for (guint k = 0; k < self->n; k++)
    {
      const double *place = self->xy + 2 * self->seats[k].node;

      self->seats[k].angle = atan2 (place[1] - middle[1] / n_top, place[0] - middle[0] / n_top);
    }
}

static gboolean
is_known (const Central *self,
          guint          k)
{
  return mg_layout_input_has_place (self->input, self->seats[k].node) &&
         !self->input->is_pinned[self->seats[k].node];
}

/* Whether those that have a place stand the farther out the less central they are. */
static gboolean
are_around (const Central *self)
{
  double last = 0.;
  guint n_known = 0;
  guint n_in_order = 0;

  for (guint k = 0; k < self->n; k++)
    if (is_known (self, k))
      {
        const double *place = self->input->xy + 2 * self->seats[k].node;
        double distance = hypot (place[0], place[1]);

        n_in_order += distance >= last - 0.02 * self->reach ? 1 : 0;
        last = distance;
        n_known++;
      }

  return n_known >= FEW && n_known >= MOST * self->n && n_in_order >= IN_ORDER * n_known;
}

/* Everybody stays in the direction in which they are; new ones are in that of
 * their partners.
 */
static void
keep_angles (Central *self)
{
  for (guint k = 0; k < self->n; k++)
    {
      guint i = self->seats[k].node;
      const double *place = self->input->xy + 2 * i;
      double sum[2] = { 0., 0. };

      for (guint l = self->partners->offsets[i]; l < self->partners->offsets[i + 1]; l++)
        {
          guint partner = self->partners->targets[l];

          if (mg_layout_input_has_place (self->input, partner))
            {
              sum[0] += self->input->xy[2 * partner];
              sum[1] += self->input->xy[2 * partner + 1];
            }
        }
      self->seats[k].angle = mg_layout_input_has_place (self->input, i)
                             ? atan2 (place[1], place[0]) : atan2 (sum[1], sum[0]);
    }
}

static void
put (Central *self,
     guint    k)
{
  const Seat *seat = &self->seats[k];

  self->xy[2 * seat->node] = seat->radius * cos (seat->angle);
  self->xy[2 * seat->node + 1] = seat->radius * sin (seat->angle);
}

/* Of the seats before @end, and not @k itself. */
static gboolean
is_free (const Central *self,
         guint          k,
         guint          end,
         double         angle)
{
  double x = self->seats[k].radius * cos (angle);
  double y = self->seats[k].radius * sin (angle);

  for (guint other = 0; other < end; other++)
    {
      const double *place = self->xy + 2 * self->seats[other].node;

      if (other != k && !mg_room_is_clear (&self->room, x - place[0], y - place[1]))
        return FALSE;
    }

  return TRUE;
}

/* The angle nearest to the wish that is free of those before. */
static gboolean
find_free_angle (Central *self,
                 guint    k)
{
  double wish = self->seats[k].angle;
  double step = self->reach / 8. / MAX (self->seats[k].radius, self->reach);

  for (double off = 0.; off <= G_PI; off += step)
    for (int side = -1; side < 2; side += 2)
      if (is_free (self, k, k, wish + side * off))
        {
          self->seats[k].angle = wish + side * off;
          put (self, k);
          return TRUE;
        }

  return FALSE;
}

static gboolean
seat_loosely (Central *self,
              guint    first,
              guint    end,
              double   radius)
{
  for (guint k = first; k < end; k++)
    {
      self->seats[k].radius = radius;
      if (!find_free_angle (self, k))
        return FALSE;
    }

  return TRUE;
}

static int
compare_angles (const void *a,
                const void *b)
{
  const Seat *left = a;
  const Seat *right = b;

  if (left->angle != right->angle)
    return left->angle < right->angle ? -1 : 1;

  return left->node < right->node ? -1 : left->node > right->node;
}

/* In the order of their wishes, turned to where these are on the whole. */
static void
seat_evenly (Central *self,
             guint    first,
             guint    end,
             double   radius)
{
  double step = TURN / (end - first);
  double sum[2] = { 0., 0. };
  double start;

  qsort (self->seats + first, end - first, sizeof *self->seats, compare_angles);
  for (guint k = first; k < end; k++)
    {
      sum[0] += cos (self->seats[k].angle - (k - first) * step);
      sum[1] += sin (self->seats[k].angle - (k - first) * step);
    }

  start = atan2 (sum[1], sum[0]);
  for (guint k = first; k < end; k++)
    {
      self->seats[k].radius = radius;
      self->seats[k].angle = start + (k - first) * step;
      put (self, k);
    }
}

/* The circle of those from @first up to @end, not nearer than @radius.
 * Returns how far it is.
 */
static double
seat_ring (Central *self,
           guint    first,
           guint    end,
           double   radius)
{
  double needed = mg_track_find_radius (end - first, TURN, self->reach);
  double last = first > 0 ? self->seats[first - 1].radius + self->reach : 0.;

  if (end - first > 1 && (self->n > LARGE_NETWORK || radius < LOOSE * needed))
    {
      radius = MAX (MAX (radius, needed), last);
      if (!self->keeps_angles || !seat_loosely (self, first, end, radius))
        seat_evenly (self, first, end, radius);
      return radius;
    }

  while (!seat_loosely (self, first, end, radius))
    radius += self->reach / 4.;

  return radius;
}

/* A circle that is there already and not much too large stays. */
static double
keep_radius (const Central *self,
             guint          first,
             guint          end,
             double         radius)
{
  for (guint k = first; self->keeps_angles && k < end; k++)
    if (is_known (self, k))
      {
        const double *place = self->input->xy + 2 * self->seats[k].node;
        double known = hypot (place[0], place[1]);

        return known > radius && known < radius + LARGER * self->reach ? known : radius;
      }

  return radius;
}

static gboolean
seat_all (Central            *self,
          const MgLayoutRun  *run,
          GError            **error)
{
  double size = SIZE * self->reach * sqrt (self->n);
  double radius = 0.;
  guint end;

  for (guint first = 0; first < self->n; first = end)
    {
      double value = self->seats[first].value;

      if (!mg_layout_run_check (run, 0.5 * first / self->n, error))
        return FALSE;
      for (end = first + 1; end < self->n && self->seats[end].value >= value; end++)
        ;
      radius = MAX (first > 0 ? radius + NEXT * self->reach : 0., size * (1. - value));
      radius = seat_ring (self, first, end, keep_radius (self, first, end, radius));
    }

  return TRUE;
}

/* How near all others are: it keeps the whole turn in use. */
static double
find_crowd (const Central *self,
            guint          k)
{
  const double *here = self->xy + 2 * self->seats[k].node;
  double crowd = 0.;

  for (guint other = 0; other < self->n; other++)
    {
      const double *place = self->xy + 2 * self->seats[other].node;
      double distance = hypot (here[0] - place[0], here[1] - place[1]);

      if (other != k)
        crowd += pow (self->reach / MAX (distance, 1.), 2.);
    }

  return crowd;
}

static double
find_cost (const Central *self,
           guint          k)
{
  double length;
  guint count = mg_crossings_count_at (self->partners, self->xy, self->seats[k].node, &length);

  return count + length / (SHORTER * self->reach) + CROWD * find_crowd (self, k);
}

static gboolean
try_angles (Central *self,
            guint    k)
{
  double best = self->seats[k].angle;
  double least = find_cost (self, k);
  gboolean is_better = FALSE;

  for (guint a = 0; a < N_ANGLES; a++)
    {
      double angle = self->seats[k].angle = TURN * a / N_ANGLES;
      double cost;

      if (!is_free (self, k, self->n, angle))
        continue;
      put (self, k);
      cost = find_cost (self, k);
      if (cost < least * (1. - 1e-9))
        {
          best = angle;
          least = cost;
          is_better = TRUE;
        }
    }

  self->seats[k].angle = best;
  put (self, k);

  return is_better;
}

static gboolean
try_exchanges (Central *self,
               guint    k)
{
  gboolean is_better = FALSE;

  for (guint other = k + 1; other < self->n && other - k < MANY_ON_RING &&
                            self->seats[other].radius <= self->seats[k].radius; other++)
    if (mg_crossings_try_exchange (self->partners, self->xy, self->seats[k].node,
                                   self->seats[other].node))
      {
        guint node = self->seats[k].node;

        self->seats[k].node = self->seats[other].node;
        self->seats[other].node = node;
        is_better = TRUE;
      }

  return is_better;
}

static gboolean
improve (Central            *self,
         const MgLayoutRun  *run,
         GError            **error)
{
  gboolean is_better = self->n <= LARGE_NETWORK && mg_crossings_are_few_links (self->partners);

  for (guint pass = 0; pass < N_PASSES && is_better; pass++)
    {
      is_better = FALSE;
      for (guint k = 0; k < self->n; k++)
        {
          if (!mg_layout_run_check (run, 0.5 + 0.5 * (pass + (double) k / self->n) / N_PASSES,
                                    error))
            return FALSE;
          is_better |= try_exchanges (self, k);
          if (self->seats[k].radius > 0.)
            is_better |= try_angles (self, k);
        }
    }

  return TRUE;
}

/* Whether @i is a collective of those that have a seat. */
static gboolean
put_collective (const Central *self,
                guint          i)
{
  double sum[2] = { 0., 0. };
  guint count = 0;

  for (guint k = self->all->offsets[i]; k < self->all->offsets[i + 1]; k++)
    if (has_seat (self, self->all->targets[k]))
      {
        sum[0] += self->xy[2 * self->all->targets[k]];
        sum[1] += self->xy[2 * self->all->targets[k] + 1];
        count++;
      }

  if (count == 0 || !self->input->is_collective[i])
    return FALSE;

  self->xy[2 * i] = sum[0] / count;
  self->xy[2 * i + 1] = sum[1] / count;

  return TRUE;
}

static gboolean
put_others (Central            *self,
            const MgLayoutRun  *run,
            GError            **error)
{
  guint n = self->input->graph->n_nodes;
  g_autofree gboolean *is_out = g_new0 (gboolean, n + 1);
  g_autofree gboolean *is_fixed = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    {
      gboolean is_among = !has_seat (self, i) && put_collective (self, i);

      is_out[i] = !has_seat (self, i) && !is_among;
      is_fixed[i] = !is_among;
    }
  mg_strip_put (self->input, is_out, self->xy);

  return mg_room_seat (&self->room, is_fixed, self->xy, n, run, error);
}

gboolean
mg_layout_central (const MgLayoutInput  *input,
                   MgProgress           *progress,
                   GCancellable         *cancellable,
                   double               *xy,
                   GError              **error)
{
  MgLayoutRun run = { progress, cancellable, 0., 1. };
  MgLayoutRun part = mg_layout_run_part (&run, 0.7, 1.);
  g_auto(Central) central = { 0 };

  central_init (&central, input, xy);
  if (are_around (&central))
    {
      central.keeps_angles = TRUE;
      keep_angles (&central);
      return seat_all (&central, &part, error) && put_others (&central, &part, error);
    }

  if (!mg_track_hint (input, &run, xy, error))
    return FALSE;

  find_angles (&central);

  return seat_all (&central, &part, error) && improve (&central, &part, error) &&
         put_others (&central, &part, error);
}
