/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-compare-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-comparison.h"
#include "mg-compare-series.h"
#include "mg-grid-text.h"
#include "mg-measure-sections.h"
#include "mg-measure-words.h"
#include "mg-shown.h"
#include "mg-table-text.h"
#include "mg-vocabulary.h"

/* What stands in the cells */

static char *
dup_name (MgComparePole *pole)
{
  return mg_shown_take (g_strdup (mg_compare_pole_get_name (pole)));
}

static const MgSnapshot *
get_graph (MgComparePole *pole)
{
  MgResults *results = mg_compare_pole_get_results (pole);

  return results != NULL ? mg_results_get_snapshot (results) : NULL;
}

static char *
dup_perimeter (MgComparePole *pole)
{
  const MgSnapshot *graph = get_graph (pole);

  return g_strdup (graph != NULL ? _(mg_perimeter_get_label (graph->perimeter)) : "…");
}

static char *
dup_date (MgComparePole *pole)
{
  const MgSnapshot *graph = get_graph (pole);

  if (graph == NULL)
    return g_strdup ("…");

  return graph->date != MG_DATE_NONE ? mg_table_text_format_date (graph->date)
                                     : g_strdup (_("No date: everything ever"));
}

const char *
mg_compare_layer_get_word (const char *layer)
{
  const MgTerm *term = mg_vocabulary_find ("layer", layer);

  return term != NULL ? mg_table_text_get_word (term) : layer;
}

static char *
dup_layers (MgComparePole *pole)
{
  const MgSnapshot *graph = get_graph (pole);
  g_autoptr(GString) text = g_string_new (NULL);

  if (graph == NULL)
    return g_strdup ("…");
  if (graph->n_layers == 0)
    return g_strdup (_("Every link"));

  for (guint i = 0; i < graph->n_layers; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", mg_compare_layer_get_word (graph->layers[i]));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_size (MgComparePole *pole)
{
  const MgSnapshot *graph = get_graph (pole);

  return graph != NULL ? g_strdup_printf ("%'u", graph->n_nodes) : g_strdup ("…");
}

/* Where nobody has said who belongs, the members are none. */
static char *
dup_size_detail (MgComparePole *pole)
{
  const MgSnapshot *graph = get_graph (pole);
  gboolean is_part = graph != NULL && (graph->perimeter == MG_PERIMETER_MEMBERS ||
                                       graph->perimeter == MG_PERIMETER_CORE);

  return g_strdup (is_part && graph->n_nodes == 0
                   ? _("Nothing is said of who belongs: choose “Whole map”") : "");
}

static const MgCompareRow header[] = {
  { N_("Pole"), dup_name, NULL },
  { N_("Perimeter"), dup_perimeter, NULL },
  { N_("Date"), dup_date, NULL },
  { N_("Levels counted"), dup_layers, NULL },
  { N_("Organisations counted"), dup_size, NULL },
};

static const MgCompareRow series[] = {
  { .title = N_("Organisations"), .series = "n" },
  { .title = N_("Members"), .series = "members" },
  { .title = N_("Linked pairs"), .series = "pairs" },
};

gboolean
mg_compare_row_is_heading (const MgCompareRow *row)
{
  return row->measure == NULL && row->dup == NULL && row->series == NULL;
}

static const MgGrid *
get_years (MgComparePole *pole)
{
  MgResults *results = mg_compare_pole_get_results (pole);

  return results != NULL ? mg_results_get_grid (results, "years") : NULL;
}

static char *
dup_bars (const MgCompareRow     *row,
          MgComparePole *pole)
{
  const MgGrid *years = get_years (pole);

  if (years == NULL)
    return g_strdup ("…");

  return mg_grid_get_n_rows (years) > 0 ? mg_compare_series_dup_bars (years, row->series) : g_strdup (_("not applicable"));
}

/* Returns: FALSE if it is not known yet */
static gboolean
find_figure (const MgCompareRow *row,
             MgComparePole      *pole,
             const char         *measure,
             MgFigure           *figure)
{
  MgResults *results = mg_compare_pole_get_results (pole);
  const MgGrid *grid = mg_compare_pole_get_sensitivity (pole);
  const MgFigure *found = results != NULL ? mg_results_get_figure (results, measure) : NULL;

  if (row->measure == NULL || (row->counted != NULL ? grid == NULL : found == NULL))
    return FALSE;

  *figure = row->counted != NULL ? mg_grid_find (grid, measure, row->counted) : *found;

  return TRUE;
}

char *
mg_compare_row_dup_value (const MgCompareRow *row,
                          MgComparePole      *pole)
{
  MgFigure figure;

  if (row->dup != NULL)
    return row->dup (pole);
  if (row->series != NULL)
    return dup_bars (row, pole);
  if (row->measure == NULL)
    return g_strdup ("");

  return find_figure (row, pole, row->measure->id, &figure) ? mg_measure_words_dup_value (row->measure, &figure)
                                                            : g_strdup ("…");
}

/* Two poles may have one name: the file tells them apart. */
char *
mg_compare_row_dup_detail (const MgCompareRow *row,
                           MgComparePole      *pole)
{
  MgFigure figure, mean;

  if (row->dup == dup_name)
    return mg_shown_take (g_strdup (mg_compare_pole_get_file (pole)));
  if (row->dup == dup_size)
    return dup_size_detail (pole);
  if (row->series != NULL)
    return get_years (pole) != NULL ? mg_compare_series_dup_numbers (get_years (pole), row->series) : g_strdup ("");

  if (row->measure == NULL || !find_figure (row, pole, row->measure->id, &figure))
    return g_strdup ("");

  return mg_measure_words_dup_detail (row->measure, &figure,
                                      find_figure (row, pole, "mean_degree", &mean) ? &mean : NULL);
}

const char *
mg_compare_row_get_reason (const MgCompareRow *row,
                           MgComparePole      *pole)
{
  const char *reason;
  MgFigure figure;

  if (row->measure == NULL || !find_figure (row, pole, row->measure->id, &figure) || !isnan (figure.value))
    return NULL;

  reason = mg_measure_find_reason (row->measure, get_graph (pole)->n_nodes);

  return reason != NULL ? _(reason) : NULL;
}

char *
mg_compare_row_dup_spoken (const MgCompareRow *row)
{
  /* Translators: a figure, and what was counted for it. */
  return row->counted != NULL ? g_strdup_printf (_("%s, %s"), _(row->measure->name), row->title)
                              : g_strdup (row->title);
}

/* What the rows are */

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  return g_utf8_collate (((const MgCompareRow *) a)->title, ((const MgCompareRow *) b)->title);
}

static void
add_section (GArray           *rows,
             GPtrArray        *measures,
             MgMeasureSection  section,
             gboolean          has_heading)
{
  MgCompareRow heading = { .title = mg_measure_section_get_title (section) };
  gboolean is_first = has_heading;

  for (guint i = 0; i < measures->len; i++)
    {
      const MgMeasure *measure = g_ptr_array_index (measures, i);
      MgCompareRow row = { .title = _(measure->name), .measure = measure };

      if (mg_measure_section_of (measure) != section)
        continue;
      if (is_first)
        g_array_append_val (rows, heading);
      is_first = FALSE;
      g_array_append_val (rows, row);
    }
}

/* Last, whatever the order: lines of bars are looked at one below the other. */
static void
add_series (GArray *rows)
{
  MgCompareRow heading = { .title = _("Year after year") };

  g_array_append_val (rows, heading);
  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    {
      MgCompareRow row = series[i];

      row.title = _(row.title);
      g_array_append_val (rows, row);
    }
}

static void
add_header (GArray *rows)
{
  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    {
      MgCompareRow row = header[i];

      row.title = _(row.title);
      g_array_append_val (rows, row);
    }
}

void
mg_compare_rows_list (GArray                *rows,
                      MgCompareTableOptions  options)
{
  g_autoptr(GPtrArray) measures = mg_comparison_list_measures ((options & MG_COMPARE_TABLE_ALL) != 0);
  gboolean by_name = (options & MG_COMPARE_TABLE_ROWS_BY_NAME) != 0;

  g_array_set_size (rows, 0);
  add_header (rows);
  for (MgMeasureSection section = 0; section < MG_N_SECTIONS; section++)
    add_section (rows, measures, section, !by_name);
  if (by_name)
    qsort (&g_array_index (rows, MgCompareRow, G_N_ELEMENTS (header)), rows->len - G_N_ELEMENTS (header),
           sizeof (MgCompareRow), compare_rows);
  add_series (rows);
}

static const MgGrid *
find_sensitivity (GPtrArray *poles)
{
  const MgGrid *grid = NULL;

  for (guint i = 0; i < poles->len && grid == NULL; i++)
    grid = mg_compare_pole_get_sensitivity (g_ptr_array_index (poles, i));

  return grid;
}

/* A heading, and under it a row for each way to look. */
static void
add_ways_to_look (GArray             *rows,
                  const MgCompareRow *figure,
                  const MgGrid       *grid)
{
  MgCompareRow heading = { .title = figure->title };

  g_array_append_val (rows, heading);
  for (guint column = 0; column < mg_grid_get_n_columns (grid); column++)
    {
      const char *counted = mg_grid_get_column (grid, column);
      g_autofree char *label = mg_grid_dup_label (NULL, NULL, counted);
      MgCompareRow row = { .title = g_intern_string (label), .measure = figure->measure,
                           .counted = g_intern_string (counted) };

      g_array_append_val (rows, row);
    }
}

void
mg_compare_rows_list_sensitivity (GArray                *rows,
                                  GPtrArray             *poles,
                                  MgCompareTableOptions  options)
{
  const MgGrid *grid = find_sensitivity (poles);
  g_autoptr(GArray) figures = g_array_new (FALSE, FALSE, sizeof (MgCompareRow));

  for (guint i = 0; grid != NULL && i < mg_grid_get_n_rows (grid); i++)
    {
      const MgMeasure *measure = mg_measure_find (mg_grid_get_row (grid, i));
      MgCompareRow figure = { .title = _(measure->name), .measure = measure };

      if ((options & MG_COMPARE_TABLE_ALL) != 0 || !measure->is_expert)
        g_array_append_val (figures, figure);
    }
  if ((options & MG_COMPARE_TABLE_ROWS_BY_NAME) != 0)
    g_array_sort (figures, compare_rows);

  g_array_set_size (rows, 0);
  add_header (rows);
  for (guint i = 0; i < figures->len; i++)
    add_ways_to_look (rows, &g_array_index (figures, MgCompareRow, i), grid);
}
