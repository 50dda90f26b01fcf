/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-escaped.h"

#include <string.h>

#define SIGNS ";|=~<>!%"

void
mg_escaped_add (GString    *text,
                const char *word)
{
  for (const char *c = word; *c != '\0'; c++)
    if (strchr (SIGNS, *c) != NULL || g_ascii_iscntrl (*c))
      g_string_append_printf (text, "%%%02X", (guint) (guchar) *c);
    else
      g_string_append_c (text, *c);
}

char *
mg_escaped_read (const char *text,
                 gsize       length)
{
  g_autofree char *word = g_uri_unescape_segment (text, text + length, NULL);

  return word != NULL && g_utf8_validate (word, -1, NULL) ? g_steal_pointer (&word) : NULL;
}
