/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks of which parts cannot be told apart are drawn so that these are as far
 * from the middle as each other, and layouts do not depend on what else goes on.
 *
 * Of other networks, the drawing of least stress need not be symmetric; of many it is:
 * test-layout-isometry.c.
 */
#include "mg-shapes.h"

#include <math.h>
#include <string.h>

typedef enum
{
  CYCLE,
  COMPLETE,
  LATTICE,
  STAR,
  WHEEL,
  BIPARTITE,
} Kind;

static const struct
{
  const char *name;
  Kind        kind;
  guint       n;
} networks[] = {
  { "cycle", CYCLE, 7 }, { "cycle", CYCLE, 24 }, { "cycle", CYCLE, 60 },
  { "complete", COMPLETE, 3 }, { "complete", COMPLETE, 4 }, { "complete", COMPLETE, 5 },
  { "complete", COMPLETE, 6 }, { "complete", COMPLETE, 9 }, { "complete", COMPLETE, 20 },
  { "lattice", LATTICE, 4 }, { "lattice", LATTICE, 5 }, { "lattice", LATTICE, 8 },
  { "star", STAR, 5 }, { "star", STAR, 7 }, { "star", STAR, 9 }, { "star", STAR, 13 },
  { "wheel", WHEEL, 6 }, { "wheel", WHEEL, 7 }, { "wheel", WHEEL, 9 }, { "wheel", WHEEL, 13 },
  { "bipartite", BIPARTITE, 2 }, { "bipartite", BIPARTITE, 3 }, { "bipartite", BIPARTITE, 6 },
};

static void
add_link (GArray *ends,
          guint   i,
          guint   j)
{
  g_array_append_val (ends, i);
  g_array_append_val (ends, j);
}

/* Nodes of the same class can be exchanged.
 * @classes: (out): by node
 */
static MgSnapshot *
new_network (Kind   kind,
             guint  n,
             guint *classes)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_nodes = kind == LATTICE ? n * n : kind == BIPARTITE ? 2 * n : n;

  for (guint i = 0; i < n_nodes; i++)
    {
      classes[i] = (kind == STAR || kind == WHEEL) && i > 0 ? 1 : 0;
      if (kind == LATTICE)
        {
          guint x = MIN (i % n, n - 1 - i % n);
          guint y = MIN (i / n, n - 1 - i / n);

          classes[i] = MIN (x, y) * n + MAX (x, y);
          if (i % n > 0)
            add_link (ends, i - 1, i);
          if (i >= n)
            add_link (ends, i - n, i);
        }
      if (kind == CYCLE)
        add_link (ends, i, (i + 1) % n);
      if (i > 0 && (kind == STAR || kind == WHEEL))
        add_link (ends, 0, i);
      if (i > 0 && kind == WHEEL)
        add_link (ends, i, i + 1 < n ? i + 1 : 1);
      for (guint j = 0; j < i; j++)
        if (kind == COMPLETE || (kind == BIPARTITE && i % 2 != j % 2))
          add_link (ends, j, i);
    }

  return mg_snapshot_new_plain (n_nodes, (const guint *) (void *) ends->data, ends->len / 2, FALSE);
}

/* How far the distances from the middle differ in a class, as a part of the
 * greatest distance of all.
 */
static double
find_spread (const double *xy,
             guint         n,
             const guint  *classes)
{
  double middle[2] = { 0., 0. };
  double farthest = 0.;
  double spread = 0.;

  for (guint i = 0; i < 2 * n; i++)
    middle[i % 2] += xy[i] / n;
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j <= i; j++)
      {
        double left = hypot (xy[2 * i] - middle[0], xy[2 * i + 1] - middle[1]);
        double right = hypot (xy[2 * j] - middle[0], xy[2 * j + 1] - middle[1]);

        farthest = MAX (farthest, left);
        if (classes[i] == classes[j])
          spread = MAX (spread, fabs (left - right));
      }

  return spread / farthest;
}

static void
test_alike_are_drawn_alike (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (networks); k++)
    for (guint32 seed = 1; seed < 4; seed++)
      {
        guint classes[64];
        g_autoptr(MgSnapshot) graph = new_network (networks[k].kind, networks[k].n, classes);
        g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, seed);
        g_autofree double *xy = mg_shape_draw ("stress", input);
        double spread = find_spread (xy, graph->n_nodes, classes);

        g_test_message ("%s of %u, seed %u: %.2f %%", networks[k].name, networks[k].n, seed,
                        100. * spread);
        g_assert_cmpfloat (spread, <=, 0.05);
      }
}

/* Nobody becomes the centre of those who are all linked; asked again, they stay. */
static void
test_circles_come_and_stay (void)
{
  static const struct
  {
    Kind  kind;
    guint n;
  } rows[] = { { COMPLETE, 6 }, { COMPLETE, 7 }, { COMPLETE, 11 }, { BIPARTITE, 3 } };

  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      guint classes[64];
      g_autoptr(MgSnapshot) graph = new_network (rows[k].kind, rows[k].n, classes);
      g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, 1);
      guint n = graph->n_nodes;
      g_autofree double *xy = NULL;
      g_autofree double *again = NULL;

      for (guint i = 0; i < 2 * n; i++)
        input->xy[i] = i < 2 ? 0. : g_test_rand_double_range (-300., 300.);
      xy = mg_shape_draw ("stress", input);
      g_assert_cmpfloat (find_spread (xy, n, classes), <=, 0.05);

      memcpy (input->xy, xy, 2 * n * sizeof *xy);
      again = mg_shape_draw ("stress", input);
      g_assert_cmpfloat (mg_shape_mean_move (xy, again, n) / mg_shape_diagonal (xy, n), <, 0.02);
    }
}

static gpointer
draw_in_thread (gpointer data)
{
  g_autoptr(MgSnapshot) graph = mg_shape_new (MG_SHAPE_RANDOM, 2100, 5);
  g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, 5);

  mg_shape_furnish (input);

  return mg_shape_draw (data, input);
}

/* Four at once, and alone: the same bytes. */
static void
test_threads_make_no_difference (gconstpointer data)
{
  const MgLayout *layout = data;
  g_autofree double *alone = draw_in_thread ((gpointer) layout->id);
  GThread *threads[4];

  for (guint k = 0; k < G_N_ELEMENTS (threads); k++)
    threads[k] = g_thread_new ("layout", draw_in_thread, (gpointer) layout->id);
  for (guint k = 0; k < G_N_ELEMENTS (threads); k++)
    {
      g_autofree double *xy = g_thread_join (threads[k]);

      g_assert_true ((xy == NULL) == (alone == NULL));
      if (xy != NULL)
        g_assert_cmpmem (xy, 4200 * sizeof *xy, alone, 4200 * sizeof *alone);
    }
}

int
main (int   argc,
      char *argv[])
{
  guint n_rows;
  const MgLayout *table = mg_layout_get_table (&n_rows);

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout-symmetry/alike-are-drawn-alike", test_alike_are_drawn_alike);
  g_test_add_func ("/layout-symmetry/circles-come-and-stay", test_circles_come_and_stay);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout-symmetry/threads-make-no-difference/%s",
                                               table[i].id);

      g_test_add_data_func (path, &table[i], test_threads_make_no_difference);
    }

  return g_test_run ();
}
