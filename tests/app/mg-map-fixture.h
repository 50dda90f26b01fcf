/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map in a window, and hands to work on it, for tests. */
#pragma once

#include <adwaita.h>

#include "mg-map-view-private.h"

G_BEGIN_DECLS

/* Of the window, in pixels. */
#define MG_MAP_FIXTURE_WIDTH 800
#define MG_MAP_FIXTURE_HEIGHT 600

/* A window with a map of five organisations: A in the middle, linked to the
 * other four, which stand to its right, below, left and above.
 */
typedef struct
{
  GtkWidget   *window;
  MgMapView   *map;
  MgDocument  *document;
  MgNetwork   *network;
  MgHistory   *history;
  MgSelection *selection;
  MgId         ids[5];
  guint64      state;    /* of the history, when all was set up */
} MgMapFixture;

/* Lets the main loop run for that long. */
void                 mg_map_fixture_spin            (guint milliseconds);

/* Until the picture shown is the one of now. */
void                 mg_map_fixture_wait            (MgMapView *map);

/* Adds an organisation in one step. */
MgId                 mg_map_fixture_add             (MgDocument *document,
                                                     const char *label,
                                                     double      x,
                                                     double      y);
void                 mg_map_fixture_set_up          (MgMapFixture  *self,
                                                     gconstpointer  data);
void                 mg_map_fixture_tear_down       (MgMapFixture  *self,
                                                     gconstpointer  data);

/* @button: 0 for a controller that has none */
GtkEventController  *mg_map_fixture_find_controller (MgMapView *map,
                                                     GType      type,
                                                     guint      button);

/* Returns: whether the map took the key */
gboolean             mg_map_fixture_press           (MgMapView       *map,
                                                     guint            keyval,
                                                     GdkModifierType  state);
void                 mg_map_fixture_point           (MgMapView *map,
                                                     double     x,
                                                     double     y);

/* In pixels, as all that the pointer does. */
void                 mg_map_fixture_drag            (MgMapView *map,
                                                     double     x0,
                                                     double     y0,
                                                     double     x1,
                                                     double     y1);
void                 mg_map_fixture_click           (MgMapView *map,
                                                     double     x,
                                                     double     y);

/* Where an organisation is, in pixels. */
void                 mg_map_fixture_locate          (MgMapFixture *self,
                                                     MgId          id,
                                                     double       *x,
                                                     double       *y);

/* Types into the entry over the map, and Enter. */
void                 mg_map_fixture_type_name       (MgMapFixture *self,
                                                     const char   *name);

/* How many items of these kinds there are. */
guint                mg_map_fixture_count           (MgMapFixture *self,
                                                     guint         kinds);

/* Undoes that many, which must lead to the beginning, and no fewer. */
void                 mg_map_fixture_assert_n_steps  (MgMapFixture *self,
                                                     guint         n_steps);

G_END_DECLS
