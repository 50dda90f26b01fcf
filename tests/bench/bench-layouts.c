/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the default layout costs and how good it is, against Kamada-Kawai's in
 * igraph and stress majorisation in Graphviz's neato, in turns in one run.
 *
 * CPU time: of this thread for ours and igraph's; of neato the whole process
 * less that of a process that has nothing to draw.  Ours is the finished
 * drawing: laid flat, packed, no symbols on each other.  Stress is normalised,
 * at the best scale, over all pairs, and the mean over the seeds.
 *
 * Of large networks CPU time of all threads, time by the clock, and which part of the
 * neighbours are among the nearest.
 *
 * With MG_SHARED, also over the networks between organisations in its corpus.
 */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "mg-corpus.h"
#include "mg-generator.h"
#include "mg-igraph.h"
#include "mg-layout.h"
#include "mg-stress-kernel.h"
#include "mg-vicinity.h"

#define N_SEEDS   5
#define N_SOURCES 300

typedef struct
{
  double seconds;
  double stress;
  guint  n_runs;
} Figure;

static double
cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

static double
process_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

static double
child_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);

  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + 1e-6 * (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static void
add (Figure *figure,
     double  seconds,
     double  stress)
{
  figure->seconds += seconds;
  figure->stress += stress;
  figure->n_runs++;
}

static igraph_error_t
distances_func (const igraph_t *network,
                gpointer        user_data)
{
  igraph_matrix_t *steps = user_data;

  return igraph_distances (network, steps, igraph_vss_all (), igraph_vss_all (), IGRAPH_ALL);
}

static double
measure_stress (const igraph_matrix_t *steps,
                const double          *xy)
{
  double ratios = 0.;
  double squares = 0.;
  double count = 0.;

  for (igraph_integer_t i = 0; i < igraph_matrix_nrow (steps); i++)
    for (igraph_integer_t j = 0; j < i; j++)
      if (isfinite (MATRIX (*steps, i, j)))
        {
          double ratio = hypot (xy[2 * i] - xy[2 * j], xy[2 * i + 1] - xy[2 * j + 1])
                         / MATRIX (*steps, i, j);

          ratios += ratio;
          squares += ratio * ratio;
          count++;
        }

  return 1. - ratios * ratios / squares / count;
}

/* The manual's parameters: 50 n steps, constant n. */
static igraph_error_t
kamada_kawai_func (const igraph_t *network,
                   gpointer        user_data)
{
  double *xy = user_data;
  igraph_integer_t n = igraph_vcount (network);
  igraph_matrix_t places;

  IGRAPH_CHECK (igraph_matrix_init (&places, n, 2));
  IGRAPH_FINALLY (igraph_matrix_destroy, &places);
  IGRAPH_CHECK (igraph_layout_kamada_kawai (network, &places, 0, 50 * n, 0., (double) n,
                                            NULL, NULL, NULL, NULL, NULL));
  for (igraph_integer_t i = 0; i < n; i++)
    {
      xy[2 * i] = MATRIX (places, i, 0);
      xy[2 * i + 1] = MATRIX (places, i, 1);
    }
  igraph_matrix_destroy (&places);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

static gboolean
run_neato (const char *text,
           char      **output)
{
  g_autoptr(GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                                     | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                                     | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                                     NULL, "neato", "-Tplain", NULL);

  return process != NULL &&
         g_subprocess_communicate_utf8 (process, text, NULL, output, NULL, NULL);
}

static char *
write_dot (const MgSnapshot *graph,
           guint             seed)
{
  GString *text = g_string_new ("graph {\n");

  g_string_append_printf (text, "start=%u; node [shape=point];\n", seed);
  for (guint i = 0; i < graph->n_nodes; i++)
    g_string_append_printf (text, "%u;\n", i);
  for (guint k = 0; k < graph->n_pairs; k++)
    g_string_append_printf (text, "%u -- %u;\n", graph->ends[2 * k], graph->ends[2 * k + 1]);
  g_string_append (text, "}\n");

  return g_string_free (text, FALSE);
}

static void
read_plain (const char *output,
            double     *xy)
{
  g_auto(GStrv) lines = g_strsplit (output, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (lines[i], " ", 5);
      guint64 node;

      if (g_strv_length (words) >= 4 && g_str_equal (words[0], "node"))
        {
          node = g_ascii_strtoull (words[1], NULL, 10);
          xy[2 * node] = g_ascii_strtod (words[2], NULL);
          xy[2 * node + 1] = g_ascii_strtod (words[3], NULL);
        }
    }
}

static double
neato_start_up (void)
{
  double before = child_seconds ();

  for (guint k = 0; k < 5; k++)
    {
      g_autofree char *output = NULL;

      run_neato ("graph { a -- b; }\n", &output);
    }

  return (child_seconds () - before) / 5.;
}

static void
compare (const char       *name,
         const MgSnapshot *graph)
{
  guint n = graph->n_nodes;
  g_autofree double *xy = g_new0 (double, 2 * n + 1);
  g_autofree char *neato = g_find_program_in_path ("neato");
  double idle = neato != NULL ? neato_start_up () : 0.;
  guint repeat = MAX (1, 400 / n);
  igraph_matrix_t steps;
  Figure figures[3] = { { 0. } };

  igraph_matrix_init (&steps, 0, 0);
  mg_igraph_run (graph, distances_func, &steps, NULL, NULL, NULL);
  for (guint32 seed = 1; seed <= N_SEEDS; seed++)
    {
      g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain ((MgSnapshot *) graph, seed);
      double before = cpu_seconds ();

      for (guint k = 0; k < repeat; k++)
        mg_layout_run (mg_layout_find ("stress"), input, NULL, NULL, xy, NULL);
      add (&figures[0], (cpu_seconds () - before) / repeat, measure_stress (&steps, xy));

      before = cpu_seconds ();
      for (guint k = 0; k < repeat; k++)
        mg_igraph_run (graph, kamada_kawai_func, xy, NULL, NULL, NULL);
      add (&figures[1], (cpu_seconds () - before) / repeat, measure_stress (&steps, xy));

      if (neato != NULL)
        {
          g_autofree char *text = write_dot (graph, seed);
          g_autofree char *output = NULL;

          before = child_seconds ();
          if (!run_neato (text, &output))
            continue;
          read_plain (output, xy);
          add (&figures[2], MAX (child_seconds () - before - idle, 0.), measure_stress (&steps, xy));
        }
    }
  igraph_matrix_destroy (&steps);

  for (guint k = 0; k < 3; k++)
    {
      figures[k].seconds /= MAX (figures[k].n_runs, 1);
      figures[k].stress /= MAX (figures[k].n_runs, 1);
    }
  g_print ("%-30s %5u %5u | %8.2f ms %.5f | %9.2f ms %.5f (%5.1fx) | %9.2f ms %.5f (%5.1fx)\n",
           name, n, graph->n_pairs,
           1e3 * figures[0].seconds, figures[0].stress,
           1e3 * figures[1].seconds, figures[1].stress, figures[1].seconds / figures[0].seconds,
           1e3 * figures[2].seconds, figures[2].stress, figures[2].seconds / figures[0].seconds);
}

static void
compare_generated (guint   n,
                   guint32 seed)
{
  guint n_pairs;
  g_autofree guint *ends = mg_generate_pairs (n, 6., seed, &n_pairs);
  g_autoptr(MgSnapshot) graph = mg_snapshot_new_plain (n, ends, n_pairs, FALSE);
  g_autofree char *name = g_strdup_printf ("generated %u, seed %u", n, seed);

  compare (name, graph);
}

/* Of the largest piece. @stress: (out): at the best scale
 * Returns: which part of the neighbours are among the nearest, as many as there are
 */
static double
judge (const MgSnapshot *graph,
       const double     *xy,
       double           *stress)
{
  g_autoptr(MgAdjacency) all = mg_adjacency_new (graph->n_nodes, graph->ends, graph->n_pairs);
  g_autofree guint *nodes = g_new (guint, graph->n_nodes);
  g_autofree guint *ends = g_new (guint, graph->n_nodes);
  g_autofree guint *rows = g_new (guint, graph->n_nodes);
  g_autofree double *places = g_new (double, 2 * graph->n_nodes);
  g_autoptr(MgAdjacency) piece = NULL;

  mg_adjacency_find_pieces (all, nodes, ends);
  piece = mg_adjacency_new_piece (all, nodes, ends[0], rows);
  for (guint i = 0; i < piece->n; i++)
    memcpy (places + 2 * i, xy + 2 * nodes[i], 2 * sizeof *places);
  *stress = mg_stress_measure (piece, places, N_SOURCES, NULL);

  return 1. - mg_vicinity_measure (piece, places, N_SOURCES);
}

/* CPU time of all threads. */
static void
run_alone (const char *layout,
           guint       n)
{
  guint n_pairs;
  g_autofree guint *ends = mg_generate_pairs (n, 6., 1, &n_pairs);
  g_autoptr(MgSnapshot) graph = mg_snapshot_new_plain (n, ends, n_pairs, FALSE);
  g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, 1);
  g_autofree double *xy = g_new (double, 2 * n);
  gint64 start = g_get_monotonic_time ();
  double before = process_seconds ();
  double cpu, wall, near, stress;
  struct rusage usage;

  mg_layout_run (mg_layout_find (layout), input, NULL, NULL, xy, NULL);
  cpu = process_seconds () - before;
  wall = 1e-6 * (double) (g_get_monotonic_time () - start);
  getrusage (RUSAGE_SELF, &usage);
  near = judge (graph, xy, &stress);
  g_print ("%-8s %6u organisations %7u pairs: %8.1f ms (%.2f s by the clock), at most %ld MB in the "
           "process, near %.4f, stress %.4f\n", layout, n, n_pairs, 1e3 * cpu, wall,
           usage.ru_maxrss / 1024, near, stress);
}

static void
compare_file (const char       *name,
              const MgSnapshot *graph,
              gpointer          data)
{
  compare (name, graph);
}

int
main (int   argc,
      char *argv[])
{
  static const guint large[] = { 5000, 50000, 200000 };
  g_autofree char *neato = g_find_program_in_path ("neato");

  if (neato == NULL)
    g_print ("neato is not installed: its columns are empty\n");
  g_print ("%-30s %5s %5s | %-19s | %-29s | %s\n", "network", "n", "pairs", "ours", "Kamada-Kawai",
           "neato");
  for (guint32 seed = 1; seed <= 3; seed++)
    compare_generated (50, seed);
  for (guint32 seed = 1; seed <= 2; seed++)
    {
      compare_generated (350, seed);
      compare_generated (500, seed);
    }

  if (mg_corpus_foreach (compare_file, NULL) == 0)
    g_print ("MG_SHARED is not set: no real networks\n");

  for (guint k = 0; k < 2; k++)
    for (guint n = 0; n < G_N_ELEMENTS (large); n++)
      run_alone (k == 0 ? "stress" : "groups", large[n]);

  return 0;
}
