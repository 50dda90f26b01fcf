/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A result that is more than one figure: named rows, named columns, a figure in
 * each cell.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MgFigure:
 * @value: NaN is "sans objet": there is none
 * @numerator: NaN if the value is not a fraction of counts
 * @denominator: NaN if the value is not a fraction of counts
 */
typedef struct
{
  double value;
  double numerator;
  double denominator;
} MgFigure;

MgFigure        mg_figure_count          (double            value);
/* NaN of nothing. */
MgFigure        mg_figure_fraction       (double            numerator,
                                          double            denominator);

/**
 * MgGrid:
 *
 * Rows and columns are identifiers: of a vocabulary, of organisations, years, or
 * of the measure's own (see its documentation).  Cells that nobody filled count 0.
 */
typedef struct _MgGrid MgGrid;

MgGrid         *mg_grid_new              (void) G_GNUC_WARN_UNUSED_RESULT;
void            mg_grid_free             (MgGrid           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgGrid, mg_grid_free)

/* The number of the row (column) of that name, which is added if it is new. */
guint           mg_grid_add_row          (MgGrid           *self,
                                          const char       *name);
guint           mg_grid_add_column       (MgGrid           *self,
                                          const char       *name);

/* Time O(1) but for the first cells of a new name. */
void            mg_grid_set              (MgGrid           *self,
                                          const char       *row,
                                          const char       *column,
                                          MgFigure          figure);
/* Counts one or several more. */
void            mg_grid_count            (MgGrid           *self,
                                          const char       *row,
                                          const char       *column,
                                          double            more);

guint           mg_grid_get_n_rows       (const MgGrid     *self);
guint           mg_grid_get_n_columns    (const MgGrid     *self);
const char     *mg_grid_get_row          (const MgGrid     *self,
                                          guint             row);
const char     *mg_grid_get_column       (const MgGrid     *self,
                                          guint             column);
MgFigure        mg_grid_get              (const MgGrid     *self,
                                          guint             row,
                                          guint             column);
/* 0 where there is no such row or column. */
MgFigure        mg_grid_find             (const MgGrid     *self,
                                          const char       *row,
                                          const char       *column);

G_END_DECLS
