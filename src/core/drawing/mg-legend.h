/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend as a part of the picture: title, date, what signs mean, and
 * whether the data are fictitious.  Private to drawing.
 */
#pragma once

#include "mg-scene-private.h"
#include "mg-sink.h"

G_BEGIN_DECLS

/* @note: (nullable): a paragraph at the end
 *
 * How much room it takes: in columns beside each other if @width_max allows,
 * and no higher than @height_max if that can be.
 */
void mg_legend_measure (const MgScene *scene,
                        const char    *note,
                        MgFonts       *fonts,
                        double         size,
                        double         width_max,
                        double         height_max,
                        double        *width,
                        double        *height);

/* In the same room as measured. */
void mg_legend_paint   (const MgScene *scene,
                        const char    *note,
                        MgSink        *sink,
                        double         size,
                        double         x,
                        double         y,
                        double         width_max,
                        double         height_max);

/* Dots and dashes of a layer's stroke. */
void mg_stroke_set_pen (MgStroke       stroke,
                        double         scale,
                        MgPen         *pen);

G_END_DECLS
