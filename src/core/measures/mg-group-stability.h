/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the groups that links draw stay the same when one looks again.
 *
 * The Leiden method, which maximises modularity, is run 20 times from seeds 1 to
 * 20, each pair with the same weight, directions ignored.  All are NaN without
 * links, and on maps of more than 50,000 pairs.  Several threads where it is long;
 * the values do not depend on them.
 *
 * Sources: Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z;
 * agreement: Hubert & Arabie 1985, doi:10.1007/BF01908075, and Danon et al. 2005,
 * doi:10.1088/1742-5468/2005/09/P09008.
 */
#pragma once

#include "mg-row-detail.h"

G_BEGIN_DECLS

/* Mean over all pairs of runs of the adjusted Rand index: 1 if all groups are the
 * same, 0 if they agree no more than by chance. */
MG_DECLARE_FIGURE (mg_stability_rand);
/* Mean of the normalised mutual information: 0…1. */
MG_DECLARE_FIGURE (mg_stability_information);
/* Mean over the others of its group (mg_community()) of the share of runs in
 * which both are in one group: 0…1; NaN for those alone. */
MG_DECLARE_VALUES (mg_group_share);

/* Of two ways to put n in groups: numbers less than n.  1 where the index says
 * nothing, as all of both are alone, or all together. */
double mg_adjusted_rand         (const guint *one,
                                 const guint *other,
                                 guint        n);
double mg_normalised_information (const guint *one,
                                  const guint *other,
                                  guint        n);

G_END_DECLS
