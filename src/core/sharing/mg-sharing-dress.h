/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding columns for another program to a copy of a network. */
#pragma once

#include "mg-network.h"

G_BEGIN_DECLS

/* @row: a foreign field.  Returns: its place in the schema */
MgFieldId   mg_dress_add_field   (MgNetwork     *network,
                                  const MgField *row);

/* Takes away a field with all its values. */
void        mg_dress_drop_field  (MgNetwork     *network,
                                  MgFieldId      field);

/* Links tell their direction as GraphML does: see MG_GRAPHML_DIRECTIONS. */
void        mg_dress_tell_directions (MgNetwork  *network);

/* @value: cleared */
void        mg_dress_put         (MgNetwork     *network,
                                  MgId           id,
                                  MgFieldId      field,
                                  MgValue        value);

/* What an organisation, collective or link looks like, as the vocabulary has
 * it: "#rrggbb", and the shape or stroke; never %NULL.
 */
const char *mg_dress_get_colour  (MgNetwork     *network,
                                  const MgItem  *item);
const char *mg_dress_get_shape   (MgNetwork     *network,
                                  const MgItem  *item);

/* What a link is called: its type or, without one, its layer; "" for neither. */
const char *mg_dress_get_wording (MgNetwork     *network,
                                  const MgItem  *edge);

G_END_DECLS
