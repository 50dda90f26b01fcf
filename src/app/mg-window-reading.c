/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the map together: on the map, and nowhere else. */
#include "mg-window-private.h"

void
mg_window_show_reading_changed (GSimpleAction *action,
                                GVariant      *state,
                                gpointer       user_data)
{
  MgWindow *self = user_data;
  gboolean is_asked_for = g_variant_get_boolean (state) || !g_str_equal (self->view, "map");

  g_simple_action_set_state (action, g_variant_new_boolean (is_asked_for));
  if (is_asked_for)
    g_action_group_change_action_state (G_ACTION_GROUP (self), "view",
                                        g_variant_new_string ("map"));
  mg_reading_bar_show (self->reading_bar, is_asked_for);
}
