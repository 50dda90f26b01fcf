/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes down each step of a document as it is made, so that neither a crash,
 * a kill nor a power cut takes what was finished.
 */
#pragma once

#include "mg-file-tag.h"
#include "mg-history.h"
#include "mg-journal-folder.h"

G_BEGIN_DECLS

/**
 * MgJournal:
 *
 * Listens to a history.  At the first step it makes a private folder and writes
 * the whole content and past there; from then on each step is one more record,
 * written at once and on the disk within a second.  After 500 steps, 60 seconds
 * of work or 1 MB of records (a quarter of the content, where that is more) a
 * thread writes the content anew, from a copy.
 *
 * Of the past at most about 64 MB are kept: a crash after that costs the oldest
 * steps of undo, and nothing of the content.
 *
 * A drag of many items at once is written a fifth of a second late at most;
 * whatever is finished is written when the call that finished it returns.
 *
 * Main thread only.
 *
 * When it goes it leaves what it wrote, to be offered at the next start, unless
 * mg_journal_forget() was called.
 *
 * Signal `failed` (text): a sentence: steps are not, or less safely, kept.
 */
#define MG_TYPE_JOURNAL (mg_journal_get_type ())
G_DECLARE_FINAL_TYPE (MgJournal, mg_journal, MG, JOURNAL, GObject)

/**
 * mg_journal_new:
 * @root: the folder in which it makes its own (mg_journal_dup_root())
 * @fallback: (nullable): another one, if there is no room in @root
 *
 * Nothing is written before the first step.
 */
MgJournal  *mg_journal_new        (MgHistory        *history,
                                   MgNetwork        *network,
                                   const char       *root,
                                   const char       *fallback) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_journal_set_file:
 * @path: (nullable): the user's file, or none yet
 * @tag: (nullable): what it was when it was read or written last
 * @name: (nullable): the document's, if the pole itself has none
 *
 * To be called again after each save: the history says which state it was.
 */
void        mg_journal_set_file   (MgJournal        *self,
                                   const char       *path,
                                   const MgFileTag  *tag,
                                   const char       *name);

/**
 * mg_journal_take_over:
 * @folder: (transfer full): what this document was recovered from
 *
 * Keeps it while it is all there is: until the first step was written, the
 * document saved or forgotten.
 */
void        mg_journal_take_over  (MgJournal        *self,
                                   MgJournalFolder  *folder);

/* Writes the content and past now, without waiting for a first step. */
void        mg_journal_begin      (MgJournal        *self);

/* Writes the content anew now, if it is not being written. */
void        mg_journal_renew      (MgJournal        *self);

/* Brings what was written to the disk: soon, or before it returns. */
void        mg_journal_hurry      (MgJournal        *self);
void        mg_journal_sync       (MgJournal        *self);

/* Waits until nothing is left to be written; for tests, and before a folder
 * that this one replaces is removed.  Returns: whether all went well
 */
gboolean    mg_journal_settle     (MgJournal        *self);

/* Removes what it wrote: it was saved, or given up by its user.  The next step
 * begins anew.
 */
void        mg_journal_forget     (MgJournal        *self);

/* (nullable): where it writes; NULL before the first step */
const char *mg_journal_get_folder (MgJournal        *self);

G_END_DECLS
