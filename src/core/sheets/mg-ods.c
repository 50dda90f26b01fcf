/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-pack.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-cell-value.h"
#include "mg-error.h"
#include "mg-sheet-private.h"
#include "mg-tags.h"
#include "mg-text.h"

/* content.xml (OpenDocument 1.3, part 3): document / body / spreadsheet / table. */
#define TABLE_DEPTH 4

/* Where LibreOffice's own sheets end: an empty row repeated beyond is the rest. */
#define MAX_REPEATED_ROWS 1048576u

typedef enum
{
  VALUE_TEXT,
  VALUE_NUMBER,
  VALUE_DATE,
  VALUE_TIME,
  VALUE_BOOLEAN,
} ValueType;

static const struct
{
  const char *name;
  const char *attribute;
  ValueType   type;
} types[] = {
  { "string", "string-value", VALUE_TEXT },
  { "float", "value", VALUE_NUMBER },
  { "currency", "value", VALUE_NUMBER },
  { "percentage", "value", VALUE_NUMBER },
  { "date", "date-value", VALUE_DATE },
  { "time", "time-value", VALUE_TIME },
  { "boolean", "boolean-value", VALUE_BOOLEAN },
};

typedef struct
{
  MgPack     *pack;
  MgTags     *tags;
  MgSheet    *sheet;           /* NULL: outside of tables */
  GHashTable *hidden;          /* names of styles */
  char       *style;           /* the one whose properties come */
  guint       line;
  guint       column;          /* of the cell, from 0 */
  guint       row_repeated;
  guint       cell_depth;      /* 0: outside of cells */
  guint       cell_repeated;
  guint       rows_spanned;
  guint       paragraph;       /* depth of the <text:p> we are in; 0: none */
  guint       n_paragraphs;
  GString    *shown;           /* text of the cell */
  char       *value;
  ValueType   type;
  gboolean    is_error;
  gboolean    is_empty_formula;
  guint       n_hidden;
} Reader;

static void
stop (Reader *self,
      GError *error)
{
  mg_tags_stop (self->tags, error);
}

static void
start_table (Reader      *self,
             const MgTag *tag)
{
  g_autofree char *name = mg_tag_dup (tag, "name");
  g_autofree char *style = mg_tag_dup (tag, "style-name");

  self->sheet = mg_pack_add_sheet (self->pack, name);
  self->line = 0;
  self->n_hidden = 0;
  self->sheet->facts.is_hidden = style != NULL && g_hash_table_contains (self->hidden, style);
  if (self->sheet->facts.is_hidden)
    mg_sheet_note (self->sheet, MG_SHEET_NOTE_HIDDEN, 0, _("This sheet is hidden in the spreadsheet."));
}

static void
end_table (Reader *self)
{
  if (self->n_hidden > 0)
    mg_sheet_note (self->sheet, MG_SHEET_NOTE_HIDDEN, 0,
                   ngettext ("%u row is hidden in the spreadsheet, perhaps by a filter; it is read too.",
                             "%u rows are hidden in the spreadsheet, perhaps by a filter; they are read too.",
                             self->n_hidden), self->n_hidden);
  self->sheet = NULL;
}

static void
start_row (Reader      *self,
           const MgTag *tag)
{
  self->line++;
  self->column = 0;
  self->row_repeated = CLAMP (mg_tag_get_uint (tag, "number-rows-repeated", 1), 1, MAX_REPEATED_ROWS);
  if (mg_tag_equals (tag, "visibility", "collapse") || mg_tag_equals (tag, "visibility", "filter"))
    self->n_hidden += self->row_repeated;
}

/* A row that is repeated stands for that many; if it is blank, for that many lines. */
static void
end_row (Reader *self)
{
  MgSheet *sheet = self->sheet;
  gsize start = mg_sheet_get_row_start (sheet);
  guint n_before = sheet->rows->len;
  GError *error = NULL;

  if (!mg_pack_end_row (self->pack, self->line, &error))
    {
      stop (self, error);
      return;
    }

  for (guint i = 1; i < self->row_repeated && sheet->rows->len > n_before; i++)
    {
      for (guint j = 0, n = mg_sheet_get_n_cells (sheet, n_before); j < n && error == NULL; j++)
        mg_pack_put (self->pack, j, g_array_index (sheet->cells, guint32, start + j), &error);

      if (error != NULL || !mg_pack_end_row (self->pack, self->line + i, &error))
        {
          stop (self, error);
          return;
        }
    }

  self->line += self->row_repeated - 1;
}

static void
start_cell (Reader      *self,
            const MgTag *tag)
{
  const char *attribute = NULL;
  gsize length;

  self->cell_depth = tag->depth;
  self->cell_repeated = CLAMP (mg_tag_get_uint (tag, "number-columns-repeated", 1), 1, MG_SHEETS_MAX_COLUMNS);
  self->rows_spanned = mg_tag_get_uint (tag, "number-rows-spanned", 1);
  self->type = VALUE_TEXT;
  for (guint i = 0; i < G_N_ELEMENTS (types) && attribute == NULL; i++)
    if (mg_tag_equals (tag, "value-type", types[i].name))
      {
        self->type = types[i].type;
        attribute = types[i].attribute;
      }

  g_clear_pointer (&self->value, g_free);
  if (attribute != NULL)
    self->value = mg_tag_dup (tag, attribute);

  self->is_error = mg_tag_equals (tag, "value-type", "error");
  self->is_empty_formula = attribute == NULL && mg_tag_get_bytes (tag, "formula", &length) != NULL;
  self->n_paragraphs = 0;
  g_string_truncate (self->shown, 0);
}

/* "01400" for 1400: what is shown keeps zeros that the number has not. */
static gboolean
is_padded (const char *shown,
           double      number)
{
  double same;

  return shown[0] == '0' && shown[1] != '\0' && strspn (shown, "0123456789") == strlen (shown) &&
         mg_text_parse_real (shown, &same) && same >= number && same <= number;
}

/* Lent: @buffer, or a text of the reader. */
static const char *
cell_text (Reader *self,
           char    buffer[MG_CELL_LENGTH])
{
  double number;

  if (self->value == NULL)
    return self->shown->str;

  switch (self->type)
    {
    case VALUE_NUMBER:
      if (!mg_text_parse_real (self->value, &number))
        return self->value;
      return is_padded (self->shown->str, number) ? self->shown->str : mg_text_format_real (number, buffer);
    case VALUE_DATE:
      return mg_cell_trim_date (self->value, self->shown->str);
    case VALUE_TIME:
      return mg_cell_format_duration (self->value, buffer) ? buffer : self->shown->str;
    case VALUE_TEXT:
    case VALUE_BOOLEAN:
    default:
      return self->value;
    }
}

static void
put_cell (Reader     *self,
          const char *text)
{
  GError *error = NULL;
  guint32 place;

  if (!mg_pack_add_text (self->pack, text, strlen (text), &place, &error))
    {
      stop (self, error);
      return;
    }

  if (self->rows_spanned > 1)
    mg_sheet_add_merge (self->sheet, self->line, self->line + MIN (self->rows_spanned, MAX_REPEATED_ROWS) - 1,
                        self->column);

  for (guint i = 0; i < self->cell_repeated; i++)
    if (!mg_pack_put (self->pack, self->column + i, place, &error))
      {
        stop (self, error);
        return;
      }
}

static void
end_cell (Reader *self)
{
  char buffer[MG_CELL_LENGTH];
  const char *text = cell_text (self, buffer);

  if (self->is_error)
    mg_sheet_note (self->sheet, MG_SHEET_NOTE_ERROR_CELL, self->line,
                   _("A cell shows “%.20s”: it was read as empty."), self->shown->str);
  else if (*text != '\0')
    put_cell (self, text);
  else if (self->is_empty_formula)
    mg_sheet_note (self->sheet, MG_SHEET_NOTE_NO_RESULT, self->line,
                   _("A formula has no result in the file. Open it in your spreadsheet program and save it again."));

  self->column = MIN (self->column + self->cell_repeated, 2 * MG_SHEETS_MAX_COLUMNS);
  self->cell_depth = 0;
}

/* Inside of a cell: only its own paragraphs, not those of a comment or a drawing. */
static void
start_in_cell (Reader      *self,
               const MgTag *tag)
{
  if (g_str_equal (tag->name, "p") && tag->depth == self->cell_depth + 1)
    {
      if (self->n_paragraphs++ > 0)
        g_string_append_c (self->shown, '\n');
      self->paragraph = tag->depth;
    }
  else if (self->paragraph == 0)
    {
      return;
    }
  else if (g_str_equal (tag->name, "s"))
    {
      for (guint n = MIN (mg_tag_get_uint (tag, "c", 1), 1000); n > 0; n--)
        g_string_append_c (self->shown, ' ');
    }
  else if (g_str_equal (tag->name, "tab"))
    {
      g_string_append_c (self->shown, '\t');
    }
  else if (g_str_equal (tag->name, "line-break"))
    {
      g_string_append_c (self->shown, '\n');
    }
}

static void
start_outside (Reader      *self,
               const MgTag *tag)
{
  if (g_str_equal (tag->name, "style"))
    {
      g_free (self->style);
      self->style = mg_tag_dup (tag, "name");
    }
  else if (g_str_equal (tag->name, "table-properties") && mg_tag_equals (tag, "display", "false") &&
           self->style != NULL)
    {
      g_hash_table_add (self->hidden, g_strdup (self->style));
    }
  else if (g_str_equal (tag->name, "table") && tag->depth == TABLE_DEPTH)
    {
      start_table (self, tag);
    }
}

static void
start_func (MgTags      *tags,
            const MgTag *tag,
            gpointer     data)
{
  Reader *self = data;

  self->tags = tags;
  if (self->sheet == NULL)
    start_outside (self, tag);
  else if (self->cell_depth > 0)
    start_in_cell (self, tag);
  else if (g_str_equal (tag->name, "table-cell") || g_str_equal (tag->name, "covered-table-cell"))
    start_cell (self, tag);
  else if (g_str_equal (tag->name, "table-row"))
    start_row (self, tag);
}

static void
end_func (MgTags     *tags,
          const char *name,
          guint       depth,
          gpointer    data)
{
  Reader *self = data;

  if (self->sheet == NULL)
    return;

  if (depth == self->paragraph)
    self->paragraph = 0;

  if (depth == self->cell_depth)
    end_cell (self);
  else if (self->cell_depth == 0 && g_str_equal (name, "table-row"))
    end_row (self);
  else if (depth == TABLE_DEPTH && g_str_equal (name, "table"))
    end_table (self);
}

static void
text_func (MgTags     *tags,
           const char *text,
           gsize       length,
           gpointer    data)
{
  Reader *self = data;

  if (self->paragraph > 0)
    g_string_append_len (self->shown, text, (gssize) length);
}

gboolean
mg_ods_read (MgPack  *pack,
             GError **error)
{
  static const MgTagHandlers handlers = { start_func, end_func, text_func };
  GBytes *bytes = mg_pack_get (pack, "content.xml");
  g_autoptr(GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader self = { .pack = pack, .hidden = hidden, .shown = g_string_new (NULL) };
  gboolean done;

  done = bytes != NULL &&
         mg_tags_run (bytes, pack->name, &handlers, &self, &pack->watch, error);
  g_free (self.style);
  g_free (self.value);
  g_string_free (self.shown, TRUE);

  if (bytes == NULL || (done && pack->sheets->len == 0))
    return mg_pack_fail (pack, MG_ERROR_SYNTAX, error,
                         _("The spreadsheet has no sheet with cells. Ask for a new copy, or save it as CSV."));

  return done;
}
