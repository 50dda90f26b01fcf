/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Further ways to tell the place of an organisation, for researchers.
 *
 * Those that take longer than a walk are NaN on maps of more than 2,000
 * organisations.  Intensities are ignored.
 */
#pragma once

#include "mg-row-detail.h"

G_BEGIN_DECLS

/* The number of shortest ways between others that pass through it, all ways
 * counted; a way counts once, or once in each direction in a directed snapshot.
 * Source: Shimbel 1953, doi:10.1007/BF02476438. */
MG_DECLARE_VALUES (mg_stress);

/* One for itself and, damped by 0.85 / largest number of partners at each step,
 * for all who lead to it, however far; the largest is 1.  With directions, arcs
 * that come in.  Source: Katz 1953, doi:10.1007/BF02289026. */
MG_DECLARE_VALUES (mg_katz);

/* Directed snapshots only: hubs lead to authorities, to which hubs lead; the
 * largest is 1.  NaN without arcs, and where it does not settle in 10,000 steps.
 * Source: Kleinberg 1999, doi:10.1145/324133.324140. */
MG_DECLARE_VALUES (mg_hub);
MG_DECLARE_VALUES (mg_authority);

/* As closeness, with all ways counted as currents through wires of one ohm: others
 * of its piece / sum of the resistances to them.  Directions are ignored; NaN for
 * isolates, and in pieces of more than 800.  Sources: Stephenson & Zelen 1989,
 * doi:10.1016/0378-8733(89)90016-6; Brandes & Fleischer 2005,
 * doi:10.1007/978-3-540-31856-9_44. */
MG_DECLARE_VALUES (mg_information);

/* Share of betweenness, times (1 / partners) / sum over its partners of 1 / their
 * partners.  Directions are ignored; NaN for isolates and networks of fewer than
 * three.  Source: Hwang, Cho, Zhang & Ramanathan 2006, "Bridging centrality:
 * identifying bridging nodes in scale-free networks". */
MG_DECLARE_VALUES (mg_bridging);

G_END_DECLS
