/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file was when it was last read or written, to notice a stranger's hand. */
#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

G_BEGIN_DECLS

#define MG_DIGEST_LENGTH 32

/**
 * MgFileTag:
 * @exists: whether there was a file; if not, the rest is 0
 * @seen_s: when it was looked at, in seconds: what was written shortly before
 *   may be written again without another time of change (FAT counts in steps of
 *   two seconds)
 * @has_digest: whether the content is known too
 * @digest: of the content
 */
typedef struct
{
  gboolean exists;
  guint64  device;
  guint64  inode;
  gint64   mtime_s;
  gint64   mtime_ns;
  guint64  size;
  gint64   seen_s;
  gboolean has_digest;
  guint8   digest[MG_DIGEST_LENGTH];
} MgFileTag;

typedef enum
{
  MG_FILE_SAME,
  MG_FILE_CHANGED,
  MG_FILE_GONE,
} MgFileState;

/**
 * mg_file_tag_read:
 * @tag: (out): with the content's digest if it is a regular file that can be read
 *
 * Any thread; reads the whole file.
 *
 * Returns: %FALSE with @error unless the file was looked at or does not exist
 */
gboolean    mg_file_tag_read       (const char         *path,
                                    MgFileTag          *tag,
                                    GError            **error);

/* The same place, time and size; contents are not compared. */
gboolean    mg_file_tag_equal      (const MgFileTag    *self,
                                    const MgFileTag    *other);

/**
 * mg_file_tag_look:
 * @now: (out) (optional): what the file is now
 *
 * Whether the file of @path is still what @self says.  Reads it whole where
 * time and size do not tell; a new time alone is no change.  A file on another
 * device is always another file.  Any thread.
 */
MgFileState mg_file_tag_look       (const MgFileTag    *self,
                                    const char         *path,
                                    MgFileTag          *now);

/* For those who have the file open or its bytes at hand. */
void        mg_file_tag_set_stat   (MgFileTag          *self,
                                    const struct stat  *found);
void        mg_file_tag_set_bytes  (MgFileTag          *self,
                                    const guint8       *bytes,
                                    gsize               length);
gboolean    mg_file_tag_set_fd     (MgFileTag          *self,
                                    int                 fd);
/* Whether it was changed so shortly before it was seen that its time does not tell. */
gboolean    mg_file_tag_is_fresh   (const MgFileTag    *self);
/* @now: with a digest wherever the times do not tell, else it counts as changed. */
MgFileState mg_file_tag_compare    (const MgFileTag    *self,
                                    const MgFileTag    *now);

G_END_DECLS
