/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-ask-bar.h"

#include <glib/gi18n-lib.h>

#include "mg-progress-bind.h"

#define DEFAULT_SEED 1

struct _MgMeasureAskBar
{
  GtkWidget       parent_instance;

  MgMeasureAsked *asked;

  GtkPopover     *popover;
  GtkCheckButton *degrees_check;
  GtkSpinButton  *number_spin;
  GtkSpinButton  *seed_spin;
  GtkWidget      *stale_label;
  GtkWidget      *busy_box;
  GtkProgressBar *progress_bar;
  GBinding       *progress;       /* of what is under way */
};

G_DEFINE_FINAL_TYPE (MgMeasureAskBar, mg_measure_ask_bar, GTK_TYPE_WIDGET)

static void
update (MgMeasureAskBar *self)
{
  MgProgress *progress = mg_measure_asked_get_progress (self->asked);
  gboolean is_stale = FALSE;

  for (MgAsked i = 0; i < MG_N_ASKED; i++)
    is_stale = is_stale || mg_measure_asked_is_stale (self->asked, i);

  if (progress != NULL && !gtk_widget_get_visible (self->busy_box))
    gtk_progress_bar_set_fraction (self->progress_bar, 0);
  mg_progress_bind (&self->progress, progress, self->progress_bar);
  gtk_widget_set_visible (self->busy_box, progress != NULL);
  gtk_widget_set_visible (self->stale_label, progress == NULL && is_stale);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ask.stop", progress != NULL);
}

/* What has been typed counts, too, before the keyboard goes elsewhere. */
static guint
get_number (GtkSpinButton *spin)
{
  gtk_spin_button_update (spin);

  return (guint) gtk_spin_button_get_value_as_int (spin);
}

static void
random_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  MgMeasureAskBar *self = MG_MEASURE_ASK_BAR (widget);
  const MgRandomOptions options = {
    .n_networks = get_number (self->number_spin),
    .seed = get_number (self->seed_spin),
    .same_degrees = gtk_check_button_get_active (self->degrees_check),
  };

  gtk_popover_popdown (self->popover);
  mg_measure_asked_ask_random (self->asked, &options);
}

static void
sensitivity_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  mg_measure_asked_ask_sensitivity (MG_MEASURE_ASK_BAR (widget)->asked);
}

static void
stop_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  mg_measure_asked_stop (MG_MEASURE_ASK_BAR (widget)->asked);
}

static void
mg_measure_ask_bar_dispose (GObject *object)
{
  MgMeasureAskBar *self = MG_MEASURE_ASK_BAR (object);
  GtkWidget *child;

  mg_progress_bind (&self->progress, NULL, NULL);
  g_clear_object (&self->asked);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mg_measure_ask_bar_parent_class)->dispose (object);
}

static void
mg_measure_ask_bar_class_init (MgMeasureAskBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mg_measure_ask_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "ask.random", NULL, random_action);
  gtk_widget_class_install_action (widget_class, "ask.sensitivity", NULL, sensitivity_action);
  gtk_widget_class_install_action (widget_class, "ask.stop", NULL, stop_action);
}

/* What the popover holds */

/* Enter in a number is enough. */
static void
activate_cb (GtkWidget *text)
{
  gtk_widget_activate_action (text, "ask.random", NULL);
}

static GtkSpinButton *
add_number (GtkGrid    *grid,
            int         row,
            const char *title,
            const char *tooltip,
            double      low,
            double      high,
            double      value)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (low, high, 1);
  GtkWidget *label = gtk_label_new_with_mnemonic (title);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  g_signal_connect (gtk_editable_get_delegate (GTK_EDITABLE (spin)), "activate", G_CALLBACK (activate_cb), NULL);
  gtk_widget_set_hexpand (spin, TRUE);
  gtk_widget_set_tooltip_text (spin, tooltip);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), spin);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, spin, 1, row, 1, 1);

  return GTK_SPIN_BUTTON (spin);
}

static GtkWidget *
create_numbers (MgMeasureAskBar *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->number_spin = add_number (GTK_GRID (grid), 0, _("_Number of networks"), NULL, 1, MG_RANDOM_MAX,
                                  MG_RANDOM_DEFAULT);
  self->seed_spin = add_number (GTK_GRID (grid), 1, _("_Start of the draw"),
                                _("The same number draws the same networks"), 0, G_MAXINT, DEFAULT_SEED);

  return grid;
}

static GtkWidget *
create_form (MgMeasureAskBar *self)
{
  GtkBox *form = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6,
                               "margin-top", 6, "margin-bottom", 6, "margin-start", 6, "margin-end", 6, NULL);
  GtkWidget *heading = gtk_label_new (_("Networks drawn at random, with"));
  GtkWidget *size_check = gtk_check_button_new_with_mnemonic (_("as many _organisations and pairs"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Co_mpare"));

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  self->degrees_check = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_("as many _partners for each organisation, too")));
  gtk_check_button_set_group (self->degrees_check, GTK_CHECK_BUTTON (size_check));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (size_check), TRUE);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "ask.random");

  gtk_box_append (form, heading);
  gtk_box_append (form, size_check);
  gtk_box_append (form, GTK_WIDGET (self->degrees_check));
  gtk_box_append (form, create_numbers (self));
  gtk_box_append (form, button);
  gtk_popover_set_default_widget (self->popover, button);

  return GTK_WIDGET (form);
}

static GtkWidget *
create_menu_button (MgMeasureAskBar *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, create_form (self));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Compare with _random networks…"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (self->popover));
  gtk_widget_set_tooltip_text (button, _("Where the figures of the map stand among those of networks drawn at random"));

  return button;
}

static GtkWidget *
create_busy_box (MgMeasureAskBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *stop = gtk_button_new_with_mnemonic (_("S_top"));

  self->progress_bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->progress_bar), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->progress_bar), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Progress of the computation"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (stop), "ask.stop");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress_bar));
  gtk_box_append (GTK_BOX (box), stop);

  return box;
}

static void
mg_measure_ask_bar_init (MgMeasureAskBar *self)
{
  GtkWidget *sensitivity = gtk_button_new_with_mnemonic (_("Sensiti_vity"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (sensitivity), "ask.sensitivity");
  gtk_widget_set_tooltip_text (sensitivity,
                               _("Figures with and without support structure, collectives, links not confirmed"));
  self->stale_label = g_object_new (GTK_TYPE_LABEL, "label", _("Of the map as it was: ask again."), "xalign", 0.,
                                    "ellipsize", PANGO_ELLIPSIZE_END, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->stale_label, "caption");
  gtk_widget_add_css_class (self->stale_label, "warning");
  self->busy_box = create_busy_box (self);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  gtk_widget_set_parent (create_menu_button (self), GTK_WIDGET (self));
  gtk_widget_set_parent (sensitivity, GTK_WIDGET (self));
  gtk_widget_set_parent (self->stale_label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->busy_box, GTK_WIDGET (self));
}

GtkWidget *
mg_measure_ask_bar_new (MgMeasureAsked *asked)
{
  MgMeasureAskBar *self;

  g_return_val_if_fail (MG_IS_MEASURE_ASKED (asked), NULL);

  self = g_object_new (MG_TYPE_MEASURE_ASK_BAR, NULL);
  self->asked = g_object_ref (asked);
  g_signal_connect_object (asked, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
