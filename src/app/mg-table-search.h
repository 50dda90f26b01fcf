/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a table have what is searched for. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

/**
 * MgTableSearch:
 *
 * A filter of #MgTableRow: those that have the text in some column of words,
 * whatever its accents and case.
 */
#define MG_TYPE_TABLE_SEARCH (mg_table_search_get_type ())
G_DECLARE_FINAL_TYPE (MgTableSearch, mg_table_search, MG, TABLE_SEARCH, GtkFilter)

MgTableSearch *mg_table_search_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void           mg_table_search_set_document (MgTableSearch *self,
                                             MgDocument    *document);
/* @columns: of #GtkColumnViewColumn, hidden ones included */
void           mg_table_search_set_columns  (MgTableSearch *self,
                                             GListModel    *columns);
/* @text: (nullable): as typed; blanks around it do not count */
void           mg_table_search_set_text     (MgTableSearch *self,
                                             const char    *text);

G_END_DECLS
