/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map as a file: SVG, PDF, PNG. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>
#include <pango/pango.h>

#include "mg-scene.h"

G_BEGIN_DECLS

typedef enum
{
  MG_EXPORT_SVG,
  MG_EXPORT_PDF,
  MG_EXPORT_PNG,
} MgExportFormat;

/* A page that has a name, wider than high, in points. */
typedef struct
{
  const char *id;       /* "A4" */
  const char *name;     /* to be translated: "A4 (30 × 21 cm)" */
  double      width;
  double      height;
} MgPageSize;

const MgPageSize *mg_export_get_sizes (guint       *n_sizes);

/* By extension, in any case. */
gboolean  mg_export_format_for_path (const char      *path,
                                     MgExportFormat  *format);

/**
 * mg_export_parse_size:
 * @text: "A4", "A3", "A2", "A1", "A0" (landscape; "A4-portrait"…), "16:9", or
 *   "WxH" in points for SVG and PDF, in pixels for PNG
 *
 * Returns: %FALSE if it is none of these or absurdly small or large
 */
gboolean  mg_export_parse_size      (const char      *text,
                                     double          *width,
                                     double          *height);

/**
 * mg_export:
 * @scene: the whole of it is fitted into the page, with title, legend, date,
 *   and the mention of fictitious data; theme as in the scene
 * @width: page width in points (PNG: pixels at 96 dpi, times @png_scale)
 * @png_scale: PNG only: pixels per point; 2 is sharp on paper
 *
 * SVG has text as text, a title and a description for each item, and the items'
 * identifiers; PDF is vectors with its fonts; same scene, same bytes.
 *
 * Returns: (transfer full): the file's content, or %NULL with @error
 */
GBytes   *mg_export                 (const MgScene   *scene,
                                     MgExportFormat   format,
                                     double           width,
                                     double           height,
                                     double           png_scale,
                                     GCancellable    *cancellable,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_export_paint:
 * @cr: its unit is the point
 * @font_map: (nullable): as for mg_painter_paint()
 *
 * The same page on paper or in a preview.  Returns: %FALSE if it was stopped
 */
gboolean  mg_export_paint           (const MgScene   *scene,
                                     double           width,
                                     double           height,
                                     cairo_t         *cr,
                                     PangoFontMap    *font_map,
                                     GCancellable    *cancellable);

G_END_DECLS
