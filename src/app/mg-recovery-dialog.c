/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-recovery-dialog.h"

#include <glib/gi18n-lib.h>

#include "mg-dialogs.h"
#include "mg-groups-window.h"
#include "mg-recovery-differences.h"
#include "mg-recovery-words.h"
#include "mg-shown.h"
#include "mg-window-private.h"

/* One piece of work in the dialog; belongs to its group. */
typedef struct
{
  MgWindow            *parent;
  GtkWindow           *dialog;
  AdwPreferencesPage  *page;
  AdwPreferencesGroup *group;
  char                *folder;
  char                *title;
  guint               *n_left;      /* in the dialog; the dialog's */
} Piece;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_object_unref (piece->parent);
  g_free (piece->folder);
  g_free (piece->title);
  g_free (piece);
}

/* It is dealt with: the focus goes to what is left, and the dialog with the last. */
static void
take_out (Piece *piece)
{
  MgWindow *parent = g_object_ref (piece->parent);
  GtkWindow *dialog = piece->dialog;

  if (--*piece->n_left == 0)
    gtk_window_destroy (dialog);
  else
    {
      adw_preferences_page_remove (piece->page, piece->group);
      gtk_widget_child_focus (GTK_WIDGET (dialog), GTK_DIR_TAB_FORWARD);
    }

  mg_window_look_for_recovered (parent, FALSE);
  g_object_unref (parent);
}

static void
open_cb (GtkButton *button,
         Piece     *piece)
{
  MgWindow *parent = g_object_ref (piece->parent);
  g_autofree char *folder = g_strdup (piece->folder);

  gtk_window_destroy (piece->dialog);
  mg_window_open_recovered (parent, folder);
  g_object_unref (parent);
}

static void
differences_cb (GtkButton *button,
                Piece     *piece)
{
  mg_recovery_differences_present (piece->dialog, piece->folder, piece->title);
}

static void
keep_cb (GtkButton *button,
         Piece     *piece)
{
  mg_recovery_keep (piece->folder);
  mg_window_say (piece->parent, _("Kept. You find it in the main menu, under “Recovered Work”."));
  take_out (piece);
}

static void
delete_answer_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autofree char *answer = mg_ask_finish (result);
  g_autoptr(GError) error = NULL;
  GtkWidget *group = gtk_widget_get_ancestor (GTK_WIDGET (source), ADW_TYPE_PREFERENCES_GROUP);
  Piece *piece = group != NULL ? g_object_get_data (G_OBJECT (group), "piece") : NULL;

  if (piece == NULL || g_strcmp0 (answer, "delete") != 0)
    return;

  if (mg_recovery_delete (piece->folder, &error))
    take_out (piece);
  else
    mg_window_say_failure (piece->parent, _("The work could not be deleted"), error);
}

static void
delete_cb (GtkButton *button,
           Piece     *piece)
{
  g_autofree char *body =
    g_strdup_printf (_("The changes to “%s” that were not saved are lost for good. The file itself, "
                       "if there is one, is not touched."), piece->title);
  const MgAnswer answers[] = {
    { "cancel", C_("dialog", "_Cancel"), MG_ANSWER_PLAIN },
    { "delete", _("_Delete"), MG_ANSWER_DESTRUCTIVE },
  };

  mg_ask_async (GTK_WIDGET (button), _("Delete this work?"), body, answers, G_N_ELEMENTS (answers),
                delete_answer_cb, NULL);
}

/* Building */

static GtkWidget *
create_button (Piece      *piece,
               const char *label,
               const char *style,
               GCallback   callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  g_signal_connect (button, "clicked", callback, piece);

  return button;
}

static GtkWidget *
create_buttons (Piece                 *piece,
                const MgRecoveryEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gboolean can_open = entry->state == MG_RECOVERY_READY || entry->state == MG_RECOVERY_CUT ||
                      entry->state == MG_RECOVERY_FEARED;
  gboolean is_safe = can_open && entry->state != MG_RECOVERY_FEARED;
  gboolean is_newest = entry->file != MG_RECOVERY_FILE_CHANGED;

  if (can_open)
    {
      GtkWidget *button = create_button (piece, _("_Open Recovered"),
                                         is_safe && is_newest ? "suggested-action" : NULL,
                                         G_CALLBACK (open_cb));

      gtk_box_append (GTK_BOX (box), button);
      if (is_safe && is_newest && gtk_window_get_default_widget (piece->dialog) == NULL)
        gtk_window_set_default_widget (piece->dialog, button);
    }
  if (is_safe)
    gtk_box_append (GTK_BOX (box), create_button (piece, _("_Show Differences"), NULL,
                                                  G_CALLBACK (differences_cb)));
  gtk_box_append (GTK_BOX (box), create_button (piece, _("_Keep for Later"), NULL,
                                                G_CALLBACK (keep_cb)));
  gtk_box_append (GTK_BOX (box), create_button (piece, _("_Delete…"), NULL,
                                                G_CALLBACK (delete_cb)));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_halign (box, GTK_ALIGN_END);

  return box;
}

static void
add_piece (MgWindow              *parent,
           GtkWindow             *dialog,
           AdwPreferencesPage    *page,
           const MgRecoveryEntry *entry,
           guint                 *n_left)
{
  Piece *piece = g_new0 (Piece, 1);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *details = mg_recovery_dup_details (entry);

  piece->parent = g_object_ref (parent);
  piece->dialog = dialog;
  piece->page = page;
  piece->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  piece->folder = g_strdup (entry->folder);
  piece->title = mg_recovery_dup_title (entry);
  piece->n_left = n_left;
  g_object_set_data_full (G_OBJECT (piece->group), "piece", piece, piece_free);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  mg_shown_title (ADW_PREFERENCES_ROW (row), piece->title);
  mg_shown_subtitle (ADW_ACTION_ROW (row), details);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (piece->group, row);
  adw_preferences_group_add (piece->group, create_buttons (piece, entry));
  adw_preferences_page_add (page, piece->group);
}

static void
add_introduction (AdwPreferencesPage *page)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Maillage stopped before this work was saved. Nothing of "
                                           "it is lost, and your files are as they were. “Open "
                                           "Recovered” shows it as it was, not saved, with all that "
                                           "can be undone."));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

void
mg_recovery_dialog_present (MgWindow  *parent,
                            GPtrArray *entries)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GtkWidget *dialog = mg_groups_window_new (GTK_WINDOW (parent), _("Recovered Work"), NULL, page, 720);
  guint *n_left = g_new (guint, 1);

  *n_left = entries->len;
  g_object_set_data_full (G_OBJECT (dialog), "n-left", n_left, g_free);
  add_introduction (page);
  for (guint i = 0; i < entries->len; i++)
    add_piece (parent, GTK_WINDOW (dialog), page, g_ptr_array_index (entries, i), n_left);

  if (gtk_window_get_default_widget (GTK_WINDOW (dialog)) != NULL)
    gtk_window_set_focus (GTK_WINDOW (dialog), gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  gtk_window_present (GTK_WINDOW (dialog));
}
