/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number for each of several sources, in registers of the tier. */
#pragma once

#include <math.h>

#include <glib.h>

/* To be read alone. */
#ifndef MG_TIER_BYTES
#define MG_TIER_BYTES 16
#define MG_TIER_LANES 8
#endif

#define LANES MG_TIER_LANES
#define N     (LANES * 8 / MG_TIER_BYTES)

/* Lanes in a register; no wider than the machine's, or they are spilled. */
typedef double Wide __attribute__ ((vector_size (MG_TIER_BYTES)));
typedef gint64 WideBits __attribute__ ((vector_size (MG_TIER_BYTES)));

typedef struct
{
  Wide v[N];
} __attribute__ ((aligned (64))) Lanes;

/* Numbers of ways; where narrow, exact below 2^24, and 16 lanes are one line of the
 * cache.
 */
#ifdef MG_TIER_NARROW
typedef float Count;
#define MOST_COUNT 16777215.f
#else
typedef double Count;
#define MOST_COUNT ((double) INFINITY)
#endif

#define N_COUNTS (LANES * sizeof (Count) / MG_TIER_BYTES)

typedef Count Counts __attribute__ ((vector_size (MG_TIER_BYTES)));

typedef struct
{
  Counts v[N_COUNTS];
} __attribute__ ((aligned (LANES * sizeof (Count) < 64 ? LANES * sizeof (Count) : 64))) CountLanes;

/* As many of @counts as a register has numbers, from the @i-th time so many. */
static inline Wide
get_counts (const CountLanes *counts,
            guint             i)
{
#ifdef MG_TIER_NARROW
  typedef float Half __attribute__ ((vector_size (MG_TIER_BYTES / 2), may_alias));

  return __builtin_convertvector (((const Half *) counts)[i], Wide);
#else
  return counts->v[i];
#endif
}

static inline void
add_counts (CountLanes       *sum,
            const CountLanes *more)
{
#pragma GCC unroll 8
  for (guint i = 0; i < N_COUNTS; i++)
    sum->v[i] += more->v[i];
}

static inline Wide
keep_where (Wide     value,
            WideBits condition)
{
  return (Wide) ((WideBits) value & condition);
}

static inline void
add_lanes (Lanes       *sum,
           const Lanes *more)
{
#pragma GCC unroll 8
  for (guint i = 0; i < N; i++)
    sum->v[i] += more->v[i];
}

typedef double Two __attribute__ ((vector_size (16)));
typedef gint64 TwoBits __attribute__ ((vector_size (16)));

/* The same order in all tiers: ((0+4)+(2+6)) + ((1+5)+(3+7)) of the 8 from @v. */
static inline double
total_8 (const Wide *v)
{
#if MG_TIER_BYTES == 16
  Two all = (v[0] + v[2]) + (v[1] + v[3]);
#else
#if MG_TIER_BYTES == 32
  Wide four = v[0] + v[1];
#else
  typedef double Four __attribute__ ((vector_size (32)));
  Four four = __builtin_shufflevector (v[0], v[0], 0, 1, 2, 3) +
              __builtin_shufflevector (v[0], v[0], 4, 5, 6, 7);
#endif
  Two all = __builtin_shufflevector (four, four, 0, 1) + __builtin_shufflevector (four, four, 2, 3);
#endif

  return all[0] + all[1];
}

/* Eight by eight, as if they had come one after the other. */
static inline void
add_total (double      *sum,
           const Lanes *lanes)
{
  for (guint i = 0; i < N; i += 64 / MG_TIER_BYTES)
    *sum += total_8 (&lanes->v[i]);
}

static inline gboolean
is_any (WideBits bits)
{
#if MG_TIER_BYTES == 64
  typedef gint64 FourBits __attribute__ ((vector_size (32)));
  FourBits four = __builtin_shufflevector (bits, bits, 0, 1, 2, 3) |
                  __builtin_shufflevector (bits, bits, 4, 5, 6, 7);
#else
  WideBits four = bits;
#endif
#if MG_TIER_BYTES == 16
  TwoBits two = four;
#else
  TwoBits two = __builtin_shufflevector (four, four, 0, 1) | __builtin_shufflevector (four, four, 2, 3);
#endif

  return (two[0] | two[1]) != 0;
}
