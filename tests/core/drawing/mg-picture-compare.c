/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-picture-compare.h"

#include <string.h>

/* How far round a pixel is looked, and by how much a channel may then differ. */
#define BLUR 1
#define MOST 12
#define BLUR_LOOSE 6
#define MOST_LOOSE 36

/* Rims of symbols may differ by a pixel here or there. */
#define FEW_PIXELS 12

#define CHANNELS 3

/* Sums of all pixels above and to the left, channel by channel: the mean of any
 * rectangle is four look-ups.
 */
static guint *
sum_up (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guchar *data = cairo_image_surface_get_data (surface);
  guint *sums = g_new0 (guint, (gsize) CHANNELS * (width + 1) * (height + 1));

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      for (int c = 0; c < CHANNELS; c++)
        {
          gsize row = (gsize) CHANNELS * (width + 1), here = (y + 1) * row + (x + 1) * CHANNELS + c;
          guint32 pixel;

          memcpy (&pixel, data + y * stride + 4 * x, sizeof pixel);
          sums[here] = (pixel >> 8 * c & 0xff) + sums[here - CHANNELS] + sums[here - row]
                       - sums[here - row - CHANNELS];
        }

  return sums;
}

static guint
get_mean (const guint *sums,
          int          width,
          int          height,
          int          x,
          int          y,
          int          c,
          int          blur)
{
  int left = MAX (x - blur, 0), top = MAX (y - blur, 0);
  int right = MIN (x + blur + 1, width), bottom = MIN (y + blur + 1, height);
  guint n = (guint) ((right - left) * (bottom - top));

#define AT(column, line) sums[CHANNELS * ((gsize) (line) * (width + 1) + (column)) + c]
  return (AT (right, bottom) - AT (left, bottom) - AT (right, top) + AT (left, top)) / n;
#undef AT
}

static gboolean
is_in (const cairo_rectangle_int_t *rect,
       int                          x,
       int                          y)
{
  return rect != NULL && rect->width > 0 && x >= rect->x && y >= rect->y && x < rect->x + rect->width &&
         y < rect->y + rect->height;
}

static void
add_pixel (PictureFault *fault,
           int           x,
           int           y)
{
  int right = MAX (fault->x + fault->width, x + 1), bottom = MAX (fault->y + fault->height, y + 1);

  if (fault->n_pixels++ == 0)
    {
      *fault = (PictureFault) { 1, x, y, 1, 1, fault->worst };
      return;
    }

  fault->x = MIN (fault->x, x);
  fault->y = MIN (fault->y, y);
  fault->width = right - fault->x;
  fault->height = bottom - fault->y;
}

gboolean
picture_compare (cairo_surface_t             *one,
                 cairo_surface_t             *other,
                 const cairo_rectangle_int_t *loose,
                 const cairo_rectangle_int_t *passed_over,
                 PictureFault                *fault)
{
  int width = cairo_image_surface_get_width (one), height = cairo_image_surface_get_height (one);
  g_autofree guint *first = sum_up (one), *second = sum_up (other);

  *fault = (PictureFault) { 0 };
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        gboolean in = is_in (loose, x, y);
        int blur = in ? BLUR_LOOSE : BLUR;
        guint most = 0;

        if (is_in (passed_over, x, y))
          continue;
        for (int c = 0; c < CHANNELS; c++)
          {
            guint a = get_mean (first, width, height, x, y, c, blur);
            guint b = get_mean (second, width, height, x, y, c, blur);

            most = MAX (most, MAX (a, b) - MIN (a, b));
          }
        fault->worst = MAX (fault->worst, most);
        if (most > (in ? MOST_LOOSE : MOST))
          add_pixel (fault, x, y);
      }

  return fault->n_pixels <= FEW_PIXELS;
}
