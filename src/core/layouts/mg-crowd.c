/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-crowd.h"

#include <string.h>

#define LEAST_SLOTS 64

void
mg_crowd_clear (MgCrowd *self)
{
  g_free (self->xy);
  g_free (self->nodes);
  g_free (self->starts);
  g_free (self->slots);
}

void
mg_crowd_init (MgCrowd *self,
               guint    n)
{
  guint size = LEAST_SLOTS;

  while (size < n)
    size *= 2;

  self->n = n;
  self->mask = size - 1;
  self->xy = g_new (double, 2 * (gsize) n + 1);
  self->nodes = g_new (guint, n + 1);
  self->slots = g_new (guint, n + 1);
  self->starts = g_new (guint, size + 2);
}

void
mg_crowd_sort (MgCrowd      *self,
               const double *xy,
               double        width,
               double        height)
{
  guint *ends = self->starts + 1;

  self->width = width;
  self->height = height;
  memset (self->starts, 0, ((gsize) self->mask + 3) * sizeof *self->starts);
  for (guint i = 0; i < self->n; i++)
    {
      self->slots[i] = mg_crowd_slot (self, mg_crowd_cell (xy[2 * i], width),
                                      mg_crowd_cell (xy[2 * i + 1], height));
      ends[self->slots[i] + 1]++;
    }
  for (guint s = 0; s < self->mask; s++)
    ends[s + 1] += ends[s];

  /* Each end is the start of its slot until the slot is filled. */
  for (guint i = 0; i < self->n; i++)
    {
      guint at = ends[self->slots[i]]++;

      self->nodes[at] = i;
      self->xy[2 * at] = xy[2 * i];
      self->xy[2 * at + 1] = xy[2 * i + 1];
    }
}
