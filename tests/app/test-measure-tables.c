/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "mg-betweenness.h"
#include "mg-measure-about.h"
#include "mg-measure-save.h"
#include "mg-measure-tables.h"
#include "mg-proxy.h"
#include "mg-waiting.h"

/* Three in a row, @middle between the others. */
static MgDocument *
create_document (const char *middle)
{
  const char * const names[] = { "Un", middle, "Trois" };
  MgDocument *document = mg_document_new ();
  MgNetwork *network = mg_document_get_network (document);
  MgId orgs[3];

  for (guint i = 0; i < 3; i++)
    g_assert_true (mg_document_run (document,
                                    mg_command_add_organisation (network, names[i], "ess", i * 100.,
                                                                 0, &orgs[i]), 0));
  for (guint i = 0; i < 2; i++)
    g_assert_true (mg_document_run (document,
                                    mg_command_add_link (network, orgs[i], orgs[i + 1], "project",
                                                         NULL, NULL), 0));
  mg_document_measure (document);
  mg_wait_for_results (document);

  return document;
}

static char *
dup_tsv (MgDocument *document,
         const char *measure)
{
  GtkWidget *tables = g_object_ref_sink (mg_measure_tables_new ());
  char *tsv;

  mg_measure_tables_set_document (MG_MEASURE_TABLES (tables), document);
  mg_measure_tables_set_show_all (MG_MEASURE_TABLES (tables), TRUE);
  mg_measure_tables_select (MG_MEASURE_TABLES (tables), measure);
  tsv = mg_measure_tables_dup_tsv (MG_MEASURE_TABLES (tables));
  g_assert_finalize_object (tables);

  return tsv;
}

/* What the command line has a word for has one in the window. */
static void
test_every_name_has_words (void)
{
  g_autoptr(MgDocument) document = create_document ("Deux");
  g_autofree char *tsv = dup_tsv (document, "dyad_census");

  g_autofree char *columns = dup_tsv (document, "robustness");
  g_autofree char *alike = dup_tsv (document, "similarity");

  g_assert_nonnull (strstr (tsv, "Linked both ways"));
  g_assert_null (strstr (tsv, "mutual"));
  g_assert_nonnull (strstr (columns, "\tPieces\t"));
  g_assert_nonnull (strstr (alike, "\tDeux\t"));
}

/* A name is no formula of the spreadsheet that the table is pasted into. */
static void
test_names_are_no_formulas (void)
{
  g_autoptr(MgDocument) document = create_document ("=Deux");
  g_autofree char *tsv = dup_tsv (document, "robustness");

  g_assert_nonnull (strstr (tsv, "\n'=Deux\t"));
}

/* Pairs that are linked are rows, the largest figure first; of so few organisations
 * there is none.
 */
static void
test_links_are_rows (void)
{
  g_autoptr(MgDocument) document = create_document ("Deux");
  MgNetwork *network = mg_document_get_network (document);
  g_autofree char *few = dup_tsv (document, "link_betweenness");
  const MgSnapshot *graph = mg_results_get_snapshot (mg_document_get_results (document));
  MgId last = graph->ids[2];
  g_autofree char *tsv = NULL;

  g_assert_nonnull (strstr (few, "\nUn – Deux\t–\n"));
  for (guint i = 0; i < 2; i++)
    {
      MgId id;

      mg_document_run (document, mg_command_add_organisation (network, i == 0 ? "Quatre" : "Cinq", "ess", 0, 0, &id), 0);
      mg_document_run (document, mg_command_add_link (network, last, id, "project", NULL, NULL), 0);
      last = id;
    }
  mg_document_measure (document);
  mg_wait_for_results (document);

  tsv = dup_tsv (document, "link_betweenness");
  g_assert_cmpstr (tsv, ==, "\tValue\nDeux – Trois\t6\nTrois – Quatre\t6\nUn – Deux\t4\nQuatre – Cinq\t4\n");
}

static void
check_none (MgDocument *document,
            const char *reason)
{
  MgMeasureTables *tables = g_object_ref_sink (MG_MEASURE_TABLES (mg_measure_tables_new ()));
  GtkWidget *child;

  mg_measure_tables_set_document (tables, document);
  mg_measure_tables_set_show_all (tables, TRUE);
  mg_measure_tables_select (tables, "link_betweenness");
  for (child = gtk_widget_get_first_child (GTK_WIDGET (tables)); !GTK_IS_LABEL (child);
       child = gtk_widget_get_next_sibling (child))
    ;
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (child)), ==, reason);
  g_assert_true (gtk_widget_get_visible (child));
  g_assert_finalize_object (tables);
}

/* Each map without rows has its own reason. */
static void
test_no_rows_say_why (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  MgNetwork *network = mg_document_get_network (document);
  MgId ids[5], link;

  check_none (document, "The map says nothing about this yet.");
  for (guint i = 0; i < 5; i++)
    mg_document_run (document, mg_command_add_organisation (network, "A", "ess", 0, 0, &ids[i]), 0);
  mg_document_measure (document);
  mg_wait_for_results (document);
  check_none (document, "No two organisations are linked.");

  mg_document_run (document, mg_command_add_link (network, ids[0], ids[1], "project", &link, NULL), 0);
  mg_betweenness_limit (4, 64);
  mg_document_measure (document);
  mg_wait_for_results (document);
  mg_betweenness_limit (MG_BETWEENNESS_EXACT, G_MAXINT);
  check_none (document, "The map has more than 50,000 organisations.");
}

/* A name that turns writing about is heard to do so. */
static void
test_marks_tell_what_is_hidden (void)
{
  GtkWidget *proxy = g_object_ref_sink (mg_proxy_new ());

  mg_proxy_set (MG_PROXY (proxy), 0, "Qua\u202etre", "1\u202e2");
  gtk_test_accessible_assert_property (proxy, GTK_ACCESSIBLE_PROPERTY_LABEL, "Qua\ufffdtre");
  gtk_test_accessible_assert_property (proxy, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1\ufffd2");
  g_assert_finalize_object (proxy);
}

static gboolean
scroll_cb (GtkScrolledWindow *scroll,
           GtkScrollType      step,
           gboolean           horizontal,
           GtkScrollType     *found)
{
  *found = step;

  return TRUE;
}

/* Whoever reads a card presses the arrows. */
static void
test_arrows_move_a_card (void)
{
  GtkWidget *about = mg_measure_about_new (mg_measure_find ("density"));
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (about));
  GtkWidget *window = gtk_window_new ();
  g_autoptr(GListModel) controllers = NULL;
  guint n_moved = 0;
  GtkWidget *scroll;

  gtk_window_set_child (GTK_WINDOW (window), about);
  gtk_window_present (GTK_WINDOW (window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (about));
  scroll = gtk_popover_get_child (popover);
  controllers = gtk_widget_observe_controllers (scroll);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) keys = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (keys) && k < g_list_model_get_n_items (G_LIST_MODEL (keys)); k++)
        {
          g_autoptr(GtkShortcut) arrow = g_list_model_get_item (G_LIST_MODEL (keys), k);
          g_autofree char *key = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (arrow));
          gboolean is_down = g_str_equal (key, "Down");
          GtkScrollType found = GTK_SCROLL_NONE;
          gulong handler;

          if (!is_down && !g_str_equal (key, "Up"))
            continue;

          handler = g_signal_connect (scroll, "scroll-child", G_CALLBACK (scroll_cb), &found);
          gtk_shortcut_action_activate (gtk_shortcut_get_action (arrow), 0, scroll, gtk_shortcut_get_arguments (arrow));
          g_signal_handler_disconnect (scroll, handler);
          g_assert_cmpint (found, ==, is_down ? GTK_SCROLL_STEP_FORWARD : GTK_SCROLL_STEP_BACKWARD);
          n_moved++;
        }
    }

  g_assert_cmpuint (n_moved, ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is asked for. */

static void
answered_cb (gboolean *done)
{
  *done = TRUE;
}

static void
wait_for_answer (gboolean *done)
{
  mg_wait_until (*done);
}

static MgMeasureTables *
create_tables (MgDocument *document)
{
  MgMeasureTables *tables = g_object_ref_sink (MG_MEASURE_TABLES (mg_measure_tables_new ()));

  mg_measure_tables_set_document (tables, document);
  mg_measure_tables_set_show_all (tables, TRUE);

  return tables;
}

/* A comparison is shown when it is there, says each row in words, and leaves with how
 * it was drawn.
 */
static void
test_random_networks_in_words (void)
{
  const MgRandomOptions options = { 20, 3, TRUE };
  g_autoptr(MgDocument) document = create_document ("Deux");
  MgMeasureTables *tables = create_tables (document);
  MgMeasureAsked *asked = mg_measure_tables_get_asked (tables);
  gboolean done = FALSE;
  g_autofree char *tsv = NULL;
  g_autofree char *json = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *note = NULL;

  g_signal_connect_swapped (asked, "answered", G_CALLBACK (answered_cb), &done);
  mg_measure_asked_ask_random (asked, &options);
  g_assert_nonnull (mg_measure_asked_get_progress (asked));
  wait_for_answer (&done);
  g_assert_null (mg_measure_asked_get_progress (asked));

  tsv = mg_measure_tables_dup_tsv (tables);
  g_assert_true (g_str_has_prefix (tsv, "\tIn words\tObserved\t"));
  g_assert_nonnull (strstr (tsv, "\nMean distance\tHigher than 0 % of networks drawn at random in which "
                                 "each has as many partners, and as high as 100 %.\t"));
  json = mg_measure_tables_dup_saved (tables, ".json");
  g_assert_nonnull (strstr (json, "\"networks\": 20"));
  g_assert_nonnull (strstr (json, "\"seed\": 3"));
  csv = mg_measure_tables_dup_saved (tables, ".csv");
  g_assert_true (g_str_has_prefix (csv, "measure,observed,"));
  note = mg_measure_tables_dup_saved (tables, ".txt");
  g_assert_nonnull (strstr (note, "Random networks: 20, "));
  g_assert_finalize_object (tables);
}

/* What was found of another map is said to be so. */
static void
test_answers_become_old (void)
{
  g_autoptr(MgDocument) document = create_document ("Deux");
  MgMeasureTables *tables = create_tables (document);
  MgMeasureAsked *asked = mg_measure_tables_get_asked (tables);
  gboolean done = FALSE;
  MgId more;

  g_signal_connect_swapped (asked, "answered", G_CALLBACK (answered_cb), &done);
  mg_measure_asked_ask_sensitivity (asked);
  wait_for_answer (&done);
  g_assert_false (mg_measure_asked_is_stale (asked, MG_ASKED_SENSITIVITY));
  g_assert_nonnull (mg_measure_asked_get_grid (asked, MG_ASKED_SENSITIVITY));
  g_assert_null (mg_measure_asked_get_grid (asked, MG_ASKED_RANDOM));

  g_assert_true (mg_document_run (document,
                                  mg_command_add_organisation (mg_document_get_network (document), "Quatre",
                                                               "ess", 0, 0, &more), 0));
  g_assert_true (mg_measure_asked_is_stale (asked, MG_ASKED_SENSITIVITY));
  g_assert_false (mg_measure_asked_is_stale (asked, MG_ASKED_RANDOM));
  g_assert_finalize_object (tables);
}

/* A stop leaves nothing, and the next question is answered. */
static void
test_a_stop_is_no_answer (void)
{
  const MgRandomOptions many = { MG_RANDOM_MAX, 1, FALSE };
  g_autoptr(MgDocument) document = create_document ("Deux");
  MgMeasureTables *tables = create_tables (document);
  MgMeasureAsked *asked = mg_measure_tables_get_asked (tables);
  gboolean done = FALSE;

  g_signal_connect_swapped (asked, "answered", G_CALLBACK (answered_cb), &done);
  mg_measure_asked_ask_random (asked, &many);
  mg_measure_asked_stop (asked);
  g_assert_null (mg_measure_asked_get_progress (asked));
  mg_measure_asked_ask_sensitivity (asked);
  wait_for_answer (&done);
  g_assert_null (mg_measure_asked_get_grid (asked, MG_ASKED_RANDOM));
  g_assert_nonnull (mg_measure_asked_get_grid (asked, MG_ASKED_SENSITIVITY));

  mg_measure_asked_ask_random (asked, &many);
  g_assert_finalize_object (tables);
}

/* What is not to be passed on is on the screen, and in no file. */
static void
test_private_rows_do_not_leave (void)
{
  g_autoptr(MgDocument) document = create_document ("Deux");
  MgNetwork *network = mg_document_get_network (document);
  MgMeasureTables *tables = create_tables (document);
  MgId middle = mg_results_get_snapshot (mg_document_get_results (document))->ids[1];
  g_auto(MgValue) value = mg_value_boolean (TRUE);
  g_autofree char *shown = NULL, *saved = NULL;

  mg_document_run (document, mg_command_set (network, &middle, 1, MG_FIELD_PRIVATE, &value), 0);
  mg_wait_for_results (document);
  mg_measure_tables_select (tables, "bridge_list");
  shown = mg_measure_tables_dup_tsv (tables);
  saved = mg_measure_tables_dup_saved (tables, ".tex");
  g_assert_nonnull (strstr (shown, "Deux"));
  g_assert_null (strstr (saved, "Deux"));
  g_assert_finalize_object (tables);
}

static char *
write_cb (gpointer    source,
          const char *extension)
{
  return mg_measure_tables_dup_saved (source, extension);
}

static char *
read_back (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_no_errno (g_remove (path));

  return text;
}

/* CSV is one table, and how it was found must not stay behind. */
static void
test_methods_go_with_csv (void)
{
  g_autofree char *folder = g_dir_make_tmp ("maillage-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "pairs.csv", NULL);
  g_autoptr(MgDocument) document = create_document ("Deux");
  MgMeasureTables *tables = create_tables (document);
  const MgMeasureSave save = { document, NULL, NULL, write_cb };
  g_autofree char *csv = NULL, *note = NULL;

  mg_measure_tables_select (tables, "dyad_census");
  mg_measure_save_to (&save, tables, path);
  csv = read_back (folder, "pairs.csv");
  note = read_back (folder, "pairs-methods.txt");
  g_assert_null (strstr (csv, "Checked against: "));
  g_assert_nonnull (strstr (note, "Checked against: "));
  g_assert_no_errno (g_rmdir (folder));
  g_assert_finalize_object (tables);
}

int
main (int   argc,
      char *argv[])
{
  /* What assistive technologies are told is looked at, too. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/measure-tables/every-name-has-words", test_every_name_has_words);
  g_test_add_func ("/measure-tables/links-are-rows", test_links_are_rows);
  g_test_add_func ("/measure-tables/no-rows-say-why", test_no_rows_say_why);
  g_test_add_func ("/measure-tables/names-are-no-formulas", test_names_are_no_formulas);
  g_test_add_func ("/measure-tables/marks-tell-what-is-hidden", test_marks_tell_what_is_hidden);
  g_test_add_func ("/measure-tables/arrows-move-a-card", test_arrows_move_a_card);
  g_test_add_func ("/measure-tables/random-networks-in-words", test_random_networks_in_words);
  g_test_add_func ("/measure-tables/answers-become-old", test_answers_become_old);
  g_test_add_func ("/measure-tables/a-stop-is-no-answer", test_a_stop_is_no_answer);
  g_test_add_func ("/measure-tables/private-rows-do-not-leave", test_private_rows_do_not_leave);
  g_test_add_func ("/measure-tables/methods-go-with-csv", test_methods_go_with_csv);

  return g_test_run ();
}
