/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Room around each symbol, so that none lies on another. */
#pragma once

#include "mg-layout-run.h"

G_BEGIN_DECLS

/**
 * MgRoom:
 * @width: how far apart two symbols are to be, from side to side
 * @height: or one above the other
 * @is_disc: @width is to be kept in every direction, and @height not looked at
 *
 * Two symbols are clear of each other if they are @width apart in x or @height
 * apart in y; discs, if they are @width apart.
 */
typedef struct
{
  double   width;
  double   height;
  gboolean is_disc;
} MgRoom;

/* A symbol and a name of two lines in small networks; the symbol alone in
 * large ones, and hardly more than a point beyond 100,000.
 */
MgRoom   mg_room_for_size    (guint               n);

/* A distance at which two symbols are clear of each other in any direction. */
double   mg_room_get_reach   (const MgRoom       *self);

/* Of two symbols that far from each other. */
gboolean mg_room_is_clear    (const MgRoom       *self,
                              double              dx,
                              double              dy);

/* The factor, 1 at least, by which a drawing has to grow for all but @share of
 * its symbols to be clear of every other; but no more than what makes symbols
 * few and far between on the whole.
 */
double   mg_room_find_growth (const MgRoom       *self,
                              const double       *xy,
                              guint               n,
                              double              share);

/**
 * mg_room_make:
 * @is_fixed: (array) (nullable): those that stay where they are
 * @xy: (inout): 2 × n places
 *
 * Moves symbols apart, by little, until each is clear of every other; two fixed
 * ones may still meet, and beyond 100,000 any two that few moves do not part.  On failure some have moved.
 */
gboolean mg_room_make        (const MgRoom       *self,
                              const gboolean     *is_fixed,
                              double             *xy,
                              guint               n,
                              const MgLayoutRun  *run,
                              GError            **error);

/* The same, but for few that are left, or for many if they do not part soon, which
 * is said by @is_made: (out).
 */
gboolean mg_room_push        (const MgRoom       *self,
                              const gboolean     *is_fixed,
                              double             *xy,
                              guint               n,
                              gboolean           *is_made,
                              const MgLayoutRun  *run,
                              GError            **error);

/* Like it, but symbols that have to move take the free place nearest to them. */
gboolean mg_room_seat        (const MgRoom       *self,
                              const gboolean     *is_fixed,
                              double             *xy,
                              guint               n,
                              const MgLayoutRun  *run,
                              GError            **error);

G_END_DECLS
