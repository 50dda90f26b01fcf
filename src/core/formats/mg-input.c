/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-input.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "mg-error.h"
#include "mg-graphml.h"

#define BLOCK (64u * 1024)

/* Beyond this much, what unpacks to more than RATIO times its size is a bomb. */
#define RATIO_FROM (16u * 1024 * 1024)
#define RATIO 200u

struct _MgInput
{
  int          fd;
  const char  *name;
  struct stat  before;       /* as it was when reading began */
  guint64      n_read;       /* bytes of the file */
  guint64      n_given;      /* bytes after unpacking */
  guint64      limit;        /* of both */
  gboolean     packed;
  gboolean     member_open;  /* inside a gzip member */
  z_stream     inflater;     /* only if packed */
  gsize        pending;      /* bytes of plain that were looked at, not yet given */
  guint8       raw[BLOCK];
  guint8       plain[BLOCK];
};

static guint64 limit_theirs = MG_INPUT_LIMIT;
static guint64 limit_ours = MG_INPUT_LIMIT_OURS;

guint64
mg_input_get_limit (gboolean ours)
{
  return ours ? limit_ours : limit_theirs;
}

void
mg_input_set_limits (guint64 theirs,
                     guint64 ours)
{
  limit_theirs = theirs;
  limit_ours = ours;
}

/* What a file is that is no network, by its first bytes. */
static const struct
{
  const char *bytes;
  guint       length;
  const char *sentence;
} kinds[] = {
  { "PK\003\004", 4, N_("This is a compressed archive (zip) or an office document, not a network. Unpack it first, or export the tables as CSV.") },
  { "\xfd""7zXZ", 5, N_("This is an archive compressed with xz. Unpack it first, then open what was in it.") },
  { "BZh", 3, N_("This is an archive compressed with bzip2. Unpack it first, then open what was in it.") },
  { "\x28\xb5\x2f\xfd", 4, N_("This is an archive compressed with zstd. Unpack it first, then open what was in it.") },
  { "7z\xbc\xaf", 4, N_("This is a 7-Zip archive. Unpack it first, then open what was in it.") },
  { "\x1f\x8b", 2, N_("This file was compressed twice. Unpack it once, then open it.") },
  { "\x89PNG", 4, N_("This is a picture (PNG), not a network. Look for the file the picture was made from.") },
  { "\xff\xd8\xff", 3, N_("This is a picture (JPEG), not a network. Look for the file the picture was made from.") },
  { "%PDF", 4, N_("This is a PDF document, not a network. Look for the file it was made from.") },
  { "\xd0\xcf\x11\xe0", 4, N_("This is an old office document, not a network. Export its tables as CSV.") },
  { "\x00\x05\x16\x07", 4, N_("This is a companion file that macOS leaves on memory sticks, not the network itself. Open the file without “._” before its name.") },
};

static void
fail (MgInput     *self,
      int          code,
      const char  *sentence,
      GError     **error)
{
  g_set_error (error, MG_ERROR, code, "%s: %s", self->name, sentence);
}

static gboolean
fail_system (MgInput  *self,
             int       number,
             GError  **error)
{
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
               _("%s: The file cannot be read: %s. Check that it is still there and that you may open it."),
               self->name, g_strerror (number));
  return FALSE;
}

int
mg_input_open (const char  *path,
               GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  int number = errno;

  if (fd < 0)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
                   _("%s: The file cannot be opened: %s. Check that it is still there and that you may open it."),
                   name, g_strerror (number));
    }

  return fd;
}

static gboolean
check_size (MgInput  *self,
            GError  **error)
{
  if ((guint64) self->before.st_size <= self->limit)
    return TRUE;

  fail (self, MG_ERROR_TOO_LARGE,
        _("The file is larger than 256 MiB, the most that is read. Keep only the part you need."), error);

  return FALSE;
}

static gboolean
check_file (MgInput  *self,
            GError  **error)
{
  if (fstat (self->fd, &self->before) < 0)
    return fail_system (self, errno, error);

  if (S_ISDIR (self->before.st_mode))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                 _("%s: This is a folder. Choose a file in it."), self->name);
  else if (!S_ISREG (self->before.st_mode))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                 _("%s: This is a device or a channel, not a file. Choose a file."), self->name);
  else if (self->before.st_size == 0)
    fail (self, MG_ERROR_SYNTAX,
          _("The file is empty. It was perhaps not copied to its end: ask for a new copy."), error);
  else
    return check_size (self, error);

  return FALSE;
}

/* Returns -1 with @error, else how much came into @block. */
static gssize
read_raw (MgInput  *self,
          guint8    block[BLOCK],
          GError  **error)
{
  gssize n;

  do
    n = read (self->fd, block, BLOCK);
  while (n < 0 && errno == EINTR);

  if (n < 0)
    fail_system (self, errno, error);
  else
    self->n_read += (guint64) n;

  if (n > 0 && self->n_read > self->limit)
    {
      fail (self, MG_ERROR_TOO_LARGE,
            _("The file grew beyond 256 MiB while it was read. Wait until it is complete, then open it again."), error);
      return -1;
    }

  return n;
}

/* The file must be at its end what it was at the beginning. */
static gboolean
check_unchanged (MgInput  *self,
                 GError  **error)
{
  struct stat now;

  if (fstat (self->fd, &now) < 0)
    return fail_system (self, errno, error);

  if (now.st_size == self->before.st_size && self->n_read == (guint64) now.st_size &&
      now.st_mtim.tv_sec == self->before.st_mtim.tv_sec &&
      now.st_mtim.tv_nsec == self->before.st_mtim.tv_nsec)
    return TRUE;

  fail (self, MG_ERROR_SYNTAX,
        _("The file changed while it was read. Wait until the other program is done, then open it again."), error);

  return FALSE;
}

static gboolean
fail_packed (MgInput  *self,
             GError  **error)
{
  fail (self, MG_ERROR_SYNTAX,
        _("The compressed file is damaged or ends too early. Ask for a new copy."), error);

  return FALSE;
}

static gboolean
check_ratio (MgInput  *self,
             gsize     n,
             GError  **error)
{
  guint64 given = self->n_given + n;

  if (given <= self->limit && (given <= RATIO_FROM || given / RATIO <= self->n_read))
    return TRUE;

  fail (self, MG_ERROR_TOO_LARGE,
        _("The compressed file unpacks to far more than a network needs, and is not opened. Unpack it yourself if you trust it."),
        error);

  return FALSE;
}

/* Fills @plain from the packed file; members follow each other. */
static gssize
unpack (MgInput  *self,
        GError  **error)
{
  z_stream *z = &self->inflater;

  z->next_out = self->plain;
  z->avail_out = sizeof self->plain;

  while (z->avail_out == sizeof self->plain)
    {
      int status;

      if (z->avail_in == 0)
        {
          gssize n = read_raw (self, self->raw, error);

          if (n < 0)
            return -1;
          if (n == 0)
            return !self->member_open || fail_packed (self, error) ? 0 : -1;

          z->next_in = self->raw;
          z->avail_in = (guint) n;
        }

      self->member_open = TRUE;
      status = inflate (z, Z_NO_FLUSH);
      if (status == Z_STREAM_END)
        {
          self->member_open = FALSE;
          inflateReset (z);
        }
      else if (status != Z_OK && status != Z_BUF_ERROR)
        {
          return fail_packed (self, error) ? 0 : -1;
        }
    }

  return (gssize) (sizeof self->plain - z->avail_out);
}

static gssize
fill (MgInput  *self,
      GError  **error)
{
  gssize n;

  n = self->packed ? unpack (self, error) : read_raw (self, self->plain, error);

  if (n > 0 && self->packed && !check_ratio (self, (gsize) n, error))
    return -1;
  if (n == 0 && !check_unchanged (self, error))
    return -1;

  return n;
}

static gboolean
all_zero (const guint8 *bytes,
          gsize         length)
{
  for (gsize i = 0; i < length; i++)
    if (bytes[i] != 0)
      return FALSE;

  return TRUE;
}

static gboolean
starts_with_word (const char *text,
                  gsize       length,
                  const char *word)
{
  return length >= strlen (word) && g_ascii_strncasecmp (text, word, strlen (word)) == 0;
}

/* The sentence for what @bytes are, if they are plainly no network; else NULL. */
static const char *
sniff (const guint8 *bytes,
       gsize         length)
{
  const char *text = (const char *) bytes;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (length >= kinds[i].length && memcmp (bytes, kinds[i].bytes, kinds[i].length) == 0)
      return _(kinds[i].sentence);

  if (all_zero (bytes, length))
    return _("The file holds nothing but zeros: it was not written to its end. Look for an older copy.");

  if (starts_with_word (text, length, "\xef\xbb\xbf"))
    {
      text += 3;
      length -= 3;
    }

  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }

  if (length == 0)
    return _("The file holds nothing but blanks. Ask for a new copy.");
  if (starts_with_word (text, length, "<!doctype html") || starts_with_word (text, length, "<html"))
    return _("This is a web page, perhaps a login page that was saved instead of the file. Download the file itself again.");

  return NULL;
}

/* The key stands in front of all others in what we write. */
static gboolean
is_ours (const guint8 *bytes,
         gsize         length)
{
  static const char key[] = "<key id=\"g_" MG_GRAPHML_VERSION_KEY "\"";

  return memmem (bytes, length, key, sizeof key - 1) != NULL;
}

static gboolean
look_at_start (MgInput  *self,
               GError  **error)
{
  const char *sentence;
  gssize n;

  n = read_raw (self, self->raw, error);
  if (n < 0)
    return FALSE;

  if (n >= 2 && self->raw[0] == 0x1f && self->raw[1] == 0x8b)
    {
      if (inflateInit2 (&self->inflater, 16 + MAX_WBITS) != Z_OK)
        return fail_system (self, ENOMEM, error);

      self->packed = TRUE;
      self->inflater.next_in = self->raw;
      self->inflater.avail_in = (guint) n;
      n = fill (self, error);
    }
  else
    {
      memcpy (self->plain, self->raw, (gsize) n);
    }

  if (n < 0)
    return FALSE;

  self->pending = (gsize) n;
  if (!is_ours (self->plain, self->pending))
    self->limit = limit_theirs;
  if ((sentence = sniff (self->plain, self->pending)) == NULL)
    return TRUE;

  fail (self, MG_ERROR_SYNTAX, sentence, error);

  return FALSE;
}

MgInput *
mg_input_new (int          fd,
              const char  *display_name,
              GError     **error)
{
  g_autoptr(MgInput) self = g_new0 (MgInput, 1);

  self->fd = fd;
  self->name = display_name;
  self->limit = limit_ours;

  if (!check_file (self, error) || !look_at_start (self, error) || !check_size (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
mg_input_free (MgInput *self)
{
  if (self->packed)
    inflateEnd (&self->inflater);

  g_free (self);
}

gssize
mg_input_next (MgInput     *self,
               const char **block,
               GError     **error)
{
  gssize n = (gssize) self->pending;

  self->pending = 0;
  if (n == 0)
    n = fill (self, error);
  if (n > 0)
    self->n_given += (guint64) n;

  *block = (const char *) self->plain;

  return n;
}

guint64
mg_input_get_size (const MgInput *self)
{
  return (guint64) self->before.st_size;
}

double
mg_input_get_fraction (const MgInput *self)
{
  return (double) self->n_read / (double) self->before.st_size;
}
