/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The poles that are compared: read and computed one after the other, in the worker. */
#pragma once

#include "mg-comparison.h"
#include "mg-compare-pole.h"
#include "mg-progress.h"

G_BEGIN_DECLS

/**
 * MgCompareSet:
 *
 * The list of #MgComparePole, as they were added, and what is counted in all of
 * them: members, if nothing else is said, as partners depend on who drew the map.
 *
 * "changed": a pole was added or removed, or something is known about one;
 * "notify::progress": of the pole in hand.
 */
#define MG_TYPE_COMPARE_SET (mg_compare_set_get_type ())
G_DECLARE_FINAL_TYPE (MgCompareSet, mg_compare_set, MG, COMPARE_SET, GObject)

MgCompareSet  *mg_compare_set_new          (void) G_GNUC_WARN_UNUSED_RESULT;

/* Those that are there already are not added again. */
void           mg_compare_set_add          (MgCompareSet   *self,
                                            const char     *path);
void           mg_compare_set_remove       (MgCompareSet   *self,
                                            MgComparePole  *pole);

/* (element-type MgComparePole) */
GListModel    *mg_compare_set_get_poles    (MgCompareSet   *self);

/* (transfer container) (element-type MgComparePole): those that could be read, as
 * they were added or by name
 */
GPtrArray     *mg_compare_set_list_read    (MgCompareSet   *self,
                                            gboolean        by_name) G_GNUC_WARN_UNUSED_RESULT;

const MgScope *mg_compare_set_get_scope    (MgCompareSet   *self);
/* Computes all of them again if it is another one; layers and "by" are not looked at. */
void           mg_compare_set_set_scope    (MgCompareSet   *self,
                                            const MgScope  *scope);

/* From now on, how figures move with what is counted is computed, too. */
void           mg_compare_set_ask_sensitivity (MgCompareSet *self);

/* (nullable): of the pole in hand; %NULL when idle. */
MgProgress    *mg_compare_set_get_progress (MgCompareSet   *self);

/* What is not done yet is left; mg_compare_set_go_on() takes it up. */
void           mg_compare_set_stop         (MgCompareSet   *self);
void           mg_compare_set_go_on        (MgCompareSet   *self);
gboolean       mg_compare_set_is_stopped   (MgCompareSet   *self);

G_END_DECLS
