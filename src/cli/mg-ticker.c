/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-cli.h"

#include <stdio.h>
#include <unistd.h>

/* How often the fraction is looked at. */
#define TICK (100 * G_TIME_SPAN_MILLISECOND)

struct _MgTicker
{
  MgProgress *progress;
  GThread    *thread;     /* NULL: stderr is no terminal */
  GMutex      mutex;      /* guards the field below */
  gboolean    is_over;
  GCond       over;
};

/* A thread of its own: the main one works, and has no main loop. */
static gpointer
tick_func (gpointer data)
{
  MgTicker *self = data;
  gboolean has_shown = FALSE;

  g_mutex_lock (&self->mutex);
  while (!self->is_over)
    if (!g_cond_wait_until (&self->over, &self->mutex, g_get_monotonic_time () + TICK))
      {
        fprintf (stderr, "\r%3.0f %%", 100. * mg_progress_get_fraction (self->progress));
        has_shown = TRUE;
      }
  g_mutex_unlock (&self->mutex);

  if (has_shown)
    fputs ("\r     \r", stderr);

  return NULL;
}

MgTicker *
mg_ticker_start (void)
{
  MgTicker *self = g_new0 (MgTicker, 1);

  self->progress = mg_progress_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->over);
  if (isatty (STDERR_FILENO))
    self->thread = g_thread_new ("ticker", tick_func, self);

  return self;
}

MgProgress *
mg_ticker_get_progress (MgTicker *self)
{
  return self->progress;
}

void
mg_ticker_stop (MgTicker *self)
{
  g_mutex_lock (&self->mutex);
  self->is_over = TRUE;
  g_cond_signal (&self->over);
  g_mutex_unlock (&self->mutex);

  g_clear_pointer (&self->thread, g_thread_join);
  g_cond_clear (&self->over);
  g_mutex_clear (&self->mutex);
  g_clear_object (&self->progress);
  g_free (self);
}
