/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of plots: what to draw, the picture, copy and export. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

/**
 * MgPlotPage:
 *
 * Actions: plot.copy, plot.export.
 */
#define MG_TYPE_PLOT_PAGE (mg_plot_page_get_type ())
G_DECLARE_FINAL_TYPE (MgPlotPage, mg_plot_page, MG, PLOT_PAGE, GtkWidget)

GtkWidget *mg_plot_page_new          (void);
void       mg_plot_page_set_document (MgPlotPage *self,
                                      MgDocument *document);   /* (nullable) */
/* There are other figures, or other names. */
void       mg_plot_page_update       (MgPlotPage *self);
void       mg_plot_page_set_show_all (MgPlotPage *self,
                                      gboolean    show_all);

G_END_DECLS
