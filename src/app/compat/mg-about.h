/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who made the program, and under which licence. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @parent: the window to be modal to */
void mg_show_about (GtkWindow *parent);

G_END_DECLS
