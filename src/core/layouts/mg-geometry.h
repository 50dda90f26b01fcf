/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turning, moving and measuring sets of places; 2 × n numbers each. */
#pragma once

#include <glib.h>

#include "mg-adjacency.h"

G_BEGIN_DECLS

/* Left, upper, right, lower; of those that are finite.  All 0 if there is none. */
void   mg_places_get_bounds   (const double      *xy,
                               guint              n,
                               double             bounds[4]);
void   mg_places_move         (double            *xy,
                               guint              n,
                               double             dx,
                               double             dy);
void   mg_places_scale        (double            *xy,
                               guint              n,
                               double             factor);

/* Turns the drawing about its middle so that it extends most from left to
 * right, and moves its middle to 0, 0.
 */
void   mg_places_lay_flat     (double            *xy,
                               guint              n);

/* Turns, mirrors and moves, without changing a distance, so that @xy comes as
 * near as it can to @wanted, where that is finite.
 */
void   mg_places_fit          (double            *xy,
                               const double      *wanted,
                               guint              n);

/* The value that would be at place @k if they were sorted (Hoare 1961).
 * @values: (inout): in another order afterwards
 */
double mg_values_select       (double            *values,
                               guint              n,
                               guint              k);

/* Median length of the links; 0 without links.  Looks at 100,000 at most. */
double mg_places_median_link  (const double      *xy,
                               const MgAdjacency *graph);

G_END_DECLS
