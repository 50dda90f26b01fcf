/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of municipalities, written in one way. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MgImportTowns MgImportTowns;

MgImportTowns *mg_import_towns_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void           mg_import_towns_free (MgImportTowns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgImportTowns, mg_import_towns_free)

/* A spelling of the map's: it stays.  @name: (nullable) */
void           mg_import_towns_know (MgImportTowns *self,
                                     const char    *name);

/* A spelling of the table's: of several, the one in small and capital letters,
 * with accents and hyphens, is taken.
 */
void           mg_import_towns_meet (MgImportTowns *self,
                                     const char    *name);

/* (nullable): how this one is written; lent until the next call of know or meet */
const char    *mg_import_towns_find (MgImportTowns *self,
                                     const char    *name);

/* Whether both are the same, but for case, accents, hyphens, "St" and "Saint". */
gboolean       mg_import_towns_same (const char    *one,
                                     const char    *other);

G_END_DECLS
