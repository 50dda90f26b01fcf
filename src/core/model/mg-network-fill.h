/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling a network from a file: for readers alone. */
#pragma once

#include "mg-network.h"
#include "mg-texts.h"

G_BEGIN_DECLS

/* The texts that cells of @self point to.  A reader adds to them while it reads,
 * so that each text of a file is looked up once, not once more for each value.
 */
MgTexts  *mg_network_get_texts    (MgNetwork      *self);

/* Of a network without texts yet: @texts are its own from now on. */
void      mg_network_adopt_texts  (MgNetwork      *self,
                                   MgTexts        *texts);

/**
 * MgFill:
 * @MG_FILL_DONE: the item has the value now
 * @MG_FILL_TAKEN: it had one already, which it keeps
 * @MG_FILL_REFUSED: it cannot have it
 */
typedef enum
{
  MG_FILL_DONE,
  MG_FILL_TAKEN,
  MG_FILL_REFUSED,
} MgFill;

/**
 * mg_network_fill:
 * @value: known; its text is one of mg_network_get_texts() and is not copied
 *
 * Gives an item a value that it has not had yet, as mg_network_apply() would and
 * under the same conditions, but without an inverse: only for a network that
 * nobody else sees yet, which a reader makes and gives away whole.
 *
 * Returns: with %MG_FILL_REFUSED, @error is what mg_network_apply() says
 */
MgFill    mg_network_fill         (MgNetwork      *self,
                                   MgId            id,
                                   MgFieldId       field,
                                   const MgValue  *value,
                                   GError        **error);

/**
 * mg_network_fill_many:
 * @fields: (array length=n)
 * @values: (array length=n)
 * @fills: (array length=n) (out): what became of each
 *
 * The same for several values of one item, one after the other.
 *
 * Returns: how many were looked at: all, or up to the first that was refused, of
 *   which @error says why
 */
guint     mg_network_fill_many    (MgNetwork        *self,
                                   MgId              id,
                                   const MgFieldId  *fields,
                                   const MgValue    *values,
                                   guint             n,
                                   MgFill           *fills,
                                   GError          **error);

/* Says that the item will be joined soon: it is fetched meanwhile. */
void      mg_network_fill_expect  (MgNetwork      *self,
                                   MgId            id);

/* Makes room in the column of @field for so many rows at once. */
void      mg_network_fill_reserve (MgNetwork      *self,
                                   MgFieldId       field,
                                   guint           n_rows);

G_END_DECLS
