/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kernel of betweenness: on each width of registers what igraph finds, all ways
 * counted, and estimates within what is said of them.
 */
#include <math.h>

#include "mg-betweenness.h"
#include "mg-fixture.h"
#include "mg-fold.h"
#include "mg-igraph.h"
#include "mg-tiers.h"
#include "mg-ways.h"

typedef struct
{
  double *nodes;
  double *links;
} Reference;

static igraph_error_t
reference_func (const igraph_t *network,
                gpointer        user_data)
{
  Reference *self = user_data;
  gboolean directed = igraph_is_directed (network);
  igraph_vector_t values;

  IGRAPH_CHECK (igraph_vector_init (&values, 0));
  IGRAPH_FINALLY (igraph_vector_destroy, &values);
  IGRAPH_CHECK (igraph_betweenness (network, &values, igraph_vss_all (), directed, NULL));
  igraph_vector_copy_to (&values, self->nodes);
  IGRAPH_CHECK (igraph_edge_betweenness (network, &values, directed, NULL));
  igraph_vector_copy_to (&values, self->links);
  igraph_vector_destroy (&values);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

static void
check_near (const double *values,
            const double *expected,
            guint         n)
{
  for (guint i = 0; i < n; i++)
    mg_assert_near (values[i], expected[i], 1e-9 * MAX (1., expected[i]));
}

/* Steps and shortest ways from each to each: n × n; G_MAXUINT steps if there is none. */
static void
count_all_ways (const MgSnapshot *graph,
                guint            *steps,
                double           *ways)
{
  guint n = graph->n_nodes;

  for (gsize i = 0; i < (gsize) n * n; i++)
    {
      steps[i] = i % (n + 1) == 0 ? 0 : G_MAXUINT;
      ways[i] = i % (n + 1) == 0 ? 1. : 0.;
    }

  for (guint source = 0; source < n; source++)
    for (guint level = 0; level < n; level++)
      for (gsize i = 0; i < 2 * (gsize) graph->n_pairs; i++)
        {
          gsize from = (gsize) source * n + graph->ends[i];
          gsize to = (gsize) source * n + graph->ends[i ^ 1];

          if ((graph->directed && i % 2 == 1) || steps[from] != level || steps[to] <= level)
            continue;
          steps[to] = level + 1;
          ways[to] += ways[from];
        }
}

/* Ways that pass through @row: of those to it and those from it, what is shortest. */
static double
find_passing (const MgSnapshot *graph,
              const guint      *steps,
              const double     *ways,
              guint             row)
{
  gsize n = graph->n_nodes;
  double sum = 0.;

  for (gsize s = 0; s < n; s++)
    for (gsize t = 0; t < n; t++)
      if (s != row && t != row && s != t && steps[s * n + t] != G_MAXUINT &&
          (guint64) steps[s * n + row] + steps[row * n + t] == steps[s * n + t])
        sum += ways[s * n + row] * ways[row * n + t];

  return graph->directed ? sum : sum / 2.;
}

/* Alone, and on the walk of betweenness, which stays the same to the bit. */
static void
check_ways (MgSnapshot   *graph,
            const double *expected)
{
  const char * const both[] = { "betweenness", "stress", NULL };
  g_autoptr(MgResults) results = mg_measure_run (graph, both, NULL, NULL, NULL);
  g_autofree double *alone = g_new0 (double, graph->n_nodes + 1);
  g_autofree double *pairs = g_new0 (double, graph->n_nodes + 1);

  mg_count_ways (graph, NULL, NULL, alone, NULL);
  mg_betweenness (graph, NULL, NULL, pairs, NULL);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      mg_assert_near (alone[i], expected[i], 1e-9 * MAX (1., expected[i]));
      mg_assert_near (mg_results_get_values (results, "stress")[i], alone[i], 0.);
      mg_assert_near (mg_results_get_values (results, "betweenness")[i], pairs[i], 0.);
    }
}

static void
check_all_ways (MgSnapshot *graph)
{
  guint n = graph->n_nodes;
  g_autofree guint *steps = g_new (guint, (gsize) n * n);
  g_autofree double *ways = g_new (double, (gsize) n * n);
  g_autofree double *expected = g_new0 (double, n);

  count_all_ways (graph, steps, ways);
  for (guint i = 0; i < n; i++)
    expected[i] = find_passing (graph, steps, ways, i);
  for (MgTier tier = MG_TIER_PLAIN; tier < MG_N_TIERS; tier++)
    {
      mg_tier_limit (tier);
      check_ways (graph, expected);
    }
  mg_tier_limit (MG_TIER_512);
}

/* One is large enough for its places to be put in another order. */
static void
test_ways (void)
{
  for (guint round = 0; round < 40; round++)
    {
      guint n = round == 0 ? 350 : (guint) g_test_rand_int_range (1, 70);
      double mean = round == 0 ? 5. : g_test_rand_double_range (.3, 5.);
      g_autoptr(MgSnapshot) graph = mg_fixture_random (n, MIN (mean / n, 1.), round % 2 == 1);

      check_all_ways (graph);
    }
}

static void
check_betweenness (MgSnapshot *graph)
{
  const char * const both[] = { "link_betweenness", "betweenness", NULL };
  gsize room = graph->n_nodes + (gsize) graph->n_pairs + 1;
  g_autofree double *expected = g_new0 (double, room);
  Reference reference = { expected, expected + graph->n_nodes };
  g_autoptr(GError) error = NULL;

  mg_igraph_run (graph, reference_func, &reference, NULL, NULL, &error);
  g_assert_no_error (error);

  for (MgTier tier = MG_TIER_PLAIN; tier < MG_N_TIERS; tier++)
    {
      g_autofree double *alone = g_new0 (double, graph->n_nodes + 1);
      g_autoptr(MgResults) results = NULL;

      mg_tier_limit (tier);
      results = mg_measure_run (graph, both, NULL, NULL, &error);
      g_assert_no_error (error);
      check_near (mg_results_get_values (results, "betweenness"), expected, graph->n_nodes);
      check_near (mg_results_get_link_values (results, "link_betweenness"), reference.links, graph->n_pairs);

      /* To the bit what is found without links. */
      g_assert_true (mg_betweenness (graph, NULL, NULL, alone, NULL));
      g_assert_cmpmem (alone, graph->n_nodes * sizeof (double),
                       mg_results_get_values (results, "betweenness"), graph->n_nodes * sizeof (double));
    }
  mg_tier_limit (MG_TIER_512);
}

/* Trees, pieces, dense and sparse. */
static void
test_betweenness (void)
{
  for (guint round = 0; round < 60; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 90);
      double mean = g_test_rand_double_range (.3, 5.);
      g_autoptr(MgSnapshot) sparse = mg_fixture_random (n, MIN (mean / n, 1.), round % 2 == 1);

      check_betweenness (sparse);
    }
}

static void
test_betweenness_large (void)
{
  g_autoptr(MgSnapshot) graph = mg_fixture_spread (700, 2.5, FALSE);
  g_autoptr(MgSnapshot) arcs = mg_fixture_spread (400, 6., TRUE);

  check_betweenness (graph);
  check_betweenness (arcs);
}

static void
test_trees (void)
{
  g_autoptr(MgSnapshot) path = mg_fixture_path (40);
  g_autoptr(MgSnapshot) star = mg_fixture_star (33);
  g_autoptr(MgSnapshot) empty = mg_fixture_empty (9);
  g_autoptr(MgSnapshot) pair = mg_fixture_path (2);

  check_betweenness (path);
  check_betweenness (star);
  check_betweenness (empty);
  check_betweenness (pair);
}

/* Layers of which each organisation has most of the next for partners: @n_layers of
 * eight are up to 7^n_layers ways.
 */
static MgSnapshot *
new_layers (guint    n_layers,
            gboolean directed)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint layer = 0; layer + 1 < n_layers; layer++)
    for (guint i = 0; i < 64; i++)
      {
        guint pair[2] = { 8 * layer + i / 8, 8 * (layer + 1) + i % 8 };

        if (g_test_rand_int_range (0, 8) > 0)
          g_array_append_vals (ends, pair, 2);
      }

  return mg_snapshot_new_plain (8 * n_layers, (const guint *) ends->data, ends->len / 2, directed);
}

/* More ways than the narrow kernel can count: 2^24 is 7^8.5. */
static void
test_many_ways (void)
{
  for (guint n_layers = 7; n_layers <= 19; n_layers += 2)
    {
      g_autoptr(MgSnapshot) both_ways = new_layers (n_layers, FALSE);
      g_autoptr(MgSnapshot) one_way = new_layers (n_layers, TRUE);

      check_betweenness (both_ways);
      check_betweenness (one_way);
      check_all_ways (both_ways);
    }
}

typedef struct
{
  const MgFold *fold;
  MgWaysFunc    func;
  double       *values;    /* all five scores, one after the other */
} Walks;

static gsize
count_values (const MgFold *fold)
{
  return 4 * fold->n + fold->first[fold->n];
}

static void
walk_cb (MgShare  *share,
         guint     piece,
         gpointer  user_data)
{
  const Walks *walks = user_data;
  const MgFold *fold = walks->fold;
  g_autofree guint *sources = g_new (guint, fold->n + 1);
  const MgWays ways = { fold->n, fold->first, fold->partners, fold->weights, sources, fold->weights, fold->n, TRUE };
  double *values = walks->values;
  const MgWaysScores scores = { values, values + 4 * fold->n, values + fold->n, values + 2 * fold->n, values + 3 * fold->n };

  for (guint i = 0; i < fold->n; i++)
    sources[i] = i;
  walks->func (&ways, 0, fold->n, &scores, share);
}

static double *
walk_all (const MgFold *fold,
          MgWaysFunc    func)
{
  Walks walks = { fold, func, g_new0 (double, count_values (fold) + 1) };

  g_assert_true (mg_share_out (1, FALSE, 1, walk_cb, &walks, NULL, NULL, NULL));

  return walks.values;
}

/* The narrow kernels, and the wide one that takes over from them. */
static void
test_wide_same_bits (void)
{
  for (guint round = 0; round < 4; round++)
    {
      g_autoptr(MgSnapshot) graph = round < 3 ? mg_fixture_spread (400, 2. + round, FALSE) : new_layers (15, FALSE);
      g_autoptr(MgFold) fold = mg_fold_new (graph);
      g_autofree double *wide = walk_all (fold, mg_ways_wide_plain);

      for (MgTier tier = MG_TIER_PLAIN; tier < MG_N_TIERS; tier++)
        {
          g_autofree double *values = NULL;

          mg_tier_limit (tier);
          values = walk_all (fold, mg_ways_get_func ());
          g_assert_cmpmem (values, 4 * fold->n * sizeof (double), wide, 4 * fold->n * sizeof (double));
          check_near (values + 4 * fold->n, wide + 4 * fold->n, fold->first[fold->n]);
          if (tier == MG_TIER_PLAIN)
            g_assert_cmpmem (values, count_values (fold) * sizeof (double), wide, count_values (fold) * sizeof (double));
        }
      mg_tier_limit (MG_TIER_512);
    }
}

/* Hoeffding's bound alone, which was all there was to say. */
static double
find_plain_bound (guint n,
                  guint n_draws)
{
  return n * (double) n * sqrt (log (4. * n / .05) / (2. * n_draws)) / 2.;
}

/* Ways from some organisations only: each score within what is said of it, the mean
 * near the true one, and the same each time; from all of them, the scores themselves.
 */
static void
check_estimate (MgSnapshot   *graph,
                const double *exact,
                guint         n_draws)
{
  g_autofree double *values = g_new0 (double, graph->n_nodes);
  g_autofree double *again = g_new0 (double, graph->n_nodes);
  g_autofree double *bounds = g_new0 (double, graph->n_nodes);
  double sum = 0., sum_exact = 0.;
  double most;

  mg_betweenness_limit (100, n_draws);
  g_assert_true (mg_betweenness_bounds (graph, NULL, NULL, bounds, NULL));
  g_assert_true (mg_betweenness (graph, NULL, NULL, values, NULL));
  g_assert_true (mg_betweenness (graph, NULL, NULL, again, NULL));
  most = mg_fixture_figure (graph, "betweenness_deviation").value;
  mg_betweenness_limit (MG_BETWEENNESS_EXACT, G_MAXINT);

  g_assert_cmpmem (values, graph->n_nodes * sizeof *values, again, graph->n_nodes * sizeof *again);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      mg_assert_near (values[i], exact[i], n_draws < graph->n_nodes ? bounds[i] + 1e-9 : 1e-9 * MAX (1., exact[i]));
      g_assert_cmpfloat (bounds[i], <=, most);
      g_assert_cmpfloat (bounds[i], <=, find_plain_bound (graph->n_nodes, n_draws) * (graph->directed ? 2. : 1.));
      sum += values[i];
      sum_exact += exact[i];
    }
  mg_assert_near (sum / sum_exact, 1., .4);
  g_assert_true (n_draws < graph->n_nodes ? most > 0. : most == 0.);
}

static void
test_estimate (void)
{
  for (guint directed = 0; directed < 2; directed++)
    {
      g_autoptr(MgSnapshot) graph = mg_fixture_spread (700, 2.5, directed != 0);
      g_autofree double *exact = g_new0 (double, graph->n_nodes);

      g_assert_true (mg_betweenness (graph, NULL, NULL, exact, NULL));
      mg_assert_near (mg_fixture_figure (graph, "betweenness_deviation").value, (double) NAN, 0.);
      check_estimate (graph, exact, 192);
      check_estimate (graph, exact, 2048);
    }
}

/* Of many draws the bound is much nearer than Hoeffding’s; of few, no farther. */
static void
test_bounds (void)
{
  g_autoptr(MgSnapshot) graph = mg_fixture_spread (3000, 8., FALSE);
  double few, many;

  mg_betweenness_limit (100, 32);
  few = mg_fixture_figure (graph, "betweenness_deviation").value;
  mg_betweenness_limit (100, 2048);
  many = mg_fixture_figure (graph, "betweenness_deviation").value;
  mg_betweenness_limit (MG_BETWEENNESS_EXACT, G_MAXINT);

  g_assert_cmpfloat (few, <=, find_plain_bound (graph->n_nodes, 32));
  g_assert_cmpfloat (few, >, .9 * find_plain_bound (graph->n_nodes, 32));
  g_assert_cmpfloat (many, <, .75 * find_plain_bound (graph->n_nodes, 2048));
}

/* What is estimated of organisations is not known of links. */
static void
test_no_estimate_of_links (void)
{
  g_autoptr(MgSnapshot) graph = mg_fixture_spread (300, 4., FALSE);
  g_autofree double *links = NULL;

  mg_betweenness_limit (100, 64);
  links = mg_fixture_values (graph, "link_betweenness");
  mg_betweenness_limit (MG_BETWEENNESS_EXACT, G_MAXINT);
  for (guint i = 0; i < graph->n_pairs; i++)
    g_assert_true (isnan (links[i]));
}

/* All three on one walk, each as it is alone. */
static void
test_all_on_one_walk (void)
{
  const char * const all[] = { "stress", "link_betweenness", "betweenness", NULL };

  for (guint directed = 0; directed < 2; directed++)
    {
      g_autoptr(MgSnapshot) graph = mg_fixture_spread (400, 3., directed != 0);
      g_autoptr(MgResults) results = mg_measure_run (graph, all, NULL, NULL, NULL);
      g_autofree double *ways = mg_fixture_values (graph, "stress");
      g_autofree double *links = mg_fixture_values (graph, "link_betweenness");

      g_assert_cmpmem (ways, graph->n_nodes * sizeof (double),
                       mg_results_get_values (results, "stress"), graph->n_nodes * sizeof (double));
      g_assert_cmpmem (links, graph->n_pairs * sizeof (double),
                       mg_results_get_link_values (results, "link_betweenness"), graph->n_pairs * sizeof (double));
    }
}

/* What hangs on the rest is counted, not estimated. */
static void
test_estimate_of_a_tree (void)
{
  g_autoptr(MgSnapshot) star = mg_fixture_star (200);
  g_autofree double *values = g_new0 (double, 200);

  mg_betweenness_limit (100, 16);
  g_assert_true (mg_betweenness (star, NULL, NULL, values, NULL));
  mg_assert_near (values[0], 199. * 198. / 2., 0.);
  mg_assert_near (mg_fixture_figure (star, "betweenness_deviation").value, 0., 0.);
  mg_betweenness_limit (MG_BETWEENNESS_EXACT, G_MAXINT);
}

int
main (int    argc,
       char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ways/betweenness-is-igraph's", test_betweenness);
  g_test_add_func ("/ways/betweenness-is-igraph's-large", test_betweenness_large);
  g_test_add_func ("/ways/many-ways-are-told-apart", test_many_ways);
  g_test_add_func ("/ways/wide-same-bits", test_wide_same_bits);
  g_test_add_func ("/ways/trees-are-folded", test_trees);
  g_test_add_func ("/ways/ways-are-all-counted", test_ways);
  g_test_add_func ("/ways/estimates-are-within-what-is-said", test_estimate);
  g_test_add_func ("/ways/estimates-leave-trees-exact", test_estimate_of_a_tree);
  g_test_add_func ("/ways/estimates-are-not-far-off", test_bounds);
  g_test_add_func ("/ways/links-have-no-estimate", test_no_estimate_of_links);
  g_test_add_func ("/ways/all-on-one-walk", test_all_on_one_walk);

  return g_test_run ();
}
