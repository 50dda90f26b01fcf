/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture of what the map shows, with a margin, painted by a thread of its
 * own; the window only shifts and scales the last one.
 */
#pragma once

#include <gtk/gtk.h>

#include "mg-painter.h"

G_BEGIN_DECLS

/**
 * MgMapContent:
 * @scene: what is painted
 * @held: (nullable) (element-type guint): set of #MgId that are being dragged;
 *   left out, so that they can be painted over it
 * @paints_held: they are in the picture after all, moved by @dx, @dy map units
 * @halos: (nullable) (element-type MgId): selected items, when there are too
 *   many to be marked between two frames
 * @halo_colour: of these
 *
 * What is in a picture.  Nothing in it changes once it is given to a layer:
 * two contents are the same if their pointers and numbers are.
 */
typedef struct
{
  MgScene    *scene;
  GHashTable *held;
  gboolean    paints_held;
  double      dx;
  double      dy;
  GArray     *halos;
  MgColour    halo_colour;
} MgMapContent;

typedef struct _MgMapLayer MgMapLayer;

/* @ready_func: called in the main thread when there is a new picture */
MgMapLayer         *mg_map_layer_new         (GCallback            ready_func,
                                              gpointer             user_data) G_GNUC_WARN_UNUSED_RESULT;

/* Stops the worker and waits for it, which takes a few milliseconds. */
void                mg_map_layer_free        (MgMapLayer          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgMapLayer, mg_map_layer_free)

/* Drops every picture: another document is shown. */
void                mg_map_layer_clear       (MgMapLayer          *self);

/**
 * mg_map_layer_update:
 * @view: what is seen
 *
 * Asks for a new picture if neither the one shown nor the one on its way has
 * this content, this scale and enough margin.  The latest request wins; what
 * is being painted is given up for it, but not twice in a row, or a view that
 * never rests would never be painted.
 */
void                mg_map_layer_update      (MgMapLayer          *self,
                                              const MgMapContent  *content,
                                              const MgViewport    *view,
                                              int                  scale_factor);

/* What the picture shown is of; %NULL: there is none yet. */
const MgMapContent *mg_map_layer_get_content (MgMapLayer          *self);

/* Whether the picture shown is all that was asked for. */
gboolean            mg_map_layer_is_current  (MgMapLayer          *self);

/**
 * mg_map_layer_snapshot:
 * @is_cairo: the window is drawn by GTK's cairo renderer
 *
 * Shows the last picture where @view has it, over the plain ground.
 */
void                mg_map_layer_snapshot    (MgMapLayer          *self,
                                              GtkSnapshot         *snapshot,
                                              const MgViewport    *view,
                                              const MgColour      *ground,
                                              gboolean             is_cairo);

G_END_DECLS
