/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How soon each measure stops when it is told to: milliseconds of CPU time from the
 * request to the return, the worst of some moments of its work, by row of the
 * table.  A row above the limit makes it fail.
 *
 * Arguments: how many organisations (5,000), and the limit (100).
 */
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "mg-generator.h"
#include "mg-measure.h"

#define N_MOMENTS 4

typedef struct
{
  MgSnapshot      *graph;
  const MgMeasure *measure;
  GCancellable    *cancellable;
  clockid_t        clock;           /* of the thread that computes */
  gboolean         has_clock;       /* atomic */
  gboolean         was_stopped;
  double           finished;        /* on that clock */
} Work;

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec * 1e-6;
}

static gpointer
work_func (gpointer data)
{
  Work *work = data;
  const char * const ids[] = { work->measure->id, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(MgResults) results = NULL;

  pthread_getcpuclockid (pthread_self (), &work->clock);
  g_atomic_int_set (&work->has_clock, TRUE);
  results = mg_measure_run (work->graph, ids, NULL, work->cancellable, &error);
  work->finished = read_clock (CLOCK_THREAD_CPUTIME_ID);
  work->was_stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  return NULL;
}

/* Returns: what it still took, or -1 if it was done before it was told */
static double
stop_after (MgSnapshot      *graph,
            const MgMeasure *measure,
            double           begun,
            double          *whole)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Work work = { .graph = graph, .measure = measure, .cancellable = cancellable };
  GThread *thread = g_thread_new ("work", work_func, &work);
  double asked = 0.;

  while (!g_atomic_int_get (&work.has_clock))
    g_thread_yield ();
  if (begun < 0.)
    {
      g_thread_join (thread);
      *whole = work.finished;
      return -1.;
    }

  while (asked < begun)
    {
      struct timespec now;

      /* The thread is gone when it has finished, and its clock with it. */
      if (clock_gettime (work.clock, &now) != 0)
        break;
      asked = (double) now.tv_sec * 1e3 + (double) now.tv_nsec * 1e-6;
      g_usleep (200);
    }
  g_cancellable_cancel (cancellable);
  g_thread_join (thread);

  return work.was_stopped ? work.finished - asked : -1.;
}

static double
find_worst (MgSnapshot      *graph,
            const MgMeasure *measure,
            double          *whole)
{
  double worst = 0.;

  stop_after (graph, measure, -1., whole);
  for (guint i = 0; *whole > 5. && i < N_MOMENTS; i++)
    worst = MAX (worst, stop_after (graph, measure, *whole * (2. * i + 1.) / (2. * N_MOMENTS), whole));

  return worst;
}

int
main (int    argc,
      char **argv)
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 5000;
  double limit = argc > 2 ? atof (argv[2]) : 100.;
  guint n_pairs;
  g_autofree guint *ends = mg_generate_pairs (n, 6., 1, &n_pairs);
  g_autoptr(MgSnapshot) graph = mg_snapshot_new_plain (n, ends, n_pairs, FALSE);
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);
  guint n_late = 0;

  g_print ("%7s  %-28s %12s %12s\n", "n", "measure", "whole", "to stop");
  for (guint i = 0; i < n_rows; i++)
    {
      double whole = 0.;
      double worst = find_worst (graph, &table[i], &whole);

      n_late += worst > limit;
      g_print ("%7u  %-28s %12.3f %12.3f%s\n", n, table[i].id, whole, worst, worst > limit ? "  LATE" : "");
    }
  g_print ("%u of %u rows take more than %.0f ms to stop\n", n_late, n_rows, limit);

  return n_late > 0 ? 1 : 0;
}
