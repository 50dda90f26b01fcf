/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-filter-dialog.h"

#include "mg-filter-words.h"
#include "mg-map-fixture.h"
#include "mg-waiting.h"

typedef struct
{
  MgMapFixture  map;
  GtkWidget    *dialog;
} Fixture;

static void
set_value (Fixture   *self,
           guint      index,
           MgFieldId  field,
           MgValue    value)
{
  g_assert_true (mg_document_run (self->map.document,
                                  mg_command_set (self->map.network, &self->map.ids[index], 1, field,
                                                  &value), 0));
  mg_value_clear (&value);
}

/* Four of the five are of one kind, two have a date. */
static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  mg_map_fixture_set_up (&self->map, data);
  set_value (self, 0, MG_FIELD_KIND, mg_value_text ("ess"));
  set_value (self, 1, MG_FIELD_KIND, mg_value_text ("ess"));
  set_value (self, 2, MG_FIELD_KIND, mg_value_text ("firm"));
  set_value (self, 0, MG_FIELD_JOINED, mg_value_date (mg_date_new (2012, 0, 0)));
  set_value (self, 1, MG_FIELD_JOINED, mg_value_date (mg_date_new (2016, 0, 0)));
  self->dialog = mg_filter_dialog_new (GTK_WINDOW (self->map.window), self->map.document);
  gtk_window_present (GTK_WINDOW (self->dialog));
  mg_map_fixture_spin (50);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  mg_map_fixture_spin (20);
  mg_map_fixture_tear_down (&self->map, data);
}

static guint
count_shown (Fixture *self)
{
  guint n_shown, n_all;

  mg_filter_count (mg_document_get_filter (self->map.document), self->map.network, &n_shown, &n_all);

  return n_shown;
}

static void
choose_field (Fixture    *self,
              const char *name)
{
  AdwComboRow *row = ADW_COMBO_ROW (mg_find_widget (self->dialog, ADW_TYPE_COMBO_ROW, 0));
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GtkStringObject) object = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (object), name))
        {
          adw_combo_row_set_selected (row, i);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
check (Fixture  *self,
       guint     row,
       gboolean  is_on)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (mg_find_widget (self->dialog, GTK_TYPE_CHECK_BUTTON, row)),
                               is_on);
}

/* Each check and each letter counts at once; a field without any is no condition. */
static void
test_live (Fixture       *self,
           gconstpointer  data)
{
  GtkWidget *entry;
  int end = 4;

  choose_field (self, "Kind");
  check (self, 0, TRUE);
  g_assert_cmpuint (count_shown (self), ==, 1);
  check (self, 1, TRUE);
  g_assert_cmpuint (count_shown (self), ==, 5);

  choose_field (self, "Joined");
  entry = mg_find_widget (self->dialog, ADW_TYPE_ENTRY_ROW, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "2014");
  g_assert_cmpuint (count_shown (self), ==, 1);
  g_assert_cmpuint (mg_filter_get_n_parts (mg_document_get_filter (self->map.document)), ==, 2);
  gtk_editable_insert_text (GTK_EDITABLE (entry), "-99", -1, &end);
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpuint (count_shown (self), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpuint (count_shown (self), ==, 5);

  choose_field (self, "Kind");
  check (self, 0, FALSE);
  check (self, 1, FALSE);
  g_assert_true (mg_filter_is_empty (mg_document_get_filter (self->map.document)));
}

/* What only fades stays on the map, in the shade. */
static void
test_fade (Fixture       *self,
           gconstpointer  data)
{
  GtkSwitch *fade = GTK_SWITCH (mg_find_widget (self->dialog, GTK_TYPE_SWITCH, 0));
  MgScene *scene;
  guint n_nodes, n_dim = 0;
  const MgSceneNode *nodes;

  choose_field (self, "Kind");
  check (self, 0, TRUE);
  mg_scene_get_nodes (mg_map_view_get_scene (self->map.map), &n_nodes);
  g_assert_cmpuint (n_nodes, ==, 1);

  gtk_switch_set_active (fade, TRUE);
  scene = mg_map_view_get_scene (self->map.map);
  nodes = mg_scene_get_nodes (scene, &n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    n_dim += (nodes[i].flags & MG_NODE_DIM) != 0;
  g_assert_cmpuint (n_nodes, ==, 5);
  g_assert_cmpuint (n_dim, ==, 4);
}

/* What is taken back elsewhere is not checked any more. */
static void
test_follows (Fixture       *self,
              gconstpointer  data)
{
  choose_field (self, "Kind");
  check (self, 0, TRUE);
  mg_document_set_filter (self->map.document, NULL);
  g_assert_false (gtk_check_button_get_active (
    GTK_CHECK_BUTTON (mg_find_widget (self->dialog, GTK_TYPE_CHECK_BUTTON, 0))));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/filter-dialog/live", test_live);
  ADD ("/filter-dialog/fade", test_fade);
  ADD ("/filter-dialog/follows", test_follows);
#undef ADD

  return g_test_run ();
}
