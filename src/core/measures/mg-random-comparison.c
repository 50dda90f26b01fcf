/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-random-comparison.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "mg-error.h"
#include "mg-igraph.h"
#include "mg-measure-job.h"
#include "mg-row-detail.h"
#include "mg-values.h"

/* Exchanges of ends that are tried for each pair: after a few for each, nothing
 * is left of where one began (Milo et al. 2003, arXiv:cond-mat/0312028).
 */
#define EXCHANGES 10

/* Random values that differ by less from the observed one are equal to it. */
#define EQUAL 1e-9

#define LOW   .05
#define HIGH  .95

static const char * const by_size[] = {
  "components", "largest_component", "isolates", "transitivity", "diameter", "mean_distance",
  "degree_centralization", "betweenness_centralization", "modularity", "max_coreness",
  "articulation_points", "bridges", "global_efficiency", "largest_clique", "reciprocity", NULL
};

/* With the same degrees, isolates and centralisation by partners are the same. */
static const char * const by_degrees[] = {
  "components", "largest_component", "transitivity", "diameter", "mean_distance",
  "betweenness_centralization", "modularity", "max_coreness",
  "articulation_points", "bridges", "global_efficiency", "largest_clique", "reciprocity", NULL
};

static const char * const more[] = { "connected_pairs", "largest_loss", "radius", "cliques", "core_fit", NULL };

const char * const *
mg_random_comparison_get_ids (gboolean same_degrees)
{
  return same_degrees ? by_degrees : by_size;
}

gboolean
mg_random_comparison_suits (const MgMeasure *measure)
{
  g_return_val_if_fail (measure != NULL, FALSE);

  return g_strv_contains (by_size, measure->id) || g_strv_contains (more, measure->id);
}

/* Pairs in a fixed order: (0,1), (0,2), (1,2), (0,3)…; arcs by their source. */
static void
find_pair (guint64  number,
           guint    n,
           gboolean directed,
           guint   *ends)
{
  guint64 second;

  if (directed)
    {
      ends[0] = (guint) (number / (n - 1));
      ends[1] = (guint) (number % (n - 1));
      ends[1] += ends[1] >= ends[0];
      return;
    }

  second = (guint64) ((1. + sqrt (1. + 8. * (double) number)) / 2.);
  while (second * (second - 1) / 2 > number)
    second--;
  while (second * (second + 1) / 2 <= number)
    second++;
  ends[0] = (guint) (number - second * (second - 1) / 2);
  ends[1] = (guint) second;
}

/* Draws m of the possible pairs, each once (Floyd's method: Bentley & Floyd
 * 1987, doi:10.1145/30401.315746).
 */
MgSnapshot *
mg_random_network_new (GRand    *random,
                       guint     n,
                       guint     m,
                       gboolean  directed)
{
  guint64 possible = n < 2 ? 0 : (guint64) n * (n - 1) / (directed ? 1 : 2);
  g_autoptr(GHashTable) drawn = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree guint *ends = NULL;
  guint n_ends = 0;

  g_return_val_if_fail (random != NULL, NULL);

  m = (guint) MIN (m, possible);
  ends = g_new (guint, 2 * (gsize) m + 1);
  for (guint64 last = possible - m; last < possible; last++)
    {
      guint64 number = (guint64) (g_rand_double (random) * (double) (last + 1));

      if (number > last || g_hash_table_contains (drawn, &number))
        number = last;
      g_hash_table_add (drawn, g_memdup2 (&number, sizeof number));
      find_pair (number, n, directed, &ends[n_ends]);
      n_ends += 2;
    }

  return mg_snapshot_new_plain (n, ends, m, directed);
}

typedef struct
{
  guint32  seed;
  guint   *ends;     /* room for all pairs */
} Rewiring;

static igraph_error_t
rewire_func (const igraph_t *network,
             gpointer        user_data)
{
  Rewiring *rewiring = user_data;
  igraph_t copy;

  IGRAPH_CHECK (igraph_rng_seed (igraph_rng_default (), rewiring->seed));
  IGRAPH_CHECK (igraph_copy (&copy, network));
  IGRAPH_FINALLY (igraph_destroy, &copy);
  IGRAPH_CHECK (igraph_rewire (&copy, EXCHANGES * igraph_ecount (&copy), IGRAPH_REWIRING_SIMPLE));
  for (igraph_integer_t i = 0; i < igraph_ecount (&copy); i++)
    {
      rewiring->ends[2 * i] = (guint) IGRAPH_FROM (&copy, i);
      rewiring->ends[2 * i + 1] = (guint) IGRAPH_TO (&copy, i);
    }
  igraph_destroy (&copy);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

/* With fewer than four organisations or two pairs there is nothing to exchange. */
static MgSnapshot *
rewire (const MgSnapshot  *graph,
        guint32            seed,
        GCancellable      *cancellable,
        GError           **error)
{
  g_autofree guint *ends = NULL;
  Rewiring rewiring;

  if (graph->n_nodes < 4 || graph->n_pairs < 2)
    return mg_snapshot_ref ((MgSnapshot *) graph);

  ends = g_new (guint, 2 * (gsize) graph->n_pairs);
  rewiring = (Rewiring) { seed, ends };
  if (!mg_igraph_run (graph, rewire_func, &rewiring, NULL, cancellable, error))
    return NULL;

  return mg_snapshot_new_plain (graph->n_nodes, ends, graph->n_pairs, graph->directed);
}

/* Figures of one network: one for each of @measures. */
static gboolean
measure_network (const MgSnapshot  *graph,
                 GPtrArray         *measures,
                 GCancellable      *cancellable,
                 double            *values,
                 GError           **error)
{
  const char * const figures_alone[] = { NULL };
  gboolean ok = TRUE;

  mg_values_begin (graph, figures_alone);
  for (guint i = 0; i < measures->len && ok; i++)
    {
      const MgMeasure *measure = g_ptr_array_index (measures, i);
      MgFigure figure = mg_figure_count ((double) NAN);

      ok = measure->network_func (graph, NULL, cancellable, &figure, error);
      values[i] = figure.value;
    }
  mg_values_end ();

  return ok;
}

static GPtrArray *
find_measures (const char * const  *ids,
               GError             **error)
{
  g_autoptr(GPtrArray) measures = g_ptr_array_new ();

  for (; *ids != NULL; ids++)
    {
      const MgMeasure *measure = mg_measure_find (*ids);

      if (measure == NULL)
        {
          g_set_error (error, MG_ERROR, MG_ERROR_NO_SUCH_ITEM, _("There is no measure “%s”."), *ids);
          return NULL;
        }
      if (mg_random_comparison_suits (measure))
        g_ptr_array_add (measures, (gpointer) measure);
    }

  return g_steal_pointer (&measures);
}

static int
compare_reals (const void *a,
               const void *b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static double
get_quantile (const double *sorted,
              guint         n,
              double        share)
{
  double place = share * (n - 1.);
  guint below = (guint) floor (place);

  if (n == 0)
    return (double) NAN;
  if (below + 1 >= n)
    return sorted[n - 1];

  return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
}

/* Those that are less, and those that are equal. */
static void
count_below (const double *values,
             guint         n,
             double        observed,
             guint        *n_less,
             guint        *n_equal)
{
  *n_less = *n_equal = 0;
  for (guint i = 0; i < n; i++)
    {
      if (fabs (values[i] - observed) <= EQUAL * MAX (1., fabs (observed)))
        ++*n_equal;
      else
        *n_less += values[i] < observed;
    }
}

static void
set_position (MgGrid          *grid,
              const MgMeasure *measure,
              double           observed,
              const double    *values,
              guint            n)
{
  const MgFigure nothing = mg_figure_fraction ((double) NAN, (double) NAN);
  guint n_less, n_equal;

  count_below (values, n, observed, &n_less, &n_equal);
  mg_grid_set (grid, measure->id, "position",
               isnan (observed) ? nothing : mg_figure_fraction (n_less + .5 * n_equal, n));
  mg_grid_set (grid, measure->id, "equal", isnan (observed) ? nothing : mg_figure_fraction (n_equal, n));
}

/* @values: of the random networks, in this measure's column; changed. */
static void
add_row (MgGrid          *grid,
         const MgMeasure *measure,
         double           observed,
         double          *values,
         guint            n)
{
  guint known = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!isnan (values[i]))
        values[known++] = values[i];
    }
  qsort (values, known, sizeof *values, compare_reals);

  mg_grid_set (grid, measure->id, "observed", mg_figure_count (observed));
  mg_grid_set (grid, measure->id, "low", mg_figure_count (get_quantile (values, known, LOW)));
  mg_grid_set (grid, measure->id, "median", mg_figure_count (get_quantile (values, known, .5)));
  mg_grid_set (grid, measure->id, "high", mg_figure_count (get_quantile (values, known, HIGH)));
  set_position (grid, measure, observed, values, known);
  mg_grid_set (grid, measure->id, "networks", mg_figure_count (known));
}

/* All figures of all random networks: network after network. */
static gboolean
measure_random (const MgSnapshot       *graph,
                GPtrArray              *measures,
                const MgRandomOptions  *options,
                guint                   n,
                double                 *values,
                MgProgress             *progress,
                GCancellable           *cancellable,
                GError                **error)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (options->seed);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(MgSnapshot) other = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      other = options->same_degrees
              ? rewire (graph, g_rand_int (random), cancellable, error)
              : mg_random_network_new (random, graph->n_nodes, graph->n_pairs, graph->directed);
      if (other == NULL ||
          !measure_network (other, measures, cancellable, &values[(gsize) i * measures->len], error))
        return FALSE;

      if (progress != NULL)
        mg_progress_report (progress, (i + 1.) / n);
    }

  return TRUE;
}

MgGrid *
mg_random_comparison_run (MgSnapshot             *graph,
                          const char * const     *ids,
                          const MgRandomOptions  *options,
                          MgProgress             *progress,
                          GCancellable           *cancellable,
                          GError                **error)
{
  g_autoptr(GPtrArray) measures = NULL;
  g_autofree double *observed = NULL;
  g_autofree double *values = NULL;
  g_autofree double *column = NULL;
  MgGrid *grid;
  guint n;

  g_return_val_if_fail (graph != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  n = options->n_networks > 0 ? MIN (options->n_networks, MG_RANDOM_MAX) : MG_RANDOM_DEFAULT;
  measures = find_measures (ids != NULL ? ids : mg_random_comparison_get_ids (options->same_degrees), error);
  if (measures == NULL)
    return NULL;

  observed = g_new0 (double, measures->len + 1);
  values = g_new0 (double, (gsize) n * measures->len + 1);
  if (!measure_network (graph, measures, cancellable, observed, error) ||
      !measure_random (graph, measures, options, n, values, progress, cancellable, error))
    return NULL;

  grid = mg_grid_new ();
  column = g_new (double, n);
  for (guint m = 0; m < measures->len; m++)
    {
      for (guint i = 0; i < n; i++)
        column[i] = values[(gsize) i * measures->len + m];
      add_row (grid, g_ptr_array_index (measures, m), observed[m], column, n);
    }

  return grid;
}

typedef struct
{
  MgSnapshot      *graph;
  MgRandomOptions  options;
} Subject;

static void
subject_free (gpointer data)
{
  Subject *subject = data;

  mg_snapshot_unref (subject->graph);
  g_free (subject);
}

static gpointer
run_func (gpointer             data,
          const char * const  *ids,
          MgProgress          *progress,
          GCancellable        *cancellable,
          GError             **error)
{
  const Subject *subject = data;

  return mg_random_comparison_run (subject->graph, ids, &subject->options, progress, cancellable, error);
}

static const MgMeasureJob job = { run_func, subject_free, (GDestroyNotify) mg_grid_free };

void
mg_random_comparison_run_async (MgSnapshot             *graph,
                                const char * const     *ids,
                                const MgRandomOptions  *options,
                                MgProgress             *progress,
                                GCancellable           *cancellable,
                                GAsyncReadyCallback     callback,
                                gpointer                user_data)
{
  Subject *subject;

  g_return_if_fail (graph != NULL);
  g_return_if_fail (options != NULL);

  subject = g_new (Subject, 1);
  *subject = (Subject) { mg_snapshot_ref (graph), *options };
  mg_measure_job_start (&job, subject, ids, progress, cancellable, callback, user_data);
}

MgGrid *
mg_random_comparison_run_finish (GAsyncResult  *result,
                                 GError       **error)
{
  return mg_measure_job_finish (&job, result, error);
}

/* Of networks drawn, in whole percent, 0 and 100 for none and all alone. */
static guint
get_percent (MgFigure networks)
{
  if (networks.value <= 0. || networks.value >= 1.)
    return networks.value <= 0. ? 0 : 100;

  return CLAMP ((guint) floor (100. * networks.value + .5), 1, 99);
}

char *
mg_random_comparison_dup_sentence (const MgGrid          *grid,
                                   const char            *id,
                                   const MgRandomOptions *options)
{
  MgFigure position, equal;
  guint below;

  g_return_val_if_fail (grid != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  position = mg_grid_find (grid, id, "position");
  if (!isfinite (position.value) || mg_grid_find (grid, id, "networks").value == 0.)
    return NULL;

  equal = mg_grid_find (grid, id, "equal");
  below = get_percent (mg_figure_fraction (position.numerator - .5 * equal.numerator, position.denominator));
  if (equal.value == 0.)
    return g_strdup_printf (options->same_degrees
                            ? _("Higher than %u %% of networks drawn at random in which each has as many partners.")
                            : _("Higher than %u %% of networks of the same size drawn at random."), below);

  return g_strdup_printf (options->same_degrees
                          ? _("Higher than %u %% of networks drawn at random in which each has as many partners, and as high as %u %%.")
                          : _("Higher than %u %% of networks of the same size drawn at random, and as high as %u %%."),
                          below, get_percent (equal));
}
