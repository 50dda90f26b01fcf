/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-layout-run.h"

gboolean
mg_layout_run_check (const MgLayoutRun  *self,
                     double              fraction,
                     GError            **error)
{
  if (self->progress != NULL)
    mg_progress_report (self->progress, self->from + fraction * (self->to - self->from));

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

MgLayoutRun
mg_layout_run_part (const MgLayoutRun *self,
                    double             from,
                    double             to)
{
  MgLayoutRun part = *self;
  double span = self->to - self->from;

  part.from = self->from + from * span;
  part.to = self->from + to * span;

  return part;
}
