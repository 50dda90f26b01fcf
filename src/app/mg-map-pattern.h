/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture in memory, as something to be painted with. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mg_map_pattern_new:
 * @surface: (transfer none): an image; kept, and never copied
 * @scale_factor: of its pixels to those of the window
 *
 * A node of the toolkit keeps what a pattern of a surface shows: when the surface
 * goes, cairo copies all of it for that.  This pattern holds the surface instead,
 * which must not be painted on any more.
 *
 * Returns: (transfer full): at the origin
 */
cairo_pattern_t *mg_map_pattern_new (cairo_surface_t *surface,
                                     int              scale_factor) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
