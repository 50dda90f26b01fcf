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

typedef struct
{
  MgWays      ways;
  MgWaysFunc  func;
  guint       n_pieces;
  gsize       n_arcs;
  double     *scores;    /* by piece, then by place */
  double     *arcs;      /* (nullable): by piece, then by position */
} Job;

static void
piece_cb (MgShare  *share,
          guint     piece,
          gpointer  user_data)
{
  const Job *job = user_data;
  guint n_batches = (job->ways.n_sources + MG_WAYS_BATCH - 1) / MG_WAYS_BATCH;
  guint begin = (guint) ((guint64) n_batches * piece / job->n_pieces) * MG_WAYS_BATCH;
  guint end = (guint) ((guint64) n_batches * (piece + 1) / job->n_pieces) * MG_WAYS_BATCH;

  job->func (&job->ways, begin, MIN (end, job->ways.n_sources),
             job->scores + (gsize) piece * job->ways.n,
             job->arcs != NULL ? job->arcs + piece * job->n_arcs : NULL, share);
}

/* Adds up what the pieces found in the first of them, always in their order. */
static void
add_up (double *values,
        gsize   n,
        guint   n_pieces)
{
  for (guint piece = 1; piece < n_pieces; piece++)
    for (gsize i = 0; i < n; i++)
      values[i] += values[piece * n + i];
}

static gboolean
job_run (Job           *job,
         MgProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  double work = (double) job->ways.n_sources * job->ways.first[job->ways.n];

  job->func = mg_ways_get_func ();
  job->n_pieces = CLAMP (job->ways.n_sources / PIECE_SOURCES, 1, MAX_PIECES);
  job->n_arcs = job->ways.first[job->ways.n];
  job->scores = g_new0 (double, (gsize) job->n_pieces * job->ways.n + 1);
  job->arcs = job->ways.links ? g_new0 (double, job->n_pieces * job->n_arcs + 1) : NULL;

  if (!mg_share_out (job->n_pieces, work > LONG_WORK, job->ways.n_sources, piece_cb, job, progress,
                     cancellable, error))
    return FALSE;

  add_up (job->scores, job->ways.n, job->n_pieces);
  if (job->arcs != NULL)
    add_up (job->arcs, job->n_arcs, job->n_pieces);

  return TRUE;
}

static void
job_clear (Job *job)
{
  g_free (job->scores);
  g_free (job->arcs);
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
    values[fold->rows[i]] += job->scores[i];
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
        values[i] = job->arcs[arcs[2 * i]];
      else if (arcs[2 * i] != MG_NO_ROW)
        values[i] = (job->arcs[arcs[2 * i]] + job->arcs[arcs[2 * i + 1]]) / 2.;
      else
        values[i] = along_tree (fold, fold->above[a] == b ? a : b);
    }
}

/* @links: (nullable) */
static gboolean
compute (const MgSnapshot  *graph,
         MgProgress        *progress,
         GCancellable      *cancellable,
         double            *values,
         double            *links,
         GError           **error)
{
  g_autoptr(MgFold) fold = mg_fold_new (graph);
  g_autofree guint *sources = g_new (guint, fold->n + 1);
  Job job = { .ways = { fold->n, fold->first, fold->partners, fold->weights, sources, fold->weights, fold->n,
                        links != NULL, FALSE, !graph->directed } };
  gboolean ok;

  for (guint i = 0; i < fold->n; i++)
    sources[i] = i;
  ok = job_run (&job, progress, cancellable, error);
  if (ok)
    add_places (graph, fold, &job, values);
  if (ok && links != NULL)
    add_links (graph, fold, &job, links);
  job_clear (&job);

  return ok;
}

gboolean
mg_count_ways (const MgSnapshot  *graph,
               MgProgress        *progress,
               GCancellable      *cancellable,
               double            *values,
               GError           **error)
{
  g_autoptr(MgPartners) partners = mg_partners_new (graph, MG_PARTNERS_OUT);
  guint n = graph->n_nodes;
  g_autofree guint *sources = g_new (guint, n + 1);
  g_autofree double *ones = g_new (double, n + 1);
  Job job = { .ways = { n, partners->first, partners->partners, ones, sources, ones, n, FALSE, TRUE,
                        !graph->directed } };
  gboolean ok;

  for (guint i = 0; i < n; i++)
    {
      sources[i] = i;
      ones[i] = 1.;
    }

  ok = job_run (&job, progress, cancellable, error);
  for (guint i = 0; ok && i < n; i++)
    values[partners->rows[i]] = graph->directed ? job.scores[i] : job.scores[i] / 2.;
  job_clear (&job);

  return ok;
}

static GArray *
count_pairs (const MgSnapshot  *graph,
             MgProgress        *progress,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr(GArray) scores = mg_values_new (graph);

  if (!compute (graph, progress, cancellable, mg_values_data (scores), NULL, error))
    return NULL;

  return g_steal_pointer (&scores);
}

gboolean
mg_betweenness_with_links (const MgSnapshot  *graph,
                           MgProgress        *progress,
                           GCancellable      *cancellable,
                           double            *values,
                           double            *links,
                           GError           **error)
{
  return compute (graph, progress, cancellable, values, links, error);
}

gboolean
mg_betweenness (const MgSnapshot  *graph,
                MgProgress        *progress,
                GCancellable      *cancellable,
                double            *values,
                GError           **error)
{
  return mg_values_copy (graph, count_pairs, progress, cancellable, values, error);
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

  if (!mg_values_copy (graph, count_pairs, progress, cancellable, values, error))
    return FALSE;

  for (guint i = 0; i < graph->n_nodes; i++)
    values[i] = n > 2. ? values[i] / largest : (double) NAN;

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
