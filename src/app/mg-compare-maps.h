/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The maps of several poles, small, all at one scale. */
#pragma once

#include <gtk/gtk.h>

#include "mg-compare-set.h"

G_BEGIN_DECLS

#define MG_TYPE_COMPARE_MAPS (mg_compare_maps_get_type ())
G_DECLARE_FINAL_TYPE (MgCompareMaps, mg_compare_maps, MG, COMPARE_MAPS, GtkWidget)

GtkWidget *mg_compare_maps_new    (void);

/* @by_name: by name, not as they were added */
void       mg_compare_maps_update (MgCompareMaps *self,
                                   MgCompareSet  *set,
                                   gboolean       by_name);

G_END_DECLS
