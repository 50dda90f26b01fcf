/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-picture.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-error.h"

#define PIXELS_MAX 30000.           /* cairo's images end at 32767 */
#define AREA_MAX 4e8                /* pixels: 1.6 GB */

static cairo_status_t
append_func (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
write_svg (const MgPicture *self,
           MgFonts         *fonts,
           GCancellable    *cancellable)
{
  MgSink *sink = mg_svg_sink_new (fonts, self->width, self->height, self->title,
                                  self->description);

  if (self->paint (self->data, sink, cancellable))
    return mg_svg_sink_finish (sink);

  mg_svg_sink_free (sink);

  return NULL;
}

static gboolean
paint_surface (const MgPicture *self,
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
  done = self->paint (self->data, sink, cancellable);
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

/* @text: (nullable): then nothing is said */
static void
set_metadata (cairo_surface_t      *surface,
              cairo_pdf_metadata_t  metadata,
              const char           *text)
{
  if (text != NULL)
    cairo_pdf_surface_set_metadata (surface, metadata, text);
}

cairo_surface_t *
mg_picture_create_pdf (GByteArray *bytes,
                       double      width,
                       double      height,
                       const char *title)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_func, bytes, width, height);

  set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Maillage");
  set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");

  return surface;
}

static GBytes *
write_pdf (const MgPicture  *self,
           MgFonts          *fonts,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = mg_picture_create_pdf (bytes, self->width, self->height, self->title);
  cairo_status_t status;
  gboolean done;

  set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->author);
  set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->description);
  done = paint_surface (self, fonts, surface, 1., cancellable);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!done || !check_status (status, error))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static GBytes *
write_png (const MgPicture  *self,
           MgFonts          *fonts,
           double            scale,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  /* No row is left that the picture covers in part: it would be dark. */
  double width = floor (self->width * scale + 1e-6), height = floor (self->height * scale + 1e-6);
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
  done = paint_surface (self, fonts, surface, scale, cancellable);
  status = cairo_surface_status (surface);
  if (done && status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_func, bytes);
  cairo_surface_destroy (surface);

  if (!done || !check_status (status, error))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
mg_picture_write (const MgPicture  *self,
                  MgFonts          *fonts,
                  MgExportFormat    format,
                  double            png_scale,
                  GCancellable     *cancellable,
                  GError          **error)
{
  GBytes *bytes = NULL;

  switch (format)
    {
    case MG_EXPORT_SVG:
      bytes = write_svg (self, fonts, cancellable);
      break;
    case MG_EXPORT_PDF:
      bytes = write_pdf (self, fonts, cancellable, error);
      break;
    case MG_EXPORT_PNG:
      bytes = write_png (self, fonts, png_scale, cancellable, error);
      break;
    default:
      g_return_val_if_reached (NULL);
    }

  if (bytes == NULL && (error == NULL || *error == NULL))
    g_cancellable_set_error_if_cancelled (cancellable, error);

  return bytes;
}
