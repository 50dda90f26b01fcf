/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A computation of measures on the worker.  Private to measures. */
#pragma once

#include <gio/gio.h>

#include "mg-progress.h"

G_BEGIN_DECLS

/**
 * MgMeasureJob:
 * @run: returns the result, or %NULL with the error; on the worker's thread, so that
 *   @subject is a snapshot and not the network
 * @free_subject: frees what it is about
 * @free_result: frees a result that nobody took
 *
 * One sort of computation.
 */
typedef struct
{
  gpointer     (*run)          (gpointer             subject,
                                const char * const  *ids,
                                MgProgress          *progress,
                                GCancellable        *cancellable,
                                GError             **error);
  GDestroyNotify free_subject;
  GDestroyNotify free_result;
} MgMeasureJob;

/**
 * mg_measure_job_start:
 * @job: (scope forever): which sort; it tags the task, too
 * @subject: (transfer full): what it is about
 * @ids: (nullable): measures
 */
void     mg_measure_job_start  (const MgMeasureJob   *job,
                                gpointer              subject,
                                const char * const   *ids,
                                MgProgress           *progress,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);

/* Returns: (transfer full) (nullable): what @job's run gave */
gpointer mg_measure_job_finish (const MgMeasureJob   *job,
                                GAsyncResult         *result,
                                GError              **error);

G_END_DECLS
