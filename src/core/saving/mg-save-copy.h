/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing what is not the document itself: copies, pictures, tables, keys. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where a file that can only be written in place is first put as a whole. */
char     *mg_save_dup_pending_dir (void);

/* Puts @bytes at @path by mg_safe_save(), whatever is there.  Any thread; blocks. */
gboolean  mg_save_copy            (const char    *path,
                                   GBytes        *bytes,
                                   GCancellable  *cancellable,
                                   GError       **error);

/* The same for its owner's eyes alone, from the first byte. */
gboolean  mg_save_secret          (const char  *path,
                                   GBytes      *bytes,
                                   GError     **error);

G_END_DECLS
