/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene that is being made.  Private to drawing. */
#pragma once

#include "mg-scene-private.h"

G_BEGIN_DECLS

/* A kind, a layer or a type of collective that occurs. */
typedef struct
{
  const char *id;
  const char *label;
  guint       order;      /* vocabulary first, then as met */
  guint       count;
  MgShape     shape;
  MgStroke    stroke;
  MgColour    colour;
} MgSceneSort;

typedef struct
{
  MgScene              *scene;
  MgNetwork            *network;
  const MgSceneOptions *options;
  GHashTable           *kinds;        /* identifier → MgSceneSort */
  GHashTable           *layers;
  GHashTable           *collectives;
  GArray               *groups;       /* guint: how many of each group */
  guint                 n_ungrouped;     /* organisations that colours say nothing of */
  gboolean              outlines;     /* of collectives, and not too many of them */
} MgSceneBuild;

/* The sort of @id among @sorts, made when it is first met. */
MgSceneSort *mg_scene_find_sort (MgSceneBuild *self,
                                 GHashTable   *sorts,
                                 const char   *domain,
                                 const char   *id);

/* Whether the light falls on others only. */
gboolean     mg_scene_is_dim    (const MgSceneBuild *self,
                                 MgId          id);

/* Links and participations between the nodes that are there by now. */
void         mg_scene_add_edges (MgSceneBuild *self);

G_END_DECLS
