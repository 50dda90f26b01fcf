/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of organisations that are linked among themselves more than with others.
 *
 * The Louvain method finds them from the links alone, each pair with the same
 * weight, directions ignored, from a fixed start: the same network gives the
 * same groups, but one link more may give others, and where nothing sets groups
 * apart it finds some all the same.  Networks of less than 2,000 pairs are tried
 * up to 20 times and the groups with the largest modularity kept.
 *
 * Time O(m) times a few dozens.  Stops within a few thousand moves.
 *
 * Source: Blondel, Guillaume, Lambiotte & Lefebvre 2008,
 * doi:10.1088/1742-5468/2008/10/P10008.
 */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

/* The number of its group: 0 is the largest; of equal ones, the one whose first
 * row comes first.  An isolate is a group of its own.
 */
gboolean mg_community  (const MgSnapshot  *graph,
                        MgProgress        *progress,
                        GCancellable      *cancellable,
                        double            *values,
                        GError           **error);

/**
 * mg_modularity:
 *
 * Of these groups: the share of pairs within a group, minus what it would be if
 * each organisation drew as many partners at random.  -0.5…1; NaN without links.
 *
 * Source: Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113.
 */
gboolean mg_modularity (const MgSnapshot  *graph,
                        MgProgress        *progress,
                        GCancellable      *cancellable,
                        MgFigure          *figure,
                        GError           **error);

/* Returns: (transfer full): the same numbers, as doubles; see #MgValuesFunc */
GArray  *mg_community_values (const MgSnapshot  *graph,
                              MgProgress        *progress,
                              GCancellable      *cancellable,
                              GError           **error);

G_END_DECLS
