/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scene is made of, for those that build, search and paint it. */
#pragma once

#include "mg-geometry.h"
#include "mg-scene.h"

G_BEGIN_DECLS

/* A row of cells; the items of cell i are items[start[i]] … items[start[i + 1] - 1]. */
typedef struct
{
  double   x;
  double   y;
  double   cell;
  guint    columns;
  guint    rows;
  guint   *start;
  guint32 *items;
} MgGrid;

/* What the public row has no room for. */
typedef struct
{
  const char *text_id;
  const char *sort;           /* the kind of organisation or collective, for people */
} MgNodeTexts;

typedef struct
{
  const char *text_id;
  const char *layer;          /* for people */
} MgEdgeTexts;

/* Who takes part in what, in rows of nodes. */
typedef struct
{
  guint collective;
  guint organisation;
} MgPart;

/* Round the participants of a collective, and nobody else: closed lines, in map
 * units, of which those inside others are holes.
 */
typedef struct
{
  guint    collective;          /* row of nodes */
  guint    number;              /* among those that are outlined */
  MgPoint *points;
  guint   *counts;              /* of points, by line */
  guint    n_lines;
  MgRect   box;
} MgOutline;

/**
 * MgChord:
 * @x, @y: across it, of length 1
 * @at: how far it is from 0, 0 that way
 * @reach: how far from it the strand is seen, at most; with what single precision
 *   cannot tell
 *
 * The straight line from end to end, small: of thousands that a search meets, nearly
 * all are passed over by it.  What goes nowhere has an endless reach.
 */
typedef struct
{
  float x, y;
  float at;
  float reach;
} MgChord;

struct _MgScene
{
  gatomicrefcount  ref_count;

  MgTheme          theme;
  MgDate           date;
  gboolean         fictitious;
  gboolean         has_intensities;
  char            *title;
  char            *author;      /* the pole's support structure; NULL: not known */
  char            *filter_text;   /* NULL: everything is shown */
  char            *size_label;
  char            *colour_label;
  gboolean         colours_are_groups;
  double           size_low, size_high;
  double           colour_low, colour_high;
  char            *shape_label;
  char            *width_label;
  double           width_low, width_high;
  char            *rings_label;
  double           rings_x, rings_y;

  GStringChunk    *texts;       /* every other text of the scene lies here */
  GArray          *nodes;       /* MgSceneNode */
  GArray          *node_texts;  /* MgNodeTexts, by row of nodes */
  GArray          *edges;       /* MgSceneEdge, in the order of painting */
  GArray          *edge_texts;  /* MgEdgeTexts, by row of edges */
  GArray          *legend;      /* MgLegendRow */
  GArray          *outlines;    /* MgOutline */
  GArray          *parts;       /* MgPart */
  GArray          *rings;       /* MgSceneRing, from the inner one outwards */
  guint            n_unplaced;
  guint            n_hidden;

  MgId             id_limit;
  guint32         *rows;        /* by MgId: 0, or row + 1, with the bit below for edges */
  guint           *by_size;     /* rows of nodes, the largest first: the order of painting */
  guint           *by_degree;   /* rows of nodes, the best linked first;
                                 * if sizes say something, the largest */
  MgRect          *edge_boxes;  /* by row of edges */
  MgChord         *chords;      /* likewise */
  MgRect           bounds;
  MgGrid           node_grid;
  MgGrid           edge_grid;
  double           reach;       /* of the largest symbol, from its centre */
};

#define MG_SCENE_EDGE_BIT 0x80000000u

/* Scales that width and offset follow; the shown intensity is the middle one. */
#define MG_INTENSITY_MIDDLE 2

/* mg-scene-bend.c: where strands go round symbols; before edges are indexed. */
void     mg_scene_bend        (MgScene           *self);
/* How far to the left, from @low to @high, a way that reaches @half to either side
 * must be bent to pass behind no symbol.
 */
double   mg_scene_find_bend   (const MgScene     *self,
                               guint              low,
                               guint              high,
                               double             half);

/* The course of an edge in map units, its symbols drawn at @grow times their size. */
MgCurve  mg_scene_get_course  (const MgScene     *self,
                               const MgSceneEdge *edge);

double   mg_stroke_get_width  (MgStroke           stroke,
                               gint64             intensity);
/* Of links whose widths follow a field: @share of its largest value; NaN: thin. */
double   mg_stroke_get_width_by (double           share);

/* mg-scene-outline.c */
void     mg_scene_draw_outlines (MgScene         *self);

/* Whether the outline changes when @ids are moved: (element-type guint) set of #MgId. */
gboolean mg_scene_moves_outline (const MgScene   *self,
                                 const MgOutline *outline,
                                 GHashTable      *ids);

/* Returns: (transfer full) (element-type MgOutline): those that change, as they are when
 * @ids are moved by @dx, @dy
 */
GArray  *mg_scene_move_outlines (const MgScene   *self,
                                 GHashTable      *ids,
                                 double           dx,
                                 double           dy) G_GNUC_WARN_UNUSED_RESULT;

/* mg-scene-rings.c: when all nodes are there. */
void     mg_scene_add_rings   (MgScene              *self,
                               const MgSceneOptions *options);
/* Returns: @box, made as large as to hold the circles */
MgRect   mg_scene_hold_rings  (const MgScene     *self,
                               MgRect             box);

/* mg-scene-grid.c */
void     mg_scene_index       (MgScene           *self);
void     mg_grid_clear        (MgGrid            *self);

/* Calls @func with each row whose cell touches the box, perhaps several times. */
typedef void (*MgGridFunc)    (guint32            row,
                               gpointer           user_data);
void     mg_grid_foreach      (const MgGrid      *self,
                               const MgRect      *box,
                               MgGridFunc         func,
                               gpointer           user_data);

G_END_DECLS
