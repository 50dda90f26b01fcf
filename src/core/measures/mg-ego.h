/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each organisation with its own partners, and its place among all. */
#pragma once

#include "mg-row-detail.h"

G_BEGIN_DECLS

/* Partners that come to it, that it goes to; NaN without directions. */
MG_DECLARE_VALUES (mg_in_degree);
MG_DECLARE_VALUES (mg_out_degree);
/* Arcs that have one the other way / arcs; NaN without directions. */
MG_DECLARE_FIGURE (mg_reciprocity);
/* Share of the others that can reach it, divided by their mean steps: 0…1; 0 if
 * nobody can, NaN in a network of one.  Without directions, of those it reaches.
 * Source: Lin 1976; Wasserman & Faust 1994. */
MG_DECLARE_VALUES (mg_prestige);
/* Steps to the farthest one that it can reach; NaN if it reaches nobody. */
MG_DECLARE_VALUES (mg_eccentricity);
/* The smallest of these. */
MG_DECLARE_FIGURE (mg_radius);
/* Linked pairs among it and its partners / pairs among them: at most 1; NaN for
 * isolates.  Directions are ignored. */
MG_DECLARE_VALUES (mg_ego_density);
/* Partners, less the mean number of partners they have among each other: how many
 * of them are not redundant.  NaN for isolates.  Directions are ignored.
 * Source: Burt 1992; Borgatti 1997. */
MG_DECLARE_VALUES (mg_effective_size);
/* The mean of 1 / steps over the pairs of its partners, going only through its
 * partners; NaN with fewer than two.  Directions are ignored.
 * Source: Latora & Marchiori 2001, doi:10.1103/PhysRevLett.87.198701. */
MG_DECLARE_VALUES (mg_local_efficiency);

/* Maximal cliques of three or more, and the size of the largest clique; of more
 * than 2,000 organisations NaN.  Source: Luce & Perry 1949. */
MG_DECLARE_FIGURE (mg_count_cliques);
MG_DECLARE_FIGURE (mg_largest_clique);

G_END_DECLS
