/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a table as text that spreadsheets paste. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

/**
 * mg_table_copy:
 * @columns: of #GtkColumnViewColumn; those that are not visible are left out
 * @rows: of #MgTableRow
 * @picked: their places; all of them if it is empty
 *
 * Returns: (transfer full): a line of titles, then a line for each row, with
 *   tabs between cells
 */
char *mg_table_copy (GListModel *columns,
                     GListModel *rows,
                     GtkBitset  *picked,
                     MgDocument *document);

G_END_DECLS
