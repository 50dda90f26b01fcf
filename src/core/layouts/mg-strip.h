/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of those that have no part in a drawing, tidily below it. */
#pragma once

#include "mg-layout.h"

G_BEGIN_DECLS

/* Reading order: by kind, then by title; collectives last.  For
 * g_qsort_with_data(): two rows and the #MgLayoutInput.
 */
int  mg_strip_compare (gconstpointer        a,
                       gconstpointer        b,
                       gpointer             input);

/**
 * mg_strip_find_columns:
 * @rows: (array length=count): those that are to stand in rows
 * @cell: how wide and high a cell is
 * @corner: (out): the first one's middle, of those that stand there now
 *
 * Returns: in how many columns most of them stand already; 0 if they do not
 */
guint mg_strip_find_columns (const MgLayoutInput *input,
                             const guint         *rows,
                             guint                count,
                             const double         cell[2],
                             double               corner[2]);

/**
 * mg_strip_put:
 * @is_out: (array): who has no part in the drawing
 * @xy: (inout): 2 × n places; those of @is_out are set
 *
 * In reading order, in rows about as wide as the drawing, a gap below it; clear
 * of each other and of it.  Around 0, 0 if everyone is out.
 * Those that stand in such rows already stay in their cells.
 */
void mg_strip_put     (const MgLayoutInput *input,
                       const gboolean      *is_out,
                       double              *xy);

G_END_DECLS
