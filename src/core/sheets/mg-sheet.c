/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-text.h"

/* Of one kind; the others are counted. */
#define MAX_NOTES 10

static void
clear_note (gpointer data)
{
  g_free (((MgSheetNote *) data)->text);
}

MgSheet *
mg_sheet_new (const char *name)
{
  MgSheet *self = g_new0 (MgSheet, 1);

  self->n_refs = 1;
  self->name = mg_text_clean (name != NULL ? name : "", -1);
  self->text = g_byte_array_new ();
  g_byte_array_append (self->text, (const guint8 *) "", 1);
  self->rows = g_array_new (FALSE, FALSE, sizeof (MgSheetRow));
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->notes = g_array_new (FALSE, FALSE, sizeof (MgSheetNote));
  g_array_set_clear_func (self->notes, clear_note);

  return self;
}

MgSheet *
mg_sheet_ref (MgSheet *self)
{
  g_atomic_int_inc (&self->n_refs);

  return self;
}

void
mg_sheet_unref (MgSheet *self)
{
  if (!g_atomic_int_dec_and_test (&self->n_refs))
    return;

  g_free (self->name);
  g_byte_array_unref (self->text);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_clear_pointer (&self->merges, g_array_unref);
  g_array_unref (self->notes);
  g_free (self);
}

/* ---- Looking ------------------------------------------------------------------- */

static const MgSheetRow *
get_row (const MgSheet *self,
         guint          row)
{
  return &g_array_index (self->rows, MgSheetRow, row);
}

static gsize
row_end (const MgSheet *self,
         guint          row)
{
  return row + 1 < self->rows->len ? get_row (self, row + 1)->first : self->cells->len;
}

const char *
mg_sheet_get_name (const MgSheet *self)
{
  return self->name;
}

guint
mg_sheet_get_n_rows (const MgSheet *self)
{
  return self->rows->len;
}

guint
mg_sheet_get_n_columns (const MgSheet *self)
{
  return self->n_columns;
}

guint
mg_sheet_get_n_cells (const MgSheet *self,
                      guint          row)
{
  return row < self->rows->len ? (guint) (row_end (self, row) - get_row (self, row)->first) : 0;
}

static guint32
get_place (const MgSheet *self,
           guint          row,
           guint          column)
{
  if (column >= mg_sheet_get_n_cells (self, row))
    return self->empty;

  return g_array_index (self->cells, guint32, get_row (self, row)->first + column);
}

const char *
mg_sheet_get (const MgSheet *self,
              guint          row,
              guint          column)
{
  return (const char *) self->text->data + get_place (self, row, column);
}

guint
mg_sheet_get_line (const MgSheet *self,
                   guint          row)
{
  return row < self->rows->len ? get_row (self, row)->line : 0;
}

const MgSheetFacts *
mg_sheet_get_facts (MgSheet *self)
{
  if (!self->guessed)
    mg_sheet_guess (self);
  self->guessed = TRUE;

  return &self->facts;
}

guint
mg_sheet_get_n_notes (const MgSheet *self)
{
  return self->notes->len;
}

const MgSheetNote *
mg_sheet_get_note (const MgSheet *self,
                   guint          index)
{
  g_return_val_if_fail (index < self->notes->len, NULL);

  return &g_array_index (self->notes, MgSheetNote, index);
}

/* ---- Filling ------------------------------------------------------------------- */

void
mg_sheet_take_text (MgSheet *self,
                    char    *text,
                    gsize    length,
                    gsize    empty)
{
  g_return_if_fail (self->cells->len == 0 && length <= G_MAXUINT32);

  g_byte_array_unref (self->text);
  self->text = g_byte_array_new_take ((guint8 *) text, length);
  self->empty = (guint32) empty;
}

guint32
mg_sheet_add_text (MgSheet    *self,
                   const char *text,
                   gsize       length)
{
  guint32 place = self->text->len;

  if (length == 0)
    return self->empty;

  g_byte_array_append (self->text, (const guint8 *) text, (guint) length);
  g_byte_array_append (self->text, (const guint8 *) "", 1);

  return place;
}

gsize
mg_sheet_get_row_start (const MgSheet *self)
{
  /* What is behind the last row that ended. */
  return self->rows->len > 0 ? get_row (self, self->rows->len - 1)->first + self->n_last : 0;
}

gboolean
mg_sheet_end_row (MgSheet *self,
                  guint    line)
{
  MgSheetRow row = { mg_sheet_get_row_start (self), line };
  const char *text = (const char *) self->text->data;
  guint n = (guint) (self->cells->len - row.first);
  gboolean blank = TRUE;

  for (gsize i = row.first; i < self->cells->len && blank; i++)
    blank = mg_sheet_is_blank (text + g_array_index (self->cells, guint32, i));

  if (blank)
    {
      g_array_set_size (self->cells, (guint) row.first);
      return FALSE;
    }

  g_array_append_val (self->rows, row);
  self->n_last = n;
  self->n_columns = MAX (self->n_columns, n);

  return TRUE;
}

void
mg_sheet_append (MgSheet            *self,
                 guint               line,
                 const char * const *cells)
{
  g_return_if_fail (self != NULL && cells != NULL);

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *clean = mg_text_clean (cells[i], -1);

      mg_sheet_add_cell (self, mg_sheet_add_text (self, clean, strlen (clean)));
    }

  if (line == 0)
    line = mg_sheet_get_line (self, self->rows->len - 1) + 1;
  mg_sheet_end_row (self, line);
  self->guessed = FALSE;
}

/* ---- Merged cells ---------------------------------------------------------------- */

void
mg_sheet_add_merge (MgSheet *self,
                    guint    first_line,
                    guint    last_line,
                    guint    column)
{
  MgSheetMerge merge = { first_line, last_line, column };

  if (self->merges == NULL)
    self->merges = g_array_new (FALSE, FALSE, sizeof (MgSheetMerge));
  if (last_line > first_line && column < MG_SHEETS_MAX_COLUMNS)
    g_array_append_val (self->merges, merge);
}

/* The first row at or below that line. */
static guint
find_row (const MgSheet *self,
          guint          line)
{
  guint low = 0, high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_row (self, middle)->line < line)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Makes room for @widths[row] cells in each row. */
static void
widen (MgSheet     *self,
       const guint *widths)
{
  GArray *cells = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->cells->len + self->rows->len);

  for (guint i = 0; i < self->rows->len; i++)
    {
      gsize first = cells->len;
      guint n = mg_sheet_get_n_cells (self, i);

      g_array_append_vals (cells, &g_array_index (self->cells, guint32, get_row (self, i)->first), n);
      for (; n < widths[i]; n++)
        g_array_append_val (cells, self->empty);

      /* The next row's beginning is still needed, this one's no more. */
      ((MgSheetRow *) get_row (self, i))->first = first;
      self->n_columns = MAX (self->n_columns, n);
    }

  g_array_unref (self->cells);
  self->cells = cells;
}

static void
fill_merge (MgSheet            *self,
            const MgSheetMerge *merge)
{
  guint row = find_row (self, merge->first_line);
  guint32 place = get_place (self, row, merge->column);

  if (mg_sheet_get_line (self, row) != merge->first_line || place == self->empty)
    return;

  while (++row < self->rows->len && get_row (self, row)->line <= merge->last_line)
    g_array_index (self->cells, guint32, get_row (self, row)->first + merge->column) = place;

  mg_sheet_note (self, MG_SHEET_NOTE_MERGED, merge->first_line,
                 _("Cells are merged from here down to row %u: each of these rows has their text."), merge->last_line);
}

static void
fill_merges (MgSheet *self)
{
  g_autofree guint *widths = g_new0 (guint, self->rows->len + 1);
  gsize n_done = 0;

  for (guint i = 0; i < self->merges->len; i++)
    {
      const MgSheetMerge *merge = &g_array_index (self->merges, MgSheetMerge, i);

      for (guint row = find_row (self, merge->first_line);
           row < self->rows->len && get_row (self, row)->line <= merge->last_line; row++, n_done++)
        widths[row] = MAX (widths[row], merge->column + 1);

      /* Merges that lie on each other are made to do harm. */
      if (n_done > MG_SHEETS_MAX_ROWS)
        g_array_set_size (self->merges, i);
    }

  widen (self, widths);
  for (guint i = 0; i < self->merges->len; i++)
    fill_merge (self, &g_array_index (self->merges, MgSheetMerge, i));
}

/* ---- Notes ----------------------------------------------------------------------- */

static void
add_note (MgSheet         *self,
          MgSheetNoteKind  kind,
          guint            line,
          char            *text)
{
  MgSheetNote note = { kind, line, mg_text_mend (text) };

  g_array_append_val (self->notes, note);
}

void
mg_sheet_note (MgSheet         *self,
               MgSheetNoteKind  kind,
               guint            line,
               const char      *format,
               ...)
{
  va_list args;

  if (self->n_noted[kind]++ >= MAX_NOTES)
    return;

  va_start (args, format);
  add_note (self, kind, line, g_strdup_vprintf (format, args));
  va_end (args);
}

static char *
count_more (MgSheetNoteKind kind,
            guint           n)
{
  switch (kind)
    {
    case MG_SHEET_NOTE_UNEVEN_ROW:
      return g_strdup_printf (ngettext ("%u more row is longer or shorter than the first one.",
                                        "%u more rows are longer or shorter than the first one.", n), n);
    case MG_SHEET_NOTE_STRAY_QUOTE:
      return g_strdup_printf (ngettext ("%u more cell has text behind its closing quote.",
                                        "%u more cells have text behind their closing quote.", n), n);
    case MG_SHEET_NOTE_ODD_ENCODING:
      return g_strdup_printf (ngettext ("%u more line is in another encoding.",
                                        "%u more lines are in another encoding.", n), n);
    case MG_SHEET_NOTE_SAME_HEADING:
      return g_strdup_printf (ngettext ("%u more column has the name of another one.",
                                        "%u more columns have the name of another one.", n), n);
    case MG_SHEET_NOTE_MERGED:
      return g_strdup_printf (ngettext ("%u more group of cells is merged.",
                                        "%u more groups of cells are merged.", n), n);
    case MG_SHEET_NOTE_ERROR_CELL:
      return g_strdup_printf (ngettext ("%u more cell shows an error of the spreadsheet.",
                                        "%u more cells show an error of the spreadsheet.", n), n);
    case MG_SHEET_NOTE_NO_RESULT:
      return g_strdup_printf (ngettext ("%u more formula has no result in the file.",
                                        "%u more formulas have no result in the file.", n), n);
    case MG_SHEET_NOTE_HIDDEN:
    case MG_SHEET_NOTE_CUT:
    default:
      return NULL;
    }
}

void
mg_sheet_finish (MgSheet *self)
{
  if (self->merges != NULL && self->merges->len > 0)
    fill_merges (self);

  if (mg_sheet_get_facts (self)->has_header)
    mg_sheet_note_headings (self);

  for (guint kind = 0; kind < MG_SHEET_N_NOTE_KINDS; kind++)
    {
      guint n = self->n_noted[kind];
      char *text = n > MAX_NOTES ? count_more (kind, n - MAX_NOTES) : NULL;

      if (text != NULL)
        add_note (self, kind, 0, text);
      self->n_noted[kind] = 0;
    }
}

gboolean
mg_sheet_is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if ((guint8) *text > ' ' &&
        ((guint8) *text < 0x80 || !g_unichar_isspace (g_utf8_get_char (text))))
      return FALSE;

  return TRUE;
}
