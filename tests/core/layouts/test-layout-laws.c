/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every layout of the table promises. */
#include "mg-shapes.h"

#include <math.h>

static const struct
{
  MgShape shape;
  guint   n;
} networks[] = {
  { MG_SHAPE_ISOLATES, 0 }, { MG_SHAPE_ISOLATES, 1 }, { MG_SHAPE_ISOLATES, 2 },
  { MG_SHAPE_ISOLATES, 37 }, { MG_SHAPE_PATH, 2 }, { MG_SHAPE_PATH, 3 }, { MG_SHAPE_PATH, 60 },
  { MG_SHAPE_CYCLE, 5 }, { MG_SHAPE_STAR, 40 }, { MG_SHAPE_COMPLETE, 3 },
  { MG_SHAPE_COMPLETE, 24 }, { MG_SHAPE_LATTICE, 49 }, { MG_SHAPE_PIECES, 50 },
  { MG_SHAPE_RANDOM, 30 }, { MG_SHAPE_RANDOM, 31 }, { MG_SHAPE_RANDOM, 350 },
};

static MgLayoutInput *
new_input (guint   k,
           guint32 seed)
{
  g_autoptr(MgSnapshot) graph = mg_shape_new (networks[k].shape, networks[k].n, 7);
  MgLayoutInput *input = mg_layout_input_new_plain (graph, seed);

  mg_shape_furnish (input);

  return input;
}

static void
assert_finite (const double *xy,
               guint         n)
{
  for (guint k = 0; k < 2 * n; k++)
    g_assert_true (isfinite (xy[k]));
}

static void
test_finite_and_apart (gconstpointer data)
{
  const MgLayout *layout = data;
  guint n_drawn = 0;

  for (guint k = 0; k < G_N_ELEMENTS (networks); k++)
    {
      g_autoptr(MgLayoutInput) input = new_input (k, 1);
      g_autofree double *xy = mg_shape_draw (layout->id, input);
      guint n = networks[k].n;

      if (xy == NULL)
        continue;
      n_drawn++;
      assert_finite (xy, n);
      g_assert_cmpfloat (mg_shape_nearest (xy, n), >=, n > 300 ? 17.9 : 59.9);
    }

  g_assert_cmpuint (n_drawn, >=, 9);
}

static void
test_same_seed_same_places (gconstpointer data)
{
  const MgLayout *layout = data;

  for (guint k = 0; k < G_N_ELEMENTS (networks); k++)
    {
      g_autoptr(MgLayoutInput) input = new_input (k, 5);
      g_autofree double *xy = mg_shape_draw (layout->id, input);
      g_autofree double *again = mg_shape_draw (layout->id, input);

      g_assert_true ((xy == NULL) == (again == NULL));
      if (xy != NULL)
        g_assert_cmpmem (xy, 2 * networks[k].n * sizeof *xy,
                           again, 2 * networks[k].n * sizeof *again);
    }
}

static void
test_pinned_stay (gconstpointer data)
{
  const MgLayout *layout = data;

  for (guint k = 0; k < G_N_ELEMENTS (networks); k++)
    {
      g_autoptr(MgLayoutInput) input = new_input (k, 1);
      g_autofree double *xy = NULL;
      guint n = networks[k].n;

      for (guint i = 0; i < n; i += 3)
        {
          input->is_pinned[i] = TRUE;
          input->xy[2 * i] = 1000. / (i + 1.) + 130. * i;
          input->xy[2 * i + 1] = i % 2 == 0 ? 0.1 : -77.7;
        }
      xy = mg_shape_draw (layout->id, input);
      if (xy == NULL)
        continue;

      assert_finite (xy, n);
      for (guint i = 0; i < n; i += 3)
        g_assert_cmpmem (xy + 2 * i, 2 * sizeof *xy, input->xy + 2 * i, 2 * sizeof *xy);
      g_assert_cmpfloat (mg_shape_nearest (xy, n), >=, n > 300 ? 17.9 : 59.9);
    }
}

/* Places that no user made: in one point, on a line, not numbers, absurd. */
static void
test_bad_places_do_no_harm (gconstpointer data)
{
  static const double bad[] = { 0., 1e-300, 1e300, (double) INFINITY, 1e9 };
  const MgLayout *layout = data;

  for (guint b = 0; b < G_N_ELEMENTS (bad); b++)
    for (guint pinned = 0; pinned < 2; pinned++)
      {
        g_autoptr(MgLayoutInput) input = new_input (14, 1);
        g_autofree double *xy = NULL;

        for (guint i = 0; i < networks[14].n; i++)
          {
            input->xy[2 * i] = bad[b];
            input->xy[2 * i + 1] = i % 5 == 0 ? (double) NAN : -bad[b];
            input->is_pinned[i] = pinned && i % 4 == 1;
          }
        xy = mg_shape_draw (layout->id, input);
        assert_finite (xy, networks[14].n);
      }
}

/* Two organisations with 10,000 links between them are one pair. */
static void
test_parallel_links_are_one (gconstpointer data)
{
  const MgLayout *layout = data;
  g_autofree guint *ends = g_new (guint, 20006);
  g_autoptr(MgSnapshot) graph = NULL;
  g_autoptr(MgLayoutInput) input = NULL;
  g_autofree double *xy = NULL;

  for (guint k = 0; k < 10003; k++)
    {
      ends[2 * k] = k < 10000 ? 0 : k - 10000;
      ends[2 * k + 1] = k < 10000 ? 1 : 3;
    }
  graph = mg_snapshot_new_plain (4, ends, 10003, FALSE);
  input = mg_layout_input_new_plain (graph, 1);
  mg_shape_furnish (input);
  input->is_collective[3] = TRUE;
  xy = mg_shape_draw (layout->id, input);

  assert_finite (xy, 4);
  g_assert_cmpfloat (mg_shape_nearest (xy, 4), >=, 59.9);
}

static void
test_cancelled_leaves_places (gconstpointer data)
{
  const MgLayout *layout = data;
  g_autoptr(MgLayoutInput) input = new_input (15, 1);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autofree double *xy = g_new (double, 2 * networks[15].n);

  for (guint k = 0; k < 2 * networks[15].n; k++)
    xy[k] = 42.;
  g_cancellable_cancel (cancellable);

  g_assert_false (mg_layout_run (layout, input, NULL, cancellable, xy, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  for (guint k = 0; k < 2 * networks[15].n; k++)
    g_assert_cmpfloat (xy[k], ==, 42.);
}

typedef struct
{
  GAsyncResult *result;
  GCancellable *cancellable;
} Wait;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Wait *wait = data;

  wait->result = g_object_ref (result);
}

static void
progress_cb (MgProgress *progress,
             GParamSpec *pspec,
             Wait       *wait)
{
  g_cancellable_cancel (wait->cancellable);
}

static void
test_stops_when_told (void)
{
  g_autoptr(MgSnapshot) graph = mg_shape_new (MG_SHAPE_RANDOM, 20000, 1);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(MgProgress) progress = mg_progress_new ();
  g_autoptr(GError) error = NULL;
  Wait wait = { .cancellable = cancellable };

  g_signal_connect (progress, "notify::fraction", G_CALLBACK (progress_cb), &wait);
  mg_layout_run_async (mg_layout_find ("stress"), mg_layout_input_new_plain (graph, 1),
                       progress, cancellable, done_cb, &wait);
  while (wait.result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_null (mg_layout_run_finish (wait.result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_unref (wait.result);
}

static void
test_async_gives_the_same (void)
{
  g_autoptr(MgSnapshot) graph = mg_shape_new (MG_SHAPE_RANDOM, 40, 1);
  g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, 3);
  g_autofree double *xy = mg_shape_draw ("stress", input);
  g_autoptr(GArray) places = NULL;
  g_autoptr(GError) error = NULL;
  MgSnapshot *whose = NULL;
  Wait wait = { 0 };

  mg_layout_run_async (mg_layout_find ("stress"), mg_layout_input_new_plain (graph, 3),
                       NULL, NULL, done_cb, &wait);
  while (wait.result == NULL)
    g_main_context_iteration (NULL, TRUE);

  places = mg_layout_run_finish (wait.result, &whose, &error);
  g_assert_no_error (error);
  g_assert_true (whose == graph);
  g_assert_cmpmem (xy, 80 * sizeof *xy, places->data, places->len * sizeof *xy);
  g_object_unref (wait.result);
}

static void
test_table_is_complete (void)
{
  static const char * const ids[] = {
    "stress", "groups", "circles", "sectors", "columns", "levels", "projects", "central", "territory",
    "circle", "grid",
  };
  guint n_rows;
  const MgLayout *table = mg_layout_get_table (&n_rows);

  g_assert_cmpuint (n_rows, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < n_rows; i++)
    {
      g_assert_cmpstr (table[i].id, ==, ids[i]);
      g_assert_true (mg_layout_find (ids[i]) == &table[i]);
      g_assert_true (table[i].name[0] && table[i].command[0] && table[i].description[0]);
    }
  g_assert_null (mg_layout_find ("kamada"));
}

static void
add_law (const char    *name,
         GTestDataFunc  func)
{
  guint n_rows;
  const MgLayout *table = mg_layout_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *path = g_strdup_printf ("/layouts/%s/%s", name, table[i].id);

      g_test_add_data_func (path, &table[i], func);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layouts/table-is-complete", test_table_is_complete);
  add_law ("finite-and-apart", test_finite_and_apart);
  add_law ("same-seed-same-places", test_same_seed_same_places);
  add_law ("pinned-stay", test_pinned_stay);
  add_law ("bad-places-do-no-harm", test_bad_places_do_no_harm);
  add_law ("parallel-links-are-one", test_parallel_links_are_one);
  add_law ("cancelled-leaves-places", test_cancelled_leaves_places);
  g_test_add_func ("/layouts/stops-when-told", test_stops_when_told);
  g_test_add_func ("/layouts/async-gives-the-same", test_async_gives_the_same);

  return g_test_run ();
}
