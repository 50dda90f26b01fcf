/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-window-private.h"

#include <glib/gi18n-lib.h>

#include "mg-dialogs.h"
#include "mg-recent.h"
#include "mg-report.h"
#include "mg-save-copy.h"
#include "mg-sharing.h"

/* A report on its way to a file: measured, put together, written. */
typedef struct
{
  MgWindow        *window;      /* of the main thread alone */
  GCancellable    *cancellable;
  MgScope          scope;
  char            *path;
  MgLeafletFormat  format;
  MgLeaflet       *leaflet;     /* NULL until measured */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->window);
  g_object_unref (writing->cancellable);
  g_free (writing->path);
  g_clear_pointer (&writing->leaflet, mg_leaflet_free);
  g_free (writing);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

/* Returns: whether nobody gave it up meanwhile */
static gboolean
finish (Writing *writing)
{
  MgWindow *self = writing->window;

  if (self->exporting != writing->cancellable)
    return FALSE;

  g_clear_object (&self->exporting);
  mg_window_update_progress (self);

  return TRUE;
}

static void
say_failure (Writing      *writing,
             const GError *error)
{
  if (finish (writing))
    mg_window_say_failure (writing->window, _("The report could not be written"), error);
}

static void
write_func (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Writing *writing = task_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = mg_leaflet_write (writing->leaflet, writing->format, cancellable, &error);

  if (bytes != NULL && mg_save_copy (writing->path, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Writing *writing = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      say_failure (writing, error);
      return;
    }
  /* What was stopped too late is done, and said if there is a window to say it. */
  if (!finish (writing) && !gtk_widget_get_visible (GTK_WIDGET (writing->window)))
    return;

  name = mg_recent_dup_title (writing->path);
  /* Translators: %s is a file's name */
  text = g_strdup_printf (_("The report is in “%s”"), name);
  mg_window_say (writing->window, text);
}

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Writing) writing = user_data;
  MgDocument *document = writing->window->document;
  g_autoptr(GError) error = NULL;
  g_autoptr(MgResults) results = mg_measure_run_finish (result, &error);
  g_autoptr(MgScene) scene = NULL;
  g_autofree char *title = NULL;
  g_autoptr(GTask) task = NULL;

  if (results == NULL)
    {
      say_failure (writing, error);
      return;
    }
  if (writing->window->exporting != writing->cancellable)
    return;

  results = mg_results_keep_counts (g_steal_pointer (&results));
  scene = mg_document_create_public_scene (document, MG_THEME_PRINT);
  title = mg_document_dup_title (document);
  writing->leaflet = mg_report_new (mg_document_get_network (document), title, &writing->scope, results, scene);

  task = g_task_new (NULL, writing->cancellable, written_cb, NULL);
  g_task_set_task_data (task, g_steal_pointer (&writing), writing_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, write_func);
}

static void
measure (MgWindow        *self,
         const char      *path,
         MgLeafletFormat  format)
{
  g_autofree const char **ids = mg_report_dup_measures ();
  g_autoptr(MgSnapshot) graph = NULL;
  Writing *writing = g_new0 (Writing, 1);

  mg_window_give_up (&self->exporting);
  self->exporting = g_cancellable_new ();
  mg_window_update_progress (self);

  writing->window = g_object_ref (self);
  writing->cancellable = g_object_ref (self->exporting);
  writing->scope = (MgScope) { .perimeter = mg_document_get_perimeter (self->document),
                               .date = mg_document_get_date (self->document), .details = TRUE };
  writing->path = g_strdup (path);
  writing->format = format;
  graph = mg_snapshot_new (mg_document_get_network (self->document), &writing->scope);
  mg_measure_run_async (graph, ids, NULL, self->exporting, measured_cb, writing);
}

static void
path_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  MgWindow *self = MG_WINDOW (source);
  g_autoptr(GFile) file = mg_choose_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  MgLeafletFormat format;

  if (path == NULL)
    return;

  if (mg_leaflet_format_for_path (path, &format))
    measure (self, path, format);
  else
    mg_window_say (self, _("Choose a name that ends in “.pdf” or “.html”."));
}

void
mg_window_report_action (MgWindow *self)
{
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *proposal = mg_window_dup_proposal (self, "pdf");
  /* Translators: the end of a file's name */
  g_autofree char *name = mg_sharing_dup_beside (proposal, C_("file name", "report"), NULL);
  g_autoptr(GFile) folder = mg_window_dup_folder (self);

  mg_window_add_filter (filters, _("Reports: PDF, web page"), "pdf html");
  mg_choose_save_async (GTK_WINDOW (self), _("Write the Report"), G_LIST_MODEL (filters), folder, name, path_chosen_cb, NULL);
}
