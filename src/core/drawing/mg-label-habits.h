/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where names stood in the last picture of a map, so that they stay there while it is
 * worked on: a link that is drawn elsewhere moves none.
 */
#pragma once

#include "mg-item.h"

G_BEGIN_DECLS

/* By item; of one thread at a time. */
typedef struct _MgLabelHabits MgLabelHabits;

MgLabelHabits *mg_label_habits_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void           mg_label_habits_free  (MgLabelHabits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgLabelHabits, mg_label_habits_free)

/* Another map. */
void           mg_label_habits_clear (MgLabelHabits *self);

/* Before a picture at @scale: what was seen at another one says nothing. */
void           mg_label_habits_begin (MgLabelHabits *self,
                                      double         scale);

/* Which of its places a name had, from 1; 0: it was not shown yet. */
guint          mg_label_habits_get   (MgLabelHabits *self,
                                      MgId           id);
void           mg_label_habits_set   (MgLabelHabits *self,
                                      MgId           id,
                                      guint          spot);

G_END_DECLS
