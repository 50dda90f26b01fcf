/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"

#define UTF_8 "UTF-8"
#define UTF_16LE "UTF-16LE"
#define UTF_16BE "UTF-16BE"
#define WINDOWS "windows-1252"

/* How much is looked at to find UTF-16 without a mark. */
#define SAMPLE 4096

/* Windows-1252 from 0x80 to 0x9f; the rest is Latin-1. */
static const guint16 windows_high[32] = {
  0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
  0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
  0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
  0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};

/* A byte order mark; the longest first, as one begins like another. */
typedef struct
{
  const char *bytes;
  guint       length;
  const char *encoding;    /* NULL: recognised, not read */
} Mark;

static const Mark marks[] = {
  { "\xff\xfe\0\0",  4, NULL },
  { "\0\0\xfe\xff",  4, NULL },
  { "\xef\xbb\xbf",  3, UTF_8 },
  { "\xff\xfe",      2, UTF_16LE },
  { "\xfe\xff",      2, UTF_16BE },
};

static const Mark *
find_mark (const char *bytes,
           gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].bytes, marks[i].length) == 0)
      return &marks[i];

  return NULL;
}

static gunichar
windows_char (guint8 byte)
{
  return byte >= 0x80 && byte < 0xa0 ? windows_high[byte - 0x80] : byte;
}

static guint
count_lines (const char *text,
             gsize       length)
{
  guint line = 1;

  for (gsize i = 0; i < length; i++)
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n')))
      line++;

  return line;
}

static char *
fail_zero (const char  *text,
           gsize        before,
           GError     **error)
{
  g_set_error (error, MG_ERROR, MG_ERROR_SYNTAX,
               _("Line %u holds a byte of value zero, which no text has. The file is damaged or is no text: look for another copy."),
               count_lines (text, before));

  return NULL;
}

/* Of @text: so that nobody stops in its middle. */
static char *
check_zeros (char     *text,
             gsize     length,
             gsize    *out_length,
             GError  **error)
{
  const char *zero = memchr (text, 0, length);

  if (zero != NULL)
    {
      fail_zero (text, (gsize) (zero - text), error);
      g_free (text);
      return NULL;
    }

  if (out_length != NULL)
    *out_length = length;

  return text;
}

/* ---- UTF-16 ----------------------------------------------------------------- */

static const char *
find_utf16 (const char *bytes,
            gsize       length)
{
  gsize n = MIN (length, SAMPLE) / 2;
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < 2 * n; i++)
    zeros[i % 2] += bytes[i] == 0;

  /* Most of a French text is in the lowest 256 characters, and none of it is zero. */
  if (n == 0 || zeros[0] + zeros[1] < (n + 1) / 2)
    return NULL;
  if (zeros[0] == 0)
    return UTF_16LE;

  return zeros[1] == 0 ? UTF_16BE : NULL;
}

static gunichar
utf16_unit (const guint8 *bytes,
            guint         low)
{
  return (gunichar) bytes[low] | ((gunichar) bytes[1 - low] << 8);
}

static char *
decode_utf16 (const char  *bytes,
              gsize        length,
              guint        low,         /* which byte of two is the lower */
              gsize       *out_length,
              GError     **error)
{
  const guint8 *units = (const guint8 *) bytes;
  GString *text;

  if (length % 2 != 0)
    {
      g_set_error_literal (error, MG_ERROR, MG_ERROR_SYNTAX,
                           _("The file ends in the middle of a character: it was not written to its end. Look for another copy."));
      return NULL;
    }

  text = g_string_sized_new (length);
  for (gsize i = 0; i < length; i += 2)
    {
      gunichar c = utf16_unit (units + i, low);
      gunichar next = i + 2 < length ? utf16_unit (units + i + 2, low) : 0;

      if (c >= 0xd800 && c < 0xdc00 && next >= 0xdc00 && next < 0xe000)
        {
          c = 0x10000 + ((c - 0xd800) << 10) + (next - 0xdc00);
          i += 2;
        }
      else if (c >= 0xd800 && c < 0xe000)
        {
          c = 0xfffd;
        }

      if (c < 0x80)
        g_string_append_c (text, (char) c);
      else
        g_string_append_unichar (text, c);
    }

  length = text->len;

  return check_zeros (g_string_free (text, FALSE), length, out_length, error);
}

/* ---- Windows-1252, alone or among UTF-8 --------------------------------------- */

/* Bytes of the UTF-8 character here; 0: it is none. */
static gsize
utf8_length (const char *text,
             const char *end)
{
  gunichar c = g_utf8_get_char_validated (text, end - text);

  return c >= (gunichar) -2 ? 0 : (gsize) (g_utf8_next_char (text) - text);
}

/* A character that Latin texts have.  What Windows-1252 wrote and happens to be
 * valid UTF-8, as "É»", is seldom one.
 */
static gboolean
is_plausible (gunichar c)
{
  return (c >= 0xa0 && c < 0x180) || (c >= 0x2010 && c < 0x2040) || c == 0x20ac || c >= 0x1f300;
}

typedef struct
{
  gsize n_good;      /* plausible characters of several bytes */
  gsize n_bad;       /* bytes that are no UTF-8 */
} Tally;

static Tally
weigh (const char *text,
       const char *end)
{
  Tally tally = { 0, 0 };

  while (text < end)
    {
      gsize length = (guint8) *text < 0x80 ? 1 : utf8_length (text, end);

      if (length == 0)
        tally.n_bad++;
      else if (length > 1 && is_plausible (g_utf8_get_char (text)))
        tally.n_good++;

      text += MAX (length, 1);
    }

  return tally;
}

static void
append_line (GString    *out,
             const char *text,
             const char *end,
             gboolean    as_utf8)
{
  while (text < end)
    {
      gsize length = (guint8) *text < 0x80 ? 1 : as_utf8 ? utf8_length (text, end) : 0;

      if (length == 0)
        g_string_append_unichar (out, windows_char ((guint8) *text));
      else
        g_string_append_len (out, text, (gssize) length);

      text += MAX (length, 1);
    }
}

static const char *
next_line (const char *text,
           const char *end)
{
  while (text < end && *text != '\n' && *text != '\r')
    text++;
  if (text < end && *text == '\r' && text + 1 < end && text[1] == '\n')
    text++;

  return text < end ? text + 1 : end;
}

/* Neither one thing nor wholly the other: each line for itself. */
static char *
decode_by_line (const char    *bytes,
                gsize          length,
                gboolean       mostly_utf8,
                gsize         *out_length,
                MgDecodeFacts *facts)
{
  const char *end = bytes + length;
  GString *out = g_string_sized_new (length + length / 8);
  guint line = 1;

  for (const char *start = bytes, *next; start < end; start = next, line++)
    {
      Tally tally;
      gboolean as_utf8;

      next = next_line (start, end);
      tally = weigh (start, next);
      as_utf8 = tally.n_good > 0 && tally.n_good >= tally.n_bad;
      append_line (out, start, next, as_utf8);

      if (mostly_utf8 ? tally.n_bad > 0 : as_utf8)
        {
          if (facts->n_odd_lines < MG_DECODE_MAX_LINES)
            facts->odd_lines[facts->n_odd_lines] = line;
          facts->n_odd_lines++;
        }
    }

  *out_length = out->len;

  return g_string_free (out, FALSE);
}

static char *
decode_windows (const char *bytes,
                gsize       length,
                gsize      *out_length)
{
  GString *out = g_string_sized_new (length + length / 8);

  append_line (out, bytes, bytes + length, FALSE);
  *out_length = out->len;

  return g_string_free (out, FALSE);
}

static char *
decode_bytes (const char    *bytes,
              gsize          length,
              gsize         *out_length,
              MgDecodeFacts *facts)
{
  Tally tally;

  if (g_utf8_validate_len (bytes, length, NULL))
    {
      char *copy = g_malloc (length + 1);

      memcpy (copy, bytes, length);
      copy[length] = '\0';
      *out_length = length;
      facts->encoding = UTF_8;
      return copy;
    }

  tally = weigh (bytes, bytes + length);
  if (tally.n_good == 0 && !facts->had_bom)
    {
      facts->encoding = WINDOWS;
      return decode_windows (bytes, length, out_length);
    }

  facts->encoding = facts->had_bom || tally.n_good >= tally.n_bad ? UTF_8 : WINDOWS;

  return decode_by_line (bytes, length, g_str_equal (facts->encoding, UTF_8), out_length, facts);
}

/* ---- Finding out, or being told ------------------------------------------------ */

static char *
find_and_decode (const char     *bytes,
                 gsize           length,
                 gsize          *out_length,
                 MgDecodeFacts  *facts,
                 GError        **error)
{
  const Mark *mark = find_mark (bytes, length);
  const char *zero;

  if (mark != NULL && mark->encoding == NULL)
    {
      g_set_error_literal (error, MG_ERROR, MG_ERROR_UNSUPPORTED,
                           _("The text is in UTF-32, which is not read. Open it in a text editor and save it as UTF-8."));
      return NULL;
    }

  facts->had_bom = mark != NULL;
  facts->encoding = mark != NULL ? mark->encoding : find_utf16 (bytes, length);
  if (mark != NULL)
    {
      bytes += mark->length;
      length -= mark->length;
    }

  if (facts->encoding != NULL && !g_str_equal (facts->encoding, UTF_8))
    return decode_utf16 (bytes, length, g_str_equal (facts->encoding, UTF_16LE) ? 0 : 1, out_length, error);

  if ((zero = memchr (bytes, 0, length)) != NULL)
    return fail_zero (bytes, (gsize) (zero - bytes), error);

  return decode_bytes (bytes, length, out_length, facts);
}

/* What people call it; Latin-1 files that have bytes 0x80 to 0x9f are Windows-1252. */
static const char *
canonical_name (const char *encoding)
{
  static const char * const names[][2] = {
    { "utf-8", UTF_8 }, { "utf8", UTF_8 },
    { "utf-16le", UTF_16LE }, { "utf-16be", UTF_16BE },
    { WINDOWS, WINDOWS }, { "cp1252", WINDOWS }, { "iso-8859-1", WINDOWS }, { "latin1", WINDOWS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (encoding, names[i][0]) == 0)
      return names[i][1];

  return encoding;
}

static char *
convert (const char  *bytes,
         gsize        length,
         const char  *encoding,
         gsize       *out_length,
         GError     **error)
{
  GIConv converter = g_iconv_open (UTF_8, encoding);
  GString *out;
  char *in = (char *) bytes;

  if (converter == (GIConv) -1)
    {
      g_set_error (error, MG_ERROR, MG_ERROR_UNSUPPORTED,
                   _("The encoding “%.40s” is not known here. Choose UTF-8 or windows-1252."), encoding);
      return NULL;
    }

  out = g_string_sized_new (length + length / 8);
  while (length > 0)
    {
      char block[4096];
      char *to = block;
      gsize room = sizeof block;
      gsize done = g_iconv (converter, &in, &length, &to, &room);

      g_string_append_len (out, block, to - block);
      if (done == (gsize) -1 && to == block)
        {
          g_string_append (out, "\xef\xbf\xbd");
          in++;
          length--;
        }
    }

  g_iconv_close (converter);
  *out_length = out->len;

  return g_string_free (out, FALSE);
}

static char *
decode_chosen (const char     *bytes,
               gsize           length,
               const char     *encoding,
               gsize          *out_length,
               MgDecodeFacts  *facts,
               GError        **error)
{
  const Mark *mark = find_mark (bytes, length);
  char *text;

  encoding = facts->encoding = canonical_name (encoding);
  facts->had_bom = mark != NULL && mark->encoding != NULL && g_str_equal (mark->encoding, encoding);
  if (facts->had_bom)
    {
      bytes += mark->length;
      length -= mark->length;
    }

  if (g_str_equal (encoding, UTF_16LE) || g_str_equal (encoding, UTF_16BE))
    return decode_utf16 (bytes, length, g_str_equal (encoding, UTF_16LE) ? 0 : 1, out_length, error);

  if (memchr (bytes, 0, length) != NULL)
    return fail_zero (bytes, (gsize) ((const char *) memchr (bytes, 0, length) - bytes), error);

  if (g_str_equal (encoding, WINDOWS))
    return decode_windows (bytes, length, out_length);
  if (!g_str_equal (encoding, UTF_8))
    text = convert (bytes, length, encoding, out_length, error);
  else
    {
      text = g_utf8_make_valid (bytes, (gssize) length);
      *out_length = strlen (text);
    }

  return text != NULL ? check_zeros (text, *out_length, out_length, error) : NULL;
}

char *
mg_text_decode_as (const char     *bytes,
                   gsize           length,
                   const char     *encoding,
                   gsize          *out_length,
                   MgDecodeFacts  *facts,
                   GError        **error)
{
  MgDecodeFacts found = { 0, };
  gsize n = 0;
  char *text;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (bytes == NULL)
    bytes = "";
  if (encoding != NULL)
    text = decode_chosen (bytes, length, encoding, &n, &found, error);
  else
    text = find_and_decode (bytes, length, &n, &found, error);

  if (text == NULL)
    return NULL;

  if (out_length != NULL)
    *out_length = n;
  if (facts != NULL)
    *facts = found;

  return text;
}

char *
mg_text_decode (const char  *bytes,
                gsize        length,
                gsize       *out_length,
                const char **encoding,
                GError     **error)
{
  MgDecodeFacts facts;
  char *text = mg_text_decode_as (bytes, length, NULL, out_length, &facts, error);

  if (text != NULL && encoding != NULL)
    *encoding = facts.encoding;

  return text;
}
