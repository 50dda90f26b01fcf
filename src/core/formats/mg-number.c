/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-number.h"

#include <math.h>
#include <string.h>
#include <string.h>

#include "mg-text.h"

/* A number of so many digits is exact in a double, and so is the power of ten:
 * their quotient is the double that is nearest to the number as written.
 */
#define EXACT_DIGITS 15

static const double powers[] = {
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
};

/* Reads "[-]digits", or "[-]digits[.digits]", with EXACT_DIGITS digits at most. */
static gboolean
parse_plain (const char *text,
             gboolean    may_have_point,
             gint64     *digits,
             guint      *n_decimals)
{
  gboolean negative = *text == '-';
  const char *point = NULL;
  gint64 number = 0;
  guint digit;
  guint n = 0;

  for (text += negative; *text != '\0'; text++)
    {
      if (*text == '.' && may_have_point && point == NULL)
        {
          point = text;
          continue;
        }

      digit = (guint) (guchar) *text - '0';
      if (digit > 9 || ++n > EXACT_DIGITS)
        return FALSE;

      number = 10 * number + digit;
    }

  *digits = negative ? -number : number;
  *n_decimals = point != NULL ? (guint) (text - point - 1) : 0;

  return n > 0 && *n_decimals < n && !(negative && number == 0);
}

/* As C prints them with all their digits, and graph-tool with it: "0x1.4p+1" */
static gboolean
parse_hexadecimal (const char *text,
                   double     *value)
{
  const char *digits = text + (*text == '+' || *text == '-');
  double parsed;
  char *end;

  if (digits[0] != '0' || (digits[1] != 'x' && digits[1] != 'X') || !g_ascii_isxdigit (digits[2]) ||
      strpbrk (digits, "pP") == NULL)
    return FALSE;

  parsed = g_ascii_strtod (text, &end);
  if (*end != '\0')
    return FALSE;

  *value = parsed;

  return TRUE;
}

gboolean
mg_number_parse_real (const char *text,
                      double     *value)
{
  gint64 digits;
  guint n_decimals;

  if (!parse_plain (text, TRUE, &digits, &n_decimals))
    return mg_text_parse_real (text, value) || parse_hexadecimal (text, value);

  *value = (double) digits / powers[n_decimals];

  return TRUE;
}

gboolean
mg_number_parse_integer (const char *text,
                         gint64     *value)
{
  gint64 digits;
  guint n_decimals;

  if (!parse_plain (text, FALSE, &digits, &n_decimals))
    return mg_text_parse_integer (text, value);

  *value = digits;

  return TRUE;
}

char *
mg_number_put_integer (char   *to,
                       gint64  value)
{
  char digits[24];
  char *p = digits + sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;
  gsize length;

  do
    *--p = (char) ('0' + rest % 10);
  while ((rest /= 10) != 0);

  if (value < 0)
    *--p = '-';

  length = (gsize) (digits + sizeof digits - p);
  memcpy (to, p, length);

  return to + length;
}

/* Six decimals are what coordinates and amounts have.  Returns NULL for other numbers. */
static char *
put_short (char   *to,
           double  value)
{
  double scaled = fabs (value) * 1e6;
  guint64 number;
  guint n = 6;

  if (!(scaled >= 1. && scaled < 1e15))
    return NULL;

  number = (guint64) (scaled + 0.5);
  if ((double) number / 1e6 != fabs (value) || number < 100)
    return NULL;

  if (value < 0.)
    *to++ = '-';
  to = mg_number_put_integer (to, (gint64) (number / 1000000));
  number %= 1000000;
  if (number == 0)
    return to;

  *to++ = '.';
  for (guint i = n; i-- > 0; number /= 10)
    to[i] = (char) ('0' + number % 10);
  while (to[n - 1] == '0')
    n--;

  return to + n;
}

char *
mg_number_put_real (char   *to,
                    double  value)
{
  char *end = put_short (to, value);
  char number[MG_TEXT_REAL_LENGTH];
  gsize length;

  if (end != NULL)
    return end;

  length = strlen (mg_text_format_real (value, number));
  memcpy (to, number, length);

  return to + length;
}

void
mg_number_append_integer (GString *string,
                          gint64   value)
{
  char number[MG_TEXT_REAL_LENGTH];

  g_string_append_len (string, number, mg_number_put_integer (number, value) - number);
}

void
mg_number_append_real (GString *string,
                       double   value)
{
  char number[MG_TEXT_REAL_LENGTH];

  g_string_append_len (string, number, mg_number_put_real (number, value) - number);
}
