/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-scene.h"

#include <math.h>

#include "mg-scene-private.h"

MgScene *
mg_scene_ref (MgScene *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
mg_scene_unref (MgScene *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->title);
  g_free (self->author);
  g_free (self->filter_text);
  g_free (self->size_label);
  g_free (self->colour_label);
  g_free (self->shape_label);
  g_free (self->width_label);
  g_free (self->rings_label);
  g_array_unref (self->nodes);
  g_array_unref (self->node_texts);
  g_array_unref (self->edges);
  g_array_unref (self->edge_texts);
  g_array_unref (self->legend);
  g_array_unref (self->outlines);
  g_array_unref (self->parts);
  g_array_unref (self->rings);
  g_string_chunk_free (self->texts);
  g_free (self->rows);
  g_free (self->by_degree);
  g_free (self->by_size);
  g_free (self->edge_boxes);
  g_free (self->chords);
  mg_grid_clear (&self->node_grid);
  mg_grid_clear (&self->edge_grid);
  g_free (self);
}

const MgSceneNode *
mg_scene_get_nodes (const MgScene *self,
                    guint         *n_nodes)
{
  *n_nodes = self->nodes->len;

  return (const MgSceneNode *) (gpointer) self->nodes->data;
}

const MgSceneEdge *
mg_scene_get_edges (const MgScene *self,
                    guint         *n_edges)
{
  *n_edges = self->edges->len;

  return (const MgSceneEdge *) (gpointer) self->edges->data;
}

const MgLegendRow *
mg_scene_get_legend (const MgScene *self,
                     guint         *n_rows)
{
  *n_rows = self->legend->len;

  return (const MgLegendRow *) (gpointer) self->legend->data;
}

MgTheme
mg_scene_get_theme (const MgScene *self)
{
  return self->theme;
}

const char *
mg_scene_get_title (const MgScene *self)
{
  return self->title;
}

gboolean
mg_scene_get_fictitious (const MgScene *self)
{
  return self->fictitious;
}

MgDate
mg_scene_get_date (const MgScene *self)
{
  return self->date;
}

guint
mg_scene_count_unplaced (const MgScene *self)
{
  return self->n_unplaced;
}

guint
mg_scene_count_hidden (const MgScene *self)
{
  return self->n_hidden;
}

int
mg_scene_find_node (const MgScene *self,
                    MgId           id)
{
  guint32 row = id < self->id_limit ? self->rows[id] : 0;

  return row != 0 && !(row & MG_SCENE_EDGE_BIT) ? (int) row - 1 : -1;
}

int
mg_scene_find_edge (const MgScene *self,
                    MgId           id)
{
  guint32 row = id < self->id_limit ? self->rows[id] : 0;

  return row & MG_SCENE_EDGE_BIT ? (int) (row & ~MG_SCENE_EDGE_BIT) - 1 : -1;
}

gboolean
mg_scene_get_bounds (const MgScene *self,
                     double        *x,
                     double        *y,
                     double        *width,
                     double        *height)
{
  *x = self->bounds.x;
  *y = self->bounds.y;
  *width = self->bounds.width;
  *height = self->bounds.height;

  return self->nodes->len > 0;
}

MgCurve
mg_scene_get_course (const MgScene     *self,
                     const MgSceneEdge *edge)
{
  const MgSceneNode *source = &g_array_index (self->nodes, MgSceneNode, edge->source);
  const MgSceneNode *target = &g_array_index (self->nodes, MgSceneNode, edge->target);
  const MgStrandPlace place = { edge->offset, edge->spread, edge->bend };

  if (edge->source == edge->target)
    return mg_loop_course ((MgPoint) { source->x, source->y }, source->radius, edge->offset);

  return mg_strand_course ((MgPoint) { source->x, source->y }, source->radius,
                           (MgPoint) { target->x, target->y }, target->radius, &place);
}

/* The nearest so far. */
typedef struct
{
  const MgScene *scene;
  double         x, y;
  double         tolerance;
  double         best;
  guint32        row;       /* + 1; 0 is none */
} Search;

static void
try_node_func (guint32  row,
               gpointer data)
{
  Search *search = data;
  const MgSceneNode *node = &g_array_index (search->scene->nodes, MgSceneNode, row);
  double dx = search->x - node->x, dy = search->y - node->y;
  double away = hypot (dx, dy);

  if (away > search->best || (away == search->best && row < search->row) ||
      mg_shape_distance (node->shape, node->radius, dx, dy) > search->tolerance)
    return;

  search->best = away;
  search->row = row + 1;
}

/* Nothing is further from the chord than that and still nearer than the best. */
static gboolean
is_far (const Search  *search,
        const MgChord *chord)
{
  double away = fabs (chord->x * search->x + chord->y * search->y - chord->at);

  return away > chord->reach + MIN (search->tolerance, search->best);
}

static void
try_edge_func (guint32  row,
               gpointer data)
{
  Search *search = data;
  const MgSceneEdge *edge;
  const MgRect *box;
  MgCurve course;
  double reach, away;

  if (is_far (search, &search->scene->chords[row]))
    return;

  edge = &g_array_index (search->scene->edges, MgSceneEdge, row);
  box = &search->scene->edge_boxes[row];
  reach = search->tolerance + edge->width / 2.;
  if (search->x < box->x - reach || search->x > box->x + box->width + reach ||
      search->y < box->y - reach || search->y > box->y + box->height + reach)
    return;

  course = mg_scene_get_course (search->scene, edge);
  away = mg_curve_distance (&course, search->x, search->y);
  if (away > reach || away > search->best ||
      (away == search->best && row < search->row))
    return;

  search->best = away;
  search->row = row + 1;
}

MgId
mg_scene_pick (const MgScene *self,
               double         x,
               double         y,
               double         tolerance)
{
  Search search = { self, x, y, tolerance, G_MAXDOUBLE, 0 };
  double reach = self->reach + tolerance;
  MgRect box = { x - reach, y - reach, 2. * reach, 2. * reach };

  mg_grid_foreach (&self->node_grid, &box, try_node_func, &search);
  if (search.row != 0)
    return g_array_index (self->nodes, MgSceneNode, search.row - 1).id;

  reach = tolerance + 8. + self->edge_grid.cell / 4.;
  box = (MgRect) { x - reach, y - reach, 2. * reach, 2. * reach };
  mg_grid_foreach (&self->edge_grid, &box, try_edge_func, &search);

  return search.row != 0 ? g_array_index (self->edges, MgSceneEdge, search.row - 1).id
                         : MG_ID_NONE;
}

typedef struct
{
  const MgScene *scene;
  MgRect         box;
  GArray        *rows;
} Collection;

static void
collect_func (guint32  row,
              gpointer data)
{
  Collection *collection = data;
  const MgSceneNode *node = &g_array_index (collection->scene->nodes, MgSceneNode, row);
  const MgRect *box = &collection->box;

  if (node->x >= box->x && node->x <= box->x + box->width &&
      node->y >= box->y && node->y <= box->y + box->height)
    g_array_append_val (collection->rows, row);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  guint32 one = *(const guint32 *) a, other = *(const guint32 *) b;

  return (one > other) - (one < other);
}

void
mg_scene_find_in (const MgScene *self,
                  double         x,
                  double         y,
                  double         width,
                  double         height,
                  GArray        *ids)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  Collection collection = { self, { x, y, width, height }, rows };

  mg_grid_foreach (&self->node_grid, &collection.box, collect_func, &collection);
  g_array_sort (rows, compare_rows);

  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);

      g_array_append_val (ids, g_array_index (self->nodes, MgSceneNode, row).id);
    }
}
