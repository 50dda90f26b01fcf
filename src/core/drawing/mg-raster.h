/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strokes of thin lines straight into an image: several times quicker than
 * cairo's, which are nearly all of a map's cost.  Private to drawing.
 */
#pragma once

#include "mg-sink.h"

G_BEGIN_DECLS

/**
 * MgRaster:
 *
 * An image surface's pixels and how to get there: pixel = place × @scale + origin.
 */
typedef struct
{
  guint8 *data;
  int     stride;
  int     left, top, right, bottom;   /* nothing is touched outside */
  double  scale;
  double  x0, y0;
} MgRaster;

/* Whether strokes on @cr may go straight into its image: no rotation, at most a
 * rectangular clip, no group.  Flush before and mark dirty after strokes.
 */
gboolean mg_raster_init   (MgRaster      *self,
                           cairo_t       *cr);

/* Returns: %FALSE, and nothing is done, if the curve turns back or is too steep
 * or wide: cairo's turn then
 */
gboolean mg_raster_stroke (const MgRaster *self,
                           const MgCurve  *curve,
                           const MgPen    *pen);

G_END_DECLS
