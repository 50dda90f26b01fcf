/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the table of figures: one for each measure of organisations. */
#pragma once

#include "mg-measure.h"
#include "mg-table-column.h"

G_BEGIN_DECLS

/* (element-type MgTableColumn): the name, then the measures; those for
 * researchers only if @show_all
 */
GPtrArray *mg_measure_columns_new    (gboolean          show_all) G_GNUC_WARN_UNUSED_RESULT;

/* As mg_measure_format_value(), with a sign between thousands. */
char      *mg_measure_columns_format (const MgMeasure  *measure,
                                      double            value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
