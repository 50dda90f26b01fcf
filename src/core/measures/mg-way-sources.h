/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where ways begin: everywhere, or at organisations that were drawn. */
#pragma once

#include "mg-fold.h"

G_BEGIN_DECLS

/**
 * MgWaySources:
 * @n: number of @places
 * @places: (array length=n): each once
 * @weights: (array length=n): how many organisations begin there, or how often
 *   one was drawn there
 * @n_draws: the sum of @weights; 0: ways begin everywhere
 * @n_all: organisations that could be drawn
 * @scale: of what is found, so that it stands for all
 */
typedef struct
{
  guint   n;
  guint  *places;
  double *weights;
  guint   n_draws;
  guint   n_all;
  double  scale;
} MgWaySources;

void mg_way_sources_take_all (MgWaySources     *self,
                              const MgFold     *fold);

/* Each draw is from all, with a fixed seed; of as many draws as there are
 * organisations, or more, all are taken instead.
 */
void mg_way_sources_draw     (MgWaySources     *self,
                              const MgSnapshot *graph,
                              const MgFold     *fold,
                              guint             n_draws);
void mg_way_sources_clear    (MgWaySources     *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MgWaySources, mg_way_sources_clear)

/**
 * mg_way_sources_bound:
 * @n_places: to which it is to apply at once
 * @sum: what passes through one of them from those that were drawn
 * @squares: and its squares
 *
 * What depends on a place, source by source, is 0 to W, the organisations that can
 * be drawn.  The mean of k draws is off by more than W·h, or by more than W·e, at any
 * of the N places, with a probability of δ / 2 each, where h = √(ln(4N/δ) / 2k)
 * (Hoeffding 1963, doi:10.1080/01621459.1963.10500830) and, V being the variance of
 * the draws as shares of W, e = √(2V·ln(8N/δ) / k) + 7·ln(8N/δ) / 3(k-1) (Maurer &
 * Pontil 2009, arXiv:0907.3740, theorem 4).  The smaller one is taken.
 *
 * Returns: how far @sum times @scale may be off; 0 where all were taken
 */
double mg_way_sources_bound  (const MgWaySources *self,
                              guint               n_places,
                              double              sum,
                              double              squares);

G_END_DECLS
