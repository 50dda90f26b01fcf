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

/* One way to put all in groups: who is in each, group by group. */
typedef struct
{
  const guint *groups;
  guint        n;
  guint        n_groups;
  guint       *starts;     /* n_groups + 1 positions in sorted */
  guint       *sorted;
} Parting;

static Parting
parting_new (const guint *groups,
             guint        n)
{
  Parting self = { .groups = groups, .n = n, .sorted = g_new (guint, n + 1) };

  for (guint i = 0; i < n; i++)
    self.n_groups = MAX (self.n_groups, groups[i] + 1);

  self.starts = g_new0 (guint, self.n_groups + 2);
  for (guint i = 0; i < n; i++)
    self.starts[groups[i] + 2]++;
  for (guint group = 2; group < self.n_groups + 2; group++)
    self.starts[group] += self.starts[group - 1];
  for (guint i = 0; i < n; i++)
    self.sorted[self.starts[groups[i] + 1]++] = i;

  return self;
}

static void
parting_clear (Parting *self)
{
  g_free (self->starts);
  g_free (self->sorted);
}

static guint
size_of (const Parting *self,
         guint          group)
{
  return self->starts[group + 1] - self->starts[group];
}

/* What is needed to compare two after the other. */
typedef struct
{
  double *logs;       /* of 1 to n */
  guint  *together;   /* of one group, in each of the other; 0 between groups */
  guint  *met;        /* groups of the other; n + 1, as the last is written to and not read */
} Desk;

static Desk
desk_new (guint n)
{
  Desk self = { g_new (double, n + 1), g_new0 (guint, n + 1), g_new (guint, n + 1) };

  for (guint k = 1; k <= n; k++)
    self.logs[k] = log (k);

  return self;
}

static void
desk_clear (Desk *self)
{
  g_free (self->logs);
  g_free (self->together);
  g_free (self->met);
}

/* Counts how many of a group of one are in each of the other.
 * Returns: how many of these it has met
 */
static guint
meet (const Parting *one,
      const guint   *other,
      guint          group,
      Desk          *desk)
{
  guint n_met = 0;

  for (guint k = one->starts[group]; k < one->starts[group + 1]; k++)
    {
      guint *together = &desk->together[other[one->sorted[k]]];

      desk->met[n_met] = other[one->sorted[k]];
      n_met += *together == 0;
      ++*together;
    }

  return n_met;
}

static double
choose_two (double n)
{
  return n * (n - 1.) / 2.;
}

static double
count_pairs (const Parting *self)
{
  double sum = 0.;

  for (guint group = 0; group < self->n_groups; group++)
    sum += choose_two (size_of (self, group));

  return sum;
}

static double
entropy (const Parting *self,
         const Desk    *desk)
{
  double sum = 0.;

  for (guint group = 0; group < self->n_groups; group++)
    {
      guint size = size_of (self, group);

      if (size > 0)
        sum += size * (desk->logs[self->n] - desk->logs[size]);
    }

  return sum;
}

typedef struct
{
  double rand;
  double information;
} Agreement;

/* Logarithms in such an order that what is the same twice agrees to the last bit. */
static Agreement
compare (const Parting *one,
         const Parting *other,
         Desk          *desk)
{
  double first = count_pairs (one);
  double second = count_pairs (other);
  double expected = one->n < 2 ? 0. : first * second / choose_two (one->n);
  double entropies = entropy (one, desk) + entropy (other, desk);
  double both = 0.;
  double mutual = 0.;

  for (guint group = 0; group < one->n_groups; group++)
    {
      guint n_met = meet (one, other->groups, group, desk);
      double own = desk->logs[MAX (size_of (one, group), 1)];

      for (guint i = 0; i < n_met; i++)
        {
          guint *together = &desk->together[desk->met[i]];
          guint size = size_of (other, desk->met[i]);

          both += choose_two (*together);
          mutual += *together * ((desk->logs[*together] - own) + (desk->logs[one->n] - desk->logs[size]));
          *together = 0;
        }
    }

  return (Agreement) {
    (first + second) / 2. == expected ? 1. : (both - expected) / ((first + second) / 2. - expected),
    entropies <= 0. ? 1. : CLAMP (2. * mutual / entropies, 0., 1.),
  };
}

static Agreement
compare_two (const guint *one,
             const guint *other,
             guint        n)
{
  Parting first = parting_new (one, n);
  Parting second = parting_new (other, n);
  Desk desk = desk_new (n);
  Agreement agreement = compare (&first, &second, &desk);

  parting_clear (&first);
  parting_clear (&second);
  desk_clear (&desk);

  return agreement;
}

double
mg_adjusted_rand (const guint *one,
                  const guint *other,
                  guint        n)
{
  return compare_two (one, other, n).rand;
}

double
mg_normalised_information (const guint *one,
                           const guint *other,
                           guint        n)
{
  return compare_two (one, other, n).information;
}

static Agreement
mean_agreement (const GArray *runs,
                guint         n)
{
  Parting partings[N_RUNS];
  Desk desk = desk_new (n);
  Agreement mean = { 0., 0. };

  for (guint run = 0; run < N_RUNS; run++)
    {
      partings[run] = parting_new (get_run (runs, run), n);
      for (guint other = 0; other < run; other++)
        {
          Agreement agreement = compare (&partings[run], &partings[other], &desk);

          mean.rand += agreement.rand / choose_two (N_RUNS);
          mean.information += agreement.information / choose_two (N_RUNS);
        }
    }

  for (guint run = 0; run < N_RUNS; run++)
    parting_clear (&partings[run]);
  desk_clear (&desk);

  return mean;
}

/* Returns: (element-type Agreement): one */
static GArray *
find_agreement (const MgSnapshot  *graph,
                MgProgress        *progress,
                GCancellable      *cancellable,
                GError           **error)
{
  g_autoptr(GArray) runs = mg_values_get (graph, find_runs, progress, cancellable, error);
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (Agreement));
  Agreement mean = { (double) NAN, (double) NAN };

  if (runs == NULL)
    return NULL;

  if (has_stability (graph))
    mean = mean_agreement (runs, graph->n_nodes);

  g_array_append_val (found, mean);

  return g_steal_pointer (&found);
}

MG_DECLARE_FIGURE (mg_stability_rand)
{
  g_autoptr(GArray) found = mg_values_get (graph, find_agreement, progress, cancellable, error);

  if (found == NULL)
    return FALSE;

  *figure = mg_figure_count (g_array_index (found, Agreement, 0).rand);

  return TRUE;
}

MG_DECLARE_FIGURE (mg_stability_information)
{
  g_autoptr(GArray) found = mg_values_get (graph, find_agreement, progress, cancellable, error);

  if (found == NULL)
    return FALSE;

  *figure = mg_figure_count (g_array_index (found, Agreement, 0).information);

  return TRUE;
}

/* Those of a row's group who are with it in a run are counted for all at once. */
static void
add_run (const Parting *found,
         const guint   *run,
         Desk          *desk,
         double        *values)
{
  for (guint group = 0; group < found->n_groups; group++)
    {
      guint n_met;

      if (size_of (found, group) < 2)
        continue;

      n_met = meet (found, run, group, desk);
      for (guint k = found->starts[group]; k < found->starts[group + 1]; k++)
        values[found->sorted[k]] += desk->together[run[found->sorted[k]]] - 1.;
      for (guint i = 0; i < n_met; i++)
        desk->together[desk->met[i]] = 0;
    }
}

static void
share_groups (const Parting *found,
              const GArray  *runs,
              double        *values)
{
  Desk desk = desk_new (found->n);

  for (guint run = 0; run < N_RUNS; run++)
    add_run (found, get_run (runs, run), &desk, values);
  for (guint row = 0; row < found->n; row++)
    values[row] /= (size_of (found, found->groups[row]) - 1.) * N_RUNS;
  desk_clear (&desk);
}

MG_DECLARE_VALUES (mg_group_share)
{
  g_autoptr(GArray) runs = mg_values_get (graph, find_runs, progress, cancellable, error);
  g_autoptr(GArray) community = runs != NULL
                                ? mg_values_get (graph, mg_community_values, progress, cancellable, error) : NULL;
  g_autofree guint *groups = g_new0 (guint, graph->n_nodes + 1);
  Parting found;

  if (community == NULL)
    return FALSE;

  for (guint row = 0; row < graph->n_nodes; row++)
    groups[row] = (guint) mg_values_data (community)[row];
  found = parting_new (groups, graph->n_nodes);
  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] = has_stability (graph) && size_of (&found, groups[row]) > 1 ? 0. : (double) NAN;
  if (has_stability (graph))
    share_groups (&found, runs, values);
  parting_clear (&found);

  return TRUE;
}
