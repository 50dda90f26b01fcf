/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling in results, before anyone else sees them. */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

MgResults *mg_results_new         (MgSnapshot       *graph) G_GNUC_WARN_UNUSED_RESULT;

/* Once for each measure; values, of organisations or of pairs, are taken over. */
void       mg_results_take_values (MgResults        *self,
                                   const MgMeasure  *measure,
                                   double           *values);
void       mg_results_take_grid   (MgResults        *self,
                                   const MgMeasure  *measure,
                                   MgGrid           *grid);
void       mg_results_set_figure  (MgResults        *self,
                                   const MgMeasure  *measure,
                                   MgFigure          figure);
gboolean   mg_results_has         (const MgResults  *self,
                                   const MgMeasure  *measure);

G_END_DECLS
