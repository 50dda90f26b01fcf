/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is painted anew in each frame, over the worker's picture: marks of the
 * selection, what is dragged, the rubber band, the link being drawn.
 */
#include "mg-map-view-private.h"

#include <math.h>

#include "mg-painter.h"

#define HANDLE_RADIUS 7.
#define HANDLE_GAP 5.
#define GHOST_RADIUS 16.   /* map units */

/* Names are wider than symbols. */
#define NAME_WIDTH 120.
#define NAME_HEIGHT 60.

/* How far parallel strands bend away from the straight line, in pixels. */
#define STRAND_REACH 60.

static const MgColour accent = { 0.21, 0.52, 0.89, 1. };

/* In pixels; empty if x0 > x1. */
typedef struct
{
  double x0, y0, x1, y1;
} Box;

static void
box_add (Box    *box,
         double  x0,
         double  y0,
         double  x1,
         double  y1)
{
  box->x0 = MIN (box->x0, MIN (x0, x1));
  box->y0 = MIN (box->y0, MIN (y0, y1));
  box->x1 = MAX (box->x1, MAX (x0, x1));
  box->y1 = MAX (box->y1, MAX (y0, y1));
}

static void
box_add_around (Box    *box,
                double  x,
                double  y,
                double  radius)
{
  box_add (box, x - radius, y - radius, x + radius, y + radius);
}

static void
set_colour (cairo_t        *cr,
            const MgColour *colour,
            double          alpha)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, alpha);
}

void
mg_map_overlay_get_handle (MgMapView         *self,
                           const MgSceneNode *node,
                           double            *x,
                           double            *y)
{
  double reach = node->radius * self->viewport.scale + HANDLE_GAP;

  mg_viewport_to_window (&self->viewport, node->x, node->y, x, y);
  *x += reach * G_SQRT2 / 2. + HANDLE_RADIUS / 2.;
  *y -= reach * G_SQRT2 / 2. + HANDLE_RADIUS / 2.;
}

/* What the picture below lacks: what is dragged, or was until just now. */
static GHashTable *
get_held (MgMapView *self)
{
  const MgMapContent *content = mg_map_layer_get_content (self->layer);

  if (self->drag.kind == MG_MAP_DRAG_MOVE)
    return self->drag.is_heavy ? NULL : self->drag.ids;

  return content != NULL && !content->paints_held ? content->held : NULL;
}

static gboolean
is_dragged (MgMapView *self,
            MgId       id)
{
  return self->drag.kind == MG_MAP_DRAG_MOVE &&
         g_hash_table_contains (self->drag.ids, GUINT_TO_POINTER (id));
}

static void
get_shift (MgMapView *self,
           MgId       id,
           double    *dx,
           double    *dy)
{
  *dx = *dy = 0.;
  if (is_dragged (self, id))
    mg_map_drag_get_shift (self, dx, dy);
}

/* Each mark is gone through twice: once for its box, once to be painted. */
typedef struct
{
  MgMapView *view;
  Box       *box;    /* of the first */
  cairo_t   *cr;     /* of the second; else NULL */
} Pass;

static void
mark (Pass           *pass,
      MgId            id,
      MgHalo          halo,
      const MgColour *colour)
{
  MgMapView *self = pass->view;
  double dx, dy, x, y, width, height;

  get_shift (self, id, &dx, &dy);
  if (pass->cr != NULL)
    mg_painter_paint_halo (self->scene, &self->viewport, id, halo, colour, dx, dy, pass->cr);
  else if (mg_painter_get_extents (self->scene, &self->viewport, id, dx, dy,
                                   &x, &y, &width, &height))
    box_add (pass->box, x - 8., y - 8., x + width + 8., y + height + 8.);
}

static void
mark_selection (Pass *pass)
{
  MgMapView *self = pass->view;
  guint n_ids;
  const MgId *ids = mg_selection_get_ids (mg_map_view_get_selection (self), &n_ids);

  for (guint i = 0; self->halos == NULL && i < n_ids; i++)
    mark (pass, ids[i], MG_HALO_SELECTED, &accent);
}

static void
mark_focus (Pass *pass)
{
  MgMapView *self = pass->view;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  MgId id = mg_selection_get_primary (mg_map_view_get_selection (self));
  MgColour ink = mg_style_ink (mg_scene_get_theme (self->scene));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (id == MG_ID_NONE || focus == NULL || !GTK_IS_WINDOW (root) ||
      !gtk_window_get_focus_visible (GTK_WINDOW (root)) ||
      (focus != GTK_WIDGET (self) && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    return;

  mark (pass, id, MG_HALO_FOCUS, &ink);
}

static void
paint_handle (MgMapView *self,
              cairo_t   *cr,
              double     x,
              double     y)
{
  MgTheme theme = mg_scene_get_theme (self->scene);
  const char *layer = mg_document_get_layer (self->document);
  MgColour colour = mg_style_layer_colour (layer, theme);
  MgColour ground = mg_style_ground (theme);

  cairo_arc (cr, x, y, HANDLE_RADIUS, 0., 2. * G_PI);
  set_colour (cr, self->is_on_handle ? &colour : &ground, 1.);
  cairo_fill_preserve (cr);
  set_colour (cr, &colour, 1.);
  cairo_set_line_width (cr, 2.);
  cairo_stroke (cr);

  set_colour (cr, self->is_on_handle ? &ground : &colour, 1.);
  cairo_move_to (cr, x - 3., y + 3.);
  cairo_line_to (cr, x + 3., y - 3.);
  cairo_move_to (cr, x - 1.5, y - 3.);
  cairo_line_to (cr, x + 3., y - 3.);
  cairo_line_to (cr, x + 3., y + 1.5);
  cairo_stroke (cr);
}

static void
mark_hover (Pass *pass)
{
  MgMapView *self = pass->view;
  const MgSceneNode *node;
  double x, y;

  if (self->hover == MG_ID_NONE || self->drag.kind > MG_MAP_DRAG_PRESS)
    return;

  mark (pass, self->hover, MG_HALO_HOVER, &accent);
  if (!(node = mg_map_view_find_node (self, self->hover)) || self->naming != MG_MAP_NAMING_NONE)
    return;

  mg_map_overlay_get_handle (self, node, &x, &y);
  if (pass->cr != NULL)
    paint_handle (self, pass->cr, x, y);
  else
    box_add_around (pass->box, x, y, HANDLE_RADIUS + 2.);
}

static void
paint_band (MgMapView *self,
            cairo_t   *cr)
{
  const MgMapDrag *drag = &self->drag;

  cairo_rectangle (cr, floor (MIN (drag->start_x, drag->x)) + 0.5,
                   floor (MIN (drag->start_y, drag->y)) + 0.5,
                   round (fabs (drag->x - drag->start_x)), round (fabs (drag->y - drag->start_y)));
  set_colour (cr, &accent, 0.15);
  cairo_fill_preserve (cr);
  set_colour (cr, &accent, 1.);
  cairo_set_line_width (cr, 1.);
  cairo_stroke (cr);
}

static void
mark_band (Pass *pass)
{
  const MgMapDrag *drag = &pass->view->drag;

  if (drag->kind != MG_MAP_DRAG_BAND)
    return;

  if (pass->cr != NULL)
    paint_band (pass->view, pass->cr);
  else
    box_add (pass->box, MIN (drag->start_x, drag->x) - 2., MIN (drag->start_y, drag->y) - 2.,
             MAX (drag->start_x, drag->x) + 2., MAX (drag->start_y, drag->y) + 2.);
}

static void
mark_guide (Pass             *pass,
            const MgMapGuide *guide)
{
  double x0, y0, x1, y1;

  if (!mg_map_guides_get_line (pass->view, guide, &x0, &y0, &x1, &y1))
    return;

  if (pass->cr == NULL)
    {
      box_add (pass->box, MIN (x0, x1) - 2., MIN (y0, y1) - 2., MAX (x0, x1) + 2., MAX (y0, y1) + 2.);
      return;
    }

  cairo_move_to (pass->cr, round (x0) + 0.5, round (y0) + 0.5);
  cairo_line_to (pass->cr, round (x1) + 0.5, round (y1) + 0.5);
  set_colour (pass->cr, &accent, 1.);
  cairo_set_line_width (pass->cr, 1.);
  cairo_stroke (pass->cr);
}

static void
mark_guides (Pass *pass)
{
  mark_guide (pass, &pass->view->drag.column);
  mark_guide (pass, &pass->view->drag.row);
}

static void
mark_lasso (Pass *pass)
{
  MgMapView *self = pass->view;
  double x0, y0, x1, y1;

  if (self->drag.kind != MG_MAP_DRAG_LASSO || !mg_map_lasso_get_box (self, &x0, &y0, &x1, &y1))
    return;

  if (pass->cr == NULL)
    {
      box_add (pass->box, x0 - 2., y0 - 2., x1 + 2., y1 + 2.);
      return;
    }

  mg_map_lasso_trace (self, pass->cr);
  set_colour (pass->cr, &accent, 0.15);
  cairo_fill_preserve (pass->cr);
  set_colour (pass->cr, &accent, 1.);
  cairo_set_line_width (pass->cr, 1.);
  cairo_stroke (pass->cr);
}

/* The stroke of a level, as it will be. */
static void
set_stroke (cairo_t  *cr,
            MgStroke  stroke)
{
  static const double long_dash[] = { 10., 6. };
  static const double fine_dot[] = { 2., 4. };

  cairo_set_line_width (cr, stroke == MG_STROKE_THICK ? 4. : 2.);
  if (stroke == MG_STROKE_LONG_DASH)
    cairo_set_dash (cr, long_dash, G_N_ELEMENTS (long_dash), 0.);
  else if (stroke == MG_STROKE_FINE_DOT)
    cairo_set_dash (cr, fine_dot, G_N_ELEMENTS (fine_dot), 0.);
}

static void
paint_link (MgMapView *self,
            cairo_t   *cr,
            double     x,
            double     y)
{
  const char *layer = mg_document_get_layer (self->document);
  MgColour colour = mg_style_layer_colour (layer, mg_scene_get_theme (self->scene));

  cairo_save (cr);
  set_stroke (cr, mg_style_layer_stroke (layer));
  set_colour (cr, &colour, 1.);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, self->drag.x, self->drag.y);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
mark_link (Pass *pass)
{
  MgMapView *self = pass->view;
  const MgSceneNode *node;
  double x, y;

  if (self->drag.kind != MG_MAP_DRAG_LINK ||
      !(node = mg_map_view_find_node (self, self->drag.item)))
    return;

  mark (pass, self->drag.item, MG_HALO_HOVER, &accent);
  if (self->drag.target != MG_ID_NONE)
    mark (pass, self->drag.target, MG_HALO_SELECTED, &accent);

  mg_viewport_to_window (&self->viewport, node->x, node->y, &x, &y);
  if (pass->cr != NULL)
    paint_link (self, pass->cr, x, y);
  else
    box_add (pass->box, MIN (x, self->drag.x) - 4., MIN (y, self->drag.y) - 4.,
             MAX (x, self->drag.x) + 4., MAX (y, self->drag.y) + 4.);
}

/* The organisation that has no name yet. */
static void
mark_ghost (Pass *pass)
{
  MgMapView *self = pass->view;
  double radius = GHOST_RADIUS * self->viewport.scale;
  MgColour colour;
  double x, y;

  if (self->naming != MG_MAP_NAMING_ORGANISATION && self->naming != MG_MAP_NAMING_COLLECTIVE)
    return;

  mg_viewport_to_window (&self->viewport, self->naming_x, self->naming_y, &x, &y);
  if (pass->cr == NULL)
    {
      box_add_around (pass->box, x, y, radius + 2.);
      return;
    }

  colour = mg_style_kind_colour (self->naming == MG_MAP_NAMING_ORGANISATION
                                 ? mg_document_get_kind (self->document) : NULL,
                                 mg_scene_get_theme (self->scene));
  cairo_arc (pass->cr, x, y, radius, 0., 2. * G_PI);
  set_colour (pass->cr, &colour, 0.6);
  cairo_fill_preserve (pass->cr);
  set_colour (pass->cr, &accent, 1.);
  cairo_set_line_width (pass->cr, 2.);
  cairo_stroke (pass->cr);
}

/* The box of a dragged organisation: its name, and its links to the other ends. */
static void
add_held (Pass   *pass,
          MgId    id,
          double  dx,
          double  dy)
{
  MgMapView *self = pass->view;
  const MgMapNeighbours *neighbours = mg_map_view_get_neighbours (self);
  int row = mg_scene_find_node (self->scene, id);
  double x, y, width, height;
  const guint *edges;
  guint n_edges;

  if (row < 0)
    return;

  if (mg_painter_get_extents (self->scene, &self->viewport, id, dx, dy, &x, &y, &width, &height))
    box_add (pass->box, x - NAME_WIDTH, y - NAME_HEIGHT, x + width + NAME_WIDTH,
             y + height + NAME_HEIGHT);

  edges = mg_map_neighbours_get_edges (neighbours, (guint) row, &n_edges);
  for (guint i = 0; i < n_edges; i++)
    {
      guint other = mg_map_neighbours_get_other (neighbours, edges[i], (guint) row);
      const MgSceneNode *node = mg_map_node_at (self->scene, other);

      mg_viewport_to_window (&self->viewport, node->x, node->y, &x, &y);
      box_add_around (pass->box, x, y, STRAND_REACH);
    }
}

static void
mark_held (Pass *pass)
{
  MgMapView *self = pass->view;
  GHashTable *held = get_held (self);
  GHashTableIter iter;
  double dx = 0., dy = 0.;
  double x, y, width, height;
  gpointer id;

  if (held == NULL)
    return;
  if (self->drag.kind == MG_MAP_DRAG_MOVE)
    mg_map_drag_get_shift (self, &dx, &dy);

  if (pass->cr != NULL)
    {
      mg_painter_paint_moved (self->scene, &self->viewport, held, dx, dy, pass->cr, NULL);
      return;
    }

  if (mg_painter_get_moved_outlines (self->scene, &self->viewport, held, dx, dy, &x, &y, &width, &height))
    box_add (pass->box, x, y, x + width, y + height);
  g_hash_table_iter_init (&iter, held);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    add_held (pass, GPOINTER_TO_UINT (id), dx, dy);
}

static void
run_pass (Pass *pass)
{
  static void (*const marks[]) (Pass *) = {
    mark_held, mark_hover, mark_selection, mark_focus, mark_link, mark_ghost, mark_band,
    mark_lasso, mark_guides,
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    marks[i] (pass);
}

void
mg_map_overlay_snapshot (MgMapView   *self,
                         GtkSnapshot *snapshot)
{
  Box box = { INFINITY, INFINITY, -INFINITY, -INFINITY };
  Pass pass = { self, &box, NULL };
  graphene_rect_t bounds;

  run_pass (&pass);
  box.x0 = MAX (floor (box.x0), 0.);
  box.y0 = MAX (floor (box.y0), 0.);
  box.x1 = MIN (ceil (box.x1), self->viewport.width);
  box.y1 = MIN (ceil (box.y1), self->viewport.height);
  if (box.x0 >= box.x1 || box.y0 >= box.y1)
    return;

  graphene_rect_init (&bounds, (float) box.x0, (float) box.y0, (float) (box.x1 - box.x0),
                      (float) (box.y1 - box.y0));
  pass.cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  run_pass (&pass);
  cairo_destroy (pass.cr);
}
