/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting bytes in place of a user's file so that neither a full disk, a kill
 * nor a power cut can cost the old version or the new one.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a file was when it was last read or written, to notice a stranger's hand. */
typedef struct
{
  gboolean exists;
  guint64  device;
  guint64  inode;
  gint64   mtime_s;
  gint64   mtime_ns;
  guint64  size;
} MgFileTag;

/* How the file was replaced. */
typedef enum
{
  MG_SAVE_BY_RENAME,
  MG_SAVE_IN_PLACE,
} MgSaveHow;

/* Returns: %FALSE with @error unless the file was looked at or does not exist */
gboolean mg_file_tag_read  (const char       *path,
                            MgFileTag        *tag,
                            GError          **error);
gboolean mg_file_tag_equal (const MgFileTag  *self,
                            const MgFileTag  *other);

/**
 * mg_safe_save:
 * @path: a local file, there or not
 * @bytes: the new content
 * @expected: (nullable): what the file must still be; %NULL replaces whatever is there
 * @pending_dir: (nullable): a private folder for a full copy, needed before a
 *   file is written in place (hard links, folder not writable)
 * @tag: (out) (optional): the new file's
 * @how: (out) (optional): which way was taken
 *
 * Links, mode, group and extended attributes of an old file are kept.  When it
 * returns %TRUE the bytes are on the disk and survive a power cut.
 *
 * Any thread; blocks.
 *
 * Returns: %FALSE with @error %G_IO_ERROR_WRONG_ETAG if the file is not what
 *   was expected, else the system's; the old file is then untouched, or in the
 *   one case where it is not, the sentence says where the full copy is
 */
gboolean mg_safe_save      (const char       *path,
                            GBytes           *bytes,
                            const MgFileTag  *expected,
                            const char       *pending_dir,
                            MgFileTag        *tag,
                            MgSaveHow        *how,
                            GError          **error);

G_END_DECLS
