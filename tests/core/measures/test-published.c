/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks from the literature, and the values that R's sna 2.7 (by Butts) and
 * igraph 1.3.5 give for them; where a book or paper prints them, they are the
 * same.  Only facts are copied: who is linked to whom, and figures.
 */
#include <math.h>

#include "mg-fixture.h"

#define NONE ((double) NAN)

/* Krackhardt 1990, "Assessing the political landscape": the kite. */
#define KITE \
  "Andre Beverly Carol Diane Ed Fernando Garth Heather Ike Jane Andre-Beverly " \
  "Andre-Carol Andre-Diane Andre-Fernando Beverly-Diane Beverly-Ed Beverly-Garth " \
  "Carol-Diane Carol-Fernando Diane-Ed Diane-Fernando Diane-Garth Ed-Garth " \
  "Fernando-Garth Fernando-Heather Garth-Heather Heather-Ike Ike-Jane"

/* Padgett & Ansell 1993, "Robust action and the rise of the Medici": marriages. */
#define FLORENCE \
  "Acciaiuoli Albizzi Barbadori Bischeri Castellani Ginori Guadagni Lamberteschi Medici " \
  "Pazzi Peruzzi Pucci Ridolfi Salviati Strozzi Tornabuoni Acciaiuoli-Medici " \
  "Albizzi-Ginori Albizzi-Guadagni Albizzi-Medici Barbadori-Castellani Barbadori-Medici " \
  "Bischeri-Guadagni Bischeri-Peruzzi Bischeri-Strozzi Castellani-Peruzzi " \
  "Castellani-Strozzi Guadagni-Lamberteschi Guadagni-Tornabuoni Medici-Ridolfi " \
  "Medici-Salviati Medici-Tornabuoni Pazzi-Salviati Peruzzi-Strozzi Ridolfi-Strozzi " \
  "Ridolfi-Tornabuoni"

/* Zachary 1977, "An information flow model for conflict and fission in small groups". */
#define KARATE \
  "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 " \
  "32 33 34 1-2 1-3 1-4 1-5 1-6 1-7 1-8 1-9 1-11 1-12 1-13 1-14 1-18 1-20 1-22 1-32 2-3 " \
  "2-4 2-8 2-14 2-18 2-20 2-22 2-31 3-4 3-8 3-9 3-10 3-14 3-28 3-29 3-33 4-8 4-13 4-14 " \
  "5-7 5-11 6-7 6-11 6-17 7-17 9-31 9-33 9-34 10-34 14-34 15-33 15-34 16-33 16-34 19-33 " \
  "19-34 20-34 21-33 21-34 23-33 23-34 24-26 24-28 24-30 24-33 24-34 25-26 25-28 25-32 " \
  "26-32 27-30 27-34 28-34 29-32 29-34 30-33 30-34 31-33 31-34 32-33 32-34 33-34"

/* Davis, Gardner & Gardner 1941, "Deep South": who was at which event. */
#define WOMEN \
  "EVELYN LAURA THERESA BRENDA CHARLOTTE FRANCES ELEANOR PEARL RUTH VERNE MYRNA " \
  "KATHERINE SYLVIA NORA HELEN DOROTHY OLIVIA FLORA 6/27 3/2 4/12 9/26 2/25 5/19 3/15 " \
  "9/16 4/8 6/10 2/23 4/7 11/21 8/3 EVELYN-6/27 EVELYN-3/2 EVELYN-4/12 EVELYN-9/26 " \
  "EVELYN-2/25 EVELYN-5/19 EVELYN-9/16 EVELYN-4/8 LAURA-6/27 LAURA-3/2 LAURA-4/12 " \
  "LAURA-2/25 LAURA-5/19 LAURA-3/15 LAURA-9/16 THERESA-3/2 THERESA-4/12 THERESA-9/26 " \
  "THERESA-2/25 THERESA-5/19 THERESA-3/15 THERESA-9/16 THERESA-4/8 BRENDA-6/27 " \
  "BRENDA-4/12 BRENDA-9/26 BRENDA-2/25 BRENDA-5/19 BRENDA-3/15 BRENDA-9/16 " \
  "CHARLOTTE-4/12 CHARLOTTE-9/26 CHARLOTTE-2/25 CHARLOTTE-3/15 FRANCES-4/12 " \
  "FRANCES-2/25 FRANCES-5/19 FRANCES-9/16 ELEANOR-2/25 ELEANOR-5/19 ELEANOR-3/15 " \
  "ELEANOR-9/16 PEARL-5/19 PEARL-9/16 PEARL-4/8 RUTH-2/25 RUTH-3/15 RUTH-9/16 RUTH-4/8 " \
  "VERNE-3/15 VERNE-9/16 VERNE-4/8 VERNE-4/7 MYRNA-9/16 MYRNA-4/8 MYRNA-6/10 MYRNA-4/7 " \
  "KATHERINE-9/16 KATHERINE-4/8 KATHERINE-6/10 KATHERINE-4/7 KATHERINE-11/21 " \
  "KATHERINE-8/3 SYLVIA-3/15 SYLVIA-9/16 SYLVIA-4/8 SYLVIA-6/10 SYLVIA-4/7 SYLVIA-11/21 " \
  "SYLVIA-8/3 NORA-5/19 NORA-3/15 NORA-4/8 NORA-6/10 NORA-2/23 NORA-4/7 NORA-11/21 " \
  "NORA-8/3 HELEN-3/15 HELEN-9/16 HELEN-6/10 HELEN-2/23 HELEN-4/7 DOROTHY-9/16 " \
  "DOROTHY-4/8 OLIVIA-4/8 OLIVIA-2/23 FLORA-4/8 FLORA-2/23"

/* Sampson 1968, "A novitiate in a period of change": liking, as handed down in UCINET. */
#define MONKS \
  "Romul_10 Bonaven_5 Ambrose_9 Berth_6 Peter_4 Louis_11 Victor_8 Winf_12 John_1 Greg_2 " \
  "Hugh_14 Boni_15 Mark_7 Albert_16 Amand_13 Basil_3 Elias_17 Simp_18 Berth_6-Mark_7 " \
  "Berth_6-Amand_13 Berth_6-Elias_17 Berth_6-Simp_18 Peter_4-Greg_2 Peter_4-Hugh_14 " \
  "Peter_4-Mark_7 Louis_11-Hugh_14 Louis_11-Elias_17 Louis_11-Simp_18 Victor_8-Basil_3 " \
  "Victor_8-Elias_17 Victor_8-Simp_18 Winf_12-Hugh_14 Winf_12-Elias_17 Winf_12-Simp_18 " \
  "John_1-Louis_11 John_1-Basil_3 John_1-Simp_18 Greg_2-Basil_3 Hugh_14-Peter_4 " \
  "Hugh_14-Louis_11 Hugh_14-Basil_3 Boni_15-Peter_4 Boni_15-Amand_13 Boni_15-Basil_3 " \
  "Boni_15-Simp_18 Mark_7-Berth_6 Mark_7-Peter_4 Mark_7-Basil_3 Albert_16-Peter_4 " \
  "Albert_16-Amand_13 Albert_16-Basil_3 Albert_16-Elias_17 Albert_16-Simp_18 " \
  "Amand_13-Greg_2 Amand_13-Elias_17 Amand_13-Simp_18 Basil_3-Peter_4 Basil_3-Greg_2 " \
  "Basil_3-Hugh_14"

/* Krackhardt 1987, "Cognitive social structures": who reports to whom. */
#define REPORTS \
  "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 1-2 2-7 3-14 4-2 5-14 6-21 " \
  "8-21 9-14 10-18 11-18 12-21 13-14 14-7 15-14 16-2 17-21 18-7 19-14 20-14 21-7"

typedef struct
{
  const char *pairs;
  gboolean    directed;
  double      organisations;
  double      n_pairs;
  double      density;
  double      components;
  double      diameter;
  double      mean_distance;
  double      transitivity;
  double      degree_centralization;
  double      betweenness_centralization;
} Network;

static const Network networks[] = {
  { KITE, FALSE, 10, 18, 0.4, 1, 4, 1.9777777778,
    0.5789473684, 0.3333333333, 0.2962962963 },
  { FLORENCE, FALSE, 16, 20, 0.1666666667, 2, 5, 2.4857142857,
    0.1914893617, 0.2666666667, 0.3834920635 },
  { KARATE, FALSE, 34, 78, 0.1390374332, 1, 5, 2.4081996435,
    0.2556818182, 0.3996212121, 0.4055571953 },
  { WOMEN, FALSE, 32, 89, 0.1794354839, 1, 4, 2.3064516129,
    0, 0.2903225806, 0.1996950887 },
  { MONKS, TRUE, 18, 41, 0.1339869281, 4, 5, 2.2049180328,
    0.22, NONE, 0.0992647059 },
  { REPORTS, TRUE, 21, 20, 0.0476190476, 1, 2, 1.4444444444,
    0, NONE, 0.0172368421 },
};

typedef struct
{
  const char *name;
  double      degree;
  double      betweenness;
  double      closeness;      /* sna: of networks in one piece only */
  double      harmonic;
  double      eigenvector;    /* sna: of length 1 */
  double      constraint;
  double      coreness;
} Organisation;

static const Organisation kite[] = {
  { "Andre", 4, 0.8333333333, 0.5294117647, 0.6759259259, 0.3522093968, 0.5411979167, 3 },
  { "Beverly", 4, 0.8333333333, 0.5294117647, 0.6759259259, 0.3522093968, 0.5411979167, 3 },
  { "Carol", 3, 0, 0.5, 0.6203703704, 0.2858349914, 0.6641358025, 3 },
  { "Diane", 6, 3.6666666667, 0.6, 0.787037037, 0.4810208583, 0.4701697531, 3 },
  { "Ed", 3, 0, 0.5, 0.6203703704, 0.2858349914, 0.6641358025, 3 },
  { "Fernando", 5, 8.3333333333, 0.6428571429, 0.7592592593, 0.3976906365, 0.4450888889, 3 },
  { "Garth", 5, 8.3333333333, 0.6428571429, 0.7592592593, 0.3976906365, 0.4450888889, 3 },
  { "Heather", 3, 14, 0.6, 0.6666666667, 0.1958605831, 0.4311111111, 2 },
  { "Ike", 2, 8, 0.4285714286, 0.5185185185, 0.048073485, 0.5, 1 },
  { "Jane", 1, 0, 0.3103448276, 0.3796296296, 0.0111632553, 1, 1 },
};

static const Organisation florence[] = {
  { "Acciaiuoli", 1, 0, NONE, 0.3944444444, 0.1321542947, 1, 1 },
  { "Albizzi", 3, 19.3333333333, NONE, 0.5222222222, 0.2439561092, 0.3333333333, 2 },
  { "Barbadori", 2, 8.5, NONE, 0.4722222222, 0.2117052512, 0.5, 2 },
  { "Bischeri", 3, 9.5, NONE, 0.48, 0.2828000866, 0.4822530864, 2 },
  { "Castellani", 3, 5, NONE, 0.4611111111, 0.2590261672, 0.4822530864, 2 },
  { "Ginori", 1, 0, NONE, 0.3555555556, 0.0749227077, 1, 1 },
  { "Guadagni", 4, 23.1666666667, NONE, 0.5388888889, 0.289115599, 0.25, 2 },
  { "Lamberteschi", 1, 0, NONE, 0.3577777778, 0.088791888, 1, 1 },
  { "Medici", 6, 47.5, NONE, 0.6333333333, 0.430308094, 0.2098765432, 2 },
  { "Pazzi", 1, 0, NONE, 0.3177777778, 0.0448134359, 1, 1 },
  { "Peruzzi", 3, 2, NONE, 0.4522222222, 0.2757303736, 0.6558641975, 2 },
  { "Pucci", 0, 0, NONE, 0, 0, NONE, 0 },
  { "Ridolfi", 3, 10.3333333333, NONE, 0.5333333333, 0.3415526441, 0.4598765432, 2 },
  { "Salviati", 2, 13, NONE, 0.4388888889, 0.1459171965, 0.5, 1 },
  { "Strozzi", 4, 9.3333333333, NONE, 0.5222222222, 0.3559804484, 0.4583333333, 2 },
  { "Tornabuoni", 3, 8.3333333333, NONE, 0.5222222222, 0.3258423011, 0.4598765432, 2 },
};

static const Organisation karate[] = {
  { "1", 16, 231.0714285714, 0.5689655172, 0.702020202, 0.3554914445, 0.1554232976, 4 },
  { "2", 9, 28.4785714286, 0.4852941176, 0.5808080808, 0.2659599195, 0.279535108, 4 },
  { "3", 10, 75.8507936508, 0.5593220339, 0.6363636364, 0.3171925045, 0.1851766397, 4 },
  { "4", 6, 6.2880952381, 0.4647887324, 0.5353535354, 0.2111797204, 0.3966596472, 4 },
  { "5", 3, 0.3333333333, 0.3793103448, 0.4444444444, 0.0759688182, 0.5294174383, 3 },
  { "6", 4, 15.8333333333, 0.3837209302, 0.4595959596, 0.0794830451, 0.477484809, 3 },
  { "7", 4, 15.8333333333, 0.3837209302, 0.4595959596, 0.0794830451, 0.477484809, 3 },
  { "8", 4, 0, 0.44, 0.4974747475, 0.170959748, 0.4427115885, 4 },
  { "9", 5, 29.5293650794, 0.515625, 0.5606060606, 0.2274039071, 0.3036007137, 4 },
  { "10", 2, 0.4476190476, 0.4342105263, 0.4722222222, 0.1026742507, 0.5, 2 },
  { "11", 3, 0.3333333333, 0.3793103448, 0.4444444444, 0.0759688182, 0.5294174383, 3 },
  { "12", 1, 0, 0.3666666667, 0.4090909091, 0.0528556975, 1, 1 },
  { "13", 2, 0, 0.3707865169, 0.4242424242, 0.0842546287, 0.6225043403, 2 },
  { "14", 5, 24.2158730159, 0.515625, 0.5606060606, 0.2264727201, 0.3233354167, 4 },
  { "15", 2, 0, 0.3707865169, 0.4303030303, 0.1014032622, 0.5736795944, 2 },
  { "16", 2, 0, 0.3707865169, 0.4303030303, 0.1014032622, 0.5736795944, 2 },
  { "17", 2, 0, 0.2844827586, 0.3363636364, 0.0236356281, 0.78125, 2 },
  { "18", 2, 0, 0.375, 0.4292929293, 0.0923995382, 0.5908685378, 2 },
  { "19", 2, 0, 0.3707865169, 0.4303030303, 0.1014032622, 0.5736795944, 2 },
  { "20", 3, 17.1468253968, 0.5, 0.5303030303, 0.1479125103, 0.3737193501, 3 },
  { "21", 2, 0, 0.3707865169, 0.4303030303, 0.1014032622, 0.5736795944, 2 },
  { "22", 2, 0, 0.375, 0.4292929293, 0.0923995382, 0.5908685378, 2 },
  { "23", 2, 0, 0.3707865169, 0.4303030303, 0.1014032622, 0.5736795944, 2 },
  { "24", 5, 9.3, 0.3928571429, 0.4858585859, 0.1501185719, 0.3058237216, 3 },
  { "25", 3, 1.1666666667, 0.375, 0.4217171717, 0.0570524405, 0.4598765432, 3 },
  { "26", 3, 2.0277777778, 0.375, 0.4217171717, 0.0592064749, 0.4598765432, 3 },
  { "27", 2, 0, 0.3626373626, 0.4227272727, 0.0755794135, 0.6709018166, 2 },
  { "28", 4, 11.7920634921, 0.4583333333, 0.5126262626, 0.1334771534, 0.2850692042, 3 },
  { "29", 3, 0.9476190476, 0.4520547945, 0.4974747475, 0.131077823, 0.3869131531, 3 },
  { "30", 4, 1.5428571429, 0.3837209302, 0.4656565657, 0.1349608193, 0.4494090013, 3 },
  { "31", 4, 7.6095238095, 0.4583333333, 0.5126262626, 0.1747583023, 0.3460064639, 4 },
  { "32", 6, 73.0095238095, 0.5409836066, 0.5858585859, 0.1910338414, 0.2445754037, 3 },
  { "33", 12, 76.6904761905, 0.515625, 0.6338383838, 0.3086442198, 0.2492233623, 4 },
  { "34", 17, 160.5515873016, 0.55, 0.7045454545, 0.3733634703, 0.1564186851, 4 },
};

static const Organisation monks[] = {
  { "Romul_10", 0, 0, NONE, 0, NONE, NONE, NONE },
  { "Bonaven_5", 0, 0, NONE, 0, NONE, NONE, NONE },
  { "Ambrose_9", 0, 0, NONE, 0, NONE, NONE, NONE },
  { "Berth_6", 5, 12, NONE, 0.3578431373, NONE, NONE, NONE },
  { "Peter_4", 8, 33.6666666667, NONE, 0.3235294118, NONE, NONE, NONE },
  { "Louis_11", 5, 8.5, NONE, 0.3009803922, NONE, NONE, NONE },
  { "Victor_8", 3, 0, NONE, 0.3303921569, NONE, NONE, NONE },
  { "Winf_12", 3, 0, NONE, 0.3303921569, NONE, NONE, NONE },
  { "John_1", 3, 0, NONE, 0.3401960784, NONE, NONE, NONE },
  { "Greg_2", 4, 6.3333333333, NONE, 0.212745098, NONE, NONE, NONE },
  { "Hugh_14", 7, 27.3333333333, NONE, 0.3284313725, NONE, NONE, NONE },
  { "Boni_15", 4, 0, NONE, 0.3921568627, NONE, NONE, NONE },
  { "Mark_7", 5, 24.3333333333, NONE, 0.3431372549, NONE, NONE, NONE },
  { "Albert_16", 5, 0, NONE, 0.4215686275, NONE, NONE, NONE },
  { "Amand_13", 6, 2.6666666667, NONE, 0.2862745098, NONE, NONE, NONE },
  { "Basil_3", 10, 32.1666666667, NONE, 0.3088235294, NONE, NONE, NONE },
  { "Elias_17", 6, 0, NONE, 0, NONE, NONE, NONE },
  { "Simp_18", 8, 0, NONE, 0, NONE, NONE, NONE },
};

static void
check_figure (MgSnapshot *graph,
              const char *id,
              double      expected)
{
  if (!isnan (expected))
    mg_fixture_assert_near (G_STRLOC, id, mg_fixture_figure (graph, id).value, expected, 1e-9);
}

static void
test_networks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      const Network *network = &networks[i];
      g_autoptr(MgSnapshot) graph = mg_fixture_parse (network->pairs, network->directed, NULL);

      g_test_message ("%.30s", network->pairs);
      check_figure (graph, "organisations", network->organisations);
      check_figure (graph, "pairs", network->n_pairs);
      check_figure (graph, "density", network->density);
      check_figure (graph, "components", network->components);
      check_figure (graph, "diameter", network->diameter);
      check_figure (graph, "mean_distance", network->mean_distance);
      check_figure (graph, "transitivity", network->transitivity);
      check_figure (graph, "degree_centralization", network->degree_centralization);
      check_figure (graph, "betweenness_centralization", network->betweenness_centralization);
    }
}

static void
check_values (MgResults          *results,
              const char         *id,
              const Organisation *expected,
              guint               n,
              gsize               offset,
              double              factor)
{
  const double *values = mg_results_get_values (results, id);

  for (guint i = 0; i < n; i++)
    {
      double value = G_STRUCT_MEMBER (double, &expected[i], offset) * factor;

      if (!isnan (value))
        mg_fixture_assert_near (G_STRLOC, id, values[i], value, 1e-6);
    }
}

static void
check_organisations (const char         *pairs,
                     gboolean            directed,
                     const Organisation *expected,
                     guint               n)
{
  g_auto(GStrv) names = NULL;
  g_autoptr(MgSnapshot) graph = mg_fixture_parse (pairs, directed, &names);
  g_autoptr(MgResults) results = mg_fixture_run (graph, NULL);
  double largest = 0.;

  g_assert_cmpuint (graph->n_nodes, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (names[i], ==, expected[i].name);
      largest = MAX (largest, isnan (expected[i].eigenvector) ? 0. : expected[i].eigenvector);
    }

#define CHECK(id, factor) \
  check_values (results, #id, expected, n, G_STRUCT_OFFSET (Organisation, id), factor)
  CHECK (degree, 1.);
  CHECK (betweenness, 1.);
  CHECK (closeness, 1.);
  CHECK (harmonic, 1.);
  CHECK (eigenvector, 1. / largest);
  CHECK (constraint, 1.);
  CHECK (coreness, 1.);
#undef CHECK
}

static void
test_kite (void)
{
  check_organisations (KITE, FALSE, kite, G_N_ELEMENTS (kite));
}

static void
test_florence (void)
{
  check_organisations (FLORENCE, FALSE, florence, G_N_ELEMENTS (florence));
}

static void
test_karate (void)
{
  g_autoptr(MgSnapshot) graph = mg_fixture_parse (KARATE, FALSE, NULL);
  MgFigure transitivity = mg_fixture_figure (graph, "transitivity");

  check_organisations (KARATE, FALSE, karate, G_N_ELEMENTS (karate));

  /* KONECT: 45 triangles, 528 wedges. */
  mg_assert_near (transitivity.numerator, 3. * 45., 0.);
  mg_assert_near (transitivity.denominator, 528., 0.);

  /* Brandes et al. 2008, doi:10.1109/TKDE.2007.190689: the largest there is. */
  mg_assert_near (mg_fixture_figure (graph, "modularity").value, .4198, .00005);
}

static void
test_monks (void)
{
  check_organisations (MONKS, TRUE, monks, G_N_ELEMENTS (monks));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/published/figures-of-six-networks", test_networks);
  g_test_add_func ("/published/krackhardt-1990-kite", test_kite);
  g_test_add_func ("/published/padgett-ansell-1993-florence", test_florence);
  g_test_add_func ("/published/zachary-1977-karate", test_karate);
  g_test_add_func ("/published/sampson-1968-monks", test_monks);

  return g_test_run ();
}
