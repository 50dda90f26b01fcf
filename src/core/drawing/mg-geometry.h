/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlines of symbols and courses of strands: the same for painting, picking
 * and placing names.  Private to drawing.
 */
#pragma once

#include "mg-scene.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y;
} MgPoint;

typedef struct
{
  double x, y, width, height;
} MgRect;

/* A cubic curve; straight if its inner points are on the chord. */
typedef struct
{
  MgPoint p[4];
} MgCurve;

/* The most corners that a symbol has. */
#define MG_SHAPE_MAX_CORNERS 6

/* The corners of a symbol of @radius round 0, 0; none for those with a round
 * outline (circle, rounded, collective).
 */
guint    mg_shape_get_corners   (MgShape         shape,
                                 double          radius,
                                 MgPoint         corners[MG_SHAPE_MAX_CORNERS]);

/* Half the width and height of a symbol with rounded corners, and the corners'
 * radius.
 */
void     mg_shape_get_rounded   (MgShape         shape,
                                 double          radius,
                                 double         *half_width,
                                 double         *half_height,
                                 double         *corner);

/* How far a place, relative to the symbol's, is from its outline; negative inside. */
double   mg_shape_distance      (MgShape         shape,
                                 double          radius,
                                 double          x,
                                 double          y);

/* How far a symbol reaches to either side, at most, along the direction @x, @y of
 * length 1.
 */
double   mg_shape_get_reach     (MgShape         shape,
                                 double          radius,
                                 double          x,
                                 double          y);

/* The box of a symbol round 0, 0. */
MgRect   mg_shape_get_box       (MgShape         shape,
                                 double          radius);

gboolean mg_rect_overlaps       (const MgRect   *a,
                                 const MgRect   *b);

MgPoint  mg_curve_at            (const MgCurve  *curve,
                                 double          t);
gboolean mg_curve_is_straight   (const MgCurve  *curve);
MgRect   mg_curve_get_box       (const MgCurve  *curve);
double   mg_curve_distance      (const MgCurve  *curve,
                                 double          x,
                                 double          y);
/* The part of it between @from and @to. */
MgCurve  mg_curve_cut           (const MgCurve  *curve,
                                 double          from,
                                 double          to);

/**
 * MgStrandPlace:
 * @offset: from the middle of its pair's strands, to the left from source to target
 * @spread: of the outermost strand of the pair
 * @bend: how far the middles of all of them are from the straight line, to the left
 */
typedef struct
{
  double offset, spread, bend;
} MgStrandPlace;

/* The course of a strand between two places, from middle to middle: straight
 * and beside the others while the symbols are wide enough, else gently bent.
 * The middle is exactly @offset + @bend from the straight line.
 */
MgCurve  mg_strand_course       (MgPoint              source,
                                 double               source_radius,
                                 MgPoint              target,
                                 double               target_radius,
                                 const MgStrandPlace *place);

/* A link from an organisation to itself. */
MgCurve  mg_loop_course         (MgPoint         place,
                                 double          radius,
                                 double          offset);

/* Where the course comes out of the source's symbol and into the target's,
 * @gap outside of their outlines: parameters of the curve.
 */
void     mg_strand_trim         (const MgCurve  *course,
                                 MgPoint         source,
                                 MgShape         source_shape,
                                 double          source_radius,
                                 MgPoint         target,
                                 MgShape         target_shape,
                                 double          target_radius,
                                 double          gap,
                                 double         *from,
                                 double         *to);

G_END_DECLS
