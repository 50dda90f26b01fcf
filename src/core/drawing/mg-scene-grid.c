/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two uniform grids, built once.  Nodes lie in the cell of their centre; an
 * edge lies in each cell that one of the sample points of its course is in, the
 * samples being at most half a cell apart, so that every place of a course is
 * within a quarter of a cell of a sample: a search widens its box by that.
 */
#include "mg-scene-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define CELL 120.
#define MAX_CELLS_PER_ITEM 4

typedef struct
{
  guint32 cell;
  guint32 row;
} Entry;

static void
grid_init (MgGrid       *self,
           const MgRect *bounds,
           guint         n_items,
           double        cell)
{
  double most = sqrt (MAX_CELLS_PER_ITEM * (double) n_items + 64.);

  self->x = bounds->x;
  self->y = bounds->y;
  self->cell = MAX (cell, MAX (bounds->width, bounds->height) / most);
  self->columns = (guint) (bounds->width / self->cell) + 1;
  self->rows = (guint) (bounds->height / self->cell) + 1;
}

static guint
clamp_index (double position,
             guint  n)
{
  return position <= 0. ? 0 : position >= n ? n - 1 : (guint) position;
}

static guint32
find_cell (const MgGrid *self,
           double        x,
           double        y)
{
  return clamp_index ((y - self->y) / self->cell, self->rows) * self->columns
         + clamp_index ((x - self->x) / self->cell, self->columns);
}

/* Counting sort of the entries by cell. */
static void
grid_fill (MgGrid *self,
           GArray *entries)
{
  guint n_cells = self->columns * self->rows;
  guint *next;

  self->start = g_new0 (guint, n_cells + 1);
  self->items = g_new (guint32, entries->len + 1);

  for (guint i = 0; i < entries->len; i++)
    self->start[g_array_index (entries, Entry, i).cell + 1]++;
  for (guint i = 0; i < n_cells; i++)
    self->start[i + 1] += self->start[i];

  next = g_memdup2 (self->start, sizeof (guint) * n_cells);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      self->items[next[entry->cell]++] = entry->row;
    }
  g_free (next);
}

void
mg_grid_clear (MgGrid *self)
{
  g_clear_pointer (&self->start, g_free);
  g_clear_pointer (&self->items, g_free);
}

void
mg_grid_foreach (const MgGrid *self,
                 const MgRect *box,
                 MgGridFunc    func,
                 gpointer      user_data)
{
  guint left, right, top, bottom;

  if (self->start == NULL)
    return;

  left = clamp_index ((box->x - self->x) / self->cell, self->columns);
  right = clamp_index ((box->x + box->width - self->x) / self->cell, self->columns);
  top = clamp_index ((box->y - self->y) / self->cell, self->rows);
  bottom = clamp_index ((box->y + box->height - self->y) / self->cell, self->rows);

  for (guint row = top; row <= bottom; row++)
    {
      guint first = row * self->columns;

      for (guint i = self->start[first + left]; i < self->start[first + right + 1]; i++)
        func (self->items[i], user_data);
    }
}

static void
index_nodes (MgScene      *self,
             const MgRect *bounds)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  grid_init (&self->node_grid, bounds, self->nodes->len, CELL);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const MgSceneNode *node = &g_array_index (self->nodes, MgSceneNode, i);
      MgRect box = mg_shape_get_box (node->shape, node->radius);
      Entry entry = { find_cell (&self->node_grid, node->x, node->y), i };

      self->reach = MAX (self->reach, hypot (box.width, box.height) / 2. + node->radius / 2.);
      g_array_append_val (entries, entry);
    }
  grid_fill (&self->node_grid, entries);
}

static void
add_course (const MgGrid  *grid,
            const MgCurve *course,
            guint32        row,
            GArray        *entries)
{
  const MgPoint *p = course->p;
  double length = hypot (p[1].x - p[0].x, p[1].y - p[0].y)
                  + hypot (p[2].x - p[1].x, p[2].y - p[1].y)
                  + hypot (p[3].x - p[2].x, p[3].y - p[2].y);
  /* A cubic's speed is at most three times its longest leg. */
  double speed = mg_curve_is_straight (course) ? 1. : 3.;
  guint n_parts = 1 + (guint) (speed * length / (grid->cell * .5));
  guint32 last = G_MAXUINT32;

  for (guint i = 0; i <= n_parts; i++)
    {
      MgPoint at = mg_curve_at (course, (double) i / n_parts);
      Entry entry = { find_cell (grid, at.x, at.y), row };

      if (entry.cell != last)
        g_array_append_val (entries, entry);
      last = entry.cell;
    }
}

static void
index_edges (MgScene      *self,
             const MgRect *bounds)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  guint n = self->edges->len;
  double length = 0.;

  for (guint i = 0; i < n; i++)
    length += hypot (self->edge_boxes[i].width, self->edge_boxes[i].height);

  /* Few cells where links are long, so that the index stays small. */
  grid_init (&self->edge_grid, bounds, n, MAX (CELL, n > 0 ? length / n / 6. : 0.));
  for (guint i = 0; i < n; i++)
    {
      MgCurve course = mg_scene_get_course (self, &g_array_index (self->edges, MgSceneEdge, i));

      add_course (&self->edge_grid, &course, i, entries);
    }
  grid_fill (&self->edge_grid, entries);
}

/* A course is nowhere further from the straight line than its offset and bend. */
static MgChord
get_chord (const MgScene     *self,
           const MgSceneEdge *edge)
{
  const MgSceneNode *source = &g_array_index (self->nodes, MgSceneNode, edge->source);
  const MgSceneNode *target = &g_array_index (self->nodes, MgSceneNode, edge->target);
  double dx = target->x - source->x, dy = target->y - source->y, length = hypot (dx, dy);
  double size = fabs (source->x) + fabs (source->y) + self->bounds.width + self->bounds.height;
  double slack = 8. * FLT_EPSILON * size;
  MgChord chord = { 0.f, 0.f, 0.f, FLT_MAX };

  if (edge->source == edge->target || !(length > 0.) || !(slack < FLT_MAX / 16.))
    return chord;

  chord.x = (float) (-dy / length);
  chord.y = (float) (dx / length);
  chord.at = (float) (chord.x * source->x + chord.y * source->y);
  chord.reach = (float) (edge->width / 2. + fabs (edge->offset) + fabs (edge->bend) + .01 + slack);

  return chord;
}

static void
find_chords (MgScene *self)
{
  self->chords = g_new (MgChord, self->edges->len + 1);
  for (guint i = 0; i < self->edges->len; i++)
    self->chords[i] = get_chord (self, &g_array_index (self->edges, MgSceneEdge, i));
}

static MgRect
unite (const MgRect *a,
       const MgRect *b)
{
  double x = MIN (a->x, b->x), y = MIN (a->y, b->y);

  return (MgRect) {
    x, y,
    MAX (a->x + a->width, b->x + b->width) - x,
    MAX (a->y + a->height, b->y + b->height) - y,
  };
}

/* The symbol and, below and above it, about the room of its name at 12 pixels. */
static MgRect
get_node_box (const MgSceneNode *node)
{
  MgRect box = mg_shape_get_box (node->shape, node->radius);
  double n_chars = g_utf8_strlen (node->label, -1);
  double half_width = MIN (n_chars, 18.) * 3.6;
  double height = n_chars > 0. ? 16. * MIN (ceil (n_chars / 14.), 3.) : 0.;
  double reach = MAX (half_width, -box.x);

  return (MgRect) { node->x - reach, node->y + box.y - height - 2., 2. * reach,
                    box.height + 2. * height + 4. };
}

void
mg_scene_index (MgScene *self)
{
  MgRect bounds = { 0., 0., 0., 0. };

  self->edge_boxes = g_new (MgRect, self->edges->len + 1);
  mg_scene_bend (self);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      MgRect box = get_node_box (&g_array_index (self->nodes, MgSceneNode, i));

      bounds = i == 0 ? box : unite (&bounds, &box);
    }

  for (guint i = 0; i < self->edges->len; i++)
    {
      const MgSceneEdge *edge = &g_array_index (self->edges, MgSceneEdge, i);
      MgCurve course = mg_scene_get_course (self, edge);

      self->edge_boxes[i] = mg_curve_get_box (&course);
      bounds = unite (&bounds, &self->edge_boxes[i]);
    }

  for (guint i = 0; i < self->outlines->len; i++)
    bounds = unite (&bounds, &g_array_index (self->outlines, MgOutline, i).box);

  bounds = mg_scene_hold_rings (self, bounds);
  self->bounds = bounds;
  find_chords (self);
  index_nodes (self, &bounds);
  index_edges (self, &bounds);
}
