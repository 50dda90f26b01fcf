/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small networks of known shape, and what tests ask of a drawing. */
#pragma once

#include "mg-layout.h"

G_BEGIN_DECLS

typedef enum
{
  MG_SHAPE_ISOLATES,
  MG_SHAPE_PATH,
  MG_SHAPE_CYCLE,
  MG_SHAPE_STAR,
  MG_SHAPE_COMPLETE,
  MG_SHAPE_LATTICE,    /* n rounded down to a square */
  MG_SHAPE_PIECES,     /* cycles of three, four, five… and isolates */
  MG_SHAPE_RANDOM,     /* a random tree and twice as many links more */
} MgShape;

MgSnapshot *mg_shape_new        (MgShape              shape,
                                 guint                n,
                                 guint32              seed) G_GNUC_WARN_UNUSED_RESULT;

/* Gives it kinds, rings, a centre, some collectives, most of them on earth. */
void        mg_shape_furnish    (MgLayoutInput       *input);

/* Normalised stress at the best scale, over all pairs that have a way. */
double      mg_shape_stress     (const MgSnapshot    *graph,
                                 const double        *xy);
double      mg_shape_nearest    (const double        *xy,
                                 guint                n);
double      mg_shape_median     (const MgSnapshot    *graph,
                                 const double        *xy);
/* Pairs of links that cross, of those among the first @n. */
guint       mg_shape_crossings  (const MgSnapshot    *graph,
                                 const double        *xy,
                                 guint                n);
/* Largest extent from corner to corner. */
double      mg_shape_diagonal   (const double        *xy,
                                 guint                n);
double      mg_shape_mean_move  (const double        *xy,
                                 const double        *other,
                                 guint                n);

/* Runs a layout that has to succeed; free with g_free().  %NULL if it says that
 * the network lacks what it shows.
 */
double     *mg_shape_draw       (const char          *layout,
                                 const MgLayoutInput *input);

G_END_DECLS
