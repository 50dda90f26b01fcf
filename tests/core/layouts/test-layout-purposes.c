/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layouts that show one thing: who takes part in what, who is where, who is central. */
#include "mg-shapes.h"

#include <math.h>

#include "mg-error.h"

static double
radius_of (const double *xy,
           guint         i)
{
  return hypot (xy[2 * i], xy[2 * i + 1]);
}

/* Rows 0 to 2 are collectives; 3 to 8 take part in one or two; 9 to 11 in none,
 * though 9 works with 3.
 */
static MgLayoutInput *
new_projects (void)
{
  static const guint ends[] = { 0, 3, 0, 4, 0, 5, 1, 5, 1, 6, 1, 7, 2, 7, 2, 8, 2, 3, 3, 9 };
  g_autoptr(MgSnapshot) graph = mg_snapshot_new_plain (12, ends, 10, FALSE);
  MgLayoutInput *input = mg_layout_input_new_plain (graph, 1);

  for (guint i = 0; i < 3; i++)
    input->is_collective[i] = TRUE;

  return input;
}

static void
test_projects_are_in_the_middle (void)
{
  g_autoptr(MgLayoutInput) input = new_projects ();
  g_autofree double *xy = mg_shape_draw ("projects", input);

  for (guint i = 1; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (radius_of (xy, i), radius_of (xy, 0), 1e-6);
  for (guint i = 3; i < 9; i++)
    g_assert_cmpfloat (radius_of (xy, i), >, radius_of (xy, 0) + 100.);
}

/* Who takes part in one only is on its side of the middle. */
static void
test_participants_are_beside_their_projects (void)
{
  static const guint alone[][2] = { { 4, 0 }, { 6, 1 }, { 8, 2 } };
  g_autoptr(MgLayoutInput) input = new_projects ();
  g_autofree double *xy = mg_shape_draw ("projects", input);

  for (guint k = 0; k < G_N_ELEMENTS (alone); k++)
    {
      const double *one = xy + 2 * alone[k][0];
      const double *project = xy + 2 * alone[k][1];
      double cosine = (one[0] * project[0] + one[1] * project[1])
                      / radius_of (xy, alone[k][0]) / radius_of (xy, alone[k][1]);

      g_assert_cmpfloat (cosine, >, 0.7);
    }
}

static void
test_others_are_in_a_strip (void)
{
  g_autoptr(MgLayoutInput) input = new_projects ();
  g_autofree double *xy = mg_shape_draw ("projects", input);

  for (guint i = 9; i < 12; i++)
    {
      g_assert_cmpfloat_with_epsilon (xy[2 * i + 1], xy[19], 1e-9);
      for (guint j = 0; j < 9; j++)
        g_assert_cmpfloat (xy[2 * i + 1], >, xy[2 * j + 1] + 60.);
    }
  g_assert_cmpfloat (xy[18], <, xy[20]);
  g_assert_cmpfloat (xy[20], <, xy[22]);
}

static void
assert_refused (const char          *layout,
                const MgLayoutInput *input)
{
  g_autofree double *xy = g_new0 (double, 2 * input->graph->n_nodes);
  g_autoptr(GError) error = NULL;

  g_assert_false (mg_layout_run (mg_layout_find (layout), input, NULL, NULL, xy, &error));
  g_assert_error (error, MG_ERROR, MG_ERROR_NO_SUCH_ITEM);
  g_assert_true (g_str_has_suffix (error->message, "."));
  for (guint k = 0; k < 2 * input->graph->n_nodes; k++)
    g_assert_cmpfloat (xy[k], ==, 0.);
}

static void
test_no_project_is_said (void)
{
  g_autoptr(MgSnapshot) graph = mg_shape_new (MG_SHAPE_RANDOM, 12, 1);
  g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, 1);

  assert_refused ("projects", input);
}

static void
test_many_participants_stay_together (void)
{
  g_autoptr(MgSnapshot) graph = mg_shape_new (MG_SHAPE_STAR, 201, 1);
  g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, 1);
  g_autofree double *xy = NULL;

  input->is_collective[0] = TRUE;
  xy = mg_shape_draw ("projects", input);

  g_assert_cmpfloat (radius_of (xy, 0), <, 1e-9);
  for (guint i = 1; i < 201; i++)
    g_assert_cmpfloat (radius_of (xy, i), <, 1400.);
}

/* A cross of 22 km about 45.3 N, 1.8 E; 4 to 19 are in its middle, 20 and 21 are
 * nowhere, 22 is a collective of 0 and 1, 23 is in Paris.
 */
static MgLayoutInput *
new_territory (void)
{
  static const guint ends[] = { 0, 22, 1, 22, 4, 5 };
  static const double cross[4][2] = { { 45.5, 1.8 }, { 45.1, 1.8 }, { 45.3, 2. }, { 45.3, 1.6 } };
  g_autoptr(MgSnapshot) graph = mg_snapshot_new_plain (24, ends, 3, FALSE);
  MgLayoutInput *input = mg_layout_input_new_plain (graph, 1);

  for (guint i = 0; i < 20; i++)
    {
      input->earth[2 * i] = i < 4 ? cross[i][0] : 45.3;
      input->earth[2 * i + 1] = i < 4 ? cross[i][1] : 1.8;
    }
  input->is_collective[22] = TRUE;
  input->earth[46] = 48.85;
  input->earth[47] = 2.35;

  return input;
}

static void
test_north_is_up (void)
{
  g_autoptr(MgLayoutInput) input = new_territory ();
  g_autofree double *xy = mg_shape_draw ("territory", input);

  for (guint i = 4; i < 20; i++)
    {
      g_assert_cmpfloat (xy[1], <, xy[2 * i + 1]);
      g_assert_cmpfloat (xy[3], >, xy[2 * i + 1]);
      g_assert_cmpfloat (xy[4], >, xy[2 * i]);
      g_assert_cmpfloat (xy[6], <, xy[2 * i]);
    }
}

/* A degree of longitude is shorter than one of latitude, by the cosine. */
static void
test_distances_are_true (void)
{
  g_autoptr(MgLayoutInput) input = new_territory ();
  g_autofree double *xy = NULL;

  for (guint i = 4; i < 24; i++)
    input->earth[2 * i] = input->earth[2 * i + 1] = (double) NAN;
  for (guint i = 4; i < 24; i++)
    input->is_collective[i] = TRUE;
  xy = mg_shape_draw ("territory", input);

  g_assert_cmpfloat_with_epsilon ((xy[4] - xy[6]) / (xy[3] - xy[1]), cos (45.3 * G_PI / 180.),
                                  1e-3);
}

/* Sixteen in one municipality stay within what two rows of five would take. */
static void
test_municipality_stays_together (void)
{
  g_autoptr(MgLayoutInput) input = new_territory ();
  g_autofree double *xy = mg_shape_draw ("territory", input);

  for (guint i = 5; i < 20; i++)
    {
      g_assert_cmpfloat (fabs (xy[2 * i] - xy[8]), <, 450.);
      g_assert_cmpfloat (fabs (xy[2 * i + 1] - xy[9]), <, 300.);
    }
}

static void
test_far_one_is_drawn_nearer (void)
{
  g_autoptr(MgLayoutInput) input = new_territory ();
  g_autofree double *xy = mg_shape_draw ("territory", input);
  double far = hypot (xy[46] - xy[8], xy[47] - xy[9]);
  double near = hypot (xy[0] - xy[8], xy[1] - xy[9]);

  g_assert_cmpfloat (far, >, 1.5 * near);
  g_assert_cmpfloat (far, <, 8. * near);
  g_assert_cmpfloat (xy[47], <, xy[1]);
}

static void
test_nowhere_is_below (void)
{
  g_autoptr(MgLayoutInput) input = new_territory ();
  g_autofree double *xy = mg_shape_draw ("territory", input);

  g_assert_cmpfloat_with_epsilon (xy[41], xy[43], 1e-9);
  for (guint i = 0; i < 24; i++)
    if (i != 20 && i != 21)
      g_assert_cmpfloat (xy[41], >, xy[2 * i + 1] + 60.);
}

static void
test_too_few_places_are_said (void)
{
  g_autoptr(MgLayoutInput) input = new_territory ();

  for (guint i = 5; i < 24; i++)
    input->earth[2 * i] = input->earth[2 * i + 1] = (double) NAN;
  assert_refused ("territory", input);
  for (guint i = 0; i < 5; i++)
    input->earth[2 * i] = input->earth[2 * i + 1] = (double) NAN;
  assert_refused ("territory", input);
}

/* Nine on a wheel, with 10 beside 9, 11 in a collective alone, 12 alone. */
static MgLayoutInput *
new_wheel (void)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(MgSnapshot) graph = NULL;
  MgLayoutInput *input;

  for (guint i = 1; i < 10; i++)
    {
      const guint pairs[4] = { 0, i, i, i % 9 + 1 };

      g_array_append_vals (ends, pairs, 4);
    }
  g_array_append_vals (ends, ((const guint[]) { 9, 10, 11, 13, 9, 13 }), 6);
  graph = mg_snapshot_new_plain (14, (const guint *) (void *) ends->data, ends->len / 2, FALSE);
  input = mg_layout_input_new_plain (graph, 1);
  input->is_collective[13] = TRUE;

  return input;
}

/* Partners: 9 of the hub, 4 of 9, 3 of the others on the wheel, 1 of 10, 0 of 11. */
static void
test_more_partners_are_nearer (void)
{
  static const guint order[] = { 0, 9, 1, 10, 11 };
  g_autoptr(MgLayoutInput) input = new_wheel ();
  g_autofree double *xy = mg_shape_draw ("central", input);

  g_assert_cmpfloat (radius_of (xy, 0), <, 1e-9);
  for (guint k = 1; k < G_N_ELEMENTS (order); k++)
    g_assert_cmpfloat (radius_of (xy, order[k]), >, radius_of (xy, order[k - 1]) + 1.);
  for (guint i = 2; i < 9; i++)
    g_assert_cmpfloat_with_epsilon (radius_of (xy, i), radius_of (xy, 1), 1e-6);
  g_assert_cmpfloat (xy[25], >, radius_of (xy, 11) + 60.);
}

/* Any measure: distance is in proportion where there is room. */
static void
test_values_decide_distance (void)
{
  g_autoptr(MgSnapshot) graph = mg_shape_new (MG_SHAPE_PATH, 7, 1);
  g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, 1);
  g_autofree double *xy = NULL;

  input->values = g_new (double, 7);
  for (guint i = 0; i < 7; i++)
    input->values[i] = -20. + (i == 6 ? (double) NAN : 4. * i);
  xy = mg_shape_draw ("central", input);

  g_assert_cmpfloat (radius_of (xy, 5), <, 1e-9);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (radius_of (xy, i) / radius_of (xy, 0), (5. - i) / 5., 1e-6);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpfloat (xy[13], >, xy[2 * i + 1] + 60.);
}

/* As far apart as numbers can be, as near, and all the same. */
static void
test_extreme_values_end (void)
{
  static const double ends[][2] = { { -1.6e308, 1.6e308 }, { 0., 5e-324 }, { 3., 3. } };

  for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
    {
      g_autoptr(MgSnapshot) graph = mg_shape_new (MG_SHAPE_PATH, 7, 1);
      g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, 1);
      g_autofree double *xy = NULL;

      input->values = g_new (double, 7);
      for (guint i = 0; i < 7; i++)
        input->values[i] = ends[k][i % 2];
      xy = mg_shape_draw ("central", input);
      for (guint i = 0; i < 7; i++)
        g_assert_cmpfloat (radius_of (xy, i), <, 1e6);
    }
}

/* The wheel can be drawn so that no link crosses another. */
static void
test_few_links_cross (void)
{
  for (guint32 seed = 1; seed < 6; seed++)
    {
      g_autoptr(MgLayoutInput) input = new_wheel ();
      g_autofree double *xy = NULL;

      input->seed = seed;
      xy = mg_shape_draw ("central", input);
      g_assert_cmpuint (mg_shape_crossings (input->graph, xy, 10), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout-projects/are-in-the-middle", test_projects_are_in_the_middle);
  g_test_add_func ("/layout-projects/participants-are-beside-them",
                   test_participants_are_beside_their_projects);
  g_test_add_func ("/layout-projects/others-are-in-a-strip", test_others_are_in_a_strip);
  g_test_add_func ("/layout-projects/none-is-said", test_no_project_is_said);
  g_test_add_func ("/layout-projects/many-stay-together", test_many_participants_stay_together);
  g_test_add_func ("/layout-territory/north-is-up", test_north_is_up);
  g_test_add_func ("/layout-territory/distances-are-true", test_distances_are_true);
  g_test_add_func ("/layout-territory/municipality-stays-together",
                   test_municipality_stays_together);
  g_test_add_func ("/layout-territory/far-one-is-drawn-nearer", test_far_one_is_drawn_nearer);
  g_test_add_func ("/layout-territory/nowhere-is-below", test_nowhere_is_below);
  g_test_add_func ("/layout-territory/too-few-places-are-said", test_too_few_places_are_said);
  g_test_add_func ("/layout-central/more-partners-are-nearer", test_more_partners_are_nearer);
  g_test_add_func ("/layout-central/values-decide-distance", test_values_decide_distance);
  g_test_add_func ("/layout-central/extreme-values-end", test_extreme_values_end);
  g_test_add_func ("/layout-central/few-links-cross", test_few_links_cross);

  return g_test_run ();
}
