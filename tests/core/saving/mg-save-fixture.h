/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file to be replaced in each of the situations that need care. */
#pragma once

#include "mg-safe-save.h"

G_BEGIN_DECLS

typedef enum
{
  MG_SITUATION_PLAIN,
  MG_SITUATION_SYMLINK,
  MG_SITUATION_HARD_LINK,
  MG_SITUATION_COLLEAGUE,     /* another user's, in a folder of a group */
  MG_SITUATION_FOLDER,        /* may be written, but its folder may not */
  MG_SITUATION_NEW,
  MG_N_SITUATIONS
} MgSituation;

typedef struct
{
  MgSituation  situation;
  char        *folder;        /* of all: to be removed */
  char        *pending;
  char        *path;
  GBytes      *old_bytes;
  GBytes      *bytes;         /* the new ones */
} MgSaveFixture;

/* What the saving process tells: memory that it shares with the test. */
typedef struct
{
  gboolean has_ended;
  gboolean has_saved;
  char     message[2048];
} MgSaveReport;

typedef enum
{
  MG_CONTENT_OLD,
  MG_CONTENT_NEW,
  MG_CONTENT_GONE,
  MG_CONTENT_DAMAGED,
} MgContent;

const char     *mg_situation_get_name      (MgSituation     situation);
/* NULL if it can be made here, else why not */
const char     *mg_situation_lacks         (MgSituation     situation);

/* @length: of the new version; the old one is a little shorter */
MgSaveFixture  *mg_save_fixture_new        (MgSituation     situation,
                                            gsize           length);
void            mg_save_fixture_free       (MgSaveFixture  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgSaveFixture, mg_save_fixture_free)

/* As it was at the beginning. */
void            mg_save_fixture_reset      (MgSaveFixture  *self);
MgContent       mg_save_fixture_get        (MgSaveFixture  *self);
/* Whether there is a complete copy of the new version; @named: in a sentence. */
gboolean        mg_save_fixture_has_copy   (MgSaveFixture  *self,
                                            const char     *named);

/* In a process of its own: becomes who saves in this situation. */
gboolean        mg_save_fixture_become     (MgSaveFixture  *self);
void            mg_save_fixture_save       (MgSaveFixture  *self,
                                            MgSaveReport   *report);

/* Shared with processes that are forked later. */
MgSaveReport   *mg_save_report_new         (void);

/* Runs @func in a process of its own whose mounts nobody else sees.
 * Returns: what it returns; 77 if that is not allowed here
 */
int             mg_save_in_mounts_of_its_own (int           (*func) (gpointer data),
                                              gpointer        data);

void            mg_save_remove_all         (const char     *path);

G_END_DECLS
