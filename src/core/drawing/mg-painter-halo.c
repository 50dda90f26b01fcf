/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is painted over the picture: the item under the pointer, the selection. */
#include "mg-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-painter-private.h"

/* Close to the symbol, as its name begins a few pixels below. */
static const struct
{
  double gap;     /* from the symbol's rim, in pixels */
  double width;
  double alpha;
} halos[] = {
  [MG_HALO_HOVER] = { 1.5, 3., .55 },
  [MG_HALO_SELECTED] = { 1.5, 3., .95 },
  [MG_HALO_FOCUS] = { 3.8, 1.4, 1. },
};

char *
mg_painter_format_links (const MgSceneNode *node)
{
  return g_strdup_printf (ngettext ("%u link", "%u links", node->degree), node->degree);
}

static void
view_init (MgView           *view,
           const MgScene    *scene,
           const MgViewport *viewport,
           double            dx,
           double            dy)
{
  mg_view_init (view, scene, viewport);
  view->dx = dx * viewport->scale;
  view->dy = dy * viewport->scale;
}

static MgPoint
get_place (const MgView      *view,
           const MgSceneNode *node)
{
  MgPoint place = mg_view_get_place (view, node);

  return (MgPoint) { place.x + view->dx, place.y + view->dy };
}

static double
get_node_reach (const MgView      *view,
                const MgSceneNode *node)
{
  double ring = node->flags & MG_NODE_CENTRE ? 4.5 * mg_view_get_line (view) + 2. : 0.;

  return mg_view_get_radius (view, node) + ring;
}

/* So that the ring's gap is nowhere wider than it is for a disc. */
static double
get_gap (const MgSceneNode *node,
         MgHalo             halo)
{
  MgRect box = mg_shape_get_box (node->shape, 1.);

  return halos[halo].gap / MAX (MAX (box.width, box.height) / 2., 1.);
}

static void
paint_node_halo (const MgView      *view,
                 MgSink            *sink,
                 const MgSceneNode *node,
                 MgHalo             halo,
                 const MgColour    *colour)
{
  MgPoint place = get_place (view, node);
  MgColour shown = *colour;
  MgPaint paint = { .stroke = &shown, .width = halos[halo].width };

  shown.alpha *= halos[halo].alpha;
  mg_sink_shape (sink, node->shape, place.x, place.y,
                 get_node_reach (view, node) + get_gap (node, halo), &paint);
}

static void
move_curve (MgCurve *curve,
            double   dx,
            double   dy)
{
  for (guint i = 0; i < 4; i++)
    {
      curve->p[i].x += dx;
      curve->p[i].y += dy;
    }
}

/* The part of @course between the symbols of the edge's ends. */
static MgCurve
get_visible_course (const MgView      *view,
                    const MgSceneEdge *edge,
                    const MgCurve     *course)
{
  const MgSceneNode *source = &g_array_index (view->scene->nodes, MgSceneNode, edge->source);
  const MgSceneNode *target = &g_array_index (view->scene->nodes, MgSceneNode, edge->target);
  double from, to;

  if (edge->source == edge->target)
    return *course;

  mg_strand_trim (course, mg_view_get_place (view, source), source->shape,
                  mg_view_get_radius (view, source), mg_view_get_place (view, target),
                  target->shape, mg_view_get_radius (view, target), mg_view_get_line (view),
                  &from, &to);

  return from < to ? mg_curve_cut (course, from, to) : *course;
}

static void
paint_edge_halo (const MgView      *view,
                 MgSink            *sink,
                 const MgSceneEdge *edge,
                 MgHalo             halo,
                 const MgColour    *colour)
{
  MgCurve whole = mg_view_get_course (view, edge);
  MgCurve course = get_visible_course (view, edge, &whole);
  MgPen pen = { *colour, edge->width * mg_view_get_line (view) + 2. * halos[halo].width, 0., 0. };

  move_curve (&course, view->dx, view->dy);
  pen.colour.alpha *= .5 * halos[halo].alpha;
  mg_sink_curve (sink, &course, &pen);

  /* The link itself again: which level it is must be seen when it is selected. */
  pen = mg_painter_get_pen (view, edge);
  mg_sink_curve (sink, &course, &pen);
}

void
mg_painter_paint_halo (const MgScene    *scene,
                       const MgViewport *viewport,
                       MgId              id,
                       MgHalo            halo,
                       const MgColour   *colour,
                       double            dx,
                       double            dy,
                       cairo_t          *cr)
{
  MgView view;
  MgSink *sink = mg_cairo_sink_new (cr, NULL, MG_HALO_SHIFTS);
  int node = mg_scene_find_node (scene, id), edge = mg_scene_find_edge (scene, id);

  view_init (&view, scene, viewport, dx, dy);
  if (node >= 0)
    paint_node_halo (&view, sink, &g_array_index (scene->nodes, MgSceneNode, node), halo, colour);
  else if (edge >= 0)
    paint_edge_halo (&view, sink, &g_array_index (scene->edges, MgSceneEdge, edge), halo, colour);
  mg_cairo_sink_free (sink);
}

gboolean
mg_painter_get_extents (const MgScene    *scene,
                        const MgViewport *viewport,
                        MgId              id,
                        double            dx,
                        double            dy,
                        double           *x,
                        double           *y,
                        double           *width,
                        double           *height)
{
  MgView view;
  int node_row = mg_scene_find_node (scene, id), edge_row = mg_scene_find_edge (scene, id);
  MgRect box = { 0., 0., 0., 0. };
  double margin = 14.;

  view_init (&view, scene, viewport, dx, dy);
  if (node_row >= 0)
    {
      const MgSceneNode *node = &g_array_index (scene->nodes, MgSceneNode, node_row);
      MgPoint place = get_place (&view, node);

      box = mg_shape_get_box (node->shape, get_node_reach (&view, node) + 10.);
      box.x += place.x;
      box.y += place.y;
    }
  else if (edge_row >= 0)
    {
      const MgSceneEdge *edge = &g_array_index (scene->edges, MgSceneEdge, edge_row);
      MgCurve course = mg_view_get_course (&view, edge);

      move_curve (&course, view.dx, view.dy);
      box = mg_curve_get_box (&course);
      margin += edge->width * mg_view_get_line (&view);
    }
  else
    {
      return FALSE;
    }

  *x = floor (box.x - margin);
  *y = floor (box.y - margin);
  *width = ceil (box.width + 2. * margin) + 1.;
  *height = ceil (box.height + 2. * margin) + 1.;

  return TRUE;
}
