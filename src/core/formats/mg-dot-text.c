/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-dot-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-gml-text.h"

static MgDotToken
fail_open (MgDotText  *self,
           GError    **error)
{
  self->scan->line = self->line;
  mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                _("A comment or another special part that begins here is never closed. The file was perhaps cut: ask for a new copy."));

  return MG_DOT_BROKEN;
}

static gboolean
check_length (MgDotText  *self,
              GError    **error)
{
  return self->text->len <= MG_DOT_MAX_TEXT ||
         mg_scan_fail (self->scan, MG_ERROR_TOO_LARGE, error,
                       _("A value here is longer than 1 MiB. The file is damaged or was made to do harm."));
}

static void
skip_line (MgScan *scan)
{
  scan->at += strcspn (scan->at, "\n");
}

/* Past blanks, comments of three kinds, and lines of the preprocessor. */
static gboolean
skip_comments (MgDotText  *self,
               GError    **error)
{
  MgScan *scan = self->scan;

  for (;;)
    {
      mg_scan_skip_blanks (scan);
      self->line = scan->line;
      if (*scan->at == '#' || g_str_has_prefix (scan->at, "//"))
        {
          skip_line (scan);
        }
      else if (g_str_has_prefix (scan->at, "/*"))
        {
          for (scan->at += 2; !g_str_has_prefix (scan->at, "*/"); scan->at++)
            {
              if (scan->at >= scan->end)
                return fail_open (self, error) != MG_DOT_BROKEN;
              if (*scan->at == '\n')
                scan->line++;
            }
          scan->at += 2;
        }
      else
        {
          return TRUE;
        }
    }
}

/* One text in quotes, put behind what is there. */
static gboolean
read_quoted (MgDotText  *self,
             GError    **error)
{
  MgScan *scan = self->scan;

  for (scan->at++; *scan->at != '"'; scan->at++)
    {
      if (scan->at >= scan->end)
        return fail_open (self, error) != MG_DOT_BROKEN;

      if (*scan->at == '\n')
        scan->line++;
      if (scan->at[0] == '\\' && (scan->at[1] == '"' || scan->at[1] == '\n' || scan->at[1] == '\\'))
        {
          scan->at++;
          if (*scan->at == '\n')
            {
              scan->line++;
              continue;
            }
          if (*scan->at == '\\')
            g_string_append_c (self->text, '\\');
        }

      g_string_append_c (self->text, *scan->at);
    }

  scan->at++;

  return check_length (self, error);
}

/* "a" + "b" is one text. */
static MgDotToken
read_text (MgDotText  *self,
           GError    **error)
{
  guint line = self->line;

  do
    {
      if (!read_quoted (self, error) || !skip_comments (self, error))
        return MG_DOT_BROKEN;
      if (*self->scan->at != '+')
        break;

      self->scan->at++;
      if (!skip_comments (self, error))
        return MG_DOT_BROKEN;
    }
  while (*self->scan->at == '"');

  self->line = line;

  return MG_DOT_TEXT;
}

static MgDotToken
read_html (MgDotText  *self,
           GError    **error)
{
  MgScan *scan = self->scan;
  guint depth = 1;

  for (scan->at++;; scan->at++)
    {
      if (scan->at >= scan->end)
        return fail_open (self, error);

      if (*scan->at == '\n')
        scan->line++;
      else if (*scan->at == '<')
        depth++;
      else if (*scan->at == '>' && --depth == 0)
        break;

      g_string_append_c (self->text, *scan->at);
    }

  scan->at++;

  return check_length (self, error) ? MG_DOT_HTML : MG_DOT_BROKEN;
}

static gboolean
is_word_character (char c)
{
  return g_ascii_isalnum (c) || c == '_' || (guchar) c >= 0x80;
}

static MgDotToken
read_word (MgDotText *self)
{
  const char *begin = self->scan->at;
  gboolean is_number = g_ascii_isdigit (*begin) || *begin == '-' || *begin == '.';
  const char *end = begin + (*begin == '-' ? 1 : 0);

  if (is_number)
    while (g_ascii_isdigit (*end) || *end == '.')
      end++;
  else
    while (is_word_character (*end))
      end++;

  g_string_append_len (self->text, begin, end - begin);
  self->scan->at = end;

  return is_number ? MG_DOT_NUMBER : MG_DOT_WORD;
}

static MgDotToken
fail_here (MgDotText  *self,
           GError    **error)
{
  const char *at = self->scan->at;
  g_autofree char *character = g_strndup (at, (gsize) (g_utf8_next_char (at) - at));

  mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                _("“%s” cannot stand here in a DOT file. Correct the line in a text editor, or ask for a new copy."), character);

  return MG_DOT_BROKEN;
}

MgDotToken
mg_dot_next (MgDotText  *self,
             GError    **error)
{
  const char *at;

  if (!mg_scan_go_on (self->scan, error) || !skip_comments (self, error))
    return MG_DOT_BROKEN;

  g_string_truncate (self->text, 0);
  at = self->scan->at;
  if (at >= self->scan->end)
    return MG_DOT_END;
  if (*at == '"')
    return read_text (self, error);
  if (*at == '<')
    return read_html (self, error);

  if (*at == '-' && (at[1] == '>' || at[1] == '-'))
    {
      self->scan->at += 2;
      return at[1] == '>' ? MG_DOT_ARROW : MG_DOT_LINE;
    }

  if (strchr ("{}[];,=:", *at) != NULL)
    {
      self->sign = *at;
      self->scan->at++;
      return MG_DOT_SIGN;
    }

  if (is_word_character (*at) || ((*at == '-' || *at == '.') && (g_ascii_isdigit (at[1]) || at[1] == '.')))
    return read_word (self);

  return fail_here (self, error);
}

gboolean
mg_dot_is_keyword (const MgDotText *self,
                   MgDotToken       token,
                   const char      *keyword)
{
  return token == MG_DOT_WORD && g_ascii_strcasecmp (self->text->str, keyword) == 0;
}

/* Meaning */

/* "&eacute;", "&#233;" or "&#xe9;" at @text; returns its length, or 0. */
static gsize
read_entity (const char *text,
             gunichar   *c)
{
  const char *end = text + 1;

  if (*end == '#')
    {
      gboolean hex = end[1] == 'x' || end[1] == 'X';
      char *behind;
      guint64 number = g_ascii_strtoull (end + (hex ? 2 : 1), &behind, hex ? 16 : 10);

      *c = (gunichar) MIN (number, 0x110000);
      return *behind == ';' && *c != 0 && g_unichar_validate (*c) ? (gsize) (behind + 1 - text) : 0;
    }

  while (g_ascii_isalnum (*end))
    end++;
  if (*end != ';' || end - text > 12)
    return 0;

  *c = mg_gml_find_entity (text + 1, (gsize) (end - text - 1));

  return *c != 0 ? (gsize) (end + 1 - text) : 0;
}

static void
resolve_escape (GString     *out,
                const char  *escape,
                const char  *name)
{
  if (*escape == 'n' || *escape == 'l' || *escape == 'r')
    g_string_append_c (out, '\n');
  else if (*escape == '\\')
    g_string_append_c (out, '\\');
  else if (*escape == 'N' && name != NULL)
    g_string_append (out, name);
  else
    g_string_append_printf (out, "\\%c", *escape);
}

char *
mg_dot_resolve (const char *text,
                const char *name)
{
  GString *out = g_string_new (NULL);
  gboolean closed = FALSE;

  while (*text != '\0')
    {
      gsize length = 0;
      gunichar c;

      /* "\l" and "\r" close a line, the last one too. */
      closed = *text == '\\' && (text[1] == 'l' || text[1] == 'r') && text[2] == '\0';

      if (*text == '\\' && text[1] != '\0' && (guchar) text[1] < 0x80)
        {
          resolve_escape (out, text + 1, name);
          text += 2;
        }
      else if (*text == '&' && (length = read_entity (text, &c)) > 0)
        {
          g_string_append_unichar (out, c);
          text += length;
        }
      else
        {
          g_string_append_c (out, *text++);
        }
    }

  if (closed)
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

char *
mg_dot_strip (const char *html)
{
  GString *out = g_string_new (NULL);
  g_autofree char *plain = NULL;

  while (*html != '\0')
    {
      const char *end = *html == '<' ? strchr (html, '>') : NULL;

      if (end == NULL)
        {
          g_string_append_c (out, g_ascii_isspace (*html) ? ' ' : *html);
          html++;
          continue;
        }

      if (g_ascii_strncasecmp (html, "<br", 3) == 0 || g_ascii_strncasecmp (html, "</tr", 4) == 0)
        g_string_append (out, "\\n");
      else if (g_ascii_strncasecmp (html, "</td", 4) == 0)
        g_string_append_c (out, ' ');
      html = end + 1;
    }

  plain = g_string_free (out, FALSE);

  return g_strstrip (mg_dot_resolve (plain, NULL));
}

void
mg_dot_quote (GString    *out,
              const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    switch (*text)
      {
      case '"':
        g_string_append (out, "\\\"");
        break;

      case '\\':
        g_string_append (out, "\\\\");
        break;

      case '\n':
        g_string_append (out, "\\n");
        break;

      case '&':
        g_string_append (out, "&amp;");
        break;

      default:
        g_string_append_c (out, *text);
      }
  g_string_append_c (out, '"');
}

void
mg_dot_quote_name (GString    *out,
                   const char *name)
{
  g_string_append_c (out, '"');
  for (; *name != '\0'; name++)
    {
      if (*name == '"' || *name == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *name);
    }
  g_string_append_c (out, '"');
}

char *
mg_dot_resolve_name (const char *text)
{
  GString *name = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (text[0] == '\\' && text[1] == '\\')
        text++;
      g_string_append_c (name, *text);
    }

  return g_string_free (name, FALSE);
}
