/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the table of figures: one for each measure of organisations; and of
 * the table of links: one for each of theirs.
 */
#pragma once

#include <gtk/gtk.h>

#include "mg-measure.h"
#include "mg-table-column.h"

G_BEGIN_DECLS

/* (element-type MgTableColumn): the name, then the measures; those for
 * researchers only if @show_all
 */
GPtrArray *mg_measure_columns_new    (gboolean          show_all) G_GNUC_WARN_UNUSED_RESULT;

/* Adds those of links, not shown until they are asked for. */
void       mg_measure_columns_add_links (GPtrArray      *columns);

/* As mg_measure_format_value(), with a sign between thousands. */
char      *mg_measure_columns_format (const MgMeasure  *measure,
                                      double            value) G_GNUC_WARN_UNUSED_RESULT;

/* Hides those that somebody had hidden the last time. */
void       mg_measure_columns_recall    (GPtrArray        *columns);
/* Keeps for the next time that these are shown. */
void       mg_measure_columns_keep      (GPtrArray        *shown);
/* @columns: what a table was given; @shown: its #GtkColumnViewColumn.
 * Returns: (transfer full): those that are visible
 */
GPtrArray *mg_measure_columns_get_shown (GPtrArray        *columns,
                                         GListModel       *shown) G_GNUC_WARN_UNUSED_RESULT;

/* @results: (nullable): without, nobody has figures yet
 * Returns: (transfer full): the #MgId of the organisations that are looked at now
 */
GArray    *mg_measure_columns_dup_ids   (MgDocument       *document,
                                         MgResults        *results) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
