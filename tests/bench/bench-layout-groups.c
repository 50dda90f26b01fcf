/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout "groups" against layouts by forces that are known for it: what part
 * of the neighbours are the nearest on the map, how many links cross, CPU time.
 *
 * ForceAtlas2 is that of Jacomy, Venturini, Heymann and Bastian (2014,
 * doi:10.1371/journal.pone.0098679) with its usual settings and 500 rounds, all
 * pairs, written here; the fast multipole embedder of OGDF is not at hand, igraph's
 * Fruchterman-Reingold, GraphOpt and DrL stand where it would.  Ours has room for
 * symbols and names, the others have not.
 */
#include <math.h>
#include <time.h>

#include "mg-adjacency.h"
#include "mg-corpus.h"
#include "mg-generator.h"
#include "mg-igraph.h"
#include "mg-layout.h"
#include "mg-random.h"
#include "mg-vicinity.h"

#define N_SEEDS  10
#define DRL_SEEDS 1      /* it takes long */
#define N_ROUNDS 500

typedef enum
{
  GROUPS,
  STRESS,
  FORCE_ATLAS,
  FRUCHTERMAN,
  GRAPHOPT,
  DRL,
  N_METHODS,
} Method;

static const char * const names[] = {
  "groups", "stress", "ForceAtlas2", "igraph FR", "igraph GraphOpt", "igraph DrL",
};

typedef struct
{
  Method  method;
  double *xy;
} Task;

typedef struct
{
  double seconds;
  double near;
  double crossings;
} Figure;

static double
cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

static igraph_error_t
lay_out (const igraph_t  *network,
         Method           method,
         igraph_matrix_t *places)
{
  igraph_layout_drl_options_t options;

  if (method == FRUCHTERMAN)
    return igraph_layout_fruchterman_reingold (network, places, 0, 500,
                                               sqrt ((double) igraph_vcount (network)),
                                               IGRAPH_LAYOUT_NOGRID, NULL, NULL, NULL, NULL, NULL);
  if (method == GRAPHOPT)
    return igraph_layout_graphopt (network, places, 500, 0.001, 30., 0., 1., 5., 0);

  IGRAPH_CHECK (igraph_layout_drl_options_init (&options, IGRAPH_LAYOUT_DRL_DEFAULT));

  return igraph_layout_drl (network, places, 0, &options, NULL);
}

static igraph_error_t
igraph_func (const igraph_t *network,
             gpointer        user_data)
{
  Task *task = user_data;
  igraph_matrix_t places;

  IGRAPH_CHECK (igraph_matrix_init (&places, 0, 0));
  IGRAPH_FINALLY (igraph_matrix_destroy, &places);
  IGRAPH_CHECK (lay_out (network, task->method, &places));
  for (igraph_integer_t i = 0; i < igraph_vcount (network); i++)
    {
      task->xy[2 * i] = MATRIX (places, i, 0);
      task->xy[2 * i + 1] = MATRIX (places, i, 1);
    }
  igraph_matrix_destroy (&places);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

static void
find_forces (const MgAdjacency *graph,
             const double      *xy,
             double            *forces)
{
  for (guint i = 0; i < graph->n; i++)
    {
      double mass = mg_adjacency_degree (graph, i) + 1.;
      double length = hypot (xy[2 * i], xy[2 * i + 1]) + 1e-9;

      for (guint axis = 0; axis < 2; axis++)
        forces[2 * i + axis] = -mass * xy[2 * i + axis] / length;
      for (guint j = 0; j < graph->n; j++)
        {
          double dx = xy[2 * i] - xy[2 * j];
          double dy = xy[2 * i + 1] - xy[2 * j + 1];
          double push = 10. * mass * (mg_adjacency_degree (graph, j) + 1.) / (dx * dx + dy * dy + 1e-9);

          forces[2 * i] += push * dx;
          forces[2 * i + 1] += push * dy;
        }
      for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
        for (guint axis = 0; axis < 2; axis++)
          forces[2 * i + axis] += xy[2 * graph->targets[k] + axis] - xy[2 * i + axis];
    }
}

/* The paper's adaptive speed: nodes that swing are slowed down, and all of them by
 * how much of the movement is swinging.
 */
static void
force_atlas (const MgAdjacency *graph,
             guint32            seed,
             double            *xy)
{
  guint n = graph->n;
  g_autofree double *forces = g_new0 (double, 2 * n);
  g_autofree double *last = g_new0 (double, 2 * n);
  MgRandom random = mg_random_init (seed);
  double speed = 1.;

  for (guint k = 0; k < 2 * n; k++)
    xy[k] = 1000. * (mg_random_unit (&random) - 0.5);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double swinging = 1e-9;
      double traction = 1e-9;

      find_forces (graph, xy, forces);
      for (guint i = 0; i < n; i++)
        {
          double mass = mg_adjacency_degree (graph, i) + 1.;

          swinging += mass * hypot (forces[2 * i] - last[2 * i], forces[2 * i + 1] - last[2 * i + 1]);
          traction += mass * hypot (forces[2 * i] + last[2 * i], forces[2 * i + 1] + last[2 * i + 1]) / 2.;
        }
      speed = MIN (traction / swinging, 1.5 * speed);
      for (guint i = 0; i < n; i++)
        {
          double swing = hypot (forces[2 * i] - last[2 * i], forces[2 * i + 1] - last[2 * i + 1]);
          double length = hypot (forces[2 * i], forces[2 * i + 1]) + 1e-9;
          double own = 0.1 * speed / (1. + speed * sqrt (swing));

          own = MIN (own, 10. / length);
          for (guint axis = 0; axis < 2; axis++)
            xy[2 * i + axis] += own * forces[2 * i + axis];
        }
      memcpy (last, forces, 2 * n * sizeof *last);
    }
}

static double
side (const double *xy,
      guint         a,
      guint         b,
      guint         c)
{
  return (xy[2 * b] - xy[2 * a]) * (xy[2 * c + 1] - xy[2 * a + 1])
         - (xy[2 * b + 1] - xy[2 * a + 1]) * (xy[2 * c] - xy[2 * a]);
}

static guint
count_crossings (const MgSnapshot *graph,
                 const double     *xy)
{
  const guint *ends = graph->ends;
  guint count = 0;

  for (guint k = 0; k < graph->n_pairs; k++)
    for (guint l = 0; l < k; l++)
      {
        guint a = ends[2 * k];
        guint b = ends[2 * k + 1];
        guint c = ends[2 * l];
        guint d = ends[2 * l + 1];

        if (a != c && a != d && b != c && b != d &&
            side (xy, a, b, c) * side (xy, a, b, d) < 0. &&
            side (xy, c, d, a) * side (xy, c, d, b) < 0.)
          count++;
      }

  return count;
}

static void
draw (Method             method,
      const MgSnapshot  *graph,
      const MgAdjacency *adjacency,
      guint32            seed,
      double            *xy)
{
  Task task = { method, xy };

  if (method == FORCE_ATLAS)
    force_atlas (adjacency, seed, xy);
  else if (method > FORCE_ATLAS)
    mg_igraph_run (graph, igraph_func, &task, NULL, NULL, NULL);
  else
    {
      g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain ((MgSnapshot *) graph, seed);

      mg_layout_run (mg_layout_find (names[method]), input, NULL, NULL, xy, NULL);
    }
}

static void
compare (const char       *name,
         const MgSnapshot *graph,
         gpointer          data)
{
  guint n = graph->n_nodes;
  g_autoptr(MgAdjacency) adjacency = mg_adjacency_new (n, graph->ends, graph->n_pairs);
  g_autofree double *xy = g_new0 (double, 2 * n + 1);
  double ours = 0.;

  g_print ("%s: %u organisations, %u pairs\n", name, n, graph->n_pairs);
  for (Method method = 0; method < N_METHODS; method++)
    {
      Figure sum = { 0. };

      guint n_seeds = method == DRL ? DRL_SEEDS : N_SEEDS;

      for (guint32 seed = 1; seed <= n_seeds; seed++)
        {
          double before = cpu_seconds ();

          draw (method, graph, adjacency, seed, xy);
          sum.seconds += (cpu_seconds () - before) / n_seeds;
          sum.near += (1. - mg_vicinity_measure (adjacency, xy, n)) / n_seeds;
          sum.crossings += (double) count_crossings (graph, xy) / n_seeds;
        }
      if (method == GROUPS)
        ours = sum.seconds;
      g_print ("  %-16s near %.3f  crossings %8.1f  %9.3f ms  %6.1fx\n", names[method], sum.near,
               sum.crossings, 1e3 * sum.seconds, sum.seconds / ours);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const guint sizes[] = { 150, 400 };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      guint n_pairs;
      g_autofree guint *ends = mg_generate_pairs (sizes[k], 6., 1, &n_pairs);
      g_autoptr(MgSnapshot) graph = mg_snapshot_new_plain (sizes[k], ends, n_pairs, FALSE);

      compare ("generated", graph, NULL);
    }
  if (mg_corpus_foreach (compare, NULL) == 0)
    g_print ("MG_SHARED is not set: no real networks\n");

  return 0;
}
