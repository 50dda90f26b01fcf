/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What mg-vicinity.c and mg-local.c have in common: how nodes push each other, and how
 * far forces move them.  Forces are explained in mg-vicinity.c.
 */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

#define MG_FORCE_FAR   0.1f    /* of the pull of a link */
#define MG_FORCE_NEAR  6.f
#define MG_FORCE_LANES 8

typedef float MgForceLanes __attribute__ ((vector_size (MG_FORCE_LANES * sizeof (float))));

/* What each of %MG_FORCE_LANES nodes from @xs, @ys, @weights on pushes one at @x, @y,
 * itself not at all: in lanes of their own, which a processor adds at once if it can;
 * the same figures whichever processor it is, as sums are of the same lanes.
 * @away_x, @away_y: (out): from each to it, to be multiplied by @push
 */
static inline G_ALWAYS_INLINE void
mg_force_push (const float  *xs,
               const float  *ys,
               const float  *weights,
               float         x,
               float         y,
               MgForceLanes *away_x,
               MgForceLanes *away_y,
               MgForceLanes *push)
{
  MgForceLanes dx, dy, q;

  memcpy (&dx, xs, sizeof dx);
  memcpy (&dy, ys, sizeof dy);
  memcpy (push, weights, sizeof *push);
  *away_x = dx = x - dx;
  *away_y = dy = y - dy;
  q = 1.f + dx * dx + dy * dy;
  *push /= q * q;
}

/* @heat: 1 at first, 0 in the end; steps are cut off at a length that falls with it
 * @weights: roots of the number of links
 * @mobility: 1 moves freely, 0 stays exactly
 * @moves_x, @moves_y: the forces
 */
void mg_force_move (guint        n,
                    float        heat,
                    const float *weights,
                    const float *mobility,
                    const float *moves_x,
                    const float *moves_y,
                    float       *x,
                    float       *y);

G_END_DECLS
