/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list that opens under a cell, of what a field can be. */
#pragma once

#include <gtk/gtk.h>

#include "mg-network.h"

G_BEGIN_DECLS

/**
 * MgTableChoice:
 *
 * Signal `chosen` (text): what was chosen, as a file would hold it; "" is "not
 * known".  Of several choices it comes once, when the list is closed.  Without
 * a change it does not come at all.
 */
#define MG_TYPE_TABLE_CHOICE (mg_table_choice_get_type ())
G_DECLARE_FINAL_TYPE (MgTableChoice, mg_table_choice, MG, TABLE_CHOICE, GtkPopover)

/* @field: one with a vocabulary, or a choice of the user's own; terms that do not go with what else is known of
 * @id (legal forms of another kind) are left out.
 */
GtkWidget *mg_table_choice_new (MgNetwork *network,
                                MgId       id,
                                MgFieldId  field);

G_END_DECLS
