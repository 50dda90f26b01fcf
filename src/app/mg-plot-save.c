/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-plot-save.h"

#include <glib/gi18n-lib.h>

#include "mg-dialogs.h"
#include "mg-save-copy.h"

/* A figure over two columns of a page, and sharp there. */
#define WIDTH 720.
#define HEIGHT 450.
#define PNG_SCALE 3.

typedef struct
{
  MgDocument     *document;
  MgPlot         *plot;
  char           *path;
  MgExportFormat  format;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->document);
  mg_plot_unref (save->plot);
  g_free (save->path);
  g_free (save);
}

static void
save_func (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Save *save = task_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = mg_plot_export (save->plot, MG_THEME_PRINT, save->format, WIDTH, HEIGHT,
                                            PNG_SCALE, cancellable, &error);

  if (bytes == NULL || !mg_save_copy (save->path, bytes, cancellable, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Save *save = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit_by_name (save->document, "failed", error->message);
      return;
    }

  name = g_filename_display_basename (save->path);
  /* Translators: %s is a file's name */
  text = g_strdup_printf (_("The plot is in “%s”"), name);
  g_signal_emit_by_name (save->document, "done", text);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Save *save = g_task_get_task_data (task);
  g_autoptr(GFile) file = mg_choose_finish (result, NULL);

  save->path = file != NULL ? g_file_get_path (file) : NULL;
  if (save->path == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "-");
  else if (!mg_export_format_for_path (save->path, &save->format))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME, "%s",
                             _("Choose a name that ends in “.svg”, “.pdf” or “.png”."));
  else
    g_task_run_in_thread (task, save_func);
}

/* A file's name out of a title: letters and digits, "-" between. */
static char *
dup_file_name (const char *title)
{
  g_autofree char *plain = g_str_to_ascii (title, NULL);
  GString *name = g_string_new (NULL);

  for (const char *c = plain; *c != '\0'; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (name, g_ascii_tolower (*c));
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  g_string_append (name, ".svg");

  return g_string_free (name, FALSE);
}

void
mg_plot_save_ask (GtkWidget  *widget,
                  MgDocument *document,
                  MgPlot     *plot)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = dup_file_name (mg_plot_get_title (plot));
  Save *save = g_new0 (Save, 1);
  GTask *task = g_task_new (NULL, NULL, saved_cb, NULL);

  save->document = g_object_ref (document);
  save->plot = mg_plot_ref (plot);
  g_task_set_task_data (task, save, save_free);

  gtk_file_filter_set_name (filter, _("Pictures: PDF, SVG, PNG"));
  gtk_file_filter_add_suffix (filter, "svg");
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_filter_add_suffix (filter, "png");
  g_list_store_append (filters, filter);
  mg_choose_save_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Export the Plot"),
                        G_LIST_MODEL (filters), NULL, name, chosen_cb, task);
}

void
mg_plot_save_copy (GtkWidget *widget,
                   MgPlot    *plot)
{
  g_autoptr(GBytes) svg = mg_plot_export (plot, MG_THEME_PRINT, MG_EXPORT_SVG, WIDTH, HEIGHT, 1.,
                                          NULL, NULL);
  g_autoptr(GBytes) png = mg_plot_export (plot, MG_THEME_PRINT, MG_EXPORT_PNG, WIDTH, HEIGHT,
                                          PNG_SCALE, NULL, NULL);
  g_autofree char *words = mg_plot_describe (plot);
  g_autoptr(GdkTexture) texture = png != NULL ? gdk_texture_new_from_bytes (png, NULL) : NULL;
  GdkContentProvider *providers[3];
  g_autoptr(GdkContentProvider) all = NULL;

  if (svg == NULL || texture == NULL)
    return;

  providers[0] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  providers[1] = gdk_content_provider_new_for_bytes ("image/svg+xml", svg);
  providers[2] = gdk_content_provider_new_typed (G_TYPE_STRING, words);
  all = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), all);
}
