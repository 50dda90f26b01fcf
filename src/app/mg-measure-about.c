/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-about.h"

#include <glib/gi18n-lib.h>

#include "mg-measure-card.h"

#define WIDTH_CHARS 48
#define MAX_HEIGHT 460

static GtkWidget *
add_text (GtkBox     *box,
          const char *text,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);

  return label;
}

static void
add_head (GtkBox          *box,
          const MgMeasure *measure)
{
  g_autofree char *other = mg_measure_dup_other_name (measure);

  add_text (box, _(measure->name), "heading");
  if (other != NULL)
    gtk_widget_add_css_class (add_text (box, other, "caption"), "dim-label");
  add_text (box, _(measure->question), NULL);
}

static GtkWidget *
create_card (const MgMeasure *measure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autoptr(GArray) card = mg_measure_list_card (measure);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);

  add_head (GTK_BOX (box), measure);
  for (guint i = 0; i < card->len; i++)
    {
      const MgCardPart *part = &g_array_index (card, MgCardPart, i);

      gtk_widget_set_margin_top (add_text (GTK_BOX (box), part->heading, "caption-heading"), 6);
      add_text (GTK_BOX (box), part->text, NULL);
    }

  return box;
}

/* Page keys alone move what is in a scrolled window; people press the arrows. */
static void
add_arrows (GtkWidget *scroll)
{
  static const struct
  {
    guint         key;
    GtkScrollType step;
  } arrows[] = {
    { GDK_KEY_Down, GTK_SCROLL_STEP_FORWARD }, { GDK_KEY_Up, GTK_SCROLL_STEP_BACKWARD },
  };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (arrows[i].key, 0),
                                                                           gtk_signal_action_new ("scroll-child"),
                                                                           "(ib)", arrows[i].step, FALSE));
  gtk_widget_add_controller (scroll, keys);
}

static void
show_cb (GtkPopover      *popover,
         const MgMeasure *measure)
{
  GtkWidget *scroll;

  if (gtk_popover_get_child (popover) != NULL)
    return;

  scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), create_card (measure));
  /* Nothing in the text takes the keyboard. */
  gtk_widget_set_focusable (scroll, TRUE);
  add_arrows (scroll);
  gtk_popover_set_child (popover, scroll);
}

GtkWidget *
mg_measure_about_new (const MgMeasure *measure)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  /* Translators: the name of a figure. */
  g_autofree char *name = g_strdup_printf (_("What “%s” means"), _(measure->name));

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), gtk_label_new ("?"));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  g_signal_connect (popover, "show", G_CALLBACK (show_cb), (gpointer) measure);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}
