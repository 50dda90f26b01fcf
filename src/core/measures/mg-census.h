/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts of small patterns, and who has the same partners as whom.  Columns are
 * "number" where nothing else is said.
 */
#pragma once

#include "mg-row-detail.h"

G_BEGIN_DECLS

/* Pairs of organisations: "mutual", "asymmetric" (directed only), "null". */
MG_DECLARE_GRID (mg_dyad_census);

/* Sets of three by the 16 types of Holland & Leinhardt ("003" … "300"); where
 * nothing is directed, a pair is mutual, and only 003, 102, 201 and 300 are there.
 * Empty for more than 2,000 organisations.
 * Source: Holland & Leinhardt 1970, doi:10.1086/224954. */
MG_DECLARE_GRID (mg_triad_census);

/* Maximal sets that all cooperate, by their size, from one (isolates).  Empty for
 * more than 2,000 organisations. */
MG_DECLARE_GRID (mg_clique_census);

/* Organisations × organisations: partners in common / partners of one at least
 * (Jaccard); NaN if neither has any.  Directions are ignored.  Empty for more than
 * 100 organisations. */
MG_DECLARE_GRID (mg_similarity);

/**
 * mg_collective_list:
 *
 * Two-mode: a row for each collective cooperation with somebody in it; columns
 * "participants" (those who meet), "supporters", and "redundancy": pairs of its
 * participants who meet in another one, too / pairs; NaN for fewer than two.
 *
 * Source: Latapy, Magnien & Del Vecchio 2008, doi:10.1016/j.socnet.2007.04.006.
 */
MG_DECLARE_GRID (mg_collective_list);

/* Two-mode clustering: closed ways of three steps (organisation, collective,
 * organisation, collective, in which both organisations are in both) / all such
 * ways: how often two who meet meet again.  NaN if there is no such way.
 * Source: Robins & Alexander 2004, doi:10.1023/B:CMOT.0000032580.12184.c0. */
MG_DECLARE_FIGURE (mg_collective_clustering);

G_END_DECLS
