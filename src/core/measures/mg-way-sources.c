/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-way-sources.h"

#include <math.h>

/* Always the same draws. */
#define SEED     1
/* How likely it is that the bound does not hold somewhere. */
#define UNLIKELY .05

static void
sources_init (MgWaySources *self,
              const MgFold *fold)
{
  *self = (MgWaySources) {
    .places = g_new (guint, fold->n + 1), .weights = g_new (double, fold->n + 1), .scale = 1.,
  };
}

void
mg_way_sources_clear (MgWaySources *self)
{
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->weights, g_free);
}

void
mg_way_sources_take_all (MgWaySources *self,
                         const MgFold *fold)
{
  sources_init (self, fold);
  self->n = fold->n;
  for (guint i = 0; i < fold->n; i++)
    {
      self->places[i] = i;
      self->weights[i] = fold->weights[i];
    }
}

/* The places of organisations, one for each. */
static GArray *
list_places (const MgSnapshot *graph,
             const MgFold     *fold)
{
  GArray *all = g_array_sized_new (FALSE, FALSE, sizeof (guint), graph->n_nodes);

  for (guint row = 0; row < graph->n_nodes; row++)
    if (fold->places[row] != MG_NO_ROW)
      g_array_append_val (all, fold->places[row]);

  return all;
}

void
mg_way_sources_draw (MgWaySources     *self,
                     const MgSnapshot *graph,
                     const MgFold     *fold,
                     guint             n_draws)
{
  g_autoptr(GArray) all = list_places (graph, fold);
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autofree double *counts = g_new0 (double, fold->n + 1);

  if (n_draws >= all->len)
    {
      mg_way_sources_take_all (self, fold);
      return;
    }

  for (guint i = 0; i < n_draws; i++)
    counts[g_array_index (all, guint, g_rand_int_range (rand, 0, (gint32) all->len))]++;

  sources_init (self, fold);
  self->n_draws = n_draws;
  self->n_all = all->len;
  self->scale = (double) all->len / n_draws;
  for (guint i = 0; i < fold->n; i++)
    {
      self->places[self->n] = i;
      self->weights[self->n] = counts[i];
      self->n += counts[i] > 0.;
    }
}

double
mg_way_sources_bound (const MgWaySources *self,
                      guint               n_places,
                      double              sum,
                      double              squares)
{
  double all = self->n_all;
  double k = self->n_draws;
  double log_range = log (4. * n_places / UNLIKELY);
  double log_variance = log (8. * n_places / UNLIKELY);
  double variance, range;

  if (self->n_draws < 2)
    return 0.;

  variance = MAX ((squares - sum * sum / k) / (k - 1.), 0.) / (all * all);
  range = MIN (sqrt (log_range / (2. * k)),
               sqrt (2. * variance * log_variance / k) + 7. * log_variance / (3. * (k - 1.)));

  return all * all * range;
}
