/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other programs hand over without a file: standard input and output. */
#pragma once

#include "mg-format.h"

G_BEGIN_DECLS

/* In place of the name of a file; a file of that name is "./-". */
#define MG_CLI_STREAM "-"

/* Reads all there is, which is then read as from a file, by its content if
 * @format is %NULL.  @part: (nullable): as for mg_format_read_part()
 */
MgNetwork *mg_cli_read_stream  (const MgFormat  *format,
                                const char      *part,
                                MgWarnings      *warnings,
                                GError         **error);
gboolean   mg_cli_write_stream (GBytes          *bytes,
                                GError         **error);

G_END_DECLS
