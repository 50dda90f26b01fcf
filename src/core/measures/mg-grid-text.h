/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of figures in words, for people. */
#pragma once

#include "mg-json-out.h"
#include "mg-measure.h"
#include "mg-network.h"
#include "mg-table.h"

G_BEGIN_DECLS

/**
 * mg_grid_dup_label:
 * @measure: (nullable): what the table is of; %NULL: of several measures, as
 *   mg_random_comparison_run() and mg_sensitivity_run() give
 * @network: (nullable): whose organisations rows may be; %NULL for columns
 * @id: name of a row or of a column
 *
 * Returns: (transfer full): what people call it, in their language; @id if that is
 *   what they call it
 */
char *mg_grid_dup_label   (const MgMeasure *measure,
                           MgNetwork       *network,
                           const char      *id);

/* Returns: (transfer full): a cell for people: counts beside a share, "0.197
 * (13 / 66)", or alone where they are few, "3 of 8" */
char *mg_grid_format_cell (const MgMeasure *measure,
                           MgFigure         figure);

/* Returns: (transfer full): a cell of what mg_random_comparison_run() gives, in the
 * row of @measure, for people */
char *mg_grid_format_random (const MgMeasure *measure,
                             const char      *column,
                             MgFigure         figure);

/* Whether a row or column is named after an organisation that is not to be passed
 * on. */
gboolean mg_grid_is_private (const MgMeasure *measure,
                             MgNetwork       *network,
                             const char      *id);

/* Returns: (transfer full): for programs: a row for each row of @grid under
 * @corner, values in full */
MgTable *mg_grid_make_table (const MgGrid    *grid,
                             const char      *corner) G_GNUC_WARN_UNUSED_RESULT;

/* For programs: an object of rows, each one of cells: numbers, or, where a figure
 * is made of counts, {"value", "count", "of"}. */
void     mg_grid_add_json   (const MgGrid    *grid,
                             MgJson          *json,
                             const char      *name);

G_END_DECLS
