/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-coarse.h"

#include <string.h>

#include "mg-random.h"

#define N_PASSES   5
#define FEW_MOVED  0.01     /* part of the nodes: not worth another pass */
#define NO_GAIN    1e-6

void
mg_coarse_free (MgCoarse *self)
{
  g_free (self->offsets);
  g_free (self->targets);
  g_free (self->links);
  g_free (self->masses);
  g_free (self->inside);
  g_free (self);
}

static MgCoarse *
allocate (guint n,
          guint n_targets)
{
  MgCoarse *self = g_new (MgCoarse, 1);

  self->n = n;
  self->offsets = g_new (guint, n + 1);
  self->targets = g_new (guint, (gsize) n_targets + 1);
  self->links = g_new (float, (gsize) n_targets + 1);
  self->masses = g_new0 (float, n);
  self->inside = g_new0 (float, n);

  return self;
}

MgCoarse *
mg_coarse_new (const MgAdjacency *graph,
               const guint       *order)
{
  MgCoarse *self = allocate (graph->n, graph->offsets[graph->n]);
  g_autofree guint *places = g_new (guint, graph->n);
  guint total = 0;

  for (guint k = 0; k < graph->n; k++)
    places[order != NULL ? order[k] : k] = k;
  for (guint k = 0; k < graph->n; k++)
    {
      guint i = order != NULL ? order[k] : k;

      self->offsets[k] = total;
      self->masses[k] = 1.f;
      for (guint l = graph->offsets[i]; l < graph->offsets[i + 1]; l++, total++)
        {
          self->targets[total] = places[graph->targets[l]];
          self->links[total] = 1.f;
        }
    }
  self->offsets[graph->n] = total;

  return self;
}

/* Nodes group by group. @starts: n_groups + 1 places */
static guint *
sort_by_group (const guint *groups,
               guint        n,
               guint        n_groups,
               guint       *starts)
{
  guint *members = g_new (guint, n);

  memset (starts, 0, (n_groups + 1) * sizeof *starts);
  for (guint i = 0; i < n; i++)
    starts[groups[i]]++;
  for (guint g = 1; g <= n_groups; g++)
    starts[g] += starts[g - 1];
  for (guint i = n; i-- > 0;)
    members[--starts[groups[i]]] = i;

  return members;
}

/* The links of node @i to other groups are those of its group @g, whose first one is
 * at @first of @coarse; @total: how many there are so far; @places: where each is.
 */
static guint
add_links (const MgCoarse *self,
           MgCoarse       *coarse,
           const guint    *groups,
           guint           i,
           guint           first,
           guint           total,
           guint          *places)
{
  guint g = groups[i];

  for (guint k = self->offsets[i]; k < self->offsets[i + 1]; k++)
    {
      guint other = groups[self->targets[k]];

      if (other == g)
        {
          coarse->inside[g] += self->links[k];
          continue;
        }
      if (places[other] < first || places[other] >= total || coarse->targets[places[other]] != other)
        {
          places[other] = total++;
          coarse->targets[places[other]] = other;
          coarse->links[places[other]] = 0.f;
        }
      coarse->links[places[other]] += self->links[k];
    }

  return total;
}

MgCoarse *
mg_coarse_new_groups (const MgCoarse *self,
                      const guint    *groups,
                      guint           n_groups)
{
  MgCoarse *coarse = allocate (n_groups, self->offsets[self->n]);
  g_autofree guint *starts = g_new (guint, n_groups + 1);
  g_autofree guint *members = sort_by_group (groups, self->n, n_groups, starts);
  g_autofree guint *places = g_new0 (guint, n_groups);
  guint total = 0;

  for (guint g = 0; g < n_groups; g++)
    {
      coarse->offsets[g] = total;
      for (guint k = starts[g]; k < starts[g + 1]; k++)
        {
          coarse->masses[g] += self->masses[members[k]];
          coarse->inside[g] += self->inside[members[k]];
          total = add_links (self, coarse, groups, members[k], coarse->offsets[g], total, places);
        }
    }
  coarse->offsets[n_groups] = total;

  return coarse;
}

typedef struct
{
  const MgCoarse *graph;
  guint          *groups;
  float          *degrees;    /* of nodes: links, and twice those inside */
  double         *sums;       /* of groups: the degrees of their nodes */
  double          total;
  float          *shared;     /* with each group: links of the node looked at; else 0 */
  guint          *near;       /* the groups that it has any with */
} Grouping;

static void
grouping_clear (Grouping *self)
{
  g_free (self->degrees);
  g_free (self->sums);
  g_free (self->shared);
  g_free (self->near);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grouping, grouping_clear)

static void
grouping_init (Grouping       *self,
               const MgCoarse *graph,
               guint          *groups)
{
  guint n = graph->n;

  self->graph = graph;
  self->groups = groups;
  self->degrees = g_new (float, n);
  self->sums = g_new (double, n);
  self->shared = g_new0 (float, n);
  self->near = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    {
      groups[i] = i;
      self->degrees[i] = graph->inside[i];
      for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
        self->degrees[i] += graph->links[k];
      self->sums[i] = (double) self->degrees[i];
      self->total += (double) self->degrees[i];
    }
}

/* Links that are shared, less those that would be by chance. */
static double
gain (const Grouping *self,
      guint           i,
      guint           group)
{
  return (double) self->shared[group] - (double) self->degrees[i] * self->sums[group] / self->total;
}

static gboolean
join_best (Grouping *self,
           guint     i)
{
  const MgCoarse *graph = self->graph;
  guint own = self->groups[i], best = own, n_near = 0;
  double most;

  for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
    {
      guint group = self->groups[graph->targets[k]];

      if (self->shared[group] <= 0.f)
        self->near[n_near++] = group;
      self->shared[group] += graph->links[k];
    }

  self->sums[own] -= (double) self->degrees[i];
  most = gain (self, i, own) + NO_GAIN;
  for (guint k = 0; k < n_near; k++)
    {
      double value = gain (self, i, self->near[k]);

      if (value > most)
        {
          most = value;
          best = self->near[k];
        }
    }

  for (guint k = 0; k < n_near; k++)
    self->shared[self->near[k]] = 0.f;
  self->sums[best] += (double) self->degrees[i];
  self->groups[i] = best;

  return best != own;
}

/* 0, 1, 2 … by their first node */
static guint
number_groups (guint *groups,
               guint  n)
{
  g_autofree guint *numbers = g_new (guint, n);
  guint n_groups = 0;

  memset (numbers, 0xff, n * sizeof *numbers);
  for (guint i = 0; i < n; i++)
    {
      if (numbers[groups[i]] == G_MAXUINT)
        numbers[groups[i]] = n_groups++;
      groups[i] = numbers[groups[i]];
    }

  return n_groups;
}

guint
mg_coarse_find_groups (const MgCoarse *self,
                       guint32         seed,
                       GCancellable   *cancellable,
                       guint          *groups)
{
  g_auto(Grouping) grouping = { 0 };
  g_autofree guint *order = g_new (guint, self->n);
  MgRandom random = mg_random_init (seed);
  guint n_moved = self->n;

  grouping_init (&grouping, self, groups);
  for (guint i = 0; i < self->n; i++)
    order[i] = i;
  mg_random_shuffle (&random, order, self->n);

  for (guint pass = 0; pass < N_PASSES && n_moved > FEW_MOVED * self->n; pass++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      n_moved = 0;
      for (guint k = 0; k < self->n; k++)
        n_moved += join_best (&grouping, order[k]) ? 1 : 0;
    }

  return number_groups (groups, self->n);
}
