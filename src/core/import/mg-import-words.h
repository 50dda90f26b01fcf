/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which choice of the vocabulary a word of somebody's table stands for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mg_import_find_word:
 * @domain: of the vocabulary
 * @text: as it stands in the table: an identifier, a label in French or
 *   English or a part of it, a usual synonym ("CC", "S.C.O.P.", "R&D", "2")
 * @is_sure: (out) (optional): %FALSE if only a part of @text is known, or
 *   @text nearly is a word that is
 *
 * Main thread.  Returns: (nullable): the identifier
 */
const char *mg_import_find_word (const char *domain,
                                 const char *text,
                                 gboolean   *is_sure);

/* mg-import-synonyms.c: the usual words besides the labels, as keys (see
 * mg_import_key()) joined by "|".
 */
typedef struct
{
  const char *domain;
  const char *id;
  const char *words;
} MgImportSynonyms;

const MgImportSynonyms *mg_import_get_synonyms (guint *n_rows);

G_END_DECLS
