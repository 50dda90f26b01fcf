/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is under the pointer, against looking at everything. */
#include "mg-scene.h"

#include <math.h>

#include "mg-map-fixture.h"
#include "mg-scene-private.h"

static void
test_items (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = map_add_organisation (network, "A", "ess", 0., 0.);
  MgId b = map_add_organisation (network, "B", "ess", 300., 0.);
  MgId one = map_add_link (network, a, b, "mutualisation");
  MgId two = map_add_link (network, a, b, "project");
  MgId three = map_add_link (network, a, b, "strategy");
  g_autoptr(MgScene) scene = map_new_scene (network, MG_THEME_LIGHT);
  MgId seen[3];

  g_assert_cmpuint (mg_scene_pick (scene, 2., 2., 1.), ==, a);
  g_assert_cmpuint (mg_scene_pick (scene, 301., -9., 1.), ==, b);
  g_assert_cmpuint (mg_scene_pick (scene, 150., 90., 6.), ==, MG_ID_NONE);
  g_assert_cmpuint (mg_scene_pick (scene, 1e9, 1e9, 6.), ==, MG_ID_NONE);

  /* On the line to the middle of a symbol, the symbol wins. */
  g_assert_cmpuint (mg_scene_pick (scene, 12., 0., 6.), ==, a);

  /* To the left from A to B is up. */
  for (int i = 0; i < 3; i++)
    seen[i] = mg_scene_pick (scene, 150., (1 - i) * 8., 2.);
  g_assert_cmpuint (seen[0], ==, one);
  g_assert_cmpuint (seen[1], ==, two);
  g_assert_cmpuint (seen[2], ==, three);
}

static void
test_loop (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = map_add_organisation (network, "A", "ess", 0., 0.);
  MgId loop = map_add_link (network, a, a, "project");
  g_autoptr(MgScene) scene = map_new_scene (network, MG_THEME_LIGHT);
  guint n_edges;
  MgCurve course = mg_scene_get_course (scene, mg_scene_get_edges (scene, &n_edges));
  MgPoint top = mg_curve_at (&course, .5);

  g_assert_cmpfloat (hypot (top.x, top.y), >, 20.);
  g_assert_cmpuint (mg_scene_pick (scene, top.x, top.y, 2.), ==, loop);
}

static MgId
look_at_all (const MgScene *scene,
             double         x,
             double         y,
             double         tolerance)
{
  guint n_nodes, n_edges;
  const MgSceneNode *nodes = mg_scene_get_nodes (scene, &n_nodes);
  const MgSceneEdge *edges = mg_scene_get_edges (scene, &n_edges);
  double best = G_MAXDOUBLE;
  MgId id = MG_ID_NONE;

  for (guint i = 0; i < n_nodes; i++)
    {
      double dx = x - nodes[i].x, dy = y - nodes[i].y;

      if (mg_shape_distance (nodes[i].shape, nodes[i].radius, dx, dy) <= tolerance &&
          hypot (dx, dy) <= best)
        {
          best = hypot (dx, dy);
          id = nodes[i].id;
        }
    }
  if (id != MG_ID_NONE)
    return id;

  for (guint i = 0; i < n_edges; i++)
    {
      MgCurve course = mg_scene_get_course (scene, &edges[i]);
      double away = mg_curve_distance (&course, x, y);

      if (away <= tolerance + edges[i].width / 2. && away <= best)
        {
          best = away;
          id = edges[i].id;
        }
    }

  return id;
}

/* As by coordinates of another system, metres from far away. */
static void
move_all (MgNetwork *network,
          double     x,
          double     y)
{
  const MgItem *item;
  MgNetworkIter iter;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    {
      double old_x = 0., old_y = 0.;

      mg_network_get_real (network, item->id, MG_FIELD_X, &old_x);
      mg_network_get_real (network, item->id, MG_FIELD_Y, &old_y);
      map_set_real (network, item->id, MG_FIELD_X, old_x + x);
      map_set_real (network, item->id, MG_FIELD_Y, old_y + y);
    }
}

static void
test_brute_force (void)
{
  static const double aways[] = { 0., 0., 1e4, 9e5 };
  guint n_nodes_hit = 0, n_edges_hit = 0, n_missed = 0;

  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr(MgNetwork) network = map_new_random ((guint) g_test_rand_int_range (1, 12));
      double away = aways[i % G_N_ELEMENTS (aways)];
      g_autoptr(MgScene) scene = NULL;
      double left, top, width, height;

      if (away > 0.)
        move_all (network, away, -away);
      scene = map_new_scene (network, MG_THEME_LIGHT);
      mg_scene_get_bounds (scene, &left, &top, &width, &height);
      for (guint j = 0; j < 20; j++)
        {
          double x = left + g_test_rand_double () * width, y = top + g_test_rand_double () * height;
          double tolerance = g_test_rand_double_range (0., 12.);
          MgId found = mg_scene_pick (scene, x, y, tolerance);

          g_assert_cmpuint (found, ==, look_at_all (scene, x, y, tolerance));
          n_missed += found == MG_ID_NONE;
          n_nodes_hit += mg_scene_find_node (scene, found) >= 0;
          n_edges_hit += mg_scene_find_edge (scene, found) >= 0;
        }
    }

  g_assert_cmpuint (n_nodes_hit, >, 200);
  g_assert_cmpuint (n_edges_hit, >, 200);
  g_assert_cmpuint (n_missed, >, 200);
}

static void
test_large (void)
{
  g_autoptr(MgNetwork) network = map_new_random (300);
  g_autoptr(MgScene) scene = map_new_scene (network, MG_THEME_LIGHT);
  double left, top, width, height;

  mg_scene_get_bounds (scene, &left, &top, &width, &height);
  for (guint j = 0; j < 1000; j++)
    {
      double x = left + g_test_rand_double () * width, y = top + g_test_rand_double () * height;

      g_assert_cmpuint (mg_scene_pick (scene, x, y, 6.), ==, look_at_all (scene, x, y, 6.));
    }
}

static void
test_rectangle (void)
{
  g_autoptr(MgNetwork) network = map_new_random (200);
  g_autoptr(MgScene) scene = map_new_scene (network, MG_THEME_LIGHT);
  guint n_nodes, n_found = 0;
  const MgSceneNode *nodes = mg_scene_get_nodes (scene, &n_nodes);

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
      double x = g_test_rand_double_range (-200., 2000.);
      double y = g_test_rand_double_range (-200., 2000.);
      double width = g_test_rand_double_range (0., 900.);
      double height = g_test_rand_double_range (0., 900.);
      guint n_inside = 0;

      mg_scene_find_in (scene, x, y, width, height, ids);
      for (guint j = 0; j < n_nodes; j++)
        {
          if (nodes[j].x < x || nodes[j].x > x + width ||
              nodes[j].y < y || nodes[j].y > y + height)
            continue;
          g_assert_cmpuint (n_inside, <, ids->len);
          g_assert_cmpuint (g_array_index (ids, MgId, n_inside), ==, nodes[j].id);
          n_inside++;
        }
      g_assert_cmpuint (ids->len, ==, n_inside);
      n_found += n_inside;
    }

  g_assert_cmpuint (n_found, >, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pick/nodes-strands-nothing", test_items);
  g_test_add_func ("/pick/loop", test_loop);
  g_test_add_func ("/pick/as-if-looking-at-all", test_brute_force);
  g_test_add_func ("/pick/as-if-looking-at-all-of-many", test_large);
  g_test_add_func ("/pick/rectangle", test_rectangle);

  return g_test_run ();
}
