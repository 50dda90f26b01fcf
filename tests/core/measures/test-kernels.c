/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kernels: each width of registers and any number of threads find the same,
 * and what igraph finds.
 */
#include <math.h>
#include <string.h>

#include "mg-betweenness.h"
#include "mg-fixture.h"
#include "mg-igraph.h"
#include "mg-share-out.h"
#include "mg-sums.h"
#include "mg-tiers.h"

static void
restore (void)
{
  mg_tier_limit (MG_TIER_512);
  mg_share_limit (0);
}

typedef struct
{
  double *rank;
  double *eigen;
} Scores;

static const char * const ids[] = {
  "betweenness", "closeness", "harmonic", "eccentricity", "mean_distance", "diameter", "pagerank",
  "eigenvector", NULL,
};

static void
check_same (const MgResults *results,
            const MgResults *first,
            guint            n)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const double *values = mg_results_get_values (results, ids[i]);

      if (values != NULL)
        g_assert_cmpmem (values, n * sizeof (double),
                         mg_results_get_values (first, ids[i]), n * sizeof (double));
      else
        g_assert_cmpmem (mg_results_get_figure (results, ids[i]), sizeof (MgFigure),
                         mg_results_get_figure (first, ids[i]), sizeof (MgFigure));
    }
}

static igraph_error_t
scores_func (const igraph_t *network,
             gpointer        user_data)
{
  Scores *self = user_data;
  igraph_arpack_options_t options;
  igraph_vector_t values;

  igraph_arpack_options_init (&options);
  IGRAPH_CHECK (igraph_vector_init (&values, 0));
  IGRAPH_FINALLY (igraph_vector_destroy, &values);
  IGRAPH_CHECK (igraph_pagerank (network, IGRAPH_PAGERANK_ALGO_PRPACK, &values, NULL, igraph_vss_all (),
                                 igraph_is_directed (network), .85, NULL, NULL));
  igraph_vector_copy_to (&values, self->rank);
  IGRAPH_CHECK (igraph_eigenvector_centrality (network, &values, NULL, FALSE, TRUE, NULL, &options));
  igraph_vector_copy_to (&values, self->eigen);
  igraph_vector_destroy (&values);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

static void
check_scores (MgSnapshot *graph)
{
  g_autofree double *expected = g_new0 (double, 2 * graph->n_nodes);
  g_autofree double *rank = mg_fixture_values (graph, "pagerank");
  g_autofree double *eigen = mg_fixture_values (graph, "eigenvector");
  Scores scores = { expected, expected + graph->n_nodes };
  g_autoptr(GError) error = NULL;

  mg_igraph_run (graph, scores_func, &scores, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      /* Of all there is, igraph's computation leaves 1e-10 open, ours a tenth of that. */
      mg_assert_near (rank[i], scores.rank[i], MAX (1e-9 * scores.rank[i], 1e-10));
      if (!graph->directed)
        mg_assert_near (eigen[i], scores.eigen[i], 1e-9);
    }
}

/* Isolates, dead ends and pieces among them. */
static void
test_scores (void)
{
  for (guint round = 0; round < 12; round++)
    {
      g_autoptr(MgSnapshot) graph = mg_fixture_spread (60 + 100 * round, 3. + round % 4, FALSE);
      g_autoptr(MgSnapshot) arcs = mg_fixture_spread (200, 3., TRUE);

      check_scores (graph);
      check_scores (arcs);
    }
}

/* A piece with two sides; two alike, of which the first has it. */
static void
test_scores_of_two_sides (void)
{
  const guint ends[] = { 0, 1, 1, 2, 3, 4, 4, 5 };
  g_autoptr(MgSnapshot) graph = mg_snapshot_new_plain (6, ends, 4, FALSE);
  g_autofree double *values = mg_fixture_values (graph, "eigenvector");

  mg_assert_near (values[0], sqrt (.5), 1e-12);
  mg_assert_near (values[1], 1., 1e-12);
  mg_assert_near (values[2], sqrt (.5), 1e-12);
  for (guint i = 3; i < 6; i++)
    mg_assert_near (values[i], 0., 0.);
}

/* The plain one on one thread is the measure of all. */
static void
test_same_bits (gconstpointer data)
{
  gboolean directed = GPOINTER_TO_INT (data);
  g_autoptr(MgSnapshot) graph = mg_fixture_spread (1300, 4., directed);
  g_autoptr(MgResults) first = NULL;

  for (MgTier tier = MG_TIER_PLAIN; tier < MG_N_TIERS; tier++)
    {
      for (guint n_threads = 1; n_threads <= 3; n_threads++)
        {
          g_autoptr(MgResults) results = NULL;

          mg_tier_limit (tier);
          mg_share_limit (n_threads);
          results = mg_measure_run (graph, ids, NULL, NULL, NULL);
          if (first == NULL)
            first = mg_results_ref (results);
          check_same (results, first, graph->n_nodes);
        }
    }
  restore ();
}

/* Links: the same bits on any number of threads. */
static void
test_links_same_bits (void)
{
  g_autoptr(MgSnapshot) graph = mg_fixture_spread (1300, 4., FALSE);
  g_autofree double *one = g_new0 (double, graph->n_pairs);
  g_autofree double *three = g_new0 (double, graph->n_pairs);

  mg_share_limit (1);
  g_assert_true (mg_link_betweenness (graph, NULL, NULL, one, NULL));
  mg_share_limit (3);
  g_assert_true (mg_link_betweenness (graph, NULL, NULL, three, NULL));
  restore ();
  g_assert_cmpmem (one, graph->n_pairs * sizeof (double), three, graph->n_pairs * sizeof (double));
}

/* Whole numbers: any order of adding gives the same sum. */
static void
test_sums (void)
{
  for (guint round = 0; round < 20; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, round == 0 ? 10000 : 300);
      g_autoptr(MgSnapshot) graph = mg_fixture_spread (n, g_test_rand_double_range (0., 12.), FALSE);
      g_autoptr(MgPartners) partners = mg_partners_new (graph, MG_PARTNERS_ALL);
      g_autoptr(MgSums) sums = mg_sums_new (partners, 0, n);
      gsize length = mg_sums_get_length (sums);
      g_autofree double *from = g_new0 (double, length);
      g_autofree double *to = g_new (double, length);
      g_autofree double *wanted = g_new0 (double, n);
      g_autofree double *by_place = g_new (double, n);

      for (guint i = 0; i < n; i++)
        from[i] = g_test_rand_int_range (-1000, 1000);
      for (guint i = 0; i < n; i++)
        by_place[sums->places[i]] = from[i];
      for (guint i = 0; i < n; i++)
        for (guint k = partners->first[sums->places[i]]; k < partners->first[sums->places[i] + 1]; k++)
          wanted[i] += by_place[partners->partners[k]];

      mg_sums_add (sums, from, to);
      g_assert_cmpmem (to, n * sizeof *to, wanted, n * sizeof *wanted);
      g_assert_cmpfloat (to[length - 1], ==, 0.);
    }
}

/* A count of checks, not of seconds: a cancellable that is stopped is seen. */
static gpointer
stop_soon_func (gpointer data)
{
  g_usleep (2000);
  g_cancellable_cancel (data);

  return NULL;
}

static void
test_stopped (void)
{
  g_autoptr(MgSnapshot) graph = mg_fixture_spread (20000, 6., FALSE);
  g_autofree double *values = g_new0 (double, 20000);

  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) error = NULL;
      GThread *thread = g_thread_new ("stop", stop_soon_func, cancellable);

      mg_share_limit (n_threads);
      g_assert_false (mg_betweenness (graph, NULL, cancellable, values, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_thread_join (thread);
    }
  restore ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kernels/scores-are-igraph's", test_scores);
  g_test_add_func ("/kernels/scores-of-two-sides", test_scores_of_two_sides);
  g_test_add_data_func ("/kernels/same-bits", GINT_TO_POINTER (FALSE), test_same_bits);
  g_test_add_data_func ("/kernels/same-bits-with-directions", GINT_TO_POINTER (TRUE), test_same_bits);
  g_test_add_func ("/kernels/links-same-bits", test_links_same_bits);
  g_test_add_func ("/kernels/sums-are-of-all-partners", test_sums);
  g_test_add_func ("/kernels/stopped-on-any-thread", test_stopped);

  return g_test_run ();
}
