/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table through the window: imported, undone as often as one likes, its file gone meanwhile. */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "mg-application.h"
#include "mg-import-dialog.h"
#include "mg-waiting.h"
#include "mg-window.h"

#define TABLE "Nom;Type;Commune\nÉlan;ESS;Tulle\nPixel;Entreprise;Brive\n"

static MgApplication *application;

static char *
write_table (void)
{
  char *path = g_build_filename (g_get_user_data_dir (), "table.csv", NULL);

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (g_file_set_contents (path, TABLE, -1, NULL));

  return path;
}

static guint
count_organisations (MgWindow *window)
{
  return mg_network_count (mg_document_get_network (mg_window_get_document (window)), MG_ITEM_ORGANISATION);
}

static MgImportDialog *
find_assistant (void)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    if (MG_IS_IMPORT_DIALOG (link->data))
      return link->data;

  return NULL;
}

static gpointer
get_child (MgImportDialog *dialog,
           const char     *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (dialog), MG_TYPE_IMPORT_DIALOG, name);
}

static MgImportDialog *
open_table (MgWindow   *window,
            const char *path)
{
  gtk_window_present (GTK_WINDOW (window));
  mg_window_open (window, path);
  mg_wait_until (find_assistant () != NULL);
  mg_wait_until (!mg_import_dialog_is_looking (find_assistant ()));

  return find_assistant ();
}

static void
press_import (MgImportDialog *dialog)
{
  g_signal_emit_by_name (get_child (dialog, "import_button"), "clicked");
  mg_wait_until (find_assistant () == NULL);
}

/* Whether a button that is shown in @root says @label. */
static gboolean
has_button (GtkWidget  *root,
            const char *label)
{
  gboolean found = GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root) &&
                   g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = has_button (child, label);

  return found;
}

/* A sentence is a window, or a part of one. */
static gboolean
is_answer_shown (const char *label)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();
  gboolean found = FALSE;

  for (GList *link = toplevels; link != NULL && !found; link = link->next)
    found = has_button (link->data, label);

  return found;
}

static void
test_undo_twice (void)
{
  g_autofree char *path = write_table ();
  MgWindow *window = mg_window_new (GTK_APPLICATION (application));
  MgDocument *document;

  press_import (open_table (window, path));
  mg_wait_until (count_organisations (window) == 2);
  document = mg_window_get_document (window);
  g_assert_true (mg_document_get_modified (document));

  mg_document_undo (document);
  g_assert_cmpuint (count_organisations (window), ==, 0);
  mg_document_undo (document);
  g_assert_cmpuint (count_organisations (window), ==, 0);
  g_assert_false (mg_document_get_modified (document));
  mg_document_redo (document);
  mg_document_redo (document);
  g_assert_cmpuint (count_organisations (window), ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
  g_unlink (path);
}

/* What was read is kept: read in another encoding, and imported, without the file. */
static void
test_gone_meanwhile (void)
{
  g_autofree char *path = write_table ();
  MgWindow *window = mg_window_new (GTK_APPLICATION (application));
  MgImportDialog *dialog = open_table (window, path);

  g_assert_cmpint (g_unlink (path), ==, 0);
  adw_combo_row_set_selected (get_child (dialog, "encoding_row"), 2);
  mg_wait_until (!mg_import_dialog_is_looking (dialog));
  adw_combo_row_set_selected (get_child (dialog, "encoding_row"), 1);
  mg_wait_until (!mg_import_dialog_is_looking (dialog));
  press_import (dialog);
  mg_wait_until (count_organisations (window) == 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Gone before it is read: a sentence, and the window is as it was. */
static void
test_not_there (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "nothing.csv", NULL);
  MgWindow *window = mg_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  mg_window_open (window, path);
  mg_wait_until (is_answer_shown (_("_Close")));
  g_assert_null (find_assistant ());
  g_assert_cmpuint (count_organisations (window), ==, 0);
  g_assert_false (mg_document_get_modified (mg_window_get_document (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = mg_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/window/import-is-undone-in-one-step", test_undo_twice);
  g_test_add_func ("/window/import-does-not-need-its-file-any-more", test_gone_meanwhile);
  g_test_add_func ("/window/import-of-nothing-is-refused", test_not_there);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
