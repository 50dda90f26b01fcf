/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GraphML for tests: documents out of pieces, read from memory, written and compared. */
#pragma once

#include "mg-format.h"

G_BEGIN_DECLS

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
             "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
#define TAIL "</graph>\n</graphml>\n"
#define GRAPH "<graph edgedefault=\"undirected\">\n"

/* Puts @bytes into a file of its own in a folder that is removed at exit;
 * Returns: its path, valid until the next call
 */
const char *fixture_file      (const void   *bytes,
                               gssize        length);

/* Reads a file of these bytes. */
MgNetwork  *fixture_read      (const void   *bytes,
                               gssize        length,
                               MgWarnings   *warnings,
                               GError      **error);

/* The same, where nothing may fail. */
MgNetwork  *fixture_open      (const char   *text,
                               MgWarnings   *warnings);

/* Returns: (transfer full): what is written for it */
char       *fixture_write     (MgNetwork    *network);

/* Writing, reading that and writing again gives the same. */
void        fixture_check_stable (MgNetwork *network);

/* The text of a value, or NULL; of the node or edge of that identifier. */
const char *fixture_text      (MgNetwork    *network,
                               const char   *text_id,
                               const char   *field);

G_END_DECLS
