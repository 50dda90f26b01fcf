/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of a network as the edits that make it out of nothing: exact to
 * the identifier, the row and the number of a field, where a file of the user's
 * is exact to what it says.
 */
#pragma once

#include "mg-journal-folder.h"
#include "mg-network.h"

G_BEGIN_DECLS

/**
 * mg_journal_base_write:
 * @fd: a file just made
 * @state: the number of this state
 * @name: (nullable): the document's, for a list
 * @cancellable: looked at now and then
 *
 * Writes a whole file, and does not sync it.  Any thread that has @network.
 */
gboolean mg_journal_base_write (int            fd,
                                MgNetwork     *network,
                                guint64        state,
                                const char    *name,
                                GCancellable  *cancellable,
                                GError       **error);

/**
 * mg_journal_base_read:
 * @network: (nullable): an empty one to be filled; %NULL only checks
 * @state: (out)
 * @name: (out) (transfer full) (nullable)
 *
 * Returns: %FALSE with @error if the file is not whole; @network is then of no use
 */
gboolean mg_journal_base_read  (int            folder,
                                const char    *file,
                                MgNetwork     *network,
                                guint64       *state,
                                char         **name,
                                GError       **error);

G_END_DECLS
