/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selecting what a line drawn by hand goes around. */
#include "mg-map-view-private.h"

#include <math.h>

/* Pixels between two points of the line. */
#define STEP 3.

typedef struct
{
  double x, y;
} Point;

void
mg_map_view_set_lasso (MgMapView *self,
                       gboolean   is_lasso)
{
  g_return_if_fail (MG_IS_MAP_VIEW (self));

  self->is_lasso = is_lasso;
}

void
mg_map_lasso_add (MgMapView *self)
{
  MgMapDrag *drag = &self->drag;
  Point point = { drag->x, drag->y };
  Point start = { drag->start_x, drag->start_y };
  const Point *last;

  if (drag->path == NULL)
    {
      drag->path = g_array_new (FALSE, FALSE, sizeof (Point));
      g_array_append_val (drag->path, start);
    }

  last = &g_array_index (drag->path, Point, drag->path->len - 1);
  if (hypot (point.x - last->x, point.y - last->y) >= STEP)
    g_array_append_val (drag->path, point);
}

gboolean
mg_map_lasso_get_box (MgMapView *self,
                      double    *x0,
                      double    *y0,
                      double    *x1,
                      double    *y1)
{
  const GArray *path = self->drag.path;

  if (path == NULL)
    return FALSE;

  *x0 = *y0 = INFINITY;
  *x1 = *y1 = -INFINITY;
  for (guint i = 0; i < path->len; i++)
    {
      const Point *point = &g_array_index (path, Point, i);

      *x0 = MIN (*x0, point->x);
      *y0 = MIN (*y0, point->y);
      *x1 = MAX (*x1, point->x);
      *y1 = MAX (*y1, point->y);
    }

  return TRUE;
}

void
mg_map_lasso_trace (MgMapView *self,
                    cairo_t   *cr)
{
  const GArray *path = self->drag.path;

  for (guint i = 0; path != NULL && i < path->len; i++)
    cairo_line_to (cr, g_array_index (path, Point, i).x, g_array_index (path, Point, i).y);
  cairo_close_path (cr);
}

/* Whether a line from there to the right leaves the area an odd number of times. */
static gboolean
holds (const GArray *path,
       double        x,
       double        y)
{
  gboolean is_in = FALSE;

  for (guint i = 0, j = path->len - 1; i < path->len; j = i++)
    {
      const Point *a = &g_array_index (path, Point, i);
      const Point *b = &g_array_index (path, Point, j);

      if ((a->y > y) != (b->y > y) && x < a->x + (b->x - a->x) * (y - a->y) / (b->y - a->y))
        is_in = !is_in;
    }

  return is_in;
}

void
mg_map_lasso_find (MgMapView *self,
                   GArray    *ids)
{
  g_autoptr(GArray) near = g_array_new (FALSE, FALSE, sizeof (MgId));
  double x0, y0, x1, y1;

  if (!mg_map_lasso_get_box (self, &x0, &y0, &x1, &y1))
    return;

  mg_viewport_to_map (&self->viewport, x0, y0, &x0, &y0);
  mg_viewport_to_map (&self->viewport, x1, y1, &x1, &y1);
  mg_scene_find_in (mg_map_view_get_scene (self), x0, y0, x1 - x0, y1 - y0, near);
  for (guint i = 0; i < near->len; i++)
    {
      MgId id = g_array_index (near, MgId, i);
      const MgSceneNode *node = mg_map_view_find_node (self, id);
      double x, y;

      mg_viewport_to_window (&self->viewport, node->x, node->y, &x, &y);
      if (holds (self->drag.path, x, y))
        g_array_append_val (ids, id);
    }
}
