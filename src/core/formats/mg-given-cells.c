/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-given.h"

#define FIRST_ROOM 64u

void
mg_given_cells_extend (MgGivenCells *self,
                       guint         index)
{
  if (index >= self->room)
    {
      self->room = MAX (MAX (FIRST_ROOM, 2 * self->room), index + 1);
      self->places = g_renew (guint32, self->places, self->room);
      self->marks = g_renew (guint8, self->marks, self->room);
    }

  for (; self->n <= index; self->n++)
    self->places[self->n] = 0;
}

void
mg_given_cells_clear (MgGivenCells *self)
{
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->marks, g_free);
  self->n = 0;
  self->room = 0;
}

void
mg_given_walk_init (MgGivenWalk   *self,
                    const MgGiven *given,
                    guint          column)
{
  const MgGivenColumn *walked = &g_array_index (given->columns, MgGivenColumn, column);

  *self = (MgGivenWalk) {
    .given = given, .column = column, .value = walked->first_value,
    .n_chained = walked->n_values - walked->cells.n_set, .in_cell = TRUE,
  };
}

gboolean
mg_given_walk_next (MgGivenWalk  *self,
                    MgGivenValue *value)
{
  const MgGivenCells *cells = &g_array_index (self->given->columns, MgGivenColumn, self->column).cells;

  while (self->cell < cells->n)
    if (cells->places[self->cell++] != 0)
      {
        *value = (MgGivenValue) {
          .text = cells->places[self->cell - 1], .column = self->column,
          .is_number = (cells->marks[self->cell - 1] & MG_CELL_NUMBER) != 0,
        };
        return TRUE;
      }

  self->in_cell = FALSE;
  for (; self->n_chained > 0 && self->value < self->given->values->len; self->value++)
    {
      *value = g_array_index (self->given->values, MgGivenValue, self->value);
      if (value->column != self->column)
        continue;

      self->value++;
      self->n_chained--;
      return TRUE;
    }

  return FALSE;
}

guint
mg_given_walk_line (const MgGivenWalk *self)
{
  MgGivenValue value;

  if (!self->in_cell)
    return g_array_index (self->given->values, MgGivenValue, self->value - 1).line;

  return mg_given_get_cell (self->given, self->column, self->cell - 1, &value) ? value.line : 0;
}
