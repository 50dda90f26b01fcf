/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-label-ink.h"

#include <math.h>

#include "mg-painter-private.h"

#define CELL_SCREEN 5.
#define CELL_PAPER 1.25
#define MAX_CELLS 4000000
#define MAX_EDGES_SEEN 4000     /* on the screen; beyond, names do not avoid links */
#define MAX_STEPS 20000.

struct _MgInk
{
  double   cell;
  guint    columns, rows;       /* of cells */
  guint32 *sums;                /* of the cells above and to the left, a row and column more */
};

static guint
clamp_index (double position,
             guint  n)
{
  return position <= 0. ? 0 : position >= n ? n : (guint) position;
}

static void
ink_square (MgInk   *self,
            MgPoint  at,
            double   reach)
{
  guint left = clamp_index ((at.x - reach) / self->cell, self->columns);
  guint right = clamp_index (floor ((at.x + reach) / self->cell) + 1., self->columns);
  guint top = clamp_index ((at.y - reach) / self->cell, self->rows);
  guint bottom = clamp_index (floor ((at.y + reach) / self->cell) + 1., self->rows);

  for (guint y = top; y < bottom; y++)
    {
      for (guint x = left; x < right; x++)
        self->sums[(y + 1) * (self->columns + 1) + x + 1] = 1;
    }
}

/* Steps of half a cell: no place of the course is further than a quarter of one
 * from the next step.
 */
static void
ink_course (MgInk         *self,
            const MgCurve *course,
            double         width)
{
  const MgPoint *p = course->p;
  gboolean straight = mg_curve_is_straight (course);
  double length = straight ? hypot (p[3].x - p[0].x, p[3].y - p[0].y)
                           : hypot (p[1].x - p[0].x, p[1].y - p[0].y)
                             + hypot (p[2].x - p[1].x, p[2].y - p[1].y)
                             + hypot (p[3].x - p[2].x, p[3].y - p[2].y);
  /* A cubic's speed varies. */
  guint n_parts = 1 + (guint) MIN ((straight ? 2. : 4.) * length / self->cell, MAX_STEPS);
  double reach = width / 2. + self->cell / 4.;

  for (guint i = 0; i <= n_parts; i++)
    {
      double t = (double) i / n_parts;
      MgPoint at = straight ? (MgPoint) { p[0].x + (p[3].x - p[0].x) * t,
                                          p[0].y + (p[3].y - p[0].y) * t }
                            : mg_curve_at (course, t);

      ink_square (self, at, reach);
    }
}

static void
sum_up (MgInk *self)
{
  guint stride = self->columns + 1;

  for (guint y = 1; y <= self->rows; y++)
    {
      guint32 *row = self->sums + y * stride, sum = 0;

      for (guint x = 1; x <= self->columns; x++)
        {
          sum += row[x];
          row[x] = row[x - (gssize) stride] + sum;
        }
    }
}

MgInk *
mg_ink_new (const MgView *view)
{
  const MgScene *scene = view->scene;
  const MgViewport *viewport = view->viewport;
  double cell = view->all_detail ? CELL_PAPER : CELL_SCREEN, cells;
  MgInk *self;

  cells = (viewport->width / cell + 1.) * (viewport->height / cell + 1.);
  if (view->all_detail && cells > MAX_CELLS)
    cell *= sqrt (cells / MAX_CELLS) * 1.01;
  else if (cells > MAX_CELLS || (scene->edges->len > MAX_EDGES_SEEN && !view->all_detail))
    return NULL;

  self = g_new0 (MgInk, 1);
  self->cell = cell;
  self->columns = (guint) (viewport->width / cell) + 1;
  self->rows = (guint) (viewport->height / cell) + 1;
  self->sums = g_new0 (guint32, (gsize) (self->columns + 1) * (self->rows + 1));

  for (guint i = 0; i < scene->edges->len; i++)
    {
      const MgSceneEdge *edge = &g_array_index (scene->edges, MgSceneEdge, i);
      MgCurve course;

      if (!mg_view_has_edge (view, i))
        continue;
      course = mg_view_get_course (view, edge);
      ink_course (self, &course, mg_painter_get_pen (view, edge).width);
    }
  sum_up (self);

  return self;
}

void
mg_ink_free (MgInk *self)
{
  if (self == NULL)
    return;

  g_free (self->sums);
  g_free (self);
}

double
mg_ink_measure (const MgInk  *self,
                const MgRect *rect)
{
  guint left = clamp_index (rect->x / self->cell, self->columns);
  guint right = clamp_index (floor ((rect->x + rect->width) / self->cell) + 1., self->columns);
  guint top = clamp_index (rect->y / self->cell, self->rows);
  guint bottom = clamp_index (floor ((rect->y + rect->height) / self->cell) + 1., self->rows);
  guint stride = self->columns + 1;

  return (self->sums[bottom * stride + right] - self->sums[top * stride + right]
          - self->sums[bottom * stride + left] + self->sums[top * stride + left])
         * self->cell * self->cell;
}
