/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-gml-text.h"

#include <string.h>

/* The longest name of a character, and the longest number of one. */
#define LONGEST_ENTITY 12

static void
skip_line (MgScan *scan)
{
  scan->at += strcspn (scan->at, "\r\n");
}

/* Past blanks and comments; counts lines by whichever ends they have. */
static void
skip_blanks (MgScan *scan)
{
  for (;; scan->at++)
    {
      if (*scan->at == '#')
        skip_line (scan);

      if (*scan->at == '\n' || (*scan->at == '\r' && scan->at[1] != '\n'))
        scan->line++;
      else if (!g_ascii_isspace (*scan->at))
        return;
    }
}

/* The character of "&#233;" or "&eacute;" at @text, and how long that is; 0: none. */
static gunichar
find_character (const char *text,
                gsize      *length)
{
  gsize n = strcspn (text, ";\"&\n");
  gunichar character = 0;

  if (text[n] != ';' || n == 0 || n > LONGEST_ENTITY)
    return 0;

  *length = n + 1;
  if (*text != '#')
    return mg_gml_find_entity (text, n);

  if (text[1] == 'x' || text[1] == 'X')
    character = (gunichar) g_ascii_strtoull (text + 2, NULL, 16);
  else
    character = (gunichar) g_ascii_strtoull (text + 1, NULL, 10);

  return character == 0 || !g_unichar_validate (character) ? 0 : character;
}

/* Whether the quote at @quote ends the string though a backslash stands before
 * it: nothing more follows on its line but the end of a list.
 */
static gboolean
is_end (const char *quote)
{
  quote += 1;
  quote += strspn (quote, " \t");

  return *quote == '\0' || *quote == '\r' || *quote == '\n' || *quote == ']';
}

static MgGmlToken
read_string (MgGmlText *self)
{
  MgScan *scan = self->scan;
  gunichar character;
  gsize length;

  for (scan->at++; *scan->at != '"'; scan->at++)
    {
      if (*scan->at == '\0')
        return MG_GML_BROKEN;

      if (*scan->at == '\n' || (*scan->at == '\r' && scan->at[1] != '\n'))
        scan->line++;

      if (*scan->at == '\\' && scan->at[1] == '"' && !is_end (scan->at + 1))
        {
          g_string_append_c (self->value, *++scan->at);
        }
      else if (*scan->at == '&' && (character = find_character (scan->at + 1, &length)) != 0)
        {
          g_string_append_unichar (self->value, character);
          scan->at += length;
        }
      else
        {
          g_string_append_c (self->value, *scan->at);
        }
    }
  scan->at++;

  return MG_GML_STRING;
}

MgGmlToken
mg_gml_text_next (MgGmlText *self)
{
  MgScan *scan = self->scan;
  guint line = scan->line;
  gsize length;

  skip_blanks (scan);
  self->follows = scan->line == line;
  self->line = scan->line;
  g_string_truncate (self->value, 0);

  if (*scan->at == '\0')
    return MG_GML_END;
  if (*scan->at == '"')
    return read_string (self);
  if (*scan->at == '[' || *scan->at == ']')
    return *scan->at++ == '[' ? MG_GML_OPEN : MG_GML_CLOSE;

  length = strcspn (scan->at, " \t\r\n\v\f[]\"");
  g_string_append_len (self->value, scan->at, (gssize) length);
  scan->at += length;

  return g_ascii_isdigit (*self->value->str) || strchr ("+-.", *self->value->str) != NULL ? MG_GML_NUMBER : MG_GML_WORD;
}
