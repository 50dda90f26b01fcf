/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document's file between opening and saving: whether somebody else changes
 * it, and telling them that we work on it.
 */
#include "mg-document-private.h"

#include "mg-edit-lock.h"
#include "mg-file-tag.h"

/* A program that writes a file causes several events. */
#define SETTLE_MS 400

/* The lock */

typedef struct
{
  char       *path;
  MgEditLock *lock;
} Locking;

static void
locking_free (Locking *self)
{
  if (self->lock != NULL)
    mg_edit_lock_release (self->lock);
  g_free (self->path);
  g_free (self);
}

static void
lock_func (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Locking *locking = task_data;

  locking->lock = mg_edit_lock_take (locking->path);
  g_task_return_boolean (task, TRUE);
}

static void
locked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  MgDocument *self = MG_DOCUMENT (source);
  Locking *locking = g_task_get_task_data (G_TASK (result));

  self->is_locking = FALSE;
  /* One that came too late goes with the task. */
  if (self->lock == NULL && !self->is_disposed && g_strcmp0 (self->path, locking->path) == 0)
    self->lock = g_steal_pointer (&locking->lock);
}

/* Opening changes nothing on the disk; the first change by the user tells others. */
void
mg_document_update_lock (MgDocument *self)
{
  g_autoptr(GTask) task = NULL;
  Locking *locking;

  if (self->path == NULL || self->lock != NULL || self->is_locking || !mg_document_get_modified (self))
    return;

  locking = g_new0 (Locking, 1);
  locking->path = g_strdup (self->path);
  self->is_locking = TRUE;
  task = g_task_new (self, NULL, locked_cb, NULL);
  g_task_set_task_data (task, locking, (GDestroyNotify) locking_free);
  g_task_run_in_thread (task, lock_func);
}

void
mg_document_drop_lock (MgDocument *self)
{
  g_clear_pointer (&self->lock, mg_edit_lock_release);
}

/* The watch */

typedef struct
{
  char        *path;
  MgFileTag    tag;
  MgFileTag    now;
  MgFileState  state;
} Look;

static void
look_free (Look *self)
{
  g_free (self->path);
  g_free (self);
}

static void
look_func (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Look *look = task_data;

  look->state = mg_file_tag_look (&look->tag, look->path, &look->now);
  g_task_return_boolean (task, TRUE);
}

static void
set_state (MgDocument  *self,
           MgFileState  state)
{
  if (self->file_state == state)
    return;

  self->file_state = state;
  mg_document_notify_disk (self);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  MgDocument *self = MG_DOCUMENT (source);
  const Look *look = g_task_get_task_data (G_TASK (result));

  self->is_looking = FALSE;
  if (self->is_disposed || self->saving != NULL || g_strcmp0 (self->path, look->path) != 0)
    return;

  /* It was saved meanwhile: what was seen may be our own. */
  if (!mg_file_tag_equal (&self->tag, &look->tag))
    {
      mg_document_check_file (self);
      return;
    }

  self->seen = look->now;
  set_state (self, look->state);
}

void
mg_document_check_file (MgDocument *self)
{
  g_autoptr(GTask) task = NULL;
  Look *look;

  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (self->path == NULL || self->saving != NULL || self->is_looking || self->is_disposed)
    return;

  look = g_new0 (Look, 1);
  look->path = g_strdup (self->path);
  look->tag = self->tag;
  self->is_looking = TRUE;
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  g_task_run_in_thread (task, look_func);
}

static gboolean
settled_cb (gpointer user_data)
{
  MgDocument *self = user_data;

  self->settle_timer = 0;
  mg_document_check_file (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (GFileMonitor      *monitor,
            GFile             *file,
            GFile             *other,
            GFileMonitorEvent  event,
            MgDocument        *self)
{
  if (self->settle_timer == 0)
    self->settle_timer = g_timeout_add (SETTLE_MS, settled_cb, self);
}

void
mg_document_watch (MgDocument *self)
{
  g_autoptr(GFile) file = NULL;

  mg_document_stop_watching (self);
  if (self->path == NULL)
    return;

  file = g_file_new_for_path (self->path);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (changed_cb), self, 0);
}

void
mg_document_stop_watching (MgDocument *self)
{
  g_clear_handle_id (&self->settle_timer, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

MgFileState
mg_document_get_file_state (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), MG_FILE_SAME);

  return self->file_state;
}

void
mg_document_keep_mine (MgDocument *self)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (self->file_state == MG_FILE_SAME)
    return;

  self->tag = self->seen;
  mg_history_forget_save (self->history);
  set_state (self, MG_FILE_SAME);
}

/* Whose file it is */

/* @path: NULL if it has none any more */
void
mg_document_set_path (MgDocument *self,
                      const char *path)
{
  if (g_strcmp0 (path, self->path) != 0)
    {
      mg_document_drop_lock (self);
      g_free (self->path);
      self->path = g_strdup (path);
    }

  mg_document_watch (self);
  set_state (self, MG_FILE_SAME);
}

void
mg_document_detach (MgDocument *self,
                    const char *name)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  mg_document_set_path (self, NULL);
  self->tag = (MgFileTag) { FALSE, };
  if (name != NULL)
    {
      g_free (self->source_name);
      self->source_name = g_strdup (name);
    }
  mg_history_forget_save (self->history);
  mg_document_notify_file (self);
}
