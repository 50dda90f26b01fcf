/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scales with round ticks. */
#include <math.h>

#include "mg-plot-private.h"

/* Room for a number under an axis, in sizes of letters. */
#define TICK_WIDTH 5.

char *
mg_plot_format_number (double value,
                       double step)
{
  int decimals = CLAMP ((int) ceil (-log10 (step) - 1e-9), 0, 6);

  /* No "-0". */
  if (fabs (value) < step * 1e-6)
    value = 0.;

  return g_strdup_printf ("%'.*f", decimals, value);
}

double
mg_plot_scale_place (const MgPlotScale *self,
                     double             value)
{
  return self->from + (value - self->low) / (self->high - self->low) * (self->to - self->from);
}

/* 1, 2 or 5 and zeros. */
static double
round_step (double least)
{
  double power = pow (10., floor (log10 (least)));
  double share = least / power;

  return power * (share <= 1.0001 ? 1. : share <= 2.0001 ? 2. : share <= 5.0001 ? 5. : 10.);
}

void
mg_plot_scale_init (MgPlotScale   *self,
                    double         low,
                    double         high,
                    MgPlotNumbers  numbers,
                    guint          most)
{
  /* From nothing on, so that lengths and places say what the numbers say. */
  low = MIN (low, 0.);
  if (!(high > low))
    high = low + 1.;

  self->step = round_step ((high - low) / MAX (most, 1));
  if (numbers == MG_PLOT_WHOLE)
    self->step = MAX (self->step, 1.);
  self->low = floor (low / self->step + 1e-9) * self->step;
  self->high = ceil (high / self->step - 1e-9) * self->step;
}

static double
get_tick (const MgPlotScale *self,
          guint              i)
{
  return (ceil (self->low / self->step - 1e-6) + i) * self->step;
}

static guint
count_ticks (const MgPlotScale *self)
{
  double first = get_tick (self, 0);

  return first > self->high ? 0 : (guint) floor ((self->high - first) / self->step + 1e-6) + 1;
}

static double
measure_ticks (MgPlotLayout      *self,
               const MgPlotScale *scale)
{
  double width = 0.;

  for (guint i = 0; i < count_ticks (scale); i++)
    {
      g_autofree char *text = mg_plot_format_number (get_tick (scale, i), scale->step);

      width = MAX (width, mg_fonts_measure (self->fonts, text, self->size * .9, MG_TEXT_PLAIN));
    }

  return width;
}

void
mg_plot_layout_set_scales (MgPlotLayout *self,
                           MgPlotScale  *x,
                           MgPlotScale  *y,
                           double        inset)
{
  MgRect *area = &self->area;
  double left = 0., top = 0., line = MG_LINE_HEIGHT (self->size);

  if (y != NULL)
    {
      left = measure_ticks (self, y) + self->size * .6;
      top = line * 1.3;
    }

  *area = (MgRect) {
    area->x + left, area->y + top,
    MAX (area->width - left - TICK_WIDTH / 2. * self->size, 20.),
    MAX (area->height - top - 2.4 * line, 20.)
  };
  x->from = area->x + inset;
  x->to = area->x + area->width - inset;
  if (y != NULL)
    {
      y->from = area->y + area->height - inset;
      y->to = area->y + inset;
    }
}

void
mg_plot_layout_add_axis_x (MgPlotLayout      *self,
                           const MgPlotScale *scale)
{
  const MgRect *area = &self->area;
  double bottom = area->y + area->height, line = MG_LINE_HEIGHT (self->size), last = -INFINITY;

  mg_plot_layout_add_rule (self, area->x, bottom, area->x + area->width, bottom, TRUE);
  for (guint i = 0; i < count_ticks (scale); i++)
    {
      double x = mg_plot_scale_place (scale, get_tick (scale, i));
      g_autofree char *text = mg_plot_format_number (get_tick (scale, i), scale->step);
      double half = mg_fonts_measure (self->fonts, text, self->size * .9, MG_TEXT_PLAIN) / 2.;

      mg_plot_layout_add_rule (self, x, bottom, x, bottom + self->size * .4, TRUE);
      if (x - half < last + self->size * .4)
        continue;
      mg_plot_layout_add_text (self, text, x, bottom + self->size * .5, 0, self->size * .9,
                               MG_TEXT_PLAIN, MG_PLOT_MUTED);
      last = x + half;
    }

  if (self->plot->labels[0] != NULL)
    mg_plot_layout_add_text (self, self->plot->labels[0], area->x + area->width / 2.,
                             bottom + self->size * .5 + line * 1.05, 0, self->size,
                             MG_TEXT_BOLD, MG_PLOT_INK);
}

void
mg_plot_layout_add_axis_y (MgPlotLayout      *self,
                           const MgPlotScale *scale,
                           gboolean           rules)
{
  const MgRect *area = &self->area;
  double height = MG_LINE_HEIGHT (self->size * .9);

  for (guint i = 0; i < count_ticks (scale); i++)
    {
      double y = mg_plot_scale_place (scale, get_tick (scale, i));
      g_autofree char *text = mg_plot_format_number (get_tick (scale, i), scale->step);

      if (rules && y < area->y + area->height - .5)
        mg_plot_layout_add_rule (self, area->x, y, area->x + area->width, y, FALSE);
      mg_plot_layout_add_text (self, text, area->x - self->size * .5, y - height / 2., 1,
                               self->size * .9, MG_TEXT_PLAIN, MG_PLOT_MUTED);
    }

  /* Over the axis: nobody has to turn the head. */
  if (self->plot->labels[1] != NULL)
    mg_plot_layout_add_text (self, self->plot->labels[1], self->size,
                             area->y - MG_LINE_HEIGHT (self->size) * 1.4, -1, self->size,
                             MG_TEXT_BOLD, MG_PLOT_INK);
}
