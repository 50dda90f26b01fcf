/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of a column that are as most are: one of an item, text or a number.
 *
 * Each takes five bytes, at the index of its item; all others are chained to
 * their item (MgGivenItem.first).  Private to mg-given.h.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many lines below its item a value may stand.  Bits above that say that it was
 * read as a number, and that the network has it.
 */
#define MG_CELL_LINES 63u
#define MG_CELL_DONE 64u
#define MG_CELL_NUMBER 128u

typedef struct
{
  guint32 *places;    /* MgTextPlace; 0: none here */
  guint8  *marks;
  guint    n;         /* items that were met */
  guint    room;
  guint    n_set;
} MgGivenCells;

/* Makes a cell for the item of that index, and for those before it. */
void mg_given_cells_extend (MgGivenCells *self,
                            guint         index);
void mg_given_cells_clear  (MgGivenCells *self);

/* FALSE: there is one already */
static inline gboolean
mg_given_cells_put (MgGivenCells *self,
                    guint         index,
                    guint32       place,
                    guint         mark)
{
  if (index < self->n && self->places[index] != 0)
    return FALSE;

  if (index >= self->n && (index > self->n || index >= self->room))
    mg_given_cells_extend (self, index);

  self->n = MAX (self->n, index + 1);
  self->places[index] = place;
  self->marks[index] = (guint8) mark;
  self->n_set++;

  return TRUE;
}

G_END_DECLS
