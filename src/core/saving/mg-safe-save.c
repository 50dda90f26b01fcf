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
#include <unistd.h>

#include "mg-safe-save-steps.h"

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

/* Tags */

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
      mg_save_tag (&found, tag);
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

/* The old file */

static gboolean
look_at_old (MgSave *self)
{
  self->old_fd = open (self->target, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  self->exists = (self->old_fd >= 0 ? fstat (self->old_fd, &self->old) : stat (self->target, &self->old)) == 0;

  if (!self->exists && errno != ENOENT)
    return mg_save_fail (self, errno, N_("The old version cannot be looked at. Save in another place."));
  if (!self->exists)
    return TRUE;

  if (S_ISDIR (self->old.st_mode))
    return mg_save_fail (self, EISDIR, N_("There is a folder of this name. Choose another name."));
  if (!S_ISREG (self->old.st_mode))
    return mg_save_fail (self, EINVAL, N_("There is a device or a channel of this name. Choose another name."));
  if (faccessat (AT_FDCWD, self->target, W_OK, AT_EACCESS) < 0)
    return mg_save_fail (self, errno, N_("The file is write-protected. Save under another name, or lift its protection."));

  return TRUE;
}

/* By rename */

typedef enum
{
  DONE,
  FAILED,
  NOT_HERE,     /* no such file can be made in this folder: in place, perhaps */
} Outcome;

static gboolean
fill (MgSave *self,
      int     fd)
{
  struct stat now;

  if (!mg_save_reserve (self, fd, 0) || !mg_save_write (self, fd, self->bytes, self->length))
    return FALSE;

  if (self->exists && !mg_save_keep_mode (self, fd))
    return FALSE;

  if (self->exists && self->old_fd >= 0)
    mg_save_copy_attributes (self->old_fd, fd);

  if (!mg_save_sync (self, fd, mg_save_not_written))
    return FALSE;

  if (self->system->stat_fd (fd, &now) < 0)
    return mg_save_fail (self, errno, mg_save_not_written);

  mg_save_tag (&now, &self->tag);

  return TRUE;
}

/* Nobody may have come in between; and on some shares an open file cannot be replaced. */
static gboolean
check_again (MgSave *self)
{
  MgFileTag before = { 0, };
  MgFileTag now = { 0, };
  struct stat found;

  if (self->exists)
    mg_save_tag (&self->old, &before);
  if (fstatat (self->folder_fd, self->name, &found, AT_SYMLINK_NOFOLLOW) == 0)
    mg_save_tag (&found, &now);

  if (self->old_fd >= 0)
    close (self->old_fd);
  self->old_fd = -1;

  return mg_file_tag_equal (&before, &now) ||
         mg_save_fail (self, ESTALE, mg_save_overtaken);
}

static gboolean
put_in_place (MgSave     *self,
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
         mg_save_fail (self, number, N_("The new version could not be put in the old one's place, which is unchanged. Another program may have it open: close it there, or save under another name."));
}

static Outcome
save_by_rename (MgSave *self)
{
  g_autofree char *temporary = NULL;
  gboolean done;
  int fd = mg_save_create (self, self->folder_fd, self->name, self->exists ? 0600 : 0666, &temporary);

  if (fd < 0)
    {
      int number = self->number;

      if (self->exists && (number == EACCES || number == EPERM || number == EROFS))
        return NOT_HERE;

      mg_save_fail (self, number, mg_save_is_full (number) ? mg_save_no_room
                          : N_("No file can be made in this folder. Save in another place."));
      return FAILED;
    }

  if (self->exists && !mg_save_keep_group (self, fd))
    {
      close (fd);
      unlinkat (self->folder_fd, temporary, 0);
      self->number = EPERM;
      return NOT_HERE;
    }

  done = fill (self, fd);
  /* Closed in any case; a quota may speak up only now. */
  done = mg_save_close (self, fd, mg_save_not_written) && done && put_in_place (self, temporary);
  if (!done)
    {
      self->system->unlink_at (self->folder_fd, temporary, 0);
      return FAILED;
    }

  return mg_save_sync (self, self->folder_fd, N_("The new version is in its place, but the disk did not confirm it. Save again, in another place, before you unplug or switch off."))
         ? DONE : FAILED;
}

/* In place */

/* Returns: (transfer full): the name of a complete copy in @folder, on the disk */
static char *
make_copy (MgSave *self,
           int     folder)
{
  g_autofree char *name = NULL;
  gboolean done;
  int fd = mg_save_create (self, folder, self->name, 0600, &name);

  if (fd < 0)
    {
      mg_save_fail (self, self->number, N_("This file can only be written in place, and no safety copy could be made first; it is unchanged. Save in another place."));
      return NULL;
    }

  done = mg_save_reserve (self, fd, 0) && mg_save_write (self, fd, self->bytes, self->length) && mg_save_sync (self, fd, mg_save_not_written);
  done = mg_save_close (self, fd, mg_save_not_written) && done && mg_save_sync (self, folder, mg_save_not_written);
  if (!done)
    {
      self->system->unlink_at (folder, name, 0);
      return NULL;
    }

  return g_steal_pointer (&name);
}

/* Nobody may have come in between, while the copy was made. */
static gboolean
is_still_old (MgSave *self,
              int     fd)
{
  struct stat found;
  MgFileTag before;
  MgFileTag now;

  if (self->system->stat_fd (fd, &found) < 0)
    return mg_save_fail (self, errno, mg_save_not_written);

  mg_save_tag (&self->old, &before);
  mg_save_tag (&found, &now);

  return mg_file_tag_equal (&before, &now) || mg_save_fail (self, ESTALE, mg_save_overtaken);
}

/* @touched: whether the old version may be gone */
static gboolean
overwrite (MgSave   *self,
           gboolean *touched)
{
  struct stat now = { 0, };
  gboolean done;
  int fd = self->system->open_at (AT_FDCWD, self->target, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY, 0);

  if (fd < 0)
    return mg_save_fail (self, errno, N_("The file cannot be written; it is unchanged. Save in another place."));

  done = is_still_old (self, fd) &&
         (self->length <= (gsize) self->old.st_size || mg_save_reserve (self, fd, FALLOC_FL_KEEP_SIZE));
  if (done)
    {
      *touched = TRUE;
      done = mg_save_write (self, fd, self->bytes, self->length) &&
             (self->system->truncate (fd, (off_t) self->length) == 0 || mg_save_fail (self, errno, mg_save_not_written)) &&
             mg_save_sync (self, fd, mg_save_not_written) &&
             (self->system->stat_fd (fd, &now) == 0 || mg_save_fail (self, errno, mg_save_not_written));
    }

  done = mg_save_close (self, fd, mg_save_not_written) && done;
  mg_save_tag (&now, &self->tag);

  return done;
}

static gboolean
save_in_place (MgSave      *self,
               const char  *pending_dir,
               char       **copy_path)
{
  g_autofree char *copy = NULL;
  gboolean touched = FALSE;
  gboolean done;
  int folder;

  if (pending_dir == NULL)
    return mg_save_fail (self, self->number != 0 ? self->number : EPERM,
                 N_("This file can only be written in place, which is not done without a safety copy. Save in another place."));

  folder = open (pending_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return mg_save_fail (self, errno, N_("This file can only be written in place, and no safety copy could be made first; it is unchanged. Save in another place."));

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
check_expected (MgSave           *self,
                const MgFileTag  *expected,
                GError          **error)
{
  g_autofree char *name = NULL;
  MgFileTag now = { 0, };

  if (self->exists)
    mg_save_tag (&self->old, &now);
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
report (MgSave      *self,
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
save (MgSave      *self,
      const char  *pending_dir,
      MgSaveHow   *how,
      char       **copy_path)
{
  Outcome outcome = NOT_HERE;

  self->folder_fd = self->system->open_at (AT_FDCWD, self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (self->folder_fd < 0)
    self->number = errno;

  if (self->folder_fd < 0 && !(self->exists && self->number == EACCES))
    return mg_save_fail (self, self->number, N_("The folder is gone or cannot be reached. Save in another place."));

  *how = MG_SAVE_BY_RENAME;
  if (self->folder_fd >= 0 && !(self->exists && self->old.st_nlink > 1))
    outcome = save_by_rename (self);
  if (outcome != NOT_HERE)
    return outcome == DONE;

  *how = MG_SAVE_IN_PLACE;

  return save_in_place (self, pending_dir, copy_path);
}

static void
clear (MgSave *self)
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
  MgSave self = { .system = system_in_use, .path = path, .old_fd = -1, .folder_fd = -1 };
  g_autofree char *copy_path = NULL;
  MgSaveHow taken = MG_SAVE_BY_RENAME;
  gboolean done;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  self.bytes = g_bytes_get_data (bytes, &self.length);
  done = mg_save_find_target (&self) && look_at_old (&self);
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
