/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout "grid": reading order by kind, then by title; collectives last.  A
 * grid that is there keeps its corner and its columns: a new one moves those after
 * it on by one cell.
 */
#include "mg-layout-funcs.h"

#include <math.h>

#include "mg-overlap.h"
#include "mg-strip.h"

#define ASPECT 1.6    /* columns to rows, in map units */
#define AIR    1.25   /* a cell to the room of its symbol */
#define WIDER  1.3    /* times more or fewer columns than a new grid would have */

gboolean
mg_layout_grid (const MgLayoutInput  *input,
                MgProgress           *progress,
                GCancellable         *cancellable,
                double               *xy,
                GError              **error)
{
  guint n = input->graph->n_nodes;
  MgRoom room = mg_room_for_size (n);
  double cell[2] = { AIR * room.width, AIR * (room.is_disc ? room.width : room.height) };
  guint ideal = MAX ((guint) ceil (sqrt (n * ASPECT * cell[1] / cell[0])), 1);
  g_autofree guint *order = g_new (guint, n);
  double corner[2];
  guint n_columns;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, mg_strip_compare, (gpointer) input);

  n_columns = mg_strip_find_columns (input, order, n, cell, corner);
  if (n_columns < ideal / WIDER || n_columns > ideal * WIDER)
    {
      n_columns = ideal;
      corner[0] = -(ideal - 1.) / 2. * cell[0];
      corner[1] = -0.5 * ((n - 1) / ideal) * cell[1];
    }

  for (guint k = 0; k < n; k++)
    {
      xy[2 * order[k]] = corner[0] + k % n_columns * cell[0];
      xy[2 * order[k] + 1] = corner[1] + k / n_columns * cell[1];
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
