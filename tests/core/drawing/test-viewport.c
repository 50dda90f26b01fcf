/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-viewport.h"

#include <math.h>

static MgViewport
random_viewport (void)
{
  return (MgViewport) {
    g_test_rand_double_range (-1e4, 1e4), g_test_rand_double_range (-1e4, 1e4),
    g_test_rand_double_range (MG_SCALE_MIN, MG_SCALE_MAX),
    g_test_rand_double_range (1., 4000.), g_test_rand_double_range (1., 3000.),
  };
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      MgViewport viewport = random_viewport ();
      double x = g_test_rand_double_range (-1e4, 1e4), y = g_test_rand_double_range (-1e4, 1e4);
      double window_x, window_y, back_x, back_y;

      mg_viewport_to_window (&viewport, x, y, &window_x, &window_y);
      mg_viewport_to_map (&viewport, window_x, window_y, &back_x, &back_y);
      g_assert_cmpfloat_with_epsilon (back_x, x, 1e-6);
      g_assert_cmpfloat_with_epsilon (back_y, y, 1e-6);
    }
}

static void
test_zoom (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      MgViewport viewport = random_viewport ();
      double x = g_test_rand_double_range (0., 1000.), y = g_test_rand_double_range (0., 1000.);
      double before_x, before_y, after_x, after_y;

      mg_viewport_to_map (&viewport, x, y, &before_x, &before_y);
      mg_viewport_zoom_at (&viewport, g_test_rand_double_range (.01, 50.), x, y);
      mg_viewport_to_map (&viewport, x, y, &after_x, &after_y);
      g_assert_cmpfloat_with_epsilon (after_x, before_x, 1e-6);
      g_assert_cmpfloat_with_epsilon (after_y, before_y, 1e-6);
      g_assert_cmpfloat (viewport.scale, >=, MG_SCALE_MIN);
      g_assert_cmpfloat (viewport.scale, <=, MG_SCALE_MAX);
    }
}

static void
test_zoom_nonsense (void)
{
  const double factors[] = { 0., -1., NAN, INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      MgViewport viewport = { 1., 2., 3., 400., 300. };

      mg_viewport_zoom_at (&viewport, factors[i], 10., 10.);
      g_assert_cmpfloat (viewport.scale, ==, 3.);
      g_assert_cmpfloat (viewport.x, ==, 1.);
    }
}

static void
test_pan (void)
{
  MgViewport viewport = { 0., 0., 2., 400., 300. };
  double x, y;

  mg_viewport_pan (&viewport, 10., -6.);
  mg_viewport_to_window (&viewport, 0., 0., &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 210., 1e-9);
  g_assert_cmpfloat_with_epsilon (y, 144., 1e-9);
}

static void
test_fit (void)
{
  MgViewport viewport = MG_VIEWPORT_INIT;
  double left, top, right, bottom;

  viewport.width = 800.;
  viewport.height = 600.;
  mg_viewport_fit (&viewport, -500., 100., 3000., 400., 20.);
  mg_viewport_to_window (&viewport, -500., 100., &left, &top);
  mg_viewport_to_window (&viewport, 2500., 500., &right, &bottom);
  g_assert_cmpfloat_with_epsilon (left, 20., 1e-6);
  g_assert_cmpfloat_with_epsilon (right, 780., 1e-6);
  g_assert_cmpfloat_with_epsilon (top + bottom, 600., 1e-6);

  mg_viewport_fit (&viewport, 5., 5., 0., 0., 20.);
  g_assert_cmpfloat (viewport.scale, ==, 2.);
  g_assert_cmpfloat (viewport.x, ==, 5.);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/viewport/there-and-back", test_round_trip);
  g_test_add_func ("/viewport/zoom-keeps-the-place", test_zoom);
  g_test_add_func ("/viewport/zoom-refuses-nonsense", test_zoom_nonsense);
  g_test_add_func ("/viewport/pan-is-in-pixels", test_pan);
  g_test_add_func ("/viewport/fit-shows-all", test_fit);

  return g_test_run ();
}
