/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "mg-fuzz.h"

int
main (int   argc,
      char *argv[])
{
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *content = NULL;
      gsize length;

      mg_fuzz_check (g_file_get_contents (argv[i], &content, &length, NULL), argv[i]);
      LLVMFuzzerTestOneInput ((const uint8_t *) content, length);
    }

  printf ("%d files\n", argc - 1);

  return 0;
}
