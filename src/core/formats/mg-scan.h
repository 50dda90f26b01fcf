/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text file, whole and in UTF-8, and a place in it: for readers that go
 * through text by hand.
 */
#pragma once

#include "mg-given.h"
#include "mg-input.h"

G_BEGIN_DECLS

/* Of the time that opening takes: loading, then going through the text; the
 * rest is building the network.
 */
#define MG_SCAN_LOADED 0.2
#define MG_SCAN_READ 0.7

typedef struct
{
  const char   *name;          /* of the file, for messages; lent */
  char         *text;          /* valid UTF-8, no zero inside, one at its end */
  const char   *at;            /* where we are */
  const char   *end;
  guint         line;          /* of @at, from 1; kept by who moves @at */
  guint         n_looks;
  MgProgress   *progress;
  GCancellable *cancellable;
} MgScan;

/**
 * mg_scan_new:
 * @fd: open for reading; stays the caller's
 * @warnings: (nullable): told if the encoding had to be guessed line by line
 *
 * Reads the file to its end and decodes it (see mg_text_decode()).
 *
 * Returns: %NULL with @error: see mg_input_new()
 */
MgScan   *mg_scan_new         (int           fd,
                               const char   *name,
                               MgWarnings   *warnings,
                               MgProgress   *progress,
                               GCancellable *cancellable,
                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void      mg_scan_free        (MgScan       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgScan, mg_scan_free)

/* What a reader of such files does: says what stands in the text. */
typedef gboolean (*MgScanReader) (MgGiven  *given,
                                  MgScan   *scan,
                                  GError  **error);

/* MgFormat.read with it: the text is let go of before the network is built. */
gboolean  mg_scan_read        (MgScanReader  reader,
                               MgNetwork    *network,
                               int           fd,
                               const char   *name,
                               MgWarnings   *warnings,
                               MgProgress   *progress,
                               GCancellable *cancellable,
                               GError      **error);

/* Past blanks and line ends. */
void      mg_scan_skip_blanks (MgScan       *self);

/* To be called once per item or token: reports progress now and then.
 * Returns: FALSE with @error if the reading was stopped
 */
gboolean  mg_scan_go_on       (MgScan       *self,
                               GError      **error);

/* Sets @error to "file:line: sentence".  Returns: FALSE */
gboolean  mg_scan_fail        (const MgScan *self,
                               int           code,
                               GError      **error,
                               const char   *format,
                               ...) G_GNUC_PRINTF (4, 5);

G_END_DECLS
