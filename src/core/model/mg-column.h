/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of one field, row by row: private to the network. */
#pragma once

#include "mg-value.h"

G_BEGIN_DECLS

/**
 * MgColumn:
 * @type: of every value in it
 * @n_set: how many rows have one
 * @length: rows there is room for; rows beyond are not known
 * @cells: made when the first value comes
 *
 * Texts are not owned: whoever fills the column keeps them alive.
 */
typedef struct
{
  MgValueType  type;
  guint        n_set;
  guint        length;
  gpointer     cells;
} MgColumn;

void     mg_column_clear    (MgColumn       *self);

/* @copy: nothing yet; its texts stay those of @self. */
void     mg_column_copy     (const MgColumn *self,
                             MgColumn       *copy);

/* Lent: not to be cleared. */
MgValue  mg_column_get      (const MgColumn *self,
                             guint           row);
gboolean mg_column_is_known (const MgColumn *self,
                             guint           row);

/* @value: of the column's type, or not known; its text is stored as it is. */
void     mg_column_set      (MgColumn       *self,
                             guint           row,
                             const MgValue  *value);

/* The same for a row that is not known yet, and a known value; FALSE: it is. */
gboolean mg_column_fill     (MgColumn       *self,
                             guint           row,
                             const MgValue  *value);

/* Makes room for so many rows, which are not known. */
void     mg_column_reserve  (MgColumn       *self,
                             guint           n_rows);

G_END_DECLS
