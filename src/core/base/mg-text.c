/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a character becomes: itself, another one, or 0 for nothing. */
static gunichar
clean_char (gunichar c)
{
  if (c == '\t' || c == '\n' || (c >= 0x20 && c < 0x7f))
    return c;

  if (c == 0x0b || c == 0x0c || c == 0x85 || c == 0x2028 || c == 0x2029)
    return '\n';

  if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c > 0x10ffff ||
      (c >= 0xd800 && c < 0xe000) || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c < 0xfdf0))
    return 0;

  return c;
}

/* Whether eight bytes are all between blank and tilde: then neither one less 0x20
 * nor one more has its highest bit set.  A borrow or a carry starts only at a byte
 * that is none of these, and so is found there.
 */
static inline gboolean
is_plain_word (const char *text)
{
  guint64 word;

  memcpy (&word, text, sizeof word);

  return ((word | (word - G_GUINT64_CONSTANT (0x2020202020202020)) | (word + G_GUINT64_CONSTANT (0x0101010101010101))) &
          G_GUINT64_CONSTANT (0x8080808080808080)) == 0;
}

gboolean
mg_text_is_clean (const char *text,
                  gssize      length)
{
  const char *end;

  g_return_val_if_fail (text != NULL, FALSE);

  end = text + (length < 0 ? (gssize) strlen (text) : length);
  for (const char *p = text; p < end;)
    {
      gunichar c;

      if (end - p >= 8 && is_plain_word (p))
        {
          p += 8;
          continue;
        }

      if ((*p >= 0x20 && *p < 0x7f) || *p == '\n' || *p == '\t')
        {
          p++;
          continue;
        }

      /* Letters with accents: U+00C0 to U+07FF, of two bytes, all of them clean. */
      if (end - p >= 2 && (guchar) p[0] >= 0xc3 && (guchar) p[0] <= 0xdf && ((guchar) p[1] & 0xc0) == 0x80)
        {
          p += 2;
          continue;
        }

      c = g_utf8_get_char_validated (p, end - p);
      if (c >= (gunichar) -2 || c == 0 || clean_char (c) != c)
        return FALSE;

      p = g_utf8_next_char (p);
    }

  return TRUE;
}

char *
mg_text_mend (char *text)
{
  char *bad = text;

  g_return_val_if_fail (text != NULL, NULL);

  while (!g_utf8_validate (bad, -1, (const char **) &bad))
    memmove (bad, bad + 1, strlen (bad));

  return text;
}

char *
mg_text_clean (const char *text,
               gssize      length)
{
  g_autofree char *valid = NULL;
  GString *clean;

  g_return_val_if_fail (text != NULL, NULL);

  if (length < 0)
    length = (gssize) strlen (text);

  if (mg_text_is_clean (text, length))
    return g_strndup (text, (gsize) length);

  valid = g_utf8_make_valid (text, length);
  clean = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        c = p[1] == '\n' ? 0 : '\n';
      else
        c = clean_char (c);

      if (c != 0)
        g_string_append_unichar (clean, c);
    }

  return g_string_free (clean, FALSE);
}

/* Letters that no decomposition takes apart. */
static const char *
plain_letters (gunichar c)
{
  switch (c)
    {
    case 0x0153: return "oe";
    case 0x00e6: return "ae";
    case 0x00f8: return "o";
    case 0x0142: return "l";
    case 0x2018: case 0x2019: case 0x02bc: case 0x0060: case 0x00b4: return "'";
    case 0x201c: case 0x201d: case 0x00ab: case 0x00bb: return "\"";
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: return "-";
    default: return NULL;
    }
}

char *
mg_text_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *apart = NULL;
  GString *key;
  gboolean blank = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  folded = g_utf8_casefold (valid, -1);
  apart = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKD);
  key = g_string_sized_new (strlen (apart));

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *plain = plain_letters (c);

      if (g_unichar_isspace (c))
        {
          blank = key->len > 0;
          continue;
        }

      if (g_unichar_ismark (c))
        continue;

      if (blank)
        g_string_append_c (key, ' ');
      blank = FALSE;

      if (plain != NULL)
        g_string_append (key, plain);
      else
        g_string_append_unichar (key, c);
    }

  return g_string_free (key, FALSE);
}

static const char *
skip_blanks (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;

  return text;
}

/* g_ascii_strtod() also reads hexadecimal, and stops at what it does not know. */
static gboolean
is_number_start (const char *text)
{
  if (*text == '+' || *text == '-')
    text++;

  if (*text == '0' && (text[1] == 'x' || text[1] == 'X'))
    return FALSE;

  return g_ascii_isdigit (*text) || (*text == '.' && g_ascii_isdigit (text[1])) ||
         g_ascii_strncasecmp (text, "inf", 3) == 0 || g_ascii_strncasecmp (text, "nan", 3) == 0;
}

gboolean
mg_text_parse_real (const char *text,
                    double     *value)
{
  char *end = NULL;
  double number;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  text = skip_blanks (text);
  if (!is_number_start (text))
    return FALSE;

  number = g_ascii_strtod (text, &end);
  if (end == text || *skip_blanks (end) != '\0')
    return FALSE;

  *value = number;

  return TRUE;
}

gboolean
mg_text_parse_integer (const char *text,
                       gint64     *value)
{
  g_autofree char *digits = NULL;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  digits = g_strstrip (g_strdup (text));

  return g_ascii_string_to_signed (digits[0] == '+' && g_ascii_isdigit (digits[1]) ? digits + 1 : digits,
                                   10, G_MININT64 + 1, G_MAXINT64, value, NULL);
}

static gboolean
is_word (const char *text,
         gsize       length,
         const char *word)
{
  return strlen (word) == length && g_ascii_strncasecmp (text, word, length) == 0;
}

gboolean
mg_text_parse_boolean (const char *text,
                       gboolean   *value)
{
  static const char * const yes[] = { "true", "1", "yes" };
  static const char * const no[] = { "false", "0", "no" };
  gsize length;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  text = skip_blanks (text);
  length = strlen (text);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    {
      gboolean is_yes = is_word (text, length, yes[i]);

      if (is_yes || is_word (text, length, no[i]))
        {
          *value = is_yes;
          return TRUE;
        }
    }

  return FALSE;
}

char *
mg_text_format_real (double value,
                     char   buffer[MG_TEXT_REAL_LENGTH])
{
  if (isnan (value))
    return strcpy (buffer, "NaN");

  if (isinf (value))
    return strcpy (buffer, value > 0. ? "INF" : "-INF");

  if (fabs (value) < 1e15 && value == floor (value) && !(value == 0. && signbit (value)))
    {
      g_snprintf (buffer, MG_TEXT_REAL_LENGTH, "%" G_GINT64_FORMAT, (gint64) value);
      return buffer;
    }

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, MG_TEXT_REAL_LENGTH, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }

  return buffer;
}
