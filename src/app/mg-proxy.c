/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-proxy.h"

#include "mg-shown.h"

struct _MgProxy
{
  GtkWidget  parent_instance;

  guint32    id;
  char      *name;
  char      *description;
  gboolean   is_selected;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MgProxy, mg_proxy, GTK_TYPE_WIDGET)

static void
select_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0);
}

static void
mg_proxy_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  *minimum = *natural = 1;
}

static void
mg_proxy_finalize (GObject *object)
{
  MgProxy *self = MG_PROXY (object);

  g_free (self->name);
  g_free (self->description);

  G_OBJECT_CLASS (mg_proxy_parent_class)->finalize (object);
}

static void
mg_proxy_class_init (MgProxyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mg_proxy_finalize;
  widget_class->measure = mg_proxy_measure;

  signals[CHOSEN] = g_signal_new ("chosen", MG_TYPE_PROXY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_install_action (widget_class, "proxy.select", NULL, select_action);
}

static void
mg_proxy_init (MgProxy *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
mg_proxy_new (void)
{
  return g_object_new (MG_TYPE_PROXY, NULL);
}

void
mg_proxy_set (MgProxy    *self,
              guint32     id,
              const char *name,
              const char *description)
{
  g_return_if_fail (MG_IS_PROXY (self));

  self->id = id;
  if (g_strcmp0 (name, self->name) != 0)
    {
      g_free (self->name);
      self->name = g_strdup (name);
      mg_shown_name (GTK_ACCESSIBLE (self), name);
    }
  if (g_strcmp0 (description, self->description) != 0)
    {
      g_free (self->description);
      self->description = g_strdup (description);
      mg_shown_description (GTK_ACCESSIBLE (self), description);
    }
}

guint32
mg_proxy_get_id (MgProxy *self)
{
  g_return_val_if_fail (MG_IS_PROXY (self), 0);

  return self->id;
}

void
mg_proxy_set_selected (MgProxy  *self,
                       gboolean  is_selected)
{
  g_return_if_fail (MG_IS_PROXY (self));

  if (self->is_selected == is_selected)
    return;

  self->is_selected = is_selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_SELECTED, is_selected, -1);
}
