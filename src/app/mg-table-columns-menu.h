/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of a table's columns, with a check for each that is shown. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @columns: of #GtkColumnViewColumn, shown and hidden from @popover */
void mg_table_columns_menu_fill (GtkPopover *popover,
                                 GListModel *columns);

G_END_DECLS
