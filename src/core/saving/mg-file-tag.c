/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-file-tag.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define CHUNK (256 * 1024)
#define COARSEST_S 3        /* two seconds on FAT, and the one that has begun */

void
mg_file_tag_set_stat (MgFileTag         *self,
                      const struct stat *found)
{
  *self = (MgFileTag) {
    .exists = TRUE,
    .device = found->st_dev,
    .inode = found->st_ino,
    .mtime_s = found->st_mtim.tv_sec,
    .mtime_ns = found->st_mtim.tv_nsec,
    .size = (guint64) found->st_size,
    .seen_s = g_get_real_time () / G_USEC_PER_SEC,
  };
}

static void
take_digest (MgFileTag *self,
             GChecksum *sum)
{
  gsize length = MG_DIGEST_LENGTH;

  g_checksum_get_digest (sum, self->digest, &length);
  self->has_digest = TRUE;
}

void
mg_file_tag_set_bytes (MgFileTag    *self,
                       const guint8 *bytes,
                       gsize         length)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (gsize i = 0; i < length; i += CHUNK)
    g_checksum_update (sum, bytes + i, (gssize) MIN (CHUNK, length - i));
  take_digest (self, sum);
}

gboolean
mg_file_tag_set_fd (MgFileTag *self,
                    int        fd)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  off_t offset = 0;
  ssize_t n;

  while ((n = pread (fd, chunk, CHUNK, offset)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;

      g_checksum_update (sum, chunk, n);
      offset += n;
    }
  take_digest (self, sum);

  return TRUE;
}

gboolean
mg_file_tag_read (const char  *path,
                  MgFileTag   *tag,
                  GError     **error)
{
  g_autofree char *name = NULL;
  struct stat found;
  int number;
  int fd;

  g_return_val_if_fail (path != NULL && tag != NULL, FALSE);

  *tag = (MgFileTag) { 0, };
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  number = (fd >= 0 ? fstat (fd, &found) : stat (path, &found)) == 0 ? 0 : errno;
  if (number == 0)
    mg_file_tag_set_stat (tag, &found);
  if (number == 0 && fd >= 0 && S_ISREG (found.st_mode))
    mg_file_tag_set_fd (tag, fd);
  if (fd >= 0)
    close (fd);
  if (number == 0 || number == ENOENT || number == ENOTDIR)
    return TRUE;

  name = g_filename_display_name (path);
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number), "%s: %s", name, g_strerror (number));

  return FALSE;
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

gboolean
mg_file_tag_is_fresh (const MgFileTag *self)
{
  return self->exists && self->mtime_s + COARSEST_S >= self->seen_s;
}

MgFileState
mg_file_tag_compare (const MgFileTag *self,
                     const MgFileTag *now)
{
  if (self->exists && !now->exists)
    return MG_FILE_GONE;
  if (self->exists != now->exists)
    return MG_FILE_CHANGED;

  if (self->has_digest && now->has_digest)
    return self->device == now->device && memcmp (self->digest, now->digest, MG_DIGEST_LENGTH) == 0
           ? MG_FILE_SAME : MG_FILE_CHANGED;

  return mg_file_tag_equal (self, now) ? MG_FILE_SAME : MG_FILE_CHANGED;
}

MgFileState
mg_file_tag_look (const MgFileTag *self,
                  const char      *path,
                  MgFileTag       *now)
{
  MgFileTag found;

  struct stat now_stat;

  g_return_val_if_fail (self != NULL && path != NULL, MG_FILE_CHANGED);

  if (now == NULL)
    now = &found;
  if (stat (path, &now_stat) == 0 && !mg_file_tag_is_fresh (self))
    {
      mg_file_tag_set_stat (now, &now_stat);
      if (mg_file_tag_equal (self, now))
        return MG_FILE_SAME;
    }

  /* What cannot be looked at is not what it was. */
  if (!mg_file_tag_read (path, now, NULL))
    return MG_FILE_GONE;

  return mg_file_tag_compare (self, now);
}
