/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-sums.h"

#define LANES  8
#define WINDOW 4096     /* rows sorted by length at once; so many values stay in the cache */
#define LONGEST 63      /* rows longer than that are alike when sorted */

static guint
get_n_partners (const MgPartners *partners,
                guint             place)
{
  return partners->first[place + 1] - partners->first[place];
}

/* Sorts the places from @begin to @end, longest rows first, as they came otherwise. */
static void
sort_window (const MgPartners *partners,
             guint             begin,
             guint             end,
             guint            *order)
{
  guint starts[LONGEST + 2] = { 0 };

  for (guint i = begin; i < end; i++)
    starts[LONGEST - MIN (get_n_partners (partners, i), LONGEST) + 1]++;
  for (guint i = 1; i <= LONGEST + 1; i++)
    starts[i] += starts[i - 1];
  for (guint i = begin; i < end; i++)
    order[starts[LONGEST - MIN (get_n_partners (partners, i), LONGEST)]++] = i;
}

static guint
get_width (const MgSums     *self,
           const MgPartners *partners,
           guint             begin,
           guint             slice)
{
  guint width = 0;

  for (guint i = slice * LANES; i < MIN (self->n, (slice + 1) * LANES); i++)
    width = MAX (width, get_n_partners (partners, begin + self->places[i]));

  return width;
}

/* Lists the partners of one lane; where it has no more, of the value that is 0. */
static void
fill_lane (MgSums           *self,
           const MgPartners *partners,
           guint             begin,
           guint             position,
           const guint      *positions)
{
  guint slice = position / LANES;
  guint width = self->first[slice + 1] - self->first[slice];
  guint *to = self->partners + (gsize) self->first[slice] * LANES + position % LANES;
  guint n = 0;

  if (position < self->n)
    {
      guint place = begin + self->places[position];

      for (; n < get_n_partners (partners, place); n++)
        to[n * LANES] = positions[partners->partners[partners->first[place] + n] - begin];
    }
  for (; n < width; n++)
    to[n * LANES] = self->n_slices * LANES;
}

MgSums *
mg_sums_new (const MgPartners *partners,
             guint             begin,
             guint             end)
{
  MgSums *self = g_new0 (MgSums, 1);
  g_autofree guint *positions = g_new (guint, end - begin + 1);

  self->n = end - begin;
  self->n_slices = (self->n + LANES - 1) / LANES;
  self->places = g_new (guint, self->n + 1);
  for (guint i = 0; i < self->n; i += WINDOW)
    sort_window (partners, begin + i, begin + MIN (self->n, i + WINDOW), self->places + i);
  for (guint i = 0; i < self->n; i++)
    {
      self->places[i] -= begin;
      positions[self->places[i]] = i;
    }

  self->first = g_new0 (guint, self->n_slices + 1);
  for (guint i = 0; i < self->n_slices; i++)
    self->first[i + 1] = self->first[i] + get_width (self, partners, begin, i);
  self->partners = g_new (guint, (gsize) self->first[self->n_slices] * LANES + 1);
  for (guint i = 0; i < self->n_slices * LANES; i++)
    fill_lane (self, partners, begin, i, positions);

  return self;
}

void
mg_sums_free (MgSums *self)
{
  g_free (self->places);
  g_free (self->first);
  g_free (self->partners);
  g_free (self);
}

gsize
mg_sums_get_length (const MgSums *self)
{
  return (gsize) self->n_slices * LANES + 1;
}

void
mg_sums_add (const MgSums *self,
             const double *from,
             double       *to)
{
  for (guint slice = 0; slice < self->n_slices; slice++, to += LANES)
    {
      const guint *partners = self->partners + (gsize) self->first[slice] * LANES;
      const guint *end = self->partners + (gsize) self->first[slice + 1] * LANES;
      double sums[LANES] = { 0. };

      for (; partners < end; partners += LANES)
        {
          for (guint i = 0; i < LANES; i++)
            sums[i] += from[partners[i]];
        }
      for (guint i = 0; i < LANES; i++)
        to[i] = sums[i];
    }
  *to = 0.;
}
