/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks whose values follow from a formula. */
#include <math.h>

#include "mg-fixture.h"

#define NONE ((double) NAN)

typedef struct
{
  const char *id;
  double      empty;        /* nobody */
  double      alone;        /* one organisation */
  double      unlinked;     /* five, no link */
  double      pair;         /* two, linked */
  double      path;         /* five in a row */
  double      star;         /* one and four */
  double      cycle;        /* six */
  double      complete;     /* five */
} Row;

static const Row figures[] = {
  { "organisations",              0, 1, 5, 2, 5, 5, 6, 5 },
  { "links",                      0, 0, 0, 1, 4, 4, 6, 10 },
  { "pairs",                      0, 0, 0, 1, 4, 4, 6, 10 },
  { "density",                    NONE, NONE, 0, 1, .4, .4, .4, 1 },
  { "mean_degree",                NONE, 0, 0, 1, 1.6, 1.6, 2, 4 },
  { "components",                 0, 1, 5, 1, 1, 1, 1, 1 },
  { "largest_component",          0, 1, 1, 2, 5, 5, 6, 5 },
  { "isolates",                   0, 1, 5, 0, 0, 0, 0, 0 },
  { "transitivity",               NONE, NONE, NONE, NONE, 0, 0, 0, 1 },
  { "diameter",                   NONE, NONE, NONE, 1, 4, 2, 3, 1 },
  { "mean_distance",              NONE, NONE, NONE, 1, 2, 1.6, 1.8, 1 },
  { "degree_centralization",      NONE, NONE, 0, NONE, 1. / 6., 1, 0, 0 },
  { "betweenness_centralization", NONE, NONE, 0, NONE, 5. / 12., 1, 0, 0 },
  { "modularity",                 NONE, NONE, NONE, 0, .21875, 0, 1. / 6., 0 },
  { "max_coreness",               0, 0, 0, 1, 1, 1, 2, 4 },
  { "articulation_points",        0, 0, 0, 0, 3, 1, 0, 0 },
  { "bridges",                    0, 0, 0, 1, 4, 4, 0, 0 },
  { "multiplex_pairs",            0, 0, 0, 0, 0, 0, 0, 0 },
  { "multiplexity",               NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE },
  { "links_before_entry",         0, 0, 0, 0, 0, 0, 0, 0 },
  { "three_level_pairs",          0, 0, 0, 0, 0, 0, 0, 0 },
  { "connected_pairs",            NONE, NONE, 0, 1, 1, 1, 1, 1 },
  { "largest_loss",               NONE, NONE, NONE, NONE, 2. / 3., 1, 0, 0 },
  { "global_efficiency",          NONE, NONE, 0, 1, 77. / 120., .7, 2. / 3., 1 },
  { "betweenness_deviation",      NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE },
  { "cliques",                    0, 0, 0, 0, 0, 0, 0, 1 },
  { "largest_clique",             0, 1, 1, 2, 2, 2, 2, 5 },
  { "radius",                     NONE, NONE, NONE, 1, 2, 1, 3, 1 },
  { "reciprocity",                NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE },
};

/* Of the first organisation: the end of the row, the centre of the star; or of the first
 * pair that is linked.
 */
static const Row firsts[] = {
  { "degree",           NONE, 0, 0, 1, 1, 4, 2, 4 },
  { "strength",         NONE, 0, 0, 1, 1, 4, 2, 4 },
  { "betweenness",      NONE, 0, 0, 0, 0, 6, 2, 0 },
  { "betweenness_norm", NONE, NONE, 0, NONE, 0, 1, .2, 0 },
  { "link_betweenness", NONE, 0, 0, 1, 4, 4, 4.5, 1 },
  { "closeness",        NONE, NONE, NONE, 1, .4, 1, 5. / 9., 1 },
  { "harmonic",         NONE, NONE, 0, 1, 25. / 48., 1, 2. / 3., 1 },
  { "eigenvector",      NONE, NONE, NONE, 1, .5, 1, 1, 1 },
  { "pagerank",         NONE, 1, .2, .5, NONE, NONE, 1. / 6., .2 },
  { "clustering",       NONE, NONE, NONE, NONE, NONE, 0, 0, 1 },
  { "constraint",       NONE, NONE, NONE, 1, 1, .25, .5, .765625 },
  { "coreness",         NONE, 0, 0, 1, 1, 1, 2, 4 },
  { "articulation",     NONE, 0, 0, 0, 0, 1, 0, 0 },
  { "component",        NONE, 0, 0, 0, 0, 0, 0, 0 },
  { "community",        NONE, 0, 0, 0, NONE, 0, 0, 0 },
  { "loss",             NONE, NONE, NONE, NONE, 0, 1, 0, 0 },
  { "in_degree",        NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE },
  { "out_degree",       NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE },
  { "prestige",         NONE, NONE, 0, 1, .4, 1, 5. / 9., 1 },
  { "eccentricity",     NONE, NONE, NONE, 1, 4, 1, 3, 1 },
  { "ego_density",      NONE, NONE, NONE, 1, 1, .4, 2. / 3., 1 },
  { "effective_size",   NONE, NONE, NONE, 1, 1, 4, 2, 1 },
  { "stress",           NONE, 0, 0, 0, 0, 6, 3, 0 },
  { "katz",             NONE, 1, 1, 1, NONE, 1, 1, 1 },
  { "hub",              NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE },
  { "authority",        NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE },
  { "information",      NONE, NONE, NONE, 1, .4, 1, 6. / 7., 2.5 },
  { "bridging",         NONE, NONE, NONE, NONE, 0, 1. / 16., .1, 0 },
  { "local_efficiency", NONE, NONE, NONE, NONE, NONE, 0, 0, 1 },
};

/* Rows that test-brute-force and test-groups have. */
static const char * const elsewhere[] = {
  "core_fit", "computed_core", "stability_rand", "stability_information", "group_share", NULL
};

static double
measured (MgSnapshot *graph,
          const char *id)
{
  g_autofree double *values = NULL;

  if (mg_measure_find (id)->domain == MG_MEASURE_NETWORK)
    return mg_fixture_figure (graph, id).value;

  values = mg_fixture_values (graph, id);

  return values[0];
}

static void
check_column (MgSnapshot *graph,
              gsize       offset)
{
  g_autoptr(MgSnapshot) owned = graph;

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      double expected = G_STRUCT_MEMBER (double, &figures[i], offset);

      mg_fixture_assert_near (G_STRLOC, figures[i].id, measured (owned, figures[i].id),
                              expected, 1e-12);
    }

  for (guint i = 0; i < G_N_ELEMENTS (firsts) && owned->n_nodes > 0; i++)
    {
      double expected = G_STRUCT_MEMBER (double, &firsts[i], offset);

      /* No closed form in this table: below. */
      if (isnan (expected) && owned->n_pairs > 2 && !g_str_equal (firsts[i].id, "clustering"))
        continue;
      mg_fixture_assert_near (G_STRLOC, firsts[i].id, measured (owned, firsts[i].id),
                              expected, 1e-12);
    }
}

static void
test_nothing (void)
{
  check_column (mg_fixture_empty (0), G_STRUCT_OFFSET (Row, empty));
  check_column (mg_fixture_empty (1), G_STRUCT_OFFSET (Row, alone));
  check_column (mg_fixture_empty (5), G_STRUCT_OFFSET (Row, unlinked));
}

static void
test_shapes (void)
{
  check_column (mg_fixture_path (2), G_STRUCT_OFFSET (Row, pair));
  check_column (mg_fixture_path (5), G_STRUCT_OFFSET (Row, path));
  check_column (mg_fixture_star (5), G_STRUCT_OFFSET (Row, star));
  check_column (mg_fixture_cycle (6), G_STRUCT_OFFSET (Row, cycle));
  check_column (mg_fixture_complete (5), G_STRUCT_OFFSET (Row, complete));
}

static gboolean
is_here (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (g_str_equal (figures[i].id, id))
      return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    if (g_str_equal (firsts[i].id, id))
      return TRUE;

  return g_strv_contains (elsewhere, id);
}

/* What is not is made of fields, and a network without has no value. */
static void
test_every_row_is_here (void)
{
  g_autoptr(MgSnapshot) graph = mg_fixture_complete (5);
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      if (table[i].domain == MG_MEASURE_GRID || is_here (table[i].id))
        continue;
      mg_fixture_assert_near (G_STRLOC, table[i].id, measured (graph, table[i].id), NONE, 0.);
    }
}

/* Of n in a row, the i-th has i·(n-1-i) pairs of others at its sides: long ways
 * and more than one batch of sources.
 */
static void
test_long_path (void)
{
  const guint n = 1200;
  g_autoptr(MgSnapshot) path = mg_fixture_path (n);
  g_autofree double *betweenness = mg_fixture_values (path, "betweenness");
  g_autofree double *closeness = mg_fixture_values (path, "closeness");

  for (guint i = 0; i < n; i++)
    {
      double left = i;
      double right = n - 1. - i;

      mg_assert_near (betweenness[i], left * right, 1e-6);
      mg_assert_near (closeness[i],
                      (n - 1.) / (left * (left + 1.) / 2. + right * (right + 1.) / 2.), 1e-12);
    }

  mg_assert_near (mg_fixture_figure (path, "diameter").value, n - 1., 0.);
  mg_assert_near (mg_fixture_figure (path, "mean_distance").value, (n + 1.) / 3., 1e-9);
}

/* Each leaf of a star of n has x, the centre y: x = a + d·y / (n-1), y = a + d·(n-1)·x.
 * Found step by step, to what is promised.
 */
static void
test_pagerank_of_star (void)
{
  g_autoptr(MgSnapshot) star = mg_fixture_star (5);
  g_autofree double *scores = mg_fixture_values (star, "pagerank");
  const double start = .15 / 5.;
  const double centre = start * (1. + .85 * 4.) / (1. - .85 * .85);

  mg_assert_near (scores[0], centre, 1e-10);
  mg_assert_near (scores[1], start + .85 * centre / 4., 1e-10);
}

/* Three in a circle, one way round; and three in a row. */
static void
test_directions (void)
{
  g_autoptr(MgSnapshot) circle = mg_fixture_parse ("a-b b-c c-a", TRUE, NULL);
  g_autoptr(MgSnapshot) row = mg_fixture_parse ("a-b b-c", TRUE, NULL);
  g_autofree double *between = mg_fixture_values (circle, "betweenness");
  g_autofree double *closeness = mg_fixture_values (row, "closeness");
  g_autofree double *harmonic = mg_fixture_values (row, "harmonic");
  g_autofree double *degree = mg_fixture_values (row, "degree");

  mg_assert_near (mg_fixture_figure (circle, "density").value, .5, 1e-12);
  mg_assert_near (mg_fixture_figure (circle, "diameter").value, 2., 0.);
  mg_assert_near (mg_fixture_figure (circle, "mean_distance").value, 1.5, 1e-12);
  mg_assert_near (mg_fixture_figure (circle, "transitivity").value, 1., 1e-12);
  mg_assert_near (between[0], 1., 1e-12);
  mg_assert_near (closeness[0], 2. / 3., 1e-12);
  mg_assert_near (closeness[2], NONE, 0.);
  mg_assert_near (harmonic[0], .75, 1e-12);
  mg_assert_near (harmonic[2], 0., 0.);
  mg_assert_near (degree[1], 2., 0.);
  mg_assert_near (mg_fixture_figure (row, "components").value, 1., 0.);
}

/* A star both ways is as centralised as can be. */
static void
test_star_both_ways (void)
{
  g_autoptr(MgSnapshot) star = mg_fixture_parse ("a-b b-a a-c c-a a-d d-a", TRUE, NULL);

  mg_assert_near (mg_fixture_figure (star, "degree_centralization").value, 1., 1e-12);
  mg_assert_near (mg_fixture_figure (star, "betweenness_centralization").value, 1., 1e-12);
  mg_assert_near (mg_fixture_figure (star, "mean_degree").value, 3., 1e-12);
}

static void
test_fractions (void)
{
  g_autoptr(MgSnapshot) graph = mg_fixture_parse ("a-b b-c c-a c-d", FALSE, NULL);
  MgFigure density = mg_fixture_figure (graph, "density");
  MgFigure transitivity = mg_fixture_figure (graph, "transitivity");
  MgFigure isolates = mg_fixture_figure (graph, "isolates");

  mg_assert_near (density.numerator, 4., 0.);
  mg_assert_near (density.denominator, 6., 0.);
  mg_assert_near (transitivity.numerator, 3., 0.);
  mg_assert_near (transitivity.denominator, 5., 0.);
  mg_assert_near (isolates.denominator, NONE, 0.);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/closed-forms/nothing-is-no-error", test_nothing);
  g_test_add_func ("/closed-forms/path-star-cycle-complete", test_shapes);
  g_test_add_func ("/closed-forms/every-row-is-here", test_every_row_is_here);
  g_test_add_func ("/closed-forms/long-path", test_long_path);
  g_test_add_func ("/closed-forms/pagerank-of-star", test_pagerank_of_star);
  g_test_add_func ("/closed-forms/directions-are-followed", test_directions);
  g_test_add_func ("/closed-forms/star-both-ways", test_star_both_ways);
  g_test_add_func ("/closed-forms/fractions-have-both-sides", test_fractions);

  return g_test_run ();
}
