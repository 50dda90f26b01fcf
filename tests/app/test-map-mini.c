/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-map-mini.h"

#include <math.h>

#include "mg-map-fixture.h"

/* Seconds, for the worker of a loaded machine; never reached otherwise. */
#define MAX_WAIT 30

typedef struct
{
  MgMapFixture  map;
  MgMapMini    *mini;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  GtkWidget *overlay = gtk_overlay_new ();

  mg_map_fixture_set_up (&self->map, data);
  g_object_ref (self->map.map);
  gtk_window_set_child (GTK_WINDOW (self->map.window), NULL);
  gtk_window_set_child (GTK_WINDOW (self->map.window), overlay);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->map.map));
  self->mini = MG_MAP_MINI (mg_map_mini_new (self->map.map));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->mini));
  mg_map_fixture_spin (50);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_unref (self->map.map);
  mg_map_fixture_tear_down (&self->map, data);
}

/* As many as are not to be found without it, in a row from the left to the right. */
static void
fill (Fixture *self)
{
  for (guint i = 0; i <= MG_MAP_MINI_MIN_ITEMS; i++)
    mg_map_fixture_add (self->map.document, "N", 100. * i, 0.);
}

static gboolean
wait_for_picture (Fixture *self)
{
  gint64 end = g_get_monotonic_time () + MAX_WAIT * G_USEC_PER_SEC;
  double x, y;

  while (!mg_map_mini_to_map (self->mini, 0., 0., &x, &y) && g_get_monotonic_time () < end)
    mg_map_fixture_spin (20);

  return mg_map_mini_to_map (self->mini, 0., 0., &x, &y);
}

/* Only where there is much to see, and nobody turned it off. */
static void
test_shown (Fixture       *self,
            gconstpointer  data)
{
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->mini)));
  fill (self);
  mg_map_fixture_spin (100);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->mini)));
  mg_map_mini_set_wanted (self->mini, FALSE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->mini)));
  mg_map_mini_set_wanted (self->mini, TRUE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->mini)));
}

/* The whole of what is seen already has no overview; but it is not gone for good. */
static void
test_whole_in_sight (Fixture       *self,
                     gconstpointer  data)
{
  fill (self);
  mg_map_fixture_spin (100);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->mini)));
  mg_map_view_zoom_fit (self->map.map);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->mini)));
  mg_map_view_centre (self->map.map, 0., 0.);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->mini)));
}

/* Where it is clicked is what is seen then. */
static void
test_click (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->mini));
  const MgViewport *view = mg_map_view_get_viewport (self->map.map);
  double x, y;

  fill (self);
  g_assert_true (wait_for_picture (self));
  g_assert_true (mg_map_mini_to_map (self->mini, 30., 70., &x, &y));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        {
          g_signal_emit_by_name (controller, "drag-begin", 100., 70.);
          g_assert_cmpfloat (fabs (view->x - x), >, 100.);
          g_signal_emit_by_name (controller, "drag-update", -70., 0.);
        }
    }
  g_assert_cmpfloat_with_epsilon (view->x, x, 1e-6);
  g_assert_cmpfloat_with_epsilon (view->y, y, 1e-6);
}

/* Both ends are on it. */
static void
test_whole (Fixture       *self,
            gconstpointer  data)
{
  double left, right, y;

  fill (self);
  g_assert_true (wait_for_picture (self));
  mg_map_mini_to_map (self->mini, 0., 70., &left, &y);
  mg_map_mini_to_map (self->mini, 200., 70., &right, &y);
  g_assert_cmpfloat (left, <, 0.);
  g_assert_cmpfloat (right, >, 100. * MG_MAP_MINI_MIN_ITEMS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/map-mini/shown", test_shown);
  ADD ("/map-mini/nothing-to-add-to-all", test_whole_in_sight);
  ADD ("/map-mini/click", test_click);
  ADD ("/map-mini/whole", test_whole);
#undef ADD

  return g_test_run ();
}
