/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-versions-dialog.h"

#include <glib/gi18n-lib.h>

#include "mg-dialogs.h"
#include "mg-groups-window.h"
#include "mg-recent.h"
#include "mg-window-private.h"

#define PATH_KEY "mg-version"
#define DOCUMENT_KEY "mg-document"

static MgWindow *
get_parent (GtkWidget *window)
{
  return MG_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (window)));
}

static void
open_cb (GtkWidget *button,
         GtkWidget *window)
{
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (button), PATH_KEY));
  g_autofree char *name = g_path_get_basename (g_object_get_data (G_OBJECT (window), DOCUMENT_KEY));
  MgWindow *parent = get_parent (window);

  gtk_window_destroy (GTK_WINDOW (window));
  mg_window_open_copy (parent, path, name);
}

/* "Saturday 22 November 2026, 14:32", with seconds where one minute has several */
static char *
dup_date (gint64   time_s,
          gboolean with_seconds)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_local (time_s);
  const char *format = with_seconds ? _("%A %e %B %Y, %H:%M:%S") : _("%A %e %B %Y, %H:%M");
  g_autofree char *text = date != NULL ? g_date_time_format (date, format) : NULL;

  return text != NULL ? g_strdup (g_strstrip (text)) : g_strdup ("");
}

/* Whether a version beside that one was saved in the same minute. */
static gboolean
has_neighbour (GPtrArray *versions,
               guint      index)
{
  gint64 minute = ((const MgVersion *) g_ptr_array_index (versions, index))->time_s / 60;

  return (index > 0 && ((const MgVersion *) g_ptr_array_index (versions, index - 1))->time_s / 60 == minute) ||
         (index + 1 < versions->len && ((const MgVersion *) g_ptr_array_index (versions, index + 1))->time_s / 60 == minute);
}

static GtkWidget *
create_row (GPtrArray *versions,
            guint      index,
            GtkWidget *window)
{
  const MgVersion *version = g_ptr_array_index (versions, index);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Open"));
  g_autofree char *date = dup_date (version->time_s, has_neighbour (versions, index));
  g_autofree char *size = g_format_size (version->size);
  /* Translators: %s is a date */
  g_autofree char *name = g_strdup_printf (_("Open the version of %s"), date);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), date);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), PATH_KEY, g_strdup (version->path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), window);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);

  return row;
}

static void
forget_answer_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GtkWidget) window = user_data;
  g_autofree char *answer = mg_ask_finish (result);
  g_autofree char *dir = mg_versions_dup_dir ();

  if (g_strcmp0 (answer, "forget") != 0)
    return;

  mg_versions_forget (dir, g_object_get_data (G_OBJECT (window), DOCUMENT_KEY));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
forget_cb (GtkWidget *button,
           GtkWidget *window)
{
  const MgAnswer answers[] = {
    { "cancel", C_("dialog", "_Cancel"), MG_ANSWER_PLAIN },
    { "forget", _("_Delete"), MG_ANSWER_DESTRUCTIVE },
  };

  mg_ask_async (window, _("Delete the earlier versions?"),
                _("The pole's own file stays as it is. What was kept of earlier saves is gone for good."),
                answers, G_N_ELEMENTS (answers), forget_answer_cb, g_object_ref (window));
}

static GtkWidget *
create_list (GtkWidget  *window,
             GPtrArray  *versions,
             const char *document)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = mg_recent_dup_title (document);
  /* A group takes its description for markup. */
  g_autofree char *name = g_markup_escape_text (title, -1);
  g_autofree char *about = NULL;

  about = versions->len > 0
            ? g_strdup_printf (_("The last saves of “%s”, kept on this computer alone until %u days after the last one. "
                                 "Opening one makes a new pole; the file stays as it is."), name, MG_VERSIONS_DAYS)
            : g_strdup_printf (_("“%s” was not saved on this computer yet: there is no earlier version."), name);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), about);
  for (guint i = 0; i < versions->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (versions, i, window));

  return group;
}

void
mg_versions_dialog_present (MgWindow   *parent,
                            const char *document)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GtkWidget *window = mg_groups_window_new (GTK_WINDOW (parent), _("Earlier Versions"), NULL, page, 520);
  g_autofree char *dir = mg_versions_dup_dir ();
  g_autoptr(GPtrArray) versions = mg_versions_list (dir, document);

  g_object_set_data_full (G_OBJECT (window), DOCUMENT_KEY, g_strdup (document), g_free);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (create_list (window, versions, document)));

  if (versions->len > 0)
    {
      GtkWidget *forget = gtk_button_new_with_mnemonic (_("_Delete These Versions…"));

      gtk_widget_set_halign (forget, GTK_ALIGN_CENTER);
      gtk_widget_set_margin_bottom (forget, 18);
      gtk_widget_add_css_class (forget, "destructive-action");
      g_signal_connect (forget, "clicked", G_CALLBACK (forget_cb), window);
      mg_groups_window_add (window, forget);
    }

  gtk_window_present (GTK_WINDOW (window));
}
