/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling how far a layout is, and learning that it is no longer wanted. */
#pragma once

#include "mg-progress.h"

G_BEGIN_DECLS

/**
 * MgLayoutRun:
 * @progress: (nullable): told the fraction of the whole
 * @cancellable: (nullable): looked at on every call
 * @from: what part of the whole is done before the present step
 * @to: and after it
 */
typedef struct
{
  MgProgress   *progress;
  GCancellable *cancellable;
  double        from;
  double        to;
} MgLayoutRun;

/* To be called every few milliseconds.  Cost: some ten nanoseconds.
 * @fraction: of the present step
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED if the run is to stop
 */
gboolean    mg_layout_run_check (const MgLayoutRun  *self,
                                 double              fraction,
                                 GError            **error);

/* A part of the present step, from @from to @to of it. */
MgLayoutRun mg_layout_run_part  (const MgLayoutRun  *self,
                                 double              from,
                                 double              to);

G_END_DECLS
