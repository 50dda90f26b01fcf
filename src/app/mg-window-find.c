/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies over the corners of the map: the search, the overview. */
#include "mg-window-private.h"

static void
find_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  MgWindow *self = user_data;

  if (g_str_equal (self->view, "table"))
    {
      gtk_widget_activate_action (GTK_WIDGET (self->table_view), "table.search", NULL);
      return;
    }

  if (!g_str_equal (self->view, "map"))
    g_action_group_change_action_state (G_ACTION_GROUP (self), "view",
                                        g_variant_new_string ("map"));
  mg_map_search_open (self->map_search);
}

/* What is said meanwhile stands above the search. */
static void
search_shown_cb (MgWindow *self)
{
  GtkWidget *toasts = GTK_WIDGET (self->toast_overlay);

  if (gtk_widget_get_visible (GTK_WIDGET (self->map_search)))
    gtk_widget_add_css_class (toasts, "mg-finding");
  else
    gtk_widget_remove_css_class (toasts, "mg-finding");
}

static void
show_minimap_changed (GSimpleAction *action,
                      GVariant      *state,
                      gpointer       user_data)
{
  g_simple_action_set_state (action, state);
  mg_map_mini_set_wanted (MG_WINDOW (user_data)->map_mini, g_variant_get_boolean (state));
}

static void
lasso_changed (GSimpleAction *action,
               GVariant      *state,
               gpointer       user_data)
{
  g_simple_action_set_state (action, state);
  mg_map_view_set_lasso (MG_WINDOW (user_data)->map_view, g_variant_get_boolean (state));
}

static const GActionEntry entries[] = {
  { "lasso", NULL, NULL, "false", lasso_changed },
  { "find", find_action },
  { "show-minimap", NULL, NULL, "true", show_minimap_changed },
};

void
mg_window_init_find (MgWindow *self)
{
  GtkWidget *overlay = gtk_widget_get_parent (GTK_WIDGET (self->view_stack));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->map_search = MG_MAP_SEARCH (mg_map_search_new (self->map_view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->map_search));
  g_signal_connect_object (self->map_search, "notify::visible", G_CALLBACK (search_shown_cb), self,
                           G_CONNECT_SWAPPED);
  self->map_mini = MG_MAP_MINI (mg_map_mini_new (self->map_view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->map_mini));
}
