/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way out: how many shortest ways lead to each place, level by level. */
#pragma once

#include "mg-ways.h"
#include "mg-ways-lanes.h"

/* Asking is for levels with more than one arc in so many of the network. */
#define WIDE_LEVEL 6

typedef struct
{
  const MgWays *ways;
  CountLanes   *known;       /* ways from the source; 0: not met yet */
  CountLanes   *arriving;    /* in this step; zero between steps */
  guint8       *touched;     /* 0 between steps */
  guint        *arrivals;    /* n + 1: the last is written to and not read */
  guint         n_arrivals;
  guint        *waiting;     /* places that not all lanes have met, once asked */
  guint         n_waiting;
  gboolean      asks;
  guint        *log_places;  /* level after level */
  CountLanes   *log_ways;    /* that arrived there on this level; 0 in other lanes */
  gsize         n_log;
  gsize         log_room;
  GArray       *levels;      /* of gsize: where each level starts in the log */
  gboolean      is_over;     /* more ways than a Count can tell apart */
} WayOut;

static CountLanes *
counts_new (gsize n)
{
  return g_aligned_alloc0 (n + 1, sizeof (CountLanes), 64);
}

static inline void
out_init (WayOut       *out,
          const MgWays *ways)
{
  gsize n = ways->n;

  *out = (WayOut) { .ways = ways };
  out->known = counts_new (n);
  out->arriving = counts_new (n);
  out->touched = g_new0 (guint8, n + 1);
  out->arrivals = g_new (guint, n + 1);
  out->waiting = g_new (guint, n + 1);
  out->levels = g_array_new (FALSE, FALSE, sizeof (gsize));
}

static inline void
out_clear (WayOut *out)
{
  g_aligned_free (out->known);
  g_aligned_free (out->arriving);
  g_aligned_free (out->log_ways);
  g_free (out->log_places);
  g_free (out->touched);
  g_free (out->arrivals);
  g_free (out->waiting);
  g_array_unref (out->levels);
}

static void
reserve_log (WayOut *out,
             gsize   n_more)
{
  CountLanes *bigger;

  if (out->n_log + n_more <= out->log_room)
    return;

  out->log_room = 2 * (out->n_log + n_more);
  out->log_places = g_renew (guint, out->log_places, out->log_room);
  bigger = g_aligned_alloc (out->log_room, sizeof (CountLanes), 64);
  for (gsize i = 0; i < out->n_log; i++)
    bigger[i] = out->log_ways[i];
  g_aligned_free (out->log_ways);
  out->log_ways = bigger;
}

static gsize
level_start (const WayOut *out,
             guint       level)
{
  return level < out->levels->len ? g_array_index (out->levels, gsize, level) : out->n_log;
}

static inline void
out_start (WayOut *out,
           guint   begin,
           guint   end)
{
  out->asks = FALSE;
  out->n_log = 0;
  g_array_set_size (out->levels, 0);
  g_array_append_val (out->levels, out->n_log);
  reserve_log (out, LANES);

  for (guint s = begin; s < end; s++)
    {
      guint place = out->ways->sources[s];
      guint lane = s - begin;

      ((Count *) &out->known[place])[lane] = 1;
      out->log_places[out->n_log] = place;
      out->log_ways[out->n_log++] = out->known[place];
    }
}

/* Whether a partner was touched before is a coin's toss: it is added to the
 * arrivals in any case, and stays there if it was not.
 */
static void
hand_on (WayOut *out,
         guint   level)
{
  const guint *first = out->ways->first;
  const guint *partners = out->ways->partners;
  const gsize end = level_start (out, level + 1);
  CountLanes *sum = out->arriving;
  guint8 *touched = out->touched;
  guint *arrivals = out->arrivals;
  guint n_arrivals = 0;

  for (gsize entry = level_start (out, level); entry < end; entry++)
    {
      const CountLanes ways = out->log_ways[entry];
      const guint place = out->log_places[entry];
      const guint last = first[place + 1];

      for (guint k = first[place]; k < last; k++)
        {
          guint partner = partners[k];

          arrivals[n_arrivals] = partner;
          n_arrivals += !touched[partner];
          touched[partner] = 1;
          add_counts (&sum[partner], &ways);
        }
    }

  out->n_arrivals = n_arrivals;
}

/* @sum: what has come to @place
 * @waits: (out): whether there are lanes that have met nothing yet
 * @over: (inout): where more has come than can be told apart
 * Returns: whether any lane had nothing and has something now: the next entry
 */
static inline gboolean
note_arrival (WayOut           *out,
              guint             place,
              const CountLanes *sum,
              gboolean         *waits,
              WideBits         *over)
{
  CountLanes *known = &out->known[place];
  CountLanes *fresh = &out->log_ways[out->n_log];
  WideBits any = { 0 };
  WideBits none = { 0 };

#pragma GCC unroll 8
  for (guint i = 0; i < N_COUNTS; i++)
    {
      WideBits new_here = (WideBits) sum->v[i] & (WideBits) (known->v[i] == 0);

      fresh->v[i] = (Counts) new_here;
      known->v[i] += fresh->v[i];
      any |= new_here;
      none |= (WideBits) (known->v[i] == 0);
      *over |= (WideBits) (fresh->v[i] > MOST_COUNT);
    }

  out->log_places[out->n_log] = place;
  *waits = is_any (none);

  return is_any (any);
}

static void
arrive (WayOut *out)
{
  WideBits over = { 0 };

  reserve_log (out, out->n_arrivals + 1);
  for (guint a = 0; a < out->n_arrivals; a++)
    {
      guint place = out->arrivals[a];
      gboolean waits;

      out->touched[place] = 0;
      out->n_log += note_arrival (out, place, &out->arriving[place], &waits, &over);
      out->arriving[place] = (CountLanes) { 0 };
    }
  out->is_over |= is_any (over);
}

/* At the places of the entries @begin to @end - 1. */
static void
clear_counts (WayOut     *out,
              CountLanes *counts,
              gsize       begin,
              gsize       end)
{
  for (gsize entry = begin; entry < end; entry++)
    counts[out->log_places[entry]] = (CountLanes) { 0 };
}

/* Each that waits reads what its partners got in the last step. */
static void
ask (WayOut *out,
     guint   level)
{
  const guint *first = out->ways->first;
  const guint *partners = out->ways->partners;
  const gsize end = level_start (out, level + 1);
  const guint n_waiting = out->n_waiting;
  WideBits over = { 0 };

  for (gsize entry = level_start (out, level); entry < end; entry++)
    out->arriving[out->log_places[entry]] = out->log_ways[entry];

  reserve_log (out, n_waiting + 1);
  out->n_waiting = 0;
  for (guint i = 0; i < n_waiting; i++)
    {
      guint place = out->waiting[i];
      const guint last = first[place + 1];
      CountLanes sum = { 0 };
      gboolean waits;

      for (guint k = first[place]; k < last; k++)
        add_counts (&sum, &out->arriving[partners[k]]);

      out->n_log += note_arrival (out, place, &sum, &waits, &over);
      out->waiting[out->n_waiting] = place;
      out->n_waiting += waits;
    }
  out->is_over |= is_any (over);
}

/* From the first wide level on to the next narrow one. */
static void
choose_side (WayOut *out,
             guint   level)
{
  const guint *first = out->ways->first;
  const gsize end = level_start (out, level + 1);
  guint n_arcs = 0;
  gboolean asked = out->asks;

  if (!out->ways->mutual)
    return;

  for (gsize entry = level_start (out, level); entry < end; entry++)
    n_arcs += first[out->log_places[entry] + 1] - first[out->log_places[entry]];

  out->asks = n_arcs > first[out->ways->n] / WIDE_LEVEL;
  if (!out->asks || asked)
    return;

  out->n_waiting = out->ways->n;
  for (guint i = 0; i < out->ways->n; i++)
    out->waiting[i] = i;
}

/* Returns: whether anything has arrived for the first time */
static gboolean
step_out (WayOut *out,
          guint   level)
{
  gsize start = out->n_log;

  choose_side (out, level);
  if (out->asks)
    {
      ask (out, level);
      clear_counts (out, out->arriving, level_start (out, level), start);
    }
  else
    {
      hand_on (out, level);
      arrive (out);
    }

  if (out->n_log == start || out->is_over)
    return FALSE;

  g_array_append_val (out->levels, start);

  return TRUE;
}

/* Returns: FALSE if it was stopped */
static inline gboolean
out_walk (WayOut  *out,
          MgShare *share)
{
  for (guint level = 0; mg_share_goes_on (share); level++)
    {
      if (!step_out (out, level))
        return TRUE;
    }

  return FALSE;
}

