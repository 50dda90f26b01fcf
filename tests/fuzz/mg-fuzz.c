/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

void
mg_fuzz_check (gboolean    holds,
               const char *rule)
{
  if (holds)
    return;

  fprintf (stderr, "Broken: %s\n", rule);
  abort ();
}

int
mg_fuzz_open (const uint8_t *data,
              size_t         length)
{
  int fd = memfd_create ("fuzz", MFD_CLOEXEC);

  mg_fuzz_check (fd >= 0 && write (fd, data, length) == (ssize_t) length && lseek (fd, 0, SEEK_SET) == 0,
                 "a file in memory");

  return fd;
}
