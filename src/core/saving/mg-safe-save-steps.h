/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One save under way, and the steps it is made of.
 *
 * A step that fails notes why, and returns %FALSE; what was noted first stays.
 */
#pragma once

#include "mg-safe-save.h"
#include "mg-safe-save-system.h"

G_BEGIN_DECLS

/* Sentences that several steps share; not translated yet. */
extern const char * const mg_save_no_room;
extern const char * const mg_save_not_written;
extern const char * const mg_save_overtaken;
extern const char * const mg_save_no_copy;
extern const char * const mg_save_no_folder;

typedef struct
{
  const MgSystem *system;
  const char     *path;         /* as given */
  const guint8   *bytes;
  gsize           length;
  GCancellable   *cancellable;  /* NULL once it is too late */
  char           *target;       /* without links */
  char           *folder;
  char           *name;
  gboolean        exists;
  struct stat     old;
  int             old_fd;       /* -1: there is none, or it may not be read */
  int             folder_fd;
  MgFileTag       before;       /* of the old file */
  MgFileTag       tag;          /* of the new file */
  gboolean        is_replaced;  /* the old version is not there any more */
  /* Why it failed. */
  int             number;
  const char     *sentence;
  gboolean        is_overtaken; /* somebody else was there */
  char           *copy;         /* where our version is complete; NULL */
  char           *theirs;       /* where somebody else's is; NULL */
} MgSave;

/* @sentence: not translated yet; marked with N_() */
gboolean mg_save_fail            (MgSave            *self,
                                  int                number,
                                  const char        *sentence);
gboolean mg_save_is_full         (int                number);
/* Whether to go on, as long as that can be asked. */
gboolean mg_save_goes_on         (MgSave            *self);
/* Somebody else changed the file. */
gboolean mg_save_overtake        (MgSave            *self);

/* Follows links; a file that is not there yet needs a folder that is. */
gboolean mg_save_find_target     (MgSave            *self);

/* Makes a file of a new name like @base in @folder.
 * @name: (inout): its name
 * Returns: -1 with the reason in @self's number
 */
int      mg_save_create          (MgSave            *self,
                                  int                folder,
                                  const char        *base,
                                  mode_t             mode,
                                  char             **name);
gboolean mg_save_write           (MgSave            *self,
                                  int                fd,
                                  const guint8      *bytes,
                                  gsize              length);
/* A full disk is noticed before anything is written, where the file system can. */
gboolean mg_save_reserve         (MgSave            *self,
                                  int                fd,
                                  int                mode);
gboolean mg_save_sync            (MgSave            *self,
                                  int                fd,
                                  const char        *sentence);
/* Reads again what was written, from the disk if that can be asked for. */
gboolean mg_save_compare         (MgSave            *self,
                                  int                fd);
gboolean mg_save_close           (MgSave            *self,
                                  int                fd,
                                  const char        *sentence);

/* What the old file was: %FALSE without a note if its group cannot be kept. */
gboolean mg_save_keep_group      (MgSave            *self,
                                  int                fd);
gboolean mg_save_keep_mode       (MgSave            *self,
                                  int                fd);
void     mg_save_copy_attributes (int                from,
                                  int                to);

G_END_DECLS
