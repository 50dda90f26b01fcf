/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a file is replaced:
 *
 *   1. links are followed to the file itself; it must still be what was expected
 *   2. a temporary file beside it gets room, the bytes, the old file's owner,
 *      mode and extended attributes; it is synced, read again, and closed
 *      without an error
 *   3. both change names in one step; if it turns out that somebody else's
 *      version was taken away, they change back.  Where the file system knows no
 *      such step, the temporary file is renamed over the old one
 *   4. the old version is removed, and the folder is synced
 *
 * So there is the old file or the new one at any moment.  Where no file can be
 * made in the folder, the group cannot be kept, or the file has several names
 * (hard links), it is written in place instead, but only once a complete copy
 * is on the disk elsewhere.
 *
 * errno is read right after the call that sets it, and kept in MgSave.number.
 */
#include "mg-safe-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
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

static int
may_write (const char *path)
{
  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS);
}

const MgSystem mg_system = {
  .open_at = open_at,
  .stat_fd = fstat,
  .stat_at = fstatat,
  .may_write = may_write,
  .read_at = pread,
  .write = write,
  .allocate = fallocate,
  .truncate = ftruncate,
  .change_owner = fchown,
  .change_mode = fchmod,
  .sync = fsync,
  .close = close,
  .rename_at = renameat2,
  .unlink_at = unlinkat,
};

static const MgSystem *system_in_use = &mg_system;

void
mg_safe_save_set_system (const MgSystem *system)
{
  system_in_use = system != NULL ? system : &mg_system;
}

/* The old file */

static gboolean
look_at_old (MgSave *self)
{
  int number;

  self->old_fd = self->system->open_at (AT_FDCWD, self->target, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
  self->exists = (self->old_fd >= 0 ? self->system->stat_fd (self->old_fd, &self->old)
                                    : self->system->stat_at (AT_FDCWD, self->target, &self->old, 0)) == 0;
  number = errno;

  if (!self->exists && (number != ENOENT || self->old_fd >= 0))
    return mg_save_fail (self, number, N_("The old version cannot be looked at. Save in another place."));
  if (!self->exists)
    return TRUE;

  if (S_ISDIR (self->old.st_mode))
    return mg_save_fail (self, EISDIR, N_("There is a folder of this name. Choose another name."));
  if (!S_ISREG (self->old.st_mode))
    return mg_save_fail (self, EINVAL, N_("There is a device or a channel of this name. Choose another name."));
  if (self->system->may_write (self->target) == 0)
    return TRUE;
  if (errno == ENOENT)
    return mg_save_overtake (self);

  return mg_save_fail (self, errno, N_("The file is write-protected. Save under another name, or lift its protection."));
}

/* The old file's digest, where times alone would not tell of a change. */
static void
know_old (MgSave          *self,
          const MgFileTag *expected)
{
  if (!self->exists)
    return;

  mg_file_tag_set_stat (&self->before, &self->old);
  if (self->old_fd >= 0 &&
      (mg_file_tag_is_fresh (&self->before) ||
       (expected != NULL && (!mg_file_tag_equal (expected, &self->before) || mg_file_tag_is_fresh (expected)))))
    mg_file_tag_set_fd (&self->before, self->old_fd);
}

/* Whether a file is the old one as it was at the start.
 * @fd: to read it; -1 if that is not possible
 */
static gboolean
is_still_old (MgSave            *self,
              const struct stat *found,
              int                fd)
{
  MgFileTag now;

  mg_file_tag_set_stat (&now, found);
  if (!self->exists || !mg_file_tag_equal (&self->before, &now))
    return FALSE;

  return !self->before.has_digest || fd < 0 ||
         (mg_file_tag_set_fd (&now, fd) && memcmp (now.digest, self->before.digest, MG_DIGEST_LENGTH) == 0);
}

/* By rename */

typedef enum
{
  DONE,
  FAILED,
  NOT_HERE,     /* no such file can be made in this folder: in place, perhaps */
} Outcome;

/* What the file is now that it is written. */
static gboolean
note_new (MgSave *self,
          int     fd)
{
  struct stat now;

  if (self->system->stat_fd (fd, &now) < 0)
    return mg_save_fail (self, errno, mg_save_not_written);

  mg_file_tag_set_stat (&self->tag, &now);
  mg_file_tag_set_bytes (&self->tag, self->bytes, self->length);

  return TRUE;
}

static gboolean
fill (MgSave *self,
      int     fd)
{
  if (!mg_save_reserve (self, fd, 0) || !mg_save_write (self, fd, self->bytes, self->length))
    return FALSE;

  if (self->exists && !mg_save_keep_mode (self, fd))
    return FALSE;

  if (self->exists && self->old_fd >= 0)
    mg_save_copy_attributes (self->old_fd, fd);

  return mg_save_sync (self, fd, mg_save_not_written) && mg_save_compare (self, fd) && note_new (self, fd);
}

/* Nobody may have come in between; and on some shares an open file cannot be replaced. */
static gboolean
check_again (MgSave *self)
{
  struct stat found;
  gboolean is_there = self->system->stat_at (self->folder_fd, self->name, &found, AT_SYMLINK_NOFOLLOW) == 0;
  int number = errno;
  gboolean is_old = is_there ? is_still_old (self, &found, self->old_fd) : !self->exists && number == ENOENT;

  if (self->old_fd >= 0)
    self->system->close (self->old_fd);
  self->old_fd = -1;
  if (!is_there && number != ENOENT)
    return mg_save_fail (self, number, mg_save_not_written);

  return is_old || mg_save_overtake (self);
}

/* Returns: 0, or what errno was */
static int
change_names (MgSave     *self,
              const char *temporary,
              guint       flags)
{
  int result;
  int number;

  do
    {
      result = self->system->rename_at (self->folder_fd, temporary, self->folder_fd, self->name, flags);
      number = errno;
    }
  while (result < 0 && number == EINTR);

  return result == 0 ? 0 : number;
}

/* What was there a moment ago has now the temporary name: if it is not the old
 * version, all goes back.
 */
static gboolean
take_away_old (MgSave     *self,
               const char *temporary)
{
  struct stat found;
  gboolean is_there = self->system->stat_at (self->folder_fd, temporary, &found, AT_SYMLINK_NOFOLLOW) == 0;
  int fd = self->before.has_digest
           ? self->system->open_at (self->folder_fd, temporary, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0) : -1;
  gboolean is_old = is_there && is_still_old (self, &found, fd);

  if (fd >= 0)
    self->system->close (fd);
  if (is_old)
    {
      self->system->unlink_at (self->folder_fd, temporary, 0);
      return TRUE;
    }

  if (change_names (self, temporary, RENAME_EXCHANGE) == 0)
    self->is_replaced = FALSE;
  else
    self->theirs = g_build_filename (self->folder, temporary, NULL);

  return mg_save_overtake (self);
}

static gboolean
put_in_place (MgSave     *self,
              const char *temporary)
{
  gboolean at_once = TRUE;
  int number;

  if (!mg_save_goes_on (self) || !check_again (self))
    return FALSE;

  number = change_names (self, temporary, self->exists ? RENAME_EXCHANGE : RENAME_NOREPLACE);
  if (number == EINVAL || number == ENOSYS || number == ENOTSUP)
    {
      at_once = FALSE;
      number = change_names (self, temporary, 0);
    }

  if (at_once && (number == EEXIST || (number == ENOENT && self->exists)))
    return mg_save_overtake (self);
  if (number == ENAMETOOLONG)
    return mg_save_fail (self, number, N_("This name is too long for this disk. Choose a shorter one."));
  if (number == ENOENT)
    return mg_save_fail (self, number, mg_save_no_folder);
  if (number != 0)
    return mg_save_fail (self, number, N_("The new version could not be put in the old one's place, which is unchanged. Another program may have it open: close it there, or save under another name."));

  self->is_replaced = TRUE;

  return !at_once || !self->exists || take_away_old (self, temporary);
}

static const char *
explain_no_file (MgSave *self,
                 int     number)
{
  if (mg_save_is_full (number))
    return mg_save_no_room;

  /* FAT, exFAT, shares of Windows. */
  if (!self->exists && (number == EINVAL || number == ENOENT || number == EILSEQ) && strpbrk (self->name, "\\:*?\"<>|") != NULL)
    return N_("This disk takes no names with \\ : * ? \" < > or |. Choose another name.");

  return number == ENOENT ? mg_save_no_folder : N_("No file can be made in this folder. Save in another place.");
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

      mg_save_fail (self, number, explain_no_file (self, number));
      return FAILED;
    }

  if (self->exists && !mg_save_keep_group (self, fd))
    {
      self->system->close (fd);
      self->system->unlink_at (self->folder_fd, temporary, 0);
      self->number = EPERM;
      return NOT_HERE;
    }

  done = fill (self, fd);
  /* Closed in any case; a quota may speak up only now. */
  done = mg_save_close (self, fd, mg_save_not_written) && done && put_in_place (self, temporary);
  if (!done && !self->is_replaced)
    self->system->unlink_at (self->folder_fd, temporary, 0);
  if (!done)
    return FAILED;

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
      mg_save_fail (self, self->number, mg_save_no_copy);
      return NULL;
    }

  done = mg_save_reserve (self, fd, 0) && mg_save_write (self, fd, self->bytes, self->length) &&
         mg_save_sync (self, fd, mg_save_not_written) && mg_save_compare (self, fd);
  done = mg_save_close (self, fd, mg_save_not_written) && done && mg_save_sync (self, folder, mg_save_not_written);
  if (!done)
    {
      self->system->unlink_at (folder, name, 0);
      return NULL;
    }

  return g_steal_pointer (&name);
}

/* To be read again, if that is allowed. */
static int
open_old (MgSave   *self,
          gboolean *can_read)
{
  const int flags = O_CLOEXEC | O_NOFOLLOW | O_NOCTTY;
  int fd = self->system->open_at (AT_FDCWD, self->target, flags | O_RDWR, 0);

  *can_read = fd >= 0;
  if (fd < 0 && errno == EACCES)
    fd = self->system->open_at (AT_FDCWD, self->target, flags | O_WRONLY, 0);

  return fd;
}

/* Nobody may have come in between, while the copy was made. */
static gboolean
check_open (MgSave   *self,
            int       fd,
            gboolean  can_read)
{
  struct stat found;

  if (self->system->stat_fd (fd, &found) < 0)
    return mg_save_fail (self, errno, mg_save_not_written);

  return is_still_old (self, &found, can_read ? fd : -1) || mg_save_overtake (self);
}

static gboolean
overwrite (MgSave *self)
{
  gboolean can_read = FALSE;
  gboolean done;
  int fd = open_old (self, &can_read);

  if (fd < 0)
    return mg_save_fail (self, errno, N_("The file cannot be written; it is unchanged. Save in another place."));

  done = mg_save_goes_on (self) && check_open (self, fd, can_read) &&
         (self->length <= (gsize) self->old.st_size || mg_save_reserve (self, fd, FALLOC_FL_KEEP_SIZE));
  if (done)
    {
      self->is_replaced = TRUE;
      self->cancellable = NULL;
      done = mg_save_write (self, fd, self->bytes, self->length) &&
             (self->system->truncate (fd, (off_t) self->length) == 0 || mg_save_fail (self, errno, mg_save_not_written)) &&
             mg_save_sync (self, fd, mg_save_not_written) &&
             (!can_read || mg_save_compare (self, fd));
      done = note_new (self, fd) && done;
    }

  done = mg_save_close (self, fd, mg_save_not_written) && done;
  self->tag.has_digest = done;

  return done;
}

/* A folder of ours, where nobody else writes.
 * Returns: -1 if it is not
 */
static int
open_pending (MgSave     *self,
              const char *pending_dir)
{
  struct stat found;
  int folder = self->system->open_at (AT_FDCWD, pending_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (folder < 0)
    {
      self->number = errno;
      return -1;
    }

  if (self->system->stat_fd (folder, &found) == 0 && found.st_uid == geteuid () && (found.st_mode & 022) == 0)
    return folder;

  self->number = EPERM;
  self->system->close (folder);

  return -1;
}

static gboolean
save_in_place (MgSave     *self,
               const char *pending_dir)
{
  g_autofree char *copy = NULL;
  gboolean done;
  int folder;

  if (pending_dir == NULL)
    return mg_save_fail (self, self->number != 0 ? self->number : EPERM,
                         N_("This file can only be written in place, which is not done without a safety copy. Save in another place."));

  folder = open_pending (self, pending_dir);
  if (folder < 0)
    return mg_save_fail (self, self->number, mg_save_no_copy);

  copy = make_copy (self, folder);
  done = copy != NULL && overwrite (self);
  if (copy != NULL && !done && self->is_replaced)
    {
      self->copy = g_build_filename (pending_dir, copy, NULL);
    }
  else if (copy != NULL)
    {
      self->system->unlink_at (folder, copy, 0);
      self->system->sync (folder);
    }
  self->system->close (folder);

  return done;
}

/* All of it */

static gboolean
check_expected (MgSave           *self,
                const MgFileTag  *expected,
                GError          **error)
{
  g_autofree char *name = NULL;
  MgFileState state;

  know_old (self, expected);
  if (expected == NULL)
    return TRUE;

  state = mg_file_tag_compare (expected, &self->before);
  if (state == MG_FILE_SAME)
    return TRUE;

  name = g_filename_display_name (self->path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG,
               state == MG_FILE_GONE
               ? _("%s: The file was deleted or moved by another program. Save it under its old name again, or under another one.")
               : _("%s: The file was changed by another program. Save under another name, open the other version, or replace it."),
               name);

  return FALSE;
}

static void
report (MgSave  *self,
        GError **error)
{
  g_autofree char *name = g_filename_display_name (self->path);
  g_autofree char *other = self->copy != NULL ? g_filename_display_name (self->copy)
                         : self->theirs != NULL ? g_filename_display_name (self->theirs) : NULL;
  int code = self->is_overtaken ? G_IO_ERROR_WRONG_ETAG
           : self->number == ECANCELED ? G_IO_ERROR_CANCELLED
           : mg_save_is_full (self->number) ? G_IO_ERROR_NO_SPACE : (int) g_io_error_from_errno (self->number);

  if (self->copy != NULL)
    g_set_error (error, G_IO_ERROR, code,
                 _("%s: The file could not be written to its end and may be damaged. The complete new version is in “%s”. (%s)"),
                 name, other, g_strerror (self->number));
  else if (self->theirs != NULL)
    g_set_error (error, G_IO_ERROR, code,
                 _("%s: Another program changed the file while it was saved. Your version is in its place, theirs is in “%s”."),
                 name, other);
  else if (self->is_overtaken || self->number == ECANCELED)
    g_set_error (error, G_IO_ERROR, code, "%s: %s", name, _(self->sentence));
  else
    g_set_error (error, G_IO_ERROR, code, "%s: %s (%s)", name, _(self->sentence), g_strerror (self->number));
}

static gboolean
save (MgSave     *self,
      const char *pending_dir,
      MgSaveHow  *how)
{
  Outcome outcome = NOT_HERE;

  self->folder_fd = self->system->open_at (AT_FDCWD, self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (self->folder_fd < 0)
    self->number = errno;

  if (self->folder_fd < 0 && !(self->exists && self->number == EACCES))
    return mg_save_fail (self, self->number, mg_save_no_folder);

  *how = MG_SAVE_BY_RENAME;
  if (self->folder_fd >= 0 && !(self->exists && self->old.st_nlink > 1))
    outcome = save_by_rename (self);
  if (outcome != NOT_HERE)
    return outcome == DONE;

  *how = MG_SAVE_IN_PLACE;

  return save_in_place (self, pending_dir);
}

static void
clear (MgSave *self)
{
  if (self->old_fd >= 0)
    self->system->close (self->old_fd);
  if (self->folder_fd >= 0)
    self->system->close (self->folder_fd);
  g_free (self->target);
  g_free (self->folder);
  g_free (self->name);
  g_free (self->copy);
  g_free (self->theirs);
}

gboolean
mg_safe_save (const char       *path,
              GBytes           *bytes,
              const MgFileTag  *expected,
              const char       *pending_dir,
              MgFileTag        *tag,
              MgSaveHow        *how,
              GCancellable     *cancellable,
              GError          **error)
{
  MgSave self = { .system = system_in_use, .path = path, .cancellable = cancellable, .old_fd = -1, .folder_fd = -1 };
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

  done = done && save (&self, pending_dir, &taken);
  if (!done)
    report (&self, error);
  if (self.is_replaced && tag != NULL)
    *tag = self.tag;
  if (done && how != NULL)
    *how = taken;
  clear (&self);

  return done;
}
