/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture as a file, whatever is on it: SVG, PDF, PNG.  Private to drawing. */
#pragma once

#include "mg-export.h"
#include "mg-sink.h"

G_BEGIN_DECLS

/* Paints the whole of it, ground included.  Returns: %FALSE if it was stopped */
typedef gboolean (*MgPictureFunc) (gconstpointer  data,
                                   MgSink        *sink,
                                   GCancellable  *cancellable);

/**
 * MgPicture:
 * @title: what it is called in the file
 * @author: (nullable): of a PDF
 * @description: of an SVG, for those who do not see it; a PDF's subject
 * @width: in points (PNG: pixels at 96 dpi)
 * @height: likewise
 */
typedef struct
{
  const char    *title;
  const char    *author;
  const char    *description;
  double         width;
  double         height;
  MgPictureFunc  paint;
  gconstpointer  data;
} MgPicture;

/* Returns: (transfer full): a page whose file is put into @bytes, without a date, so
 * that what is the same is the same file
 */
cairo_surface_t *mg_picture_create_pdf (GByteArray *bytes,
                                        double      width,
                                        double      height,
                                        const char *title) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_picture_write:
 * @fonts: of the calling thread
 * @png_scale: PNG only: pixels per point
 *
 * Returns: (transfer full): the file's content; the same picture is the same
 *   bytes.  Or %NULL with @error
 */
GBytes *mg_picture_write (const MgPicture  *self,
                          MgFonts          *fonts,
                          MgExportFormat    format,
                          double            png_scale,
                          GCancellable     *cancellable,
                          GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
