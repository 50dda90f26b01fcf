/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of figures in words, for people. */
#pragma once

#include "mg-measure.h"
#include "mg-network.h"

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

G_END_DECLS
