/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pressed button does as the pointer goes: select, move, band, link, pan. */
#include "mg-map-view-private.h"

#include <math.h>

/* More strands than that are not painted between two frames. */
#define MAX_LIVE_EDGES 120

static MgId
pick_node (MgMapView *self,
           double     x,
           double     y)
{
  MgId id = mg_map_gestures_pick (self, x, y);

  return mg_map_view_find_node (self, id) != NULL ? id : MG_ID_NONE;
}

void
mg_map_drag_get_shift (MgMapView *self,
                       double    *dx,
                       double    *dy)
{
  *dx = (self->drag.x - self->drag.start_x) / self->viewport.scale + self->drag.column.gap;
  *dy = (self->drag.y - self->drag.start_y) / self->viewport.scale + self->drag.row.gap;
}

static void
end_drag (MgMapView *self)
{
  g_clear_pointer (&self->drag.ids, g_hash_table_unref);
  g_clear_pointer (&self->drag.path, g_array_unref);
  self->drag = (MgMapDrag) { .kind = MG_MAP_DRAG_NONE };
  mg_map_gestures_update_hover (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mg_map_drag_cancel (MgMapView *self)
{
  if (self->drag.kind != MG_MAP_DRAG_NONE)
    end_drag (self);
}

/* Selects what is pressed, unless it is part of what is selected: then all of
 * it may be about to move.
 */
static void
press_item (MgMapView *self)
{
  MgSelection *selection = mg_map_view_get_selection (self);
  MgId id = self->drag.item;

  if (self->drag.extends)
    mg_selection_toggle (selection, id);
  else if (mg_selection_contains (selection, id))
    return;
  else
    mg_selection_set_one (selection, id);

  mg_map_words_say_selection (self);
}

/* A click in link mode names an end. */
static gboolean
click_links (MgMapView *self)
{
  MgId target = self->drag.item;

  if (mg_map_view_find_node (self, target) == NULL || target == self->naming_item)
    return FALSE;
  if (self->naming == MG_MAP_NAMING_LINK_FROM)
    mg_map_naming_link (self, target);
  else if (self->naming == MG_MAP_NAMING_LINK)
    mg_map_actions_link (self, self->naming_item, target);
  else
    return FALSE;

  return TRUE;
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               MgMapView      *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  MgMapDrag *drag = &self->drag;

  if (self->document == NULL || mg_map_gestures_is_in_entry (self, x, y))
    return;

  self->pointer_x = x;
  self->pointer_y = y;
  mg_map_drag_cancel (self);
  mg_map_gestures_update_hover (self);
  *drag = (MgMapDrag) { .kind = MG_MAP_DRAG_PRESS, .item = self->hover,
                        .start_x = x, .start_y = y, .x = x, .y = y };
  drag->extends = (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0;
  drag->is_lasso = self->is_lasso || (state & GDK_ALT_MASK) != 0;

  if (click_links (self))
    {
      drag->kind = MG_MAP_DRAG_NONE;
      return;
    }
  mg_map_naming_finish (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));

  if (self->is_space_down)
    drag->kind = MG_MAP_DRAG_PAN;
  else if (self->is_on_handle || ((state & GDK_ALT_MASK) != 0 &&
                                  mg_map_view_find_node (self, drag->item) != NULL))
    drag->kind = MG_MAP_DRAG_LINK;
  else if (drag->item != MG_ID_NONE)
    press_item (self);
  mg_map_gestures_update_cursor (self);
}

static GHashTable *
collect_held (MgMapView *self)
{
  g_autoptr(GArray) ids = mg_map_actions_dup_selected (self, MG_ITEMS_NODES);
  GHashTable *held = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      MgId id = g_array_index (ids, MgId, i);

      if (mg_map_view_find_node (self, id) != NULL)
        g_hash_table_add (held, GUINT_TO_POINTER (id));
    }

  return held;
}

static gboolean
is_heavy (MgMapView  *self,
          GHashTable *held)
{
  const MgMapNeighbours *neighbours = mg_map_view_get_neighbours (self);
  GHashTableIter iter;
  gpointer id;
  guint n_edges = 0;

  g_hash_table_iter_init (&iter, held);
  while (g_hash_table_iter_next (&iter, &id, NULL) && n_edges <= MAX_LIVE_EDGES)
    {
      guint n;

      mg_map_neighbours_get_edges (neighbours,
                                   (guint) mg_scene_find_node (self->scene, GPOINTER_TO_UINT (id)),
                                   &n);
      n_edges += n + 1;
    }

  return n_edges > MAX_LIVE_EDGES;
}

/* The pointer has left the place that was pressed: what does the drag do? */
static void
start_moving (MgMapView *self)
{
  MgMapDrag *drag = &self->drag;
  MgSelection *selection = mg_map_view_get_selection (self);

  if (mg_map_view_find_node (self, drag->item) == NULL ||
      !mg_selection_contains (selection, drag->item))
    {
      drag->kind = drag->is_lasso ? MG_MAP_DRAG_LASSO : MG_MAP_DRAG_BAND;
      return;
    }

  drag->kind = MG_MAP_DRAG_MOVE;
  drag->ids = collect_held (self);
  drag->is_heavy = is_heavy (self, drag->ids);
  drag->gesture = mg_history_new_gesture (mg_document_get_history (self->document));
}

/* For a place that is nobody else's. */
static gboolean
is_control_down (GtkGestureDrag *gesture)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  return (state & GDK_CONTROL_MASK) != 0;
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          offset_x,
                double          offset_y,
                MgMapView      *self)
{
  MgMapDrag *drag = &self->drag;
  double x = drag->start_x + offset_x;
  double y = drag->start_y + offset_y;

  if (drag->kind == MG_MAP_DRAG_NONE)
    return;

  if (drag->kind == MG_MAP_DRAG_PRESS &&
      gtk_drag_check_threshold (GTK_WIDGET (self), (int) drag->start_x, (int) drag->start_y,
                                (int) x, (int) y))
    start_moving (self);
  if (drag->kind == MG_MAP_DRAG_PAN)
    {
      mg_viewport_pan (&self->viewport, x - drag->x, y - drag->y);
      mg_map_view_moved (self);
    }

  drag->x = self->pointer_x = x;
  drag->y = self->pointer_y = y;
  if (drag->kind == MG_MAP_DRAG_LINK)
    {
      drag->target = pick_node (self, x, y);
      if (drag->target == drag->item)
        drag->target = MG_ID_NONE;
    }
  if (drag->kind == MG_MAP_DRAG_LASSO)
    mg_map_lasso_add (self);
  if (drag->kind == MG_MAP_DRAG_MOVE)
    mg_map_guides_update (self, !is_control_down (gesture));
  if (drag->kind != MG_MAP_DRAG_PRESS)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  mg_map_gestures_update_cursor (self);
}

static double
round_place (double place)
{
  return round (place * 10.) / 10.;
}

static void
finish_move (MgMapView *self)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  g_autoptr(GArray) xy = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) selected = mg_map_actions_dup_selected (self, MG_ITEMS_NODES);
  guint gesture = self->drag.gesture;
  double dx, dy;

  mg_map_drag_get_shift (self, &dx, &dy);
  for (guint i = 0; i < selected->len; i++)
    {
      MgId id = g_array_index (selected, MgId, i);
      const MgSceneNode *node = mg_map_view_find_node (self, id);
      double place[2];

      if (node == NULL || !g_hash_table_contains (self->drag.ids, GUINT_TO_POINTER (id)))
        continue;

      place[0] = round_place (node->x + dx);
      place[1] = round_place (node->y + dy);
      g_array_append_val (ids, id);
      g_array_append_vals (xy, place, 2);
    }

  /* The drag is over first: what is told of the edit sees the map at rest. */
  end_drag (self);
  if (ids->len > 0)
    mg_document_run (self->document,
                     mg_command_move (mg_map_view_get_network (self),
                                      (const MgId *) (gpointer) ids->data, ids->len,
                                      (const double *) (gpointer) xy->data, NULL), gesture);
}

/* Appends the #MgId of each organisation in the rubber band. */
static void
find_in_band (MgMapView *self,
              GArray    *ids)
{
  const MgMapDrag *drag = &self->drag;
  double x0, y0, x1, y1;

  mg_viewport_to_map (&self->viewport, MIN (drag->start_x, drag->x), MIN (drag->start_y, drag->y),
                      &x0, &y0);
  mg_viewport_to_map (&self->viewport, MAX (drag->start_x, drag->x), MAX (drag->start_y, drag->y),
                      &x1, &y1);
  mg_scene_find_in (mg_map_view_get_scene (self), x0, y0, x1 - x0, y1 - y0, ids);
}

/* @find_func: appends those that were surrounded */
static void
finish_surrounding (MgMapView  *self,
                    void      (*find_func) (MgMapView *, GArray *))
{
  MgSelection *selection = mg_map_view_get_selection (self);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));

  if (self->drag.extends)
    {
      guint n_ids;
      const MgId *selected = mg_selection_get_ids (selection, &n_ids);

      g_array_append_vals (ids, selected, n_ids);
    }
  find_func (self, ids);
  mg_selection_set (selection, (const MgId *) (gpointer) ids->data, ids->len);
  mg_map_words_say_selection (self);
}

static void
finish_link (MgMapView *self)
{
  MgId source = self->drag.item;
  MgId target = self->drag.target;
  MgId link;

  end_drag (self);
  if (target == MG_ID_NONE)
    return;

  link = mg_map_actions_link (self, source, target);
  if (link != MG_ID_NONE)
    mg_selection_set_one (mg_map_view_get_selection (self), link);
}

/* A click: one of several that are selected becomes the only one, and a click
 * beside everything selects nothing.
 */
static void
finish_press (MgMapView *self)
{
  MgSelection *selection = mg_map_view_get_selection (self);

  if (self->drag.extends || mg_selection_get_n (selection) == 0 ||
      (self->drag.item != MG_ID_NONE && mg_selection_get_n (selection) == 1))
    return;

  mg_selection_set_one (selection, self->drag.item);
  mg_map_words_say_selection (self);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          offset_x,
             double          offset_y,
             MgMapView      *self)
{
  switch (self->drag.kind)
    {
    case MG_MAP_DRAG_MOVE:
      finish_move (self);
      return;

    case MG_MAP_DRAG_LINK:
      finish_link (self);
      return;

    case MG_MAP_DRAG_BAND:
      finish_surrounding (self, find_in_band);
      break;

    case MG_MAP_DRAG_LASSO:
      finish_surrounding (self, mg_map_lasso_find);
      break;

    case MG_MAP_DRAG_PRESS:
      finish_press (self);
      break;

    case MG_MAP_DRAG_PAN:
      break;

    case MG_MAP_DRAG_NONE:
    default:
      return;
    }

  end_drag (self);
}

static void
pan_begin_cb (MgMapView *self,
              double     x,
              double     y)
{
  mg_map_drag_cancel (self);
  if (self->document != NULL)
    self->drag = (MgMapDrag) { .kind = MG_MAP_DRAG_PAN, .start_x = x, .start_y = y,
                               .x = x, .y = y };
}

void
mg_map_drag_install (MgMapView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pan = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (mg_map_drag_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (pan), GDK_BUTTON_MIDDLE);
  g_signal_connect_swapped (pan, "drag-begin", G_CALLBACK (pan_begin_cb), self);
  g_signal_connect (pan, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (pan, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pan));
}
