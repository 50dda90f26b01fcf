/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of a table's columns, with a check for each that is shown. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A popover; @columns: of #GtkColumnViewColumn, shown and hidden from it */
GtkWidget *mg_table_columns_menu_new (GListModel *columns);

G_END_DECLS
