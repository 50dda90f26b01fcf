/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closed lines round where a field is negative.  Private to drawing. */
#pragma once

#include "mg-geometry.h"

G_BEGIN_DECLS

/**
 * MgRelief:
 *
 * Values at the corners of square cells, row by row; the outermost ones must not
 * be negative, so that all lines close.
 */
typedef struct
{
  double  x, y;             /* of the first corner */
  double  cell;
  guint   columns, rows;    /* of corners */
  float  *values;
} MgRelief;

/* @points, @counts: (out) (transfer full): the lines one after the other, and of
 *   how many points each is
 *
 * Returns: how many lines there are
 */
guint mg_relief_trace (const MgRelief  *self,
                      MgPoint       **points,
                      guint         **counts);

G_END_DECLS
