/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-viewport.h"

#include <math.h>

/* The largest scale that showing everything chooses by itself. */
#define FIT_SCALE_MAX 2.

void
mg_viewport_to_window (const MgViewport *self,
                       double            map_x,
                       double            map_y,
                       double           *x,
                       double           *y)
{
  *x = (map_x - self->x) * self->scale + self->width / 2.;
  *y = (map_y - self->y) * self->scale + self->height / 2.;
}

void
mg_viewport_to_map (const MgViewport *self,
                    double            x,
                    double            y,
                    double           *map_x,
                    double           *map_y)
{
  *map_x = (x - self->width / 2.) / self->scale + self->x;
  *map_y = (y - self->height / 2.) / self->scale + self->y;
}

void
mg_viewport_zoom_at (MgViewport *self,
                     double      factor,
                     double      x,
                     double      y)
{
  double map_x, map_y;

  if (!isfinite (factor) || factor <= 0.)
    return;

  mg_viewport_to_map (self, x, y, &map_x, &map_y);
  self->scale = CLAMP (self->scale * factor, MG_SCALE_MIN, MG_SCALE_MAX);
  self->x = map_x - (x - self->width / 2.) / self->scale;
  self->y = map_y - (y - self->height / 2.) / self->scale;
}

void
mg_viewport_pan (MgViewport *self,
                 double      dx,
                 double      dy)
{
  self->x -= dx / self->scale;
  self->y -= dy / self->scale;
}

void
mg_viewport_fit (MgViewport *self,
                 double      x,
                 double      y,
                 double      width,
                 double      height,
                 double      margin)
{
  double room_x = MAX (self->width - 2. * margin, 1.);
  double room_y = MAX (self->height - 2. * margin, 1.);
  double scale = FIT_SCALE_MAX;

  if (width > 0.)
    scale = MIN (scale, room_x / width);
  if (height > 0.)
    scale = MIN (scale, room_y / height);

  self->scale = CLAMP (scale, MG_SCALE_MIN, MG_SCALE_MAX);
  self->x = x + width / 2.;
  self->y = y + height / 2.;
}
