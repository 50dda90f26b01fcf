/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing one of the networks in a file: each answer comes once. */
#include <adwaita.h>

#include "mg-graph-choice.h"

typedef struct
{
  guint   n_answers;
  char   *part;
  GError *error;
} Answer;

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Answer *answer = user_data;

  answer->n_answers++;
  answer->part = mg_graph_choice_finish (result, &answer->error);
}

static MgWarnings *
create_parts (void)
{
  MgWarnings *warnings = mg_warnings_new ();

  mg_warnings_add_part (warnings, &(MgFormatPart) { .id = (char *) "A <b> & c", .n_organisations = 1, .n_links = 2, .is_read = TRUE });
  mg_warnings_add_part (warnings, &(MgFormatPart) { .id = (char *) "" });

  return warnings;
}

/* The window of the question: the one that is not @parent. */
static GtkWindow *
find_question (GtkWindow *parent)
{
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != parent && gtk_window_get_transient_for (window) == parent)
        return window;
    }

  return NULL;
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWindow *
ask (GtkWindow *parent,
     Answer    *answer)
{
  g_autoptr(MgWarnings) warnings = create_parts ();

  mg_graph_choice_async (parent, warnings, answered_cb, answer);

  return find_question (parent);
}

static void
wait (Answer *answer)
{
  while (answer->n_answers == 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (answer->n_answers, ==, 1);
}

static void
check_row (void)
{
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());
  Answer answer = { 0, };
  GtkWidget *list = find_list (GTK_WIDGET (ask (parent, &answer)));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1);

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0))),
                   ==, "A <b> & c");
  g_signal_emit_by_name (row, "activate");
  wait (&answer);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (answer.part, ==, "2");
  g_assert_null (find_question (parent));

  g_free (answer.part);
  gtk_window_destroy (parent);
}

static void
check_closed (void)
{
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());
  Answer answer = { 0, };

  gtk_window_close (ask (parent, &answer));
  wait (&answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (answer.part);

  g_error_free (answer.error);
  gtk_window_destroy (parent);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/graph-choice/a-row-answers", check_row);
  g_test_add_func ("/graph-choice/closing-is-no-answer", check_closed);

  return g_test_run ();
}
