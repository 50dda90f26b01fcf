/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is next to whom in a scene, by links and by place. */
#pragma once

#include "mg-scene.h"

G_BEGIN_DECLS

static inline const MgSceneNode *
mg_map_node_at (const MgScene *scene,
                guint          row)
{
  guint n_nodes;

  return &mg_scene_get_nodes (scene, &n_nodes)[row];
}

static inline const MgSceneEdge *
mg_map_edge_at (const MgScene *scene,
                guint          row)
{
  guint n_edges;

  return &mg_scene_get_edges (scene, &n_edges)[row];
}

/* The strands that end at each organisation of a scene. */
typedef struct _MgMapNeighbours MgMapNeighbours;

/* Time and room O(n + m). */
MgMapNeighbours *mg_map_neighbours_new       (MgScene               *scene) G_GNUC_WARN_UNUSED_RESULT;
void             mg_map_neighbours_free      (MgMapNeighbours       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgMapNeighbours, mg_map_neighbours_free)

/* The strands, as rows of the scene's edges, that end at row @node of its nodes. */
const guint     *mg_map_neighbours_get_edges (const MgMapNeighbours *self,
                                              guint                  node,
                                              guint                 *n_edges);

/* The row at the other end of @edge. */
guint            mg_map_neighbours_get_other (const MgMapNeighbours *self,
                                              guint                  edge,
                                              guint                  node);

/**
 * mg_map_neighbours_find_toward:
 * @node: row among the nodes
 * @dx: direction, of length 1
 *
 * Where an arrow key leads: the nearest linked one that lies in that
 * direction (within 60°), else the nearest of all within 45°.
 *
 * Returns: its row, or -1 if nobody lies there
 */
int              mg_map_neighbours_find_toward (const MgMapNeighbours *self,
                                                guint                  node,
                                                double                 dx,
                                                double                 dy);

/**
 * MgMapPlace:
 * @MG_MAP_PLACE_APART: of an organisation: with room for names, and in line with
 *   no two others, as links would lead under it
 * @MG_MAP_PLACE_AMONG: of a collective: close to its participants
 */
typedef enum
{
  MG_MAP_PLACE_APART,
  MG_MAP_PLACE_AMONG,
} MgMapPlace;

/**
 * mg_map_find_free_place:
 * @x: (inout): where it would best be, in map units
 * @width: of the part of the map that is seen
 *
 * Finds a place near @x, @y that covers nobody and no link, within what is seen
 * if there is any room there.  The same map always gives the same place.
 */
void             mg_map_find_free_place      (const MgScene         *scene,
                                              MgMapPlace             sort,
                                              double                 width,
                                              double                 height,
                                              double                *x,
                                              double                *y);

G_END_DECLS
