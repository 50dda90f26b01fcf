/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: read in a thread, looked at in the assistant, imported in one step. */
#include "mg-window-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "mg-dialogs.h"
#include "mg-import-dialog.h"
#include "mg-input.h"

typedef struct
{
  MgWindow     *window;
  GCancellable *cancellable;
  char         *path;
  GBytes       *bytes;
} Reading;

static void
reading_free (Reading *self)
{
  g_object_unref (self->window);
  g_object_unref (self->cancellable);
  g_free (self->path);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* What came */

static GArray *
list_added (const MgTransaction *transaction,
            guint                kinds)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (MgId));

  for (guint i = 0; i < mg_transaction_get_n_edits (transaction); i++)
    {
      const MgEdit *edit = mg_transaction_get_edit (transaction, i);

      if (edit->kind == MG_EDIT_ADD_ITEM && (edit->item & kinds) != 0)
        g_array_append_val (ids, edit->id);
    }

  return ids;
}

static gboolean
is_in_sight (MgWindow *self,
             MgId      id)
{
  const MgViewport *viewport = mg_map_view_get_viewport (self->map_view);
  MgNetwork *network = mg_document_get_network (self->document);
  double x, y;

  if (!mg_network_get_real (network, id, MG_FIELD_X, &x) || !mg_network_get_real (network, id, MG_FIELD_Y, &y))
    return TRUE;

  mg_viewport_to_window (viewport, x, y, &x, &y);

  return x >= 0. && y >= 0. && x <= viewport->width && y <= viewport->height;
}

static gboolean
are_in_sight (MgWindow     *self,
              const GArray *ids)
{
  if (!g_str_equal (self->view, "map"))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!is_in_sight (self, g_array_index (ids, MgId, i)))
      return FALSE;

  return TRUE;
}

gboolean
mg_window_run_and_show (MgWindow      *self,
                        MgTransaction *transaction,
                        char          *text)
{
  g_autofree char *sentence = text;
  g_autoptr(GArray) nodes = list_added (transaction, MG_ITEMS_NODES);
  g_autoptr(GArray) edges = list_added (transaction, MG_ITEMS_EDGES);
  const GArray *added = nodes->len > 0 ? nodes : edges;
  gboolean was_empty = mg_network_count (mg_document_get_network (self->document), MG_ITEMS_NODES) == 0;
  gboolean saw_all = was_empty || mg_map_view_sees_all (self->map_view);

  if (!mg_document_run (self->document, transaction, 0))
    return FALSE;

  if (added->len > 0)
    mg_selection_set (mg_document_get_selection (self->document), (const MgId *) (void *) added->data, added->len);
  /* Who sees all of the map sees what comes to it. */
  if (was_empty || (saw_all && !mg_map_view_sees_all (self->map_view)))
    mg_map_view_zoom_fit (self->map_view);

  if (was_empty || nodes->len == 0 || are_in_sight (self, nodes))
    mg_window_say (self, sentence);
  else
    mg_window_offer (self, sentence, C_("import", "_Show"), "win.show-on-map");

  return TRUE;
}

/* Doing it */

/* As the assistant said it. */
static char *
dup_sentence (const MgImportPreview *preview)
{
  g_autofree char *imported = g_strdup_printf (ngettext ("%'u row imported", "%'u rows imported", preview->n_imported),
                                               preview->n_imported);
  g_autofree char *merged = NULL;

  if (preview->n_merged == 0)
    return g_steal_pointer (&imported);

  merged = g_strdup_printf (ngettext ("%'u merged", "%'u merged", preview->n_merged), preview->n_merged);

  /* Translators: "9 rows imported, 1 merged" */
  return g_strdup_printf (C_("import", "%s, %s"), imported, merged);
}

static void
import_cb (MgWindow     *self,
           MgImportPlan *plan,
           gboolean      into_new)
{
  MgWindow *target = self;
  char *sentence;

  if (into_new)
    {
      target = mg_window_new (gtk_window_get_application (GTK_WINDOW (self)));
      mg_window_start (target);
      gtk_window_present (GTK_WINDOW (target));
      mg_import_plan_set_network (plan, mg_document_get_network (target->document));
    }

  mg_window_start (target);
  sentence = dup_sentence (mg_import_plan_preview (plan));
  mg_window_run_and_show (target, mg_import_plan_make (plan), sentence);
}

void
mg_window_show_import (MgWindow   *self,
                       const char *name,
                       GPtrArray  *sheets,
                       GBytes     *bytes)
{
  GtkWidget *dialog = mg_import_dialog_new (GTK_WINDOW (self), self->document, name, sheets);

  if (bytes != NULL)
    mg_import_dialog_set_bytes (MG_IMPORT_DIALOG (dialog), bytes);
  g_signal_connect_object (dialog, "import", G_CALLBACK (import_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Reading */

/* All of it, kept to be read again in another encoding; @fd is closed. */
static GBytes *
read_all (int            fd,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(GByteArray) all = g_byte_array_new ();
  guint8 block[64 * 1024];
  gssize n = 0;
  int problem;

  while (all->len <= MG_SHEETS_MAX_BYTES && !g_cancellable_is_cancelled (cancellable) &&
         (n = read (fd, block, sizeof block)) > 0)
    g_byte_array_append (all, block, (guint) n);

  problem = errno;
  close (fd);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (n >= 0)
    return g_byte_array_free_to_bytes (g_steal_pointer (&all));

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (problem), g_strerror (problem));

  return NULL;
}

static void
read_func (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Reading *run = task_data;
  g_autofree char *name = g_filename_display_name (run->path);
  g_autoptr(GError) error = NULL;
  GPtrArray *sheets = NULL;
  int fd = mg_input_open (run->path, &error);

  if (fd >= 0)
    run->bytes = read_all (fd, cancellable, &error);
  if (run->bytes != NULL)
    sheets = mg_sheets_read_bytes (run->bytes, name, NULL, NULL, cancellable, &error);

  if (sheets != NULL)
    g_task_return_pointer (task, sheets, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Reading *run = g_task_get_task_data (G_TASK (result));
  MgWindow *self = run->window;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sheets = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *name = g_filename_display_basename (run->path);

  if (self->opening != run->cancellable)
    return;

  g_clear_object (&self->opening);
  mg_window_update_progress (self);
  if (sheets != NULL)
    mg_window_show_import (self, name, sheets, run->bytes);
  else
    mg_window_say_failure (self, _("The table could not be read"), error);
}

void
mg_window_import (MgWindow   *self,
                  const char *path)
{
  g_autoptr(GTask) task = NULL;
  Reading *run = g_new0 (Reading, 1);

  mg_window_give_up (&self->opening);
  self->opening = g_cancellable_new ();
  mg_window_update_progress (self);

  run->window = g_object_ref (self);
  run->cancellable = g_object_ref (self->opening);
  run->path = g_strdup (path);
  task = g_task_new (NULL, self->opening, read_cb, NULL);
  g_task_set_task_data (task, run, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_func);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree char *path = mg_window_dup_chosen (MG_WINDOW (source), result);

  if (path != NULL)
    mg_window_import (MG_WINDOW (source), path);
}

void
mg_window_import_action (MgWindow *self)
{
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  mg_window_add_filter (filters, _("Tables: CSV, Excel, LibreOffice"), "csv tsv txt tab xlsx xlsm ods");
  mg_choose_open_async (GTK_WINDOW (self), _("Import a Table"), G_LIST_MODEL (filters), chosen_cb, NULL);
}
