/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-job.h"

#include "mg-worker.h"

typedef struct
{
  const MgMeasureJob  *job;
  gpointer             subject;
  char               **ids;
  MgProgress          *progress;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  order->job->free_subject (order->subject);
  g_strfreev (order->ids);
  g_clear_object (&order->progress);
  g_free (order);
}

/* Worker thread. */
static void
order_func (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  const Order *order = task_data;
  g_autoptr(GError) error = NULL;
  gpointer result = order->job->run (order->subject, (const char * const *) order->ids, order->progress,
                                     cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, order->job->free_result);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
mg_measure_job_start (const MgMeasureJob   *job,
                      gpointer              subject,
                      const char * const   *ids,
                      MgProgress           *progress,
                      GCancellable         *cancellable,
                      GAsyncReadyCallback   callback,
                      gpointer              user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Order *order = g_new0 (Order, 1);

  order->job = job;
  order->subject = subject;
  order->ids = g_strdupv ((char **) ids);
  g_set_object (&order->progress, progress);

  g_task_set_source_tag (task, (gpointer) job);
  g_task_set_task_data (task, order, order_free);
  mg_worker_run (task, order_func);
}

gpointer
mg_measure_job_finish (const MgMeasureJob  *job,
                       GAsyncResult        *result,
                       GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, (gpointer) job), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
