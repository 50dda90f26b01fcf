/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures among those of random networks, and under other scopes. */
#include <gio/gio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "mg-fixture.h"
#include "mg-random-comparison.h"
#include "mg-sensitivity.h"

#define MAP_2016 .perimeter = MG_PERIMETER_MAP, .date = mg_date_new (2016, 6, 0)

static double
cell (const MgGrid *grid,
      const char   *row,
      const char   *column)
{
  return mg_grid_find (grid, row, column).value;
}

static MgGrid *
compare (MgSnapshot *graph,
         guint       n_networks,
         guint       seed,
         gboolean    same_degrees)
{
  const MgRandomOptions options = { n_networks, seed, same_degrees };
  g_autoptr(GError) error = NULL;
  MgGrid *grid = mg_random_comparison_run (graph, NULL, &options, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (grid);

  return grid;
}

/* Of the 15 networks of four organisations and two pairs, each as often. */
static void
test_all_networks_are_alike_probable (void)
{
  enum { DRAWS = 15000 };
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer count;

  for (guint i = 0; i < DRAWS; i++)
    {
      g_autoptr(MgSnapshot) graph = mg_random_network_new (random, 4, 2, FALSE);
      char *key = g_strdup_printf ("%u-%u %u-%u", graph->ends[0], graph->ends[1], graph->ends[2], graph->ends[3]);

      g_assert_cmpuint (graph->n_pairs, ==, 2);
      g_hash_table_insert (counts, key, GUINT_TO_POINTER (1 + GPOINTER_TO_UINT (g_hash_table_lookup (counts, key))));
    }

  g_assert_cmpuint (g_hash_table_size (counts), ==, 15);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    g_assert_cmpuint (ABS ((int) GPOINTER_TO_UINT (count) - 1000), <, 130);   /* four standard deviations */
}

static void
test_sizes_are_kept (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (11);

  for (guint n = 0; n < 12; n++)
    for (guint m = 0; m < 80; m += 7)
      for (guint directed = 0; directed < 2; directed++)
        {
          g_autoptr(MgSnapshot) graph = mg_random_network_new (random, n, m, directed != 0);
          guint possible = n < 2 ? 0 : n * (n - 1) / (directed ? 1 : 2);

          g_assert_cmpuint (graph->n_nodes, ==, n);
          g_assert_cmpuint (graph->n_pairs, ==, MIN (m, possible));
        }
}

static void
test_the_same_seed_is_the_same_grid (void)
{
  for (guint same_degrees = 0; same_degrees < 2; same_degrees++)
    {
      g_autoptr(MgSnapshot) graph = mg_fixture_random (14, .25, FALSE);
      g_autoptr(MgGrid) one = compare (graph, 40, 3, same_degrees != 0);
      g_autoptr(MgGrid) again = compare (graph, 40, 3, same_degrees != 0);
      g_autoptr(MgGrid) other = compare (graph, 40, 4, same_degrees != 0);

      g_assert_true (mg_fixture_same_grid (one, again));
      g_assert_false (mg_fixture_same_grid (one, other));
    }
}

/* A star has no other network of the same degrees, and is the most centralised
 * of its size. */
static void
test_star (void)
{
  g_autoptr(MgSnapshot) star = mg_fixture_star (9);
  g_autoptr(MgGrid) by_degrees = compare (star, 50, 1, TRUE);
  g_autoptr(MgGrid) by_size = compare (star, 50, 1, FALSE);

  mg_assert_near (cell (by_degrees, "mean_distance", "observed"), cell (by_degrees, "mean_distance", "median"), 1e-12);
  mg_assert_near (cell (by_degrees, "mean_distance", "low"), cell (by_degrees, "mean_distance", "high"), 1e-12);
  mg_assert_near (cell (by_degrees, "mean_distance", "position"), .5, 0.);
  mg_assert_near (cell (by_degrees, "mean_distance", "equal"), 1., 0.);
  mg_assert_near (cell (by_size, "degree_centralization", "equal"), 0., 0.);
  mg_assert_near (cell (by_size, "degree_centralization", "observed"), 1., 1e-12);
  mg_assert_near (cell (by_size, "degree_centralization", "position"), 1., 1e-12);
  mg_assert_near (cell (by_size, "degree_centralization", "networks"), 50., 0.);
}

/* Eight organisations in two pieces, each all linked: no draw is as closed. */
static void
test_closed_pieces_are_rare (void)
{
  g_autoptr(MgSnapshot) graph = mg_fixture_parse ("a-b a-c a-d b-c b-d c-d e-f e-g e-h f-g f-h g-h", FALSE, NULL);
  const MgRandomOptions options = { 200, 5, FALSE };
  g_autoptr(MgGrid) grid = compare (graph, 200, 5, FALSE);
  g_autofree char *sentence = mg_random_comparison_dup_sentence (grid, "transitivity", &options);

  mg_assert_near (cell (grid, "transitivity", "observed"), 1., 1e-12);
  mg_assert_near (cell (grid, "transitivity", "position"), 1., 1e-12);
  g_assert_cmpfloat (cell (grid, "transitivity", "low"), <=, cell (grid, "transitivity", "median"));
  g_assert_cmpfloat (cell (grid, "transitivity", "median"), <=, cell (grid, "transitivity", "high"));
  g_assert_nonnull (strstr (sentence, "100"));
}

/* Quantiles of the sample, from 20,000 networks drawn by NetworkX 2.8
 * gnm_random_graph (21, 31): transitivity 0.0385, 0.1379, 0.2414; mean
 * distance 2.607 (of 4,000). */
static void
test_sample (void)
{
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  const MgScope scope = { MAP_2016 };
  g_autoptr(MgSnapshot) graph = mg_snapshot_new (network, &scope);
  g_autoptr(MgGrid) grid = compare (graph, 1500, 2, FALSE);

  mg_assert_near (cell (grid, "transitivity", "low"), .0385, .015);
  mg_assert_near (cell (grid, "transitivity", "median"), .1379, .015);
  mg_assert_near (cell (grid, "transitivity", "high"), .2414, .015);
  mg_assert_near (cell (grid, "mean_distance", "median"), 2.607, .04);
}

/* Those that are equal are not lower: half of the position is no half that is beaten. */
static void
test_equals_are_not_beaten (void)
{
  g_autoptr(MgSnapshot) star = mg_fixture_star (9);
  const MgRandomOptions options = { 50, 1, TRUE };
  g_autoptr(MgGrid) grid = compare (star, 50, 1, TRUE);
  g_autofree char *sentence = mg_random_comparison_dup_sentence (grid, "mean_distance", &options);

  g_assert_cmpstr (sentence, ==, "Higher than 0 % of networks drawn at random in which each has as many partners, and as high as 100 %.");
}

static void
test_what_has_no_value_has_no_position (void)
{
  static const guint sizes[] = { 0, 1, 2, 5 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(MgSnapshot) graph = mg_fixture_empty (sizes[i]);
      const MgRandomOptions options = { 10, 1, i % 2 == 0 };
      g_autoptr(MgGrid) grid = compare (graph, 10, 1, i % 2 == 0);

      mg_assert_near (cell (grid, "transitivity", "observed"), (double) NAN, 0.);
      mg_assert_near (cell (grid, "transitivity", "position"), (double) NAN, 0.);
      mg_assert_near (cell (grid, "transitivity", "networks"), 0., 0.);
      g_assert_null (mg_random_comparison_dup_sentence (grid, "transitivity", &options));
    }
}

static void
test_a_stop_leaves_nothing (void)
{
  const MgRandomOptions options = { 1000, 1, FALSE };
  g_autoptr(MgSnapshot) graph = mg_fixture_random (20, .2, FALSE);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(MgGrid) grid = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mg_random_comparison_run (graph, NULL, &options, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  grid = compare (graph, 10, 1, TRUE);
  g_assert_cmpuint (mg_grid_get_n_rows (grid), >, 5);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  MgGrid **grid = user_data;
  g_autoptr(GError) error = NULL;

  *grid = mg_random_comparison_run_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_the_worker_finds_the_same (void)
{
  const MgRandomOptions options = { 20, 9, FALSE };
  g_autoptr(MgSnapshot) graph = mg_fixture_random (10, .3, FALSE);
  g_autoptr(MgGrid) here = compare (graph, 20, 9, FALSE);
  g_autoptr(MgGrid) there = NULL;

  mg_random_comparison_run_async (graph, NULL, &options, NULL, NULL, finished_cb, &there);
  while (there == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (mg_fixture_same_grid (here, there));
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  MgGrid **grid = user_data;
  g_autoptr(GError) error = NULL;

  *grid = mg_sensitivity_run_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_sensitivity_on_the_worker (void)
{
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  const MgScope scope = { MAP_2016 };
  g_autoptr(MgSensitivity) sensitivity = mg_sensitivity_new (network, &scope);
  g_autoptr(MgGrid) here = mg_sensitivity_run (sensitivity, NULL, NULL, NULL, NULL);
  g_autoptr(MgGrid) there = NULL;

  mg_sensitivity_run_async (mg_sensitivity_new (network, &scope), NULL, NULL, NULL, looked_cb, &there);
  while (there == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (mg_fixture_same_grid (here, there));
}

/* Each column is what measuring under that scope says. */
static void
test_sensitivity (void)
{
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  const MgScope scope = { MAP_2016, .details = TRUE };
  const struct { const char *column; MgScope scope; } variants[] = {
    { "as_asked", { MAP_2016, .details = TRUE } },
    { "with_support", { MAP_2016, .details = TRUE, .support = TRUE } },
    { "with_collectives", { MAP_2016, .details = TRUE, .collectives = TRUE } },
    { "checked", { MAP_2016, .details = TRUE, .confidence = 2 } },
    { "confirmed", { MAP_2016, .details = TRUE, .confidence = 3 } },
  };
  g_autoptr(MgSensitivity) sensitivity = mg_sensitivity_new (network, &scope);
  g_autoptr(MgGrid) grid = mg_sensitivity_run (sensitivity, NULL, NULL, NULL, NULL);

  g_assert_cmpuint (mg_grid_get_n_columns (grid), ==, G_N_ELEMENTS (variants));
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autoptr(MgSnapshot) graph = mg_snapshot_new (network, &variants[i].scope);

      g_assert_cmpstr (mg_grid_get_column (grid, i), ==, variants[i].column);
      for (const char * const *id = mg_sensitivity_get_ids (); *id != NULL; id++)
        mg_fixture_assert_near (G_STRLOC, *id, cell (grid, *id, variants[i].column),
                                mg_fixture_figure (graph, *id).value, 1e-12);
    }
  mg_assert_near (cell (grid, "pairs", "as_asked"), 31., 0.);
  mg_assert_near (cell (grid, "organisations", "with_support"), 22., 0.);
}

static void
test_sensitivity_turns_what_was_asked (void)
{
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  const MgScope scope = { .perimeter = MG_PERIMETER_MEMBERS, .support = TRUE, .collectives = TRUE, .confidence = 2 };
  static const char * const ids[] = { "pairs", "degree", NULL };
  static const char * const unknown[] = { "charisma", NULL };
  g_autoptr(MgSensitivity) sensitivity = mg_sensitivity_new (network, &scope);
  g_autoptr(MgGrid) grid = mg_sensitivity_run (sensitivity, ids, NULL, NULL, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  g_assert_cmpuint (mg_grid_get_n_rows (grid), ==, 1);
  g_assert_cmpuint (mg_grid_get_n_columns (grid), ==, 4);
  g_assert_cmpstr (mg_grid_get_column (grid, 1), ==, "without_support");
  g_assert_cmpstr (mg_grid_get_column (grid, 2), ==, "without_collectives");
  g_assert_cmpstr (mg_grid_get_column (grid, 3), ==, "any_confidence");
  g_assert_null (mg_sensitivity_run (sensitivity, unknown, NULL, NULL, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_null (mg_sensitivity_run (sensitivity, ids, NULL, cancellable, NULL));
}

static void
test_equals_share_their_place (void)
{
  static const double values[] = { 3., 5., 3. * (1. + 1e-12), (double) NAN, 1., 5., 0., 0. };
  static const guint wanted[] = { 3, 1, 3, 0, 5, 1, 6, 6 };
  g_autofree guint *ranks = mg_measure_rank (values, G_N_ELEMENTS (values));
  g_autofree guint *none = mg_measure_rank (values, 0);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpuint (ranks[i], ==, wanted[i]);
}

static void
test_small_shares_are_counts (void)
{
  static const struct { const char *id; MgFigure figure; const char *text; } rows[] = {
    { "multiplexity", { .375, 3., 8. }, "3 of 8" },
    { "multiplexity", { 0., 0., 8. }, "0 of 8" },
    { "multiplexity", { .3, 3., 10. }, "0.3" },
    { "pairs", { 3., 3., 8. }, "3" },
    { "modularity", { .25, (double) NAN, (double) NAN }, "0.25" },
    { "pairs_inside", { (double) NAN, 0., 0. }, "not applicable" },
  };

  if (g_strcmp0 (setlocale (LC_MESSAGES, NULL), "C") != 0)
    return g_test_skip ("Texts are looked at in English.");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = mg_measure_format_figure (mg_measure_find (rows[i].id), &rows[i].figure);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* Of few organisations counts are shown, and nothing else. */
static void
test_few_are_counted (void)
{
  const char * const ids[] = { "density", "mean_degree", "pairs", "degree", "closeness", "strength", NULL };
  g_autoptr(MgSnapshot) few = mg_fixture_path (4);
  g_autoptr(MgSnapshot) more = mg_fixture_path (5);
  g_autoptr(MgResults) results = mg_results_keep_counts (mg_measure_run (few, ids, NULL, NULL, NULL));
  g_autoptr(MgResults) others = mg_results_keep_counts (mg_measure_run (more, ids, NULL, NULL, NULL));
  const MgFigure *density = mg_results_get_figure (results, "density");
  g_autofree char *text = mg_measure_format_figure (mg_measure_find ("density"), density);

  g_assert_true (isnan (density->value));
  g_assert_cmpstr (text, ==, "3 of 6");
  g_assert_true (isnan (mg_results_get_figure (results, "mean_degree")->value));
  mg_assert_near (mg_results_get_figure (results, "pairs")->value, 3., 0.);
  mg_assert_near (mg_results_get_values (results, "degree")[1], 2., 0.);
  mg_assert_near (mg_results_get_values (results, "strength")[1], 2., 0.);
  g_assert_true (isnan (mg_results_get_values (results, "closeness")[1]));
  mg_assert_near (mg_results_get_figure (others, "density")->value, .4, 1e-12);
  g_assert_cmpfloat (mg_results_get_values (others, "closeness")[1], >, 0.);
  g_assert_cmpstr (mg_measure_find_reason (mg_measure_find ("density"), 4), ==,
                   "Fewer than five organisations: only counts are shown.");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  setlocale (LC_MESSAGES, "C");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/random/all-networks-are-alike-probable", test_all_networks_are_alike_probable);
  g_test_add_func ("/random/sizes-are-kept", test_sizes_are_kept);
  g_test_add_func ("/random/the-same-seed-is-the-same-grid", test_the_same_seed_is_the_same_grid);
  g_test_add_func ("/random/a-star-is-its-only-kind", test_star);
  g_test_add_func ("/random/closed-pieces-are-rare", test_closed_pieces_are_rare);
  g_test_add_func ("/random/quantiles-are-those-of-networkx", test_sample);
  g_test_add_func ("/random/equals-are-not-beaten", test_equals_are_not_beaten);
  g_test_add_func ("/sensitivity/the-worker-finds-the-same", test_sensitivity_on_the_worker);
  g_test_add_func ("/random/what-has-no-value-has-no-position", test_what_has_no_value_has_no_position);
  g_test_add_func ("/random/a-stop-leaves-nothing", test_a_stop_leaves_nothing);
  g_test_add_func ("/random/the-worker-finds-the-same", test_the_worker_finds_the_same);
  g_test_add_func ("/sensitivity/columns-are-scopes", test_sensitivity);
  g_test_add_func ("/sensitivity/turns-what-was-asked", test_sensitivity_turns_what_was_asked);
  g_test_add_func ("/text/few-are-counted", test_few_are_counted);
  g_test_add_func ("/text/equals-share-their-place", test_equals_share_their_place);
  g_test_add_func ("/text/small-shares-are-counts", test_small_shares_are_counts);

  return g_test_run ();
}
