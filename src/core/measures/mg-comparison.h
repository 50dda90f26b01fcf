/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of several poles side by side, without ranks. */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

/* One pole beside others; borrows all of it. */
typedef struct
{
  const char      *path;      /* for people */
  const char      *name;
  const MgResults *results;
  const MgGrid    *sensitivity;   /* (nullable): of mg_sensitivity_run(), for the same scope */
} MgCompared;

/* Returns: (transfer container) (element-type MgMeasure): the measures of networks,
 * those for researchers only if @with_expert, in the order of the table
 */
GPtrArray  *mg_comparison_list_measures (gboolean           with_expert) G_GNUC_WARN_UNUSED_RESULT;

/* Columns of the tidy table: file, pole, measure, indicator, perimeter, date, levels,
 * value, numerator, denominator.
 */
#define MG_COMPARISON_N_COLUMNS 10

/**
 * mg_comparison_list_cells:
 * @measures: (element-type MgMeasure): those that were computed
 *
 * One figure to a row, pole by pole, as programs for statistics want it.  What has
 * no value is "".
 *
 * Returns: (transfer full) (element-type utf8): rows of %MG_COMPARISON_N_COLUMNS
 *   cells, the header first
 */
GPtrArray  *mg_comparison_list_cells    (const MgCompared  *poles,
                                         guint              n_poles,
                                         GPtrArray         *measures) G_GNUC_WARN_UNUSED_RESULT;

/* The same with what was counted otherwise: file, pole, measure, indicator,
 * perimeter, date, levels, counted, value, numerator, denominator.
 */
#define MG_COMPARISON_N_SENSITIVITY_COLUMNS 11

/* Returns: (transfer full) (element-type utf8): a row for each cell of the
 * sensitivity of each pole that has one, the header first
 */
GPtrArray  *mg_comparison_list_sensitivity (const MgCompared  *poles,
                                            guint              n_poles) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
