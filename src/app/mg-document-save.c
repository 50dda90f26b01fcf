/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving: the main thread copies the network; a worker does all the rest. */
#include "mg-document-private.h"

#include <glib/gi18n-lib.h>

#include "mg-error.h"
#include "mg-input.h"
#include "mg-safe-save.h"
#include "mg-save-copy.h"
#include "mg-versions.h"

/* Poles are saved in one format; the others are read, and exported. */
#define SAVE_FORMAT "graphml"

/* Of the time that it takes until the file is touched; the rest is reading it back. */
#define SERIALISE_SHARE 0.3

typedef struct
{
  char           *path;
  const MgFormat *format;
  MgNetwork      *network;      /* a copy, the worker's own */
  guint64         state;        /* of the history */
  MgFileTag       expected;
  gboolean        has_expected;
  MgFileTag       tag;          /* of the new file, if there is one */
  gboolean        is_unkept;    /* no version of it is on this computer */
  MgProgress     *progress;
  GCancellable   *cancellable;
} Saving;

static void
saving_free (Saving *self)
{
  g_free (self->path);
  g_clear_object (&self->network);
  g_object_unref (self->progress);
  g_object_unref (self->cancellable);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

gboolean
mg_document_is_saved_as (const char *path)
{
  const MgFormat *format = mg_format_for_path (path);

  return format == NULL || g_str_equal (format->id, SAVE_FORMAT);
}

/* Before the file is touched: whatever becomes of it, all is on this computer.
 * What cannot be kept does not hinder the save.
 */
static void
keep_versions (Saving *saving,
               GBytes *bytes)
{
  g_autofree char *dir = mg_versions_dup_dir ();
  g_autoptr(GError) error = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  mg_versions_keep_file (dir, saving->path, MG_INPUT_LIMIT);
  saving->is_unkept = !mg_versions_keep (dir, saving->path, bytes, now, &error);
  if (saving->is_unkept)
    g_debug ("%s", error->message);
  mg_versions_sweep (dir, now - MG_VERSIONS_DAYS * 24 * 60 * 60);
}

/* What can be read back as it is. */
static GBytes *
make_bytes (Saving  *saving,
            GError **error)
{
  g_autoptr(GBytes) bytes = NULL;

  mg_progress_set_span (saving->progress, 0., SERIALISE_SHARE);
  bytes = mg_format_serialise (saving->network, saving->format, saving->path, NULL,
                               saving->progress, saving->cancellable, error);
  g_clear_object (&saving->network);
  if (bytes == NULL)
    return NULL;

  mg_progress_set_span (saving->progress, SERIALISE_SHARE, 1.);

  return mg_format_verify (saving->format, bytes, saving->progress, saving->cancellable, error)
         ? g_steal_pointer (&bytes) : NULL;
}

static gboolean
write_file (Saving  *saving,
            GError **error)
{
  g_autofree char *pending_dir = mg_save_dup_pending_dir ();
  g_autoptr(GBytes) bytes = make_bytes (saving, error);

  if (bytes == NULL)
    return FALSE;

  keep_versions (saving, bytes);

  /* If it cannot be made, saving in place is refused where it is needed. */
  g_mkdir_with_parents (pending_dir, 0700);

  return mg_safe_save (saving->path, bytes, saving->has_expected ? &saving->expected : NULL, pending_dir,
                       &saving->tag, NULL, saving->cancellable, error);
}

static void
save_func (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;

  if (write_file (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* That nothing is kept to go back to is said once. */
static void
say_saved (MgDocument *self,
           gboolean    is_unkept)
{
  g_autofree char *dir = mg_versions_dup_dir ();
  g_autofree char *text = NULL;

  if (!is_unkept || self->is_told_unkept)
    {
      mg_document_say_done (self, _("Saved"));
      return;
    }

  self->is_told_unkept = TRUE;
  text = g_strdup_printf (_("The pole is saved, but earlier versions of it are not kept: "
                            "Maillage cannot write in the folder “%s”."), dir);
  mg_document_say_failed (self, text);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  MgDocument *self = MG_DOCUMENT (source);
  g_autoptr(GTask) outer = user_data;
  Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  g_clear_object (&self->saving);
  mg_document_update_busy (self);

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* What is there is ours all the same. */
      if (saving->tag.exists && g_strcmp0 (saving->path, self->path) == 0)
        self->tag = saving->tag;
      g_task_return_error (outer, g_steal_pointer (&error));
      return;
    }

  self->tag = saving->tag;
  mg_document_set_path (self, saving->path);
  mg_history_finish_save (self->history, saving->state);
  mg_document_notify_file (self);
  say_saved (self, saving->is_unkept);
  g_task_return_boolean (outer, TRUE);
}

static gboolean
find_save_format (const char      *path,
                  const MgFormat **format,
                  GError         **error)
{
  g_autofree char *name = NULL;

  if (mg_document_is_saved_as (path))
    {
      *format = mg_format_find (SAVE_FORMAT);
      return TRUE;
    }

  name = g_path_get_basename (path);
  g_set_error (error, MG_ERROR, MG_ERROR_UNSUPPORTED,
               _("%s: a pole is saved in a file whose name ends in “.graphml”. "
                 "Choose such a name, so that nothing is lost."), name);
  return FALSE;
}

static Saving *
saving_new (MgDocument  *self,
            const char  *path,
            gboolean     force,
            GError     **error)
{
  g_autoptr(Saving) saving = g_new0 (Saving, 1);

  saving->progress = mg_progress_new ();
  saving->cancellable = g_cancellable_new ();
  saving->path = g_canonicalize_filename (path, NULL);
  if (!find_save_format (saving->path, &saving->format, error))
    return NULL;

  /* The state is named before it is copied: nothing comes in between. */
  saving->state = mg_history_start_save (self->history);
  saving->network = mg_network_copy (self->network);
  saving->has_expected = !force && g_strcmp0 (saving->path, self->path) == 0;
  saving->expected = self->tag;

  return g_steal_pointer (&saving);
}

void
mg_document_save_async (MgDocument          *self,
                        const char          *path,
                        gboolean             force,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) inner = NULL;
  GTask *outer;
  GError *error = NULL;
  Saving *saving;

  g_return_if_fail (MG_IS_DOCUMENT (self));
  g_return_if_fail (path != NULL);

  outer = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (outer, mg_document_save_async);

  if (self->saving != NULL)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_BUSY,
                         _("The pole is already being saved. Wait for the end, then save again."));
  if (error != NULL || !(saving = saving_new (self, path, force, &error)))
    {
      g_task_return_error (outer, error);
      g_object_unref (outer);
      return;
    }

  self->saving = g_object_ref (saving->cancellable);
  mg_document_set_progress (self, saving->progress);
  mg_document_update_busy (self);

  inner = g_task_new (self, NULL, saved_cb, outer);
  g_task_set_task_data (inner, saving, (GDestroyNotify) saving_free);
  g_task_run_in_thread (inner, save_func);
}

gboolean
mg_document_save_finish (MgDocument    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, mg_document_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
mg_document_is_saving (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), FALSE);

  return self->saving != NULL;
}

void
mg_document_stop_saving (MgDocument *self)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  g_cancellable_cancel (self->saving);
}

void
mg_document_save_copy_async (MgDocument          *self,
                             const char          *path,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  GError *error = NULL;
  Saving *saving;

  g_return_if_fail (MG_IS_DOCUMENT (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, mg_document_save_copy_async);
  if (!(saving = saving_new (self, path, TRUE, &error)))
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  g_task_run_in_thread (task, save_func);
}

gboolean
mg_document_save_copy_finish (MgDocument    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, mg_document_save_copy_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
