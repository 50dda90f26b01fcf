/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The circles of a finished drawing: how far from the middle those are that a
 * circle of belonging, or a round number of a measure, stands for.
 */
#include "mg-layout-funcs.h"

#include <math.h>
#include <stdlib.h>

#include "mg-overlap.h"

#define N_CIRCLES 4       /* of belonging */
#define N_VALUES  5       /* of a measure: so many, or nearly */
#define APART     0.35    /* of a reach, at least, from one circle to the next */

/* How far out one value is. */
typedef struct
{
  double value;
  double radius;
} Distance;

static int
compare_distances (const void *a,
                   const void *b)
{
  const Distance *left = a;
  const Distance *right = b;

  if (left->value != right->value)
    return left->value < right->value ? -1 : 1;

  return (left->radius > right->radius) - (left->radius < right->radius);
}

static gboolean
is_placed (const MgLayoutInput *input,
           guint                i)
{
  return !input->is_collective[i] && !mg_layout_input_is_pinned (input, i);
}

static void
add_distance (GArray       *distances,
              double        value,
              const double *place)
{
  Distance distance = { value, hypot (place[0], place[1]) };

  g_array_append_val (distances, distance);
}

/* One row for each value, in rising order: a few may have made room for pinned ones. */
static void
keep_medians (GArray *distances)
{
  Distance *rows = (Distance *) (gpointer) distances->data;
  guint n = 0;
  guint end;

  if (distances->len > 0)
    qsort (rows, distances->len, sizeof *rows, compare_distances);
  for (guint first = 0; first < distances->len; first = end)
    {
      for (end = first + 1; end < distances->len && rows[end].value <= rows[first].value; end++)
        ;
      rows[n++] = rows[first + (end - first) / 2];
    }
  g_array_set_size (distances, n);
}

GArray *
mg_layout_circles_rings (const MgLayoutInput *input,
                         const double        *xy)
{
  g_autoptr(GArray) distances = g_array_new (FALSE, FALSE, sizeof (Distance));
  GArray *rings = g_array_new (FALSE, FALSE, sizeof (MgLayoutRing));
  double last = 0.;

  for (guint i = 0; i < input->graph->n_nodes; i++)
    if (is_placed (input, i) && !input->is_centre[i] && input->rings[i] > 0 && input->rings[i] <= N_CIRCLES)
      add_distance (distances, input->rings[i], xy + 2 * i);

  keep_medians (distances);
  for (guint k = 0; k < distances->len; k++)
    {
      const Distance *row = &g_array_index (distances, Distance, k);
      MgLayoutRing ring = { row->radius, row->value };

      if (ring.radius > last)
        g_array_append_val (rings, ring);
      last = MAX (last, ring.radius);
    }

  return rings;
}

/* One, two or five tens, hundreds, tenths…: @tens are how many. */
static guint
find_step (double  wanted,
           int    *tens)
{
  double share;

  *tens = (int) floor (log10 (wanted));
  share = wanted / pow (10., *tens);
  if (share > 5.)
    (*tens)++;

  return share > 5. || share <= 1. ? 1 : share <= 2. ? 2 : 5;
}

/* As a person writes it: 0.3, not 0.30000000000000004. */
static double
multiply (double count,
          guint  step,
          int    tens)
{
  return tens < 0 ? count * step / pow (10., -tens) : count * step * pow (10., tens);
}

/* Between those next to it in value, as the layout has it. */
static double
find_radius (const GArray *distances,
             double        value)
{
  const Distance *rows = (const Distance *) (gpointer) distances->data;
  guint k = 0;
  double share;

  while (k + 1 < distances->len && rows[k].value < value)
    k++;
  if (k == 0 || rows[k].value <= value)
    return rows[k].radius;

  share = (value - rows[k - 1].value) / (rows[k].value - rows[k - 1].value);

  return rows[k - 1].radius + share * (rows[k].radius - rows[k - 1].radius);
}

/* Where there is room between the others. */
static void
add_ring (GArray       *rings,
          const GArray *distances,
          double        value,
          double        apart)
{
  MgLayoutRing ring = { find_radius (distances, value), value };
  guint k = 0;

  while (k < rings->len && g_array_index (rings, MgLayoutRing, k).radius < ring.radius)
    k++;
  if (ring.radius >= apart &&
      (k == 0 || ring.radius - g_array_index (rings, MgLayoutRing, k - 1).radius >= apart) &&
      (k == rings->len || g_array_index (rings, MgLayoutRing, k).radius - ring.radius >= apart))
    g_array_insert_val (rings, k, ring);
}

static gboolean
are_whole (const GArray *distances)
{
  for (guint k = 0; k < distances->len; k++)
    {
      double value = g_array_index (distances, Distance, k).value;

      if (value != floor (value))
        return FALSE;
    }

  return TRUE;
}

static void
add_values (GArray       *rings,
            const GArray *distances,
            double        apart)
{
  double low = g_array_index (distances, Distance, 0).value;
  double high = g_array_index (distances, Distance, distances->len - 1).value;
  gboolean whole = are_whole (distances);
  double wanted = (high - low) / N_VALUES;
  double first, value;
  guint step;
  int tens;

  if (!isnormal (wanted))
    return;

  step = find_step (whole ? MAX (wanted, 1.) : wanted, &tens);
  first = ceil (low / multiply (1., step, tens));
  if (!isfinite (first))
    return;

  for (guint k = 0; k <= 2 * N_VALUES; k++)
    if ((value = multiply (first + k, step, tens)) <= high)
      add_ring (rings, distances, value, apart);
  if (whole)
    add_ring (rings, distances, low, apart);
}

GArray *
mg_layout_central_rings (const MgLayoutInput *input,
                         const double        *xy)
{
  guint n = input->graph->n_nodes;
  MgRoom room = mg_room_for_size (n);
  g_autoptr(MgAdjacency) all = mg_adjacency_new (n, input->graph->ends, input->graph->n_pairs);
  g_autoptr(MgAdjacency) partners = mg_layout_input_find_partners (input);
  g_autoptr(GArray) distances = g_array_new (FALSE, FALSE, sizeof (Distance));
  GArray *rings = g_array_new (FALSE, FALSE, sizeof (MgLayoutRing));

  for (guint i = 0; i < n; i++)
    {
      double value = input->values != NULL ? input->values[i] : mg_adjacency_degree (partners, i);

      if (is_placed (input, i) && mg_adjacency_degree (all, i) > 0 && isfinite (value))
        add_distance (distances, value, xy + 2 * i);
    }

  keep_medians (distances);
  if (distances->len > 1)
    add_values (rings, distances, APART * mg_room_get_reach (&room));

  return rings;
}

GArray *
mg_layout_find_rings (const MgLayout      *layout,
                      const MgLayoutInput *input,
                      const double        *xy)
{
  g_return_val_if_fail (layout != NULL && input != NULL, NULL);

  if (layout->rings_func == NULL || input->graph->n_nodes == 0)
    return g_array_new (FALSE, FALSE, sizeof (MgLayoutRing));

  return layout->rings_func (input, xy);
}
