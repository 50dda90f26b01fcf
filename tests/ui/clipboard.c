/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another program that copies and pastes, as far as the window can tell.
 * Usage: clipboard copy FILE (says "copied", and holds the text until it is
 * stopped); clipboard paste TYPE (prints what is there in that form)
 */
#include <gtk/gtk.h>
#include <string.h>

typedef struct
{
  GMainLoop *loop;
  int        status;
} Run;

static void
spliced_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Run *run = user_data;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (source);

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) >= 0)
    {
      fwrite (g_memory_output_stream_get_data (memory), 1, g_memory_output_stream_get_data_size (memory), stdout);
      run->status = 0;
    }
  g_main_loop_quit (run->loop);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_autoptr(GOutputStream) memory = NULL;

  if (stream == NULL)
    {
      g_printerr ("%s\n", error->message);
      g_main_loop_quit (run->loop);
      return;
    }

  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, G_PRIORITY_DEFAULT, NULL,
                                spliced_cb, run);
}

static gboolean
copy (GdkClipboard *clipboard,
      const char   *path)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }

  gdk_clipboard_set_text (clipboard, text);
  g_print ("copied\n");

  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { loop, 1 };
  GdkClipboard *clipboard;

  if (argc != 3)
    return 2;

  gtk_init ();
  clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  if (g_str_equal (argv[1], "copy"))
    {
      if (!copy (clipboard, argv[2]))
        return 1;
    }
  else
    {
      const char *types[] = { argv[2], NULL };

      gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, read_cb, &run);
    }
  g_main_loop_run (loop);

  return run.status;
}
