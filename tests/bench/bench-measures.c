/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What our measures cost beside igraph's functions for the same.
 *
 * Each row runs ours and the bare call in turns in one process and compares the
 * medians of their CPU times.  Ours is a whole run from a snapshot: lists of
 * partners, the graph that igraph sees, the copy of the values; igraph has its
 * graph ready.  "ratio" is igraph's time divided by ours: above 1 we are faster.
 * Unless OMP_NUM_THREADS says otherwise, igraph is held to one thread: those of its
 * PageRank wait for each other in a loop, which on a busy machine is most of their time.
 *
 * With --sources=N, for networks where a whole run takes minutes: betweenness from
 * about N sources alone, times what all would take.  Ours are batches spread over
 * the network, as whole runs have them; igraph's are its first ones.  With links we
 * walk once where igraph has two functions to call.  With --only=TITLE, the rows
 * of that title alone; with --plain in front of the sizes, ours as on any processor,
 * without its wide registers.
 */
#include <igraph.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "mg-betweenness.h"
#include "mg-fold.h"
#include "mg-generator.h"
#include "mg-measure.h"
#include "mg-tiers.h"
#include "mg-ways.h"

#define MAX_ROUNDS 31

typedef void (*Bare) (const igraph_t *network);

static void
bare_betweenness (const igraph_t *network)
{
  igraph_vector_t values;

  igraph_vector_init (&values, 0);
  igraph_betweenness (network, &values, igraph_vss_all (), IGRAPH_UNDIRECTED, NULL);
  igraph_vector_destroy (&values);
}

static void
bare_links_alone (const igraph_t *network)
{
  igraph_vector_t values;

  igraph_vector_init (&values, 0);
  igraph_edge_betweenness (network, &values, IGRAPH_UNDIRECTED, NULL);
  igraph_vector_destroy (&values);
}

static void
bare_links (const igraph_t *network)
{
  bare_betweenness (network);
  bare_links_alone (network);
}

static void
bare_closeness (const igraph_t *network)
{
  igraph_vector_t values;

  igraph_vector_init (&values, 0);
  igraph_closeness (network, &values, NULL, NULL, igraph_vss_all (), IGRAPH_ALL, NULL, TRUE);
  igraph_vector_destroy (&values);
}

static void
bare_harmonic (const igraph_t *network)
{
  igraph_vector_t values;

  igraph_vector_init (&values, 0);
  igraph_harmonic_centrality (network, &values, igraph_vss_all (), IGRAPH_ALL, NULL, TRUE);
  igraph_vector_destroy (&values);
}

static void
bare_mean_distance (const igraph_t *network)
{
  igraph_real_t value;

  igraph_average_path_length (network, &value, NULL, IGRAPH_UNDIRECTED, TRUE);
}

static void
bare_diameter (const igraph_t *network)
{
  igraph_real_t value;

  igraph_diameter (network, &value, NULL, NULL, NULL, NULL, IGRAPH_UNDIRECTED, TRUE);
}

static void
bare_distances (const igraph_t *network)
{
  bare_closeness (network);
  bare_harmonic (network);
  bare_mean_distance (network);
  bare_diameter (network);
}

static void
bare_eigenvector (const igraph_t *network)
{
  igraph_arpack_options_t options;
  igraph_vector_t values;

  igraph_arpack_options_init (&options);
  igraph_vector_init (&values, 0);
  igraph_eigenvector_centrality (network, &values, NULL, FALSE, TRUE, NULL, &options);
  igraph_vector_destroy (&values);
}

static void
bare_pagerank (const igraph_t *network)
{
  igraph_vector_t values;

  igraph_vector_init (&values, 0);
  igraph_pagerank (network, IGRAPH_PAGERANK_ALGO_PRPACK, &values, NULL, igraph_vss_all (), FALSE,
                   .85, NULL, NULL);
  igraph_vector_destroy (&values);
}

static void
bare_clustering (const igraph_t *network)
{
  igraph_vector_t values;

  igraph_vector_init (&values, 0);
  igraph_transitivity_local_undirected (network, &values, igraph_vss_all (),
                                        IGRAPH_TRANSITIVITY_NAN);
  igraph_vector_destroy (&values);
}

static void
bare_constraint (const igraph_t *network)
{
  igraph_vector_t values;

  igraph_vector_init (&values, 0);
  igraph_constraint (network, &values, igraph_vss_all (), NULL);
  igraph_vector_destroy (&values);
}

static void
bare_coreness (const igraph_t *network)
{
  igraph_vector_int_t values;

  igraph_vector_int_init (&values, 0);
  igraph_coreness (network, &values, IGRAPH_ALL);
  igraph_vector_int_destroy (&values);
}

static void
bare_articulation (const igraph_t *network)
{
  igraph_vector_int_t values;

  igraph_vector_int_init (&values, 0);
  igraph_articulation_points (network, &values);
  igraph_vector_int_destroy (&values);
}

static void
bare_bridges (const igraph_t *network)
{
  igraph_vector_int_t values;

  igraph_vector_int_init (&values, 0);
  igraph_bridges (network, &values);
  igraph_vector_int_destroy (&values);
}

static void
bare_component (const igraph_t *network)
{
  igraph_vector_int_t values;

  igraph_vector_int_init (&values, 0);
  igraph_connected_components (network, &values, NULL, NULL, IGRAPH_WEAK);
  igraph_vector_int_destroy (&values);
}

static void
bare_community (const igraph_t *network)
{
  igraph_vector_int_t values;

  igraph_vector_int_init (&values, 0);
  igraph_community_multilevel (network, NULL, 1., &values, NULL, NULL);
  igraph_vector_int_destroy (&values);
}

static void
bare_all (const igraph_t *network)
{
  bare_distances (network);
  bare_betweenness (network);
  bare_eigenvector (network);
  bare_pagerank (network);
  bare_clustering (network);
  bare_constraint (network);
  bare_coreness (network);
  bare_articulation (network);
  bare_bridges (network);
  bare_component (network);
  bare_community (network);
}

static const struct
{
  const char *title;
  const char *ids[5];
  Bare        bare;
} rows[] = {
  { "betweenness", { "betweenness" }, bare_betweenness },
  { "  and of links", { "betweenness", "link_betweenness" }, bare_links },
  { "closeness", { "closeness" }, bare_closeness },
  { "harmonic", { "harmonic" }, bare_harmonic },
  { "mean_distance", { "mean_distance" }, bare_mean_distance },
  { "diameter", { "diameter" }, bare_diameter },
  { "these four", { "closeness", "harmonic", "mean_distance", "diameter" }, bare_distances },
  { "eigenvector", { "eigenvector" }, bare_eigenvector },
  { "pagerank", { "pagerank" }, bare_pagerank },
  { "clustering", { "clustering" }, bare_clustering },
  { "constraint", { "constraint" }, bare_constraint },
  { "coreness", { "coreness" }, bare_coreness },
  { "articulation", { "articulation" }, bare_articulation },
  { "bridges", { "bridges" }, bare_bridges },
  { "component", { "component" }, bare_component },
  { "community", { "community" }, bare_community },
  { "all of the table", { NULL }, bare_all },
};

static double
cpu_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec * 1e-6;
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
median (double *times,
        guint   n)
{
  qsort (times, n, sizeof *times, compare_doubles);

  return times[n / 2];
}

static double
time_ours (MgSnapshot         *graph,
           const char * const *ids)
{
  double start = cpu_now ();
  g_autoptr(GError) error = NULL;
  g_autoptr(MgResults) results = mg_measure_run (graph, ids[0] != NULL ? ids : NULL, NULL, NULL,
                                                 &error);

  if (results == NULL)
    g_error ("%s", error->message);

  return cpu_now () - start;
}

static double
time_bare (const igraph_t *network,
           Bare            bare)
{
  double start = cpu_now ();

  bare (network);

  return cpu_now () - start;
}

static void
compare (guint           row,
         MgSnapshot     *graph,
         const igraph_t *network)
{
  double ours[MAX_ROUNDS];
  double theirs[MAX_ROUNDS];
  double spent = 0.;
  guint n = 0;

  /* Once unseen, then at least three times, and for about a second. */
  time_ours (graph, rows[row].ids);
  while (n < 3 || (n < MAX_ROUNDS && spent < 1000.))
    {
      ours[n] = time_ours (graph, rows[row].ids);
      theirs[n] = time_bare (network, rows[row].bare);
      spent += ours[n] + theirs[n];
      n++;
    }

  g_print ("%7u  %-18s %10.3f %10.3f %8.2f  (%u)\n", graph->n_nodes, rows[row].title,
           median (ours, n), median (theirs, n), median (theirs, n) / median (ours, n), n);
}

typedef struct
{
  MgWays        ways;
  MgWaysScores  scores;
} Sample;

static void
sample_cb (MgShare  *share,
           guint     piece,
           gpointer  user_data)
{
  const Sample *sample = user_data;

  mg_ways_get_func () (&sample->ways, 0, sample->ways.n_sources, &sample->scores, share);
}

/* Returns: milliseconds for all sources, made out from @n_sources of them */
static double
time_sample (const MgFold *fold,
             guint         n_sources,
             gboolean      with_links)
{
  guint n_batches = fold->n / MG_WAYS_BATCH;
  guint n_taken = CLAMP (n_sources / MG_WAYS_BATCH, 1, MAX (n_batches, 1));
  g_autofree guint *sources = g_new (guint, n_taken * MG_WAYS_BATCH);
  g_autofree double *values = g_new0 (double, fold->n + 1);
  g_autofree double *links = with_links ? g_new0 (double, fold->first[fold->n] + 1) : NULL;
  Sample sample = { { fold->n, fold->first, fold->partners, fold->weights, sources, fold->weights, 0,
                      TRUE }, { .places = values, .arcs = links } };
  double start;

  for (guint batch = 0; batch < n_taken; batch++)
    {
      guint place = (guint) ((guint64) n_batches * batch / n_taken) * MG_WAYS_BATCH;

      for (guint i = 0; i < MG_WAYS_BATCH && place + i < fold->n; i++)
        sources[sample.ways.n_sources++] = place + i;
    }

  start = cpu_now ();
  mg_share_out (1, FALSE, 1, sample_cb, &sample, NULL, NULL, NULL);

  return (cpu_now () - start) / MAX (sample.ways.n_sources, 1) * fold->n;
}

static guint sources_left;

/* igraph reports before each source. */
static igraph_error_t
count_sources_func (const char     *message,
                    igraph_real_t   percent,
                    void           *data)
{
  return sources_left-- > 0 ? IGRAPH_SUCCESS : IGRAPH_INTERRUPTED;
}

static double
time_bare_sample (const igraph_t *network,
                  Bare            bare,
                  guint           n_sources)
{
  double spent;

  sources_left = n_sources;
  igraph_set_progress_handler (count_sources_func);
  igraph_set_error_handler (igraph_error_handler_ignore);
  spent = time_bare (network, bare);
  igraph_set_progress_handler (NULL);
  igraph_set_error_handler (NULL);

  return spent / n_sources * igraph_vcount (network);
}

/* The first rounds of both are not counted. */
static void
compare_sample (const MgSnapshot *graph,
                const igraph_t   *network,
                guint             n_sources,
                gboolean          with_links)
{
  g_autoptr(MgFold) fold = mg_fold_new (graph);
  guint n_bare = MIN (MAX (n_sources / 8, 1), graph->n_nodes);
  double ours[5];
  double theirs[5];

  time_sample (fold, n_sources, with_links);
  time_bare_sample (network, bare_betweenness, n_bare);
  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    {
      ours[i] = time_sample (fold, n_sources, with_links);
      theirs[i] = time_bare_sample (network, bare_betweenness, n_bare);
      if (with_links)
        theirs[i] += time_bare_sample (network, bare_links_alone, n_bare);
    }

  g_print ("%7u  %-18s %10.0f %10.0f %8.2f  (of %u and %u sources)\n", graph->n_nodes,
           with_links ? "and of links" : "betweenness",
           median (ours, 5), median (theirs, 5), median (theirs, 5) / median (ours, 5), n_sources, n_bare);
}

/* @n_sources: 0: whole runs of every row
 * @only: (nullable): a part of the titles of the rows wanted
 */
static void
bench (guint       n,
       guint       n_sources,
       const char *only)
{
  guint n_pairs;
  g_autofree guint *ends = mg_generate_pairs (n, 6., 1, &n_pairs);
  g_autoptr(MgSnapshot) graph = mg_snapshot_new_plain (n, ends, n_pairs, FALSE);
  igraph_vector_int_t list;
  igraph_t network;

  igraph_vector_int_init (&list, 2 * (igraph_integer_t) n_pairs);
  for (guint i = 0; i < 2 * n_pairs; i++)
    VECTOR (list)[i] = graph->ends[i];
  igraph_create (&network, &list, n, IGRAPH_UNDIRECTED);

  for (guint row = 0; row < G_N_ELEMENTS (rows) && n_sources == 0; row++)
    {
      if (only == NULL || strstr (rows[row].title, only) != NULL)
        compare (row, graph, &network);
    }
  for (gboolean with_links = FALSE; n_sources > 0 && with_links <= TRUE; with_links++)
    compare_sample (graph, &network, n_sources, with_links);

  igraph_destroy (&network);
  igraph_vector_int_destroy (&list);
}

int
main (int    argc,
      char **argv)
{
  guint n_sources = 0;
  guint n_sizes = 0;
  const char *only = NULL;

  /* It is read when the program is loaded. */
  if (g_getenv ("OMP_NUM_THREADS") == NULL)
    {
      g_setenv ("OMP_NUM_THREADS", "1", TRUE);
      execv ("/proc/self/exe", argv);
    }

  g_print ("median CPU milliseconds, ours and igraph %s; ratio above 1: ours is faster\n"
           "%7s  %-18s %10s %10s %8s  (rounds)\n",
           IGRAPH_VERSION, "n", "measure", "ours", "igraph", "ratio");

  for (int i = 1; i < argc; i++)
    {
      if (g_str_has_prefix (argv[i], "--sources="))
        n_sources = (guint) atoi (argv[i] + strlen ("--sources="));
      else if (g_strcmp0 (argv[i], "--plain") == 0)
        mg_tier_limit (MG_TIER_PLAIN);
      else if (g_str_has_prefix (argv[i], "--only="))
        only = argv[i] + strlen ("--only=");
      else
        bench ((guint) atoi (argv[i]), n_sources, only);
      n_sizes += !g_str_has_prefix (argv[i], "--");
    }
  for (guint size = 50; n_sizes == 0 && size <= 5000; size *= 10)
    bench (size, n_sources, only);

  return 0;
}
