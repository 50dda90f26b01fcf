/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-csv-parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-sheet-private.h"
#include "mg-text.h"

/* Rows between two looks at the clock. */
#define ROWS_PER_REPORT 4096

/* Cells are cut where they stand: the separator behind a cell becomes its zero,
 * quotes are taken out by moving what follows to the front.  The zero behind
 * the whole text ends the last row.
 */
typedef struct
{
  MgSheet    *sheet;
  char       *text;
  char       *at;
  char       *row;            /* where the present row begins */
  guint       row_line;
  guint       line;
  guint       n_first;        /* cells of the first row */
  MgCsvMode   mode;
  gboolean    is_dirty;       /* there are characters that no file of ours has */
  char        separator;
  const char *name;
  guint8      stops[256];     /* what may end a cell */
} Csv;

static gboolean
fail (Csv         *self,
      int          code,
      guint        line,
      GError     **error,
      const char  *sentence)
{
  g_set_error (error, MG_ERROR, code, "%s:%u: %s", self->name, line, sentence);

  return FALSE;
}

/* Whether mg_text_clean() would have anything to do, line ends apart. */
static gboolean
is_dirty (const char *text,
          gsize       length)
{
  const guint8 *p = (const guint8 *) text;
  const guint8 *end = p + length;

  for (; p < end; p++)
    {
      if (*p >= 0x20 && *p < 0x7f)
        continue;

      switch (*p)
        {
        case '\t': case '\n': case '\r': break;
        case 0xc2: if (p[1] < 0xa0) return TRUE; break;
        case 0xe2: if (p[1] == 0x80 && (p[2] == 0xa8 || p[2] == 0xa9)) return TRUE; break;
        case 0xef: if (p[1] == 0xb7 || (p[1] == 0xbf && p[2] >= 0xbe)) return TRUE; break;
        case 0xf0: case 0xf1: case 0xf2: case 0xf3: case 0xf4:
          if ((p[1] & 0xf) == 0xf && p[2] == 0xbf && p[3] >= 0xbe) return TRUE;
          break;
        default: if (*p < 0x20 || *p == 0x7f) return TRUE; break;
        }
    }

  return FALSE;
}

/* Over the line end at @p, which may be two characters. */
static char *
skip_line_end (Csv  *self,
               char *p,
               char  c)
{
  if (c == '\r' && p[1] == '\n')
    p++;
  if (c != '\0')
    self->line++;

  return c != '\0' ? p + 1 : p;
}

/* Where the text goes on behind a closing quote; NULL: it never closes. */
static const char *
find_close (const char *p)
{
  while ((p = strchr (p, '"')) != NULL && p[1] == '"')
    p += 2;

  return p != NULL ? p + 1 : NULL;
}

/* What was pasted has quotes that mean nothing, as spreadsheets put only some
 * of them in quotes.
 */
static gboolean
is_quoted (Csv *self)
{
  const char *behind;

  if (*self->at != '"' || self->mode == MG_CSV_STRICT)
    return *self->at == '"';

  behind = find_close (self->at + 1);

  return behind != NULL && self->stops[(guint8) *behind];
}

/* Leaves @at on what ends the cell, and its text shortened to *@end. */
static gboolean
parse_quoted (Csv     *self,
              char   **end,
              GError **error)
{
  char *start = self->at + 1;
  char *from = start, *to = start;
  guint line = self->line;

  for (;;)
    {
      char c = *from;

      if (c == '"' && from[1] != '"')
        break;
      if (c == '\0')
        return fail (self, MG_ERROR_SYNTAX, line, error,
                     _("A quote opens here and never closes. Take it out, or add the one that closes it."));
      if (from - start > MG_SHEETS_MAX_CELL)
        return fail (self, MG_ERROR_TOO_LARGE, line, error,
                     _("A text in quotes that begins here is longer than 1 MiB: is a closing quote missing?"));

      if (c == '\n' || c == '\r')
        {
          from = skip_line_end (self, from, c);
          *to++ = '\n';
        }
      else
        {
          from += c == '"' ? 2 : 1;
          *to++ = c;
        }
    }

  from++;
  if (!self->stops[(guint8) *from])
    mg_sheet_note (self->sheet, MG_SHEET_NOTE_STRAY_QUOTE, line,
                   _("There is text behind a closing quote. It was added to the cell."));
  while (!self->stops[(guint8) *from])
    *to++ = *from++;

  *end = to;
  self->at = from;

  return TRUE;
}

/* In place: clean text is never longer. */
static void
clean (char *text)
{
  g_autofree char *better = NULL;

  if (!mg_text_is_clean (text, -1))
    {
      better = mg_text_clean (text, -1);
      strcpy (text, better);
    }
}

static gboolean
check_limits (Csv        *self,
              const char *start,
              GError    **error)
{
  if (self->at - self->row > MG_SHEETS_MAX_LINE)
    return fail (self, MG_ERROR_TOO_LARGE, self->row_line, error,
                 _("This row is longer than 16 MiB. The file is damaged or is no table."));
  if (self->at - start > MG_SHEETS_MAX_CELL)
    return fail (self, MG_ERROR_TOO_LARGE, self->row_line, error,
                 _("A cell in this row is longer than 1 MiB. The file is damaged or is no table."));
  if (self->sheet->cells->len - mg_sheet_get_row_start (self->sheet) >= MG_SHEETS_MAX_COLUMNS)
    return fail (self, MG_ERROR_TOO_LARGE, self->row_line, error,
                 _("This row has more than 16,384 cells, the most that is read. Keep only the columns you need."));
  if (self->sheet->cells->len >= MG_SHEETS_MAX_CELLS || self->sheet->rows->len >= MG_SHEETS_MAX_ROWS)
    return fail (self, MG_ERROR_TOO_LARGE, self->row_line, error,
                 _("The table is larger than what is read from here on. Keep only the rows you need."));

  return TRUE;
}

/* Returns what ended the cell, as the zero may already have taken its place. */
static gboolean
parse_cell (Csv     *self,
            char    *stop,
            GError **error)
{
  gboolean quoted = is_quoted (self);
  char *start = self->at + quoted;
  char *end;

  if (quoted)
    {
      if (!parse_quoted (self, &end, error))
        return FALSE;
    }
  else
    {
      while (!self->stops[(guint8) *self->at])
        self->at++;
      end = self->at;
    }

  if (!check_limits (self, start, error))
    return FALSE;

  *stop = *self->at;
  *end = '\0';
  if (self->is_dirty)
    clean (start);

  mg_sheet_add_cell (self->sheet, (guint32) (start - self->text));

  return TRUE;
}

/* Cells that are there beyond the first row's but hold nothing do not matter. */
static void
check_even (Csv *self)
{
  MgSheet *sheet = self->sheet;
  guint row = sheet->rows->len - 1;
  guint n = sheet->n_last;

  if (row == 0)
    self->n_first = n;

  while (n > self->n_first && *mg_sheet_get (sheet, row, n - 1) == '\0')
    n--;
  if (n != self->n_first)
    mg_sheet_note (sheet, MG_SHEET_NOTE_UNEVEN_ROW, self->row_line,
                   _("Cells in this row: %u; in the first one: %u."), n, self->n_first);
}

static gboolean
parse_row (Csv     *self,
           GError **error)
{
  char stop;

  self->row = self->at;
  self->row_line = self->line;
  do
    {
      if (!parse_cell (self, &stop, error))
        return FALSE;

      if (stop == self->separator && stop != '\0')
        self->at++;
      else
        self->at = skip_line_end (self, self->at, stop);
    }
  while (stop == self->separator && stop != '\0');

  if (mg_sheet_end_row (self->sheet, self->row_line))
    check_even (self);

  return TRUE;
}

static gboolean
parse_rows (Csv           *self,
            gsize          length,
            MgProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  for (guint n = 0; *self->at != '\0'; n++)
    {
      if (!parse_row (self, error))
        return FALSE;

      if (n % ROWS_PER_REPORT != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        mg_progress_report (progress, (double) (self->at - self->text) / (double) length);
    }

  return TRUE;
}

MgSheet *
mg_csv_parse (char          *text,
              gsize          length,
              char           separator,
              MgCsvMode      mode,
              const char    *display_name,
              MgProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(MgSheet) sheet = mg_sheet_new (NULL);
  Csv self = {
    .sheet = sheet, .text = text, .line = 1, .mode = mode,
    .name = display_name, .is_dirty = is_dirty (text, length)
  };
  gsize n_bytes = 0;
  char named = mg_csv_named_separator (text, &n_bytes);

  if (named != '\0')
    self.line++;
  if (separator == '\0')
    separator = named != '\0' ? named : mg_csv_find_separator (text, length);

  self.at = text + n_bytes;
  self.separator = separator;
  self.stops['\0'] = self.stops['\n'] = self.stops['\r'] = 1;
  self.stops[(guint8) separator] = 1;

  mg_sheet_take_text (sheet, text, length + 1, length);
  sheet->facts.separator = separator;

  return parse_rows (&self, length, progress, cancellable, error) ? g_steal_pointer (&sheet) : NULL;
}
