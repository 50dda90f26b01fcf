/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import assistant: what a table is taken for, what would come of it, and
 * what is refused, before anything changes.
 */
#pragma once

#include <adwaita.h>

#include "mg-document.h"
#include "mg-import.h"

G_BEGIN_DECLS

/**
 * MgImportDialog:
 *
 * Signal `import` (#MgImportPlan, new pole): the user wants it; the plan's
 * network is the document's, or that of a new pole to be made.
 */
#define MG_TYPE_IMPORT_DIALOG (mg_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MgImportDialog, mg_import_dialog, MG, IMPORT_DIALOG, AdwWindow)

/* The one with sheets read already: what was pasted.  @sheets: (element-type MgSheet) */
GtkWidget *mg_import_dialog_new       (GtkWindow  *parent,
                                       MgDocument *document,
                                       const char *name,
                                       GPtrArray  *sheets);

/* What the file holds is kept, so that it can be read in another encoding. */
void       mg_import_dialog_set_bytes (MgImportDialog *self,
                                       GBytes         *bytes);

/* Whether something was set since what is shown was worked out. */
gboolean   mg_import_dialog_is_looking (MgImportDialog *self);

G_END_DECLS
