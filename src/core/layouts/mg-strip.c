/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-strip.h"

#include <math.h>

#include "mg-geometry.h"
#include "mg-layout-funcs.h"
#include "mg-overlap.h"

#define OFF    0.02   /* of a cell: still in it */
#define MOST   0.7    /* of all stand in cells already */
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

/* Left and upper end of those that have a place and may be elsewhere. */
static guint
find_corner (const MgLayoutInput *input,
             const guint         *rows,
             guint                count,
             double               corner[2])
{
  guint n_known = 0;

  corner[0] = corner[1] = (double) INFINITY;
  for (guint k = 0; k < count; k++)
    if (mg_layout_input_has_place (input, rows[k]) && !input->is_pinned[rows[k]])
      {
        corner[0] = MIN (corner[0], input->xy[2 * rows[k]]);
        corner[1] = MIN (corner[1], input->xy[2 * rows[k] + 1]);
        n_known++;
      }

  return n_known;
}

guint
mg_strip_find_columns (const MgLayoutInput *input,
                       const guint         *rows,
                       guint                count,
                       const double         cell[2],
                       double               corner[2])
{
  guint n_known = find_corner (input, rows, count, corner);
  guint n_columns = 0;
  guint n_on = 0;

  for (guint k = 0; k < count; k++)
    if (mg_layout_input_has_place (input, rows[k]) && !input->is_pinned[rows[k]])
      {
        double column = (input->xy[2 * rows[k]] - corner[0]) / cell[0];
        double line = (input->xy[2 * rows[k] + 1] - corner[1]) / cell[1];

        if (fabs (column - rint (column)) > OFF || fabs (line - rint (line)) > OFF ||
            column > count || line > count)
          continue;
        n_columns = MAX (n_columns, (guint) rint (column) + 1);
        n_on++;
      }

  return n_known > 1 && n_on >= MOST * n_known && n_on >= MOST * count ? n_columns : 0;
}

/* Those that stand in cells stay there, if they are the first; others take free
 * ones in reading order.
 * @cells: (out): of each of @rows
 */
static void
take_cells (const MgLayoutInput *input,
            const guint         *rows,
            guint                count,
            guint                n_columns,
            const double         cell[2],
            const double         corner[2],
            guint               *cells)
{
  g_autoptr(GHashTable) taken = g_hash_table_new (NULL, NULL);
  guint next = 0;

  for (guint k = 0; k < count; k++)
    {
      double column = rint ((input->xy[2 * rows[k]] - corner[0]) / cell[0]);
      double line = rint ((input->xy[2 * rows[k] + 1] - corner[1]) / cell[1]);

      cells[k] = G_MAXUINT;
      if (mg_layout_input_has_place (input, rows[k]) && !input->is_pinned[rows[k]] &&
          column >= 0. && line >= 0. && column < n_columns && line < count &&
          g_hash_table_add (taken, GUINT_TO_POINTER ((guint) (line * n_columns + column))))
        cells[k] = (guint) (line * n_columns + column);
    }

  for (guint k = 0; k < count; k++)
    if (cells[k] == G_MAXUINT)
      {
        while (!g_hash_table_add (taken, GUINT_TO_POINTER (next)))
          next++;
        cells[k] = next;
      }
}

void
mg_strip_put (const MgLayoutInput *input,
              const gboolean      *is_out,
              double              *xy)
{
  guint n = input->graph->n_nodes;
  MgRoom room = mg_room_for_size (n);
  double cell[2] = { AIR * room.width, DEEP * (room.is_disc ? room.width : room.height) };
  g_autofree guint *rows = g_new (guint, n + 1);
  g_autofree guint *cells = g_new (guint, n + 1);
  guint count = list_out (input, is_out, rows);
  double bounds[4];
  double corner[2];
  double top;
  guint n_columns;

  for (guint k = 0; k < count; k++)
    {
      xy[2 * rows[k]] = xy[2 * rows[k] + 1] = (double) NAN;
      cells[k] = k;
    }
  mg_places_get_bounds (xy, n, bounds);

  n_columns = mg_strip_find_columns (input, rows, count, cell, corner);
  if (n_columns > 0)
    {
      take_cells (input, rows, count, n_columns, cell, corner, cells);
    }
  else
    {
      n_columns = find_columns (count, bounds[2] - bounds[0], cell[0], cell[1]);
      corner[0] = (bounds[0] + bounds[2]) / 2. - (n_columns - 1) / 2. * cell[0];
    }

  top = count < n ? bounds[3] + GAP : -((count - 1) / n_columns) * cell[1] / 2.;
  for (guint k = 0; k < count; k++)
    {
      xy[2 * rows[k]] = corner[0] + (cells[k] % n_columns) * cell[0];
      xy[2 * rows[k] + 1] = top + (cells[k] / n_columns) * cell[1];
    }
}
