/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of the map is seen, and how large: the only converter between map
 * and window.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MG_SCALE_MIN 0.02
#define MG_SCALE_MAX 16.

/* A plain value.  At scale 1 a map unit is one logical pixel. */
typedef struct
{
  double x;         /* of the map, at the middle of the window */
  double y;
  double scale;     /* pixels per map unit */
  double width;     /* of the window, in pixels */
  double height;
} MgViewport;

#define MG_VIEWPORT_INIT ((MgViewport) { 0., 0., 1., 0., 0. })

void mg_viewport_to_window (const MgViewport *self,
                            double            map_x,
                            double            map_y,
                            double           *x,
                            double           *y);
void mg_viewport_to_map    (const MgViewport *self,
                            double            x,
                            double            y,
                            double           *map_x,
                            double           *map_y);

/* Zooms so that what is at @x, @y of the window stays there; clamped. */
void mg_viewport_zoom_at   (MgViewport       *self,
                            double            factor,
                            double            x,
                            double            y);

/* Moves what is seen by that many pixels. */
void mg_viewport_pan       (MgViewport       *self,
                            double            dx,
                            double            dy);

/* Shows the whole box with @margin pixels around it, at scale 2 at most. */
void mg_viewport_fit       (MgViewport       *self,
                            double            x,
                            double            y,
                            double            width,
                            double            height,
                            double            margin);

G_END_DECLS
