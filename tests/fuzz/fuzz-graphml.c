/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes at all: they become a network or a sentence, and a network is kept.
 *
 * A target of libFuzzer (./dev fuzz); with REPLAY defined a program that feeds
 * the files named on the command line to the same function.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "mg-format.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         length);

/* A fault of ours: what the reader accepted, the writer must keep. */
static void
check (gboolean    holds,
       const char *rule)
{
  if (holds)
    return;

  fprintf (stderr, "Broken: %s\n", rule);
  abort ();
}

static MgNetwork *
read_bytes (const uint8_t  *data,
            size_t          length,
            MgWarnings     *warnings,
            GError        **error)
{
  const MgFormat *format = mg_format_find ("graphml");
  g_autoptr(MgNetwork) network = mg_network_new ();
  int fd = memfd_create ("fuzz", MFD_CLOEXEC);
  gboolean done;

  check (fd >= 0 && write (fd, data, length) == (ssize_t) length && lseek (fd, 0, SEEK_SET) == 0, "a file in memory");
  done = format->read (network, fd, "fuzz", warnings, NULL, NULL, error);
  close (fd);

  return done ? g_steal_pointer (&network) : NULL;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         length)
{
  const MgFormat *format = mg_format_find ("graphml");
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  network = read_bytes (data, length, warnings, &error);
  check ((network == NULL) == (error != NULL), "a network or a sentence");
  check (error == NULL || g_utf8_validate (error->message, -1, NULL), "the sentence is text");
  for (guint i = 0; i < mg_warnings_get_n (warnings); i++)
    check (g_utf8_validate (mg_warnings_get (warnings, i)->text, -1, NULL), "a warning is text");
  if (network == NULL)
    return 0;

  bytes = mg_format_serialise (network, format, "fuzz.graphml", NULL, &error);
  check (bytes != NULL, "it can be written");
  if (!mg_format_verify (format, bytes, &error))
    {
      fprintf (stderr, "%s\n%.*s\n", error->message, (int) g_bytes_get_size (bytes),
               (const char *) g_bytes_get_data (bytes, NULL));
      check (FALSE, "what was written is read back");
    }

  return 0;
}

#ifdef REPLAY
int
main (int   argc,
      char *argv[])
{
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *content = NULL;
      gsize length;

      check (g_file_get_contents (argv[i], &content, &length, NULL), argv[i]);
      LLVMFuzzerTestOneInput ((const uint8_t *) content, length);
    }

  printf ("%d files\n", argc - 1);

  return 0;
}
#endif
