/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of a drawing, side by side in rows as words are in a paragraph. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mg_packing_arrange:
 * @sizes: 2 × n widths and heights
 * @n_large: pieces before this one come in rows of their own, above the others
 * @gap: free space between two pieces
 * @corners: (out caller-allocates): 2 × n left and upper corners, from 0, 0 on
 * @total: (out): width and height of all together
 *
 * Keeps the order.  Pieces of a row are centred on one line; all together are
 * wider than high, as screens are.
 */
void mg_packing_arrange (const double *sizes,
                         guint         n,
                         guint         n_large,
                         double        gap,
                         double       *corners,
                         double        total[2]);

G_END_DECLS
