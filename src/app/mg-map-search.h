/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds organisations on the map by their names, and goes from one to the next. */
#pragma once

#include "mg-map-view.h"

G_BEGIN_DECLS

/**
 * MgMapSearch:
 *
 * A small bar over a corner of the map.  Whatever its accents and case, what is
 * typed is looked for in the names of what is shown; the first one that has it
 * is selected and comes into sight.  Enter goes to the next, Shift and Enter to
 * the one before, Escape back to the map.
 */
#define MG_TYPE_MAP_SEARCH (mg_map_search_get_type ())
G_DECLARE_FINAL_TYPE (MgMapSearch, mg_map_search, MG, MAP_SEARCH, GtkWidget)

/* @view: outlives it */
GtkWidget *mg_map_search_new  (MgMapView   *view);

/* With what was looked for last, to be typed over. */
void       mg_map_search_open (MgMapSearch *self);

G_END_DECLS
