/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes at all: they become a network or a sentence, and a network is kept. */
#include <stdio.h>
#include <unistd.h>

#include "mg-format.h"
#include "mg-fuzz.h"

static MgNetwork *
read_bytes (const uint8_t  *data,
            size_t          length,
            MgWarnings     *warnings,
            GError        **error)
{
  const MgFormat *format = mg_format_find ("graphml");
  g_autoptr(MgNetwork) network = mg_network_new ();
  int fd = mg_fuzz_open (data, length);
  gboolean done;

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
  mg_fuzz_check ((network == NULL) == (error != NULL), "a network or a sentence");
  mg_fuzz_check (error == NULL || g_utf8_validate (error->message, -1, NULL), "the sentence is text");
  for (guint i = 0; i < mg_warnings_get_n (warnings); i++)
    mg_fuzz_check (g_utf8_validate (mg_warnings_get (warnings, i)->text, -1, NULL), "a warning is text");
  if (network == NULL)
    return 0;

  bytes = mg_format_serialise (network, format, "fuzz.graphml", NULL, NULL, NULL, &error);
  mg_fuzz_check (bytes != NULL, "it can be written");
  if (!mg_format_verify (format, bytes, NULL, NULL, &error))
    {
      fprintf (stderr, "%s\n%.*s\n", error->message, (int) g_bytes_get_size (bytes),
               (const char *) g_bytes_get_data (bytes, NULL));
      mg_fuzz_check (FALSE, "what was written is read back");
    }

  return 0;
}
