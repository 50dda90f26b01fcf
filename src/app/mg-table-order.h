/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order the rows of a table stand: by which column, and which way. */
#pragma once

#include <gtk/gtk.h>

#include "mg-table-column.h"
#include "mg-table-row.h"

G_BEGIN_DECLS

/**
 * MgTableOrder:
 *
 * A sorter of #MgTableRow by the column that a column view's header says, with
 * what is not known last, whichever way it goes.  Texts are compared as people
 * of this language do, numbers as numbers; equals stand as they came.
 *
 * The keys are kept in the rows: they are those of the last sort, so that a row
 * stays where it is when its value changes.
 */
#define MG_TYPE_TABLE_ORDER (mg_table_order_get_type ())
G_DECLARE_FINAL_TYPE (MgTableOrder, mg_table_order, MG, TABLE_ORDER, GtkSorter)

MgTableOrder        *mg_table_order_new           (MgTableRows         *rows) G_GNUC_WARN_UNUSED_RESULT;
void                 mg_table_order_set_document  (MgTableOrder        *self,
                                                   MgDocument          *document);

/* Follows the header of a column view whose columns have sorters of ours. */
void                 mg_table_order_follow        (MgTableOrder        *self,
                                                   GtkSorter           *header);
/* Returns: (transfer full): what makes @column's header one to click on */
GtkSorter           *mg_table_order_create_header (MgTableOrder        *self,
                                                   MgTableColumn       *column) G_GNUC_WARN_UNUSED_RESULT;

/* Values have changed: the order is that of values that are gone. */
void                 mg_table_order_touch         (MgTableOrder        *self);
gboolean             mg_table_order_is_old        (MgTableOrder        *self);
/* Sorts by what is known now. */
void                 mg_table_order_renew         (MgTableOrder        *self);

/* (nullable): the column that sorts. */
const MgTableColumn *mg_table_order_get_column    (MgTableOrder        *self);
GtkSortType          mg_table_order_get_direction (MgTableOrder        *self);

G_END_DECLS
