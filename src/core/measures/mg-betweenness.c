/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brandes' two passes for 8 sources at once, level by level.
 *
 * A place has 8 lanes, one per source.  On the way out, the numbers of shortest
 * ways that arrived in the last step are handed to all partners, and only the
 * lanes that had nothing before keep them: no queue and no test per source.
 * Each place with new lanes leaves an entry in the log of its level, with those
 * numbers and zero in the other lanes.  On the way back, entry by entry, what
 * depends on a place is read from its partners one level further; everything
 * that is not on that level is zero.
 */
#include "mg-betweenness.h"

#include <math.h>
#include <string.h>

#include "mg-partners.h"
#include "mg-values.h"

#define LANES 8

/* Two lanes in one register of any machine; no alignment beyond a double's. */
typedef double Two __attribute__ ((vector_size (16), aligned (8)));
typedef gint64 TwoBits __attribute__ ((vector_size (16), aligned (8)));

typedef struct
{
  Two v[LANES / 2];
} Lanes;

typedef struct
{
  guint place;
  Lanes ways;       /* that arrived here on this level; 0 in other lanes */
} Entry;

typedef struct
{
  const MgPartners *partners;
  double           *scores;      /* by row */
  Lanes            *ways;        /* from the source; 0: not met yet */
  Lanes            *sum;         /* what arrives in this step; zero between steps */
  Lanes            *depends;     /* on this place, of the ways to others */
  guint8           *touched;     /* 0 between steps */
  guint            *arrivals;    /* n + 1: the last is written to and not read */
  guint             n_arrivals;
  Entry            *log;         /* level after level */
  gsize             n_log;
  gsize             log_room;
  GArray           *levels;      /* of gsize: where each level starts in the log */
} Walk;

static inline Two
keep_where (Two     value,
            TwoBits condition)
{
  return (Two) ((TwoBits) value & condition);
}

/* Written out: this is where the time goes, and no compiler unrolls it unasked. */
static inline void
add_lanes (Lanes       *sum,
           const Lanes *more)
{
  G_STATIC_ASSERT (LANES == 8);

  sum->v[0] += more->v[0];
  sum->v[1] += more->v[1];
  sum->v[2] += more->v[2];
  sum->v[3] += more->v[3];
}

static void
walk_init (Walk             *walk,
           const MgPartners *partners,
           double           *scores)
{
  gsize n = partners->n;

  *walk = (Walk) { .partners = partners, .scores = scores };
  walk->ways = g_new0 (Lanes, n);
  walk->sum = g_new0 (Lanes, n);
  walk->depends = g_new0 (Lanes, n);
  walk->touched = g_new0 (guint8, n);
  walk->arrivals = g_new (guint, n + 1);
  walk->levels = g_array_new (FALSE, FALSE, sizeof (gsize));
}

static void
walk_clear (Walk *walk)
{
  g_free (walk->ways);
  g_free (walk->sum);
  g_free (walk->depends);
  g_free (walk->touched);
  g_free (walk->arrivals);
  g_free (walk->log);
  g_array_unref (walk->levels);
}

static void
reserve_log (Walk  *walk,
             gsize  n_more)
{
  if (walk->n_log + n_more <= walk->log_room)
    return;

  walk->log_room = 2 * (walk->n_log + n_more);
  walk->log = g_renew (Entry, walk->log, walk->log_room);
}

static gsize
level_start (const Walk *walk,
             guint       level)
{
  return level < walk->levels->len ? g_array_index (walk->levels, gsize, level) : walk->n_log;
}

static void
start_batch (Walk  *walk,
             guint  first,
             guint  end)
{
  walk->n_log = 0;
  g_array_set_size (walk->levels, 0);
  g_array_append_val (walk->levels, walk->n_log);
  reserve_log (walk, end - first);

  for (guint place = first; place < end; place++)
    {
      Entry *entry = &walk->log[walk->n_log++];
      guint lane = place - first;

      *entry = (Entry) { .place = place };
      entry->ways.v[lane / 2][lane % 2] = 1.;
      walk->ways[place] = entry->ways;
    }
}

/* Whether a partner was touched before is a coin's toss: it is added to the
 * arrivals in any case, and stays there if it was not.
 */
static void
hand_on (Walk  *walk,
         guint  level)
{
  const guint *first = walk->partners->first;
  const guint *partners = walk->partners->partners;
  const Entry *end = walk->log + level_start (walk, level + 1);
  Lanes *sum = walk->sum;
  guint8 *touched = walk->touched;
  guint *arrivals = walk->arrivals;
  guint n_arrivals = 0;

  for (const Entry *entry = walk->log + level_start (walk, level); entry < end; entry++)
    {
      const Lanes ways = entry->ways;
      const guint last = first[entry->place + 1];

      for (guint k = first[entry->place]; k < last; k++)
        {
          guint partner = partners[k];

          arrivals[n_arrivals] = partner;
          n_arrivals += !touched[partner];
          touched[partner] = 1;
          add_lanes (&sum[partner], &ways);
        }
    }

  walk->n_arrivals = n_arrivals;
}

/* Returns: whether anything has arrived for the first time */
static gboolean
arrive (Walk *walk)
{
  gsize start = walk->n_log;

  reserve_log (walk, walk->n_arrivals);
  for (guint a = 0; a < walk->n_arrivals; a++)
    {
      guint place = walk->arrivals[a];
      Lanes *ways = &walk->ways[place];
      Lanes *sum = &walk->sum[place];
      Entry *entry = &walk->log[walk->n_log];
      Two any = { 0. };

      for (guint i = 0; i < LANES / 2; i++)
        {
          entry->ways.v[i] = keep_where (sum->v[i], ways->v[i] == 0.);
          ways->v[i] += entry->ways.v[i];
          any += entry->ways.v[i];
        }

      entry->place = place;
      *sum = (Lanes) { 0 };
      walk->touched[place] = 0;
      walk->n_log += any[0] > 0. || any[1] > 0.;
    }

  if (walk->n_log == start)
    return FALSE;

  g_array_append_val (walk->levels, start);

  return TRUE;
}

/* What depends on the places of @level, from those one level further. */
static void
hand_back (Walk  *walk,
           guint  level)
{
  const guint *first = walk->partners->first;
  const guint *partners = walk->partners->partners;
  const Entry *start = walk->log + level_start (walk, level);
  const Entry *middle = walk->log + level_start (walk, level + 1);
  const Entry *end = walk->log + level_start (walk, level + 2);
  Lanes *sum = walk->sum;

  for (const Entry *entry = middle; entry < end; entry++)
    {
      const Lanes *depends = &walk->depends[entry->place];

      for (guint i = 0; i < LANES / 2; i++)
        sum[entry->place].v[i] = keep_where ((1. + depends->v[i]) / entry->ways.v[i],
                                             entry->ways.v[i] != 0.);
    }

  for (const Entry *entry = start; entry < middle; entry++)
    {
      const guint last = first[entry->place + 1];
      Lanes *depends = &walk->depends[entry->place];
      Lanes further = { 0 };

      for (guint k = first[entry->place]; k < last; k++)
        add_lanes (&further, &sum[partners[k]]);

      for (guint i = 0; i < LANES / 2; i++)
        depends->v[i] += entry->ways.v[i] * further.v[i];
    }

  for (const Entry *entry = middle; entry < end; entry++)
    sum[entry->place] = (Lanes) { 0 };
}

/* A place with several entries gives its all to the first. */
static void
finish_batch (Walk *walk)
{
  for (const Entry *entry = walk->log; entry < walk->log + walk->n_log; entry++)
    {
      Lanes *depends = &walk->depends[entry->place];
      Two sum = depends->v[0] + depends->v[1] + depends->v[2] + depends->v[3];

      walk->scores[walk->partners->rows[entry->place]] += sum[0] + sum[1];
      *depends = (Lanes) { 0 };
      walk->ways[entry->place] = (Lanes) { 0 };
    }
}

static gboolean
walk_all (Walk          *walk,
          MgProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  guint n = walk->partners->n;

  for (guint first = 0; first < n; first += MIN (LANES, n - first))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      start_batch (walk, first, first + MIN (LANES, n - first));
      for (guint level = 0;; level++)
        {
          hand_on (walk, level);
          if (!arrive (walk))
            break;
        }

      /* Nothing passes through a source: level 0 is left out. */
      for (guint level = walk->levels->len - 1; level-- > 1;)
        hand_back (walk, level);
      finish_batch (walk);

      if (progress != NULL)
        mg_progress_report (progress, (double) first / n);
    }

  return TRUE;
}

static GArray *
count_pairs (const MgSnapshot  *graph,
             MgProgress        *progress,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr(MgPartners) partners = mg_partners_new (graph, MG_PARTNERS_OUT);
  g_autoptr(GArray) scores = mg_values_new (graph);
  gboolean ok;
  Walk walk;

  walk_init (&walk, partners, mg_values_data (scores));
  ok = walk_all (&walk, progress, cancellable, error);
  walk_clear (&walk);

  for (guint i = 0; i < graph->n_nodes && !graph->directed; i++)
    mg_values_data (scores)[i] /= 2.;

  return ok ? g_steal_pointer (&scores) : NULL;
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
