/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where names stand.  Private to drawing, and to the test that counts overlaps. */
#pragma once

#include <gio/gio.h>

#include "mg-fonts.h"
#include "mg-view.h"

G_BEGIN_DECLS

/**
 * MgLabel:
 * @row: of the node
 * @box: of the letters, in pixels
 * @lines: the name, broken into lines
 * @align: -1 the name begins at the box's left, 0 it is centred, 1 it ends at the right
 * @size: of the letters
 * @face: their look
 */
typedef struct
{
  guint       row;
  MgRect      box;
  char      **lines;
  int         align;
  double      size;
  MgTextFace  face;
} MgLabel;

/**
 * mg_labels_place:
 *
 * The best linked first: below, above, right or left of the symbol, where a
 * name covers no symbol, no other name and few links.  On the screen, what
 * finds no place is left out; on paper, it takes the least bad one, and all are
 * looked over again.
 *
 * Returns: (transfer full) (element-type MgLabel): %NULL if it was stopped
 */
GArray *mg_labels_place (const MgView *view,
                         MgFonts      *fonts,
                         GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
