/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-journal-worker.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mg-format.h"
#include "mg-journal-base.h"
#include "mg-journal-record.h"

/* From a record to the disk, in microseconds. */
#define SYNC_DELAY (G_USEC_PER_SEC / 2)

/* Of the past, this much is kept. */
#define PAST_LIMIT (64 * 1024 * 1024)

/* Before this one, a base has no name that counts. */
#define UNDER_WAY ".part"

struct _MgJournalWorker
{
  MgJournalFolder *folder;
  void           (*failed) (const GError *error,
                            gpointer      user_data);
  gpointer         user_data;
  GCancellable    *stop;
  GThread         *thread;      /* syncs */
  GThread         *writer;      /* of the last base; NULL before the first */

  GMutex           mutex;       /* guards what follows */
  GCond            cond;        /* something below has changed */
  GArray          *files;       /* descriptors; the last one is written to */
  gint64           due;         /* when to sync; 0: all is on the disk */
  gboolean         is_writing;
  gboolean         is_syncing;
  gboolean         has_base;
  gboolean         has_failed;
  gboolean         is_ending;
  goffset          size;
};

MgJournalBase *
mg_journal_base_new (MgNetwork  *network,
                     guint       number,
                     guint64     state,
                     const char *name)
{
  MgJournalBase *self = g_new0 (MgJournalBase, 1);

  self->network = mg_network_copy (network);
  self->number = number;
  self->state = state;
  self->name = g_strdup (name);

  return self;
}

void
mg_journal_base_free (MgJournalBase *self)
{
  g_clear_object (&self->network);
  g_clear_pointer (&self->steps, g_array_unref);
  g_free (self->name);
  g_free (self);
}

/* The past */

static GBytes *
encode_run (const MgStep *step)
{
  GByteArray *bytes = g_byte_array_new ();

  mg_record_put_step (bytes, MG_STEP_RUN, step->state, step->done, step->inverse);

  return g_byte_array_free_to_bytes (bytes);
}

/* From the newest one back, as much as there is room for.
 * Returns: the records, the newest first
 */
static GPtrArray *
encode_past (const MgJournalBase *base)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gsize size = 0;

  for (guint i = base->steps->len; i > 0 && size < PAST_LIMIT; i--)
    {
      GBytes *record = encode_run (&g_array_index (base->steps, MgStep, i - 1));

      size += g_bytes_get_size (record);
      g_ptr_array_add (records, record);
    }

  return records;
}

/* Steps that can be redone were taken back: here that only moves them. */
static void
put_undone (GByteArray *bytes,
            guint       n_undone)
{
  g_autoptr(MgTransaction) nothing = mg_transaction_new ("");

  for (guint i = 0; i < n_undone; i++)
    mg_record_put_step (bytes, MG_STEP_UNDONE, 0, nothing, NULL);
}

/* Not on the disk yet when it returns: the first step waits for the content. */
static gboolean
write_past (MgJournalWorker      *self,
            const MgJournalBase  *base,
            GError              **error)
{
  g_autofree char *name = g_strdup_printf (MG_JOURNAL_STEPS "%u", base->number - 1);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autoptr(GPtrArray) records = encode_past (base);
  guint first = base->steps->len - records->len;
  int fd = mg_journal_folder_make (self->folder, name, error);
  gboolean ok;
  guint begin;

  if (fd < 0)
    return FALSE;

  mg_record_put_head (bytes);
  begin = mg_record_begin (bytes, MG_RECORD_PAST);
  mg_journal_put_u64 (bytes, first == 0 ? base->first_state
                                        : g_array_index (base->steps, MgStep, first - 1).state);
  mg_record_end (bytes, begin);
  for (guint i = records->len; i > 0; i--)
    {
      GBytes *record = g_ptr_array_index (records, i - 1);

      g_byte_array_append (bytes, g_bytes_get_data (record, NULL), (guint) g_bytes_get_size (record));
    }
  put_undone (bytes, base->steps->len - MAX (base->n_done, first));

  ok = mg_journal_write (fd, bytes->data, bytes->len, error);
  g_mutex_lock (&self->mutex);
  g_array_prepend_val (self->files, fd);
  g_mutex_unlock (&self->mutex);
  mg_journal_worker_dirty (self, FALSE);

  return ok;
}

/* The content */

static gboolean
rename_in (MgJournalFolder  *folder,
           const char       *old_name,
           const char       *new_name,
           GError          **error)
{
  if (renameat (folder->fd, old_name, folder->fd, new_name) == 0)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "rename");

  return FALSE;
}

/* It has a name before it is on the disk, so that a kill finds it as soon as
 * may be; the base before it goes only when it is.
 */
static gboolean
write_content (MgJournalWorker      *self,
               const MgJournalBase  *base,
               GError              **error)
{
  g_autofree char *name = g_strdup_printf (MG_JOURNAL_BASE "%u", base->number);
  g_autofree char *part = g_strconcat (name, UNDER_WAY, NULL);
  gboolean ok;
  int fd;

  unlinkat (self->folder->fd, part, 0);
  if ((fd = mg_journal_folder_make (self->folder, part, error)) < 0)
    return FALSE;

  ok = mg_journal_base_write (fd, base->network, base->state, base->name, self->stop, error) &&
       rename_in (self->folder, part, name, error);
  if (ok)
    {
      g_mutex_lock (&self->mutex);
      self->has_base = TRUE;
      self->size = mg_journal_folder_measure (self->folder, name);
      g_cond_broadcast (&self->cond);
      g_mutex_unlock (&self->mutex);
      ok = mg_journal_sync_file (fd, error);
    }
  close (fd);
  if (!ok)
    unlinkat (self->folder->fd, part, 0);

  return ok;
}

/* For whoever has no Maillage of this version: it is only there to be there. */
static void
write_graphml (MgJournalWorker     *self,
               const MgJournalBase *base)
{
  const char *part = MG_JOURNAL_GRAPHML UNDER_WAY;
  g_autoptr(GBytes) bytes = mg_format_serialise (base->network, mg_format_find ("graphml"),
                                                 MG_JOURNAL_GRAPHML, NULL, NULL, NULL, NULL);
  gsize length = 0;
  const void *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  int fd;

  unlinkat (self->folder->fd, part, 0);
  if (data == NULL || (fd = mg_journal_folder_make (self->folder, part, NULL)) < 0)
    return;

  if (mg_journal_write (fd, data, length, NULL) && mg_journal_sync_file (fd, NULL))
    rename_in (self->folder, part, MG_JOURNAL_GRAPHML, NULL);
  else
    unlinkat (self->folder->fd, part, 0);
  close (fd);
}

static void
remove_numbered (MgJournalFolder *folder,
                 const char      *prefix,
                 guint            number)
{
  g_autofree char *name = g_strdup_printf ("%s%u", prefix, number);

  unlinkat (folder->fd, name, 0);
}

/* Older bases say nothing that this one does not; older steps are the past, of
 * which there is a limit.
 */
static void
remove_old (MgJournalFolder *folder,
            guint            number)
{
  g_autoptr(GArray) bases = mg_journal_folder_list (folder, MG_JOURNAL_BASE);
  g_autoptr(GArray) steps = mg_journal_folder_list (folder, MG_JOURNAL_STEPS);
  goffset size = 0;

  for (guint i = 0; i < bases->len; i++)
    if (g_array_index (bases, guint, i) < number)
      remove_numbered (folder, MG_JOURNAL_BASE, g_array_index (bases, guint, i));

  for (guint i = steps->len; i > 0; i--)
    {
      guint old = g_array_index (steps, guint, i - 1);
      g_autofree char *name = g_strdup_printf (MG_JOURNAL_STEPS "%u", old);

      size += old < number ? mg_journal_folder_measure (folder, name) : 0;
      if (size > PAST_LIMIT)
        remove_numbered (folder, MG_JOURNAL_STEPS, old);
    }
}

static gboolean
write_base (MgJournalWorker      *self,
            const MgJournalBase  *base,
            GError              **error)
{
  if ((base->steps != NULL && !write_past (self, base, error)) ||
      !write_content (self, base, error) ||
      !mg_journal_sync_file (self->folder->fd, error))
    return FALSE;

  remove_old (self->folder, base->number);
  write_graphml (self, base);

  return TRUE;
}

/* The thread */

/* Closes all but the last: they are complete. */
static gboolean
sync_files (const int  *files,
            guint       n_files,
            GError    **error)
{
  gboolean ok = TRUE;

  for (guint i = 0; i < n_files; i++)
    {
      ok = mg_journal_sync_file (files[i], ok ? error : NULL) && ok;
      if (i + 1 < n_files)
        close (files[i]);
    }

  return ok;
}

static gboolean
sync_all (MgJournalWorker  *self,
          GError          **error)
{
  g_autofree int *files = NULL;
  guint n_files;

  g_mutex_lock (&self->mutex);
  n_files = self->files->len;
  files = g_memdup2 (self->files->data, n_files * sizeof (int));
  if (n_files > 1)
    g_array_remove_range (self->files, 0, n_files - 1);
  self->due = 0;
  self->is_syncing = TRUE;
  g_mutex_unlock (&self->mutex);

  return sync_files (files, n_files, error);
}

static gboolean
wait_for_work (MgJournalWorker *self)
{
  gboolean goes_on;

  g_mutex_lock (&self->mutex);
  self->is_syncing = FALSE;
  g_cond_broadcast (&self->cond);
  while (!self->is_ending && (self->due == 0 || g_get_monotonic_time () < self->due))
    {
      if (self->due != 0)
        g_cond_wait_until (&self->cond, &self->mutex, self->due);
      else
        g_cond_wait (&self->cond, &self->mutex);
    }
  goes_on = !self->is_ending;
  g_mutex_unlock (&self->mutex);

  return goes_on;
}

static void
report (MgJournalWorker *self,
        const GError    *error)
{
  gboolean is_first;

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_mutex_lock (&self->mutex);
  is_first = !self->has_failed;
  self->has_failed = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);

  if (is_first)
    self->failed (error, self->user_data);
}

static gpointer
sync_func (gpointer data)
{
  MgJournalWorker *self = data;

  while (wait_for_work (self))
    {
      g_autoptr(GError) error = NULL;

      sync_all (self, &error);
      report (self, error);
    }

  return NULL;
}

typedef struct
{
  MgJournalWorker *worker;
  MgJournalBase   *base;
} Writing;

static gpointer
write_func (gpointer data)
{
  g_autofree Writing *writing = data;
  MgJournalWorker *self = writing->worker;
  g_autoptr(MgJournalBase) base = writing->base;
  g_autoptr(GError) error = NULL;

  write_base (self, base, &error);
  report (self, error);

  g_mutex_lock (&self->mutex);
  self->is_writing = FALSE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);

  return NULL;
}

MgJournalWorker *
mg_journal_worker_new (MgJournalFolder *folder,
                       void           (*failed) (const GError *error,
                                                 gpointer      user_data),
                       gpointer         user_data)
{
  MgJournalWorker *self = g_new0 (MgJournalWorker, 1);

  self->folder = folder;
  self->failed = failed;
  self->user_data = user_data;
  self->stop = g_cancellable_new ();
  self->files = g_array_new (FALSE, FALSE, sizeof (int));
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("journal-sync", sync_func, self);

  return self;
}

void
mg_journal_worker_free (MgJournalWorker *self,
                        gboolean         is_needed)
{
  gboolean has_base;

  g_mutex_lock (&self->mutex);
  self->is_ending = TRUE;
  has_base = self->has_base;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);

  /* Without the first one, steps are of no use. */
  if (has_base || !is_needed)
    g_cancellable_cancel (self->stop);
  g_thread_join (self->thread);
  g_clear_pointer (&self->writer, g_thread_join);

  for (guint i = 0; i < self->files->len; i++)
    {
      if (is_needed)
        mg_journal_sync_file (g_array_index (self->files, int, i), NULL);
      close (g_array_index (self->files, int, i));
    }
  g_array_unref (self->files);
  g_object_unref (self->stop);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

void
mg_journal_worker_set_file (MgJournalWorker *self,
                            int              fd)
{
  g_mutex_lock (&self->mutex);
  g_array_append_val (self->files, fd);
  g_mutex_unlock (&self->mutex);
}

void
mg_journal_worker_dirty (MgJournalWorker *self,
                         gboolean         at_once)
{
  gint64 now = g_get_monotonic_time ();

  g_mutex_lock (&self->mutex);
  if (at_once)
    self->due = now;
  else if (self->due == 0)
    self->due = now + SYNC_DELAY;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

gboolean
mg_journal_worker_is_busy (MgJournalWorker *self)
{
  gboolean is_busy;

  g_mutex_lock (&self->mutex);
  is_busy = self->is_writing;
  g_mutex_unlock (&self->mutex);

  return is_busy;
}

void
mg_journal_worker_write (MgJournalWorker *self,
                         MgJournalBase   *base)
{
  Writing *writing = g_new (Writing, 1);

  g_return_if_fail (!mg_journal_worker_is_busy (self));

  *writing = (Writing) { self, base };
  g_clear_pointer (&self->writer, g_thread_join);
  self->is_writing = TRUE;
  self->writer = g_thread_new ("journal-base", write_func, writing);
}

static gboolean
is_reached (MgJournalWorker *self,
            gboolean         for_all)
{
  if (self->has_failed)
    return TRUE;

  return for_all ? !self->is_writing && !self->is_syncing && self->due == 0 : self->has_base;
}

gboolean
mg_journal_worker_wait (MgJournalWorker *self,
                        gboolean         for_all,
                        gint64           patience)
{
  gint64 end = g_get_monotonic_time () + patience;
  gboolean is_well;

  g_mutex_lock (&self->mutex);
  while (!is_reached (self, for_all))
    {
      if (patience < 0)
        g_cond_wait (&self->cond, &self->mutex);
      else if (!g_cond_wait_until (&self->cond, &self->mutex, end))
        break;
    }
  is_well = is_reached (self, for_all) && !self->has_failed;
  g_mutex_unlock (&self->mutex);

  return is_well;
}

goffset
mg_journal_worker_get_size (MgJournalWorker *self)
{
  goffset size;

  g_mutex_lock (&self->mutex);
  size = self->size;
  g_mutex_unlock (&self->mutex);

  return size;
}
