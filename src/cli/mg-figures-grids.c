/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-figures.h"

#include <glib/gi18n-lib.h>

#include "mg-grid-text.h"

/* Tables of more are printed when they are asked for by name. */
#define MAX_ROWS    30
#define MAX_COLUMNS 16

static void
add_label (MgTable         *table,
           const MgMeasure *measure,
           MgNetwork       *network,
           const char      *id)
{
  g_autofree char *label = mg_grid_dup_label (measure, network, id);

  mg_table_add (table, label);
}

/* @measure: (nullable): %NULL if each row is a measure */
static MgTable *
make_table (const MgFigures *self,
            const MgMeasure *measure,
            const MgGrid    *grid)
{
  guint n_columns = mg_grid_get_n_columns (grid);
  MgTable *table = mg_table_new (1 + n_columns);

  mg_table_add (table, "");
  for (guint column = 0; column < n_columns; column++)
    {
      add_label (table, measure, NULL, mg_grid_get_column (grid, column));
      mg_table_set_right (table, 1 + column);
    }

  for (guint row = 0; row < mg_grid_get_n_rows (grid); row++)
    {
      const char *name = mg_grid_get_row (grid, row);
      const MgMeasure *kind = measure != NULL ? measure : mg_measure_find (name);

      add_label (table, measure, measure != NULL ? self->network : NULL, name);
      for (guint column = 0; column < n_columns; column++)
        {
          g_autofree char *cell = mg_grid_format_cell (kind, mg_grid_get (grid, row, column));

          mg_table_add (table, cell);
        }
    }

  return table;
}

static void
print_grid (const MgFigures *self,
            const MgMeasure *measure,
            const MgGrid    *grid)
{
  g_autoptr (MgTable) table = make_table (self, measure, grid);
  guint n_rows = mg_grid_get_n_rows (grid);
  gboolean is_asked = self->options->measure_ids != NULL;

  if (n_rows == 0 && is_asked)
    {
      mg_cli_print ("\n");
      mg_figures_print_remark (self->latex, _("%s: not applicable: %s"), _(measure->name), _(measure->none_reason));
    }
  else if ((n_rows > MAX_ROWS || mg_grid_get_n_columns (grid) > MAX_COLUMNS) && !is_asked)
    {
      mg_cli_print ("\n");
      mg_figures_print_remark (self->latex, _("%s: %u rows; --measures=%s prints them."), _(measure->name), n_rows, measure->id);
    }
  else if (n_rows > 0)
    mg_figures_print_section (self, _(measure->name), table, TRUE);
}

void
mg_figures_print_grids (const MgFigures *self)
{
  guint n_rows;
  const MgMeasure *measures = mg_measure_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      const MgGrid *grid = mg_results_get_grid (self->results, measures[i].id);

      if (grid != NULL && mg_figures_shows (self, &measures[i]))
        print_grid (self, &measures[i], grid);
    }
}

void
mg_figures_print_random (const MgFigures *self)
{
  g_autoptr (MgTable) table = NULL;
  guint n_columns;

  if (self->random == NULL)
    return;

  n_columns = mg_grid_get_n_columns (self->random);
  table = mg_table_new (1 + n_columns);
  mg_table_add (table, "");
  for (guint column = 0; column < n_columns; column++)
    {
      add_label (table, NULL, NULL, mg_grid_get_column (self->random, column));
      mg_table_set_right (table, 1 + column);
    }

  for (guint row = 0; row < mg_grid_get_n_rows (self->random); row++)
    {
      const MgMeasure *measure = mg_measure_find (mg_grid_get_row (self->random, row));

      mg_table_add (table, _(measure->name));
      for (guint column = 0; column < n_columns; column++)
        {
          g_autofree char *cell = mg_grid_format_random (measure, mg_grid_get_column (self->random, column),
                                                         mg_grid_get (self->random, row, column));

          mg_table_add (table, cell);
        }
    }

  mg_figures_print_section (self, self->random_options.same_degrees
                            ? _("Among random networks in which each has as many partners")
                            : _("Among random networks of the same size"), table, TRUE);
}

void
mg_figures_print_sensitivity (const MgFigures *self)
{
  g_autoptr (MgTable) table = NULL;

  if (self->sensitivity == NULL)
    return;

  table = make_table (self, NULL, self->sensitivity);
  mg_figures_print_section (self, _("If one looks differently"), table, TRUE);
}

static void
add_cells (MgTable      *table,
           const char   *id,
           const MgGrid *grid)
{
  for (guint row = 0; row < mg_grid_get_n_rows (grid); row++)
    for (guint column = 0; column < mg_grid_get_n_columns (grid); column++)
      {
        MgFigure figure = mg_grid_get (grid, row, column);

        mg_table_add (table, id);
        mg_table_add (table, mg_grid_get_row (grid, row));
        mg_table_add (table, mg_grid_get_column (grid, column));
        mg_table_add_real (table, figure.value);
        mg_table_add_real (table, figure.numerator);
        mg_table_add_real (table, figure.denominator);
      }
}

static void
add_whole (MgTable         *table,
           const char      *id,
           const MgFigure  *figure)
{
  mg_table_add (table, id);
  mg_table_add (table, NULL);
  mg_table_add (table, NULL);
  mg_table_add_real (table, figure->value);
  mg_table_add_real (table, figure->numerator);
  mg_table_add_real (table, figure->denominator);
}

MgTable *
mg_figures_make_cells (const MgFigures *self)
{
  static const char * const header[] = { "measure", "row", "column", "value", "numerator", "denominator" };
  MgTable *table = mg_table_new (G_N_ELEMENTS (header));
  const MgMeasure *measures;
  guint n_rows;

  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    mg_table_add (table, header[i]);

  measures = mg_measure_get_table (&n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const MgGrid *grid = mg_results_get_grid (self->results, measures[i].id);
      const MgFigure *figure = mg_results_get_figure (self->results, measures[i].id);

      if (!mg_scope_options_wants (self->options, &measures[i]))
        continue;
      if (figure != NULL)
        add_whole (table, measures[i].id, figure);
      if (grid != NULL)
        add_cells (table, measures[i].id, grid);
    }

  return table;
}
