/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-packing.h"

#include <math.h>

#define ASPECT 1.6   /* width to height */

static double
find_width (const double *sizes,
            guint         n,
            double        gap)
{
  double widest = 0.;
  double area = 0.;

  for (guint i = 0; i < n; i++)
    {
      widest = MAX (widest, sizes[2 * i]);
      area += (sizes[2 * i] + gap) * (sizes[2 * i + 1] + gap);
    }

  return MAX (widest, sqrt (ASPECT * area));
}

/* How many pieces from @first on fit into one row. */
static guint
fill_row (const double *sizes,
          guint         first,
          guint         end,
          double        gap,
          double        width,
          double       *height)
{
  double at = 0.;
  guint i = first;

  *height = 0.;
  for (; i < end && (i == first || at + sizes[2 * i] <= width); i++)
    {
      at += sizes[2 * i] + gap;
      *height = MAX (*height, sizes[2 * i + 1]);
    }

  return i - first;
}

void
mg_packing_arrange (const double *sizes,
                    guint         n,
                    guint         n_large,
                    double        gap,
                    double       *corners,
                    double        total[2])
{
  double width = find_width (sizes, n, gap);
  double y = 0.;

  total[0] = total[1] = 0.;
  for (guint first = 0; first < n;)
    {
      double height;
      double x = 0.;
      guint count = fill_row (sizes, first, first < n_large ? n_large : n, gap, width, &height);

      for (guint i = first; i < first + count; i++)
        {
          corners[2 * i] = x;
          corners[2 * i + 1] = y + (height - sizes[2 * i + 1]) / 2.;
          x += sizes[2 * i] + gap;
        }
      total[0] = MAX (total[0], x - gap);
      total[1] = y + height;
      y += height + gap;
      first += count;
    }
}
