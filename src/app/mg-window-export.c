/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-window-private.h"

#include <glib/gi18n-lib.h>

#include "mg-dialogs.h"
#include "mg-map-print.h"
#include "mg-picture-dialog.h"
#include "mg-recent.h"
#include "mg-save-copy.h"
#include "mg-sharing.h"

/* A picture on its way to a file or to the clipboard; the window's end stops it. */
typedef struct
{
  MgWindow        *window;      /* of the main thread alone */
  MgScene         *scene;
  MgPictureChoice  choice;
  char            *path;        /* NULL: to the clipboard */
  GBytes          *png;         /* for the clipboard */
  GBytes          *svg;
} Picture;

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_object_unref (picture->window);
  mg_scene_unref (picture->scene);
  g_free (picture->path);
  g_clear_pointer (&picture->png, g_bytes_unref);
  g_clear_pointer (&picture->svg, g_bytes_unref);
  g_free (picture);
}

static GBytes *
draw (const Picture   *picture,
      MgExportFormat   format,
      GCancellable    *cancellable,
      GError         **error)
{
  const MgPictureChoice *choice = &picture->choice;

  return mg_export (picture->scene, format, choice->width, choice->height, choice->png_scale,
                    cancellable, error);
}

static gboolean
draw_file (const Picture  *picture,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autoptr(GBytes) bytes = draw (picture, picture->choice.format, cancellable, error);

  return bytes != NULL && mg_save_copy (picture->path, bytes, cancellable, error);
}

static gboolean
draw_copy (Picture       *picture,
           GCancellable  *cancellable,
           GError       **error)
{
  picture->svg = draw (picture, MG_EXPORT_SVG, cancellable, error);
  if (picture->svg != NULL)
    picture->png = draw (picture, MG_EXPORT_PNG, cancellable, error);

  return picture->png != NULL;
}

static void
draw_func (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Picture *picture = task_data;
  g_autoptr(GError) error = NULL;

  if (picture->path != NULL ? draw_file (picture, cancellable, &error)
                            : draw_copy (picture, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Each program that it is pasted into takes what it prefers. */
static gboolean
give_to_clipboard (const Picture  *picture,
                   GError        **error)
{
  g_autoptr(GdkTexture) texture = gdk_texture_new_from_bytes (picture->png, error);
  g_autoptr(GdkContentProvider) all = NULL;
  GdkContentProvider *providers[3];

  if (texture == NULL)
    return FALSE;

  providers[0] = gdk_content_provider_new_for_bytes ("image/png", picture->png);
  providers[1] = gdk_content_provider_new_for_bytes ("image/svg+xml", picture->svg);
  providers[2] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  all = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));

  return gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (picture->window)), all);
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  const Picture *picture = g_task_get_task_data (G_TASK (result));
  MgWindow *self = picture->window;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);
  gboolean is_ours = self->exporting == g_task_get_cancellable (G_TASK (result));

  /* What was stopped too late is done, and said if there is a window to say it. */
  if (!is_ours && (!is_done || picture->path == NULL || !gtk_widget_get_visible (GTK_WIDGET (self))))
    return;

  if (is_ours)
    {
      g_clear_object (&self->exporting);
      mg_window_update_progress (self);
    }

  if (is_done && picture->path == NULL)
    is_done = give_to_clipboard (picture, &error);
  if (!is_done)
    {
      mg_window_say_failure (self, picture->path != NULL ? _("The map could not be exported")
                                                         : _("The map could not be copied"), error);
      return;
    }

  if (picture->path == NULL)
    {
      mg_window_say (self, _("The picture of the map is copied"));
      return;
    }
  name = mg_recent_dup_title (picture->path);
  /* Translators: %s is a file's name */
  text = g_strdup_printf (_("The map is in “%s”"), name);
  mg_window_say (self, text);
}

static MgScene *
create_scene (MgWindow              *self,
              const MgPictureChoice *choice)
{
  return choice->with_private ? mg_document_create_scene (self->document, choice->theme)
                              : mg_document_create_public_scene (self->document, choice->theme);
}

/* @path: (nullable): to the clipboard */
static void
draw_to (MgWindow              *self,
         const MgPictureChoice *choice,
         const char            *path)
{
  g_autoptr(GTask) task = NULL;
  Picture *picture = g_new0 (Picture, 1);

  mg_window_give_up (&self->exporting);
  self->exporting = g_cancellable_new ();
  mg_window_update_progress (self);

  picture->window = g_object_ref (self);
  picture->scene = create_scene (self, choice);
  picture->choice = *choice;
  picture->path = g_strdup (path);

  task = g_task_new (NULL, self->exporting, drawn_cb, NULL);
  g_task_set_task_data (task, picture, picture_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, draw_func);
}

/* To a file */

static void
path_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  MgWindow *self = MG_WINDOW (source);
  g_autofree MgPictureChoice *choice = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = mg_choose_finish (result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return;

  if (mg_export_format_for_path (path, &choice->format))
    draw_to (self, choice, path);
  else
    mg_window_say (self, _("Choose a name that ends in “.svg”, “.pdf” or “.png”."));
}

static void
choose_path (MgWindow              *self,
             const MgPictureChoice *choice)
{
  static const char *const extensions[] = { [MG_EXPORT_SVG] = "svg", [MG_EXPORT_PDF] = "pdf",
                                            [MG_EXPORT_PNG] = "png" };
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *name = mg_window_dup_proposal (self, extensions[choice->format]);
  g_autoptr(GFile) folder = mg_window_dup_folder (self);

  mg_window_add_filter (filters, _("Pictures: PDF, SVG, PNG"), "pdf svg png");
  mg_choose_save_async (GTK_WINDOW (self), _("Export the Map"), G_LIST_MODEL (filters), folder,
                        name, path_chosen_cb, g_memdup2 (choice, sizeof *choice));
}

/* To paper */

static void
say_no_print (MgWindow   *self,
              const char *cause)
{
  g_autofree char *text = g_strjoin ("\n", _("Export the map as a PDF file, and print that one."),
                                     cause, NULL);
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, text);

  mg_window_say_failure (self, _("The map could not be printed"), error);
}

static void
printed_cb (GtkPrintOperation       *operation,
            GtkPrintOperationResult  result,
            MgWindow                *self)
{
  g_autoptr(GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      say_no_print (self, error != NULL ? error->message : NULL);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    mg_window_say (self, _("The map is on its way to the printer"));
}

static void
print (MgWindow              *self,
       const MgPictureChoice *choice)
{
  g_autoptr(MgScene) scene = create_scene (self, choice);
  g_autofree char *title = mg_document_dup_title (self->document);
  g_autoptr(GtkPrintOperation) operation = mg_map_print_new (scene, title, choice->width,
                                                             choice->height);

  if (!mg_map_print_can_print ())
    {
      say_no_print (self, _("No printer can be reached from this computer."));
      return;
    }

  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}

/* The dialog */

static void
chosen_cb (MgPictureDialog *dialog,
           int              use,
           MgWindow        *self)
{
  MgPictureChoice choice = mg_picture_dialog_get_choice (dialog);

  switch ((MgPictureUse) use)
    {
    case MG_PICTURE_EXPORT:
      choose_path (self, &choice);
      break;

    case MG_PICTURE_PRINT:
      print (self, &choice);
      break;

    case MG_PICTURE_COPY:
    default:
      draw_to (self, &choice, NULL);
    }
}

static void
show_dialog (MgWindow     *self,
             MgPictureUse  use)
{
  GtkWidget *dialog = mg_picture_dialog_new (GTK_WINDOW (self), self->document, use);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
mg_window_export_action (MgWindow *self)
{
  show_dialog (self, MG_PICTURE_EXPORT);
}

void
mg_window_print_action (MgWindow *self)
{
  show_dialog (self, MG_PICTURE_PRINT);
}

void
mg_window_copy_picture_action (MgWindow *self)
{
  MgPictureChoice choice = mg_picture_choice_get_usual ();

  draw_to (self, &choice, NULL);
}
