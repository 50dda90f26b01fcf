/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Built once per tier (MG_TIER_NAME, MG_TIER_BYTES of a register, MG_TIER_LANES).
 *
 * Brandes' two passes for several sources at once, level by level.
 *
 * A place has a lane for each source: 8, whose numbers are one line of the cache, or 16.
 * On the way out, the numbers of shortest ways that arrived in the last step are
 * handed to all partners, and only the lanes that had nothing before keep them:
 * no queue and no test per source.  Where most of the network arrives at once,
 * those that still wait for something ask their partners instead: nothing is
 * written but what is new.  Each place with new lanes leaves an entry in the log
 * of its level, with those numbers and zero in the other lanes.  On the way back,
 * entry by entry, what depends on a place is read from its partners one level
 * further; everything that is not on that level is zero.
 *
 * With MG_TIER_NARROW numbers of ways are counted in half the room (which is the
 * time, in large networks); from the first that does not fit on, the kernel of that
 * name, built without, takes over.  Both find the same, to the bit.
 */
#include "mg-ways.h"

#include "mg-ways-out.h"

typedef struct
{
  WayOut        out;
  MgWaysScores  scores;
  Lanes         source_weights;
  Lanes        *depends;     /* on this place, of the ways to others; zero between batches */
  Lanes        *sum;         /* of what is offered in this step; zero between steps */
  Lanes        *onward;      /* (nullable): ways from this place on; zero between batches */
  Lanes        *whole_sum;   /* (nullable): as sum, of these */
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

  *walk = (Walk) { .scores = *scores };
  out_init (&walk->out, ways);
  walk->depends = lanes_new (n);
  walk->sum = lanes_new (n);
  walk->onward = scores->whole != NULL ? lanes_new (n) : NULL;
  walk->whole_sum = scores->whole != NULL ? lanes_new (n) : NULL;
}

static void
walk_clear (Walk *walk)
{
  out_clear (&walk->out);
  g_aligned_free (walk->depends);
  g_aligned_free (walk->sum);
  g_aligned_free (walk->onward);
  g_aligned_free (walk->whole_sum);
}

/* At the places of the entries @begin to @end - 1. */
static void
clear_lanes (Walk  *walk,
             Lanes *lanes,
             gsize  begin,
             gsize  end)
{
  for (gsize entry = begin; entry < end; entry++)
    lanes[walk->out.log_places[entry]] = (Lanes) { 0 };
}

/* What a way that passes on to the places of @level is worth to those before. */
static void
offer (Walk  *walk,
       guint  level)
{
  const gsize end = level_start (&walk->out, level + 1);

  for (gsize entry = level_start (&walk->out, level); entry < end; entry++)
    {
      guint place = walk->out.log_places[entry];
      const Lanes *depends = &walk->depends[place];
      double weight = walk->out.ways->weights[place];

#pragma GCC unroll 8
      for (guint i = 0; i < N; i++)
        {
          Wide ways = get_counts (&walk->out.log_ways[entry], i);

          walk->sum[place].v[i] = keep_where ((weight + depends->v[i]) / ways, ways != 0.);
        }
    }
}

/* The same of ways that count as one each. */
static void
offer_whole (Walk  *walk,
             guint  level)
{
  const gsize end = level_start (&walk->out, level + 1);

  for (gsize entry = level_start (&walk->out, level); entry < end; entry++)
    {
      guint place = walk->out.log_places[entry];
      double weight = walk->out.ways->weights[place];

#pragma GCC unroll 8
      for (guint i = 0; i < N; i++)
        walk->whole_sum[place].v[i] = keep_where (weight + walk->onward[place].v[i],
                                                  get_counts (&walk->out.log_ways[entry], i) != 0.);
    }
}

/* What depends on the places of @level, from those one level further. */
static void
hand_back (Walk  *walk,
           guint  level)
{
  const guint *first = walk->out.ways->first;
  const guint *partners = walk->out.ways->partners;
  const gsize end = level_start (&walk->out, level + 1);
  const Lanes *sum = walk->sum;

  for (gsize entry = level_start (&walk->out, level); entry < end; entry++)
    {
      const guint place = walk->out.log_places[entry];
      const guint last = first[place + 1];
      Lanes *depends = &walk->depends[place];
      Lanes further = { 0 };

      for (guint k = first[place]; k < last; k++)
        add_lanes (&further, &sum[partners[k]]);

#pragma GCC unroll 8
      for (guint i = 0; i < N; i++)
        {
          Wide ways = get_counts (&walk->out.log_ways[entry], i);

          depends->v[i] += ways * further.v[i];
        }
    }
}

/* The same, and what passes along each link on the way. */
static void
hand_back_along (Walk  *walk,
                 guint  level)
{
  const guint *first = walk->out.ways->first;
  const guint *partners = walk->out.ways->partners;
  const gsize end = level_start (&walk->out, level + 1);

  for (gsize entry = level_start (&walk->out, level); entry < end; entry++)
    {
      const guint place = walk->out.log_places[entry];
      const guint last = first[place + 1];
      Lanes *depends = &walk->depends[place];
      Lanes counted;
      Lanes further = { 0 };

#pragma GCC unroll 8
      for (guint i = 0; i < N; i++)
        counted.v[i] = get_counts (&walk->out.log_ways[entry], i) * walk->source_weights.v[i];

      for (guint k = first[place]; k < last; k++)
        {
          const Lanes *sum = &walk->sum[partners[k]];
          Lanes passes;

          add_lanes (&further, sum);
#pragma GCC unroll 8
          for (guint i = 0; i < N; i++)
            passes.v[i] = counted.v[i] * sum->v[i];
          add_total (&walk->scores.arcs[k], &passes);
        }

      /* As in hand_back(), to the bit. */
#pragma GCC unroll 8
      for (guint i = 0; i < N; i++)
        depends->v[i] += get_counts (&walk->out.log_ways[entry], i) * further.v[i];
    }
}

/* The ways that lead on from the places of @level. */
static void
hand_back_whole (Walk  *walk,
                 guint  level)
{
  const guint *first = walk->out.ways->first;
  const guint *partners = walk->out.ways->partners;
  const gsize end = level_start (&walk->out, level + 1);

  for (gsize entry = level_start (&walk->out, level); entry < end; entry++)
    {
      const guint place = walk->out.log_places[entry];
      const guint last = first[place + 1];
      Lanes onward = { 0 };

      for (guint k = first[place]; k < last; k++)
        add_lanes (&onward, &walk->whole_sum[partners[k]]);

#pragma GCC unroll 8
      for (guint i = 0; i < N; i++)
        walk->onward[place].v[i] += keep_where (onward.v[i], get_counts (&walk->out.log_ways[entry], i) != 0.);
    }
}

/* The squares of what each source gave. */
static void
add_squares (Walk        *walk,
             guint        place,
             const Lanes *depends)
{
  Lanes squares;

#pragma GCC unroll 8
  for (guint i = 0; i < N; i++)
    squares.v[i] = depends->v[i] * depends->v[i] * walk->source_weights.v[i];
  add_total (&walk->scores.squares[place], &squares);
}

/* A place with several entries gives its all to the first. */
static void
finish_batch (Walk *walk)
{
  const Lanes weights = walk->source_weights;

  for (gsize entry = 0; entry < walk->out.n_log; entry++)
    {
      guint place = walk->out.log_places[entry];
      Lanes *depends = &walk->depends[place];

      if (walk->scores.squares != NULL)
        add_squares (walk, place, depends);
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
  for (gsize entry = 0; entry < walk->out.n_log; entry++)
    {
      Lanes passes = walk->onward[walk->out.log_places[entry]];

#pragma GCC unroll 8
      for (guint i = 0; i < N; i++)
        passes.v[i] *= get_counts (&walk->out.log_ways[entry], i) * walk->source_weights.v[i];
      add_total (&walk->scores.whole[walk->out.log_places[entry]], &passes);
    }

  clear_lanes (walk, walk->onward, 0, walk->out.n_log);
}

static void
hand_back_level (Walk  *walk,
                 guint  level)
{
  const gsize begin = level_start (&walk->out, level + 1);
  const gsize end = level_start (&walk->out, level + 2);

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

static void
start_batch (Walk  *walk,
             guint  begin,
             guint  end)
{
  out_start (&walk->out, begin, end);
  walk->source_weights = (Lanes) { 0 };
  for (guint s = begin; s < end; s++)
    ((double *) &walk->source_weights)[s - begin] = walk->out.ways->source_weights[s];
}

/* Nothing passes through a source: level 0 matters for links and for what begins
 * there alone, and what depends on it is forgotten.
 */
static gboolean
walk_back (Walk    *walk,
           MgShare *share)
{
  guint last = walk->scores.arcs != NULL || walk->scores.whole != NULL ? 0 : 1;

  clear_counts (&walk->out, walk->out.known, 0, walk->out.n_log);
  for (guint level = walk->out.levels->len - 1; level-- > last;)
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
  for (guint lane = 0; lane < level_start (&walk->out, 1); lane++)
    {
      guint place = walk->out.log_places[lane];

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
      if (!out_walk (&walk.out, share))
        break;
#ifdef MG_TIER_NARROW
      if (walk.out.is_over)
        {
          walk_clear (&walk);
          MG_TIER_NARROW (ways, s, end, scores, share);
          return;
        }
#endif
      if (!walk_back (&walk, share))
        break;

      forget_sources (&walk);
      if (scores->whole != NULL)
        finish_whole (&walk);
      finish_batch (&walk);
      mg_share_step (share, MIN (LANES, end - s));
    }

  walk_clear (&walk);
}
