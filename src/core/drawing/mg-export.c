/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-export.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-error.h"
#include "mg-legend.h"
#include "mg-page.h"
#include "mg-painter-private.h"

#define SIDE_MIN 100.
#define SIDE_MAX 20000.
#define PIXELS_MAX 30000.           /* cairo's images end at 32767 */
#define AREA_MAX 4e8                /* pixels: 1.6 GB */

static const struct
{
  const char *name;
  double      width, height;
} sizes[] = {
  { "A4", 842., 595. },
  { "A3", 1191., 842. },
  { "A2", 1684., 1191. },
  { "A1", 2384., 1684. },
  { "A0", 3370., 2384. },
  { "16:9", 1280., 720. },
};

static const struct
{
  const char     *extension;
  MgExportFormat  format;
} extensions[] = {
  { ".svg", MG_EXPORT_SVG },
  { ".pdf", MG_EXPORT_PDF },
  { ".png", MG_EXPORT_PNG },
};

gboolean
mg_export_format_for_path (const char     *path,
                           MgExportFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      if (g_str_has_suffix (lower, extensions[i].extension))
        {
          *format = extensions[i].format;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_side (double side)
{
  return isfinite (side) && side >= SIDE_MIN && side <= SIDE_MAX;
}

static gboolean
parse_named_size (const char *text,
                  double     *width,
                  double     *height)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gsize length = strlen (sizes[i].name);

      if (g_ascii_strncasecmp (text, sizes[i].name, length) != 0)
        continue;
      if (text[length] == '\0' || g_ascii_strcasecmp (text + length, "-landscape") == 0)
        {
          *width = sizes[i].width;
          *height = sizes[i].height;
          return TRUE;
        }
      if (g_ascii_strcasecmp (text + length, "-portrait") == 0)
        {
          *width = sizes[i].height;
          *height = sizes[i].width;
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
mg_export_parse_size (const char *text,
                      double     *width,
                      double     *height)
{
  char *end;
  double first, second;

  if (parse_named_size (text, width, height))
    return TRUE;

  first = g_ascii_strtod (text, &end);
  if (end == text || (*end != 'x' && *end != 'X'))
    return FALSE;

  text = end + 1;
  second = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !is_side (first) || !is_side (second))
    return FALSE;

  *width = first;
  *height = second;

  return TRUE;
}

static gboolean
paint_page (const MgPage  *page,
            const MgScene *scene,
            MgSink        *sink,
            GCancellable  *cancellable)
{
  MgColour ground = mg_style_ground (scene->theme);
  MgPaint paint = { .fill = &ground };
  MgRect all = { 0., 0., page->width, page->height };
  MgView view;

  mg_page_init_view (page, scene, &view);
  mg_sink_box (sink, &all, 0., &paint);
  if (!mg_painter_paint_view (&view, sink, cancellable))
    return FALSE;
  mg_legend_paint (scene, sink, page->legend_size, page->legend.x, page->legend.y,
                   page->legend.width, page->legend.height);

  return TRUE;
}

static cairo_status_t
append_func (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static const char *
get_title (const MgScene *scene)
{
  return scene->title[0] != '\0' ? scene->title : _("Cooperation map");
}

static char *
describe (const MgScene *scene)
{
  g_autofree char *organisations = NULL;
  g_autofree char *links = NULL;
  guint n_nodes = 0, n_edges = scene->edges->len;

  for (guint i = 0; i < scene->nodes->len; i++)
    n_nodes += !(g_array_index (scene->nodes, MgSceneNode, i).flags & MG_NODE_COLLECTIVE);
  organisations = g_strdup_printf (ngettext ("%u organisation", "%u organisations", n_nodes),
                                   n_nodes);
  links = g_strdup_printf (ngettext ("%u link", "%u links", n_edges), n_edges);

  return g_strconcat (organisations, ", ", links, scene->fictitious ? ". " : NULL,
                      scene->fictitious ? _("Fictitious data") : NULL, NULL);
}

static GBytes *
export_svg (const MgPage  *page,
            const MgScene *scene,
            MgFonts       *fonts,
            GCancellable  *cancellable)
{
  g_autofree char *description = describe (scene);
  MgSink *sink = mg_svg_sink_new (fonts, page->width, page->height, get_title (scene),
                                  description);

  if (paint_page (page, scene, sink, cancellable))
    return mg_svg_sink_finish (sink);

  mg_svg_sink_free (sink);

  return NULL;
}

static gboolean
paint_surface (const MgPage    *page,
               const MgScene   *scene,
               MgFonts         *fonts,
               cairo_surface_t *surface,
               double           scale,
               GCancellable    *cancellable)
{
  cairo_t *cr = cairo_create (surface);
  MgSink *sink;
  gboolean done;

  cairo_scale (cr, scale, scale);
  sink = mg_cairo_sink_new (cr, fonts, MG_HALO_STROKE);
  done = paint_page (page, scene, sink, cancellable);
  mg_cairo_sink_free (sink);
  cairo_destroy (cr);

  return done;
}

static gboolean
check_status (cairo_status_t   status,
              GError         **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The picture cannot be made: %s."),
               cairo_status_to_string (status));

  return FALSE;
}

/* Dates are left out, so that the same map is the same file. */
static GBytes *
export_pdf (const MgPage   *page,
            const MgScene  *scene,
            MgFonts        *fonts,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_func, bytes,
                                                                  page->width, page->height);
  cairo_status_t status;
  gboolean done;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, get_title (scene));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Maillage");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  done = paint_surface (page, scene, fonts, surface, 1., cancellable);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!done || !check_status (status, error))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static GBytes *
export_png (const MgPage   *page,
            const MgScene  *scene,
            MgFonts        *fonts,
            double          scale,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  double width = ceil (page->width * scale), height = ceil (page->height * scale);
  cairo_surface_t *surface;
  cairo_status_t status;
  gboolean done;

  if (!(width >= 1. && width <= PIXELS_MAX && height >= 1. && height <= PIXELS_MAX &&
        width * height <= AREA_MAX))
    {
      g_set_error_literal (error, MG_ERROR, MG_ERROR_TOO_LARGE,
                           _("The picture would have too many pixels: choose a smaller size, "
                             "or a PDF or SVG file."));
      return NULL;
    }

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  done = paint_surface (page, scene, fonts, surface, scale, cancellable);
  status = cairo_surface_status (surface);
  if (done && status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_func, bytes);
  cairo_surface_destroy (surface);

  if (!done || !check_status (status, error))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
mg_export (const MgScene   *scene,
           MgExportFormat   format,
           double           width,
           double           height,
           double           png_scale,
           GCancellable    *cancellable,
           GError         **error)
{
  /* Any thread may export: the default font map belongs to the main one. */
  g_autoptr(PangoFontMap) font_map = pango_cairo_font_map_new ();
  g_autoptr(MgFonts) fonts = mg_fonts_new (font_map);
  GBytes *bytes = NULL;
  MgPage page;

  mg_page_init (&page, scene, fonts, CLAMP (width, SIDE_MIN, SIDE_MAX),
                CLAMP (height, SIDE_MIN, SIDE_MAX));

  switch (format)
    {
    case MG_EXPORT_SVG:
      bytes = export_svg (&page, scene, fonts, cancellable);
      break;
    case MG_EXPORT_PDF:
      bytes = export_pdf (&page, scene, fonts, cancellable, error);
      break;
    case MG_EXPORT_PNG:
      bytes = export_png (&page, scene, fonts, png_scale, cancellable, error);
      break;
    default:
      g_return_val_if_reached (NULL);
    }

  if (bytes == NULL && (error == NULL || *error == NULL))
    g_cancellable_set_error_if_cancelled (cancellable, error);

  return bytes;
}
