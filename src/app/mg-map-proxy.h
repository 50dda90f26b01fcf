/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An organisation of the map as assistive technologies see it: a child widget
 * that is never drawn, with a name, a description, a state and an action.
 */
#pragma once

#include <gtk/gtk.h>

#include "mg-item.h"

G_BEGIN_DECLS

#define MG_TYPE_MAP_PROXY (mg_map_proxy_get_type ())
G_DECLARE_FINAL_TYPE (MgMapProxy, mg_map_proxy, MG, MAP_PROXY, GtkWidget)

/* Its action `node.select` selects it in the map that is its parent. */
GtkWidget *mg_map_proxy_new    (void);
MgId       mg_map_proxy_get_id (MgMapProxy *self);
/* What is the same as before is not told again. */
void       mg_map_proxy_set    (MgMapProxy *self,
                                MgId        id,
                                const char *name,
                                const char *description,
                                gboolean    is_selected);

G_END_DECLS
