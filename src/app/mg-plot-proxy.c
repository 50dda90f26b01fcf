/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-plot-proxy.h"

#include "mg-shown.h"

struct _MgPlotProxy
{
  GtkWidget parent_instance;

  guint     row;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MgPlotProxy, mg_plot_proxy, GTK_TYPE_WIDGET)

static void
select_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0);
}

static void
mg_plot_proxy_measure (GtkWidget      *widget,
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
mg_plot_proxy_class_init (MgPlotProxyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = mg_plot_proxy_measure;

  signals[CHOSEN] = g_signal_new ("chosen", MG_TYPE_PLOT_PROXY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "plotproxy");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_install_action (widget_class, "mark.select", NULL, select_action);
}

static void
mg_plot_proxy_init (MgPlotProxy *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
mg_plot_proxy_new (void)
{
  return g_object_new (MG_TYPE_PLOT_PROXY, NULL);
}

void
mg_plot_proxy_set (MgPlotProxy      *self,
                   guint             row,
                   const MgPlotMark *mark)
{
  self->row = row;
  mg_shown_name (GTK_ACCESSIBLE (self), mark->name);
  mg_shown_description (GTK_ACCESSIBLE (self), mark->words);
}

guint
mg_plot_proxy_get_row (MgPlotProxy *self)
{
  return self->row;
}

void
mg_plot_proxy_set_selected (MgPlotProxy *self,
                            gboolean     is_selected)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_SELECTED, is_selected, -1);
}
