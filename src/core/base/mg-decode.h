/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a text file to UTF-8, whatever wrote them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lines that are named in MgDecodeFacts; the others are only counted. */
#define MG_DECODE_MAX_LINES 8

/**
 * MgDecodeFacts:
 * @encoding: "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", or what was asked
 *   for (and then lent by the caller)
 * @had_bom: a byte order mark stood first; it is not in the text
 * @n_odd_lines: lines that were read in another encoding than @encoding: the
 *   file was pasted together from several
 * @odd_lines: the first of them, from 1
 */
typedef struct
{
  const char *encoding;
  gboolean    had_bom;
  guint       n_odd_lines;
  guint       odd_lines[MG_DECODE_MAX_LINES];
} MgDecodeFacts;

/**
 * mg_text_decode:
 * @out_length: (out) (optional): bytes of the result, without the closing zero
 * @encoding: (out) (optional): what was found; static: see MgDecodeFacts
 *
 * What is valid UTF-8 is UTF-8, with or without a byte order mark.  UTF-16 is
 * known by its mark, or by a zero in every second of the first bytes.  All else
 * is Windows-1252, which French spreadsheets still write; its five bytes that
 * mean nothing become U+FFFD.  Where valid UTF-8 and other bytes are mixed, each
 * line is read for itself.
 *
 * Line ends and control characters are left as they are: see mg_text_clean().
 *
 * Returns: (transfer full): valid UTF-8 without zeros inside, ending with one;
 *   or %NULL with %MG_ERROR_SYNTAX or %MG_ERROR_UNSUPPORTED: UTF-32, a zero, a
 *   cut UTF-16.  The sentence does not name the file: g_prefix_error() does.
 */
char *mg_text_decode      (const char     *bytes,
                           gsize           length,
                           gsize          *out_length,
                           const char    **encoding,
                           GError        **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_text_decode_as:
 * @encoding: (nullable): a name that iconv knows, in any case, as "macintosh" or
 *   "cp850"; %NULL finds it as mg_text_decode() does
 * @facts: (out) (optional)
 *
 * The same with an encoding that a person chose.  Bytes that it does not know
 * become U+FFFD: a preview shows what a choice does, it does not fail.
 *
 * Returns: (transfer full): as mg_text_decode(); %MG_ERROR_UNSUPPORTED too if
 *   nobody here knows @encoding
 */
char *mg_text_decode_as   (const char     *bytes,
                           gsize           length,
                           const char     *encoding,
                           gsize          *out_length,
                           MgDecodeFacts  *facts,
                           GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
