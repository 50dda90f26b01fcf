/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to read a pole's mode of governance from: side by side, no score. */
#pragma once

#include "mg-row-detail.h"

G_BEGIN_DECLS

/**
 * mg_governance:
 *
 * Column "value"; rows, where they are known: the declared form of governance (1),
 * "members", "support" (structures apart from the members), "animation_fte",
 * "confirmed_links" (of those whose confidence is known), "centralization_without"
 * and "centralization_with" the support structure and its links (Freeman's, by
 * partners; NaN for fewer than three).  Empty without details.
 *
 * Source: Provan & Kenis 2008, doi:10.1093/jopart/mum015.
 */
MG_DECLARE_GRID (mg_governance);

G_END_DECLS
