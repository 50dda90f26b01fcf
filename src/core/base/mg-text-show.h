/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of others as it is shown: on a label, in a sentence, on a terminal.
 *
 * What stands in a file stays as it is; what is shown passes here last.
 * Characters that nobody sees and that command what is around them (they turn
 * writing about, hide letters, or are obeyed by terminals) are seen as U+FFFD.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters of mg_text_show_line(); more are cut, as no line has room for them. */
#define MG_TEXT_LINE_LENGTH 500

/**
 * mg_text_show:
 * @text: bytes, ending with a zero
 *
 * For sentences and notes: line ends and tabs stay.  Joiners stay between
 * letters of scripts that need them, and in emoji.
 *
 * Returns: (transfer full): what can be shown; showing it again changes nothing
 */
char    *mg_text_show       (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_text_show_line:
 *
 * For names, cells and titles: line ends and tabs are blanks, and what is longer
 * than %MG_TEXT_LINE_LENGTH characters ends with "…".
 *
 * Returns: (transfer full)
 */
char    *mg_text_show_line  (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
