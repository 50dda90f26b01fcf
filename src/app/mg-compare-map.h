/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One small map; it has no tools, and does not move. */
#pragma once

#include <gtk/gtk.h>

#include "mg-scene.h"

G_BEGIN_DECLS

#define MG_TYPE_COMPARE_MAP (mg_compare_map_get_type ())
G_DECLARE_FINAL_TYPE (MgCompareMap, mg_compare_map, MG, COMPARE_MAP, GtkWidget)

/**
 * mg_compare_map_new:
 * @name: what assistive technologies read
 * @width: of the widest map beside this one, in map units: what has to fit, so that
 *   widgets of one size have one scale
 * @height: of the highest, likewise
 * @room: how high the widget is at least, in pixels
 * @beside: (element-type MgCompareMap): the maps that are to have one scale; it
 *   adds itself, and goes when it goes
 */
GtkWidget *mg_compare_map_new       (MgScene      *scene,
                                     const char   *name,
                                     double        width,
                                     double        height,
                                     int           room,
                                     GPtrArray    *beside);

/* Pixels per map unit, once it has a size. */
double     mg_compare_map_get_scale (MgCompareMap *self);

/* What it shows; lent. */
MgScene   *mg_compare_map_get_scene (MgCompareMap *self);

G_END_DECLS
