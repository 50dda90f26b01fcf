/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stress over a sample of pairs, for networks where all pairs are too many.
 *
 * Looked at are the linked pairs, and for each node its distance to some fixed
 * others, the pivots (Ortmann, Klimenta, Brandes 2017).  A pivot p stands for
 * its region R(p), the nodes that are nearer to it than to any other pivot: the
 * term of node i and pivot p, which moves i alone, weighs s/d², where s is the
 * number of nodes in R(p) that are at most d/2 from p.  Those are about as far
 * from i as p is.  The terms are relaxed by stochastic gradient descent as in
 * mg-stress-full.c, four nodes against one pivot at a time; after its pivots,
 * each node meets its neighbours.  At the end, and alone if the start is gentle,
 * each node goes to the weighted mean of where its terms would have it.
 *
 * Memory: 2 bytes for each node and pivot.
 */
#include "mg-stress-kernel.h"

#include <math.h>
#include <string.h>

#include "mg-random.h"

#define N_PIVOTS         128
#define FEW_PIVOTS       32     /* where each of them costs */
#define N_ROUNDS         24
#define FEW_ROUNDS       4
#define N_SWEEPS         8
#define FEW_SWEEPS       1
#define LARGE_NETWORK    20000
#define ETA_LAST         0.05
#define TINY             1e-12f
#define MANY_STEPS       1024   /* weights of longer ways are not kept */
#define LANES            4

typedef struct
{
  const MgStressTask *task;
  guint               n;
  guint               n_pivots;
  guint               n_rounds;
  guint              *pivots;
  guint16            *hops;       /* n × n_pivots, node by node */
  guint              *radii;      /* of the regions */
  float             **inside;     /* pivot, steps: nodes of its region up to there */
  float              *weights;    /* n_pivots × n_steps: of the terms */
  guint               n_steps;
  guint              *order;
  float              *x;
  float              *y;
  float              *mobility;
  float               longest;
  MgRandom            random;
} Sparse;

static void
sparse_clear (Sparse *self)
{
  for (guint p = 0; self->inside != NULL && p < self->n_pivots; p++)
    g_free (self->inside[p]);
  g_free (self->inside);
  g_free (self->weights);
  g_free (self->pivots);
  g_free (self->hops);
  g_free (self->radii);
  g_free (self->order);
  g_free (self->x);
  g_free (self->y);
  g_free (self->mobility);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sparse, sparse_clear)

static void
sparse_init (Sparse             *self,
             const MgStressTask *task,
             const double       *xy)
{
  guint n = task->graph->n;

  self->task = task;
  self->n = n;
  self->n_pivots = n > LARGE_NETWORK ? FEW_PIVOTS : MIN (N_PIVOTS, n);
  self->n_rounds = n > LARGE_NETWORK ? FEW_ROUNDS : N_ROUNDS;
  self->hops = g_new (guint16, (gsize) n * self->n_pivots);
  self->radii = g_new0 (guint, self->n_pivots);
  self->inside = g_new0 (float *, self->n_pivots);
  self->order = g_new (guint, n);
  self->x = g_new (float, n);
  self->y = g_new (float, n);
  self->mobility = g_new (float, n);
  self->random = mg_random_init (task->seed);

  for (guint i = 0; i < n; i++)
    {
      self->order[i] = i;
      self->x[i] = (float) xy[2 * i];
      self->y[i] = (float) xy[2 * i + 1];
      self->mobility[i] = task->mobility != NULL ? task->mobility[i] : 1.f;
    }

  mg_random_shuffle (&self->random, self->order, n);
  self->pivots = g_memdup2 (self->order, self->n_pivots * sizeof *self->pivots);
}

/* Walks from up to 64 pivots at once, a bit for each (Then, Kaufmann, Chirigati,
 * Hoang-Vu, Pham, Kemper, Neumann, Vo 2014, "The more the merrier").
 */
typedef struct
{
  guint64 *seen;
  guint64 *here;      /* whose walk has come to a node by the last step */
  guint64 *next;      /* and by this one */
  guint   *queue;
  guint   *next_queue;
} Walks;

static void
walks_clear (Walks *self)
{
  g_free (self->seen);
  g_free (self->here);
  g_free (self->next);
  g_free (self->queue);
  g_free (self->next_queue);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walks, walks_clear)

static guint
walks_step (Walks             *self,
            const MgAdjacency *graph,
            guint              n_here)
{
  guint n_next = 0;

  for (guint q = 0; q < n_here; q++)
    {
      guint i = self->queue[q];
      guint64 bits = self->here[i];

      self->here[i] = 0;
      for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
        {
          guint j = graph->targets[k];
          guint64 more = bits & ~self->seen[j];

          if (more != 0 && self->next[j] == 0)
            self->next_queue[n_next++] = j;
          self->next[j] |= more;
        }
    }

  return n_next;
}

/* Notes how far those are that were just met, from pivot @first on. */
static void
note_distances (Sparse *self,
                Walks  *walks,
                guint   n_next,
                guint   first,
                guint   hops)
{
  for (guint q = 0; q < n_next; q++)
    {
      guint i = walks->next_queue[q];
      guint16 *row = self->hops + (gsize) i * self->n_pivots + first;

      walks->here[i] = walks->next[i];
      walks->seen[i] |= walks->next[i];
      walks->next[i] = 0;
      for (guint64 bits = walks->here[i]; bits != 0; bits &= bits - 1)
        row[__builtin_ctzll (bits)] = (guint16) MIN (hops, G_MAXUINT16);
    }
}

static gboolean
walk_from (Sparse             *self,
           Walks              *walks,
           guint               first,
           const MgLayoutRun  *run,
           GError            **error)
{
  guint n_pivots = MIN (self->n_pivots - first, 64);
  guint n_here;

  memset (walks->seen, 0, self->n * sizeof *walks->seen);
  for (guint p = 0; p < n_pivots; p++)
    {
      walks->next_queue[p] = self->pivots[first + p];
      walks->next[self->pivots[first + p]] = G_GUINT64_CONSTANT (1) << p;
    }

  n_here = n_pivots;
  for (guint hops = 0; n_here > 0; hops++)
    {
      guint *queue = walks->queue;

      if (!mg_layout_run_check (run, 1., error))
        return FALSE;
      note_distances (self, walks, n_here, first, hops);
      self->longest = MAX (self->longest, (float) hops);
      walks->queue = walks->next_queue;
      walks->next_queue = queue;
      n_here = walks_step (walks, self->task->graph, n_here);
    }

  return TRUE;
}

static gboolean
find_distances (Sparse             *self,
                const MgLayoutRun  *run,
                GError            **error)
{
  g_auto(Walks) walks = {
    .seen = g_new (guint64, self->n),
    .here = g_new0 (guint64, self->n),
    .next = g_new0 (guint64, self->n),
    .queue = g_new (guint, self->n),
    .next_queue = g_new (guint, self->n),
  };

  for (guint first = 0; first < self->n_pivots; first += 64)
    {
      MgLayoutRun part = mg_layout_run_part (run, 0., (double) first / self->n_pivots);

      if (!walk_from (self, &walks, first, &part, error))
        return FALSE;
    }

  return TRUE;
}

/* The nearest pivot; of equally near ones that with the smaller region. */
static guint
find_owner (const Sparse *self,
            guint         i,
            const guint  *sizes)
{
  const guint16 *hops = self->hops + (gsize) i * self->n_pivots;
  guint owner = 0;

  for (guint p = 1; p < self->n_pivots; p++)
    if (hops[p] < hops[owner] || (hops[p] == hops[owner] && sizes[p] < sizes[owner]))
      owner = p;

  return owner;
}

static void
find_regions (Sparse *self)
{
  g_autofree guint *sizes = g_new0 (guint, self->n_pivots);
  g_autofree guint *owners = g_new (guint, self->n);

  for (guint k = 0; k < self->n; k++)
    {
      guint i = self->order[k];
      guint owner = find_owner (self, i, sizes);

      owners[i] = owner;
      sizes[owner]++;
      self->radii[owner] = MAX (self->radii[owner],
                                self->hops[(gsize) i * self->n_pivots + owner]);
    }

  for (guint p = 0; p < self->n_pivots; p++)
    self->inside[p] = g_new0 (float, self->radii[p] + 1);
  for (guint i = 0; i < self->n; i++)
    self->inside[owners[i]][self->hops[(gsize) i * self->n_pivots + owners[i]]] += 1.f;
  for (guint p = 0; p < self->n_pivots; p++)
    for (guint k = 1; k <= self->radii[p]; k++)
      self->inside[p][k] += self->inside[p][k - 1];
}

static void
scatter (Sparse *self)
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

/* Linked pairs have a term of their own, so that the pivot has none for them. */
static float
find_weight (const Sparse *self,
             guint         p,
             guint         hops)
{
  return hops < 2 ? 0.f
         : self->inside[p][MIN (hops / 2, self->radii[p])] / ((float) hops * (float) hops);
}

static void
keep_weights (Sparse *self)
{
  self->n_steps = MIN ((guint) self->longest + 1, MANY_STEPS);
  self->weights = g_new (float, (gsize) self->n_pivots * self->n_steps);
  for (guint p = 0; p < self->n_pivots; p++)
    for (guint hops = 0; hops < self->n_steps; hops++)
      self->weights[p * self->n_steps + hops] = find_weight (self, p, hops);
}

static inline float
pivot_weight (const Sparse *self,
              guint         p,
              guint         hops)
{
  return hops < self->n_steps ? self->weights[p * self->n_steps + hops]
                              : find_weight (self, p, hops);
}

static void
meet_pivots (Sparse      *self,
             const guint *nodes,
             float        eta)
{
  float x[LANES];
  float y[LANES];
  guint first = mg_random_below (&self->random, self->n_pivots);

  for (guint k = 0; k < LANES; k++)
    {
      x[k] = self->x[nodes[k]];
      y[k] = self->y[nodes[k]];
    }

  for (guint q = 0; q < self->n_pivots; q++)
    {
      guint p = first + q < self->n_pivots ? first + q : first + q - self->n_pivots;
      float px = self->x[self->pivots[p]];
      float py = self->y[self->pivots[p]];
      float d[LANES];
      float mu[LANES];

      for (guint k = 0; k < LANES; k++)
        {
          guint hops = self->hops[(gsize) nodes[k] * self->n_pivots + p];

          d[k] = (float) hops;
          mu[k] = eta * pivot_weight (self, p, hops);
        }
      for (guint k = 0; k < LANES; k++)
        {
          float dx = x[k] - px;
          float dy = y[k] - py;
          float length = sqrtf (dx * dx + dy * dy + TINY);
          float step = 0.5f * (mu[k] < 1.f ? mu[k] : 1.f) * (1.f - d[k] / length);

          x[k] -= step * dx;
          y[k] -= step * dy;
        }
    }

  for (guint k = 0; k < LANES; k++)
    {
      guint i = nodes[k];

      self->x[i] += self->mobility[i] * (x[k] - self->x[i]);
      self->y[i] += self->mobility[i] * (y[k] - self->y[i]);
    }
}

static void
meet_neighbours (Sparse *self,
                 guint   i,
                 float   eta)
{
  const MgAdjacency *graph = self->task->graph;
  float mu = 0.5f * MIN (eta, 1.f);

  for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
    {
      guint j = graph->targets[k];
      float dx = self->x[i] - self->x[j];
      float dy = self->y[i] - self->y[j];
      float step = mu * (1.f - 1.f / sqrtf (dx * dx + dy * dy + TINY));

      if (j > i)
        continue;
      self->x[i] -= self->mobility[i] * step * dx;
      self->y[i] -= self->mobility[i] * step * dy;
      self->x[j] += self->mobility[j] * step * dx;
      self->y[j] += self->mobility[j] * step * dy;
    }
}

/* The last nodes of the order share their group with the ones before them,
 * which then move twice.
 */
static gboolean
relax_all (Sparse             *self,
           const MgLayoutRun  *run,
           float               eta,
           GError            **error)
{
  for (guint at = 0; at < self->n; at += LANES)
    {
      guint first = MIN (at, self->n - LANES);

      if (at % 4096 == 0 && !mg_layout_run_check (run, (double) at / self->n, error))
        return FALSE;

      meet_pivots (self, self->order + first, eta);
      for (guint k = 0; k < LANES; k++)
        meet_neighbours (self, self->order[first + k], eta);
    }

  return TRUE;
}

static gboolean
descend (Sparse             *self,
         const MgLayoutRun  *run,
         GError            **error)
{
  double eta = (double) self->longest * self->longest;
  double fall = pow (ETA_LAST / eta, 1. / (self->n_rounds - 1));

  for (guint round = 0; round < self->n_rounds; round++)
    {
      MgLayoutRun part = mg_layout_run_part (run, (double) round / self->n_rounds,
                                             (round + 1.) / self->n_rounds);

      mg_random_shuffle (&self->random, self->order, self->n);
      if (!relax_all (self, &part, (float) eta, error))
        return FALSE;
      eta *= fall;
    }

  return TRUE;
}

/* One term of the mean: a node at a distance, and its weight. */
static inline void
add_wish (const Sparse *self,
          guint         i,
          guint         j,
          float         d,
          float         weight,
          float         sum[3])
{
  float dx = self->x[i] - self->x[j];
  float dy = self->y[i] - self->y[j];
  float pull = weight * (d / sqrtf (dx * dx + dy * dy + TINY) - 1.f);

  sum[0] += pull * dx;
  sum[1] += pull * dy;
  sum[2] += weight;
}

static void
go_to_wish (Sparse *self,
            guint   i)
{
  const MgAdjacency *graph = self->task->graph;
  const guint16 *hops = self->hops + (gsize) i * self->n_pivots;
  float sum[3] = { 0.f, 0.f, 0.f };

  for (guint p = 0; p < self->n_pivots; p++)
    add_wish (self, i, self->pivots[p], (float) hops[p], pivot_weight (self, p, hops[p]), sum);
  for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
    add_wish (self, i, graph->targets[k], 1.f, 1.f, sum);

  self->x[i] += self->mobility[i] * sum[0] / sum[2];
  self->y[i] += self->mobility[i] * sum[1] / sum[2];
}

static gboolean
settle (Sparse             *self,
        const MgLayoutRun  *run,
        GError            **error)
{
  guint n_sweeps = self->n > LARGE_NETWORK ? FEW_SWEEPS : N_SWEEPS;

  for (guint k = 0; k < n_sweeps; k++)
    for (guint i = 0; i < self->n; i++)
      {
        if (i % 4096 == 0 &&
            !mg_layout_run_check (run, (k + (double) i / self->n) / n_sweeps, error))
          return FALSE;
        go_to_wish (self, i);
      }

  return TRUE;
}

gboolean
mg_stress_sparse (const MgStressTask  *task,
                  const MgLayoutRun   *run,
                  double              *xy,
                  GError             **error)
{
  g_auto(Sparse) sparse = { 0 };
  MgLayoutRun part = mg_layout_run_part (run, 0., 0.1);

  g_return_val_if_fail (task->graph->n >= LANES, FALSE);

  sparse_init (&sparse, task, xy);
  if (!find_distances (&sparse, &part, error))
    return FALSE;

  find_regions (&sparse);
  keep_weights (&sparse);
  if (task->start == MG_STRESS_ANYWHERE)
    scatter (&sparse);
  part = mg_layout_run_part (run, 0.1, 0.75);
  if (task->start != MG_STRESS_GENTLE && !descend (&sparse, &part, error))
    return FALSE;

  part = mg_layout_run_part (run, 0.75, 1.);
  if (!settle (&sparse, &part, error))
    return FALSE;

  for (guint i = 0; i < sparse.n; i++)
    if (sparse.mobility[i] > 0.f)
      {
        xy[2 * i] = (double) sparse.x[i];
        xy[2 * i + 1] = (double) sparse.y[i];
      }

  return TRUE;
}
