/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions marked so are compiled twice, and chosen by what the processor has: the
 * same figures whichever it is, as long as sums are of the same lanes.
 */
#pragma once

#if defined (__x86_64__) && defined (__GLIBC__)
#define MG_WIDE __attribute__ ((target_clones ("avx2", "default")))
#else
#define MG_WIDE
#endif
