/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file is "MAILLAGE", the version in 4 bytes, then records:
 *
 *   4 bytes   the length of what follows the next 4, never 0
 *   4 bytes   CRC-32 of the length as it stands here and of what follows
 *   1 byte    the kind of the record
 *             its content
 *
 * Numbers are little-endian.  A record is written by one call, so that a killed
 * program leaves whole records; what a power cut leaves of one fails its sum,
 * and zeros fail it too.
 */
#include "mg-journal-record.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "mg-error.h"

#define MARK "MAILLAGE"
#define MARK_LENGTH 8
#define START (MARK_LENGTH + 4)
#define FRAME 8

#define BOOT_ID "/proc/sys/kernel/random/boot_id"

/* Of a frame's length and what it is for. */
static guint32
checksum (const guint8 *frame,
          const guint8 *content,
          gsize         length)
{
  uLong sum = crc32 (0, frame, 4);

  return (guint32) crc32_z (sum, content, length);
}

guint
mg_record_begin (GByteArray   *bytes,
                 MgRecordKind  kind)
{
  guint begin = bytes->len;

  mg_journal_put_u64 (bytes, 0);
  mg_journal_put_u8 (bytes, kind);

  return begin;
}

void
mg_record_end (GByteArray *bytes,
               guint       begin)
{
  guint32 length = GUINT32_TO_LE (bytes->len - begin - FRAME);
  guint32 sum;

  memcpy (bytes->data + begin, &length, 4);
  sum = GUINT32_TO_LE (checksum (bytes->data + begin, bytes->data + begin + FRAME,
                                 bytes->len - begin - FRAME));
  memcpy (bytes->data + begin + 4, &sum, 4);
}

void
mg_record_put_head (GByteArray *bytes)
{
  g_autofree char *boot = NULL;
  guint begin;

  g_file_get_contents (BOOT_ID, &boot, NULL, NULL);
  g_byte_array_append (bytes, (const guint8 *) MARK, MARK_LENGTH);
  mg_journal_put_u32 (bytes, MG_JOURNAL_VERSION);
  begin = mg_record_begin (bytes, MG_RECORD_HEAD);
  mg_journal_put_text (bytes, MG_VERSION);
  mg_journal_put_text (bytes, boot != NULL ? g_strstrip (boot) : NULL);
  mg_record_end (bytes, begin);
}

void
mg_record_put_step (GByteArray          *bytes,
                    MgStepHow            how,
                    guint64              state,
                    const MgTransaction *done,
                    const MgTransaction *inverse)
{
  static const MgRecordKind kinds[] = {
    [MG_STEP_RUN] = MG_RECORD_RUN,
    [MG_STEP_MERGED] = MG_RECORD_MERGED,
    [MG_STEP_UNDONE] = MG_RECORD_UNDONE,
    [MG_STEP_REDONE] = MG_RECORD_REDONE,
  };
  guint begin = mg_record_begin (bytes, kinds[how]);

  if (how == MG_STEP_RUN || how == MG_STEP_MERGED)
    mg_journal_put_u64 (bytes, state);
  mg_journal_put_transaction (bytes, done);
  if (how == MG_STEP_RUN)
    mg_journal_put_transaction (bytes, inverse);
  mg_record_end (bytes, begin);
}

void
mg_record_put_file (GByteArray      *bytes,
                    const char      *path,
                    const MgFileTag *tag,
                    guint64          saved_state,
                    const char      *name)
{
  guint begin = mg_record_begin (bytes, MG_RECORD_FILE);

  mg_journal_put_text (bytes, path);
  mg_journal_put_u8 (bytes, tag->exists);
  mg_journal_put_u64 (bytes, tag->device);
  mg_journal_put_u64 (bytes, tag->inode);
  mg_journal_put_u64 (bytes, (guint64) tag->mtime_s);
  mg_journal_put_u64 (bytes, (guint64) tag->mtime_ns);
  mg_journal_put_u64 (bytes, tag->size);
  mg_journal_put_u64 (bytes, (guint64) tag->seen_s);
  mg_journal_put_u8 (bytes, tag->has_digest);
  g_byte_array_append (bytes, tag->digest, sizeof tag->digest);
  mg_journal_put_u64 (bytes, saved_state);
  mg_journal_put_text (bytes, name);
  mg_record_end (bytes, begin);
}

/* Reading */

static gboolean
read_all (int     fd,
          guint8 *data,
          gsize   length)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = read (fd, data + done, length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }

  return TRUE;
}

static GBytes *
read_file (int      fd,
           GError **error)
{
  struct stat found;
  g_autofree guint8 *data = NULL;

  if (fstat (fd, &found) != 0 || !S_ISREG (found.st_mode) ||
      found.st_size > MG_JOURNAL_FILE_LIMIT ||
      !(data = g_try_malloc ((gsize) found.st_size + 1)) ||
      !read_all (fd, data, (gsize) found.st_size))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _("A file of the recovered work cannot be read."));
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&data), (gsize) found.st_size);
}

gboolean
mg_records_init (MgRecords  *self,
                 GBytes     *bytes,
                 GError    **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  MgJournalBytes rest = { data, length, MARK_LENGTH, length < START };
  guint32 version = mg_journal_get_u32 (&rest);

  *self = (MgRecords) { NULL, START };
  if (rest.is_bad || memcmp (data, MARK, MARK_LENGTH) != 0 || version == 0)
    {
      g_set_error_literal (error, MG_ERROR, MG_ERROR_SYNTAX,
                           _("The recovered work is damaged and cannot be read."));
      return FALSE;
    }

  if (version > MG_JOURNAL_VERSION)
    {
      g_set_error_literal (error, MG_ERROR, MG_ERROR_UNSUPPORTED,
                           _("This work was kept by a newer version of Maillage. It stays where it "
                             "is: open it with that version."));
      return FALSE;
    }

  self->bytes = g_bytes_ref (bytes);

  return TRUE;
}

gboolean
mg_records_open (MgRecords   *self,
                 int          folder,
                 const char  *name,
                 GError     **error)
{
  int fd = openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  g_autoptr(GBytes) bytes = NULL;

  *self = (MgRecords) { NULL, START };
  if (fd < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno),
                           _("A file of the recovered work cannot be read."));
      return FALSE;
    }

  bytes = read_file (fd, error);
  close (fd);

  return bytes != NULL && mg_records_init (self, bytes, error);
}

void
mg_records_clear (MgRecords *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

gboolean
mg_records_next (MgRecords      *self,
                 MgRecordKind   *kind,
                 MgJournalBytes *content)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (self->bytes, &length);
  MgJournalBytes frame = { data, length, self->at, FALSE };
  guint32 inside = mg_journal_get_u32 (&frame);
  guint32 sum = mg_journal_get_u32 (&frame);

  if (frame.is_bad || inside == 0 || inside > length - frame.at ||
      sum != checksum (data + self->at, data + frame.at, inside))
    return FALSE;

  *kind = data[frame.at];
  *content = (MgJournalBytes) { data + frame.at + 1, inside - 1, 0, FALSE };
  self->at = frame.at + inside;

  return TRUE;
}

gboolean
mg_records_at_end (const MgRecords *self)
{
  return self->at == g_bytes_get_size (self->bytes);
}
