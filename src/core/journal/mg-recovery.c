/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-recovery.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mg-error.h"

/* Of what is kept for later. */
#define MAX_KEPT 10
#define MAX_AGE (30 * 24 * 3600)

/* So many readings that were begun and not ended make one fear the next. */
#define MAX_TRIES 2

void
mg_recovery_entry_free (MgRecoveryEntry *self)
{
  g_free (self->folder);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

/* Tries: a file as long as their number */

static void
begin_try (MgJournalFolder *folder)
{
  int fd = openat (folder->fd, MG_JOURNAL_TRIES,
                   O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd < 0)
    return;

  mg_journal_write (fd, "x", 1, NULL);
  close (fd);
}

/* Looking went well, which says nothing of opening: what was counted before stays. */
static void
take_back_try (MgJournalFolder *folder)
{
  int fd = openat (folder->fd, MG_JOURNAL_TRIES, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
  goffset n_tries = mg_journal_folder_measure (folder, MG_JOURNAL_TRIES);

  if (fd < 0)
    return;

  if (n_tries == 0 || ftruncate (fd, n_tries - 1) != 0)
    g_info ("A try could not be taken back");
  close (fd);
}

static void
end_tries (MgJournalFolder *folder)
{
  unlinkat (folder->fd, MG_JOURNAL_TRIES, 0);
}

/* Listing */

/* Numbers of disks and files are others after a restart: what is in it counts. */
static gboolean
is_same (const MgFileTag *tag,
         const MgFileTag *now)
{
  if (!tag->exists || tag->size != now->size)
    return FALSE;
  if (tag->has_digest && now->has_digest)
    return memcmp (tag->digest, now->digest, sizeof tag->digest) == 0;

  return tag->mtime_s == now->mtime_s && tag->mtime_ns == now->mtime_ns;
}

MgRecoveryFile
mg_recovery_look_at (const char      *path,
                     const MgFileTag *tag,
                     MgFileTag       *now)
{
  MgFileTag found = { 0, };

  if (path == NULL)
    return MG_RECOVERY_NEVER_SAVED;

  if (!mg_file_tag_read (path, &found, NULL) || !found.exists)
    return MG_RECOVERY_FILE_GONE;

  if (now != NULL)
    *now = found;

  return is_same (tag, &found) ? MG_RECOVERY_FILE_SAME : MG_RECOVERY_FILE_CHANGED;
}

static gint64
folder_time (MgJournalFolder *folder)
{
  struct stat found;

  return fstat (folder->fd, &found) == 0 ? (gint64) found.st_mtim.tv_sec : 0;
}

static MgRecoveryEntry *
entry_new (MgJournalFolder *folder,
           MgRecoveryState  state)
{
  MgRecoveryEntry *self = g_new0 (MgRecoveryEntry, 1);

  self->folder = g_strdup (folder->path);
  self->state = state;
  self->time = folder_time (folder);
  self->is_kept = mg_journal_folder_has (folder, MG_JOURNAL_KEPT);

  return self;
}

static MgRecoveryEntry *
entry_new_for (MgJournalFolder   *folder,
               const MgRecovered *recovered)
{
  MgRecoveryEntry *self = entry_new (folder, recovered->is_cut ? MG_RECOVERY_CUT : MG_RECOVERY_READY);

  self->name = g_strdup (recovered->name);
  self->path = g_strdup (recovered->path);
  self->file = mg_recovery_look_at (recovered->path, &recovered->tag, NULL);
  self->n_changes = recovered->n_changes;
  if (recovered->time > 0)
    self->time = recovered->time;

  return self;
}

/* Returns: (nullable): NULL if there is nothing in it that is not saved. */
static MgRecoveryEntry *
look_into (MgJournalFolder *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MgRecovered) recovered = NULL;

  if (mg_journal_folder_has (folder, MG_JOURNAL_CLEAN))
    return NULL;

  if (mg_journal_folder_measure (folder, MG_JOURNAL_TRIES) >= MAX_TRIES)
    return entry_new (folder, MG_RECOVERY_FEARED);

  begin_try (folder);
  recovered = mg_recovered_read (folder, FALSE, NULL, &error);
  take_back_try (folder);

  if (recovered != NULL)
    return recovered->n_changes > 0 || recovered->is_cut ? entry_new_for (folder, recovered) : NULL;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return NULL;

  return entry_new (folder, g_error_matches (error, MG_ERROR, MG_ERROR_UNSUPPORTED)
                              ? MG_RECOVERY_NEWER : MG_RECOVERY_DAMAGED);
}

static void
list_root (const char *root,
           GPtrArray  *entries)
{
  int fd = mg_journal_open_root (root, NULL);
  g_autoptr(GDir) dir = fd >= 0 ? g_dir_open (root, 0, NULL) : NULL;
  const char *name;

  if (fd >= 0)
    close (fd);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, name, NULL);
      g_autoptr(MgJournalFolder) folder = NULL;
      MgRecoveryEntry *entry;

      if (!mg_journal_is_folder_name (name) || !(folder = mg_journal_folder_open (path, NULL)))
        continue;

      if ((entry = look_into (folder)))
        g_ptr_array_add (entries, entry);
      else
        mg_journal_folder_remove (folder);
    }

  if (dir != NULL)
    mg_journal_sweep (root);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const MgRecoveryEntry *first = *(const MgRecoveryEntry * const *) a;
  const MgRecoveryEntry *second = *(const MgRecoveryEntry * const *) b;

  return first->time > second->time ? -1 : first->time < second->time;
}

/* A clock that was wrong makes nothing older than it is: only what the user
 * knows of is ever counted or dated.
 */
static void
drop_old (GPtrArray *entries)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint n_kept = 0;

  for (guint i = 0; i < entries->len; )
    {
      const MgRecoveryEntry *entry = g_ptr_array_index (entries, i);

      if (entry->is_kept && (++n_kept > MAX_KEPT || now - entry->time > MAX_AGE) &&
          mg_recovery_delete (entry->folder, NULL))
        g_ptr_array_remove_index (entries, i);
      else
        i++;
    }
}

GPtrArray *
mg_recovery_list (const char * const *roots)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) mg_recovery_entry_free);

  for (guint i = 0; roots[i] != NULL; i++)
    list_root (roots[i], entries);

  g_ptr_array_sort (entries, compare_entries);
  drop_old (entries);

  return entries;
}

/* Choosing */

MgRecovered *
mg_recovery_open (const char       *folder,
                  MgJournalFolder **held,
                  GCancellable     *cancellable,
                  GError          **error)
{
  g_autoptr(MgJournalFolder) opened = mg_journal_folder_open (folder, error);
  MgRecovered *recovered;

  if (opened == NULL)
    return NULL;

  begin_try (opened);
  recovered = mg_recovered_read (opened, TRUE, cancellable, error);
  if (recovered == NULL)
    end_tries (opened);
  else
    *held = g_steal_pointer (&opened);

  return recovered;
}

void
mg_recovery_succeeded (MgJournalFolder *held)
{
  end_tries (held);
}

void
mg_recovery_keep (const char *folder)
{
  g_autoptr(MgJournalFolder) opened = mg_journal_folder_open (folder, NULL);

  if (opened != NULL)
    mg_journal_folder_mark (opened, MG_JOURNAL_KEPT);
}

gboolean
mg_recovery_delete (const char  *folder,
                    GError     **error)
{
  g_autoptr(MgJournalFolder) opened = mg_journal_folder_open (folder, error);

  if (opened == NULL)
    return FALSE;

  mg_journal_folder_remove (opened);

  return TRUE;
}
