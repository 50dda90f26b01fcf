/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks of any size that look like cooperation, for benchmarks and tests. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mg_generate_pairs:
 * @n: number of organisations
 * @mean_degree: mean number of partners aimed at
 * @seed: the same seed gives the same network
 * @n_pairs: (out): number of pairs
 *
 * A degree-corrected planted partition: partners follow a power law (exponent
 * 2.5), so do the sizes of groups (exponent 1.5, at least 12 where @n allows),
 * and four partners in five are of one's own group.  No pair comes twice and
 * none is a loop.  One in ten of those without partner stays so; hence the mean
 * is a little above @mean_degree, or below where a network is too small for it.
 *
 * Time O(n·d·log n).
 *
 * Returns: (transfer full): 2 × @n_pairs rows, to be freed with g_free()
 */
guint *mg_generate_pairs (guint    n,
                          double   mean_degree,
                          guint32  seed,
                          guint   *n_pairs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
