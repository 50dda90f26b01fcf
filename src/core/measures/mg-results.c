/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-results-private.h"

#include <math.h>

#include "mg-density.h"
#include "mg-row-detail.h"

/* One for each row of the table. */
typedef struct
{
  gboolean  is_set;
  MgFigure  figure;
  double   *values;
  MgGrid   *grid;
} Result;

struct _MgResults
{
  MgSnapshot *graph;
  guint       n_rows;
  Result     *rows;
  MgFigure   *layer_densities;
};

static MgFigure *
compute_layer_densities (const MgSnapshot *graph)
{
  MgFigure *figures = g_new0 (MgFigure, graph->n_layers + 1);

  for (guint layer = 0; layer < graph->n_layers; layer++)
    figures[layer] = mg_layer_density (graph, layer);

  return figures;
}

static guint
index_of (const MgMeasure *measure)
{
  guint n_rows;

  return (guint) (measure - mg_measure_get_table (&n_rows));
}

static const Result *
find_result (const MgResults *self,
             const char      *id,
             MgMeasureDomain  domain)
{
  const MgMeasure *measure = mg_measure_find (id);

  if (measure == NULL || measure->domain != domain || !mg_results_has (self, measure))
    return NULL;

  return &self->rows[index_of (measure)];
}

static void
results_clear (gpointer data)
{
  MgResults *self = data;

  for (guint i = 0; i < self->n_rows; i++)
    {
      g_free (self->rows[i].values);
      mg_grid_free (self->rows[i].grid);
    }
  g_free (self->rows);
  g_free (self->layer_densities);
  mg_snapshot_unref (self->graph);
}

MgResults *
mg_results_new (MgSnapshot *graph)
{
  MgResults *self = g_atomic_rc_box_new0 (MgResults);

  self->graph = mg_snapshot_ref (graph);
  mg_measure_get_table (&self->n_rows);
  self->rows = g_new0 (Result, self->n_rows);
  self->layer_densities = compute_layer_densities (graph);

  return self;
}

void
mg_results_take_values (MgResults       *self,
                        const MgMeasure *measure,
                        double          *values)
{
  self->rows[index_of (measure)] = (Result) { .is_set = TRUE, .values = values };
}

void
mg_results_take_grid (MgResults       *self,
                      const MgMeasure *measure,
                      MgGrid          *grid)
{
  self->rows[index_of (measure)] = (Result) { .is_set = TRUE, .grid = grid };
}

void
mg_results_set_figure (MgResults       *self,
                       const MgMeasure *measure,
                       MgFigure         figure)
{
  self->rows[index_of (measure)] = (Result) { .is_set = TRUE, .figure = figure };
}

gboolean
mg_results_has (const MgResults *self,
                const MgMeasure *measure)
{
  return self->rows[index_of (measure)].is_set;
}

MgResults *
mg_results_ref (MgResults *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
mg_results_unref (MgResults *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, results_clear);
}

const MgSnapshot *
mg_results_get_snapshot (const MgResults *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->graph;
}

const MgFigure *
mg_results_get_figure (const MgResults *self,
                       const char      *id)
{
  const Result *result;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  result = find_result (self, id, MG_MEASURE_NETWORK);

  return result != NULL ? &result->figure : NULL;
}

const double *
mg_results_get_values (const MgResults *self,
                       const char      *id)
{
  const Result *result;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  result = find_result (self, id, MG_MEASURE_ORGANISATION);

  return result != NULL ? result->values : NULL;
}

const double *
mg_results_get_link_values (const MgResults *self,
                            const char      *id)
{
  const Result *result;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  result = find_result (self, id, MG_MEASURE_LINK);

  return result != NULL ? result->values : NULL;
}

double
mg_results_get_link_value (const MgResults *self,
                           const MgMeasure *measure,
                           MgNetwork       *network,
                           MgId             link)
{
  const double *values;
  const MgItem *item;
  const MgSnapshot *graph;
  MgScope scope = { 0 };
  int pair;

  g_return_val_if_fail (self != NULL, (double) NAN);
  g_return_val_if_fail (measure != NULL && measure->domain == MG_MEASURE_LINK, (double) NAN);

  values = self->rows[index_of (measure)].values;
  item = mg_network_find (network, link);
  graph = self->graph;
  scope.perimeter = graph->perimeter;
  scope.confidence = graph->confidence;
  scope.layers = graph->n_layers > 0 ? (const char * const *) graph->layers : NULL;
  if (values == NULL || item == NULL || item->kind != MG_ITEM_LINK ||
      !mg_scope_has_link (&scope, network, link, graph->date))
    return (double) NAN;

  pair = mg_snapshot_find_pair (graph, item->source, item->target);

  return pair >= 0 ? values[pair] : (double) NAN;
}

/* There are pairs, and a figure of none of them; of few organisations it is there, but
 * not shown.
 */
static gboolean
has_no_value (const MgResults *self,
              const char      *id,
              const double    *values)
{
  if (mg_measure_is_hidden (mg_measure_find (id), self->graph->n_nodes))
    return FALSE;

  for (guint i = 0; i < self->graph->n_pairs; i++)
    if (!isnan (values[i]))
      return FALSE;

  return TRUE;
}

static int
compare_values (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const double *values = user_data;
  const guint *one = a;
  const guint *other = b;

  if (values[*one] > values[*other])
    return -1;
  if (values[*one] < values[*other])
    return 1;

  return (*one > *other) - (*one < *other);
}

MgGrid *
mg_results_dup_link_grid (const MgResults *self,
                          const char      *id,
                          guint            n_rows)
{
  const double *values = mg_results_get_link_values (self, id);
  g_autofree guint *pairs = NULL;
  MgGrid *grid;

  if (values == NULL)
    return NULL;

  grid = mg_grid_new ();
  if (has_no_value (self, id, values))
    return grid;

  pairs = g_new (guint, self->graph->n_pairs + 1);
  for (guint i = 0; i < self->graph->n_pairs; i++)
    pairs[i] = i;
  g_qsort_with_data (pairs, (int) self->graph->n_pairs, sizeof *pairs, compare_values, (gpointer) values);

  for (guint i = 0; i < MIN (n_rows, self->graph->n_pairs); i++)
    {
      const guint *ends = &self->graph->ends[2 * (gsize) pairs[i]];
      g_autofree char *name = mg_row_dup_pair (self->graph, ends[0], ends[1]);

      mg_grid_set (grid, name, "value", mg_figure_count (values[pairs[i]]));
    }

  return grid;
}

const MgGrid *
mg_results_get_grid (const MgResults *self,
                     const char      *id)
{
  const Result *result;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  result = find_result (self, id, MG_MEASURE_GRID);

  return result != NULL ? result->grid : NULL;
}

double
mg_results_get_value (const MgResults *self,
                      const char      *id,
                      MgId             organisation)
{
  const double *values = mg_results_get_values (self, id);
  int row;

  g_return_val_if_fail (self != NULL, (double) NAN);

  row = mg_snapshot_find_row (self->graph, organisation);

  return values != NULL && row >= 0 ? values[row] : (double) NAN;
}

static guint
count_values (const MgResults *self,
              const MgMeasure *measure)
{
  if (self->rows[index_of (measure)].values == NULL)
    return 0;

  return measure->domain == MG_MEASURE_LINK ? self->graph->n_pairs : self->graph->n_nodes;
}

MgResults *
mg_results_keep_counts (MgResults *self)
{
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);
  guint n = mg_results_get_snapshot (self)->n_nodes;

  for (guint i = 0; i < n_rows; i++)
    {
      mg_measure_keep_counts (&table[i], n, &self->rows[i].figure);
      for (guint k = 0; k < count_values (self, &table[i]) && mg_measure_is_hidden (&table[i], n); k++)
        self->rows[i].values[k] = (double) NAN;
    }
  for (guint layer = 0; layer < self->graph->n_layers; layer++)
    mg_measure_keep_counts (mg_measure_find ("density"), n, &self->layer_densities[layer]);

  return self;
}

const MgFigure *
mg_results_get_layer_densities (const MgResults *self,
                                guint           *n_layers)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_layers != NULL, NULL);

  *n_layers = self->graph->n_layers;

  return self->layer_densities;
}
