/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map as a file says that it looks, ready to be drawn. */
#pragma once

#include "mg-cli.h"
#include "mg-scene.h"

G_BEGIN_DECLS

/* @outlines: collective cooperations as lines round those who take part, whatever the
 *   file says
 * Returns: (transfer full): %NULL with @error set if its figures cannot be had
 */
MgScene *mg_drawn_scene_new (MgNetwork  *network,
                             MgTheme     theme,
                             gboolean    outlines,
                             GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
