/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers for layouts: the same on every machine for the same seed, and
 * no state outside the caller's.  PCG XSH-RR 64/32 (O'Neill 2014).
 */
#pragma once

#include <glib.h>

typedef struct
{
  guint64 state;
} MgRandom;

static inline guint32
mg_random_next (MgRandom *self)
{
  guint64 old = self->state;
  guint32 mixed = (guint32) (((old >> 18) ^ old) >> 27);
  guint32 turn = (guint32) (old >> 59);

  self->state = old * G_GUINT64_CONSTANT (6364136223846793005)
                + G_GUINT64_CONSTANT (1442695040888963407);

  return (mixed >> turn) | (mixed << ((32 - turn) & 31));
}

static inline MgRandom
mg_random_init (guint32 seed)
{
  MgRandom self = { G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) ^ ((guint64) seed << 17) };

  mg_random_next (&self);
  self.state += seed;
  mg_random_next (&self);

  return self;
}

/* 0 … n-1; the bias is below n / 2^32. */
static inline guint
mg_random_below (MgRandom *self,
                 guint     n)
{
  return (guint) (((guint64) mg_random_next (self) * n) >> 32);
}

/* 0 ≤ x < 1 */
static inline double
mg_random_unit (MgRandom *self)
{
  return mg_random_next (self) * 0x1p-32;
}

static inline void
mg_random_shuffle (MgRandom *self,
                   guint    *values,
                   guint     n)
{
  for (guint i = n; i > 1; i--)
    {
      guint j = mg_random_below (self, i);
      guint value = values[i - 1];

      values[i - 1] = values[j];
      values[j] = value;
    }
}
