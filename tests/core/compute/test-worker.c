/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-worker.h"

#define N_TASKS 50

typedef struct
{
  GThread *main_thread;
  guint    order[N_TASKS];
  guint    n_run;         /* written by the worker alone */
  guint    n_finished;
  guint    n_cancelled;
} Log;

static void
work_func (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Log *log = g_object_get_data (G_OBJECT (task), "log");

  g_assert_true (g_thread_self () != log->main_thread);
  log->order[log->n_run++] = GPOINTER_TO_UINT (task_data);
  g_usleep (100);
  g_task_return_boolean (task, TRUE);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Log *log = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      log->n_cancelled++;
    }
  log->n_finished++;
}

static void
start (Log          *log,
       guint         number,
       GCancellable *cancellable)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, finished_cb, log);

  g_object_set_data (G_OBJECT (task), "log", log);
  g_task_set_task_data (task, GUINT_TO_POINTER (number), NULL);
  mg_worker_run (task, work_func);
}

static void
wait_for (const Log *log,
          guint      n)
{
  while (log->n_finished < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_order (void)
{
  Log log = { .main_thread = g_thread_self () };

  for (guint i = 0; i < N_TASKS; i++)
    start (&log, i, NULL);
  wait_for (&log, N_TASKS);

  g_assert_cmpuint (log.n_run, ==, N_TASKS);
  for (guint i = 0; i < N_TASKS; i++)
    g_assert_cmpuint (log.order[i], ==, i);
}

/* Those that still wait are never begun. */
static void
test_cancelled_while_waiting (void)
{
  Log log = { .main_thread = g_thread_self () };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 10; i++)
    start (&log, i, i % 2 == 0 ? NULL : cancellable);
  wait_for (&log, 10);

  g_assert_cmpuint (log.n_run, ==, 5);
  g_assert_cmpuint (log.n_cancelled, ==, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/worker/first-come-first-served", test_order);
  g_test_add_func ("/worker/cancelled-while-waiting-is-never-begun", test_cancelled_while_waiting);

  return g_test_run ();
}
