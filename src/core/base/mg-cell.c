/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-cell.h"

#include <string.h>

#include "mg-text.h"

/* A spreadsheet would take it for a formula, or a command. */
static gboolean
is_formula (const char *text)
{
  double real;

  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL && !mg_text_parse_real (text, &real);
}

void
mg_cell_append (GString    *line,
                const char *text,
                char        separator)
{
  const char special[] = { separator, '"', '\n', '\r', '\t', '\0' };
  g_autofree char *guarded = is_formula (text) ? g_strconcat ("'", text, NULL) : NULL;
  const char *cell = guarded != NULL ? guarded : text;
  gsize length = strlen (cell);
  gboolean is_quoted = strpbrk (cell, special) != NULL ||
                       (length > 0 && (cell[0] == ' ' || cell[length - 1] == ' '));

  if (!is_quoted)
    {
      g_string_append (line, cell);
      return;
    }

  g_string_append_c (line, '"');
  for (const char *c = cell; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *c);
    }
  g_string_append_c (line, '"');
}
