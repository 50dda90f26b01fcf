/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-dialogs.h"
#include "mg-export.h"
#include "mg-recent.h"
#include "mg-remarks.h"
#include "mg-safe-save.h"

/* A picture for paper: A4, and sharp there. */
#define EXPORT_SIZE "A4"
#define EXPORT_PNG_SCALE 2.

/* Work of a window that its end stops. */
typedef struct
{
  MgWindow     *window;
  GCancellable *cancellable;
  char         *path;
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
  g_free (run);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

/* Cancel first, then drop: what was given up must not report later. */
static void
give_up (GCancellable **cancellable)
{
  if (*cancellable == NULL)
    return;

  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

void
mg_window_stop_file_work (MgWindow *self)
{
  give_up (&self->opening);
  give_up (&self->exporting);
}

static void
say_failure (MgWindow     *self,
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

/* A window made for a file that cannot be read goes again, and the one that
 * was there before it says why.
 */
static void
refuse (MgWindow     *self,
        const GError *error)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = gtk_application_get_windows (application);
  MgWindow *other = NULL;

  for (GList *link = windows; link != NULL && other == NULL; link = link->next)
    if (MG_IS_WINDOW (link->data) && link->data != self)
      other = link->data;

  if (other == NULL || !mg_window_is_untouched (self))
    {
      say_failure (self, _("The file could not be opened"), error);
      return;
    }

  say_failure (other, _("The file could not be opened"), error);
  gtk_window_destroy (GTK_WINDOW (self));
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
      refuse (self, error);
      return;
    }

  mg_recent_add (run->path);
  mg_window_set_document (self, document);
  mg_map_view_zoom_fit (self->map_view);
  gtk_widget_grab_focus (GTK_WIDGET (self->map_view));
}

static void
open_here (MgWindow   *self,
           const char *path)
{
  g_autoptr(MgProgress) progress = mg_progress_new ();

  give_up (&self->opening);
  self->opening = g_cancellable_new ();
  mg_window_update_progress (self);
  self->progress = g_object_bind_property (progress, "fraction", self->progress_bar, "fraction",
                                           G_BINDING_SYNC_CREATE);

  mg_document_open_async (path, progress, self->opening, opened_cb,
                          run_new (self, self->opening, path));
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

  if ((target = find_open (self, path)))
    {
      gtk_window_present (GTK_WINDOW (target));
      return;
    }

  target = mg_window_is_untouched (self)
             ? self
             : mg_window_new (gtk_window_get_application (GTK_WINDOW (self)));
  gtk_window_present (GTK_WINDOW (target));
  open_here (target, path);
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

static void
add_filter (GListStore *filters,
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

  add_filter (filters, _("Poles and networks"), all->str);
  for (guint i = 0; i < n_formats; i++)
    if (formats[i].read != NULL)
      add_filter (filters, _(formats[i].name), formats[i].extensions);

  return filters;
}

static void
open_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  MgWindow *self = MG_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = mg_choose_finish (result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    mg_window_open (self, path);
  else if (error != NULL)
    say_failure (self, _("The file could not be opened"), error);
}

void
mg_window_open_action (MgWindow *self)
{
  g_autoptr(GListStore) filters = create_open_filters ();

  mg_choose_open_async (GTK_WINDOW (self), _("Open a Pole"), G_LIST_MODEL (filters),
                        open_chosen_cb, NULL);
}

/* The name that a chooser proposes: the file's, or the pole's, with @extension. */
static char *
dup_proposal (MgWindow   *self,
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

static GFile *
find_folder (MgWindow *self)
{
  const char *path = mg_document_get_path (self->document);
  g_autoptr(GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  return file != NULL ? g_file_get_parent (file) : NULL;
}

/* Saving */

static void save_as        (MgWindow   *self,
                            gboolean    then_close);
static void save_here      (MgWindow   *self,
                            const char *path,
                            gboolean    force,
                            gboolean    then_close);

typedef struct
{
  MgWindow *window;
  char     *path;
  gboolean  then_close;
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
    open_here (save->window, save->path);
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
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Save) save = user_data;
  g_autoptr(GError) error = NULL;
  MgWindow *self = save->window;

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
  else
    say_failure (self, _("The pole could not be saved"), error);
}

static void
save_here (MgWindow   *self,
           const char *path,
           gboolean    force,
           gboolean    then_close)
{
  mg_inspector_commit (self->inspector);
  mg_document_save_async (self->document, path, force, saved_cb,
                          save_new (self, path, then_close));
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
      if (error != NULL)
        say_failure (self, _("The pole could not be saved"), error);
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
  g_autofree char *name = dup_proposal (self, "graphml");
  g_autoptr(GFile) folder = find_folder (self);

  add_filter (filters, _(format->name), format->extensions);
  mg_choose_save_async (GTK_WINDOW (self), _("Save the Pole"), G_LIST_MODEL (filters), folder, name,
                        save_chosen_cb, GINT_TO_POINTER (then_close));
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

gboolean
mg_window_close_request (GtkWindow *window)
{
  MgWindow *self = MG_WINDOW (window);
  g_autofree char *title = NULL, *body = NULL;
  const MgAnswer answers[] = {
    { "cancel", C_("dialog", "_Cancel"), MG_ANSWER_PLAIN },
    { "discard", _("_Discard"), MG_ANSWER_DESTRUCTIVE },
    { "save", _("_Save"), MG_ANSWER_SUGGESTED },
  };

  mg_inspector_commit (self->inspector);
  if (self->may_close || !mg_document_get_modified (self->document))
    return GDK_EVENT_PROPAGATE;

  title = mg_document_dup_title (self->document);
  body = g_strdup_printf (_("“%s” has changes that are not saved. They are lost if you discard "
                            "them."), title);
  mg_ask_async (GTK_WIDGET (self), _("Save the changes?"), body, answers, G_N_ELEMENTS (answers),
                close_answer_cb, NULL);

  return GDK_EVENT_STOP;
}

/* The map as a picture */

typedef struct
{
  MgScene        *scene;
  MgExportFormat  format;
  char           *path;
} Export;

static void
export_free (Export *self)
{
  mg_scene_unref (self->scene);
  g_free (self->path);
  g_free (self);
}

static void
export_func (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Export *export = task_data;
  g_autofree char *pending_dir = g_build_filename (g_get_user_state_dir (), "maillage", "pending",
                                                   NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  double width = 842., height = 595.;

  mg_export_parse_size (EXPORT_SIZE, &width, &height);
  g_mkdir_with_parents (pending_dir, 0700);
  bytes = mg_export (export->scene, export->format, width, height, EXPORT_PNG_SCALE, cancellable,
                     &error);

  if (bytes == NULL ||
      !mg_safe_save (export->path, bytes, NULL, pending_dir, NULL, NULL, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Run) run = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = mg_recent_dup_title (run->path);
  g_autofree char *text = NULL;
  MgWindow *self = run->window;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->exporting != run->cancellable)
    return;

  g_clear_object (&self->exporting);
  mg_window_update_progress (self);

  if (!is_done)
    {
      say_failure (self, _("The map could not be exported"), error);
      return;
    }

  /* Translators: %s is a file's name */
  text = g_strdup_printf (_("The map is in “%s”"), name);
  mg_window_say (self, text);
}

static void
export_to (MgWindow       *self,
           const char     *path,
           MgExportFormat  format)
{
  g_autoptr(GTask) task = NULL;
  Export *export = g_new0 (Export, 1);

  give_up (&self->exporting);
  self->exporting = g_cancellable_new ();
  mg_window_update_progress (self);

  export->scene = mg_document_create_scene (self->document, MG_THEME_PRINT);
  export->format = format;
  export->path = g_strdup (path);

  task = g_task_new (NULL, self->exporting, exported_cb, run_new (self, self->exporting, path));
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, export_func);
}

static void
export_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  MgWindow *self = MG_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = mg_choose_finish (result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  MgExportFormat format;

  if (path == NULL)
    return;

  if (mg_export_format_for_path (path, &format))
    export_to (self, path, format);
  else
    mg_window_say (self, _("Choose a name that ends in “.svg”, “.pdf” or “.png”."));
}

void
mg_window_export_action (MgWindow *self)
{
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *name = dup_proposal (self, "pdf");
  g_autoptr(GFile) folder = find_folder (self);

  add_filter (filters, _("Pictures: PDF, SVG, PNG"), "pdf svg png");
  mg_choose_save_async (GTK_WINDOW (self), _("Export the Map"), G_LIST_MODEL (filters), folder,
                        name, export_chosen_cb, NULL);
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
