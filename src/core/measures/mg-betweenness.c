/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-betweenness.h"

#include <math.h>

#include "mg-fold.h"
#include "mg-values.h"
#include "mg-ways.h"

/* Pieces of the work: a few batches of sources at least, whatever the machine. */
#define MAX_PIECES     16
#define PIECE_SOURCES  (8 * MG_WAYS_BATCH)

/* Ways that are followed, link by link, in about 10 ms. */
#define LONG_WORK      2.5e6

/* Draws of organisations beyond MG_BETWEENNESS_EXACT: always the same ones. */
#define DRAWS_SEED     1
#define DRAWS_WORK     6e8
#define MIN_DRAWS      128
#define MAX_DRAWS      2048
#define UNLIKELY_SHARE .05

static int most_exact = MG_BETWEENNESS_EXACT;
static int most_draws = MAX_DRAWS;

typedef struct
{
  MgWays        ways;
  MgWaysFunc    func;
  guint         n_pieces;
  gsize         n_arcs;
  MgWaysScores  scores;    /* by piece, then by place, or position */
} Job;

/* @values: (nullable) */
static double *
part_of (double *values,
         guint   piece,
         gsize   n)
{
  return values != NULL ? values + piece * n : NULL;
}

static void
piece_cb (MgShare  *share,
          guint     piece,
          gpointer  user_data)
{
  const Job *job = user_data;
  guint n_batches = (job->ways.n_sources + MG_WAYS_BATCH - 1) / MG_WAYS_BATCH;
  guint begin = (guint) ((guint64) n_batches * piece / job->n_pieces) * MG_WAYS_BATCH;
  guint end = (guint) ((guint64) n_batches * (piece + 1) / job->n_pieces) * MG_WAYS_BATCH;
  const MgWaysScores scores = {
    part_of (job->scores.places, piece, job->ways.n), part_of (job->scores.arcs, piece, job->n_arcs),
    part_of (job->scores.whole, piece, job->ways.n), part_of (job->scores.begun, piece, job->ways.n),
  };

  job->func (&job->ways, begin, MIN (end, job->ways.n_sources), &scores, share);
}

/* Adds up what the pieces found in the first of them, always in their order.
 * @values: (nullable)
 */
static void
add_up (double *values,
        gsize   n,
        guint   n_pieces)
{
  for (guint piece = 1; values != NULL && piece < n_pieces; piece++)
    for (gsize i = 0; i < n; i++)
      values[i] += values[piece * n + i];
}

/* Where ways begin: all places, or those of organisations that were drawn. */
typedef struct
{
  guint   n;
  guint  *places;     /* each once */
  double *weights;    /* organisations that begin there */
  double  scale;      /* of what is found, so that it stands for all */
  double  error;      /* no score is likely to be off by more; 0: it is exact */
} Sources;

static void
sources_clear (Sources *self)
{
  g_free (self->places);
  g_free (self->weights);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sources, sources_clear)

static void
take_all (Sources      *self,
          const MgFold *fold)
{
  *self = (Sources) { fold->n, g_new (guint, fold->n + 1), g_new (double, fold->n + 1), 1., 0. };
  for (guint i = 0; i < fold->n; i++)
    {
      self->places[i] = i;
      self->weights[i] = fold->weights[i];
    }
}

/* The places of organisations, one for each, in any order: the first @n_draws are
 * drawn without putting back (Fisher & Yates).
 */
static GArray *
draw_places (const MgSnapshot *graph,
             const MgFold     *fold,
             guint             n_draws)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (DRAWS_SEED);
  GArray *all = g_array_sized_new (FALSE, FALSE, sizeof (guint), graph->n_nodes);

  for (guint row = 0; row < graph->n_nodes; row++)
    if (fold->places[row] != MG_NO_ROW)
      g_array_append_val (all, fold->places[row]);

  for (guint i = 0; i < MIN (n_draws, all->len); i++)
    {
      guint k = i + (guint) g_rand_int_range (rand, 0, (gint32) (all->len - i));
      guint place = g_array_index (all, guint, k);

      g_array_index (all, guint, k) = g_array_index (all, guint, i);
      g_array_index (all, guint, i) = place;
    }

  return all;
}

/* What depends on a place, source by source, is 0 to W, the organisations that are
 * left: all means of k draws are within W·√(ln(2N/δ)/2k) of the true ones but with
 * probability δ (Hoeffding 1963, doi:10.1080/01621459.1963.10500830, which holds
 * without putting back, too), N being the places.
 */
static void
draw_some (Sources          *self,
           const MgSnapshot *graph,
           const MgFold     *fold,
           guint             n_draws)
{
  g_autoptr(GArray) drawn = draw_places (graph, fold, n_draws);
  g_autofree double *counts = g_new0 (double, fold->n + 1);
  double all = drawn->len;

  n_draws = MIN (n_draws, drawn->len);
  *self = (Sources) { 0, g_new (guint, fold->n + 1), g_new (double, fold->n + 1),
                      all / MAX (n_draws, 1.), 0. };
  for (guint i = 0; i < n_draws; i++)
    counts[g_array_index (drawn, guint, i)]++;
  for (guint i = 0; i < fold->n; i++)
    {
      self->places[self->n] = i;
      self->weights[self->n] = counts[i];
      self->n += counts[i] > 0.;
    }
  if (n_draws < drawn->len)
    self->error = all * all * sqrt (log (2. * fold->n / UNLIKELY_SHARE) / (2. * n_draws)) /
                  (graph->directed ? 1. : 2.);
}

/* So many that it takes a few seconds, whatever the size. */
static guint
count_draws (const MgFold *fold)
{
  double n_draws = DRAWS_WORK / MAX (fold->first[fold->n], 1.);

  n_draws = MIN (MAX (n_draws, MIN_DRAWS), g_atomic_int_get (&most_draws));

  return (guint) n_draws / MG_WAYS_BATCH * MG_WAYS_BATCH;
}

/* What is scored. */
typedef enum
{
  PLACES,
  PLACES_AND_ARCS,
  PLACES_AND_WHOLE,
} What;

static void
job_init (Job           *job,
          const MgFold  *fold,
          const Sources *sources,
          gboolean       mutual,
          What           what)
{
  gsize n_places;

  *job = (Job) { .ways = { fold->n, fold->first, fold->partners, fold->weights, sources->places,
                           sources->weights, sources->n, mutual } };
  job->func = mg_ways_get_func ();
  job->n_pieces = CLAMP (sources->n / PIECE_SOURCES, 1, MAX_PIECES);
  job->n_arcs = fold->first[fold->n];
  n_places = (gsize) job->n_pieces * fold->n + 1;
  job->scores.places = g_new0 (double, n_places);
  job->scores.arcs = what == PLACES_AND_ARCS ? g_new0 (double, job->n_pieces * job->n_arcs + 1) : NULL;
  job->scores.whole = what == PLACES_AND_WHOLE ? g_new0 (double, n_places) : NULL;
  job->scores.begun = what == PLACES_AND_WHOLE ? g_new0 (double, n_places) : NULL;
}

static void
job_clear (Job *job)
{
  g_free (job->scores.places);
  g_free (job->scores.arcs);
  g_free (job->scores.whole);
  g_free (job->scores.begun);
}

/* From each of the sources to all others. */
static gboolean
job_run (Job           *job,
         MgProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  double work = (double) job->ways.n_sources * job->n_arcs;

  if (!mg_share_out (job->n_pieces, work > LONG_WORK, job->ways.n_sources, piece_cb, job, progress,
                     cancellable, error))
    return FALSE;

  add_up (job->scores.places, job->ways.n, job->n_pieces);
  add_up (job->scores.arcs, job->n_arcs, job->n_pieces);
  add_up (job->scores.whole, job->ways.n, job->n_pieces);
  add_up (job->scores.begun, job->ways.n, job->n_pieces);

  return TRUE;
}

static void
add_places (const MgSnapshot *graph,
            const MgFold     *fold,
            const Job        *job,
            double           *values)
{
  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] = fold->passing[row];
  for (guint i = 0; i < fold->n; i++)
    values[fold->rows[i]] += job->scores.places[i];
  for (guint row = 0; row < graph->n_nodes && !graph->directed; row++)
    values[row] /= 2.;
}

static double
along_tree (const MgFold *fold,
            guint         row)
{
  return fold->hanging[row] * (fold->piece[row] - fold->hanging[row]);
}

static void
add_links (const MgSnapshot *graph,
           const MgFold     *fold,
           const Job        *job,
           double           *values)
{
  g_autofree guint *arcs = mg_fold_find_arcs (fold, graph);

  for (gsize i = 0; i < graph->n_pairs; i++)
    {
      guint a = graph->ends[2 * i];
      guint b = graph->ends[2 * i + 1];

      if (graph->directed)
        values[i] = job->scores.arcs[arcs[2 * i]];
      else if (arcs[2 * i] != MG_NO_ROW)
        values[i] = (job->scores.arcs[arcs[2 * i]] + job->scores.arcs[arcs[2 * i + 1]]) / 2.;
      else
        values[i] = along_tree (fold, fold->above[a] == b ? a : b);
    }
}

/* Ways between others of which one at least is in the tree that hangs, with
 * @row, on one place: within the tree there is one way for each pair, and from
 * each of it to the rest as many as from the place where it hangs.
 */
static double
ways_of_tree (const MgFold *fold,
              const Job    *job,
              guint         row)
{
  guint place = fold->places[row];
  double here = fold->hanging[row];
  double piece = fold->piece[row];
  double tree = place != MG_NO_ROW ? fold->weights[place] : piece;
  double begun = place != MG_NO_ROW ? job->scores.begun[place] : 0.;
  double squares = (piece - 1.) * (piece - 1.) - (piece - here) * (piece - here) - fold->passing[row];
  double within = (tree - 1.) * (tree - 1.) - (tree - here) * (tree - here) - squares;

  return within + 2. * (here - 1.) * begun;
}

static void
add_whole (const MgSnapshot *graph,
           const MgFold     *fold,
           const Job        *job,
           double           *values)
{
  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] = graph->directed ? 0. : ways_of_tree (fold, job, row);
  for (guint i = 0; i < fold->n; i++)
    values[fold->rows[i]] += job->scores.whole[i];
  for (guint row = 0; row < graph->n_nodes && !graph->directed; row++)
    values[row] /= 2.;
}

/* @links, @whole: (nullable): not both; all places are sources then */
static gboolean
compute (const MgSnapshot  *graph,
         MgProgress        *progress,
         GCancellable      *cancellable,
         double            *values,
         double            *links,
         double            *whole,
         GError           **error)
{
  g_autoptr(MgFold) fold = mg_fold_new (graph);
  g_auto(Sources) sources = { 0 };
  gboolean ok;
  Job job;

  take_all (&sources, fold);
  job_init (&job, fold, &sources, !graph->directed,
            links != NULL ? PLACES_AND_ARCS : whole != NULL ? PLACES_AND_WHOLE : PLACES);
  ok = job_run (&job, progress, cancellable, error);
  if (ok)
    add_places (graph, fold, &job, values);
  if (ok && links != NULL)
    add_links (graph, fold, &job, links);
  if (ok && whole != NULL)
    add_whole (graph, fold, &job, whole);
  job_clear (&job);

  return ok;
}

gboolean
mg_betweenness_is_exact (const MgSnapshot *graph)
{
  return graph->n_nodes <= (guint) g_atomic_int_get (&most_exact);
}

void
mg_betweenness_limit (guint n_exact,
                      guint n_draws)
{
  g_atomic_int_set (&most_exact, (int) n_exact);
  g_atomic_int_set (&most_draws, (int) MIN (n_draws, MAX_DRAWS));
}

/* From some of the places: an estimate. */
static gboolean
estimate (const MgSnapshot  *graph,
          MgProgress        *progress,
          GCancellable      *cancellable,
          double            *values,
          double            *deviation,
          GError           **error)
{
  g_autoptr(MgFold) fold = mg_fold_new (graph);
  g_auto(Sources) sources = { 0 };
  gboolean ok;
  Job job;

  draw_some (&sources, graph, fold, count_draws (fold));
  job_init (&job, fold, &sources, !graph->directed, PLACES);
  ok = job_run (&job, progress, cancellable, error);
  for (guint i = 0; i < fold->n; i++)
    job.scores.places[i] *= sources.scale;
  if (ok)
    add_places (graph, fold, &job, values);
  *deviation = sources.error;
  job_clear (&job);

  return ok;
}

/* Both in one walk: pairs, row by row, then ways. */
static GArray *
count_both (const MgSnapshot  *graph,
            MgProgress        *progress,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autoptr(GArray) scores = g_array_new (FALSE, TRUE, sizeof (double));
  double *pairs;

  g_array_set_size (scores, 2 * graph->n_nodes);
  pairs = mg_values_data (scores);
  if (!compute (graph, progress, cancellable, pairs, NULL, pairs + graph->n_nodes, error))
    return NULL;

  return g_steal_pointer (&scores);
}

gboolean
mg_count_ways (const MgSnapshot  *graph,
               MgProgress        *progress,
               GCancellable      *cancellable,
               double            *values,
               GError           **error)
{
  g_autoptr(GArray) both = mg_values_get (graph, count_both, progress, cancellable, error);

  if (both == NULL)
    return FALSE;

  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] = mg_values_data (both)[graph->n_nodes + row];

  return TRUE;
}

/* Of each row, and then how far they may be off. */
static GArray *
count_pairs (const MgSnapshot  *graph,
             MgProgress        *progress,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr(GArray) scores = g_array_new (FALSE, TRUE, sizeof (double));
  double *values;
  gboolean ok;

  g_array_set_size (scores, graph->n_nodes + 1);
  values = mg_values_data (scores);
  ok = mg_betweenness_is_exact (graph)
       ? compute (graph, progress, cancellable, values, NULL, NULL, error)
       : estimate (graph, progress, cancellable, values, &values[graph->n_nodes], error);

  return ok ? g_steal_pointer (&scores) : NULL;
}

/* Where ways are asked for, too, they are counted on the same walk. */
static gboolean
copy_pairs (const MgSnapshot  *graph,
            MgProgress        *progress,
            GCancellable      *cancellable,
            double            *values,
            GError           **error)
{
  gboolean with_ways = mg_betweenness_is_exact (graph) && graph->n_nodes <= MG_COUNT_WAYS_MAX &&
                       mg_values_are_for (graph, "stress");

  return mg_values_copy (graph, with_ways ? count_both : count_pairs, progress, cancellable, values,
                         error);
}

gboolean
mg_betweenness_with_links (const MgSnapshot  *graph,
                           MgProgress        *progress,
                           GCancellable      *cancellable,
                           double            *values,
                           double            *links,
                           GError           **error)
{
  return compute (graph, progress, cancellable, values, links, NULL, error);
}

gboolean
mg_betweenness (const MgSnapshot  *graph,
                MgProgress        *progress,
                GCancellable      *cancellable,
                double            *values,
                GError           **error)
{
  return copy_pairs (graph, progress, cancellable, values, error);
}

gboolean
mg_betweenness_norm (const MgSnapshot  *graph,
                     MgProgress        *progress,
                     GCancellable      *cancellable,
                     double            *values,
                     GError           **error)
{
  double n = graph->n_nodes;
  double largest = (n - 1.) * (n - 2.) / (graph->directed ? 1. : 2.);

  if (!copy_pairs (graph, progress, cancellable, values, error))
    return FALSE;

  for (guint i = 0; i < graph->n_nodes; i++)
    values[i] = n > 2. ? values[i] / largest : (double) NAN;

  return TRUE;
}

gboolean
mg_betweenness_deviation (const MgSnapshot  *graph,
                          MgProgress        *progress,
                          GCancellable      *cancellable,
                          MgFigure          *figure,
                          GError           **error)
{
  g_autoptr(GArray) scores = NULL;

  *figure = mg_figure_count ((double) NAN);
  if (mg_betweenness_is_exact (graph))
    return TRUE;

  scores = mg_values_get (graph, count_pairs, progress, cancellable, error);
  if (scores == NULL)
    return FALSE;

  figure->value = mg_values_data (scores)[graph->n_nodes];

  return TRUE;
}

gboolean
mg_betweenness_centralization (const MgSnapshot  *graph,
                               MgProgress        *progress,
                               GCancellable      *cancellable,
                               MgFigure          *figure,
                               GError           **error)
{
  g_autofree double *shares = g_new (double, graph->n_nodes + 1);
  double largest = 0.;
  double sum = 0.;

  if (!mg_betweenness_norm (graph, progress, cancellable, shares, error))
    return FALSE;

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      largest = MAX (largest, shares[i]);
      sum += shares[i];
    }

  *figure = (MgFigure) {
    graph->n_nodes > 2 ? (graph->n_nodes * largest - sum) / (graph->n_nodes - 1.) : (double) NAN,
    (double) NAN, (double) NAN,
  };

  return TRUE;
}
