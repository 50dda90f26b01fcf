/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON networks: node-link as NetworkX and D3 have it, elements of Cytoscape.js,
 * graphology, JSON Graph Format; written as node-link.
 */
#pragma once

#include "mg-format.h"

G_BEGIN_DECLS

/* The rows of the format table. */
gboolean  mg_json_read  (MgNetwork     *network,
                         int            fd,
                         const char    *display_name,
                         MgWarnings    *warnings,
                         MgProgress    *progress,
                         GCancellable  *cancellable,
                         GError       **error);
GBytes   *mg_json_write (MgNetwork     *network,
                         MgWarnings    *warnings,
                         MgProgress    *progress,
                         GCancellable  *cancellable,
                         GError       **error);

G_END_DECLS
