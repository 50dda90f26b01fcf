/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes at all, read as the format FORMAT: a network or a sentence.
 *
 * FORMAT is the identifier of a row of the table of formats.  What a reader
 * accepts must be written again, in that format if it has a writer and as
 * GraphML, and GraphML must keep it.
 */
#include <stdio.h>
#include <unistd.h>

#include "mg-format.h"
#include "mg-fuzz.h"

static void
check_warnings (const MgWarnings *warnings)
{
  for (guint i = 0; i < mg_warnings_get_n (warnings); i++)
    mg_fuzz_check (g_utf8_validate (mg_warnings_get (warnings, i)->text, -1, NULL), "a warning is text");
}

/* %NULL: there was a sentence. */
static MgNetwork *
read_bytes (const MgFormat *format,
            const uint8_t  *data,
            size_t          length)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(GError) error = NULL;
  int fd = mg_fuzz_open (data, length);
  gboolean done;

  done = format->read (network, fd, "fuzz", warnings, NULL, NULL, &error);
  close (fd);

  mg_fuzz_check (done == (error == NULL), "a network or a sentence");
  mg_fuzz_check (error == NULL || g_utf8_validate (error->message, -1, NULL), "the sentence is text");
  check_warnings (warnings);

  return done ? g_steal_pointer (&network) : NULL;
}

/* @is_kept: whether the same bytes must come out of a second writing. */
static void
check_written (MgNetwork  *network,
               const char *id,
               gboolean    is_kept)
{
  const MgFormat *format = mg_format_find (id);
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (format->write == NULL)
    return;

  bytes = format->write (network, warnings, NULL, NULL, &error);
  mg_fuzz_check ((bytes == NULL) == (error != NULL), "written, or a sentence");
  check_warnings (warnings);
  if (!is_kept)
    return;

  mg_fuzz_check (bytes != NULL, "GraphML can say everything");
  if (!mg_format_verify (format, bytes, NULL, NULL, &error))
    {
      fprintf (stderr, "%s\n%.*s\n", error->message, (int) g_bytes_get_size (bytes),
               (const char *) g_bytes_get_data (bytes, NULL));
      mg_fuzz_check (FALSE, "what was written is read back");
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         length)
{
  g_autoptr(MgNetwork) network = read_bytes (mg_format_find (FORMAT), data, length);

  if (network == NULL)
    return 0;

  check_written (network, FORMAT, FALSE);
  check_written (network, "graphml", TRUE);

  return 0;
}
