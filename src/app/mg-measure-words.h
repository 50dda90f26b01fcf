/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures, and cells of tables of figures, in people's words. */
#pragma once

#include "mg-document.h"

G_BEGIN_DECLS

/* Returns: (transfer full): a cell: "13 of 66", "2,95", "–" */
char *mg_measure_words_dup_cell (const MgMeasure *measure,
                                 const char      *column,
                                 const MgFigure  *figure) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): a figure, counts before shares: "31 of 210 possible
 * pairs", "8 of 31", "2,95" */
char *mg_measure_words_dup_value  (const MgMeasure *measure,
                                   const MgFigure  *figure) G_GNUC_WARN_UNUSED_RESULT;

/* @mean_degree: (nullable): the figure of that name, for density
 * Returns: (transfer full): what stands under it: the share or the unit; "" if
 * there is nothing to add */
char *mg_measure_words_dup_detail (const MgMeasure *measure,
                                   const MgFigure  *figure,
                                   const MgFigure  *mean_degree) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): "31 of 210 possible pairs"; "" if they are not known */
char *mg_measure_words_dup_pairs  (const MgFigure  *figure) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
