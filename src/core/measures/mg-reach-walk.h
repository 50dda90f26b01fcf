/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kernel of distances: steps from many organisations at once. */
#pragma once

#include "mg-partners.h"
#include "mg-reach.h"
#include "mg-share-out.h"

G_BEGIN_DECLS

#define MG_REACH_BATCH 512

/**
 * MgReachFunc:
 * @begin: the first place to start from
 * @end: one behind the last
 * @reach: (array length=n): by place; added to
 *
 * Adds what each place has to do with these sources.  A step of @share for each
 * source; leaves anything in @reach when @share does not go on.
 */
typedef void (*MgReachFunc) (const MgPartners *partners,
                             guint             begin,
                             guint             end,
                             MgReach          *reach,
                             MgShare          *share);

void mg_reach_plain (const MgPartners *partners, guint begin, guint end, MgReach *reach, MgShare *share);
void mg_reach_256   (const MgPartners *partners, guint begin, guint end, MgReach *reach, MgShare *share);
void mg_reach_512   (const MgPartners *partners, guint begin, guint end, MgReach *reach, MgShare *share);

G_END_DECLS
