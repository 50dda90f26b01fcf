/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of keys. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mg_keys_new:
 *
 * Made when it is asked for, and gone when it is closed.  A hidden window, which is
 * what the toolkit makes of a list of keys by itself, has no place on the
 * accessibility bus: GTK 4.8 ends the program if somebody asks for one window
 * more than there are, as a screen reader does when a dialog closes meanwhile.
 *
 * Returns: (transfer none): not shown yet
 */
GtkWindow *mg_keys_new (GtkApplicationWindow *window) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
