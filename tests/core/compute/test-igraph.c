/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "mg-error.h"
#include "mg-igraph.h"

/* A ring of @n with chords, so that there is something to compute. */
static MgSnapshot *
make_graph (guint    n,
            gboolean directed)
{
  g_autofree guint *ends = g_new (guint, 4 * n);

  for (guint i = 0; i < n; i++)
    {
      ends[4 * i] = ends[4 * i + 2] = i;
      ends[4 * i + 1] = (i + 1) % n;
      ends[4 * i + 3] = (i * 7 + 3) % n;
    }

  return mg_snapshot_new_plain (n, ends, 2 * n, directed);
}

static igraph_error_t
look_func (const igraph_t *network,
           gpointer        user_data)
{
  const MgSnapshot *graph = user_data;

  g_assert_cmpint (igraph_vcount (network), ==, graph->n_nodes);
  g_assert_cmpint (igraph_ecount (network), ==, graph->n_pairs);
  g_assert_true (igraph_is_directed (network) == graph->directed);
  for (guint i = 0; i < graph->n_pairs; i++)
    {
      guint from = (guint) IGRAPH_FROM (network, i);
      guint to = (guint) IGRAPH_TO (network, i);

      if (graph->directed)
        g_assert_cmpuint (from, ==, graph->ends[2 * i]);
      g_assert_cmpuint (MIN (from, to), ==, MIN (graph->ends[2 * i], graph->ends[2 * i + 1]));
      g_assert_cmpuint (MAX (from, to), ==, MAX (graph->ends[2 * i], graph->ends[2 * i + 1]));
    }

  return IGRAPH_SUCCESS;
}

static void
test_rows (void)
{
  for (guint directed = 0; directed < 2; directed++)
    {
      g_autoptr(MgSnapshot) graph = make_graph (20, directed);
      g_autoptr(MgSnapshot) empty = mg_snapshot_new_plain (0, NULL, 0, directed);
      g_autoptr(GError) error = NULL;

      g_assert_true (mg_igraph_run (graph, look_func, graph, NULL, NULL, &error));
      g_assert_true (mg_igraph_run (empty, look_func, empty, NULL, NULL, &error));
      g_assert_no_error (error);
    }
}

static igraph_error_t
fail_func (const igraph_t *network,
           gpointer        user_data)
{
  igraph_vector_t held;

  IGRAPH_CHECK (igraph_vector_init (&held, 1000));
  IGRAPH_FINALLY (igraph_vector_destroy, &held);
  IGRAPH_ERROR ("the cause", IGRAPH_EINVAL);

  return IGRAPH_SUCCESS;
}

static igraph_error_t
fail_deeper_func (const igraph_t *network,
                  gpointer        user_data)
{
  IGRAPH_CHECK (fail_func (network, user_data));

  return IGRAPH_SUCCESS;
}

static igraph_error_t
fatal_func (const igraph_t *network,
            gpointer        user_data)
{
  igraph_vector_t held;

  IGRAPH_CHECK (igraph_vector_init (&held, 1000));
  IGRAPH_FINALLY (igraph_vector_destroy, &held);
  igraph_fatal ("beyond hope", __FILE__, __LINE__);
}

static void
check_failure (MgIgraphFunc  func,
               const char   *cause)
{
  g_autoptr(MgSnapshot) graph = make_graph (20, FALSE);
  g_autoptr(GError) error = NULL;

  g_assert_false (mg_igraph_run (graph, func, graph, NULL, NULL, &error));
  g_assert_error (error, MG_ERROR, MG_ERROR_COMPUTE);
  g_assert_nonnull (strstr (error->message, cause));
  g_assert_true (IGRAPH_FINALLY_STACK_EMPTY);
  g_assert_true (mg_igraph_run (graph, look_func, graph, NULL, NULL, NULL));
}

static void
test_failure (void)
{
  for (guint round = 0; round < 20; round++)
    {
      check_failure (fail_func, "the cause");
      check_failure (fail_deeper_func, "the cause");
    }
}

static void
test_fatal (void)
{
  for (guint round = 0; round < 20; round++)
    check_failure (fatal_func, "beyond hope");
}

static igraph_error_t
betweenness_func (const igraph_t *network,
                  gpointer        user_data)
{
  igraph_vector_t scores;

  IGRAPH_CHECK (igraph_vector_init (&scores, 0));
  IGRAPH_FINALLY (igraph_vector_destroy, &scores);
  IGRAPH_CHECK (igraph_betweenness (network, &scores, igraph_vss_all (), FALSE, NULL));
  *(gboolean *) user_data = TRUE;
  igraph_vector_destroy (&scores);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

typedef struct
{
  MgSnapshot   *graph;
  MgProgress   *progress;
  GCancellable *cancellable;
  GError       *error;
  gboolean      done;
  int           finished;    /* atomic */
} Run;

static gpointer
run_func (gpointer data)
{
  Run *run = data;

  mg_igraph_run (run->graph, betweenness_func, &run->done, run->progress, run->cancellable,
                 &run->error);
  g_atomic_int_set (&run->finished, TRUE);
  g_main_context_wakeup (NULL);

  return NULL;
}

static void
stop_cb (MgProgress   *progress,
         GParamSpec   *pspec,
         GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* In the middle of igraph's own work, again and again. */
static void
test_stop (void)
{
  g_autoptr(MgSnapshot) graph = make_graph (2000, FALSE);

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr(MgProgress) progress = mg_progress_new ();
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      Run run = { .graph = graph, .progress = progress, .cancellable = cancellable };
      GThread *thread;

      g_signal_connect_object (progress, "notify::fraction", G_CALLBACK (stop_cb), cancellable, 0);
      thread = g_thread_new ("igraph", run_func, &run);
      while (!g_atomic_int_get (&run.finished))
        g_main_context_iteration (NULL, TRUE);
      g_thread_join (thread);

      g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (run.done);
      g_assert_true (IGRAPH_FINALLY_STACK_EMPTY);
      g_clear_error (&run.error);
    }

  g_assert_true (mg_igraph_run (graph, look_func, graph, NULL, NULL, NULL));
}

static igraph_error_t
never_func (const igraph_t *network,
            gpointer        user_data)
{
  g_assert_not_reached ();
}

static void
test_cancelled_before (void)
{
  g_autoptr(MgSnapshot) graph = make_graph (20, FALSE);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (mg_igraph_run (graph, never_func, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static igraph_error_t
draw_func (const igraph_t *network,
           gpointer        user_data)
{
  double *numbers = user_data;

  for (guint i = 0; i < 10; i++)
    numbers[i] = igraph_rng_get_unif01 (igraph_rng_default ());

  return IGRAPH_SUCCESS;
}

static void
test_same_chance (void)
{
  g_autoptr(MgSnapshot) graph = make_graph (5, FALSE);
  double first[10];
  double second[10];

  g_assert_true (mg_igraph_run (graph, draw_func, first, NULL, NULL, NULL));
  g_assert_true (mg_igraph_run (graph, draw_func, second, NULL, NULL, NULL));
  g_assert_cmpmem (first, sizeof first, second, sizeof second);
  g_assert_cmpfloat (first[0], !=, first[1]);
}

static void
own_error_cb (const char     *reason,
              const char     *file,
              int             line,
              igraph_error_t  code)
{
}

static void
own_warning_cb (const char *reason,
                const char *file,
                int         line)
{
}

/* Whoever used igraph before us finds what they had set. */
static void
test_handlers_are_put_back (void)
{
  g_autoptr(MgSnapshot) graph = make_graph (5, FALSE);
  igraph_error_handler_t *old_error = igraph_set_error_handler (own_error_cb);
  igraph_warning_handler_t *old_warning = igraph_set_warning_handler (own_warning_cb);

  g_assert_true (mg_igraph_run (graph, look_func, graph, NULL, NULL, NULL));
  g_assert_false (mg_igraph_run (graph, fail_func, graph, NULL, NULL, NULL));
  g_assert_true (igraph_set_warning_handler (old_warning) == own_warning_cb);
  g_assert_true (igraph_set_error_handler (old_error) == own_error_cb);
}

static igraph_error_t
alone_func (const igraph_t *network,
            gpointer        user_data)
{
  int *inside = user_data;

  g_assert_cmpint (g_atomic_int_add (inside, 1), ==, 0);
  g_usleep (100);
  g_assert_cmpint (g_atomic_int_add (inside, -1), ==, 1);

  return IGRAPH_SUCCESS;
}

static gpointer
enter_often_func (gpointer data)
{
  g_autoptr(MgSnapshot) graph = make_graph (5, FALSE);

  for (guint i = 0; i < 50; i++)
    g_assert_true (mg_igraph_run (graph, alone_func, data, NULL, NULL, NULL));

  return NULL;
}

static void
test_one_at_a_time (void)
{
  GThread *threads[4];
  int inside = 0;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("door", enter_often_func, &inside);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/igraph/vertices-are-rows-and-edges-pairs", test_rows);
  g_test_add_func ("/igraph/failure-keeps-the-first-reason", test_failure);
  g_test_add_func ("/igraph/fatal-is-a-failure-too", test_fatal);
  g_test_add_func ("/igraph/stops-and-works-again", test_stop);
  g_test_add_func ("/igraph/cancelled-before-it-starts", test_cancelled_before);
  g_test_add_func ("/igraph/chance-repeats", test_same_chance);
  g_test_add_func ("/igraph/handlers-are-put-back", test_handlers_are_put_back);
  g_test_add_func ("/igraph/one-at-a-time", test_one_at_a_time);

  return g_test_run ();
}
