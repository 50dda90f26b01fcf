/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-map-neighbours.h"

#include <math.h>

/* Between a new organisation and those already there, in map units; names are
 * wider than symbols.  Less where there is little room.
 */
#define CLEAR_WIDTH 110.
#define CLEAR_HEIGHT 70.
#define MIN_CLEARANCE 0.3

#define MAX_TURNS 60

struct _MgMapNeighbours
{
  MgScene *scene;
  guint   *first;   /* n + 1 places in edges */
  guint   *edges;
};

MgMapNeighbours *
mg_map_neighbours_new (MgScene *scene)
{
  MgMapNeighbours *self = g_new0 (MgMapNeighbours, 1);
  const MgSceneEdge *edges;
  guint n_nodes, n_edges;

  mg_scene_get_nodes (scene, &n_nodes);
  edges = mg_scene_get_edges (scene, &n_edges);
  self->scene = mg_scene_ref (scene);
  self->first = g_new0 (guint, n_nodes + 2);
  self->edges = g_new (guint, 2 * (gsize) n_edges + 1);

  /* Counted one place too far, so that filling moves each start into place. */
  for (guint i = 0; i < n_edges; i++)
    {
      self->first[edges[i].source + 2]++;
      self->first[edges[i].target + 2]++;
    }
  for (guint i = 2; i < n_nodes + 2; i++)
    self->first[i] += self->first[i - 1];
  for (guint i = 0; i < n_edges; i++)
    {
      self->edges[self->first[edges[i].source + 1]++] = i;
      self->edges[self->first[edges[i].target + 1]++] = i;
    }

  return self;
}

void
mg_map_neighbours_free (MgMapNeighbours *self)
{
  mg_scene_unref (self->scene);
  g_free (self->first);
  g_free (self->edges);
  g_free (self);
}

const guint *
mg_map_neighbours_get_edges (const MgMapNeighbours *self,
                             guint                  node,
                             guint                 *n_edges)
{
  *n_edges = self->first[node + 1] - self->first[node];

  return self->edges + self->first[node];
}

guint
mg_map_neighbours_get_other (const MgMapNeighbours *self,
                             guint                  edge,
                             guint                  node)
{
  const MgSceneEdge *it = mg_map_edge_at (self->scene, edge);

  return it->source == node ? it->target : it->source;
}

/* Far and aside is worse; INFINITY: not in that direction. */
static double
get_cost (const MgSceneNode *from,
          const MgSceneNode *to,
          double             dx,
          double             dy,
          double             min_cosine)
{
  double x = to->x - from->x;
  double y = to->y - from->y;
  double distance = hypot (x, y);
  double along = x * dx + y * dy;

  if (distance < 1e-9 || along < min_cosine * distance)
    return INFINITY;

  return distance * (2. - along / distance);
}

static int
find_linked_toward (const MgMapNeighbours *self,
                    const MgSceneNode     *nodes,
                    guint                  node,
                    double                 dx,
                    double                 dy)
{
  double best = INFINITY;
  int found = -1;
  guint n_edges;
  const guint *edges = mg_map_neighbours_get_edges (self, node, &n_edges);

  for (guint i = 0; i < n_edges; i++)
    {
      guint other = mg_map_neighbours_get_other (self, edges[i], node);
      double cost = get_cost (&nodes[node], &nodes[other], dx, dy, 0.5);

      if (cost < best)
        {
          best = cost;
          found = (int) other;
        }
    }

  return found;
}

int
mg_map_neighbours_find_toward (const MgMapNeighbours *self,
                               guint                  node,
                               double                 dx,
                               double                 dy)
{
  guint n_nodes;
  const MgSceneNode *nodes = mg_scene_get_nodes (self->scene, &n_nodes);
  int found = find_linked_toward (self, nodes, node, dx, dy);
  double best = INFINITY;

  for (guint i = 0; found < 0 && i < n_nodes; i++)
    best = MIN (best, get_cost (&nodes[node], &nodes[i], dx, dy, G_SQRT2 / 2.));
  for (guint i = 0; found < 0 && best < INFINITY && i < n_nodes; i++)
    if (get_cost (&nodes[node], &nodes[i], dx, dy, G_SQRT2 / 2.) <= best)
      found = (int) i;

  return found;
}

static gboolean
is_free (const MgScene *scene,
         double         x,
         double         y,
         double         clearance)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  double width = 2. * CLEAR_WIDTH * clearance;
  double height = 2. * CLEAR_HEIGHT * clearance;

  mg_scene_find_in (scene, x - width / 2., y - height / 2., width, height, ids);

  return ids->len == 0;
}

/* Walks a spiral outwards until there is room. */
static gboolean
search (const MgScene *scene,
        double         clearance,
        double         max_x,
        double         max_y,
        double        *x,
        double        *y)
{
  for (guint turn = 0; turn < MAX_TURNS; turn++)
    for (guint i = 0; i < MAX (1, 6 * turn); i++)
      {
        double angle = G_PI_2 + 2. * G_PI * i / MAX (1, 6 * turn);
        double dx = turn * cos (angle) * CLEAR_WIDTH * clearance;
        double dy = turn * sin (angle) * CLEAR_HEIGHT * clearance;

        if (fabs (dx) <= max_x && fabs (dy) <= max_y &&
            is_free (scene, *x + dx, *y + dy, clearance))
          {
            *x = round (*x + dx);
            *y = round (*y + dy);
            return TRUE;
          }
      }

  return FALSE;
}

void
mg_map_find_free_place (const MgScene *scene,
                        double         width,
                        double         height,
                        double        *x,
                        double        *y)
{
  for (double clearance = 1.; clearance >= MIN_CLEARANCE; clearance *= 0.7)
    if (search (scene, clearance, width * 0.45, height * 0.42, x, y))
      return;

  search (scene, 1., INFINITY, INFINITY, x, y);
}
