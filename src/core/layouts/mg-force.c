/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-force.h"

#include <math.h>

#include "mg-wide.h"

#define LONGEST_STEP 2.f

MG_WIDE void
mg_force_move (guint        n,
               float        heat,
               const float *weights,
               const float *mobility,
               const float *moves_x,
               const float *moves_y,
               float       *x,
               float       *y)
{
  float longest = LONGEST_STEP * heat;
  float share = MIN (0.3f + heat, 1.f);

  for (guint i = 0; i < n; i++)
    {
      float inertia = 0.5f * (MG_FORCE_FAR + MG_FORCE_NEAR) * weights[i] * weights[i] + 1.f;
      float length = sqrtf (moves_x[i] * moves_x[i] + moves_y[i] * moves_y[i]) / inertia + 1e-12f;
      float part = longest / length;
      float step = share * mobility[i] * (part < 1.f ? part : 1.f) / inertia;

      x[i] += step * moves_x[i];
      y[i] += step * moves_y[i];
    }
}
