/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The profile of the levels: a bar for each, what it says at its end. */
#include <math.h>

#include "mg-plot-private.h"

#define MAX_BAR 3.2     /* in sizes of letters */

static void
add_bar (MgPlotLayout *self,
         guint         row,
         MgRect        box,
         double        length)
{
  const MgPlotBar *bar = MG_PLOT_BAR (self->plot, row);
  double middle = box.y + box.height / 2., y = middle - MG_LINE_HEIGHT (self->size) / 2.;
  MgRect whole = { box.x, box.y, MAX (length, 2.), box.height };
  int mark = mg_plot_layout_add_mark (self, MG_ID_NONE, bar->name, g_strdup (bar->text), whole);

  mg_plot_layout_add_tile (self, whole, bar->layer, 0., mark);
  mg_plot_layout_add_text (self, bar->name, box.x - self->size * .7, y, 1, self->size,
                           MG_TEXT_PLAIN, MG_PLOT_INK);
  mg_plot_layout_add_text (self, bar->text, box.x + whole.width + self->size * .6, y, -1,
                           self->size, MG_TEXT_BOLD, MG_PLOT_INK);
}

void
mg_plot_lay_out_bars (MgPlotLayout *self)
{
  const MgPlot *plot = self->plot;
  const MgRect *area = &self->area;
  guint n = plot->bars->len;
  double names = 0., texts = 0., most = 0., pitch, left, room;

  for (guint i = 0; i < n; i++)
    {
      const MgPlotBar *bar = MG_PLOT_BAR (plot, i);

      names = MAX (names, mg_fonts_measure (self->fonts, bar->name, self->size, MG_TEXT_PLAIN));
      texts = MAX (texts, mg_fonts_measure (self->fonts, bar->text, self->size, MG_TEXT_BOLD));
      if (isfinite (bar->value))
        most = MAX (most, bar->value);
    }

  left = area->x + names + self->size * .7;
  room = MAX (area->x + area->width - left - texts - self->size, 20.);
  pitch = MIN (area->height / n, MAX_BAR * 1.6 * self->size);
  for (guint i = 0; i < n; i++)
    {
      double value = MG_PLOT_BAR (plot, i)->value;
      double length = isfinite (value) && most > 0. ? room * MAX (value, 0.) / most : 0.;

      add_bar (self, i, (MgRect) { left, area->y + i * pitch, room, pitch * .62 }, length);
    }
  mg_plot_layout_add_rule (self, left, area->y - 2., left, area->y + n * pitch - pitch * .3, TRUE);
}
