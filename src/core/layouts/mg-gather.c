/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-gather.h"

#include <math.h>
#include <string.h>

#include "mg-coarse.h"
#include "mg-local.h"
#include "mg-random.h"

#define MAX_LEVELS     12
#define HARDLY_FEWER   0.8     /* times as many groups: not worth a level */
#define TOO_FAR        6.      /* lengths of a link, in distances to the nearest */
#define GROUP_ROUNDS   60
#define FEW_ROUNDS     20
#define LARGE          20000   /* groups: where each round costs */
#define MEAN_LINKS     6.      /* of a group, on the whole, as forces take them */
#define DISC_ROUNDS    100
#define DISC_PAIRS     3e7     /* pairs of groups that are looked at */
#define DISC_STEP      0.6
#define DISC_PART      0.05    /* of the whole time, or less */
#define N_RINGS        4096

/* One level: single nodes, or groups. */
typedef struct
{
  MgCoarse *graph;
  guint    *groups;     /* of the next level; %NULL in the last */
  float    *x;
  float    *y;
  float    *reaches;
} Level;

struct _MgGather
{
  guint  n_levels;
  Level  levels[MAX_LEVELS];
  guint *order;         /* of the nodes: those of a group come after each other */
  guint  seed;
};

void
mg_gather_free (MgGather *self)
{
  for (guint l = 0; l < self->n_levels; l++)
    {
      g_clear_pointer (&self->levels[l].graph, mg_coarse_free);
      g_free (self->levels[l].groups);
      g_free (self->levels[l].x);
      g_free (self->levels[l].y);
      g_free (self->levels[l].reaches);
    }
  g_free (self->order);
  g_free (self);
}

gboolean
mg_gather_is_wanted (const MgAdjacency *graph,
                     const double      *xy)
{
  guint n = graph->n;
  double middle[2] = { 0., 0. }, square = 0., links = 0.;

  for (guint k = 0; k < 2 * n; k++)
    middle[k % 2] += xy[k] / n;
  for (guint k = 0; k < 2 * n; k++)
    square += (xy[k] - middle[k % 2]) * (xy[k] - middle[k % 2]) / n;
  for (guint i = 0; i < n; i++)
    for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
      links += hypot (xy[2 * i] - xy[2 * graph->targets[k]], xy[2 * i + 1] - xy[2 * graph->targets[k] + 1]);

  /* On a disc as wide, two in a row would be that far from each other. */
  return links / MAX (graph->offsets[n], 1) > TOO_FAR * sqrt (2. * G_PI * square / n);
}

/* Nodes of a level sorted by the places of their groups. */
static guint *
sort_members (const Level *level,
              const guint *places,
              guint        n_groups)
{
  guint n = level->graph->n;
  g_autofree guint *starts = g_new0 (guint, n_groups + 1);
  guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    starts[places[level->groups[i]] + 1]++;
  for (guint g = 0; g < n_groups; g++)
    starts[g + 1] += starts[g];
  for (guint i = 0; i < n; i++)
    order[starts[places[level->groups[i]]]++] = i;

  return order;
}

/* Who is near in the network is near in the machine's memory: much faster. */
static void
sort_nodes (MgGather          *self,
            const MgAdjacency *graph)
{
  g_autofree guint *places = NULL;
  g_autofree guint *sorted = NULL;
  Level *nodes = &self->levels[0];

  places = g_new (guint, self->levels[self->n_levels - 1].graph->n);
  for (guint k = 0; k < self->levels[self->n_levels - 1].graph->n; k++)
    places[k] = k;
  for (guint l = self->n_levels - 1; l-- > 0;)
    {
      guint n = self->levels[l].graph->n;
      g_autofree guint *order = sort_members (&self->levels[l], places, self->levels[l + 1].graph->n);

      g_free (places);
      places = g_new (guint, n);
      for (guint k = 0; k < n; k++)
        places[order[k]] = k;
      if (l == 0)
        self->order = g_steal_pointer (&order);
    }

  if (self->order == NULL)
    {
      self->order = g_steal_pointer (&places);
      return;
    }

  mg_coarse_free (nodes->graph);
  nodes->graph = mg_coarse_new (graph, self->order);
  sorted = g_new (guint, graph->n);
  for (guint k = 0; k < graph->n; k++)
    sorted[k] = nodes->groups[self->order[k]];
  memcpy (nodes->groups, sorted, graph->n * sizeof *sorted);
}

MgGather *
mg_gather_new (const MgAdjacency *graph,
               guint32            seed,
               GCancellable      *cancellable)
{
  g_autoptr(MgGather) self = g_new0 (MgGather, 1);

  self->seed = seed;
  self->levels[0].graph = mg_coarse_new (graph, NULL);
  for (self->n_levels = 1; self->n_levels < MAX_LEVELS; self->n_levels++)
    {
      Level *level = &self->levels[self->n_levels - 1];
      guint n_groups;

      level->groups = g_new (guint, level->graph->n);
      n_groups = mg_coarse_find_groups (level->graph, seed + self->n_levels, cancellable,
                                        level->groups);
      if (g_cancellable_is_cancelled (cancellable))
        return NULL;
      if (n_groups > HARDLY_FEWER * level->graph->n)
        {
          g_clear_pointer (&level->groups, g_free);
          break;
        }
      level[1].graph = mg_coarse_new_groups (level->graph, level->groups, n_groups);
    }
  sort_nodes (self, graph);

  return g_steal_pointer (&self);
}

/* How far from the middle each would be on a disc with one node to a square unit, if
 * the order by that distance is as in @xy.
 */
static void
find_reaches (const double *xy,
              const guint  *order,
              const double  middle[2],
              guint         n,
              float        *reaches)
{
  g_autofree guint *inside = g_new0 (guint, N_RINGS + 1);
  double farthest = 1e-9;

  for (guint k = 0; k < n; k++)
    {
      reaches[k] = (float) hypot (xy[2 * order[k]] - middle[0], xy[2 * order[k] + 1] - middle[1]);
      farthest = MAX (farthest, (double) reaches[k]);
    }
  for (guint k = 0; k < n; k++)
    inside[MIN ((guint) (N_RINGS * (double) reaches[k] / farthest), N_RINGS - 1) + 1]++;
  for (guint r = 0; r < N_RINGS; r++)
    inside[r + 1] += inside[r];

  for (guint k = 0; k < n; k++)
    {
      double at = N_RINGS * (double) reaches[k] / farthest;
      guint ring = MIN ((guint) at, N_RINGS - 1);
      double before = inside[ring] + (at - ring) * ((double) inside[ring + 1] - inside[ring]);

      reaches[k] = (float) sqrt (before / G_PI);
    }
}

static void
level_make_places (Level *self)
{
  guint n = self->graph->n;

  g_free (self->x);
  g_free (self->y);
  g_free (self->reaches);
  self->x = g_new0 (float, n);
  self->y = g_new0 (float, n);
  self->reaches = g_new0 (float, n);
}

/* Single nodes as on the disc, groups in the middle of their members. */
static void
take_places (MgGather     *self,
             const double *xy,
             const double  middle[2])
{
  Level *nodes = &self->levels[0];

  level_make_places (nodes);
  find_reaches (xy, self->order, middle, nodes->graph->n, nodes->reaches);
  for (guint k = 0; k < nodes->graph->n; k++)
    {
      double x = xy[2 * self->order[k]] - middle[0];
      double y = xy[2 * self->order[k] + 1] - middle[1];
      double part = (double) nodes->reaches[k] / (hypot (x, y) + 1e-9);

      nodes->x[k] = (float) (part * x);
      nodes->y[k] = (float) (part * y);
    }

  for (guint l = 1; l < self->n_levels; l++)
    {
      const Level *members = &self->levels[l - 1];
      Level *level = &self->levels[l];

      level_make_places (level);
      for (guint i = 0; i < members->graph->n; i++)
        {
          guint g = members->groups[i];
          float part = members->graph->masses[i] / level->graph->masses[g];

          level->x[g] += part * members->x[i];
          level->y[g] += part * members->y[i];
          level->reaches[g] += part * members->reaches[i];
        }
    }
}

/* As large as all nodes on a disc: groups have drawn nearer to the middle. */
static void
widen (Level *self,
       double n_nodes)
{
  double square = 0.;
  float part;

  for (guint g = 0; g < self->graph->n; g++)
    square += (double) (self->graph->masses[g]
                        * (self->x[g] * self->x[g] + self->y[g] * self->y[g])) / n_nodes;
  part = (float) sqrt (n_nodes / (2. * G_PI) / MAX (square, 1e-9));
  for (guint g = 0; g < self->graph->n; g++)
    {
      self->x[g] *= part;
      self->y[g] *= part;
    }
}

/* Two discs that meet go apart, the lighter one by more. */
static void
push_discs (Level *self,
            float *moves)
{
  guint n = self->graph->n;
  const float *masses = self->graph->masses;

  memset (moves, 0, 2 * n * sizeof *moves);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      {
        float dx = self->x[i] - self->x[j];
        float dy = self->y[i] - self->y[j];
        float apart = (sqrtf (masses[i]) + sqrtf (masses[j])) / sqrtf ((float) G_PI);
        float length = sqrtf (dx * dx + dy * dy) + 1e-6f;
        float push = (float) DISC_STEP * (apart - length) / length / (masses[i] + masses[j]);

        if (length >= apart)
          continue;
        moves[2 * i] += push * masses[j] * dx;
        moves[2 * i + 1] += push * masses[j] * dy;
        moves[2 * j] -= push * masses[i] * dx;
        moves[2 * j + 1] -= push * masses[i] * dy;
      }

  for (guint i = 0; i < n; i++)
    {
      self->x[i] += moves[2 * i];
      self->y[i] += moves[2 * i + 1];
    }
}

static gboolean
part_discs (Level              *self,
            const MgLayoutRun  *run,
            GError            **error)
{
  guint n = self->graph->n;
  g_autofree float *moves = g_new (float, 2 * n);
  guint n_rounds = (guint) MIN (2. * DISC_PAIRS / n / n, DISC_ROUNDS);

  for (guint round = 0; round < n_rounds; round++)
    {
      if (!mg_layout_run_check (run, (double) round / n_rounds, error))
        return FALSE;
      push_discs (self, moves);
    }

  return TRUE;
}

/* Members of a group around it: some way out or in, as they were, and aside. */
static void
place_members (Level       *self,
               const Level *groups,
               double       keep,
               MgRandom    *random)
{
  for (guint i = 0; i < self->graph->n; i++)
    {
      guint g = self->groups[i];
      double x = (double) groups->x[g], y = (double) groups->y[g];
      double reach = hypot (x, y) + 1e-9;
      double radius = sqrt ((double) groups->graph->masses[g] / G_PI);
      double out = keep * ((double) self->reaches[i] - reach);
      double aside = radius * (mg_random_unit (random) - 0.5);

      self->x[i] = (float) (x + (out * x - aside * y) / reach);
      self->y[i] = (float) (y + (out * y + aside * x) / reach);
    }
}

static void
scale (Level *self,
       float  part)
{
  for (guint i = 0; i < self->graph->n; i++)
    {
      self->x[i] *= part;
      self->y[i] *= part;
      self->reaches[i] *= part;
    }
}

/* In units that have about one node or group to a square. */
static gboolean
refine (Level              *self,
        double              n_nodes,
        double              hold,
        guint               n_rounds,
        const MgLayoutRun  *run,
        GError            **error)
{
  const MgCoarse *graph = self->graph;
  guint n = graph->n, n_targets = graph->offsets[n];
  float unit = (float) sqrt (n_nodes / n);
  float total = 0.f;
  g_autofree float *links = NULL;
  MgLocalTask task = {
    .n = n, .offsets = graph->offsets, .targets = graph->targets, .reaches = self->reaches,
    .hold = (float) (hold / sqrt (n_nodes / G_PI)), .n_rounds = n_rounds,
  };
  gboolean is_done;

  if (n < n_nodes)
    {
      links = g_new (float, n_targets + 1);
      for (guint k = 0; k < n_targets; k++)
        total += graph->links[k];
      for (guint k = 0; k < n_targets; k++)
        links[k] = (float) MEAN_LINKS * (float) n * graph->links[k] / total;
      task.links = links;
    }

  scale (self, 1.f / unit);
  is_done = mg_local_run (&task, run, self->x, self->y, error);
  scale (self, unit);

  return is_done;
}

static guint
find_rounds (const MgGather     *self,
             const MgGatherTask *task,
             guint               l)
{
  if (l == 0)
    return task->n_rounds;

  return self->levels[l].graph->n > LARGE ? FEW_ROUNDS : GROUP_ROUNDS;
}

/* How long the levels from @l on take, in pushes and pulls. */
static double
find_work (const MgGather     *self,
           const MgGatherTask *task,
           guint               l)
{
  double work = 0.;

  for (; l < self->n_levels; l++)
    {
      const MgCoarse *graph = self->levels[l].graph;

      work += ((double) graph->n + graph->offsets[graph->n]) * find_rounds (self, task, l);
    }

  return work;
}

static gboolean
go_down (MgGather            *self,
         const MgGatherTask  *task,
         const MgLayoutRun   *run,
         GError             **error)
{
  MgRandom random = mg_random_init (self->seed);
  guint n = self->levels[0].graph->n;
  guint n_refined = MAX (self->n_levels - 1, 1);
  double before = find_work (self, task, n_refined);
  double work = find_work (self, task, 0) - before;

  for (guint l = n_refined; l-- > 0;)
    {
      Level *level = &self->levels[l];
      MgLayoutRun part = mg_layout_run_part (run, (find_work (self, task, l + 1) - before) / work,
                                             (find_work (self, task, l) - before) / work);

      if (level->groups != NULL)
        place_members (level, level + 1, task->keep, &random);
      if (!refine (level, n, task->hold, find_rounds (self, task, l), &part, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
mg_gather_run (MgGather            *self,
               const MgGatherTask  *task,
               const MgLayoutRun   *run,
               double              *xy,
               GError             **error)
{
  const Level *nodes = &self->levels[0];
  guint n = nodes->graph->n;
  MgLayoutRun discs = mg_layout_run_part (run, 0., DISC_PART);
  MgLayoutRun down = mg_layout_run_part (run, DISC_PART, 1.);
  double middle[2] = { 0., 0. }, before = 0., after = 0., part;

  for (guint k = 0; k < 2 * n; k++)
    middle[k % 2] += xy[k] / n;
  take_places (self, xy, middle);
  widen (&self->levels[self->n_levels - 1], n);
  if (!part_discs (&self->levels[self->n_levels - 1], &discs, error) ||
      !go_down (self, task, &down, error))
    return FALSE;

  for (guint k = 0; k < n; k++)
    {
      before += pow (xy[2 * self->order[k]] - middle[0], 2.) + pow (xy[2 * self->order[k] + 1] - middle[1], 2.);
      after += (double) (nodes->x[k] * nodes->x[k] + nodes->y[k] * nodes->y[k]);
    }
  part = sqrt (before / MAX (after, 1e-9));
  for (guint k = 0; k < n; k++)
    {
      xy[2 * self->order[k]] = middle[0] + part * (double) nodes->x[k];
      xy[2 * self->order[k] + 1] = middle[1] + part * (double) nodes->y[k];
    }

  return TRUE;
}
