/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene seen through a viewport: where and how large things are in pixels.
 * Private to drawing.
 */
#pragma once

#include "mg-label-habits.h"
#include "mg-scene-private.h"
#include "mg-viewport.h"

G_BEGIN_DECLS

typedef struct
{
  const MgScene    *scene;
  const MgViewport *viewport;
  gboolean          all_detail;
  double            grow;         /* how much larger symbols and lines are than the scale says */
  double            fine;         /* how much finer lines are than that */
  MgRect            room;         /* where names may go, on paper */
  gboolean          is_crowded;   /* it is not enough for all of them: some are left out */
  MgLabelHabits    *habits;       /* (nullable): where names stood, and then stand, on the screen */
  GHashTable       *without;      /* (nullable): not painted */
  GHashTable       *only;         /* (nullable): nothing else is, but edges that touch */
  double            dx, dy;       /* how far what is in @only has been moved, in pixels */
} MgView;

/* Of the whole window; on paper, symbols are made as large as the room allows. */
void     mg_view_init        (MgView            *self,
                              const MgScene     *scene,
                              const MgViewport  *viewport);
void     mg_view_set_paper   (MgView            *self,
                              const MgRect      *room);

MgPoint  mg_view_get_place   (const MgView      *self,
                              const MgSceneNode *node);
/* Symbols grow with the scale, but can always be seen. */
double   mg_view_get_radius  (const MgView      *self,
                              const MgSceneNode *node);
/* How much wider than at the natural scale lines are. */
double   mg_view_get_line    (const MgView      *self);
/* How opaque links are: less where there are many in little room. */
double   mg_view_get_veil    (const MgView      *self);
double   mg_view_get_text    (const MgView      *self,
                              guint              n_names);
MgCurve  mg_view_get_course  (const MgView      *self,
                              const MgSceneEdge *edge);

gboolean mg_view_has_node    (const MgView      *self,
                              const MgSceneNode *node);
gboolean mg_view_has_edge    (const MgView      *self,
                              guint              row);

G_END_DECLS
