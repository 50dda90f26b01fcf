/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same by trying everything, on small networks. */
#include <math.h>

#include "mg-fixture.h"

#define NEAR 1e-9

static gboolean
is_pair (const MgSnapshot *graph,
         guint             one,
         guint             other)
{
  for (guint i = 0; i < graph->n_pairs; i++)
    {
      if ((graph->ends[2 * i] == one && graph->ends[2 * i + 1] == other) ||
          (!graph->directed && graph->ends[2 * i] == other && graph->ends[2 * i + 1] == one))
        return TRUE;
    }

  return FALSE;
}

/* The rows whose bit is set, and the pairs among them. */
static MgSnapshot *
part_of (const MgSnapshot *graph,
         guint             set)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint places[32];
  guint n = 0;

  for (guint i = 0; i < graph->n_nodes; i++)
    places[i] = set >> i & 1 ? n++ : G_MAXUINT;

  for (guint i = 0; i < graph->n_pairs; i++)
    {
      guint pair[] = { places[graph->ends[2 * i]], places[graph->ends[2 * i + 1]] };

      if (pair[0] != G_MAXUINT && pair[1] != G_MAXUINT)
        g_array_append_vals (ends, pair, 2);
    }

  return mg_snapshot_new_plain (n, (const guint *) (void *) ends->data, ends->len / 2, graph->directed);
}

static MgSnapshot *
small (gboolean directed)
{
  return mg_fixture_random ((guint) g_test_rand_int_range (1, 11),
                            g_test_rand_double_range (.1, .6), directed);
}

static guint
partners_of (const MgSnapshot *graph,
             guint             row)
{
  guint set = 0;

  for (guint i = 0; i < graph->n_nodes; i++)
    set |= is_pair (graph, row, i) ? 1u << i : 0;

  return set;
}

static double
connected (MgSnapshot *graph)
{
  return mg_fixture_figure (graph, "connected_pairs").numerator;
}

/* Each really withdraws. */
static void
test_loss (void)
{
  for (guint round = 0; round < 30; round++)
    {
      g_autoptr(MgSnapshot) graph = small (FALSE);
      g_autoptr(MgResults) results = mg_fixture_run (graph, NULL);
      const MgGrid *grid = mg_results_get_grid (results, "robustness");
      g_autofree double *pieces = mg_fixture_values (graph, "component");

      for (guint row = 0; row < graph->n_nodes; row++)
        {
          g_autoptr(MgSnapshot) left = part_of (graph, ((1u << graph->n_nodes) - 1) & ~(1u << row));
          double among = connected (graph);

          for (guint i = 0; i < graph->n_nodes; i++)
            among -= i != row && pieces[i] == pieces[row];

          mg_assert_near (mg_grid_get (grid, row, 0).value, mg_fixture_figure (left, "components").value, 0.);
          mg_assert_near (mg_grid_get (grid, row, 1).value,
                          mg_fixture_figure (left, "largest_component").value, 0.);
          if (graph->n_nodes < 3)
            continue;
          mg_assert_near (mg_grid_get (grid, row, 2).value, connected (left), 0.);
          mg_assert_near (mg_results_get_value (results, "loss", graph->ids[row]),
                          among > 0. ? 1. - connected (left) / among : (double) NAN, NEAR);
        }
    }
}

static void
test_bridges (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr(MgSnapshot) graph = small (FALSE);
      g_autoptr(MgResults) results = mg_fixture_run (graph, NULL);

      mg_assert_near (mg_grid_get_n_rows (mg_results_get_grid (results, "bridge_list")),
                      mg_results_get_figure (results, "bridges")->value, 0.);
    }
}

static void
test_egos (void)
{
  for (guint round = 0; round < 30; round++)
    {
      g_autoptr(MgSnapshot) graph = small (FALSE);
      g_autoptr(MgResults) results = mg_fixture_run (graph, NULL);

      for (guint row = 0; row < graph->n_nodes; row++)
        {
          guint set = partners_of (graph, row);
          g_autoptr(MgSnapshot) partners = part_of (graph, set);
          g_autoptr(MgSnapshot) circle = part_of (graph, set | 1u << row);
          double d = partners->n_nodes;

          mg_assert_near (mg_results_get_value (results, "local_efficiency", graph->ids[row]),
                          mg_fixture_figure (partners, "global_efficiency").value, NEAR);
          mg_assert_near (mg_results_get_value (results, "ego_density", graph->ids[row]),
                          mg_fixture_figure (circle, "density").value, NEAR);
          mg_assert_near (mg_results_get_value (results, "effective_size", graph->ids[row]),
                          d > 0. ? d - 2. * partners->n_pairs / d : (double) NAN, NEAR);
        }
    }
}

static gboolean
is_clique (const MgSnapshot *graph,
           guint             set)
{
  for (guint i = 0; i < graph->n_nodes; i++)
    for (guint k = 0; k < i; k++)
      if ((set >> i & 1) && (set >> k & 1) && !is_pair (graph, i, k))
        return FALSE;

  return TRUE;
}

static gboolean
is_maximal (const MgSnapshot *graph,
            guint             set)
{
  for (guint i = 0; i < graph->n_nodes; i++)
    if (!(set >> i & 1) && is_clique (graph, set | 1u << i))
      return FALSE;

  return TRUE;
}

static void
test_cliques (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr(MgSnapshot) graph = mg_fixture_random ((guint) g_test_rand_int_range (1, 8), .5, FALSE);
      double n = 0.;
      double largest = 0.;

      for (guint set = 1; set < 1u << graph->n_nodes; set++)
        {
          guint size = 0;

          for (guint rest = set; rest != 0; rest &= rest - 1)
            size++;
          if (!is_clique (graph, set))
            continue;
          largest = MAX (largest, size);
          n += size >= 3 && is_maximal (graph, set);
        }

      mg_assert_near (mg_fixture_figure (graph, "cliques").value, n, 0.);
      mg_assert_near (mg_fixture_figure (graph, "largest_clique").value, largest, 0.);
    }
}

/* The correlation, cell by cell. */
static double
correlation (const MgSnapshot *graph,
             guint             set)
{
  double n = 0., x = 0., y = 0., xy = 0.;

  for (guint i = 0; i < graph->n_nodes; i++)
    for (guint k = 0; k < i; k++)
      {
        gboolean core = set >> i & 1;
        double linked = is_pair (graph, i, k);

        if (core != (gboolean) (set >> k & 1))
          continue;
        n++;
        x += linked;
        y += core;
        xy += linked * core;
      }

  return (n * xy - x * y) / sqrt (x * (n - x) * y * (n - y));
}

static double
best_correlation (const MgSnapshot *graph)
{
  double best = (double) NAN;

  for (guint set = 1; set < 1u << graph->n_nodes; set++)
    {
      guint size = 0;

      for (guint rest = set; rest != 0; rest &= rest - 1)
        size++;
      if (size >= 2 && size + 2 <= graph->n_nodes && isfinite (correlation (graph, set)))
        best = fmax (best, correlation (graph, set));
    }

  return best;
}

static void
check_core (MgSnapshot *graph)
{
  g_autofree double *core = mg_fixture_values (graph, "computed_core");
  double fit = mg_fixture_figure (graph, "core_fit").value;
  guint set = 0;

  mg_assert_near (fit, best_correlation (graph), NEAR);
  for (guint i = 0; i < graph->n_nodes; i++)
    set |= core[i] == 1. ? 1u << i : 0;
  if (!isnan (fit))
    mg_assert_near (correlation (graph, set), fit, NEAR);
}

static void
test_core (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr(MgSnapshot) graph = small (FALSE);

      check_core (graph);
    }
}

/* Beyond what is tried set by set: two circles of different density. */
static void
test_core_of_more (void)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(MgSnapshot) graph = NULL;

  for (guint i = 0; i < 16; i++)
    for (guint k = 0; k < i; k++)
      {
        guint pair[] = { k, i };

        if (i < 5 || (k < 5 && (i + k) % 4 == 0) || i * k == 7 * 13)
          g_array_append_vals (ends, pair, 2);
      }

  graph = mg_snapshot_new_plain (16, (const guint *) (void *) ends->data, ends->len / 2, FALSE);
  check_core (graph);
}

static void
test_directions (void)
{
  for (guint round = 0; round < 30; round++)
    {
      g_autoptr(MgSnapshot) graph = small (TRUE);
      g_autoptr(MgResults) results = mg_fixture_run (graph, NULL);
      double both = 0.;

      for (guint row = 0; row < graph->n_nodes; row++)
        {
          MgId id = graph->ids[row];

          mg_assert_near (mg_results_get_value (results, "in_degree", id) +
                          mg_results_get_value (results, "out_degree", id),
                          mg_results_get_value (results, "degree", id), 0.);
          for (guint i = 0; i < graph->n_nodes; i++)
            both += is_pair (graph, row, i) && is_pair (graph, i, row);
        }

      mg_assert_near (mg_results_get_figure (results, "reciprocity")->value,
                      graph->n_pairs > 0 ? both / graph->n_pairs : (double) NAN, NEAR);
    }
}

/* Known without a walk of its own: the mean of the harmonic closeness, and for
 * networks without directions the closeness of the share that is reached.
 */
static void
test_twice_told (void)
{
  for (guint round = 0; round < 30; round++)
    {
      g_autoptr(MgSnapshot) graph = small (FALSE);
      g_autoptr(MgResults) results = mg_fixture_run (graph, NULL);
      g_autofree double *pieces = mg_fixture_values (graph, "component");
      double sum = 0.;

      for (guint row = 0; row < graph->n_nodes; row++)
        {
          MgId id = graph->ids[row];
          double closeness = mg_results_get_value (results, "closeness", id);
          double reached = -1.;

          for (guint i = 0; i < graph->n_nodes; i++)
            reached += pieces[i] == pieces[row];
          sum += mg_results_get_value (results, "harmonic", id);
          if (graph->n_nodes > 1)
            mg_assert_near (mg_results_get_value (results, "prestige", id),
                            isnan (closeness) ? 0. : closeness * reached / (graph->n_nodes - 1.), NEAR);
        }

      mg_assert_near (mg_results_get_figure (results, "global_efficiency")->value,
                      graph->n_nodes > 1 ? sum / graph->n_nodes : (double) NAN, NEAR);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/brute-force/each-withdraws", test_loss);
  g_test_add_func ("/brute-force/bridges-are-bridges", test_bridges);
  g_test_add_func ("/brute-force/around-each", test_egos);
  g_test_add_func ("/brute-force/sets-that-all-cooperate", test_cliques);
  g_test_add_func ("/brute-force/core-of-every-set", test_core);
  g_test_add_func ("/brute-force/core-beyond-every-set", test_core_of_more);
  g_test_add_func ("/brute-force/directions", test_directions);
  g_test_add_func ("/brute-force/twice-told", test_twice_told);

  return g_test_run ();
}
