/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-xlsx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-sheet-private.h"
#include "mg-text.h"

/* What t="…" of a cell says its <v> is. */
typedef enum
{
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_TEXT,            /* of a formula, in the cell, or a date in ISO 8601 */
  TYPE_BOOLEAN,
  TYPE_ERROR,
} CellType;

static const struct
{
  const char *name;
  CellType    type;
} types[] = {
  { "s", TYPE_SHARED }, { "str", TYPE_TEXT }, { "inlineStr", TYPE_TEXT },
  { "d", TYPE_TEXT }, { "b", TYPE_BOOLEAN }, { "e", TYPE_ERROR },
};

typedef struct
{
  MgXlsx   *xlsx;
  MgSheet  *sheet;
  MgTags   *tags;
  guint32  *copied;          /* by shared string: its place in this sheet; 0: not yet */
  GString  *text;
  guint     line;
  guint     column;
  CellType  type;
  guint     style;
  gboolean  in_text;         /* inside <v> or <t> */
  gboolean  has_formula;
  guint     unread;          /* depth of an <rPh>; 0: none */
  guint     n_hidden;
} Reader;

/* "BC12": column 54, line 12.  Both from 1, 0 if it is not said. */
static gboolean
parse_reference (const char *text,
                 gsize       length,
                 guint      *column,
                 guint      *line)
{
  gsize i = 0;

  *column = *line = 0;
  for (; i < length && g_ascii_isalpha (text[i]) && *column < 100000; i++)
    *column = *column * 26 + (guint) (g_ascii_toupper (text[i]) - 'A') + 1;
  for (; i < length && g_ascii_isdigit (text[i]) && *line < 100000000; i++)
    *line = *line * 10 + (guint) (text[i] - '0');

  return i == length && *column > 0;
}

static void
start_row (Reader      *self,
           const MgTag *tag)
{
  guint line = mg_tag_get_uint (tag, "r", self->line + 1);

  self->line = MAX (line, self->line + 1);
  self->column = 0;
  self->n_hidden += mg_tag_is_true (tag, "hidden");
}

static void
start_cell (Reader      *self,
            const MgTag *tag)
{
  gsize length = 0;
  const char *reference = mg_tag_get_bytes (tag, "r", &length);
  guint column, line;

  if (reference != NULL && parse_reference (reference, length, &column, &line))
    self->column = column;
  else
    self->column++;

  self->type = TYPE_NUMBER;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (mg_tag_equals (tag, "t", types[i].name))
      self->type = types[i].type;

  self->style = mg_tag_get_uint (tag, "s", 0);
  self->has_formula = FALSE;
  g_string_truncate (self->text, 0);
}

static void
start_merge (Reader      *self,
             const MgTag *tag)
{
  g_autofree char *range = mg_tag_dup (tag, "ref");
  const char *colon = range != NULL ? strchr (range, ':') : NULL;
  guint left, top, right, bottom;

  if (colon != NULL && parse_reference (range, (gsize) (colon - range), &left, &top) &&
      parse_reference (colon + 1, strlen (colon + 1), &right, &bottom))
    mg_sheet_add_merge (self->sheet, top, bottom, left - 1);
}

static void
start_func (MgTags      *tags,
            const MgTag *tag,
            gpointer     data)
{
  Reader *self = data;

  self->tags = tags;
  if (g_str_equal (tag->name, "c"))
    start_cell (self, tag);
  else if (g_str_equal (tag->name, "v"))
    self->in_text = TRUE;
  else if (g_str_equal (tag->name, "t"))
    self->in_text = self->unread == 0;
  else if (g_str_equal (tag->name, "f"))
    self->has_formula = TRUE;
  else if (g_str_equal (tag->name, "row"))
    start_row (self, tag);
  else if (g_str_equal (tag->name, "rPh"))
    self->unread = tag->depth;
  else if (g_str_equal (tag->name, "mergeCell"))
    start_merge (self, tag);
}

static void
put (Reader     *self,
     const char *text,
     gsize       length)
{
  GError *error = NULL;
  guint32 place;

  if (length > 0 && (!mg_pack_add_text (self->xlsx->pack, text, length, &place, &error) ||
                     !mg_pack_put (self->xlsx->pack, self->column - 1, place, &error)))
    mg_tags_stop (self->tags, error);
}

/* A shared string is copied once into each sheet that shows it. */
static void
put_shared (Reader *self)
{
  const MgXlsx *xlsx = self->xlsx;
  GError *error = NULL;
  gint64 index;

  if (!mg_text_parse_integer (self->text->str, &index) || index < 0 || index >= xlsx->places->len)
    return;

  if (self->copied[index] == 0)
    {
      const char *text = xlsx->shared->str + g_array_index (xlsx->places, gsize, index);

      if (!mg_pack_add_text (xlsx->pack, text, strlen (text), &self->copied[index], &error))
        {
          mg_tags_stop (self->tags, error);
          return;
        }
    }

  if (self->copied[index] != self->sheet->empty &&
      !mg_pack_put (xlsx->pack, self->column - 1, self->copied[index], &error))
    mg_tags_stop (self->tags, error);
}

static void
put_number (Reader *self)
{
  const GArray *formats = self->xlsx->formats;
  MgCellFormat format = { MG_CELL_NUMBER, 0 };
  char buffer[MG_CELL_LENGTH];
  double number;

  if (!mg_text_parse_real (self->text->str, &number))
    {
      put (self, self->text->str, self->text->len);
      return;
    }

  if (self->style < formats->len)
    format = g_array_index (formats, MgCellFormat, self->style);

  mg_cell_format_number (number, format, self->xlsx->epoch, buffer);
  put (self, buffer, strlen (buffer));
}

static void
end_cell (Reader *self)
{
  /* A text may be empty; a number that was never computed is. */
  if (self->has_formula && self->text->len == 0 && self->type != TYPE_TEXT)
    mg_sheet_note (self->sheet, MG_SHEET_NOTE_NO_RESULT, self->line,
                   _("A formula has no result in the file. Open it in your spreadsheet program and save it again."));

  if (self->text->len == 0)
    return;

  switch (self->type)
    {
    case TYPE_NUMBER:
      put_number (self);
      break;
    case TYPE_SHARED:
      put_shared (self);
      break;
    case TYPE_TEXT:
      mg_xlsx_unescape (self->text);
      put (self, self->text->str, self->text->len);
      break;
    case TYPE_BOOLEAN:
      put (self, self->text->str[0] == '1' ? "true" : "false", self->text->str[0] == '1' ? 4 : 5);
      break;
    case TYPE_ERROR:
      mg_sheet_note (self->sheet, MG_SHEET_NOTE_ERROR_CELL, self->line,
                     _("A cell shows “%.20s”: it was read as empty."), self->text->str);
      break;
    default:
      break;
    }
}

static void
end_func (MgTags     *tags,
          const char *name,
          guint       depth,
          gpointer    data)
{
  Reader *self = data;
  GError *error = NULL;

  self->in_text = FALSE;
  if (depth == self->unread)
    self->unread = 0;

  if (g_str_equal (name, "c"))
    end_cell (self);
  else if (g_str_equal (name, "row") && !mg_pack_end_row (self->xlsx->pack, self->line, &error))
    mg_tags_stop (tags, error);
}

static void
text_func (MgTags     *tags,
           const char *text,
           gsize       length,
           gpointer    data)
{
  Reader *self = data;

  if (self->in_text)
    g_string_append_len (self->text, text, (gssize) length);
}

gboolean
mg_xlsx_read_sheet (MgXlsx   *self,
                    MgSheet  *sheet,
                    GBytes   *bytes,
                    GError  **error)
{
  static const MgTagHandlers handlers = { start_func, end_func, text_func };
  g_autofree guint32 *copied = g_new0 (guint32, self->places->len + 1);
  Reader reader = { self, sheet, NULL, copied, g_string_new (NULL) };
  MgPack *pack = self->pack;
  gboolean done = mg_tags_run (bytes, pack->name, &handlers, &reader, &pack->watch, error);

  if (reader.n_hidden > 0)
    mg_sheet_note (sheet, MG_SHEET_NOTE_HIDDEN, 0,
                   ngettext ("%u row is hidden in the spreadsheet, perhaps by a filter; it is read too.",
                             "%u rows are hidden in the spreadsheet, perhaps by a filter; they are read too.",
                             reader.n_hidden), reader.n_hidden);
  g_string_free (reader.text, TRUE);

  return done;
}
