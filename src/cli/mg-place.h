/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Computes places and gives them to a network that nobody else sees. */
#pragma once

#include "mg-cli.h"
#include "mg-layout.h"

G_BEGIN_DECLS

/* Which organisations and collectives a layout may move. */
typedef enum
{
  MG_PLACE_ALL,        /* all but the pinned ones */
  MG_PLACE_MISSING,    /* only those without a place */
} MgPlaceWhich;

/* (nullable): the row of the layout table; if @id is unknown, says so on
 * stderr with the list.
 */
const MgLayout *mg_place_find_layout   (const char      *id);

/* @by: (nullable): a field's name or a measure's id, as the layout takes
 * Returns: %FALSE if the layout failed: it has been said
 */
gboolean        mg_place_network       (MgNetwork       *network,
                                        const MgLayout  *layout,
                                        const char      *by,
                                        MgPlaceWhich     which,
                                        guint32          seed);

/* How many organisations and collectives have no place. */
guint           mg_place_count_missing (MgNetwork       *network);

/* Gives them one by the default layout; others stay where they are.
 * Returns: %FALSE if it failed: it has been said
 */
gboolean        mg_place_rest          (MgNetwork       *network);

G_END_DECLS
