/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-figures.h"

#include <math.h>

#include "mg-grid-text.h"

/* Already there as counts of the snapshot. */
static gboolean
is_count (const char *id)
{
  static const char * const counts[] = { "organisations", "links", "pairs", NULL };

  return g_strv_contains (counts, id);
}

static void
add_layers (MgJson          *json,
            const MgResults *results,
            const char      *key,
            gboolean         of_pairs)
{
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  guint n_layers = 0;
  const MgFigure *densities = mg_results_get_layer_densities (results, &n_layers);

  mg_json_open (json, key, '{');
  for (guint i = 0; i < n_layers; i++)
    mg_json_add_real (json, graph->layers[i], of_pairs ? densities[i].numerator : densities[i].value);
  mg_json_close (json);
}

static void
add_network (MgJson               *json,
             const MgResults      *results,
             const MgScopeOptions *options)
{
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  const MgMeasure *table;
  guint n_rows;

  mg_json_open (json, "network", '{');
  mg_json_add_count (json, "organisations", graph->n_nodes);
  mg_json_add_count (json, "links", graph->n_links);
  mg_json_add_count (json, "pairs", graph->n_pairs);

  table = mg_measure_get_table (&n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const MgFigure *figure = mg_results_get_figure (results, table[i].id);

      if (figure != NULL && !is_count (table[i].id) && mg_scope_options_wants (options, &table[i]))
        mg_json_add_real (json, table[i].id, figure->value);
    }

  add_layers (json, results, "density_by_layer", FALSE);
  add_layers (json, results, "pairs_by_layer", TRUE);
  mg_json_close (json);
}

static void
add_organisation (MgJson               *json,
                  MgNetwork            *network,
                  const MgResults      *results,
                  const MgScopeOptions *options,
                  guint                 row)
{
  MgId id = mg_results_get_snapshot (results)->ids[row];
  g_autofree char *title = mg_network_dup_title (network, id);
  const MgMeasure *table;
  guint n_rows;

  mg_json_open (json, NULL, '{');
  mg_json_add_text (json, "id", mg_network_get_text (network, id, MG_FIELD_ID));
  mg_json_add_text (json, "label", title);

  table = mg_measure_get_table (&n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const double *values = mg_results_get_values (results, table[i].id);

      if (values != NULL && mg_scope_options_wants (options, &table[i]))
        mg_json_add_real (json, table[i].id, values[row]);
    }
  mg_json_close (json);
}

static void
add_grids (MgJson               *json,
           const MgResults      *results,
           const MgScopeOptions *options)
{
  const MgMeasure *table;
  guint n_rows;

  mg_json_open (json, "tables", '{');
  table = mg_measure_get_table (&n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const MgGrid *grid = mg_results_get_grid (results, table[i].id);

      if (grid != NULL && mg_scope_options_wants (options, &table[i]))
        mg_grid_add_json (grid, json, table[i].id);
    }
  mg_json_close (json);
}

static gboolean
has_nothing (const MgResults *results,
             const MgMeasure *measure)
{
  const MgFigure *figure = mg_results_get_figure (results, measure->id);
  const double *values = mg_results_get_values (results, measure->id);
  const double *of_links = mg_results_get_link_values (results, measure->id);
  const MgGrid *grid = mg_results_get_grid (results, measure->id);
  const MgSnapshot *graph = mg_results_get_snapshot (results);

  if (figure != NULL)
    return isnan (figure->value);
  if (measure->domain == MG_MEASURE_GRID)
    return grid != NULL && mg_grid_get_n_rows (grid) == 0;

  for (guint row = 0; values != NULL && row < graph->n_nodes; row++)
    if (!isfinite (values[row]))
      return TRUE;
  for (guint pair = 0; of_links != NULL && pair < graph->n_pairs; pair++)
    if (isnan (of_links[pair]))
      return TRUE;

  return FALSE;
}

/* Why some values are null, by measure; for programs, hence not translated. */
static void
add_reasons (MgJson               *json,
             const MgResults      *results,
             const MgScopeOptions *options)
{
  const MgMeasure *table;
  guint n_rows;

  mg_json_open (json, "reasons", '{');
  table = mg_measure_get_table (&n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const char *reason = mg_measure_find_reason (&table[i], mg_results_get_snapshot (results)->n_nodes);

      if (reason != NULL && mg_scope_options_wants (options, &table[i]) && has_nothing (results, &table[i]))
        mg_json_add_text (json, table[i].id, reason);
    }
  mg_json_close (json);
}

static void
add_comparisons (MgJson          *json,
                 const MgFigures *self)
{
  if (self->random != NULL)
    {
      mg_json_open (json, "random", '{');
      mg_json_add_count (json, "networks", self->random_options.n_networks);
      mg_json_add_count (json, "seed", self->random_options.seed);
      mg_json_add_boolean (json, "same_degrees", self->random_options.same_degrees);
      mg_grid_add_json (self->random, json, "measures");
      mg_json_close (json);
    }

  if (self->sensitivity != NULL)
    mg_grid_add_json (self->sensitivity, json, "sensitivity");
  if (self->methods != NULL)
    mg_json_add_text (json, "methods", self->methods);
}

/* By measure, in the order of the organisations; 0 for those without a value. */
static void
add_ranks (MgJson          *json,
           const MgFigures *self)
{
  const MgMeasure *table;
  guint n_rows;

  table = mg_measure_get_table (&n_rows);
  mg_json_open (json, "ranks", '{');
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree guint *ranks = mg_figures_dup_ranks (self, &table[i]);

      if (ranks == NULL || !mg_scope_options_wants (self->options, &table[i]))
        continue;
      mg_json_open (json, table[i].id, '[');
      for (guint row = 0; row < mg_results_get_snapshot (self->results)->n_nodes; row++)
        mg_json_add_count (json, NULL, ranks[row]);
      mg_json_close (json);
    }
  mg_json_close (json);
}

void
mg_figures_print_json (const MgFigures *self)
{
  const MgResults *results = self->results;
  const MgScopeOptions *options = self->options;
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  g_autoptr (MgJson) json = mg_json_new ();
  g_autofree char *name = g_filename_display_name (self->path);
  g_autofree char *date = mg_date_format (graph->date);

  mg_json_open (json, NULL, '{');
  mg_json_add_text (json, "file", name);
  mg_json_add_text (json, "perimeter", mg_perimeter_get_id (graph->perimeter));
  mg_json_open (json, "layers", '[');
  for (guint i = 0; i < graph->n_layers; i++)
    mg_json_add_text (json, NULL, graph->layers[i]);
  mg_json_close (json);
  mg_json_add_text (json, "date", *date != '\0' ? date : NULL);
  mg_json_add_boolean (json, "directed", graph->directed);
  mg_json_add_boolean (json, "collectives", options->scope.collectives);
  mg_json_add_boolean (json, "support", options->scope.support);
  mg_json_add_count (json, "confidence", options->scope.confidence);
  add_network (json, results, options);
  add_grids (json, results, options);
  add_reasons (json, results, options);
  add_comparisons (json, self);

  mg_json_open (json, "organisations", '[');
  for (guint row = 0; row < graph->n_nodes; row++)
    add_organisation (json, self->network, results, options, row);
  mg_json_close (json);
  mg_figures_add_links (self, json);
  if (self->ranks)
    add_ranks (json, self);
  mg_json_close (json);

  mg_cli_print (mg_json_get_text (json));
}
