/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures in words: what those who do not see them are told. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-plot-private.h"

char *
mg_plot_join (const char *name,
              const char *words)
{
  /* Translators: what something is called, and what it says. */
  return g_strdup_printf (C_("plot", "%s: %s"), name, words);
}

char *
mg_plot_count_words (const MgPlotCell *cell)
{
  guint n = cell->possible > 1e9 ? G_MAXUINT : (guint) cell->possible;

  if (cell->possible <= 0.)
    return g_strdup (_("no pair is possible"));

  return g_strdup_printf (ngettext ("%'.0f of %'.0f possible pair",
                                    "%'.0f of %'.0f possible pairs", n),
                          cell->count, cell->possible);
}

char *
mg_plot_format_median (const MgPlot *self,
                       guint         axis,
                       double        fine)
{
  double median = mg_plot_get_median (self, axis);

  if (self->numbers[axis] == MG_PLOT_WHOLE)
    fine = median == floor (median) ? 1. : .1;

  return mg_plot_format_number (median, fine);
}

/* "Partners: from 0 to 8, half of them at 3 or less" */
static char *
describe_axis (const MgPlot *self,
               guint         axis)
{
  g_autoptr(GArray) values = mg_plot_sort_values (self, axis);
  double low, high, fine;
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;
  g_autofree char *middle = NULL;
  g_autofree char *words = NULL;

  if (values->len == 0)
    return mg_plot_join (self->labels[axis], _("no values"));

  low = g_array_index (values, double, 0);
  high = g_array_index (values, double, values->len - 1);
  fine = self->numbers[axis] == MG_PLOT_WHOLE ? 1. : MAX (high - low, 1e-6) / 100.;
  least = mg_plot_format_number (low, fine);
  most = mg_plot_format_number (high, fine);
  middle = mg_plot_format_median (self, axis, fine);
  /* Translators: the smallest, the largest and the middle one of some numbers. */
  words = g_strdup_printf (_("from %s to %s, median %s"), least, most, middle);

  return mg_plot_join (self->labels[axis], words);
}

static void
add_axes (const MgPlot *self,
          GString      *text)
{
  guint n_axes = self->sort == MG_PLOT_SCATTER ? 2 : 1;

  g_string_append_c (text, ' ');
  g_string_append_printf (text, ngettext ("%'u organisation.", "%'u organisations.",
                                          self->points->len), self->points->len);
  for (guint axis = 0; axis < n_axes; axis++)
    {
      g_autofree char *words = describe_axis (self, axis);

      g_string_append_printf (text, " %s.", words);
    }
}

static void
add_cells (const MgPlot *self,
           GString      *text)
{
  guint n = self->groups->len;

  /* Both halves say the same. */
  for (guint row = 0; row < n; row++)
    for (guint column = row; column < n; column++)
      {
        const MgPlotCell *cell = mg_plot_get_cell (self, row, column);
        g_autofree char *name = NULL;
        g_autofree char *count = NULL;
        g_autofree char *words = NULL;

        if (cell->count <= 0.)
          continue;

        name = g_strdup_printf (_("%s with %s"), MG_PLOT_GROUP (self, row)->word,
                                MG_PLOT_GROUP (self, column)->word);
        count = mg_plot_count_words (cell);
        words = mg_plot_join (name, count);
        g_string_append_printf (text, " %s.", words);
      }
}

static void
add_bars (const MgPlot *self,
          GString      *text)
{
  for (guint i = 0; i < self->bars->len; i++)
    {
      g_autofree char *words = mg_plot_join (MG_PLOT_BAR (self, i)->name,
                                             MG_PLOT_BAR (self, i)->text);

      g_string_append_printf (text, " %s.", words);
    }
}

char *
mg_plot_describe (const MgPlot *self)
{
  GString *text = g_string_new (self->title);

  g_string_append_c (text, '.');
  switch (self->sort)
    {
    case MG_PLOT_DISTRIBUTION:
    case MG_PLOT_SCATTER:
      add_axes (self, text);
      break;
    case MG_PLOT_MATRIX:
      add_cells (self, text);
      break;
    case MG_PLOT_BARS:
      add_bars (self, text);
      break;
    default:
      g_return_val_if_reached (g_string_free (text, FALSE));
    }

  return g_string_free (text, FALSE);
}
