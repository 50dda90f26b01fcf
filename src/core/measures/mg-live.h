/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures that follow each edit at once: what can be counted without walking
 * through the network.
 */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

/**
 * MgLive:
 *
 * Keeps, for each item of a network, whether it counts in one scope, is told of
 * each edit, and counts when it is asked: the same values as mg_measure_run()
 * gives for the same network and scope, without a snapshot.
 *
 * An edit costs O(1).  The first question after it costs O(n + m) of small
 * arrays: 5,000 organisations with 15,000 links take some 0.1 ms.  A new scope
 * looks at every item again.
 *
 * The main thread only, as its network.
 */
typedef struct _MgLive MgLive;

/* Looks at nothing until mg_live_set_scope(). */
MgLive         *mg_live_new         (MgNetwork        *network) G_GNUC_WARN_UNUSED_RESULT;
void            mg_live_free        (MgLive           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgLive, mg_live_free)

/* @scope: undirected, without @collectives; @layers are to outlive @self */
void            mg_live_set_scope   (MgLive           *self,
                                     const MgScope    *scope);

/* To be told of each edit, in their order, after it was made. */
void            mg_live_edited      (MgLive           *self,
                                     const MgEdit     *edit);

/* Whether the measure is one of those that are counted here. */
gboolean        mg_live_has         (const char       *id);

/* Returns: %FALSE if that is no measure of the network that is counted here */
gboolean        mg_live_get_figure  (MgLive           *self,
                                     const char       *id,
                                     MgFigure         *figure);

/* Whether the measure is one of organisations that is counted here. */
gboolean        mg_live_has_values  (const char       *id);

/* Returns: %FALSE if that is no measure of organisations that is counted here; the
 * value of one that is not looked at is NaN
 */
gboolean        mg_live_get_value   (MgLive           *self,
                                     const char       *id,
                                     MgId              organisation,
                                     double           *value);

/* As mg_results_get_layer_densities() for that layer, 0 if no link has it.
 * Returns: %FALSE where there are too many layers to tell them apart
 */
gboolean        mg_live_get_layer_density (MgLive     *self,
                                     const char       *layer,
                                     MgFigure         *figure);

/* Whether that organisation is looked at. */
gboolean        mg_live_counts      (MgLive           *self,
                                     MgId              organisation);

G_END_DECLS
