/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that say what is counted, and the measures asked for: the same
 * for every verb that prints figures.
 */
#pragma once

#include "mg-cli.h"
#include "mg-measure.h"

G_BEGIN_DECLS

/**
 * MgScopeOptions:
 * @perimeter: as typed; %NULL is the whole map
 * @layers: as typed, separated by commas; %NULL is the three levels
 * @date: as typed; %NULL is the pole's reference date
 * @measures: as typed, separated by commas; %NULL is all
 * @directed: whether one-way links are arcs
 * @collectives: whether meeting in a collective cooperation makes a pair
 * @support: whether the support structure is one of the organisations
 * @confidence: the least confidence of links, 0 any
 * @layer_ids: filled by mg_scope_options_read()
 * @measure_ids: filled likewise; %NULL is all
 * @scope: filled likewise; lends @layer_ids
 */
typedef struct
{
  char     *perimeter;
  char     *layers;
  char     *date;
  char     *measures;
  gboolean  directed;
  gboolean  collectives;
  gboolean  support;
  int       confidence;

  GStrv     layer_ids;
  GStrv     measure_ids;
  MgScope   scope;
} MgScopeOptions;

void       mg_scope_options_clear  (MgScopeOptions        *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MgScopeOptions, mg_scope_options_clear)

/* Understands what was typed. Returns: %FALSE if it cannot be: it has been said */
gboolean   mg_scope_options_read   (MgScopeOptions        *self);

/* Whether each layer asked for is one of the method or of @network; if not, it
 * has been said.
 */
gboolean   mg_scope_options_suit   (const MgScopeOptions  *self,
                                    MgNetwork             *network);

/* Returns: (transfer full) (nullable): the figures, or %NULL: it has been said */
MgResults *mg_scope_options_run    (const MgScopeOptions  *self,
                                    MgNetwork             *network);

/* Whether the measure was asked for. */
gboolean   mg_scope_options_wants  (const MgScopeOptions  *self,
                                    const MgMeasure       *measure);

G_END_DECLS
