/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting bytes in place of a user's file so that neither a full disk, a kill
 * nor a power cut can cost the old version or the new one.
 */
#pragma once

#include "mg-file-tag.h"

G_BEGIN_DECLS

/* How the file was replaced. */
typedef enum
{
  MG_SAVE_BY_RENAME,
  MG_SAVE_IN_PLACE,
} MgSaveHow;

/**
 * mg_safe_save:
 * @path: a local file, there or not
 * @bytes: the new content
 * @expected: (nullable): what the file must still be; %NULL replaces whatever is there
 * @pending_dir: (nullable): a private folder for a full copy, needed before a
 *   file is written in place (hard links, folder not writable)
 * @tag: (out) (optional): the new file's; given too where it fails after the old
 *   version has gone, else left as it is
 * @how: (out) (optional): which way was taken
 *
 * Links, mode, group, access list and extended attributes of an old file are
 * kept.  When it returns %TRUE the bytes are on the disk, were read again from
 * there, and survive a power cut.
 *
 * Any thread; blocks.  @cancellable: (nullable): until the new version is on the
 * disk, the old one stays, and nothing is left beside it; then it is too late.
 *
 * Returns: %FALSE with @error %G_IO_ERROR_CANCELLED, %G_IO_ERROR_WRONG_ETAG if the file is not what
 *   was expected, else the system's.  The old file is then untouched; or, in
 *   the cases where it is not, the sentence says so: the new one is there but
 *   not confirmed by the disk, or a full copy of it is where the sentence says
 */
gboolean mg_safe_save      (const char       *path,
                            GBytes           *bytes,
                            const MgFileTag  *expected,
                            const char       *pending_dir,
                            MgFileTag        *tag,
                            MgSaveHow        *how,
                            GCancellable     *cancellable,
                            GError          **error);

G_END_DECLS
