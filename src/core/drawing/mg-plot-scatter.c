/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two measures: each organisation at its place, its name beside it if there is
 * room.
 */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-plot-private.h"

#define MAX_TICKS_X 9
#define MAX_TICKS_Y 7

/* Beyond, names would be looked for in vain. */
#define MAX_NAMED 400
#define NAME_CHARS 26

/* The symbols round a place that several share. */
#define GOLDEN 2.39996323

typedef struct
{
  double x, y;      /* where it is drawn */
  double outlying;  /* from the middle of all: named first */
} Place;

static void
spread (MgPlotLayout      *self,
        const MgPlotScale *x,
        const MgPlotScale *y,
        double             radius,
        Place             *places)
{
  MgPlot *plot = self->plot;
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  double middle_x = mg_plot_scale_place (x, mg_plot_get_median (plot, 0));
  double middle_y = mg_plot_scale_place (y, mg_plot_get_median (plot, 1));

  for (guint i = 0; i < plot->points->len; i++)
    {
      const MgPlotPoint *point = MG_PLOT_POINT (plot, i);
      double px = mg_plot_scale_place (x, point->values[0]);
      double py = mg_plot_scale_place (y, point->values[1]);
      char *key = g_strdup_printf ("%.0f %.0f", px, py);
      guint before = GPOINTER_TO_UINT (g_hash_table_lookup (taken, key));
      double away = before > 0 ? 1.7 * radius * sqrt (before) : 0.;

      places[i] = (Place) {
        CLAMP (px + away * cos (before * GOLDEN), self->area.x, self->area.x + self->area.width),
        CLAMP (py + away * sin (before * GOLDEN), self->area.y, self->area.y + self->area.height),
        hypot (px - middle_x, py - middle_y)
      };
      g_hash_table_replace (taken, key, GUINT_TO_POINTER (before + 1));
    }
}

static gint
compare_outlying (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  const Place *places = data;
  guint i = *(const guint *) a, k = *(const guint *) b;
  double x = places[i].outlying, y = places[k].outlying;

  return x > y ? -1 : x < y ? 1 : i < k ? -1 : i > k;
}

static gboolean
is_free (MgPlotLayout *self,
         const MgRect *box,
         GArray       *names)
{
  const MgRect *area = &self->area;

  if (box->x < area->x + 1. || box->x + box->width > self->width - 2. ||
      box->y < area->y || box->y + box->height > area->y + area->height - 1.)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    if (mg_rect_overlaps (box, &g_array_index (names, MgRect, i)))
      return FALSE;

  for (guint i = 0; i < self->symbols->len; i++)
    {
      const MgPlotSymbol *symbol = &g_array_index (self->symbols, MgPlotSymbol, i);
      MgRect round = {
        symbol->x - symbol->radius, symbol->y - symbol->radius,
        2. * symbol->radius, 2. * symbol->radius
      };

      if (mg_rect_overlaps (box, &round))
        return FALSE;
    }

  return TRUE;
}

static char *
shorten (const char *name)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (name, -1) <= NAME_CHARS)
    return g_strdup (name);

  start = g_utf8_substring (name, 0, NAME_CHARS - 1);

  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* Right, left, above, below. */
static void
add_name (MgPlotLayout *self,
          guint         row,
          const Place  *place,
          double        radius,
          GArray       *names)
{
  g_autofree char *name = shorten (MG_PLOT_POINT (self->plot, row)->name);
  double size = self->size * .85, height = MG_LINE_HEIGHT (size);
  double width = mg_fonts_measure (self->fonts, name, size, MG_TEXT_PLAIN);
  double gap = radius + size * .25;
  const MgRect boxes[] = {
    { place->x + gap, place->y - height / 2., width, height },
    { place->x - gap - width, place->y - height / 2., width, height },
    { place->x - width / 2., place->y - gap - height * .9, width, height },
    { place->x - width / 2., place->y + gap - height * .1, width, height },
  };

  if (name[0] == '\0')
    return;

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      if (!is_free (self, &boxes[i], names))
        continue;

      g_array_append_val (names, boxes[i]);
      mg_plot_layout_add_text (self, name, boxes[i].x, boxes[i].y, -1, size, MG_TEXT_PLAIN,
                               MG_PLOT_INK);
      g_array_index (self->texts, MgPlotText, self->texts->len - 1).mark = (int) row;
      return;
    }
}

static void
add_names (MgPlotLayout *self,
           Place        *places,
           double        radius)
{
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) names = g_array_new (FALSE, FALSE, sizeof (MgRect));

  for (guint i = 0; i < self->plot->points->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_outlying, places);

  for (guint i = 0; i < MIN (order->len, MAX_NAMED); i++)
    {
      guint row = g_array_index (order, guint, i);

      add_name (self, row, &places[row], radius, names);
    }
}

static void
add_points (MgPlotLayout *self,
            const Place  *places,
            double        radius)
{
  const MgPlot *plot = self->plot;

  for (guint i = 0; i < plot->points->len; i++)
    {
      const MgPlotPoint *point = MG_PLOT_POINT (plot, i);
      g_autofree char *first = mg_plot_join (plot->labels[0], point->texts[0]);
      g_autofree char *second = mg_plot_join (plot->labels[1], point->texts[1]);
      /* Translators: what one axis says, and what the other one says. */
      char *words = g_strdup_printf (C_("plot", "%s; %s"), first, second);
      MgRect box = {
        places[i].x - radius, places[i].y - radius, 2. * radius, 2. * radius
      };
      int mark = mg_plot_layout_add_mark (self, point->id, point->name, words, box);

      mg_plot_layout_add_symbol (self, point->kind, places[i].x, places[i].y, radius, mark);
    }
}

static void
get_ends (const MgPlot *plot,
          guint         axis,
          double       *low,
          double       *high)
{
  g_autoptr(GArray) values = mg_plot_sort_values (plot, axis);

  *low = g_array_index (values, double, 0);
  *high = g_array_index (values, double, values->len - 1);
}

void
mg_plot_lay_out_scatter (MgPlotLayout *self)
{
  MgPlot *plot = self->plot;
  guint n = plot->points->len;
  g_autofree Place *places = g_new0 (Place, n);
  double radius = self->size * (n <= 60 ? .5 : n <= 300 ? .38 : .25);
  double low, high;
  MgPlotScale x, y;

  get_ends (plot, 0, &low, &high);
  mg_plot_scale_init (&x, low, high, plot->numbers[0], MAX_TICKS_X);
  get_ends (plot, 1, &low, &high);
  mg_plot_scale_init (&y, low, high, plot->numbers[1], MAX_TICKS_Y);

  mg_plot_layout_set_scales (self, &x, &y, self->size * .9);
  mg_plot_layout_add_axis_y (self, &y, TRUE);
  mg_plot_layout_add_axis_x (self, &x);
  spread (self, &x, &y, radius, places);
  add_points (self, places, radius);
  add_names (self, places, radius);
}
