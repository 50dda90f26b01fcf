/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two pictures are the same to the eye, whichever library drew them. */
#pragma once

#include <cairo.h>
#include <glib.h>

/**
 * PictureFault:
 * @n_pixels: that are different
 * @x: the box of these
 * @y: likewise
 * @width: likewise
 * @height: likewise
 * @worst: the largest difference of a channel, 0…255
 */
typedef struct
{
  guint n_pixels;
  int   x, y, width, height;
  guint worst;
} PictureFault;

/**
 * picture_compare:
 * @loose: (nullable): where there are letters: only how much ink there is, about, is compared
 * @passed_over: (nullable): where there are long lines of them: nothing is compared
 *
 * Both are blurred a little first, so that a rim that is smoothed in another way is no
 * difference.  They are of the same size, RGB24.
 *
 * Returns: %TRUE if they are the same
 */
gboolean picture_compare (cairo_surface_t             *one,
                          cairo_surface_t             *other,
                          const cairo_rectangle_int_t *loose,
                          const cairo_rectangle_int_t *passed_over,
                          PictureFault                *fault);
