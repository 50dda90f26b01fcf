/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be near whom on the map: symbols sorted by the cell that they are in,
 * in a plane without limits.
 */
#pragma once

#include <glib.h>

#include <math.h>

G_BEGIN_DECLS

/**
 * MgCrowd:
 * @xy: 2 × n places, cell by cell
 * @nodes: whose these are
 * @starts: for each slot where it begins in @xy and @nodes, and the end of all
 *
 * A cell has one slot, that of the next column is the next slot.  Cells far from
 * each other may share one: whoever looks around compares places.
 */
typedef struct
{
  guint   n;
  double  width;
  double  height;
  guint   mask;
  double *xy;
  guint  *nodes;
  guint  *starts;
  guint  *slots;      /* of each node */
} MgCrowd;

void mg_crowd_init  (MgCrowd      *self,
                     guint         n);
void mg_crowd_clear (MgCrowd      *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MgCrowd, mg_crowd_clear)

/* Into cells of that size.  Time O(n). */
void mg_crowd_sort  (MgCrowd      *self,
                     const double *xy,
                     double        width,
                     double        height);

static inline gint64
mg_crowd_cell (double at,
               double size)
{
  return (gint64) floor (CLAMP (at / size, -1e15, 1e15));
}

/* The factor is odd and far from any small multiple of a power of two: no two of
 * nine cells around one share a slot.
 */
static inline guint
mg_crowd_slot (const MgCrowd *self,
               gint64         column,
               gint64         row)
{
  return (guint) ((guint64) column + (guint64) row * G_GUINT64_CONSTANT (0x9e3779b1)) & self->mask;
}

G_END_DECLS
