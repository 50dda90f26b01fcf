/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-shown.h"

#include "mg-text-show.h"

static char *
show (const char *text)
{
  return text != NULL ? mg_text_show (text) : NULL;
}

char *
mg_shown_take (char *text)
{
  g_autofree char *taken = text;

  return mg_text_show_line (taken);
}

void
mg_shown_label (GtkLabel   *label,
                const char *text)
{
  g_autofree char *shown = mg_text_show (text != NULL ? text : "");

  gtk_label_set_label (label, shown);
}

void
mg_shown_tooltip (GtkWidget  *widget,
                  const char *text)
{
  g_autofree char *shown = show (text);

  gtk_widget_set_tooltip_text (widget, shown);
}

void
mg_shown_title (AdwPreferencesRow *row,
                const char        *text)
{
  g_autofree char *shown = mg_text_show (text != NULL ? text : "");

  adw_preferences_row_set_title (row, shown);
}

void
mg_shown_subtitle (AdwActionRow *row,
                   const char   *text)
{
  g_autofree char *shown = mg_text_show (text != NULL ? text : "");

  adw_action_row_set_subtitle (row, shown);
}

void
mg_shown_name (GtkAccessible *accessible,
               const char    *text)
{
  g_autofree char *shown = mg_text_show (text != NULL ? text : "");

  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
}

void
mg_shown_description (GtkAccessible *accessible,
                      const char    *text)
{
  g_autofree char *shown = mg_text_show (text != NULL ? text : "");

  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, shown, -1);
}
