/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map as a file: SVG, PDF, PNG. */
#pragma once

#include <gio/gio.h>

#include "mg-scene.h"

G_BEGIN_DECLS

typedef enum
{
  MG_EXPORT_SVG,
  MG_EXPORT_PDF,
  MG_EXPORT_PNG,
} MgExportFormat;

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

G_END_DECLS
