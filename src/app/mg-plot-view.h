/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plot on the screen: points to be walked, clicked and heard. */
#pragma once

#include <gtk/gtk.h>

#include "mg-plot.h"
#include "mg-selection.h"

G_BEGIN_DECLS

/**
 * MgPlotView:
 *
 * One stop for the Tab key; arrows, Home and End walk among the marks, Enter
 * and the space bar select the organisation of a point, as a click does.  Each
 * mark is a child for assistive technologies, with the action `proxy.select`.
 *
 * Signal `said` (text): what is under the keyboard or was clicked, in words.
 */
#define MG_TYPE_PLOT_VIEW (mg_plot_view_get_type ())
G_DECLARE_FINAL_TYPE (MgPlotView, mg_plot_view, MG, PLOT_VIEW, GtkWidget)

GtkWidget *mg_plot_view_new           (void);
/* (nullable) @plot: none */
void       mg_plot_view_set_plot      (MgPlotView  *self,
                                       MgPlot      *plot);
/* (nullable) @selection: shown, and changed by clicks */
void       mg_plot_view_set_selection (MgPlotView  *self,
                                       MgSelection *selection);

G_END_DECLS
