/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-dialogs.h"
#include "mg-graph-choice.h"
#include "mg-progress-bind.h"
#include "mg-recent.h"
#include "mg-remarks.h"

/* Work of a window that its end stops. */
typedef struct
{
  MgWindow     *window;
  GCancellable *cancellable;
  char         *path;
  char         *copy_of;      /* what a copy is to be called; NULL */
  char         *part;         /* which of several networks; NULL: not asked yet */
} Run;

static Run *
run_new (MgWindow     *window,
         GCancellable *cancellable,
         const char   *path)
{
  Run *run = g_new0 (Run, 1);

  run->window = g_object_ref (window);
  run->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  run->path = g_strdup (path);

  return run;
}

static void
run_free (Run *run)
{
  g_object_unref (run->window);
  g_clear_object (&run->cancellable);
  g_free (run->path);
  g_free (run->copy_of);
  g_free (run->part);
  g_free (run);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

void
mg_window_give_up (GCancellable **cancellable)
{
  if (*cancellable == NULL)
    return;

  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

void
mg_window_stop_file_work (MgWindow *self)
{
  mg_window_give_up (&self->opening);
  mg_window_give_up (&self->exporting);
}

void
mg_window_say_failure (MgWindow     *self,
                       const char   *heading,
                       const GError *error)
{
  const MgAnswer answers[] = { { "close", _("_Close"), MG_ANSWER_PLAIN } };

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  mg_ask_async (GTK_WIDGET (self), heading, error->message, answers, G_N_ELEMENTS (answers),
                NULL, NULL);
}

/* Opening */

/* The window that was there before @self, if @self was made for a file alone. */
static MgWindow *
find_earlier (MgWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = gtk_application_get_windows (application);
  MgWindow *other = NULL;

  for (GList *link = windows; link != NULL && other == NULL; link = link->next)
    if (MG_IS_WINDOW (link->data) && link->data != self)
      other = link->data;

  return mg_window_is_untouched (self) ? other : NULL;
}

/* A window made for a file that cannot be read goes again, and the one that
 * was there before it says why.
 */
static void
refuse (MgWindow     *self,
        const GError *error)
{
  MgWindow *earlier = find_earlier (self);

  mg_window_say_failure (earlier != NULL ? earlier : self, _("The file could not be opened"), error);
  if (earlier != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
adopt (MgWindow   *self,
       MgDocument *document)
{
  const char *path = mg_document_get_path (document);

  if (path != NULL)
    mg_recent_add (path);
  mg_window_set_document (self, document);
  self->has_leftover = path != NULL && mg_document_get_leftovers (document)->len > 0;
  mg_window_update_disk (self);
  mg_map_view_zoom_fit (self->map_view);
  gtk_widget_grab_focus (GTK_WIDGET (self->map_view));
}

/* Somebody else works on the file: nothing forbids to open it all the same. */

typedef struct
{
  MgWindow   *window;
  MgDocument *document;
} Meeting;

static void
meeting_free (Meeting *self)
{
  g_object_unref (self->window);
  g_object_unref (self->document);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Meeting, meeting_free)

static void
met_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(Meeting) meeting = user_data;
  g_autofree char *answer = mg_ask_finish (result);
  MgWindow *self = meeting->window;

  if (g_strcmp0 (answer, "copy") == 0)
    mg_document_detach (meeting->document, NULL);
  if (g_strcmp0 (answer, "copy") == 0 || g_strcmp0 (answer, "open") == 0)
    adopt (self, meeting->document);
  else if (find_earlier (self) != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
ask_about_other (MgWindow   *self,
                 MgDocument *document)
{
  const MgEditLock *other = mg_document_get_other_editor (document);
  g_autofree char *name = mg_recent_dup_title (mg_document_get_path (document));
  const char *user = *other->user != '\0' ? other->user : _("Somebody");
  g_autofree char *body = NULL;
  Meeting *meeting = g_new0 (Meeting, 1);
  const MgAnswer answers[] = {
    { "cancel", C_("dialog", "_Cancel"), MG_ANSWER_PLAIN },
    { "open", _("_Open Anyway"), MG_ANSWER_PLAIN },
    { "copy", _("Open a _Copy"), MG_ANSWER_SUGGESTED },
  };

  /* Translators: a person, a file, a computer, a date with its time */
  body = g_strdup_printf (_("%s has been working on “%s” on the computer “%s” since %s. If both of "
                            "you save, one will be asked what to do with the other's changes."),
                          user, name, other->host, other->since);
  meeting->window = g_object_ref (self);
  meeting->document = g_object_ref (document);
  mg_ask_async (GTK_WIDGET (self), _("This file is open elsewhere"), body, answers,
                G_N_ELEMENTS (answers), met_cb, meeting);
}

static void open_here (MgWindow   *self,
                       const char *path,
                       const char *copy_of,
                       const char *part);

/* A file that holds several networks: which? */

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Run) run = user_data;
  g_autofree char *part = mg_graph_choice_finish (result, NULL);

  if (part != NULL)
    open_here (run->window, run->path, run->copy_of, part);
  else if (find_earlier (run->window) != NULL)
    gtk_window_destroy (GTK_WINDOW (run->window));
}

static void
ask_which (Run        *run,
           MgDocument *document)
{
  Run *next = run_new (run->window, NULL, run->path);

  next->copy_of = g_strdup (run->copy_of);
  mg_graph_choice_async (GTK_WINDOW (run->window), mg_document_get_warnings (document), chosen_cb, next);
}

/* The file is not there, but a save that was cut off left something in its place. */

static void
left_answer_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(Run) run = user_data;
  g_autofree char *answer = mg_ask_finish (result);

  if (g_strcmp0 (answer, "open") == 0)
    mg_window_open_copy (run->window, run->path, run->copy_of);
  else if (find_earlier (run->window) != NULL)
    gtk_window_destroy (GTK_WINDOW (run->window));
}

static void
ask_about_leftover (MgWindow        *self,
                    const char      *path,
                    const MgVersion *latest)
{
  g_autofree char *moment = mg_window_dup_moment (latest->time_s);
  Run *run = run_new (self, NULL, latest->path);
  g_autofree char *body = NULL;
  const MgAnswer answers[] = {
    { "cancel", C_("dialog", "_Cancel"), MG_ANSWER_PLAIN },
    { "open", _("Open a _Copy"), MG_ANSWER_SUGGESTED },
  };

  run->copy_of = g_path_get_basename (path);
  /* Translators: a file, a date with its time */
  body = g_strdup_printf (_("There is no file “%s” any more, but a save that was interrupted left a version of "
                            "it, of %s. Open it as a copy, and save it under the name you want."),
                          run->copy_of, moment);
  mg_ask_async (GTK_WIDGET (self), _("Open what is left of it?"), body, answers,
                G_N_ELEMENTS (answers), left_answer_cb, run);
}

/* Returns: whether something is there to be offered instead of the file */
static gboolean
offer_leftover (Run          *run,
                GAsyncResult *result)
{
  g_autoptr(GPtrArray) leftovers = mg_document_open_take_leftovers (result);

  if (leftovers == NULL || run->copy_of != NULL)
    return FALSE;

  ask_about_leftover (run->window, run->path, g_ptr_array_index (leftovers, 0));

  return TRUE;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Run) run = user_data;
  g_autoptr(MgDocument) document = NULL;
  g_autoptr(GError) error = NULL;
  MgWindow *self = run->window;

  document = mg_document_open_finish (result, &error);
  if (self->opening != run->cancellable)
    return;

  g_clear_object (&self->opening);
  if (document == NULL)
    {
      mg_window_update_progress (self);
      if (!offer_leftover (run, result))
        refuse (self, error);
      return;
    }

  if (run->part == NULL && mg_warnings_left_parts_out (mg_document_get_warnings (document)))
    {
      mg_window_update_progress (self);
      ask_which (run, document);
      return;
    }

  if (run->copy_of != NULL)
    mg_document_detach (document, run->copy_of);
  if (mg_document_get_path (document) == NULL || mg_document_get_other_editor (document) == NULL)
    {
      adopt (self, document);
      return;
    }

  mg_window_update_progress (self);
  ask_about_other (self, document);
}

static void
open_here (MgWindow   *self,
           const char *path,
           const char *copy_of,
           const char *part)
{
  g_autoptr(MgProgress) progress = mg_progress_new ();
  Run *run;

  mg_window_give_up (&self->opening);
  self->opening = g_cancellable_new ();
  mg_window_update_progress (self);
  mg_progress_bind (&self->progress, progress, self->progress_bar);

  run = run_new (self, self->opening, path);
  run->copy_of = g_strdup (copy_of);
  run->part = g_strdup (part);
  mg_document_open_part_async (path, part, progress, self->opening, opened_cb, run);
}

void
mg_window_open_here (MgWindow   *self,
                     const char *path)
{
  open_here (self, path, NULL, NULL);
}

void
mg_window_open_copy (MgWindow   *self,
                     const char *path,
                     const char *name)
{
  MgWindow *target = mg_window_is_untouched (self)
                       ? self
                       : mg_window_new (gtk_window_get_application (GTK_WINDOW (self)));

  gtk_window_present (GTK_WINDOW (target));
  open_here (target, path, name, NULL);
}

/* The window in which @path is open, to be shown rather than opened twice. */
static MgWindow *
find_open (MgWindow   *self,
           const char *path)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *link = application != NULL ? gtk_application_get_windows (application) : NULL;
       link != NULL; link = link->next)
    if (MG_IS_WINDOW (link->data) &&
        g_strcmp0 (mg_document_get_path (MG_WINDOW (link->data)->document), canonical) == 0)
      return link->data;

  return NULL;
}

void
mg_window_open (MgWindow   *self,
                const char *path)
{
  MgWindow *target;

  g_return_if_fail (MG_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  /* A table is no pole of its own: it goes into the one that is open. */
  if (mg_format_is_table (path))
    {
      gtk_window_present (GTK_WINDOW (self));
      mg_window_import (self, path);
      return;
    }

  if ((target = find_open (self, path)))
    {
      gtk_window_present (GTK_WINDOW (target));
      return;
    }

  target = mg_window_is_untouched (self)
             ? self
             : mg_window_new (gtk_window_get_application (GTK_WINDOW (self)));
  gtk_window_present (GTK_WINDOW (target));
  mg_window_open_here (target, path);
}

void
mg_window_new_action (MgWindow *self)
{
  MgWindow *target = self;

  if (!mg_window_is_untouched (self))
    target = mg_window_new (gtk_window_get_application (GTK_WINDOW (self)));

  mg_window_start (target);
  gtk_window_present (GTK_WINDOW (target));
}

/* Choosing files */

void
mg_window_add_filter (GListStore *filters,
                      const char *name,
                      const char *extensions)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_auto(GStrv) suffixes = g_strsplit (extensions, " ", -1);

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  g_list_store_append (filters, filter);
}

static GListStore *
create_open_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GString) all = g_string_new (NULL);
  guint n_formats;
  const MgFormat *formats = mg_format_get_table (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    if (formats[i].read != NULL)
      g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", formats[i].extensions);

  mg_window_add_filter (filters, _("Poles and networks"), all->str);
  for (guint i = 0; i < n_formats; i++)
    if (formats[i].read != NULL)
      mg_window_add_filter (filters, _(formats[i].name), formats[i].extensions);

  return filters;
}

/* Places of the file manager that are no folders: shares, phones, archives. */
static void
set_not_here (GFile   *file,
              GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _("“%s” is in a place that can only be reached through the file manager. Copy the "
                 "file to this computer, and open it there."), name);
}

char *
mg_window_dup_chosen (MgWindow     *self,
                      GAsyncResult *result)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = mg_choose_finish (result, &error);
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (file != NULL && path == NULL)
    set_not_here (file, &error);
  if (error != NULL)
    mg_window_say_failure (self, _("The file could not be opened"), error);

  return path;
}

static void
open_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autofree char *path = mg_window_dup_chosen (MG_WINDOW (source), result);

  if (path != NULL)
    mg_window_open (MG_WINDOW (source), path);
}

void
mg_window_open_action (MgWindow *self)
{
  g_autoptr(GListStore) filters = create_open_filters ();

  mg_choose_open_async (GTK_WINDOW (self), _("Open a Pole"), G_LIST_MODEL (filters),
                        open_chosen_cb, NULL);
}

/* The name that a chooser proposes: the file's, or the pole's, with @extension. */
char *
mg_window_dup_proposal (MgWindow   *self,
                        const char *extension)
{
  const char *path = mg_document_get_path (self->document);
  g_autofree char *name = path != NULL ? mg_recent_dup_title (path)
                                       : mg_document_dup_title (self->document);
  char *dot = path != NULL ? strchr (name, '.') : NULL;

  if (dot != NULL && dot != name)
    *dot = '\0';

  return g_strconcat (g_strdelimit (name, "/\\:", '-'), ".", extension, NULL);
}

GFile *
mg_window_dup_folder (MgWindow *self)
{
  const char *path = mg_document_get_path (self->document);
  g_autoptr(GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  return file != NULL ? g_file_get_parent (file) : NULL;
}

/* Remarks, and files dropped on the window */

void
mg_window_show_remarks (MgWindow *self)
{
  const MgWarnings *warnings = mg_document_get_warnings (self->document);

  if (warnings != NULL && mg_warnings_get_n (warnings) > 0)
    mg_remarks_present (GTK_WINDOW (self), warnings);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         MgWindow      *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *link = files; link != NULL; link = link->next)
    {
      g_autofree char *path = g_file_get_path (link->data);

      if (path != NULL)
        mg_window_open (self, path);
    }
  g_slist_free (files);

  return TRUE;
}

void
mg_window_init_drop (MgWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
