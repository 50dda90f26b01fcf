/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a column view, found by what they show. */
#pragma once

#include <gtk/gtk.h>

#include "mg-table-column.h"

G_BEGIN_DECLS

/* (nullable) (transfer none): the column with that key. */
GtkColumnViewColumn *mg_table_header_find      (GtkColumnView *view,
                                                const char    *key);
gboolean             mg_table_header_has_field (GtkColumnView *view,
                                                MgFieldId      field);
void                 mg_table_header_clear     (GtkColumnView *view);

/* Short titles get the full ones as tooltips. */
void                 mg_table_header_add_tips  (GtkColumnView *view);

G_END_DECLS
