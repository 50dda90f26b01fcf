/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene that is being made.  Private to drawing. */
#pragma once

#include "mg-rest.h"
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
  char        letter;
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
  guint                 n_rest[MG_N_RESTS];   /* organisations without a colour of their own */
  guint                 n_unsized;    /* without a size */
  guint                 n_thin;       /* links without a width */
  GArray               *shapes;       /* guint: how many of each shape by a field */
  guint                 n_unshaped;   /* organisations that have none of these */
  gboolean              outlines;     /* of collectives, and not too many of them */
} MgSceneBuild;

/* The sort of @id among @sorts, made when it is first met. */
MgSceneSort *mg_scene_find_sort (MgSceneBuild *self,
                                 GHashTable   *sorts,
                                 const char   *domain,
                                 const char   *id);

/* The colour of a choice that somebody gave it: not on paper without colours. */
gboolean     mg_scene_find_own_colour (const MgSceneBuild *self,
                                       const char         *field,
                                       const char         *value,
                                       gboolean            is_link,
                                       MgColour           *colour);

/* The colour of a group that colours show. */
MgColour     mg_scene_get_group_colour (const MgSceneBuild *self,
                                        guint               group);

/* Its letter, where there are no colours; 0: none. */
char         mg_scene_get_group_letter (const MgSceneBuild *self,
                                        guint               group);

/* Whether the light falls on others only. */
gboolean     mg_scene_is_dim    (const MgSceneBuild *self,
                                 MgId          id);

/* NaN if there is none. */
double       mg_scene_find_value (const MgSceneBuild *self,
                                  const double       *values,
                                  MgId                id);

/* mg-scene-legend.c: when everything else is there. */
void         mg_scene_fill_legend (MgSceneBuild *self);

/* Links and participations between the nodes that are there by now. */
void         mg_scene_add_edges (MgSceneBuild *self);

G_END_DECLS
