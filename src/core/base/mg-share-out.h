/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that is cut in pieces, on a few threads. */
#pragma once

#include <gio/gio.h>

#include "mg-progress.h"

G_BEGIN_DECLS

/* Does piece @piece of the work; asks mg_share_goes_on() now and then. */
typedef struct _MgShare MgShare;
typedef void (*MgShareFunc) (MgShare  *share,
                             guint     piece,
                             gpointer  user_data);

/**
 * mg_share_out:
 * @n_pieces: how many pieces; to depend on the work alone, never on the machine
 * @is_long: whether it is worth a second thread: more than some 10 ms
 * @n_steps: how many steps, of mg_share_step(), make the whole, for @progress
 * @func: called once for each piece, on any thread, several at a time
 *
 * Pieces are begun in their order.  Whoever has each piece write to a place of
 * its own and adds these up in order gets the same bits on any machine.
 *
 * Returns: %FALSE with @error %G_IO_ERROR_CANCELLED
 */
gboolean mg_share_out     (guint          n_pieces,
                           gboolean       is_long,
                           guint          n_steps,
                           MgShareFunc    func,
                           gpointer       user_data,
                           MgProgress    *progress,
                           GCancellable  *cancellable,
                           GError       **error);

/* Cheap: to be asked every few milliseconds. */
gboolean mg_share_goes_on (const MgShare *share);

/* So many more are done. */
void     mg_share_step    (MgShare       *share,
                           guint          n_steps);

/* For tests and benchmarks: exactly @n_threads from now on, however short the
 * work; 0: as the machine has it.
 */
void     mg_share_limit   (guint          n_threads);

G_END_DECLS
