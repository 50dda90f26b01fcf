/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organisations on circles and arcs, in an order that lets few links cross. */
#pragma once

#include "mg-layout-funcs.h"

#include "mg-adjacency.h"
#include "mg-layout-run.h"

G_BEGIN_DECLS

/**
 * MgTrack:
 * @nodes: (array length=n): who is on it, in the order of the angle
 * @radius: distance from 0, 0
 * @start: angle where it begins
 * @span: how far it goes; a whole turn is a circle, which has no beginning
 *
 * The nodes are spread evenly; on an arc the first and last are half a step
 * from its ends.
 */
typedef struct
{
  guint  *nodes;
  guint   n;
  double  radius;
  double  start;
  double  span;
} MgTrack;

/* The radius at which @n symbols on an arc of @span are @reach apart. */
double   mg_track_find_radius (guint                 n,
                               double                span,
                               double                reach);

/**
 * mg_track_order:
 * @is_free: (array) (nullable): those on no track that go to the mean of their
 *   neighbours; others on no track stay
 * @input: where they are now
 * @xy: (inout): where they are to begin with, as a hint; where they end
 *
 * Puts each node in the direction of its neighbours, again and again, and keeps
 * the best of what was seen; in small networks then exchanges neighbours on a
 * track as long as fewer links cross.
 *
 * Or keeps the present order, see mg_track_is_known(): new ones are put in it,
 * others only make room.  Unless far fewer links cross otherwise.
 */
gboolean mg_track_order       (MgTrack              *tracks,
                               guint                 n_tracks,
                               const MgAdjacency    *graph,
                               const gboolean       *is_free,
                               const MgLayoutInput  *input,
                               double               *xy,
                               const MgLayoutRun    *run,
                               GError              **error);

/* Whether most of those on a track are as far from 0, 0 as each other now. */
gboolean     mg_track_is_known    (const MgTrack        *tracks,
                                   guint                 n_tracks,
                                   const MgLayoutInput  *input);

/* From the middle outwards as they stand, those without a place last: for
 * g_qsort_with_data(), of two rows and the #MgLayoutInput.
 */
int          mg_track_compare_distances (gconstpointer   a,
                                         gconstpointer   b,
                                         gpointer        input);

/* Places by which to begin: those of the layout "stress", as if nothing had a
 * place yet.
 */
gboolean mg_track_hint        (const MgLayoutInput  *input,
                               const MgLayoutRun    *run,
                               double               *xy,
                               GError              **error);

G_END_DECLS
