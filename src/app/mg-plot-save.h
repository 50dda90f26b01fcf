/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plot leaves the window: as a file, as a picture to be pasted. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"
#include "mg-plot.h"

G_BEGIN_DECLS

/* Asks for a name; what becomes of it is said by @document.
 * @plot: without what is not to be passed on
 */
void mg_plot_save_ask (GtkWidget  *widget,
                       MgDocument *document,
                       MgPlot     *plot);

/* As a picture, as SVG, and in words. */
void mg_plot_save_copy (GtkWidget *widget,
                        MgPlot    *plot);

G_END_DECLS
