/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend, which is also the filter: kinds, levels, circles, collectives,
 * with how many there are of each.
 */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

#define MG_TYPE_LEGEND_PANEL (mg_legend_panel_get_type ())
G_DECLARE_FINAL_TYPE (MgLegendPanel, mg_legend_panel, MG, LEGEND_PANEL, GtkWidget)

GtkWidget *mg_legend_panel_new          (void);

/* @document: (nullable) */
void       mg_legend_panel_set_document (MgLegendPanel *self,
                                         MgDocument    *document);

G_END_DECLS
