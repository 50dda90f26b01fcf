/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map: a zoomable view of a document, on which it is edited. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"
#include "mg-viewport.h"

G_BEGIN_DECLS

/**
 * MgMapView:
 *
 * Actions (class actions, so that menus and shortcuts of the window reach them
 * when the map has the focus, and the window forwards): map.zoom-in,
 * map.zoom-out, map.zoom-fit, map.zoom-reset, map.add-organisation,
 * map.add-collective, map.link, map.rename, map.delete, map.select-all,
 * map.pin.
 *
 * Property `document` (nullable).  Signal `status` (text): what an assistive
 * technology should say and the status line show.  Signal `moved`: another part
 * of the map is seen, or other things are on it.
 */
#define MG_TYPE_MAP_VIEW (mg_map_view_get_type ())
G_DECLARE_FINAL_TYPE (MgMapView, mg_map_view, MG, MAP_VIEW, GtkWidget)

GtkWidget        *mg_map_view_new          (void);
void              mg_map_view_set_document (MgMapView  *self,
                                            MgDocument *document);
void              mg_map_view_zoom_fit     (MgMapView  *self);
/* All that is shown is in sight, names and all; FALSE if there is nothing. */
gboolean          mg_map_view_sees_all     (MgMapView  *self);
/* Pans so that @id is seen. */
void              mg_map_view_reveal       (MgMapView  *self,
                                            MgId        id);
/* Likewise, with some room around it, and so that the way there is seen. */
void              mg_map_view_glide_to     (MgMapView  *self,
                                            MgId        id);
/* Brings a place of the map to the middle of the window. */
void              mg_map_view_centre       (MgMapView  *self,
                                            double      map_x,
                                            double      map_y);
/* Whether dragging beside everything draws a lasso instead of a rectangle. */
void              mg_map_view_set_lasso    (MgMapView  *self,
                                            gboolean    is_lasso);
const MgViewport *mg_map_view_get_viewport (MgMapView  *self);

G_END_DECLS
