/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell of a table: a text, which can be edited in place. */
#pragma once

#include <gtk/gtk.h>

#include "mg-table-column.h"

G_BEGIN_DECLS

/**
 * MgTableCell:
 *
 * Enter, F2 or a double click begins to edit; Enter, Tab or leaving the cell
 * makes the change as one step to undo, Escape gives it up.  A yes or no
 * changes at once, a choice opens a list.  What cannot be read stays in the
 * entry, and `notice` says why.
 *
 * Signal `notice` (text): a sentence for the user; "" takes it back.
 */
#define MG_TYPE_TABLE_CELL (mg_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (MgTableCell, mg_table_cell, MG, TABLE_CELL, GtkWidget)

GtkWidget           *mg_table_cell_new        (MgTableColumn *column);

/* Shows @id of @document, or nothing (%NULL, 0); what is being edited is kept. */
void                 mg_table_cell_bind       (MgTableCell   *self,
                                               MgDocument    *document,
                                               MgId           id);
void                 mg_table_cell_refresh    (MgTableCell   *self);
void                 mg_table_cell_edit       (MgTableCell   *self);

MgId                 mg_table_cell_get_id     (MgTableCell   *self);
const MgTableColumn *mg_table_cell_get_column (MgTableCell   *self);
gboolean             mg_table_cell_is_editing (MgTableCell   *self);
/* Whether the pointer has just pressed it: it will do what there is to do. */
gboolean             mg_table_cell_is_pressed (MgTableCell   *self);
const char          *mg_table_cell_get_text   (MgTableCell   *self);

G_END_DECLS
