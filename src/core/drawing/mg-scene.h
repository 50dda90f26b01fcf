/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain arrays of what is to be drawn, with a grid for culling and hit tests. */
#pragma once

#include "mg-filter-clause.h"
#include "mg-network.h"
#include "mg-style.h"

G_BEGIN_DECLS

/**
 * MgFilter:
 * @hidden_kinds: (nullable) (element-type utf8): set of kind identifiers; "" is "no kind"
 * @hidden_layers: (nullable): set of layer identifiers; "" is "no layer";
 *   "membership" is the participations
 * @hidden_rings: bits 1 << ring (0…4)
 * @hide_collectives: leave collectives out
 * @clauses: (nullable) (element-type MgFilterClause): all of which organisations must meet
 * @fades: what does not is there, but faint
 *
 * What is hidden.  A link is visible if both ends and its layer are.
 */
typedef struct
{
  GHashTable *hidden_kinds;
  GHashTable *hidden_layers;
  guint       hidden_rings;
  gboolean    hide_collectives;
  GPtrArray  *clauses;
  gboolean    fades;
} MgFilter;

MgFilter *mg_filter_new           (void) G_GNUC_WARN_UNUSED_RESULT;
MgFilter *mg_filter_copy          (const MgFilter *self);
void      mg_filter_free          (MgFilter       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgFilter, mg_filter_free)
gboolean  mg_filter_is_empty      (const MgFilter *self);
/* Any item.  One that only fades everything shows all. */
gboolean  mg_filter_shows         (const MgFilter *self,
                                   MgNetwork      *network,
                                   MgId            id);
/* Whether the item meets it, whatever becomes of those that do not. */
gboolean  mg_filter_matches       (const MgFilter *self,
                                   MgNetwork      *network,
                                   MgId            id);
/* Returns: (transfer full) (nullable): set of #MgId as pointers: what it lights, if it
 * fades the rest; else %NULL
 */
GHashTable *
          mg_filter_dup_lit       (const MgFilter *self,
                                   MgNetwork      *network);
/* The condition on @field, made if there is none yet. */
MgFilterClause *
          mg_filter_take_clause   (MgFilter       *self,
                                   const char     *field);
/* Drops conditions that ask for nothing. */
void      mg_filter_tidy          (MgFilter       *self);

/**
 * MgSceneRing:
 * @radius: in map units
 * @label: what it stands for, in a word
 * @title: likewise, for those who do not see it
 */
typedef struct
{
  double  radius;
  char   *label;
  char   *title;
} MgSceneRing;

/**
 * MgSceneOptions:
 * @filter: (nullable): what is hidden
 * @filter_text: (nullable): what it does, for the legend
 * @outlines: collectives are lines round their participants, not links to them
 * @lit: (nullable): set of #MgId as pointers; everything else is shown faded
 * @theme: colours
 * @date: links and organisations that are not there then are faint; none: none is
 * @sizes: (nullable): by #MgId (@n_values of them): 0…1 for the symbol's area; NaN: smaller than any
 * @colours: (nullable): by #MgId: 0…1 on the scale, or a group's number, which is
 *   below 0 where there is nobody else in it; below 0 and NaN: see mg-rest.h
 * @shapes: (nullable): by #MgId: a group's number; NaN: the shape of the rest
 * @widths: (nullable): by #MgId of links: 0…1; NaN: thinnest
 * @n_values: length of @sizes, @colours, @shapes and @widths
 * @colours_are_groups: what @colours are
 * @group_names: (nullable): by group, ending with %NULL; without names they are numbered
 * @own_colours: (nullable): of one's own: see mg-own-colours.h
 * @colour_field: (nullable): the name of the field that @colours follow
 * @group_values: (nullable): by group, ending with %NULL: its value in files
 * @size_label: (nullable): for the legend: "Size: betweenness"
 * @colour_label: (nullable): for the legend
 * @shape_names: (nullable): by group, ending with %NULL
 * @shape_label: (nullable): for the legend
 * @width_label: (nullable): for the legend
 * @size_low: the value that 0 of @sizes stands for, for the legend's scale
 * @size_high: the value that 1 stands for
 * @colour_low: likewise
 * @colour_high: likewise
 * @width_low: likewise
 * @width_high: likewise
 * @rings: (nullable) (array length=n_rings): circles behind everything, from the
 *   inner one outwards
 * @n_rings: their number
 * @rings_x: the middle of them all
 * @rings_y: likewise
 * @rings_label: (nullable): for the legend: "Distance from the centre: betweenness"
 */
typedef struct
{
  const MgFilter *filter;
  const char     *filter_text;
  gboolean        outlines;
  GHashTable     *lit;
  MgTheme         theme;
  MgDate          date;
  const double   *sizes;
  const double   *colours;
  const double   *shapes;
  const double   *widths;
  guint           n_values;
  gboolean        colours_are_groups;
  const char * const *group_names;
  GHashTable     *own_colours;
  const char     *colour_field;
  const char * const *group_values;
  const char     *size_label;
  const char     *colour_label;
  const char * const *shape_names;
  const char     *shape_label;
  const char     *width_label;
  double          size_low;
  double          size_high;
  double          colour_low;
  double          colour_high;
  double          width_low;
  double          width_high;
  const MgSceneRing *rings;
  guint           n_rings;
  double          rings_x;
  double          rings_y;
  const char     *rings_label;
} MgSceneOptions;

typedef enum
{
  MG_NODE_FAINT    = 1 << 0,   /* absent: dashed outline */
  MG_NODE_CENTRE   = 1 << 1,   /* the pole's support structure */
  MG_NODE_PINNED   = 1 << 2,
  MG_NODE_COLLECTIVE = 1 << 3,
  MG_NODE_DIM      = 1 << 4,   /* not in the light */
  MG_NODE_AWAY     = 1 << 5,   /* not there at the date: faint */
} MgSceneNodeFlags;

/* One organisation or collective; map units. */
typedef struct
{
  MgId              id;
  double            x;
  double            y;
  double            radius;
  MgShape           shape;
  MgSceneNodeFlags  flags;
  MgColour          fill;
  char              letter;     /* of its group, where there are no colours; 0: none */
  char             *label;
  guint             degree;     /* visible links; where sizes say nothing, names of the best linked come first */
} MgSceneNode;

typedef enum
{
  MG_EDGE_FAINT         = 1 << 0,   /* not at the date, or one of its ends is not */
  MG_EDGE_WISH          = 1 << 1,   /* dotted */
  MG_EDGE_ARROW         = 1 << 2,   /* at the target */
  MG_EDGE_ARROW_BACK    = 1 << 3,   /* at the source */
  MG_EDGE_PARTICIPATION = 1 << 4,
  MG_EDGE_DIM           = 1 << 5,   /* not in the light */
} MgSceneEdgeFlags;

/* One strand: its own stroke, beside the other strands of its pair. */
typedef struct
{
  MgId              id;
  guint             source;     /* rows of nodes */
  guint             target;
  double            offset;     /* from the straight line, to the left from source
                                 * to target, in map units */
  double            spread;     /* of the outermost strand of the pair */
  double            bend;       /* of the whole pair, round symbols it would pass behind */
  double            width;
  MgStroke          stroke;
  MgColour          colour;
  MgSceneEdgeFlags  flags;
} MgSceneEdge;

/* A row of the legend: what is visible, and how many. */
typedef enum
{
  MG_LEGEND_KIND,
  MG_LEGEND_LAYER,
  MG_LEGEND_COLLECTIVE,
  MG_LEGEND_SIZE,
  MG_LEGEND_COLOUR,
  MG_LEGEND_SHAPE,
  MG_LEGEND_WIDTH,
} MgLegendSort;

typedef struct
{
  MgLegendSort  sort;
  char         *id;
  char         *label;
  guint         count;
  MgShape       shape;
  MgStroke      stroke;
  MgColour      colour;
  char          letter;         /* likewise */
} MgLegendRow;

/**
 * MgScene:
 *
 * Immutable and counted: any thread may paint it.  Organisations without a
 * place are not in it (see mg_scene_count_unplaced()).
 */
typedef struct _MgScene MgScene;

MgScene            *mg_scene_new            (MgNetwork             *network,
                                             const MgSceneOptions  *options) G_GNUC_WARN_UNUSED_RESULT;
MgScene            *mg_scene_ref            (MgScene               *self);
void                mg_scene_unref          (MgScene               *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgScene, mg_scene_unref)

const MgSceneNode  *mg_scene_get_nodes      (const MgScene         *self,
                                             guint                 *n_nodes);
const MgSceneEdge  *mg_scene_get_edges      (const MgScene         *self,
                                             guint                 *n_edges);
const MgLegendRow  *mg_scene_get_legend     (const MgScene         *self,
                                             guint                 *n_rows);
/* (array length=n_rings) */
const MgSceneRing  *mg_scene_get_rings      (const MgScene         *self,
                                             guint                 *n_rings);
MgTheme             mg_scene_get_theme      (const MgScene         *self);
const char         *mg_scene_get_title      (const MgScene         *self);   /* the pole's name */
gboolean            mg_scene_get_fictitious (const MgScene         *self);
MgDate              mg_scene_get_date       (const MgScene         *self);
/* Organisations and collectives that the filter shows but that have no place. */
guint               mg_scene_count_unplaced (const MgScene         *self);
/* Those that the filter hides. */
guint               mg_scene_count_hidden   (const MgScene         *self);

/* The row of an item among nodes or edges, or -1. */
int                 mg_scene_find_node      (const MgScene         *self,
                                             MgId                   id);
int                 mg_scene_find_edge      (const MgScene         *self,
                                             MgId                   id);

/* The box of all symbols and labels at the natural scale; FALSE if there is nothing. */
gboolean            mg_scene_get_bounds     (const MgScene         *self,
                                             double                *x,
                                             double                *y,
                                             double                *width,
                                             double                *height);

/**
 * mg_scene_pick:
 * @tolerance: in map units: how far from a symbol's rim or a strand still counts
 *
 * Returns: the item at a place: a node before an edge; 0 if there is none.
 *   Under 0.1 ms at 50,000 organisations
 */
MgId                mg_scene_pick           (const MgScene         *self,
                                             double                 x,
                                             double                 y,
                                             double                 tolerance);

/* Appends the #MgId of each node whose centre lies in the rectangle. */
void                mg_scene_find_in        (const MgScene         *self,
                                             double                 x,
                                             double                 y,
                                             double                 width,
                                             double                 height,
                                             GArray                *ids);

G_END_DECLS
