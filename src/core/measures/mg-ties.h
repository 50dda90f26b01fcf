/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What links are like: written or not, both ways or one, old or new, near or
 * far, and what flows along them.  Only links that the snapshot counts.
 * Without details all are NaN, and tables are empty.  Time O(m).
 */
#pragma once

#include "mg-row-detail.h"

G_BEGIN_DECLS

/* Links with an agreement, a contract or a statute / those whose form is known. */
MG_DECLARE_FIGURE (mg_contractualisation);
/* Links by form, from "informal" to "statutory" and "unknown"; a column for
 * each level and "all". */
MG_DECLARE_GRID (mg_formality);
/* Linked pairs, one row "pairs": known only informally (charters included), only
 * in writing, both. */
MG_DECLARE_GRID (mg_proximity);

/* Links declared as both ways / links; undirected ones are. */
MG_DECLARE_FIGURE (mg_reciprocal_share);
/* The same by level. */
MG_DECLARE_GRID (mg_reciprocal_by_layer);

/* Median months from the start to the date of the map; links without start are
 * left out. */
MG_DECLARE_FIGURE (mg_link_age);
/* Links of 36 months or more / links whose start is known. */
MG_DECLARE_FIGURE (mg_old_links);
/* Links of the three levels that ended before the date. */
MG_DECLARE_FIGURE (mg_ended_links);
/* Links that are older than the pole / links whose start is known; NaN if nobody
 * said when the pole was created. */
MG_DECLARE_FIGURE (mg_preexisting_links);

/* Median kilometres, as the crow flies, of linked pairs whose towns are known.
 * Great circle on a sphere of 6371 km. */
MG_DECLARE_FIGURE (mg_pair_distance);
/* The same by level. */
MG_DECLARE_GRID (mg_distance_by_layer);
/* Linked pairs with both ends in the pole's territory / those whose towns are
 * both known; NaN if the pole does not say. */
MG_DECLARE_FIGURE (mg_pairs_inside);

/* Euros on links: each year or once, never added; "monetary" money, else valued. */
MG_DECLARE_FIGURE (mg_amounts_per_year);
MG_DECLARE_FIGURE (mg_amounts_total);
MG_DECLARE_FIGURE (mg_valued_per_year);
MG_DECLARE_FIGURE (mg_valued_total);

/* Links that touch a local authority / links. */
MG_DECLARE_FIGURE (mg_public_link_share);
/* What authorities give outside the three levels, at the date: rows are types of
 * link, columns "links", euros "per_year" and "total", and what is valued of help in
 * kind, "valued_per_year" and "valued_total".
 */
MG_DECLARE_GRID (mg_public_support);

/* For each organisation, links that touch it / links. */
MG_DECLARE_VALUES (mg_link_share);
/* Of the organisation with most partners; of equals, the larger share. */
MG_DECLARE_FIGURE (mg_leader_link_share);

/* Pairs linked on three levels or more. */
MG_DECLARE_FIGURE (mg_three_level_pairs);
/* Levels × levels: pairs on both / pairs on one at least. */
MG_DECLARE_GRID (mg_layer_overlap);
/* Pairs ("o02-o12") on two levels or more; 1 in the column of each. */
MG_DECLARE_GRID (mg_multiplex_list);

G_END_DECLS
