/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text file line by line and word by word; the text is cut in place. */
#pragma once

#include "mg-scan.h"

G_BEGIN_DECLS

/* The next line without its end, whichever of the three sorts; %NULL after the
 * last.  @scan's line is its number.
 */
char     *mg_lines_next   (MgScan      *scan);

/**
 * mg_lines_word:
 * @rest: (inout): where to look; behind the word afterwards
 * @separators: (nullable): what parts words besides blanks
 * @quoted: (out) (optional): it stood in quotes, which are not part of it
 *
 * "a b" and [1-3, 5] are one word.  Returns: (nullable): the word
 */
char     *mg_lines_word   (char       **rest,
                           const char  *separators,
                           gboolean    *quoted);

/* Whether @text is a whole number from 0 to 2³²-1. */
gboolean  mg_lines_number (const char  *text,
                           guint       *number);

/* The most organisations that a file of this size may announce without listing
 * them: they take memory that nothing in the file warrants.
 */
guint     mg_lines_most   (const MgScan *scan);

G_END_DECLS
