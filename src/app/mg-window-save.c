/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-dialogs.h"
#include "mg-document-journal.h"
#include "mg-recent.h"

/* After so long somebody who waits would think that all has stopped. */
#define SLOW_S 10

static void save_as   (MgWindow   *self,
                       gboolean    then_close);
static void save_here (MgWindow   *self,
                       const char *path,
                       gboolean    force,
                       gboolean    then_close);

typedef struct
{
  MgWindow *window;
  char     *path;
  gboolean  then_close;
  guint     timer;        /* until it takes long; 0 when it has, or is not running */
} Save;

static Save *
save_new (MgWindow   *window,
          const char *path,
          gboolean    then_close)
{
  Save *save = g_new0 (Save, 1);

  save->window = g_object_ref (window);
  save->path = g_strdup (path);
  save->then_close = then_close;

  return save;
}

static void
save_free (Save *save)
{
  g_clear_handle_id (&save->timer, g_source_remove);
  g_object_unref (save->window);
  g_free (save->path);
  g_free (save);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static void
conflict_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Save) save = user_data;
  g_autofree char *answer = mg_ask_finish (result);

  if (g_strcmp0 (answer, "reload") == 0)
    mg_window_open_here (save->window, save->path);
  else if (g_strcmp0 (answer, "replace") == 0)
    save_here (save->window, save->path, TRUE, save->then_close);
  else if (g_strcmp0 (answer, "copy") == 0)
    save_as (save->window, save->then_close);
}

static void
ask_about_conflict (Save *save)
{
  g_autofree char *name = mg_recent_dup_title (save->path);
  g_autofree char *body =
    g_strdup_printf (_("“%s” was changed or removed since you opened it, by another program or "
                       "another person. Reloading gives up your changes; replacing gives up "
                       "theirs."), name);
  const MgAnswer answers[] = {
    { "cancel", C_("dialog", "_Cancel"), MG_ANSWER_PLAIN },
    { "reload", _("_Reload"), MG_ANSWER_DESTRUCTIVE },
    { "replace", _("Re_place"), MG_ANSWER_DESTRUCTIVE },
    { "copy", _("Save a _Copy…"), MG_ANSWER_SUGGESTED },
  };

  mg_ask_async (GTK_WIDGET (save->window), _("The file has changed"), body,
                answers, G_N_ELEMENTS (answers), conflict_cb,
                save_new (save->window, save->path, save->then_close));
}

static void
failed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Save) save = user_data;
  g_autofree char *answer = mg_ask_finish (result);

  if (g_strcmp0 (answer, "elsewhere") == 0)
    save_as (save->window, save->then_close);
}

static void
offer_another_place (Save         *save,
                     const GError *error)
{
  const MgAnswer answers[] = {
    { "close", _("_Close"), MG_ANSWER_PLAIN },
    { "elsewhere", _("Save _Elsewhere…"), MG_ANSWER_SUGGESTED },
  };

  mg_ask_async (GTK_WIDGET (save->window), _("The pole could not be saved"), error->message,
                answers, G_N_ELEMENTS (answers), failed_cb,
                save_new (save->window, save->path, save->then_close));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Save) save = user_data;
  g_autoptr(GError) error = NULL;
  MgWindow *self = save->window;

  self->is_slow = FALSE;
  mg_window_update_disk (self);
  if (mg_document_save_finish (MG_DOCUMENT (source), result, &error))
    {
      mg_recent_add (save->path);
      self->may_replace = TRUE;
      if (save->then_close)
        gtk_window_close (GTK_WINDOW (self));
      return;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    ask_about_conflict (save);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mg_window_say (self, _("Saving was stopped; the file is as it was."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    mg_window_say_failure (self, _("The pole could not be saved"), error);
  else
    offer_another_place (save, error);
}

static gboolean
slow_cb (gpointer user_data)
{
  Save *save = user_data;

  save->timer = 0;
  save->window->is_slow = TRUE;
  mg_window_update_disk (save->window);

  return G_SOURCE_REMOVE;
}

static void
save_here (MgWindow   *self,
           const char *path,
           gboolean    force,
           gboolean    then_close)
{
  Save *save = save_new (self, path, then_close);

  mg_inspector_commit (self->inspector);
  save->timer = g_timeout_add_seconds (SLOW_S, slow_cb, save);
  mg_document_save_async (self->document, path, force, saved_cb, save);
}

void
mg_window_save_again (MgWindow *self)
{
  const char *path = mg_document_get_path (self->document);

  if (path != NULL)
    save_here (self, path, TRUE, FALSE);
}

/* A name without any ending gets ours, unless that would hit another file. */
static char *
dup_with_ending (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *with_ending = g_strconcat (path, ".graphml", NULL);

  if (strchr (name, '.') != NULL || g_file_test (with_ending, G_FILE_TEST_EXISTS))
    return g_strdup (path);

  return g_steal_pointer (&with_ending);
}

/* Places of the file manager that are no folders: shares, phones, archives. */
static void
set_not_here (GFile   *file,
              GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _("“%s” is in a place that can only be reached through the file manager. Save on "
                 "this computer, then copy the file there."), name);
}

static void
save_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  MgWindow *self = MG_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = mg_choose_finish (result, &error);
  g_autofree char *chosen = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *path = NULL;

  if (chosen == NULL)
    {
      if (file != NULL)
        set_not_here (file, &error);
      if (error != NULL)
        mg_window_say_failure (self, _("The pole could not be saved"), error);
      return;
    }

  path = dup_with_ending (chosen);
  save_here (self, path, FALSE, GPOINTER_TO_INT (user_data));
}

static void
save_as (MgWindow *self,
         gboolean  then_close)
{
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  const MgFormat *format = mg_format_find ("graphml");
  g_autofree char *name = mg_window_dup_proposal (self, "graphml");
  g_autoptr(GFile) folder = mg_window_dup_folder (self);

  mg_window_add_filter (filters, _(format->name), format->extensions);
  mg_choose_save_async (GTK_WINDOW (self), _("Save the Pole"), G_LIST_MODEL (filters), folder, name,
                        save_chosen_cb, GINT_TO_POINTER (then_close));
}

/* A copy on this computer, while the other place does not answer */

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Save) save = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = mg_recent_dup_title (save->path);
  g_autofree char *text = NULL;

  if (!mg_document_save_copy_finish (MG_DOCUMENT (source), result, &error))
    {
      mg_window_say_failure (save->window, _("The copy could not be saved"), error);
      return;
    }

  mg_recent_add (save->path);
  text = g_strdup_printf (_("A copy was saved: “%s”"), name);
  mg_window_say (save->window, text);
}

static void
copy_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  MgWindow *self = MG_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = mg_choose_finish (result, &error);
  g_autofree char *chosen = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *path = NULL;

  if (file != NULL && chosen == NULL)
    set_not_here (file, &error);
  if (error != NULL)
    mg_window_say_failure (self, _("The copy could not be saved"), error);
  if (chosen == NULL)
    return;

  path = dup_with_ending (chosen);
  mg_document_save_copy_async (self->document, path, copied_cb, save_new (self, path, FALSE));
}

void
mg_window_save_copy (MgWindow *self)
{
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  const MgFormat *format = mg_format_find ("graphml");
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name = mg_window_dup_proposal (self, "graphml");
  g_autoptr(GFile) folder = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());

  mg_window_add_filter (filters, _(format->name), format->extensions);
  mg_choose_save_async (GTK_WINDOW (self), _("Save a Copy on This Computer"), G_LIST_MODEL (filters),
                        folder, name, copy_chosen_cb, NULL);
}

static void
replace_answer_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(Save) save = user_data;
  g_autofree char *answer = mg_ask_finish (result);

  if (g_strcmp0 (answer, "copy") == 0)
    save_as (save->window, save->then_close);
  else if (g_strcmp0 (answer, "save") == 0)
    {
      save->window->may_replace = TRUE;
      save_here (save->window, save->path, FALSE, save->then_close);
    }
  else if (g_strcmp0 (answer, "read") == 0)
    mg_window_show_remarks (save->window);
}

/* What a file held and Maillage does not keep is said before it is replaced. */
static void
ask_before_replacing (MgWindow   *self,
                      const char *path,
                      gboolean    then_close)
{
  g_autofree char *name = mg_recent_dup_title (path);
  g_autofree char *body =
    g_strdup_printf (_("Reading “%s” left remarks. What they speak of may not be in the file any "
                       "more once it is saved."), name);
  const MgAnswer answers[] = {
    { "cancel", C_("dialog", "_Cancel"), MG_ANSWER_PLAIN },
    { "read", _("_Read the Remarks"), MG_ANSWER_PLAIN },
    { "save", _("_Save"), MG_ANSWER_DESTRUCTIVE },
    { "copy", _("Save a _Copy…"), MG_ANSWER_SUGGESTED },
  };

  mg_ask_async (GTK_WIDGET (self), _("Replace the file?"), body, answers, G_N_ELEMENTS (answers),
                replace_answer_cb, save_new (self, path, then_close));
}

static gboolean
has_remarks (MgWindow *self)
{
  const MgWarnings *warnings = mg_document_get_warnings (self->document);

  return warnings != NULL && mg_warnings_get_n (warnings) > 0;
}

static void
save (MgWindow *self,
      gboolean  then_close)
{
  const char *path = mg_document_get_path (self->document);

  if (path == NULL)
    save_as (self, then_close);
  else if (has_remarks (self) && !self->may_replace)
    ask_before_replacing (self, path, then_close);
  else
    save_here (self, path, FALSE, then_close);
}

void
mg_window_save_action (MgWindow *self)
{
  save (self, FALSE);
}

void
mg_window_save_as_action (MgWindow *self)
{
  save_as (self, FALSE);
}

/* Closing */

static void
close_answer_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  MgWindow *self = MG_WINDOW (source);
  g_autofree char *answer = mg_ask_finish (result);

  if (g_strcmp0 (answer, "discard") == 0)
    {
      self->may_close = TRUE;
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (g_strcmp0 (answer, "save") == 0)
    save (self, TRUE);
}

/* Who only hid something for a while wonders what there is to save: that is said.
 * Returns: (transfer full)
 */
static char *
dup_what_is_lost (MgWindow    *self,
                  const char  *title,
                  const char **heading)
{
  MgHistory *history = mg_document_get_history (self->document);

  if (mg_document_get_path (self->document) != NULL &&
      mg_history_differs_by (history, MG_ID_POLE, MG_FIELD_POLE_FILTER))
    {
      *heading = _("Save what is hidden?");
      return g_strdup_printf (_("In “%s”, only what the map shows and hides has changed. If you "
                                "discard that, it opens as it was saved."), title);
    }

  *heading = _("Save the changes?");
  return g_strdup_printf (_("“%s” has changes that are not saved. They are lost if you discard "
                            "them."), title);
}

gboolean
mg_window_close_request (GtkWindow *window)
{
  MgWindow *self = MG_WINDOW (window);
  g_autofree char *title = NULL, *body = NULL;
  const char *heading;
  const MgAnswer answers[] = {
    { "cancel", C_("dialog", "_Cancel"), MG_ANSWER_PLAIN },
    { "discard", _("_Discard"), MG_ANSWER_DESTRUCTIVE },
    { "save", _("_Save"), MG_ANSWER_SUGGESTED },
  };

  mg_inspector_commit (self->inspector);
  if (self->may_close || !mg_document_get_modified (self->document))
    {
      mg_document_forget_journal (self->document);
      return GDK_EVENT_PROPAGATE;
    }

  title = mg_document_dup_title (self->document);
  body = dup_what_is_lost (self, title, &heading);
  mg_ask_async (GTK_WIDGET (self), heading, body, answers, G_N_ELEMENTS (answers),
                close_answer_cb, NULL);

  return GDK_EVENT_STOP;
}
