/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says when its file changes, and what can be done about it. */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <time.h>
#include <utime.h>

#include "mg-application.h"
#include "mg-notice.h"
#include "mg-waiting.h"
#include "mg-window.h"

static MgApplication *application;

static const char content[] =
  "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"
  "<key id=\"k\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>"
  "<graph edgedefault=\"undirected\">"
  "<node id=\"a\"><data key=\"k\">Ressourcerie</data></node>%s</graph></graphml>";

static char *
write_pole (const char *more)
{
  char *path = g_build_filename (g_get_user_data_dir (), "disk", "pole.graphml", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = g_strdup_printf (content, more);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static guint
count_organisations (MgWindow *window)
{
  return mg_network_count (mg_document_get_network (mg_window_get_document (window)), MG_ITEM_ORGANISATION);
}

static MgWindow *
open_pole (char **path)
{
  MgWindow *window = mg_window_new (GTK_APPLICATION (application));

  *path = write_pole ("");
  gtk_window_present (GTK_WINDOW (window));
  mg_window_open (window, *path);
  mg_wait_until (count_organisations (window) == 1);

  return window;
}

static void
edit (MgWindow *window)
{
  MgDocument *document = mg_window_get_document (window);

  g_assert_true (mg_document_run (document, mg_command_add_organisation (mg_document_get_network (document), "Tiers-lieu", "ess",
                                                                         0., 0., NULL), 0));
}

static void
activate (MgWindow   *window,
          const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
}

/* The first button that is shown and does @action. */
static GtkWidget *
find_button (GtkWidget  *root,
             const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, action);

  return found;
}

static gboolean
offers (MgWindow   *window,
        const char *action)
{
  return find_button (GTK_WIDGET (window), action) != NULL;
}

static void
test_reload (void)
{
  g_autofree char *path = NULL;
  MgWindow *window = open_pole (&path);

  g_assert_false (offers (window, "win.reload"));
  g_free (write_pole ("<node id=\"b\"/>"));
  mg_wait_until (offers (window, "win.reload"));
  g_assert_true (offers (window, "win.keep-mine"));
  g_assert_cmpuint (count_organisations (window), ==, 1);

  activate (window, "reload");
  mg_wait_until (count_organisations (window) == 2);
  mg_wait_until (!offers (window, "win.reload"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_keep_mine (void)
{
  g_autofree char *path = NULL;
  MgWindow *window = open_pole (&path);
  g_autofree char *saved = NULL;

  g_free (write_pole ("<node id=\"b\"/>"));
  mg_wait_until (offers (window, "win.keep-mine"));
  activate (window, "keep-mine");
  mg_wait_until (!offers (window, "win.keep-mine"));
  g_assert_true (mg_document_get_modified (mg_window_get_document (window)));
  activate (window, "save");
  mg_wait_until (!mg_document_get_modified (mg_window_get_document (window)));
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_null (g_strstr_len (saved, -1, "id=\"b\""));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_gone (void)
{
  g_autofree char *path = NULL;
  MgWindow *window = open_pole (&path);

  g_assert_cmpint (g_unlink (path), ==, 0);
  mg_wait_until (offers (window, "win.save-again"));
  activate (window, "save-again");
  mg_wait_until (g_file_test (path, G_FILE_TEST_EXISTS));
  mg_wait_until (!offers (window, "win.save-again"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_leftover (void)
{
  g_autofree char *path = write_pole ("<node id=\"b\"/>");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *left = g_build_filename (folder, ".~pole.graphml.0123abcd", NULL);
  GList *windows;
  MgWindow *window;
  MgDocument *document;
  /* Whatever the second in which the file is written anew. */
  const gint64 hour_s = time (NULL) + 3600;
  struct utimbuf later = { hour_s, hour_s };

  g_assert_cmpint (g_rename (path, left), ==, 0);
  g_assert_cmpint (g_utime (left, &later), ==, 0);
  g_clear_pointer (&path, g_free);
  window = open_pole (&path);
  mg_wait_until (offers (window, "win.open-leftover"));
  activate (window, "open-leftover");
  mg_wait_until (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))) == 2);
  windows = gtk_application_get_windows (GTK_APPLICATION (application));
  mg_wait_until (count_organisations (windows->data) == 2 || count_organisations (windows->next->data) == 2);

  /* As a new pole: the file and what was left stay as they are. */
  document = mg_window_get_document (windows->data == window ? windows->next->data : windows->data);
  g_assert_null (mg_document_get_path (document));
  g_assert_true (mg_document_get_modified (document));
  g_assert_true (g_file_test (left, G_FILE_TEST_EXISTS));
  mg_wait_until (!offers (window, "win.open-leftover"));

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (application))) != NULL)
    gtk_window_destroy (windows->data);
  g_unlink (left);
}

/* The first button that is shown in @root and says @label; NULL. */
static GtkWidget *
find_labelled (GtkWidget  *root,
               const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_labelled (child, label);

  return found;
}

/* Likewise of a question, which is a window or a part of one. */
static GtkWidget *
find_answer (const char *label)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();
  GtkWidget *found = NULL;

  for (GList *link = toplevels; link != NULL && found == NULL; link = link->next)
    found = find_labelled (link->data, label);

  return found;
}

/* The file itself is gone: what was left is offered instead of a refusal. */
static void
test_leftover_of_nothing (void)
{
  g_autofree char *path = write_pole ("<node id=\"b\"/>");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *left = g_build_filename (folder, ".~pole.graphml.0123abcd", NULL);
  MgWindow *window = mg_window_new (GTK_APPLICATION (application));
  MgDocument *document;

  g_assert_cmpint (g_rename (path, left), ==, 0);
  gtk_window_present (GTK_WINDOW (window));
  mg_window_open (window, path);
  mg_wait_until (find_answer (_("Open a _Copy")) != NULL);
  g_signal_emit_by_name (find_answer (_("Open a _Copy")), "clicked");
  mg_wait_until (count_organisations (window) == 2);

  document = mg_window_get_document (window);
  g_assert_null (mg_document_get_path (document));
  g_assert_true (mg_document_get_modified (document));
  g_assert_true (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_window_destroy (GTK_WINDOW (window));
  g_unlink (left);
}

static void
test_versions (void)
{
  g_autofree char *path = NULL;
  MgWindow *window = open_pole (&path);
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (toplevels);
  g_autoptr(GtkWindow) dialog = NULL;

  edit (window);
  activate (window, "save");
  mg_wait_until (!mg_document_get_modified (mg_window_get_document (window)));
  activate (window, "show-versions");
  mg_wait_until (g_list_model_get_n_items (toplevels) == n + 1);
  for (guint i = 0; i <= n; i++)
    {
      g_autoptr(GtkWindow) one = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (one) == GTK_WINDOW (window))
        g_set_object (&dialog, one);
    }
  g_assert_nonnull (dialog);
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The lock tells others, and goes with the window. */
static void
test_lock (void)
{
  g_autofree char *path = NULL;
  MgWindow *window = open_pole (&path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *lock = g_build_filename (folder, ".~lock.pole.graphml#", NULL);

  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  edit (window);
  mg_wait_until (g_file_test (lock, G_FILE_TEST_EXISTS));
  gtk_window_destroy (GTK_WINDOW (window));
  mg_wait_until (!g_file_test (lock, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = mg_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/window/reload-what-others-changed", test_reload);
  g_test_add_func ("/window/keep-mine", test_keep_mine);
  g_test_add_func ("/window/gone-file-is-saved-again", test_gone);
  g_test_add_func ("/window/leftover-is-opened-as-a-copy", test_leftover);
  g_test_add_func ("/window/leftover-of-a-file-that-is-gone", test_leftover_of_nothing);
  g_test_add_func ("/window/earlier-versions", test_versions);
  g_test_add_func ("/window/lock-goes-with-it", test_lock);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
