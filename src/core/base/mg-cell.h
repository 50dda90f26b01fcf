/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell of a table in text, for spreadsheets and programs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends @text, quoted where it must be; what a spreadsheet would take for a
 * formula begins with an apostrophe.
 */
void mg_cell_append (GString    *line,
                     const char *text,
                     char        separator);

G_END_DECLS
