/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mark of a plot as assistive technologies see it: a child that is not drawn. */
#pragma once

#include <gtk/gtk.h>

#include "mg-plot.h"

G_BEGIN_DECLS

#define MG_TYPE_PLOT_PROXY (mg_plot_proxy_get_type ())
G_DECLARE_FINAL_TYPE (MgPlotProxy, mg_plot_proxy, MG, PLOT_PROXY, GtkWidget)

/* Its action `mark.select` emits the signal `chosen`. */
GtkWidget *mg_plot_proxy_new          (void);
void       mg_plot_proxy_set          (MgPlotProxy      *self,
                                       guint             row,
                                       const MgPlotMark *mark);
guint      mg_plot_proxy_get_row      (MgPlotProxy      *self);
void       mg_plot_proxy_set_selected (MgPlotProxy      *self,
                                       gboolean          is_selected);

G_END_DECLS
