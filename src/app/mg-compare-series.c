/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-compare-series.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Eighths of a line; of nothing there is the ground. */
static const char * const bars[] = { "▁", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };

/* Longer series say their beginning and their end. */
#define MOST_NUMBERS 8

static double
get_value (const MgGrid *years,
           guint         row,
           const char   *column)
{
  return mg_grid_find (years, mg_grid_get_row (years, row), column).value;
}

char *
mg_compare_series_dup_bars (const MgGrid *years,
                            const char   *column)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n = mg_grid_get_n_rows (years);
  double largest = 0.;

  for (guint i = 0; i < n; i++)
    largest = fmax (largest, get_value (years, i, column));

  for (guint i = 0; i < n; i++)
    {
      double value = get_value (years, i, column);
      double height = largest > 0. && value > 0. ? ceil (value / largest * (G_N_ELEMENTS (bars) - 1)) : 0.;

      g_string_append (text, bars[(guint) CLAMP (height, 0., G_N_ELEMENTS (bars) - 1.)]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
mg_compare_series_dup_numbers (const MgGrid *years,
                               const char   *column)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n = mg_grid_get_n_rows (years);

  if (n == 0)
    return g_strdup ("");

  for (guint i = 0; i < n; i++)
    {
      gboolean is_left_out = n > MOST_NUMBERS && i > 0 && i < n - 1;

      if (is_left_out && i > 1)
        continue;
      if (i > 0)
        g_string_append (text, ", ");
      if (is_left_out)
        g_string_append (text, "…");
      else
        g_string_append_printf (text, "%'.0f", get_value (years, i, column));
    }

  /* Translators: the first and the last year, and a number for each. */
  return g_strdup_printf (_("%s–%s: %s"), mg_grid_get_row (years, 0), mg_grid_get_row (years, n - 1), text->str);
}
