/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-ways.h"

#include "mg-tiers.h"

MgWaysFunc
mg_ways_get_func (void)
{
#ifdef MG_HAVE_TIERS
  static const MgWaysFunc funcs[MG_N_TIERS] = { mg_ways_plain, mg_ways_256, mg_ways_512 };

  return funcs[mg_tier_get ()];
#else
  return mg_ways_plain;
#endif
}
