/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of several poles: a row per figure, a column per pole; no ranks. */
#pragma once

#include <gtk/gtk.h>

#include "mg-compare-rows.h"
#include "mg-compare-set.h"

G_BEGIN_DECLS

#define MG_TYPE_COMPARE_TABLE (mg_compare_table_get_type ())
G_DECLARE_FINAL_TYPE (MgCompareTable, mg_compare_table, MG, COMPARE_TABLE, GtkWidget)

GtkWidget *mg_compare_table_new     (void);

void       mg_compare_table_update  (MgCompareTable        *self,
                                     MgCompareSet          *set,
                                     MgCompareTableOptions  options);

/* Returns: (transfer full): what is shown, with tabs; a value and what stands
 * under it are one cell */
char      *mg_compare_table_dup_tsv (MgCompareTable        *self);

/* Returns: (transfer full): one figure to a row, as “maillage-cli compare” writes it;
 * poles without figures are left out */
char      *mg_compare_table_dup_csv (MgCompareTable        *self);

G_END_DECLS
