/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in the texts that say how a map looks, with signs between them: a word that
 * has such signs is written as in addresses ("%3B").
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  mg_escaped_add  (GString    *text,
                       const char *word);

/* Returns: (transfer full) (nullable): %NULL: "%" and something else, or no text */
char *mg_escaped_read (const char *text,
                       gsize       length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
