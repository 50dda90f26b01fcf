/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a map looks: what its sizes, colours, shapes and widths follow, what is hidden,
 * and the circles it was arranged on.
 *
 * That is said by fields of the pole, so that it is saved and undone; the window
 * and the command line draw the same.
 */
#pragma once

#include "mg-live.h"
#include "mg-measure.h"
#include "mg-rest.h"
#include "mg-scene.h"

G_BEGIN_DECLS

typedef struct _MgLooks MgLooks;

/* Whether the field says how the map looks. */
gboolean     mg_looks_is_field   (MgFieldId        field);

/* What files and actions call a field that is followed. */
#define MG_LOOKS_FIELD "field:"

/**
 * MgLookBy:
 * @measure: of organisations, or for widths of links, or %NULL
 * @field: else a field of theirs, or of links, or %MG_FIELD_NONE
 *
 * What sizes, colours, shapes or widths follow.
 */
typedef struct
{
  const MgMeasure *measure;
  MgFieldId        field;
} MgLookBy;

/* Whether that can follow the field: numbers, or what divides organisations into
 * groups.  @place: as for mg_looks_parse()
 */
gboolean     mg_looks_can_follow (const MgField   *row,
                                  MgFieldId        place);
/* Whether it can follow the measure: one of the same things, organisations or links. */
gboolean     mg_looks_can_show   (const MgMeasure *measure,
                                  MgFieldId        place);

/**
 * mg_looks_parse:
 * @place: %MG_FIELD_POLE_SIZE_BY, COLOUR_BY, SHAPE_BY or WIDTH_BY
 * @text: (nullable): the id of a measure, or "field:sector"
 *
 * Returns: %FALSE if it is nothing that can be followed there
 */
gboolean     mg_looks_parse      (MgNetwork       *network,
                                  MgFieldId        place,
                                  const char      *text,
                                  MgLookBy        *by);

/* What the pole keeps where colours usually follow something, and are to be by kind
 * all the same.
 */
#define MG_LOOKS_BY_KIND MG_LOOKS_FIELD "kind"

/* Returns: (nullable): what is followed if the pole says nothing: the groups of another
 * program's file where most have no kind.  Time O(n).
 */
const char  *mg_looks_get_usual  (MgNetwork       *network,
                                  MgFieldId        place);

/* Returns: (nullable): what the pole must say so that @text is followed, or with %NULL
 * nothing but the kind; lent by @text
 */
const char  *mg_looks_get_kept   (MgNetwork       *network,
                                  MgFieldId        place,
                                  const char      *text);

/* Returns: (nullable): what is followed, as mg_looks_parse() takes it.  What a file
 * names and is nothing is passed over.
 */
const char  *mg_looks_get_text   (MgNetwork       *network,
                                  MgFieldId        place);
/* The same. */
gboolean     mg_looks_find       (MgNetwork       *network,
                                  MgFieldId        place,
                                  MgLookBy        *by);

/* Returns: (transfer full): "Number of partners", "Sector" */
char        *mg_looks_dup_name   (MgNetwork       *network,
                                  const MgLookBy  *by);
/* Returns: (transfer full): "Size: Number of partners" */
char        *mg_looks_dup_title  (MgNetwork       *network,
                                  MgFieldId        place,
                                  const MgLookBy  *by);

/* Returns: (transfer full): what is hidden.  What a file says and is nothing is passed over. */
MgFilter    *mg_looks_dup_filter (MgNetwork       *network) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): colours of one's own, for mg_own_colours_find() */
GHashTable  *mg_looks_dup_own_colours (MgNetwork  *network) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): the measures it takes to draw the map, ending with %NULL */
const char **mg_looks_dup_measures (MgNetwork     *network) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_looks_new:
 * @results: (nullable): %NULL, or without the measures: as if these were not named
 * @live: (nullable): goes before @results, for the measures it has
 *
 * Time O(n).
 */
MgLooks     *mg_looks_new        (MgNetwork       *network,
                                  const MgResults *results,
                                  MgLive          *live) G_GNUC_WARN_UNUSED_RESULT;
void         mg_looks_free       (MgLooks         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgLooks, mg_looks_free)

/**
 * MgLookShown:
 * @low: the least value, or 0 where the scale begins there
 * @high: the largest
 * @n_groups: how many groups have a colour, or shape, of their own; 0: it is a scale,
 *   or everybody is alone
 * @names: (nullable): theirs, ending with %NULL; without names they are numbered
 * @texts: (nullable): the same as in files, of @field
 * @field: (nullable)
 * @has_rest: by #MgRest: whether there are such organisations, or links
 *
 * What a legend says of sizes, colours, shapes or widths.
 */
typedef struct
{
  double              low;
  double              high;
  guint               n_groups;
  const char * const *names;
  const char * const *texts;
  const char         *field;
  gboolean            has_rest[MG_N_RESTS];
} MgLookShown;

/* Returns: (nullable): %NULL: they follow nothing that has values; lent */
const MgLookShown *
             mg_looks_get_shown  (const MgLooks   *self,
                                  MgFieldId        place);

/* Fills in what is theirs; lends it, as long as @self is there. */
void         mg_looks_apply      (const MgLooks   *self,
                                  MgSceneOptions  *options);

G_END_DECLS
