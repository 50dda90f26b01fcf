/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of the whole network, one row each, with what they are made of. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

/**
 * MgMeasureFigures:
 *
 * A row for each measure of the network, made from the table of measures: name,
 * value, numerator and denominator, and behind "?" what it says and does not
 * say.  Density has its levels under it.
 */
#define MG_TYPE_MEASURE_FIGURES (mg_measure_figures_get_type ())
G_DECLARE_FINAL_TYPE (MgMeasureFigures, mg_measure_figures, MG, MEASURE_FIGURES, GtkWidget)

GtkWidget *mg_measure_figures_new          (void);

/* @document: (nullable): whose figures; what is counted at once follows it */
void       mg_measure_figures_set_document (MgMeasureFigures *self,
                                            MgDocument       *document);

/* @results: (nullable): for all the others */
void       mg_measure_figures_set_results  (MgMeasureFigures *self,
                                            MgResults        *results);

/* Whether the map has changed since these results: then what is not counted at
 * once is grey.
 */
void       mg_measure_figures_set_stale    (MgMeasureFigures *self,
                                            gboolean          is_stale);

/* Whether measures for researchers have a row, too; not at first. */
void       mg_measure_figures_set_show_all (MgMeasureFigures *self,
                                            gboolean          show_all);

/* Returns: (transfer full): the rows that are shown, with tabs between name,
 * value, numerator and denominator
 */
char      *mg_measure_figures_dup_tsv      (MgMeasureFigures *self);

G_END_DECLS
