/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-share-out.h"

/* Some of the machine is left to others. */
#define MAX_THREADS 4

struct _MgShare
{
  guint         n_pieces;
  int           n_begun;        /* atomic */
  guint         n_steps;
  int           n_done;         /* atomic; of steps */
  MgShareFunc   func;
  gpointer      user_data;
  MgProgress   *progress;
  GCancellable *cancellable;
};

static int forced;      /* atomic */

void
mg_share_limit (guint n_threads)
{
  g_atomic_int_set (&forced, (int) n_threads);
}

gboolean
mg_share_goes_on (const MgShare *share)
{
  return !g_cancellable_is_cancelled (share->cancellable);
}

void
mg_share_step (MgShare *share,
               guint    n_steps)
{
  guint done = (guint) g_atomic_int_add (&share->n_done, (int) n_steps) + n_steps;

  if (share->progress != NULL)
    mg_progress_report (share->progress, (double) done / share->n_steps);
}

static gpointer
work_func (gpointer data)
{
  MgShare *share = data;

  while (mg_share_goes_on (share))
    {
      guint piece = (guint) g_atomic_int_add (&share->n_begun, 1);

      if (piece >= share->n_pieces)
        break;
      share->func (share, piece, share->user_data);
    }

  return NULL;
}

static guint
count_threads (guint    n_pieces,
               gboolean is_long)
{
  guint n = (guint) g_atomic_int_get (&forced);

  if (n == 0)
    n = is_long ? MIN (g_get_num_processors (), MAX_THREADS) : 1;

  return CLAMP (n, 1, MAX (n_pieces, 1));
}

/* The caller is the first thread; where no other can be had it does it all. */
gboolean
mg_share_out (guint          n_pieces,
              gboolean       is_long,
              guint          n_steps,
              MgShareFunc    func,
              gpointer       user_data,
              MgProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  MgShare share = { n_pieces, 0, MAX (n_steps, 1), 0, func, user_data, progress, cancellable };
  guint n_threads = count_threads (n_pieces, is_long);
  g_autofree GThread **threads = g_new0 (GThread *, n_threads);

  for (guint i = 1; i < n_threads; i++)
    threads[i] = g_thread_try_new ("share", work_func, &share, NULL);

  work_func (&share);
  for (guint i = 1; i < n_threads; i++)
    {
      if (threads[i] != NULL)
        g_thread_join (threads[i]);
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
