/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Symbols that meet push each other apart, half the way each and along the
 * shorter side of where they overlap, again and again; the few that are still
 * in each other's way after many rounds are seated one by one in the nearest
 * free place.  Near symbols are found in a grid of cells as large as the room.
 */
#include "mg-overlap.h"

#include <math.h>
#include <string.h>

#include "mg-crowd.h"
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
  guint slot = hash_cell (self, mg_crowd_cell (xy[2 * i], self->width),
                          mg_crowd_cell (xy[2 * i + 1], self->height));

  self->nexts[i] = self->heads[slot];
  self->heads[slot] = (int) i;
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
  gint64 column = mg_crowd_cell (at[0], cells->width) - 1;
  gint64 row = mg_crowd_cell (at[1], cells->height) - 1;

  for (; *cell < 9; (*cell)++, from = -1)
    {
      gint64 c = column + *cell % 3;
      gint64 r = row + *cell / 3;
      int i = from >= 0 ? cells->nexts[from] : cells->heads[hash_cell (cells, c, r)];

      for (; i >= 0; i = cells->nexts[i])
        if (i != self_row &&
            !mg_room_is_clear (room, scale * (at[0] - xy[2 * i]),
                               scale * (at[1] - xy[2 * i + 1])) &&
            mg_crowd_cell (xy[2 * i], cells->width) == c && mg_crowd_cell (xy[2 * i + 1], cells->height) == r)
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

/* Whether one of a slot is in the way of the symbol at place @at of the crowd. */
static gboolean
is_met (const MgCrowd *crowd,
        const MgRoom  *room,
        double         scale,
        guint          at,
        guint          slot)
{
  const double *xy = crowd->xy;

  for (guint k = crowd->starts[slot]; k < crowd->starts[slot + 1]; k++)
    if (k != at && !mg_room_is_clear (room, scale * (xy[2 * at] - xy[2 * k]),
                                      scale * (xy[2 * at + 1] - xy[2 * k + 1])))
      return TRUE;

  return FALSE;
}

static gboolean
is_in_the_way (const MgCrowd *crowd,
               const MgRoom  *room,
               double         scale,
               guint          at)
{
  gint64 column = mg_crowd_cell (crowd->xy[2 * at], crowd->width);
  gint64 row = mg_crowd_cell (crowd->xy[2 * at + 1], crowd->height);

  for (guint cell = 0; cell < 9; cell++)
    if (is_met (crowd, room, scale, at,
                mg_crowd_slot (crowd, column + cell % 3 - 1, row + cell / 3 - 1)))
      return TRUE;

  return FALSE;
}

static double
share_in_the_way (const MgRoom *self,
                  MgCrowd      *crowd,
                  const double *xy,
                  double        scale)
{
  guint n_met = 0;

  mg_crowd_sort (crowd, xy, self->width / scale,
                 (self->is_disc ? self->width : self->height) / scale);
  for (guint at = 0; at < crowd->n; at++)
    n_met += is_in_the_way (crowd, self, scale, at) ? 1 : 0;

  return (double) n_met / crowd->n;
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
  g_auto(MgCrowd) crowd = { 0 };
  double low = 1.;
  double high = MAX (find_enough (self, xy, n), 1.);

  mg_crowd_init (&crowd, n);
  if (n < 2 || share_in_the_way (self, &crowd, xy, low) <= share)
    return low;
  if (share_in_the_way (self, &crowd, xy, high) > share)
    return high;

  while (high / low > FINE)
    {
      double middle = sqrt (low * high);

      if (share_in_the_way (self, &crowd, xy, middle) > share)
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
            const double   *xy,
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

typedef struct
{
  const MgRoom   *room;
  const gboolean *is_fixed;
  const double   *xy;
  double         *moves;
  MgCrowd         crowd;
  guint           n_met;     /* pairs that could have moved */
} Pushes;

static void
pushes_clear (Pushes *self)
{
  mg_crowd_clear (&self->crowd);
  g_free (self->moves);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pushes, pushes_clear)

/* The symbol at place @at of the crowd, and those at places from @first to @end. */
static void
push_range (Pushes *self,
            guint   at,
            guint   first,
            guint   end)
{
  const double *xy = self->crowd.xy;
  guint i = self->crowd.nodes[at];

  for (guint k = first; k < end; k++)
    if (!mg_room_is_clear (self->room, xy[2 * at] - xy[2 * k], xy[2 * at + 1] - xy[2 * k + 1]))
      {
        guint j = self->crowd.nodes[k];

        if (self->is_fixed != NULL && self->is_fixed[i] && self->is_fixed[j])
          continue;
        push_apart (self->room, self->is_fixed, self->xy, i, j, self->moves);
        self->n_met++;
      }
}

/* Each pair once: those of the same cell after it, the next one, three below. */
static void
push_from (Pushes *self,
           guint   at)
{
  MgCrowd *crowd = &self->crowd;
  gint64 column = mg_crowd_cell (crowd->xy[2 * at], crowd->width);
  gint64 row = mg_crowd_cell (crowd->xy[2 * at + 1], crowd->height);

  push_range (self, at, at + 1, crowd->starts[mg_crowd_slot (crowd, column, row) + 1]);
  for (guint cell = 0; cell < 4; cell++)
    {
      guint slot = mg_crowd_slot (crowd, cell == 0 ? column + 1 : column + cell - 2,
                                  cell == 0 ? row : row + 1);

      push_range (self, at, crowd->starts[slot], crowd->starts[slot + 1]);
    }
}

static void
push_all (Pushes *self,
          double *xy)
{
  const MgRoom *room = self->room;
  guint n = self->crowd.n;

  self->xy = xy;
  self->n_met = 0;
  memset (self->moves, 0, 2 * n * sizeof *self->moves);
  mg_crowd_sort (&self->crowd, xy, room->width, room->is_disc ? room->width : room->height);
  for (guint at = 0; at < n; at++)
    push_from (self, at);

  for (guint k = 0; k < 2 * n; k++)
    xy[k] += self->moves[k];
}

gboolean
mg_room_push (const MgRoom       *self,
              const gboolean     *is_fixed,
              double             *xy,
              guint               n,
              gboolean           *is_made,
              const MgLayoutRun  *run,
              GError            **error)
{
  g_auto(Pushes) pushes = {
    .room = self, .is_fixed = is_fixed, .moves = g_new (double, 2 * (gsize) n + 1),
  };
  guint n_rounds = n > HUGE_NETWORK ? LEAST_ROUNDS : n > LARGE_NETWORK ? FEW_ROUNDS : MANY_ROUNDS;

  mg_crowd_init (&pushes.crowd, n);
  *is_made = FALSE;
  for (guint round = 0; round < n_rounds && !*is_made; round++)
    {
      if (!mg_layout_run_check (run, (double) round / n_rounds, error))
        return FALSE;
      push_all (&pushes, xy);
      *is_made = pushes.n_met < FEW_LEFT * n;
    }

  return TRUE;
}

gboolean
mg_room_make (const MgRoom       *self,
              const gboolean     *is_fixed,
              double             *xy,
              guint               n,
              const MgLayoutRun  *run,
              GError            **error)
{
  gboolean is_made;

  return mg_room_push (self, is_fixed, xy, n, &is_made, run, error) &&
         ((n > HUGE_NETWORK && !is_made) || mg_room_seat (self, is_fixed, xy, n, run, error));
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
  guint *last = &cells->rings[hash_cell (cells, mg_crowd_cell (at[0], cells->width),
                                         mg_crowd_cell (at[1], cells->height))];

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
