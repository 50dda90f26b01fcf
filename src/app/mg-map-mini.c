/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-map-mini.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-map-view-private.h"

#define WIDTH 200
#define HEIGHT 140
#define MARGIN 6.

/* Milliseconds between two pictures, while the map changes. */
#define DELAY_MS 150

/* More links than that are not told from each other here. */
#define MAX_EDGES 6000
#define EDGE_WIDTH .5
#define RADIUS_MIN 1.

/* What a thread paints. */
typedef struct
{
  MgScene    *scene;
  MgViewport  viewport;
  int         scale_factor;
} Picture;

struct _MgMapMini
{
  GtkWidget        parent_instance;

  MgMapView       *view;
  gboolean         is_wanted;
  MgScene         *scene;        /* of the picture, or of the one on its way */
  MgViewport       viewport;     /* the whole of it */
  cairo_surface_t *surface;      /* NULL: none yet */
  GCancellable    *painting;     /* NULL when idle */
  guint            timer;        /* 0 when idle */
  GtkGesture      *drag;
  double           start_x;      /* of the drag */
  double           start_y;
};

G_DEFINE_FINAL_TYPE (MgMapMini, mg_map_mini, GTK_TYPE_WIDGET)

static const MgColour accent = { 0.21, 0.52, 0.89, 1. };

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  mg_scene_unref (picture->scene);
  g_free (picture);
}

static void
surface_free (gpointer surface)
{
  cairo_surface_destroy (surface);
}

/* Painting */

static void
paint_edges (const Picture *picture,
             cairo_t       *cr,
             GCancellable  *cancellable)
{
  MgColour ink = mg_style_ink (mg_scene_get_theme (picture->scene));
  guint n_edges;
  const MgSceneEdge *edges = mg_scene_get_edges (picture->scene, &n_edges);

  if (n_edges == 0 || n_edges > MAX_EDGES)
    return;

  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, CLAMP (100. / n_edges, .06, .35));
  cairo_set_line_width (cr, EDGE_WIDTH);
  for (guint i = 0; i < n_edges && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const MgSceneNode *source = mg_map_node_at (picture->scene, edges[i].source);
      const MgSceneNode *target = mg_map_node_at (picture->scene, edges[i].target);
      double x, y;

      mg_viewport_to_window (&picture->viewport, source->x, source->y, &x, &y);
      cairo_move_to (cr, x, y);
      mg_viewport_to_window (&picture->viewport, target->x, target->y, &x, &y);
      cairo_line_to (cr, x, y);
      cairo_stroke (cr);
    }
}

static void
paint_nodes (const Picture *picture,
             cairo_t       *cr,
             GCancellable  *cancellable)
{
  guint n_nodes;
  const MgSceneNode *nodes = mg_scene_get_nodes (picture->scene, &n_nodes);

  for (guint i = 0; i < n_nodes && !g_cancellable_is_cancelled (cancellable); i++)
    {
      double radius = MAX (nodes[i].radius * picture->viewport.scale, RADIUS_MIN);
      const MgColour *fill = &nodes[i].fill;
      double x, y;

      mg_viewport_to_window (&picture->viewport, nodes[i].x, nodes[i].y, &x, &y);
      cairo_set_source_rgb (cr, fill->red, fill->green, fill->blue);
      cairo_rectangle (cr, x - radius, y - radius, 2. * radius, 2. * radius);
      cairo_fill (cr);
    }
}

static void
paint_func (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  const Picture *picture = task_data;
  int scale = picture->scale_factor;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * scale,
                                                         HEIGHT * scale);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  paint_edges (picture, cr, cancellable);
  paint_nodes (picture, cr, cancellable);
  cairo_destroy (cr);
  g_task_return_pointer (task, surface, surface_free);
}

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  MgMapMini *self = MG_MAP_MINI (source);
  const Picture *picture = g_task_get_task_data (G_TASK (result));
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), NULL);

  if (surface == NULL || g_task_get_cancellable (G_TASK (result)) != self->painting)
    {
      g_clear_pointer (&surface, cairo_surface_destroy);
      return;
    }

  g_clear_object (&self->painting);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  self->surface = surface;
  self->viewport = picture->viewport;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
stop (MgMapMini *self)
{
  if (self->painting != NULL)
    g_cancellable_cancel (self->painting);
  g_clear_object (&self->painting);
}

static void
paint (MgMapMini *self,
       MgScene   *scene)
{
  g_autoptr(GTask) task = NULL;
  MgViewport viewport = { 0., 0., 1., WIDTH, HEIGHT };
  double x, y, width, height;
  Picture *picture;

  stop (self);
  mg_scene_ref (scene);
  g_clear_pointer (&self->scene, mg_scene_unref);
  self->scene = scene;
  if (!mg_scene_get_bounds (scene, &x, &y, &width, &height))
    return;

  viewport.x = x + width / 2.;
  viewport.y = y + height / 2.;
  viewport.scale = MIN ((WIDTH - 2. * MARGIN) / MAX (width, 1.),
                        (HEIGHT - 2. * MARGIN) / MAX (height, 1.));

  self->painting = g_cancellable_new ();
  picture = g_new (Picture, 1);
  *picture = (Picture) { mg_scene_ref (scene), viewport,
                         gtk_widget_get_scale_factor (GTK_WIDGET (self)) };
  task = g_task_new (self, self->painting, painted_cb, NULL);
  g_task_set_task_data (task, picture, picture_free);
  g_task_run_in_thread (task, paint_func);
}

/* Following the map */

static gboolean
timer_cb (gpointer user_data)
{
  MgMapMini *self = user_data;
  MgScene *scene = mg_map_view_get_scene (self->view);

  self->timer = 0;
  if (scene != NULL && scene != self->scene)
    paint (self, scene);

  return G_SOURCE_REMOVE;
}

/* There is much to see, and not all of it is seen.  It does not go while it is held. */
static gboolean
is_of_use (MgMapMini *self,
           MgScene   *scene)
{
  guint n_nodes = 0;

  if (scene != NULL)
    mg_scene_get_nodes (scene, &n_nodes);

  return n_nodes > MG_MAP_MINI_MIN_ITEMS &&
         (!mg_map_view_sees_all (self->view) || gtk_gesture_is_active (self->drag));
}

static void
moved_cb (MgMapMini *self)
{
  MgScene *scene = mg_map_view_get_scene (self->view);
  gboolean is_shown = self->is_wanted && gtk_widget_get_mapped (GTK_WIDGET (self->view)) &&
                      is_of_use (self, scene);

  gtk_widget_set_visible (GTK_WIDGET (self), is_shown);
  if (!is_shown)
    return;

  if (scene != self->scene && self->timer == 0)
    self->timer = g_timeout_add (self->surface == NULL ? 0 : DELAY_MS, timer_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
mg_map_mini_to_map (MgMapMini *self,
                    double     x,
                    double     y,
                    double    *map_x,
                    double    *map_y)
{
  g_return_val_if_fail (MG_IS_MAP_MINI (self), FALSE);

  if (self->surface == NULL)
    return FALSE;

  mg_viewport_to_map (&self->viewport, CLAMP (x, 0., WIDTH), CLAMP (y, 0., HEIGHT), map_x, map_y);

  return TRUE;
}

static void
go_to (MgMapMini *self,
       double     x,
       double     y)
{
  double map_x, map_y;

  if (mg_map_mini_to_map (self, x, y, &map_x, &map_y))
    mg_map_view_centre (self->view, map_x, map_y);
}

static void
drag_begin_cb (MgMapMini *self,
               double     x,
               double     y)
{
  self->start_x = x;
  self->start_y = y;
  go_to (self, x, y);
}

static void
drag_update_cb (MgMapMini *self,
                double     dx,
                double     dy)
{
  go_to (self, self->start_x + dx, self->start_y + dy);
}

/* The widget */

static void
snapshot_frame (MgMapMini   *self,
                GtkSnapshot *snapshot)
{
  const MgViewport *seen = mg_map_view_get_viewport (self->view);
  double left, top, right, bottom;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0.f, 0.f, WIDTH, HEIGHT);
  cairo_t *cr;

  mg_viewport_to_map (seen, 0., 0., &left, &top);
  mg_viewport_to_map (seen, seen->width, seen->height, &right, &bottom);
  mg_viewport_to_window (&self->viewport, left, top, &left, &top);
  mg_viewport_to_window (&self->viewport, right, bottom, &right, &bottom);
  left = CLAMP (left, 1., WIDTH - 3.);
  top = CLAMP (top, 1., HEIGHT - 3.);
  right = CLAMP (right, left + 2., WIDTH - 1.);
  bottom = CLAMP (bottom, top + 2., HEIGHT - 1.);

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_rectangle (cr, left, top, right - left, bottom - top);
  cairo_set_source_rgba (cr, accent.red, accent.green, accent.blue, .12);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, accent.red, accent.green, accent.blue);
  cairo_set_line_width (cr, 2.);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
mg_map_mini_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  MgMapMini *self = MG_MAP_MINI (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0.f, 0.f, WIDTH, HEIGHT);
  double scale;
  cairo_t *cr;

  if (self->surface == NULL)
    return;

  scale = (double) WIDTH / cairo_image_surface_get_width (self->surface);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, self->surface, 0., 0.);
  cairo_paint (cr);
  cairo_destroy (cr);
  snapshot_frame (self, snapshot);
}

static void
mg_map_mini_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
mg_map_mini_dispose (GObject *object)
{
  MgMapMini *self = MG_MAP_MINI (object);

  stop (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->scene, mg_scene_unref);

  G_OBJECT_CLASS (mg_map_mini_parent_class)->dispose (object);
}

static void
mg_map_mini_class_init (MgMapMiniClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mg_map_mini_dispose;
  widget_class->measure = mg_map_mini_measure;
  widget_class->snapshot = mg_map_mini_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mg_map_mini_init (MgMapMini *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->is_wanted = TRUE;
  self->drag = gtk_gesture_drag_new ();
  g_signal_connect_swapped (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (self->drag, "end", G_CALLBACK (moved_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (self->drag));

  gtk_widget_add_css_class (widget, "mg-corner");
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (widget, "move");
  gtk_widget_set_halign (widget, GTK_ALIGN_END);
  gtk_widget_set_valign (widget, GTK_ALIGN_END);
  gtk_widget_set_visible (widget, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Overview of the map"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("Overview: click or drag to go there"), -1);
}

GtkWidget *
mg_map_mini_new (MgMapView *view)
{
  MgMapMini *self = g_object_new (MG_TYPE_MAP_MINI, NULL);

  self->view = view;
  g_signal_connect_object (view, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "map", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (view, "unmap", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  return GTK_WIDGET (self);
}

void
mg_map_mini_set_wanted (MgMapMini *self,
                        gboolean   is_wanted)
{
  g_return_if_fail (MG_IS_MAP_MINI (self));

  self->is_wanted = is_wanted;
  moved_cb (self);
}
