/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-igraph.h"

#include <glib/gi18n-lib.h>
#include <setjmp.h>

#include "mg-error.h"

#define SEED 1901

static GMutex gate;

/* All guarded by gate. */
static struct
{
  MgProgress                    *progress;
  GCancellable                  *cancellable;
  char                          *reason;
  jmp_buf                        way_out;
  igraph_error_handler_t        *old_error;
  igraph_warning_handler_t      *old_warning;
  igraph_fatal_handler_t        *old_fatal;
  igraph_progress_handler_t     *old_progress;
  igraph_interruption_handler_t *old_interruption;
} run;

static void
error_cb (const char     *reason,
          const char     *file,
          int             line,
          igraph_error_t  code)
{
  /* igraph reports again from every caller up the stack; the first is the cause. */
  if (run.reason == NULL)
    run.reason = g_strdup (reason);

  IGRAPH_FINALLY_FREE ();
}

static void
warning_cb (const char *reason,
            const char *file,
            int         line)
{
  g_debug ("igraph: %s", reason);
}

/* igraph has found itself in a state it cannot explain and must not go on; it
 * would end the program.  The work of the user is worth more than the memory
 * that is lost by leaving from here.
 */
static G_NORETURN void
fatal_cb (const char *reason,
          const char *file,
          int         line)
{
  g_free (run.reason);
  run.reason = g_strdup (reason);
  IGRAPH_FINALLY_FREE ();

  longjmp (run.way_out, 1);
}

static igraph_error_t
interruption_cb (void *data)
{
  if (!g_cancellable_is_cancelled (run.cancellable))
    return IGRAPH_SUCCESS;

  /* Our caller returns at once, and what it had put on igraph's clean-up stack
   * points into its own frame: later is too late to free it.
   */
  IGRAPH_FINALLY_FREE ();

  return IGRAPH_INTERRUPTED;
}

/* Some functions report and never ask: a report is an occasion to stop, too. */
static igraph_error_t
progress_cb (const char    *message,
             igraph_real_t  percent,
             void          *data)
{
  if (run.progress != NULL)
    mg_progress_report (run.progress, percent / 100.);

  return interruption_cb (NULL);
}

static void
enter (MgProgress   *progress,
       GCancellable *cancellable)
{
  g_mutex_lock (&gate);

  run.progress = progress;
  run.cancellable = cancellable;
  run.old_error = igraph_set_error_handler (error_cb);
  run.old_warning = igraph_set_warning_handler (warning_cb);
  run.old_fatal = igraph_set_fatal_handler (fatal_cb);
  run.old_progress = igraph_set_progress_handler (progress_cb);
  run.old_interruption = igraph_set_interruption_handler (interruption_cb);
  igraph_rng_seed (igraph_rng_default (), SEED);
}

static void
leave (void)
{
  igraph_set_interruption_handler (run.old_interruption);
  igraph_set_progress_handler (run.old_progress);
  igraph_set_fatal_handler (run.old_fatal);
  igraph_set_warning_handler (run.old_warning);
  igraph_set_error_handler (run.old_error);
  g_clear_pointer (&run.reason, g_free);
  run.progress = NULL;
  run.cancellable = NULL;

  g_mutex_unlock (&gate);
}

/* To be called before leave(), while the reason is still ours. */
static gboolean
check (igraph_error_t   code,
       GError         **error)
{
  if (code == IGRAPH_SUCCESS)
    return TRUE;

  if (code == IGRAPH_INTERRUPTED)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The computation was stopped."));
  else
    g_set_error (error, MG_ERROR, MG_ERROR_COMPUTE, _("The computation could not be done: %s"),
                 run.reason != NULL ? run.reason : igraph_strerror (code));

  return FALSE;
}

static igraph_error_t
build_and_call (const MgSnapshot *graph,
                MgIgraphFunc      func,
                gpointer          user_data)
{
  igraph_vector_int_t ends;
  igraph_t network;

  IGRAPH_CHECK (igraph_vector_int_init (&ends, 2 * (igraph_integer_t) graph->n_pairs));
  IGRAPH_FINALLY (igraph_vector_int_destroy, &ends);
  for (gsize i = 0; i < 2 * (gsize) graph->n_pairs; i++)
    VECTOR (ends)[i] = graph->ends[i];

  IGRAPH_CHECK (igraph_create (&network, &ends, graph->n_nodes, graph->directed));
  igraph_vector_int_destroy (&ends);
  IGRAPH_FINALLY_CLEAN (1);

  IGRAPH_FINALLY (igraph_destroy, &network);
  IGRAPH_CHECK (func (&network, user_data));
  igraph_destroy (&network);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

/* A frame of its own: nothing in it changes between setjmp() and longjmp(). */
static igraph_error_t
call_with_way_out (const MgSnapshot *graph,
                   MgIgraphFunc      func,
                   gpointer          user_data)
{
  if (setjmp (run.way_out) != 0)
    return IGRAPH_FAILURE;

  return build_and_call (graph, func, user_data);
}

gboolean
mg_igraph_run (const MgSnapshot  *graph,
               MgIgraphFunc       func,
               gpointer           user_data,
               MgProgress        *progress,
               GCancellable      *cancellable,
               GError           **error)
{
  gboolean ok;

  g_return_val_if_fail (graph != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);
  g_return_val_if_fail (progress == NULL || MG_IS_PROGRESS (progress), FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  enter (progress, cancellable);
  /* It may have been cancelled while it waited at the door. */
  if (g_cancellable_is_cancelled (cancellable))
    ok = check (IGRAPH_INTERRUPTED, error);
  else
    ok = check (call_with_way_out (graph, func, user_data), error);
  leave ();

  return ok;
}
