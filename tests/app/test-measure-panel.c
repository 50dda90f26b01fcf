/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <math.h>

#include "mg-measure-choice.h"
#include "mg-measure-columns.h"
#include "mg-measure-figures.h"
#include "mg-measure-memory.h"
#include "mg-measure-panel.h"
#include "mg-measure-save.h"
#include "mg-measure-sections.h"
#include "mg-measure-tables.h"
#include "mg-plot-make.h"
#include "mg-plot-page.h"
#include "mg-plot-view.h"
#include "mg-table-list.h"
#include "mg-waiting.h"

/* A window with the figures of three organisations in a row and one alone. */
typedef struct
{
  GtkWidget   *window;
  GtkWidget   *panel;
  MgDocument  *document;
  MgNetwork   *network;
  MgTableList *table;
  MgId         orgs[4];
} Fixture;

/* The whole text of the labels under @root, for looking into. */
static void
collect_text (GtkWidget *root,
              GString   *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_visible (root))
    g_string_append_printf (text, "%s\n", gtk_label_get_label (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      collect_text (child, text);
}

static void
assert_says (GtkWidget  *root,
             const char *text)
{
  g_autoptr(GString) all = g_string_new (NULL);

  collect_text (root, all);
  if (strstr (all->str, text) == NULL)
    g_error ("“%s” is not said in:\n%s", text, all->str);
}

static void
add_link (Fixture *fixture,
          guint    source,
          guint    target)
{
  g_autoptr(GError) error = NULL;
  MgTransaction *transaction;
  MgId id;

  transaction = mg_command_add_link (fixture->network, fixture->orgs[source],
                                     fixture->orgs[target], "project", &id, &error);
  g_assert_no_error (error);
  g_assert_true (mg_document_run (fixture->document, transaction, 0));
}

static void
show_page (Fixture    *fixture,
           const char *name)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (fixture->table), GTK_TYPE_STACK);

  gtk_stack_set_visible_child_name (GTK_STACK (stack), name);
  gtk_test_widget_wait_for_draw (fixture->window);
  mg_settle ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char * const names[] = { "Un", "Deux", "Trois", "Quatre" };

  fixture->document = mg_document_new ();
  fixture->network = mg_document_get_network (fixture->document);
  for (guint i = 0; i < 4; i++)
    g_assert_true (mg_document_run (fixture->document,
                                    mg_command_add_organisation (fixture->network, names[i], "ess",
                                                                 i * 100., 0, &fixture->orgs[i]),
                                    0));
  add_link (fixture, 0, 1);
  add_link (fixture, 1, 2);

  fixture->window = gtk_window_new ();
  fixture->panel = mg_measure_panel_new ();
  mg_measure_panel_set_document (MG_MEASURE_PANEL (fixture->panel), fixture->document);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->panel);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  fixture->table = MG_TABLE_LIST (mg_find_widget (fixture->panel, MG_TYPE_TABLE_LIST, 0));
  show_page (fixture, "organisations");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mg_settle ();
  g_assert_finalize_object (fixture->document);
}

/* Default, set, notified once, set again the same, finalised. */
static void
test_life (void)
{
  GtkWidget *panel = g_object_ref_sink (mg_measure_panel_new ());
  g_autoptr(MgDocument) document = mg_document_new ();
  guint n_notified = 0;

  /* The action exists and is disabled; activating it says TRUE and does nothing. */
  gtk_widget_activate_action (panel, "measure.run", NULL);

  g_signal_connect_swapped (panel, "notify::document", G_CALLBACK (mg_count_cb), &n_notified);
  mg_measure_panel_set_document (MG_MEASURE_PANEL (panel), document);
  mg_measure_panel_set_document (MG_MEASURE_PANEL (panel), document);
  g_assert_cmpuint (n_notified, ==, 1);
  mg_measure_panel_set_document (MG_MEASURE_PANEL (panel), NULL);
  g_assert_cmpuint (n_notified, ==, 2);
  mg_measure_panel_set_document (MG_MEASURE_PANEL (panel), document);

  g_assert_finalize_object (panel);
}

/* What is counted at once is shown before the worker has begun. */
static void
test_counts_are_never_stale (Fixture       *fixture,
                             gconstpointer  data)
{
  GtkWidget *figures = mg_find_widget (fixture->panel, MG_TYPE_MEASURE_FIGURES, 0);
  MgId fifth;

  mg_wait_for_results (fixture->document);
  show_page (fixture, "figures");
  add_link (fixture, 2, 3);
  mg_settle ();
  g_assert_true (mg_document_results_are_stale (fixture->document));
  assert_says (figures, "3 of 6 possible pairs");

  g_assert_true (mg_document_run (fixture->document,
                                  mg_command_add_organisation (fixture->network, "Cinq", "ess", 0., 0., &fifth),
                                  0));
  mg_settle ();
  g_assert_true (mg_document_results_are_stale (fixture->document));
  assert_says (figures, "3 of 10 possible pairs");
  assert_says (figures, "mean number of partners: 1.2");
  g_assert_cmpuint (mg_table_list_get_n_rows (fixture->table), ==, 5);
}

static void
check_age (GtkWidget *root,
           gboolean   is_stale,
           guint     *n_grey)
{
  const MgMeasure *measure = g_object_get_data (G_OBJECT (root), "measure");

  if (measure != NULL && ADW_IS_ACTION_ROW (root))
    {
      GtkWidget *value = g_object_get_data (G_OBJECT (root), "value");

      g_assert_true (gtk_widget_has_css_class (value, "dim-label") ==
                     (is_stale && !mg_live_has (measure->id)));
      *n_grey += gtk_widget_has_css_class (value, "dim-label");
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_age (child, is_stale, n_grey);
}

static void
test_what_is_old_is_grey (Fixture       *fixture,
                          gconstpointer  data)
{
  MgMeasureFigures *figures = MG_MEASURE_FIGURES (mg_find_widget (fixture->panel, MG_TYPE_MEASURE_FIGURES, 0));
  guint n_grey = 0;

  mg_wait_for_results (fixture->document);
  check_age (GTK_WIDGET (figures), FALSE, &n_grey);
  mg_measure_figures_set_stale (figures, TRUE);
  check_age (GTK_WIDGET (figures), TRUE, &n_grey);
  g_assert_cmpuint (n_grey, >, 0);
  mg_measure_figures_set_stale (figures, FALSE);
  check_age (GTK_WIDGET (figures), FALSE, &n_grey);
}

/* Density never stands alone, and of few organisations there are but its counts. */
static void
test_density_with_what_it_is_made_of (Fixture       *fixture,
                                      gconstpointer  data)
{
  GtkWidget *figures = mg_find_widget (fixture->panel, MG_TYPE_MEASURE_FIGURES, 0);
  g_autofree char *tsv = NULL;
  MgFigure density;
  MgId fifth;

  mg_wait_for_results (fixture->document);
  assert_says (figures, "2 of 6 possible pairs");
  assert_says (figures, "Fewer than five organisations: only counts are shown.");
  g_assert_true (mg_document_get_figure (fixture->document, "density", &density));
  g_assert_true (isnan (density.value));
  g_assert_true (isnan (mg_results_get_figure (mg_document_get_results (fixture->document), "transitivity")->value));

  mg_document_run (fixture->document,
                   mg_command_add_organisation (fixture->network, "Cinq", "ess", 0., 0., &fifth), 0);
  mg_wait_for_results (fixture->document);
  assert_says (figures, "2 of 10 possible pairs");
  assert_says (figures, "mean number of partners: 0.8");
  mg_document_run (fixture->document, mg_command_remove (fixture->network, &fifth, 1), 0);
  mg_wait_for_results (fixture->document);

  tsv = mg_measure_figures_dup_tsv (MG_MEASURE_FIGURES (figures));
  g_assert_nonnull (strstr (tsv, "\t2\t6\n"));
}

static void
test_follows_edits (Fixture       *fixture,
                    gconstpointer  data)
{
  mg_wait_for_results (fixture->document);
  g_assert_cmpuint (mg_table_list_get_n_rows (fixture->table), ==, 4);
  assert_says (fixture->panel, "4 organisations");

  add_link (fixture, 2, 3);
  mg_wait_for_results (fixture->document);
  assert_says (mg_find_widget (fixture->panel, MG_TYPE_MEASURE_FIGURES, 0), "3 of 6 possible pairs");

  /* Who is gone has no row, even before the next figures. */
  mg_document_run (fixture->document, mg_command_remove (fixture->network, &fixture->orgs[3], 1), 0);
  g_assert_cmpuint (mg_table_list_get_n_rows (fixture->table), ==, 3);
}

static void
test_sort_by_measure (Fixture       *fixture,
                      gconstpointer  data)
{
  mg_wait_for_results (fixture->document);
  mg_table_list_sort (fixture->table, "degree", GTK_SORT_DESCENDING);
  g_assert_cmpuint (mg_table_list_get_shown (fixture->table, 0), ==, fixture->orgs[1]);
  mg_table_list_sort (fixture->table, "degree", GTK_SORT_ASCENDING);
  g_assert_cmpuint (mg_table_list_get_shown (fixture->table, 0), ==, fixture->orgs[3]);
}

static void
test_selection_both_ways (Fixture       *fixture,
                          gconstpointer  data)
{
  MgSelection *selection = mg_document_get_selection (fixture->document);
  GtkSelectionModel *model = mg_table_list_get_selection (fixture->table);

  mg_wait_for_results (fixture->document);
  mg_table_list_sort (fixture->table, "degree", GTK_SORT_DESCENDING);
  mg_selection_set_one (selection, fixture->orgs[1]);
  mg_settle ();
  g_assert_true (gtk_selection_model_is_selected (model, 0));

  gtk_selection_model_select_item (model, 3, TRUE);
  g_assert_cmpuint (mg_selection_get_primary (selection), ==, fixture->orgs[3]);
  g_assert_cmpuint (mg_selection_get_n (selection), ==, 1);
}

/* Figures are read, not edited: Delete must not remove an organisation here. */
static void
test_delete_does_nothing (Fixture       *fixture,
                          gconstpointer  data)
{
  mg_wait_for_results (fixture->document);
  mg_selection_set_one (mg_document_get_selection (fixture->document), fixture->orgs[0]);
  mg_settle ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.delete", NULL);
  g_assert_cmpuint (mg_network_count (fixture->network, MG_ITEM_ORGANISATION), ==, 4);
}

static void
test_size_by (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *page = gtk_widget_get_parent (GTK_WIDGET (fixture->table));
  GtkDropDown *size = GTK_DROP_DOWN (mg_find_widget (page, GTK_TYPE_DROP_DOWN, 0));
  GtkDropDown *colour = GTK_DROP_DOWN (mg_find_widget (page, GTK_TYPE_DROP_DOWN, 1));

  g_assert_null (mg_measure_choice_get (size));
  gtk_drop_down_set_selected (size, 1);
  g_assert_cmpstr (mg_document_get_look (fixture->document, MG_FIELD_POLE_SIZE_BY), ==, "degree");

  /* The document may be told by others. */
  mg_document_set_look (fixture->document, MG_FIELD_POLE_SIZE_BY, NULL);
  mg_document_set_look (fixture->document, MG_FIELD_POLE_COLOUR_BY, "community");
  g_assert_null (mg_measure_choice_get (size));
  g_assert_cmpstr (mg_measure_choice_get (colour), ==, "community");
  g_assert_cmpstr (mg_document_get_look (fixture->document, MG_FIELD_POLE_COLOUR_BY), ==, "community");
}

static void
test_experts_ask (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkCheckButton *all = GTK_CHECK_BUTTON (mg_find_widget (fixture->panel, GTK_TYPE_CHECK_BUTTON, 0));
  guint n_columns = g_list_model_get_n_items (mg_table_list_get_columns (fixture->table));
  guint n_measures;
  const MgMeasure *table = mg_measure_get_table (&n_measures);
  guint n_all = 1;

  for (guint i = 0; i < n_measures; i++)
    n_all += table[i].domain == MG_MEASURE_ORGANISATION;

  g_assert_cmpuint (n_columns, <, n_all);
  gtk_check_button_set_active (all, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (mg_table_list_get_columns (fixture->table)),
                    ==, n_all);
  gtk_check_button_set_active (all, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (mg_table_list_get_columns (fixture->table)),
                    ==, n_columns);
}

static void
test_date_is_checked (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkEntry *entry = GTK_ENTRY (mg_find_widget (fixture->panel, GTK_TYPE_ENTRY, 0));

  gtk_editable_set_text (GTK_EDITABLE (entry), "06/2016");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (mg_document_get_date (fixture->document), ==, mg_date_new (2016, 6, 0));

  gtk_editable_set_text (GTK_EDITABLE (entry), "yesterday");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (mg_document_get_date (fixture->document), ==, mg_date_new (2016, 6, 0));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "error"));
  mg_wait_for_results (fixture->document);
}

/* What was ticked once is ticked the next time. */
static void
test_everything_is_remembered (Fixture       *fixture,
                               gconstpointer  data)
{
  GtkCheckButton *all = GTK_CHECK_BUTTON (mg_find_widget (fixture->panel, GTK_TYPE_CHECK_BUTTON, 0));
  GtkWidget *panel;

  gtk_check_button_set_active (all, TRUE);
  panel = g_object_ref_sink (mg_measure_panel_new ());
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (mg_find_widget (panel,
                                                                            GTK_TYPE_CHECK_BUTTON,
                                                                            0))));
  g_assert_finalize_object (panel);
  gtk_check_button_set_active (all, FALSE);
  g_assert_false (mg_measure_memory_get_all ());
}

static void
test_columns_are_remembered (Fixture       *fixture,
                             gconstpointer  data)
{
  GListModel *columns = mg_table_list_get_columns (fixture->table);
  g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 1);
  g_autoptr(GPtrArray) again = NULL;

  gtk_column_view_column_set_visible (column, FALSE);
  again = mg_measure_columns_new (FALSE);
  mg_measure_columns_recall (again);
  g_assert_true (((MgTableColumn *) g_ptr_array_index (again, 1))->hidden);
  g_assert_false (((MgTableColumn *) g_ptr_array_index (again, 2))->hidden);
  gtk_column_view_column_set_visible (column, TRUE);
}

/* A figure is nowhere twice, and each section has one. */
static void
test_every_measure_has_a_section (void)
{
  guint n_measures, counts[MG_N_SECTIONS] = { 0 };
  const MgMeasure *table = mg_measure_get_table (&n_measures);

  for (guint i = 0; i < n_measures; i++)
    counts[mg_measure_section_of (&table[i])]++;
  for (guint i = 0; i < MG_N_SECTIONS; i++)
    {
      g_assert_cmpuint (counts[i], >, 0);
      g_assert_nonnull (mg_measure_section_get_title (i));
    }
  g_assert_true (mg_measure_section_is_short (mg_measure_find ("density")));
  g_assert_true (mg_measure_section_is_short (mg_measure_find ("mixing_kind")));
  g_assert_false (mg_measure_section_is_short (mg_measure_find ("transitivity")));
}

/* Nothing is left blank: there is a figure, or the reason why there is none. */
static void
test_no_figure_has_a_reason (Fixture       *fixture,
                             gconstpointer  data)
{
  const MgMeasure *measure = mg_measure_find ("orgs_inside");
  MgId fifth;

  mg_document_run (fixture->document,
                   mg_command_add_organisation (fixture->network, "Cinq", "ess", 0., 0., &fifth), 0);
  mg_wait_for_results (fixture->document);
  assert_says (mg_find_widget (fixture->panel, MG_TYPE_MEASURE_FIGURES, 0), measure->none_reason);
}

/* Enter on a figure says what it means. */
static void
test_card_by_keyboard (Fixture       *fixture,
                       gconstpointer  data)
{
  GtkWidget *figures = mg_find_widget (fixture->panel, MG_TYPE_MEASURE_FIGURES, 0);
  GtkWidget *row = mg_find_widget (figures, ADW_TYPE_ACTION_ROW, 0);
  GtkWidget *popover = mg_find_widget (row, GTK_TYPE_POPOVER, 0);

  mg_wait_for_results (fixture->document);
  show_page (fixture, "figures");
  g_assert_false (gtk_widget_get_visible (popover));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  mg_settle ();
  g_assert_true (gtk_widget_get_visible (popover));
  assert_says (popover, "Checked against");
  gtk_popover_popdown (GTK_POPOVER (popover));
  mg_settle ();
}

static void
test_table_is_copied (Fixture       *fixture,
                      gconstpointer  data)
{
  MgMeasureTables *tables = MG_MEASURE_TABLES (mg_find_widget (fixture->panel, MG_TYPE_MEASURE_TABLES,
                                                           0));
  g_autofree char *tsv = NULL;

  mg_wait_for_results (fixture->document);
  mg_measure_tables_select (tables, "mixing_kind");
  tsv = mg_measure_tables_dup_tsv (tables);
  g_assert_nonnull (strstr (tsv, "2 of 6"));
  g_assert_true (g_str_has_suffix (tsv, "\n"));
  g_assert_cmpint (tsv[0], ==, '\t');
}

static MgPlotView *
show_distribution (Fixture *fixture)
{
  GtkWidget *page = mg_find_widget (fixture->panel, MG_TYPE_PLOT_PAGE, 0);

  show_page (fixture, "plots");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (mg_find_widget (page, GTK_TYPE_DROP_DOWN, 0)), 2);
  mg_wait_for_results (fixture->document);
  gtk_test_widget_wait_for_draw (fixture->window);
  mg_settle ();

  return MG_PLOT_VIEW (mg_find_widget (page, MG_TYPE_PLOT_VIEW, 0));
}

static void
press (GtkWidget *widget,
       guint      keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
}

/* Hands on the keyboard: to the second point, and it is selected. */
static void
test_plot_by_keyboard (Fixture       *fixture,
                       gconstpointer  data)
{
  MgPlotView *view = show_distribution (fixture);
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (view), MG_TYPE_PLOT_PAGE);
  MgSelection *selection = mg_document_get_selection (fixture->document);

  gtk_widget_grab_focus (GTK_WIDGET (view));
  press (GTK_WIDGET (view), GDK_KEY_Right);
  assert_says (page, "Quatre");
  press (GTK_WIDGET (view), GDK_KEY_Right);
  assert_says (page, "Un");
  press (GTK_WIDGET (view), GDK_KEY_Return);
  g_assert_cmpuint (mg_selection_get_primary (selection), ==, fixture->orgs[0]);

  press (GTK_WIDGET (view), GDK_KEY_End);
  press (GTK_WIDGET (view), GDK_KEY_space);
  g_assert_cmpuint (mg_selection_get_primary (selection), ==, fixture->orgs[1]);
}

/* One child for each organisation, and it can be chosen without hands. */
static void
test_plot_is_told (Fixture       *fixture,
                   gconstpointer  data)
{
  MgPlotView *view = show_distribution (fixture);
  GtkWidget *proxy = gtk_widget_get_first_child (GTK_WIDGET (view));
  guint n = 0;

  for (GtkWidget *child = proxy; child != NULL; child = gtk_widget_get_next_sibling (child))
    n++;
  g_assert_cmpuint (n, ==, 4);
  gtk_test_accessible_assert_role (proxy, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (proxy, GTK_ACCESSIBLE_PROPERTY_LABEL, "Quatre");
  gtk_widget_activate_action (proxy, "proxy.select", NULL);
  g_assert_cmpuint (mg_selection_get_primary (mg_document_get_selection (fixture->document)), ==,
                    fixture->orgs[3]);
  gtk_test_accessible_assert_state (proxy, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
}

/* What is not to be passed on is on the screen, and in no file. */
static void
test_private_does_not_leave (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(GPtrArray) columns = mg_measure_columns_new (FALSE);
  g_auto(MgValue) value = mg_value_boolean (TRUE);
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;
  g_autofree char *latex = NULL;
  g_autoptr(MgPlot) plot = NULL;
  g_autoptr(GBytes) svg = NULL;

  mg_document_run (fixture->document,
                   mg_command_set (fixture->network, &fixture->orgs[1], 1, MG_FIELD_PRIVATE, &value),
                   0);
  mg_wait_for_results (fixture->document);

  csv = mg_measure_save_csv (fixture->document, columns);
  json = mg_measure_save_json (fixture->document, columns);
  plot = mg_plot_make (fixture->document, MG_PLOT_SCATTER, "degree", "strength", TRUE);
  svg = mg_plot_export (plot, MG_THEME_PRINT, MG_EXPORT_SVG, 600., 400., 1., NULL, NULL);
  g_assert_nonnull (strstr (csv, ",Trois,ess,1,"));
  g_assert_null (strstr (csv, "Deux"));
  g_assert_nonnull (strstr (json, "\"label\": \"Trois\""));
  g_assert_null (strstr (json, "Deux"));
  g_assert_nonnull (strstr (json, "\"methods\": \""));
  latex = mg_measure_save_latex (fixture->document, columns);
  g_assert_nonnull (strstr (latex, "\nTrois & "));
  g_assert_nonnull (strstr (latex, "\\section*{"));
  g_assert_nonnull (strstr (latex, "\n\nChecked against: "));
  g_assert_null (strstr (latex, "Deux"));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg),
                                  "Trois"));
  g_assert_null (g_strstr_len (g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg),
                               "Deux"));
}

/* Closing the window in the middle of a run must neither crash nor report. */
static void
test_dispose_while_busy (Fixture       *fixture,
                         gconstpointer  data)
{
  gtk_widget_activate_action (fixture->panel, "measure.run", NULL);
  mg_measure_panel_set_document (MG_MEASURE_PANEL (fixture->panel), NULL);
  mg_measure_panel_set_document (MG_MEASURE_PANEL (fixture->panel), fixture->document);
  mg_document_measure (fixture->document);
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
    { "/measure-panel/density-with-what-it-is-made-of", test_density_with_what_it_is_made_of },
    { "/measure-panel/counts-are-never-stale", test_counts_are_never_stale },
    { "/measure-panel/what-is-old-is-grey", test_what_is_old_is_grey },
    { "/measure-panel/follows-edits", test_follows_edits },
    { "/measure-panel/sort-by-measure", test_sort_by_measure },
    { "/measure-panel/selection-both-ways", test_selection_both_ways },
    { "/measure-panel/delete-does-nothing", test_delete_does_nothing },
    { "/measure-panel/size-by", test_size_by },
    { "/measure-panel/experts-ask", test_experts_ask },
    { "/measure-panel/date-is-checked", test_date_is_checked },
    { "/measure-panel/everything-is-remembered", test_everything_is_remembered },
    { "/measure-panel/columns-are-remembered", test_columns_are_remembered },
    { "/measure-panel/no-figure-has-a-reason", test_no_figure_has_a_reason },
    { "/measure-panel/card-by-keyboard", test_card_by_keyboard },
    { "/measure-panel/table-is-copied", test_table_is_copied },
    { "/measure-panel/plot-by-keyboard", test_plot_by_keyboard },
    { "/measure-panel/plot-is-told", test_plot_is_told },
    { "/measure-panel/private-does-not-leave", test_private_does_not_leave },
    { "/measure-panel/dispose-while-busy", test_dispose_while_busy },
  };

  /* What assistive technologies are told is looked at, too. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/measure-panel/life", test_life);
  g_test_add_func ("/measure-panel/every-measure-has-a-section", test_every_measure_has_a_section);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
