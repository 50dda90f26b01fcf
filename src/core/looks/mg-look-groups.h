/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organisations divided by what a field of theirs says, for colours and shapes. */
#pragma once

#include "mg-network.h"

G_BEGIN_DECLS

/* More shapes cannot be told apart: the most frequent values have one. */
#define MG_LOOK_MOST_SHAPES 5

/**
 * mg_look_groups_new:
 * @most: how many groups there may be
 * @values: (array): by #MgId: the group's number; NaN for what is not known, and for
 *   values that are too rare to have one
 * @texts: (out) (transfer full): the groups' values as in files, ending with %NULL
 *
 * In the vocabulary's order, other values by name.  Of several choices the first
 * counts.  Time O(n).
 *
 * Returns: (transfer full): the groups' names for people, ending with %NULL
 */
char **mg_look_groups_new (MgNetwork *network,
                           MgFieldId  field,
                           guint      most,
                           double    *values,
                           char    ***texts) G_GNUC_WARN_UNUSED_RESULT;

/* Of numbers of groups, below @n_values, those that only one has become -1. */
void   mg_look_groups_mark_alone (double *values,
                                  guint   n_values);

G_END_DECLS
