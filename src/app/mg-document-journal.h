/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keeps the steps of a document safe from a crash, and documents that come
 * back from one.
 */
#pragma once

#include "mg-document.h"
#include "mg-recovery.h"

G_BEGIN_DECLS

/**
 * mg_document_keep_journal:
 * @root: as for mg_journal_new()
 * @fallback: (nullable): likewise
 *
 * From the first step on everything is written down.  A second call does nothing.
 * What cannot be kept is said by `failed`.  When the document goes, what is not
 * saved stays, to be offered at the next start.
 */
void        mg_document_keep_journal   (MgDocument           *self,
                                        const char           *root,
                                        const char           *fallback);

/* On the disk soon; or when it returns. */
void        mg_document_hurry_journal  (MgDocument           *self);
void        mg_document_sync_journal   (MgDocument           *self);

/* The user saved, or gave up, what was not saved: nothing is offered of it. */
void        mg_document_forget_journal (MgDocument           *self);

/**
 * mg_document_recover_async:
 * @folder: of an #MgRecoveryEntry
 *
 * Reads it in a thread of its own.  The document has the content and the past
 * that were there; its file is the one that it was only if that is still the
 * same; else it has none, and saving asks where.
 */
void        mg_document_recover_async  (const char           *folder,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
MgDocument *mg_document_recover_finish (GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
