/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marching squares.  A line crosses a side of a cell at most once, and goes on
 * into the next cell with what is negative at its left: each side knows the one
 * that follows it.
 */
#include "mg-contour.h"

/* The sides of a cell. */
enum { TOP, RIGHT, BOTTOM, LEFT };

/* By the corners that are negative (1 top left, 2 top right, 4 bottom right, 8
 * bottom left): from which side to which, twice; -1 is none.
 */
static const int ways[16][4] = {
  { -1, -1, -1, -1 }, { LEFT, TOP, -1, -1 }, { TOP, RIGHT, -1, -1 }, { LEFT, RIGHT, -1, -1 },
  { RIGHT, BOTTOM, -1, -1 }, { LEFT, TOP, RIGHT, BOTTOM }, { TOP, BOTTOM, -1, -1 },
  { LEFT, BOTTOM, -1, -1 }, { BOTTOM, LEFT, -1, -1 }, { BOTTOM, TOP, -1, -1 },
  { TOP, RIGHT, BOTTOM, LEFT }, { BOTTOM, RIGHT, -1, -1 }, { RIGHT, LEFT, -1, -1 },
  { RIGHT, TOP, -1, -1 }, { TOP, LEFT, -1, -1 }, { -1, -1, -1, -1 },
};

/* Its number: twice that of the corner it begins at, and one more if it goes down. */
static guint32
get_side (const MgRelief *self,
          guint          x,
          guint          y,
          int            side)
{
  guint32 corner = y * self->columns + x;

  switch (side)
    {
    case TOP:
      return 2 * corner;
    case RIGHT:
      return 2 * (corner + 1) + 1;
    case BOTTOM:
      return 2 * (corner + self->columns);
    case LEFT:
    default:
      return 2 * corner + 1;
    }
}

static void
link_cell (const MgRelief *self,
           guint          x,
           guint          y,
           guint32       *next)
{
  const float *row = self->values + (gsize) y * self->columns + x;
  guint corners = (row[0] < 0.f) | (row[1] < 0.f) << 1 | (row[self->columns + 1] < 0.f) << 2
                  | (row[self->columns] < 0.f) << 3;

  for (guint i = 0; i < 4 && ways[corners][i] >= 0; i += 2)
    next[get_side (self, x, y, ways[corners][i])] = get_side (self, x, y, ways[corners][i + 1]);
}

static MgPoint
get_crossing (const MgRelief *self,
              guint32        side)
{
  guint32 corner = side / 2, other = corner + (side % 2 == 0 ? 1 : self->columns);
  double a = self->values[corner], b = self->values[other], part = a / (a - b);
  double x = self->x + corner % self->columns * self->cell;
  double y = self->y + corner / self->columns * self->cell;

  return side % 2 == 0 ? (MgPoint) { x + part * self->cell, y }
                       : (MgPoint) { x, y + part * self->cell };
}

guint
mg_relief_trace (const MgRelief  *self,
                MgPoint       **points,
                guint         **counts)
{
  guint32 n_sides = 2 * self->columns * self->rows;
  g_autofree guint32 *next = g_new (guint32, n_sides);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (MgPoint));
  GArray *lengths = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_lines;

  for (guint32 i = 0; i < n_sides; i++)
    next[i] = G_MAXUINT32;
  for (guint y = 0; y + 1 < self->rows; y++)
    {
      for (guint x = 0; x + 1 < self->columns; x++)
        link_cell (self, x, y, next);
    }

  for (guint32 i = 0; i < n_sides; i++)
    {
      guint n = 0;

      for (guint32 at = i; next[at] != G_MAXUINT32; n++)
        {
          MgPoint point = get_crossing (self, at);
          guint32 then = next[at];

          g_array_append_val (all, point);
          next[at] = G_MAXUINT32;
          at = then;
        }
      if (n > 0)
        g_array_append_val (lengths, n);
    }

  n_lines = lengths->len;
  *points = (MgPoint *) (gpointer) g_array_free (all, FALSE);
  *counts = (guint *) (gpointer) g_array_free (lengths, FALSE);

  return n_lines;
}
