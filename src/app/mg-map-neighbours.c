/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-map-neighbours.h"

#include <math.h>

/* Between a new organisation and those already there, in map units; names are
 * wider than symbols.  Less where there is little room.
 */
#define CLEAR_WIDTH 110.
#define CLEAR_HEIGHT 70.
#define AMONG_CLEARANCE 0.45
#define MIN_CLEARANCE 0.3

/* In units of the above: how far from the middle the next try is, and how much
 * farther one goes so as to be beside a link, or beside one that may come.
 */
#define TRY_STEP 0.25
#define LINK_COST 5.
#define LINE_COST 2.5
#define MAX_TRIES 2000

/* Between the middle of a symbol and a link that passes by, in map units. */
#define LINK_ROOM 40.
#define LINE_ROOM 20.

/* More are not looked at. */
#define MAX_NEAR_NODES 40
#define MAX_NEAR_EDGES 400

#define GOLDEN_ANGLE 2.399963229728653
#define SQUARE(x) ((x) * (x))

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

/* What a place is looked for in: what is near, so that each try is quick. */
typedef struct
{
  const MgScene *scene;
  double         x;
  double         y;
  double         max_x;
  double         max_y;
  GArray        *nodes;      /* rows: with them, links to come are foreseen */
  GArray        *edges;      /* rows */
} Search;

static void
search_init (Search        *self,
             const MgScene *scene,
             double         x,
             double         y)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  guint n_nodes, n_edges;
  const MgSceneNode *nodes = mg_scene_get_nodes (scene, &n_nodes);
  const MgSceneEdge *edges = mg_scene_get_edges (scene, &n_edges);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->edges = g_array_new (FALSE, FALSE, sizeof (guint));
  mg_scene_find_in (scene, x - self->max_x, y - self->max_y, 2. * self->max_x, 2. * self->max_y,
                    ids);
  for (guint i = 0; i < MIN (ids->len, MAX_NEAR_NODES); i++)
    {
      guint row = (guint) mg_scene_find_node (scene, g_array_index (ids, MgId, i));

      g_array_append_val (self->nodes, row);
    }
  for (guint i = 0; i < n_edges && self->edges->len < MAX_NEAR_EDGES; i++)
    {
      const MgSceneNode *a = &nodes[edges[i].source];
      const MgSceneNode *b = &nodes[edges[i].target];

      if (MAX (a->x, b->x) >= x - self->max_x && MIN (a->x, b->x) <= x + self->max_x &&
          MAX (a->y, b->y) >= y - self->max_y && MIN (a->y, b->y) <= y + self->max_y)
        g_array_append_val (self->edges, i);
    }
}

static void
search_clear (Search *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->edges);
}

/* From @x, @y to the straight line between two places. */
static double
get_distance (double x,
              double y,
              double x0,
              double y0,
              double x1,
              double y1)
{
  double dx = x1 - x0, dy = y1 - y0;
  double square = dx * dx + dy * dy;
  double t = square > 0. ? CLAMP (((x - x0) * dx + (y - y0) * dy) / square, 0., 1.) : 0.;

  return hypot (x - x0 - t * dx, y - y0 - t * dy);
}

/* How many links lead under this place. */
static guint
count_links (const Search *self,
             double        x,
             double        y)
{
  guint n = 0;

  for (guint i = 0; i < self->edges->len; i++)
    {
      const MgSceneEdge *edge = mg_map_edge_at (self->scene,
                                                g_array_index (self->edges, guint, i));
      const MgSceneNode *a = mg_map_node_at (self->scene, edge->source);
      const MgSceneNode *b = mg_map_node_at (self->scene, edge->target);

      n += get_distance (x, y, a->x, a->y, b->x, b->y) < LINK_ROOM;
    }

  return n;
}

/* How many links to come would lead under an organisation, if somebody stood
 * here: those between two others, and those from here.
 */
static guint
count_lines (const Search *self,
             double        x,
             double        y)
{
  guint n = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const MgSceneNode *a = mg_map_node_at (self->scene, g_array_index (self->nodes, guint, i));
        const MgSceneNode *b = mg_map_node_at (self->scene, g_array_index (self->nodes, guint, k));

        n += get_distance (x, y, a->x, a->y, b->x, b->y) < LINE_ROOM ||
             get_distance (a->x, a->y, x, y, b->x, b->y) < LINE_ROOM ||
             get_distance (b->x, b->y, x, y, a->x, a->y) < LINE_ROOM;
      }

  return n;
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

/* Tries places that lie ever farther, each at the golden angle from the one
 * before: no two of them are in line with the middle.
 *
 * Returns: whether one is free; the best one is in @x, @y
 */
static gboolean
search (const Search *self,
        MgMapPlace    sort,
        double        clearance,
        double       *x,
        double       *y)
{
  double least = INFINITY;

  for (guint i = 0; i < MAX_TRIES && i < SQUARE (least / TRY_STEP); i++)
    {
      double distance = TRY_STEP * sqrt (i);
      double angle = G_PI_2 + i * GOLDEN_ANGLE;
      double dx = distance * cos (angle) * CLEAR_WIDTH * clearance;
      double dy = distance * sin (angle) * CLEAR_HEIGHT * clearance;
      double cost = distance;

      if (fabs (dx) > self->max_x || fabs (dy) > self->max_y ||
          !is_free (self->scene, self->x + dx, self->y + dy, clearance))
        continue;

      cost += LINK_COST * count_links (self, self->x + dx, self->y + dy);
      if (sort == MG_MAP_PLACE_APART && cost < least)
        cost += LINE_COST * count_lines (self, self->x + dx, self->y + dy);
      if (cost >= least)
        continue;

      least = cost;
      *x = round (self->x + dx);
      *y = round (self->y + dy);
    }

  return least < INFINITY;
}

void
mg_map_find_free_place (const MgScene *scene,
                        MgMapPlace     sort,
                        double         width,
                        double         height,
                        double        *x,
                        double        *y)
{
  Search self = { scene, *x, *y, width * 0.45, height * 0.42, NULL, NULL };
  double clearance = sort == MG_MAP_PLACE_AMONG ? AMONG_CLEARANCE : 1.;
  gboolean is_found = FALSE;

  search_init (&self, scene, *x, *y);
  for (; !is_found && clearance >= MIN_CLEARANCE; clearance *= 0.7)
    is_found = search (&self, sort, clearance, x, y);

  self.max_x = self.max_y = INFINITY;
  if (!is_found)
    search (&self, MG_MAP_PLACE_AMONG, 1., x, y);
  search_clear (&self);
}
