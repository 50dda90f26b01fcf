/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only door to igraph.
 *
 * Debian builds igraph without thread-local storage (IGRAPH_THREAD_SAFE is 0
 * in 0.10.2 and in 0.10.15): its handlers, its clean-up stack and its random
 * generator belong to the whole process.  Whatever calls igraph runs inside
 * mg_igraph_run(), one at a time, and in the window never on the main thread.
 */
#pragma once

#include <gio/gio.h>
#include <igraph.h>

#include "mg-progress.h"
#include "mg-snapshot.h"

G_BEGIN_DECLS

/**
 * MgIgraphFunc:
 * @network: the snapshot as a simple igraph, directed if the snapshot is;
 *   vertex = row, edge = pair
 * @user_data: where results go; untouched unless all has succeeded
 *
 * Written in igraph's own manner: IGRAPH_CHECK() around each call and
 * IGRAPH_FINALLY() for each thing held.  May not open the door again.
 */
typedef igraph_error_t (*MgIgraphFunc) (const igraph_t *network,
                                        gpointer        user_data);

/**
 * mg_igraph_run:
 * @progress: (nullable): told what igraph reports
 * @cancellable: (nullable): looked at whenever igraph asks
 *
 * Waits for the door, then calls @func with errors, warnings, progress and
 * interruptions going to us, and the random generator at a fixed seed.
 *
 * Returns: %FALSE with @error set to %G_IO_ERROR_CANCELLED or
 *   %MG_ERROR_COMPUTE
 */
gboolean mg_igraph_run (const MgSnapshot  *graph,
                        MgIgraphFunc       func,
                        gpointer           user_data,
                        MgProgress        *progress,
                        GCancellable      *cancellable,
                        GError           **error);

G_END_DECLS
