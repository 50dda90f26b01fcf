/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures year after year, as a line of bars and as numbers. */
#pragma once

#include "mg-grid.h"

G_BEGIN_DECLS

/* @years: what the measure "years" gives: a row for each year.
 * Returns: (transfer full): a bar for each year, from zero to the largest of them;
 *   "" without years
 */
char *mg_compare_series_dup_bars    (const MgGrid *years,
                                     const char   *column) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): "2012–2015: 4, 10, 17, 21"; "" without years */
char *mg_compare_series_dup_numbers (const MgGrid *years,
                                     const char   *column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
