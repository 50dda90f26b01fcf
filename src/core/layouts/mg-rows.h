/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups in bands, side by side or one above the other. */
#pragma once

#include "mg-layout-funcs.h"

#include "mg-adjacency.h"
#include "mg-layout-run.h"

G_BEGIN_DECLS

/**
 * mg_rows_arrange:
 * @is_upright: bands are columns, from left to right; else rows, from the top
 * @hint: places by which to begin
 * @xy: (out caller-allocates): 2 × n places
 *
 * A band for each group that has somebody in it.  Each goes along the band to
 * the mean of its neighbours, again and again, and the best of what was seen is
 * kept; in small networks those next to each other then change places as long as
 * fewer links cross.
 *
 * A band has several lines if it would be too long, or if links within it would
 * lie on those between their ends; who is next to whom then changes lines.
 *
 * If bands stand there already, everybody stays on their line, in the order in
 * which they are, and goes on only as far as the new ones need; unless far fewer
 * links cross in an arrangement that knows nothing of the present one.
 */
gboolean mg_rows_arrange (const MgLayoutInput  *input,
                          const MgAdjacency    *graph,
                          gboolean              is_upright,
                          const double         *hint,
                          const MgLayoutRun    *run,
                          double               *xy,
                          GError              **error);

G_END_DECLS
