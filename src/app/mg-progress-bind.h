/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar that shows how far work has come, as long as both are there. */
#pragma once

#include <gtk/gtk.h>

#include "mg-progress.h"

G_BEGIN_DECLS

/* Shows @progress, or nothing more if it is %NULL.  @binding is %NULL once the
 * work is gone: a binding dies with what it binds.
 */
void mg_progress_bind (GBinding       **binding,
                       MgProgress      *progress,
                       GtkProgressBar  *bar);

G_END_DECLS
