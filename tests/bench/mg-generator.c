/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-generator.h"

#include <math.h>
#include <string.h>

#define OUTSIDE      .2     /* share of pairs whose second end is drawn from all */
#define STAYS_ALONE  .1     /* share of organisations without partner left so */
#define EMPTY        G_MAXUINT64

/* Organisations are drawn in proportion to their weight, from all or from one
 * group: @order lists them group by group, @sums their running weight.
 */
typedef struct
{
  guint64  state;        /* of the random numbers */
  guint    n;
  guint   *order;
  double  *sums;         /* n + 1: sums[k] is the weight before place k */
  guint   *group_first;  /* row → first place of its group */
  guint   *group_end;    /* row → place after the last of its group */
  guint64 *seen;         /* open hashing of lo·n + hi */
  guint64  mask;
  GArray  *ends;
} Generator;

/* splitmix64 (Steele, Lea & Flood 2014, doi:10.1145/2714064.2660195). */
static guint64
next_bits (Generator *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

static double
next_share (Generator *self)
{
  return (double) (next_bits (self) >> 11) * 0x1p-53;
}

static guint
next_below (Generator *self,
            guint      n)
{
  return (guint) (next_share (self) * n);
}

static double
next_power_law (Generator *self,
                double     exponent,
                double     low,
                double     high)
{
  double a = pow (low, 1. - exponent);
  double b = pow (high, 1. - exponent);

  return pow (a + next_share (self) * (b - a), 1. / (1. - exponent));
}

static void
shuffle (Generator *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      guint j = next_below (self, i + 1);

      self->order[i] = self->order[j];
      self->order[j] = i;
    }
}

static void
draw_groups (Generator *self)
{
  guint largest = MAX (MIN (40, self->n / 2), (guint) (4 * sqrt (self->n)));
  guint smallest = MIN (12, MAX (4, self->n / 6));
  guint end;

  for (guint first = 0; first < self->n; first = end)
    {
      end = first + (guint) next_power_law (self, 1.5, smallest, MAX (largest, smallest + 1));
      if (end + smallest > self->n)
        end = self->n;
      for (guint k = first; k < end; k++)
        {
          self->group_first[self->order[k]] = first;
          self->group_end[self->order[k]] = end;
        }
    }
}

static void
draw_weights (Generator *self)
{
  double largest = MAX (8., MIN (self->n / 4., 4. * sqrt (self->n)));

  self->sums[0] = 0.;
  for (guint k = 0; k < self->n; k++)
    self->sums[k + 1] = self->sums[k] + next_power_law (self, 2.5, 2., largest);
}

/* One of the places @first … @end - 1, by weight. */
static guint
draw_one (Generator *self,
          guint      first,
          guint      end)
{
  double goal = self->sums[first] + next_share (self) * (self->sums[end] - self->sums[first]);

  while (end - first > 1)
    {
      guint middle = first + (end - first) / 2;

      if (self->sums[middle] <= goal)
        first = middle;
      else
        end = middle;
    }

  return self->order[first];
}

static gboolean
add_pair (Generator *self,
          guint      u,
          guint      v)
{
  guint64 key = (guint64) MIN (u, v) * self->n + MAX (u, v);
  guint64 slot = (key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 20) & self->mask;

  if (u == v)
    return FALSE;

  for (; self->seen[slot] != EMPTY; slot = (slot + 1) & self->mask)
    {
      if (self->seen[slot] == key)
        return FALSE;
    }

  self->seen[slot] = key;
  g_array_append_val (self->ends, u);
  g_array_append_val (self->ends, v);

  return TRUE;
}

/* Small dense groups may be full: give up after a bounded number of draws. */
static void
draw_pairs (Generator *self,
            guint      target)
{
  guint64 left = 50 * (guint64) target;

  for (guint done = 0; done < target && left > 0; left--)
    {
      guint u = draw_one (self, 0, self->n);
      gboolean outside = next_share (self) < OUTSIDE;
      guint v = draw_one (self, outside ? 0 : self->group_first[u],
                          outside ? self->n : self->group_end[u]);

      if (add_pair (self, u, v))
        done++;
    }
}

static void
link_the_lonely (Generator *self)
{
  g_autofree guint *degree = g_new0 (guint, self->n);

  for (guint i = 0; i < self->ends->len; i++)
    degree[g_array_index (self->ends, guint, i)]++;

  for (guint u = 0; u < self->n; u++)
    {
      if (degree[u] == 0 && next_share (self) >= STAYS_ALONE)
        add_pair (self, u, draw_one (self, self->group_first[u], self->group_end[u]));
    }
}

static void
generator_init (Generator *self,
                guint      n,
                guint      target,
                guint32    seed)
{
  guint64 size = 16;

  while (size < 2 * ((guint64) target + n))
    size *= 2;

  self->state = seed;
  self->n = n;
  self->order = g_new (guint, n);
  self->sums = g_new (double, n + 1);
  self->group_first = g_new (guint, n);
  self->group_end = g_new (guint, n);
  self->seen = g_new (guint64, size);
  memset (self->seen, 0xff, size * sizeof (guint64));
  self->mask = size - 1;
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
}

static guint *
generator_finish (Generator *self,
                  guint     *n_pairs)
{
  *n_pairs = self->ends->len / 2;
  g_free (self->order);
  g_free (self->sums);
  g_free (self->group_first);
  g_free (self->group_end);
  g_free (self->seen);

  return (guint *) (void *) g_array_free (self->ends, FALSE);
}

guint *
mg_generate_pairs (guint    n,
                   double   mean_degree,
                   guint32  seed,
                   guint   *n_pairs)
{
  guint64 possible = n > 0 ? (guint64) n * (n - 1) / 2 : 0;
  guint target;
  Generator self;

  g_return_val_if_fail (n_pairs != NULL, NULL);
  g_return_val_if_fail (mean_degree >= 0. && n * mean_degree < G_MAXINT, NULL);

  target = (guint) MIN (possible, (guint64) lround (n * mean_degree / 2.));
  generator_init (&self, n, target, seed);
  if (n > 1)
    {
      shuffle (&self);
      draw_groups (&self);
      draw_weights (&self);
      draw_pairs (&self, target);
      if (target > 0)
        link_the_lonely (&self);
    }

  return generator_finish (&self, n_pairs);
}
