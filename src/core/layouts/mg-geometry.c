/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-geometry.h"

#include <math.h>
#include <stdlib.h>

#define MAX_LENGTHS 100000

static gboolean
is_place (const double *xy,
          guint         i)
{
  return isfinite (xy[2 * i]) && isfinite (xy[2 * i + 1]);
}

void
mg_places_get_bounds (const double *xy,
                      guint         n,
                      double        bounds[4])
{
  gboolean any = FALSE;

  bounds[0] = bounds[1] = bounds[2] = bounds[3] = 0.;
  for (guint i = 0; i < n; i++)
    if (is_place (xy, i))
      {
        bounds[0] = any ? MIN (bounds[0], xy[2 * i]) : xy[2 * i];
        bounds[1] = any ? MIN (bounds[1], xy[2 * i + 1]) : xy[2 * i + 1];
        bounds[2] = any ? MAX (bounds[2], xy[2 * i]) : xy[2 * i];
        bounds[3] = any ? MAX (bounds[3], xy[2 * i + 1]) : xy[2 * i + 1];
        any = TRUE;
      }
}

void
mg_places_move (double *xy,
                guint   n,
                double  dx,
                double  dy)
{
  for (guint i = 0; i < n; i++)
    {
      xy[2 * i] += dx;
      xy[2 * i + 1] += dy;
    }
}

void
mg_places_scale (double *xy,
                 guint   n,
                 double  factor)
{
  for (guint k = 0; k < 2 * n; k++)
    xy[k] *= factor;
}

/* The mean of @xy over the places that @mask has too. */
static guint
find_mean (const double *xy,
           const double *mask,
           guint         n,
           double        mean[2])
{
  guint count = 0;

  mean[0] = mean[1] = 0.;
  for (guint i = 0; i < n; i++)
    if (is_place (mask, i))
      {
        mean[0] += xy[2 * i];
        mean[1] += xy[2 * i + 1];
        count++;
      }
  if (count > 0)
    {
      mean[0] /= count;
      mean[1] /= count;
    }

  return count;
}

static void
turn (double *xy,
      guint   n,
      double  cosine,
      double  sine)
{
  for (guint i = 0; i < n; i++)
    {
      double x = xy[2 * i];

      xy[2 * i] = cosine * x - sine * xy[2 * i + 1];
      xy[2 * i + 1] = sine * x + cosine * xy[2 * i + 1];
    }
}

void
mg_places_lay_flat (double *xy,
                    guint   n)
{
  double mean[2];
  double xx = 0.;
  double xy_sum = 0.;
  double yy = 0.;
  double angle;

  if (find_mean (xy, xy, n, mean) == 0)
    return;

  mg_places_move (xy, n, -mean[0], -mean[1]);
  for (guint i = 0; i < n; i++)
    {
      xx += xy[2 * i] * xy[2 * i];
      xy_sum += xy[2 * i] * xy[2 * i + 1];
      yy += xy[2 * i + 1] * xy[2 * i + 1];
    }

  angle = 0.5 * atan2 (2. * xy_sum, xx - yy);
  turn (xy, n, cos (angle), -sin (angle));
}

/* The best turn of plane figures has a closed form: with both about their
 * means, its angle is that of the sum of conjugate (xy) · wanted as complex
 * numbers, and the sum's size says how well it fits; so too when mirrored.
 */
void
mg_places_fit (double       *xy,
               const double *wanted,
               guint         n)
{
  double mean[2];
  double goal[2];
  double sums[2][2] = { { 0. } };
  guint best;
  double size;

  if (find_mean (xy, wanted, n, mean) == 0)
    return;

  find_mean (wanted, wanted, n, goal);
  mg_places_move (xy, n, -mean[0], -mean[1]);
  for (guint i = 0; i < n; i++)
    if (is_place (wanted, i))
      for (guint mirror = 0; mirror < 2; mirror++)
        {
          double x = xy[2 * i];
          double y = mirror ? -xy[2 * i + 1] : xy[2 * i + 1];
          double gx = wanted[2 * i] - goal[0];
          double gy = wanted[2 * i + 1] - goal[1];

          sums[mirror][0] += x * gx + y * gy;
          sums[mirror][1] += x * gy - y * gx;
        }

  best = hypot (sums[1][0], sums[1][1]) > hypot (sums[0][0], sums[0][1]) ? 1 : 0;
  size = hypot (sums[best][0], sums[best][1]);
  for (guint i = 0; i < n && best == 1; i++)
    xy[2 * i + 1] = -xy[2 * i + 1];
  if (size > 0.)
    turn (xy, n, sums[best][0] / size, sums[best][1] / size);
  mg_places_move (xy, n, goal[0], goal[1]);
}

static void
swap (double *left,
      double *right)
{
  double value = *left;

  *left = *right;
  *right = value;
}

double
mg_values_select (double *values,
                  guint   n,
                  guint   k)
{
  guint low = 0;
  guint high = n - 1;

  while (low < high)
    {
      double middle = values[low + (high - low) / 2];
      guint i = low;
      guint j = high;

      for (;; i++, j--)
        {
          while (values[i] < middle)
            i++;
          while (values[j] > middle)
            j--;
          if (i >= j)
            break;
          swap (&values[i], &values[j]);
        }
      if (k <= j)
        high = j;
      else
        low = j + 1;
    }

  return values[k];
}

double
mg_places_median_link (const double      *xy,
                       const MgAdjacency *graph)
{
  guint n_ends = graph->offsets[graph->n];
  guint every = n_ends / MAX_LENGTHS + 1;
  g_autofree double *lengths = g_new (double, n_ends / every + 1);
  guint count = 0;

  for (guint i = 0; i < graph->n; i++)
    for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
      if (graph->targets[k] > i && k % every == 0)
        {
          guint j = graph->targets[k];
          double dx = xy[2 * i] - xy[2 * j];
          double dy = xy[2 * i + 1] - xy[2 * j + 1];
          double length = sqrt (dx * dx + dy * dy);

          if (isfinite (length))
            lengths[count++] = length;
        }

  if (count == 0)
    return 0.;

  return mg_values_select (lengths, count, count / 2);
}
