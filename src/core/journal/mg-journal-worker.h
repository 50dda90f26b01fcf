/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The threads of a journal: one brings records to the disk, another writes whole contents. */
#pragma once

#include "mg-history.h"
#include "mg-journal-folder.h"

G_BEGIN_DECLS

/**
 * MgJournalBase:
 * @network: a copy, the writer's own from now on
 * @number: of the base
 * @state: of the content
 * @name: (nullable): of the document
 * @steps: (nullable) (element-type MgStep): the past, if this is the first base
 * @n_done: how many of @steps are done
 * @first_state: the state before @steps
 *
 * What a base is made of.
 */
typedef struct
{
  MgNetwork *network;
  guint      number;
  guint64    state;
  char      *name;
  GArray    *steps;
  guint      n_done;
  guint64    first_state;
} MgJournalBase;

/* Of a copy of @network. */
MgJournalBase   *mg_journal_base_new        (MgNetwork          *network,
                                             guint               number,
                                             guint64             state,
                                             const char         *name) G_GNUC_WARN_UNUSED_RESULT;
void             mg_journal_base_free       (MgJournalBase      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgJournalBase, mg_journal_base_free)

typedef struct _MgJournalWorker MgJournalWorker;

/**
 * mg_journal_worker_new:
 * @folder: lives longer than the threads
 * @failed: called once, in a thread, with what went wrong; nothing is written from then on
 */
MgJournalWorker *mg_journal_worker_new      (MgJournalFolder    *folder,
                                             void              (*failed) (const GError *error,
                                                                          gpointer      user_data),
                                             gpointer            user_data) G_GNUC_WARN_UNUSED_RESULT;

/* Ends the threads.  A base under way is given up if there is another one.
 * @is_needed: whether what was written by then shall be on the disk
 */
void             mg_journal_worker_free     (MgJournalWorker    *self,
                                             gboolean            is_needed);

/* Records go to @fd from now on; taken over, with those that came before. */
void             mg_journal_worker_set_file (MgJournalWorker    *self,
                                             int                 fd);

/* Something was written to the file: on the disk within a second, or at once. */
void             mg_journal_worker_dirty    (MgJournalWorker    *self,
                                             gboolean            at_once);

/* Whether a base is being written: another one waits. */
gboolean         mg_journal_worker_is_busy  (MgJournalWorker    *self);

/* Takes over @base.  Only when it is not busy. */
void             mg_journal_worker_write    (MgJournalWorker    *self,
                                             MgJournalBase      *base);

/* Waits until the first base can be read, or all is done, @patience microseconds
 * at most (negative: for ever).  Returns: whether it came to that, and well
 */
gboolean         mg_journal_worker_wait     (MgJournalWorker    *self,
                                             gboolean            for_all,
                                             gint64              patience);

/* How long the last base is, in bytes; 0 if there is none yet. */
goffset          mg_journal_worker_get_size (MgJournalWorker    *self);

G_END_DECLS
