/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a map looks: which figures its sizes and colours follow.
 *
 * That is said by fields of the pole, so that it is saved and undone; the window
 * and the command line draw the same.
 */
#pragma once

#include "mg-measure.h"
#include "mg-scene.h"

G_BEGIN_DECLS

typedef struct _MgLooks MgLooks;

/* Whether the field says how the map looks. */
gboolean     mg_looks_is_field   (MgFieldId        field);

/**
 * mg_looks_get_measure:
 * @field: %MG_FIELD_POLE_SIZE_BY or %MG_FIELD_POLE_COLOUR_BY
 *
 * Returns: (nullable): a measure of organisations; lent.  What a file names and
 *   is none is passed over
 */
const char  *mg_looks_get_measure (MgNetwork      *network,
                                   MgFieldId       field);

/* Returns: (transfer full): the measures it takes to draw the map, ending with %NULL */
const char **mg_looks_dup_measures (MgNetwork     *network) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_looks_find_range:
 * @from_zero: as for sizes: an area that is twice as large must mean twice as much
 *
 * Returns: %FALSE if the measure has no values
 */
gboolean     mg_looks_find_range (const MgResults *results,
                                  const char      *measure,
                                  gboolean         from_zero,
                                  double          *low,
                                  double          *high);

/**
 * mg_looks_new:
 * @results: (nullable): %NULL, or without the measures: as if nothing was said
 *
 * Time O(n).
 */
MgLooks     *mg_looks_new        (MgNetwork       *network,
                                  const MgResults *results) G_GNUC_WARN_UNUSED_RESULT;
void         mg_looks_free       (MgLooks         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgLooks, mg_looks_free)

/* Fills in what is theirs; lends it, as long as @self is there. */
void         mg_looks_apply      (const MgLooks   *self,
                                  MgSceneOptions  *options);

G_END_DECLS
