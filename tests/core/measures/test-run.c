/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running measures: stopped, late, asked wrongly, repeated. */
#include <math.h>
#include <string.h>

#include "mg-error.h"
#include "mg-fixture.h"
#include "mg-generator.h"
#include "mg-measure-cost.h"

static MgSnapshot *
generate (guint n)
{
  guint n_pairs;
  g_autofree guint *ends = mg_generate_pairs (n, 6., 7, &n_pairs);

  return mg_snapshot_new_plain (n, ends, n_pairs, FALSE);
}

static void
stop_cb (MgProgress   *progress,
         GParamSpec   *pspec,
         GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* The cancellable is stopped at the first report in the second half. */
static void
stop_late_cb (MgProgress   *progress,
              GParamSpec   *pspec,
              GCancellable *cancellable)
{
  if (mg_progress_get_fraction (progress) > .5)
    g_cancellable_cancel (cancellable);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static GAsyncResult *
run_async (MgSnapshot          *graph,
           const char * const  *ids,
           MgProgress          *progress,
           GCancellable        *cancellable)
{
  GAsyncResult *result = NULL;

  mg_measure_run_async (graph, ids, progress, cancellable, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return result;
}

static void
stop_often (GCallback callback,
            guint     n,
            guint     rounds)
{
  g_autoptr(MgSnapshot) graph = generate (n);
  g_autoptr(MgSnapshot) small = mg_fixture_path (5);

  for (guint round = 0; round < rounds; round++)
    {
      g_autoptr(MgProgress) progress = mg_progress_new ();
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GError) error = NULL;

      g_signal_connect_object (progress, "notify::fraction", callback, cancellable, 0);
      result = run_async (graph, NULL, progress, cancellable);
      g_assert_null (mg_measure_run_finish (result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpfloat (mg_progress_get_fraction (progress), <, 1.);

      mg_assert_near (mg_fixture_figure (small, "bridges").value, 4., 0.);
    }
}

/* Whatever is being computed then. */
static void
test_stop (void)
{
  stop_often (G_CALLBACK (stop_cb), 1500, 100);
  stop_often (G_CALLBACK (stop_late_cb), 1500, 5);
}

/* Each measure alone, stopped by another thread after a while: it either was
 * quicker, or says that it was stopped; and the next one works.
 */
static gpointer
stop_later_func (gpointer data)
{
  g_usleep (300);
  g_cancellable_cancel (data);

  return NULL;
}

static void
test_stop_each (void)
{
  g_autoptr(MgSnapshot) graph = generate (1500);
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);
  guint n_stopped = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      const char * const ids[] = { table[i].id, NULL };
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) error = NULL;
      g_autoptr(GThread) thread = g_thread_new ("stop", stop_later_func, cancellable);
      MgResults *results = mg_measure_run (graph, ids, NULL, cancellable, &error);

      g_thread_join (g_steal_pointer (&thread));
      if (results == NULL)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          n_stopped++;
        }
      g_clear_pointer (&results, mg_results_unref);
    }

  g_assert_cmpuint (n_stopped, >, 0);
}

/* Even where nothing is left to ask: what is only counted. */
static void
test_cancelled_before (void)
{
  const char * const counted[] = { "pairs", "degree", NULL };
  g_autoptr(MgSnapshot) graph = mg_fixture_path (5);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) other = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mg_measure_run (graph, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (mg_measure_run (graph, counted, NULL, cancellable, &other));
  g_assert_error (other, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The network moves on while it is measured: the answer says of what it is. */
static void
test_late (void)
{
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  const MgScope scope = { .perimeter = MG_PERIMETER_MAP, .all_dates = TRUE };
  g_autoptr(MgSnapshot) graph = mg_snapshot_new (network, &scope);
  const MgEdit edit = { .kind = MG_EDIT_ADD_ITEM, .item = MG_ITEM_ORGANISATION,
                        .id = mg_network_new_id (network) };
  guint n_nodes = graph->n_nodes;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(MgResults) results = NULL;
  g_autoptr(GError) error = NULL;

  mg_measure_run_async (graph, NULL, NULL, NULL, finished_cb, &result);
  g_assert_true (mg_network_apply (network, &edit, NULL, NULL));
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  results = mg_measure_run_finish (result, &error);
  g_assert_no_error (error);
  g_assert_true (mg_results_get_snapshot (results) == graph);
  g_assert_cmpuint (mg_results_get_snapshot (results)->revision, <, mg_network_get_revision (network));
  g_assert_cmpfloat (mg_results_get_figure (results, "organisations")->value, ==, n_nodes);
  mg_assert_near (mg_results_get_value (results, "degree", edit.id), (double) NAN, 0.);
}

static void
test_unknown (void)
{
  const char * const ids[] = { "density", "charisma", NULL };
  g_autoptr(MgSnapshot) graph = mg_fixture_path (5);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) late_error = NULL;

  g_assert_null (mg_measure_run (graph, ids, NULL, NULL, &error));
  g_assert_error (error, MG_ERROR, MG_ERROR_NO_SUCH_ITEM);
  g_assert_nonnull (strstr (error->message, "charisma"));

  result = run_async (graph, ids, NULL, NULL);
  g_assert_null (mg_measure_run_finish (result, &late_error));
  g_assert_error (late_error, MG_ERROR, MG_ERROR_NO_SUCH_ITEM);
}

static void
test_only_what_was_asked (void)
{
  const char * const ids[] = { "coreness", "density", "density", NULL };
  const char * const none[] = { NULL };
  g_autoptr(MgSnapshot) graph = mg_fixture_path (5);
  g_autoptr(MgResults) results = mg_measure_run (graph, ids, NULL, NULL, NULL);
  g_autoptr(MgResults) nothing = mg_measure_run (graph, none, NULL, NULL, NULL);

  g_assert_nonnull (mg_results_get_figure (results, "density"));
  g_assert_nonnull (mg_results_get_values (results, "coreness"));
  g_assert_null (mg_results_get_figure (results, "max_coreness"));
  g_assert_null (mg_results_get_values (results, "density"));
  g_assert_null (mg_results_get_link_values (results, "coreness"));
  g_assert_null (mg_results_get_link_values (results, "link_betweenness"));
  g_assert_null (mg_results_get_figure (results, "charisma"));
  mg_assert_near (mg_results_get_value (results, "coreness", graph->ids[2]), 1., 0.);
  mg_assert_near (mg_results_get_value (results, "coreness", 12345), (double) NAN, 0.);
  g_assert_null (mg_results_get_figure (nothing, "density"));
}

/* All bits alike, community and scores included. */
static void
test_repeat (void)
{
  g_autoptr(MgSnapshot) graph = generate (400);
  g_autoptr(MgResults) first = mg_fixture_run (graph, NULL);
  g_autoptr(GAsyncResult) result = run_async (graph, NULL, NULL, NULL);
  g_autoptr(MgResults) second = mg_measure_run_finish (result, NULL);
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      const char *id = table[i].id;

      if (table[i].domain == MG_MEASURE_NETWORK)
        g_assert_cmpmem (mg_results_get_figure (first, id), sizeof (MgFigure),
                         mg_results_get_figure (second, id), sizeof (MgFigure));
      else if (table[i].domain == MG_MEASURE_GRID)
        g_assert_true (mg_fixture_same_grid (mg_results_get_grid (first, id), mg_results_get_grid (second, id)));
      else if (table[i].domain == MG_MEASURE_LINK)
        g_assert_cmpmem (mg_results_get_link_values (first, id), graph->n_pairs * sizeof (double),
                         mg_results_get_link_values (second, id), graph->n_pairs * sizeof (double));
      else
        g_assert_cmpmem (mg_results_get_values (first, id), 400 * sizeof (double),
                         mg_results_get_values (second, id), 400 * sizeof (double));
    }
}

/* What a measure finds alone is what it finds after all the others. */
static void
test_sharing_changes_nothing (void)
{
  g_autoptr(MgSnapshot) graph = generate (100);
  g_autoptr(MgResults) all = mg_fixture_run (graph, NULL);
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      const char *id = table[i].id;
      g_autofree double *alone = NULL;

      if (table[i].domain == MG_MEASURE_NETWORK)
        {
          mg_fixture_assert_near (G_STRLOC, id, mg_fixture_figure (graph, id).value,
                                  mg_results_get_figure (all, id)->value, 0.);
          continue;
        }

      if (table[i].domain == MG_MEASURE_GRID)
        {
          g_autoptr(MgResults) one = mg_fixture_run (graph, id);

          g_assert_true (mg_fixture_same_grid (mg_results_get_grid (one, id), mg_results_get_grid (all, id)));
          continue;
        }

      alone = mg_fixture_values (graph, id);
      if (table[i].domain == MG_MEASURE_LINK)
        g_assert_cmpmem (alone, graph->n_pairs * sizeof (double),
                         mg_results_get_link_values (all, id), graph->n_pairs * sizeof (double));
      else
        g_assert_cmpmem (alone, 100 * sizeof (double),
                         mg_results_get_values (all, id), 100 * sizeof (double));
    }
}

static void
test_progress_ends_at_one (void)
{
  g_autoptr(MgSnapshot) graph = mg_fixture_star (30);
  g_autoptr(MgProgress) progress = mg_progress_new ();
  g_autoptr(MgResults) results = mg_measure_run (graph, NULL, progress, NULL, NULL);

  g_assert_nonnull (results);
  mg_assert_near (mg_progress_get_fraction (progress), 1., 1e-12);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* A bar moves as the time goes: what is long has most of it, and those that share a
 * walk have it once.
 */
static void
test_progress_follows_the_work (void)
{
  static const char * const ids[] = { "organisations", "betweenness", "betweenness_norm", "degree" };
  g_autoptr(MgSnapshot) graph = generate (2000);
  g_autoptr(GPtrArray) measures = g_ptr_array_new ();
  g_autofree double *begins = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (measures, (gpointer) mg_measure_find (ids[i]));
  begins = mg_measure_share_time (graph, measures);

  g_assert_cmpfloat (begins[0], ==, 0.);
  g_assert_cmpfloat (begins[4], ==, 1.);
  g_assert_cmpfloat (begins[2] - begins[1], >, .9);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (begins[i], <, begins[i + 1]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/run/stopped-at-the-first-report", test_stop);
  g_test_add_func ("/run/each-measure-stops-or-ends", test_stop_each);
  g_test_add_func ("/run/cancelled-before-it-starts", test_cancelled_before);
  g_test_add_func ("/run/late-results-say-of-what", test_late);
  g_test_add_func ("/run/unknown-measure-is-an-error", test_unknown);
  g_test_add_func ("/run/only-what-was-asked", test_only_what_was_asked);
  g_test_add_func ("/run/twice-is-the-same-bytes", test_repeat);
  g_test_add_func ("/run/sharing-changes-nothing", test_sharing_changes_nothing);
  g_test_add_func ("/run/progress-ends-at-one", test_progress_ends_at_one);
  g_test_add_func ("/run/progress-follows-the-work", test_progress_follows_the_work);

  return g_test_run ();
}
