/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A snapshot as lists of partners, for the kernels that walk through it. */
#pragma once

#include "mg-snapshot.h"

G_BEGIN_DECLS

/* Which ends of arcs are partners; all the same where nothing is directed. */
typedef enum
{
  MG_PARTNERS_ALL,
  MG_PARTNERS_OUT,
  MG_PARTNERS_IN,
} MgPartnersMode;

/**
 * MgPartners:
 * @n: number of places, one per organisation
 * @first: (array): n + 1 positions in @partners
 * @partners: (array): the places next to place i are those from @first[i] to
 *   @first[i + 1] - 1, each once (twice for arcs both ways in %MG_PARTNERS_ALL)
 * @rows: (array length=n): place → row of the snapshot
 *
 * Places are numbered as a walk from neighbour to neighbour meets them, piece
 * after piece: what is close in the network is close in memory, which makes the
 * kernels about half as long again as fast on 5,000 organisations.
 */
typedef struct
{
  guint  n;
  guint *first;
  guint *partners;
  guint *rows;
} MgPartners;

/* Time O(n + m). */
MgPartners *mg_partners_new   (const MgSnapshot *graph,
                               MgPartnersMode    mode) G_GNUC_WARN_UNUSED_RESULT;
void        mg_partners_free  (MgPartners       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgPartners, mg_partners_free)

/* Returns: (transfer full): @graph without directions, itself if it has none;
 *   rows are the same, identifiers and weights are not kept
 */
MgSnapshot *mg_undirected_new (const MgSnapshot *graph) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
