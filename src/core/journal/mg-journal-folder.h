/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The private folder in which one document's work is kept, and who holds it. */
#pragma once

#include <gio/gio.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* The files in it, by number N:
 *
 *   base-N         the content when steps-N began
 *   steps-N        what was done from then on
 *   base.graphml   the content of the newest base, for any program
 *   lock           held by who writes here: never by a number of a process
 *   clean          there is nothing to recover: to be removed
 *   tries          as long as often reading it was begun and not ended
 *   kept           the user was told and wants it later
 */
#define MG_JOURNAL_BASE "base-"
#define MG_JOURNAL_STEPS "steps-"
#define MG_JOURNAL_GRAPHML "base.graphml"
#define MG_JOURNAL_CLEAN "clean"
#define MG_JOURNAL_TRIES "tries"
#define MG_JOURNAL_KEPT "kept"

/* The calls to the system that write, so that a test can let them fail. */
typedef struct
{
  ssize_t (*write)     (int          fd,
                        const void  *bytes,
                        size_t       length);
  int     (*sync)      (int          fd);
  int     (*open_at)   (int          folder,
                        const char  *name,
                        int          flags,
                        mode_t       mode);
} MgJournalSystem;

/* For tests, before any journal is begun; %NULL: the system itself again. */
void             mg_journal_set_system     (const MgJournalSystem *system);
const MgJournalSystem *mg_journal_get_system (void);

typedef struct
{
  char *path;
  int   fd;
  int   lock;
} MgJournalFolder;

/* Where journals are kept, and where else if that is full or may not be written:
 * that one lives as long as the session.
 */
char            *mg_journal_dup_root       (void);
char            *mg_journal_dup_fallback   (void);   /* (nullable) */

/**
 * mg_journal_folder_new:
 * @root: made if it is not there, for the user alone
 *
 * Makes a folder and holds it.
 *
 * Returns: %NULL with @error %G_IO_ERROR; %G_IO_ERROR_PERMISSION_DENIED if
 *   @root is a link, somebody else's, or others may look into it
 */
MgJournalFolder *mg_journal_folder_new     (const char             *root,
                                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_journal_folder_open:
 *
 * Opens and holds a folder that was left.
 *
 * Returns: %NULL with @error: %G_IO_ERROR_BUSY if somebody holds it, else as above
 */
MgJournalFolder *mg_journal_folder_open    (const char             *path,
                                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;

/* Lets go of it. */
void             mg_journal_folder_free    (MgJournalFolder        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgJournalFolder, mg_journal_folder_free)

/* Removes all that is in it, and itself; what is begun is ended at the next start. */
void             mg_journal_folder_remove  (MgJournalFolder        *self);

/* Makes a file for appending.  Returns: its descriptor, or -1 with @error */
int              mg_journal_folder_make    (MgJournalFolder        *self,
                                            const char             *name,
                                            GError                **error);

/* Writes all of @bytes by one call if the system takes them. */
gboolean         mg_journal_write          (int                     fd,
                                            const void             *bytes,
                                            gsize                   length,
                                            GError                **error);
gboolean         mg_journal_sync_file      (int                     fd,
                                            GError                **error);

/* The numbers of the files called @prefix and a number, the smallest first.
 * Returns: (transfer full) (element-type guint)
 */
GArray          *mg_journal_folder_list    (MgJournalFolder        *self,
                                            const char             *prefix);

/* Small files that say yes by being there. */
gboolean         mg_journal_folder_has     (MgJournalFolder        *self,
                                            const char             *name);
void             mg_journal_folder_mark    (MgJournalFolder        *self,
                                            const char             *name);
/* How long a file is; 0 if it is not there. */
goffset          mg_journal_folder_measure (MgJournalFolder        *self,
                                            const char             *name);

/* Whether a folder of that name in a root can be a document's. */
gboolean         mg_journal_is_folder_name (const char             *name);

/* Removes what a program that was killed while it made a folder left in @root. */
void             mg_journal_sweep          (const char             *root);

/* A root that is there and safe.  Returns: its descriptor, or -1 with @error */
int              mg_journal_open_root      (const char             *root,
                                            GError                **error);

G_END_DECLS
