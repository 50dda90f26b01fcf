/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks as tables: CSV, and the sheets of spreadsheets. */
#pragma once

#include "mg-format.h"

G_BEGIN_DECLS

/* The first columns of what we write; a table that begins so is taken for ours. */
#define MG_CSV_HEADING "source", "target", "id", "directed"

/**
 * mg_csv_read:
 *
 * Reads links with two ends by row, organisations one by row, or a square
 * matrix; a spreadsheet may have a sheet of each.  What a sheet is follows from
 * the words above its columns, and otherwise from what is in them.  Whoever can
 * ask a person uses the import of tables instead.
 *
 * Links have a direction if a column says so, or if the two halves of a matrix
 * differ.
 */
gboolean mg_csv_read  (MgNetwork     *network,
                       int            fd,
                       const char    *display_name,
                       MgWarnings    *warnings,
                       MgProgress    *progress,
                       GCancellable  *cancellable,
                       GError       **error);

/* Whether a file begins as what mg_csv_write() makes. */
gboolean mg_csv_is_ours (const char   *path);

/* Writes the links, one by row, with all their fields; UTF-8, commas, no byte
 * order mark.  Organisations stand there by name if each has one of its own,
 * else by identifier; how many are not there, as they have no link, is said.
 */
GBytes  *mg_csv_write (MgNetwork     *network,
                       MgWarnings    *warnings,
                       MgProgress    *progress,
                       GCancellable  *cancellable,
                       GError       **error);

/* The same with tabs. */
GBytes  *mg_csv_write_tabs   (MgNetwork     *network,
                              MgWarnings    *warnings,
                              MgProgress    *progress,
                              GCancellable  *cancellable,
                              GError       **error);

/* Writes all links as one matrix of numbers, with names above and before it. */
GBytes  *mg_csv_write_matrix (MgNetwork     *network,
                              MgWarnings    *warnings,
                              MgProgress    *progress,
                              GCancellable  *cancellable,
                              GError       **error);

/* Whether text begins as what we write. */
gboolean mg_csv_begins_as_ours (const char *text);

G_END_DECLS
