/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of figures as texts: what is shown, copied and saved of it. */
#pragma once

#include "mg-document.h"
#include "mg-random-comparison.h"

G_BEGIN_DECLS

/**
 * MgMeasureSheet:
 * @measure: what the table is called, and what it is of
 * @grid: (nullable): its figures; lent, as all of it
 * @document: whose organisations rows may be
 * @of_measures: each row is a measure of its own
 * @random: (nullable): how networks were drawn, of a comparison with them; it has a
 *   first column that says each row in words
 */
typedef struct
{
  const MgMeasure       *measure;
  const MgGrid          *grid;
  MgDocument            *document;
  gboolean               of_measures;
  const MgRandomOptions *random;
} MgMeasureSheet;

guint mg_measure_sheet_get_n_rows    (const MgMeasureSheet *self);
guint mg_measure_sheet_get_n_columns (const MgMeasureSheet *self);
/* Whether a column is of numbers. */
gboolean mg_measure_sheet_is_number  (const MgMeasureSheet *self,
                                      int                   column);
char *mg_measure_sheet_dup_title     (const MgMeasureSheet *self,
                                      guint                 column) G_GNUC_WARN_UNUSED_RESULT;
/* @column: -1: the name of the row */
char *mg_measure_sheet_dup_cell      (const MgMeasureSheet *self,
                                      guint                 row,
                                      int                   column) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): tabs between, for a spreadsheet; "" of an empty one */
char *mg_measure_sheet_dup_tsv       (const MgMeasureSheet *self) G_GNUC_WARN_UNUSED_RESULT;

/* For a file that may leave: without rows and columns of organisations that are not
 * to be passed on.
 * @extension: ".csv", ".json", both with stable names and numbers in full, ".tex" or
 *   ".txt", the note of methods alone
 */
char *mg_measure_sheet_dup_saved     (const MgMeasureSheet *self,
                                      const char           *extension) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
