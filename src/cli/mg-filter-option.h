/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What --filter says, and whether anything is left of the map. */
#pragma once

#include "mg-cli.h"

G_BEGIN_DECLS

/* @text: (nullable): as typed; %NULL: the network keeps its own.
 * Returns: %FALSE if it is no filter, or names a value that does not exist
 */
gboolean mg_filter_option_apply (MgNetwork   *network,
                                 const char  *text,
                                 GError     **error);

/* Says so if there are organisations and the filter lets none of them through. */
void     mg_filter_option_warn  (MgNetwork   *network,
                                 MgWarnings  *warnings);

G_END_DECLS
