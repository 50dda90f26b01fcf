/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is selected: the same on the map, in the tables and in the inspector. */
#pragma once

#include <glib-object.h>

#include "mg-item.h"

G_BEGIN_DECLS

/**
 * MgSelection:
 *
 * A set of items in the order in which they were selected; the last one is the
 * primary.  Signal `changed`: after each change, once.
 */
#define MG_TYPE_SELECTION (mg_selection_get_type ())
G_DECLARE_FINAL_TYPE (MgSelection, mg_selection, MG, SELECTION, GObject)

MgSelection *mg_selection_new         (void) G_GNUC_WARN_UNUSED_RESULT;

guint        mg_selection_get_n       (MgSelection *self);
const MgId  *mg_selection_get_ids     (MgSelection *self,   /* valid until the next change */
                                       guint       *n_ids);
MgId         mg_selection_get_primary (MgSelection *self);
gboolean     mg_selection_contains    (MgSelection *self,
                                       MgId         id);

void         mg_selection_clear       (MgSelection *self);
void         mg_selection_set         (MgSelection *self,
                                       const MgId  *ids,
                                       guint        n_ids);
void         mg_selection_set_one     (MgSelection *self,   /* 0 clears */
                                       MgId         id);
void         mg_selection_add         (MgSelection *self,
                                       MgId         id);
void         mg_selection_toggle      (MgSelection *self,
                                       MgId         id);

G_END_DECLS
