/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups by the Leiden method, or that of Louvain: each time another draw. */
#pragma once

#include <gio/gio.h>

#include "mg-partners.h"

G_BEGIN_DECLS

/**
 * mg_leiden:
 * @partners: a network without directions
 * @seed: the same seed draws the same
 * @groups: (out caller-allocates): by place: a number from 0, each that is less
 *   than the largest in use
 *
 * Looks for groups whose modularity is large: everybody moves to where it gains
 * most until nobody does; inside each group, those that hold together are joined
 * at random, the better the likelier; what was joined is one from then on, and so
 * on until nothing is left to join.
 *
 * Any thread.  Time some O(m·log n).  Stops within a few thousand moves.
 *
 * Returns: %FALSE if it was cancelled
 *
 * Source: Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z.
 */
gboolean mg_leiden (const MgPartners *partners,
                    guint             seed,
                    guint            *groups,
                    GCancellable     *cancellable);

/**
 * mg_louvain:
 *
 * The same without drawing parts: each group becomes one as it is.
 *
 * Source: Blondel, Guillaume, Lambiotte & Lefebvre 2008,
 * doi:10.1088/1742-5468/2008/10/P10008.
 */
gboolean mg_louvain (const MgPartners *partners,
                     guint             seed,
                     guint            *groups,
                     GCancellable     *cancellable);

G_END_DECLS
