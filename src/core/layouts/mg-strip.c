/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-strip.h"

#include <math.h>

#include "mg-geometry.h"
#include "mg-overlap.h"

#define ASPECT 1.6    /* of a strip that stands alone: width to height */
#define AIR    1.25   /* a cell to the room of its symbol, in width */
#define DEEP   1.5    /* and in height: names are below symbols */
#define WIDER  1.3    /* than the drawing a single row may be */
#define GAP    160.   /* below the drawing */

int
mg_strip_compare (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  const MgLayoutInput *input = data;
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;
  int order;

  if (input->is_collective[left] != input->is_collective[right])
    return input->is_collective[left] ? 1 : -1;

  if (input->kinds[left] != input->kinds[right])
    return input->kinds[left] < input->kinds[right] ? -1 : 1;

  order = g_strcmp0 (input->sort_keys[left], input->sort_keys[right]);

  return order != 0 ? order : left < right ? -1 : left > right;
}

static guint
list_out (const MgLayoutInput *input,
          const gboolean      *is_out,
          guint               *rows)
{
  guint count = 0;

  for (guint i = 0; i < input->graph->n_nodes; i++)
    if (is_out[i])
      rows[count++] = i;
  g_qsort_with_data (rows, (int) count, sizeof *rows, mg_strip_compare, (gpointer) input);

  return count;
}

/* Rows as equal as can be. */
static guint
find_columns (guint  count,
              double width,
              double cell_width,
              double cell_height)
{
  guint alone = (guint) ceil (sqrt (count * ASPECT * cell_height / cell_width));
  guint below = MAX ((guint) (width / cell_width) + 1, alone);

  if (count <= WIDER * below)
    return MAX (count, 1);

  return (count - 1) / ((count - 1) / below + 1) + 1;
}

void
mg_strip_put (const MgLayoutInput *input,
              const gboolean      *is_out,
              double              *xy)
{
  guint n = input->graph->n_nodes;
  MgRoom room = mg_room_for_size (n);
  double width = AIR * room.width;
  double height = DEEP * (room.is_disc ? room.width : room.height);
  g_autofree guint *rows = g_new (guint, n + 1);
  guint count = list_out (input, is_out, rows);
  double bounds[4];
  double top;
  guint n_columns;

  for (guint k = 0; k < count; k++)
    xy[2 * rows[k]] = xy[2 * rows[k] + 1] = (double) NAN;
  mg_places_get_bounds (xy, n, bounds);

  n_columns = find_columns (count, bounds[2] - bounds[0], width, height);
  top = count < n ? bounds[3] + GAP : -((count - 1) / n_columns) * height / 2.;
  for (guint k = 0; k < count; k++)
    {
      xy[2 * rows[k]] = (bounds[0] + bounds[2]) / 2.
                        + (k % n_columns - (n_columns - 1) / 2.) * width;
      xy[2 * rows[k] + 1] = top + (k / n_columns) * height;
    }
}
