/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text with separators (RFC 4180, and what is written in spite of it). */
#pragma once

#include "mg-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  MG_CSV_STRICT,      /* a quote that never closes is an error */
  MG_CSV_PASTED,      /* it is a character */
} MgCsvMode;

/**
 * mg_csv_parse:
 * @text: (transfer full): UTF-8 without zeros inside; becomes the sheet's block
 * @separator: 0 finds it
 *
 * Quotes count only where a cell begins; inside, "" is a quote and line ends
 * are text.  A first line "sep=;" names the separator and is no row.
 *
 * Returns: (transfer full): not yet finished
 */
MgSheet *mg_csv_parse           (char             *text,
                                 gsize             length,
                                 char              separator,
                                 MgCsvMode         mode,
                                 const char       *display_name,
                                 MgProgress       *progress,
                                 GCancellable     *cancellable,
                                 GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/* mg-csv-sniff.c: ';', ',', '\t', '|'; 0 if lines are not cut by any of them. */
char     mg_csv_find_separator  (const char       *text,
                                 gsize             length);

/* The separator that a first line "sep=;" names, or 0; @n_bytes: its length. */
char     mg_csv_named_separator (const char       *text,
                                 gsize            *n_bytes);

G_END_DECLS
