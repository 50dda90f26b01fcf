/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-betweenness.h"

#include <math.h>
#include <string.h>

#include "mg-fold.h"
#include "mg-values.h"
#include "mg-way-sources.h"
#include "mg-ways.h"

/* Pieces of the work: a few batches of sources at least, whatever the machine. */
#define MAX_PIECES     16
#define PIECE_SOURCES  (8 * MG_WAYS_BATCH)

/* What the pieces hold of links, all together: 64 MiB. */
#define MOST_ARC_SCORES (1u << 23)

/* Ways that are followed, link by link, in about 10 ms. */
#define LONG_WORK      2.5e6

/* Draws of organisations beyond MG_BETWEENNESS_EXACT. */
#define DRAWS_WORK     6e8
#define MIN_DRAWS      128
#define MAX_DRAWS      2048

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
    part_of (job->scores.squares, piece, job->ways.n),
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

/* So many that it takes a few seconds, whatever the size. */
static guint
count_draws (const MgFold *fold)
{
  double n_draws = DRAWS_WORK / MAX (fold->first[fold->n], 1.);

  n_draws = MIN (MAX (n_draws, MIN_DRAWS), g_atomic_int_get (&most_draws));

  return (guint) n_draws / MG_WAYS_BATCH * MG_WAYS_BATCH;
}

/* What is scored besides what passes through places. */
typedef enum
{
  ARCS    = 1 << 0,
  WHOLE   = 1 << 1,
  SQUARES = 1 << 2,
} What;

static double *
scores_new (gboolean is_scored,
            guint    n_pieces,
            gsize    n)
{
  return is_scored ? g_new0 (double, n_pieces * n + 1) : NULL;
}

/* By the work alone: the same bits on any number of threads. */
static guint
count_pieces (guint n_sources,
              gsize n_arcs,
              What  what)
{
  gsize most = (what & ARCS) != 0 ? MOST_ARC_SCORES / MAX (n_arcs, 1) : MAX_PIECES;

  return (guint) MAX (MIN (n_sources / PIECE_SOURCES, MIN (most, MAX_PIECES)), 1);
}

static void
job_init (Job                *job,
          const MgFold       *fold,
          const MgWaySources *sources,
          gboolean            mutual,
          What                what)
{
  guint n_pieces = count_pieces (sources->n, fold->first[fold->n], what);

  *job = (Job) { .ways = { fold->n, fold->first, fold->partners, fold->weights, sources->places,
                           sources->weights, sources->n, mutual } };
  job->func = mg_ways_get_func ();
  job->n_pieces = n_pieces;
  job->n_arcs = fold->first[fold->n];
  job->scores.places = scores_new (TRUE, n_pieces, fold->n);
  job->scores.arcs = scores_new ((what & ARCS) != 0, n_pieces, job->n_arcs);
  job->scores.whole = scores_new ((what & WHOLE) != 0, n_pieces, fold->n);
  job->scores.begun = scores_new ((what & WHOLE) != 0, n_pieces, fold->n);
  job->scores.squares = scores_new ((what & SQUARES) != 0, n_pieces, fold->n);
}

static void
job_clear (Job *job)
{
  g_free (job->scores.places);
  g_free (job->scores.arcs);
  g_free (job->scores.whole);
  g_free (job->scores.begun);
  g_free (job->scores.squares);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

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
  add_up (job->scores.squares, job->ways.n, job->n_pieces);

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

/* What one walk finds, one after the other: by row, how far these may be off, and
 * the ways; then links, by pair of the snapshot.
 */
typedef enum
{
  VALUES,
  BOUNDS,
  WAYS,
  LINKS,
} Part;

static double *
find_part (const MgSnapshot *graph,
           GArray           *scores,
           Part              part)
{
  return mg_values_data (scores) + (gsize) part * graph->n_nodes;
}

/* From some of the places: an estimate. */
static gboolean
estimate (const MgSnapshot  *graph,
          GArray            *scores,
          MgProgress        *progress,
          GCancellable      *cancellable,
          GError           **error)
{
  g_autoptr(MgFold) fold = mg_fold_new (graph);
  g_auto(MgWaySources) sources = { 0 };
  g_auto(Job) job = { 0 };
  double *bounds = find_part (graph, scores, BOUNDS);

  mg_way_sources_draw (&sources, graph, fold, count_draws (fold));
  job_init (&job, fold, &sources, !graph->directed, SQUARES);
  if (!job_run (&job, progress, cancellable, error))
    return FALSE;

  for (guint i = 0; i < fold->n; i++)
    {
      bounds[fold->rows[i]] = mg_way_sources_bound (&sources, fold->n, job.scores.places[i],
                                                           job.scores.squares[i]) /
                                     (graph->directed ? 1. : 2.);
      job.scores.places[i] *= sources.scale;
    }
  add_places (graph, fold, &job, find_part (graph, scores, VALUES));

  return TRUE;
}

static gboolean
compute (const MgSnapshot  *graph,
         What               what,
         GArray            *scores,
         MgProgress        *progress,
         GCancellable      *cancellable,
         GError           **error)
{
  g_autoptr(MgFold) fold = mg_fold_new (graph);
  g_auto(MgWaySources) sources = { 0 };
  g_auto(Job) job = { 0 };

  mg_way_sources_take_all (&sources, fold);
  job_init (&job, fold, &sources, !graph->directed, what);
  if (!job_run (&job, progress, cancellable, error))
    return FALSE;

  add_places (graph, fold, &job, find_part (graph, scores, VALUES));
  if ((what & ARCS) != 0)
    add_links (graph, fold, &job, find_part (graph, scores, LINKS));
  if ((what & WHOLE) != 0)
    add_whole (graph, fold, &job, find_part (graph, scores, WAYS));

  return TRUE;
}

static GArray *
count (const MgSnapshot  *graph,
       What               what,
       MgProgress        *progress,
       GCancellable      *cancellable,
       GError           **error)
{
  g_autoptr(GArray) scores = g_array_new (FALSE, TRUE, sizeof (double));
  gboolean ok;

  g_array_set_size (scores, 3 * graph->n_nodes + graph->n_pairs + 1);
  ok = mg_betweenness_is_exact (graph) || (what & WHOLE) != 0
       ? compute (graph, what, scores, progress, cancellable, error)
       : estimate (graph, scores, progress, cancellable, error);

  return ok ? g_steal_pointer (&scores) : NULL;
}

static gboolean
asks_for_ways (const MgSnapshot *graph)
{
  return mg_betweenness_is_exact (graph) && graph->n_nodes <= MG_COUNT_WAYS_MAX &&
         mg_values_are_for (graph, "stress");
}

/* All that this run asks for, on one walk. */
static GArray *
count_asked (const MgSnapshot  *graph,
             MgProgress        *progress,
             GCancellable      *cancellable,
             GError           **error)
{
  gboolean with_links = mg_values_are_for (graph, "link_betweenness");

  return count (graph, (asks_for_ways (graph) ? WHOLE : 0) | (with_links ? ARCS : 0), progress,
                cancellable, error);
}

static GArray *
count_whole (const MgSnapshot  *graph,
             MgProgress        *progress,
             GCancellable      *cancellable,
             GError           **error)
{
  return count (graph, WHOLE, progress, cancellable, error);
}

static GArray *
count_links (const MgSnapshot  *graph,
             MgProgress        *progress,
             GCancellable      *cancellable,
             GError           **error)
{
  return count (graph, ARCS, progress, cancellable, error);
}

/* One of the parts of what @func finds. */
static gboolean
copy_part (const MgSnapshot  *graph,
           MgValuesFunc       func,
           Part               part,
           MgProgress        *progress,
           GCancellable      *cancellable,
           double            *values,
           GError           **error)
{
  g_autoptr(GArray) scores = mg_values_get (graph, func, progress, cancellable, error);
  gsize n = part == LINKS ? graph->n_pairs : graph->n_nodes;

  if (scores == NULL)
    return FALSE;

  memcpy (values, find_part (graph, scores, part), n * sizeof *values);

  return TRUE;
}

gboolean
mg_betweenness (const MgSnapshot  *graph,
                MgProgress        *progress,
                GCancellable      *cancellable,
                double            *values,
                GError           **error)
{
  return mg_values_copy (graph, count_asked, progress, cancellable, values, error);
}

gboolean
mg_count_ways (const MgSnapshot  *graph,
               MgProgress        *progress,
               GCancellable      *cancellable,
               double            *values,
               GError           **error)
{
  return copy_part (graph, asks_for_ways (graph) ? count_asked : count_whole, WAYS, progress, cancellable, values,
                    error);
}

gboolean
mg_link_betweenness (const MgSnapshot  *graph,
                     MgProgress        *progress,
                     GCancellable      *cancellable,
                     double            *values,
                     GError           **error)
{
  gboolean is_asked = mg_values_are_for (graph, "link_betweenness");

  for (gsize i = 0; i < graph->n_pairs && !mg_betweenness_is_exact (graph); i++)
    values[i] = (double) NAN;
  if (!mg_betweenness_is_exact (graph))
    return TRUE;

  return copy_part (graph, is_asked ? count_asked : count_links, LINKS, progress, cancellable, values,
                    error);
}

gboolean
mg_betweenness_bounds (const MgSnapshot  *graph,
                       MgProgress        *progress,
                       GCancellable      *cancellable,
                       double            *values,
                       GError           **error)
{
  return copy_part (graph, count_asked, BOUNDS, progress, cancellable, values,
                    error);
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

  if (!mg_betweenness (graph, progress, cancellable, values, error))
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
  g_autofree double *bounds = NULL;

  *figure = mg_figure_count ((double) NAN);
  if (mg_betweenness_is_exact (graph))
    return TRUE;

  bounds = g_new (double, graph->n_nodes + 1);
  if (!mg_betweenness_bounds (graph, progress, cancellable, bounds, error))
    return FALSE;

  figure->value = 0.;
  for (guint row = 0; row < graph->n_nodes; row++)
    figure->value = MAX (figure->value, bounds[row]);

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
