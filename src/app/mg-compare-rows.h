/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a comparison: what they are of, and what stands in them for a pole. */
#pragma once

#include "mg-compare-pole.h"

G_BEGIN_DECLS

/**
 * MgCompareTableOptions:
 * @MG_COMPARE_TABLE_ALL: figures for researchers, too
 * @MG_COMPARE_TABLE_ROWS_BY_NAME: rows by name, not by theme
 * @MG_COMPARE_TABLE_POLES_BY_NAME: columns by name, not as they were added
 * @MG_COMPARE_TABLE_SENSITIVITY: how figures move with what is counted
 */
typedef enum
{
  MG_COMPARE_TABLE_ALL           = 1 << 0,
  MG_COMPARE_TABLE_ROWS_BY_NAME  = 1 << 1,
  MG_COMPARE_TABLE_POLES_BY_NAME = 1 << 2,
  MG_COMPARE_TABLE_SENSITIVITY   = 1 << 3,
} MgCompareTableOptions;

/**
 * MgCompareRow:
 * @title: translated
 * @dup: (nullable): of a line of the header
 * @measure: (nullable): of a figure
 * @series: (nullable): a column of the years
 * @counted: (nullable): a column of the sensitivity
 *
 * A heading has none but the title.
 */
typedef struct
{
  const char       *title;
  char           *(*dup) (MgComparePole *pole);
  const MgMeasure  *measure;
  const char       *series;
  const char       *counted;
} MgCompareRow;

/* @rows: (out) (element-type MgCompareRow): figures by theme, or by name */
void        mg_compare_rows_list             (GArray                *rows,
                                              MgCompareTableOptions  options);
/* The same of how figures move with what is counted.
 * @poles: (element-type MgComparePole): as soon as that of one is known
 */
void        mg_compare_rows_list_sensitivity (GArray                *rows,
                                              GPtrArray             *poles,
                                              MgCompareTableOptions  options);

gboolean    mg_compare_row_is_heading        (const MgCompareRow    *row);
/* Returns: (transfer full) */
char       *mg_compare_row_dup_value         (const MgCompareRow    *row,
                                              MgComparePole         *pole);
/* Returns: (transfer full): what stands under it; "" if nothing does */
char       *mg_compare_row_dup_detail        (const MgCompareRow    *row,
                                              MgComparePole         *pole);
/* Returns: (transfer full): the title as it is read out, whole without a heading */
char       *mg_compare_row_dup_spoken        (const MgCompareRow    *row);
/* (nullable): why there is no figure */
const char *mg_compare_row_get_reason        (const MgCompareRow    *row,
                                              MgComparePole         *pole);

/* What people call a level, in a word; @layer itself of those of others. */
const char *mg_compare_layer_get_word   (const char             *layer);

G_END_DECLS
