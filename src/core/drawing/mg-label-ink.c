/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-label-ink.h"

#include <math.h>

#include "mg-painter-private.h"

#define CELL_SCREEN 5.
#define CELL_PAPER 1.25
#define CELL_FEW .8              /* of few, each name is looked at closely */
#define FEW 200
#define MAX_CELLS 4000000
#define MAX_EDGES_SEEN 4000     /* on the screen; beyond, names do not avoid links */
#define MAX_STEPS 20000.

struct _MgInk
{
  double   cell;
  guint    columns, rows;       /* of cells */
  guint32 *sums[MG_N_INK_SORTS]; /* of the cells above and to the left, a row and column more */
  gboolean is_blank[MG_N_INK_SORTS];
};

/* The whole part, between 0 and @n */
static guint
clamp_index (double position,
             guint  n)
{
  return position <= 0. ? 0 : position >= n ? n : (guint) position;
}

static void
ink_square (MgInk     *self,
            MgInkSort  sort,
            MgPoint    at,
            double     reach)
{
  guint left = clamp_index ((at.x - reach) / self->cell, self->columns);
  guint right = clamp_index ((at.x + reach) / self->cell + 1., self->columns);
  guint top = clamp_index ((at.y - reach) / self->cell, self->rows);
  guint bottom = clamp_index ((at.y + reach) / self->cell + 1., self->rows);

  for (guint y = top; y < bottom; y++)
    {
      for (guint x = left; x < right; x++)
        self->sums[sort][(y + 1) * (self->columns + 1) + x + 1] = 1;
    }
}

/* How far a course goes at most while t goes from 0 to 1, at the speed of its fastest place. */
static double
get_fastest (const MgPoint *p)
{
  double fastest = 0.;

  for (guint i = 0; i < 3; i++)
    fastest = MAX (fastest, 3. * hypot (p[i + 1].x - p[i].x, p[i + 1].y - p[i].y));

  return fastest;
}

/* Steps of half a cell at most: no place of the course is further than a quarter of
 * one from the next step.
 */
static void
ink_course (MgInk         *self,
            MgInkSort      sort,
            const MgCurve *course,
            double         width)
{
  guint n_parts = 1 + (guint) MIN (2. * get_fastest (course->p) / self->cell, MAX_STEPS);
  double reach = width / 2. + self->cell / 4.;
  double right = self->columns * self->cell + reach, bottom = self->rows * self->cell + reach;

  for (guint i = 0; i <= n_parts; i++)
    {
      MgPoint at = mg_curve_at (course, (double) i / n_parts);

      if (at.x > -reach && at.y > -reach && at.x < right && at.y < bottom)
        ink_square (self, sort, at, reach);
    }
}

static void
sum_up (MgInk   *self,
        guint32 *sums)
{
  guint stride = self->columns + 1;

  for (guint y = 1; y <= self->rows; y++)
    {
      guint32 *row = sums + y * stride, sum = 0;

      for (guint x = 1; x <= self->columns; x++)
        {
          sum += row[x];
          row[x] = row[x - (gssize) stride] + sum;
        }
    }
}

MgInkSort
mg_ink_get_sort (const MgSceneEdge *edge)
{
  return edge->flags & (MG_EDGE_PARTICIPATION | MG_EDGE_FAINT | MG_EDGE_DIM) ||
         edge->stroke == MG_STROKE_FINE_DOT ? MG_INK_LIGHT : MG_INK_STRONG;
}

MgInk *
mg_ink_new (const MgView *view)
{
  const MgScene *scene = view->scene;
  const MgViewport *viewport = view->viewport;
  double cell = !view->all_detail ? CELL_SCREEN : scene->nodes->len <= FEW ? CELL_FEW : CELL_PAPER;
  double cells;
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
  for (guint sort = 0; sort < MG_N_INK_SORTS; sort++)
    {
      self->sums[sort] = g_new0 (guint32, (gsize) (self->columns + 1) * (self->rows + 1));
      self->is_blank[sort] = TRUE;
    }

  for (guint i = 0; i < scene->edges->len; i++)
    {
      const MgSceneEdge *edge = &g_array_index (scene->edges, MgSceneEdge, i);
      MgCurve course;

      if (!mg_view_has_edge (view, i))
        continue;
      course = mg_view_get_course (view, edge);
      self->is_blank[mg_ink_get_sort (edge)] = FALSE;
      ink_course (self, mg_ink_get_sort (edge), &course, mg_painter_get_pen (view, edge).width);
    }
  for (guint sort = 0; sort < MG_N_INK_SORTS; sort++)
    sum_up (self, self->sums[sort]);

  return self;
}

void
mg_ink_free (MgInk *self)
{
  if (self == NULL)
    return;

  for (guint sort = 0; sort < MG_N_INK_SORTS; sort++)
    g_free (self->sums[sort]);
  g_free (self);
}

double
mg_ink_measure (const MgInk  *self,
                MgInkSort     sort,
                const MgRect *rect)
{
  double scale = 1. / self->cell;
  guint left = clamp_index (rect->x * scale, self->columns);
  guint right = clamp_index ((rect->x + rect->width) * scale + 1., self->columns);
  guint top = clamp_index (rect->y * scale, self->rows);
  guint bottom = clamp_index ((rect->y + rect->height) * scale + 1., self->rows);
  guint stride = self->columns + 1;
  const guint32 *sums = self->sums[sort];

  if (self->is_blank[sort])
    return 0.;

  return (sums[bottom * stride + right] - sums[top * stride + right]
          - sums[bottom * stride + left] + sums[top * stride + left])
         * self->cell * self->cell;
}
