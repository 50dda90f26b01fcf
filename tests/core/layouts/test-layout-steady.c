/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on the map stays there: one organisation more, with two links, or the
 * same layout again, moves the others no more than each layout says.
 */
#include "mg-shapes.h"

#include <math.h>

/* Most that others move on the whole, as a part of the drawing's diagonal: one
 * organisation more, at 30, 100 and 350.
 */
static const struct
{
  const char *layout;
  double      most[3];
} rows[] = {
  { "stress", { 0.003, 0.003, 0.003 } },
  { "groups", { 0.003, 0.003, 0.003 } },
  { "circles", { 0.024, 0.008, 0.003 } },
  { "sectors", { 0.06, 0.02, 0.01 } },
  { "columns", { 0.003, 0.003, 0.003 } },
  { "levels", { 0.003, 0.003, 0.003 } },
  { "projects", { 0.003, 0.003, 0.003 } },
  { "central", { 0.01, 0.01, 0.003 } },
  { "territory", { 0.003, 0.003, 0.003 } },
  { "circle", { 0.024, 0.008, 0.003 } },
  { "grid", { 0.25, 0.15, 0.05 } },
};

static const guint sizes[] = { 30, 100, 350 };

static MgLayoutInput *
new_input (MgSnapshot *graph)
{
  MgLayoutInput *input = mg_layout_input_new_plain (graph, 1);

  mg_shape_furnish (input);
  input->values = g_new (double, graph->n_nodes + 1);
  for (guint i = 0; i < graph->n_nodes; i++)
    input->values[i] = i * 7 % 30;

  return input;
}

/* Where all that are in @input are, but for the last one, and that one's links. */
static MgLayoutInput *
new_input_with_one_more (const MgLayoutInput *input,
                         const double        *xy)
{
  guint n = input->graph->n_nodes;
  guint n_pairs = input->graph->n_pairs;
  g_autofree guint *ends = g_new (guint, 2 * n_pairs + 4);
  g_autoptr(MgSnapshot) graph = NULL;
  MgLayoutInput *more;

  memcpy (ends, input->graph->ends, 2 * n_pairs * sizeof *ends);
  ends[2 * n_pairs] = n;
  ends[2 * n_pairs + 1] = 4;
  ends[2 * n_pairs + 2] = n;
  ends[2 * n_pairs + 3] = n / 2;
  graph = mg_snapshot_new_plain (n + 1, ends, n_pairs + 2, FALSE);
  more = new_input (graph);
  memcpy (more->xy, xy, 2 * n * sizeof *xy);

  return more;
}

static double
find_most (const char *layout,
            guint       k)
{
  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    if (g_str_equal (rows[r].layout, layout))
      return rows[r].most[k];

  g_assert_not_reached ();
}

static void
test_one_more (gconstpointer data)
{
  const MgLayout *layout = data;

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    for (guint32 seed = 1; seed < 4; seed++)
      {
        guint n = sizes[k];
        g_autoptr(MgSnapshot) graph = mg_shape_new (MG_SHAPE_RANDOM, n, seed);
        g_autoptr(MgLayoutInput) input = new_input (graph);
        g_autofree double *xy = mg_shape_draw (layout->id, input);
        g_autoptr(MgLayoutInput) more = new_input_with_one_more (input, xy);
        g_autofree double *again = mg_shape_draw (layout->id, more);
        double part = mg_shape_mean_move (xy, again, n) / mg_shape_diagonal (xy, n);

        g_test_message ("%u and one more: mean move %.3f %%", n, 100. * part);
        g_assert_cmpfloat (part, <=, find_most (layout->id, k));
      }
}

static void
test_again (gconstpointer data)
{
  const MgLayout *layout = data;

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      guint n = sizes[k];
      g_autoptr(MgSnapshot) graph = mg_shape_new (MG_SHAPE_RANDOM, n, 3);
      g_autoptr(MgLayoutInput) input = new_input (graph);
      g_autofree double *xy = mg_shape_draw (layout->id, input);
      g_autofree double *again = NULL;
      double part;

      memcpy (input->xy, xy, 2 * n * sizeof *xy);
      again = mg_shape_draw (layout->id, input);
      part = mg_shape_mean_move (xy, again, n) / mg_shape_diagonal (xy, n);
      g_test_message ("%u again: mean move %.4f %%", n, 100. * part);
      g_assert_cmpfloat (part, <=, 0.002);
    }
}

/* Both drawings of one more in @layout; free with g_free(). */
static double *
draw_both (const char  *layout,
           guint        n,
           double     **again)
{
  g_autoptr(MgSnapshot) graph = mg_shape_new (MG_SHAPE_RANDOM, n, 2);
  g_autoptr(MgLayoutInput) input = new_input (graph);
  double *xy = mg_shape_draw (layout, input);
  g_autoptr(MgLayoutInput) more = new_input_with_one_more (input, xy);

  *again = mg_shape_draw (layout, more);

  return xy;
}

/* Who is the next one on the circle that @i is on. */
static guint
find_next (const double *xy,
           guint         n,
           guint         i)
{
  double radius = hypot (xy[2 * i], xy[2 * i + 1]);
  double angle = atan2 (xy[2 * i + 1], xy[2 * i]);
  double least = 3. * G_PI;
  guint next = i;

  for (guint j = 0; j < n; j++)
    if (j != i && fabs (hypot (xy[2 * j], xy[2 * j + 1]) - radius) < 0.5)
      {
        double off = atan2 (xy[2 * j + 1], xy[2 * j]) - angle;

        off += off < 0. ? 2. * G_PI : 0.;
        if (off < least)
          {
            least = off;
            next = j;
          }
      }

  return next;
}

/* Of everybody on one circle, all but the one before the new one have the same one
 * after them as before.
 */
static void
test_order_around_is_kept (void)
{
  guint n = 80;
  g_autofree double *again = NULL;
  g_autofree double *xy = draw_both ("circle", n, &again);
  guint n_changed = 0;

  for (guint i = 0; i < n; i++)
    n_changed += find_next (xy, n, i) != find_next (again, n + 1, i) ? 1 : 0;

  g_assert_cmpuint (n_changed, ==, 1);
}

static void
test_order_along_is_kept (gconstpointer data)
{
  const char *layout = data;
  guint across = g_str_equal (layout, "columns") ? 0 : 1;
  guint n = 80;
  g_autofree double *again = NULL;
  g_autofree double *xy = draw_both (layout, n, &again);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (j != i && fabs (xy[2 * i + across] - xy[2 * j + across]) < 0.5)
        {
          g_assert_cmpfloat_with_epsilon (again[2 * i + across], again[2 * j + across], 0.5);
          g_assert_true ((xy[2 * i + 1 - across] < xy[2 * j + 1 - across])
                         == (again[2 * i + 1 - across] < again[2 * j + 1 - across]));
        }
}

/* The cells are those that there were, but for one at the end. */
static void
test_grid_keeps_its_cells (void)
{
  guint n = 80;
  g_autofree double *again = NULL;
  g_autofree double *xy = draw_both ("grid", n, &again);
  guint n_new = 0;

  for (guint i = 0; i <= n; i++)
    {
      guint j = 0;

      while (j < n && hypot (again[2 * i] - xy[2 * j], again[2 * i + 1] - xy[2 * j + 1]) > 0.5)
        j++;
      n_new += j == n ? 1 : 0;
    }

  g_assert_cmpuint (n_new, ==, 1);
}

static void
add_rule (const char    *name,
          GTestDataFunc  func)
{
  guint n_rows;
  const MgLayout *table = mg_layout_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout-steady/%s/%s", name, table[i].id);

      g_test_add_data_func (path, &table[i], func);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_rule ("one-more-moves-few", test_one_more);
  add_rule ("again-moves-nobody", test_again);
  g_test_add_func ("/layout-steady/order-around-is-kept", test_order_around_is_kept);
  g_test_add_data_func ("/layout-steady/order-along-is-kept/columns", "columns",
                        test_order_along_is_kept);
  g_test_add_data_func ("/layout-steady/order-along-is-kept/levels", "levels",
                        test_order_along_is_kept);
  g_test_add_func ("/layout-steady/grid-keeps-its-cells", test_grid_keeps_its_cells);

  return g_test_run ();
}
