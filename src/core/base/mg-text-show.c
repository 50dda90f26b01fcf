/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-text-show.h"

#include <string.h>

#define MARK 0xfffd
#define BLACK_FLAG 0x1f3f4     /* begins the flags of regions, which go on in tags */

/* First and last: format characters that are not seen.  Controls are not listed. */
static const gunichar hidden[][2] = {
  { 0x061c, 0x061c },     /* Arabic letter mark */
  { 0x180e, 0x180e },
  { 0x200b, 0x200f },     /* blanks without width, joiners, marks of direction */
  { 0x2028, 0x202e },     /* separators, embeddings and overrides */
  { 0x2060, 0x206f },     /* word joiner, isolates */
  { 0xfeff, 0xfeff },
  { 0xfff9, 0xfffb },
  { 0xe0000, 0xe0fff },   /* tags */
};

static gboolean
is_hidden (gunichar c)
{
  if (c < 0x300)
    return c != '\n' && c != '\t' && (c < 0x20 || (c >= 0x7f && c < 0xa0));

  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    if (c >= hidden[i][0] && c <= hidden[i][1])
      return TRUE;

  return FALSE;
}

/* Letters that change when they are joined begin with Arabic; emoji are beyond. */
static gboolean
is_joined (gunichar c)
{
  return c >= 0x600 && c != MARK && !is_hidden (c);
}

/* @before: what was shown last; @after: what comes next */
static gboolean
is_needed (gunichar before,
           gunichar c,
           gunichar after)
{
  if (c == 0x200c || c == 0x200d)
    return is_joined (before) && is_joined (after);

  if (c >= 0xe0020 && c <= 0xe007f)
    return before == BLACK_FLAG || (before >= 0xe0020 && before < 0xe007f);

  return FALSE;
}

static gunichar
show_char (gunichar    before,
           const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return is_hidden (c) && !is_needed (before, c, g_utf8_get_char (g_utf8_next_char (at))) ? MARK : c;
}

/* Most text has nothing to hide: a look is enough. */
static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x7f || ((guchar) *text < 0x20 && *text != '\n' && *text != '\t'))
      return FALSE;

  return TRUE;
}

/* @max_chars: 0: all */
static char *
show (const char *text,
      gsize       max_chars)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *shown = g_string_sized_new (MIN (strlen (valid), 4096));
  gunichar before = 0;
  gsize n_chars = 0;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (max_chars > 0 && n_chars++ == max_chars)
        {
          g_string_append (shown, "…");
          break;
        }

      before = show_char (before, at);
      g_string_append_unichar (shown, before);
    }

  return g_string_free (shown, FALSE);
}

char *
mg_text_show (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return is_plain (text) ? g_strdup (text) : show (text, 0);
}

char *
mg_text_show_line (const char *text)
{
  char *line;

  g_return_val_if_fail (text != NULL, NULL);

  line = is_plain (text) && strnlen (text, MG_TEXT_LINE_LENGTH + 1) <= MG_TEXT_LINE_LENGTH
           ? g_strdup (text)
           : show (text, MG_TEXT_LINE_LENGTH);

  return g_strdelimit (line, "\n\t", ' ');
}
