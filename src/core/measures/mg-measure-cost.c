/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-cost.h"

/* Nanoseconds for each pair, of whatever is not told below. */
#define ANY_PER_PAIR 100.

/* Up to so many pairs, or organisations, as the measures themselves have it. */
#define MAX_DRAWN_PAIRS   50000
#define MAX_ORGANISATIONS 2000

/* What several measures are made of. */
typedef enum
{
  WALK_NONE,
  WALK_WAYS,
  WALK_REACH,
  WALK_DRAWS,
  WALK_GROUPS,
  N_WALKS
} Walk;

/* As seen on 500 to 50,000 organisations with six partners each: nanoseconds for
 * each pair, and for each pair and each organisation it is reached from.
 */
static const struct
{
  const char *id;
  Walk        walk;
  double      per_pair;
  double      per_way;
  guint       max_pairs;            /* 0: any */
  guint       max_organisations;    /* 0: any */
} costs[] = {
  { "betweenness", WALK_WAYS, 0., 3.6, 0, 0 },
  { "betweenness_centralization", WALK_WAYS, 0., 3.6, 0, 0 },
  { "betweenness_norm", WALK_WAYS, 0., 3.6, 0, 0 },
  { "bridging", WALK_WAYS, 0., 3.6, 0, 0 },
  { "closeness", WALK_REACH, 0., .24, 0, 0 },
  { "diameter", WALK_REACH, 0., .24, 0, 0 },
  { "eccentricity", WALK_REACH, 0., .24, 0, 0 },
  { "global_efficiency", WALK_REACH, 0., .24, 0, 0 },
  { "harmonic", WALK_REACH, 0., .24, 0, 0 },
  { "mean_distance", WALK_REACH, 0., .24, 0, 0 },
  { "prestige", WALK_REACH, 0., .24, 0, 0 },
  { "radius", WALK_REACH, 0., .24, 0, 0 },
  { "group_share", WALK_DRAWS, 3500., 0., MAX_DRAWN_PAIRS, 0 },
  { "stability_information", WALK_DRAWS, 3500., 0., MAX_DRAWN_PAIRS, 0 },
  { "stability_rand", WALK_DRAWS, 3500., 0., MAX_DRAWN_PAIRS, 0 },
  { "community", WALK_GROUPS, 120., 0., 0, 0 },
  { "modularity", WALK_GROUPS, 120., 0., 0, 0 },
  { "core_fit", WALK_NONE, 600., 0., 0, 0 },
  { "information", WALK_NONE, 1500., 0., 0, MAX_ORGANISATIONS },
  { "katz", WALK_NONE, 150., 0., 0, 0 },
  { "link_betweenness", WALK_WAYS, 0., 3.6, 0, 0 },
  { "local_efficiency", WALK_NONE, 340., 0., 0, 0 },
  { "stress", WALK_WAYS, 0., 3.6, 0, MAX_ORGANISATIONS },
};

static gboolean
is_done (guint             i,
         const MgSnapshot *graph)
{
  return (costs[i].max_pairs == 0 || graph->n_pairs <= costs[i].max_pairs) &&
         (costs[i].max_organisations == 0 || graph->n_nodes <= costs[i].max_organisations);
}

/* @is_walked: (inout): by walk */
static double
find_cost (const MgSnapshot *graph,
           const MgMeasure  *measure,
           gboolean         *is_walked)
{
  double any = 1. + ANY_PER_PAIR * graph->n_pairs;

  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      if (!g_str_equal (costs[i].id, measure->id))
        continue;
      if (!is_done (i, graph) || (costs[i].walk != WALK_NONE && is_walked[costs[i].walk]))
        return any;

      is_walked[costs[i].walk] = TRUE;
      return any + (costs[i].per_pair + costs[i].per_way * graph->n_nodes) * graph->n_pairs;
    }

  return any;
}

double *
mg_measure_share_time (const MgSnapshot *graph,
                       const GPtrArray  *measures)
{
  gboolean is_walked[N_WALKS] = { FALSE };
  double *begins = g_new0 (double, measures->len + 1);

  g_return_val_if_fail (graph != NULL, begins);

  for (guint i = 0; i < measures->len; i++)
    begins[i + 1] = begins[i] + find_cost (graph, g_ptr_array_index (measures, i), is_walked);
  for (guint i = 0; i < measures->len; i++)
    begins[i] /= begins[measures->len];
  begins[measures->len] = 1.;

  return begins;
}
