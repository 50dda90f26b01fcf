/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a menu button shows, anew each time it is pressed. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For gtk_menu_button_set_create_popup_func(): while @menu is there, the tooltip
 * does not cover it.
 */
void mg_menu_fill       (GtkMenuButton *button,
                         GMenu         *menu);
/* The same for the list that a button has for good. */
void mg_menu_keep_clear (GtkPopover *list);

G_END_DECLS
