/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-comparison.h"

#include <math.h>

#include "mg-text.h"

/* What a row is of, and what was found. */
static const char * const of_what[] = {
  "file", "pole", "measure", "indicator", "perimeter", "date", "levels",
};
static const char * const found[] = { "value", "numerator", "denominator" };

G_STATIC_ASSERT (G_N_ELEMENTS (of_what) + G_N_ELEMENTS (found) == MG_COMPARISON_N_COLUMNS);
G_STATIC_ASSERT (MG_COMPARISON_N_COLUMNS + 1 == MG_COMPARISON_N_SENSITIVITY_COLUMNS);

GPtrArray *
mg_comparison_list_measures (gboolean with_expert)
{
  GPtrArray *measures = g_ptr_array_new ();
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    if (table[i].domain == MG_MEASURE_NETWORK && (with_expert || !table[i].is_expert))
      g_ptr_array_add (measures, (gpointer) &table[i]);

  return measures;
}

static void
add_text (GPtrArray  *cells,
          const char *text)
{
  g_ptr_array_add (cells, g_strdup (text != NULL ? text : ""));
}

static void
add_number (GPtrArray *cells,
            double     value)
{
  char buffer[MG_TEXT_REAL_LENGTH];

  add_text (cells, isfinite (value) ? mg_text_format_real (value, buffer) : NULL);
}

static void
add_what (GPtrArray        *cells,
          const MgCompared *pole,
          const MgMeasure  *measure)
{
  const MgSnapshot *graph = mg_results_get_snapshot (pole->results);

  add_text (cells, pole->path);
  add_text (cells, pole->name);
  add_text (cells, measure->id);
  add_text (cells, measure->indicator);
  add_text (cells, mg_perimeter_get_id (graph->perimeter));
  g_ptr_array_add (cells, mg_date_format (graph->date));
  g_ptr_array_add (cells, graph->n_layers > 0 ? g_strjoinv (" ", graph->layers) : g_strdup (""));
}

static void
add_figure (GPtrArray *cells,
            MgFigure   figure)
{
  add_number (cells, figure.value);
  add_number (cells, figure.numerator);
  add_number (cells, figure.denominator);
}

/* @between: (nullable): of a column between what it is of and what was found */
static GPtrArray *
header_new (const char *between)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (of_what); i++)
    add_text (cells, of_what[i]);
  if (between != NULL)
    add_text (cells, between);
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    add_text (cells, found[i]);

  return cells;
}

GPtrArray *
mg_comparison_list_cells (const MgCompared *poles,
                          guint             n_poles,
                          GPtrArray        *measures)
{
  GPtrArray *cells = header_new (NULL);

  for (guint p = 0; p < n_poles; p++)
    for (guint i = 0; i < measures->len; i++)
      {
        const MgMeasure *measure = g_ptr_array_index (measures, i);
        const MgFigure *figure = mg_results_get_figure (poles[p].results, measure->id);

        add_what (cells, &poles[p], measure);
        add_figure (cells, figure != NULL ? *figure : mg_figure_count (NAN));
      }

  return cells;
}

GPtrArray *
mg_comparison_list_sensitivity (const MgCompared *poles,
                                guint             n_poles)
{
  GPtrArray *cells = header_new ("counted");

  for (guint p = 0; p < n_poles; p++)
    {
      const MgGrid *grid = poles[p].sensitivity;

      for (guint row = 0; grid != NULL && row < mg_grid_get_n_rows (grid); row++)
        for (guint column = 0; column < mg_grid_get_n_columns (grid); column++)
          {
            add_what (cells, &poles[p], mg_measure_find (mg_grid_get_row (grid, row)));
            add_text (cells, mg_grid_get_column (grid, column));
            add_figure (cells, mg_grid_get (grid, row, column));
          }
    }

  return cells;
}
