/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-csv-parse.h"

#include <string.h>

/* How much of the text is looked at. */
#define MAX_BYTES (256u * 1024)
#define MAX_ROWS 200

/* What a cell may be cut by; of two that cut equally well, the first: a comma
 * also stands in numbers and in names.
 */
static const char candidates[] = { '\t', ';', '|', ',' };

#define N_CANDIDATES G_N_ELEMENTS (candidates)

typedef struct
{
  guint16  counts[MAX_ROWS][N_CANDIDATES];
  guint    n_rows;
} Sample;

static int
candidate_of (char c)
{
  for (guint i = 0; i < N_CANDIDATES; i++)
    if (candidates[i] == c)
      return (int) i;

  return -1;
}

/* Counts each candidate outside of quotes, row by row; the last row may be cut,
 * and counts only if it is the only one.
 */
static void
take_sample (Sample     *sample,
             const char *text,
             gsize       length)
{
  gboolean quoted = FALSE, may_open = TRUE, blank = TRUE;
  gsize n = MIN (length, MAX_BYTES);

  for (gsize i = 0; i < n && sample->n_rows < MAX_ROWS; i++)
    {
      char c = text[i];
      int candidate = quoted ? -1 : candidate_of (c);

      if (c == '"')
        {
          quoted = quoted ? text[i + 1] == '"' && ++i < n : may_open;
          may_open = blank = FALSE;
        }
      else if (!quoted && (c == '\n' || c == '\r'))
        {
          sample->n_rows += !blank;
          may_open = blank = TRUE;
          if (sample->n_rows < MAX_ROWS)
            memset (sample->counts[sample->n_rows], 0, sizeof sample->counts[0]);
        }
      else if (candidate >= 0)
        {
          guint16 *count = &sample->counts[sample->n_rows][candidate];

          *count += *count < G_MAXUINT16;
          may_open = TRUE;
          blank = FALSE;
        }
      else
        {
          may_open = FALSE;
          blank = blank && c == ' ';
        }
    }

  if (sample->n_rows < MAX_ROWS && !blank && (n == length || sample->n_rows == 0))
    sample->n_rows++;
}

/* How many rows have the number of separators that most rows with any have; the
 * first row, which names the columns, counts more.
 */
static guint
score (const Sample *sample,
       guint         candidate)
{
  guint best = 0, n_cut = 0;

  for (guint i = 0; i < sample->n_rows; i++)
    {
      guint count = sample->counts[i][candidate];
      guint n_same = 0;

      n_cut += count > 0;
      for (guint j = 0; j < sample->n_rows && count > 0; j++)
        n_same += (sample->counts[j][candidate] == count) * (j == 0 ? 1 + sample->n_rows / 4 : 1);

      best = MAX (best, n_same);
    }

  return 2 * n_cut >= sample->n_rows ? best : 0;
}

char
mg_csv_find_separator (const char *text,
                       gsize       length)
{
  g_autofree Sample *sample = g_new0 (Sample, 1);
  char found = '\0';
  guint best = 0;

  take_sample (sample, text, length);
  for (guint i = 0; i < N_CANDIDATES; i++)
    {
      guint points = score (sample, i);

      if (points > best)
        {
          best = points;
          found = candidates[i];
        }
    }

  return found;
}

char
mg_csv_named_separator (const char *text,
                        gsize      *n_bytes)
{
  gboolean quoted = text[0] == '"';
  const char *p = text + quoted;
  char separator;

  if (g_ascii_strncasecmp (p, "sep=", 4) != 0 || p[4] == '\0' || strchr ("\r\n", p[4]) != NULL)
    return '\0';

  separator = p[4];
  p += 5;
  if (quoted && *p++ != '"')
    return '\0';
  if (*p != '\r' && *p != '\n')
    return '\0';

  p += p[0] == '\r' && p[1] == '\n' ? 2 : 1;
  *n_bytes = (gsize) (p - text);

  return separator;
}
