/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stress over all pairs.
 *
 * Wanted are places x such that sum over pairs of w·(|xi - xj| - d)² is small,
 * where d is the number of steps between i and j and w = 1/d².
 *
 * 1. Stochastic gradient descent (Zheng, Pawar, Goodman 2019): one pair at a
 *    time, both ends move along the line between them by mu/2 of what is amiss,
 *    mu = min (1, eta·w), while eta falls from the largest d² to a small value.
 *    It finds a good valley wherever it begins.
 * 2. Majorisation, one node at a time (Gansner, Koren, North 2005): node i goes
 *    to the weighted mean of where each other node would like to have it.  It
 *    walks to the valley's floor, which the first leaves undecided.  It never
 *    leaves the valley: this is the gentle start, which skips the first.
 *
 * The order of pairs.  Descent wants pairs in random order, the processor wants
 * neighbouring memory.  Nodes are numbered at random once.  With N odd (a node
 * that does nothing is added to an even number), round c holds the (N-1)/2
 * pairs (c+k, c-k) mod N, k = 1 … (N-1)/2: no node occurs twice, so that the
 * pairs of a round can be computed four at a time, and all rounds together hold
 * every pair once.  Only the order of the rounds is drawn anew each time.
 */
#include "mg-stress-kernel.h"

#include <math.h>
#include <string.h>

#include "mg-random.h"

#define N_ROUNDS         30
#define N_ROUNDS_SMALL   60      /* small networks cost nothing */
#define MAX_SWEEPS_SMALL 60
#define SMALL            45
#define ETA_LAST         0.1
#define MAX_SWEEPS       10
#define SETTLED          2e-4f   /* mean move of a sweep, in steps */
#define OVERSHOOT        1.6f
#define FAR              1e9f    /* "distance" to oneself: weighs nothing */
#define TINY             1e-12f  /* keeps 1/|xi - xj| finite */
#define LANES            8

typedef struct
{
  const MgStressTask *task;
  guint               n;
  guint               n_odd;    /* n, or n + 1 */
  guint               half;     /* pairs in a round: (n_odd - 1) / 2 */
  guint               stride;   /* of @rows: n rounded up to LANES */
  guint              *nodes;    /* place → node */
  guint              *places;   /* node → place */
  float              *x;        /* by place; zero beyond n */
  float              *y;
  float              *mobility;
  float              *pairs;    /* n_odd × half distances, round by round */
  float              *rows;     /* n × stride distances, row by row */
  float               longest;
  MgRandom            random;
} Full;

static void
full_clear (Full *self)
{
  g_free (self->nodes);
  g_free (self->places);
  g_free (self->x);
  g_free (self->y);
  g_free (self->mobility);
  g_free (self->pairs);
  g_free (self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Full, full_clear)

static void
full_init (Full               *self,
           const MgStressTask *task,
           const double       *xy)
{
  guint n = task->graph->n;

  self->task = task;
  self->n = n;
  self->n_odd = n | 1;
  self->half = (self->n_odd - 1) / 2;
  self->stride = (n + LANES - 1) / LANES * LANES;
  self->nodes = g_new (guint, n);
  self->places = g_new (guint, n);
  self->x = g_new0 (float, self->stride + 1);
  self->y = g_new0 (float, self->stride + 1);
  self->mobility = g_new0 (float, self->stride + 1);
  self->pairs = g_new (float, (gsize) self->n_odd * self->half);
  self->rows = g_new (float, (gsize) n * self->stride);
  self->random = mg_random_init (task->seed);

  for (guint i = 0; i < n; i++)
    self->nodes[i] = i;
  mg_random_shuffle (&self->random, self->nodes, n);
  for (guint place = 0; place < n; place++)
    {
      guint node = self->nodes[place];

      self->places[node] = place;
      self->x[place] = (float) xy[2 * node];
      self->y[place] = (float) xy[2 * node + 1];
      self->mobility[place] = task->mobility != NULL ? task->mobility[node] : 1.f;
    }
}

/* The round of a pair, and its place in it. */
static gsize
pair_index (const Full *self,
            guint       i,
            guint       j)
{
  guint sum = i + j;
  guint centre = sum % 2 == 0 ? sum / 2 : (sum + self->n_odd) / 2;
  guint k;

  if (centre >= self->n_odd)
    centre -= self->n_odd;
  k = i > centre ? i - centre : centre - i;
  if (k > self->half)
    k = self->n_odd - k;

  return (gsize) centre * self->half + (k - 1);
}

static void
store_row (Full        *self,
           guint        i,
           const guint *hops)
{
  float *row = self->rows + (gsize) i * self->stride;

  for (guint j = 0; j < self->n; j++)
    row[j] = (float) hops[self->nodes[j]];
  for (guint j = self->n; j < self->stride; j++)
    row[j] = FAR;
  row[i] = FAR;

  for (guint j = 0; j < i; j++)
    {
      self->pairs[pair_index (self, i, j)] = row[j];
      self->longest = MAX (self->longest, row[j]);
    }
}

static gboolean
find_distances (Full               *self,
                const MgLayoutRun  *run,
                GError            **error)
{
  g_autofree guint *hops = g_new (guint, self->n);
  g_autofree guint *queue = g_new (guint, self->n);

  for (guint i = 0; i < self->n; i++)
    {
      if (i % 64 == 0 && !mg_layout_run_check (run, (double) i / self->n, error))
        return FALSE;

      mg_adjacency_walk (self->task->graph, self->nodes[i], hops, queue);
      store_row (self, i, hops);
    }

  return TRUE;
}

static void
scatter (Full *self)
{
  float radius = self->longest / 2.f;

  for (guint i = 0; i < self->n; i++)
    {
      double angle = 2. * G_PI * mg_random_unit (&self->random);
      double distance = radius * sqrt (mg_random_unit (&self->random));

      self->x[i] = (float) (distance * cos (angle));
      self->y[i] = (float) (distance * sin (angle));
    }
}

/* Four numbers at a time; compilers do not see through the falling index. */
typedef float Four __attribute__ ((vector_size (16)));
typedef gint32 FourBits __attribute__ ((vector_size (16)));

#define TURNED(four) __builtin_shufflevector (four, four, 3, 2, 1, 0)

static inline Four
load (const float *from)
{
  Four four;

  memcpy (&four, from, sizeof four);

  return four;
}

static inline void
store (float *to,
       Four   four)
{
  memcpy (to, &four, sizeof four);
}

static inline Four
square_root (Four four)
{
  for (guint k = 0; k < 4; k++)
    four[k] = sqrtf (four[k]);

  return four;
}

static inline Four
at_most_one (Four four)
{
  const Four one = { 1.f, 1.f, 1.f, 1.f };
  FourBits is_less = four < one;

  return (Four) (((FourBits) four & is_less) | ((FourBits) one & ~is_less));
}

/* What part of xi - xj is to go from either end. */
static inline Four
share (Four  dx,
       Four  dy,
       Four  d,
       float eta)
{
  Four length = square_root (dx * dx + dy * dy + TINY);
  Four inverse = 1.f / (d * d * length);
  Four mu = at_most_one (eta * length * inverse);

  return 0.5f * mu * (1.f - d * d * d * inverse);
}

static void
relax_four (Full        *self,
            guint        i,
            guint        j,
            const float *distances,
            float        eta)
{
  Four xi = load (self->x + i);
  Four yi = load (self->y + i);
  Four xj = TURNED (load (self->x + j));
  Four yj = TURNED (load (self->y + j));
  Four mj = TURNED (load (self->mobility + j));
  Four mi = load (self->mobility + i);
  Four dx = xi - xj;
  Four dy = yi - yj;
  Four step = share (dx, dy, load (distances), eta);

  store (self->x + i, xi - mi * step * dx);
  store (self->y + i, yi - mi * step * dy);
  xj += mj * step * dx;
  yj += mj * step * dy;
  store (self->x + j, TURNED (xj));
  store (self->y + j, TURNED (yj));
}

static void
relax_one (Full  *self,
           guint  i,
           guint  j,
           float  d,
           float  eta)
{
  float dx = self->x[i] - self->x[j];
  float dy = self->y[i] - self->y[j];
  float length = sqrtf (dx * dx + dy * dy + TINY);
  float mu = MIN (eta / (d * d), 1.f);
  float step = 0.5f * mu * (1.f - d / length);

  self->x[i] -= self->mobility[i] * step * dx;
  self->y[i] -= self->mobility[i] * step * dy;
  self->x[j] += self->mobility[j] * step * dx;
  self->y[j] += self->mobility[j] * step * dy;
}

/* Pairs (first + k, last - k): the two ranges do not meet. */
static void
relax_range (Full        *self,
             guint        first,
             guint        last,
             const float *distances,
             guint        n_pairs,
             float        eta)
{
  guint k = 0;

  for (; k + 4 <= n_pairs; k += 4)
    relax_four (self, first + k, last - k - 3, distances + k, eta);
  for (; k < n_pairs; k++)
    relax_one (self, first + k, last - k, distances[k], eta);
}

/* Round @c without the pair of the node that was added, if one was: that node
 * is the last, where one of the two ranges runs over the edge.
 */
static void
relax_round (Full  *self,
             guint  c,
             float  eta)
{
  const float *pairs = self->pairs + (gsize) c * self->half;
  guint added = self->n_odd - self->n;
  guint n_before;
  guint n_after;

  if (c < self->half)
    {
      n_before = c;
      n_after = self->half - c - added;
      relax_range (self, c + 1, c - (c > 0), pairs, n_before, eta);
      if (n_after > 0)
        relax_range (self, 2 * c + 1 + added, self->n - 1, pairs + n_before + added, n_after, eta);
      return;
    }

  n_before = MIN (self->half, self->n - 1 - MIN (c, self->n - 1));
  n_after = self->half - MIN (self->half, self->n_odd - 1 - c);
  if (n_before > 0)
    relax_range (self, c + 1, c - 1, pairs, n_before, eta);
  if (n_after > 0)
    relax_range (self, 0, c - (self->half - n_after) - 1,
                 pairs + (self->half - n_after), n_after, eta);
}

static gboolean
descend (Full               *self,
         const MgLayoutRun  *run,
         GError            **error)
{
  double eta = (double) self->longest * self->longest;
  guint n_rounds = self->n <= SMALL ? N_ROUNDS_SMALL : N_ROUNDS;
  double fall = pow (ETA_LAST / eta, 1. / (n_rounds - 1));
  g_autofree guint *order = g_new (guint, self->n_odd);

  for (guint c = 0; c < self->n_odd; c++)
    order[c] = c;

  for (guint round = 0; round < n_rounds; round++)
    {
      mg_random_shuffle (&self->random, order, self->n_odd);
      for (guint k = 0; k < self->n_odd; k++)
        {
          if (k % 512 == 0 &&
              !mg_layout_run_check (run, (round + (double) k / self->n_odd) / n_rounds, error))
            return FALSE;
          relax_round (self, order[k], (float) eta);
        }
      eta *= fall;
    }

  return TRUE;
}

/* Where the others would like to have node i: the mean of xj + d·(xi - xj)/l,
 * weighted by 1/d², as a move.
 */
static void
wish (const Full *self,
      guint       i,
      float      *move_x,
      float      *move_y)
{
  const float *restrict row = self->rows + (gsize) i * self->stride;
  const float *restrict x = self->x;
  const float *restrict y = self->y;
  float sum_x[LANES] = { 0.f };
  float sum_y[LANES] = { 0.f };
  float sum_w[LANES] = { 0.f };
  float xi = x[i];
  float yi = y[i];
  float weight = 0.f;

  for (guint j = 0; j < self->stride; j += LANES)
    for (guint k = 0; k < LANES; k++)
      {
        float d = row[j + k];
        float dx = xi - x[j + k];
        float dy = yi - y[j + k];
        float length = sqrtf (dx * dx + dy * dy + TINY);
        float inverse = 1.f / (d * d * length);
        float w = length * inverse;
        float pull = w - d * inverse;

        sum_x[k] += pull * dx;
        sum_y[k] += pull * dy;
        sum_w[k] += w;
      }

  *move_x = *move_y = 0.f;
  for (guint k = 0; k < LANES; k++)
    {
      *move_x -= sum_x[k];
      *move_y -= sum_y[k];
      weight += sum_w[k];
    }
  *move_x /= weight;
  *move_y /= weight;
}

/* Returns the mean move. */
static float
sweep (Full  *self,
       float  overshoot)
{
  float total = 0.f;

  for (guint i = 0; i < self->n; i++)
    if (self->mobility[i] > 0.f)
      {
        float move_x;
        float move_y;

        wish (self, i, &move_x, &move_y);
        self->x[i] += overshoot * self->mobility[i] * move_x;
        self->y[i] += overshoot * self->mobility[i] * move_y;
        total += fabsf (move_x) + fabsf (move_y);
      }

  return total / (float) self->n;
}

static gboolean
settle (Full               *self,
        const MgLayoutRun  *run,
        GError            **error)
{
  guint n_sweeps = self->task->draft_sweeps > 0 ? self->task->draft_sweeps
                   : self->n <= SMALL ? MAX_SWEEPS_SMALL : MAX_SWEEPS;

  for (guint k = 0; k < n_sweeps; k++)
    {
      if (!mg_layout_run_check (run, (double) k / n_sweeps, error))
        return FALSE;
      if (sweep (self, OVERSHOOT) < SETTLED)
        break;
    }

  return TRUE;
}

gboolean
mg_stress_full (const MgStressTask  *task,
                const MgLayoutRun   *run,
                double              *xy,
                GError             **error)
{
  g_auto(Full) full = { 0 };
  MgLayoutRun part = mg_layout_run_part (run, 0., 0.2);

  full_init (&full, task, xy);
  if (!find_distances (&full, &part, error))
    return FALSE;

  if (task->start == MG_STRESS_ANYWHERE)
    scatter (&full);
  part = mg_layout_run_part (run, 0.2, 0.6);
  if (task->start != MG_STRESS_GENTLE && !descend (&full, &part, error))
    return FALSE;

  part = mg_layout_run_part (run, 0.6, 1.);
  if (!settle (&full, &part, error))
    return FALSE;

  for (guint i = 0; i < full.n; i++)
    if (full.mobility[i] > 0.f)
      {
        xy[2 * full.nodes[i]] = (double) full.x[i];
        xy[2 * full.nodes[i] + 1] = (double) full.y[i];
      }

  return TRUE;
}
