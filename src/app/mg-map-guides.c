/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is dragged stops in the row or column of another that is seen. */
#include "mg-map-view-private.h"

#include <math.h>

/* How near it must come, in pixels. */
#define REACH 6.

/* In larger maps something is in line with every place. */
#define MAX_NODES 400

static gboolean
is_seen (MgMapView         *self,
         const MgSceneNode *node)
{
  double x, y;

  mg_viewport_to_window (&self->viewport, node->x, node->y, &x, &y);

  return x >= 0. && y >= 0. && x <= self->viewport.width && y <= self->viewport.height;
}

/* Keeps @node if it is nearer to a line, by @gap map units, than what @guide has. */
static void
consider (MgMapView         *self,
          MgMapGuide        *guide,
          const MgSceneNode *node,
          double             gap)
{
  double limit = guide->id != MG_ID_NONE ? fabs (guide->gap) : REACH / self->viewport.scale;

  if (fabs (gap) < limit)
    *guide = (MgMapGuide) { node->id, gap };
}

void
mg_map_guides_update (MgMapView *self,
                      gboolean   is_wanted)
{
  MgMapDrag *drag = &self->drag;
  MgScene *scene = mg_map_view_get_scene (self);
  const MgSceneNode *item = mg_map_view_find_node (self, drag->item);
  const MgSceneNode *nodes;
  double dx, dy;
  guint n_nodes;

  drag->column = drag->row = (MgMapGuide) { MG_ID_NONE, 0. };
  nodes = mg_scene_get_nodes (scene, &n_nodes);
  if (!is_wanted || item == NULL || n_nodes > MAX_NODES)
    return;

  mg_map_drag_get_shift (self, &dx, &dy);
  for (guint i = 0; i < n_nodes; i++)
    {
      if (g_hash_table_contains (drag->ids, GUINT_TO_POINTER (nodes[i].id)) ||
          !is_seen (self, &nodes[i]))
        continue;
      consider (self, &drag->column, &nodes[i], nodes[i].x - item->x - dx);
      consider (self, &drag->row, &nodes[i], nodes[i].y - item->y - dy);
    }
}

gboolean
mg_map_guides_get_line (MgMapView        *self,
                        const MgMapGuide *guide,
                        double           *x0,
                        double           *y0,
                        double           *x1,
                        double           *y1)
{
  const MgSceneNode *node = guide->id != MG_ID_NONE ? mg_map_view_find_node (self, guide->id) : NULL;
  const MgSceneNode *item = mg_map_view_find_node (self, self->drag.item);
  double dx, dy;

  if (self->drag.kind != MG_MAP_DRAG_MOVE || node == NULL || item == NULL)
    return FALSE;

  mg_map_drag_get_shift (self, &dx, &dy);
  mg_viewport_to_window (&self->viewport, node->x, node->y, x0, y0);
  mg_viewport_to_window (&self->viewport, item->x + dx, item->y + dy, x1, y1);

  return TRUE;
}
