/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words as they are compared: without accents, case, dots or signs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: (transfer full): "S.C.O.P." is "scop", "R&D" is "r et d",
 * "Membre ?" is "membre", "Jusqu’à" is "jusqu a"; "" if there is no letter or digit
 */
char    *mg_import_key       (const char *text);

/* Returns: (transfer full): without blanks of any sort around it */
char    *mg_import_trim      (const char *text);

/* Whether there is nothing but blanks. */
gboolean mg_import_is_blank  (const char *text);

/* Whether no more than @limit letters must be changed, added, dropped or
 * swapped with the next to make one of the other; both in ASCII or UTF-8,
 * compared byte by byte.
 */
gboolean mg_import_is_near   (const char *one,
                              const char *other,
                              guint       limit);

/* How many wrong letters a word may have: 0 for short ones and for those with digits. */
guint    mg_import_tolerance (const char *word);

G_END_DECLS
