/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-sheet-words.h"

#include <string.h>

guint
mg_sheet_find_word (const char *words,
                    const char *word)
{
  gsize length = strlen (word);

  for (const char *p = words; length > 0 && (p = strstr (p, word)) != NULL; p++)
    if ((p == words || p[-1] == '|') && (p[length] == '|' || p[length] == '\0'))
      return (guint) (p - words);

  return G_MAXUINT;
}
