/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A collective as a line round its participants.  They are joined by a tree of
 * the shortest ways, each a band that goes round the symbols of others; a field
 * of distances from symbols and bands is made smooth, then all others are cut out
 * of it: so that nobody who has no part is ever inside.
 */
#include "mg-scene-private.h"

#include <math.h>
#include <string.h>

#include "mg-contour.h"

#define CELL 5.
#define MAX_CELLS 60000.
#define MAX_WORK 4e6            /* nodes × participants of one */

#define PAD 9.                  /* between a participant and the line */
#define PAD_STEP 4.             /* more for the next collective, so that lines do not meet */
#define N_PADS 3
#define BAND 7.                 /* half as wide as a band */
#define AIR 5.                  /* round others */
#define FAR 40.f
#define N_SMOOTH 2
#define N_BAND_PARTS 16
#define LEAST_POINTS 8          /* fewer are specks */

/* A way of the tree. */
typedef struct
{
  guint   from, to;             /* rows of nodes */
  MgCurve course;
} Band;

static const MgSceneNode *
get_node (const MgScene *scene,
          guint          row)
{
  return &g_array_index (scene->nodes, MgSceneNode, row);
}

static Band
make_band (const MgScene *scene,
           guint          from,
           guint          to)
{
  guint low = MIN (from, to), high = MAX (from, to);
  const MgSceneNode *a = get_node (scene, low), *b = get_node (scene, high);
  MgStrandPlace place = { 0., 0., mg_scene_find_bend (scene, low, high, BAND + AIR) };

  return (Band) { from, to, mg_strand_course ((MgPoint) { a->x, a->y }, a->radius,
                                              (MgPoint) { b->x, b->y }, b->radius, &place) };
}

/* The shortest tree over @rows, grown from the first. */
static GArray *
make_tree (const MgScene *scene,
           GArray        *rows)
{
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (Band));
  g_autofree double *away = g_new (double, rows->len);
  g_autofree guint *nearest = g_new0 (guint, rows->len);
  guint added = 0;

  for (guint i = 0; i < rows->len; i++)
    away[i] = G_MAXDOUBLE;

  for (guint n = 1; n < rows->len; n++)
    {
      const MgSceneNode *node = get_node (scene, g_array_index (rows, guint, added));
      guint next = G_MAXUINT;
      Band band;

      away[added] = -1.;
      for (guint i = 0; i < rows->len; i++)
        {
          const MgSceneNode *other = get_node (scene, g_array_index (rows, guint, i));
          double distance = hypot (other->x - node->x, other->y - node->y);

          if (distance < away[i])
            {
              away[i] = distance;
              nearest[i] = added;
            }
          if (away[i] >= 0. && (next == G_MAXUINT || away[i] < away[next]))
            next = i;
        }
      band = make_band (scene, g_array_index (rows, guint, nearest[next]),
                        g_array_index (rows, guint, next));
      g_array_append_val (bands, band);
      added = next;
    }

  return bands;
}

/* The field */

static void
widen (MgRect *box,
       double  left,
       double  top,
       double  right,
       double  bottom)
{
  double x = MIN (box->x, left), y = MIN (box->y, top);

  box->width = MAX (box->x + box->width, right) - x;
  box->height = MAX (box->y + box->height, bottom) - y;
  box->x = x;
  box->y = y;
}

static void
field_init (MgRelief       *self,
            const MgScene *scene,
            GArray        *rows,
            GArray        *bands,
            double         pad)
{
  const MgSceneNode *first = get_node (scene, g_array_index (rows, guint, 0));
  MgRect box = { first->x, first->y, 0., 0. };

  for (guint i = 0; i < rows->len; i++)
    {
      const MgSceneNode *node = get_node (scene, g_array_index (rows, guint, i));
      double reach = 1.6 * node->radius;

      widen (&box, node->x - reach, node->y - reach, node->x + reach, node->y + reach);
    }
  for (guint i = 0; i < bands->len; i++)
    {
      MgRect own = mg_curve_get_box (&g_array_index (bands, Band, i).course);

      widen (&box, own.x, own.y, own.x + own.width, own.y + own.height);
    }

  self->cell = MAX (CELL, sqrt (box.width * box.height / MAX_CELLS));
  self->x = box.x - pad - BAND - 4. * self->cell;
  self->y = box.y - pad - BAND - 4. * self->cell;
  self->columns = (guint) ((box.width + 2. * (pad + BAND)) / self->cell) + 10;
  self->rows = (guint) ((box.height + 2. * (pad + BAND)) / self->cell) + 10;
  self->values = g_new (float, (gsize) self->columns * self->rows);
  for (gsize i = 0; i < (gsize) self->columns * self->rows; i++)
    self->values[i] = FAR;
}

/* The corners of the field round a box: [left, right), [top, bottom). */
typedef struct
{
  guint left, right, top, bottom;
} Part;

static guint
clamp_index (double position,
             guint  n)
{
  return position <= 0. ? 0 : position >= n ? n : (guint) position;
}

static Part
get_part (const MgRelief *self,
          double         left,
          double         top,
          double         right,
          double         bottom)
{
  double air = 4. * self->cell;

  return (Part) {
    clamp_index ((left - air - self->x) / self->cell, self->columns),
    clamp_index ((right + air - self->x) / self->cell + 1., self->columns),
    clamp_index ((top - air - self->y) / self->cell, self->rows),
    clamp_index ((bottom + air - self->y) / self->cell + 1., self->rows),
  };
}

/* Adds the symbol of @node and @pad round it, or cuts them out: for which most places
 * are too far outside already.
 */
static void
field_apply_node (MgRelief           *self,
                  const MgSceneNode *node,
                  double             pad,
                  gboolean           adds)
{
  double reach = 1.6 * node->radius + pad;
  Part part = get_part (self, node->x - reach, node->y - reach, node->x + reach, node->y + reach);

  for (guint y = part.top; y < part.bottom; y++)
    {
      for (guint x = part.left; x < part.right; x++)
        {
          float *value = &self->values[(gsize) y * self->columns + x];
          double away;

          if (!adds && *value >= reach)
            continue;
          away = mg_shape_distance (node->shape, node->radius,
                                    self->x + x * self->cell - node->x,
                                    self->y + y * self->cell - node->y) - pad;
          *value = adds ? MIN (*value, (float) away) : MAX (*value, (float) -away);
        }
    }
}

static double
get_distance (MgPoint a,
              MgPoint b,
              double  x,
              double  y)
{
  double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  double t = length > 0. ? CLAMP (((x - a.x) * dx + (y - a.y) * dy) / length, 0., 1.) : 0.;

  dx = x - a.x - t * dx;
  dy = y - a.y - t * dy;

  return sqrt (dx * dx + dy * dy);
}

static void
field_add_band (MgRelief    *self,
                const Band *band)
{
  guint n = mg_curve_is_straight (&band->course) ? 4 : N_BAND_PARTS;

  for (guint i = 0; i < n; i++)
    {
      MgPoint a = mg_curve_at (&band->course, (double) i / n);
      MgPoint b = mg_curve_at (&band->course, (i + 1.) / n);
      Part part = get_part (self, MIN (a.x, b.x) - BAND, MIN (a.y, b.y) - BAND,
                            MAX (a.x, b.x) + BAND, MAX (a.y, b.y) + BAND);

      for (guint y = part.top; y < part.bottom; y++)
        {
          for (guint x = part.left; x < part.right; x++)
            {
              float *value = &self->values[(gsize) y * self->columns + x];
              double away = get_distance (a, b, self->x + x * self->cell,
                                          self->y + y * self->cell) - BAND;

              *value = MIN (*value, (float) away);
            }
        }
    }
}

/* Each value becomes the mean of the nine round it. */
static void
field_smooth (MgRelief *self)
{
  g_autofree float *old = g_memdup2 (self->values,
                                     sizeof (float) * self->columns * self->rows);

  for (guint y = 1; y + 1 < self->rows; y++)
    {
      for (guint x = 1; x + 1 < self->columns; x++)
        {
          const float *above = old + (gsize) (y - 1) * self->columns + x - 1;
          const float *same = above + self->columns, *below = same + self->columns;

          self->values[(gsize) y * self->columns + x] =
            (above[0] + above[1] + above[2] + same[0] + same[1] + same[2]
             + below[0] + below[1] + below[2]) / 9.f;
        }
    }
}

static void
field_cut_out_others (MgRelief       *self,
                      const MgScene *scene,
                      GArray        *rows)
{
  g_autofree guint8 *takes_part = g_new0 (guint8, scene->nodes->len + 1);

  for (guint i = 0; i < rows->len; i++)
    takes_part[g_array_index (rows, guint, i)] = 1;
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const MgSceneNode *node = get_node (scene, i);

      if (!takes_part[i] &&
          node->x > self->x - 100. && node->x < self->x + self->columns * self->cell + 100. &&
          node->y > self->y - 100. && node->y < self->y + self->rows * self->cell + 100.)
        field_apply_node (self, node, AIR + .5 * self->cell, FALSE);
    }
}

/* The outline */

static void
outline_clear (gpointer data)
{
  MgOutline *self = data;

  g_free (self->points);
  g_free (self->counts);
}

static void
drop_specks (MgOutline *self)
{
  const MgPoint *from = self->points;
  MgPoint *to = self->points;
  guint n_kept = 0;

  for (guint i = 0; i < self->n_lines; i++)
    {
      guint n = self->counts[i];

      if (n >= LEAST_POINTS)
        {
          memmove (to, from, n * sizeof (MgPoint));
          to += n;
          self->counts[n_kept++] = n;
        }
      from += n;
    }
  self->n_lines = n_kept;
}

/* @rows: of the collective, then of its participants */
static MgOutline
make_outline (const MgScene *scene,
              GArray        *rows,
              guint          number)
{
  MgOutline self = { .collective = g_array_index (rows, guint, 0), .number = number };
  g_autoptr(GArray) bands = make_tree (scene, rows);
  double pad = PAD + PAD_STEP * (number % N_PADS);
  MgRelief field;

  field_init (&field, scene, rows, bands, pad);
  for (guint i = 0; i < rows->len; i++)
    field_apply_node (&field, get_node (scene, g_array_index (rows, guint, i)), pad, TRUE);
  for (guint i = 0; i < bands->len; i++)
    field_add_band (&field, &g_array_index (bands, Band, i));
  for (guint i = 0; i < N_SMOOTH; i++)
    field_smooth (&field);
  field_cut_out_others (&field, scene, rows);

  self.n_lines = mg_relief_trace (&field, &self.points, &self.counts);
  self.box = (MgRect) { field.x, field.y, field.columns * field.cell, field.rows * field.cell };
  drop_specks (&self);
  g_free (field.values);

  return self;
}

static int
compare_parts (gconstpointer a,
               gconstpointer b)
{
  const MgPart *one = a, *other = b;

  if (one->collective != other->collective)
    return one->collective < other->collective ? -1 : 1;

  return (one->organisation > other->organisation) - (one->organisation < other->organisation);
}

/* The collective of the part @first, with all that take part; @end: (out): the
 * next one's first part
 */
static GArray *
collect_rows (const MgScene *scene,
              guint          first,
              guint         *end)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint collective = g_array_index (scene->parts, MgPart, first).collective;
  guint last = collective, i;

  g_array_append_val (rows, collective);
  for (i = first; i < scene->parts->len; i++)
    {
      const MgPart *part = &g_array_index (scene->parts, MgPart, i);

      if (part->collective != collective)
        break;
      if (part->organisation != last)
        g_array_append_val (rows, part->organisation);
      last = part->organisation;
    }
  *end = i;

  return rows;
}

/* Moving */

static gboolean
contains (GHashTable    *ids,
          const MgScene *self,
          guint          row)
{
  return g_hash_table_contains (ids, GUINT_TO_POINTER (get_node (self, row)->id));
}

gboolean
mg_scene_moves_outline (const MgScene   *self,
                        const MgOutline *outline,
                        GHashTable      *ids)
{
  if (contains (ids, self, outline->collective))
    return TRUE;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const MgPart *part = &g_array_index (self->parts, MgPart, i);

      if (part->collective == outline->collective && contains (ids, self, part->organisation))
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer full) (element-type MgSceneNode): all nodes, @ids moved; names are lent */
static GArray *
copy_moved (const MgScene *self,
            GHashTable    *ids,
            double         dx,
            double         dy)
{
  GArray *nodes = g_array_copy (self->nodes);

  for (guint i = 0; i < nodes->len; i++)
    if (contains (ids, self, i))
      {
        g_array_index (nodes, MgSceneNode, i).x += dx;
        g_array_index (nodes, MgSceneNode, i).y += dy;
      }

  return nodes;
}

static guint
find_part (const MgScene *self,
           guint          collective)
{
  guint i = 0;

  while (g_array_index (self->parts, MgPart, i).collective != collective)
    i++;

  return i;
}

GArray *
mg_scene_move_outlines (const MgScene *self,
                        GHashTable    *ids,
                        double         dx,
                        double         dy)
{
  GArray *outlines = g_array_new (FALSE, FALSE, sizeof (MgOutline));
  g_autoptr(GArray) nodes = copy_moved (self, ids, dx, dy);
  MgScene moved = *self;        /* never counted: it lives as long as this */

  moved.nodes = nodes;
  g_array_set_clear_func (outlines, outline_clear);
  for (guint i = 0; i < self->outlines->len; i++)
    {
      const MgOutline *old = &g_array_index (self->outlines, MgOutline, i);
      g_autoptr(GArray) rows = NULL;
      MgOutline outline;
      guint end;

      if (!mg_scene_moves_outline (self, old, ids))
        continue;
      rows = collect_rows (self, find_part (self, old->collective), &end);
      outline = make_outline (&moved, rows, old->number);
      g_array_append_val (outlines, outline);
    }

  return outlines;
}

/* All */

void
mg_scene_draw_outlines (MgScene *self)
{
  g_array_set_clear_func (self->outlines, outline_clear);
  g_array_sort (self->parts, compare_parts);

  for (guint i = 0, end; i < self->parts->len; i = end)
    {
      g_autoptr(GArray) rows = collect_rows (self, i, &end);
      MgOutline outline;

      if ((double) rows->len * self->nodes->len > MAX_WORK)
        continue;
      outline = make_outline (self, rows, self->outlines->len);
      g_array_append_val (self->outlines, outline);
    }
}
