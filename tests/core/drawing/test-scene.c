/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-scene.h"

#include <math.h>
#include <string.h>

#include "mg-map-fixture.h"
#include "mg-rest.h"

static const MgLegendRow *
find_row (const MgScene *scene,
          MgLegendSort   sort,
          const char    *id)
{
  guint n_rows;
  const MgLegendRow *rows = mg_scene_get_legend (scene, &n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      if (rows[i].sort == sort && g_str_equal (rows[i].id, id))
        return &rows[i];
    }

  return NULL;
}

static const MgSceneEdge *
get_edge (const MgScene *scene,
          MgId           id)
{
  guint n_edges;
  const MgSceneEdge *edges = mg_scene_get_edges (scene, &n_edges);
  int row = mg_scene_find_edge (scene, id);

  g_assert_cmpint (row, >=, 0);
  g_assert_cmpuint (edges[row].id, ==, id);

  return &edges[row];
}

static const MgSceneNode *
get_node (const MgScene *scene,
          MgId           id)
{
  guint n_nodes;
  const MgSceneNode *nodes = mg_scene_get_nodes (scene, &n_nodes);
  int row = mg_scene_find_node (scene, id);

  g_assert_cmpint (row, >=, 0);
  g_assert_cmpuint (nodes[row].id, ==, id);

  return &nodes[row];
}

static void
test_counts (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = map_add_organisation (network, "A", "ess", 0., 0.);
  MgId b = map_add_organisation (network, "B", "firm", 200., 0.);
  MgId c = map_add_organisation (network, "C", "ess", NAN, NAN);
  MgId k = map_add_collective (network, "K", 100., 100.);
  MgId part = map_add_participation (network, a, k);
  MgId unplaced = map_add_link (network, b, c, "project");
  g_autoptr(MgScene) scene = NULL;
  guint n;

  map_add_link (network, a, b, "project");
  map_set_text (network, MG_ID_POLE, MG_FIELD_POLE_NAME, "Trois Vallées");
  map_set_boolean (network, MG_ID_POLE, MG_FIELD_POLE_FICTITIOUS, TRUE);
  scene = map_new_scene (network, MG_THEME_LIGHT);

  mg_scene_get_nodes (scene, &n);
  g_assert_cmpuint (n, ==, 3);
  mg_scene_get_edges (scene, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (mg_scene_count_unplaced (scene), ==, 1);
  g_assert_cmpuint (mg_scene_count_hidden (scene), ==, 0);
  g_assert_cmpint (mg_scene_find_node (scene, c), ==, -1);
  g_assert_cmpint (mg_scene_find_edge (scene, unplaced), ==, -1);
  g_assert_cmpint (mg_scene_find_edge (scene, a), ==, -1);
  g_assert_cmpint (mg_scene_find_node (scene, part), ==, -1);
  g_assert_cmpint (mg_scene_find_node (scene, G_MAXUINT32), ==, -1);
  g_assert_cmpstr (mg_scene_get_title (scene), ==, "Trois Vallées");
  g_assert_true (mg_scene_get_fictitious (scene));

  g_assert_cmpuint (get_node (scene, a)->degree, ==, 1);
  g_assert_true (get_node (scene, k)->flags & MG_NODE_COLLECTIVE);
  g_assert_cmpint (get_node (scene, k)->shape, ==, MG_SHAPE_COLLECTIVE);
  g_assert_true (get_edge (scene, part)->flags & MG_EDGE_PARTICIPATION);
  g_assert_cmpuint (find_row (scene, MG_LEGEND_KIND, "ess")->count, ==, 1);
  g_assert_cmpuint (find_row (scene, MG_LEGEND_LAYER, "project")->count, ==, 1);
  g_assert_cmpuint (find_row (scene, MG_LEGEND_LAYER, "membership")->count, ==, 1);
  g_assert_cmpuint (find_row (scene, MG_LEGEND_COLLECTIVE, "collective")->count, ==, 1);
  g_assert_null (find_row (scene, MG_LEGEND_KIND, "research"));
}

static int
compare_offsets (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

/* Whatever way each goes: beside each other, symmetric about the straight line. */
static void
test_strands (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = map_add_organisation (network, "A", "ess", 0., 0.);
  MgId b = map_add_organisation (network, "B", "ess", 300., 0.);
  MgId links[] = { map_add_link (network, a, b, "strategy"), map_add_link (network, b, a, "project"),
                   map_add_link (network, a, b, "mutualisation") };
  g_autoptr(MgScene) scene = map_new_scene (network, MG_THEME_LIGHT);
  double offsets[3];

  for (guint i = 0; i < 3; i++)
    {
      const MgSceneEdge *edge = get_edge (scene, links[i]);

      offsets[i] = edge->source < edge->target ? edge->offset : -edge->offset;
    }

  /* In the order of levels, not of entry. */
  g_assert_cmpfloat (offsets[2], <, offsets[1]);
  g_assert_cmpfloat (offsets[1], <, offsets[0]);

  qsort (offsets, 3, sizeof (double), compare_offsets);
  g_assert_cmpfloat_with_epsilon (offsets[1], 0., 1e-9);
  g_assert_cmpfloat_with_epsilon (offsets[0], -offsets[2], 1e-9);
  g_assert_cmpfloat (offsets[2], >, 4.);
}

/* Who joins later, or has left, is faint, with all its links; and so is what has not begun. */
static void
test_away (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgSceneOptions options = { .theme = MG_THEME_LIGHT, .date = mg_date_new (2013, 0, 0) };
  MgId here = map_add_organisation (network, "A", "ess", 0., 0.);
  MgId there = map_add_organisation (network, "B", "ess", 100., 0.);
  MgId later = map_add_organisation (network, "C", "ess", 200., 0.);
  MgId gone = map_add_organisation (network, "D", "ess", 300., 0.);
  MgId now = map_add_link (network, here, there, "project");
  MgId early = map_add_link (network, here, later, "project");
  g_autoptr(MgScene) scene = NULL;
  g_autoptr(MgScene) ever = NULL;

  map_set_date (network, there, MG_FIELD_JOINED, mg_date_new (2013, 11, 0));
  map_set_date (network, later, MG_FIELD_JOINED, mg_date_new (2014, 1, 0));
  map_set_date (network, gone, MG_FIELD_LEFT, mg_date_new (2012, 0, 0));
  scene = mg_scene_new (network, &options);
  g_assert_false (get_node (scene, here)->flags & MG_NODE_AWAY);
  g_assert_false (get_node (scene, there)->flags & MG_NODE_AWAY);
  g_assert_true (get_node (scene, later)->flags & MG_NODE_AWAY);
  g_assert_true (get_node (scene, gone)->flags & MG_NODE_AWAY);
  g_assert_false (get_edge (scene, now)->flags & MG_EDGE_FAINT);
  g_assert_true (get_edge (scene, early)->flags & MG_EDGE_FAINT);

  options.date = MG_DATE_NONE;
  ever = mg_scene_new (network, &options);
  g_assert_false (get_node (ever, later)->flags & MG_NODE_AWAY);
  g_assert_false (get_edge (ever, early)->flags & MG_EDGE_FAINT);
}

static void
test_looks (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  const MgSceneOptions options = { .theme = MG_THEME_LIGHT, .date = mg_date_new (2016, 6, 0) };
  MgId a = map_add_organisation (network, "A\n\t \xe2\x80\xaex", "ess", 0., 0.);
  MgId b = map_add_organisation (network, "B", "ess", 300., 0.);
  MgId over = map_add_link (network, a, b, "project");
  MgId wish = map_add_link (network, a, b, "project");
  MgId both = map_add_link (network, a, b, "project");
  MgId loop = map_add_link (network, a, a, "project");
  g_autoptr(MgScene) scene = NULL;

  map_set_date (network, over, MG_FIELD_END, mg_date_new (2015, 0, 0));
  map_set_boolean (network, wish, MG_FIELD_WISH, TRUE);
  map_set_boolean (network, both, MG_FIELD_DIRECTED, TRUE);
  map_set_boolean (network, both, MG_FIELD_RECIPROCAL, TRUE);
  map_set_text (network, a, MG_FIELD_ROLE, "absent");
  map_set_boolean (network, b, MG_FIELD_IS_SUPPORT, TRUE);
  map_set_boolean (network, b, MG_FIELD_PINNED, TRUE);
  scene = mg_scene_new (network, &options);

  g_assert_true (get_edge (scene, over)->flags & MG_EDGE_FAINT);
  g_assert_false (get_edge (scene, wish)->flags & MG_EDGE_FAINT);
  g_assert_true (get_edge (scene, wish)->flags & MG_EDGE_WISH);
  g_assert_true (get_edge (scene, both)->flags & MG_EDGE_ARROW);
  g_assert_true (get_edge (scene, both)->flags & MG_EDGE_ARROW_BACK);
  g_assert_false (get_edge (scene, wish)->flags & MG_EDGE_ARROW);
  g_assert_cmpuint (get_edge (scene, loop)->source, ==, get_edge (scene, loop)->target);
  g_assert_true (get_node (scene, a)->flags & MG_NODE_FAINT);
  g_assert_true (get_node (scene, b)->flags & MG_NODE_CENTRE);
  g_assert_true (get_node (scene, b)->flags & MG_NODE_PINNED);
  g_assert_cmpstr (get_node (scene, a)->label, ==, "A   \ufffdx");
}

static void
test_width (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = map_add_organisation (network, "A", "ess", 0., 0.);
  MgId b = map_add_organisation (network, "B", "ess", 300., 0.);
  MgId links[3];
  g_autoptr(MgScene) scene = NULL;

  for (int i = 0; i < 3; i++)
    {
      MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .field = MG_FIELD_INTENSITY,
                      .value = mg_value_integer (i + 1) };

      edit.id = links[i] = map_add_link (network, a, b, "project");
      g_assert_true (mg_network_apply (network, &edit, NULL, NULL));
    }
  scene = map_new_scene (network, MG_THEME_LIGHT);

  g_assert_cmpfloat (get_edge (scene, links[0])->width, <, get_edge (scene, links[1])->width);
  g_assert_cmpfloat (get_edge (scene, links[1])->width, <, get_edge (scene, links[2])->width);
}

static void
test_filter (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgFilter) filter = mg_filter_new ();
  g_autoptr(MgFilter) copy = NULL;
  g_autoptr(MgScene) scene = NULL;
  MgSceneOptions options = { .theme = MG_THEME_LIGHT, .filter = filter };
  MgId a = map_add_organisation (network, "A", "ess", 0., 0.);
  MgId b = map_add_organisation (network, "B", "firm", 200., 0.);
  MgId c = map_add_organisation (network, "C", NULL, 200., 90.);
  MgId k = map_add_collective (network, "K", 100., 100.);
  MgId firm = map_add_link (network, a, b, "project");
  MgId context = map_add_link (network, a, c, "context");
  MgId strategy = map_add_link (network, c, a, "strategy");
  MgId part = map_add_participation (network, a, k);
  guint n;

  g_assert_true (mg_filter_is_empty (filter));
  g_hash_table_add (filter->hidden_kinds, g_strdup ("firm"));
  g_hash_table_add (filter->hidden_layers, g_strdup ("context"));
  g_assert_false (mg_filter_is_empty (filter));
  scene = mg_scene_new (network, &options);

  g_assert_cmpuint (mg_scene_count_hidden (scene), ==, 1);
  g_assert_cmpint (mg_scene_find_edge (scene, firm), ==, -1);
  g_assert_cmpint (mg_scene_find_edge (scene, context), ==, -1);
  g_assert_cmpint (mg_scene_find_edge (scene, strategy), >=, 0);
  g_assert_cmpint (mg_scene_find_edge (scene, part), >=, 0);
  g_assert_null (find_row (scene, MG_LEGEND_KIND, "firm"));
  g_assert_false (mg_filter_shows (filter, network, firm));
  g_assert_true (mg_filter_shows (filter, network, strategy));

  copy = mg_filter_copy (filter);
  g_hash_table_add (copy->hidden_kinds, g_strdup (""));
  g_hash_table_add (copy->hidden_layers, g_strdup ("membership"));
  copy->hide_collectives = TRUE;
  options.filter = copy;
  g_clear_pointer (&scene, mg_scene_unref);
  scene = mg_scene_new (network, &options);
  g_assert_cmpuint (mg_scene_count_hidden (scene), ==, 3);
  mg_scene_get_nodes (scene, &n);
  g_assert_cmpuint (n, ==, 1);
  mg_scene_get_edges (scene, &n);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_rings (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgFilter) filter = mg_filter_new ();
  MgSceneOptions options = { .theme = MG_THEME_LIGHT, .filter = filter };
  MgId core = map_add_organisation (network, "A", "ess", 0., 0.);
  MgId nobody = map_add_organisation (network, "B", "ess", 100., 0.);
  g_autoptr(MgScene) scene = NULL;

  map_set_text (network, core, MG_FIELD_ROLE, "core");
  filter->hidden_rings = 1u << 1;
  scene = mg_scene_new (network, &options);
  g_assert_cmpint (mg_scene_find_node (scene, core), ==, -1);
  g_assert_cmpint (mg_scene_find_node (scene, nobody), >=, 0);
}

/* The area follows the figure. */
static void
test_sizes (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId ids[4];
  double shares[] = { 0., .5, 1., NAN };
  g_autofree double *values = NULL;
  MgSceneOptions options = { .theme = MG_THEME_LIGHT, .size_label = "Size" };
  g_autoptr(MgScene) scene = NULL;
  g_autoptr(MgScene) only = NULL;
  double areas[4];

  for (guint i = 0; i < 4; i++)
    ids[i] = map_add_organisation (network, "A", "ess", 100. * i, 0.);
  options.n_values = mg_network_get_id_limit (network);
  options.sizes = options.colours = values = g_new (double, options.n_values);
  for (guint i = 0; i < 4; i++)
    values[ids[i]] = shares[i];
  scene = mg_scene_new (network, &options);

  for (guint i = 0; i < 4; i++)
    areas[i] = pow (get_node (scene, ids[i])->radius, 2.);
  g_assert_cmpfloat_with_epsilon (sqrt (areas[0]), 8., 1e-9);
  g_assert_cmpfloat_with_epsilon (sqrt (areas[2]), 36., 1e-9);
  g_assert_cmpfloat_with_epsilon (areas[1], (areas[0] + areas[2]) / 2., 1e-9);
  g_assert_nonnull (find_row (scene, MG_LEGEND_SIZE, ""));
  g_assert_nonnull (find_row (scene, MG_LEGEND_COLOUR, ""));

  /* Who has no value is not taken for the least one, and counted. */
  g_assert_cmpfloat (areas[3], <, areas[0]);
  g_assert_cmpuint (find_row (scene, MG_LEGEND_SIZE, "rest")->count, ==, 1);
  g_assert_cmpuint (find_row (scene, MG_LEGEND_COLOUR, "rest")->count, ==, 1);
  g_assert_cmpint (get_node (scene, ids[3])->letter, ==, 0);
  values[ids[3]] = 0.;
  g_assert_null (find_row (only = mg_scene_new (network, &options), MG_LEGEND_SIZE, "rest"));
  g_assert_null (find_row (only, MG_LEGEND_COLOUR, "rest"));
}

/* Any grey is on the scale of greys: a sign says that there is no value. */
static void
test_no_value_on_paper (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = map_add_organisation (network, "A", "ess", 0., 0.);
  MgId b = map_add_organisation (network, "B", "ess", 200., 0.);
  double values[] = { NAN, NAN, NAN, NAN };
  MgSceneOptions options = { .theme = MG_THEME_BLACK_WHITE, .colours = values, .n_values = G_N_ELEMENTS (values) };
  g_autoptr(MgScene) scene = NULL;

  g_assert_cmpuint (MAX (a, b), <, G_N_ELEMENTS (values));
  values[a] = .5;
  scene = mg_scene_new (network, &options);
  g_assert_cmpint (get_node (scene, a)->letter, ==, 0);
  g_assert_cmpint (get_node (scene, b)->letter, ==, '?');
  g_assert_cmpint (find_row (scene, MG_LEGEND_COLOUR, "rest")->letter, ==, '?');
}

/* Those with nobody in their group, those that are in none as they are not counted, and
 * groups that are too many: none looks like another.
 */
static void
test_groups_of_nobody (void)
{
  static const double groups[] = { 0., 0., -1., -1., NAN, 30. };
  static const struct { MgRest rest; guint node; guint count; } rests[] = {
    { MG_REST_SMALL, 5, 1 }, { MG_REST_UNCOUNTED, 4, 1 }, { MG_REST_ALONE, 2, 2 },
  };
  g_autoptr(MgNetwork) network = mg_network_new ();
  double values[32];
  MgSceneOptions options = { .theme = MG_THEME_PRINT, .colours = values, .n_values = G_N_ELEMENTS (values),
                             .colours_are_groups = TRUE };
  g_autoptr(MgScene) scene = NULL;
  const MgLegendRow *rows;
  MgId ids[G_N_ELEMENTS (groups)];
  guint n_rows;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      ids[i] = map_add_organisation (network, "A", "ess", 100. * i, 0.);
      values[ids[i]] = groups[i];
    }
  scene = mg_scene_new (network, &options);
  rows = mg_scene_get_legend (scene, &n_rows);
  g_assert_cmpuint (n_rows, >=, G_N_ELEMENTS (rests));
  for (guint i = 0; i < G_N_ELEMENTS (rests); i++)
    {
      const MgLegendRow *row = &rows[n_rows - G_N_ELEMENTS (rests) + i];
      MgColour colour = mg_rest_get_colour (rests[i].rest, MG_THEME_PRINT);
      MgColour next = mg_rest_get_colour (rests[(i + 1) % G_N_ELEMENTS (rests)].rest, MG_THEME_PRINT);

      g_assert_cmpstr (row->label, ==, mg_rest_get_label (rests[i].rest, TRUE));
      g_assert_cmpuint (row->count, ==, rests[i].count);
      g_assert_cmpmem (&row->colour, sizeof colour, &colour, sizeof colour);
      g_assert_cmpmem (&get_node (scene, ids[rests[i].node])->fill, sizeof colour, &colour, sizeof colour);
      g_assert_cmpint (memcmp (&colour, &next, sizeof colour), !=, 0);
    }
}

/* Shapes and widths by something else: the legend says what, and kinds keep their colours,
 * until colours say something else, too.
 */
static void
test_shapes_and_widths (void)
{
  static const char * const names[] = { "North", "South", NULL };
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = map_add_organisation (network, "A", "ess", 0., 0.);
  MgId b = map_add_organisation (network, "B", "ess", 200., 0.);
  MgId c = map_add_organisation (network, "C", "ess", 0., 200.);
  MgId thick = map_add_link (network, a, b, "project");
  MgId thin = map_add_link (network, a, c, "project");
  g_autofree double *values = NULL;
  MgSceneOptions options = { .theme = MG_THEME_LIGHT, .shape_names = names, .shape_label = "Shape: Place",
                             .width_label = "Width: Amount" };
  g_autoptr(MgScene) scene = NULL;
  g_autoptr(MgScene) other = NULL;

  options.n_values = mg_network_get_id_limit (network);
  options.shapes = options.widths = values = g_new (double, options.n_values);
  values[a] = 0.;
  values[b] = 1.;
  values[c] = values[thin] = NAN;
  values[thick] = 1.;
  scene = mg_scene_new (network, &options);
  g_assert_cmpint (get_node (scene, a)->shape, ==, mg_style_group_shape (0));
  g_assert_cmpint (get_node (scene, b)->shape, ==, mg_style_group_shape (1));
  g_assert_cmpint (get_node (scene, c)->shape, ==, mg_style_group_shape (G_MAXUINT));
  g_assert_cmpfloat (get_edge (scene, thick)->width, >, 3. * get_edge (scene, thin)->width);
  g_assert_cmpuint (find_row (scene, MG_LEGEND_SHAPE, "1")->count, ==, 1);
  g_assert_cmpuint (find_row (scene, MG_LEGEND_SHAPE, "rest")->count, ==, 1);
  g_assert_nonnull (find_row (scene, MG_LEGEND_WIDTH, ""));
  g_assert_cmpuint (find_row (scene, MG_LEGEND_WIDTH, "rest")->count, ==, 1);
  g_assert_nonnull (find_row (scene, MG_LEGEND_KIND, "ess"));

  options.colours = values;
  other = mg_scene_new (network, &options);
  g_assert_null (find_row (other, MG_LEGEND_KIND, "ess"));
}

/* Without colours, groups have letters: on the map and in the legend. */
static void
test_letters (void)
{
  static const char * const names[] = { "North", "South", NULL };
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = map_add_organisation (network, "A", "ess", 0., 0.);
  MgId b = map_add_organisation (network, "B", "ess", 200., 0.);
  double values[] = { NAN, NAN, NAN, NAN };
  MgSceneOptions options = { .theme = MG_THEME_PRINT, .colours = values, .n_values = G_N_ELEMENTS (values),
                             .colours_are_groups = TRUE, .group_names = names };
  g_autoptr(MgScene) scene = NULL;
  g_autoptr(MgScene) coloured = NULL;

  g_assert_cmpuint (MAX (a, b), <, G_N_ELEMENTS (values));
  values[a] = 1.;
  coloured = mg_scene_new (network, &options);
  g_assert_cmpint (get_node (coloured, a)->letter, ==, 0);
  g_assert_cmpuint (find_row (coloured, MG_LEGEND_COLOUR, "rest")->count, ==, 1);
  options.theme = MG_THEME_BLACK_WHITE;
  scene = mg_scene_new (network, &options);
  g_assert_cmpint (get_node (scene, a)->letter, ==, 'B');
  g_assert_cmpint (get_node (scene, b)->letter, ==, 0);
  g_assert_cmpint (find_row (scene, MG_LEGEND_COLOUR, "1")->letter, ==, 'B');
}

/* What is not in the light is dim, painted first, and named last. */
static void
test_light (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = map_add_organisation (network, "A", "ess", 0., 0.);
  MgId b = map_add_organisation (network, "B", "ess", 200., 0.);
  MgId c = map_add_organisation (network, "C", "ess", 0., 200.);
  MgId first = map_add_link (network, a, b, "project");
  MgId second = map_add_link (network, a, c, "project");
  g_autoptr(GHashTable) lit = g_hash_table_new (NULL, NULL);
  MgSceneOptions options = { .lit = lit };
  g_autoptr(MgScene) scene = NULL;
  g_autoptr(MgScene) plain = mg_scene_new (network, NULL);

  g_hash_table_add (lit, GUINT_TO_POINTER (b));
  g_hash_table_add (lit, GUINT_TO_POINTER (second));
  scene = mg_scene_new (network, &options);

  g_assert_true (get_node (scene, a)->flags & MG_NODE_DIM);
  g_assert_false (get_node (scene, b)->flags & MG_NODE_DIM);
  g_assert_true (get_edge (scene, first)->flags & MG_EDGE_DIM);
  g_assert_false (get_edge (scene, second)->flags & MG_EDGE_DIM);
  g_assert_cmpfloat (get_edge (scene, first)->colour.alpha, <,
                     get_edge (scene, second)->colour.alpha / 3.);
  g_assert_cmpint (mg_scene_find_edge (scene, first), <, mg_scene_find_edge (scene, second));
  g_assert_false (get_node (plain, a)->flags & MG_NODE_DIM);
  g_assert_false (get_edge (plain, first)->flags & MG_EDGE_DIM);
}

static void
test_legend_order (void)
{
  static const char *const met[] = { "research", "elsewhere", "ess", NULL, "firm" };
  static const char *const wanted[] = { "ess", "firm", "research", "elsewhere", "" };
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgScene) scene = NULL;
  const MgLegendRow *rows;
  guint n_rows;

  for (guint i = 0; i < G_N_ELEMENTS (met); i++)
    map_add_organisation (network, "A", met[i], 100. * i, 0.);
  scene = map_new_scene (network, MG_THEME_LIGHT);
  rows = mg_scene_get_legend (scene, &n_rows);

  g_assert_cmpuint (n_rows, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < n_rows; i++)
    g_assert_cmpstr (rows[i].id, ==, wanted[i]);
}

static void
test_odd (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgScene) empty = mg_scene_new (network, NULL);
  g_autoptr(GString) name = g_string_new (NULL);
  g_autoptr(MgScene) scene = NULL;
  double x, y, width, height;
  MgId a, b;

  g_assert_false (mg_scene_get_bounds (empty, &x, &y, &width, &height));
  g_assert_cmpuint (mg_scene_pick (empty, 0., 0., 10.), ==, MG_ID_NONE);

  for (guint i = 0; i < 1000; i++)
    g_string_append (name, "é");
  a = map_add_organisation (network, name->str, "ess", 1e6, -1e6);
  b = map_add_organisation (network, "B", "ess", 0., 0.);
  map_add_link (network, a, b, "project");
  scene = map_new_scene (network, MG_THEME_LIGHT);
  g_assert_true (mg_scene_get_bounds (scene, &x, &y, &width, &height));
  g_assert_true (isfinite (x) && isfinite (y) && isfinite (width) && isfinite (height));
  g_assert_cmpint (g_utf8_strlen (get_node (scene, a)->label, -1), ==, 257);
  g_assert_cmpuint (mg_scene_pick (scene, 0., 0., 1.), ==, b);
}

/* A colour is of one group only: those that are too many are grey together. */
static void
test_too_many_groups (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId last = 0;
  double values[64];
  MgSceneOptions options = { .theme = MG_THEME_PRINT, .colours = values, .n_values = G_N_ELEMENTS (values),
                             .colours_are_groups = TRUE };
  g_autoptr(MgScene) scene = NULL;
  MgColour grey = mg_rest_get_colour (MG_REST_SMALL, MG_THEME_PRINT);

  for (guint i = 0; i < 14; i++)
    {
      last = map_add_organisation (network, "A", "ess", 100. * i, 0.);
      g_assert_cmpuint (last, <, G_N_ELEMENTS (values));
      values[last] = i;
    }
  scene = mg_scene_new (network, &options);
  g_assert_cmpmem (&get_node (scene, last)->fill, sizeof grey, &grey, sizeof grey);
  g_assert_cmpuint (find_row (scene, MG_LEGEND_COLOUR, "rest")->count, ==, 3);
  g_assert_null (find_row (scene, MG_LEGEND_COLOUR, "11"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/counts", test_counts);
  g_test_add_func ("/scene/parallel-links-are-beside-each-other", test_strands);
  g_test_add_func ("/scene/flags", test_looks);
  g_test_add_func ("/scene/who-is-not-there-at-the-date-is-faint", test_away);
  g_test_add_func ("/scene/intensity-is-width", test_width);
  g_test_add_func ("/scene/filter-hides-nodes-and-their-links", test_filter);
  g_test_add_func ("/scene/filter-hides-rings", test_rings);
  g_test_add_func ("/scene/area-follows-figure", test_sizes);
  g_test_add_func ("/scene/no-value-on-paper-has-a-sign", test_no_value_on_paper);
  g_test_add_func ("/scene/groups-of-nobody-are-told-apart", test_groups_of_nobody);
  g_test_add_func ("/scene/shapes-and-widths-by-something-else", test_shapes_and_widths);
  g_test_add_func ("/scene/groups-have-letters-without-colours", test_letters);
  g_test_add_func ("/scene/a-colour-is-of-one-group", test_too_many_groups);
  g_test_add_func ("/scene/light-dims-the-rest", test_light);
  g_test_add_func ("/scene/legend-in-vocabulary-order", test_legend_order);
  g_test_add_func ("/scene/odd-networks", test_odd);

  return g_test_run ();
}
