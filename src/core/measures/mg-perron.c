/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-perron.h"

#include <math.h>

#include "mg-sums.h"

#define MAX_STEPS   48        /* before it begins again from what was found */
#define MAX_ROUNDS  60
#define FIRST_CHECK 12
#define CHECK_EVERY 6
#define SETTLED     1e-13
#define RIGHT       1e-12     /* what is missing, measured afterwards */
#define HALVINGS    60

/* The steps so far: a chain of vectors, each linked to the next. */
typedef struct
{
  const MgSums *sums;
  guint         n;
  gsize         length;               /* of a vector */
  double       *vectors;              /* one per step and one more */
  double        own[MAX_STEPS];       /* the diagonal */
  double        links[MAX_STEPS + 1]; /* beside it: between i-1 and i */
  double        top[MAX_STEPS];       /* the chain's own first vector */
  guint         n_steps;
  double        value;
} Chain;

static double *
vector (const Chain *self,
        guint        step)
{
  return self->vectors + step * self->length;
}

static double
times (const double *a,
       const double *b,
       guint         n)
{
  double sums[4] = { 0. };
  guint i;

  /* Four at a time: none waits for the one before. */
  for (i = 0; i + 4 <= n; i += 4)
    for (guint k = 0; k < 4; k++)
      sums[k] += a[i + k] * b[i + k];
  for (; i < n; i++)
    sums[0] += a[i] * b[i];

  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

static void
scale (double *a,
       double  factor,
       guint   n)
{
  for (guint i = 0; i < n; i++)
    a[i] *= factor;
}

/* Returns: FALSE if the chain is complete: nothing is left to add to it */
static gboolean
step (Chain *self)
{
  guint s = self->n_steps++;
  double *here = vector (self, s);
  double *next = vector (self, s + 1);

  mg_sums_add (self->sums, here, next);
  self->own[s] = times (here, next, self->n);
  for (guint i = 0; i < self->n; i++)
    next[i] -= self->own[s] * here[i] + (s > 0 ? self->links[s] * here[i - (gssize) self->length] : 0.);

  self->links[s + 1] = sqrt (times (next, next, self->n));
  if (self->n_steps == self->n || self->links[s + 1] <= SETTLED * (fabs (self->own[s]) + self->links[s]))
    return FALSE;

  scale (next, 1. / self->links[s + 1], self->n);

  return TRUE;
}

/* Whether all values of the chain are below @bound; fills @pivots if so. */
static gboolean
is_above (const Chain *self,
          double       bound,
          double      *pivots)
{
  for (guint s = 0; s < self->n_steps; s++)
    {
      pivots[s] = bound - self->own[s];
      if (s > 0)
        pivots[s] -= self->links[s] * self->links[s] / pivots[s - 1];
      if (!(pivots[s] > 0.))
        return FALSE;
    }

  return TRUE;
}

/* Twice through the chain and back: from any positive start, this is it. */
static void
find_top (Chain        *self,
          const double *pivots)
{
  guint n = self->n_steps;

  for (guint s = 0; s < n; s++)
    self->top[s] = 1.;

  for (guint round = 0; round < 3; round++)
    {
      for (guint s = 1; s < n; s++)
        self->top[s] += self->links[s] / pivots[s - 1] * self->top[s - 1];
      for (guint s = n; s-- > 0;)
        self->top[s] = (self->top[s] + (s + 1 < n ? self->links[s + 1] * self->top[s + 1] : 0.)) /
                       pivots[s];
      scale (self->top, 1. / sqrt (times (self->top, self->top, n)), n);
    }
}

/* Returns: what is missing to a solution, in the units of the value */
static double
solve (Chain *self)
{
  double pivots[MAX_STEPS];
  double low = fmax (self->own[0], self->value);  /* it only grows */
  double high = low;

  for (guint s = 0; s < self->n_steps; s++)
    high = fmax (high, self->own[s] + self->links[s + 1] + (s > 0 ? self->links[s] : 0.));
  high += 1e-3 * fabs (high);

  for (guint i = 0; i < HALVINGS && high - low > 4e-16 * high; i++)
    {
      double middle = (low + high) / 2.;

      if (is_above (self, middle, pivots))
        high = middle;
      else
        low = middle;
    }

  is_above (self, high, pivots);
  find_top (self, pivots);
  self->value = high;

  return self->links[self->n_steps] * self->top[self->n_steps - 1];
}

/* What was found becomes the first vector of a chain to come. */
static void
begin_again (Chain *self)
{
  double *start = vector (self, 0);

  scale (start, self->top[0], self->n);
  for (guint s = 1; s < self->n_steps; s++)
    for (guint i = 0; i < self->n; i++)
      start[i] += self->top[s] * vector (self, s)[i];

  scale (start, 1. / sqrt (times (start, start, self->n)), self->n);
}

/* The chain tells what is missing as long as its vectors are at right angles; what
 * they lose of that by rounding shows here only.
 *
 * Returns: what is missing to a solution in the first vector, in the units of the value
 */
static double
measure_missing (Chain *self)
{
  double *start = vector (self, 0);
  double *sums = vector (self, 1);

  mg_sums_add (self->sums, start, sums);
  for (guint i = 0; i < self->n; i++)
    sums[i] -= self->value * start[i];

  return sqrt (times (sums, sums, self->n));
}

/* Returns: whether it has settled */
static gboolean
run_chain (Chain        *self,
           GCancellable *cancellable)
{
  gboolean settled = FALSE;

  self->n_steps = 0;
  self->value = 0.;
  while (!settled && self->n_steps < MAX_STEPS && !g_cancellable_is_cancelled (cancellable))
    {
      gboolean complete = !step (self);

      if (complete || (self->n_steps >= FIRST_CHECK && self->n_steps % CHECK_EVERY == 0))
        settled = solve (self) <= SETTLED * self->value || complete;
    }
  if (self->n_steps > 0)
    begin_again (self);

  return settled && measure_missing (self) <= RIGHT * self->value;
}

gboolean
mg_perron (const MgPartners *partners,
           guint             begin,
           guint             end,
           double           *scores,
           double           *value,
           GCancellable     *cancellable)
{
  const guint n = end - begin;
  g_autoptr(MgSums) sums = mg_sums_new (partners, begin, end);
  const gsize length = mg_sums_get_length (sums);
  g_autofree double *vectors = g_new (double, length * (MIN (MAX_STEPS, n) + 2));
  Chain chain = { .sums = sums, .n = n, .length = length, .vectors = vectors };
  gboolean settled = FALSE;

  for (guint i = 0; i < n; i++)
    vectors[i] = 1. + partners->first[begin + sums->places[i] + 1] - partners->first[begin + sums->places[i]];
  vectors[length - 1] = 0.;
  scale (vectors, 1. / sqrt (times (vectors, vectors, n)), n);

  for (guint round = 0; round < MAX_ROUNDS && !settled && !g_cancellable_is_cancelled (cancellable); round++)
    settled = run_chain (&chain, cancellable);

  for (guint i = 0; i < n; i++)
    scores[begin + sums->places[i]] = fabs (vectors[i]);
  *value = chain.value;

  return settled;
}
