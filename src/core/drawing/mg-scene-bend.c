/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A straight strand that would pass behind a symbol goes round it, all strands
 * of its pair alike: it would look as if it ended there, or lie on another.
 *
 * A course whose middle is bent by b is at b × 4 s (1 - s) from the straight line
 * at the part s of its way.  So a symbol at s, at a distance h from the line,
 * which is to be passed at c at least, rules out the bends from (h - c) to
 * (h + c), over 4 s (1 - s); the least bend that nobody rules out is taken.
 */
#include "mg-scene-private.h"

#include <math.h>

/* Larger maps are webs: nobody follows one link through them. */
#define MAX_TRIALS 100000       /* edges × nodes */

#define AIR 4.                  /* between a strand and a symbol that it goes round */
#define HALF_WIDTH 1.7          /* of most strands: all of a pair bend alike */
#define BEND_SHARE .22          /* of the way */
#define BEND_LEAST 40.
#define END_LEAST .1            /* of 4 s (1 - s): nearer to the ends nothing helps */

/* The bends that a symbol rules out. */
typedef struct
{
  double from, to;
} Span;

typedef struct
{
  guint    low, high;           /* rows of the ends */
  MgPoint  start;
  double   along_x, along_y;    /* of length 1 */
  double   left_x, left_y;
  double   length;
  double   half;                /* of all the strands */
} Way;

static gboolean
way_init (Way           *self,
          const MgScene *scene,
          guint          low,
          guint          high,
          double         half)
{
  const MgSceneNode *from = &g_array_index (scene->nodes, MgSceneNode, low);
  const MgSceneNode *to = &g_array_index (scene->nodes, MgSceneNode, high);
  double dx = to->x - from->x, dy = to->y - from->y;

  self->length = hypot (dx, dy);
  if (self->length <= from->radius + to->radius)
    return FALSE;

  self->start = (MgPoint) { from->x, from->y };
  self->along_x = dx / self->length;
  self->along_y = dy / self->length;
  self->left_x = self->along_y;
  self->left_y = -self->along_x;
  self->low = low;
  self->high = high;
  self->half = half;

  return TRUE;
}

/* What @node rules out if @air is kept.  Returns: whether it is beside the way */
static gboolean
get_span (const Way         *way,
          const MgSceneNode *node,
          double             air,
          Span              *span)
{
  double x = node->x - way->start.x, y = node->y - way->start.y;
  double s = (x * way->along_x + y * way->along_y) / way->length;
  double h = x * way->left_x + y * way->left_y, part = 4. * s * (1. - s), clear;

  if (part < END_LEAST || s < 0. || s > 1.)
    return FALSE;

  clear = mg_shape_get_reach (node->shape, node->radius, way->left_x, way->left_y)
          + way->half + air;
  /* Towards the ends a bent course is aslant. */
  if (air > 0.)
    clear *= 1. + .25 * fabs (1. - 2. * s);
  *span = (Span) { (h - clear) / part, (h + clear) / part };

  return TRUE;
}

static gboolean
is_hidden (const MgScene *scene,
           const Way     *way)
{
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const MgSceneNode *node = &g_array_index (scene->nodes, MgSceneNode, i);
      double h = (node->x - way->start.x) * way->left_x + (node->y - way->start.y) * way->left_y;
      Span span;

      if (fabs (h) < way->half + 2. * node->radius && i != way->low && i != way->high &&
          get_span (way, node, 0., &span) && span.from < 0. && span.to > 0.)
        return TRUE;
    }

  return FALSE;
}

static GArray *
collect_spans (const MgScene *scene,
               const Way     *way,
               double         most)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      Span span;

      if (i != way->low && i != way->high &&
          get_span (way, &g_array_index (scene->nodes, MgSceneNode, i), AIR, &span) &&
          span.from < most && span.to > -most)
        g_array_append_val (spans, span);
    }

  return spans;
}

static guint
count_ruled_out (GArray *spans,
                 double  bend)
{
  guint n = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      n += bend > span->from + 1e-9 && bend < span->to - 1e-9;
    }

  return n;
}

/* The least bend that is ruled out by the fewest. */
static double
find_bend (GArray *spans,
           double  most)
{
  double best = 0.;
  guint fewest = count_ruled_out (spans, 0.);

  for (guint i = 0; i < 2 * spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i / 2);
      double bend = i % 2 == 0 ? span->from : span->to;
      guint n;

      if (fabs (bend) > most)
        continue;
      n = count_ruled_out (spans, bend);
      if (n < fewest || (n == fewest && best != 0. && fabs (bend) < fabs (best)))
        {
          fewest = n;
          best = bend;
        }
    }

  return best;
}

double
mg_scene_find_bend (const MgScene *self,
                    guint          low,
                    guint          high,
                    double         half)
{
  g_autoptr(GArray) spans = NULL;
  double most;
  Way way;

  if (low == high || !way_init (&way, self, low, high, half) || !is_hidden (self, &way))
    return 0.;

  most = MAX (BEND_SHARE * way.length, MIN (BEND_LEAST, way.length / 2.));
  spans = collect_spans (self, &way, most);

  return find_bend (spans, most);
}

void
mg_scene_bend (MgScene *self)
{
  if ((double) self->edges->len * self->nodes->len > MAX_TRIALS)
    return;

  for (guint i = 0; i < self->edges->len; i++)
    {
      MgSceneEdge *edge = &g_array_index (self->edges, MgSceneEdge, i);
      guint low = MIN (edge->source, edge->target), high = MAX (edge->source, edge->target);
      double bend = mg_scene_find_bend (self, low, high, edge->spread + HALF_WIDTH);

      edge->bend = edge->source == low ? bend : -bend;
    }
}
