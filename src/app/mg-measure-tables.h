/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of tables: figures that have rows and columns. */
#pragma once

#include <gtk/gtk.h>

#include "mg-measure-asked.h"

G_BEGIN_DECLS

/**
 * MgMeasureTables:
 *
 * For researchers, there are those that one asks for, too, and where one does.
 *
 * Actions: tables.copy (Ctrl+C), of the table that is shown, for a spreadsheet;
 * tables.export, as a file.
 */
#define MG_TYPE_MEASURE_TABLES (mg_measure_tables_get_type ())
G_DECLARE_FINAL_TYPE (MgMeasureTables, mg_measure_tables, MG, MEASURE_TABLES, GtkWidget)

GtkWidget *mg_measure_tables_new          (void);
void       mg_measure_tables_set_document (MgMeasureTables *self,
                                           MgDocument      *document);   /* (nullable) */
/* There are other figures. */
void       mg_measure_tables_update       (MgMeasureTables *self);
void       mg_measure_tables_set_show_all (MgMeasureTables *self,
                                           gboolean         show_all);
void       mg_measure_tables_select       (MgMeasureTables *self,
                                           const char      *measure);

/* Returns: (transfer full): the table that is shown, tabs between; "" if none */
char      *mg_measure_tables_dup_tsv      (MgMeasureTables *self);
/* Returns: (transfer full) (nullable): likewise for a file, as mg_measure_sheet_dup_saved() */
char      *mg_measure_tables_dup_saved    (MgMeasureTables *self,
                                           const char      *extension);

MgMeasureAsked *mg_measure_tables_get_asked (MgMeasureTables *self);   /* (transfer none) */

G_END_DECLS
