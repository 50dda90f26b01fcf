/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting in line: who stays, who moves, and that it is one step. */
#include "mg-command-align.h"

#include <math.h>

#include "mg-command.h"
#include "mg-history.h"

#define N 4

static const double places[N][2] = { { 0., 10. }, { 100., 0. }, { 30., 70. }, { 31., 71. } };

typedef struct
{
  MgNetwork *network;
  MgHistory *history;
  MgId       ids[N];
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->network = mg_network_new ();
  fixture->history = mg_history_new (fixture->network);
  for (guint k = 0; k < N; k++)
    mg_history_run (fixture->history,
                    mg_command_add_organisation (fixture->network, "", NULL, places[k][0],
                                                 places[k][1], &fixture->ids[k]),
                    0, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->history);
  g_object_unref (fixture->network);
}

static double
get (Fixture *fixture,
     guint    k,
     guint    axis)
{
  double at = (double) NAN;

  g_assert_true (mg_network_get_real (fixture->network, fixture->ids[k],
                                      axis == 0 ? MG_FIELD_X : MG_FIELD_Y, &at));

  return at;
}

static void
run (Fixture    *fixture,
     const char *how,
     guint       n)
{
  g_autoptr(GError) error = NULL;

  mg_history_run (fixture->history,
                  mg_command_align (fixture->network, fixture->ids, n, mg_alignment_find (how)),
                  0, &error);
  g_assert_no_error (error);
}

static void
test_sides (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { const char *how; guint axis; double at; } cases[] = {
    { "left", 0, 0. }, { "centre", 0, 50. }, { "right", 0, 100. },
    { "top", 1, 0. }, { "middle", 1, 35.5 }, { "bottom", 1, 71. },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      run (fixture, cases[c].how, N);
      for (guint k = 0; k < N; k++)
        {
          g_assert_cmpfloat (get (fixture, k, cases[c].axis), ==, cases[c].at);
          g_assert_cmpfloat (get (fixture, k, 1 - cases[c].axis), ==, places[k][1 - cases[c].axis]);
        }
      mg_history_undo (fixture->history);
      for (guint k = 0; k < N; k++)
        for (guint axis = 0; axis < 2; axis++)
          g_assert_cmpfloat (get (fixture, k, axis), ==, places[k][axis]);
    }
}

static void
test_spacing (Fixture       *fixture,
              gconstpointer  data)
{
  run (fixture, "across", N);

  g_assert_cmpfloat (get (fixture, 0, 0), ==, 0.);
  g_assert_cmpfloat (get (fixture, 1, 0), ==, 100.);
  g_assert_cmpfloat_with_epsilon (get (fixture, 2, 0), 100. / 3., 1e-9);
  g_assert_cmpfloat_with_epsilon (get (fixture, 3, 0), 200. / 3., 1e-9);
  for (guint k = 0; k < N; k++)
    g_assert_cmpfloat (get (fixture, k, 1), ==, places[k][1]);
}

/* Rows 2 and 3 are nearest to one crossing: only one of them gets it. */
static void
test_grid (Fixture       *fixture,
           gconstpointer  data)
{
  run (fixture, "grid", N);

  for (guint k = 0; k < N; k++)
    for (guint axis = 0; axis < 2; axis++)
      {
        double cells = get (fixture, k, axis) / 60.;

        g_assert_cmpfloat (cells, ==, floor (cells));
      }
  for (guint i = 0; i < N; i++)
    for (guint j = 0; j < i; j++)
      g_assert_true (get (fixture, i, 0) != get (fixture, j, 0) ||
                     get (fixture, i, 1) != get (fixture, j, 1));
}

static void
test_too_few (Fixture       *fixture,
              gconstpointer  data)
{
  const char *before = mg_history_get_undo_label (fixture->history);
  g_autofree char *label = g_strdup (before);

  run (fixture, "left", 1);
  run (fixture, "across", 2);
  run (fixture, "grid", 0);

  g_assert_cmpstr (mg_history_get_undo_label (fixture->history), ==, label);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/align/sides", Fixture, NULL, set_up, test_sides, tear_down);
  g_test_add ("/align/spacing-keeps-the-ends", Fixture, NULL, set_up, test_spacing, tear_down);
  g_test_add ("/align/grid-has-one-each", Fixture, NULL, set_up, test_grid, tear_down);
  g_test_add ("/align/too-few-is-no-step", Fixture, NULL, set_up, test_too_few, tear_down);

  return g_test_run ();
}
