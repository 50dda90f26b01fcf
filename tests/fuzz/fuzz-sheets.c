/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes at all: they become tables of clean text or a sentence. */
#include "mg-fuzz.h"
#include "mg-sheet.h"
#include "mg-text.h"

static void
check_sheet (MgSheet *sheet)
{
  guint line = 0;

  for (guint i = 0; i < mg_sheet_get_n_rows (sheet); i++)
    {
      gboolean blank = TRUE;

      mg_fuzz_check (mg_sheet_get_line (sheet, i) > line, "lines go up");
      line = mg_sheet_get_line (sheet, i);
      mg_fuzz_check (mg_sheet_get_n_cells (sheet, i) <= mg_sheet_get_n_columns (sheet), "no row is longer than the longest");
      for (guint j = 0; j < mg_sheet_get_n_cells (sheet, i); j++)
        {
          mg_fuzz_check (mg_text_is_clean (mg_sheet_get (sheet, i, j), -1), "cells are clean");
          blank = blank && *mg_sheet_get (sheet, i, j) == '\0';
        }
      mg_fuzz_check (!blank, "no row is blank");
    }

  for (guint i = 0; i < mg_sheet_get_n_notes (sheet); i++)
    mg_fuzz_check (g_utf8_validate (mg_sheet_get_note (sheet, i)->text, -1, NULL), "a note is text");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         length)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, length);
  g_autofree char *pasted = g_strndup ((const char *) data, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sheets = mg_sheets_read_bytes (bytes, "fuzz", NULL, NULL, NULL, &error);
  g_autoptr(MgSheet) sheet = mg_sheet_from_text (pasted, NULL);

  mg_fuzz_check ((sheets == NULL) == (error != NULL), "tables or a sentence");
  mg_fuzz_check (error == NULL || g_utf8_validate (error->message, -1, NULL), "the sentence is text");
  mg_fuzz_check (sheets == NULL || sheets->len > 0, "at least one table");
  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    check_sheet (sheets->pdata[i]);
  if (sheet != NULL)
    check_sheet (sheet);

  return 0;
}
