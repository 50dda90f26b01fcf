/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what a journal wrote: the content and the past of a document. */
#pragma once

#include "mg-file-tag.h"
#include "mg-history.h"
#include "mg-journal-folder.h"

G_BEGIN_DECLS

/**
 * MgRecovered:
 * @network: (nullable): the content; %NULL if it was only looked at
 * @steps: (element-type MgStep): the past, and what can be redone
 * @n_done: how many of @steps are done
 * @first_state: the state before @steps
 * @state: the present one
 * @saved_state: the one that is in the file; may be none of @steps
 * @n_changes: how many steps away that is; if it is not among them, how many there are
 * @path: (nullable): the user's file, as a name of the system
 * @tag: what that file was when it was read or written last
 * @name: (nullable): the document's
 * @time: when the last step was written, in seconds since 1970
 * @is_cut: some of it could not be read; what is here comes before that
 * @n_renamed: items that got a new text identifier, as two had the same: somebody
 *   made these files up; of their past nothing is kept
 */
typedef struct
{
  MgNetwork *network;
  GArray    *steps;
  guint      n_done;
  guint64    first_state;
  guint64    state;
  guint64    saved_state;
  guint      n_changes;
  char      *path;
  MgFileTag  tag;
  char      *name;
  gint64     time;
  gboolean   is_cut;
  guint      n_renamed;
} MgRecovered;

/**
 * mg_recovered_read:
 * @folder: held
 * @with_content: whether to make the network; if not, it is only looked at
 *
 * Reads the newest content that is whole, and all steps after it up to the
 * first one that is not.  Whatever is in the folder, it comes back with a
 * network that is in order or with a sentence.
 *
 * Any thread: the network is nobody else's until it returns.
 *
 * Returns: %NULL with @error: %G_IO_ERROR_NOT_FOUND if nothing was kept yet,
 *   %MG_ERROR_UNSUPPORTED for a newer version's, %MG_ERROR_SYNTAX if nothing
 *   can be read, %G_IO_ERROR
 */
MgRecovered *mg_recovered_read  (MgJournalFolder  *folder,
                                 gboolean          with_content,
                                 GCancellable     *cancellable,
                                 GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void         mg_recovered_free  (MgRecovered      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgRecovered, mg_recovered_free)

G_END_DECLS
