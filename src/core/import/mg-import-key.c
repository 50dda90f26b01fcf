/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-import-key.h"

#include <string.h>

#include "mg-text.h"

#define MAX_LENGTH 64   /* of words whose difference is counted */

/* A dot within or behind an abbreviation: what follows a single letter. */
static gboolean
is_abbreviation_dot (const GString *key)
{
  return key->len > 0 && g_ascii_isalpha (key->str[key->len - 1]);
}

char *
mg_import_key (const char *text)
{
  g_autofree char *folded = mg_text_fold (text);
  GString *key = g_string_sized_new (strlen (folded));
  guint run = 0;            /* letters since the last blank or dot */
  gboolean blank = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '.' && run == 1 && is_abbreviation_dot (key))
        {
          run = 0;
          continue;
        }

      if (!g_unichar_isalnum (c) && c != '&')
        {
          blank = key->len > 0;
          run = 0;
          continue;
        }

      if ((blank || c == '&') && key->len > 0 && key->str[key->len - 1] != ' ')
        g_string_append_c (key, ' ');

      if (c == '&')
        g_string_append (key, "et");
      else
        g_string_append_unichar (key, c);

      run++;
      blank = c == '&';
    }

  return g_string_free (key, FALSE);
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x200b || c == 0xfeff || c == 0x2060;
}

char *
mg_import_trim (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && is_space (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  while (end > text && is_space (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (text, (gsize) (end - text));
}

gboolean
mg_import_is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!is_space (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

guint
mg_import_tolerance (const char *word)
{
  gsize length = strlen (word);

  for (const char *p = word; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      return 0;

  return length < 5 ? 0 : length < 10 ? 1 : 2;
}

/* Damerau and Levenshtein, without what lies farther than @limit from the diagonal. */
gboolean
mg_import_is_near (const char *one,
                   const char *other,
                   guint       limit)
{
  guint rows[3][MAX_LENGTH + 1];
  gsize n = strlen (one);
  gsize m = strlen (other);

  if (n > MAX_LENGTH || m > MAX_LENGTH || limit == 0)
    return strcmp (one, other) == 0;

  if ((n > m ? n - m : m - n) > limit)
    return FALSE;

  for (guint j = 0; j <= m; j++)
    rows[0][j] = j;

  for (guint i = 1; i <= n; i++)
    {
      guint *row = rows[i % 3];
      const guint *above = rows[(i + 2) % 3];
      const guint *before = rows[(i + 1) % 3];
      guint least;

      row[0] = least = i;
      for (guint j = 1; j <= m; j++)
        {
          row[j] = MIN (above[j - 1] + (one[i - 1] != other[j - 1]), MIN (above[j], row[j - 1]) + 1);
          if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
            row[j] = MIN (row[j], before[j - 2] + 1);
          least = MIN (least, row[j]);
        }

      if (least > limit)
        return FALSE;
    }

  return rows[n % 3][m] <= limit;
}
