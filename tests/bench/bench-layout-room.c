/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How near the nearest two organisations come to each other in large drawings,
 * what the room that is made for them costs in stress and time, and what part of
 * the neighbours are the nearest on the map.
 *
 * "of link": the least distance, to the median link.  "of even": the least
 * distance, to the one that everybody would have in a drawing as large, were all
 * spread as evenly as can be; no drawing of that size can have more than 1.
 */
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "mg-adjacency.h"
#include "mg-generator.h"
#include "mg-geometry.h"
#include "mg-layout.h"
#include "mg-stress-kernel.h"
#include "mg-vicinity.h"

static double
cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

static int
compare_by_x (gconstpointer a,
              gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return left[0] < right[0] ? -1 : left[0] > right[0];
}

/* The least distance of two, by sweeping from left to right. */
static double
find_nearest (const double *xy,
              guint         n)
{
  g_autofree double *sorted = g_memdup2 (xy, 2 * (gsize) n * sizeof *xy);
  double least = (double) INFINITY;

  qsort (sorted, n, 2 * sizeof *sorted, compare_by_x);
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n && sorted[2 * j] - sorted[2 * i] < least; j++)
      least = MIN (least, hypot (sorted[2 * i] - sorted[2 * j], sorted[2 * i + 1] - sorted[2 * j + 1]));

  return least;
}

/* The distance in a honeycomb of all, in the ellipse that the drawing fills. */
static double
find_even (const double *xy,
           guint         n)
{
  double bounds[4];

  mg_places_get_bounds (xy, n, bounds);

  return sqrt (2. / sqrt (3.) * G_PI / 4. * (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]) / n);
}

static void
print_row (const char *layout,
           guint       n,
           double      degree,
           guint32     seed)
{
  guint n_pairs;
  g_autofree guint *ends = mg_generate_pairs (n, degree, seed, &n_pairs);
  g_autoptr(MgSnapshot) graph = mg_snapshot_new_plain (n, ends, n_pairs, FALSE);
  g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, seed);
  g_autoptr(MgAdjacency) adjacency = mg_adjacency_new (n, graph->ends, graph->n_pairs);
  g_autofree double *xy = g_new (double, 2 * (gsize) n);
  double before = cpu_seconds ();
  double seconds;
  double nearest;

  mg_layout_run (mg_layout_find (layout), input, NULL, NULL, xy, NULL);
  seconds = cpu_seconds () - before;
  nearest = find_nearest (xy, n);
  g_print ("%-8s %7u %7u | %8.1f ms | stress %.4f | near %.4f | of link %.4f | of even %.4f | %.2f\n",
           layout, n, n_pairs, 1e3 * seconds, mg_stress_measure (adjacency, xy, 200, NULL),
           1. - mg_vicinity_measure (adjacency, xy, 200),
           nearest / mg_places_median_link (xy, adjacency), nearest / find_even (xy, n), nearest);
}

int
main (int   argc,
      char *argv[])
{
  static const guint sizes[] = { 100, 300, 1000, 2000, 5000, 20000, 50000, 200000 };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    for (guint l = 0; l < (sizes[k] <= MG_STRESS_FULL_LIMIT ? 2 : 1); l++)
      print_row (l == 0 ? "stress" : "groups", sizes[k], 6., 1);

  return 0;
}
