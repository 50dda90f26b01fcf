/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes that nothing should cover.  Private to drawing. */
#pragma once

#include "mg-geometry.h"

G_BEGIN_DECLS

/**
 * MgBoxes:
 *
 * They lie in buckets of a coarse grid, each in all those it touches.  A box that
 * is moved leaves its old entries behind; they do no harm, as a box is always
 * looked at where it is now.
 */
typedef struct
{
  double   bucket;
  guint    columns, rows;
  guint   *heads;         /* by bucket: + 1 in entries */
  GArray  *entries;
  GArray  *boxes;         /* MgRect; the box 0 is nobody's */
  GArray  *stamps;        /* guint: by box: the last search that saw it */
  guint    stamp;
} MgBoxes;

/* How many boxes share a place with a rectangle, and how much of it. */
typedef struct
{
  guint   n;
  double  area;
} MgCover;

void    mg_boxes_init         (MgBoxes      *self,
                               double        width,
                               double        height);
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

/* @except: a box that does not count; 0 is none */
MgCover mg_boxes_measure      (MgBoxes      *self,
                               const MgRect *rect,
                               guint         except);

double  mg_rect_shared_area   (const MgRect *a,
                               const MgRect *b);

G_END_DECLS
