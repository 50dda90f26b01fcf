/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling others that a file is being worked on: a file ".~lock.NAME#" beside
 * it, as LibreOffice makes one.  A hint, which forbids nothing.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MgEditLock:
 * @user: who works on the file; for people
 * @host: on which computer
 * @since: since when, as it was written
 *
 * Any of them may be "".
 */
typedef struct
{
  char *user;
  char *host;
  char *since;
  char *path;     /* of the lock */
  char *text;     /* what is in it */
} MgEditLock;

void        mg_edit_lock_free    (MgEditLock   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgEditLock, mg_edit_lock_free)

/**
 * mg_edit_lock_find:
 *
 * Changes nothing.  A lock is not believed if it is ours, if the program that
 * made it has ended (as far as this computer knows), or if it is a week old.
 *
 * Returns: (transfer full) (nullable): who else works on @document
 */
MgEditLock *mg_edit_lock_find    (const char   *document);

/**
 * mg_edit_lock_take:
 *
 * Says that we work on @document, in place of a lock that is not believed.
 *
 * Returns: (transfer full) (nullable): %NULL if somebody else does, or where no
 *   file can be made
 */
MgEditLock *mg_edit_lock_take    (const char   *document);

/* @self: (transfer full): the lock goes if it is still the one that we made */
void        mg_edit_lock_release (MgEditLock   *self);

G_END_DECLS
