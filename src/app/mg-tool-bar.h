/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done on the map: adding, linking by level, rearranging. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MG_TYPE_TOOL_BAR (mg_tool_bar_get_type ())
G_DECLARE_FINAL_TYPE (MgToolBar, mg_tool_bar, MG, TOOL_BAR, GtkWidget)

GtkWidget *mg_tool_bar_new (void);

G_END_DECLS
