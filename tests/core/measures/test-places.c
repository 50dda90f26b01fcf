/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places and patterns: what NetworkX 2.8.8 and python-igraph find on one network;
 * resistances and Katz by NumPy, ways by listing them all.
 */
#include <math.h>

#include "mg-fixture.h"

#define PAIRS "a-b b-c c-a a-d d-a d-e e-f f-d f-g g-h b-e h-e c-h e-c i"
#define N     9
#define NONE  ((double) NAN)

static const struct
{
  const char *id;
  gboolean    directed;
  double      values[N];
} columns[] = {
  { "hub", TRUE, { 0, .969648977638, .547709749744, 1, .452290250256, 0, .174215448115, .62650569837, 0 } },
  { "authority", TRUE, { .596154676009, 0, .547709749744, 0, 1, .174215448115, 0, .278074802141, 0 } },
  { "information", FALSE, { 1.37647957236, 1.37858508604, 1.61009379187, 1.42998809996, 1.83834778174,
                            1.3967454475, 1.07966457023, 1.42209072978, NONE } },
  { "katz", FALSE, { .747120857289, .782659838428, .892420002588, .755408188632, 1, .732116180259,
                     .58681703496, .755408188632, .333937892249 } },
  { "katz", TRUE, { .84257567851, .616647407143, .835967730256, .804001847198, 1, .661250964898,
                    .56527207162, .77493557543, .377917631565 } },
  { "stress", FALSE, { 2, 1, 5, 3, 9, 4, 1, 5, 0 } },
  { "stress", TRUE, { 8, 5, 12, 7, 25, 11, 1, 9, 0 } },
  { "bridging", FALSE, { .012987012987, .00506585612969, .0198412698413, .0251831501832, .0255639097744,
                         .0268817204301, .0133928571429, .0334168755221, NONE } },
};

static void
test_columns (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr(MgSnapshot) graph = mg_fixture_parse (PAIRS, columns[i].directed, NULL);
      g_autofree double *values = mg_fixture_values (graph, columns[i].id);

      g_assert_cmpuint (graph->n_nodes, ==, N);
      for (guint row = 0; row < N; row++)
        mg_fixture_assert_near (G_STRLOC, columns[i].id, values[row], columns[i].values[row], 1e-9);
    }
}

static double
cell (MgSnapshot *graph,
      const char *id,
      const char *row,
      const char *column)
{
  g_autoptr(MgResults) results = mg_fixture_run (graph, id);

  return mg_grid_find (mg_results_get_grid (results, id), row, column).value;
}

static void
test_census (void)
{
  static const struct { const char *type; double number; } types[] = {
    { "003", 21 }, { "012", 36 }, { "102", 3 }, { "021D", 3 }, { "021U", 4 }, { "021C", 9 }, { "111D", 2 },
    { "111U", 2 }, { "030T", 1 }, { "030C", 3 }, { "201", 0 }, { "120D", 0 }, { "120U", 0 }, { "120C", 0 },
    { "210", 0 }, { "300", 0 },
  };
  g_autoptr(MgSnapshot) directed = mg_fixture_parse (PAIRS, TRUE, NULL);
  g_autoptr(MgSnapshot) undirected = mg_fixture_parse (PAIRS, FALSE, NULL);
  g_autoptr(MgSnapshot) complete = mg_fixture_complete (5);
  g_autoptr(MgSnapshot) path = mg_fixture_path (4);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    mg_fixture_assert_near (G_STRLOC, types[i].type, cell (directed, "triad_census", types[i].type, "number"),
                            types[i].number, 0.);
  mg_assert_near (cell (complete, "triad_census", "300", "number"), 10., 0.);
  mg_assert_near (cell (path, "triad_census", "003", "number"), 0., 0.);
  mg_assert_near (cell (path, "triad_census", "102", "number"), 2., 0.);
  mg_assert_near (cell (path, "triad_census", "201", "number"), 2., 0.);
  mg_assert_near (cell (path, "triad_census", "300", "number"), 0., 0.);
  mg_assert_near (cell (directed, "dyad_census", "mutual", "number"), 1., 0.);
  mg_assert_near (cell (directed, "dyad_census", "asymmetric", "number"), 12., 0.);
  mg_assert_near (cell (directed, "dyad_census", "null", "number"), 23., 0.);
  mg_assert_near (cell (undirected, "dyad_census", "mutual", "number"), 13., 0.);
  mg_assert_near (cell (undirected, "clique_census", "1", "number"), 1., 0.);
  mg_assert_near (cell (undirected, "clique_census", "2", "number"), 3., 0.);
  mg_assert_near (cell (undirected, "clique_census", "3", "number"), 4., 0.);
  mg_assert_near (cell (complete, "clique_census", "5", "number"), 1., 0.);
}

/* Rows of a network without texts are numbered from 2. */
static void
test_similarity (void)
{
  g_autoptr(MgSnapshot) graph = mg_fixture_parse (PAIRS, FALSE, NULL);

  mg_assert_near (cell (graph, "similarity", "#2", "#3"), .2, 1e-12);
  mg_assert_near (cell (graph, "similarity", "#5", "#7"), .2, 1e-12);
  mg_assert_near (cell (graph, "similarity", "#2", "#6"), .6, 1e-12);
  mg_assert_near (cell (graph, "similarity", "#2", "#2"), 1., 0.);
  mg_assert_near (cell (graph, "similarity", "#10", "#10"), NONE, 0.);
}

/* Collectives 1: abc, 2: abd, 3: cdea. */
static void
test_collectives (void)
{
  static const char * const members[] = { "abc", "abd", "cdea" };
  const MgScope scope = { .perimeter = MG_PERIMETER_MAP, .details = TRUE };
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgSnapshot) graph = NULL;
  MgId ids[5];
  MgId supporter;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = mg_fixture_add (network, MG_ITEM_ORGANISATION, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      MgId collective = mg_fixture_add (network, MG_ITEM_COLLECTIVE, 0, 0);
      g_autofree char *name = g_strdup_printf ("c%u", i + 1);

      mg_fixture_set (network, MG_ITEM_COLLECTIVE, collective, "id", name);
      for (const char *c = members[i]; *c != '\0'; c++)
        mg_fixture_add (network, MG_ITEM_PARTICIPATION, ids[*c - 'a'], collective);
      if (i == 0)
        {
          supporter = mg_fixture_add (network, MG_ITEM_PARTICIPATION, ids[4], collective);
          mg_fixture_set (network, MG_ITEM_PARTICIPATION, supporter, "role", "supporter");
        }
    }

  graph = mg_snapshot_new (network, &scope);
  mg_assert_near (mg_fixture_figure (graph, "collective_clustering").value, 3. / 7., 1e-12);
  mg_assert_near (cell (graph, "collective_list", "c1", "participants"), 3., 0.);
  mg_assert_near (cell (graph, "collective_list", "c1", "supporters"), 1., 0.);
  mg_assert_near (cell (graph, "collective_list", "c1", "redundancy"), 2. / 3., 1e-12);
  mg_assert_near (cell (graph, "collective_list", "c3", "participants"), 4., 0.);
  mg_assert_near (cell (graph, "collective_list", "c3", "redundancy"), 1. / 3., 1e-12);
}

/* In a tree, the only way is the shortest. */
static void
test_a_tree_has_one_way (void)
{
  g_autoptr(MgSnapshot) tree = mg_fixture_parse ("a-b a-c b-d b-e c-f f-g k-l l-m", FALSE, NULL);
  g_autofree double *information = mg_fixture_values (tree, "information");
  g_autofree double *closeness = mg_fixture_values (tree, "closeness");
  g_autofree double *stress = mg_fixture_values (tree, "stress");
  g_autofree double *betweenness = mg_fixture_values (tree, "betweenness");

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      mg_assert_near (information[i], closeness[i], 1e-12);
      mg_assert_near (stress[i], betweenness[i], 1e-12);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/places/columns-are-those-of-others", test_columns);
  g_test_add_func ("/places/census-is-that-of-networkx", test_census);
  g_test_add_func ("/places/similarity-is-that-of-igraph", test_similarity);
  g_test_add_func ("/places/collectives-are-those-of-networkx", test_collectives);
  g_test_add_func ("/places/a-tree-has-one-way", test_a_tree_has_one_way);

  return g_test_run ();
}
