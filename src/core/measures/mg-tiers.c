/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-tiers.h"

static int limit = MG_TIER_512;

static MgTier
find_widest (void)
{
#ifdef MG_HAVE_TIERS
  __builtin_cpu_init ();

  if (!__builtin_cpu_supports ("avx2") || !__builtin_cpu_supports ("popcnt"))
    return MG_TIER_PLAIN;

  return __builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512dq") &&
         __builtin_cpu_supports ("avx512vl") ? MG_TIER_512 : MG_TIER_256;
#else
  return MG_TIER_PLAIN;
#endif
}

MgTier
mg_tier_get (void)
{
  static gsize widest;

  /* One further: 0 is "not yet". */
  if (g_once_init_enter (&widest))
    g_once_init_leave (&widest, (gsize) find_widest () + 1);

  return MIN ((MgTier) (widest - 1), (MgTier) g_atomic_int_get (&limit));
}

void
mg_tier_limit (MgTier widest)
{
  g_atomic_int_set (&limit, (int) widest);
}
