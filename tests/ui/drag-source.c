/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file manager of one file, to drag from: another program, as far as the
 * window that takes the file can tell.  Usage: drag-source FILE
 */
#include <gtk/gtk.h>

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            GFile         *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *list = g_strconcat (uri, "\r\n", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (list, strlen (list));

  return gdk_content_provider_new_for_bytes ("text/uri-list", bytes);
}

static void
end_cb (GtkDragSource *source,
        GdkDrag       *drag,
        gboolean       delete_data,
        GMainLoop     *loop)
{
  g_main_loop_quit (loop);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GFile) file = NULL;
  GtkDragSource *source;
  GtkWidget *window;

  if (argc != 2)
    return 2;

  gtk_init ();
  file = g_file_new_for_commandline_arg (argv[1]);
  window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), "drag-source");
  gtk_window_set_default_size (GTK_WINDOW (window), 160, 80);
  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new (argv[1]));

  source = gtk_drag_source_new ();
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), file);
  g_signal_connect (source, "drag-end", G_CALLBACK (end_cb), loop);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (source));
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);

  return 0;
}
