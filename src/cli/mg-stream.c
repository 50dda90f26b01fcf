/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-stream.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "mg-format-part.h"
#include "mg-input.h"

static gboolean
fail (GError    **error,
      const char *sentence,
      int         number)
{
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number), sentence, g_strerror (number));

  return FALSE;
}

static gboolean
put (int         fd,
     const char *data,
     gsize       length)
{
  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }

  return TRUE;
}

/* To memory, as readers want a file; beyond what any of them takes it is cut,
 * and they say that it is too large.
 */
static gboolean
spool (int       fd,
       GError  **error)
{
  const char *sentence = _("Standard input cannot be read: %s.");
  gsize left = mg_input_get_limit (TRUE) + 1;
  char buffer[64 * 1024];

  while (left > 0)
    {
      gssize n = read (STDIN_FILENO, buffer, MIN (sizeof buffer, left));

      if (n == 0)
        break;
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0 || !put (fd, buffer, (gsize) n))
        return fail (error, sentence, errno);
      left -= (gsize) n;
    }

  return lseek (fd, 0, SEEK_SET) == 0 || fail (error, sentence, errno);
}

MgNetwork *
mg_cli_read_stream (const MgFormat  *format,
                    const char      *part,
                    MgWarnings      *warnings,
                    GError         **error)
{
  MgNetwork *network = NULL;
  int fd = memfd_create ("maillage", MFD_CLOEXEC);

  if (fd < 0)
    {
      fail (error, _("Standard input cannot be read: %s."), errno);
      return NULL;
    }

  mg_warnings_want_part (warnings, part);
  if (spool (fd, error))
    network = mg_format_read_fd (fd, MG_CLI_STREAM, format, warnings, NULL, NULL, error);
  close (fd);

  return network;
}

gboolean
mg_cli_write_stream (GBytes  *bytes,
                     GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (fflush (stdout) == 0 && put (STDOUT_FILENO, data, length))
    return TRUE;

  return fail (error, _("Standard output cannot be written: %s."), errno);
}
