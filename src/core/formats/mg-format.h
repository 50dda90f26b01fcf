/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of file formats, and reading and writing by it. */
#pragma once

#include <gio/gio.h>

#include "mg-network.h"
#include "mg-progress.h"

G_BEGIN_DECLS

/**
 * MgWarning:
 * @line: of the file, from 1; 0 if it is about the whole file
 * @text: a translated sentence: what was met, and what became of it
 */
typedef struct
{
  guint  line;
  char  *text;
} MgWarning;

/* A list of warnings; repetitions of one sort are counted, not listed without end. */
typedef struct _MgWarnings MgWarnings;

MgWarnings      *mg_warnings_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void             mg_warnings_free   (MgWarnings       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgWarnings, mg_warnings_free)
guint            mg_warnings_get_n  (const MgWarnings *self);
const MgWarning *mg_warnings_get    (const MgWarnings *self,
                                     guint             index);
/* @self may be %NULL: nobody listens. */
void             mg_warnings_add    (MgWarnings       *self,
                                     guint             line,
                                     const char       *format,
                                     ...) G_GNUC_PRINTF (3, 4);

/**
 * MgFormat:
 * @id: stable: "graphml"
 * @name: for people; translate with _()
 * @extensions: space-separated, without a dot: "graphml graphml.gz xml"
 * @mime_type: of its files
 * @read: (nullable): fills an empty network from bytes, or fails
 * @write: (nullable): serialises; same network, same bytes; gives nothing, and
 *   %G_IO_ERROR_CANCELLED, once it is told to stop
 * @matches: (nullable): whether @write would give these bytes, found out without
 *   keeping them once more
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *extensions;
  const char *mime_type;
  gboolean  (*read)  (MgNetwork     *network,
                      int            fd,
                      const char    *display_name,
                      MgWarnings    *warnings,
                      MgProgress    *progress,
                      GCancellable  *cancellable,
                      GError       **error);
  GBytes   *(*write) (MgNetwork     *network,
                      MgWarnings    *warnings,
                      MgProgress    *progress,
                      GCancellable  *cancellable,
                      GError       **error);
  gboolean  (*matches) (MgNetwork   *network,
                        GBytes      *bytes);
} MgFormat;

const MgFormat *mg_format_get_table (guint        *n_rows);
const MgFormat *mg_format_find      (const char   *id);
/* (nullable): by the longest extension that fits, in any case. */
const MgFormat *mg_format_for_path  (const char   *path);
/* Whether a file is, by its name, a table to be imported: CSV, XLSX, ODS… */
gboolean        mg_format_is_table  (const char   *path);

/**
 * mg_format_guess:
 * @fd: open for reading, at its beginning, where it is left
 * @by_name: (nullable): what the name says: kept if the content may be that
 *
 * Returns: (nullable): the format that the first bytes are in; %NULL if they do
 *   not tell
 */
const MgFormat *mg_format_guess     (int             fd,
                                     const MgFormat *by_name);

/**
 * mg_format_read_file:
 * @path: a local file; "-" is not special
 * @format: (nullable): %NULL chooses by extension and by the first bytes, which
 *   count more, and reads as GraphML what neither tells
 * @warnings: (nullable): what was met and what became of it
 *
 * Opens a regular file without blocking, reads it whole, follows no reference
 * in it, changes nothing.
 *
 * Any thread: the new network belongs to the caller alone until it returns.
 *
 * Returns: (transfer full): or %NULL with @error: %MG_ERROR_SYNTAX,
 *   %MG_ERROR_TOO_LARGE, %MG_ERROR_UNSUPPORTED or %G_IO_ERROR: one sentence
 *   that begins with file (and line)
 */
MgNetwork      *mg_format_read_file (const char      *path,
                                     const MgFormat  *format,
                                     MgWarnings      *warnings,
                                     MgProgress      *progress,
                                     GCancellable    *cancellable,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same from an open file.  @name: what it is called, which may tell its kind */
MgNetwork      *mg_format_read_fd   (int              fd,
                                     const char      *name,
                                     const MgFormat  *format,
                                     MgWarnings      *warnings,
                                     MgProgress      *progress,
                                     GCancellable    *cancellable,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same from memory, as that format, for sentences that begin with @display_name. */
MgNetwork      *mg_format_read_bytes (GBytes          *bytes,
                                      const MgFormat  *format,
                                      const char      *display_name,
                                      GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_format_serialise:
 * @format: with a writer
 *
 * The thread that @network belongs to.  What is written is what mg_format_read_file() reads back;
 * mg_format_verify() says so, in any thread.
 *
 * Returns: (transfer full): the bytes, compressed if @path ends in ".gz"
 */
GBytes         *mg_format_serialise (MgNetwork       *network,
                                     const MgFormat  *format,
                                     const char      *path,
                                     MgWarnings      *warnings,
                                     MgProgress      *progress,
                                     GCancellable    *cancellable,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads @bytes again and writes that: whether the same bytes come out. */
gboolean        mg_format_verify    (const MgFormat  *format,
                                     GBytes          *bytes,
                                     MgProgress      *progress,
                                     GCancellable    *cancellable,
                                     GError         **error);

G_END_DECLS
