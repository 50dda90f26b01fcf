/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-table.h"
#include "mg-text.h"
#include "mg-vocabulary.h"

/* Every figure of the network has its line; of the columns of the organisations,
 * those for researchers are printed when they are asked for by name: all of
 * them would not fit a terminal.
 */
static gboolean
is_shown (const MgMeasure      *measure,
          const MgScopeOptions *options)
{
  if (options->measure_ids != NULL)
    return mg_scope_options_wants (options, measure);

  return measure->domain == MG_MEASURE_NETWORK || !measure->is_expert;
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

static void
print_line (const char *format,
            ...) G_GNUC_PRINTF (1, 2);

static void
print_line (const char *format,
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
mg_figures_print_scope (const MgResults *results)
{
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  g_autofree char *layers = describe_layers (graph);

  print_line (_("Perimeter: %s"), _(mg_perimeter_get_label (graph->perimeter)));
  print_line (_("Levels: %s"), layers);
}

static void
print_scope (MgNetwork       *network,
             const MgResults *results)
{
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  const char *name = mg_network_get_text (network, MG_ID_POLE, MG_FIELD_POLE_NAME);
  g_autofree char *date = mg_date_format (graph->date);

  if (name != NULL)
    mg_cli_print_line (name);

  mg_figures_print_scope (results);
  print_line (_("Date: %s"), *date != '\0' ? date : _("any"));
  print_line (_("Computed on: %u organisations, %u links, %u pairs."),
              graph->n_nodes, graph->n_links, graph->n_pairs);
  if (graph->n_early > 0)
    print_line (g_dngettext (GETTEXT_PACKAGE,
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
            const MgMeasure *measure,
            const char      *name,
            const MgFigure  *figure)
{
  g_autofree char *value = mg_measure_format_value (measure, figure->value);
  g_autofree char *fraction = format_fraction (figure);
  const char *reason = isnan (figure->value) ? measure->none_reason : NULL;

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

      add_figure (table, measure, name, &densities[i]);
    }
}

static void
print_network (const MgResults      *results,
               const MgScopeOptions *options)
{
  g_autoptr (MgTable) table = mg_table_new (4);
  g_autofree char *text = NULL;
  const MgMeasure *measures;
  guint n_rows;

  mg_table_set_right (table, 1);
  mg_table_set_right (table, 2);
  measures = mg_measure_get_table (&n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const MgFigure *figure = mg_results_get_figure (results, measures[i].id);

      if (figure == NULL || !is_shown (&measures[i], options))
        continue;
      add_figure (table, &measures[i], _(measures[i].name), figure);
      if (g_str_equal (measures[i].id, "density"))
        add_layer_densities (table, results);
    }

  text = mg_table_format (table, "  ");
  if (*text == '\0')
    return;
  print_line ("\n%s", _("The whole network"));
  mg_cli_print (text);
}

/* The measures of organisations that are printed, in the table's order. */
static GPtrArray *
list_columns (const MgResults      *results,
              const MgScopeOptions *options,
              gboolean              for_people)
{
  GPtrArray *columns = g_ptr_array_new ();
  const MgMeasure *measures;
  guint n_rows;

  measures = mg_measure_get_table (&n_rows);
  for (guint i = 0; i < n_rows; i++)
    if (mg_results_get_values (results, measures[i].id) != NULL &&
        (for_people ? is_shown (&measures[i], options) : mg_scope_options_wants (options, &measures[i])))
      g_ptr_array_add (columns, (gpointer) &measures[i]);

  return columns;
}

static void
print_organisations (MgNetwork            *network,
                     const MgResults      *results,
                     const MgScopeOptions *options)
{
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  g_autoptr (GPtrArray) columns = list_columns (results, options, TRUE);
  g_autoptr (MgTable) table = mg_table_new (1 + columns->len);
  g_autofree char *text = NULL;

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
      g_autofree char *title = mg_network_dup_title (network, graph->ids[row]);

      mg_table_add (table, title);
      for (guint i = 0; i < columns->len; i++)
        {
          const MgMeasure *measure = columns->pdata[i];
          g_autofree char *value = mg_measure_format_value (measure, mg_results_get_values (results, measure->id)[row]);

          mg_table_add (table, value);
        }
    }

  text = mg_table_format (table, "  ");
  print_line ("\n%s", _("Each organisation"));
  mg_cli_print (text);
}

void
mg_figures_print_table (MgNetwork            *network,
                        const MgResults      *results,
                        const MgScopeOptions *options)
{
  print_scope (network, results);
  print_network (results, options);
  print_organisations (network, results, options);
}

/* A number for programs; empty if there is none. */
static void
add_number (MgTable *table,
            double   value)
{
  char buffer[MG_TEXT_REAL_LENGTH];

  mg_table_add (table, isfinite (value) ? mg_text_format_real (value, buffer) : NULL);
}

static MgTable *
make_network_csv (const MgResults      *results,
                  const MgScopeOptions *options)
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
      const MgFigure *figure = mg_results_get_figure (results, measures[i].id);

      if (figure == NULL || !mg_scope_options_wants (options, &measures[i]))
        continue;
      mg_table_add (table, measures[i].id);
      add_number (table, figure->value);
      add_number (table, figure->numerator);
      add_number (table, figure->denominator);
    }

  return table;
}

static MgTable *
make_organisations_csv (MgNetwork       *network,
                        const MgResults *results,
                        GPtrArray       *columns)
{
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  MgTable *table = mg_table_new (2 + columns->len);

  mg_table_add (table, "id");
  mg_table_add (table, "label");
  for (guint i = 0; i < columns->len; i++)
    mg_table_add (table, ((const MgMeasure *) columns->pdata[i])->id);

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      g_autofree char *title = mg_network_dup_title (network, graph->ids[row]);

      mg_table_add (table, mg_network_get_text (network, graph->ids[row], MG_FIELD_ID));
      mg_table_add (table, title);
      for (guint i = 0; i < columns->len; i++)
        add_number (table, mg_results_get_values (results, ((const MgMeasure *) columns->pdata[i])->id)[row]);
    }

  return table;
}

void
mg_figures_print_csv (MgNetwork            *network,
                      const MgResults      *results,
                      const MgScopeOptions *options)
{
  g_autoptr (GPtrArray) columns = list_columns (results, options, FALSE);
  g_autoptr (MgTable) table = columns->len > 0 ? make_organisations_csv (network, results, columns)
                                               : make_network_csv (results, options);
  g_autofree char *text = mg_table_format_csv (table);

  mg_cli_print (text);
}
