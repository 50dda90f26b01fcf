/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the ends of links name. */
#pragma once

#include "mg-import-private.h"

G_BEGIN_DECLS

/**
 * MgImportPoint: an end that was found
 * @id: of the network, or 0
 * @item: of the result, that is to be made, or G_MAXUINT
 * @kind: what it is
 * @name: what it is called; lent as long as the ends
 */
typedef struct
{
  MgId        id;
  guint       item;
  MgItemKind  kind;
  const char *name;
} MgImportPoint;

typedef struct _MgImportEnds MgImportEnds;

MgImportEnds *mg_import_ends_new     (MgImportPlan    *plan,
                                      MgImportResult  *result) G_GNUC_WARN_UNUSED_RESULT;
void          mg_import_ends_free    (MgImportEnds    *self);

/**
 * mg_import_ends_resolve:
 * @text: what stands in the table: a name, a short name or an identifier
 * @kinds: what may be meant; the first of them is made if nothing is found
 *
 * Lists in the result what nobody knows, makes it if that was decided, and says
 * what is taken for what.
 *
 * Returns: %FALSE if the end is to be refused
 */
gboolean      mg_import_ends_resolve (MgImportEnds    *self,
                                      const char      *text,
                                      guint            kinds,
                                      guint            row,
                                      int              column,
                                      MgImportPoint   *point);

/* (nullable): the identifier in files of the node that is called @text, or has
 * that identifier.  Time O(n).
 */
const char   *mg_import_find_reference (MgNetwork     *network,
                                        guint          kinds,
                                        const char    *text);

G_END_DECLS
