/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-sheet.h"

#include <glib/gi18n-lib.h>

#include "mg-cell.h"
#include "mg-grid-text.h"
#include "mg-measure-words.h"
#include "mg-measure-save.h"
#include "mg-plot-make.h"
#include "mg-table.h"

static MgNetwork *
get_network (const MgMeasureSheet *self)
{
  return mg_document_get_network (self->document);
}

guint
mg_measure_sheet_get_n_rows (const MgMeasureSheet *self)
{
  return self->grid != NULL ? mg_grid_get_n_rows (self->grid) : 0;
}

/* Before the figures of a comparison with random networks, there are the words. */
static guint
get_n_words (const MgMeasureSheet *self)
{
  return self->random != NULL ? 1 : 0;
}

guint
mg_measure_sheet_get_n_columns (const MgMeasureSheet *self)
{
  return self->grid != NULL ? get_n_words (self) + mg_grid_get_n_columns (self->grid) : 0;
}

gboolean
mg_measure_sheet_is_number (const MgMeasureSheet *self,
                            int                   column)
{
  return column >= (int) get_n_words (self);
}

/* What labels are made for: of several measures, for none of them. */
static const MgMeasure *
get_measure (const MgMeasureSheet *self)
{
  return self->of_measures ? NULL : self->measure;
}

char *
mg_measure_sheet_dup_title (const MgMeasureSheet *self,
                            guint                 column)
{
  g_autofree char *label = NULL;
  const char *name;

  if (column < get_n_words (self))
    return g_strdup (_("In words"));

  /* A word, or else an organisation. */
  name = mg_grid_get_column (self->grid, column - get_n_words (self));
  label = mg_grid_dup_label (get_measure (self), NULL, name);
  if (self->of_measures || !g_str_equal (label, name))
    return g_steal_pointer (&label);

  return mg_grid_dup_label (get_measure (self), get_network (self), name);
}

static char *
dup_words (const MgMeasureSheet *self,
           const char           *row)
{
  char *sentence = mg_random_comparison_dup_sentence (self->grid, row, self->random);

  return sentence != NULL ? sentence : g_strdup (_("There is nothing to compare."));
}

char *
mg_measure_sheet_dup_cell (const MgMeasureSheet *self,
                           guint                 row,
                           int                   column)
{
  const char *name, *title;
  MgFigure figure;

  if (row >= mg_measure_sheet_get_n_rows (self) || column >= (int) mg_measure_sheet_get_n_columns (self))
    return g_strdup ("");

  name = mg_grid_get_row (self->grid, row);
  if (column < 0)
    return mg_grid_dup_label (get_measure (self), self->of_measures ? NULL : get_network (self), name);
  if (column < (int) get_n_words (self))
    return dup_words (self, name);

  column -= (int) get_n_words (self);
  figure = mg_grid_get (self->grid, row, (guint) column);
  title = mg_grid_get_column (self->grid, (guint) column);
  if (self->random != NULL)
    return mg_grid_format_random (mg_measure_find (name), title, figure);
  if (self->of_measures)
    return mg_grid_format_cell (mg_measure_find (name), figure);

  return mg_measure_words_dup_cell (self->measure, title, &figure);
}

char *
mg_measure_sheet_dup_tsv (const MgMeasureSheet *self)
{
  guint n_rows = mg_measure_sheet_get_n_rows (self);
  int n_columns = (int) mg_measure_sheet_get_n_columns (self);
  GString *tsv = g_string_new (NULL);

  for (int column = 0; column < n_columns; column++)
    {
      g_autofree char *title = mg_measure_sheet_dup_title (self, (guint) column);

      g_string_append_c (tsv, '\t');
      mg_cell_append (tsv, title, '\t');
    }
  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append_c (tsv, '\n');
      for (int column = -1; column < n_columns; column++)
        {
          g_autofree char *text = mg_measure_sheet_dup_cell (self, row, column);

          if (column >= 0)
            g_string_append_c (tsv, '\t');
          mg_cell_append (tsv, text, '\t');
        }
    }
  if (tsv->len > 0)
    g_string_append_c (tsv, '\n');

  return g_string_free (tsv, FALSE);
}

/* What may leave */

static MgGrid *
create_public_grid (const MgMeasureSheet *self)
{
  MgNetwork *network = get_network (self);
  MgGrid *grid = mg_grid_new ();

  for (guint row = 0; row < mg_grid_get_n_rows (self->grid); row++)
    for (guint column = 0; column < mg_grid_get_n_columns (self->grid); column++)
      {
        const char *name = mg_grid_get_row (self->grid, row);
        const char *title = mg_grid_get_column (self->grid, column);

        if (!mg_grid_is_private (self->measure, network, name) &&
            !mg_grid_is_private (self->measure, network, title))
          mg_grid_set (grid, name, title, mg_grid_get (self->grid, row, column));
      }

  return grid;
}

static char *
dup_csv (const MgMeasureSheet *self)
{
  g_autoptr(MgTable) table = mg_grid_make_table (self->grid, self->of_measures ? "measure" : "");

  return mg_table_format_csv (table);
}

/* Of the table, or of what its rows are of. */
static char *
dup_methods (const MgMeasureSheet *self)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();

  for (guint row = 0; self->of_measures && row < mg_measure_sheet_get_n_rows (self); row++)
    g_ptr_array_add (ids, (gpointer) mg_grid_get_row (self->grid, row));
  if (!self->of_measures)
    g_ptr_array_add (ids, (gpointer) self->measure->id);
  g_ptr_array_add (ids, NULL);

  return mg_measure_save_dup_methods (self->document, self->random, (const char * const *) ids->pdata);
}

static void
add_random (MgJson                *json,
            const MgRandomOptions *options)
{
  mg_json_add_count (json, "networks", options->n_networks);
  mg_json_add_count (json, "seed", options->seed);
  mg_json_add_boolean (json, "same_degrees", options->same_degrees);
}

static char *
dup_json (const MgMeasureSheet *self)
{
  const MgSnapshot *graph = mg_results_get_snapshot (mg_document_get_results (self->document));
  g_autofree char *date = mg_date_format (graph->date);
  g_autofree char *methods = dup_methods (self);
  g_autoptr(MgJson) json = mg_json_new ();

  mg_json_open (json, NULL, '{');
  mg_json_add_text (json, "perimeter", mg_perimeter_get_id (graph->perimeter));
  mg_json_add_text (json, "date", *date != '\0' ? date : NULL);
  mg_json_add_count (json, "organisations_computed", graph->n_nodes);
  mg_json_add_count (json, "links", graph->n_links);
  if (self->random != NULL)
    add_random (json, self->random);
  mg_grid_add_json (self->grid, json, self->measure->id);
  mg_json_add_text (json, "methods", methods);
  mg_json_close (json);

  return g_strdup (mg_json_get_text (json));
}

static char *
dup_latex (const MgMeasureSheet *self)
{
  guint n_columns = mg_measure_sheet_get_n_columns (self);
  const MgSnapshot *graph = mg_results_get_snapshot (mg_document_get_results (self->document));
  g_autoptr(MgTable) table = mg_table_new (1 + n_columns);
  g_autofree char *about = mg_plot_make_subtitle (graph);
  g_autofree char *text = g_strdup_printf ("%s. %s.", _(self->measure->name), about);
  g_autofree char *escaped = mg_table_escape_latex (text);
  g_autofree char *methods = dup_methods (self);
  g_autofree char *note = mg_table_escape_latex_lines (methods);
  g_autofree char *tabular = NULL;

  mg_table_add (table, "");
  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *title = mg_measure_sheet_dup_title (self, column);

      mg_table_add (table, title);
      if (mg_measure_sheet_is_number (self, (int) column))
        mg_table_set_right (table, 1 + column);
    }
  for (guint row = 0; row < mg_measure_sheet_get_n_rows (self); row++)
    for (int column = -1; column < (int) n_columns; column++)
      {
        g_autofree char *cell = mg_measure_sheet_dup_cell (self, row, column);

        mg_table_add (table, cell);
      }
  tabular = mg_table_format_latex (table, TRUE);

  return g_strdup_printf ("%s\n%s\n\n\\section*{%s}\n%s\n", tabular, escaped, _("Methods"), note);
}

char *
mg_measure_sheet_dup_saved (const MgMeasureSheet *self,
                            const char           *extension)
{
  g_autoptr(MgGrid) grid = NULL;
  MgMeasureSheet public = *self;

  g_return_val_if_fail (self->grid != NULL, NULL);
  g_return_val_if_fail (mg_document_get_results (self->document) != NULL, NULL);

  public.grid = grid = create_public_grid (self);
  if (g_str_equal (extension, ".csv"))
    return dup_csv (&public);
  if (g_str_equal (extension, ".txt"))
    return dup_methods (&public);

  return g_str_equal (extension, ".json") ? dup_json (&public) : dup_latex (&public);
}
