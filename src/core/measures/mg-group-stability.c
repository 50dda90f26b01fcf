/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-group-stability.h"

#include <math.h>

#include "mg-groups.h"
#include "mg-partners.h"
#include "mg-values.h"

#define N_RUNS     20
#define MAX_PAIRS  50000

/* How freely the method moves while it refines: the authors' choice. */
#define RANDOMNESS .01

/* Of one organisation: the number of its group in each run. */
typedef struct
{
  guint groups[N_RUNS];
} Runs;

static igraph_error_t
degrees_of (const igraph_t  *network,
            igraph_vector_t *degrees)
{
  igraph_vector_int_t numbers;

  IGRAPH_CHECK (igraph_vector_int_init (&numbers, 0));
  IGRAPH_FINALLY (igraph_vector_int_destroy, &numbers);
  IGRAPH_CHECK (igraph_degree (network, &numbers, igraph_vss_all (), IGRAPH_ALL, IGRAPH_NO_LOOPS));
  for (igraph_integer_t i = 0; i < igraph_vector_int_size (&numbers); i++)
    VECTOR (*degrees)[i] = (double) VECTOR (numbers)[i];
  igraph_vector_int_destroy (&numbers);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

static igraph_error_t
leiden_func (const igraph_t *network,
             gpointer        user_data)
{
  Runs *runs = user_data;
  double resolution = 1. / (2. * (double) igraph_ecount (network));
  igraph_vector_t degrees;
  igraph_vector_int_t groups;

  IGRAPH_CHECK (igraph_vector_init (&degrees, igraph_vcount (network)));
  IGRAPH_FINALLY (igraph_vector_destroy, &degrees);
  IGRAPH_CHECK (igraph_vector_int_init (&groups, 0));
  IGRAPH_FINALLY (igraph_vector_int_destroy, &groups);
  IGRAPH_CHECK (degrees_of (network, &degrees));
  for (guint run = 0; run < N_RUNS; run++)
    {
      IGRAPH_CHECK (igraph_rng_seed (igraph_rng_default (), run + 1));
      IGRAPH_CHECK (igraph_community_leiden (network, NULL, &degrees, resolution, RANDOMNESS,
                                             FALSE, -1, &groups, NULL, NULL));
      for (igraph_integer_t i = 0; i < igraph_vector_int_size (&groups); i++)
        runs[i].groups[run] = (guint) VECTOR (groups)[i];
    }
  igraph_vector_int_destroy (&groups);
  igraph_vector_destroy (&degrees);
  IGRAPH_FINALLY_CLEAN (2);

  return IGRAPH_SUCCESS;
}

static gboolean
has_stability (const MgSnapshot *graph)
{
  return graph->n_pairs > 0 && graph->n_pairs <= MAX_PAIRS;
}

/* Returns: (element-type Runs) */
static GArray *
find_runs (const MgSnapshot  *graph,
           MgProgress        *progress,
           GCancellable      *cancellable,
           GError           **error)
{
  g_autoptr(MgSnapshot) undirected = mg_undirected_new (graph);
  g_autoptr(GArray) runs = g_array_new (FALSE, TRUE, sizeof (Runs));

  g_array_set_size (runs, graph->n_nodes);
  if (has_stability (graph) &&
      !mg_igraph_run (undirected, leiden_func, runs->data, progress, cancellable, error))
    return NULL;

  return g_steal_pointer (&runs);
}

/* How many are in each group of one, of the other, and in each two of both. */
typedef struct
{
  GHashTable *both;      /* group of one << 32 | group of the other → number */
  guint      *one;
  guint      *other;
} Contingency;

static Contingency
contingency_new (const guint *one,
                 const guint *other,
                 guint        n)
{
  Contingency self = {
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    g_new0 (guint, n + 1), g_new0 (guint, n + 1),
  };

  for (guint i = 0; i < n; i++)
    {
      gint64 key = (gint64) one[i] << 32 | other[i];
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self.both, &key));

      self.one[one[i]]++;
      self.other[other[i]]++;
      g_hash_table_insert (self.both, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (number + 1));
    }

  return self;
}

static void
contingency_clear (Contingency *self)
{
  g_hash_table_unref (self->both);
  g_free (self->one);
  g_free (self->other);
}

static double
choose_two (double n)
{
  return n * (n - 1.) / 2.;
}

double
mg_adjusted_rand (const guint *one,
                  const guint *other,
                  guint        n)
{
  Contingency table = contingency_new (one, other, n);
  double both = 0.;
  double first = 0.;
  double second = 0.;
  double expected;
  GHashTableIter iter;
  gpointer number;

  g_hash_table_iter_init (&iter, table.both);
  while (g_hash_table_iter_next (&iter, NULL, &number))
    both += choose_two (GPOINTER_TO_UINT (number));
  for (guint i = 0; i < n; i++)
    {
      first += choose_two (table.one[i]);
      second += choose_two (table.other[i]);
    }
  contingency_clear (&table);

  expected = n < 2 ? 0. : first * second / choose_two (n);

  return (first + second) / 2. == expected ? 1. : (both - expected) / ((first + second) / 2. - expected);
}

static double
entropy (const guint *sizes,
         guint        n)
{
  double sum = 0.;

  for (guint i = 0; i < n; i++)
    {
      if (sizes[i] > 0)
        sum -= sizes[i] / (double) n * log (sizes[i] / (double) n);
    }

  return sum;
}

double
mg_normalised_information (const guint *one,
                           const guint *other,
                           guint        n)
{
  Contingency table = contingency_new (one, other, n);
  double first = entropy (table.one, n);
  double second = entropy (table.other, n);
  double mutual = 0.;
  GHashTableIter iter;
  gpointer key;
  gpointer number;

  g_hash_table_iter_init (&iter, table.both);
  while (g_hash_table_iter_next (&iter, &key, &number))
    {
      gint64 groups = *(const gint64 *) key;
      double both = GPOINTER_TO_UINT (number);

      mutual += both / n * log (both * n / ((double) table.one[groups >> 32] * table.other[groups & 0xffffffff]));
    }
  contingency_clear (&table);

  return first + second <= 0. ? 1. : CLAMP (2. * mutual / (first + second), 0., 1.);
}

static MgFigure
mean_agreement (const MgSnapshot *graph,
                const GArray     *runs,
                double          (*agree) (const guint *, const guint *, guint))
{
  g_autofree guint *groups = g_new (guint, (gsize) N_RUNS * graph->n_nodes + 1);
  double sum = 0.;

  if (!has_stability (graph))
    return mg_figure_count ((double) NAN);

  for (guint run = 0; run < N_RUNS; run++)
    for (guint row = 0; row < graph->n_nodes; row++)
      groups[(gsize) run * graph->n_nodes + row] = g_array_index (runs, Runs, row).groups[run];

  for (guint run = 0; run < N_RUNS; run++)
    for (guint other = 0; other < run; other++)
      sum += agree (&groups[(gsize) run * graph->n_nodes], &groups[(gsize) other * graph->n_nodes], graph->n_nodes);

  return mg_figure_count (sum / choose_two (N_RUNS));
}

MG_DECLARE_FIGURE (mg_stability_rand)
{
  g_autoptr(GArray) runs = mg_values_get (graph, find_runs, progress, cancellable, error);

  if (runs == NULL)
    return FALSE;

  *figure = mean_agreement (graph, runs, mg_adjusted_rand);

  return TRUE;
}

MG_DECLARE_FIGURE (mg_stability_information)
{
  g_autoptr(GArray) runs = mg_values_get (graph, find_runs, progress, cancellable, error);

  if (runs == NULL)
    return FALSE;

  *figure = mean_agreement (graph, runs, mg_normalised_information);

  return TRUE;
}

/* Those of a row's group who are with it in a run are counted for all at once. */
static void
add_run (const double *groups,
         const GArray *runs,
         guint         run,
         const guint  *sizes,
         double       *values)
{
  g_autofree guint *one = g_new (guint, runs->len + 1);
  g_autofree guint *other = g_new (guint, runs->len + 1);
  Contingency table;

  for (guint row = 0; row < runs->len; row++)
    {
      one[row] = (guint) groups[row];
      other[row] = g_array_index (runs, Runs, row).groups[run];
    }

  table = contingency_new (one, other, runs->len);
  for (guint row = 0; row < runs->len; row++)
    {
      gint64 key = (gint64) one[row] << 32 | other[row];
      double together = GPOINTER_TO_UINT (g_hash_table_lookup (table.both, &key)) - 1.;

      if (sizes[one[row]] > 1)
        values[row] += together;
    }
  contingency_clear (&table);
}

MG_DECLARE_VALUES (mg_group_share)
{
  g_autoptr(GArray) runs = mg_values_get (graph, find_runs, progress, cancellable, error);
  g_autoptr(GArray) groups = runs != NULL
                             ? mg_values_get (graph, mg_community_values, progress, cancellable, error) : NULL;
  g_autofree guint *sizes = g_new0 (guint, graph->n_nodes + 1);

  if (groups == NULL)
    return FALSE;

  for (guint row = 0; row < graph->n_nodes; row++)
    sizes[(guint) mg_values_data (groups)[row]]++;

  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] = has_stability (graph) && sizes[(guint) mg_values_data (groups)[row]] > 1 ? 0. : (double) NAN;

  for (guint run = 0; has_stability (graph) && run < N_RUNS; run++)
    add_run (mg_values_data (groups), runs, run, sizes, values);

  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] /= (sizes[(guint) mg_values_data (groups)[row]] - 1.) * N_RUNS;

  return TRUE;
}
