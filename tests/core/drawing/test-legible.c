/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real networks, as they are printed: what is illegible is counted. */
#include <math.h>

#include "mg-format.h"
#include "mg-label-boxes.h"
#include "mg-layout.h"
#include "mg-map-count.h"
#include "mg-map-fixture.h"
#include "mg-page.h"

static const struct
{
  double width, height;
} pages[] = {
  { 842., 595. },
  { 1191., 842. },
};

typedef enum
{
  A4,
  A3,
} Page;

/* The most that a picture may get wrong.  Names over names or symbols are never
 * allowed, nor is a strong strand that does not fade under a name.
 */
typedef struct
{
  const char *path;
  Page        page;
  guint       n_on_strands;
  guint       n_on_light;
  guint       n_far;
  guint       n_superposed;
  guint       n_behind;
} Picture;

/* Ours. */
static const Picture own[] = {
  { "data/samples/pole-exemple.graphml", A4, 0, 4, 0, 0, 0 },
  { "data/samples/pole-exemple.graphml", A3, 0, 4, 0, 0, 0 },
  { "tests/data/graphml/ours.graphml", A4, 0, 6, 1, 1, 0 },
  { "tests/data/graphml/yed-like.graphml", A4, 0, 0, 0, 0, 0 },
};

/* Of others: in the folder that MG_SHARED names. */
static const Picture corpus[] = {
  { "graphml/yed/réseau.graphml", A4, 0, 0, 0, 0, 0 },
  { "graphml/socnetv/SmallWorld_N10_E12.graphml", A4, 0, 0, 0, 0, 0 },
  { "graphml/igraph/R-igraph-1.3.5_kite.graphml", A4, 0, 0, 0, 0, 0 },
  { "graphml/primer/simple.graphml", A4, 0, 0, 0, 0, 0 },
  { "interorg/emon_MtSi/emon_MtSi.graphml", A4, 0, 0, 1, 0, 0 },
  { "graphml/wild/villie_graph.graphml", A4, 0, 0, 0, 0, 0 },
  { "graphml/asnr/asnr_Network_636.graphml", A4, 0, 0, 0, 0, 0 },
  { "graphml/wild/specifications.graphml", A4, 0, 0, 0, 0, 0 },
  { "graphml/yed/model.graphml", A4, 0, 0, 0, 0, 1 },
  { "graphml/yed/businessdepts.graphml", A4, 2, 0, 2, 2, 0 },

  { "graphml/yed/rbatzing_test.graphml", A3, 0, 0, 0, 0, 0 },
  { "graphml/networkx/NetworkX-2.8.8_davis_southern_women.graphml", A3, 0, 0, 2, 0, 0 },
  { "graphml/igraph/python-igraph-0.10.2_zachary_accents.graphml", A3, 1, 0, 4, 1, 0 },
  { "interorg/mpn_elite_mex/mpn_elite_mex.graphml", A3, 0, 0, 4, 1, 0 },
  { "interorg/mpn_elite_usa_money/mpn_elite_usa_money.graphml", A3, 0, 0, 2, 1, 0 },
  { "graphml/topologyzoo/Geant2012.graphml", A3, 0, 0, 0, 0, 0 },
  { "graphml/topologyzoo/Renater2010.graphml", A3, 0, 0, 0, 0, 0 },
  { "interorg/brunson_corporate_leadership/brunson_corporate_leadership.graphml", A3, 0, 0, 0, 1, 0 },

  /* Nearly everybody with everybody, or more of them. */
  { "interorg/emon_Cheyenne/emon_Cheyenne.graphml", A4, 1, 0, 2, 2, 0 },
  { "interorg/emon_LakePomona/emon_LakePomona.graphml", A4, 6, 0, 0, 3, 2 },
  { "interorg/emon_MtStHelens/emon_MtStHelens.graphml", A4, 3, 0, 2, 0, 0 },
  { "interorg/mpn_ryanair/mpn_ryanair.graphml", A4, 6, 0, 0, 2, 0 },
  { "interorg/tobacco_TCnetworks/tobacco_TCnetworks.graphml", A4, 11, 0, 0, 16, 10 },
  { "graphml/gephi/miserables.graphml", A3, 1, 0, 11, 13, 10 },
  { "graphml/gephi/got-network.graphml", A3, 14, 0, 14, 15, 4 },
  { "interorg/mpn_cow_igo/mpn_cow_igo.graphml", A3, 110, 0, 2, 150, 520 },
};

/* Those that have no place get one. */
static void
place_network (MgNetwork *network)
{
  g_autoptr(MgLayoutInput) input = mg_layout_input_new (network, 1);
  g_autofree double *xy = g_new0 (double, 2 * input->graph->n_nodes + 2);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < input->graph->n_nodes; i++)
    input->is_pinned[i] = isfinite (input->xy[2 * i]) && isfinite (input->xy[2 * i + 1]);
  mg_layout_run (mg_layout_get_table (NULL), input, NULL, NULL, xy, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < input->graph->n_nodes; i++)
    {
      map_set_real (network, input->graph->ids[i], MG_FIELD_X, xy[2 * i]);
      map_set_real (network, input->graph->ids[i], MG_FIELD_Y, xy[2 * i + 1]);
    }
}

static MapFaults
count_on_page (MgNetwork *network,
               Page       size)
{
  const MgSceneOptions options = {
    .theme = MG_THEME_PRINT,
    .date = mg_network_get_date (network, MG_ID_POLE, MG_FIELD_POLE_REFERENCE_DATE),
  };
  g_autoptr(MgScene) scene = mg_scene_new (network, &options);
  g_autoptr(MgFonts) fonts = mg_fonts_new (NULL);
  g_autoptr(GArray) labels = NULL;
  MgView view;
  MgPage page;
  MapFaults faults;

  mg_page_init (&page, scene, fonts, pages[size].width, pages[size].height);
  mg_page_init_view (&page, scene, &view);
  labels = mg_labels_place (&view, fonts, NULL);
  faults = map_count_faults (&view, fonts, labels);
  if (labels->len > 0)
    g_test_message ("letters of %.1f points", g_array_index (labels, MgLabel, 0).size);

  return faults;
}

/* Another version of the library of letters makes names a little wider. */
static guint
with_slack (guint most)
{
  return most + MAX (2, most / 5);
}

static void
check_picture (const char    *folder,
               const Picture *picture)
{
  g_autofree char *path = g_build_filename (folder, picture->path, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) network = mg_format_read_file (path, NULL, NULL, NULL, NULL, &error);
  MapFaults faults;

  g_assert_no_error (error);
  place_network (network);
  faults = count_on_page (network, picture->page);
  g_test_message ("%s: %u organisations, %u links, %s; names over names %u, symbols %u, links %u (bare %u), light ones %u, far %u; "
                  "links over links %u, behind symbols %u", picture->path,
                  mg_network_count (network, MG_ITEM_ORGANISATION),
                  mg_network_count (network, MG_ITEM_LINK), picture->page == A4 ? "A4" : "A3",
                  faults.n_on_labels, faults.n_on_nodes, faults.n_on_strands, faults.n_bare,
                  faults.n_on_light, faults.n_far,
                  faults.n_superposed, faults.n_behind);
  g_assert_cmpuint (faults.n_on_labels, ==, 0);
  g_assert_cmpuint (faults.n_on_nodes, ==, 0);
  g_assert_cmpuint (faults.n_bare, ==, 0);
  g_assert_cmpuint (faults.n_on_strands, <=, with_slack (picture->n_on_strands));
  g_assert_cmpuint (faults.n_on_light, <=, with_slack (picture->n_on_light));
  g_assert_cmpuint (faults.n_far, <=, with_slack (picture->n_far));
  g_assert_cmpuint (faults.n_superposed, <=, picture->n_superposed);
  g_assert_cmpuint (faults.n_behind, <=, picture->n_behind);
}

static void
test_own (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    check_picture (MG_SOURCE_ROOT, &own[i]);
}

static void
test_corpus (void)
{
  const char *shared = g_getenv ("MG_SHARED");
  g_autofree char *folder =
    shared != NULL ? g_build_filename (shared, "corpus", NULL)
                   : g_build_filename (MG_SOURCE_ROOT, "..", "shared", "corpus", NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no corpus of real networks: set MG_SHARED");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (corpus); i++)
    check_picture (folder, &corpus[i]);
}

/* As many of all levels and intensities, at any distance, on paper and map alike. */
static void
test_parallel (void)
{
  static const char *const layers[] = { "mutualisation", "project", "strategy", "context", NULL };

  for (guint n = 2; n <= 10; n++)
    {
      g_autoptr(MgNetwork) network = mg_network_new ();
      MgId a = map_add_organisation (network, "A", "ess", 0., 0.);
      MgId b = map_add_organisation (network, "B", "firm", g_test_rand_double_range (200., 400.),
                                     g_test_rand_double_range (-300., 300.));
      MapFaults faults;

      for (guint i = 0; i < n; i++)
        {
          MgId link = map_add_link (network, i % 2 == 0 ? a : b, i % 2 == 0 ? b : a, layers[i % 5]);

          map_set_integer (network, link, MG_FIELD_INTENSITY, 1 + i % 3);
        }
      faults = count_on_page (network, A4);
      g_assert_cmpuint (faults.n_superposed, ==, 0);
      g_assert_cmpuint (faults.n_on_nodes, ==, 0);
    }
}

/* One that stands in the way, or several, anywhere on it. */
static void
test_round (void)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr(MgNetwork) network = mg_network_new ();
      MgId a = map_add_organisation (network, "A", "ess", 0., 0.);
      MgId b = map_add_organisation (network, "B", "training", 500., 120.);
      double part = g_test_rand_double_range (.2, .8);
      g_autoptr(MgScene) scene = NULL;
      const MgSceneEdge *edges;
      MapFaults faults;
      guint n_edges;

      map_add_organisation (network, "C", "research", 500. * part,
                            120. * part + g_test_rand_double_range (-12., 12.));
      if (i % 2 == 0)
        map_add_organisation (network, "D", "firm", 500. * part, 120. * part + 60.);
      map_add_link (network, a, b, "project");
      map_add_link (network, b, a, "mutualisation");

      faults = count_on_page (network, A4);
      g_assert_cmpuint (faults.n_behind, ==, 0);
      g_assert_cmpuint (faults.n_superposed, ==, 0);

      scene = map_new_scene (network, MG_THEME_LIGHT);
      edges = mg_scene_get_edges (scene, &n_edges);
      g_assert_cmpuint (n_edges, ==, 2);
      g_assert_cmpfloat (fabs (edges[0].bend), >, 10.);
      g_assert_cmpfloat (fabs (edges[0].bend + edges[1].bend), <, 1e-9);
    }
}

/* A page has room for so many: the others are left out, and it says so. */
static void
test_crowded (void)
{
  static const guint sizes[] = { 60, 3000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(MgNetwork) network = map_new_random (sizes[i]);
      g_autoptr(MgScene) scene = map_new_scene (network, MG_THEME_PRINT);
      g_autoptr(MgFonts) fonts = mg_fonts_new (NULL);
      g_autoptr(GArray) labels = NULL;
      guint n_shared = 0;
      MgView view;
      MgPage page;

      mg_page_init (&page, scene, fonts, pages[A4].width, pages[A4].height);
      mg_page_init_view (&page, scene, &view);
      labels = mg_labels_place (&view, fonts, NULL);
      g_assert_true ((labels->len < scene->nodes->len) == (mg_page_get_note (&page) != NULL));
      g_assert_true ((mg_page_get_note (&page) != NULL) == (sizes[i] > 60));

      for (guint k = 0; k < labels->len; k++)
        for (guint j = 0; j < k; j++)
          n_shared += mg_rect_shared_area (&g_array_index (labels, MgLabel, k).box,
                                           &g_array_index (labels, MgLabel, j).box) > 0.;
      g_test_message ("%u of %u names, %u over others", labels->len, scene->nodes->len, n_shared);
      g_assert_cmpuint (labels->len, >, 50);
      if (sizes[i] > 60)
        g_assert_cmpuint (n_shared, <=, labels->len / 4);
    }
}

/* The mean of @values of the names that are shown, over that of all. */
static double
get_share (const MgScene *scene,
           GArray        *labels,
           const double  *values)
{
  double named = 0., all = 0.;

  for (guint i = 0; i < labels->len; i++)
    named += values[g_array_index (scene->nodes, MgSceneNode, g_array_index (labels, MgLabel, i).row).id];
  for (guint i = 0; i < scene->nodes->len; i++)
    all += values[g_array_index (scene->nodes, MgSceneNode, i).id];

  return named / labels->len / (all / scene->nodes->len);
}

/* Seen from afar, what the chosen figure makes large is named, however well it is linked. */
static void
test_priority (void)
{
  g_autoptr(MgNetwork) network = map_new_random (400);
  guint n = mg_network_get_id_limit (network);
  g_autofree double *values = g_new0 (double, n), *degrees = g_new0 (double, n);
  g_autoptr(MgFonts) fonts = mg_fonts_new (NULL);
  MgSceneOptions options = { .theme = MG_THEME_LIGHT, .n_values = n };

  /* Few are large, as is usual. */
  for (guint i = 0; i < n; i++)
    values[i] = pow (g_test_rand_double (), 6.);

  for (guint with = 0; with < 2; with++)
    {
      const MgViewport viewport = { 1500., 1500., .18, 540., 540. };
      g_autoptr(MgScene) scene = NULL;
      g_autoptr(GArray) labels = NULL;
      MgView view;

      options.sizes = with ? values : NULL;
      options.size_label = with ? "Size: figure" : NULL;
      scene = mg_scene_new (network, &options);
      for (guint i = 0; i < scene->nodes->len; i++)
        degrees[g_array_index (scene->nodes, MgSceneNode, i).id] = g_array_index (scene->nodes, MgSceneNode, i).degree;
      mg_view_init (&view, scene, &viewport);
      labels = mg_labels_place (&view, fonts, NULL);
      g_assert_cmpuint (labels->len, >, 5);
      g_assert_cmpuint (2 * labels->len, <, scene->nodes->len);

      g_test_message ("%u names: figure %.2f of the mean, partners %.2f", labels->len,
                      get_share (scene, labels, values), get_share (scene, labels, degrees));
      g_assert_cmpfloat (get_share (scene, labels, with ? values : degrees), >,
                         get_share (scene, labels, with ? degrees : values));
    }
}

static GArray *
place_on_screen (MgNetwork     *network,
                 MgFonts       *fonts,
                 MgLabelHabits *habits)
{
  g_autoptr(MgScene) scene = map_new_scene (network, MG_THEME_LIGHT);
  const MgViewport viewport = { .x = 300., .y = 300., .scale = 1., .width = 1280., .height = 1280. };
  GArray *labels;
  MgView view;

  mg_view_init (&view, scene, &viewport);
  view.habits = habits;
  labels = mg_labels_place (&view, fonts, NULL);
  g_assert_nonnull (labels);
  g_assert_cmpuint (labels->len, >, 0);

  return labels;
}

/* Names that stand elsewhere: the rows are the same, as only links come. */
static guint
count_moved (GArray *before,
             GArray *after)
{
  guint n_moved = 0;

  for (guint i = 0; i < before->len; i++)
    for (guint j = 0; j < after->len; j++)
      {
        const MgLabel *one = &g_array_index (before, MgLabel, i), *other = &g_array_index (after, MgLabel, j);

        n_moved += one->row == other->row &&
                   (fabs (one->box.x - other->box.x) > .5 || fabs (one->box.y - other->box.y) > .5);
      }

  return n_moved;
}

/* While a room looks on, a link that comes moves no name that can stay. */
static void
test_stay (void)
{
  g_autoptr(MgFonts) fonts = mg_fonts_new (NULL);
  guint n_moved[2] = { 0, 0 };

  for (guint with = 0; with < 2; with++)
    {
      g_autoptr(MgLabelHabits) habits = with ? mg_label_habits_new () : NULL;
      g_autoptr(MgNetwork) network = mg_network_new ();
      g_autoptr(GRand) rand = g_rand_new_with_seed (7);
      g_autoptr(GArray) before = NULL;
      MgId ids[20];

      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        ids[i] = map_add_organisation (network, i % 2 ? "Menuiserie Bois Clair" : "Terre", "ess", 150. * (i % 5) + g_rand_double_range (rand, -20., 20.),
                                       130. * (i / 5) + g_rand_double_range (rand, -20., 20.));
      before = place_on_screen (network, fonts, habits);

      for (guint i = 0; i < 40; i++)
        {
          guint one = (guint) g_rand_int_range (rand, 0, 20), other = (guint) g_rand_int_range (rand, 0, 19);
          GArray *after;

          map_add_link (network, ids[one], ids[(one + 1 + other) % 20], "mutualisation");
          after = place_on_screen (network, fonts, habits);
          n_moved[with] += count_moved (before, after);
          g_array_unref (before);
          before = after;
        }
    }

  g_test_message ("moved: %u without habits, %u with them", n_moved[0], n_moved[1]);
  g_assert_cmpuint (n_moved[0], >, 20);
  g_assert_cmpuint (10 * n_moved[1], <=, n_moved[0]);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/legible/parallel-links-lie-beside-each-other", test_parallel);
  g_test_add_func ("/legible/links-go-round-symbols", test_round);
  g_test_add_func ("/legible/a-page-has-room-for-so-many", test_crowded);
  g_test_add_func ("/legible/what-is-large-is-named-first", test_priority);
  g_test_add_func ("/legible/names-stay-when-links-come", test_stay);
  g_test_add_func ("/legible/networks-of-ours", test_own);
  g_test_add_func ("/legible/networks-of-others", test_corpus);

  status = g_test_run ();
  pango_cairo_font_map_set_default (NULL);

  return status;
}
