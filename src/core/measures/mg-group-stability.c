/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-group-stability.h"

#include <math.h>

#include "mg-groups.h"
#include "mg-leiden.h"
#include "mg-share-out.h"
#include "mg-values.h"

#define N_RUNS     20
#define MAX_PAIRS  50000

/* Pairs whose runs take more than some 10 ms. */
#define LONG_WORK  3000

static gboolean
has_stability (const MgSnapshot *graph)
{
  return graph->n_pairs > 0 && graph->n_pairs <= MAX_PAIRS;
}

typedef struct
{
  const MgPartners *partners;
  guint            *groups;        /* run by run, by row */
  GCancellable     *cancellable;
} Job;

static void
run_cb (MgShare  *share,
        guint     piece,
        gpointer  user_data)
{
  const Job *job = user_data;
  guint n = job->partners->n;
  g_autofree guint *groups = g_new (guint, n + 1);

  if (!mg_leiden (job->partners, piece + 1, groups, job->cancellable))
    return;

  for (guint i = 0; i < n; i++)
    job->groups[(gsize) piece * n + job->partners->rows[i]] = groups[i];
  mg_share_step (share, 1);
}

/* Returns: (element-type guint): the group of each row in the first run, and so on */
static GArray *
find_runs (const MgSnapshot  *graph,
           MgProgress        *progress,
           GCancellable      *cancellable,
           GError           **error)
{
  g_autoptr(MgSnapshot) undirected = mg_undirected_new (graph);
  g_autoptr(MgPartners) partners = NULL;
  g_autoptr(GArray) runs = g_array_new (FALSE, TRUE, sizeof (guint));
  Job job = { .cancellable = cancellable };

  if (!has_stability (graph))
    return g_steal_pointer (&runs);

  g_array_set_size (runs, N_RUNS * graph->n_nodes);
  partners = mg_partners_new (undirected, MG_PARTNERS_ALL);
  job.partners = partners;
  job.groups = (guint *) (void *) runs->data;
  if (!mg_share_out (N_RUNS, graph->n_pairs > LONG_WORK, N_RUNS, run_cb, &job, progress, cancellable, error))
    return NULL;

  return g_steal_pointer (&runs);
}

static const guint *
get_run (const GArray *runs,
         guint         run)
{
  return &g_array_index (runs, guint, run * (runs->len / N_RUNS));
}

/* So many are in this group of one and in that of the other. */
typedef struct
{
  guint one;
  guint other;
  guint n;
} Cell;

/* How many are in each group of one, of the other, and in each two of both. */
typedef struct
{
  GArray *cells;     /* of Cell: those that are not empty */
  guint  *places;    /* by element: of its cell */
  guint  *one;
  guint  *other;
} Contingency;

/* The elements group by group of one. */
static guint *
sort_by_group (const guint *groups,
               const guint *sizes,
               guint        n)
{
  g_autofree guint *next = g_new0 (guint, n + 1);
  guint *sorted = g_new (guint, n + 1);

  for (guint group = 1; group < n; group++)
    next[group] = next[group - 1] + sizes[group - 1];
  for (guint i = 0; i < n; i++)
    sorted[next[groups[i]]++] = i;

  return sorted;
}

static Contingency
contingency_new (const guint *one,
                 const guint *other,
                 guint        n)
{
  Contingency self = {
    g_array_new (FALSE, FALSE, sizeof (Cell)), g_new (guint, n + 1), g_new0 (guint, n + 1), g_new0 (guint, n + 1),
  };
  g_autofree guint *newest = g_new0 (guint, n + 1);   /* by group of the other: its last cell + 1 */
  g_autofree guint *sorted = NULL;

  for (guint i = 0; i < n; i++)
    {
      self.one[one[i]]++;
      self.other[other[i]]++;
    }

  sorted = sort_by_group (one, self.one, n);
  for (guint k = 0; k < n; k++)
    {
      guint i = sorted[k];
      guint *place = &newest[other[i]];
      const Cell cell = { one[i], other[i], 0 };

      if (*place == 0 || g_array_index (self.cells, Cell, *place - 1).one != one[i])
        {
          g_array_append_val (self.cells, cell);
          *place = self.cells->len;
        }
      g_array_index (self.cells, Cell, *place - 1).n++;
      self.places[i] = *place - 1;
    }

  return self;
}

static void
contingency_clear (Contingency *self)
{
  g_array_unref (self->cells);
  g_free (self->places);
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

  for (guint i = 0; i < table.cells->len; i++)
    both += choose_two (g_array_index (table.cells, Cell, i).n);
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

  for (guint i = 0; i < table.cells->len; i++)
    {
      const Cell *cell = &g_array_index (table.cells, Cell, i);
      double both = cell->n;

      mutual += both / n * log (both * n / ((double) table.one[cell->one] * table.other[cell->other]));
    }
  contingency_clear (&table);

  return first + second <= 0. ? 1. : CLAMP (2. * mutual / (first + second), 0., 1.);
}

static MgFigure
mean_agreement (const MgSnapshot *graph,
                const GArray     *runs,
                double          (*agree) (const guint *, const guint *, guint))
{
  double sum = 0.;

  if (!has_stability (graph))
    return mg_figure_count ((double) NAN);

  for (guint run = 0; run < N_RUNS; run++)
    for (guint other = 0; other < run; other++)
      sum += agree (get_run (runs, run), get_run (runs, other), graph->n_nodes);

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
add_run (const guint *groups,
         const guint *run,
         guint        n,
         const guint *sizes,
         double      *values)
{
  Contingency table = contingency_new (groups, run, n);

  for (guint row = 0; row < n; row++)
    {
      double together = g_array_index (table.cells, Cell, table.places[row]).n - 1.;

      if (sizes[groups[row]] > 1)
        values[row] += together;
    }
  contingency_clear (&table);
}

MG_DECLARE_VALUES (mg_group_share)
{
  g_autoptr(GArray) runs = mg_values_get (graph, find_runs, progress, cancellable, error);
  g_autoptr(GArray) found = runs != NULL
                            ? mg_values_get (graph, mg_community_values, progress, cancellable, error) : NULL;
  g_autofree guint *groups = g_new0 (guint, graph->n_nodes + 1);
  g_autofree guint *sizes = g_new0 (guint, graph->n_nodes + 1);

  if (found == NULL)
    return FALSE;

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      groups[row] = (guint) mg_values_data (found)[row];
      sizes[groups[row]]++;
    }

  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] = has_stability (graph) && sizes[groups[row]] > 1 ? 0. : (double) NAN;

  for (guint run = 0; has_stability (graph) && run < N_RUNS; run++)
    add_run (groups, get_run (runs, run), graph->n_nodes, sizes, values);

  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] /= (sizes[groups[row]] - 1.) * N_RUNS;

  return TRUE;
}
