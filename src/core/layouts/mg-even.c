/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-even.h"

#include <math.h>

#define N_LEAST 6
#define N_MOST 45

typedef struct
{
  guint node, part, rank;     /* which one of its part */
  double angle;
} Seat;

static gboolean
are_linked (const MgAdjacency *graph,
            guint              i,
            guint              j)
{
  for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
    if (graph->targets[k] == j)
      return TRUE;

  return FALSE;
}

/* Parts are those who are not linked.  Returns: their number; 0 if links do not follow parts */
static guint
find_parts (const MgAdjacency *graph,
            Seat              *seats)
{
  guint n_parts = 0, size;

  for (guint i = 0; i < graph->n; i++)
    {
      guint first = 0;

      while (first < i && are_linked (graph, i, first))
        first++;
      seats[i] = (Seat) { .node = i, .part = first < i ? seats[first].part : n_parts++ };
      for (guint j = 0; j < i; j++)
        {
          gboolean is_same = seats[i].part == seats[j].part;

          if (is_same == are_linked (graph, i, j))
            return 0;
          seats[i].rank += is_same;
        }
    }

  size = graph->n / n_parts;
  for (guint i = 0; i < graph->n; i++)
    if (mg_adjacency_degree (graph, i) != graph->n - size)
      return 0;

  return n_parts;
}

static int
compare_seats (gconstpointer a,
               gconstpointer b)
{
  const Seat *p = a, *q = b;

  if (p->angle != q->angle)
    return p->angle < q->angle ? -1 : 1;
  if (p->rank != q->rank)
    return p->rank < q->rank ? -1 : 1;

  return p->part < q->part ? -1 : p->part > q->part;
}

/* Whoever may sit anywhere keeps to where they are. */
static void
find_angles (Seat         *seats,
             guint         n,
             const double *xy)
{
  double x = 0., y = 0.;

  for (guint i = 0; i < n; i++)
    {
      x += xy[2 * i] / n;
      y += xy[2 * i + 1] / n;
    }
  for (guint i = 0; isfinite (x) && isfinite (y) && i < n; i++)
    seats[i].angle = atan2 (xy[2 * i + 1] - y, xy[2 * i] - x);
}

gboolean
mg_even_draw (const MgAdjacency *graph,
              double            *xy)
{
  Seat seats[N_MOST];
  guint n = graph->n, n_parts;

  if (n < N_LEAST || n > N_MOST)
    return FALSE;

  n_parts = find_parts (graph, seats);
  if (n_parts < 2)
    return FALSE;

  if (n_parts == n)
    find_angles (seats, n, xy);
  qsort (seats, n, sizeof *seats, compare_seats);
  for (guint i = 0; i < n; i++)
    {
      double angle = 2. * G_PI * i / n;

      xy[2 * seats[i].node] = cos (angle);
      xy[2 * seats[i].node + 1] = sin (angle);
    }

  return TRUE;
}
