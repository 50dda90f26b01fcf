/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One primitive change, as data: what the history keeps, a journal writes
 * down, views are told, and readers of files produce.
 */
#pragma once

#include "mg-field.h"

G_BEGIN_DECLS

/**
 * MgEditKind:
 * @MG_EDIT_ADD_ITEM: Adds an item without values; a link with its two ends.
 * @MG_EDIT_REMOVE_ITEM: Removes an item that has no values and no ends.
 * @MG_EDIT_SET_VALUE: Gives one field of one item a value, or takes it away.
 * @MG_EDIT_SET_ENDS: Ties a link or participation to other ends.
 * @MG_EDIT_ADD_FIELD: Adds a foreign field that no item has a value for.
 * @MG_EDIT_REMOVE_FIELD: Removes a foreign field that no item has a value for.
 *
 * Items come and go bare: what they hold is set and unset by edits of its own.
 * Each edit is therefore one line of a journal, and its inverse is one edit.
 *
 * The numbers are written to disk: append, never renumber.
 */
typedef enum
{
  MG_EDIT_ADD_ITEM = 1,
  MG_EDIT_REMOVE_ITEM,
  MG_EDIT_SET_VALUE,
  MG_EDIT_SET_ENDS,
  MG_EDIT_ADD_FIELD,
  MG_EDIT_REMOVE_FIELD,
} MgEditKind;

/**
 * MgEdit:
 * @kind: what is done
 * @item: when adding an item: what it is
 * @id: to which item
 * @source: when adding an edge or setting its ends
 * @target: when adding an edge or setting its ends
 * @field: when setting a value, adding or removing a field: which
 * @spec: (nullable): when adding a field: its row (a counted one)
 * @value: when setting
 */
typedef struct
{
  MgEditKind  kind;
  MgItemKind  item;
  MgId        id;
  MgId        source;
  MgId        target;
  MgFieldId   field;
  MgField    *spec;
  MgValue     value;
} MgEdit;

/* Lets go of what @self holds, not of @self. */
void     mg_edit_clear      (MgEdit       *self);

/* A copy that holds what it names. */
MgEdit   mg_edit_copy       (const MgEdit *self);

/* Whether both set the same field of the same item, so that the later one
 * can stand for both.
 */
gboolean mg_edit_same_place (const MgEdit *self,
                             const MgEdit *other);

G_END_DECLS
