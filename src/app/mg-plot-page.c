/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-plot-page.h"

#include <glib/gi18n-lib.h>

#include "mg-measure-choice.h"
#include "mg-plot-make.h"
#include "mg-plot-save.h"
#include "mg-plot-view.h"

static const struct
{
  MgPlotSort  sort;
  const char *name;
} sorts[] = {
  { MG_PLOT_MATRIX, N_("Who with whom") },
  { MG_PLOT_BARS, N_("Pairs by level") },
  { MG_PLOT_DISTRIBUTION, N_("How a measure is spread") },
  { MG_PLOT_SCATTER, N_("Two measures") },
};

struct _MgPlotPage
{
  GtkWidget    parent_instance;

  MgDocument  *document;      /* (nullable) */
  gboolean     is_updating;   /* the controls are being told, not asked */

  GtkDropDown *sort_drop_down;
  GtkDropDown *measure_drop_downs[2];
  GtkWidget   *and_label;
  MgPlotView  *view;
  GtkLabel    *said_label;
};

G_DEFINE_FINAL_TYPE (MgPlotPage, mg_plot_page, GTK_TYPE_WIDGET)

static MgPlotSort
get_sort (MgPlotPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->sort_drop_down);

  return sorts[MIN (selected, G_N_ELEMENTS (sorts) - 1)].sort;
}

static MgPlot *
make_plot (MgPlotPage *self,
           gboolean    is_public)
{
  if (self->document == NULL)
    return NULL;

  return mg_plot_make (self->document, get_sort (self),
                       mg_measure_choice_get (self->measure_drop_downs[0]),
                       mg_measure_choice_get (self->measure_drop_downs[1]), is_public);
}

void
mg_plot_page_update (MgPlotPage *self)
{
  g_autoptr(MgPlot) plot = NULL;
  MgPlotSort sort;

  g_return_if_fail (MG_IS_PLOT_PAGE (self));

  sort = get_sort (self);
  plot = make_plot (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->measure_drop_downs[0]),
                          sort == MG_PLOT_DISTRIBUTION || sort == MG_PLOT_SCATTER);
  gtk_widget_set_visible (self->and_label, sort == MG_PLOT_SCATTER);
  gtk_widget_set_visible (GTK_WIDGET (self->measure_drop_downs[1]), sort == MG_PLOT_SCATTER);

  mg_plot_view_set_plot (self->view, plot);
  gtk_label_set_label (self->said_label, "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plot.copy", plot != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plot.export", plot != NULL);
}

static void
selected_cb (MgPlotPage *self)
{
  if (!self->is_updating)
    mg_plot_page_update (self);
}

static void
said_cb (MgPlotPage *self,
         const char *text)
{
  gtk_label_set_label (self->said_label, text);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_autoptr(MgPlot) plot = make_plot (MG_PLOT_PAGE (widget), TRUE);

  mg_plot_save_copy (widget, plot);
  gtk_label_set_label (MG_PLOT_PAGE (widget)->said_label, _("The plot can be pasted now."));
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr(MgPlot) plot = make_plot (MG_PLOT_PAGE (widget), TRUE);

  mg_plot_save_ask (widget, MG_PLOT_PAGE (widget)->document, plot);
}

static void
mg_plot_page_dispose (GObject *object)
{
  MgPlotPage *self = MG_PLOT_PAGE (object);
  GtkWidget *child;

  g_clear_object (&self->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mg_plot_page_parent_class)->dispose (object);
}

static void
mg_plot_page_class_init (MgPlotPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mg_plot_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "plot.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "plot.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "plot.copy",
                                       NULL);
}

static GtkDropDown *
add_drop_down (MgPlotPage *self,
               GtkBox     *bar,
               const char *name)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (drop_down, name);
  gtk_box_append (bar, drop_down);

  return GTK_DROP_DOWN (drop_down);
}

static void
add_button (GtkBox     *bar,
            const char *label,
            const char *action,
            const char *name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_box_append (bar, button);
}

static void
fill_measures (MgPlotPage *self,
               gboolean    show_all)
{
  static const char * const first[] = { "degree", "strength" };

  self->is_updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->measure_drop_downs); i++)
    {
      const char *selected = mg_measure_choice_get (self->measure_drop_downs[i]);

      mg_measure_choice_fill (self->measure_drop_downs[i], show_all ? MG_MEASURE_CHOICE_ALL : 0,
                              selected != NULL ? selected : first[i]);
    }
  self->is_updating = FALSE;
}

static GtkBox *
create_bar (MgPlotPage *self)
{
  GtkBox *bar = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *gap = gtk_label_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    gtk_string_list_append (names, _(sorts[i].name));
  self->sort_drop_down = add_drop_down (self, bar, _("What is drawn"));
  gtk_drop_down_set_model (self->sort_drop_down, G_LIST_MODEL (names));

  self->measure_drop_downs[0] = add_drop_down (self, bar, _("Measure from left to right"));
  /* Translators: between two measures. */
  self->and_label = gtk_label_new (C_("measures", "and"));
  gtk_box_append (bar, self->and_label);
  self->measure_drop_downs[1] = add_drop_down (self, bar, _("Measure from bottom to top"));

  gtk_widget_set_hexpand (gap, TRUE);
  gtk_box_append (bar, gap);
  add_button (bar, _("Co_py"), "plot.copy", _("Copy the plot"));
  add_button (bar, _("_Export…"), "plot.export",
              _("Export the plot as PDF, SVG or PNG"));
  gtk_widget_set_margin_top (GTK_WIDGET (bar), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (bar), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (bar), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (bar), 6);

  return bar;
}

static void
mg_plot_page_init (MgPlotPage *self)
{
  GtkBox *bar = create_bar (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->view = MG_PLOT_VIEW (mg_plot_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);
  self->said_label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                              GTK_ACCESSIBLE_ROLE_STATUS, NULL));
  gtk_label_set_xalign (self->said_label, 0);
  gtk_label_set_ellipsize (self->said_label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_top (GTK_WIDGET (self->said_label), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->said_label), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self->said_label), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->said_label), 12);

  gtk_widget_set_parent (GTK_WIDGET (bar), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->view), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->said_label), GTK_WIDGET (self));

  fill_measures (self, FALSE);
  g_signal_connect_object (self->sort_drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (self->measure_drop_downs); i++)
    g_signal_connect_object (self->measure_drop_downs[i], "notify::selected",
                             G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  mg_plot_page_update (self);
}

GtkWidget *
mg_plot_page_new (void)
{
  return g_object_new (MG_TYPE_PLOT_PAGE, NULL);
}

void
mg_plot_page_set_document (MgPlotPage *self,
                           MgDocument *document)
{
  g_return_if_fail (MG_IS_PLOT_PAGE (self));

  g_set_object (&self->document, document);
  mg_plot_view_set_selection (self->view,
                              document != NULL ? mg_document_get_selection (document) : NULL);
  mg_plot_page_update (self);
}

void
mg_plot_page_set_show_all (MgPlotPage *self,
                           gboolean    show_all)
{
  g_return_if_fail (MG_IS_PLOT_PAGE (self));

  fill_measures (self, show_all);
}
