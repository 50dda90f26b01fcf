/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-column.h"

#include <string.h>

#define FIRST_LENGTH 16

static gsize
cell_size (MgValueType type)
{
  switch (type)
    {
    case MG_VALUE_TEXT:
      return sizeof (char *);

    case MG_VALUE_INTEGER:
      return sizeof (gint64);

    case MG_VALUE_REAL:
      return sizeof (double);

    case MG_VALUE_BOOLEAN:
      return sizeof (guint8);

    case MG_VALUE_DATE:
      return sizeof (MgDate);

    case MG_VALUE_NONE:
    default:
      g_return_val_if_reached (1);
    }
}

void
mg_column_clear (MgColumn *self)
{
  g_clear_pointer (&self->cells, g_free);
  self->length = 0;
  self->n_set = 0;
}

void
mg_column_copy (const MgColumn *self,
                MgColumn       *copy)
{
  *copy = *self;
  copy->cells = g_memdup2 (self->cells, self->length * cell_size (self->type));
}

static gboolean
is_known (const MgColumn *self,
          guint           row)
{
  switch (self->type)
    {
    case MG_VALUE_TEXT:
      return ((char **) self->cells)[row] != NULL;

    case MG_VALUE_INTEGER:
      return ((gint64 *) self->cells)[row] != MG_COLUMN_NO_INTEGER;

    case MG_VALUE_REAL:
      return ((guint64 *) self->cells)[row] != MG_COLUMN_NO_REAL;

    case MG_VALUE_BOOLEAN:
      return ((guint8 *) self->cells)[row] != MG_COLUMN_NO_BOOLEAN;

    case MG_VALUE_DATE:
      return ((MgDate *) self->cells)[row] != MG_DATE_NONE;

    case MG_VALUE_NONE:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
write_cell (MgColumn      *self,
            guint          row,
            const MgValue *value)
{
  gboolean known = value->type != MG_VALUE_NONE;

  switch (self->type)
    {
    case MG_VALUE_TEXT:
      ((char **) self->cells)[row] = known ? value->text : NULL;
      break;

    case MG_VALUE_INTEGER:
      ((gint64 *) self->cells)[row] = known ? value->integer : MG_COLUMN_NO_INTEGER;
      break;

    case MG_VALUE_REAL:
      {
        guint64 bits = MG_COLUMN_NO_REAL;

        if (known)
          memcpy (&bits, &value->real, sizeof bits);
        ((guint64 *) self->cells)[row] = bits;
        break;
      }

    case MG_VALUE_BOOLEAN:
      ((guint8 *) self->cells)[row] = known ? value->boolean != FALSE : MG_COLUMN_NO_BOOLEAN;
      break;

    case MG_VALUE_DATE:
      ((MgDate *) self->cells)[row] = known ? value->date : MG_DATE_NONE;
      break;

    case MG_VALUE_NONE:
    default:
      g_return_if_reached ();
    }
}

void
mg_column_reserve (MgColumn *self,
                   guint     length)
{
  const MgValue none = MG_VALUE_INIT;

  if (length <= self->length)
    return;

  self->cells = g_realloc_n (self->cells, length, cell_size (self->type));

  /* Of texts and dates none is zero.  Written, as pages that are zero because nobody
   * wrote to them would be fetched twice: to look whether a cell is free, and to fill it.
   */
  if (self->type == MG_VALUE_TEXT || self->type == MG_VALUE_DATE)
    {
      memset ((char *) self->cells + self->length * cell_size (self->type), 0,
              (length - self->length) * cell_size (self->type));
      self->length = length;
      return;
    }

  for (guint i = self->length; i < length; i++)
    write_cell (self, i, &none);

  self->length = length;
}

void
mg_column_grow (MgColumn *self,
                guint     row)
{
  guint length = MAX (FIRST_LENGTH, self->length);

  while (length <= row)
    length += length / 2;

  mg_column_reserve (self, length);
}

gboolean
mg_column_is_known (const MgColumn *self,
                    guint           row)
{
  return row < self->length && is_known (self, row);
}

MgValue
mg_column_get (const MgColumn *self,
               guint           row)
{
  return mg_column_read (self, row);
}

void
mg_column_set (MgColumn      *self,
               guint          row,
               const MgValue *value)
{
  gboolean before = mg_column_is_known (self, row);
  gboolean now = value->type != MG_VALUE_NONE;

  if (row >= self->length)
    {
      if (!now)
        return;

      mg_column_grow (self, row);
    }

  write_cell (self, row, value);
  self->n_set += (guint) now - (guint) before;
}
