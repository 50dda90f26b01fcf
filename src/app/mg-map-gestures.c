/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer and fingers: hover, clicks, menu, wheel, pinch. */
#include "mg-map-view-private.h"

#include <math.h>

#define WHEEL_STEP 1.2
#define WHEEL_PAN 60.
#define SURFACE_ZOOM 0.01   /* of a touchpad's pixel, with Ctrl held */

#define HANDLE_REACH 11.

MgId
mg_map_gestures_pick (MgMapView *self,
                      double     x,
                      double     y)
{
  MgScene *scene = mg_map_view_get_scene (self);
  double map_x, map_y;
  MgId id;

  if (scene == NULL || self->viewport.width < 1.)
    return MG_ID_NONE;

  mg_viewport_to_map (&self->viewport, x, y, &map_x, &map_y);
  id = mg_scene_pick (scene, map_x, map_y, MG_MAP_NODE_REACH / self->viewport.scale);
  if (id != MG_ID_NONE)
    return id;

  /* Links are thin: a wider reach, which is not meant for symbols. */
  id = mg_scene_pick (scene, map_x, map_y, MG_MAP_LINK_REACH / self->viewport.scale);

  return mg_scene_find_edge (scene, id) >= 0 ? id : MG_ID_NONE;
}

static const char *
choose_cursor (MgMapView *self)
{
  static const char *const names[] = {
    [MG_MAP_DRAG_PRESS] = "pointer",
    [MG_MAP_DRAG_MOVE] = "grabbing",
    [MG_MAP_DRAG_BAND] = "crosshair",
    [MG_MAP_DRAG_LASSO] = "crosshair",
    [MG_MAP_DRAG_LINK] = "crosshair",
    [MG_MAP_DRAG_PAN] = "grabbing",
  };

  if (self->drag.kind != MG_MAP_DRAG_NONE)
    return names[self->drag.kind];
  if (self->is_space_down)
    return "grab";
  if (self->is_on_handle)
    return "crosshair";

  return self->hover != MG_ID_NONE ? "pointer" : NULL;
}

void
mg_map_gestures_update_cursor (MgMapView *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), choose_cursor (self));
}

static gboolean
is_on_handle (MgMapView *self,
              MgId       id,
              double     x,
              double     y)
{
  const MgSceneNode *node = mg_map_view_find_node (self, id);
  double handle_x, handle_y;

  if (node == NULL)
    return FALSE;

  mg_map_overlay_get_handle (self, node, &handle_x, &handle_y);

  return hypot (x - handle_x, y - handle_y) <= HANDLE_REACH;
}

void
mg_map_gestures_update_hover (MgMapView *self)
{
  double x = self->pointer_x;
  double y = self->pointer_y;
  gboolean on_handle = is_on_handle (self, self->hover, x, y);
  MgId hover = on_handle ? self->hover : mg_map_gestures_pick (self, x, y);

  if (hover != self->hover || on_handle != self->is_on_handle)
    {
      self->hover = hover;
      self->is_on_handle = on_handle;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  mg_map_gestures_update_cursor (self);
}

gboolean
mg_map_gestures_is_in_entry (MgMapView *self,
                             double     x,
                             double     y)
{
  return self->naming != MG_MAP_NAMING_NONE &&
         gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT) != GTK_WIDGET (self);
}

static void
motion_cb (MgMapView *self,
           double     x,
           double     y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->drag.kind == MG_MAP_DRAG_NONE && !mg_map_gestures_is_in_entry (self, x, y))
    mg_map_gestures_update_hover (self);
}

static void
leave_cb (MgMapView *self)
{
  if (self->hover == MG_ID_NONE || self->drag.kind != MG_MAP_DRAG_NONE)
    return;

  self->hover = MG_ID_NONE;
  self->is_on_handle = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
double_click_cb (MgMapView *self,
                 int        n_press,
                 double     x,
                 double     y)
{
  MgId id = mg_map_gestures_pick (self, x, y);
  double map_x, map_y;

  if (n_press != 2 || self->document == NULL || mg_map_gestures_is_in_entry (self, x, y))
    return;

  if (mg_map_view_find_node (self, id) != NULL)
    {
      mg_map_naming_rename (self, id);
      return;
    }
  if (id != MG_ID_NONE)
    return;

  mg_viewport_to_map (&self->viewport, x, y, &map_x, &map_y);
  mg_map_naming_add_at (self, MG_MAP_NAMING_ORGANISATION, map_x, map_y);
}

static void
show_menu (MgMapView *self,
           double     x,
           double     y)
{
  MgSelection *selection = mg_map_view_get_selection (self);
  MgId id = mg_map_gestures_pick (self, x, y);

  if (self->document == NULL || mg_map_gestures_is_in_entry (self, x, y))
    return;

  mg_map_drag_cancel (self);
  mg_map_naming_finish (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (id == MG_ID_NONE || !mg_selection_contains (selection, id))
    mg_selection_set_one (selection, id);
  mg_map_menu_popup (self, x, y);
}

static void
menu_pressed_cb (MgMapView *self,
                 int        n_press,
                 double     x,
                 double     y)
{
  if (n_press == 1)
    show_menu (self, x, y);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           MgMapView                *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean is_wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  gboolean zooms = (state & GDK_CONTROL_MASK) != 0 || (is_wheel && (state & GDK_SHIFT_MASK) == 0);

  if (mg_map_gestures_is_in_entry (self, self->pointer_x, self->pointer_y))
    return GDK_EVENT_PROPAGATE;

  if (zooms && dy != 0.)
    mg_map_actions_zoom (self, is_wheel ? pow (WHEEL_STEP, -dy) : exp (-dy * SURFACE_ZOOM),
                         self->pointer_x, self->pointer_y);
  else if (self->document != NULL)
    {
      double step = is_wheel ? WHEEL_PAN : 1.;

      /* Shift and a plain wheel go sideways. */
      if (is_wheel && dx == 0. && (state & GDK_SHIFT_MASK) != 0)
        mg_viewport_pan (&self->viewport, -dy * step, 0.);
      else
        mg_viewport_pan (&self->viewport, -dx * step, -dy * step);
      mg_map_view_moved (self);
    }

  return GDK_EVENT_STOP;
}

static void
get_pinch_centre (MgMapView  *self,
                  GtkGesture *gesture,
                  double     *x,
                  double     *y)
{
  if (gtk_gesture_get_bounding_box_center (gesture, x, y))
    return;

  *x = self->pointer_x;
  *y = self->pointer_y;
}

static void
pinch_begin_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                MgMapView        *self)
{
  mg_map_drag_cancel (self);
  self->pinch_scale = 1.;
  get_pinch_centre (self, gesture, &self->pinch_x, &self->pinch_y);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Two fingers zoom and pan in one. */
static void
pinch_cb (GtkGesture *gesture,
          double      scale,
          MgMapView  *self)
{
  double x, y;

  if (self->document == NULL || scale <= 0.)
    return;

  get_pinch_centre (self, gesture, &x, &y);
  mg_viewport_pan (&self->viewport, x - self->pinch_x, y - self->pinch_y);
  mg_map_actions_zoom (self, scale / self->pinch_scale, x, y);
  self->pinch_scale = scale;
  self->pinch_x = x;
  self->pinch_y = y;
}

static void
install_clicks (MgMapView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (double_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_swapped (hold, "pressed", G_CALLBACK (show_menu), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (hold));
}

static void
install_views (MgMapView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);

  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}

void
mg_map_gestures_install (MgMapView *self)
{
  mg_map_drag_install (self);
  install_clicks (self);
  install_views (self);
}
