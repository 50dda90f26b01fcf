/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole map in a corner, with a frame around what is seen of it. */
#pragma once

#include "mg-map-view.h"

G_BEGIN_DECLS

/* Fewer organisations than that are found without it. */
#define MG_MAP_MINI_MIN_ITEMS 200

/**
 * MgMapMini:
 *
 * A click or a drag on it brings that place to the middle of the map.  It is
 * there only while more than %MG_MAP_MINI_MIN_ITEMS items are shown and not all
 * of them are in sight.
 */
#define MG_TYPE_MAP_MINI (mg_map_mini_get_type ())
G_DECLARE_FINAL_TYPE (MgMapMini, mg_map_mini, MG, MAP_MINI, GtkWidget)

/* @view: outlives it */
GtkWidget *mg_map_mini_new         (MgMapView  *view);
void       mg_map_mini_set_wanted  (MgMapMini  *self,
                                    gboolean    is_wanted);
/* Between a place on it, in pixels, and on the map; FALSE while there is no picture. */
gboolean   mg_map_mini_to_map      (MgMapMini  *self,
                                    double      x,
                                    double      y,
                                    double     *map_x,
                                    double     *map_y);

G_END_DECLS
