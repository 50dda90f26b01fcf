/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in hand, as a window shows it. */
#include "mg-application.h"
#include "mg-measure-panel.h"
#include "mg-table-list.h"
#include "mg-waiting.h"
#include "mg-window.h"

/* More than are computed without a word. */
#define N_ORGANISATIONS 9000

static MgApplication *application;

static char *
write_pole (void)
{
  char *path = g_build_filename (g_get_user_data_dir (), "many.graphml", NULL);
  g_autoptr(GString) text = g_string_new ("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"
                                          "<graph edgedefault=\"undirected\">");

  for (guint i = 0; i < N_ORGANISATIONS; i++)
    g_string_append_printf (text, "<node id=\"n%u\"/>", i);
  for (guint i = 1; i < N_ORGANISATIONS; i++)
    g_string_append_printf (text, "<edge source=\"n%u\" target=\"n%u\"/>", i, i / 2);
  g_string_append (text, "</graph></graphml>");

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));

  return path;
}

static guint
count_mapped (GtkWidget *root,
              GType      type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (root, type) && gtk_widget_get_mapped (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_mapped (child, type);

  return n;
}

/* Whatever view is seen, one bar; and figures come when it goes. */
static void
test_one_bar (void)
{
  static const char * const views[] = { "map", "table", "measures" };
  g_autofree char *path = write_pole ();
  MgWindow *window = mg_window_new (GTK_APPLICATION (application));
  GActionGroup *actions = G_ACTION_GROUP (window);
  MgDocument *document;
  MgTableList *table;
  GtkWidget *panel;

  gtk_window_present (GTK_WINDOW (window));
  mg_window_open (window, path);
  mg_wait_until (mg_network_count (mg_document_get_network (mg_window_get_document (window)), MG_ITEM_ORGANISATION) > 0);
  document = mg_window_get_document (window);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_action_group_activate_action (actions, "view", g_variant_new_string (views[i]));
      mg_settle ();
      mg_document_measure (document);
      g_assert_true (mg_document_is_measuring (document));
      mg_wait_until (count_mapped (GTK_WIDGET (window), GTK_TYPE_PROGRESS_BAR) > 0 || !mg_document_is_measuring (document));
      g_assert_true (mg_document_is_measuring (document));
      g_assert_cmpuint (count_mapped (GTK_WIDGET (window), GTK_TYPE_PROGRESS_BAR), ==, 1);
      g_action_group_activate_action (actions, "stop", NULL);
      g_assert_false (mg_document_is_measuring (document));
      mg_wait_until (!g_action_group_get_action_enabled (actions, "stop"));
      g_assert_null (mg_document_get_results (document));
    }

  mg_document_measure (document);
  mg_wait_for_results (document);
  g_assert_false (g_action_group_get_action_enabled (actions, "stop"));

  /* The many rows of the table are made for those who want them. */
  panel = mg_find_widget (GTK_WIDGET (window), MG_TYPE_MEASURE_PANEL, 0);
  table = MG_TABLE_LIST (mg_find_widget (panel, MG_TYPE_TABLE_LIST, 0));
  g_assert_cmpuint (mg_table_list_get_n_rows (table), ==, 0);
  gtk_widget_activate_action (panel, "measure.copy", NULL);
  g_assert_cmpuint (mg_table_list_get_n_rows (table), ==, N_ORGANISATIONS);
  gtk_window_destroy (GTK_WINDOW (window));
  mg_settle ();
}

static void
count_cb (GAction  *action,
          GVariant *parameter,
          guint    *count)
{
  (*count)++;
}

static gboolean
pass_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Pressed by a key or by assistive technologies, it does not wait to look pressed. */
static void
test_stop_at_once (void)
{
  g_autofree char *path = write_pole ();
  MgWindow *window = mg_window_new (GTK_APPLICATION (application));
  MgDocument *document;
  GtkWidget *button = NULL;
  GAction *stop = g_action_map_lookup_action (G_ACTION_MAP (window), "stop");
  gboolean has_passed = FALSE;
  guint n_stops = 0;

  gtk_window_present (GTK_WINDOW (window));
  mg_window_open (window, path);
  mg_wait_until (mg_network_count (mg_document_get_network (mg_window_get_document (window)), MG_ITEM_ORGANISATION) > 0);
  document = mg_window_get_document (window);
  mg_document_measure (document);
  for (guint i = 0; (button = mg_find_widget (GTK_WIDGET (window), GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), "win.stop") == 0)
      break;
  g_assert_nonnull (button);
  g_assert_true (mg_document_is_measuring (document));
  g_signal_connect (stop, "activate", G_CALLBACK (count_cb), &n_stops);
  g_assert_true (gtk_widget_activate (button));
  g_assert_false (mg_document_is_measuring (document));

  /* As if other work had begun: it is not stopped as well. */
  mg_document_measure (document);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (stop), TRUE);
  g_timeout_add (400, pass_cb, &has_passed);
  mg_wait_until (has_passed);
  g_assert_cmpuint (n_stops, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  mg_settle ();
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  int status;

  /* run-headless.sh gives a home of its own; isolated, GTK would miss its schemas. */
  g_test_init (&argc, &argv, NULL);
  application = mg_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));

  g_test_add_func ("/window-work/one-bar", test_one_bar);
  g_test_add_func ("/window-work/stop-at-once", test_stop_at_once);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
