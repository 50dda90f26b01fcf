/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-graph-choice.h"

#include "mg-shown.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WIDTH 420
#define HEIGHT 480
#define MARGIN 18

#define PART_KEY "mg-part"

/* Answers once, and goes. */
static void
answer (GtkWindow  *window,
        const char *part)
{
  g_autoptr(GTask) task = g_object_steal_data (G_OBJECT (window), PART_KEY);

  if (task == NULL)
    return;

  if (part != NULL)
    g_task_return_pointer (task, g_strdup (part), g_free);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No network was chosen");
}

static void
activated_cb (GtkListBox    *list,
              GtkListBoxRow *row,
              gpointer       user_data)
{
  g_autofree char *part = g_strdup_printf ("%d", gtk_list_box_row_get_index (row) + 1);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (list)));

  answer (window, part);
  gtk_window_destroy (window);
}

static gboolean
close_cb (GtkWindow *window,
          gpointer   user_data)
{
  answer (window, NULL);

  return FALSE;
}

static void
destroy_cb (GtkWindow *window,
            gpointer   user_data)
{
  answer (window, NULL);
}

static char *
describe (const MgFormatPart *part)
{
  g_autofree char *organisations = g_strdup_printf (ngettext ("%u organisation", "%u organisations", part->n_organisations),
                                                    part->n_organisations);
  g_autofree char *links = g_strdup_printf (ngettext ("%u link", "%u links", part->n_links), part->n_links);

  /* Translators: two counts: "12 organisations, 20 links" */
  return g_strdup_printf (_("%s, %s"), organisations, links);
}

static GtkWidget *
create_row (const MgFormatPart *part,
            guint               number)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *counts = describe (part);
  g_autofree char *title = *part->id != '\0' ? g_strdup (part->id) : g_strdup_printf (_("Network %u"), number);

  /* What a file says is no markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  mg_shown_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), counts);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));

  return row;
}

static GtkWidget *
create_list (const MgWarnings *warnings)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Networks in the file"), -1);
  for (guint i = 0; i < mg_warnings_get_n_parts (warnings); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (mg_warnings_get_part (warnings, i), i + 1));
  g_signal_connect (list, "row-activated", G_CALLBACK (activated_cb), NULL);

  return list;
}

static GtkWidget *
create_text (void)
{
  GtkWidget *label = gtk_label_new (_("The file holds several networks. One is opened; what you save goes into a file of its own, and this one stays as it is."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);

  return label;
}

static GtkWidget *
create_content (const MgWarnings *warnings)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN);

  gtk_widget_set_margin_top (inside, MARGIN);
  gtk_widget_set_margin_bottom (inside, MARGIN);
  gtk_widget_set_margin_start (inside, MARGIN);
  gtk_widget_set_margin_end (inside, MARGIN);
  gtk_box_append (GTK_BOX (inside), create_text ());
  gtk_box_append (GTK_BOX (inside), create_list (warnings));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), inside);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);

  return box;
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (window, controller);
}

void
mg_graph_choice_async (GtkWindow           *parent,
                       const MgWarnings    *warnings,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GtkWidget *window = adw_window_new ();
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, mg_graph_choice_async);
  g_object_set_data_full (G_OBJECT (window), PART_KEY, task, g_object_unref);
  gtk_window_set_title (GTK_WINDOW (window), _("Which Network?"));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  adw_window_set_content (ADW_WINDOW (window), create_content (warnings));
  add_escape (window);
  g_signal_connect (window, "close-request", G_CALLBACK (close_cb), NULL);
  g_signal_connect (window, "destroy", G_CALLBACK (destroy_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

char *
mg_graph_choice_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mg_graph_choice_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
