/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-stop.h"

#include <glib-unix.h>
#include <signal.h>

#include "mg-stream.h"

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

static GCancellable *stop;
static GSource      *sources[G_N_ELEMENTS (signals)];   /* of the thread that listens; NULL: ignored */
static int           heard;       /* atomic; 0: none */

/* Without sources, the next signal of any kind ends the program as always. */
static gboolean
signal_cb (gpointer number)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (sources[i] != NULL)
      {
        g_source_destroy (sources[i]);
        g_clear_pointer (&sources[i], g_source_unref);
      }

  g_atomic_int_set (&heard, GPOINTER_TO_INT (number));
  g_cancellable_cancel (stop);

  return G_SOURCE_REMOVE;
}

/* The main thread works, and has no main loop. */
static gpointer
listen_func (gpointer context)
{
  for (;;)
    g_main_context_iteration (context, TRUE);

  return NULL;
}

/* Who starts a program may have it ignore a signal: nohup does. */
static gboolean
is_ignored (int number)
{
  struct sigaction action;

  return sigaction (number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

static void
add_signal (GMainContext *context,
            guint         i)
{
  if (is_ignored (signals[i]))
    return;

  sources[i] = g_unix_signal_source_new (signals[i]);
  g_source_set_callback (sources[i], signal_cb, GINT_TO_POINTER (signals[i]), NULL);
  g_source_attach (sources[i], context);
}

GCancellable *
mg_stop_listen (const char *out)
{
  GMainContext *context;

  if (g_str_equal (out, MG_CLI_STREAM) || stop != NULL)
    return g_str_equal (out, MG_CLI_STREAM) ? NULL : stop;

  stop = g_cancellable_new ();
  context = g_main_context_new ();
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    add_signal (context, i);
  g_thread_unref (g_thread_new ("stop", listen_func, context));

  return stop;
}

void
mg_stop_end (void)
{
  int number = g_atomic_int_get (&heard);

  if (number == 0)
    return;

  signal (number, SIG_DFL);
  raise (number);
}
