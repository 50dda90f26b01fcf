/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the network with numerator and denominator, a sortable table of
 * organisations, and "size by" and "colour by" a measure.
 */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

#define MG_TYPE_MEASURE_PANEL (mg_measure_panel_get_type ())
G_DECLARE_FINAL_TYPE (MgMeasurePanel, mg_measure_panel, MG, MEASURE_PANEL, GtkWidget)

GtkWidget *mg_measure_panel_new          (void);
/* Property `document` (nullable). */
void       mg_measure_panel_set_document (MgMeasurePanel *self,
                                          MgDocument     *document);

G_END_DECLS
