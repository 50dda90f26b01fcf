/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-crossings.h"

#include <math.h>

#define CLEARLY_MORE 1.5    /* times */
#define FEW          5.
#define FEW_LINKS 600

gboolean
mg_crossings_are_few_links (const MgAdjacency *graph)
{
  return graph->offsets[graph->n] / 2 <= FEW_LINKS;
}

static gboolean
is_left (const double *a,
         const double *b,
         const double *c)
{
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0.;
}

static gboolean
do_cross (const double *xy,
          guint         a,
          guint         b,
          guint         c,
          guint         d)
{
  const double *pa = xy + 2 * a;
  const double *pb = xy + 2 * b;
  const double *pc = xy + 2 * c;
  const double *pd = xy + 2 * d;

  return a != c && a != d && b != c && b != d &&
         is_left (pa, pb, pc) != is_left (pa, pb, pd) &&
         is_left (pc, pd, pa) != is_left (pc, pd, pb);
}

/* Of the link a–b with links whose smaller end is @from or later. */
static guint
count_of_link (const MgAdjacency *graph,
               const double      *xy,
               guint              a,
               guint              b,
               guint              from)
{
  guint count = 0;

  for (guint c = from; c < graph->n; c++)
    for (guint k = graph->offsets[c]; k < graph->offsets[c + 1]; k++)
      if (graph->targets[k] > c)
        count += do_cross (xy, a, b, c, graph->targets[k]) ? 1 : 0;

  return count;
}

/* Time O(m²). */
static guint
count_all (const MgAdjacency *graph,
           const double      *xy)
{
  guint count = 0;

  for (guint a = 0; a < graph->n; a++)
    for (guint k = graph->offsets[a]; k < graph->offsets[a + 1]; k++)
      if (graph->targets[k] > a)
        count += count_of_link (graph, xy, a, graph->targets[k], a + 1);

  return count;
}

static double
length_at (const MgAdjacency *graph,
           const double      *xy,
           guint              i)
{
  double length = 0.;

  for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
    length += hypot (xy[2 * i] - xy[2 * graph->targets[k]],
                     xy[2 * i + 1] - xy[2 * graph->targets[k] + 1]);

  return length;
}

double
mg_crossings_cost (const MgAdjacency *graph,
                   const double      *xy)
{
  double length = 0.;

  if (mg_crossings_are_few_links (graph))
    return count_all (graph, xy);

  for (guint i = 0; i < graph->n; i++)
    length += length_at (graph, xy, i);

  return length;
}

/* The links of i and j count once for each end; so they do before and after. */
static guint
count_at (const MgAdjacency *graph,
          const double      *xy,
          guint              i)
{
  guint count = 0;

  for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
    count += count_of_link (graph, xy, i, graph->targets[k], 0);

  return count;
}

double
mg_crossings_as_good (double cost)
{
  return CLEARLY_MORE * cost + FEW;
}

guint
mg_crossings_count_at (const MgAdjacency *graph,
                       const double      *xy,
                       guint              i,
                       double            *length)
{
  *length = length_at (graph, xy, i);

  return count_at (graph, xy, i);
}

/* Crossings of a link of i with one of j, which the sum over both has twice. */
static guint
count_between (const MgAdjacency *graph,
               const double      *xy,
               guint              i,
               guint              j)
{
  guint count = 0;

  for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
    for (guint l = graph->offsets[j]; l < graph->offsets[j + 1]; l++)
      count += do_cross (xy, i, graph->targets[k], j, graph->targets[l]) ? 1 : 0;

  return count;
}

static void
exchange (double *xy,
          guint   i,
          guint   j)
{
  for (guint axis = 0; axis < 2; axis++)
    {
      double at = xy[2 * i + axis];

      xy[2 * i + axis] = xy[2 * j + axis];
      xy[2 * j + axis] = at;
    }
}

gboolean
mg_crossings_try_exchange (const MgAdjacency *graph,
                           double            *xy,
                           guint              i,
                           guint              j)
{
  guint count = count_at (graph, xy, i) + count_at (graph, xy, j) - count_between (graph, xy, i, j);
  double length = length_at (graph, xy, i) + length_at (graph, xy, j);
  guint new_count;

  exchange (xy, i, j);
  new_count = count_at (graph, xy, i) + count_at (graph, xy, j) - count_between (graph, xy, i, j);
  if (new_count < count ||
      (new_count == count &&
       length_at (graph, xy, i) + length_at (graph, xy, j) < length * (1. - 1e-9)))
    return TRUE;

  exchange (xy, i, j);

  return FALSE;
}
