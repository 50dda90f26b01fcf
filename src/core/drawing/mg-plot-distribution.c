/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a measure is spread: dots, or the bars of a histogram. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-plot-private.h"

#define MAX_TICKS 10
#define LEAST_RADIUS 1.6
#define PITCH 2.2       /* of a pile, in radii */

/* Points by value, then by name as they came. */
static gint
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const MgPlot *plot = data;
  guint i = *(const guint *) a, k = *(const guint *) b;
  double x = MG_PLOT_POINT (plot, i)->values[0], y = MG_PLOT_POINT (plot, k)->values[0];

  return x < y ? -1 : x > y ? 1 : i < k ? -1 : i > k;
}

static GArray *
sort_points (MgPlot *plot)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < plot->points->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_places, plot);

  return order;
}

static double
get_place (MgPlotLayout      *self,
           const MgPlotScale *scale,
           GArray            *order,
           guint              i)
{
  const MgPlotPoint *point = MG_PLOT_POINT (self->plot, g_array_index (order, guint, i));

  return mg_plot_scale_place (scale, point->values[0]);
}

/* Dots that would touch stand on each other (Wilkinson 1999,
 * doi:10.1080/00031305.1999.10474474).  Returns: where the pile that begins at @first ends
 */
static guint
find_pile (MgPlotLayout      *self,
           const MgPlotScale *scale,
           GArray            *order,
           guint              first,
           double             radius)
{
  double start = get_place (self, scale, order, first);
  guint end = first + 1;

  while (end < order->len && get_place (self, scale, order, end) - start < 2. * radius)
    end++;

  return end;
}

/* Returns: how many are in the highest pile */
static guint
find_highest (MgPlotLayout      *self,
              const MgPlotScale *scale,
              GArray            *order,
              double             radius)
{
  guint highest = 0;

  for (guint i = 0, end; i < order->len; i = end)
    {
      end = find_pile (self, scale, order, i, radius);
      highest = MAX (highest, end - i);
    }

  return highest;
}

/* Where even the smallest do not fit, they lie one over the other. */
static double
find_radius (MgPlotLayout      *self,
             const MgPlotScale *scale,
             GArray            *order,
             double             height,
             double            *pitch)
{
  double radius = self->size * .62;
  guint highest = find_highest (self, scale, order, radius);

  while (radius > LEAST_RADIUS && highest * PITCH * radius > height)
    {
      radius *= .92;
      highest = find_highest (self, scale, order, radius);
    }
  *pitch = MIN (PITCH * radius, MAX (height, 0.) / highest);

  return radius;
}

static void
add_dot (MgPlotLayout *self,
         guint         row,
         double        x,
         double        y,
         double        radius)
{
  const MgPlotPoint *point = MG_PLOT_POINT (self->plot, row);
  char *words = mg_plot_join (self->plot->labels[0], point->texts[0]);
  MgRect box = { x - radius, y - radius, 2. * radius, 2. * radius };
  int mark = mg_plot_layout_add_mark (self, point->id, point->name, words, box);

  mg_plot_layout_add_symbol (self, point->kind, x, y, radius, mark);
}

static void
add_dots (MgPlotLayout      *self,
          const MgPlotScale *scale)
{
  g_autoptr(GArray) order = sort_points (self->plot);
  double bottom = self->area.y + self->area.height;
  double height = self->area.height - 2. * MG_LINE_HEIGHT (self->size), pitch;
  double radius = find_radius (self, scale, order, height, &pitch);

  for (guint i = 0, end; i < order->len; i = end)
    {
      double x;

      end = find_pile (self, scale, order, i, radius);
      x = (get_place (self, scale, order, i) + get_place (self, scale, order, end - 1)) / 2.;
      for (guint k = i; k < end; k++)
        add_dot (self, g_array_index (order, guint, k), x,
                 bottom - 1.2 * radius - (k - i) * pitch, radius);
    }
}

/* Half of them on each side. */
static void
add_median (MgPlotLayout      *self,
            const MgPlotScale *scale)
{
  double median = mg_plot_get_median (self->plot, 0);
  double x = mg_plot_scale_place (scale, median);
  g_autofree char *number = mg_plot_format_median (self->plot, 0, scale->step / 10.);
  /* Translators: %s is a number. */
  g_autofree char *text = g_strdup_printf (_("median: %s"), number);
  double half = mg_fonts_measure (self->fonts, text, self->size * .9, MG_TEXT_ITALIC) / 2.;
  double middle = CLAMP (x, self->size + half, self->width - self->size - half);
  MgPlotRule rule = {
    { x, self->area.y + MG_LINE_HEIGHT (self->size) },
    { x, self->area.y + self->area.height }, TRUE, TRUE
  };

  g_array_append_val (self->rules, rule);
  mg_plot_layout_add_text (self, text, middle, self->area.y, 0, self->size * .9,
                           MG_TEXT_ITALIC, MG_PLOT_MUTED);
}

/* Whole numbers have a bar each while there is room. */
static double
find_bin_width (MgPlotLayout *self,
                double        low,
                double        high)
{
  MgPlotScale bins;
  guint most = (guint) CLAMP (sqrt (self->plot->points->len), 6., 24.);

  mg_plot_scale_init (&bins, low, high, self->plot->numbers[0], most);

  return bins.step;
}

static void
count_bins (const MgPlot *plot,
            double        low,
            double        width,
            guint         n_bins,
            guint        *counts)
{
  for (guint i = 0; i < plot->points->len; i++)
    {
      double place = (MG_PLOT_POINT (plot, i)->values[0] - low) / width;

      counts[CLAMP ((int) floor (place + 1e-9), 0, (int) n_bins - 1)]++;
    }
}

/* The bar of a whole number has it in its middle. */
static double
get_shift (const MgPlot *plot)
{
  return plot->numbers[0] == MG_PLOT_WHOLE ? .5 : 0.;
}

static void
add_bin (MgPlotLayout      *self,
         const MgPlotScale *x,
         const MgPlotScale *y,
         double             from,
         double             width,
         guint              count)
{
  double shift = get_shift (self->plot);
  double left = mg_plot_scale_place (x, from - shift);
  double right = mg_plot_scale_place (x, from + width - shift);
  double top = mg_plot_scale_place (y, count), bottom = mg_plot_scale_place (y, 0.);
  gboolean is_one = self->plot->numbers[0] == MG_PLOT_WHOLE && width == 1.;
  g_autofree char *first = mg_plot_format_number (from, width);
  g_autofree char *last = mg_plot_format_number (from + width, width);
  /* Translators: two numbers: a class of values. */
  g_autofree char *name = is_one ? g_strdup (first)
                                 : g_strdup_printf (_("from %s to less than %s"), first, last);
  char *words = g_strdup_printf (ngettext ("%'u organisation", "%'u organisations", count), count);
  MgRect box = { left + .5, top, MAX (right - left - 1., 1.), MAX (bottom - top, 0.) };
  int mark = mg_plot_layout_add_mark (self, MG_ID_NONE, name, words, box);

  mg_plot_layout_add_tile (self, box, NULL, .6, mark);
}

static void
add_histogram (MgPlotLayout *self,
               double        low,
               double        high)
{
  MgPlot *plot = self->plot;
  double width = find_bin_width (self, low, high);
  gboolean is_whole = plot->numbers[0] == MG_PLOT_WHOLE;
  double first = floor (low / width + 1e-9) * width;
  guint n_bins = (guint) (floor ((high - first) / width + 1e-9)) + 1;
  g_autofree guint *counts = NULL;
  MgPlotScale x, y;
  guint most = 0;

  /* What ends just at the last edge belongs to the last bar. */
  if (!is_whole && n_bins > 1 && first + (n_bins - 1) * width >= high - width * 1e-9)
    n_bins--;
  counts = g_new0 (guint, n_bins);
  count_bins (plot, first, width, n_bins, counts);
  for (guint i = 0; i < n_bins; i++)
    most = MAX (most, counts[i]);

  mg_plot_scale_init (&x, first, first + n_bins * width, plot->numbers[0], MAX_TICKS);
  x.low = first - get_shift (plot);
  x.high = first + n_bins * width - get_shift (plot);
  mg_plot_scale_init (&y, 0., most, MG_PLOT_WHOLE, 6);
  mg_plot_layout_set_scales (self, &x, &y, 0.);
  mg_plot_layout_add_axis_y (self, &y, TRUE);
  for (guint i = 0; i < n_bins; i++)
    add_bin (self, &x, &y, first + i * width, width, counts[i]);
  mg_plot_layout_add_axis_x (self, &x);
}

void
mg_plot_lay_out_distribution (MgPlotLayout *self)
{
  MgPlot *plot = self->plot;
  g_autoptr(GArray) values = mg_plot_sort_values (plot, 0);
  double low = MIN (g_array_index (values, double, 0), 0.);
  double high = g_array_index (values, double, values->len - 1);
  MgPlotScale scale;

  if (values->len > MG_PLOT_MAX_DOTS)
    {
      add_histogram (self, low, high);
      return;
    }

  mg_plot_scale_init (&scale, low, high, plot->numbers[0], MAX_TICKS);
  mg_plot_layout_set_scales (self, &scale, NULL, self->size * .9);
  mg_plot_layout_add_axis_x (self, &scale);
  add_median (self, &scale);
  add_dots (self, &scale);
}
