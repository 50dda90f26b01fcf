/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of one field, row by row: private to the network, which lends them
 * to whoever writes out all of them (mg_network_get_column()).
 */
#pragma once

#include <string.h>

#include "mg-value.h"

G_BEGIN_DECLS

/* What stands for "not known" in a cell: a number that no file can hold (the
 * reader refuses G_MININT64), and one NaN out of many, with bits of its own.
 */
#define MG_COLUMN_NO_INTEGER G_MININT64
#define MG_COLUMN_NO_REAL G_GUINT64_CONSTANT (0x7ff8dead00000000)
#define MG_COLUMN_NO_BOOLEAN 2

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

/* The same, for what comes by the million. */
static inline MgValue
mg_column_read (const MgColumn *self,
                guint           row)
{
  MgValue value = { .type = self->type };
  guint64 bits;

  if (row >= self->length)
    return MG_VALUE_INIT;

  switch (self->type)
    {
    case MG_VALUE_TEXT:
      value.text = ((char **) self->cells)[row];
      return value.text != NULL ? value : MG_VALUE_INIT;

    case MG_VALUE_INTEGER:
      value.integer = ((gint64 *) self->cells)[row];
      return value.integer != MG_COLUMN_NO_INTEGER ? value : MG_VALUE_INIT;

    case MG_VALUE_REAL:
      bits = ((guint64 *) self->cells)[row];
      memcpy (&value.real, &bits, sizeof bits);
      return bits != MG_COLUMN_NO_REAL ? value : MG_VALUE_INIT;

    case MG_VALUE_BOOLEAN:
      value.boolean = ((guint8 *) self->cells)[row];
      return value.boolean != MG_COLUMN_NO_BOOLEAN ? value : MG_VALUE_INIT;

    case MG_VALUE_DATE:
      value.date = ((MgDate *) self->cells)[row];
      return value.date != MG_DATE_NONE ? value : MG_VALUE_INIT;

    case MG_VALUE_NONE:
    default:
      g_return_val_if_reached (MG_VALUE_INIT);
    }
}

/* Says that the text in that row will be read soon. */
static inline void
mg_column_fetch (const MgColumn *self,
                 guint           row)
{
  if (self->type == MG_VALUE_TEXT && row < self->length)
    __builtin_prefetch (((char **) self->cells)[row]);
}

gboolean mg_column_is_known (const MgColumn *self,
                             guint           row);

/* @value: of the column's type, or not known; its text is stored as it is. */
void     mg_column_set      (MgColumn       *self,
                             guint           row,
                             const MgValue  *value);

/* Makes room for that row, and more. */
void     mg_column_grow     (MgColumn       *self,
                             guint           row);

/* The same for a row that is not known yet, and a known value; FALSE: it is. */
static inline gboolean
mg_column_fill (MgColumn      *self,
                guint          row,
                const MgValue *value)
{
  if (row >= self->length)
    mg_column_grow (self, row);

#define FILL(Type, member, none) \
  G_STMT_START { \
    Type *cell = (Type *) self->cells + row; \
    if (*cell != (none)) \
      return FALSE; \
    *cell = (Type) value->member; \
  } G_STMT_END

  switch (value->type)
    {
    case MG_VALUE_TEXT:
      FILL (char *, text, NULL);
      break;

    case MG_VALUE_INTEGER:
      FILL (gint64, integer, MG_COLUMN_NO_INTEGER);
      break;

    case MG_VALUE_REAL:
      if (((guint64 *) self->cells)[row] != MG_COLUMN_NO_REAL)
        return FALSE;
      memcpy ((guint64 *) self->cells + row, &value->real, sizeof value->real);
      break;

    case MG_VALUE_BOOLEAN:
      FILL (guint8, boolean, MG_COLUMN_NO_BOOLEAN);
      break;

    case MG_VALUE_DATE:
      FILL (MgDate, date, MG_DATE_NONE);
      break;

    case MG_VALUE_NONE:
    default:
      g_return_val_if_reached (FALSE);
    }

#undef FILL

  self->n_set++;

  return TRUE;
}

/* Makes room for so many rows, which are not known. */
void     mg_column_reserve  (MgColumn       *self,
                             guint           n_rows);

G_END_DECLS
