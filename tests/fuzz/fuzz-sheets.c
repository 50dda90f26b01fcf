/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes at all: they become tables of clean text or a sentence.
 *
 * A target of libFuzzer (./dev fuzz); with REPLAY defined a program that feeds
 * the files named on the command line to the same function.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "mg-sheet.h"
#include "mg-text.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         length);

static void
check (gboolean    holds,
       const char *rule)
{
  if (holds)
    return;

  fprintf (stderr, "Broken: %s\n", rule);
  abort ();
}

static void
check_sheet (MgSheet *sheet)
{
  guint line = 0;

  for (guint i = 0; i < mg_sheet_get_n_rows (sheet); i++)
    {
      gboolean blank = TRUE;

      check (mg_sheet_get_line (sheet, i) > line, "lines go up");
      line = mg_sheet_get_line (sheet, i);
      check (mg_sheet_get_n_cells (sheet, i) <= mg_sheet_get_n_columns (sheet), "no row is longer than the longest");
      for (guint j = 0; j < mg_sheet_get_n_cells (sheet, i); j++)
        {
          check (mg_text_is_clean (mg_sheet_get (sheet, i, j), -1), "cells are clean");
          blank = blank && *mg_sheet_get (sheet, i, j) == '\0';
        }
      check (!blank, "no row is blank");
    }

  for (guint i = 0; i < mg_sheet_get_n_notes (sheet); i++)
    check (g_utf8_validate (mg_sheet_get_note (sheet, i)->text, -1, NULL), "a note is text");
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

  check ((sheets == NULL) == (error != NULL), "tables or a sentence");
  check (error == NULL || g_utf8_validate (error->message, -1, NULL), "the sentence is text");
  check (sheets == NULL || sheets->len > 0, "at least one table");
  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    check_sheet (sheets->pdata[i]);
  if (sheet != NULL)
    check_sheet (sheet);

  return 0;
}

#ifdef REPLAY
int
main (int   argc,
      char *argv[])
{
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *content = NULL;
      gsize length;

      check (g_file_get_contents (argv[i], &content, &length, NULL), argv[i]);
      LLVMFuzzerTestOneInput ((const uint8_t *) content, length);
    }

  printf ("%d files\n", argc - 1);

  return 0;
}
#endif
