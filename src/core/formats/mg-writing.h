/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file in the making: how far it is, and whether somebody wants it stopped.
 *
 * What all writers go by but that of GraphML, which is quick enough to be asked before
 * and after.  Once one is told to stop, mg_writing_next() and
 * mg_writing_step() end every loop that asks them, and mg_writing_finish() gives
 * nothing: a writer need not look anywhere else.
 */
#pragma once

#include <gio/gio.h>

#include "mg-network.h"
#include "mg-progress.h"

G_BEGIN_DECLS

/**
 * MgWriting:
 * @progress: (nullable): goes up to 1 with @n_expected steps
 * @cancellable: (nullable)
 * @n_expected: how many items, rows or cells are gone over
 * @is_stopped: it has heard of it
 */
typedef struct
{
  MgProgress   *progress;
  GCancellable *cancellable;
  guint64       n_expected;
  guint64       n_done;
  gboolean      is_stopped;
} MgWriting;

/* @n_rounds: how often all items are gone over */
MgWriting     mg_writing_init   (MgNetwork       *network,
                                 guint            n_rounds,
                                 MgProgress      *progress,
                                 GCancellable    *cancellable);

/* One step more.  Returns: whether to go on */
gboolean      mg_writing_step   (MgWriting       *self);

/* Returns: (nullable): the next item; %NULL at the end, or if it is to stop */
const MgItem *mg_writing_next   (MgWriting       *self,
                                 MgNetworkIter   *iter);

/**
 * mg_writing_finish:
 * @text: (transfer full): what was written
 *
 * Returns: (transfer full): its bytes; or %NULL with %G_IO_ERROR_CANCELLED
 */
GBytes       *mg_writing_finish (MgWriting       *self,
                                 GString         *text,
                                 GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
