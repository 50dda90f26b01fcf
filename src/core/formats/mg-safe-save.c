/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a file is replaced:
 *
 *   1. links are followed to the file itself; it must still be what was expected
 *   2. a temporary file beside it gets room, the bytes, the old file's owner,
 *      mode and extended attributes; it is synced, and closed without an error
 *   3. it is renamed over the old file, and the folder is synced
 *
 * So there is the old file or the new one at any moment.  Where no file can be
 * made in the folder, the group cannot be kept, or the file has several names
 * (hard links), it is written in place instead, but only once a complete copy
 * is on the disk elsewhere.
 *
 * errno is read right after the call that sets it, and kept in Save.number.
 */
#include "mg-safe-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "mg-safe-save-system.h"

#define NAME_LENGTH 200      /* of the old name in a temporary one: file systems allow 255 */
#define ATTEMPTS 16          /* to find a temporary name */
#define WRITE_LENGTH (1u << 20)

#define NO_ROOM N_("There is not enough room on the disk; the old version is unchanged. Make room, or save in another place.")
#define NOT_WRITTEN N_("The new version could not be written; the old one is unchanged. Save in another place.")

typedef struct
{
  const MgSystem *system;
  const char     *path;         /* as given */
  const guint8   *bytes;
  gsize           length;
  char           *target;       /* without links */
  char           *folder;
  char           *name;
  gboolean        exists;
  struct stat     old;
  int             old_fd;       /* -1: there is none, or it may not be read */
  int             folder_fd;
  MgFileTag       tag;          /* of the new file */
  /* Why it failed. */
  int             number;
  const char     *sentence;
} Save;

static int
open_at (int         folder,
         const char *name,
         int         flags,
         mode_t      mode)
{
  return openat (folder, name, flags, mode);
}

const MgSystem mg_system = {
  .open_at = open_at,
  .stat_fd = fstat,
  .write = write,
  .allocate = fallocate,
  .truncate = ftruncate,
  .change_owner = fchown,
  .change_mode = fchmod,
  .sync = fsync,
  .close = close,
  .rename_at = renameat,
  .unlink_at = unlinkat,
};

static const MgSystem *system_in_use = &mg_system;

void
mg_safe_save_set_system (const MgSystem *system)
{
  system_in_use = system != NULL ? system : &mg_system;
}

/* Notes why; what was noted first stays. */
static gboolean
fail (Save       *self,
      int         number,
      const char *sentence)
{
  if (self->sentence == NULL)
    {
      self->number = number;
      self->sentence = sentence;
    }

  return FALSE;
}

static gboolean
is_full (int number)
{
  return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

/* Tags */

static void
tag_from_stat (const struct stat *found,
               MgFileTag         *tag)
{
  *tag = (MgFileTag) {
    TRUE, found->st_dev, found->st_ino, found->st_mtim.tv_sec, found->st_mtim.tv_nsec, (guint64) found->st_size
  };
}

gboolean
mg_file_tag_read (const char  *path,
                  MgFileTag   *tag,
                  GError     **error)
{
  struct stat found;
  int number;

  g_return_val_if_fail (path != NULL && tag != NULL, FALSE);

  if (stat (path, &found) == 0)
    {
      tag_from_stat (&found, tag);
      return TRUE;
    }

  number = errno;
  if (number != ENOENT && number != ENOTDIR)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
                   _("%s: The file cannot be looked at: %s. Check that its disk is still there."), name, g_strerror (number));
      return FALSE;
    }

  *tag = (MgFileTag) { 0, };

  return TRUE;
}

gboolean
mg_file_tag_equal (const MgFileTag *self,
                   const MgFileTag *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (!self->exists || !other->exists)
    return self->exists == other->exists;

  return self->device == other->device && self->inode == other->inode && self->size == other->size &&
         self->mtime_s == other->mtime_s && self->mtime_ns == other->mtime_ns;
}

/* Finding the file */

static gboolean
find_new (Save *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  struct stat link;
  char *real;

  if (lstat (self->path, &link) == 0)
    return fail (self, ENOENT, N_("This is a link to a file that is gone. Save under another name, or put the file back."));

  real = realpath (folder, NULL);
  if (real == NULL)
    return fail (self, errno, N_("The folder is gone or cannot be reached. Save in another place."));

  self->folder = g_strdup (real);
  self->name = g_path_get_basename (self->path);
  self->target = g_build_filename (self->folder, self->name, NULL);
  free (real);

  return TRUE;
}

static gboolean
find_target (Save *self)
{
  char *real = realpath (self->path, NULL);
  int number = errno;

  if (real == NULL)
    return number == ENOENT ? find_new (self)
           : fail (self, number, N_("The place cannot be reached. Save in another place."));

  self->target = g_strdup (real);
  self->folder = g_path_get_dirname (real);
  self->name = g_path_get_basename (real);
  free (real);

  return TRUE;
}

static gboolean
look_at_old (Save *self)
{
  self->old_fd = open (self->target, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  self->exists = (self->old_fd >= 0 ? fstat (self->old_fd, &self->old) : stat (self->target, &self->old)) == 0;

  if (!self->exists && errno != ENOENT)
    return fail (self, errno, N_("The old version cannot be looked at. Save in another place."));
  if (!self->exists)
    return TRUE;

  if (S_ISDIR (self->old.st_mode))
    return fail (self, EISDIR, N_("There is a folder of this name. Choose another name."));
  if (!S_ISREG (self->old.st_mode))
    return fail (self, EINVAL, N_("There is a device or a channel of this name. Choose another name."));
  if (faccessat (AT_FDCWD, self->target, W_OK, AT_EACCESS) < 0)
    return fail (self, errno, N_("The file is write-protected. Save under another name, or lift its protection."));

  return TRUE;
}

/* Writing */

static gboolean
write_all (Save         *self,
           int           fd,
           const guint8 *bytes,
           gsize         length)
{
  while (length > 0)
    {
      ssize_t n = self->system->write (fd, bytes, MIN (length, WRITE_LENGTH));
      int number = errno;

      if (n < 0 && number == EINTR)
        continue;
      if (n <= 0)
        return fail (self, n < 0 ? number : ENOSPC, is_full (n < 0 ? number : ENOSPC) ? NO_ROOM : NOT_WRITTEN);

      bytes += n;
      length -= (gsize) n;
    }

  return TRUE;
}

/* A full disk is noticed before anything is written, where the file system can. */
static gboolean
reserve (Save *self,
         int   fd,
         int   mode)
{
  int result = 0;
  int number = 0;

  if (self->length == 0)
    return TRUE;

  do
    {
      result = self->system->allocate (fd, mode, 0, (off_t) self->length);
      number = errno;
    }
  while (result < 0 && number == EINTR);

  return result == 0 || !is_full (number) || fail (self, number, NO_ROOM);
}

/* Some file systems cannot sync, and say so. */
static gboolean
sync_file (Save       *self,
           int         fd,
           const char *sentence)
{
  int result;
  int number;

  do
    {
      result = self->system->sync (fd);
      number = errno;
    }
  while (result < 0 && number == EINTR);

  return result == 0 || number == EINVAL || number == ENOTSUP || number == ENOSYS ||
         fail (self, number, is_full (number) ? NO_ROOM : sentence);
}

/* Linux has closed it even if it says EINTR. */
static gboolean
close_file (Save       *self,
            int         fd,
            const char *sentence)
{
  int result = self->system->close (fd);
  int number = errno;

  return result == 0 || number == EINTR || fail (self, number, is_full (number) ? NO_ROOM : sentence);
}

static gboolean
copy_attribute (int         from,
                int         to,
                const char *name)
{
  ssize_t length = fgetxattr (from, name, NULL, 0);
  g_autofree char *value = length >= 0 ? g_malloc ((gsize) length + 1) : NULL;

  return value != NULL && (length = fgetxattr (from, name, value, (gsize) length)) >= 0 &&
         fsetxattr (to, name, value, (gsize) length, 0) == 0;
}

/* As far as the file system lets us: tags and notes of file managers, access lists. */
static void
copy_attributes (int from,
                 int to)
{
  ssize_t length = flistxattr (from, NULL, 0);
  g_autofree char *names = length > 0 ? g_malloc ((gsize) length) : NULL;

  if (names == NULL || (length = flistxattr (from, names, (gsize) length)) <= 0)
    return;

  for (const char *name = names; name < names + length; name += strlen (name) + 1)
    if (!g_str_has_prefix (name, "security.") && !g_str_has_prefix (name, "trusted."))
      copy_attribute (from, to, name);
}

/* Owner and group: whose the file was; the owner is not always ours to give. */
static gboolean
keep_group (Save *self,
            int   fd)
{
  struct stat now;

  if (self->system->change_owner (fd, self->old.st_uid, self->old.st_gid) == 0 ||
      self->system->change_owner (fd, (uid_t) -1, self->old.st_gid) == 0)
    return TRUE;

  return self->system->stat_fd (fd, &now) == 0 && now.st_gid == self->old.st_gid;
}

static gboolean
keep_mode (Save *self,
           int   fd)
{
  int result = self->system->change_mode (fd, self->old.st_mode & 07777);
  int number = errno;
  struct stat now;

  if (result == 0)
    return TRUE;

  /* FAT cannot: then it is enough that it is no more open than it was. */
  if (self->system->stat_fd (fd, &now) == 0 && (now.st_mode & 077 & ~self->old.st_mode) == 0)
    return TRUE;

  return fail (self, number, N_("The permissions of the old version could not be kept; it is unchanged. Save in another place."));
}

/* By rename */

typedef enum
{
  DONE,
  FAILED,
  NOT_HERE,     /* no such file can be made in this folder: in place, perhaps */
} Outcome;

static int
create (Save       *self,
        int         folder,
        const char *base,
        mode_t      mode,
        char      **name)
{
  gsize length = strnlen (base, NAME_LENGTH);
  int fd = -1;

  while (length > 0 && ((guchar) base[length] & 0xc0) == 0x80)
    length--;

  for (guint i = 0; i < ATTEMPTS && fd < 0; i++)
    {
      g_free (*name);
      *name = g_strdup_printf (".~%.*s.%08x", (int) length, base, g_random_int ());
      fd = self->system->open_at (folder, *name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
      if (fd < 0)
        self->number = errno;
      if (fd < 0 && self->number != EEXIST && self->number != EINTR)
        break;
    }

  return fd;
}

static gboolean
fill (Save *self,
      int   fd)
{
  struct stat now;

  if (!reserve (self, fd, 0) || !write_all (self, fd, self->bytes, self->length))
    return FALSE;

  if (self->exists && !keep_mode (self, fd))
    return FALSE;

  if (self->exists && self->old_fd >= 0)
    copy_attributes (self->old_fd, fd);

  if (!sync_file (self, fd, NOT_WRITTEN))
    return FALSE;

  if (self->system->stat_fd (fd, &now) < 0)
    return fail (self, errno, NOT_WRITTEN);

  tag_from_stat (&now, &self->tag);

  return TRUE;
}

/* Nobody may have come in between; and on some shares an open file cannot be replaced. */
static gboolean
check_again (Save *self)
{
  MgFileTag before = { 0, };
  MgFileTag now = { 0, };
  struct stat found;

  if (self->exists)
    tag_from_stat (&self->old, &before);
  if (fstatat (self->folder_fd, self->name, &found, AT_SYMLINK_NOFOLLOW) == 0)
    tag_from_stat (&found, &now);

  if (self->old_fd >= 0)
    close (self->old_fd);
  self->old_fd = -1;

  return mg_file_tag_equal (&before, &now) ||
         fail (self, ESTALE, N_("Another program changed the file just now; its version is unchanged. Save under another name, or save again to replace it."));
}

static gboolean
put_in_place (Save       *self,
              const char *temporary)
{
  int result;
  int number;

  if (!check_again (self))
    return FALSE;

  do
    {
      result = self->system->rename_at (self->folder_fd, temporary, self->folder_fd, self->name);
      number = errno;
    }
  while (result < 0 && number == EINTR);

  return result == 0 ||
         fail (self, number, N_("The new version could not be put in the old one's place, which is unchanged. Another program may have it open: close it there, or save under another name."));
}

static Outcome
save_by_rename (Save *self)
{
  g_autofree char *temporary = NULL;
  gboolean done;
  int fd = create (self, self->folder_fd, self->name, self->exists ? 0600 : 0666, &temporary);

  if (fd < 0)
    {
      int number = self->number;

      if (self->exists && (number == EACCES || number == EPERM || number == EROFS))
        return NOT_HERE;

      fail (self, number, is_full (number) ? NO_ROOM
                          : N_("No file can be made in this folder. Save in another place."));
      return FAILED;
    }

  if (self->exists && !keep_group (self, fd))
    {
      close (fd);
      unlinkat (self->folder_fd, temporary, 0);
      self->number = EPERM;
      return NOT_HERE;
    }

  done = fill (self, fd);
  /* Closed in any case; a quota may speak up only now. */
  done = close_file (self, fd, NOT_WRITTEN) && done && put_in_place (self, temporary);
  if (!done)
    {
      self->system->unlink_at (self->folder_fd, temporary, 0);
      return FAILED;
    }

  return sync_file (self, self->folder_fd, N_("The new version is in its place, but the disk did not confirm it. Save again, in another place, before you unplug or switch off."))
         ? DONE : FAILED;
}

/* In place */

/* Returns: (transfer full): the name of a complete copy in @folder, on the disk */
static char *
make_copy (Save *self,
           int   folder)
{
  g_autofree char *name = NULL;
  gboolean done;
  int fd = create (self, folder, self->name, 0600, &name);

  if (fd < 0)
    {
      fail (self, self->number, N_("This file can only be written in place, and no safety copy could be made first; it is unchanged. Save in another place."));
      return NULL;
    }

  done = reserve (self, fd, 0) && write_all (self, fd, self->bytes, self->length) && sync_file (self, fd, NOT_WRITTEN);
  done = close_file (self, fd, NOT_WRITTEN) && done && sync_file (self, folder, NOT_WRITTEN);
  if (!done)
    {
      self->system->unlink_at (folder, name, 0);
      return NULL;
    }

  return g_steal_pointer (&name);
}

/* @touched: whether the old version may be gone */
static gboolean
overwrite (Save     *self,
           gboolean *touched)
{
  struct stat now = { 0, };
  gboolean done;
  int fd = self->system->open_at (AT_FDCWD, self->target, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY, 0);

  if (fd < 0)
    return fail (self, errno, N_("The file cannot be written; it is unchanged. Save in another place."));

  done = self->length <= (gsize) self->old.st_size || reserve (self, fd, FALLOC_FL_KEEP_SIZE);
  if (done)
    {
      *touched = TRUE;
      done = write_all (self, fd, self->bytes, self->length) &&
             (self->system->truncate (fd, (off_t) self->length) == 0 || fail (self, errno, NOT_WRITTEN)) &&
             sync_file (self, fd, NOT_WRITTEN) &&
             (self->system->stat_fd (fd, &now) == 0 || fail (self, errno, NOT_WRITTEN));
    }

  done = close_file (self, fd, NOT_WRITTEN) && done;
  tag_from_stat (&now, &self->tag);

  return done;
}

static gboolean
save_in_place (Save        *self,
               const char  *pending_dir,
               char       **copy_path)
{
  g_autofree char *copy = NULL;
  gboolean touched = FALSE;
  gboolean done;
  int folder;

  if (pending_dir == NULL)
    return fail (self, self->number != 0 ? self->number : EPERM,
                 N_("This file can only be written in place, which is not done without a safety copy. Save in another place."));

  folder = open (pending_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return fail (self, errno, N_("This file can only be written in place, and no safety copy could be made first; it is unchanged. Save in another place."));

  copy = make_copy (self, folder);
  done = copy != NULL && overwrite (self, &touched);
  if (copy != NULL && !done && touched)
    {
      *copy_path = g_build_filename (pending_dir, copy, NULL);
    }
  else if (copy != NULL)
    {
      unlinkat (folder, copy, 0);
      fsync (folder);
    }
  close (folder);

  return done;
}

/* All of it */

static gboolean
check_expected (Save             *self,
                const MgFileTag  *expected,
                GError          **error)
{
  g_autofree char *name = NULL;
  MgFileTag now = { 0, };

  if (self->exists)
    tag_from_stat (&self->old, &now);
  if (expected == NULL || mg_file_tag_equal (expected, &now))
    return TRUE;

  name = g_filename_display_name (self->path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG,
               expected->exists && !now.exists
               ? _("%s: The file was deleted or moved by another program. Save it under its old name again, or under another one.")
               : _("%s: The file was changed by another program. Save under another name, open the other version, or replace it."),
               name);

  return FALSE;
}

static void
report (Save        *self,
        const char  *copy_path,
        GError     **error)
{
  g_autofree char *name = g_filename_display_name (self->path);
  g_autofree char *copy = NULL;
  int code = (int) g_io_error_from_errno (self->number);

  if (self->number == ESTALE)
    code = G_IO_ERROR_WRONG_ETAG;

  if (copy_path == NULL)
    {
      g_set_error (error, G_IO_ERROR, code, "%s: %s (%s)", name, _(self->sentence), g_strerror (self->number));
      return;
    }

  copy = g_filename_display_name (copy_path);
  g_set_error (error, G_IO_ERROR, code,
               _("%s: The file could not be written to its end and may be damaged. The complete new version is in “%s”. (%s)"),
               name, copy, g_strerror (self->number));
}

static gboolean
save (Save        *self,
      const char  *pending_dir,
      MgSaveHow   *how,
      char       **copy_path)
{
  Outcome outcome = NOT_HERE;

  self->folder_fd = self->system->open_at (AT_FDCWD, self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (self->folder_fd < 0)
    self->number = errno;

  if (self->folder_fd < 0 && !(self->exists && self->number == EACCES))
    return fail (self, self->number, N_("The folder is gone or cannot be reached. Save in another place."));

  *how = MG_SAVE_BY_RENAME;
  if (self->folder_fd >= 0 && !(self->exists && self->old.st_nlink > 1))
    outcome = save_by_rename (self);
  if (outcome != NOT_HERE)
    return outcome == DONE;

  *how = MG_SAVE_IN_PLACE;

  return save_in_place (self, pending_dir, copy_path);
}

static void
clear (Save *self)
{
  if (self->old_fd >= 0)
    close (self->old_fd);
  if (self->folder_fd >= 0)
    close (self->folder_fd);
  g_free (self->target);
  g_free (self->folder);
  g_free (self->name);
}

gboolean
mg_safe_save (const char       *path,
              GBytes           *bytes,
              const MgFileTag  *expected,
              const char       *pending_dir,
              MgFileTag        *tag,
              MgSaveHow        *how,
              GError          **error)
{
  Save self = { .system = system_in_use, .path = path, .old_fd = -1, .folder_fd = -1 };
  g_autofree char *copy_path = NULL;
  MgSaveHow taken = MG_SAVE_BY_RENAME;
  gboolean done;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  self.bytes = g_bytes_get_data (bytes, &self.length);
  done = find_target (&self) && look_at_old (&self);
  if (done && !check_expected (&self, expected, error))
    {
      clear (&self);
      return FALSE;
    }

  done = done && save (&self, pending_dir, &taken, &copy_path);
  if (!done)
    report (&self, copy_path, error);
  clear (&self);

  if (done && tag != NULL)
    *tag = self.tag;
  if (done && how != NULL)
    *how = taken;

  return done;
}
