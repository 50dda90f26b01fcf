/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-keys.h"

GtkWindow *
mg_keys_new (GtkApplicationWindow *window)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource ("/org/maillage/Maillage/ui/help-overlay.ui");
  GtkShortcutsWindow *keys = GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  /* It finds the keys of actions by its window. */
  gtk_application_window_set_help_overlay (window, keys);
  gtk_window_set_hide_on_close (GTK_WINDOW (keys), FALSE);
  /* The section that the toolkit would show first is its last one. */
  g_object_set (keys, "section-name", "shortcuts", NULL);

  return GTK_WINDOW (keys);
}
