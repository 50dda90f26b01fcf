/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a function in a process of its own and stops it at its calls to the
 * system, one of which is made to fail, or is its last.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MG_TRACE_COUNT,
  MG_TRACE_KILL,    /* instead of the call */
  MG_TRACE_FAIL,    /* the call is not made and sets errno */
} MgTraceAction;

/* Runs in the new process, where nothing may be asserted; begins by
 * mg_trace_begin(): what comes before is not counted.
 */
typedef void (*MgTraceFunc) (gpointer data);

/* Whether processes may be watched here; if not, why. */
gboolean    mg_trace_is_possible (const char    **why);

void        mg_trace_begin       (void);

/**
 * mg_trace_run:
 * @call: from 1: which call the action is for; those that only concern memory
 *   are not counted when one is to fail
 * @number: what errno is set to
 *
 * Returns: how many calls there were
 */
guint       mg_trace_run         (MgTraceFunc      func,
                                  gpointer         data,
                                  MgTraceAction    action,
                                  guint            call,
                                  int              number);

/* The number of the call that the last run failed, killed or saw last. */
guint64     mg_trace_get_call    (void);

G_END_DECLS
