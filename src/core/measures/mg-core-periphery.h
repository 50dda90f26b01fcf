/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The core that links draw, and the core that the pole declares. */
#pragma once

#include "mg-row-detail.h"

G_BEGIN_DECLS

/**
 * mg_core_values:
 *
 * Who is in the computed core: the set of 2 to n-2 organisations that is nearest
 * to "all linked inside, nobody linked outside", pairs of one inside and one
 * outside being ignored: the largest correlation of what is linked with that.
 *
 * Up to 20 organisations every set is tried; beyond, sets are improved one
 * organisation at a time from many starts, always the same ones.  Of equal fits
 * the one met first.  Directions and intensities are ignored.
 *
 * Returns: (transfer full): 1 or 0 for each row, or NaN where there is no core:
 *   fewer than four organisations, no link, or all linked
 */
GArray *mg_core_values (const MgSnapshot  *graph,
                        MgProgress        *progress,
                        GCancellable      *cancellable,
                        GError           **error);

/* The same.  Source: Borgatti & Everett 2000, doi:10.1016/S0378-8733(99)00019-2. */
MG_DECLARE_VALUES (mg_computed_core);
/* That correlation, -1…1. */
MG_DECLARE_FIGURE (mg_core_fit);
/* 1 for the declared core, ring 1. */
MG_DECLARE_VALUES (mg_declared_core);
/* Those in both cores / those in one at least; NaN without a declared one. */
MG_DECLARE_FIGURE (mg_core_jaccard);

G_END_DECLS
