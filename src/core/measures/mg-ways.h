/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kernel of betweenness: shortest ways from many organisations. */
#pragma once

#include "mg-share-out.h"

G_BEGIN_DECLS

/* Batches have so many sources, or the half. */
#define MG_WAYS_BATCH 16

/**
 * MgWays:
 * @n: number of places
 * @first: (array): n + 1 positions in @partners
 * @partners: (array): places next to each
 * @weights: (array length=n): how many organisations a place stands for
 * @sources: (array length=n_sources): places to start from, each once
 * @source_weights: (array length=n_sources): how much each source counts
 * @mutual: whether whoever is a place's partner has it for a partner
 */
typedef struct
{
  guint         n;
  const guint  *first;
  const guint  *partners;
  const double *weights;
  const guint  *sources;
  const double *source_weights;
  guint         n_sources;
  gboolean      mutual;
} MgWays;

/**
 * MgWaysScores:
 * @places: (array length=n): what passes through each place
 * @arcs: (nullable): what passes along each, by position in @partners; the last bits
 *   are those of the tier, all others the same in all
 * @whole: (nullable): the ways that pass through each place, each counting as one
 * @begun: (nullable): the ways from each source to all others, times the weights
 *   of these; with @whole
 * @squares: (nullable): the squares of what passes through each place from one
 *   source, times the weight of the source
 */
typedef struct
{
  double *places;
  double *arcs;
  double *whole;
  double *begun;
  double *squares;
} MgWaysScores;

/**
 * MgWaysFunc:
 *
 * Adds to @scores what passes through each place, and along each arc, on the way
 * from the sources @begin to @end - 1: of the shortest ways between a source s
 * and a target t ≠ s the share that does, times the weights of both; as @whole,
 * the number of those that do.  A step of @share for each source.
 *
 * Stops, leaving anything in @scores, when @share does not go on.
 */
typedef void (*MgWaysFunc) (const MgWays       *ways,
                            guint               begin,
                            guint               end,
                            const MgWaysScores *scores,
                            MgShare            *share);

/* Of the tier that mg_tier_get() gives. */
MgWaysFunc mg_ways_get_func (void);

void mg_ways_plain (const MgWays *ways, guint begin, guint end, const MgWaysScores *scores, MgShare *share);
void mg_ways_256 (const MgWays *ways, guint begin, guint end, const MgWaysScores *scores, MgShare *share);
void mg_ways_512 (const MgWays *ways, guint begin, guint end, const MgWaysScores *scores, MgShare *share);

/* Where ways are too many to be counted in half the room. */
void mg_ways_wide_plain (const MgWays *ways, guint begin, guint end, const MgWaysScores *scores, MgShare *share);
void mg_ways_wide_256 (const MgWays *ways, guint begin, guint end, const MgWaysScores *scores, MgShare *share);
void mg_ways_wide_512 (const MgWays *ways, guint begin, guint end, const MgWaysScores *scores, MgShare *share);

G_END_DECLS
