/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organisations and links of which colours, sizes or widths can say nothing: maps and
 * legends show them alike.
 */
#pragma once

#include "mg-style.h"

G_BEGIN_DECLS

/* More colours than these cannot be told apart. */
#define MG_REST_MOST_COLOURS 11

/**
 * MgRest:
 * @MG_REST_SMALL: in groups that are too many to have a colour each
 * @MG_REST_UNCOUNTED: left out of the measures that make groups
 * @MG_REST_UNKNOWN: without a value, or of a group by a field that is too rare for a colour
 * @MG_REST_ALONE: with nobody else in their group
 * @MG_N_RESTS: none of these
 *
 * In the order of the legend.
 */
typedef enum
{
  MG_REST_SMALL,
  MG_REST_UNCOUNTED,
  MG_REST_UNKNOWN,
  MG_REST_ALONE,
  MG_N_RESTS,
} MgRest;

/**
 * mg_rest_find:
 * @value: a share of the scale, or a group's number; NaN: not known; below 0: nobody
 *   else is in the group
 * @are_groups: which of the two
 * @have_names: whether the groups are those of a field
 */
MgRest      mg_rest_find       (double    value,
                                gboolean  are_groups,
                                gboolean  have_names);

/* Translated: "Not in a group". */
const char *mg_rest_get_label  (MgRest    self,
                                gboolean  are_groups);

MgColour    mg_rest_get_colour (MgRest    self,
                                MgTheme   theme);

/* Where there are no colours, any grey is a value of the scale; 0: none. */
char        mg_rest_get_letter (MgRest    self,
                                gboolean  are_groups,
                                MgTheme   theme);

G_END_DECLS
