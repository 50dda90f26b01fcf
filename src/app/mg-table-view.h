/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organisations and links as tables: editable, sortable, with the map's selection. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

#define MG_TYPE_TABLE_VIEW (mg_table_view_get_type ())
G_DECLARE_FINAL_TYPE (MgTableView, mg_table_view, MG, TABLE_VIEW, GtkWidget)

GtkWidget *mg_table_view_new          (void);
/* Property `document` (nullable). */
void       mg_table_view_set_document (MgTableView *self,
                                       MgDocument  *document);

G_END_DECLS
