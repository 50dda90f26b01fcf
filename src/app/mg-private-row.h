/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question whether what is not to be passed on leaves with the rest. */
#pragma once

#include <adwaita.h>

#include "mg-network.h"

G_BEGIN_DECLS

/**
 * MgPrivateRow::changed:
 *
 * The answer is another one.
 */
#define MG_TYPE_PRIVATE_ROW (mg_private_row_get_type ())
G_DECLARE_FINAL_TYPE (MgPrivateRow, mg_private_row, MG, PRIVATE_ROW, AdwActionRow)

/* Says how many organisations and collectives it is about; nothing is asked if there
 * are none.
 */
void     mg_private_row_show       (MgPrivateRow    *self,
                                    MgNetwork       *network);

/* FALSE until somebody says so. */
gboolean mg_private_row_get_active (MgPrivateRow    *self);

G_END_DECLS
