/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where names stand.  Private to drawing, and to the test that counts overlaps. */
#pragma once

#include <gio/gio.h>

#include "mg-fonts.h"
#include "mg-view.h"

G_BEGIN_DECLS

#define MG_LABEL_MAX_LINES 4

/**
 * MgLabel:
 * @row: of the node
 * @box: of the letters, in pixels
 * @lines: the name, broken into lines
 * @widths: of the lines
 * @align: -1 the name begins at the box's left, 0 it is centred, 1 it ends at the right
 * @cost: how much it is disliked where it is
 * @spot: which of its places that is, from 1
 * @size: of the letters
 * @face: their look
 * @over_strand: it stands over a strong strand, as there was no better place
 */
typedef struct
{
  guint       row;
  MgRect      box;
  char      **lines;
  double      widths[MG_LABEL_MAX_LINES];
  int         align;
  double      cost;
  guint       spot;
  double      size;
  MgTextFace  face;
  gboolean    over_strand;
} MgLabel;

/**
 * mg_labels_place:
 *
 * The largest first if sizes say something, else the best linked: below, above, right or left of the symbol, where a
 * name covers no symbol, no other name and few links, rather light ones.  On the screen, what
 * finds no place is left out, and with the view's habits, a name stays where it
 * stood unless something covers it there; on paper, it takes the least bad one,
 * and all are looked over again.
 *
 * Returns: (transfer full) (element-type MgLabel): %NULL if it was stopped
 */
GArray *mg_labels_place (const MgView *view,
                         MgFonts      *fonts,
                         GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

/* The box of the line @line, within that of all. */
MgRect   mg_label_get_line   (const MgLabel *label,
                              guint          line);

/* The line that ties a name which is not beside its symbol to it.  It is rare and
 * short: before a name is further away than a line and a half, it stands over a
 * light strand, which its halo interrupts, and paper tries smaller letters; it is
 * further than three lines only if all nearer places are over a name, a symbol or
 * a strong strand.
 *
 * Returns: %FALSE if there is no need for one
 */
gboolean mg_label_get_leader (const MgView *view,
                              const MgLabel *label,
                              MgPoint       *from,
                              MgPoint       *to);

/* The same for a name that would have letters of @size in @box. */
gboolean mg_label_find_leader (const MgView      *view,
                               const MgSceneNode *node,
                               const MgRect      *box,
                               double             size,
                               MgPoint           *from,
                               MgPoint           *to);

G_END_DECLS
