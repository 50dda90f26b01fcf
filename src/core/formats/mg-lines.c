/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-lines.h"

#include <string.h>

#define MAX_NODES (1000u * 1000)
#define FREE_NODES (100u * 1000)

char *
mg_lines_next (MgScan *scan)
{
  char *line = scan->text + (scan->at - scan->text);
  char *end = line + strcspn (line, "\r\n");

  if (line >= scan->end)
    return NULL;

  if (line != scan->text)
    scan->line++;
  scan->at = end;
  if (end < scan->end)
    scan->at += end[0] == '\r' && end[1] == '\n' ? 2 : 1;
  *end = '\0';

  return line;
}

static gboolean
is_separator (char        letter,
              const char *separators)
{
  return g_ascii_isspace (letter) || (separators != NULL && letter != '\0' && strchr (separators, letter) != NULL);
}

static char *
cut (char **rest,
     char  *word,
     char  *end)
{
  *rest = *end != '\0' ? end + 1 : end;
  *end = '\0';

  return word;
}

char *
mg_lines_word (char       **rest,
               const char  *separators,
               gboolean    *quoted)
{
  char *word = *rest;
  char *end;

  while (is_separator (*word, separators))
    word++;

  if (quoted != NULL)
    *quoted = *word == '"';
  if (*word == '\0')
    return NULL;

  if (*word == '"')
    return cut (rest, word + 1, word + 1 + strcspn (word + 1, "\""));

  if (*word == '[' && (end = strchr (word, ']')) != NULL)
    return cut (rest, word, end[1] == '\0' || is_separator (end[1], separators) ? end + 1 : end);

  for (end = word; *end != '\0' && !is_separator (*end, separators); end++)
    ;

  return cut (rest, word, end);
}

gboolean
mg_lines_number (const char *text,
                 guint      *number)
{
  guint64 value;

  if (*text == '\0' || text[strspn (text, "0123456789")] != '\0')
    return FALSE;

  value = g_ascii_strtoull (text, NULL, 10);
  if (value > G_MAXUINT)
    return FALSE;

  *number = (guint) value;

  return TRUE;
}

guint
mg_lines_most (const MgScan *scan)
{
  return (guint) MIN (FREE_NODES + (gsize) (scan->end - scan->text) / 4, MAX_NODES);
}
