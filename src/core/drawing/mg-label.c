/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes (of symbols first, then of names) lie in buckets of a coarse grid, each
 * in all those it touches.  A name that is moved leaves its old entries behind;
 * they do no harm, as a box is always looked at where it is now.
 */
#include "mg-label.h"

#include <math.h>
#include <string.h>

#define MAX_CHARS 16
#define MAX_LINES 3
#define BUCKET 64.
#define MAX_BUCKETS 40000
#define NO_BOX { 0., 0., -1., -1. }

/* On the screen. */
#define MAX_PLACED 400
#define MAX_TRIED 3000
#define OBSTACLE_RADIUS 4.      /* smaller symbols may be covered */
#define AIR_MAX 24.
#define MAX_EDGES_SEEN 4000     /* beyond, names do not avoid links */

/* On paper. */
#define N_PASSES 4
#define SIZE_LEAST 5.
#define SHRINK .9
#define MAX_SHRUNK 600          /* more names than that overlap anyway */

/* Inked by links: cells of so many pixels. */
#define INK_CELL 5.
#define MAX_INK_CELLS 4000000

#define COST_COVER 40.
#define COST_OUTSIDE 200.
#define COST_INK 2.
#define COST_PREFERENCE 3.

/* Where a name stands to its symbol, the best first. */
static const struct
{
  int    side_x, side_y;
  double away;            /* how far, in heights of a letter */
} spots[] = {
  { 0, 1, 0. }, { 0, -1, 0. }, { 1, 0, 0. }, { -1, 0, 0. },
  { 1, 1, 0. }, { -1, 1, 0. }, { 1, -1, 0. }, { -1, -1, 0. },
  { 0, 1, 1.2 }, { 0, -1, 1.2 }, { 1, 0, 1.2 }, { -1, 0, 1.2 },
  { 1, 1, 1. }, { -1, 1, 1. }, { 1, -1, 1. }, { -1, -1, 1. },
};

#define N_NEAR_SPOTS 4

/* On the screen: so many, the best linked, may stand anywhere; of these, so many
 * are shown whatever they cover.
 */
#define N_FAVOURED 40
#define N_ALWAYS 1

typedef struct
{
  guint box;
  guint next;             /* + 1 in entries; 0 is the end */
} Entry;

typedef struct
{
  const MgView *view;
  MgFonts      *fonts;
  double        size;
  double        air;        /* round each name, where symbols have become dots */

  double        bucket;
  guint         columns, rows;
  guint        *heads;      /* by bucket: + 1 in entries */
  GArray       *entries;    /* Entry */
  GArray       *boxes;      /* MgRect: of symbols, then of names */
  GArray       *stamps;     /* guint: by box: the last search that saw it */
  guint         stamp;

  guint8       *ink;        /* (nullable) */
  guint         ink_columns, ink_rows;
} Placer;

static void
label_clear (gpointer data)
{
  g_strfreev (((MgLabel *) data)->lines);
}

static guint
clamp_index (double position,
             guint  n)
{
  return position <= 0. ? 0 : position >= n ? n - 1 : (guint) position;
}

static void
enter_box (Placer *self,
           guint   box)
{
  const MgRect *rect = &g_array_index (self->boxes, MgRect, box);
  guint left = clamp_index (rect->x / self->bucket, self->columns);
  guint right = clamp_index ((rect->x + rect->width) / self->bucket, self->columns);
  guint top = clamp_index (rect->y / self->bucket, self->rows);
  guint bottom = clamp_index ((rect->y + rect->height) / self->bucket, self->rows);

  for (guint y = top; y <= bottom; y++)
    {
      for (guint x = left; x <= right; x++)
        {
          guint *bucket = &self->heads[y * self->columns + x];
          Entry entry = { box, *bucket };

          g_array_append_val (self->entries, entry);
          *bucket = self->entries->len;
        }
    }
}

static guint
add_box (Placer       *self,
         const MgRect *rect)
{
  guint stamp = 0;

  g_array_append_val (self->boxes, *rect);
  g_array_append_val (self->stamps, stamp);
  enter_box (self, self->boxes->len - 1);

  return self->boxes->len - 1;
}

static double
shared_area (const MgRect *a,
             const MgRect *b)
{
  double width = MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x);
  double height = MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y);

  return width > 0. && height > 0. ? width * height : 0.;
}

/* How much of @rect other boxes cover; any of it is at least 1. */
static double
measure_cover (Placer       *self,
               const MgRect *rect)
{
  guint left = clamp_index (rect->x / self->bucket, self->columns);
  guint right = clamp_index ((rect->x + rect->width) / self->bucket, self->columns);
  guint top = clamp_index (rect->y / self->bucket, self->rows);
  guint bottom = clamp_index ((rect->y + rect->height) / self->bucket, self->rows);
  double cover = 0.;

  self->stamp++;
  for (guint y = top; y <= bottom; y++)
    {
      for (guint x = left; x <= right; x++)
        {
          for (guint i = self->heads[y * self->columns + x]; i != 0;)
            {
              const Entry *entry = &g_array_index (self->entries, Entry, i - 1);
              const MgRect *box = &g_array_index (self->boxes, MgRect, entry->box);
              double area;

              i = entry->next;
              if (g_array_index (self->stamps, guint, entry->box) == self->stamp)
                continue;
              g_array_index (self->stamps, guint, entry->box) = self->stamp;
              area = shared_area (rect, box);
              if (area > 0.)
                cover += 1. + area;
            }
        }
    }

  return cover;
}

static void
ink_course (Placer        *self,
            const MgCurve *course)
{
  const MgPoint *p = course->p;
  double length = hypot (p[3].x - p[0].x, p[3].y - p[0].y);
  guint n_parts = 1 + (guint) MIN (length / INK_CELL, 2000.);

  for (guint i = 0; i <= n_parts; i++)
    {
      MgPoint at = mg_curve_at (course, (double) i / n_parts);
      double x = at.x / INK_CELL, y = at.y / INK_CELL;

      if (x >= 0. && y >= 0. && x < self->ink_columns && y < self->ink_rows)
        {
          guint8 *cell = &self->ink[(guint) y * self->ink_columns + (guint) x];

          if (*cell < 4)
            (*cell)++;
        }
    }
}

static void
ink_edges (Placer *self)
{
  const MgScene *scene = self->view->scene;
  const MgViewport *viewport = self->view->viewport;

  self->ink_columns = (guint) (viewport->width / INK_CELL) + 1;
  self->ink_rows = (guint) (viewport->height / INK_CELL) + 1;
  if ((double) self->ink_columns * self->ink_rows > MAX_INK_CELLS ||
      (scene->edges->len > MAX_EDGES_SEEN && !self->view->all_detail))
    return;

  self->ink = g_malloc0 ((gsize) self->ink_columns * self->ink_rows);
  for (guint i = 0; i < scene->edges->len; i++)
    {
      MgCurve course;

      if (!mg_view_has_edge (self->view, i))
        continue;
      course = mg_view_get_course (self->view, &g_array_index (scene->edges, MgSceneEdge, i));
      ink_course (self, &course);
    }
}

static double
measure_ink (Placer       *self,
             const MgRect *rect)
{
  double ink = 0.;
  guint left, right, top, bottom;

  if (self->ink == NULL)
    return 0.;

  left = clamp_index (rect->x / INK_CELL, self->ink_columns);
  right = clamp_index ((rect->x + rect->width) / INK_CELL, self->ink_columns);
  top = clamp_index (rect->y / INK_CELL, self->ink_rows);
  bottom = clamp_index ((rect->y + rect->height) / INK_CELL, self->ink_rows);

  for (guint y = top; y <= bottom; y++)
    {
      for (guint x = left; x <= right; x++)
        ink += self->ink[y * self->ink_columns + x];
    }

  return ink;
}

static double
measure_outside (Placer       *self,
                 const MgRect *rect)
{
  const MgRect *room = &self->view->room;

  return self->view->all_detail ? rect->width * rect->height - shared_area (rect, room) : 0.;
}

/* The symbol with its ring, if it has one. */
static MgRect
get_symbol (const MgView      *view,
            const MgSceneNode *node)
{
  MgPoint place = mg_view_get_place (view, node);
  double radius = mg_view_get_radius (view, node);
  MgRect box = mg_shape_get_box (node->shape, radius);
  double ring = node->flags & MG_NODE_CENTRE ? 5. * mg_view_get_line (view) : 0.;

  return (MgRect) { place.x + box.x - ring, place.y + box.y - ring,
                    box.width + 2. * ring, box.height + 2. * ring };
}

static MgRect
get_spot (const MgRect *symbol,
          double        width,
          double        height,
          double        size,
          guint         spot)
{
  int side_x = spots[spot].side_x, side_y = spots[spot].side_y;
  double gap = .25 * size + spots[spot].away * size;
  double x = symbol->x + symbol->width / 2. - width / 2.;
  double y = symbol->y + symbol->height / 2. - height / 2.;
  double tuck = side_x != 0 && side_y != 0 ? .3 : .5;

  x += side_x * (symbol->width * tuck + width / 2. + gap);
  y += side_y * (symbol->height * tuck + height / 2. + (side_x != 0 ? 0. : gap * .6));

  return (MgRect) { x, y, width, height };
}

/* The best of the spots, and its cost. */
static double
find_spot (Placer  *self,
           MgLabel *label,
           double   width,
           double   height,
           guint    rank,
           MgRect  *best)
{
  const MgSceneNode *node = &g_array_index (self->view->scene->nodes, MgSceneNode, label->row);
  MgRect symbol = get_symbol (self->view, node);
  gboolean all = self->view->all_detail;
  guint n_spots = all || rank < N_FAVOURED ? G_N_ELEMENTS (spots) : N_NEAR_SPOTS;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < n_spots; i++)
    {
      MgRect rect = get_spot (&symbol, width, height, self->size, i);
      MgRect claim = { rect.x - self->air, rect.y - self->air,
                       rect.width + 2. * self->air, rect.height + 2. * self->air };
      double cost = COST_COVER * measure_cover (self, &claim);

      if (cost > 0. && !all && rank >= N_ALWAYS)
        continue;
      cost += COST_OUTSIDE * measure_outside (self, &rect);
      if (cost < least)
        cost += COST_INK * measure_ink (self, &rect) + COST_PREFERENCE * i;
      if (cost < least)
        {
          least = cost;
          *best = rect;
          label->align = -spots[i].side_x;
        }
    }

  return least;
}

static MgRect
measure_label (Placer        *self,
               const MgLabel *label)
{
  double width = 0.;
  guint n_lines = g_strv_length (label->lines);

  for (guint i = 0; i < n_lines; i++)
    width = MAX (width, mg_fonts_measure (self->fonts, label->lines[i], label->size,
                                          label->face));

  return (MgRect) { 0., 0., width + 2., n_lines * MG_LINE_HEIGHT (label->size) };
}

static MgLabel
make_label (Placer *self,
            guint   row)
{
  const MgSceneNode *node = &g_array_index (self->view->scene->nodes, MgSceneNode, row);
  gboolean collective = (node->flags & MG_NODE_COLLECTIVE) != 0;

  return (MgLabel) {
    .row = row,
    .lines = mg_text_wrap (node->label, MAX_CHARS, MAX_LINES),
    .size = self->size,
    .face = collective ? MG_TEXT_ITALIC : node->flags & MG_NODE_CENTRE ? MG_TEXT_BOLD
                                                                       : MG_TEXT_PLAIN,
  };
}

/* Returns: whether it found a place */
static gboolean
place_label (Placer *self,
             guint   row,
             GArray *labels)
{
  MgLabel label = make_label (self, row);
  MgRect size = measure_label (self, &label);

  if (label.lines[0] == NULL ||
      find_spot (self, &label, size.width, size.height, labels->len, &label.box) == G_MAXDOUBLE)
    {
      label_clear (&label);
      return FALSE;
    }

  add_box (self, &label.box);
  g_array_append_val (labels, label);

  return TRUE;
}

/* The names' boxes are the last ones, in the order of @labels. */
static gboolean
look_over (Placer *self,
           GArray *labels)
{
  guint first = self->boxes->len - labels->len;
  gboolean moved = FALSE;

  for (guint i = 0; i < labels->len; i++)
    {
      MgLabel *label = &g_array_index (labels, MgLabel, i);
      MgRect old = label->box;

      g_array_index (self->boxes, MgRect, first + i) = (MgRect) NO_BOX;
      find_spot (self, label, old.width, old.height, i, &label->box);
      g_array_index (self->boxes, MgRect, first + i) = label->box;
      if (label->box.x != old.x || label->box.y != old.y)
        {
          enter_box (self, first + i);
          moved = TRUE;
        }
    }

  return moved;
}

static void
placer_init (Placer       *self,
             const MgView *view,
             MgFonts      *fonts)
{
  double width = MAX (view->viewport->width, 1.), height = MAX (view->viewport->height, 1.);

  self->view = view;
  self->fonts = fonts;
  if (!view->all_detail)
    self->air = CLAMP ((.25 - view->viewport->scale) * 160., 0., AIR_MAX);
  self->bucket = MAX (BUCKET, sqrt (width * height / MAX_BUCKETS));
  self->columns = (guint) (width / self->bucket) + 1;
  self->rows = (guint) (height / self->bucket) + 1;
  self->heads = g_new0 (guint, (gsize) self->columns * self->rows);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (MgRect));
  self->stamps = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
placer_clear (Placer *self)
{
  g_free (self->heads);
  g_free (self->ink);
  g_array_unref (self->entries);
  g_array_unref (self->boxes);
  g_array_unref (self->stamps);
}

/* Returns: how many names there are to place */
static guint
add_symbols (Placer *self)
{
  const MgScene *scene = self->view->scene;
  guint n_names = 0;

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const MgSceneNode *node = &g_array_index (scene->nodes, MgSceneNode, i);
      MgRect box;

      if (!mg_view_has_node (self->view, node))
        continue;
      n_names += node->label[0] != '\0';
      if (!self->view->all_detail && mg_view_get_radius (self->view, node) < OBSTACLE_RADIUS)
        continue;
      box = get_symbol (self->view, node);
      add_box (self, &box);
    }

  return n_names;
}

static gboolean
place_all (Placer       *self,
           GArray       *labels,
           GCancellable *cancellable)
{
  const MgScene *scene = self->view->scene;
  gboolean all = self->view->all_detail;
  guint n_tried = 0;

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      guint row = scene->by_degree[i];

      if (!mg_view_has_node (self->view, &g_array_index (scene->nodes, MgSceneNode, row)))
        continue;
      if (!all && (labels->len >= MAX_PLACED || n_tried >= MAX_TRIED))
        break;
      if ((n_tried++ & 63) == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      place_label (self, row, labels);
    }

  for (guint i = 0; all && i < N_PASSES && look_over (self, labels); i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_overlaps (Placer *self,
              GArray *labels)
{
  guint first = self->boxes->len - labels->len;

  for (guint i = 0; i < labels->len; i++)
    {
      MgRect box = g_array_index (labels, MgLabel, i).box;
      gboolean covered;

      g_array_index (self->boxes, MgRect, first + i) = (MgRect) NO_BOX;
      covered = measure_cover (self, &box) > 0.;
      g_array_index (self->boxes, MgRect, first + i) = box;
      if (covered)
        return TRUE;
    }

  return FALSE;
}

/* @size: (inout): 0 to begin with, then that of the last try
 * Returns: the names, or %NULL if it was stopped
 */
static GArray *
place_at_size (const MgView *view,
               MgFonts      *fonts,
               double       *size,
               gboolean     *overlaps,
               GCancellable *cancellable)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (MgLabel));
  Placer self = { .view = NULL };
  guint n_names;

  g_array_set_clear_func (labels, label_clear);
  placer_init (&self, view, fonts);
  n_names = add_symbols (&self);
  self.size = *size > 0. ? *size * SHRINK : mg_view_get_text (view, n_names);
  *size = self.size;
  ink_edges (&self);

  if (!place_all (&self, labels, cancellable))
    g_clear_pointer (&labels, g_array_unref);
  *overlaps = labels != NULL && labels->len < MAX_SHRUNK && has_overlaps (&self, labels);
  placer_clear (&self);

  return labels;
}

GArray *
mg_labels_place (const MgView *view,
                 MgFonts      *fonts,
                 GCancellable *cancellable)
{
  gboolean overlaps = FALSE;
  double size = 0.;
  GArray *labels = place_at_size (view, fonts, &size, &overlaps, cancellable);

  /* Paper can be looked at closely: rather small than covered. */
  while (labels != NULL && overlaps && view->all_detail && size * SHRINK >= SIZE_LEAST)
    {
      g_array_unref (labels);
      labels = place_at_size (view, fonts, &size, &overlaps, cancellable);
    }

  return labels;
}
