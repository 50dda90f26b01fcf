/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-spectral.h"

#include <math.h>

#include "mg-partners.h"
#include "mg-perron.h"
#include "mg-sums.h"

#define DAMPING .85

/* What moves becomes 0.56 times less with each step, or 0.85 with directions: after
 * a last step, so many times what it moved is still to come, at most.
 */
#define STILL_TO_COME          (.56 / (1. - .56))
#define STILL_TO_COME_DIRECTED (DAMPING / (1. - DAMPING))
#define STANDS_STILL 1e-11      /* of all there is */
#define MAX_STEPS    300

/* Two pieces whose cohesion differs by less are alike. */
#define ALIKE 1e-9

static void
fill (double *values,
      guint   n,
      double  value)
{
  for (guint i = 0; i < n; i++)
    values[i] = value;
}

/* Whether nobody of the piece from @i on comes before @i. */
static gboolean
begins_piece (const MgPartners *partners,
              guint             i)
{
  for (guint k = partners->first[i]; k < partners->first[i + 1]; k++)
    {
      if (partners->partners[k] < i)
        return FALSE;
    }

  return TRUE;
}

/* No piece coheres more than its best linked member has partners, nor more than
 * a star of all its links would.
 */
static double
most_possible (const MgPartners *partners,
               guint             begin,
               guint             end)
{
  double n_links = (partners->first[end] - partners->first[begin]) / 2.;
  guint most = 0;

  for (guint i = begin; i < end; i++)
    most = MAX (most, partners->first[i + 1] - partners->first[i]);

  return fmin (most, sqrt (2. * n_links - (end - begin) + 1.));
}

/* Leaves in @scores those of the piece that coheres most, the largest being 1. */
static void
keep_piece (const MgPartners *partners,
            guint             begin,
            guint             end,
            const double     *found,
            double           *scores)
{
  double largest = 0.;

  for (guint i = begin; i < end; i++)
    largest = MAX (largest, found[i]);

  fill (scores, partners->n, 0.);
  for (guint i = begin; i < end; i++)
    scores[partners->rows[i]] = found[i] / largest;
}

/* Returns: whether it has settled */
static gboolean
score_pieces (const MgPartners *partners,
              double           *scores,
              GCancellable     *cancellable)
{
  g_autofree double *found = g_new (double, partners->n + 1);
  double best = 0.;
  guint best_size = 0;

  for (guint begin = 0, end; begin < partners->n; begin = end)
    {
      double value;

      for (end = begin + 1; end < partners->n && !begins_piece (partners, end);)
        end++;
      if (end - begin < 2 || most_possible (partners, begin, end) < best * (1. - ALIKE))
        continue;

      if (!mg_perron (partners, begin, end, found, &value, cancellable))
        return FALSE;
      if (value < best * (1. - ALIKE) || (value < best * (1. + ALIKE) && end - begin <= best_size))
        continue;

      keep_piece (partners, begin, end, found, scores);
      best = value;
      best_size = end - begin;
    }

  return best > 0.;
}

gboolean
mg_eigenvector (const MgSnapshot  *graph,
                MgProgress        *progress,
                GCancellable      *cancellable,
                double            *values,
                GError           **error)
{
  g_autoptr(MgSnapshot) undirected = mg_undirected_new (graph);
  g_autoptr(MgPartners) partners = mg_partners_new (undirected, MG_PARTNERS_ALL);
  g_autofree double *scores = g_new (double, graph->n_nodes + 1);
  gboolean settled = score_pieces (partners, scores, cancellable);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  /* The one computation here that may not settle; the others are not to go with it. */
  for (guint i = 0; i < graph->n_nodes; i++)
    values[i] = settled ? scores[i] : (double) NAN;

  return TRUE;
}

/* By place, what each partner gets of what is here: those of isolates and dead
 * ends get nothing.
 */
static void
find_portions (const MgSnapshot *graph,
               const MgPartners *partners,
               double           *portions)
{
  g_autofree guint *by_row = g_new0 (guint, graph->n_nodes + 1);

  for (gsize i = 0; graph->directed && i < graph->n_pairs; i++)
    by_row[graph->ends[2 * i]]++;

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      guint ways_out = graph->directed ? by_row[partners->rows[i]] : partners->first[i + 1] - partners->first[i];

      portions[i] = ways_out > 0 ? DAMPING / ways_out : 0.;
    }
}

/* Where links have no direction, who is strolled to is nearly in proportion to its
 * partners.  What a piece has in all is right from the start, and stays so.
 */
static void
guess (const MgPartners *partners,
       gboolean          directed,
       double           *scores)
{
  const guint *first = partners->first;

  fill (scores, partners->n, 1. / (1. - DAMPING));
  for (guint begin = 0, end; !directed && begin < partners->n; begin = end)
    {
      double each;

      for (end = begin + 1; end < partners->n && !begins_piece (partners, end);)
        end++;

      each = first[end] > first[begin]
             ? DAMPING / (1. - DAMPING) * (end - begin) / (first[end] - first[begin]) : 0.;
      for (guint i = begin; i < end; i++)
        scores[i] = 1. + each * (first[i + 1] - first[i]);
    }
}

static void
put_in_position (const MgSums *sums,
                 const double *by_place,
                 double       *by_position)
{
  for (guint i = 0; i < sums->n; i++)
    by_position[i] = by_place[sums->places[i]];
}

/* One step of the stroll, of which one starts everywhere, and what has no way
 * out is lost; then @far times that step, which is 1 for a plain one.
 *
 * @shares: what each hands to each partner; room for the same after the step
 * @before: the scores of the step before, which become the new ones
 * Returns: how much has moved
 */
static double
stroll (const MgSums *sums,
        const double *portions,
        const double *scores,
        double       *shares,
        double       *before,
        double       *arrived,
        double        far)
{
  const gsize n = mg_sums_get_length (sums) - 1;
  double moved[4] = { 0. };

  mg_sums_add (sums, shares, arrived);

  /* Four at a time: none waits for the one before.  Those behind the last are isolates. */
  for (gsize i = 0; i < n; i += 4)
    for (guint k = 0; k < 4; k++)
      {
        double next = far * (arrived[i + k] + 1. - before[i + k]) + before[i + k];

        moved[k] += fabs (next - scores[i + k]);
        before[i + k] = next;
        shares[i + k] = portions[i + k] * next;
      }

  return (moved[0] + moved[1]) + (moved[2] + moved[3]);
}

/* Chebyshev's steps: where links have no direction, all values of the stroll are
 * real and within the damping, and what is left of the error of the last two
 * steps cancels best with this factor (Golub & Van Loan, Matrix Computations,
 * 11.2.8).
 */
static double
next_far (double far,
          guint  step)
{
  return step == 0 ? 2. / (2. - DAMPING * DAMPING) : 1. / (1. - DAMPING * DAMPING * far / 4.);
}

/* Returns: the sum of the scores */
static double
sum_scores (const double *scores,
            guint         n)
{
  double sum = 0.;

  for (guint i = 0; i < n; i++)
    sum += scores[i];

  return sum;
}

static void
swap (double **a,
      double **b)
{
  double *old = *a;

  *a = *b;
  *b = old;
}

/* What has no way out would start again anywhere: that is the same for all, as
 * the first start is, and only changes the sum.
 */
gboolean
mg_pagerank (const MgSnapshot  *graph,
             MgProgress        *progress,
             GCancellable      *cancellable,
             double            *values,
             GError           **error)
{
  g_autoptr(MgPartners) partners = mg_partners_new (graph, MG_PARTNERS_IN);
  g_autoptr(MgSums) sums = mg_sums_new (partners, 0, partners->n);
  const guint n = graph->n_nodes;
  const gsize length = mg_sums_get_length (sums);
  g_autofree double *room = g_new0 (double, 5 * length);
  double *portions = room;
  double *scores = portions + length;
  double *before = scores + length;
  double *shares = before + length;
  double *arrived = shares + length;
  const double most = STANDS_STILL * n / (1. - DAMPING) /
                      (graph->directed ? STILL_TO_COME_DIRECTED : STILL_TO_COME);
  double moved = most + 1.;
  double far = 1.;
  double sum;

  find_portions (graph, partners, arrived);
  put_in_position (sums, arrived, portions);
  guess (partners, graph->directed, arrived);
  put_in_position (sums, arrived, scores);
  for (guint i = 0; i < n; i++)
    shares[i] = portions[i] * scores[i];
  for (guint step = 0; step < MAX_STEPS && moved > most; step++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      moved = stroll (sums, portions, scores, shares, before, arrived, far);
      far = graph->directed ? 1. : next_far (far, step);
      swap (&scores, &before);
    }

  sum = sum_scores (scores, n);
  for (guint i = 0; i < n; i++)
    values[partners->rows[sums->places[i]]] = scores[i] / sum;

  return TRUE;
}
