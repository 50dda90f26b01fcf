/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plot is laid out into: texts, rules, tiles, symbols.  Private to drawing. */
#pragma once

#include "mg-plot.h"
#include "mg-sink.h"

G_BEGIN_DECLS

typedef struct
{
  MgId    id;
  char   *name;
  char   *kind;       /* (nullable) */
  double  values[2];
  char   *texts[2];
} MgPlotPoint;

typedef struct
{
  char   *layer;
  char   *name;
  char   *text;
  double  value;
} MgPlotBar;

typedef struct
{
  char *kind;         /* (nullable) */
  char *word;
  char *name;
} MgPlotGroup;

typedef struct
{
  double count;
  double possible;
} MgPlotCell;

struct _MgPlot
{
  MgPlotSort     sort;
  char          *title;
  char          *subtitle;
  char          *note;            /* (nullable) */
  char          *labels[2];       /* of the axes; (nullable) */
  MgPlotNumbers  numbers[2];
  GArray        *points;          /* MgPlotPoint */
  guint          n_missing;
  GArray        *bars;            /* MgPlotBar */
  GArray        *groups;          /* MgPlotGroup */
  GArray        *cells;           /* MgPlotCell, row by row */
};

#define MG_PLOT_POINT(plot, i) (&g_array_index ((plot)->points, MgPlotPoint, i))
#define MG_PLOT_BAR(plot, i) (&g_array_index ((plot)->bars, MgPlotBar, i))
#define MG_PLOT_GROUP(plot, i) (&g_array_index ((plot)->groups, MgPlotGroup, i))

const MgPlotCell *mg_plot_get_cell      (const MgPlot  *self,
                                         guint          row,
                                         guint          column);
/* The share from which on cells have the strongest colour: of those that count
 * enough pairs to mean something, the largest.
 */
double            mg_plot_get_top_share (const MgPlot  *self);
/* Sorted values of one axis. */
GArray           *mg_plot_sort_values   (const MgPlot  *self,
                                         guint          axis);
double            mg_plot_get_median    (const MgPlot  *self,
                                         guint          axis);

/* Returns: (transfer full): a number of the user's language, as fine as @step */
char             *mg_plot_format_number (double         value,
                                         double         step);
/* Returns: (transfer full): the median as fine as @fine; whole numbers have at
 * most a half
 */
char             *mg_plot_format_median (const MgPlot  *self,
                                         guint          axis,
                                         double         fine);
/* Returns: (transfer full): "a: b" */
char             *mg_plot_join          (const char    *name,
                                         const char    *words);
char             *mg_plot_count_words   (const MgPlotCell *cell);

typedef enum
{
  MG_PLOT_INK,
  MG_PLOT_MUTED,
  MG_PLOT_ON_TILE,    /* stands out from a tile of that share */
} MgPlotInk;

typedef struct
{
  char       *text;
  MgRect      box;
  double      size;
  int         align;
  MgTextFace  face;
  MgPlotInk   ink;
  double      share;
  int         mark;   /* it belongs to; -1: none */
} MgPlotText;

typedef struct
{
  MgPoint  from, to;
  gboolean strong;
  gboolean dashed;
} MgPlotRule;

/* @layer: its colour; else @share on the scale, NaN: only an outline */
typedef struct
{
  MgRect      box;
  const char *layer;
  double      share;
  int         mark;
} MgPlotTile;

typedef struct
{
  const char *kind;
  double      x, y, radius;
  int         mark;
} MgPlotSymbol;

struct _MgPlotLayout
{
  MgPlot  *plot;
  MgFonts *fonts;     /* while it is laid out */
  double   width, height;
  double   size;      /* of letters */
  MgRect   area;      /* what is left for the figure */
  GArray  *texts;
  GArray  *rules;
  GArray  *tiles;
  GArray  *symbols;
  GArray  *marks;
};

/* @x: of the left end, middle or right end; @y: of the top.  Returns: its width */
double mg_plot_layout_add_text   (MgPlotLayout   *self,
                                  const char     *text,
                                  double          x,
                                  double          y,
                                  int             align,
                                  double          size,
                                  MgTextFace      face,
                                  MgPlotInk       ink);
void   mg_plot_layout_add_rule   (MgPlotLayout   *self,
                                  double          x,
                                  double          y,
                                  double          to_x,
                                  double          to_y,
                                  gboolean        strong);
void   mg_plot_layout_add_tile   (MgPlotLayout   *self,
                                  MgRect          box,
                                  const char     *layer,
                                  double          share,
                                  int             mark);
void   mg_plot_layout_add_symbol (MgPlotLayout   *self,
                                  const char     *kind,
                                  double          x,
                                  double          y,
                                  double          radius,
                                  int             mark);
/* @name: copied; @words: taken.  Returns: its number */
int    mg_plot_layout_add_mark   (MgPlotLayout   *self,
                                  MgId            id,
                                  const char     *name,
                                  char           *words,
                                  MgRect          box);

/* The kinds of the points.  Returns: its height */
double mg_plot_layout_add_legend (MgPlotLayout   *self,
                                  double          y);

/* A scale along one side of the area. */
typedef struct
{
  double low, high;   /* values at the ends */
  double step;        /* from tick to tick */
  double from, to;    /* places of the ends */
} MgPlotScale;

double mg_plot_scale_place       (const MgPlotScale *self,
                                  double             value);
/* @most: how many ticks there may be */
void   mg_plot_scale_init        (MgPlotScale    *self,
                                  double          low,
                                  double          high,
                                  MgPlotNumbers   numbers,
                                  guint           most);
/* Ticks, numbers, rules across the area, and the label of the axis. */
void   mg_plot_layout_add_axis_x (MgPlotLayout      *self,
                                  const MgPlotScale *scale);
void   mg_plot_layout_add_axis_y (MgPlotLayout      *self,
                                  const MgPlotScale *scale,
                                  gboolean           rules);
/* The area inside of the axes, with @inset pixels free on each side. */
void   mg_plot_layout_set_scales (MgPlotLayout   *self,
                                  MgPlotScale    *x,
                                  MgPlotScale    *y,
                                  double          inset);

/* One for each sort. */
void   mg_plot_lay_out_distribution (MgPlotLayout *self);
void   mg_plot_lay_out_scatter      (MgPlotLayout *self);
void   mg_plot_lay_out_matrix       (MgPlotLayout *self);
void   mg_plot_lay_out_bars         (MgPlotLayout *self);

G_END_DECLS
