/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What earlier runs left behind: a list to choose from, and what is chosen. */
#pragma once

#include "mg-recovered.h"

G_BEGIN_DECLS

/**
 * MgRecoveryState:
 * @MG_RECOVERY_READY: it can be opened
 * @MG_RECOVERY_CUT: it can, but the last steps are missing
 * @MG_RECOVERY_NEWER: a newer version of Maillage wrote it
 * @MG_RECOVERY_DAMAGED: nothing of it can be read
 * @MG_RECOVERY_FEARED: reading it has stopped the program twice: it was not looked at
 */
typedef enum
{
  MG_RECOVERY_READY,
  MG_RECOVERY_CUT,
  MG_RECOVERY_NEWER,
  MG_RECOVERY_DAMAGED,
  MG_RECOVERY_FEARED,
} MgRecoveryState;

/* The user's file, against what it was when the program last read or wrote it. */
typedef enum
{
  MG_RECOVERY_NEVER_SAVED,
  MG_RECOVERY_FILE_SAME,
  MG_RECOVERY_FILE_CHANGED,
  MG_RECOVERY_FILE_GONE,
} MgRecoveryFile;

/**
 * MgRecoveryEntry:
 * @folder: where it is, and how it is named to the functions below
 * @name: (nullable): of the pole
 * @path: (nullable): of the user's file
 * @time: when the last step was made, in seconds since 1970
 * @n_changes: since it was saved
 * @is_kept: the user was asked before, and keeps it for later
 */
typedef struct
{
  char            *folder;
  MgRecoveryState  state;
  MgRecoveryFile   file;
  char            *name;
  char            *path;
  gint64           time;
  guint            n_changes;
  gboolean         is_kept;
} MgRecoveryEntry;

void            mg_recovery_entry_free (MgRecoveryEntry     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgRecoveryEntry, mg_recovery_entry_free)

/**
 * mg_recovery_list:
 * @roots: %NULL-terminated: folders of journals; those that are not there or
 *   not safe are passed over
 *
 * Looks through what was left and nobody holds.  What says nothing that is not
 * saved goes; so does, of what the user keeps for later, all but the ten newest
 * and what is older than thirty days.  Whatever the user was not asked about stays.
 *
 * Any thread; reads every journal, and makes no network.
 *
 * Returns: (transfer full) (element-type MgRecoveryEntry): the newest first
 */
GPtrArray      *mg_recovery_list       (const char * const  *roots) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_recovery_open:
 * @folder: of an entry
 * @held: (out) (transfer full): its folder, until it is removed or let go of
 *
 * Any thread.  That it was tried is written down first; mg_recovery_succeeded()
 * says that all went well.
 *
 * Returns: %NULL with @error, as mg_recovered_read() and mg_journal_folder_open()
 */
MgRecovered    *mg_recovery_open       (const char          *folder,
                                        MgJournalFolder    **held,
                                        GCancellable        *cancellable,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void            mg_recovery_succeeded  (MgJournalFolder     *held);

/* The user was asked, and wants it later. */
void            mg_recovery_keep       (const char          *folder);

/* Removes it for good.  Returns: %FALSE with @error if somebody holds it */
gboolean        mg_recovery_delete     (const char          *folder,
                                        GError             **error);

/* Whether the file is still what @tag says, wherever its disk is plugged in now.
 * @now: (out) (optional): what it is
 */
MgRecoveryFile  mg_recovery_look_at    (const char          *path,
                                        const MgFileTag     *tag,
                                        MgFileTag           *now);

G_END_DECLS
