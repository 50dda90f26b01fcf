/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says of its file: reading it left remarks, somebody else changed
 * it, it is gone, saving takes long, an interrupted save left something.
 */
#include "mg-window-private.h"

#include <glib/gi18n-lib.h>

#include "mg-dialogs.h"
#include "mg-recent.h"
#include "mg-versions-dialog.h"

char *
mg_window_dup_moment (gint64 time_s)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_local (time_s);

  return date != NULL ? g_strstrip (g_date_time_format (date, _("%e %B, %H:%M"))) : g_strdup ("");
}

static void
show_leftover (MgWindow   *self,
               const char *name)
{
  GPtrArray *leftovers = mg_document_get_leftovers (self->document);
  const MgVersion *latest = g_ptr_array_index (leftovers, 0);
  g_autofree char *time = mg_window_dup_moment (latest->time_s);
  /* Translators: a file, a date with its time */
  g_autofree char *text = g_strdup_printf (_("A save that was interrupted left another version of “%s”, of %s."),
                                           name, time);

  mg_notice_show (self->file_notice, text, _("_Look at It"), "win.open-leftover", TRUE);
}

/* The most pressing of what there is to say. */
void
mg_window_update_disk (MgWindow *self)
{
  const char *path = mg_document_get_path (self->document);
  MgFileState state = mg_document_get_file_state (self->document);
  g_autofree char *name = path != NULL ? mg_recent_dup_title (path) : g_strdup ("");
  g_autofree char *text = NULL;

  if (self->file_notice == NULL)
    return;

  if (self->is_slow)
    {
      text = g_strdup (_("Saving takes long: the disk or the network does not answer."));
      mg_notice_show (self->file_notice, text, _("Save a Copy on This _Computer…"), "win.save-copy", FALSE);
    }
  else if (path != NULL && state == MG_FILE_CHANGED)
    {
      text = g_strdup_printf (_("“%s” was changed by another program or another person."), name);
      mg_notice_show (self->file_notice, text, _("_Reload"), "win.reload", FALSE);
      mg_notice_add (self->file_notice, _("_Keep Mine"), "win.keep-mine");
      mg_notice_add (self->file_notice, _("Save a _Copy…"), "win.save-as");
    }
  else if (path != NULL && state == MG_FILE_GONE)
    {
      text = g_strdup_printf (_("“%s” was deleted or moved, or its disk was taken out."), name);
      mg_notice_show (self->file_notice, text, _("Save _Again"), "win.save-again", FALSE);
      mg_notice_add (self->file_notice, _("Save _Elsewhere…"), "win.save-as");
    }
  else if (path != NULL && self->has_leftover)
    show_leftover (self, name);
  else
    mg_notice_hide (self->file_notice);
}

void
mg_window_say_remarks (MgWindow *self)
{
  const MgWarnings *warnings = mg_document_get_warnings (self->document);
  guint n_remarks = warnings != NULL ? mg_warnings_get_n (warnings) : 0;
  g_autofree char *text = NULL;

  if (n_remarks == 0)
    {
      mg_notice_hide (self->remarks_notice);
      return;
    }

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Opened with %u remark.",
                                       "Opened with %u remarks.", n_remarks), n_remarks);
  mg_notice_show (self->remarks_notice, text, _("_Read"), "win.show-remarks", TRUE);
}

/* What can be done about it */

static void
reload_answer_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  MgWindow *self = MG_WINDOW (source);
  g_autofree char *answer = mg_ask_finish (result);
  const char *path = mg_document_get_path (self->document);

  if (g_strcmp0 (answer, "reload") == 0 && path != NULL)
    mg_window_open_here (self, path);
}

static void
reload_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  MgWindow *self = user_data;
  const char *path = mg_document_get_path (self->document);
  const MgAnswer answers[] = {
    { "cancel", C_("dialog", "_Cancel"), MG_ANSWER_PLAIN },
    { "reload", _("_Reload"), MG_ANSWER_DESTRUCTIVE },
  };

  mg_inspector_commit (self->inspector);
  if (path == NULL)
    return;

  if (!mg_document_get_modified (self->document))
    {
      mg_window_open_here (self, path);
      return;
    }

  mg_ask_async (GTK_WIDGET (self), _("Give up your changes?"),
                _("The file as it is now takes the place of what you see. Your changes since the last save are lost."),
                answers, G_N_ELEMENTS (answers), reload_answer_cb, NULL);
}

static void
keep_mine_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  MgWindow *self = user_data;

  mg_window_return_focus (self);
  mg_document_keep_mine (self->document);
  mg_window_say (self, _("The next save replaces the other version."));
}

static void
save_again_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  mg_window_save_again (user_data);
}

static void
save_copy_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  mg_window_save_copy (user_data);
}

static void
open_leftover_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  MgWindow *self = user_data;
  GPtrArray *leftovers = mg_document_get_leftovers (self->document);
  const char *path = mg_document_get_path (self->document);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;

  if (leftovers == NULL || leftovers->len == 0 || name == NULL)
    return;

  self->has_leftover = FALSE;
  mg_window_update_disk (self);
  mg_window_open_copy (self, ((const MgVersion *) g_ptr_array_index (leftovers, 0))->path, name);
}

static void
show_versions_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  MgWindow *self = user_data;
  const char *path = mg_document_get_path (self->document);

  if (path != NULL)
    mg_versions_dialog_present (self, path);
  else
    mg_window_say (self, _("This pole was not saved yet: there is no earlier version."));
}

static const GActionEntry entries[] = {
  { "reload", reload_action },
  { "keep-mine", keep_mine_action },
  { "save-again", save_again_action },
  { "save-copy", save_copy_action },
  { "open-leftover", open_leftover_action },
  { "show-versions", show_versions_action },
};

/* Disks of a network do not tell: coming back to the window is a time to look. */
static void
is_active_cb (MgWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->document != NULL)
    mg_document_check_file (self->document);
}

void
mg_window_init_disk (MgWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
}
