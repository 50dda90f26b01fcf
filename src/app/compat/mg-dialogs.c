/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of compat/ may use calls newer than the project's minimum: it lifts
 * the ceiling that meson.build sets, and picks by the version compiled with.
 */
#undef ADW_VERSION_MAX_ALLOWED
#undef GDK_VERSION_MAX_ALLOWED

#include "mg-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mg-text-show.h"

/* Questions */

static gboolean
answered_cb (gpointer user_data)
{
  g_autoptr(GTask) task = user_data;

  g_task_return_pointer (task, g_strdup (g_task_get_task_data (task)), g_free);

  return G_SOURCE_REMOVE;
}

/* The answer may close the parent, and the toolkit is still in the middle of
 * the key or click that was the answer, with the dialog in its hands: later.
 */
static void
response_cb (GObject    *dialog,
             const char *response,
             gpointer    user_data)
{
  GTask *task = user_data;

  g_task_set_task_data (task, g_strdup (response), g_free);
  g_idle_add (answered_cb, task);
}

static AdwResponseAppearance
get_appearance (MgAnswerLook look)
{
  switch (look)
    {
    case MG_ANSWER_SUGGESTED:
      return ADW_RESPONSE_SUGGESTED;

    case MG_ANSWER_DESTRUCTIVE:
      return ADW_RESPONSE_DESTRUCTIVE;

    case MG_ANSWER_PLAIN:
    default:
      return ADW_RESPONSE_DEFAULT;
    }
}

void
mg_ask_async (GtkWidget           *parent,
              const char          *heading,
              const char          *body,
              const MgAnswer      *answers,
              guint                n_answers,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  const MgAnswer *last = &answers[n_answers - 1];
  const char *on_enter = last->look == MG_ANSWER_DESTRUCTIVE ? answers[0].id : last->id;
  g_autofree char *shown_heading = mg_text_show (heading);
  g_autofree char *shown_body = body != NULL ? mg_text_show (body) : NULL;

  g_task_set_source_tag (task, mg_ask_async);

#if ADW_CHECK_VERSION (1, 5, 0)
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (shown_heading, shown_body));

  for (guint i = 0; i < n_answers; i++)
    {
      adw_alert_dialog_add_response (dialog, answers[i].id, answers[i].label);
      adw_alert_dialog_set_response_appearance (dialog, answers[i].id,
                                                get_appearance (answers[i].look));
    }
  adw_alert_dialog_set_default_response (dialog, on_enter);
  adw_alert_dialog_set_close_response (dialog, answers[0].id);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
#else
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, shown_heading, shown_body));

  for (guint i = 0; i < n_answers; i++)
    {
      adw_message_dialog_add_response (dialog, answers[i].id, answers[i].label);
      adw_message_dialog_set_response_appearance (dialog, answers[i].id,
                                                  get_appearance (answers[i].look));
    }
  adw_message_dialog_set_default_response (dialog, on_enter);
  adw_message_dialog_set_close_response (dialog, answers[0].id);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

char *
mg_ask_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mg_ask_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* Files */

#if GTK_CHECK_VERSION (4, 10, 0)

typedef GFile *(*FinishFunc) (GtkFileDialog  *dialog,
                              GAsyncResult   *result,
                              GError        **error);

static void
chosen (GObject      *source,
        GAsyncResult *result,
        GTask        *task,
        FinishFunc    finish)
{
  g_autoptr(GError) error = NULL;
  GFile *file = finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
           g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", error->message);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;

  chosen (source, result, task, gtk_file_dialog_open_finish);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;

  chosen (source, result, task, gtk_file_dialog_save_finish);
}

static void
many_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  GListModel *files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);

  if (files != NULL)
    g_task_return_pointer (task, files, g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", error->message);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
choose_many (GtkWindow  *parent,
             const char *title,
             GListModel *filters,
             GTask      *task)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open_multiple (dialog, parent, NULL, many_cb, task);
}

static void
choose (GtkWindow            *parent,
        GtkFileChooserAction  action,
        const char           *title,
        GListModel           *filters,
        GFile                *folder,
        const char           *name,
        GTask                *task)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);
  if (folder != NULL)
    gtk_file_dialog_set_initial_folder (dialog, folder);

  if (action == GTK_FILE_CHOOSER_ACTION_OPEN)
    {
      gtk_file_dialog_open (dialog, parent, NULL, opened_cb, task);
      return;
    }

  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, NULL, saved_cb, task);
}

#else

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           gpointer         user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (file != NULL)
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");

  /* It keeps nobody but itself alive: this is the reference it was shown with. */
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
many_cb (GtkNativeDialog *dialog,
         int              response,
         gpointer         user_data)
{
  g_autoptr(GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
add_filters (GtkFileChooser *chooser,
             GListModel     *filters)
{
  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr(GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (chooser, filter);
    }
}

static void
choose_many (GtkWindow  *parent,
             const char *title,
             GListModel *filters,
             GTask      *task)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), C_("dialog", "_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog), filters);
  g_signal_connect (dialog, "response", G_CALLBACK (many_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
choose (GtkWindow            *parent,
        GtkFileChooserAction  action,
        const char           *title,
        GListModel           *filters,
        GFile                *folder,
        const char           *name,
        GTask                *task)
{
  gboolean is_open = action == GTK_FILE_CHOOSER_ACTION_OPEN;
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, parent, action,
                                 is_open ? _("_Open") : _("_Save"), C_("dialog", "_Cancel"));
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_filters (chooser, filters);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
  if (name != NULL)
    gtk_file_chooser_set_current_name (chooser, name);

  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

void
mg_choose_open_async (GtkWindow           *parent,
                      const char          *title,
                      GListModel          *filters,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, mg_choose_finish);
  choose (parent, GTK_FILE_CHOOSER_ACTION_OPEN, title, filters, NULL, NULL, task);
}

void
mg_choose_save_async (GtkWindow           *parent,
                      const char          *title,
                      GListModel          *filters,
                      GFile               *folder,
                      const char          *name,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, mg_choose_finish);
  choose (parent, GTK_FILE_CHOOSER_ACTION_SAVE, title, filters, folder, name, task);
}

GFile *
mg_choose_finish (GAsyncResult  *result,
                  GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mg_choose_finish), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
mg_choose_many_async (GtkWindow           *parent,
                      const char          *title,
                      GListModel          *filters,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, mg_choose_many_finish);
  choose_many (parent, title, filters, task);
}

GListModel *
mg_choose_many_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mg_choose_many_finish), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
