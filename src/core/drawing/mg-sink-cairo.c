/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-sink.h"

#include <math.h>

#include "mg-raster.h"

/* Of the outlines under a halo, in sizes of a letter; smaller letters than that are
 * hardly wider than the pen: their boxes do.
 */
#define HALO_TOLERANCE .06
#define HALO_BOXES 6.

typedef struct
{
  MgSink      parent;
  cairo_t    *cr;
  MgTextHalo  halo;
  gboolean    has_raster;
  MgRaster    raster;
  gboolean    direct;     /* pixels were changed behind cairo's back */
} MgCairoSink;

static void
set_colour (cairo_t        *cr,
            const MgColour *colour)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha);
}

/* The context, ready for cairo's own operations. */
static cairo_t *
get_cairo (MgSink *sink)
{
  MgCairoSink *self = (MgCairoSink *) sink;

  if (self->direct)
    cairo_surface_mark_dirty (cairo_get_target (self->cr));
  self->direct = FALSE;

  return self->cr;
}

static gboolean
stroke_direct (MgCairoSink   *self,
               const MgCurve *curve,
               const MgPen   *pen)
{
  if (!self->has_raster)
    return FALSE;
  if (!self->direct)
    cairo_surface_flush (cairo_get_target (self->cr));
  self->direct = TRUE;

  return mg_raster_stroke (&self->raster, curve, pen);
}

static void
paint_path (cairo_t       *cr,
            const MgPaint *paint)
{
  if (paint->fill != NULL)
    {
      set_colour (cr, paint->fill);
      if (paint->stroke != NULL)
        cairo_fill_preserve (cr);
      else
        cairo_fill (cr);
    }
  if (paint->stroke == NULL)
    return;

  set_colour (cr, paint->stroke);
  cairo_set_line_width (cr, paint->width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (paint->dash > 0.)
    cairo_set_dash (cr, (double[]) { paint->dash, paint->dash * .75 }, 2, 0.);
  cairo_stroke (cr);
  if (paint->dash > 0.)
    cairo_set_dash (cr, NULL, 0, 0.);
}

static void
cairo_sink_curve (MgSink        *sink,
                  const MgCurve *curve,
                  const MgPen   *pen)
{
  gboolean dots = pen->off > 0. && pen->on <= 0.;
  const MgPoint *p = curve->p;
  cairo_t *cr;

  if (stroke_direct ((MgCairoSink *) sink, curve, pen))
    return;

  cr = get_cairo (sink);
  cairo_move_to (cr, p[0].x, p[0].y);
  if (mg_curve_is_straight (curve))
    cairo_line_to (cr, p[3].x, p[3].y);
  else
    cairo_curve_to (cr, p[1].x, p[1].y, p[2].x, p[2].y, p[3].x, p[3].y);

  set_colour (cr, &pen->colour);
  cairo_set_line_width (cr, pen->width);
  cairo_set_line_cap (cr, dots ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  if (pen->off > 0.)
    cairo_set_dash (cr, (double[]) { pen->on, pen->off }, 2, 0.);
  cairo_stroke (cr);
  if (pen->off > 0.)
    cairo_set_dash (cr, NULL, 0, 0.);
}

static void
cairo_sink_polygon (MgSink        *sink,
                    const MgPoint *points,
                    guint          n_points,
                    const MgPaint *paint)
{
  cairo_t *cr = get_cairo (sink);

  for (guint i = 0; i < n_points; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  cairo_close_path (cr);
  paint_path (cr, paint);
}

static void
cairo_sink_region (MgSink        *sink,
                   const MgPoint *points,
                   const guint   *counts,
                   guint          n_lines,
                   const MgPaint *paint)
{
  cairo_t *cr = get_cairo (sink);

  for (guint i = 0; i < n_lines; i++)
    {
      cairo_new_sub_path (cr);
      for (guint k = 0; k < counts[i]; k++, points++)
        cairo_line_to (cr, points->x, points->y);
      cairo_close_path (cr);
    }
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  paint_path (cr, paint);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
}

static void
cairo_sink_box (MgSink        *sink,
                const MgRect  *rect,
                double         corner,
                const MgPaint *paint)
{
  cairo_t *cr = get_cairo (sink);
  double right = rect->x + rect->width, bottom = rect->y + rect->height;

  if (corner <= 0.)
    {
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
    }
  else
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, right - corner, rect->y + corner, corner, -G_PI_2, 0.);
      cairo_arc (cr, right - corner, bottom - corner, corner, 0., G_PI_2);
      cairo_arc (cr, rect->x + corner, bottom - corner, corner, G_PI_2, G_PI);
      cairo_arc (cr, rect->x + corner, rect->y + corner, corner, G_PI, 1.5 * G_PI);
      cairo_close_path (cr);
    }

  paint_path (cr, paint);
}

/* Of each outline in @path. */
static void
trace_boxes (cairo_t            *cr,
             const cairo_path_t *path)
{
  double left = 0., top = 0., right = 0., bottom = 0.;

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *data = &path->data[i];
      gboolean begins = data->header.type == CAIRO_PATH_MOVE_TO;

      if (data->header.type == CAIRO_PATH_CLOSE_PATH)
        {
          if (right > left)
            cairo_rectangle (cr, left, top, right - left, bottom - top);
          left = right = 0.;
          continue;
        }
      left = begins ? data[1].point.x : MIN (left, data[1].point.x);
      right = begins ? data[1].point.x : MAX (right, data[1].point.x);
      top = begins ? data[1].point.y : MIN (top, data[1].point.y);
      bottom = begins ? data[1].point.y : MAX (bottom, data[1].point.y);
    }
}

/* The outlines of letters in few straight lines: a wide pen does not show more, and
 * a file is a third as large.
 */
static void
trace_letters (cairo_t         *cr,
               PangoLayoutLine *letters,
               double           size)
{
  double exact = cairo_get_tolerance (cr);
  cairo_path_t *path;

  pango_cairo_layout_line_path (cr, letters);
  cairo_set_tolerance (cr, MAX (exact, HALO_TOLERANCE * size));
  path = cairo_copy_path_flat (cr);
  cairo_set_tolerance (cr, exact);
  cairo_new_path (cr);
  if (size < HALO_BOXES)
    trace_boxes (cr, path);
  else
    cairo_append_path (cr, path);
  cairo_path_destroy (path);
}

static void
show_line (MgCairoSink       *self,
           const char        *line,
           double             x,
           double             y,
           const MgTextBlock *text)
{
  static const MgPoint shifts[] = { { -1., -1. }, { 1., -1. }, { -1., 1. }, { 1., 1. } };
  PangoLayout *layout = mg_fonts_lay_out (self->parent.fonts, line, text->size, text->face);
  PangoLayoutLine *letters = pango_layout_get_line_readonly (layout, 0);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  x -= (text->align + 1) / 2. * width / PANGO_SCALE;

  if (text->halo != NULL && self->halo == MG_HALO_STROKE)
    {
      cairo_move_to (self->cr, x, y);
      trace_letters (self->cr, letters, text->size);
      set_colour (self->cr, text->halo);
      cairo_set_line_width (self->cr, MAX (2., text->size * .28));
      cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (self->cr);
    }
  else if (text->halo != NULL)
    {
      set_colour (self->cr, text->halo);
      for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
        {
          cairo_move_to (self->cr, x + shifts[i].x, y + shifts[i].y);
          pango_cairo_show_layout_line (self->cr, letters);
        }
    }

  set_colour (self->cr, &text->ink);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout_line (self->cr, letters);
}

static void
cairo_sink_text (MgSink            *sink,
                 const MgTextBlock *text)
{
  double y = text->y + MG_LINE_ASCENT (text->size);

  get_cairo (sink);
  for (char **line = text->lines; *line != NULL; line++)
    {
      show_line ((MgCairoSink *) sink, *line, text->x, y, text);
      y += MG_LINE_HEIGHT (text->size);
    }
  cairo_new_path (((MgCairoSink *) sink)->cr);
}

static const MgSinkClass cairo_sink_class = {
  .curve = cairo_sink_curve,
  .polygon = cairo_sink_polygon,
  .region = cairo_sink_region,
  .box = cairo_sink_box,
  .text = cairo_sink_text,
};

MgSink *
mg_cairo_sink_new (cairo_t    *cr,
                   MgFonts    *fonts,
                   MgTextHalo  halo)
{
  MgCairoSink *self = g_new0 (MgCairoSink, 1);

  self->parent.klass = &cairo_sink_class;
  self->parent.fonts = fonts;
  self->cr = cairo_reference (cr);
  self->halo = halo;
  self->has_raster = mg_raster_init (&self->raster, cr);
  cairo_new_path (cr);

  return &self->parent;
}

void
mg_cairo_sink_free (MgSink *sink)
{
  cairo_destroy (get_cairo (sink));
  g_free (sink);
}
