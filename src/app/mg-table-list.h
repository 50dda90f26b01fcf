/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of items: sortable, searchable, with the document's selection. */
#pragma once

#include <gtk/gtk.h>

#include "mg-table-column.h"

G_BEGIN_DECLS

/**
 * MgTableList:
 *
 * Rows stay where they are when a value changes, until the user sorts or comes
 * back to the table; what is not known comes last, whichever way it is sorted.
 *
 * Actions: table.copy (Ctrl+C), table.edit (Enter, F2), table.delete (Delete;
 * only in a table with fields to edit).
 *
 * Signals: `notice` (text): a sentence for the user, "" takes it back;
 * `shown-changed`: other rows are shown.
 */
#define MG_TYPE_TABLE_LIST (mg_table_list_get_type ())
G_DECLARE_FINAL_TYPE (MgTableList, mg_table_list, MG, TABLE_LIST, GtkWidget)

/* @name: for assistive technologies; translated */
GtkWidget  *mg_table_list_new            (const char    *name);

/* (nullable) @document: another one takes the rows away. */
void        mg_table_list_set_document   (MgTableList   *self,
                                          MgDocument    *document);

/* @columns: (element-type MgTableColumn): replaces those there are; the sorted
 * one stays sorted if it is among them.
 */
void        mg_table_list_set_columns    (MgTableList   *self,
                                          GPtrArray     *columns);
/* Whether a column shows @field. */
gboolean    mg_table_list_has_field      (MgTableList   *self,
                                          MgFieldId      field);
void        mg_table_list_set_ids        (MgTableList   *self,
                                          const MgId    *ids,
                                          guint          n_ids);

/* @text: (nullable): as typed; rows that have it somewhere are shown. */
void        mg_table_list_set_search     (MgTableList   *self,
                                          const char    *text);

/* @key: (nullable): of a column */
void        mg_table_list_sort           (MgTableList   *self,
                                          const char    *key,
                                          GtkSortType    order);

/* Values of @id have changed (of every row, if 0): cells follow in a moment. */
void        mg_table_list_touch          (MgTableList   *self,
                                          MgId           id);
/* Sorts again by what is known now. */
void        mg_table_list_resort         (MgTableList   *self);

/* Shows the row, and begins to edit its name. */
void        mg_table_list_edit           (MgTableList   *self,
                                          MgId           id);
void        mg_table_list_reveal         (MgTableList   *self,
                                          MgId           id);

guint       mg_table_list_get_n_rows     (MgTableList   *self);
guint       mg_table_list_get_n_shown    (MgTableList   *self);
/* The row that stands there; 0 beyond the last. */
MgId        mg_table_list_get_shown      (MgTableList   *self,
                                          guint          position);
GtkSelectionModel *
            mg_table_list_get_selection  (MgTableList   *self);
/* (transfer none): the columns as GtkColumnViewColumn, for menus. */
GListModel *mg_table_list_get_columns    (MgTableList   *self);

/* Returns: (transfer full): titles and rows with tabs between, as spreadsheets
 * paste them: the selected rows, or all that are shown if none is
 */
char       *mg_table_list_dup_tsv        (MgTableList   *self);

G_END_DECLS
