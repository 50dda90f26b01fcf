/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Earlier versions of a document, kept on this computer, and what an
 * interrupted save left beside it.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many versions of a document are kept: the last three saves before the
 * present one, and that one.
 */
#define MG_VERSIONS_KEPT 4

/* Those of documents that nobody saved for so many days are removed. */
#define MG_VERSIONS_DAYS 30

/**
 * MgVersion:
 * @path: a file that can be opened like the document
 * @time_s: when it was saved, in seconds
 * @size: in bytes
 */
typedef struct
{
  char    *path;
  gint64   time_s;
  guint64  size;
} MgVersion;

void        mg_version_free           (MgVersion    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgVersion, mg_version_free)

/* Returns: (transfer full): where they are kept: a private folder of the user's */
char       *mg_versions_dup_dir       (void);

/**
 * mg_versions_keep:
 * @dir: where; made if need be, for the user alone
 * @document: the path of a document; need not be there
 * @bytes: what it is
 * @time_s: when it was saved
 *
 * Keeps a copy, on the disk when this returns; the oldest ones go.  What is kept
 * already is not kept twice.  Any thread.
 *
 * Returns: %FALSE with @error if it could not be kept
 */
gboolean    mg_versions_keep          (const char   *dir,
                                       const char   *document,
                                       GBytes       *bytes,
                                       gint64        time_s,
                                       GError      **error);

/* Likewise of the document's own file as it is now, if it can be read and is
 * no larger than @limit.
 */
void        mg_versions_keep_file     (const char   *dir,
                                       const char   *document,
                                       gsize         limit);

/* Returns: (transfer full) (element-type MgVersion): the latest first */
GPtrArray  *mg_versions_list          (const char   *dir,
                                       const char   *document);

/* Removes all of a document. */
void        mg_versions_forget        (const char   *dir,
                                       const char   *document);

/* Removes those of documents that were not saved since @before_s. */
void        mg_versions_sweep         (const char   *dir,
                                       gint64        before_s);

/**
 * mg_leftovers_find:
 *
 * What a save that was cut off, by a kill or a pulled stick, left beside
 * @document: files of our temporary names that are not older than it.  They may
 * be complete or not.  Changes nothing.
 *
 * Returns: (transfer full) (element-type MgVersion): the latest first
 */
GPtrArray  *mg_leftovers_find         (const char   *document);

G_END_DECLS
