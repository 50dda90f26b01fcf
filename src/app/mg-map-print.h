/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map on paper, by the toolkit's dialog. */
#pragma once

#include <gtk/gtk.h>

#include "mg-scene.h"

G_BEGIN_DECLS

/* @width, @height: of the page, in points.  The sheet may be another one in the
 * end: the map is then fitted into that.
 */
GtkPrintOperation *mg_map_print_new       (MgScene    *scene,
                                           const char *title,
                                           double      width,
                                           double      height) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the toolkit has any way to print. */
gboolean           mg_map_print_can_print (void);

G_END_DECLS
