/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as pictures: how a measure is spread, two measures, who with whom, the
 * levels.  Drawn with what draws the map; the same for screen and files.
 */
#pragma once

#include "mg-export.h"
#include "mg-item.h"
#include "mg-painter.h"

G_BEGIN_DECLS

/**
 * MgPlotSort:
 * @MG_PLOT_DISTRIBUTION: a dot for each organisation, above its value; bars of a
 *   histogram from %MG_PLOT_MAX_DOTS organisations on
 * @MG_PLOT_SCATTER: each organisation at its two values
 * @MG_PLOT_MATRIX: groups by groups, with counts in the cells
 * @MG_PLOT_BARS: a bar for each level
 */
typedef enum
{
  MG_PLOT_DISTRIBUTION,
  MG_PLOT_SCATTER,
  MG_PLOT_MATRIX,
  MG_PLOT_BARS,
} MgPlotSort;

#define MG_PLOT_MAX_DOTS 60

typedef enum
{
  MG_PLOT_REAL,
  MG_PLOT_WHOLE,      /* no ticks between whole numbers */
} MgPlotNumbers;

/**
 * MgPlot:
 *
 * What is to be shown, without a size or colours.  Put together on one thread,
 * and never changed once it is laid out; then any thread may read it.
 */
typedef struct _MgPlot MgPlot;

/* @subtitle: what the figures are about: perimeter, date, how many */
MgPlot     *mg_plot_new         (MgPlotSort     sort,
                                 const char    *title,
                                 const char    *subtitle) G_GNUC_WARN_UNUSED_RESULT;
MgPlot     *mg_plot_ref         (MgPlot        *self);
void        mg_plot_unref       (MgPlot        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgPlot, mg_plot_unref)

const char *mg_plot_get_title   (const MgPlot  *self);

/* Under the picture: what it does not say. */
void        mg_plot_set_note    (MgPlot        *self,
                                 const char    *note);
/* @axis: 0 is horizontal, 1 vertical */
void        mg_plot_set_axis    (MgPlot        *self,
                                 guint          axis,
                                 const char    *label,
                                 MgPlotNumbers  numbers);

/**
 * mg_plot_add_point:
 * @id: of the organisation
 * @name: written beside it if there is room
 * @kind: (nullable): its shape and colour
 * @x: NaN: it is left out, and counted (see mg_plot_get_n_missing())
 * @x_text: the same for people
 * @y: of a scatter plot; likewise
 */
void        mg_plot_add_point   (MgPlot        *self,
                                 MgId           id,
                                 const char    *name,
                                 const char    *kind,
                                 double         x,
                                 const char    *x_text,
                                 double         y,
                                 const char    *y_text);
guint       mg_plot_get_n_missing (const MgPlot *self);

/* @layer: its colour; @text: written at the end of the bar */
void        mg_plot_add_bar     (MgPlot        *self,
                                 const char    *layer,
                                 const char    *name,
                                 double         value,
                                 const char    *text);

/**
 * mg_plot_add_group:
 * @kind: (nullable): its shape and colour
 * @word: over a column; short
 * @name: in full, beside a row
 *
 * Returns: the number of its row and column
 */
guint       mg_plot_add_group   (MgPlot        *self,
                                 const char    *kind,
                                 const char    *word,
                                 const char    *name);
/* @possible: 0: there is nothing to count.  After the last group. */
void        mg_plot_set_cell    (MgPlot        *self,
                                 guint          row,
                                 guint          column,
                                 double         count,
                                 double         possible);

/* Returns: (transfer full): the picture in words, for those who do not see it */
char       *mg_plot_describe    (const MgPlot  *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * MgPlotMark:
 * @id: the organisation; 0 of a bar or a cell
 * @name: in a word or two
 * @words: what it says
 * @x: its box
 *
 * One thing in a picture: a point, a bar, a cell.
 */
typedef struct
{
  MgId    id;
  char   *name;
  char   *words;
  double  x, y, width, height;
} MgPlotMark;

/* Where everything is at one size; immutable. */
typedef struct _MgPlotLayout MgPlotLayout;

typedef enum
{
  MG_PLOT_LEFT,
  MG_PLOT_RIGHT,
  MG_PLOT_UP,
  MG_PLOT_DOWN,
} MgPlotStep;

/* @font_map: (nullable): %NULL is the default one of this thread */
MgPlotLayout     *mg_plot_layout_new        (MgPlot              *plot,
                                             double               width,
                                             double               height,
                                             PangoFontMap        *font_map) G_GNUC_WARN_UNUSED_RESULT;
void              mg_plot_layout_free       (MgPlotLayout        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgPlotLayout, mg_plot_layout_free)

/* In the order in which they are walked: from left to right, of cells and bars
 * line by line.
 */
const MgPlotMark *mg_plot_layout_get_marks  (const MgPlotLayout  *self,
                                             guint               *n_marks);
/* What is there, or -1. */
int               mg_plot_layout_pick       (const MgPlotLayout  *self,
                                             double               x,
                                             double               y);
/* The next one that way, or @mark itself; the first of all if @mark is -1. */
int               mg_plot_layout_step       (const MgPlotLayout  *self,
                                             int                  mark,
                                             MgPlotStep           step);

/* The ground is painted, too. */
void              mg_plot_layout_paint      (const MgPlotLayout  *self,
                                             MgTheme              theme,
                                             cairo_t             *cr,
                                             PangoFontMap        *font_map);
void              mg_plot_layout_paint_mark (const MgPlotLayout  *self,
                                             guint                mark,
                                             MgHalo               halo,
                                             const MgColour      *colour,
                                             cairo_t             *cr);

/* As mg_export(). */
GBytes           *mg_plot_export            (MgPlot              *self,
                                             MgTheme              theme,
                                             MgExportFormat       format,
                                             double               width,
                                             double               height,
                                             double               png_scale,
                                             GCancellable        *cancellable,
                                             GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
