/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes that nothing should cover.  Private to drawing. */
#pragma once

#include "mg-geometry.h"

G_BEGIN_DECLS

/**
 * MgBoxes:
 *
 * They lie in buckets of a coarse grid, each in all those it touches.  A box that
 * is taken out stays in its buckets until it is put back elsewhere; that does no
 * harm, as a box is always looked at where it is now.
 */
typedef struct
{
  double   bucket;
  guint    columns, rows;
  guint   *heads;         /* by bucket: + 1 in entries */
  GArray  *entries;
  GArray  *boxes;         /* MgRect; the box 0 is nobody's */
  GArray  *homes;         /* MgRect: where it is in the buckets */
  GArray  *stamps;        /* guint: by box: the last search that saw it */
  guint    stamp;
} MgBoxes;

/* How many boxes share a place with a rectangle, and how much of it. */
typedef struct
{
  guint   n;
  double  area;
} MgCover;

/* @n_boxes: how many there will be, or about that */
void    mg_boxes_init         (MgBoxes      *self,
                               double        width,
                               double        height,
                               guint         n_boxes);
void    mg_boxes_clear        (MgBoxes      *self);

/* The first one is the box 1. */
guint   mg_boxes_add          (MgBoxes      *self,
                               const MgRect *rect);
/* One more than the last one's number. */
guint   mg_boxes_get_n        (const MgBoxes *self);
void    mg_boxes_take_out     (MgBoxes      *self,
                               guint         box);
void    mg_boxes_put_back     (MgBoxes      *self,
                               guint         box,
                               const MgRect *rect);

/* @except: a box that does not count; 0 is none
 * @enough: so many, and it is not looked for more
 */
MgCover mg_boxes_measure      (MgBoxes      *self,
                               const MgRect *rect,
                               guint         except,
                               guint         enough);

double  mg_rect_shared_area   (const MgRect *a,
                               const MgRect *b);

G_END_DECLS
