/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-journal-folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCK "lock"

/* A folder that is being made: nobody else looks into it. */
#define NEW_PREFIX ".new-"

/* After that long, in seconds, its maker is no more. */
#define NEW_PATIENCE 600

static int
system_open_at (int         folder,
                const char *name,
                int         flags,
                mode_t      mode)
{
  return openat (folder, name, flags, mode);
}

static const MgJournalSystem real = { write, fdatasync, system_open_at };

static const MgJournalSystem *calls = &real;

void
mg_journal_set_system (const MgJournalSystem *system)
{
  calls = system != NULL ? system : &real;
}

const MgJournalSystem *
mg_journal_get_system (void)
{
  return calls;
}

char *
mg_journal_dup_root (void)
{
  return g_build_filename (g_get_user_state_dir (), "maillage", "recovery", NULL);
}

char *
mg_journal_dup_fallback (void)
{
  const char *runtime = g_getenv ("XDG_RUNTIME_DIR");

  return runtime != NULL && g_path_is_absolute (runtime)
           ? g_build_filename (runtime, "maillage", "recovery", NULL)
           : NULL;
}

/* Says what failed, from errno. */
static void
fail (GError     **error,
      const char  *path)
{
  int number = errno;
  g_autofree char *shown = g_filename_display_name (path);

  if (number == ENOSPC || number == EDQUOT)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                 _("There is no room left in the folder “%s”."), shown);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
                 _("The folder “%s” cannot be used: %s."), shown, g_strerror (number));
}

static gboolean
is_safe (int          fd,
         const char  *path,
         GError     **error)
{
  g_autofree char *shown = NULL;
  struct stat found;

  if (fstat (fd, &found) == 0 && S_ISDIR (found.st_mode) && found.st_uid == geteuid () &&
      (found.st_mode & 077) == 0)
    return TRUE;

  shown = g_filename_display_name (path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
               _("The folder “%s” is not for you alone: others may look into it. Make it private, "
                 "or remove it."), shown);
  return FALSE;
}

/* A folder of ours, and no link to one. */
static int
open_folder (int          parent,
             const char  *name,
             const char  *path,
             GError     **error)
{
  int fd = openat (parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

  if (fd < 0)
    {
      if (errno == ELOOP || errno == ENOTDIR)
        errno = EPERM;
      fail (error, path);
      return -1;
    }

  if (is_safe (fd, path, error))
    return fd;

  close (fd);

  return -1;
}

int
mg_journal_open_root (const char  *root,
                      GError     **error)
{
  return open_folder (AT_FDCWD, root, root, error);
}

/* Locks belong to the open file, not to the process: they go with the last
 * descriptor however the process ends, and two windows of one process are two.
 */
static gboolean
take_lock (int lock)
{
  struct flock all = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  if (fcntl (lock, F_OFD_SETLK, &all) == 0)
    return TRUE;

  return errno == EINVAL && flock (lock, LOCK_EX | LOCK_NB) == 0;
}

static gboolean
hold (MgJournalFolder  *self,
      GError          **error)
{
  self->lock = openat (self->fd, LOCK, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (self->lock < 0)
    {
      fail (error, self->path);
      return FALSE;
    }

  if (take_lock (self->lock))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                       _("This work is open in another window of Maillage."));
  return FALSE;
}

static MgJournalFolder *
folder_new (const char *path)
{
  MgJournalFolder *self = g_new0 (MgJournalFolder, 1);

  self->path = g_strdup (path);
  self->fd = -1;
  self->lock = -1;

  return self;
}

void
mg_journal_folder_free (MgJournalFolder *self)
{
  if (self->lock >= 0)
    close (self->lock);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self);
}

/* It gets its name when it is held: who looks for what was left never sees one
 * that nobody holds yet.
 */
static gboolean
make_held (MgJournalFolder  *self,
           int               parent,
           const char       *name,
           GError          **error)
{
  g_autofree char *new_name = g_strconcat (NEW_PREFIX, name, NULL);

  if (mkdirat (parent, new_name, 0700) != 0)
    {
      fail (error, self->path);
      return FALSE;
    }

  self->fd = open_folder (parent, new_name, self->path, error);
  if (self->fd < 0 || !hold (self, error))
    return FALSE;

  if (renameat (parent, new_name, parent, name) == 0)
    return TRUE;

  fail (error, self->path);

  return FALSE;
}

MgJournalFolder *
mg_journal_folder_new (const char  *root,
                       GError     **error)
{
  g_autofree char *name = g_uuid_string_random ();
  g_autofree char *path = g_build_filename (root, name, NULL);
  g_autoptr(MgJournalFolder) self = folder_new (path);
  gboolean ok;
  int parent;

  if (g_mkdir_with_parents (root, 0700) != 0)
    {
      fail (error, root);
      return NULL;
    }

  if ((parent = mg_journal_open_root (root, error)) < 0)
    return NULL;

  ok = make_held (self, parent, name, error);
  close (parent);

  return ok ? g_steal_pointer (&self) : NULL;
}

MgJournalFolder *
mg_journal_folder_open (const char  *path,
                        GError     **error)
{
  g_autoptr(MgJournalFolder) self = folder_new (path);

  self->fd = open_folder (AT_FDCWD, path, path, error);

  return self->fd >= 0 && hold (self, error) ? g_steal_pointer (&self) : NULL;
}

/* Files */

typedef void (*NameFunc) (int         folder,
                          const char *name,
                          gpointer    user_data);

static void
for_each_name (int      folder,
               NameFunc func,
               gpointer user_data)
{
  int copy = openat (folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *dir = copy >= 0 ? fdopendir (copy) : NULL;
  struct dirent *entry;

  if (dir == NULL)
    {
      if (copy >= 0)
        close (copy);
      return;
    }

  while ((entry = readdir (dir)) != NULL)
    if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
      func (folder, entry->d_name, user_data);
  closedir (dir);
}

static void
remove_name (int         folder,
             const char *name,
             gpointer    user_data)
{
  /* The mark last: until then it says what is going on. */
  if (strcmp (name, MG_JOURNAL_CLEAN) != 0)
    unlinkat (folder, name, 0);
}

void
mg_journal_folder_remove (MgJournalFolder *self)
{
  mg_journal_folder_mark (self, MG_JOURNAL_CLEAN);
  for_each_name (self->fd, remove_name, NULL);
  unlinkat (self->fd, MG_JOURNAL_CLEAN, 0);
  rmdir (self->path);
}

int
mg_journal_folder_make (MgJournalFolder  *self,
                        const char       *name,
                        GError          **error)
{
  int fd = calls->open_at (self->fd, name,
                           O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd < 0)
    fail (error, self->path);

  return fd;
}

gboolean
mg_journal_write (int          fd,
                  const void  *bytes,
                  gsize        length,
                  GError     **error)
{
  const guint8 *rest = bytes;

  while (length > 0)
    {
      gssize n = calls->write (fd, rest, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          if (n == 0)
            errno = ENOSPC;
          g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno),
                               g_strerror (errno));
          return FALSE;
        }
      rest += n;
      length -= (gsize) n;
    }

  return TRUE;
}

gboolean
mg_journal_sync_file (int      fd,
                      GError **error)
{
  /* Some file systems have nothing to sync. */
  if (calls->sync (fd) == 0 || errno == EINVAL || errno == ENOTSUP)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));

  return FALSE;
}

typedef struct
{
  const char *prefix;
  GArray     *numbers;
} Listing;

static void
list_name (int         folder,
           const char *name,
           gpointer    user_data)
{
  Listing *listing = user_data;
  guint64 number;
  guint found;

  if (!g_str_has_prefix (name, listing->prefix) ||
      !g_ascii_string_to_unsigned (name + strlen (listing->prefix), 10, 1, G_MAXINT32, &number, NULL))
    return;

  found = (guint) number;
  g_array_append_val (listing->numbers, found);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

GArray *
mg_journal_folder_list (MgJournalFolder *self,
                        const char      *prefix)
{
  Listing listing = { prefix, g_array_new (FALSE, FALSE, sizeof (guint)) };

  for_each_name (self->fd, list_name, &listing);
  g_array_sort (listing.numbers, compare_numbers);

  return listing.numbers;
}

goffset
mg_journal_folder_measure (MgJournalFolder *self,
                           const char      *name)
{
  struct stat found;

  return fstatat (self->fd, name, &found, AT_SYMLINK_NOFOLLOW) == 0 ? found.st_size : 0;
}

gboolean
mg_journal_folder_has (MgJournalFolder *self,
                       const char      *name)
{
  return faccessat (self->fd, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

void
mg_journal_folder_mark (MgJournalFolder *self,
                        const char      *name)
{
  int fd = openat (self->fd, name, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd >= 0)
    close (fd);
}

gboolean
mg_journal_is_folder_name (const char *name)
{
  return g_uuid_string_is_valid (name);
}

static void
sweep_name (int         root,
            const char *name,
            gpointer    user_data)
{
  g_autofree char *path = g_build_filename (user_data, name, NULL);
  g_autoptr(MgJournalFolder) folder = NULL;
  struct stat found;

  if (!g_str_has_prefix (name, NEW_PREFIX) ||
      fstatat (root, name, &found, AT_SYMLINK_NOFOLLOW) != 0 ||
      g_get_real_time () / G_USEC_PER_SEC - found.st_mtim.tv_sec < NEW_PATIENCE)
    return;

  if ((folder = mg_journal_folder_open (path, NULL)))
    mg_journal_folder_remove (folder);
}

void
mg_journal_sweep (const char *root)
{
  int fd = mg_journal_open_root (root, NULL);

  if (fd < 0)
    return;

  for_each_name (fd, sweep_name, (gpointer) root);
  close (fd);
}
