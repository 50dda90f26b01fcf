/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person at work, by chance: the same seed does the same things. */
#pragma once

#include "mg-history.h"

G_BEGIN_DECLS

typedef struct
{
  MgNetwork *network;
  MgHistory *history;
  GRand     *chance;
  guint      gesture;
  guint      n_done[10];    /* of each sort of step */
} MgWalk;

MgWalk *mg_walk_new  (guint32     seed);
void    mg_walk_free (MgWalk     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgWalk, mg_walk_free)

/* One step, of whatever sort: a run, a merged one, an undo, a redo.
 * Returns: %FALSE if there was nothing to do
 */
gboolean mg_walk_step (MgWalk    *self);

/* Steps until one was done. */
void     mg_walk_on   (MgWalk    *self);

/* Returns: (transfer full): what a network is, to the last byte of its file */
char    *mg_walk_dump (MgNetwork *network);

/* What is written is not brought to the disk: tests that cut no power are quick. */
void     mg_walk_stay_in_memory (void);

/* Removes a folder and what is in it. */
void     mg_walk_remove_folder (const char *path);

G_END_DECLS
