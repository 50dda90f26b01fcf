/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "mg-compare-map.h"
#include "mg-compare-series.h"
#include "mg-compare-table.h"
#include "mg-compare-window.h"
#include "mg-format.h"
#include "mg-swatch.h"
#include "mg-vocabulary.h"
#include "mg-waiting.h"

/* A window, and a folder with two poles and a file that is none. */
typedef struct
{
  MgCompareWindow *window;
  MgCompareSet    *set;
  char            *folder;
  char            *paths[3];
} Fixture;

static void
wait_for_idle (MgCompareSet *set)
{
  mg_wait_until (mg_compare_set_get_progress (set) == NULL);
  mg_settle ();
}

static GtkWidget *
nth_widget (Fixture *fixture,
            GType    type,
            guint    n)
{
  return mg_find_widget (GTK_WIDGET (fixture->window), type, n);
}

static MgCompareTable *
get_table (Fixture *fixture)
{
  return MG_COMPARE_TABLE (nth_widget (fixture, MG_TYPE_COMPARE_TABLE, 0));
}

static MgComparePole *
get_pole (Fixture *fixture,
          guint    i)
{
  g_autoptr(MgComparePole) pole = g_list_model_get_item (mg_compare_set_get_poles (fixture->set), i);

  return pole;
}

static void
set_value (MgNetwork *network,
           MgId       id,
           MgFieldId  field,
           MgValue    value)
{
  MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field, .value = value };

  g_assert_true (mg_network_apply (network, &edit, NULL, NULL));
  mg_value_clear (&edit.value);
}

/* "Un", "Deux"… in a row, the first @n_members of them members; of which all four are has
 * colours of its own.
 */
static void
write_pole (const char *path,
            const char *name,
            guint       n_members)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(GBytes) bytes = NULL;
  MgId last = MG_ID_NONE;

  set_value (network, MG_ID_POLE, MG_FIELD_POLE_NAME, mg_value_text (name));
  set_value (network, MG_ID_POLE, MG_FIELD_POLE_COLOURS,
             mg_value_text (n_members == 4 ? "kind|ess|#ff0000" : "kind|ess|#00ff00"));
  for (guint i = 0; i < 4; i++)
    {
      MgEdit add = { .kind = MG_EDIT_ADD_ITEM, .item = MG_ITEM_ORGANISATION, .id = mg_network_new_id (network) };
      MgEdit link = { .kind = MG_EDIT_ADD_ITEM, .item = MG_ITEM_LINK, .source = last, .target = add.id };
      g_autofree char *label = g_strdup_printf ("%s %u", name, i);

      g_assert_true (mg_network_apply (network, &add, NULL, NULL));
      set_value (network, add.id, MG_FIELD_LABEL, mg_value_text (label));
      set_value (network, add.id, MG_FIELD_KIND, mg_value_text ("ess"));
      set_value (network, add.id, MG_FIELD_X, mg_value_real (i * 100. * n_members));
      set_value (network, add.id, MG_FIELD_Y, mg_value_real (0.));
      if (i < n_members)
        set_value (network, add.id, MG_FIELD_BELONGING, mg_value_text ("member"));
      link.id = mg_network_new_id (network);
      if (last != MG_ID_NONE)
        g_assert_true (mg_network_apply (network, &link, NULL, NULL));
      last = add.id;
    }

  bytes = mg_format_serialise (network, mg_format_find ("graphml"), path, NULL, NULL, NULL, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char * const names[] = { "b.graphml", "bad.graphml", "a.graphml" };

  fixture->folder = g_dir_make_tmp ("compare-XXXXXX", NULL);
  for (guint i = 0; i < 3; i++)
    fixture->paths[i] = g_build_filename (fixture->folder, names[i], NULL);
  write_pole (fixture->paths[0], "Beta", 4);
  g_assert_true (g_file_set_contents (fixture->paths[1], "not a pole", -1, NULL));
  write_pole (fixture->paths[2], "Alpha", 3);

  fixture->window = mg_compare_window_new (NULL);
  fixture->set = mg_compare_window_get_set (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < 3; i++)
    mg_compare_set_add (fixture->set, fixture->paths[i]);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mg_settle ();
  g_assert_null (fixture->window);

  for (guint i = 0; i < 3; i++)
    {
      g_unlink (fixture->paths[i]);
      g_free (fixture->paths[i]);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* The line of @tsv that begins with @title. */
static char *
dup_line (const char *tsv,
          const char *title)
{
  g_auto(GStrv) lines = g_strsplit (tsv, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], title) && lines[i][strlen (title)] == '\t')
      return g_strdup (lines[i]);

  return NULL;
}

static void
assert_row (Fixture    *fixture,
            const char *title,
            const char *row)
{
  g_autofree char *tsv = mg_compare_table_dup_tsv (get_table (fixture));
  g_autofree char *line = dup_line (tsv, title);

  g_assert_cmpstr (line, ==, row);
}

static void
test_members_stand_side_by_side (Fixture       *fixture,
                                 gconstpointer  data)
{
  wait_for_idle (fixture->set);

  g_assert_cmpint (mg_compare_set_get_scope (fixture->set)->perimeter, ==, MG_PERIMETER_MEMBERS);
  assert_row (fixture, "Organisations counted", "Organisations counted\t4\t3");
  assert_row (fixture, "Pole", "Pole\tBeta (b.graphml)\tAlpha (a.graphml)");
}

static void
test_a_bad_file_stops_nobody (Fixture       *fixture,
                              gconstpointer  data)
{
  wait_for_idle (fixture->set);

  g_assert_cmpint (mg_compare_pole_get_state (get_pole (fixture, 1)), ==, MG_COMPARE_POLE_FAILED);
  g_assert_nonnull (strstr (mg_compare_pole_get_error (get_pole (fixture, 1)), "bad.graphml"));
  g_assert_cmpint (mg_compare_pole_get_state (get_pole (fixture, 0)), ==, MG_COMPARE_POLE_READY);
  g_assert_cmpint (mg_compare_pole_get_state (get_pole (fixture, 2)), ==, MG_COMPARE_POLE_READY);
}

static void
test_one_question_for_all (Fixture       *fixture,
                           gconstpointer  data)
{
  wait_for_idle (fixture->set);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (nth_widget (fixture, GTK_TYPE_DROP_DOWN, 0)), 0);
  /* Old figures are not seen with new ones. */
  assert_row (fixture, "Organisations counted", "Organisations counted\t…\t…");
  wait_for_idle (fixture->set);

  assert_row (fixture, "Organisations counted", "Organisations counted\t4\t4");
}

static void
test_order_is_by_name_only_if_asked (Fixture       *fixture,
                                     gconstpointer  data)
{
  wait_for_idle (fixture->set);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "compare.poles-by-name", NULL);

  assert_row (fixture, "Organisations counted", "Organisations counted\t3\t4");
}

static void
test_stop_and_go_on (Fixture       *fixture,
                     gconstpointer  data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "compare.stop", NULL);
  g_assert_null (mg_compare_set_get_progress (fixture->set));
  g_assert_cmpint (mg_compare_pole_get_state (get_pole (fixture, 0)), ==, MG_COMPARE_POLE_STOPPED);
  mg_settle ();
  g_assert_null (mg_compare_pole_get_results (get_pole (fixture, 0)));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "compare.go-on", NULL);
  wait_for_idle (fixture->set);
  g_assert_cmpint (mg_compare_pole_get_state (get_pole (fixture, 2)), ==, MG_COMPARE_POLE_READY);
}

static void
test_left_out_and_added_once (Fixture       *fixture,
                              gconstpointer  data)
{
  mg_compare_set_add (fixture->set, fixture->paths[0]);
  g_assert_cmpuint (g_list_model_get_n_items (mg_compare_set_get_poles (fixture->set)), ==, 3);

  /* The one in hand. */
  mg_compare_set_remove (fixture->set, get_pole (fixture, 0));
  wait_for_idle (fixture->set);
  assert_row (fixture, "Organisations counted", "Organisations counted\t3");
}

static void
test_csv_is_tidy (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *csv = NULL;

  wait_for_idle (fixture->set);
  csv = mg_compare_table_dup_csv (get_table (fixture));
  g_assert_true (g_str_has_prefix (csv, "file,pole,measure,indicator,perimeter,date,levels,value,numerator,denominator\n"
                                        "b.graphml,Beta,organisations,,members,,,4,,\n"));
  g_assert_nonnull (strstr (csv, "\na.graphml,Alpha,density,I-01,members,,,,2,3\n"));
}

/* Computed when the page is looked at, and forgotten with the question. */
static void
test_sensitivity (Fixture       *fixture,
                  gconstpointer  data)
{
  AdwViewStack *pages = ADW_VIEW_STACK (nth_widget (fixture, ADW_TYPE_VIEW_STACK, 0));
  MgScope scope = *mg_compare_set_get_scope (fixture->set);
  MgCompareTable *table;
  g_autofree char *csv = NULL, *tsv = NULL;

  wait_for_idle (fixture->set);
  g_assert_null (mg_compare_pole_get_sensitivity (get_pole (fixture, 0)));
  adw_view_stack_set_visible_child_name (pages, "sensitivity");
  wait_for_idle (fixture->set);
  g_assert_nonnull (mg_compare_pole_get_results (get_pole (fixture, 0)));
  g_assert_nonnull (mg_compare_pole_get_sensitivity (get_pole (fixture, 0)));

  table = MG_COMPARE_TABLE (nth_widget (fixture, MG_TYPE_COMPARE_TABLE, 1));
  csv = mg_compare_table_dup_csv (table);
  g_assert_nonnull (strstr (csv, "\nb.graphml,Beta,pairs,,members,,,with_collectives,3,,\n"));
  g_assert_nonnull (strstr (csv, "\na.graphml,Alpha,pairs,,members,,,confirmed,0,,\n"));
  tsv = mg_compare_table_dup_tsv (table);
  g_assert_nonnull (strstr (tsv, "\nLinked pairs, Confirmed links only\t0\t0\n"));

  scope.support = TRUE;
  mg_compare_set_set_scope (fixture->set, &scope);
  g_assert_null (mg_compare_pole_get_sensitivity (get_pole (fixture, 0)));
  wait_for_idle (fixture->set);
  g_assert_nonnull (mg_compare_pole_get_sensitivity (get_pole (fixture, 2)));
}

static void
test_maps_have_one_scale (Fixture       *fixture,
                          gconstpointer  data)
{
  GtkWidget *first, *second;

  wait_for_idle (fixture->set);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (nth_widget (fixture, ADW_TYPE_VIEW_STACK, 0)), "maps");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  mg_settle ();

  first = nth_widget (fixture, MG_TYPE_COMPARE_MAP, 0);
  second = nth_widget (fixture, MG_TYPE_COMPARE_MAP, 1);
  g_assert_nonnull (second);
  g_assert_cmpfloat (mg_compare_map_get_scale (MG_COMPARE_MAP (first)), >, 0.02);
  g_assert_cmpfloat_with_epsilon (mg_compare_map_get_scale (MG_COMPARE_MAP (first)),
                                  mg_compare_map_get_scale (MG_COMPARE_MAP (second)), 1e-9);
}

/* What is beside each other has one look: that of the first that was added. */
static void
test_maps_have_one_look (Fixture       *fixture,
                         gconstpointer  data)
{
  const MgColour red = mg_style_own_colour (&(MgColour) { 1., 0., 0., 1. }, FALSE, mg_swatch_get_theme ());

  wait_for_idle (fixture->set);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (nth_widget (fixture, ADW_TYPE_VIEW_STACK, 0)), "maps");
  mg_settle ();

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *map = nth_widget (fixture, MG_TYPE_COMPARE_MAP, i);
      const MgSceneNode *nodes;
      guint n_nodes;

      g_assert_nonnull (map);
      nodes = mg_scene_get_nodes (mg_compare_map_get_scene (MG_COMPARE_MAP (map)), &n_nodes);
      g_assert_cmpuint (n_nodes, ==, 4);
      for (guint k = 0; k < n_nodes; k++)
        g_assert_true (mg_colour_is_like (&nodes[k].fill, &red));
    }
}

/* A date that is none changes nothing; one that is asks again. */
static void
test_date_is_checked (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *entry = nth_widget (fixture, GTK_TYPE_ENTRY, 0);

  wait_for_idle (fixture->set);
  gtk_editable_set_text (GTK_EDITABLE (entry), "soon");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_null (mg_compare_set_get_progress (fixture->set));

  gtk_editable_set_text (GTK_EDITABLE (entry), "2016-06");
  g_signal_emit_by_name (entry, "activate");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_assert_nonnull (mg_compare_set_get_progress (fixture->set));
  wait_for_idle (fixture->set);

  /* And closing the window while it is being typed is no accident. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "later");
  gtk_widget_grab_focus (entry);
}

/* From nothing to the largest, and in numbers. */
static void
test_years_are_bars_and_numbers (void)
{
  static const double values[] = { 4., 0., 10., 20. };
  g_autoptr(MgGrid) years = mg_grid_new ();
  g_autofree char *bars = NULL, *numbers = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *year = g_strdup_printf ("%u", 2012 + i);

      mg_grid_set (years, year, "pairs", mg_figure_count (values[i]));
    }
  bars = mg_compare_series_dup_bars (years, "pairs");
  numbers = mg_compare_series_dup_numbers (years, "pairs");
  g_assert_cmpstr (bars, ==, "▂▁▄█");
  g_assert_cmpstr (numbers, ==, "2012–2015: 4, 0, 10, 20");
}

/* One level, for all poles and their maps. */
static void
test_one_level_for_all (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkDropDown *levels = GTK_DROP_DOWN (nth_widget (fixture, GTK_TYPE_DROP_DOWN, 1));
  const char *verb = mg_vocabulary_find ("layer", "mutualisation")->verb;
  g_autofree char *pooled = g_strdup_printf ("Levels counted\t%s\t%s", verb, verb);

  wait_for_idle (fixture->set);
  assert_row (fixture, "Levels counted", "Levels counted\tEvery link\tEvery link");
  gtk_drop_down_set_selected (levels, 1);
  wait_for_idle (fixture->set);
  assert_row (fixture, "Levels counted", pooled);
  assert_row (fixture, "Linked pairs", "Linked pairs\t0\t0");
}

/* A file without places is no pile in a corner. */
static void
test_files_without_places_get_some (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "plain.net", NULL);
  MgNetwork *network;
  double x[3], y[3];
  guint n = 0;

  g_file_set_contents (path, "*Vertices 3\n1 \"a\"\n2 \"b\"\n3 \"c\"\n*Edges\n1 2\n2 3\n", -1, NULL);
  wait_for_idle (fixture->set);
  mg_compare_set_add (fixture->set, path);
  wait_for_idle (fixture->set);
  network = mg_compare_pole_get_network (get_pole (fixture, 3));
  for (MgId id = 0; id < mg_network_get_id_limit (network) && n < 3; id++)
    if (mg_network_find (network, id) != NULL && mg_network_get_real (network, id, MG_FIELD_X, &x[n]) &&
        mg_network_get_real (network, id, MG_FIELD_Y, &y[n]))
      n++;
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpfloat (hypot (x[0] - x[1], y[0] - y[1]), >, 1.);
  g_assert_cmpfloat (hypot (x[1] - x[2], y[1] - y[2]), >, 1.);
  g_unlink (path);
}

static void
test_closed_while_busy (Fixture       *fixture,
                        gconstpointer  data)
{
  g_assert_nonnull (mg_compare_set_get_progress (fixture->set));
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/compare-window/members-stand-side-by-side", test_members_stand_side_by_side },
    { "/compare-window/a-bad-file-stops-nobody", test_a_bad_file_stops_nobody },
    { "/compare-window/one-question-for-all", test_one_question_for_all },
    { "/compare-window/order-is-by-name-only-if-asked", test_order_is_by_name_only_if_asked },
    { "/compare-window/stop-and-go-on", test_stop_and_go_on },
    { "/compare-window/left-out-and-added-once", test_left_out_and_added_once },
    { "/compare-window/csv-is-tidy", test_csv_is_tidy },
    { "/compare-window/sensitivity-when-it-is-looked-at", test_sensitivity },
    { "/compare-window/maps-have-one-scale", test_maps_have_one_scale },
    { "/compare-window/maps-have-one-look", test_maps_have_one_look },
    { "/compare-window/date-is-checked", test_date_is_checked },
    { "/compare-window/one-level-for-all", test_one_level_for_all },
    { "/compare-window/files-without-places-get-some", test_files_without_places_get_some },
    { "/compare-window/closed-while-busy", test_closed_while_busy },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/compare-window/years-are-bars-and-numbers", test_years_are_bars_and_numbers);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
