/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines round those who take part in a collective: nobody else is ever inside. */
#include <math.h>
#include <pango/pangocairo.h>

#include "mg-contour.h"
#include "mg-export.h"
#include "mg-map-fixture.h"
#include "mg-scene-private.h"

static MgScene *
make_scene (MgNetwork *network)
{
  const MgSceneOptions options = { .theme = MG_THEME_PRINT, .outlines = TRUE };

  return mg_scene_new (network, &options);
}

/* Crossings of a ray to the right. */
static gboolean
is_inside (const MgOutline *outline,
           double           x,
           double           y)
{
  const MgPoint *line = outline->points;
  gboolean inside = FALSE;

  for (guint i = 0; i < outline->n_lines; line += outline->counts[i], i++)
    {
      for (guint k = 0; k < outline->counts[i]; k++)
        {
          const MgPoint *a = &line[k], *b = &line[(k + 1) % outline->counts[i]];

          if ((a->y > y) != (b->y > y) &&
              x < a->x + (y - a->y) / (b->y - a->y) * (b->x - a->x))
            inside = !inside;
        }
    }

  return inside;
}

static double
get_away (const MgOutline   *outline,
          const MgSceneNode *node)
{
  double least = G_MAXDOUBLE;
  const MgPoint *point = outline->points;

  for (guint i = 0; i < outline->n_lines; i++)
    {
      for (guint k = 0; k < outline->counts[i]; k++, point++)
        least = MIN (least, mg_shape_distance (node->shape, node->radius, point->x - node->x,
                                               point->y - node->y));
    }

  return least;
}

static gboolean
takes_part (const MgScene *scene,
            guint          collective,
            guint          row)
{
  if (row == collective)
    return TRUE;

  for (guint i = 0; i < scene->parts->len; i++)
    {
      const MgPart *part = &g_array_index (scene->parts, MgPart, i);

      if (part->collective == collective && part->organisation == row)
        return TRUE;
    }

  return FALSE;
}

static void
check_outline (const MgScene   *scene,
               const MgOutline *outline)
{
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const MgSceneNode *node = &g_array_index (scene->nodes, MgSceneNode, i);
      gboolean wanted = takes_part (scene, outline->collective, i);

      g_assert_cmpint (is_inside (outline, node->x, node->y), ==, wanted);
      /* Nor is any corner of a symbol cut. */
      g_assert_cmpfloat (get_away (outline, node), >, 0.);
    }
}

/* At random places that are apart from each other, the collective in the middle. */
static MgNetwork *
make_network (guint n,
              guint n_collectives)
{
  MgNetwork *network = map_new_random (n);
  double side = sqrt (n) * 150.;

  for (guint i = 0; i < n_collectives; i++)
    {
      MgId collective = map_add_collective (network, "Projet", side + 100. + 80. * i,
                                            g_test_rand_double_range (0., side));
      MgNetworkIter iter;
      const MgItem *item;
      g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));

      mg_network_iter_init (&iter, network, MG_ITEM_ORGANISATION);
      while ((item = mg_network_iter_next (&iter)))
        g_array_append_val (ids, item->id);
      for (guint k = 0; k < ids->len; k++)
        {
          if (g_test_rand_int_range (0, 3) == 0)
            map_add_participation (network, g_array_index (ids, MgId, k), collective);
        }
    }

  return network;
}

static void
test_exact (void)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr(MgNetwork) network = make_network (6 + i, 1 + i % 3);
      g_autoptr(MgScene) scene = make_scene (network);

      for (guint k = 0; k < scene->outlines->len; k++)
        check_outline (scene, &g_array_index (scene->outlines, MgOutline, k));
    }
}

/* One that is shut in by those who take part stays outside. */
static void
test_shut_in (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId collective = map_add_collective (network, "Projet", 0., 70.);
  g_autoptr(MgScene) scene = NULL;

  map_add_organisation (network, "Dehors", "ess", 0., 0.);
  for (guint i = 0; i < 8; i++)
    {
      double angle = 2. * G_PI * i / 8. + .4;
      MgId id = map_add_organisation (network, "Dedans", "firm", 60. * cos (angle),
                                      60. * sin (angle));

      map_add_participation (network, id, collective);
    }
  scene = make_scene (network);
  g_assert_cmpuint (scene->outlines->len, ==, 1);
  g_assert_false (is_inside (&g_array_index (scene->outlines, MgOutline, 0), 0., 0.));
}

/* No links to collectives, but all that can be picked remains; nor without outlines. */
static void
test_links (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = map_add_organisation (network, "A", "ess", 0., 0.);
  MgId collective = map_add_collective (network, "Projet", 150., 0.);
  MgId part = map_add_participation (network, a, collective);
  g_autoptr(MgScene) scene = make_scene (network);
  g_autoptr(MgScene) plain = map_new_scene (network, MG_THEME_PRINT);

  g_assert_cmpint (mg_scene_find_edge (scene, part), ==, -1);
  g_assert_cmpint (mg_scene_find_node (scene, collective), >=, 0);
  g_assert_cmpuint (mg_scene_pick (scene, 150., 0., 1.), ==, collective);
  g_assert_cmpuint (scene->outlines->len, ==, 1);
  g_assert_cmpint (mg_scene_find_edge (plain, part), >=, 0);
  g_assert_cmpuint (plain->outlines->len, ==, 0);
}

static void
test_files (void)
{
  g_autoptr(MgNetwork) network = make_network (20, 3);

  for (MgExportFormat format = MG_EXPORT_SVG; format <= MG_EXPORT_PNG; format++)
    {
      g_autoptr(MgScene) first = make_scene (network);
      g_autoptr(MgScene) second = make_scene (network);
      g_autoptr(GBytes) one = mg_export (first, format, 842., 595., 1., NULL, NULL);
      g_autoptr(GBytes) other = mg_export (second, format, 842., 595., 1., NULL, NULL);

      g_assert_nonnull (one);
      g_assert_true (g_bytes_equal (one, other));
      if (format == MG_EXPORT_SVG)
        g_assert_nonnull (g_strstr_len (g_bytes_get_data (one, NULL),
                                        (gssize) g_bytes_get_size (one), "fill-rule=\"evenodd\""));
    }
}

/* A field whose lines are known: two discs, one with a hole. */
static void
test_contour (void)
{
  MgRelief relief = { 0., 0., 1., 60, 40, g_new (float, 2400) };
  MgPoint *points;
  guint *counts, n_lines;

  for (guint i = 0; i < 2400; i++)
    {
      double x = i % 60, y = i / 60;
      double disc = hypot (x - 15., y - 20.) - 10.3, other = hypot (x - 42., y - 20.) - 12.2;
      double hole = 5.1 - hypot (x - 42., y - 20.);

      relief.values[i] = (float) MIN (disc, MAX (other, hole));
    }
  n_lines = mg_relief_trace (&relief, &points, &counts);
  g_assert_cmpuint (n_lines, ==, 3);
  for (guint i = 0; i < counts[0] + counts[1] + counts[2]; i++)
    {
      double left = hypot (points[i].x - 15., points[i].y - 20.) - 10.3;
      double right = hypot (points[i].x - 42., points[i].y - 20.);

      g_assert_cmpfloat (MIN (fabs (left), MIN (fabs (right - 12.2), fabs (right - 5.1))), <, .1);
    }
  g_free (points);
  g_free (counts);
  g_free (relief.values);
}

/* While somebody is dragged the lines are those that will be there when it is dropped. */
static void
test_lines_follow_what_is_dragged (void)
{
  g_autoptr(MgNetwork) network = make_network (30, 3);
  g_autoptr(MgScene) scene = make_scene (network);
  g_autoptr(MgScene) dropped = NULL;
  g_autoptr(GHashTable) ids = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) moved = NULL;
  const MgSceneNode *node = &g_array_index (scene->nodes, MgSceneNode,
                                            g_array_index (scene->parts, MgPart, 0).organisation);
  MgId id = node->id;
  guint n_moved = 0;

  g_hash_table_add (ids, GUINT_TO_POINTER (id));
  moved = mg_scene_move_outlines (scene, ids, 40., -25.);
  map_set_real (network, id, MG_FIELD_X, node->x + 40.);
  map_set_real (network, id, MG_FIELD_Y, node->y - 25.);
  dropped = make_scene (network);
  for (guint i = 0; i < scene->outlines->len; i++)
    {
      const MgOutline *outline = &g_array_index (scene->outlines, MgOutline, i);
      const MgOutline *wanted = &g_array_index (dropped->outlines, MgOutline, i);
      const MgOutline *found;

      if (!mg_scene_moves_outline (scene, outline, ids))
        continue;
      found = &g_array_index (moved, MgOutline, n_moved++);
      g_assert_cmpuint (found->n_lines, ==, wanted->n_lines);
      g_assert_cmpmem (found->counts, found->n_lines * sizeof (guint), wanted->counts,
                       wanted->n_lines * sizeof (guint));
      for (guint k = 0; k < wanted->counts[0]; k++)
        g_assert_cmpfloat_with_epsilon (found->points[k].x, wanted->points[k].x, 1e-6);
    }
  g_assert_cmpuint (n_moved, ==, moved->len);
  g_assert_cmpuint (n_moved, >, 0);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outline/nobody-else-is-inside", test_exact);
  g_test_add_func ("/outline/who-is-shut-in-stays-outside", test_shut_in);
  g_test_add_func ("/outline/lines-instead-of-links", test_links);
  g_test_add_func ("/outline/lines-follow-what-is-dragged", test_lines_follow_what_is_dragged);
  g_test_add_func ("/outline/same-file-twice", test_files);
  g_test_add_func ("/outline/lines-follow-the-field", test_contour);

  status = g_test_run ();
  pango_cairo_font_map_set_default (NULL);

  return status;
}
