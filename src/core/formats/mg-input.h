/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a stranger's file: a regular file, within limits, unpacked if it
 * is gzip, and refused with a sentence of its own if it is plainly something else.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The most that is read, packed or unpacked. */
#define MG_INPUT_LIMIT (256u * 1024 * 1024)

/* The same of GraphML that we wrote: what came in a file of that size may need more
 * room in ours, where keys that follow our fields stand beside them.
 */
#define MG_INPUT_LIMIT_OURS (1024u * 1024 * 1024)

typedef struct _MgInput MgInput;

/**
 * mg_input_new:
 * @fd: open for reading; stays the caller's
 * @display_name: (transfer none): for messages; lives as long as the input
 *
 * Returns: %NULL with @error if it is no regular file, too large, empty, or of
 *   a kind that is known to be no network
 */
MgInput    *mg_input_new          (int            fd,
                                   const char    *display_name,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void        mg_input_free         (MgInput       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgInput, mg_input_free)

/**
 * mg_input_next:
 * @block: (out): the next bytes, lent until the next call
 *
 * Returns: their number, at most 64 KiB; 0 at the end; -1 with @error if the
 *   file cannot be read, changed meanwhile, or unpacks to too much
 */
gssize      mg_input_next         (MgInput       *self,
                                   const char   **block,
                                   GError       **error);

/* Of the file as it lies there, in bytes. */
guint64     mg_input_get_size     (const MgInput *self);

/* How much of the file has been read, 0…1. */
double      mg_input_get_fraction (const MgInput *self);

/* The limit that holds now. */
guint64     mg_input_get_limit    (gboolean       ours);

/* For tests alone: others than MG_INPUT_LIMIT and MG_INPUT_LIMIT_OURS. */
void        mg_input_set_limits   (guint64        theirs,
                                   guint64        ours);

/* Opens @path for mg_input_new(): does not wait, becomes no terminal. */
int         mg_input_open         (const char    *path,
                                   GError       **error);

G_END_DECLS
