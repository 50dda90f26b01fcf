/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-geometry.h"
#include "mg-shapes.h"

#include <math.h>

static MgLayoutInput *
new_input (MgShape shape,
           guint   n,
           guint32 seed)
{
  g_autoptr(MgSnapshot) graph = mg_shape_new (shape, n, seed);

  return mg_layout_input_new_plain (graph, seed);
}

/* Of a circle of n the closed form, each at its place on a circle; of the
 * lattice what igraph 0.10.2's Kamada-Kawai ends at, 0.01314, rounded up.
 */
static double
circle_stress (guint n)
{
  double ratios = 0.;
  double squares = 0.;

  for (guint k = 1; k < n; k++)
    {
      double ratio = sin (G_PI * k / n) / MIN (k, n - k);

      ratios += ratio;
      squares += ratio * ratio;
    }

  return 1. - ratios * ratios / squares / (n - 1);
}

static void
test_known_stress (void)
{
  const struct
  {
    MgShape shape;
    guint   n;
    double  stress;
  } rows[] = {
    { MG_SHAPE_CYCLE, 6, circle_stress (6) },
    { MG_SHAPE_CYCLE, 60, circle_stress (60) },
    { MG_SHAPE_PATH, 40, 0. },
    { MG_SHAPE_COMPLETE, 3, 0. },
    { MG_SHAPE_LATTICE, 400, 0.0132 },
  };

  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    for (guint32 seed = 1; seed < 6; seed++)
      {
        g_autoptr(MgLayoutInput) input = new_input (rows[k].shape, rows[k].n, seed);
        g_autofree double *xy = mg_shape_draw ("stress", input);

        g_assert_cmpfloat (mg_shape_stress (input->graph, xy), <=, 1.005 * rows[k].stress + 1e-5);
      }
}

/* 0.15 of the median link; or where all, spread as evenly as can be in the same
 * ellipse, would be nearer than that, a part of their distance.
 */
static double
nearest_wanted (const MgSnapshot *graph,
                const double     *xy,
                double            part)
{
  double bounds[4];
  double even;

  mg_places_get_bounds (xy, graph->n_nodes, bounds);
  even = sqrt (2. / sqrt (3.) * G_PI / 4. * (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
               / graph->n_nodes);

  return MIN (0.15 * mg_shape_median (graph, xy), part * even);
}

static void
test_nobody_too_near (void)
{
  static const struct
  {
    MgShape shape;
    guint   n;
  } rows[] = {
    { MG_SHAPE_PATH, 3000 }, { MG_SHAPE_CYCLE, 900 }, { MG_SHAPE_STAR, 400 },
    { MG_SHAPE_STAR, 2500 }, { MG_SHAPE_LATTICE, 2500 }, { MG_SHAPE_COMPLETE, 60 },
    { MG_SHAPE_PIECES, 400 }, { MG_SHAPE_RANDOM, 20 }, { MG_SHAPE_RANDOM, 40 },
    { MG_SHAPE_RANDOM, 100 }, { MG_SHAPE_RANDOM, 300 }, { MG_SHAPE_RANDOM, 700 },
    { MG_SHAPE_RANDOM, 1000 }, { MG_SHAPE_RANDOM, 1500 }, { MG_SHAPE_RANDOM, 2001 },
    { MG_SHAPE_RANDOM, 7000 },
  };
  static const char * const layouts[] = { "stress", "groups" };

  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    for (guint32 seed = 1; seed < (rows[k].n > 300 ? 2 : 6); seed++)
      for (guint l = 0; l < G_N_ELEMENTS (layouts); l++)
        {
          g_autoptr(MgLayoutInput) input = new_input (rows[k].shape, rows[k].n, seed);
          double part = l == 0 && rows[k].shape == MG_SHAPE_RANDOM && rows[k].n <= 2000 ? 0.65 : 0.5;
          g_autofree double *xy = mg_shape_draw (layouts[l], input);
          double nearest = mg_shape_nearest (xy, rows[k].n);

          g_test_message ("%s, shape %d, %u nodes: %.3f of the median link, %.2f of what is wanted",
                          layouts[l], rows[k].shape, rows[k].n,
                          nearest / mg_shape_median (input->graph, xy),
                          nearest / nearest_wanted (input->graph, xy, part));
          g_assert_cmpfloat (nearest, >=, nearest_wanted (input->graph, xy, part));
        }
}

/* Networks in which everybody is near everybody, at sizes where they are points. */
static void
test_nobody_in_one_place (void)
{
  guint n = 110000;
  g_autoptr(MgLayoutInput) input = new_input (MG_SHAPE_RANDOM, n, 3);
  g_autofree double *xy = mg_shape_draw ("stress", input);
  g_autoptr(GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    {
      gint64 column = (gint64) floor (xy[2 * i] * 10.);
      gint64 row = (gint64) floor (xy[2 * i + 1] * 10.);

      g_hash_table_add (places, g_memdup2 (&(gint64) { column * 100000000 + row }, sizeof (gint64)));
    }

  g_assert_cmpuint (g_hash_table_size (places), ==, n);
}

/* 90 × 60 map units hold a symbol and two lines of its name. */
static void
test_names_have_room (void)
{
  g_autoptr(MgLayoutInput) input = new_input (MG_SHAPE_RANDOM, 120, 2);
  g_autofree double *xy = mg_shape_draw ("stress", input);

  for (guint i = 0; i < 120; i++)
    for (guint j = 0; j < i; j++)
      g_assert_true (fabs (xy[2 * i] - xy[2 * j]) >= 89.999 ||
                     fabs (xy[2 * i + 1] - xy[2 * j + 1]) >= 59.999);
}

static void
test_finished_moves_little (void)
{
  static const struct
  {
    MgShape shape;
    guint   n;
  } rows[] = {
    { MG_SHAPE_RANDOM, 18 }, { MG_SHAPE_RANDOM, 60 }, { MG_SHAPE_RANDOM, 200 },
    { MG_SHAPE_RANDOM, 500 }, { MG_SHAPE_LATTICE, 100 }, { MG_SHAPE_PIECES, 60 },
    { MG_SHAPE_STAR, 30 }, { MG_SHAPE_RANDOM, 2500 },
  };

  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    for (guint32 seed = 1; seed < 4; seed++)
      {
        g_autoptr(MgLayoutInput) input = new_input (rows[k].shape, rows[k].n, seed);
        g_autofree double *xy = mg_shape_draw ("stress", input);
        g_autofree double *again = NULL;

        memcpy (input->xy, xy, 2 * rows[k].n * sizeof *xy);
        again = mg_shape_draw ("stress", input);
        g_test_message ("shape %d, %u nodes: mean move %.3f %%", rows[k].shape, rows[k].n,
                        100. * mg_shape_mean_move (xy, again, rows[k].n)
                        / mg_shape_diagonal (xy, rows[k].n));
        g_assert_cmpfloat (mg_shape_mean_move (xy, again, rows[k].n), <=,
                           0.001 * mg_shape_diagonal (xy, rows[k].n));
      }
}

/* One organisation more, with two links: the others hardly move. */
static void
test_new_one_finds_its_place (void)
{
  for (guint32 seed = 1; seed < 16; seed++)
    {
      guint n = seed % 3 == 0 ? 24 : seed % 3 == 1 ? 100 : 300;
      g_autoptr(MgLayoutInput) input = new_input (MG_SHAPE_RANDOM, n, seed);
      g_autofree double *xy = mg_shape_draw ("stress", input);
      g_autofree guint *ends = g_new (guint, 2 * input->graph->n_pairs + 4);
      g_autoptr(MgSnapshot) graph = NULL;
      g_autoptr(MgLayoutInput) more = NULL;
      g_autofree double *again = NULL;

      memcpy (ends, input->graph->ends, 2 * input->graph->n_pairs * sizeof *ends);
      ends[2 * input->graph->n_pairs] = n;
      ends[2 * input->graph->n_pairs + 1] = 3;
      ends[2 * input->graph->n_pairs + 2] = n;
      ends[2 * input->graph->n_pairs + 3] = input->graph->ends[1];
      graph = mg_snapshot_new_plain (n + 1, ends, input->graph->n_pairs + 2, FALSE);
      more = mg_layout_input_new_plain (graph, seed);
      memcpy (more->xy, xy, 2 * n * sizeof *xy);
      again = mg_shape_draw ("stress", more);

      g_test_message ("mean move %.3f %%", 100. * mg_shape_mean_move (xy, again, n)
                                           / mg_shape_diagonal (xy, n));
      g_assert_cmpfloat (mg_shape_mean_move (xy, again, n), <=, 0.003 * mg_shape_diagonal (xy, n));
      g_assert_cmpfloat (hypot (again[2 * n] - again[6], again[2 * n + 1] - again[7]), <,
                         0.6 * mg_shape_diagonal (xy, n));
    }
}

/* Who was dragged to the other end comes back, and hardly anybody else moves. */
static void
test_misplaced_one_comes_back (void)
{
  for (guint32 seed = 1; seed < 6; seed++)
    {
      g_autoptr(MgLayoutInput) input = new_input (MG_SHAPE_RANDOM, 60, seed);
      g_autofree double *xy = mg_shape_draw ("stress", input);
      g_autofree double *again = NULL;

      memcpy (input->xy, xy, 120 * sizeof *xy);
      input->xy[10] = -2. * xy[10] + 500.;
      input->xy[11] = -2. * xy[11] - 500.;
      again = mg_shape_draw ("stress", input);

      g_assert_cmpfloat (hypot (again[10] - xy[10], again[11] - xy[11]), <, 150.);
      g_assert_cmpfloat (mg_shape_mean_move (xy, again, 60), <=, 0.02 * mg_shape_diagonal (xy, 60));
    }
}

/* Rearranging a grid gives a drawing as good as one from scratch. */
static void
test_bad_start_is_left (void)
{
  g_autoptr(MgLayoutInput) input = new_input (MG_SHAPE_RANDOM, 80, 1);
  g_autofree double *grid = mg_shape_draw ("grid", input);
  g_autofree double *xy = mg_shape_draw ("stress", input);
  g_autofree double *again = NULL;

  memcpy (input->xy, grid, 160 * sizeof *grid);
  again = mg_shape_draw ("stress", input);
  g_assert_cmpfloat (mg_shape_stress (input->graph, again), <=,
                     1.12 * mg_shape_stress (input->graph, xy));
}

static void
get_bounds (const double *xy,
            guint         first,
            guint         n,
            double        bounds[4])
{
  bounds[0] = bounds[2] = xy[2 * first];
  bounds[1] = bounds[3] = xy[2 * first + 1];
  for (guint i = first; i < first + n; i++)
    {
      bounds[0] = MIN (bounds[0], xy[2 * i]);
      bounds[1] = MIN (bounds[1], xy[2 * i + 1]);
      bounds[2] = MAX (bounds[2], xy[2 * i]);
      bounds[3] = MAX (bounds[3], xy[2 * i + 1]);
    }
}

/* Cycles of 3, 4, 5, 6, 7 and five isolates: no two pieces meet, and the
 * isolates are in a row below.
 */
static void
test_pieces_are_packed (void)
{
  g_autoptr(MgLayoutInput) input = new_input (MG_SHAPE_PIECES, 30, 1);
  g_autofree double *xy = mg_shape_draw ("stress", input);
  double bounds[5][4];

  for (guint k = 0, first = 0; k < 5; first += k + 3, k++)
    get_bounds (xy, first, k + 3, bounds[k]);

  for (guint k = 0; k < 5; k++)
    {
      for (guint l = 0; l < k; l++)
        g_assert_true (bounds[k][0] > bounds[l][2] || bounds[l][0] > bounds[k][2] ||
                       bounds[k][1] > bounds[l][3] || bounds[l][1] > bounds[k][3]);
      for (guint i = 25; i < 30; i++)
        g_assert_cmpfloat (xy[2 * i + 1], >, bounds[k][3]);
    }
  for (guint i = 26; i < 30; i++)
    g_assert_cmpfloat_with_epsilon (xy[2 * i + 1], xy[51], 1e-9);
}

static void
test_lies_flat (void)
{
  g_autoptr(MgLayoutInput) input = new_input (MG_SHAPE_PATH, 30, 4);
  g_autofree double *xy = mg_shape_draw ("stress", input);
  double bounds[4];

  get_bounds (xy, 0, 30, bounds);
  g_assert_cmpfloat (bounds[2] - bounds[0], >, 10. * (bounds[3] - bounds[1]));
  g_assert_cmpfloat_with_epsilon (mg_shape_median (input->graph, xy), MG_LAYOUT_LINK_LENGTH, 1.);
}

static void
test_large_star (void)
{
  g_autoptr(MgLayoutInput) input = new_input (MG_SHAPE_STAR, 10001, 1);
  g_autofree double *xy = mg_shape_draw ("stress", input);

  for (guint k = 0; k < 2 * 10001; k++)
    g_assert_true (isfinite (xy[k]));
  g_assert_cmpfloat (mg_shape_nearest (xy, 2000), >=, 35.9);
}

static void
test_long_path (void)
{
  g_autoptr(MgLayoutInput) input = new_input (MG_SHAPE_PATH, 5000, 1);
  g_autofree double *xy = mg_shape_draw ("stress", input);

  for (guint k = 0; k < 2 * 5000; k++)
    g_assert_true (isfinite (xy[k]));
  g_assert_cmpfloat (mg_shape_nearest (xy, 5000), >=, 17.9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout-stress/known-stress", test_known_stress);
  g_test_add_func ("/layout-stress/nobody-too-near", test_nobody_too_near);
  g_test_add_func ("/layout-stress/nobody-in-one-place", test_nobody_in_one_place);
  g_test_add_func ("/layout-stress/names-have-room", test_names_have_room);
  g_test_add_func ("/layout-stress/finished-moves-little", test_finished_moves_little);
  g_test_add_func ("/layout-stress/new-one-finds-its-place", test_new_one_finds_its_place);
  g_test_add_func ("/layout-stress/misplaced-one-comes-back", test_misplaced_one_comes_back);
  g_test_add_func ("/layout-stress/bad-start-is-left", test_bad_start_is_left);
  g_test_add_func ("/layout-stress/pieces-are-packed", test_pieces_are_packed);
  g_test_add_func ("/layout-stress/lies-flat", test_lies_flat);
  g_test_add_func ("/layout-stress/large-star", test_large_star);
  g_test_add_func ("/layout-stress/long-path", test_long_path);

  return g_test_run ();
}
