/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same map at the end of each year. */
#pragma once

#include "mg-row-detail.h"

G_BEGIN_DECLS

/**
 * mg_years:
 *
 * A row for each 31 December from the first that has an organisation that is
 * dated, to the last before the date of the map, 60 at most: "n" (organisations),
 * "links", "pairs", "density", "degree_centralization", "multiplexity", links of
 * each level, and "members", "arrivals" and "departures" of members in the year.
 * Without dates it is empty.
 */
MG_DECLARE_GRID (mg_years);

/* The same rows; for each level its links at that date / links of all levels then. */
MG_DECLARE_GRID (mg_level_profile);

/* A row for each level: "links", "pairs", and "density": pairs / possible pairs. */
MG_DECLARE_GRID (mg_levels);

/* Members at the last of these dates less those at the first. */
MG_DECLARE_FIGURE (mg_growth);

G_END_DECLS
