/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Widths of registers: which of the kernels' builds this machine can run. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MgTier:
 * @MG_TIER_PLAIN: what every machine of the architecture has
 * @MG_TIER_256: AVX2 and popcnt
 * @MG_TIER_512: AVX-512 (F, DQ, VL)
 *
 * A kernel is one source, built once per tier; all give the same bits.  Outside
 * x86 there is the first only.
 */
typedef enum
{
  MG_TIER_PLAIN,
  MG_TIER_256,
  MG_TIER_512,
  MG_N_TIERS,
} MgTier;

/* The widest that is there, and not above the limit. */
MgTier mg_tier_get   (void);

/* For tests and benchmarks: no wider than @widest from now on.  Any thread. */
void   mg_tier_limit (MgTier widest);

G_END_DECLS
