/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Built once per tier (MG_TIER_NAME, MG_TIER_BYTES of a register, MG_TIER_LANES).
 *
 * Brandes' two passes for several sources at once, level by level.
 *
 * A place has a lane for each source: 8, which are one line of the cache, or 16.
 * On the way out, the numbers of shortest ways that arrived in the last step are
 * handed to all partners, and only the lanes that had nothing before keep them:
 * no queue and no test per source.  Where most of the network arrives at once,
 * those that still wait for something ask their partners instead: nothing is
 * written but what is new.  Each place with new lanes leaves an entry in the log
 * of its level, with those numbers and zero in the other lanes.  On the way back,
 * entry by entry, what depends on a place is read from its partners one level
 * further; everything that is not on that level is zero.
 */
#include "mg-ways.h"

#include "mg-ways-lanes.h"

/* Asking is for levels with more than one arc in so many of the network. */
#define WIDE_LEVEL 6

typedef struct
{
  const MgWays *ways;
  MgWaysScores  scores;
  Lanes         source_weights;
  Lanes        *known;       /* ways from the source; 0: not met yet */
  Lanes        *depends;     /* on this place, of the ways to others: where known was */
  Lanes        *sum;         /* what arrives in this step; zero between steps */
  Lanes        *onward;      /* (nullable): ways from this place on; zero between batches */
  Lanes        *whole_sum;   /* (nullable): as sum, of these */
  guint8       *touched;     /* 0 between steps */
  guint        *arrivals;    /* n + 1: the last is written to and not read */
  guint         n_arrivals;
  guint        *waiting;     /* places that not all lanes have met, once asked */
  guint         n_waiting;
  gboolean      asks;
  guint        *log_places;  /* level after level */
  Lanes        *log_ways;    /* that arrived there on this level; 0 in other lanes */
  gsize         n_log;
  gsize         log_room;
  GArray       *levels;      /* of gsize: where each level starts in the log */
} Walk;

static Lanes *
lanes_new (gsize n)
{
  return g_aligned_alloc0 (n + 1, sizeof (Lanes), 64);
}

static void
walk_init (Walk               *walk,
           const MgWays       *ways,
           const MgWaysScores *scores)
{
  gsize n = ways->n;

  *walk = (Walk) { .ways = ways, .scores = *scores };
  walk->known = lanes_new (n);
  walk->sum = lanes_new (n);
  walk->depends = walk->known;
  walk->onward = scores->whole != NULL ? lanes_new (n) : NULL;
  walk->whole_sum = scores->whole != NULL ? lanes_new (n) : NULL;
  walk->touched = g_new0 (guint8, n + 1);
  walk->arrivals = g_new (guint, n + 1);
  walk->waiting = g_new (guint, n + 1);
  walk->levels = g_array_new (FALSE, FALSE, sizeof (gsize));
}

static void
walk_clear (Walk *walk)
{
  g_aligned_free (walk->known);
  g_aligned_free (walk->sum);
  g_aligned_free (walk->onward);
  g_aligned_free (walk->whole_sum);
  g_aligned_free (walk->log_ways);
  g_free (walk->log_places);
  g_free (walk->touched);
  g_free (walk->arrivals);
  g_free (walk->waiting);
  g_array_unref (walk->levels);
}

static void
reserve_log (Walk  *walk,
             gsize  n_more)
{
  Lanes *bigger;

  if (walk->n_log + n_more <= walk->log_room)
    return;

  walk->log_room = 2 * (walk->n_log + n_more);
  walk->log_places = g_renew (guint, walk->log_places, walk->log_room);
  bigger = g_aligned_alloc (walk->log_room, sizeof (Lanes), 64);
  for (gsize i = 0; i < walk->n_log; i++)
    bigger[i] = walk->log_ways[i];
  g_aligned_free (walk->log_ways);
  walk->log_ways = bigger;
}

static gsize
level_start (const Walk *walk,
             guint       level)
{
  return level < walk->levels->len ? g_array_index (walk->levels, gsize, level) : walk->n_log;
}

static void
start_batch (Walk  *walk,
             guint  begin,
             guint  end)
{
  walk->asks = FALSE;
  walk->n_log = 0;
  g_array_set_size (walk->levels, 0);
  g_array_append_val (walk->levels, walk->n_log);
  reserve_log (walk, LANES);

  walk->source_weights = (Lanes) { 0 };
  for (guint s = begin; s < end; s++)
    {
      guint place = walk->ways->sources[s];
      guint lane = s - begin;

      ((double *) &walk->source_weights)[lane] = walk->ways->source_weights[s];
      ((double *) &walk->known[place])[lane] = 1.;
      walk->log_places[walk->n_log] = place;
      walk->log_ways[walk->n_log++] = walk->known[place];
    }
}

/* Whether a partner was touched before is a coin's toss: it is added to the
 * arrivals in any case, and stays there if it was not.
 */
static void
hand_on (Walk  *walk,
         guint  level)
{
  const guint *first = walk->ways->first;
  const guint *partners = walk->ways->partners;
  const gsize end = level_start (walk, level + 1);
  Lanes *sum = walk->sum;
  guint8 *touched = walk->touched;
  guint *arrivals = walk->arrivals;
  guint n_arrivals = 0;

  for (gsize entry = level_start (walk, level); entry < end; entry++)
    {
      const Lanes ways = walk->log_ways[entry];
      const guint place = walk->log_places[entry];
      const guint last = first[place + 1];

      for (guint k = first[place]; k < last; k++)
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

/* @sum: what has come to @place
 * @waits: (out): whether there are lanes that have met nothing yet
 * Returns: whether any lane had nothing and has something now: the next entry
 */
static inline gboolean
note_arrival (Walk        *walk,
              guint        place,
              const Lanes *sum,
              gboolean    *waits)
{
  Lanes *known = &walk->known[place];
  Lanes *fresh = &walk->log_ways[walk->n_log];
  WideBits any = { 0 };
  WideBits none = { 0 };

#pragma GCC unroll 8
  for (guint i = 0; i < N; i++)
    {
      fresh->v[i] = keep_where (sum->v[i], known->v[i] == 0.);
      known->v[i] += fresh->v[i];
      any |= (WideBits) fresh->v[i];
      none |= known->v[i] == 0.;
    }

  walk->log_places[walk->n_log] = place;
  *waits = is_any (none);

  return is_any (any);
}

static void
arrive (Walk *walk)
{
  reserve_log (walk, walk->n_arrivals + 1);
  for (guint a = 0; a < walk->n_arrivals; a++)
    {
      guint place = walk->arrivals[a];
      gboolean waits;

      walk->touched[place] = 0;
      walk->n_log += note_arrival (walk, place, &walk->sum[place], &waits);
      walk->sum[place] = (Lanes) { 0 };
    }
}

/* At the places of the entries @begin to @end - 1. */
static void
clear_lanes (Walk  *walk,
             Lanes *lanes,
             gsize  begin,
             gsize  end)
{
  for (gsize entry = begin; entry < end; entry++)
    lanes[walk->log_places[entry]] = (Lanes) { 0 };
}

/* Each that waits reads what its partners got in the last step. */
static void
ask (Walk  *walk,
     guint  level)
{
  const guint *first = walk->ways->first;
  const guint *partners = walk->ways->partners;
  const gsize end = level_start (walk, level + 1);
  const guint n_waiting = walk->n_waiting;

  for (gsize entry = level_start (walk, level); entry < end; entry++)
    walk->sum[walk->log_places[entry]] = walk->log_ways[entry];

  reserve_log (walk, n_waiting + 1);
  walk->n_waiting = 0;
  for (guint i = 0; i < n_waiting; i++)
    {
      guint place = walk->waiting[i];
      const guint last = first[place + 1];
      Lanes sum = { 0 };
      gboolean waits;

      for (guint k = first[place]; k < last; k++)
        add_lanes (&sum, &walk->sum[partners[k]]);

      walk->n_log += note_arrival (walk, place, &sum, &waits);
      walk->waiting[walk->n_waiting] = place;
      walk->n_waiting += waits;
    }
}

/* From the first wide level on to the next narrow one. */
static void
choose_side (Walk  *walk,
             guint  level)
{
  const guint *first = walk->ways->first;
  const gsize end = level_start (walk, level + 1);
  guint n_arcs = 0;
  gboolean asked = walk->asks;

  if (!walk->ways->mutual)
    return;

  for (gsize entry = level_start (walk, level); entry < end; entry++)
    n_arcs += first[walk->log_places[entry] + 1] - first[walk->log_places[entry]];

  walk->asks = n_arcs > first[walk->ways->n] / WIDE_LEVEL;
  if (!walk->asks || asked)
    return;

  walk->n_waiting = walk->ways->n;
  for (guint i = 0; i < walk->ways->n; i++)
    walk->waiting[i] = i;
}

/* Returns: whether anything has arrived for the first time */
static gboolean
step_out (Walk  *walk,
          guint  level)
{
  gsize start = walk->n_log;

  choose_side (walk, level);
  if (walk->asks)
    {
      ask (walk, level);
      clear_lanes (walk, walk->sum, level_start (walk, level), start);
    }
  else
    {
      hand_on (walk, level);
      arrive (walk);
    }

  if (walk->n_log == start)
    return FALSE;

  g_array_append_val (walk->levels, start);

  return TRUE;
}

/* What a way that passes on to the places of @level is worth to those before. */
static void
offer (Walk  *walk,
       guint  level)
{
  const gsize end = level_start (walk, level + 1);

  for (gsize entry = level_start (walk, level); entry < end; entry++)
    {
      guint place = walk->log_places[entry];
      const Lanes *ways = &walk->log_ways[entry];
      const Lanes *depends = &walk->depends[place];
      double weight = walk->ways->weights[place];

#pragma GCC unroll 8
      for (guint i = 0; i < N; i++)
        walk->sum[place].v[i] = keep_where ((weight + depends->v[i]) / ways->v[i],
                                            ways->v[i] != 0.);
    }
}

/* The same of ways that count as one each. */
static void
offer_whole (Walk  *walk,
             guint  level)
{
  const gsize end = level_start (walk, level + 1);

  for (gsize entry = level_start (walk, level); entry < end; entry++)
    {
      guint place = walk->log_places[entry];
      const Lanes *ways = &walk->log_ways[entry];
      double weight = walk->ways->weights[place];

#pragma GCC unroll 8
      for (guint i = 0; i < N; i++)
        walk->whole_sum[place].v[i] = keep_where (weight + walk->onward[place].v[i],
                                                  ways->v[i] != 0.);
    }
}

/* What depends on the places of @level, from those one level further. */
static void
hand_back (Walk  *walk,
           guint  level)
{
  const guint *first = walk->ways->first;
  const guint *partners = walk->ways->partners;
  const gsize end = level_start (walk, level + 1);
  const Lanes *sum = walk->sum;

  for (gsize entry = level_start (walk, level); entry < end; entry++)
    {
      const guint place = walk->log_places[entry];
      const guint last = first[place + 1];
      Lanes *depends = &walk->depends[place];
      Lanes further = { 0 };

      for (guint k = first[place]; k < last; k++)
        add_lanes (&further, &sum[partners[k]]);

#pragma GCC unroll 8
      for (guint i = 0; i < N; i++)
        {
          Wide ways = walk->log_ways[entry].v[i];

          depends->v[i] += ways * further.v[i];
        }
    }
}

/* The same, and what passes along each link on the way. */
static void
hand_back_along (Walk  *walk,
                 guint  level)
{
  const guint *first = walk->ways->first;
  const guint *partners = walk->ways->partners;
  const gsize end = level_start (walk, level + 1);

  for (gsize entry = level_start (walk, level); entry < end; entry++)
    {
      const guint place = walk->log_places[entry];
      const guint last = first[place + 1];
      Lanes *depends = &walk->depends[place];
      const Lanes ways = walk->log_ways[entry];
      Lanes further = { 0 };
      Lanes passes;

      for (guint k = first[place]; k < last; k++)
        {
          const Lanes *sum = &walk->sum[partners[k]];

          add_lanes (&further, sum);
#pragma GCC unroll 8
          for (guint i = 0; i < N; i++)
            passes.v[i] = ways.v[i] * sum->v[i] * walk->source_weights.v[i];
          add_total (&walk->scores.arcs[k], &passes);
        }

      /* As in hand_back(), to the bit. */
#pragma GCC unroll 8
      for (guint i = 0; i < N; i++)
        depends->v[i] += ways.v[i] * further.v[i];
    }
}

/* The ways that lead on from the places of @level. */
static void
hand_back_whole (Walk  *walk,
                 guint  level)
{
  const guint *first = walk->ways->first;
  const guint *partners = walk->ways->partners;
  const gsize end = level_start (walk, level + 1);

  for (gsize entry = level_start (walk, level); entry < end; entry++)
    {
      const guint place = walk->log_places[entry];
      const guint last = first[place + 1];
      Lanes onward = { 0 };

      for (guint k = first[place]; k < last; k++)
        add_lanes (&onward, &walk->whole_sum[partners[k]]);

#pragma GCC unroll 8
      for (guint i = 0; i < N; i++)
        walk->onward[place].v[i] += keep_where (onward.v[i], walk->log_ways[entry].v[i] != 0.);
    }
}

/* The squares of what each source gave. */
static void
add_squares (Walk *walk)
{
  for (gsize entry = 0; entry < walk->n_log; entry++)
    {
      guint place = walk->log_places[entry];
      const Lanes *depends = &walk->depends[place];
      const Wide *ways = walk->log_ways[entry].v;
      Lanes squares;

      /* Each entry of a place has lanes of its own. */
#pragma GCC unroll 8
      for (guint i = 0; i < N; i++)
        squares.v[i] = keep_where (depends->v[i] * depends->v[i] * walk->source_weights.v[i], ways[i] != 0.);
      add_total (&walk->scores.squares[place], &squares);
    }
}

/* A place with several entries gives its all to the first. */
static void
finish_batch (Walk *walk)
{
  const Lanes weights = walk->source_weights;

  for (gsize entry = 0; entry < walk->n_log; entry++)
    {
      guint place = walk->log_places[entry];
      Lanes *depends = &walk->depends[place];

#pragma GCC unroll 8
      for (guint i = 0; i < N; i++)
        depends->v[i] *= weights.v[i];
      add_total (&walk->scores.places[place], depends);
      *depends = (Lanes) { 0 };
    }
}

/* Each entry has the ways of its own lanes, and what leads on from there. */
static void
finish_whole (Walk *walk)
{
  for (gsize entry = 0; entry < walk->n_log; entry++)
    {
      Lanes passes = walk->onward[walk->log_places[entry]];

#pragma GCC unroll 8
      for (guint i = 0; i < N; i++)
        passes.v[i] *= walk->log_ways[entry].v[i] * walk->source_weights.v[i];
      add_total (&walk->scores.whole[walk->log_places[entry]], &passes);
    }

  clear_lanes (walk, walk->onward, 0, walk->n_log);
}

/* Returns: FALSE if it was stopped */
static gboolean
walk_out (Walk    *walk,
          MgShare *share)
{
  for (guint level = 0; mg_share_goes_on (share); level++)
    {
      if (!step_out (walk, level))
        return TRUE;
    }

  return FALSE;
}

static void
hand_back_level (Walk  *walk,
                 guint  level)
{
  const gsize begin = level_start (walk, level + 1);
  const gsize end = level_start (walk, level + 2);

  offer (walk, level + 1);
  if (walk->scores.arcs != NULL)
    hand_back_along (walk, level);
  else
    hand_back (walk, level);
  clear_lanes (walk, walk->sum, begin, end);

  if (walk->scores.whole != NULL)
    {
      offer_whole (walk, level + 1);
      hand_back_whole (walk, level);
      clear_lanes (walk, walk->whole_sum, begin, end);
    }
}

/* Nothing passes through a source: level 0 matters for links and for what begins
 * there alone, and what depends on it is forgotten.
 */
static gboolean
walk_back (Walk    *walk,
           MgShare *share)
{
  guint last = walk->scores.arcs != NULL || walk->scores.whole != NULL ? 0 : 1;

  /* The log has all that was known: the room is for what depends. */
  clear_lanes (walk, walk->depends, 0, walk->n_log);
  for (guint level = walk->levels->len - 1; level-- > last;)
    {
      if (!mg_share_goes_on (share))
        return FALSE;

      hand_back_level (walk, level);
    }

  return TRUE;
}

/* What a source's own lane has gathered is of no way that passes through it. */
static void
forget_sources (Walk *walk)
{
  for (guint lane = 0; lane < level_start (walk, 1); lane++)
    {
      guint place = walk->log_places[lane];

      ((double *) &walk->depends[place])[lane] = 0.;
      if (walk->scores.whole == NULL)
        continue;

      walk->scores.begun[place] = ((double *) &walk->onward[place])[lane];
      ((double *) &walk->onward[place])[lane] = 0.;
    }
}

void
MG_TIER_NAME (const MgWays       *ways,
              guint               begin,
              guint               end,
              const MgWaysScores *scores,
              MgShare            *share)
{
  Walk walk;

  walk_init (&walk, ways, scores);
  for (guint s = begin; s < end; s += MIN (LANES, end - s))
    {
      start_batch (&walk, s, s + MIN (LANES, end - s));
      if (!walk_out (&walk, share) || !walk_back (&walk, share))
        break;

      forget_sources (&walk);
      if (scores->whole != NULL)
        finish_whole (&walk);
      if (scores->squares != NULL)
        add_squares (&walk);
      finish_batch (&walk);
      mg_share_step (share, MIN (LANES, end - s));
    }

  walk_clear (&walk);
}
