/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps a list's selection and the document's equal, both ways. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

/**
 * MgTablePicked:
 *
 * The document's selection is the one that counts.  A list that changes loses
 * its own, and is told again a moment later; nobody who cannot see the list
 * pays for it.
 */
#define MG_TYPE_TABLE_PICKED (mg_table_picked_get_type ())
G_DECLARE_FINAL_TYPE (MgTablePicked, mg_table_picked, MG, TABLE_PICKED, GObject)

/* @shown: of #MgTableRow; @widget: (unowned): shows them, and owns the result */
MgTablePicked     *mg_table_picked_new          (GListModel    *shown,
                                                 GtkWidget     *widget) G_GNUC_WARN_UNUSED_RESULT;
void               mg_table_picked_set_document (MgTablePicked *self,
                                                 MgDocument    *document);
/* The widget is seen: what was put off is done. */
void               mg_table_picked_wake         (MgTablePicked *self);

GtkSelectionModel *mg_table_picked_get_model    (MgTablePicked *self);
/* (element-type MgId) (transfer full): in the order of the list */
GArray            *mg_table_picked_list_ids     (MgTablePicked *self);

G_END_DECLS
