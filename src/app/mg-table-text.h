/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as people read and type them, in their language. */
#pragma once

#include "mg-network.h"
#include "mg-vocabulary.h"

G_BEGIN_DECLS

/**
 * mg_table_text_format:
 * @field: what @value is of
 *
 * Returns: (transfer full): one line for people: the label of a choice, "yes",
 *   "14,5", "May 2013"; "" if not known
 */
char     *mg_table_text_format      (const MgField  *field,
                                     const MgValue  *value);

/* Returns: (transfer full): the same, with choices in their full wording */
char     *mg_table_text_format_full (const MgField  *field,
                                     const MgValue  *value);

/* The short word for a term, as the map has it: the verb of a level. */
const char *
          mg_table_text_get_word    (const MgTerm   *term);

/* Returns: (transfer full): what stands in an entry while @value is edited;
 * mg_table_text_parse() reads it back
 */
char     *mg_table_text_format_edit (const MgField  *field,
                                     const MgValue  *value);

/**
 * mg_table_text_parse:
 * @text: as typed: "14,5", "1 200", "05/2013", "17/05/2013" as well as what
 *   files hold
 * @value: (out caller-allocates): to be cleared; "not known" on failure
 *
 * Returns: %FALSE with @error %MG_ERROR_BAD_VALUE and a sentence
 */
gboolean  mg_table_text_parse       (const MgField  *field,
                                     MgItemKind      kind,
                                     const char     *text,
                                     MgValue        *value,
                                     GError        **error);

/* Returns: (transfer full): a year, "May 2013" or "17 May 2013". */
char     *mg_table_text_format_date (MgDate          date);

/* The same dates as in entries, with slashes too; "" is no date. */
gboolean  mg_table_text_parse_date  (const char     *text,
                                     MgDate         *date);

G_END_DECLS
