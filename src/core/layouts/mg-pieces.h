/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The connected pieces of a network, each drawn by itself and put together. */
#pragma once

#include "mg-adjacency.h"
#include "mg-layout.h"
#include "mg-layout-run.h"

G_BEGIN_DECLS

/**
 * MgPieces:
 * @nodes: piece by piece, the largest first
 * @ends: where each one ends in @nodes
 * @rows: scratch space, n places
 * @xy: 2 × n places; NaN: none yet
 * @is_local: whether what is near on the map matters more than what is far
 */
typedef struct
{
  const MgLayoutInput *input;
  MgAdjacency         *graph;
  guint               *nodes;
  guint               *ends;
  guint                n_pieces;
  guint               *rows;
  double              *xy;
  gboolean            *is_pinned;
  gboolean             any_pinned;
  gboolean             is_local;
} MgPieces;

void mg_pieces_init  (MgPieces            *self,
                      const MgLayoutInput *input);
void mg_pieces_clear (MgPieces            *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MgPieces, mg_pieces_clear)

/* Moves pieces, without turning them, into rows: below @above, the bounds of what
 * has a place, or around 0, 0.
 * @new_pieces: (element-type guint): which ones
 */
void mg_pieces_pack  (MgPieces            *self,
                      const GArray        *new_pieces,
                      const double        *above);

/* Of drawings that are known: those that are new go where there is room, if they are
 * few, then all but pinned ones make room for each other.
 */
gboolean mg_pieces_make_room (MgPieces           *self,
                              const MgLayoutRun  *run,
                              GError            **error);

G_END_DECLS
