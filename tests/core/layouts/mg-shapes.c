/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-shapes.h"

#include <math.h>
#include <stdlib.h>

#include "mg-error.h"

static void
add_link (GArray *ends,
          guint   i,
          guint   j)
{
  g_array_append_val (ends, i);
  g_array_append_val (ends, j);
}

static void
add_path (GArray  *ends,
          guint    first,
          guint    n,
          gboolean is_closed)
{
  for (guint i = 1; i < n; i++)
    add_link (ends, first + i - 1, first + i);
  if (is_closed && n > 2)
    add_link (ends, first + n - 1, first);
}

static void
add_lattice (GArray *ends,
             guint   n)
{
  guint side = (guint) sqrt (n);

  for (guint i = 0; i < side * side; i++)
    {
      if (i % side > 0)
        add_link (ends, i - 1, i);
      if (i >= side)
        add_link (ends, i - side, i);
    }
}

static void
add_random (GArray  *ends,
            guint    n,
            guint32  seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 1; i < n; i++)
    add_link (ends, i, (guint) g_rand_int_range (random, 0, (gint32) i));
  for (guint k = 0; k < 2 * n && n > 1; k++)
    add_link (ends, (guint) g_rand_int_range (random, 0, (gint32) n),
              (guint) g_rand_int_range (random, 0, (gint32) n));
}

static void
add_pieces (GArray *ends,
            guint   n)
{
  for (guint first = 0, size = 3; first + size <= n; first += size, size++)
    add_path (ends, first, size, TRUE);
}

MgSnapshot *
mg_shape_new (MgShape  shape,
              guint    n,
              guint32  seed)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));

  switch (shape)
    {
    case MG_SHAPE_ISOLATES:
      break;

    case MG_SHAPE_PATH:
      add_path (ends, 0, n, FALSE);
      break;

    case MG_SHAPE_CYCLE:
      add_path (ends, 0, n, TRUE);
      break;

    case MG_SHAPE_STAR:
      for (guint i = 1; i < n; i++)
        add_link (ends, 0, i);
      break;

    case MG_SHAPE_COMPLETE:
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < i; j++)
          add_link (ends, i, j);
      break;

    case MG_SHAPE_LATTICE:
      add_lattice (ends, n);
      break;

    case MG_SHAPE_PIECES:
      add_pieces (ends, n);
      break;

    case MG_SHAPE_RANDOM:
      add_random (ends, n, seed);
      break;

    default:
      g_assert_not_reached ();
    }

  return mg_snapshot_new_plain (n, (const guint *) (void *) ends->data, ends->len / 2, FALSE);
}

void
mg_shape_furnish (MgLayoutInput *input)
{
  input->n_kinds = 4;
  for (guint i = 0; i < input->graph->n_nodes; i++)
    {
      input->is_centre[i] = i == 3;
      input->is_collective[i] = i % 9 == 8;
      input->kinds[i] = input->is_collective[i] ? 4 : i * i % 5;
      input->rings[i] = input->is_collective[i] ? 0 : i * 7 % 5;
      if (i % 4 != 3)
        {
          input->earth[2 * i] = 45. + 0.1 * (i * i % 11);
          input->earth[2 * i + 1] = i == 6 ? 2.35 : 1.7 + 0.07 * (i % 5);
        }
    }
}

static double
distance (const double *xy,
          guint         i,
          guint         j)
{
  return hypot (xy[2 * i] - xy[2 * j], xy[2 * i + 1] - xy[2 * j + 1]);
}

/* Steps from @start by looking at all pairs again and again: slow and plain. */
static void
find_steps (const MgSnapshot *graph,
            guint             start,
            guint            *steps)
{
  gboolean is_done = FALSE;

  for (guint i = 0; i < graph->n_nodes; i++)
    steps[i] = G_MAXUINT / 2;
  steps[start] = 0;
  while (!is_done)
    {
      is_done = TRUE;
      for (guint k = 0; k < graph->n_pairs; k++)
        {
          guint *a = &steps[graph->ends[2 * k]];
          guint *b = &steps[graph->ends[2 * k + 1]];

          is_done &= *a <= *b + 1 && *b <= *a + 1;
          *a = MIN (*a, *b + 1);
          *b = MIN (*b, *a + 1);
        }
    }
}

double
mg_shape_stress (const MgSnapshot *graph,
                 const double     *xy)
{
  g_autofree guint *steps = g_new (guint, graph->n_nodes);
  double ratios = 0.;
  double squares = 0.;
  double count = 0.;

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      find_steps (graph, i, steps);
      for (guint j = 0; j < i; j++)
        if (steps[j] < G_MAXUINT / 2)
          {
            double ratio = distance (xy, i, j) / steps[j];

            ratios += ratio;
            squares += ratio * ratio;
            count++;
          }
    }

  return 1. - ratios * ratios / squares / count;
}

double
mg_shape_nearest (const double *xy,
                  guint         n)
{
  double nearest = (double) INFINITY;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      nearest = MIN (nearest, distance (xy, i, j));

  return nearest;
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

double
mg_shape_median (const MgSnapshot *graph,
                 const double     *xy)
{
  g_autofree double *lengths = g_new (double, graph->n_pairs);

  for (guint k = 0; k < graph->n_pairs; k++)
    lengths[k] = distance (xy, graph->ends[2 * k], graph->ends[2 * k + 1]);
  qsort (lengths, graph->n_pairs, sizeof *lengths, compare_doubles);

  return lengths[graph->n_pairs / 2];
}

/* Twice the area of the triangle, with its sense. */
static double
turn (const double *xy,
      guint         a,
      guint         b,
      guint         c)
{
  return (xy[2 * b] - xy[2 * a]) * (xy[2 * c + 1] - xy[2 * a + 1])
         - (xy[2 * b + 1] - xy[2 * a + 1]) * (xy[2 * c] - xy[2 * a]);
}

guint
mg_shape_crossings (const MgSnapshot *graph,
                    const double     *xy,
                    guint             n)
{
  guint count = 0;

  for (guint k = 0; k < graph->n_pairs; k++)
    for (guint l = 0; l < k; l++)
      {
        const guint *one = graph->ends + 2 * k;
        const guint *other = graph->ends + 2 * l;

        if (one[1] < n && other[1] < n &&
            turn (xy, one[0], one[1], other[0]) * turn (xy, one[0], one[1], other[1]) < 0. &&
            turn (xy, other[0], other[1], one[0]) * turn (xy, other[0], other[1], one[1]) < 0.)
          count++;
      }

  return count;
}

double
mg_shape_diagonal (const double *xy,
                   guint         n)
{
  double low[2] = { xy[0], xy[1] };
  double high[2] = { xy[0], xy[1] };

  for (guint k = 0; k < 2 * n; k++)
    {
      low[k % 2] = MIN (low[k % 2], xy[k]);
      high[k % 2] = MAX (high[k % 2], xy[k]);
    }

  return hypot (high[0] - low[0], high[1] - low[1]);
}

double
mg_shape_mean_move (const double *xy,
                    const double *other,
                    guint         n)
{
  double sum = 0.;

  for (guint i = 0; i < n; i++)
    sum += hypot (xy[2 * i] - other[2 * i], xy[2 * i + 1] - other[2 * i + 1]);

  return sum / n;
}

double *
mg_shape_draw (const char          *layout,
               const MgLayoutInput *input)
{
  g_autofree double *xy = g_new0 (double, 2 * (gsize) input->graph->n_nodes + 1);
  g_autoptr(GError) error = NULL;

  mg_layout_run (mg_layout_find (layout), input, NULL, NULL, xy, &error);
  if (g_error_matches (error, MG_ERROR, MG_ERROR_NO_SUCH_ITEM))
    return NULL;
  g_assert_no_error (error);

  return g_steal_pointer (&xy);
}
