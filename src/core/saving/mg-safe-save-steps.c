/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-safe-save-steps.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

#define NAME_LENGTH 200      /* of the old name in a temporary one: file systems allow 255 */
#define ATTEMPTS 16          /* to find a temporary name */
#define WRITE_LENGTH (1u << 20)
#define SHORT_NAME_LENGTH 16 /* where names may not be long */
#define ACCESS_LIST "system.posix_acl_access"

const char * const mg_save_no_room =
  N_("There is not enough room on the disk; the old version is unchanged. Make room, or save in another place.");
const char * const mg_save_not_written =
  N_("The new version could not be written; the old one is unchanged. Save in another place.");
const char * const mg_save_overtaken =
  N_("Another program changed the file just now; its version is unchanged. Save under another name, or save again to replace it.");

const char * const mg_save_no_copy =
  N_("This file can only be written in place, and no safety copy could be made first; it is unchanged. Save in another place.");
const char * const mg_save_no_folder =
  N_("The folder is gone or cannot be reached. Save in another place.");
static const char * const stopped = N_("Saving was stopped; the file is as it was.");
static const char * const came_back_different =
  N_("What was written was read back and is not the same: this disk is not to be trusted. Save in another place.");

/* Notes why; what was noted first stays. */
gboolean
mg_save_fail (MgSave     *self,
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

gboolean
mg_save_is_full (int number)
{
  return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

gboolean
mg_save_goes_on (MgSave *self)
{
  return !g_cancellable_is_cancelled (self->cancellable) || mg_save_fail (self, ECANCELED, stopped);
}

gboolean
mg_save_overtake (MgSave *self)
{
  self->is_overtaken = TRUE;

  return mg_save_fail (self, EBUSY, mg_save_overtaken);
}

/* Finding the file */

static gboolean
find_new (MgSave *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  struct stat link;
  char *real;

  if (lstat (self->path, &link) == 0)
    return mg_save_fail (self, ENOENT, N_("This is a link to a file that is gone. Save under another name, or put the file back."));

  real = realpath (folder, NULL);
  if (real == NULL)
    return mg_save_fail (self, errno, mg_save_no_folder);

  self->folder = g_strdup (real);
  self->name = g_path_get_basename (self->path);
  self->target = g_build_filename (self->folder, self->name, NULL);
  free (real);

  return TRUE;
}

gboolean
mg_save_find_target (MgSave *self)
{
  char *real = realpath (self->path, NULL);
  int number = errno;

  if (real == NULL)
    return number == ENOENT ? find_new (self)
           : mg_save_fail (self, number, N_("The place cannot be reached. Save in another place."));

  self->target = g_strdup (real);
  self->folder = g_path_get_dirname (real);
  self->name = g_path_get_basename (real);
  free (real);

  return TRUE;
}

/* Writing */

gboolean
mg_save_write (MgSave       *self,
               int           fd,
               const guint8 *bytes,
               gsize         length)
{
  while (length > 0 && mg_save_goes_on (self))
    {
      ssize_t n = self->system->write (fd, bytes, MIN (length, WRITE_LENGTH));
      int number = errno;

      if (n < 0 && number == EINTR)
        continue;
      if (n <= 0)
        return mg_save_fail (self, n < 0 ? number : ENOSPC, mg_save_is_full (n < 0 ? number : ENOSPC) ? mg_save_no_room : mg_save_not_written);

      bytes += n;
      length -= (gsize) n;
    }

  return length == 0;
}

/* A full disk is noticed before anything is written, where the file system can. */
gboolean
mg_save_reserve (MgSave *self,
                 int     fd,
                 int     mode)
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

  return result == 0 || !mg_save_is_full (number) || mg_save_fail (self, number, mg_save_no_room);
}

/* Some file systems cannot sync, and say so. */
gboolean
mg_save_sync (MgSave     *self,
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
         mg_save_fail (self, number, mg_save_is_full (number) && sentence == mg_save_not_written ? mg_save_no_room : sentence);
}

/* Drops what is kept in memory: it shall come from the disk. */
gboolean
mg_save_compare (MgSave *self,
                 int     fd)
{
  g_autofree guint8 *chunk = g_malloc (WRITE_LENGTH);
  gsize offset = 0;
  ssize_t n = -1;
  int number = 0;

  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  while (offset <= self->length && mg_save_goes_on (self))
    {
      n = self->system->read_at (fd, chunk, WRITE_LENGTH, (off_t) offset);
      number = errno;
      if (n < 0 && number == EINTR)
        continue;
      if (n <= 0 || (gsize) n > self->length - offset || memcmp (chunk, self->bytes + offset, (gsize) n) != 0)
        break;

      offset += (gsize) n;
    }

  return (n == 0 && offset == self->length) || mg_save_fail (self, n < 0 ? number : EIO, came_back_different);
}

/* Linux has closed it even if it says EINTR. */
gboolean
mg_save_close (MgSave     *self,
               int         fd,
               const char *sentence)
{
  int result = self->system->close (fd);
  int number = errno;

  return result == 0 || number == EINTR || mg_save_fail (self, number, mg_save_is_full (number) ? mg_save_no_room : sentence);
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
void
mg_save_copy_attributes (int from,
                         int to)
{
  ssize_t length = flistxattr (from, NULL, 0);
  g_autofree char *names = length > 0 ? g_malloc ((gsize) length) : NULL;

  gboolean has_access_list = FALSE;

  if (names != NULL)
    length = flistxattr (from, names, (gsize) length);

  for (const char *name = names; name != NULL && name < names + MAX (length, 0); name += strlen (name) + 1)
    {
      has_access_list |= g_str_equal (name, ACCESS_LIST);
      if (!g_str_has_prefix (name, "security.") && !g_str_has_prefix (name, "trusted."))
        copy_attribute (from, to, name);
    }

  /* One that the folder gives to new files would let others in. */
  if (!has_access_list)
    fremovexattr (to, ACCESS_LIST);
}

/* Owner and group: whose the file was; the owner is not always ours to give. */
gboolean
mg_save_keep_group (MgSave *self,
                    int     fd)
{
  struct stat now;

  if (self->system->change_owner (fd, self->old.st_uid, self->old.st_gid) == 0 ||
      self->system->change_owner (fd, (uid_t) -1, self->old.st_gid) == 0)
    return TRUE;

  return self->system->stat_fd (fd, &now) == 0 && now.st_gid == self->old.st_gid;
}

gboolean
mg_save_keep_mode (MgSave *self,
                   int     fd)
{
  int result = self->system->change_mode (fd, self->old.st_mode & 07777);
  int number = errno;
  struct stat now;

  if (result == 0)
    return TRUE;

  /* FAT cannot: then it is enough that it is no more open than it was. */
  if (self->system->stat_fd (fd, &now) == 0 && (now.st_mode & 077 & ~self->old.st_mode) == 0)
    return TRUE;

  return mg_save_fail (self, number, N_("The permissions of the old version could not be kept; it is unchanged. Save in another place."));
}

int
mg_save_create (MgSave      *self,
                int          folder,
                const char  *base,
                mode_t       mode,
                char       **name)
{
  gsize length = strnlen (base, NAME_LENGTH);
  int fd = -1;

  for (guint i = 0; i < ATTEMPTS && fd < 0; i++)
    {
      /* No letter is cut. */
      while (length > 0 && ((guchar) base[length] & 0xc0) == 0x80)
        length--;
      g_free (*name);
      *name = g_strdup_printf (".~%.*s.%08x", (int) length, base, g_random_int ());
      fd = self->system->open_at (folder, *name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
      if (fd < 0)
        self->number = errno;
      if (fd < 0 && self->number == ENAMETOOLONG && length > SHORT_NAME_LENGTH)
        length = SHORT_NAME_LENGTH;
      else if (fd < 0 && self->number != EEXIST && self->number != EINTR)
        break;
    }

  return fd;
}
