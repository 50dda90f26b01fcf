/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs, people, resources of the pole, how it is steered, and how well the map
 * is known.  "Members" are those of the perimeter in the first two circles.
 */
#pragma once

#include "mg-row-detail.h"

G_BEGIN_DECLS

/* Full-time equivalents of members but local authorities. */
MG_DECLARE_FIGURE (mg_fte);
/* Members of those with a figure / those members. */
MG_DECLARE_FIGURE (mg_fte_known);
MG_DECLARE_FIGURE (mg_fte_insertion);
/* People who make the members' cooperation live: sum, median, and members with
 * one to three / members with a figure. */
MG_DECLARE_FIGURE (mg_people);
MG_DECLARE_FIGURE (mg_people_median);
MG_DECLARE_FIGURE (mg_people_in_band);

/* Resources in money that are no public aid / resources in money. */
MG_DECLARE_FIGURE (mg_own_resources);
/* Rows are resources, column "amount": euros. */
MG_DECLARE_GRID (mg_resources);

/* What is said of organisations ("kind", "commune", "fte", and "workshop": those
 * described in the workshop) and of links ("type", "start", "formality",
 * "confidence_1"…): count of all. */
MG_DECLARE_GRID (mg_quality);
/* Links confirmed by both sides or by a document / links of known confidence. */
MG_DECLARE_FIGURE (mg_confirmed);

/* Members, members who are local authorities, and support structures in the file. */
MG_DECLARE_GRID (mg_steering);

G_END_DECLS
