/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kept tags and attributes of others that break a file: no program of ours keeps
 * such, but made-up files of a journal may hold them, and they could not be saved.
 */
#pragma once

#include "mg-network.h"

G_BEGIN_DECLS

/**
 * mg_markup_drop_broken:
 *
 * If there are kept tags and the network cannot be saved with them, drops them
 * all.  Where there are, it costs as much as to save.
 *
 * Returns: whether they were dropped
 */
gboolean mg_markup_drop_broken (MgNetwork *network);

G_END_DECLS
