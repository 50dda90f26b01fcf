/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-label-boxes.h"

#include <math.h>

#define WIDTH 800.
#define HEIGHT 600.
#define N_BOXES 200
#define N_STEPS 3000

static MgRect
make_rect (void)
{
  double width = g_test_rand_double_range (1., 120.), height = g_test_rand_double_range (1., 40.);

  /* Some of them reach over the edges. */
  return (MgRect) { g_test_rand_double_range (-60., WIDTH), g_test_rand_double_range (-20., HEIGHT),
                    width, height };
}

static MgCover
measure_one_by_one (const MgRect *boxes,
                    const MgRect *rect,
                    guint         except)
{
  MgCover cover = { 0, 0. };

  for (guint i = 1; i <= N_BOXES; i++)
    {
      double area = i == except ? 0. : mg_rect_shared_area (&boxes[i], rect);

      cover.n += area > 0.;
      cover.area += area;
    }

  return cover;
}

/* Whatever was moved, and however fine the buckets are. */
static void
test_found (void)
{
  static const guint n_expected[] = { 1, N_BOXES, 100 * N_BOXES };

  for (guint k = 0; k < G_N_ELEMENTS (n_expected); k++)
    {
      MgRect rects[N_BOXES + 1] = { 0 };
      guint n_covered = 0;
      MgBoxes boxes;

      mg_boxes_init (&boxes, WIDTH, HEIGHT, n_expected[k]);
      for (guint i = 1; i <= N_BOXES; i++)
        {
          rects[i] = make_rect ();
          g_assert_cmpuint (mg_boxes_add (&boxes, &rects[i]), ==, i);
        }

      for (guint step = 0; step < N_STEPS; step++)
        {
          guint box = (guint) g_test_rand_int_range (1, N_BOXES + 1);
          MgRect rect = make_rect ();
          MgCover expected, cover;

          mg_boxes_take_out (&boxes, box);
          if (g_test_rand_bit ())
            rects[box] = make_rect ();
          mg_boxes_put_back (&boxes, box, &rects[box]);

          expected = measure_one_by_one (rects, &rect, box);
          cover = mg_boxes_measure (&boxes, &rect, box, G_MAXUINT);
          g_assert_cmpuint (cover.n, ==, expected.n);
          g_assert_cmpfloat (fabs (cover.area - expected.area), <, 1e-6);
          n_covered += cover.n > 1;

          cover = mg_boxes_measure (&boxes, &rect, box, 2);
          g_assert_cmpuint (cover.n, ==, MIN (expected.n, 2));
        }
      g_assert_cmpuint (n_covered, >, N_STEPS / 10);
      mg_boxes_clear (&boxes);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/label-boxes/found-where-they-are-now", test_found);

  return g_test_run ();
}
