/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fictitious pole of tests/data/sample: values that the method's own tables
 * give, rounded to four decimals as there.
 */
#include <math.h>

#include "mg-fixture.h"

#define ROUNDED .00005000001
#define NONE    ((double) NAN)

typedef struct
{
  const char *id;
  double      map;
  double      members;
} Figure;

static const Figure figures[] = {
  { "organisations", 21, 15 },
  { "links", 40, 32 },
  { "pairs", 31, 23 },
  { "density", 0.1476, 0.219 },
  { "mean_degree", 2.9524, 3.0667 },
  { "components", 3, 1 },
  { "largest_component", 19, 15 },
  { "isolates", 2, 0 },
  { "transitivity", 0.3056, 0.3692 },
  { "mean_distance", 2.4678, 2.5048 },
  { "degree_centralization", 0.2789, 0.2418 },
  { "betweenness_centralization", 0.3024, 0.3764 },
  { "modularity", 0.4178, 0.4376 },
  { "max_coreness", 3, 2 },
  { "articulation_points", 2, 2 },
  { "bridges", 3, 1 },
  { "multiplex_pairs", 8, 8 },
  { "multiplexity", 0.2581, 0.3478 },
};

typedef struct
{
  const char *organisation;
  double      degree;
  double      betweenness_norm;
  double      harmonic;
  double      constraint;
  double      articulation;
  gboolean    in_deepest;    /* in the densest part */
} Organisation;

static const Organisation map[] = {
  { "o01", 7, 0.2702, 0.5917, 0.2835, 0, TRUE },
  { "o02", 6, 0.1491, 0.525, 0.3653, 1, TRUE },
  { "o03", 2, 0.0, 0.425, 0.6865, 0, FALSE },
  { "o04", 8, 0.3509, 0.6, 0.2073, 1, FALSE },
  { "o05", 5, 0.1325, 0.55, 0.3984, 0, FALSE },
  { "o06", 2, 0.0044, 0.4, 0.5, 0, FALSE },
  { "o07", 2, 0.0, 0.425, 0.6865, 0, FALSE },
  { "o08", 3, 0.0026, 0.3858, 0.6111, 0, TRUE },
  { "o09", 1, 0.0, 0.3658, 1.0, 0, FALSE },
  { "o10", 2, 0.0, 0.3908, 0.8789, 0, FALSE },
  { "o11", 3, 0.1167, 0.4833, 0.3333, 0, FALSE },
  { "o12", 3, 0.0259, 0.4417, 0.5446, 0, TRUE },
  { "o13", 1, 0.0, 0.3658, 1.0, 0, FALSE },
  { "o14", 2, 0.0, 0.4208, 0.6764, 0, FALSE },
  { "o15", 1, 0.0, 0.3358, 1.0, 0, FALSE },
  { "o16", 5, 0.1395, 0.55, 0.3297, 0, FALSE },
  { "o17", 0, 0.0, 0.0, NONE, 0, FALSE },
  { "o18", 0, 0.0, 0.0, NONE, 0, FALSE },
  { "o19", 4, 0.1184, 0.5083, 0.3688, 0, TRUE },
  { "o20", 3, 0.011, 0.4125, 0.581, 0, TRUE },
  { "o21", 2, 0.0, 0.3908, 0.8789, 0, FALSE },
};

static const Organisation members[] = {
  { "o01", 6, 0.467, 0.6667, 0.3415, 1, TRUE },
  { "o02", 4, 0.1868, 0.5476, 0.5729, 0, TRUE },
  { "o03", 2, 0.0, 0.5, 0.7003, 0, TRUE },
  { "o04", 6, 0.4542, 0.6548, 0.264, 1, TRUE },
  { "o05", 4, 0.1941, 0.619, 0.4668, 0, TRUE },
  { "o06", 2, 0.0293, 0.4643, 0.5, 0, TRUE },
  { "o07", 2, 0.0, 0.4881, 0.7309, 0, TRUE },
  { "o08", 3, 0.0055, 0.4381, 0.7207, 0, TRUE },
  { "o09", 1, 0.0, 0.4095, 1.0, 0, FALSE },
  { "o10", 2, 0.0, 0.4452, 0.9028, 0, TRUE },
  { "o11", 2, 0.022, 0.4571, 0.5, 0, TRUE },
  { "o12", 3, 0.0604, 0.5119, 0.5972, 0, TRUE },
  { "o16", 5, 0.3168, 0.6548, 0.3506, 0, TRUE },
  { "o20", 2, 0.0, 0.4024, 0.8351, 0, TRUE },
  { "o21", 2, 0.0, 0.4452, 0.9028, 0, TRUE },
};

static const struct
{
  const char *layer;
  double      pairs[2];      /* map, members */
  double      densities[2];
} layers[] = {
  { "mutualisation", { 13, 12 }, { 0.0619, 0.1143 } },
  { "project", { 18, 15 }, { 0.0857, 0.1429 } },
  { "strategy", { 9, 5 }, { 0.0429, 0.0476 } },
};

/* The whole map at the end of each year. */
static const struct
{
  guint  year;
  double organisations;
  double pairs;
  double density;
  double degree_centralization;
  double multiplexity;
} years[] = {
  { 2012, 4, 2, 0.3333, 0.6667, 0.5 },
  { 2013, 10, 8, 0.1778, 0.4722, 0.375 },
  { 2014, 17, 24, 0.1765, 0.2958, 0.25 },
  { 2015, 21, 31, 0.1476, 0.2789, 0.2581 },
};

static MgSnapshot *
look_at (MgPerimeter perimeter,
         guint       year,
         guint       month)
{
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  const MgScope scope = { .perimeter = perimeter, .date = mg_date_new (year, month, 0) };

  return mg_snapshot_new (network, &scope);
}

static void
test_figures (void)
{
  g_autoptr(MgSnapshot) map_graph = look_at (MG_PERIMETER_MAP, 2016, 6);
  g_autoptr(MgSnapshot) member_graph = look_at (MG_PERIMETER_MEMBERS, 2016, 6);

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      const char *id = figures[i].id;

      mg_fixture_assert_near (G_STRLOC, id, mg_fixture_figure (map_graph, id).value,
                              figures[i].map, ROUNDED);
      mg_fixture_assert_near (G_STRLOC, id, mg_fixture_figure (member_graph, id).value,
                              figures[i].members, ROUNDED);
    }
}

static void
check_organisations (MgPerimeter         perimeter,
                     const Organisation *expected,
                     guint               n_expected)
{
  g_autoptr(MgSnapshot) graph = look_at (perimeter, 2016, 6);
  g_autoptr(MgResults) results = mg_fixture_run (graph, NULL);
  g_autoptr(MgNetwork) network = mg_fixture_sample ();

  g_assert_cmpuint (graph->n_nodes, ==, n_expected);
  for (guint i = 0; i < n_expected; i++)
    {
      const Organisation *row = &expected[i];
      MgId id = mg_network_find_text_id (network, MG_ITEMS_NODES, row->organisation);

      g_test_message ("%s", row->organisation);
      mg_assert_near (mg_results_get_value (results, "degree", id), row->degree, 0.);
      mg_assert_near (mg_results_get_value (results, "betweenness_norm", id),
                      row->betweenness_norm, ROUNDED);
      mg_assert_near (mg_results_get_value (results, "harmonic", id), row->harmonic, ROUNDED);
      mg_assert_near (mg_results_get_value (results, "constraint", id), row->constraint, ROUNDED);
      mg_assert_near (mg_results_get_value (results, "articulation", id), row->articulation, 0.);
      g_assert_true (row->in_deepest ==
                     (mg_results_get_value (results, "coreness", id) ==
                      mg_results_get_figure (results, "max_coreness")->value));
    }
}

static void
test_organisations (void)
{
  check_organisations (MG_PERIMETER_MAP, map, G_N_ELEMENTS (map));
  check_organisations (MG_PERIMETER_MEMBERS, members, G_N_ELEMENTS (members));
}

static void
test_layers (void)
{
  static const MgPerimeter perimeters[] = { MG_PERIMETER_MAP, MG_PERIMETER_MEMBERS };

  for (guint p = 0; p < G_N_ELEMENTS (perimeters); p++)
    {
      g_autoptr(MgSnapshot) graph = look_at (perimeters[p], 2016, 6);
      g_autoptr(MgResults) results = mg_fixture_run (graph, "pairs");
      guint n_layers;
      const MgFigure *densities = mg_results_get_layer_densities (results, &n_layers);

      g_assert_cmpuint (n_layers, ==, G_N_ELEMENTS (layers));
      for (guint i = 0; i < n_layers; i++)
        {
          g_assert_cmpstr (graph->layers[i], ==, layers[i].layer);
          mg_assert_near (densities[i].numerator, layers[i].pairs[p], 0.);
          mg_assert_near (densities[i].value, layers[i].densities[p], ROUNDED);
        }
    }
}

static void
test_years (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr(MgSnapshot) graph = look_at (MG_PERIMETER_MAP, years[i].year, 12);

      g_test_message ("%u", years[i].year);
      mg_assert_near (mg_fixture_figure (graph, "organisations").value, years[i].organisations, 0.);
      mg_assert_near (mg_fixture_figure (graph, "pairs").value, years[i].pairs, 0.);
      mg_assert_near (mg_fixture_figure (graph, "density").value, years[i].density, ROUNDED);
      mg_assert_near (mg_fixture_figure (graph, "degree_centralization").value,
                      years[i].degree_centralization, ROUNDED);
      mg_assert_near (mg_fixture_figure (graph, "multiplexity").value,
                      years[i].multiplexity, ROUNDED);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample/figures-of-both-perimeters", test_figures);
  g_test_add_func ("/sample/organisations-of-both-perimeters", test_organisations);
  g_test_add_func ("/sample/density-of-each-layer", test_layers);
  g_test_add_func ("/sample/year-after-year", test_years);

  return g_test_run ();
}
