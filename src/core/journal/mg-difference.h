/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is different between two states of a pole, in words. */
#pragma once

#include "mg-network.h"

G_BEGIN_DECLS

typedef enum
{
  MG_DIFFERENCE_ADDED,
  MG_DIFFERENCE_REMOVED,
  MG_DIFFERENCE_CHANGED,
} MgDifferenceSort;

/**
 * MgDifference:
 * @title: what is added, removed or changed: a name, or both ends of a link
 * @detail: (nullable): what of it changed, translated: "Kind: Company → Association"
 */
typedef struct
{
  MgDifferenceSort  sort;
  char             *title;
  char             *detail;
} MgDifference;

/**
 * mg_difference_list:
 * @before: (nullable): %NULL is a pole without anything
 * @after: what became of it
 * @max: how many are told at most
 * @n_more: (out): how many others there are
 *
 * Items are the same if they have the same identifier in files.  Places on the
 * map are told as one difference.  Neither network may be changed meanwhile.
 *
 * Returns: (transfer full) (element-type MgDifference): the added first, then
 *   the removed, then the changed, in the order of the networks
 */
GPtrArray *mg_difference_list (MgNetwork *before,
                               MgNetwork *after,
                               guint      max,
                               guint     *n_more) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
