/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-compare-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mg-shown.h"

/* Lines of a sentence that says why a file could not be read. */
#define ERROR_LINES 8

static const char *
get_subtitle (MgComparePole *pole)
{
  switch (mg_compare_pole_get_state (pole))
    {
    case MG_COMPARE_POLE_WAITING:
      return _("Waiting");

    case MG_COMPARE_POLE_RUNNING:
      return mg_compare_pole_get_network (pole) != NULL ? _("Computing…") : _("Reading…");

    case MG_COMPARE_POLE_STOPPED:
      return _("Stopped before it was done");

    case MG_COMPARE_POLE_FAILED:
      return mg_compare_pole_get_error (pole);

    case MG_COMPARE_POLE_READY:
    default:
      return mg_compare_pole_get_file (pole);
    }
}

/* Later: the button that was pressed goes with its row. */
static gboolean
remove_cb (gpointer user_data)
{
  GtkWidget *button = user_data;

  mg_compare_set_remove (g_object_get_data (G_OBJECT (button), "set"),
                         g_object_get_data (G_OBJECT (button), "pole"));

  return G_SOURCE_REMOVE;
}

static void
clicked_cb (GtkWidget *button)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, remove_cb, g_object_ref (button), g_object_unref);
}

static GtkWidget *
create_button (MgCompareSet  *set,
               MgComparePole *pole)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %s is a pole or a file */
  g_autofree char *name = g_strdup_printf (_("Leave “%s” out"), mg_compare_pole_get_name (pole));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  mg_shown_tooltip (button, name);
  mg_shown_name (GTK_ACCESSIBLE (button), name);
  g_object_set_data_full (G_OBJECT (button), "set", g_object_ref (set), g_object_unref);
  g_object_set_data_full (G_OBJECT (button), "pole", g_object_ref (pole), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), NULL);

  return button;
}

static GtkWidget *
create_row (MgCompareSet  *set,
            MgComparePole *pole)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean has_failed = mg_compare_pole_get_state (pole) == MG_COMPARE_POLE_FAILED;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  mg_shown_title (ADW_PREFERENCES_ROW (row), mg_compare_pole_get_name (pole));
  mg_shown_subtitle (ADW_ACTION_ROW (row), get_subtitle (pole));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), has_failed ? ERROR_LINES : 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (has_failed)
    {
      GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Could not be read"), -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (set, pole));

  return row;
}

void
mg_compare_list_fill (GtkListBox   *list,
                      MgCompareSet *set)
{
  GListModel *poles = mg_compare_set_get_poles (set);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);

  for (guint i = 0; i < g_list_model_get_n_items (poles); i++)
    {
      g_autoptr(MgComparePole) pole = g_list_model_get_item (poles, i);

      gtk_list_box_append (list, create_row (set, pole));
    }
}
