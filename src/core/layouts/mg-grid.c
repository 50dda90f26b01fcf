/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout "grid": reading order by kind, then by title; collectives last. */
#include "mg-layout-funcs.h"

#include <math.h>

#include "mg-overlap.h"
#include "mg-strip.h"

#define ASPECT 1.6    /* columns to rows, in map units */
#define AIR    1.25   /* a cell to the room of its symbol */

gboolean
mg_layout_grid (const MgLayoutInput  *input,
                MgProgress           *progress,
                GCancellable         *cancellable,
                double               *xy,
                GError              **error)
{
  guint n = input->graph->n_nodes;
  MgRoom room = mg_room_for_size (n);
  double width = AIR * room.width;
  double height = AIR * (room.is_disc ? room.width : room.height);
  guint n_columns = MAX ((guint) ceil (sqrt (n * ASPECT * height / width)), 1);
  guint n_rows = (n + n_columns - 1) / n_columns;
  g_autofree guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, mg_strip_compare, (gpointer) input);

  for (guint k = 0; k < n; k++)
    {
      xy[2 * order[k]] = (k % n_columns - (n_columns - 1) / 2.) * width;
      xy[2 * order[k] + 1] = (k / n_columns - (n_rows - 1) / 2.) * height;
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
