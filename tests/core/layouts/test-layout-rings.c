/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Circles, sectors, one circle, grid: who stands where. */
#include "mg-shapes.h"

#include <math.h>

#define N 46

/* Row 0 is the centre; rings 1 to 4 and none; every tenth is a collective. */
static MgLayoutInput *
new_input (void)
{
  g_autoptr(MgSnapshot) graph = mg_shape_new (MG_SHAPE_RANDOM, N, 11);
  MgLayoutInput *input = mg_layout_input_new_plain (graph, 1);

  input->n_kinds = 6;
  for (guint i = 0; i < N; i++)
    {
      input->is_centre[i] = i == 0;
      input->is_collective[i] = i % 10 == 9;
      input->kinds[i] = input->is_collective[i] ? 6 : i * 5 % 7;
      input->rings[i] = input->is_collective[i] || i == 0 ? 0 : i % 5;
    }

  return input;
}

static double
radius_of (const double *xy,
           guint         i)
{
  return hypot (xy[2 * i], xy[2 * i + 1]);
}

static void
test_rings_are_round (void)
{
  g_autoptr(MgLayoutInput) input = new_input ();
  g_autofree double *xy = mg_shape_draw ("circles", input);
  double radii[6] = { 0. };

  for (guint i = 0; i < N; i++)
    if (!input->is_collective[i])
      {
        guint ring = input->is_centre[i] ? 0 : input->rings[i] > 0 ? input->rings[i] : 5;

        if (radii[ring] <= 0.)
          radii[ring] = radius_of (xy, i);
        g_assert_cmpfloat_with_epsilon (radius_of (xy, i), radii[ring], 1e-6);
      }

  g_assert_cmpfloat_with_epsilon (radii[0], 0., 1e-9);
  for (guint ring = 1; ring < 6; ring++)
    g_assert_cmpfloat (radii[ring], >=, radii[ring - 1] + 60.);
}

/* What is drawn behind them is where they are, whatever is pinned. */
static void
test_rings_are_told (void)
{
  g_autoptr(MgLayoutInput) input = new_input ();
  g_autofree double *xy = NULL;
  g_autoptr(GArray) rings = NULL;

  input->is_pinned[1] = TRUE;
  input->xy[2] = input->xy[3] = 5000.;
  xy = mg_shape_draw ("circles", input);
  rings = mg_layout_find_rings (mg_layout_find ("circles"), input, xy);
  g_assert_cmpuint (rings->len, ==, 4);
  for (guint i = 2; i < N; i++)
    if (input->rings[i] > 0)
      {
        const MgLayoutRing *ring = &g_array_index (rings, MgLayoutRing, input->rings[i] - 1);

        g_assert_cmpfloat (ring->value, ==, input->rings[i]);
        g_assert_cmpfloat_with_epsilon (ring->radius, radius_of (xy, i), 1e-6);
      }
}

/* Round numbers, the greater the nearer, between those who have more and fewer. */
static void
test_values_are_told (void)
{
  g_autoptr(MgLayoutInput) input = new_input ();
  g_autofree double *xy = NULL;
  g_autoptr(GArray) rings = NULL;

  input->values = g_new (double, N);
  for (guint i = 0; i < N; i++)
    input->values[i] = input->is_collective[i] ? (double) NAN : 0.013 * i;
  xy = mg_shape_draw ("central", input);
  rings = mg_layout_find_rings (mg_layout_find ("central"), input, xy);
  g_assert_cmpuint (rings->len, >=, 3);
  g_assert_cmpuint (rings->len, <=, 8);
  for (guint k = 0; k < rings->len; k++)
    {
      const MgLayoutRing *ring = &g_array_index (rings, MgLayoutRing, k);

      g_assert_cmpfloat_with_epsilon (ring->value * 10., round (ring->value * 10.), 1e-12);
      for (guint i = 0; i < N; i++)
        if (!input->is_collective[i])
          g_assert_true (input->values[i] > ring->value ? radius_of (xy, i) <= ring->radius + 1e-6
                                                        : radius_of (xy, i) >= ring->radius - 1e-6);
    }
}

/* None without an order, or with numbers that no step can divide. */
static void
test_odd_values_have_no_rings (void)
{
  static const double odd[][2] = { { 1., 1. }, { -1.7e308, 1.7e308 }, { 0., 5e-324 }, { 1e17, 1e17 + 16. } };

  for (guint k = 0; k < G_N_ELEMENTS (odd); k++)
    {
      g_autoptr(MgLayoutInput) input = new_input ();
      g_autofree double *xy = NULL;
      g_autoptr(GArray) rings = NULL;

      input->values = g_new (double, N);
      for (guint i = 0; i < N; i++)
        input->values[i] = odd[k][i % 2];
      xy = mg_shape_draw ("central", input);
      rings = mg_layout_find_rings (mg_layout_find ("central"), input, xy);
      g_assert_cmpuint (rings->len, <=, 2);
    }
}

/* No kind's items stand between another's. */
static void
test_sectors_hold_their_kinds (void)
{
  g_autoptr(MgLayoutInput) input = new_input ();
  g_autofree double *xy = mg_shape_draw ("sectors", input);
  double low[8];
  double high[8];

  for (guint s = 0; s < 8; s++)
    {
      low[s] = 10.;
      high[s] = -10.;
    }
  for (guint i = 0; i < N; i++)
    {
      guint sector = input->is_collective[i] ? 7 : input->kinds[i];
      double angle = atan2 (xy[2 * i + 1], xy[2 * i]) + G_PI / 2.;

      angle -= 2. * G_PI * floor (angle / (2. * G_PI));
      low[sector] = MIN (low[sector], angle);
      high[sector] = MAX (high[sector], angle);
    }

  for (guint s = 1; s < 8; s++)
    g_assert_cmpfloat (low[s], >, high[s - 1]);
}

static void
test_one_circle_follows_a_ring (void)
{
  g_autoptr(MgSnapshot) graph = mg_shape_new (MG_SHAPE_CYCLE, 30, 1);
  g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, 1);
  g_autofree double *xy = mg_shape_draw ("circle", input);
  double side = 2. * radius_of (xy, 0) * sin (G_PI / 30.);

  for (guint i = 0; i < 30; i++)
    {
      guint next = (i + 1) % 30;

      g_assert_cmpfloat_with_epsilon (radius_of (xy, i), radius_of (xy, 0), 1e-6);
      g_assert_cmpfloat_with_epsilon (hypot (xy[2 * i] - xy[2 * next],
                                             xy[2 * i + 1] - xy[2 * next + 1]), side, 1e-3);
    }
}

static void
test_grid_reads_by_kind_and_title (void)
{
  g_autoptr(MgSnapshot) graph = mg_shape_new (MG_SHAPE_ISOLATES, 5, 1);
  g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, 1);
  static const char * const titles[] = { "d", "b", "a", "c", "e" };
  static const guint kinds[] = { 0, 1, 1, 0, 2 };
  static const guint order[] = { 3, 0, 2, 1, 4 };
  g_autofree double *xy = NULL;

  input->n_kinds = 2;
  for (guint i = 0; i < 5; i++)
    {
      g_free (input->sort_keys[i]);
      input->sort_keys[i] = g_strdup (titles[i]);
      input->kinds[i] = kinds[i];
    }
  xy = mg_shape_draw ("grid", input);

  for (guint k = 1; k < 5; k++)
    {
      const double *last = xy + 2 * order[k - 1];
      const double *here = xy + 2 * order[k];

      g_assert_true (here[1] > last[1] + 1. || (here[1] > last[1] - 1. && here[0] > last[0]));
    }
}

/* A collective of three neighbours stands nearer to them than to the others. */
static void
test_collective_is_among_its_own (void)
{
  static const guint ends[] = { 12, 0, 12, 1, 12, 2 , 0, 1, 1, 2 };
  g_autoptr(MgSnapshot) graph = mg_snapshot_new_plain (13, ends, 5, FALSE);
  g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, 1);
  g_autofree double *xy = NULL;
  double mean[2] = { 0., 0. };

  input->is_collective[12] = TRUE;
  for (guint i = 0; i < 12; i++)
    input->rings[i] = 2;
  xy = mg_shape_draw ("circles", input);

  for (guint k = 0; k < 6; k++)
    mean[k % 2] += xy[k] / 3.;
  g_assert_cmpfloat (hypot (xy[24] - mean[0], xy[25] - mean[1]), <, 120.);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout-circles/rings-are-round", test_rings_are_round);
  g_test_add_func ("/layout-circles/rings-are-told", test_rings_are_told);
  g_test_add_func ("/layout-central/values-are-told", test_values_are_told);
  g_test_add_func ("/layout-central/odd-values-have-no-rings", test_odd_values_have_no_rings);
  g_test_add_func ("/layout-circles/collective-is-among-its-own", test_collective_is_among_its_own);
  g_test_add_func ("/layout-sectors/hold-their-kinds", test_sectors_hold_their_kinds);
  g_test_add_func ("/layout-circle/follows-a-ring", test_one_circle_follows_a_ring);
  g_test_add_func ("/layout-grid/reads-by-kind-and-title", test_grid_reads_by_kind_and_title);

  return g_test_run ();
}
