/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a filter leaves out, in words: each part of it, and all of it. */
#pragma once

#include "mg-scene.h"

G_BEGIN_DECLS

/* Conditions first, then what the legend hides. */
guint  mg_filter_get_n_parts (const MgFilter *self);

/* Returns: (transfer full): "sector is Culture", "without Conventional business" */
char  *mg_filter_dup_part    (const MgFilter *self,
                              MgNetwork      *network,
                              guint           part);

/* Takes it back: what it leaves out is shown again. */
void   mg_filter_remove_part (MgFilter       *self,
                              guint           part);

/* A circle of belonging, as mg_organisation_get_ring() numbers them; lent. */
const char *
       mg_filter_get_ring_label (guint         ring);

/* How many organisations there are, and how many meet all of it. */
void   mg_filter_count       (const MgFilter *self,
                              MgNetwork      *network,
                              guint          *n_shown,
                              guint          *n_all);

/* Returns: (transfer full): "Shown: 18 of 25 organisations — sector is Culture,
 * and without Partners"; "" if nothing is left out
 */
char  *mg_filter_dup_sentence (const MgFilter *self,
                               MgNetwork      *network);

G_END_DECLS
