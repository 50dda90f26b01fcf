/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums over partners, which power iterations ask for again and again. */
#pragma once

#include "mg-partners.h"

G_BEGIN_DECLS

/**
 * MgSums:
 * @n: number of places
 * @places: (array length=n): position → place, from 0 on
 *
 * The rows of some places in slices of eight rows about equally long, which are
 * summed side by side: no row waits for the one before, and no processor has to
 * guess where a row ends.  About three times as fast as row by row.  Rows are sorted
 * by length among neighbours only, which leaves close what is close in the network.
 *
 * Vectors are by position and have mg_sums_get_length() values, of which the last
 * is 0.
 *
 * Source: Kreutzer et al. 2014 (SELL-C-sigma), doi:10.1137/130930352.
 */
typedef struct
{
  guint  n;
  guint *places;
  /*< private >*/
  guint  n_slices;
  guint *first;
  guint *partners;
} MgSums;

/**
 * mg_sums_new:
 * @partners: lists of partners
 * @begin: first place
 * @end: one behind the last; nobody from @begin to there has partners elsewhere
 *
 * Time O(n + m).
 */
MgSums *mg_sums_new  (const MgPartners *partners,
                      guint             begin,
                      guint             end) G_GNUC_WARN_UNUSED_RESULT;
void    mg_sums_free (MgSums           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgSums, mg_sums_free)

/* Returns: how many values a vector has, in 8 bytes each */
gsize   mg_sums_get_length (const MgSums *self);

/**
 * mg_sums_add:
 * @from: values by position
 * @to: (out caller-allocates): the sum of those of the partners; what is behind
 *   the last place is 0
 *
 * Always in the same order: the same bits anywhere.
 *
 * Time O(m).
 */
void    mg_sums_add        (const MgSums *self,
                            const double *from,
                            double       *to);

G_END_DECLS
