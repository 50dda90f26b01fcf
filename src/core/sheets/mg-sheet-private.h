/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a sheet is filled: for the readers of this room only.
 *
 * All texts lie in one block, each ended by a zero; a cell is its place there,
 * a row is its first cell.  Place 0 of the block is "", unless a reader brought
 * its own block and says where "" is.
 */
#pragma once

#include "mg-sheet.h"

G_BEGIN_DECLS

#define MG_SHEET_N_NOTE_KINDS (MG_SHEET_NOTE_CUT + 1)

typedef struct
{
  gsize  first;      /* in the cells; they end where the next row's begin */
  guint  line;
} MgSheetRow;

/* Rows by their line, columns from 0; the last of each included. */
typedef struct
{
  guint  first_line;
  guint  last_line;
  guint  column;
} MgSheetMerge;

struct _MgSheet
{
  gint          n_refs;
  char         *name;
  GByteArray   *text;
  guint32       empty;           /* the place of "" */
  GArray       *rows;            /* MgSheetRow */
  GArray       *cells;           /* guint32 */
  GArray       *merges;          /* MgSheetMerge; NULL: none yet */
  GArray       *notes;           /* MgSheetNote */
  guint         n_noted[MG_SHEET_N_NOTE_KINDS];
  guint         n_last;          /* cells of the last row that ended */
  guint         n_columns;
  gboolean      guessed;
  MgSheetFacts  facts;
};

/* Gives the sheet another block, which it frees; it holds no cell yet. */
void     mg_sheet_take_text     (MgSheet          *self,
                                 char             *text,
                                 gsize             length,
                                 gsize             empty);
guint32  mg_sheet_add_text      (MgSheet          *self,
                                 const char       *text,
                                 gsize             length);

/* A row is open from here to the next mg_sheet_end_row(). */
static inline void
mg_sheet_add_cell (MgSheet *self,
                   guint32  place)
{
  g_array_append_val (self->cells, place);
}

/* The cells since the last row are one, unless all are blank: then they go.
 * Returns: whether they stayed
 */
gboolean mg_sheet_end_row       (MgSheet          *self,
                                 guint             line);
gsize    mg_sheet_get_row_start (const MgSheet    *self);

/* Notes are kept for mg_sheet_finish() to say how many more there were. */
void     mg_sheet_note          (MgSheet          *self,
                                 MgSheetNoteKind   kind,
                                 guint             line,
                                 const char       *format,
                                 ...) G_GNUC_PRINTF (4, 5);

void     mg_sheet_add_merge     (MgSheet          *self,
                                 guint             first_line,
                                 guint             last_line,
                                 guint             column);

/* After the last row: merged cells, notes that count, guesses. */
void     mg_sheet_finish        (MgSheet          *self);

/* mg-sheet-facts.c */
void     mg_sheet_guess         (MgSheet          *self);
void     mg_sheet_note_headings (MgSheet          *self);

/* Whether there is nothing but blanks, those that do not break lines included. */
gboolean mg_sheet_is_blank      (const char       *text);

G_END_DECLS
