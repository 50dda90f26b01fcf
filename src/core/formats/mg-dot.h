/* SPDX-License-Identifier: GPL-3.0-or-later */
/* DOT, the language of Graphviz: its reader and its writer. */
#pragma once

#include "mg-format.h"

G_BEGIN_DECLS

/* The rows of the format table. */
gboolean  mg_dot_read  (MgNetwork     *network,
                        int            fd,
                        const char    *display_name,
                        MgWarnings    *warnings,
                        MgProgress    *progress,
                        GCancellable  *cancellable,
                        GError       **error);
GBytes   *mg_dot_write (MgNetwork     *network,
                        MgWarnings    *warnings,
                        MgProgress    *progress,
                        GCancellable  *cancellable,
                        GError       **error);

G_END_DECLS
