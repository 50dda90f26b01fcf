/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would be left if one organisation withdrew.
 *
 * All organisations at once, by one walk in depth (Hopcroft & Tarjan 1973,
 * doi:10.1145/362248.362272) that notes how many hang on each: time O(n + m).
 * Directions are ignored.
 */
#pragma once

#include "mg-row-detail.h"

G_BEGIN_DECLS

/* Pairs of organisations that are linked, directly or through others / pairs. */
MG_DECLARE_FIGURE (mg_connected_pairs);

/* The share of the connected pairs of others that would no longer be connected:
 * 0…1; NaN if no two others are. */
MG_DECLARE_VALUES (mg_loss);
MG_DECLARE_FIGURE (mg_largest_loss);

/* A row for each organisation: "components", "largest" and "pairs_connected" of
 * what is left, "loss" as above. */
MG_DECLARE_GRID (mg_robustness);

/* A row for each pair ("o02-o15") without which a piece would fall apart; column
 * "held": organisations on one side of it. */
MG_DECLARE_GRID (mg_bridge_list);

/* The mean of 1 / steps over all pairs, 0 for those apart: 0…1; NaN for fewer
 * than two.  Source: Latora & Marchiori 2001, doi:10.1103/PhysRevLett.87.198701. */
MG_DECLARE_FIGURE (mg_global_efficiency);

G_END_DECLS
