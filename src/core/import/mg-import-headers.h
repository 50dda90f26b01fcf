/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the header of a column says about it. */
#pragma once

#include "mg-import.h"

G_BEGIN_DECLS

/**
 * mg_import_find_headers:
 * @key: of a header, see mg_import_key()
 * @targets: (out): identifiers of targets, the likeliest first
 *
 * Returns: how many of @targets there are, at most @max; 0: the word is not known
 */
guint         mg_import_find_headers    (MgImportKind   kind,
                                         const char    *key,
                                         const char   **targets,
                                         guint          max);

/* Whether a column of that header tells who a person is or how to reach them:
 * Maillage keeps no such thing.
 */
gboolean      mg_import_is_about_people (const char    *key);

/* Whether a text is an e-mail address or a telephone number. */
gboolean      mg_import_is_address      (const char    *text);

/* The items that a record of @kind becomes. */
MgItemKind    mg_import_item_kind       (MgImportKind   kind);

/* A built-in field that a column of a table of @kind can become, by name, or MG_FIELD_NONE. */
MgFieldId     mg_import_find_field      (MgImportKind   kind,
                                         const char    *name);

G_END_DECLS
