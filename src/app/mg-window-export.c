/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-window-private.h"

#include <glib/gi18n-lib.h>

#include "mg-dialogs.h"
#include "mg-export.h"
#include "mg-recent.h"
#include "mg-save-copy.h"
#include "mg-sharing.h"

/* A picture for paper: A4, and sharp there. */
#define EXPORT_SIZE "A4"
#define EXPORT_PNG_SCALE 2.

/* One on its way to a file; the window's end stops it. */
typedef struct
{
  MgWindow     *window;
  GCancellable *cancellable;
  char         *path;
} Picture;

static Picture *
picture_new (MgWindow     *window,
             GCancellable *cancellable,
             const char   *path)
{
  Picture *run = g_new0 (Picture, 1);

  run->window = g_object_ref (window);
  run->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  run->path = g_strdup (path);

  return run;
}

static void
picture_free (Picture *run)
{
  g_object_unref (run->window);
  g_clear_object (&run->cancellable);
  g_free (run->path);
  g_free (run);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, picture_free)

typedef struct
{
  MgScene        *scene;
  MgExportFormat  format;
  char           *path;
} Export;

static void
export_free (Export *self)
{
  mg_scene_unref (self->scene);
  g_free (self->path);
  g_free (self);
}

static void
export_func (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Export *export = task_data;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  double width = 842., height = 595.;

  mg_export_parse_size (EXPORT_SIZE, &width, &height);
  bytes = mg_export (export->scene, export->format, width, height, EXPORT_PNG_SCALE, cancellable,
                     &error);

  if (bytes == NULL || !mg_save_copy (export->path, bytes, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Picture) run = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = mg_recent_dup_title (run->path);
  g_autofree char *text = NULL;
  MgWindow *self = run->window;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->exporting != run->cancellable)
    return;

  g_clear_object (&self->exporting);
  mg_window_update_progress (self);

  if (!is_done)
    {
      mg_window_say_failure (self, _("The map could not be exported"), error);
      return;
    }

  /* Translators: %s is a file's name */
  text = g_strdup_printf (_("The map is in “%s”"), name);
  mg_window_say (self, text);
}

static void
export_to (MgWindow       *self,
           const char     *path,
           MgExportFormat  format,
           gboolean        with_private)
{
  g_autoptr(GTask) task = NULL;
  Export *export = g_new0 (Export, 1);

  mg_window_give_up (&self->exporting);
  self->exporting = g_cancellable_new ();
  mg_window_update_progress (self);

  export->scene = with_private ? mg_document_create_scene (self->document, MG_THEME_PRINT)
                               : mg_document_create_public_scene (self->document, MG_THEME_PRINT);
  export->format = format;
  export->path = g_strdup (path);

  task = g_task_new (NULL, self->exporting, exported_cb, picture_new (self, self->exporting, path));
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, export_func);
}

static void
export_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  MgWindow *self = MG_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = mg_choose_finish (result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  MgExportFormat format;

  if (path == NULL)
    return;

  if (mg_export_format_for_path (path, &format))
    export_to (self, path, format, GPOINTER_TO_INT (user_data));
  else
    mg_window_say (self, _("Choose a name that ends in “.svg”, “.pdf” or “.png”."));
}

static void
choose_picture (MgWindow *self,
                gboolean  with_private)
{
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *name = mg_window_dup_proposal (self, "pdf");
  g_autoptr(GFile) folder = mg_window_dup_folder (self);

  mg_window_add_filter (filters, _("Pictures: PDF, SVG, PNG"), "pdf svg png");
  mg_choose_save_async (GTK_WINDOW (self), _("Export the Map"), G_LIST_MODEL (filters), folder,
                        name, export_chosen_cb, GINT_TO_POINTER (with_private));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(MgWindow) self = user_data;
  g_autofree char *answer = mg_ask_finish (result);

  if (!g_str_equal (answer, "cancel"))
    choose_picture (self, g_str_equal (answer, "with"));
}

/* Asked only where there is something to ask. */
void
mg_window_export_action (MgWindow *self)
{
  const MgAnswer answers[] = {
    { "cancel", C_("dialog", "_Cancel"), MG_ANSWER_PLAIN },
    { "with", _("Draw _Everything"), MG_ANSWER_PLAIN },
    { "without", C_("picture", "_Leave Out"), MG_ANSWER_SUGGESTED },
  };
  guint n = mg_sharing_count_private (mg_document_get_network (self->document));
  g_autofree char *heading = NULL;

  if (n == 0)
    {
      choose_picture (self, TRUE);
      return;
    }

  heading = g_strdup_printf (ngettext ("%u Organisation Is Not to Be Passed On", "%u Organisations Are Not to Be Passed On", n), n);
  mg_ask_async (GTK_WIDGET (self), heading,
                ngettext ("It is marked so in its panel. A picture can be drawn without it and its links.",
                          "They are marked so in their panel. A picture can be drawn without them and their links.", n),
                answers, G_N_ELEMENTS (answers), answered_cb, g_object_ref (self));
}
