/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-groups-window.h"

#include "mg-shown.h"

#define HEIGHT 480

static void
add_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

GtkWidget *
mg_groups_window_new (GtkWindow          *parent,
                      const char         *title,
                      const char         *subtitle,
                      AdwPreferencesPage *page,
                      int                 width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  g_autofree char *shown = subtitle != NULL ? mg_shown_take (g_strdup (subtitle)) : NULL;
  GtkWidget *window;

  if (shown != NULL)
    adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, shown));
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  window = g_object_new (ADW_TYPE_WINDOW, "title", title, "modal", TRUE, "transient-for", parent,
                         "content", box, "default-width", width, "default-height", HEIGHT, NULL);
  add_escape (window);

  return window;
}

void
mg_groups_window_add (GtkWidget *window,
                      GtkWidget *child)
{
  gtk_box_append (GTK_BOX (adw_window_get_content (ADW_WINDOW (window))), child);
}
