/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who cooperates with whom: kinds of organisations, sectors, circles, towns.
 *
 * Organisations whose kind (sector, town) is not known are left out of what is
 * counted by kind (sector, town).  Time O(n + m).
 */
#pragma once

#include "mg-row-detail.h"

G_BEGIN_DECLS

/* (E-I) / (E+I): pairs that join two kinds, and pairs within one.  -1…1; NaN
 * without such pairs.  Source: Krackhardt & Stern 1988, doi:10.2307/2786835.
 */
MG_DECLARE_FIGURE (mg_ei_kind);
MG_DECLARE_FIGURE (mg_ei_ess);
/* The same if all possible pairs were linked. */
MG_DECLARE_FIGURE (mg_ei_kind_expected);
MG_DECLARE_FIGURE (mg_ei_ess_expected);

/* Categorical assortativity: pairs within a category less those that its share of
 * all ends would make, divided by the largest that this can be.  Directions are
 * looked at where there are some.  -1…1; NaN if linked pairs meet fewer than two
 * categories.  Source: Newman 2003, doi:10.1103/PhysRevE.67.026126. */
MG_DECLARE_FIGURE (mg_assortativity_kind);
MG_DECLARE_FIGURE (mg_assortativity_ess);

/* The same by the field of #MgScope.by; NaN, and tables empty, if there is none. */
MG_DECLARE_FIGURE (mg_assortativity_by);
MG_DECLARE_FIGURE (mg_ei_by);
MG_DECLARE_FIGURE (mg_ei_by_expected);
MG_DECLARE_FIGURE (mg_blau_by);
MG_DECLARE_FIGURE (mg_iqv_by);
MG_DECLARE_GRID (mg_count_by);
/* Empty with more than 200 groups. */
MG_DECLARE_GRID (mg_mixing_by);

/* 1 - sum of squared shares: 0…1; NaN without organisations.  IQV: divided by
 * what equal shares of the K categories present have, NaN if K < 2.
 * Source: Blau 1977; Agresti & Agresti 1978, doi:10.2307/270810.
 */
MG_DECLARE_FIGURE (mg_blau_kind);
MG_DECLARE_FIGURE (mg_blau_sector);
MG_DECLARE_FIGURE (mg_iqv_kind);
MG_DECLARE_FIGURE (mg_iqv_sector);

/* Pairs by the kinds of their ends, symmetric: count, possible pairs, density. */
MG_DECLARE_GRID (mg_mixing_kind);
/* The same with "ess" and "non_ess". */
MG_DECLARE_GRID (mg_mixing_ess);

/* Organisations by kind, by sector: column "organisations", of those known. */
MG_DECLARE_GRID (mg_count_kinds);
MG_DECLARE_GRID (mg_count_sectors);

/* Organisations by kind (rows) and ring "1" to "4" (columns). */
MG_DECLARE_GRID (mg_kind_by_ring);

/* Organisations ("organisations") and jobs ("fte") by town. */
MG_DECLARE_GRID (mg_towns);
MG_DECLARE_FIGURE (mg_count_towns);
/* Organisations of the town that has most of them / those whose town is known. */
MG_DECLARE_FIGURE (mg_first_town_share);
/* Organisations inside the pole's territory / those whose town is known; NaN if
 * the pole does not say which it is. */
MG_DECLARE_FIGURE (mg_organisations_inside_territory);

/* Local authorities, and the organisations of other kinds linked to one. */
MG_DECLARE_FIGURE (mg_count_public);
MG_DECLARE_FIGURE (mg_count_linked_to_public);

/* "ess" of founders, declared core, computed core: count of those known. */
MG_DECLARE_GRID (mg_ess_at_heart);

G_END_DECLS
