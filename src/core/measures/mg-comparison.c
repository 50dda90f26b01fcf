/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-comparison.h"

#include <math.h>

#include "mg-text.h"

static const char * const header[MG_COMPARISON_N_COLUMNS] = {
  "file", "pole", "measure", "indicator", "perimeter", "date", "levels", "value", "numerator", "denominator",
};

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
add_row (GPtrArray        *cells,
         const MgCompared *pole,
         const MgMeasure  *measure)
{
  const MgSnapshot *graph = mg_results_get_snapshot (pole->results);
  const MgFigure *figure = mg_results_get_figure (pole->results, measure->id);

  add_text (cells, pole->path);
  add_text (cells, pole->name);
  add_text (cells, measure->id);
  add_text (cells, measure->indicator);
  add_text (cells, mg_perimeter_get_id (graph->perimeter));
  g_ptr_array_add (cells, mg_date_format (graph->date));
  g_ptr_array_add (cells, graph->n_layers > 0 ? g_strjoinv (" ", graph->layers) : g_strdup (""));
  add_number (cells, figure != NULL ? figure->value : NAN);
  add_number (cells, figure != NULL ? figure->numerator : NAN);
  add_number (cells, figure != NULL ? figure->denominator : NAN);
}

GPtrArray *
mg_comparison_list_cells (const MgCompared *poles,
                          guint             n_poles,
                          GPtrArray        *measures)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MG_COMPARISON_N_COLUMNS; i++)
    add_text (cells, header[i]);
  for (guint p = 0; p < n_poles; p++)
    for (guint i = 0; i < measures->len; i++)
      add_row (cells, &poles[p], g_ptr_array_index (measures, i));

  return cells;
}
