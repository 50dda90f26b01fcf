/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-document-journal.h"

#include "mg-document-private.h"

/* The state of no document. */
#define NO_STATE G_MAXUINT64

static void
tell_file (MgDocument *self)
{
  mg_journal_set_file (self->journal, self->path, self->path != NULL ? &self->tag : NULL,
                       self->source_name);
}

static void
path_cb (MgDocument *self,
         GParamSpec *pspec,
         gpointer    user_data)
{
  if (self->journal != NULL)
    tell_file (self);
}

static void
failed_cb (MgJournal  *journal,
           const char *text,
           MgDocument *self)
{
  mg_document_say_failed (self, text);
}

void
mg_document_keep_journal (MgDocument *self,
                          const char *root,
                          const char *fallback)
{
  g_return_if_fail (MG_IS_DOCUMENT (self) && root != NULL);

  if (self->journal != NULL)
    return;

  self->journal = mg_journal_new (self->history, self->network, root, fallback);
  g_signal_connect_object (self->journal, "failed", G_CALLBACK (failed_cb), self, 0);
  g_signal_connect (self, "notify::path", G_CALLBACK (path_cb), NULL);
  tell_file (self);
  if (self->recovered_from != NULL)
    mg_journal_take_over (self->journal, g_steal_pointer (&self->recovered_from));
}

void
mg_document_hurry_journal (MgDocument *self)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (self->journal != NULL)
    mg_journal_hurry (self->journal);
}

void
mg_document_sync_journal (MgDocument *self)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (self->journal != NULL)
    mg_journal_sync (self->journal);
}

void
mg_document_forget_journal (MgDocument *self)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (self->journal != NULL)
    mg_journal_forget (self->journal);
}

void
mg_document_leave_journal (MgDocument *self)
{
  if (self->journal != NULL && !mg_history_get_modified (self->history))
    mg_journal_forget (self->journal);
  g_clear_object (&self->journal);
  g_clear_pointer (&self->recovered_from, mg_journal_folder_free);
}

/* Coming back */

typedef struct
{
  char            *folder;
  MgRecovered     *recovered;
  MgJournalFolder *held;
  MgRecoveryFile   file;
  MgFileTag        tag;
} Recovery;

static void
recovery_free (Recovery *self)
{
  g_clear_pointer (&self->recovered, mg_recovered_free);
  g_clear_pointer (&self->held, mg_journal_folder_free);
  g_free (self->folder);
  g_free (self);
}

static void
recover_func (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Recovery *recovery = task_data;
  GError *error = NULL;

  recovery->recovered = mg_recovery_open (recovery->folder, &recovery->held, cancellable, &error);
  if (recovery->recovered == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  recovery->file = mg_recovery_look_at (recovery->recovered->path, &recovery->recovered->tag,
                                        &recovery->tag);
  g_task_return_boolean (task, TRUE);
}

void
mg_document_recover_async (const char          *folder,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Recovery *recovery = g_new0 (Recovery, 1);

  recovery->folder = g_strdup (folder);
  g_task_set_source_tag (task, mg_document_recover_async);
  g_task_set_task_data (task, recovery, (GDestroyNotify) recovery_free);
  g_task_run_in_thread (task, recover_func);
}

/* A file that is not what it was is somebody's newer work: it stays out of reach
 * of a hasty Ctrl+S.
 */
static void
set_file (MgDocument     *self,
          const Recovery *recovery)
{
  const MgRecovered *recovered = recovery->recovered;

  if (recovery->file == MG_RECOVERY_FILE_SAME)
    {
      self->tag = recovery->tag;
      mg_document_set_path (self, recovered->path);
      mg_document_update_lock (self);
    }
  else if (recovered->path != NULL)
    self->source_name = g_path_get_basename (recovered->path);
  else
    self->source_name = g_strdup (recovered->name);
}

MgDocument *
mg_document_recover_finish (GAsyncResult  *result,
                            GError       **error)
{
  Recovery *recovery;
  const MgRecovered *recovered;
  MgDocument *self;
  gboolean is_reached;

  g_return_val_if_fail (g_async_result_is_tagged (result, mg_document_recover_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  recovery = g_task_get_task_data (G_TASK (result));
  recovered = recovery->recovered;
  is_reached = recovery->file == MG_RECOVERY_FILE_SAME || recovery->file == MG_RECOVERY_NEVER_SAVED;
  self = mg_document_new_for (recovered->network);
  mg_history_restore (self->history, recovered->steps, recovered->n_done, recovered->first_state,
                      is_reached ? recovered->saved_state : NO_STATE);
  set_file (self, recovery);
  self->recovered_from = g_steal_pointer (&recovery->held);
  mg_document_scope_changed (self);

  return self;
}
