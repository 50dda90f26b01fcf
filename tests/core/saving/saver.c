/* SPDX-License-Identifier: GPL-3.0-or-later */
/* saver PATH LENGTH LETTERS: saves a file of each letter in turn, from the first
 * again after the last, and says each letter when it is saved; a single letter
 * once.  For those who cut it off: test-power.py.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mg-safe-save.h"

static GBytes *
make_bytes (char  letter,
            gsize length)
{
  char *text = g_strnfill (length, letter);

  text[0] = '<';
  text[length - 1] = '>';

  return g_bytes_new_take (text, length);
}

int
main (int   argc,
      char *argv[])
{
  const char *letters;
  gsize length;
  MgFileTag tag;

  if (argc != 4 || (length = (gsize) g_ascii_strtoull (argv[2], NULL, 10)) < 3)
    return 3;

  letters = argv[3];
  if (!mg_file_tag_read (argv[1], &tag, NULL))
    return 2;

  for (guint i = 0; i == 0 || letters[1] != '\0'; i++)
    {
      char letter = letters[i % strlen (letters)];
      g_autoptr(GBytes) bytes = make_bytes (letter, length);
      g_autoptr(GError) error = NULL;

      if (!mg_safe_save (argv[1], bytes, &tag, NULL, &tag, NULL, NULL, &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      if (write (STDOUT_FILENO, &letter, 1) != 1)
        return 1;
    }

  return 0;
}
