/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-grid-text.h"
#include "mg-methods.h"
#include "mg-table.h"
#include "mg-text-show.h"
#include "mg-text.h"
#include "mg-vocabulary.h"

/* Every figure of the network has its line, and every table its place; of the
 * columns of organisations and links, those for researchers are printed when they are
 * asked for by name: all of them would not fit a terminal.
 */
gboolean
mg_figures_shows (const MgFigures *self,
                  const MgMeasure *measure)
{
  if (self->options->measure_ids != NULL)
    return mg_scope_options_wants (self->options, measure);

  return (measure->domain != MG_MEASURE_ORGANISATION && measure->domain != MG_MEASURE_LINK) || !measure->is_expert;
}

static char *
describe_layers (const MgSnapshot *graph)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (graph->n_layers == 0)
    return g_strdup (_("every link"));

  for (guint i = 0; i < graph->n_layers; i++)
    {
      const MgTerm *term = mg_vocabulary_find ("layer", graph->layers[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                              term != NULL && term->verb != NULL ? term->verb : graph->layers[i]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
mg_figures_print_line (const char *format,
                       ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);

  mg_cli_print (line);
  mg_cli_print ("\n");
}

void
mg_figures_print_remark (gboolean    latex,
                         const char *format,
                         ...)
{
  g_autofree char *line = NULL;
  g_autofree char *shown = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);

  shown = mg_text_show (line);
  mg_figures_print_line ("%s%s", latex ? "% " : "", g_strdelimit (shown, "\n\t", ' '));
}

void
mg_figures_print_scope (const MgResults *results,
                        gboolean         latex)
{
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  g_autofree char *layers = describe_layers (graph);

  mg_figures_print_remark (latex, _("Perimeter: %s"), _(mg_perimeter_get_label (graph->perimeter)));
  mg_figures_print_remark (latex, _("Levels: %s"), layers);
}

static void
print_scope (const MgFigures *self)
{
  const MgSnapshot *graph = mg_results_get_snapshot (self->results);
  const char *name = mg_network_get_text (self->network, MG_ID_POLE, MG_FIELD_POLE_NAME);
  g_autofree char *date = mg_date_format (graph->date);
  g_autofree char *computed = mg_methods_dup_computed (graph);
  g_autofree char *choices = mg_methods_dup_choices (&self->options->scope);
  g_auto (GStrv) lines = g_strsplit (choices, "\n", -1);

  if (name != NULL)
    mg_figures_print_remark (self->latex, "%s", name);

  mg_figures_print_scope (self->results, self->latex);
  mg_figures_print_remark (self->latex, _("Date: %s"), *date != '\0' ? date : _("any"));
  mg_figures_print_remark (self->latex, "%s", computed);
  for (guint i = 0; lines[i] != NULL; i++)
    mg_figures_print_remark (self->latex, "%s", lines[i]);
  if (graph->directed)
    mg_figures_print_remark (self->latex, "%s", _("Links that go one way count one way."));
  if (graph->n_early > 0)
    mg_figures_print_remark (self->latex, g_dngettext (GETTEXT_PACKAGE,
                             "%u link is older than the entry of one of its organisations: not counted.",
                             "%u links are older than the entry of one of their organisations: not counted.",
                             graph->n_early), graph->n_early);
}

static char *
format_fraction (const MgFigure *figure)
{
  char numerator[MG_TEXT_REAL_LENGTH];
  char denominator[MG_TEXT_REAL_LENGTH];

  if (isnan (figure->numerator) || isnan (figure->denominator))
    return NULL;

  return g_strdup_printf ("%s / %s", mg_text_format_real (figure->numerator, numerator),
                          mg_text_format_real (figure->denominator, denominator));
}

static void
add_figure (MgTable         *table,
            const MgResults *results,
            const MgMeasure *measure,
            const char      *name,
            const MgFigure  *figure)
{
  g_autofree char *value = mg_measure_format_figure (measure, figure);
  g_autofree char *fraction = format_fraction (figure);
  const char *reason = isnan (figure->value)
                       ? mg_measure_find_reason (measure, mg_results_get_snapshot (results)->n_nodes) : NULL;

  if (reason == NULL || *reason == '\0')
    reason = measure->unit;

  mg_table_add (table, name);
  mg_table_add (table, value);
  mg_table_add (table, fraction);
  mg_table_add (table, reason != NULL && *reason != '\0' ? _(reason) : NULL);
}

static void
add_layer_densities (MgTable         *table,
                     const MgResults *results)
{
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  const MgMeasure *measure = mg_measure_find ("density");
  guint n_layers = 0;
  const MgFigure *densities = mg_results_get_layer_densities (results, &n_layers);

  for (guint i = 0; measure != NULL && i < n_layers; i++)
    {
      const char *label = mg_vocabulary_get_label ("layer", graph->layers[i]);
      g_autofree char *name = g_strdup_printf (_("%s: %s"), _(measure->name), label);

      add_figure (table, results, measure, name, &densities[i]);
    }
}

void
mg_figures_print_section (const MgFigures *self,
                          const char      *title,
                          MgTable         *table,
                          gboolean         has_header)
{
  g_autofree char *text = self->latex ? mg_table_format_latex (table, has_header) : mg_table_format (table, "  ");
  g_autofree char *safe = self->latex ? mg_table_escape_latex (title) : NULL;

  if (self->latex)
    mg_figures_print_line ("\n\\section*{%s}", safe);
  else
    mg_figures_print_line ("\n%s", title);
  mg_cli_print (text);
}

static void
print_network (const MgFigures *self)
{
  g_autoptr (MgTable) table = mg_table_new (4);
  const MgMeasure *measures;
  guint n_rows;
  guint n_shown = 0;

  mg_table_set_right (table, 1);
  mg_table_set_right (table, 2);
  measures = mg_measure_get_table (&n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const MgFigure *figure = mg_results_get_figure (self->results, measures[i].id);

      if (figure == NULL || !mg_figures_shows (self, &measures[i]))
        continue;
      add_figure (table, self->results, &measures[i], _(measures[i].name), figure);
      if (g_str_equal (measures[i].id, "density"))
        add_layer_densities (table, self->results);
      n_shown++;
    }

  if (n_shown > 0)
    mg_figures_print_section (self, _("The whole network"), table, FALSE);
}

/* The measures of organisations that are printed, in the table's order. */
static GPtrArray *
list_columns (const MgFigures *self,
              gboolean         for_people)
{
  GPtrArray *columns = g_ptr_array_new ();
  const MgMeasure *measures;
  guint n_rows;

  measures = mg_measure_get_table (&n_rows);
  for (guint i = 0; i < n_rows; i++)
    if (mg_results_get_values (self->results, measures[i].id) != NULL &&
        (for_people ? mg_figures_shows (self, &measures[i]) : mg_scope_options_wants (self->options, &measures[i])))
      g_ptr_array_add (columns, (gpointer) &measures[i]);

  return columns;
}

/* Returns: (transfer full) (element-type guint*): by column, NULL where there are none */
static GPtrArray *
list_ranks (const MgFigures *self,
            GPtrArray       *columns)
{
  GPtrArray *ranks = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (ranks, mg_figures_dup_ranks (self, columns->pdata[i]));

  return ranks;
}

/* Why some organisations have no value in a column. */
static void
print_reasons (const MgFigures *self,
               GPtrArray       *columns)
{
  guint n = mg_results_get_snapshot (self->results)->n_nodes;

  for (guint i = 0; i < columns->len; i++)
    {
      const MgMeasure *measure = columns->pdata[i];
      const double *values = mg_results_get_values (self->results, measure->id);
      const char *reason = mg_measure_find_reason (measure, n);
      gboolean has_none = FALSE;

      for (guint row = 0; row < n && !has_none; row++)
        has_none = !isfinite (values[row]);
      if (has_none && reason != NULL)
        mg_figures_print_remark (self->latex, _("  Not applicable (%s): %s"), _(measure->name), _(reason));
    }
}

static void
print_organisations (const MgFigures *self)
{
  const MgResults *results = self->results;
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  g_autoptr (GPtrArray) columns = list_columns (self, TRUE);
  g_autoptr (GPtrArray) ranks = list_ranks (self, columns);
  g_autoptr (MgTable) table = mg_table_new (1 + columns->len);

  if (columns->len == 0)
    return;

  mg_table_add (table, _("Organisation"));
  for (guint i = 0; i < columns->len; i++)
    {
      mg_table_add (table, _(((const MgMeasure *) columns->pdata[i])->name));
      mg_table_set_right (table, 1 + i);
    }

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      g_autofree char *title = mg_network_dup_title (self->network, graph->ids[row]);

      mg_table_add (table, title);
      for (guint i = 0; i < columns->len; i++)
        {
          const MgMeasure *measure = columns->pdata[i];
          g_autofree char *value = mg_measure_format_value (measure, mg_results_get_values (results, measure->id)[row]);
          g_autofree char *placed = mg_figures_format_rank (self, ranks->pdata[i], row, value);

          mg_table_add (table, placed);
        }
    }

  mg_figures_print_section (self, _("Each organisation"), table, TRUE);
  if (self->ranks)
    mg_figures_print_remark (self->latex, _("In brackets the place, from the largest figure; “=”: it is shared. A place says nothing of merit."));
  print_reasons (self, columns);
}

static void
print_methods (const MgFigures *self)
{
  g_autofree char *safe = NULL;

  if (self->methods == NULL)
    return;

  safe = self->latex ? mg_table_escape_latex_lines (self->methods) : mg_text_show (self->methods);
  mg_figures_print_line (self->latex ? "\n\\section*{%s}" : "\n%s", _("Methods"));
  mg_cli_print (safe);
}

/* In LaTeX, what people read above the tables is a comment. */
void
mg_figures_print_table (const MgFigures *self)
{
  if (self->latex)
    mg_figures_print_line ("%% \\usepackage{booktabs}");
  print_scope (self);
  print_network (self);
  print_organisations (self);
  mg_figures_print_links (self);
  mg_figures_print_grids (self);
  mg_figures_print_random (self);
  mg_figures_print_sensitivity (self);
  print_methods (self);
}

static MgTable *
make_network_csv (const MgFigures *self)
{
  static const char * const header[] = { "measure", "value", "numerator", "denominator" };
  MgTable *table = mg_table_new (G_N_ELEMENTS (header));
  const MgMeasure *measures;
  guint n_rows;

  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    mg_table_add (table, header[i]);

  measures = mg_measure_get_table (&n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const MgFigure *figure = mg_results_get_figure (self->results, measures[i].id);

      if (figure == NULL || !mg_scope_options_wants (self->options, &measures[i]))
        continue;
      mg_table_add (table, measures[i].id);
      mg_table_add_real (table, figure->value);
      mg_table_add_real (table, figure->numerator);
      mg_table_add_real (table, figure->denominator);
    }

  return table;
}

static void
add_header (MgTable         *table,
            const MgMeasure *measure,
            gboolean         has_rank)
{
  g_autofree char *rank = g_strconcat (measure->id, "_rank", NULL);

  mg_table_add (table, measure->id);
  if (has_rank)
    mg_table_add (table, rank);
}

static MgTable *
make_organisations_csv (const MgFigures *self,
                        GPtrArray       *columns)
{
  MgNetwork *network = self->network;
  const MgResults *results = self->results;
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  g_autoptr (GPtrArray) ranks = list_ranks (self, columns);
  MgTable *table;
  guint n_ranks = 0;

  for (guint i = 0; i < columns->len; i++)
    n_ranks += ranks->pdata[i] != NULL;
  table = mg_table_new (2 + columns->len + n_ranks);

  mg_table_add (table, "id");
  mg_table_add (table, "label");
  for (guint i = 0; i < columns->len; i++)
    add_header (table, columns->pdata[i], ranks->pdata[i] != NULL);

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      g_autofree char *title = mg_network_dup_title (network, graph->ids[row]);

      mg_table_add (table, mg_network_get_text (network, graph->ids[row], MG_FIELD_ID));
      mg_table_add (table, title);
      for (guint i = 0; i < columns->len; i++)
        {
          const guint *places = ranks->pdata[i];

          mg_table_add_real (table, mg_results_get_values (results, ((const MgMeasure *) columns->pdata[i])->id)[row]);
          if (places != NULL)
            mg_table_add_real (table, places[row] > 0 ? places[row] : (double) NAN);
        }
    }

  return table;
}

/* Whether figures of that sort were asked for by name. */
static gboolean
wants (const MgFigures *self,
       MgMeasureDomain  domain)
{
  for (guint i = 0; self->options->measure_ids != NULL && self->options->measure_ids[i] != NULL; i++)
    if (mg_measure_find (self->options->measure_ids[i])->domain == domain)
      return TRUE;

  return FALSE;
}

void
mg_figures_print_csv (const MgFigures *self)
{
  g_autoptr (GPtrArray) columns = list_columns (self, FALSE);
  g_autoptr (MgTable) table = NULL;
  g_autofree char *text = NULL;

  if (self->random != NULL)
    table = mg_grid_make_table (self->random, "measure");
  else if (self->sensitivity != NULL)
    table = mg_grid_make_table (self->sensitivity, "measure");
  else if (columns->len > 0)
    table = make_organisations_csv (self, columns);
  else if (wants (self, MG_MEASURE_LINK))
    table = mg_figures_make_links (self);
  else
    table = wants (self, MG_MEASURE_GRID) ? mg_figures_make_cells (self) : make_network_csv (self);

  text = mg_table_format_csv (table);
  mg_cli_print (text);
}
