/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Symbols that meet push each other apart, half the way each and along the
 * shorter side of where they overlap, again and again; the few that are still
 * in each other's way after many rounds are seated one by one in the nearest
 * free place.  Near symbols are found in a grid of cells as large as the room.
 */
#include "mg-overlap.h"

#include <math.h>
#include <string.h>

#include "mg-geometry.h"
#include "mg-layout.h"

#define SMALL_NETWORK  300     /* names are readable up to here */
#define MANY_ROUNDS    200
#define LEAST_ROUNDS   2
#define FEW_ROUNDS     40      /* where a round costs */
#define LARGE_NETWORK  2000
#define HUGE_NETWORK   100000  /* beyond, symbols are points */
#define FEW_LEFT       0.002   /* part of the symbols: seating them is cheaper */
#define SLACK          1e-6    /* pushed apart by this part more than needed */
#define FINE           1.05    /* growth is found to about this factor */
#define RINGS_IN_CELL  6       /* across a cell, and some */
#define LEAST_FILL     0.1     /* a drawing is not grown beyond that */

/* Cells of a plane without limits, kept by a hash of their place. */
typedef struct
{
  double  width;
  double  height;
  guint   mask;
  int    *heads;     /* the first symbol of a cell, or -1 */
  int    *nexts;     /* the next one of the same cell, or -1 */
  guint  *rings;     /* how far the last one of a cell had to go to be seated */
} Cells;

static void
cells_clear (Cells *self)
{
  g_free (self->heads);
  g_free (self->nexts);
  g_free (self->rings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cells, cells_clear)

static void
cells_init (Cells        *self,
            const MgRoom *room,
            double        scale,
            guint         n)
{
  guint size = 64;

  while (size < 2 * n)
    size *= 2;

  self->width = room->width / scale;
  self->height = (room->is_disc ? room->width : room->height) / scale;
  self->mask = size - 1;
  self->heads = g_new (int, size);
  self->nexts = g_new (int, n + 1);
  self->rings = g_new0 (guint, size);
  memset (self->heads, -1, size * sizeof (int));
}

static gint64
cell_of (double at,
         double size)
{
  return (gint64) floor (CLAMP (at / size, -1e15, 1e15));
}

static guint
hash_cell (const Cells *self,
           gint64       column,
           gint64       row)
{
  guint64 mixed = (guint64) column * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
                  ^ (guint64) row * G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f);

  return (guint) (mixed >> 29) & self->mask;
}

static void
cells_add (Cells        *self,
           const double *xy,
           guint         i)
{
  guint slot = hash_cell (self, cell_of (xy[2 * i], self->width),
                          cell_of (xy[2 * i + 1], self->height));

  self->nexts[i] = self->heads[slot];
  self->heads[slot] = (int) i;
}

static void
cells_fill (Cells        *self,
            const double *xy,
            guint         n)
{
  memset (self->heads, -1, ((gsize) self->mask + 1) * sizeof (int));
  for (guint i = 0; i < n; i++)
    cells_add (self, xy, i);
}

gboolean
mg_room_is_clear (const MgRoom *self,
                  double        dx,
                  double        dy)
{
  if (self->is_disc)
    return dx * dx + dy * dy >= self->width * self->width;

  return fabs (dx) >= self->width || fabs (dy) >= self->height;
}

/* One that is in the way of a symbol at @x, @y, from @from on, or -1.  @from is
 * -1 to begin with; @cell goes from 0 to 8.
 */
static int
find_next (const Cells  *cells,
           const MgRoom *room,
           const double *xy,
           double        scale,
           const double  at[2],
           int           self_row,
           guint        *cell,
           int           from)
{
  gint64 column = cell_of (at[0], cells->width) - 1;
  gint64 row = cell_of (at[1], cells->height) - 1;

  for (; *cell < 9; (*cell)++, from = -1)
    {
      gint64 c = column + *cell % 3;
      gint64 r = row + *cell / 3;
      int i = from >= 0 ? cells->nexts[from] : cells->heads[hash_cell (cells, c, r)];

      for (; i >= 0; i = cells->nexts[i])
        if (i != self_row &&
            !mg_room_is_clear (room, scale * (at[0] - xy[2 * i]),
                               scale * (at[1] - xy[2 * i + 1])) &&
            cell_of (xy[2 * i], cells->width) == c && cell_of (xy[2 * i + 1], cells->height) == r)
          return i;
    }

  return -1;
}

MgRoom
mg_room_for_size (guint n)
{
  if (n <= SMALL_NETWORK)
    return (MgRoom) { .width = 90., .height = 60. };

  if (n <= HUGE_NETWORK)
    return (MgRoom) { .width = 0.3 * MG_LAYOUT_LINK_LENGTH, .is_disc = TRUE };

  return (MgRoom) { .width = 0.02 * MG_LAYOUT_LINK_LENGTH, .is_disc = TRUE };
}

double
mg_room_get_reach (const MgRoom *self)
{
  return self->is_disc ? self->width : hypot (self->width, self->height);
}

static double
share_in_the_way (const MgRoom *self,
                  const double *xy,
                  guint         n,
                  double        scale)
{
  g_auto(Cells) cells = { 0 };
  guint n_met = 0;

  cells_init (&cells, self, scale, n);
  cells_fill (&cells, xy, n);
  for (guint i = 0; i < n; i++)
    {
      guint cell = 0;

      if (find_next (&cells, self, xy, scale, xy + 2 * i, (int) i, &cell, -1) >= 0)
        n_met++;
    }

  return (double) n_met / n;
}

/* The growth at which symbols fill but a small part of the drawing. */
static double
find_enough (const MgRoom *self,
             const double *xy,
             guint         n)
{
  double room = self->width * (self->is_disc ? self->width : self->height);
  double bounds[4];

  mg_places_get_bounds (xy, n, bounds);

  return sqrt (n * room / LEAST_FILL / ((bounds[2] - bounds[0] + self->width)
                                        * (bounds[3] - bounds[1] + self->width)));
}

double
mg_room_find_growth (const MgRoom *self,
                     const double *xy,
                     guint         n,
                     double        share)
{
  double low = 1.;
  double high = MAX (find_enough (self, xy, n), 1.);

  if (n < 2 || share_in_the_way (self, xy, n, low) <= share)
    return low;
  if (share_in_the_way (self, xy, n, high) > share)
    return high;

  while (high / low > FINE)
    {
      double middle = sqrt (low * high);

      if (share_in_the_way (self, xy, n, middle) > share)
        low = middle;
      else
        high = middle;
    }

  return high;
}

/* How far apart two that meet have to go: along the line between discs, along
 * the shorter side for boxes.  Two in one point go by their order.
 */
static void
find_push (const MgRoom *room,
           double        dx,
           double        dy,
           double       *push_x,
           double       *push_y)
{
  *push_x = *push_y = 0.;
  if (room->is_disc)
    {
      double length = hypot (dx, dy);
      double push = room->width * (1. + SLACK) - length;

      *push_x = length > 0. ? push * dx / length : push;
      *push_y = length > 0. ? push * dy / length : 0.;
      return;
    }

  if ((room->width - fabs (dx)) / room->width < (room->height - fabs (dy)) / room->height)
    *push_x = copysign (room->width * (1. + SLACK) - fabs (dx), dx);
  else
    *push_y = copysign (room->height * (1. + SLACK) - fabs (dy), dy);
}

static void
push_apart (const MgRoom   *room,
            const gboolean *is_fixed,
            double         *xy,
            guint           i,
            guint           j,
            double         *moves)
{
  gboolean i_moves = is_fixed == NULL || !is_fixed[i];
  gboolean j_moves = is_fixed == NULL || !is_fixed[j];
  double part = i_moves && j_moves ? 0.5 : 1.;
  double push_x;
  double push_y;

  find_push (room, xy[2 * i] - xy[2 * j], xy[2 * i + 1] - xy[2 * j + 1], &push_x, &push_y);
  if (i_moves)
    {
      moves[2 * i] += part * push_x;
      moves[2 * i + 1] += part * push_y;
    }
  if (j_moves)
    {
      moves[2 * j] -= part * push_x;
      moves[2 * j + 1] -= part * push_y;
    }
}

/* Returns how many pairs met that could have moved. */
static guint
push_all (const MgRoom   *room,
          const gboolean *is_fixed,
          Cells          *cells,
          double         *xy,
          guint           n,
          double         *moves)
{
  guint n_met = 0;

  cells_fill (cells, xy, n);
  memset (moves, 0, 2 * n * sizeof *moves);
  for (guint i = 0; i < n; i++)
    {
      guint cell = 0;
      int j = -1;

      while ((j = find_next (cells, room, xy, 1., xy + 2 * i, (int) i, &cell, j)) >= 0)
        if ((guint) j > i && (is_fixed == NULL || !is_fixed[i] || !is_fixed[j]))
          {
            push_apart (room, is_fixed, xy, i, (guint) j, moves);
            n_met++;
          }
    }

  for (guint k = 0; k < 2 * n; k++)
    xy[k] += moves[k];

  return n_met;
}

gboolean
mg_room_make (const MgRoom       *self,
              const gboolean     *is_fixed,
              double             *xy,
              guint               n,
              const MgLayoutRun  *run,
              GError            **error)
{
  g_auto(Cells) cells = { 0 };
  g_autofree double *moves = g_new (double, 2 * n + 1);
  guint n_rounds = n > HUGE_NETWORK ? LEAST_ROUNDS : n > LARGE_NETWORK ? FEW_ROUNDS : MANY_ROUNDS;
  guint n_met;

  cells_init (&cells, self, 1., n);
  for (guint round = 0; round < n_rounds; round++)
    {
      if (!mg_layout_run_check (run, (double) round / n_rounds, error))
        return FALSE;
      n_met = push_all (self, is_fixed, &cells, xy, n, moves);
      if (n_met == 0)
        return TRUE;
      if (n_met < FEW_LEFT * n)
        break;
    }

  return n > HUGE_NETWORK || mg_room_seat (self, is_fixed, xy, n, run, error);
}

static gboolean
is_free (const Cells  *cells,
         const MgRoom *room,
         const double *xy,
         const double  at[2])
{
  guint cell = 0;

  return find_next (cells, room, xy, 1., at, -1, &cell, -1) < 0;
}

/* Round and round in wider and wider circles; a free place is always met.  Places
 * only fill up, so that nobody looks again where the last one of the same cell
 * found none.  Symbol i itself is not in a cell yet.
 */
static void
seat (const Cells  *cells,
      const MgRoom *room,
      double       *xy,
      guint         i)
{
  double step = 0.25 * (room->is_disc ? room->width : room->height);
  double at[2] = { xy[2 * i], xy[2 * i + 1] };
  guint *last = &cells->rings[hash_cell (cells, cell_of (at[0], cells->width),
                                         cell_of (at[1], cells->height))];

  for (guint ring = *last > RINGS_IN_CELL ? *last - RINGS_IN_CELL : 1; !is_free (cells, room, xy, at); ring++)
    for (guint k = 0; k < 6 * ring; k++)
      {
        double angle = 2. * G_PI * k / (6. * ring);

        at[0] = xy[2 * i] + ring * step * cos (angle);
        at[1] = xy[2 * i + 1] + ring * step * sin (angle);
        if (is_free (cells, room, xy, at))
          {
            *last = ring;
            break;
          }
      }

  xy[2 * i] = at[0];
  xy[2 * i + 1] = at[1];
}

gboolean
mg_room_seat (const MgRoom       *self,
              const gboolean     *is_fixed,
              double             *xy,
              guint               n,
              const MgLayoutRun  *run,
              GError            **error)
{
  g_auto(Cells) cells = { 0 };

  cells_init (&cells, self, 1., n);
  for (guint i = 0; i < n && is_fixed != NULL; i++)
    if (is_fixed[i])
      cells_add (&cells, xy, i);

  for (guint i = 0; i < n; i++)
    if (is_fixed == NULL || !is_fixed[i])
      {
        if (i % 256 == 0 && !mg_layout_run_check (run, 1., error))
          return FALSE;
        seat (&cells, self, xy, i);
        cells_add (&cells, xy, i);
      }

  return TRUE;
}
