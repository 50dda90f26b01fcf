/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-map-fixture.h"

static const struct { const char *label; double x, y; } organisations[] = {
  { "Ressourcerie", 0., 0. },
  { "École du bois", 200., 0. },
  { "Œuvre commune", 0., 200. },
  { "Mairie", -200., 0. },
  { "Phares", 0., -200. },
};

void
mg_map_fixture_spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

void
mg_map_fixture_wait (MgMapView *map)
{
  gtk_widget_queue_draw (GTK_WIDGET (map));
  mg_map_fixture_spin (30);
  for (guint i = 0; i < 500 && !mg_map_layer_is_current (map->layer); i++)
    mg_map_fixture_spin (10);
  g_assert_true (mg_map_layer_is_current (map->layer));
}

MgId
mg_map_fixture_add (MgDocument *document,
                    const char *label,
                    double      x,
                    double      y)
{
  MgId id = MG_ID_NONE;

  g_assert_true (mg_document_run (document,
                                  mg_command_add_organisation (mg_document_get_network (document),
                                                               label, "ess", x, y, &id), 0));

  return id;
}

static MgId
add_link (MgDocument *document,
          MgId        source,
          MgId        target,
          const char *layer)
{
  g_autoptr(GError) error = NULL;
  MgTransaction *transaction;
  MgId id = MG_ID_NONE;

  transaction = mg_command_add_link (mg_document_get_network (document), source, target, layer,
                                     &id, &error);
  g_assert_no_error (error);
  g_assert_true (mg_document_run (document, transaction, 0));

  return id;
}

static void
fill (MgMapFixture *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (organisations); i++)
    self->ids[i] = mg_map_fixture_add (self->document, organisations[i].label,
                                       organisations[i].x, organisations[i].y);
  for (guint i = 1; i < G_N_ELEMENTS (organisations); i++)
    add_link (self->document, self->ids[0], self->ids[i], "mutualisation");
}

static void
show (MgMapFixture *self)
{
  self->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), MG_MAP_FIXTURE_WIDTH,
                               MG_MAP_FIXTURE_HEIGHT);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->map));
  gtk_window_present (GTK_WINDOW (self->window));
  for (guint i = 0; i < 500 && gtk_widget_get_width (GTK_WIDGET (self->map)) < 1; i++)
    mg_map_fixture_spin (10);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->map)), >, 0);
}

void
mg_map_fixture_set_up (MgMapFixture  *self,
                       gconstpointer  data)
{
  self->document = mg_document_new ();
  self->network = mg_document_get_network (self->document);
  self->history = mg_document_get_history (self->document);
  self->selection = mg_document_get_selection (self->document);
  fill (self);
  self->state = mg_history_get_state (self->history);

  self->map = MG_MAP_VIEW (mg_map_view_new ());
  mg_map_view_set_document (self->map, self->document);
  show (self);
}

void
mg_map_fixture_tear_down (MgMapFixture  *self,
                          gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  mg_map_fixture_spin (5);
  g_assert_finalize_object (self->document);
}

GtkEventController *
mg_map_fixture_find_controller (MgMapView *map,
                                GType      type,
                                guint      button)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (map));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) it = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (it) == type &&
          (button == 0 || gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (it)) == button))
        return it;
    }
  g_assert_not_reached ();
}

gboolean
mg_map_fixture_press (MgMapView       *map,
                      guint            keyval,
                      GdkModifierType  state)
{
  gboolean is_handled = FALSE;

  g_signal_emit_by_name (mg_map_fixture_find_controller (map, GTK_TYPE_EVENT_CONTROLLER_KEY, 0),
                         "key-pressed", keyval, 0, state, &is_handled);

  return is_handled;
}

void
mg_map_fixture_point (MgMapView *map,
                      double     x,
                      double     y)
{
  g_signal_emit_by_name (mg_map_fixture_find_controller (map, GTK_TYPE_EVENT_CONTROLLER_MOTION, 0),
                         "motion", x, y);
}

void
mg_map_fixture_drag (MgMapView *map,
                     double     x0,
                     double     y0,
                     double     x1,
                     double     y1)
{
  GtkEventController *gesture =
    mg_map_fixture_find_controller (map, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);

  g_signal_emit_by_name (gesture, "drag-begin", x0, y0);
  for (guint i = 1; i <= 4; i++)
    g_signal_emit_by_name (gesture, "drag-update", (x1 - x0) * i / 4., (y1 - y0) * i / 4.);
  g_signal_emit_by_name (gesture, "drag-end", x1 - x0, y1 - y0);
}

void
mg_map_fixture_click (MgMapView *map,
                      double     x,
                      double     y)
{
  GtkEventController *gesture =
    mg_map_fixture_find_controller (map, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);

  g_signal_emit_by_name (gesture, "drag-begin", x, y);
  g_signal_emit_by_name (gesture, "drag-end", 0., 0.);
}

void
mg_map_fixture_locate (MgMapFixture *self,
                       MgId          id,
                       double       *x,
                       double       *y)
{
  double map_x, map_y;

  g_assert_true (mg_network_get_real (self->network, id, MG_FIELD_X, &map_x));
  g_assert_true (mg_network_get_real (self->network, id, MG_FIELD_Y, &map_y));
  mg_viewport_to_window (mg_map_view_get_viewport (self->map), map_x, map_y, x, y);
}

void
mg_map_fixture_type_name (MgMapFixture *self,
                          const char   *name)
{
  MgMapEntry *entry = MG_MAP_ENTRY (self->map->entry);
  guint id = 0;

  mg_map_entry_set_text (entry, name);
  g_signal_emit_by_name (entry, "confirmed", name, id);
}

guint
mg_map_fixture_count (MgMapFixture *self,
                      guint         kinds)
{
  return mg_network_count (self->network, kinds);
}

void
mg_map_fixture_assert_n_steps (MgMapFixture *self,
                               guint         n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    {
      g_assert_cmpuint (mg_history_get_state (self->history), !=, self->state);
      mg_document_undo (self->document);
    }
  g_assert_cmpuint (mg_history_get_state (self->history), ==, self->state);
}
