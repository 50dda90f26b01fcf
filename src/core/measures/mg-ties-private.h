/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels as bits of a pair, for what is counted pair by pair. */
#pragma once

#include "mg-row-detail.h"

G_BEGIN_DECLS

/* Whether a link of that level joins the pair; not for levels beyond the 31st. */
static inline gboolean
mg_pair_has_layer (const MgSnapshot *graph,
                   guint             pair,
                   guint             layer)
{
  return (graph->pair_layers[pair] >> MIN (layer, 31u) & 1) != 0;
}

static inline guint
mg_pair_count_layers (const MgSnapshot *graph,
                      guint             pair)
{
  guint32 layers = graph->pair_layers[pair];
  guint n = 0;

  for (; layers != 0; layers &= layers - 1)
    n++;

  return n;
}

G_END_DECLS
