/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for tests: read from bytes, told as one text. */
#pragma once

#include "mg-error.h"
#include "mg-sheet.h"

G_BEGIN_DECLS

/* The only sheet in these bytes; the test fails if there is an error. */
MgSheet  *read_bytes   (const char   *bytes,
                        gsize         length);

/* The same of a text without zeros. */
MgSheet  *read_csv     (const char   *text);

/* (transfer full): rows between "\n", cells between "|". */
char     *tell         (MgSheet      *sheet);

/* That the only sheet in this text is told so. */
void      check_csv    (const char   *text,
                        const char   *expected);

/* That these bytes are refused with this code and a sentence with @part in it. */
void      check_error  (const char   *bytes,
                        gsize         length,
                        int           code,
                        const char   *part);

/* How many notes of that kind; the first one's line if @line is not NULL. */
guint     count_notes  (MgSheet          *sheet,
                        MgSheetNoteKind   kind,
                        guint            *line);

/* A ZIP of parts: name, content, …, NULL. */
GBytes   *make_pack    (const char   *name,
                        ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
