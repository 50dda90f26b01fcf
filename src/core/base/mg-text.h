/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text and numbers as files and people write them: cleaned where they enter,
 * compared without accents or case, and never in the user's locale.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mg_text_clean:
 * @text: bytes, ending with a zero
 * @length: their number, or -1
 *
 * Makes @text fit to be saved: bytes that are not UTF-8 become U+FFFD, line
 * ends become "\n", vertical tab, form feed, U+0085, U+2028 become "\n" or a
 * space, other characters that XML 1.0 refuses (U+0001, U+FFFE…) go.  Every
 * text passes here on its way into a network, so no saved file is unreadable.
 *
 * Returns: (transfer full): the clean text, the same bytes if it was clean
 */
char    *mg_text_clean          (const char  *text,
                                 gssize       length);

/* Takes out of @text the bytes that are no UTF-8: what a limit like "%.60s" cut
 * in two.  Returns: @text
 */
char    *mg_text_mend           (char        *text);

/* Whether mg_text_clean() would change nothing; time O(n), no memory. */
gboolean mg_text_is_clean       (const char  *text,
                                 gssize       length);

/**
 * mg_text_fold:
 *
 * Returns: (transfer full): a key for searching and comparing: no accents, no
 *   case, œ as oe, typographic apostrophes as plain ones, white space as one
 *   blank: "L’Œuvre  Élan" and "l'oeuvre elan" are the same
 */
char    *mg_text_fold           (const char  *text);

/**
 * mg_text_parse_real:
 *
 * Reads a number with a decimal point, whatever the locale; white space around
 * it is ignored; "INF", "-INF", "Infinity" and "NaN" are read too.
 *
 * Returns: %FALSE if the whole of @text is not a number; @value is untouched
 */
gboolean mg_text_parse_real     (const char  *text,
                                 double      *value);
gboolean mg_text_parse_integer  (const char  *text,
                                 gint64      *value);

/* "true", "false", "1", "0", "yes", "no", in any case. */
gboolean mg_text_parse_boolean  (const char  *text,
                                 gboolean    *value);

/* Room for any number that mg_text_format_real() writes. */
#define MG_TEXT_REAL_LENGTH 32

/**
 * mg_text_format_real:
 *
 * Writes the shortest number that reads back as @value exactly, with a point;
 * whole numbers have none ("3"), the rest is "NaN", "INF" and "-INF".
 *
 * Returns: @buffer
 */
char    *mg_text_format_real    (double       value,
                                 char         buffer[MG_TEXT_REAL_LENGTH]);

G_END_DECLS
