/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short ways for the numbers that files are full of: same results as
 * mg_text_parse_real(), mg_text_parse_integer() and mg_text_format_real(),
 * which do the rest.  Of hexadecimal numbers, those with an exponent are read too
 * ("0x1.4p+1"): programs that lose no digit write them.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mg_number_parse_real    (const char *text,
                                  double     *value);
gboolean mg_number_parse_integer (const char *text,
                                  gint64     *value);
void     mg_number_append_real   (GString    *string,
                                  double      value);
void     mg_number_append_integer (GString   *string,
                                   gint64     value);

/* The same, written at @to, where MG_TEXT_REAL_LENGTH bytes are free; without a
 * zero behind it.  Returns: what follows it
 */
char    *mg_number_put_real      (char       *to,
                                  double      value);
char    *mg_number_put_integer   (char       *to,
                                  gint64      value);

G_END_DECLS
