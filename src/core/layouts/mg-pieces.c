/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-pieces.h"

#include <math.h>

#include "mg-geometry.h"
#include "mg-layout-funcs.h"
#include "mg-packing.h"
#include "mg-spread.h"

#define PIECE_GAP     100.
#define LARGEST_CLAIM 300.
#define FEW_NEW       10      /* times as many are known */

void
mg_pieces_clear (MgPieces *self)
{
  g_clear_pointer (&self->graph, mg_adjacency_free);
  g_free (self->nodes);
  g_free (self->ends);
  g_free (self->rows);
  g_free (self->xy);
  g_free (self->is_pinned);
}

void
mg_pieces_init (MgPieces            *self,
                const MgLayoutInput *input)
{
  guint n = input->graph->n_nodes;

  self->input = input;
  self->graph = mg_adjacency_new (n, input->graph->ends, input->graph->n_pairs);
  self->nodes = g_new (guint, n);
  self->ends = g_new (guint, n);
  self->n_pieces = mg_adjacency_find_pieces (self->graph, self->nodes, self->ends);
  self->rows = g_new (guint, n);
  self->xy = g_memdup2 (input->xy, 2 * n * sizeof *self->xy);
  self->is_pinned = g_new0 (gboolean, n);
  for (guint i = 0; i < n; i++)
    {
      self->is_pinned[i] = mg_layout_input_is_pinned (input, i);
      self->any_pinned |= self->is_pinned[i];
      if (!mg_layout_input_has_place (input, i))
        self->xy[2 * i] = self->xy[2 * i + 1] = (double) NAN;
    }
}

static void
move_piece (MgPieces *self,
            guint     k,
            double    dx,
            double    dy)
{
  for (guint i = k > 0 ? self->ends[k - 1] : 0; i < self->ends[k]; i++)
    mg_places_move (self->xy + 2 * self->nodes[i], 1, dx, dy);
}

/* How far others are to be from row @i, besides the gap, so that they are not nearer
 * than its neighbours.
 */
static double
find_claim (const MgPieces *self,
            guint           i)
{
  const double *at = self->xy + 2 * i;
  double farthest = 0.;

  for (guint k = self->graph->offsets[i]; k < self->graph->offsets[i + 1]; k++)
    {
      const double *other = self->xy + 2 * self->graph->targets[k];

      farthest = MAX (farthest, hypot (other[0] - at[0], other[1] - at[1]));
    }

  return CLAMP (farthest - PIECE_GAP, 0., LARGEST_CLAIM);
}

/* The bounds of a piece, with what it claims around it. */
static void
get_bounds (const MgPieces *self,
            guint           k,
            double          bounds[4])
{
  guint first = k > 0 ? self->ends[k - 1] : 0;
  guint n = self->ends[k] - first;
  g_autofree double *corners = g_new (double, 4 * n);

  for (guint i = 0; i < n; i++)
    {
      guint row = self->nodes[first + i];
      double claim = self->is_local ? find_claim (self, row) : 0.;

      for (guint c = 0; c < 4; c++)
        corners[4 * i + c] = self->xy[2 * row + c % 2] + (c < 2 ? -claim : claim);
    }
  mg_places_get_bounds (corners, 2 * n, bounds);
}

void
mg_pieces_pack (MgPieces     *self,
                const GArray *new_pieces,
                const double *above)
{
  guint n = new_pieces->len;
  g_autofree double *bounds = g_new (double, 4 * n + 1);
  g_autofree double *sizes = g_new (double, 2 * n + 1);
  g_autofree double *corners = g_new (double, 2 * n + 1);
  guint n_large = 0;
  double total[2];
  double left;
  double top;

  for (guint p = 0; p < n; p++)
    {
      guint k = g_array_index (new_pieces, guint, p);

      get_bounds (self, k, bounds + 4 * p);
      sizes[2 * p] = bounds[4 * p + 2] - bounds[4 * p];
      sizes[2 * p + 1] = bounds[4 * p + 3] - bounds[4 * p + 1];
      if (self->ends[k] - (k > 0 ? self->ends[k - 1] : 0) > 1)
        n_large = p + 1;
    }

  mg_packing_arrange (sizes, n, n_large, PIECE_GAP, corners, total);
  left = above != NULL ? (above[0] + above[2] - total[0]) / 2. : -total[0] / 2.;
  top = above != NULL ? above[3] + PIECE_GAP : -total[1] / 2.;
  for (guint p = 0; p < n; p++)
    move_piece (self, g_array_index (new_pieces, guint, p),
                left + corners[2 * p] - bounds[4 * p],
                top + corners[2 * p + 1] - bounds[4 * p + 1]);
}

/* Few that are new go where there is room. */
static gboolean
seat_new_ones (MgPieces           *self,
               const MgLayoutRun  *run,
               GError            **error)
{
  guint n = self->input->graph->n_nodes;
  g_autofree gboolean *is_known = g_new (gboolean, n + 1);
  guint n_new = 0;

  for (guint i = 0; i < n; i++)
    {
      is_known[i] = mg_layout_input_has_place (self->input, i);
      n_new += is_known[i] ? 0 : 1;
    }

  return n_new == 0 || n_new * FEW_NEW > n ||
         mg_spread_kept (self->xy, self->graph, is_known, run, error);
}

gboolean
mg_pieces_make_room (MgPieces           *self,
                     const MgLayoutRun  *run,
                     GError            **error)
{
  return seat_new_ones (self, run, error) &&
         mg_spread_kept (self->xy, self->graph, self->is_pinned, run, error);
}
