/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-menu-fill.h"

#include <adwaita.h>

static void
list_shown_cb (GtkWidget *list)
{
  GtkWidget *button = gtk_widget_get_parent (list);
  GtkWidget *whole = gtk_widget_get_ancestor (list, ADW_TYPE_SPLIT_BUTTON);

  if (button != NULL)
    gtk_widget_set_has_tooltip (button, !gtk_widget_get_visible (list));
  if (whole != NULL)
    gtk_widget_set_has_tooltip (whole, !gtk_widget_get_visible (list));
}

void
mg_menu_keep_clear (GtkPopover *list)
{
  g_signal_connect (list, "notify::visible", G_CALLBACK (list_shown_cb), NULL);
}

/* GTK 4.8 does not forget the submenus of a list that is filled again: a new one it is. */
void
mg_menu_fill (GtkMenuButton *button,
              GMenu         *menu)
{
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  mg_menu_keep_clear (gtk_menu_button_get_popover (button));
}
