/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-geometry.h"

#include <math.h>

/* How much of a symbol's radius the ends of its pair's strands may take. */
#define END_SHARE .8

/* Corners at radius 1.  Symbols of one radius cover about the same area, so
 * that none looks more important than another.
 */
static const struct
{
  guint   n;
  MgPoint corners[MG_SHAPE_MAX_CORNERS];
} outlines[] = {
  [MG_SHAPE_SQUARE] = { 4, { { -.89, -.89 }, { .89, -.89 }, { .89, .89 }, { -.89, .89 } } },
  [MG_SHAPE_HEXAGON] = { 6, { { -1.1, 0. }, { -.55, -.95 }, { .55, -.95 },
                              { 1.1, 0. }, { .55, .95 }, { -.55, .95 } } },
  [MG_SHAPE_DIAMOND] = { 4, { { 0., -1.25 }, { 1.25, 0. }, { 0., 1.25 }, { -1.25, 0. } } },
  [MG_SHAPE_TRIANGLE] = { 3, { { 0., -1.28 }, { 1.22, .86 }, { -1.22, .86 } } },
  [MG_SHAPE_COLLECTIVE] = { 0 },
};

guint
mg_shape_get_corners (MgShape shape,
                      double  radius,
                      MgPoint corners[MG_SHAPE_MAX_CORNERS])
{
  for (guint i = 0; i < outlines[shape].n; i++)
    {
      corners[i].x = outlines[shape].corners[i].x * radius;
      corners[i].y = outlines[shape].corners[i].y * radius;
    }

  return outlines[shape].n;
}

void
mg_shape_get_rounded (MgShape  shape,
                      double   radius,
                      double  *half_width,
                      double  *half_height,
                      double  *corner)
{
  gboolean flat = shape == MG_SHAPE_COLLECTIVE;

  *half_width = radius * (flat ? 1.5 : shape == MG_SHAPE_ROUNDED ? 1.12 : 1.);
  *half_height = radius * (flat ? .6 : shape == MG_SHAPE_ROUNDED ? .78 : 1.);
  *corner = radius * (flat ? .6 : shape == MG_SHAPE_ROUNDED ? .45 : 1.);
}

/* hypot() minds numbers that no map has, and takes ten times as long. */
static double
get_length (double x,
            double y)
{
  return sqrt (x * x + y * y);
}

static double
rounded_distance (MgShape shape,
                  double  radius,
                  double  x,
                  double  y)
{
  double half_width, half_height, corner, out_x, out_y;

  mg_shape_get_rounded (shape, radius, &half_width, &half_height, &corner);
  out_x = fabs (x) - (half_width - corner);
  out_y = fabs (y) - (half_height - corner);

  return get_length (MAX (out_x, 0.), MAX (out_y, 0.)) + MIN (MAX (out_x, out_y), 0.) - corner;
}

/* Squared: the nearest of several is found without a root. */
static double
segment_distance_2 (MgPoint a,
                    MgPoint b,
                    double  x,
                    double  y)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double length = dx * dx + dy * dy;
  double t = length > 0. ? ((x - a.x) * dx + (y - a.y) * dy) / length : 0.;
  double off_x, off_y;

  t = CLAMP (t, 0., 1.);
  off_x = x - a.x - t * dx;
  off_y = y - a.y - t * dy;

  return off_x * off_x + off_y * off_y;
}

static double
polygon_distance (const MgPoint *corners,
                  guint          n,
                  double         x,
                  double         y)
{
  double distance = G_MAXDOUBLE;
  gboolean inside = TRUE;

  for (guint i = 0; i < n; i++)
    {
      MgPoint a = corners[i], b = corners[i + 1 < n ? i + 1 : 0];

      distance = MIN (distance, segment_distance_2 (a, b, x, y));
      if ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) < 0.)
        inside = FALSE;
    }

  return inside ? -sqrt (distance) : sqrt (distance);
}

double
mg_shape_distance (MgShape shape,
                   double  radius,
                   double  x,
                   double  y)
{
  MgPoint corners[MG_SHAPE_MAX_CORNERS];
  guint n = shape == MG_SHAPE_CIRCLE ? 0 : mg_shape_get_corners (shape, radius, corners);

  if (shape == MG_SHAPE_CIRCLE)
    return get_length (x, y) - radius;

  return n > 0 ? polygon_distance (corners, n, x, y) : rounded_distance (shape, radius, x, y);
}

double
mg_shape_get_reach (MgShape shape,
                    double  radius,
                    double  x,
                    double  y)
{
  MgPoint corners[MG_SHAPE_MAX_CORNERS];
  guint n = mg_shape_get_corners (shape, radius, corners);
  double half_width, half_height, corner, reach = 0.;

  for (guint i = 0; i < n; i++)
    reach = MAX (reach, fabs (corners[i].x * x + corners[i].y * y));
  if (n > 0)
    return reach;

  mg_shape_get_rounded (shape, radius, &half_width, &half_height, &corner);

  return fabs (x) * (half_width - corner) + fabs (y) * (half_height - corner) + corner;
}

MgRect
mg_shape_get_box (MgShape shape,
                  double  radius)
{
  MgPoint corners[MG_SHAPE_MAX_CORNERS];
  guint n = mg_shape_get_corners (shape, radius, corners);
  double low_x = 0., low_y = 0., high_x = 0., high_y = 0., unused;

  if (n == 0)
    {
      mg_shape_get_rounded (shape, radius, &high_x, &high_y, &unused);
      return (MgRect) { -high_x, -high_y, 2. * high_x, 2. * high_y };
    }

  for (guint i = 0; i < n; i++)
    {
      low_x = MIN (low_x, corners[i].x);
      low_y = MIN (low_y, corners[i].y);
      high_x = MAX (high_x, corners[i].x);
      high_y = MAX (high_y, corners[i].y);
    }

  return (MgRect) { low_x, low_y, high_x - low_x, high_y - low_y };
}

gboolean
mg_rect_overlaps (const MgRect *a,
                  const MgRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width &&
         a->y < b->y + b->height && b->y < a->y + a->height;
}

static MgPoint
between (MgPoint a,
         MgPoint b,
         double  t)
{
  return (MgPoint) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

MgPoint
mg_curve_at (const MgCurve *curve,
             double         t)
{
  double u = 1. - t;
  double a = u * u * u, b = 3. * u * u * t, c = 3. * u * t * t, d = t * t * t;
  const MgPoint *p = curve->p;

  return (MgPoint) {
    a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
    a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y,
  };
}

gboolean
mg_curve_is_straight (const MgCurve *curve)
{
  const MgPoint *p = curve->p;
  double dx = p[3].x - p[0].x, dy = p[3].y - p[0].y;
  double length = fabs (dx) + fabs (dy);
  double one = (p[1].x - p[0].x) * dy - (p[1].y - p[0].y) * dx;
  double other = (p[2].x - p[0].x) * dy - (p[2].y - p[0].y) * dx;

  return length > 0. && fabs (one) + fabs (other) < 1e-6 * length * length;
}

/* How far a cubic goes along one axis: to its ends, or where it turns back. */
static void
get_range (double  a,
           double  b,
           double  c,
           double  d,
           double *low,
           double *high)
{
  /* Its speed is p t² + 2 q t + r, but for a factor. */
  double p = d - a + 3. * (b - c), q = a - 2. * b + c, r = b - a;
  double root = q * q - p * r;
  double turns[2] = { -1., -1. };

  *low = MIN (a, d);
  *high = MAX (a, d);
  if (MIN (b, c) >= *low && MAX (b, c) <= *high)
    return;

  if (fabs (p) < 1e-9)
    turns[0] = q != 0. ? -r / (2. * q) : -1.;
  else if (root >= 0.)
    {
      turns[0] = (-q - sqrt (root)) / p;
      turns[1] = (-q + sqrt (root)) / p;
    }

  for (guint i = 0; i < 2; i++)
    {
      double t = turns[i], u = 1. - t, at;

      if (!(t > 0. && t < 1.))
        continue;
      at = u * u * u * a + 3. * u * u * t * b + 3. * u * t * t * c + t * t * t * d;
      *low = MIN (*low, at);
      *high = MAX (*high, at);
    }
}

MgRect
mg_curve_get_box (const MgCurve *curve)
{
  const MgPoint *p = curve->p;
  MgPoint low, high;

  get_range (p[0].x, p[1].x, p[2].x, p[3].x, &low.x, &high.x);
  get_range (p[0].y, p[1].y, p[2].y, p[3].y, &low.y, &high.y);

  return (MgRect) { low.x, low.y, high.x - low.x, high.y - low.y };
}

double
mg_curve_distance (const MgCurve *curve,
                   double         x,
                   double         y)
{
  guint n_parts = mg_curve_is_straight (curve) ? 1 : 20;
  MgPoint last = curve->p[0];
  double distance = G_MAXDOUBLE;

  for (guint i = 1; i <= n_parts; i++)
    {
      MgPoint next = mg_curve_at (curve, (double) i / n_parts);

      distance = MIN (distance, segment_distance_2 (last, next, x, y));
      last = next;
    }

  return sqrt (distance);
}

/* De Casteljau: the part from the beginning to @t. */
static MgCurve
head (const MgCurve *curve,
      double         t)
{
  MgPoint a = between (curve->p[0], curve->p[1], t);
  MgPoint b = between (curve->p[1], curve->p[2], t);
  MgPoint c = between (curve->p[2], curve->p[3], t);
  MgPoint ab = between (a, b, t), bc = between (b, c, t);

  return (MgCurve) { { curve->p[0], a, ab, between (ab, bc, t) } };
}

static MgCurve
reverse (const MgCurve *curve)
{
  return (MgCurve) { { curve->p[3], curve->p[2], curve->p[1], curve->p[0] } };
}

MgCurve
mg_curve_cut (const MgCurve *curve,
              double         from,
              double         to)
{
  MgCurve first = head (curve, to);
  MgCurve back = reverse (&first);
  MgCurve rest = head (&back, to > 0. ? 1. - from / to : 1.);

  return reverse (&rest);
}

/* A quadratic curve, raised. */
static MgCurve
elevate (MgPoint a,
         MgPoint control,
         MgPoint b)
{
  return (MgCurve) { { a, between (a, control, 2. / 3.), between (b, control, 2. / 3.), b } };
}

/* Strands keep their order and their share of the room where they meet a symbol. */
static double
narrow (double radius,
        double spread)
{
  return spread > END_SHARE * radius ? END_SHARE * radius / spread : 1.;
}

MgCurve
mg_strand_course (MgPoint              source,
                  double               source_radius,
                  MgPoint              target,
                  double               target_radius,
                  const MgStrandPlace *place)
{
  double dx = target.x - source.x, dy = target.y - source.y;
  double length = hypot (dx, dy);
  double left_x = length > 0. ? dy / length : 0., left_y = length > 0. ? -dx / length : -1.;
  double at_source = place->offset * narrow (source_radius, place->spread);
  double at_target = place->offset * narrow (target_radius, place->spread);
  double bend = 2. * (place->offset + place->bend) - (at_source + at_target) / 2.;
  MgPoint middle = between (source, target, .5);

  return elevate ((MgPoint) { source.x + left_x * at_source, source.y + left_y * at_source },
                  (MgPoint) { middle.x + left_x * bend, middle.y + left_y * bend },
                  (MgPoint) { target.x + left_x * at_target, target.y + left_y * at_target });
}

MgCurve
mg_loop_course (MgPoint place,
                double  radius,
                double  offset)
{
  double reach = 3.2 * radius + 1.8 * fabs (offset);

  return (MgCurve) { {
    { place.x + .2 * radius, place.y - .5 * radius },
    { place.x + .25 * reach, place.y - 1.05 * reach },
    { place.x + 1.05 * reach, place.y - .25 * reach },
    { place.x + .5 * radius, place.y - .2 * radius },
  } };
}

/* The largest parameter, going from the far end, at which the course is still
 * outside; bisection: symbols are convex, and the far end is outside of them.
 */
static double
find_rim (const MgCurve *course,
          double         inside,
          double         outside,
          MgPoint        place,
          MgShape        shape,
          double         radius,
          double         gap)
{
  for (guint i = 0; i < 14; i++)
    {
      double t = (inside + outside) / 2.;
      MgPoint at = mg_curve_at (course, t);

      if (mg_shape_distance (shape, radius, at.x - place.x, at.y - place.y) > gap)
        outside = t;
      else
        inside = t;
    }

  return outside;
}

void
mg_strand_trim (const MgCurve *course,
                MgPoint        source,
                MgShape        source_shape,
                double         source_radius,
                MgPoint        target,
                MgShape        target_shape,
                double         target_radius,
                double         gap,
                double        *from,
                double        *to)
{
  *from = find_rim (course, 0., .5, source, source_shape, source_radius, gap);
  *to = find_rim (course, 1., .5, target, target_shape, target_radius, gap);
}
