/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-trials.h"

#include <math.h>
#include <string.h>

#include "mg-geometry.h"
#include "mg-random.h"
#include "mg-wide.h"

#define LANES     8
#define SMALL     45        /* networks, for which every microsecond counts */
#define LEAST     16.       /* trials */
#define MOST      2500.
#define N_PLACES  4         /* that each of them tries */
#define FAR       1e12f     /* where nobody is */
#define LONGEST   1.5f      /* move, in median links */
#define SAME      1e-4f     /* of neighbours: no difference */
#define WORTH     2.        /* what crossings weigh against neighbours */
#define LITTLE    0.1       /* neighbours: as if there always were some to gain */
#define MOST_GAIN 1.        /* that one who moves can bring */

typedef float Lanes __attribute__ ((vector_size (LANES * sizeof (float))));
typedef gint32 Counts __attribute__ ((vector_size (LANES * sizeof (gint32))));

typedef struct
{
  const MgAdjacency *graph;
  const MgRoom      *room;
  MgRandom           random;
  guint              n;
  guint              stride;     /* n rounded up to LANES */
  guint              n_links;    /* rounded up to LANES */
  float              link;       /* median length */
  float              worth;      /* of a crossing less, in neighbours */
  guint              most_more;  /* crossings that somebody can make up for */
  float             *x;
  float             *y;
  float             *ends[4];    /* of each link: x, y of one and of the other */
  guint             *links;      /* of each place in the graph's targets: 2 × link + which end */

  /* Of each node: which part of its neighbours are nearest, and how far all are. */
  float             *near;
  float             *reach;
  float             *new_near;
  float             *new_reach;
  guint             *changed;
  guint              n_changed;
  float             *row;
} Trials;

static void
trials_clear (Trials *self)
{
  g_free (self->x);
  g_free (self->links);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trials, trials_clear)

/* Both directions of a link are places in the targets; the later end meets it twice. */
static void
number_links (Trials *self)
{
  const MgAdjacency *graph = self->graph;
  guint *nexts = self->changed;
  guint n_links = 0;

  memcpy (nexts, graph->offsets, self->n * sizeof *nexts);
  for (guint i = 0; i < self->n; i++)
    for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
      if (graph->targets[k] > i)
        {
          self->links[k] = 2 * n_links;
          self->links[nexts[graph->targets[k]]++] = 2 * n_links + 1;
          n_links++;
        }
}

static void
put (Trials *self,
     guint   i,
     float   x,
     float   y)
{
  const MgAdjacency *graph = self->graph;

  self->x[i] = x;
  self->y[i] = y;
  for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
    {
      guint end = self->links[k] % 2 * 2;

      self->ends[end][self->links[k] / 2] = x;
      self->ends[end + 1][self->links[k] / 2] = y;
    }
}

static void
trials_init (Trials            *self,
             const MgAdjacency *graph,
             const double      *xy)
{
  guint n = graph->n;
  guint n_links = graph->offsets[n] / 2;
  float *at;

  self->graph = graph;
  self->n = n;
  self->stride = (n + LANES - 1) / LANES * LANES;
  self->n_links = (n_links + LANES - 1) / LANES * LANES;
  self->link = (float) mg_places_median_link (xy, graph);
  self->x = at = g_new0 (float, 7 * self->stride + 4 * self->n_links);
  self->y = at += self->stride;
  self->near = at += self->stride;
  self->reach = at += self->stride;
  self->new_near = at += self->stride;
  self->new_reach = at += self->stride;
  self->row = at += self->stride;
  at += self->stride;
  for (guint k = 0; k < 4; k++)
    self->ends[k] = at + k * self->n_links;
  self->links = g_new (guint, graph->offsets[n] + n + 1);
  self->changed = self->links + graph->offsets[n];

  number_links (self);
  for (guint i = n; i < self->stride; i++)
    self->x[i] = self->y[i] = FAR;
  for (guint i = 0; i < n; i++)
    put (self, i, (float) xy[2 * i], (float) xy[2 * i + 1]);
}

static inline guint
add_up (Counts counts)
{
  gint32 sum = 0;

  for (guint k = 0; k < LANES; k++)
    sum += counts[k];

  return (guint) sum;
}

/* On which side of the line from a to b is c? */
#define SIDE(ax, ay, bx, by, cx, cy) (((bx) - (ax)) * ((cy) - (ay)) - ((by) - (ay)) * ((cx) - (ax)))

/* Of the links from node @i to @targets with all links; it stops beyond @most.  Where
 * two have an end in common it is on no side of the other, in these very numbers.
 */
MG_WIDE static guint
count_crossings (const Trials *self,
                 guint         i,
                 guint         most)
{
  const guint *targets = self->graph->targets + self->graph->offsets[i];
  guint degree = mg_adjacency_degree (self->graph, i);
  float x = self->x[i];
  float y = self->y[i];
  guint count = 0;

  for (guint l = 0; l < self->n_links && count <= most; l += LANES)
    {
      Lanes ax, ay, bx, by, own;
      Counts sum = { 0 };

      memcpy (&ax, self->ends[0] + l, sizeof ax);
      memcpy (&ay, self->ends[1] + l, sizeof ay);
      memcpy (&bx, self->ends[2] + l, sizeof bx);
      memcpy (&by, self->ends[3] + l, sizeof by);
      own = SIDE (ax, ay, bx, by, x, y);
      for (guint k = 0; k < degree; k++)
        {
          float tx = self->x[targets[k]];
          float ty = self->y[targets[k]];
          Lanes other = SIDE (ax, ay, bx, by, tx, ty);
          Lanes first = SIDE (x, y, tx, ty, ax, ay);
          Lanes second = SIDE (x, y, tx, ty, bx, by);

          sum -= (own * other < 0.f) & (first * second < 0.f);
        }
      count += add_up (sum);
    }

  return count;
}

/* Squares of distances from @x, @y. */
MG_WIDE static void
find_row (const float *xs,
          const float *ys,
          guint        stride,
          float        x,
          float        y,
          float       *row)
{
  for (guint j = 0; j < stride; j += LANES)
    {
      Lanes dx, dy;

      memcpy (&dx, xs + j, sizeof dx);
      memcpy (&dy, ys + j, sizeof dy);
      dx -= x;
      dy -= y;
      dx = dx * dx + dy * dy;
      memcpy (row + j, &dx, sizeof dx);
    }
}

/* Which part of those at @targets have fewer nearer ones than there are of them.
 * @reach: (out): who is and was farther has no say
 */
MG_WIDE static float
find_near (const float *row,
           guint        stride,
           const guint *targets,
           guint        degree,
           float       *reach)
{
  float farthest = 0.f;
  float first_missed = FAR * FAR;
  guint n_near = 0;

  for (guint k = 0; k < degree; k++)
    {
      float distance = row[targets[k]];
      Counts sum = { 0 };

      for (guint j = 0; j < stride; j += LANES)
        {
          Lanes there;

          memcpy (&there, row + j, sizeof there);
          sum -= there < distance;
        }
      if (add_up (sum) < degree)
        n_near++;
      else
        first_missed = MIN (first_missed, distance);
      farthest = MAX (farthest, distance);
    }
  *reach = n_near < degree ? first_missed : farthest;

  return (float) n_near / (float) degree;
}

static void
look_around (Trials *self,
             guint   j)
{
  const MgAdjacency *graph = self->graph;

  find_row (self->x, self->y, self->stride, self->x[j], self->y[j], self->row);
  self->row[j] = FAR * FAR;
  self->new_near[j] = find_near (self->row, self->stride, graph->targets + graph->offsets[j],
                                 mg_adjacency_degree (graph, j), &self->new_reach[j]);
}

/* After node @i went there from @old: what is gained in neighbours.  Others do not
 * notice if it was and is farther than all of their neighbours.
 */
static float
look_again (Trials      *self,
            guint        i,
            const float  old[2])
{
  float gain = 0.f;

  self->n_changed = 0;
  for (guint j = 0; j < self->n; j++)
    {
      float was = (self->x[j] - old[0]) * (self->x[j] - old[0]) + (self->y[j] - old[1]) * (self->y[j] - old[1]);
      float is = (self->x[j] - self->x[i]) * (self->x[j] - self->x[i])
                 + (self->y[j] - self->y[i]) * (self->y[j] - self->y[i]);

      if (j != i && MIN (was, is) > self->reach[j])
        continue;
      look_around (self, j);
      gain += self->new_near[j] - self->near[j];
      self->changed[self->n_changed++] = j;
    }

  return gain;
}

/* Every crossing is met from four ends. */
static void
look_at_all (Trials *self)
{
  double n_crossings = 0.;
  double n_missed = 0.;

  for (guint i = 0; i < self->n; i++)
    {
      look_around (self, i);
      self->near[i] = self->new_near[i];
      self->reach[i] = self->new_reach[i];
      n_missed += 1. - (double) self->near[i];
      n_crossings += count_crossings (self, i, G_MAXUINT) / 4.;
    }

  self->worth = (float) (WORTH * (n_missed + LITTLE) / (n_crossings + 1.));
  self->most_more = (guint) (MOST_GAIN / (double) self->worth);
}

/* Whether nobody but @i is in the way. */
MG_WIDE static gboolean
is_free (const Trials *self,
         guint         i,
         float         x,
         float         y)
{
  float width = (float) (self->room->width * self->room->width);
  float height = (float) (self->room->height * self->room->height);
  guint n_met = 0;

  for (guint j = 0; j < self->n; j++)
    {
      float dx = (x - self->x[j]) * (x - self->x[j]);
      float dy = (y - self->y[j]) * (y - self->y[j]);

      n_met += j != i && (self->room->is_disc ? dx + dy < width : (dx < width) & (dy < height));
    }

  return n_met == 0;
}

/* Beside the middle of its neighbours, or not far from where it is. */
static void
find_place (Trials *self,
            guint   i,
            float   place[2])
{
  const MgAdjacency *graph = self->graph;
  guint degree = mg_adjacency_degree (graph, i);
  float angle = 2.f * (float) G_PI * (float) mg_random_unit (&self->random);
  float length = LONGEST * self->link * (float) mg_random_unit (&self->random);

  place[0] = self->x[i];
  place[1] = self->y[i];
  if (mg_random_below (&self->random, 2) == 0)
    {
      place[0] = place[1] = 0.f;
      for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
        {
          place[0] += self->x[graph->targets[k]] / (float) degree;
          place[1] += self->y[graph->targets[k]] / (float) degree;
        }
    }
  place[0] += length * cosf (angle);
  place[1] += length * sinf (angle);
}

/* @count: (inout): crossings of the links of @i */
static void
try_elsewhere (Trials *self,
               guint   i,
               guint  *count)
{
  float old[2] = { self->x[i], self->y[i] };
  float place[2];
  float gain = 0.f;
  guint after;

  find_place (self, i, place);
  if (!is_free (self, i, place[0], place[1]))
    return;

  put (self, i, place[0], place[1]);
  after = count_crossings (self, i, *count + self->most_more);
  if (after <= *count + self->most_more)
    gain = look_again (self, i, old);
  if (after > *count + self->most_more ||
      self->worth * ((float) after - (float) *count) - gain > -SAME)
    {
      put (self, i, old[0], old[1]);
      return;
    }

  *count = after;
  for (guint k = 0; k < self->n_changed; k++)
    {
      self->near[self->changed[k]] = self->new_near[self->changed[k]];
      self->reach[self->changed[k]] = self->new_reach[self->changed[k]];
    }
}

/* So many that they take about as long as forces do (mg-vicinity.h). */
static guint
find_trials (const MgAdjacency *graph)
{
  double n = graph->n;
  double m = graph->offsets[graph->n] / 2.;
  double of_links = 1e-3 * m * m / n;

  if (n <= SMALL)
    return (guint) MAX ((3.6 * n + 42.) / (1. + of_links), LEAST);

  return (guint) CLAMP (0.062 * n * n / (1. + 0.6 * of_links), LEAST, MOST);
}

gboolean
mg_trials_improve (const MgAdjacency  *graph,
                   const MgRoom       *room,
                   guint32             seed,
                   const MgLayoutRun  *run,
                   double             *xy,
                   GError            **error)
{
  g_auto(Trials) trials = { .room = room, .random = mg_random_init (seed) };
  guint n_trials = find_trials (graph);

  trials_init (&trials, graph, xy);
  look_at_all (&trials);
  for (guint k = 0; k < n_trials; k += N_PLACES)
    {
      guint i = mg_random_below (&trials.random, trials.n);
      guint count = count_crossings (&trials, i, G_MAXUINT);

      if (k % (16 * N_PLACES) == 0 && !mg_layout_run_check (run, (double) k / n_trials, error))
        return FALSE;
      for (guint place = 0; place < N_PLACES; place++)
        try_elsewhere (&trials, i, &count);
    }

  for (guint i = 0; i < trials.n; i++)
    {
      xy[2 * i] = (double) trials.x[i];
      xy[2 * i + 1] = (double) trials.y[i];
    }

  return TRUE;
}
