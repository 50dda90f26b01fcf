/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-json-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-json-out.h"

static const struct
{
  const char  *word;
  MgJsonToken  token;
} words[] = {
  { "true", MG_JSON_TRUE }, { "false", MG_JSON_FALSE }, { "null", MG_JSON_NULL },
  { "NaN", MG_JSON_NUMBER }, { "Infinity", MG_JSON_NUMBER }, { "-Infinity", MG_JSON_NUMBER },
};

static MgJsonToken
fail_end (MgJsonText  *self,
          GError     **error)
{
  mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                _("The file ends too early: it was not written or copied to its end. Look for an older copy, or ask for a new one."));

  return MG_JSON_BROKEN;
}

static MgJsonToken
fail_here (MgJsonText  *self,
           GError     **error)
{
  const char *at = self->scan->at;
  g_autofree char *character = g_strndup (at, (gsize) (g_utf8_next_char (at) - at));

  if (at >= self->scan->end)
    return fail_end (self, error);

  mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                _("“%s” cannot stand here in a JSON file: a comma, a colon, a bracket or a quote is missing or too many. Correct the line in a text editor, or ask for a new copy."),
                character);

  return MG_JSON_BROKEN;
}

static gboolean
check_length (MgJsonText  *self,
              gsize        length,
              GError     **error)
{
  return length <= MG_JSON_MAX_TEXT ||
         mg_scan_fail (self->scan, MG_ERROR_TOO_LARGE, error,
                       _("A value here is longer than 1 MiB. The file is damaged or was made to do harm."));
}

/* Strings */

/* The four digits of an escape, or -1. */
static int
read_unit (const char *digits)
{
  int unit = 0;

  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (digits[i]))
        return -1;

      unit = unit * 16 + g_ascii_xdigit_value (digits[i]);
    }

  return unit;
}

/* Behind "\u"; halves that do not belong together are no character. */
static gboolean
read_character (MgJsonText *self)
{
  const char *at = self->scan->at;
  int unit = read_unit (at);
  gunichar c = (gunichar) unit;

  if (unit < 0)
    return FALSE;

  self->scan->at += 4;
  if (unit >= 0xd800 && unit < 0xdc00 && at[4] == '\\' && at[5] == 'u')
    {
      int low = read_unit (at + 6);

      if (low >= 0xdc00 && low < 0xe000)
        {
          c = 0x10000 + (((gunichar) unit - 0xd800) << 10) + ((gunichar) low - 0xdc00);
          self->scan->at += 6;
        }
    }

  g_string_append_unichar (self->text, c == 0 || (c >= 0xd800 && c < 0xe000) ? 0xfffd : c);

  return TRUE;
}

static gboolean
read_escape (MgJsonText *self)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  char c = *self->scan->at;
  const char *found = c != '\0' ? strchr (escapes, c) : NULL;

  if (c == 'u')
    {
      self->scan->at++;
      return read_character (self);
    }

  if (found == NULL)
    return FALSE;

  g_string_append_c (self->text, meanings[found - escapes]);
  self->scan->at++;

  return TRUE;
}

static MgJsonToken
read_string (MgJsonText  *self,
             MgJsonToken  token,
             GError     **error)
{
  MgScan *scan = self->scan;

  g_string_truncate (self->text, 0);
  scan->at++;
  while (*scan->at != '"')
    {
      const char *begin = scan->at;

      while ((guchar) *scan->at >= 0x20 && *scan->at != '"' && *scan->at != '\\')
        scan->at++;
      g_string_append_len (self->text, begin, scan->at - begin);
      if (!check_length (self, self->text->len, error))
        return MG_JSON_BROKEN;

      if (*scan->at == '\\')
        {
          scan->at++;
          if (!read_escape (self))
            {
              mg_scan_fail (scan, MG_ERROR_SYNTAX, error,
                            _("A “\\” in a text here does not begin anything known. Write “\\\\” in its place in a text editor."));
              return MG_JSON_BROKEN;
            }
        }
      else if (*scan->at == '\t')
        {
          g_string_append_c (self->text, *scan->at++);
        }
      else if (*scan->at != '"')
        {
          if (scan->at >= scan->end)
            return fail_end (self, error);

          mg_scan_fail (scan, MG_ERROR_SYNTAX, error,
                        _("A text on this line has no quote at its end. Add it in a text editor, or ask for a new copy."));
          return MG_JSON_BROKEN;
        }
    }

  scan->at++;

  return token;
}

/* Numbers and words */

static const char *
skip_digits (const char *at)
{
  while (g_ascii_isdigit (*at))
    at++;

  return at;
}

static MgJsonToken
read_number (MgJsonText  *self,
             GError     **error)
{
  const char *begin = self->scan->at;
  const char *at = begin + (*begin == '-' ? 1 : 0);
  const char *digits = at;

  at = skip_digits (at);
  if (at == digits)
    return fail_here (self, error);

  if (*at == '.' && g_ascii_isdigit (at[1]))
    at = skip_digits (at + 1);
  if (*at == 'e' || *at == 'E')
    {
      digits = at + 1 + (at[1] == '-' || at[1] == '+' ? 1 : 0);
      if (g_ascii_isdigit (*digits))
        at = skip_digits (digits);
    }

  if (!check_length (self, (gsize) (at - begin), error))
    return MG_JSON_BROKEN;

  g_string_truncate (self->text, 0);
  g_string_append_len (self->text, begin, at - begin);
  self->scan->at = at;
  if (g_ascii_isalnum (*at) || *at == '.' || *at == '_')
    return fail_here (self, error);

  return MG_JSON_NUMBER;
}

static MgJsonToken
read_word (MgJsonText  *self,
           GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strncmp (self->scan->at, words[i].word, strlen (words[i].word)) == 0 &&
        !g_ascii_isalnum (self->scan->at[strlen (words[i].word)]))
      {
        g_string_assign (self->text, words[i].word);
        self->scan->at += strlen (words[i].word);
        return words[i].token;
      }

  return read_number (self, error);
}

/* Order */

static MgJsonToken
open_level (MgJsonText  *self,
            char         bracket,
            GError     **error)
{
  if (self->depth >= MG_JSON_MAX_DEPTH)
    {
      mg_scan_fail (self->scan, MG_ERROR_TOO_LARGE, error,
                    _("Lists and objects are nested more than %u deep here. The file is damaged or was made to do harm."),
                    MG_JSON_MAX_DEPTH);
      return MG_JSON_BROKEN;
    }

  self->open[self->depth++] = bracket;
  self->before = bracket;
  self->scan->at++;

  return bracket == '{' ? MG_JSON_OPEN_OBJECT : MG_JSON_OPEN_ARRAY;
}

static MgJsonToken
read_value (MgJsonText  *self,
            GError     **error)
{
  char c = *self->scan->at;

  if (c == '{' || c == '[')
    return open_level (self, c, error);

  self->before = 'v';

  return c == '"' ? read_string (self, MG_JSON_STRING, error) : read_word (self, error);
}

static MgJsonToken
read_name (MgJsonText  *self,
           GError     **error)
{
  if (*self->scan->at != '"')
    return fail_here (self, error);
  if (read_string (self, MG_JSON_NAME, error) == MG_JSON_BROKEN)
    return MG_JSON_BROKEN;

  mg_scan_skip_blanks (self->scan);
  if (*self->scan->at != ':')
    return fail_here (self, error);

  self->scan->at++;
  self->before = ':';

  return MG_JSON_NAME;
}

static gboolean
may_close (const MgJsonText *self,
           char              open,
           char              close)
{
  return *self->scan->at == close && self->open[self->depth - 1] == open &&
         (self->before == open || self->before == 'v');
}

static MgJsonToken
read_behind_all (MgJsonText  *self,
                 GError     **error)
{
  if (self->scan->at >= self->scan->end)
    return MG_JSON_END;

  mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                _("Something follows the end of the network: perhaps two files were joined into one. Separate them in a text editor."));

  return MG_JSON_BROKEN;
}

MgJsonToken
mg_json_next (MgJsonText  *self,
              GError     **error)
{
  MgScan *scan = self->scan;

  if (!mg_scan_go_on (scan, error))
    return MG_JSON_BROKEN;

  mg_scan_skip_blanks (scan);
  self->line = scan->line;
  if (self->depth == 0)
    return self->before == '\0' ? read_value (self, error) : read_behind_all (self, error);

  if (may_close (self, '{', '}') || may_close (self, '[', ']'))
    {
      self->depth--;
      self->before = 'v';
      return *scan->at++ == '}' ? MG_JSON_CLOSE_OBJECT : MG_JSON_CLOSE_ARRAY;
    }

  if (self->before == 'v')
    {
      if (*scan->at != ',')
        return fail_here (self, error);

      scan->at++;
      self->before = ',';
      mg_scan_skip_blanks (scan);
      self->line = scan->line;
    }

  if (self->open[self->depth - 1] == '{' && self->before != ':')
    return read_name (self, error);

  return read_value (self, error);
}

/* Values as they are */

static void
append_token (GString          *out,
              MgJsonToken       token,
              const MgJsonText *self)
{
  switch (token)
    {
    case MG_JSON_OPEN_OBJECT:
      g_string_append_c (out, '{');
      break;

    case MG_JSON_CLOSE_OBJECT:
      g_string_append_c (out, '}');
      break;

    case MG_JSON_OPEN_ARRAY:
      g_string_append_c (out, '[');
      break;

    case MG_JSON_CLOSE_ARRAY:
      g_string_append_c (out, ']');
      break;

    case MG_JSON_NAME:
    case MG_JSON_STRING:
      mg_json_quote (out, self->text->str);
      if (token == MG_JSON_NAME)
        g_string_append (out, ": ");
      break;

    case MG_JSON_NUMBER:
      g_string_append (out, self->text->str);
      break;

    case MG_JSON_TRUE:
      g_string_append (out, "true");
      break;

    case MG_JSON_FALSE:
      g_string_append (out, "false");
      break;

    case MG_JSON_NULL:
      g_string_append (out, "null");
      break;

    case MG_JSON_BROKEN:
    case MG_JSON_END:
    default:
      break;
    }
}

static gboolean
is_close (MgJsonToken token)
{
  return token == MG_JSON_CLOSE_OBJECT || token == MG_JSON_CLOSE_ARRAY;
}

gboolean
mg_json_keep (MgJsonText   *self,
              MgJsonToken   first,
              GString      *out,
              GError      **error)
{
  guint depth = self->depth;
  gboolean is_open = first == MG_JSON_OPEN_OBJECT || first == MG_JSON_OPEN_ARRAY;
  gsize begin = out != NULL ? out->len : 0;
  MgJsonToken token = first;
  MgJsonToken before;

  if (out != NULL)
    append_token (out, first, self);

  while (is_open && self->depth >= depth)
    {
      before = token;
      token = mg_json_next (self, error);
      if (token == MG_JSON_BROKEN)
        return FALSE;
      if (out == NULL)
        continue;

      if (!is_close (token) && before != MG_JSON_NAME && before != MG_JSON_OPEN_OBJECT && before != MG_JSON_OPEN_ARRAY)
        g_string_append (out, ", ");
      append_token (out, token, self);
      if (!check_length (self, out->len - begin, error))
        return FALSE;
    }

  return TRUE;
}
