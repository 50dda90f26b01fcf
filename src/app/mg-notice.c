/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-notice.h"

#include "mg-shown.h"

#include <glib/gi18n-lib.h>

struct _MgNotice
{
  GtkWidget  parent_instance;

  /* From the template */
  GtkRevealer *revealer;
  GtkLabel    *label;
  GtkButton   *button;
  GtkBox      *choices;       /* that were added */
  GtkButton   *close_button;
};

G_DEFINE_FINAL_TYPE (MgNotice, mg_notice, GTK_TYPE_WIDGET)

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.focus-view", NULL);
  mg_notice_hide (MG_NOTICE (widget));
}

static void
mg_notice_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), MG_TYPE_NOTICE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mg_notice_parent_class)->dispose (object);
}

static void
mg_notice_class_init (MgNoticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_notice_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/ui/mg-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, MgNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, MgNotice, label);
  gtk_widget_class_bind_template_child (widget_class, MgNotice, button);
  gtk_widget_class_bind_template_child (widget_class, MgNotice, choices);
  gtk_widget_class_bind_template_child (widget_class, MgNotice, close_button);

  gtk_widget_class_install_action (widget_class, "notice.close", NULL, close_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mg_notice_init (MgNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mg_notice_show (MgNotice   *self,
                const char *text,
                const char *button,
                const char *action,
                gboolean    can_close)
{
  GtkWidget *choice;

  g_return_if_fail (MG_IS_NOTICE (self));

  while ((choice = gtk_widget_get_first_child (GTK_WIDGET (self->choices))))
    gtk_box_remove (self->choices, choice);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), FALSE);
  mg_shown_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->close_button), can_close);
  if (button != NULL)
    {
      gtk_button_set_label (self->button, button);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), action);
    }
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

void
mg_notice_add (MgNotice   *self,
               const char *button,
               const char *action)
{
  GtkWidget *choice;

  g_return_if_fail (MG_IS_NOTICE (self));

  choice = gtk_button_new_with_mnemonic (button);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (choice), action);
  /* In this order: a box that is not seen does not ask for room. */
  gtk_widget_set_visible (GTK_WIDGET (self->choices), TRUE);
  gtk_box_append (self->choices, choice);
}

void
mg_notice_hide (MgNotice *self)
{
  g_return_if_fail (MG_IS_NOTICE (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

gboolean
mg_notice_is_shown (MgNotice *self)
{
  g_return_val_if_fail (MG_IS_NOTICE (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}
