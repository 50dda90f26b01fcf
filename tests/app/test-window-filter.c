/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not seen on the map as usual is said above it, with its way back. */
#include <string.h>

#include "mg-application.h"
#include "mg-notice.h"
#include "mg-waiting.h"
#include "mg-window.h"

static MgApplication *application;

/* The map is of 2016; one has joined later than 2013. */
static const char content[] =
  "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"
  "<key id=\"v\" for=\"graph\" attr.name=\"app_version\" attr.type=\"string\"/>"
  "<key id=\"d\" for=\"graph\" attr.name=\"reference_date\" attr.type=\"string\"/>"
  "<key id=\"k\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>"
  "<key id=\"j\" for=\"node\" attr.name=\"joined\" attr.type=\"string\"/>"
  "<graph edgedefault=\"undirected\"><data key=\"v\">1</data><data key=\"d\">2016-06-30</data>"
  "<node id=\"a\"><data key=\"k\">ess</data><data key=\"j\">2012</data></node>"
  "<node id=\"b\"><data key=\"k\">firm</data><data key=\"j\">2015-03</data></node>"
  "<edge id=\"e\" source=\"a\" target=\"b\"/></graph></graphml>";

static MgWindow *
open_window (void)
{
  MgWindow *window = mg_window_new (GTK_APPLICATION (application));
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "pole.graphml", NULL);

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  gtk_window_present (GTK_WINDOW (window));
  mg_window_open (window, path);
  mg_wait_until (mg_network_count (mg_document_get_network (mg_window_get_document (window)), MG_ITEM_ORGANISATION) == 2);
  mg_settle ();

  return window;
}

static gboolean
says (GtkWidget  *root,
      const char *text)
{
  gboolean found = GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) &&
                   strstr (gtk_label_get_label (GTK_LABEL (root)), text) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = says (child, text);

  return found;
}

/* The button that takes a part of it back. */
static GtkWidget *
find_chip (GtkWidget  *root,
           const char *text)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_has_css_class (root, "mg-chip") && says (root, text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *chip = find_chip (child, text);

      if (chip != NULL)
        return chip;
    }

  return NULL;
}

static void
set_date (MgWindow *window,
          guint     year)
{
  mg_document_set_date (mg_window_get_document (window), mg_date_new (year, 0, 0));
  mg_settle ();
}

/* Another moment than the pole's, which is nothing to say. */
static void
test_date (void)
{
  MgWindow *window = open_window ();
  MgDocument *document = mg_window_get_document (window);
  GtkWidget *root = GTK_WIDGET (window);

  set_date (window, 2013);
  mg_wait_until (find_chip (root, "Date: 2013") != NULL);
  mg_wait_until (says (root, "1 of 2 organisations is there at this date."));
  gtk_widget_activate (find_chip (root, "Date: 2013"));
  mg_wait_until (mg_document_get_date (document) == MG_DATE_NONE);
  mg_wait_until (find_chip (root, "Date") == NULL);
  mg_wait_until (!says (root, "there at this date"));

  mg_document_set_date (document, mg_date_new (2016, 6, 30));
  mg_settle ();
  g_assert_null (find_chip (root, "Date"));
  gtk_window_destroy (GTK_WINDOW (window));
  mg_settle ();
}

/* Each by itself, or both at once. */
static void
test_date_and_filter (void)
{
  MgWindow *window = open_window ();
  MgDocument *document = mg_window_get_document (window);
  GtkWidget *root = GTK_WIDGET (window);
  g_autoptr(MgFilter) filter = mg_filter_new ();

  filter->hidden_kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (filter->hidden_kinds, g_strdup ("firm"));
  mg_document_set_filter (document, filter);
  set_date (window, 2013);
  mg_wait_until (find_chip (root, "without") != NULL);
  g_assert_nonnull (find_chip (root, "Date: 2013"));
  gtk_widget_activate (find_chip (root, "without"));
  mg_wait_until (mg_filter_is_empty (mg_document_get_filter (document)));
  g_assert_cmpuint (mg_document_get_date (document), ==, mg_date_new (2013, 0, 0));

  mg_document_set_filter (document, filter);
  mg_settle ();
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-all", NULL);
  g_assert_true (mg_filter_is_empty (mg_document_get_filter (document)));
  g_assert_cmpuint (mg_document_get_date (document), ==, MG_DATE_NONE);
  mg_wait_until (find_chip (root, "") == NULL);
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

  g_test_add_func ("/window-filter/date-has-its-way-back", test_date);
  g_test_add_func ("/window-filter/date-and-filter", test_date_and_filter);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
