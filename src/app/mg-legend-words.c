/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-legend-words.h"

#include "mg-shown.h"

static void
pressed_cb (GtkGestureClick *click,
            int              n_presses,
            double           x,
            double           y,
            GtkCheckButton  *check)
{
  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (NULL);

  mg_shown_label (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static GtkWidget *
create_key (const char *key)
{
  GtkWidget *cap = gtk_label_new (key);

  gtk_widget_add_css_class (cap, "mg-key");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);

  return cap;
}

GtkWidget *
mg_legend_words_new (GtkCheckButton  *check,
                     const char      *title,
                     const char      *key,
                     GtkLabel       **count)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *number = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (words), create_label (title));
  if (key != NULL)
    gtk_box_append (GTK_BOX (words), create_key (key));
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (words), number);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_top (words, 3);
  gtk_widget_set_margin_bottom (words, 3);

  gtk_widget_add_controller (words, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (click, "released", G_CALLBACK (pressed_cb), check, 0);
  *count = GTK_LABEL (number);

  return words;
}
