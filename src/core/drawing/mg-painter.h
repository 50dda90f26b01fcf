/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one order of drawing and the one level of detail, for screen and files. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>
#include <pango/pango.h>

#include "mg-label-habits.h"
#include "mg-scene.h"
#include "mg-viewport.h"

G_BEGIN_DECLS

/**
 * MgPaintFlags:
 * @MG_PAINT_GROUND: fill the ground first
 * @MG_PAINT_ALL_DETAIL: no level of detail: every label and arrow, for paper; of names,
 *   those that have room, if a page has not room enough for most
 * @MG_PAINT_LEGEND: with legend, title, date and "fictitious data", in the corners
 */
typedef enum
{
  MG_PAINT_GROUND     = 1 << 0,
  MG_PAINT_ALL_DETAIL = 1 << 1,
  MG_PAINT_LEGEND     = 1 << 2,
} MgPaintFlags;

/* Returns: (transfer full): fonts for a thread of its own; the default ones
 * belong to the main thread
 */
PangoFontMap *mg_painter_new_font_map (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_painter_paint:
 * @scene: what
 * @viewport: which part; @cr's unit is the window's pixel
 * @without: (nullable) (element-type guint): set of #MgId (GUINT_TO_POINTER) not
 *   to paint, with the edges that touch them: what is being dragged
 * @font_map: (nullable): %NULL is the default one of this thread
 * @habits: (nullable): where names stood in the last picture; they stay if they can
 * @cancellable: (nullable): looked at every few hundred items
 *
 * Order: circles, edges, arrowheads, nodes, labels, legend.  Any thread, if @font_map is
 * its own.
 *
 * Returns: %FALSE if it was stopped
 */
gboolean mg_painter_paint         (const MgScene     *scene,
                                   const MgViewport  *viewport,
                                   MgPaintFlags       flags,
                                   GHashTable        *without,
                                   cairo_t           *cr,
                                   PangoFontMap      *font_map,
                                   MgLabelHabits     *habits,
                                   GCancellable      *cancellable);

/* Paints only @ids, the edges that touch them and the lines round those they take part
 * with, the nodes moved by @dx, @dy map units: what is being dragged.
 */
void     mg_painter_paint_moved   (const MgScene     *scene,
                                   const MgViewport  *viewport,
                                   GHashTable        *ids,
                                   double             dx,
                                   double             dy,
                                   cairo_t           *cr,
                                   PangoFontMap      *font_map);

/* The box of these lines, in pixels.  Returns: %FALSE if there are none */
gboolean mg_painter_get_moved_outlines (const MgScene     *scene,
                                        const MgViewport  *viewport,
                                        GHashTable        *ids,
                                        double             dx,
                                        double             dy,
                                        double            *x,
                                        double            *y,
                                        double            *width,
                                        double            *height);

typedef enum
{
  MG_HALO_HOVER,
  MG_HALO_SELECTED,
  MG_HALO_FOCUS,
} MgHalo;

/* A ring round a node, or a band along an edge, moved by @dx, @dy map units. */
void     mg_painter_paint_halo    (const MgScene     *scene,
                                   const MgViewport  *viewport,
                                   MgId               id,
                                   MgHalo             halo,
                                   const MgColour    *colour,
                                   double             dx,
                                   double             dy,
                                   cairo_t           *cr);

/* The box that mg_painter_paint_halo() and the moved item's strokes touch, in pixels. */
gboolean mg_painter_get_extents   (const MgScene     *scene,
                                   const MgViewport  *viewport,
                                   MgId               id,
                                   double             dx,
                                   double             dy,
                                   double            *x,
                                   double            *y,
                                   double            *width,
                                   double            *height);

G_END_DECLS
