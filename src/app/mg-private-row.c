/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-private-row.h"

#include <glib/gi18n-lib.h>

#include "mg-sharing.h"

struct _MgPrivateRow
{
  AdwActionRow  parent_instance;

  GtkSwitch    *answer;
};

G_DEFINE_FINAL_TYPE (MgPrivateRow, mg_private_row, ADW_TYPE_ACTION_ROW)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
active_cb (MgPrivateRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
mg_private_row_class_init (MgPrivateRowClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", MG_TYPE_PRIVATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
mg_private_row_init (MgPrivateRow *self)
{
  AdwActionRow *row = ADW_ACTION_ROW (self);

  self->answer = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->answer), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->answer, "notify::active", G_CALLBACK (active_cb), self);
  adw_action_row_add_suffix (row, GTK_WIDGET (self->answer));
  adw_action_row_set_activatable_widget (row, GTK_WIDGET (self->answer));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("With what is not to be _passed on"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self), TRUE);
}

void
mg_private_row_show (MgPrivateRow *self,
                     MgNetwork    *network)
{
  guint n = mg_sharing_count_private (network);
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%u organisation or collective cooperation is marked as not to be passed on",
                                    "%u organisations or collective cooperations are marked as not to be passed on", n), n);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

gboolean
mg_private_row_get_active (MgPrivateRow *self)
{
  return gtk_switch_get_active (self->answer);
}
