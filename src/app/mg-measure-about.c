/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-about.h"

#include <glib/gi18n-lib.h>

#define WIDTH_CHARS 44

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

/* A heading and what stands under it; nothing where there is nothing to say. */
static void
add_part (GtkBox     *box,
          const char *heading,
          const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;

  gtk_widget_set_margin_top (add_text (box, heading, "caption-heading"), 6);
  add_text (box, text, NULL);
}

static void
show_cb (GtkPopover      *popover,
         const MgMeasure *measure)
{
  GtkWidget *box;

  if (gtk_popover_get_child (popover) != NULL)
    return;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);

  add_text (GTK_BOX (box), _(measure->name), "heading");
  add_text (GTK_BOX (box), _(measure->question), NULL);
  add_part (GTK_BOX (box), _("When the figure is high"), _(measure->sentence));
  add_part (GTK_BOX (box), _("To be careful with"),
            measure->caution[0] != '\0' ? _(measure->caution) : NULL);
  add_part (GTK_BOX (box), _("Formula"), measure->formula);
  add_part (GTK_BOX (box), _("Source"), measure->source);

  gtk_popover_set_child (popover, box);
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
