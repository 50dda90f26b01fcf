/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-map-search.h"

#include <math.h>

#include "mg-map-fixture.h"
#include "mg-waiting.h"

/* Seconds, for a loaded machine; never reached otherwise. */
#define MAX_WAIT 30

typedef struct
{
  MgMapFixture  map;
  MgMapSearch  *search;
  GtkWidget    *entry;
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
  self->search = MG_MAP_SEARCH (mg_map_search_new (self->map.map));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->search));
  self->entry = mg_find_widget (GTK_WIDGET (self->search), GTK_TYPE_SEARCH_ENTRY, 0);
  mg_map_fixture_spin (50);
  mg_map_search_open (self->search);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_unref (self->map.map);
  mg_map_fixture_tear_down (&self->map, data);
}

static void
type (Fixture    *self,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  g_signal_emit_by_name (self->entry, "search-changed");
  mg_map_fixture_spin (20);
}

static void
press_enter (Fixture         *self,
             GdkModifierType  state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (self->entry);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_taken = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Return, 0u, state, &is_taken);
    }
  mg_map_fixture_spin (20);
}

static const char *
get_count (Fixture *self)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->search));
  GtkWidget *label = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box));

  return gtk_label_get_label (GTK_LABEL (label));
}

static void
assert_selected (Fixture *self,
                 MgId     id)
{
  g_assert_cmpuint (mg_selection_get_primary (self->map.selection), ==, id);
  g_assert_cmpuint (mg_selection_get_n (self->map.selection), ==, 1);
}

/* Neither accents nor capitals count; Enter goes round, Shift and Enter back. */
static void
test_next (Fixture       *self,
           gconstpointer  data)
{
  MgId first = mg_map_fixture_add (self->map.document, "Épicerie des Cimes", 30., 40.);
  MgId second = mg_map_fixture_add (self->map.document, "L’Épicerie", 60., 40.);
  MgId third = mg_map_fixture_add (self->map.document, "Garépi", 60., 90.);

  type (self, " EPI ");
  assert_selected (self, first);
  g_assert_cmpstr (get_count (self), ==, "1 of 3");
  press_enter (self, 0);
  assert_selected (self, second);
  press_enter (self, 0);
  assert_selected (self, third);
  press_enter (self, 0);
  assert_selected (self, first);
  press_enter (self, GDK_SHIFT_MASK);
  assert_selected (self, third);
  g_assert_cmpstr (get_count (self), ==, "3 of 3");

  /* Quicker than the search: it is no step yet. */
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "ep");
  press_enter (self, 0);
  assert_selected (self, first);
  g_signal_emit_by_name (self->entry, "search-changed");
  press_enter (self, 0);
  g_signal_emit_by_name (self->entry, "search-changed");
  assert_selected (self, second);

  type (self, "nowhere");
  g_assert_cmpstr (get_count (self), ==, "None");
  assert_selected (self, second);
}

static double
get_distance (Fixture *self,
              double   x,
              double   y)
{
  const MgViewport *view = mg_map_view_get_viewport (self->map.map);

  return hypot (view->x - x, view->y - y);
}

/* What is out of sight comes into the middle, on its way there. */
static void
test_glide (Fixture       *self,
            gconstpointer  data)
{
  gint64 end = g_get_monotonic_time () + MAX_WAIT * G_USEC_PER_SEC;
  MgId far = mg_map_fixture_add (self->map.document, "Lointaine", 5000., -3000.);
  double before = get_distance (self, 5000., -3000.);
  double scale = mg_map_view_get_viewport (self->map.map)->scale;

  type (self, "lointaine");
  assert_selected (self, far);
  while (get_distance (self, 5000., -3000.) > 0. && g_get_monotonic_time () < end)
    mg_map_fixture_spin (20);
  g_assert_cmpfloat (before, >, 1000.);
  g_assert_cmpfloat (get_distance (self, 5000., -3000.), ==, 0.);
  g_assert_cmpfloat (mg_map_view_get_viewport (self->map.map)->scale, ==, scale);
}

/* What is hidden is not selected, but it is said that there is one. */
static void
test_hidden (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(MgFilter) filter = mg_filter_new ();

  mg_map_fixture_add (self->map.document, "Cachée", 30., 40.);
  g_hash_table_add (filter->hidden_kinds, g_strdup (""));
  filter->hidden_rings = 0x1f;
  mg_document_set_filter (self->map.document, filter);
  mg_selection_clear (self->map.selection);
  type (self, "cachee");
  g_assert_cmpuint (mg_selection_get_n (self->map.selection), ==, 0);
  g_assert_cmpstr (get_count (self), ==, "1 hidden");
}

/* What was found may be removed before Enter comes. */
static void
test_removed (Fixture       *self,
              gconstpointer  data)
{
  MgId gone = mg_map_fixture_add (self->map.document, "Papier un", 30., 40.);
  MgId kept = mg_map_fixture_add (self->map.document, "Papier deux", 60., 40.);

  type (self, "papier");
  assert_selected (self, kept);
  g_assert_true (mg_document_run (self->map.document,
                                  mg_command_remove (self->map.network, &gone, 1), 0));
  press_enter (self, 0);
  assert_selected (self, kept);
  g_assert_cmpstr (get_count (self), ==, "1 of 1");
}

static void
test_escape (Fixture       *self,
             gconstpointer  data)
{
  g_signal_emit_by_name (self->entry, "stop-search");
  mg_map_fixture_spin (20);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->search)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->map.window)) ==
                 GTK_WIDGET (self->map.map));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/map-search/next", test_next);
  ADD ("/map-search/glide", test_glide);
  ADD ("/map-search/hidden", test_hidden);
  ADD ("/map-search/removed", test_removed);
  ADD ("/map-search/escape", test_escape);
#undef ADD

  return g_test_run ();
}
