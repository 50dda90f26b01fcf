/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of organisations and figures as a file. */
#pragma once

#include <gtk/gtk.h>

#include "mg-table-column.h"

G_BEGIN_DECLS

/**
 * mg_measure_save_ask:
 * @document: with results; says what becomes of it
 * @columns: (element-type MgTableColumn): those of measures are written
 *
 * Asks for a name, whose ending says how: ".csv", ".json" or ".tex" (with a note of
 * methods, as JSON has).  Organisations that
 * are not to be passed on are left out.
 */
void    mg_measure_save_ask  (GtkWidget  *widget,
                              MgDocument *document,
                              GPtrArray  *columns);

/* Returns: (transfer full): the table as a text, numbers with a point and in full */
char   *mg_measure_save_csv  (MgDocument *document,
                              GPtrArray  *columns) G_GNUC_WARN_UNUSED_RESULT;
char   *mg_measure_save_json (MgDocument *document,
                              GPtrArray  *columns) G_GNUC_WARN_UNUSED_RESULT;
char   *mg_measure_save_latex (MgDocument *document,
                               GPtrArray  *columns) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
