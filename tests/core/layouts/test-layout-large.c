/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks of which not every pair is looked at. */
#include "mg-layout-run.h"
#include "mg-share-out.h"
#include "mg-shapes.h"
#include "mg-vicinity.h"

#include <math.h>
#include <string.h>

#define N 6000
#define IN_GROUP 100

/* Groups of a hundred; of three links that each draws one in five goes anywhere. */
static MgLayoutInput *
new_groups (guint32 seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  g_autofree guint *ends = g_new (guint, 6 * N);
  g_autofree guint *names = g_new (guint, N);
  g_autoptr(MgSnapshot) graph = NULL;

  for (guint i = 0; i < N; i++)
    {
      guint j = (guint) g_rand_int_range (random, 0, (gint32) i + 1);

      names[i] = names[j];
      names[j] = i;
    }
  for (guint k = 0; k < 3 * N; k++)
    {
      guint i = k / 3;
      guint first = i / IN_GROUP * IN_GROUP;
      gboolean is_far = g_rand_int_range (random, 0, 5) == 0;
      guint j = (guint) (is_far ? g_rand_int_range (random, 0, N)
                                : g_rand_int_range (random, (gint32) first, (gint32) first + IN_GROUP));

      ends[2 * k] = names[i];
      ends[2 * k + 1] = names[i == j ? (i + 1) % N : j];
    }
  graph = mg_snapshot_new_plain (N, ends, 3 * N, FALSE);

  return mg_layout_input_new_plain (graph, seed);
}

static double
find_near (const MgLayoutInput *input,
           const double        *xy)
{
  g_autoptr(MgAdjacency) graph = mg_adjacency_new (input->graph->n_nodes, input->graph->ends,
                                                   input->graph->n_pairs);

  return 1. - mg_vicinity_measure (graph, xy, 500);
}

/* Stress alone has one neighbour in fifty of these among the nearest. */
static void
test_neighbours_are_near (void)
{
  for (guint32 seed = 1; seed < 4; seed++)
    {
      g_autoptr(MgLayoutInput) input = new_groups (seed);
      g_autofree double *stress = mg_shape_draw ("stress", input);
      g_autofree double *groups = mg_shape_draw ("groups", input);
      g_autoptr(MgAdjacency) graph = mg_adjacency_new (N, input->graph->ends, input->graph->n_pairs);
      g_autofree double *alone = g_memdup2 (stress, 2 * N * sizeof *alone);
      MgStressTask task = { .graph = graph, .seed = seed };
      MgLayoutRun run = { 0 };
      double least, reached;

      g_assert_true (mg_stress_sparse (&task, &run, alone, NULL));
      least = mg_stress_measure (graph, alone, 300, NULL);
      reached = mg_stress_measure (graph, stress, 300, NULL);
      g_test_message ("near: stress alone %.3f, stress %.3f, groups %.3f; stress: %.4f, %.4f, %.4f",
                      find_near (input, alone), find_near (input, stress), find_near (input, groups),
                      least, reached, mg_stress_measure (graph, groups, 300, NULL));
      g_assert_cmpfloat (find_near (input, stress), >=, 0.15);
      g_assert_cmpfloat (find_near (input, groups), >=, 0.25);
      g_assert_cmpfloat (reached, <=, 1.15 * least);
    }
}

/* Where stress has neighbours near each other, they stay so. */
static void
test_good_ones_are_kept (void)
{
  static const struct
  {
    MgShape shape;
    guint   n;
    double  near;
  } rows[] = {
    { MG_SHAPE_LATTICE, 2500, 0.7 }, { MG_SHAPE_PATH, 3000, 0.8 }, { MG_SHAPE_CYCLE, 2500, 0.8 },
  };

  for (guint k = 0; k < G_N_ELEMENTS (rows); k++)
    {
      g_autoptr(MgSnapshot) graph = mg_shape_new (rows[k].shape, rows[k].n, 1);
      g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, 1);
      g_autofree double *xy = mg_shape_draw ("stress", input);

      g_test_message ("shape %d: near %.3f", rows[k].shape, find_near (input, xy));
      g_assert_cmpfloat (find_near (input, xy), >=, rows[k].near);
    }
}

static void
test_threads_do_not_matter (void)
{
  static const char * const layouts[] = { "stress", "groups" };
  g_autoptr(MgLayoutInput) input = new_groups (5);

  for (guint l = 0; l < G_N_ELEMENTS (layouts); l++)
    {
      g_autofree double *alone = NULL;

      mg_share_limit (1);
      alone = mg_shape_draw (layouts[l], input);
      for (guint n_threads = 2; n_threads < 5; n_threads++)
        {
          g_autofree double *xy = NULL;

          mg_share_limit (n_threads);
          xy = mg_shape_draw (layouts[l], input);
          g_assert_cmpmem (xy, 2 * N * sizeof *xy, alone, 2 * N * sizeof *xy);
        }
      mg_share_limit (0);
    }
}

/* The linker has every look of a layout at whether it is still wanted come by here. */
gboolean __real_mg_layout_run_check (const MgLayoutRun  *self,
                                     double              fraction,
                                     GError            **error);
gboolean __wrap_mg_layout_run_check (const MgLayoutRun  *self,
                                     double              fraction,
                                     GError            **error);

static struct
{
  guint  n_looks;
  guint  stop_at;     /* cancelled before that look; 0: never */
  double told;        /* the greatest part of the whole so far */
  double longest;     /* by which it grew at once */
  guint  standing;    /* looks since it last grew */
  guint  most_standing;
} looks;

gboolean
__wrap_mg_layout_run_check (const MgLayoutRun  *self,
                            double              fraction,
                            GError            **error)
{
  double part = self->from + fraction * (self->to - self->from);

  if (++looks.n_looks == looks.stop_at)
    g_cancellable_cancel (self->cancellable);
  looks.longest = MAX (looks.longest, part - looks.told);
  looks.standing = part > looks.told ? 0 : looks.standing + 1;
  looks.most_standing = MAX (looks.most_standing, looks.standing);
  looks.told = MAX (looks.told, part);

  return __real_mg_layout_run_check (self, fraction, error);
}

static gboolean
run_until (const MgLayoutInput  *input,
           guint                 stop_at,
           double               *xy,
           GError              **error)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  memset (&looks, 0, sizeof looks);
  looks.stop_at = stop_at;

  return mg_layout_run (mg_layout_find ("stress"), input, NULL, cancellable, xy, error);
}

static void
test_is_stopped_anywhere (void)
{
  g_autoptr(MgLayoutInput) input = new_groups (6);
  g_autofree double *xy = g_new (double, 2 * N);
  double after = 0.;
  guint n_looks;

  g_assert_true (run_until (input, 0, xy, NULL));
  n_looks = looks.n_looks;
  if (n_looks == 0)
    {
      g_test_skip ("The linker did not put our function in the way");
      return;
    }

  for (guint k = 1; k <= 20; k++)
    {
      g_autoptr(GError) error = NULL;
      guint stop_at = MAX (k * n_looks / 20, 1);

      for (guint i = 0; i < 2 * N; i++)
        xy[i] = 7.;
      mg_share_limit (1 + k % 3);
      g_assert_false (run_until (input, stop_at, xy, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (looks.n_looks, ==, stop_at);
      g_assert_cmpfloat (looks.told, >=, after);
      after = looks.told;
      for (guint i = 0; i < 2 * N; i++)
        g_assert_true (xy[i] == 7.);
    }
  mg_share_limit (0);
}

/* Nothing that takes long is told to be done before it begins. */
static void
test_bar_goes_on (void)
{
  g_autoptr(MgLayoutInput) input = new_groups (8);
  g_autofree double *xy = g_new (double, 2 * N);

  g_assert_true (run_until (input, 0, xy, NULL));
  g_test_message ("looks: %u, standing still for %u, growing by %.3f at most", looks.n_looks,
                  looks.most_standing, looks.longest);
  g_assert_cmpuint (looks.most_standing, <, 50);
  g_assert_cmpfloat (looks.longest, <, 0.1);
}

static void
test_pinned_stay (void)
{
  g_autoptr(MgLayoutInput) input = new_groups (7);
  g_autofree double *xy = NULL;

  for (guint i = 0; i < 2 * N; i++)
    input->xy[i] = (double) NAN;
  for (guint i = 0; i < 10; i++)
    {
      input->is_pinned[i] = TRUE;
      input->xy[2 * i] = 500. * i;
      input->xy[2 * i + 1] = 300. * (i % 3);
    }

  xy = mg_shape_draw ("stress", input);
  for (guint i = 0; i < 20; i++)
    g_assert_true (xy[i] == input->xy[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout-large/neighbours-are-near", test_neighbours_are_near);
  g_test_add_func ("/layout-large/good-ones-are-kept", test_good_ones_are_kept);
  g_test_add_func ("/layout-large/threads-do-not-matter", test_threads_do_not_matter);
  g_test_add_func ("/layout-large/is-stopped-anywhere", test_is_stopped_anywhere);
  g_test_add_func ("/layout-large/bar-goes-on", test_bar_goes_on);
  g_test_add_func ("/layout-large/pinned-stay", test_pinned_stay);

  return g_test_run ();
}
