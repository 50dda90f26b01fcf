/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the networks in a file is to be opened. */
#pragma once

#include <gtk/gtk.h>

#include "mg-format-part.h"

G_BEGIN_DECLS

/**
 * mg_graph_choice_async:
 * @warnings: of a reading that left some networks out; not kept
 *
 * Asks in a window of its own, with a row for each network.
 */
void  mg_graph_choice_async  (GtkWindow            *parent,
                              const MgWarnings     *warnings,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data);

/* Returns: (transfer full): for mg_document_open_part_async(), or %NULL with
 * @error %G_IO_ERROR_CANCELLED
 */
char *mg_graph_choice_finish (GAsyncResult         *result,
                              GError              **error);

G_END_DECLS
