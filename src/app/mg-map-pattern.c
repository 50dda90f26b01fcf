/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-map-pattern.h"

static cairo_surface_t *
acquire_func (cairo_pattern_t             *pattern,
              void                        *surface,
              cairo_surface_t             *target,
              const cairo_rectangle_int_t *extents)
{
  return cairo_surface_reference (surface);
}

static void
release_func (cairo_pattern_t *pattern,
              void            *surface,
              cairo_surface_t *acquired)
{
  cairo_surface_destroy (acquired);
}

static cairo_status_t
copy_func (cairo_pattern_t       *pattern,
           void                  *surface,
           const cairo_pattern_t *other)
{
  cairo_surface_reference (surface);

  return CAIRO_STATUS_SUCCESS;
}

static void
finish_func (cairo_pattern_t *pattern,
             void            *surface)
{
  cairo_surface_destroy (surface);
}

cairo_pattern_t *
mg_map_pattern_new (cairo_surface_t *surface,
                    int              scale_factor)
{
  cairo_pattern_t *pattern;
  cairo_matrix_t matrix;

  g_return_val_if_fail (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE, NULL);

  pattern = cairo_pattern_create_raster_source (cairo_surface_reference (surface),
                                                CAIRO_CONTENT_COLOR_ALPHA,
                                                cairo_image_surface_get_width (surface),
                                                cairo_image_surface_get_height (surface));
  cairo_raster_source_pattern_set_acquire (pattern, acquire_func, release_func);
  cairo_raster_source_pattern_set_copy (pattern, copy_func);
  cairo_raster_source_pattern_set_finish (pattern, finish_func);
  cairo_matrix_init_scale (&matrix, scale_factor, scale_factor);
  cairo_pattern_set_matrix (pattern, &matrix);

  return pattern;
}
