/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The curve becomes a chain of segments that advances along one axis, the one
 * along which it goes furthest (here x; else x and y are swapped).  Each column
 * of pixels belongs to exactly one segment, that in which its middle lies, so
 * that no pixel is painted twice and joints do not show.  In a column, a pixel
 * is covered by as much as the line's edge lies beyond the pixel's middle, at
 * right angles to the segment, within ± half a pixel.  Both ends are cut
 * likewise, at right angles.
 *
 * A dash is such a chain of its own.  A dot is a disc.
 */
#include "mg-raster.h"

#include <math.h>

#define MAX_SEGMENTS 32
#define MAX_WIDTH 12.
#define MAX_SLOPE 4.
#define MAX_PLACE 1e6
#define MAX_DASHES 4000.
#define AHEAD 12                /* so many columns, memory is asked for before it is needed */

typedef struct
{
  guint32  *pixels;             /* of the place 0, 0 */
  gssize    step_x, step_y;     /* to the next pixel; exchanged if x is y */
  int       left, top, right, bottom;
  double    half;               /* of the width, in pixels */
  guint     red_blue, green;    /* 0x00RR00BB and 0x0000GG00 */
  double    alpha;              /* 0…256 */
} Brush;

gboolean
mg_raster_init (MgRaster *self,
                cairo_t  *cr)
{
  cairo_surface_t *surface = cairo_get_target (cr);
  cairo_rectangle_list_t *clip;
  cairo_matrix_t matrix;
  double scale_x, scale_y, offset_x, offset_y;
  gboolean usable;

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_IMAGE ||
      cairo_get_group_target (cr) != surface ||
      (cairo_image_surface_get_format (surface) != CAIRO_FORMAT_ARGB32 &&
       cairo_image_surface_get_format (surface) != CAIRO_FORMAT_RGB24))
    return FALSE;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (surface, &scale_x, &scale_y);
  cairo_surface_get_device_offset (surface, &offset_x, &offset_y);
  if (matrix.xy != 0. || matrix.yx != 0. || matrix.xx <= 0. ||
      matrix.xx * scale_x != matrix.yy * scale_y)
    return FALSE;

  self->data = cairo_image_surface_get_data (surface);
  self->stride = cairo_image_surface_get_stride (surface);
  self->scale = matrix.xx * scale_x;
  self->x0 = matrix.x0 * scale_x + offset_x;
  self->y0 = matrix.y0 * scale_y + offset_y;

  clip = cairo_copy_clip_rectangle_list (cr);
  usable = self->data != NULL && clip->status == CAIRO_STATUS_SUCCESS &&
           clip->num_rectangles == 1;
  if (usable)
    {
      const cairo_rectangle_t *box = &clip->rectangles[0];

      self->left = (int) MAX (ceil (box->x * self->scale + self->x0 - .01), 0.);
      self->top = (int) MAX (ceil (box->y * self->scale + self->y0 - .01), 0.);
      self->right = (int) MIN (floor ((box->x + box->width) * self->scale + self->x0 + .01),
                               cairo_image_surface_get_width (surface));
      self->bottom = (int) MIN (floor ((box->y + box->height) * self->scale + self->y0 + .01),
                                cairo_image_surface_get_height (surface));
    }
  cairo_rectangle_list_destroy (clip);

  return usable;
}

/* Two channels at once: each has eight bits free above it. */
static inline void
cover (const Brush *brush,
       guint32     *pixel,
       double       coverage)
{
  guint alpha = (guint) (coverage * brush->alpha + .5), rest = 256 - alpha;
  guint32 old = *pixel;
  guint32 red_blue = ((old & 0xff00ff) * rest + brush->red_blue * alpha) >> 8 & 0xff00ff;
  guint32 green = ((old >> 8 & 0xff) * rest + brush->green * alpha) & 0xff00;
  guint32 opaque = (old >> 24) * rest + 255 * alpha;

  *pixel = (opaque & 0xff00) << 16 | red_blue | green;
}

/* What an end of the chain leaves of a pixel: 1 is all. */
static inline double
cut_ends (double  x,
          double  y,
          double  slope,
          double  across,
          MgPoint first,
          MgPoint last)
{
  double begun = ((x - first.x) + (y - first.y) * slope) * across + .5;
  double left = ((last.x - x) + (last.y - y) * slope) * across + .5;

  return CLAMP (begun, 0., 1.) * CLAMP (left, 0., 1.);
}

/* @points advance along x. */
static void
paint_chain (const Brush   *brush,
             const MgPoint *points,
             guint          n_points)
{
  double pad = brush->half + 1., edge = brush->half + .5;
  MgPoint first = points[0], last = points[n_points - 1];

  for (guint i = 0; i + 1 < n_points; i++)
    {
      MgPoint a = points[i], b = points[i + 1];
      double slope = (b.y - a.y) / (b.x - a.x), across = 1. / sqrt (1. + slope * slope);
      double reach = edge / across;
      double from = i == 0 ? a.x - pad : a.x, to = i + 2 == n_points ? b.x + pad : b.x;
      int begin = MAX ((int) ceil (from - .5), brush->left);
      int end = MIN ((int) ceil (to - .5), brush->right);

      for (int x = begin; x < end; x++)
        {
          double middle = a.y + slope * (x + .5 - a.x);
          int top = MAX ((int) (middle - reach + 8.) - 8, brush->top);
          int bottom = MIN ((int) (middle + reach + 8.) - 7, brush->bottom);
          gboolean is_end = x + .5 < first.x + pad || x + .5 > last.x - pad;
          guint32 *pixel = brush->pixels + x * brush->step_x + top * brush->step_y;

          __builtin_prefetch (pixel + AHEAD * brush->step_x
                              + (int) (AHEAD * slope) * brush->step_y, 1);
          for (int y = top; y < bottom; y++, pixel += brush->step_y)
            {
              double coverage = edge - fabs (y + .5 - middle) * across;

              if (coverage <= 0.)
                continue;
              coverage = MIN (coverage, 1.);
              if (is_end)
                coverage *= cut_ends (x + .5, y + .5, slope, across, first, last);
              cover (brush, pixel, coverage);
            }
        }
    }
}

static void
paint_dot (const Brush *brush,
           MgPoint      at)
{
  double reach = brush->half + .5;
  int left = MAX ((int) floor (at.x - reach), brush->left);
  int right = MIN ((int) ceil (at.x + reach), brush->right);
  int top = MAX ((int) floor (at.y - reach), brush->top);
  int bottom = MIN ((int) ceil (at.y + reach), brush->bottom);

  for (int y = top; y < bottom; y++)
    {
      for (int x = left; x < right; x++)
        {
          double dx = x + .5 - at.x, dy = y + .5 - at.y;
          double coverage = reach - sqrt (dx * dx + dy * dy);

          if (coverage > 0.)
            cover (brush, brush->pixels + x * brush->step_x + y * brush->step_y,
                   MIN (coverage, 1.));
        }
    }
}

/* A place at a length of the chain, walking on from where the last one was. */
typedef struct
{
  const MgPoint *points;
  guint          n_points;
  guint          segment;
  double         begun;       /* the length at which the segment begins */
  double         length;      /* of the segment */
} Walk;

static double
get_length (MgPoint a,
            MgPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y;

  return sqrt (dx * dx + dy * dy);
}

static MgPoint
walk_to (Walk   *walk,
         double  length)
{
  const MgPoint *p = walk->points;
  double t;

  while (length > walk->begun + walk->length && walk->segment + 2 < walk->n_points)
    {
      walk->begun += walk->length;
      walk->segment++;
      walk->length = get_length (p[walk->segment], p[walk->segment + 1]);
    }

  t = walk->length > 0. ? (length - walk->begun) / walk->length : 0.;
  p += walk->segment;

  return (MgPoint) { p[0].x + (p[1].x - p[0].x) * t, p[0].y + (p[1].y - p[0].y) * t };
}

/* A stretch of the chain. */
static void
paint_dash (const Brush *brush,
            Walk        *walk,
            double       from,
            double       to)
{
  MgPoint dash[MAX_SEGMENTS + 2];
  guint n = 0, passed;

  dash[n++] = walk_to (walk, from);
  passed = walk->segment;
  dash[n] = walk_to (walk, to);
  while (passed < walk->segment)
    {
      dash[n + 1] = dash[n];
      dash[n++] = walk->points[++passed];
    }

  if (dash[n].x - dash[0].x > 1e-3)
    paint_chain (brush, dash, n + 1);
}

/* The first dash is at the curve's beginning, which is the chain's end if it was
 * turned round.
 */
static void
paint_dashes (const Brush   *brush,
              const MgPoint *points,
              guint          n_points,
              double         total,
              double         on,
              double         off,
              gboolean       turned)
{
  Walk walk = { points, n_points, 0, 0., get_length (points[0], points[1]) };
  guint n_dashes = 1 + (guint) (total / (on + off));

  for (guint i = 0; i < n_dashes; i++)
    {
      double at = (turned ? n_dashes - 1 - i : i) * (on + off);
      double from = turned ? MAX (total - at - on, 0.) : at;
      double to = turned ? total - at : MIN (at + on, total);

      if (on <= 0.)
        paint_dot (brush, walk_to (&walk, from));
      else
        paint_dash (brush, &walk, from, to);
    }
}

/* In pixels, swapped if need be, from the lesser x to the greater. */
static guint
flatten (const MgRaster *self,
         const MgCurve  *curve,
         gboolean       *swapped,
         gboolean       *turned,
         MgPoint         points[MAX_SEGMENTS + 1])
{
  const MgPoint *p = curve->p;
  double chord_x = p[3].x - p[0].x, chord_y = p[3].y - p[0].y;
  double bend = hypot (p[1].x - p[0].x - chord_x / 3., p[1].y - p[0].y - chord_y / 3.)
                + hypot (p[2].x - p[0].x - 2. * chord_x / 3., p[2].y - p[0].y - 2. * chord_y / 3.);
  guint n = 1 + (guint) MIN (sqrt (bend * self->scale) * 2.5, MAX_SEGMENTS - 1.);

  *swapped = fabs (chord_y) > fabs (chord_x);
  *turned = *swapped ? chord_y < 0. : chord_x < 0.;

  for (guint i = 0; i <= n; i++)
    {
      MgPoint at = mg_curve_at (curve, (double) (*turned ? n - i : i) / n);
      double x = at.x * self->scale + self->x0, y = at.y * self->scale + self->y0;

      points[i] = *swapped ? (MgPoint) { y, x } : (MgPoint) { x, y };
    }

  return n + 1;
}

static gboolean
is_fit (const MgPoint *points,
        guint          n_points)
{
  for (guint i = 0; i < n_points; i++)
    {
      if (!(fabs (points[i].x) < MAX_PLACE && fabs (points[i].y) < MAX_PLACE))
        return FALSE;
      if (i > 0 && !(points[i].x - points[i - 1].x > 1e-3 &&
                     fabs (points[i].y - points[i - 1].y)
                       < MAX_SLOPE * (points[i].x - points[i - 1].x)))
        return FALSE;
    }

  return TRUE;
}

static void
brush_init (Brush          *self,
            const MgRaster *raster,
            const MgPen    *pen,
            double          width,
            gboolean        swapped)
{
  gssize stride = raster->stride / (int) sizeof (guint32);

  self->pixels = (guint32 *) (gpointer) raster->data;
  self->step_x = swapped ? stride : 1;
  self->step_y = swapped ? 1 : stride;
  self->left = swapped ? raster->top : raster->left;
  self->right = swapped ? raster->bottom : raster->right;
  self->top = swapped ? raster->left : raster->top;
  self->bottom = swapped ? raster->right : raster->bottom;
  self->half = width / 2.;
  self->red_blue = (guint) (pen->colour.red * 255. + .5) << 16
                   | (guint) (pen->colour.blue * 255. + .5);
  self->green = (guint) (pen->colour.green * 255. + .5);
  self->alpha = pen->colour.alpha * 256.;
}

gboolean
mg_raster_stroke (const MgRaster *self,
                  const MgCurve  *curve,
                  const MgPen    *pen)
{
  MgPoint points[MAX_SEGMENTS + 1];
  double width = MAX (pen->width * self->scale, 1.), length = 0.;
  double period = (pen->on + pen->off) * self->scale;
  gboolean swapped, turned;
  guint n = flatten (self, curve, &swapped, &turned, points);
  Brush brush;

  for (guint i = 1; i < n; i++)
    length += get_length (points[i - 1], points[i]);
  if (width > MAX_WIDTH || !is_fit (points, n) ||
      (pen->off > 0. && !(length < MAX_DASHES * period)))
    return FALSE;

  brush_init (&brush, self, pen, width, swapped);
  if (pen->off > 0.)
    paint_dashes (&brush, points, n, length, pen->on * self->scale, pen->off * self->scale,
                  turned);
  else
    paint_chain (&brush, points, n);

  return TRUE;
}
