/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of text, out of whatever a spreadsheet saved: CSV, XLSX, ODS, or what
 * was copied from one.
 */
#pragma once

#include <gio/gio.h>

#include "mg-progress.h"

G_BEGIN_DECLS

/* Beyond these a file is refused with a sentence (%MG_ERROR_TOO_LARGE). */
#define MG_SHEETS_MAX_BYTES (256u * 1024 * 1024)   /* of the file; and of it unpacked */
#define MG_SHEETS_MAX_LINE (16u * 1024 * 1024)     /* bytes of one row */
#define MG_SHEETS_MAX_CELL (1024u * 1024)          /* bytes of one cell */
#define MG_SHEETS_MAX_COLUMNS 16384u               /* what spreadsheets have */
#define MG_SHEETS_MAX_ROWS (8u * 1024 * 1024)
#define MG_SHEETS_MAX_CELLS (64u * 1024 * 1024)

/**
 * MgSheet:
 *
 * A grid of texts: UTF-8, clean (see mg_text_clean()), as they stand in the
 * file: blanks around them, leading zeros and "=…" are kept, nothing is
 * converted.  Rows without any text are left out; mg_sheet_get_line() tells
 * where the others stood.
 *
 * Counted references.  Once it is read nobody writes to it: any thread.
 */
typedef struct _MgSheet MgSheet;

typedef enum
{
  MG_SHEET_NOTE_UNEVEN_ROW,       /* more or fewer cells than the first row */
  MG_SHEET_NOTE_STRAY_QUOTE,      /* text behind a closing quote */
  MG_SHEET_NOTE_ODD_ENCODING,     /* this line is in another encoding */
  MG_SHEET_NOTE_SAME_HEADING,     /* two columns have one name */
  MG_SHEET_NOTE_HIDDEN,           /* the sheet, or some of its rows or columns, is hidden */
  MG_SHEET_NOTE_MERGED,           /* merged cells: each row of them has the text */
  MG_SHEET_NOTE_ERROR_CELL,       /* "#REF!": read as no text */
  MG_SHEET_NOTE_NO_RESULT,        /* a formula that was never computed: no text */
  MG_SHEET_NOTE_CUT,              /* the sheet goes on; the rest was not read */
} MgSheetNoteKind;

/**
 * MgSheetNote:
 * @line: as mg_sheet_get_line(); 0 if it is about the whole sheet
 * @text: a translated sentence; it does not name file, sheet or line
 *
 * Of one kind the first few are listed, and then one that counts the others.
 */
typedef struct
{
  MgSheetNoteKind  kind;
  guint            line;
  char            *text;
} MgSheetNote;

/**
 * MgSheetFacts:
 * @encoding: (nullable): as MgDecodeFacts; %NULL for spreadsheets
 * @had_bom: a byte order mark stood first
 * @separator: ';', ',', '\t' or '|'; 0: one column, or a spreadsheet
 * @has_decimal_comma: numbers as "1,5" were met in the first 10,000 rows, and
 *   more often than numbers as "1.5"
 * @has_header: a guess: the first row names the columns
 * @is_hidden: the spreadsheet does not show this sheet
 */
typedef struct
{
  const char *encoding;
  gboolean    had_bom;
  char        separator;
  gboolean    has_decimal_comma;
  gboolean    has_header;
  gboolean    is_hidden;
} MgSheetFacts;

/**
 * MgSheetOptions:
 * @encoding: (nullable): see mg_text_decode_as(); %NULL finds it
 * @separator: of CSV; 0 finds it
 *
 * What a person chose in a preview.  { 0 } or %NULL chooses nothing.
 */
typedef struct
{
  const char *encoding;
  char        separator;
} MgSheetOptions;

/* An empty one, to be filled by hand: for tests, and for what was typed.
 * @name: (nullable)
 */
MgSheet            *mg_sheet_new            (const char            *name) G_GNUC_WARN_UNUSED_RESULT;
MgSheet            *mg_sheet_ref            (MgSheet               *self);
void                mg_sheet_unref          (MgSheet               *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgSheet, mg_sheet_unref)

/* Adds a row; texts are cleaned.  @cells: (array zero-terminated=1); @line: 0 is
 * the next one.  A row without any text is left out, as everywhere.
 */
void                mg_sheet_append         (MgSheet               *self,
                                             guint                  line,
                                             const char * const    *cells);

/* Of the sheet in its spreadsheet; "" for text files. */
const char         *mg_sheet_get_name       (const MgSheet         *self);
guint               mg_sheet_get_n_rows     (const MgSheet         *self);

/* Of the longest row. */
guint               mg_sheet_get_n_columns  (const MgSheet         *self);

/* How many cells this row has; the last of them may be "". */
guint               mg_sheet_get_n_cells    (const MgSheet         *self,
                                             guint                  row);

/* Never NULL: "" where there is none.  Valid as long as @self (and until the
 * next mg_sheet_append()).  Time O(1).
 */
const char         *mg_sheet_get            (const MgSheet         *self,
                                             guint                  row,
                                             guint                  column);

/* The line of the file where the row begins, or its number in the spreadsheet,
 * from 1; 0 for no row.
 */
guint               mg_sheet_get_line       (const MgSheet         *self,
                                             guint                  row);

/* Of a sheet that was filled by hand they are guessed when this is asked for. */
const MgSheetFacts *mg_sheet_get_facts      (MgSheet               *self);
guint               mg_sheet_get_n_notes    (const MgSheet         *self);
const MgSheetNote  *mg_sheet_get_note       (const MgSheet         *self,
                                             guint                  index);

/**
 * mg_sheets_read_bytes:
 * @display_name: of the file, for messages
 * @options: (nullable)
 * @progress: (nullable)
 *
 * Knows by its content, not by its name, what it is: CSV or another text with
 * separators, XLSX, ODS.  Opens nothing else, writes nothing.
 *
 * Any thread.  Time O(bytes): about 200 MB of CSV a second.
 *
 * Returns: (transfer full) (element-type MgSheet): at least one, those that
 *   hold nothing left out unless all do; or %NULL with @error:
 *   %MG_ERROR_SYNTAX, %MG_ERROR_UNSUPPORTED (an older or locked spreadsheet:
 *   what to do is said), %MG_ERROR_TOO_LARGE, %G_IO_ERROR: one sentence that
 *   begins with file (and line)
 */
GPtrArray          *mg_sheets_read_bytes    (GBytes                *bytes,
                                             const char            *display_name,
                                             const MgSheetOptions  *options,
                                             MgProgress            *progress,
                                             GCancellable          *cancellable,
                                             GError               **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same from an open file; only regular ones, read from their beginning.
 * @fd stays open.
 */
GPtrArray          *mg_sheets_read_fd       (int                    fd,
                                             const char            *display_name,
                                             const MgSheetOptions  *options,
                                             MgProgress            *progress,
                                             GCancellable          *cancellable,
                                             GError               **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_sheet_from_text:
 * @text: UTF-8, as it was pasted
 *
 * What spreadsheets put on the clipboard: cells between tabs, quoted if there
 * is a tab, a line end or a quote in them.  Text without any tab is read as CSV
 * would be, with its separators found; a list of names is one column.  A quote
 * that never closes is a plain character here.
 *
 * Returns: (transfer full): without rows if there is nothing but blanks; %NULL
 *   with %MG_ERROR_TOO_LARGE only
 */
MgSheet            *mg_sheet_from_text      (const char            *text,
                                             GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
