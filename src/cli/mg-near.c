/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-near.h"

#include <string.h>

/* Longer names are not typed by hand. */
#define MAX_LENGTH 64

/* Letters to put in, take out or replace: Levenshtein 1966, row by row. */
static guint
measure_distance (const char *a,
                  const char *b)
{
  guint row[MAX_LENGTH + 1];
  gsize length = strlen (b);

  for (gsize j = 0; j <= length; j++)
    row[j] = (guint) j;

  for (gsize i = 0; a[i] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i + 1;
      for (gsize j = 0; j < length; j++)
        {
          guint replaced = diagonal + (a[i] != b[j]);

          diagonal = row[j + 1];
          row[j + 1] = MIN (replaced, MIN (row[j], diagonal) + 1);
        }
    }

  return row[length];
}

void
mg_near_offer (MgNear     *self,
               const char *name)
{
  guint distance;

  if (strlen (self->wanted) > MAX_LENGTH || strlen (name) > MAX_LENGTH)
    return;

  /* A third of the letters wrong is another word. */
  distance = measure_distance (self->wanted, name);
  if (3 * distance > strlen (name) || (self->name != NULL && distance >= self->distance))
    return;

  self->name = name;
  self->distance = distance;
}
