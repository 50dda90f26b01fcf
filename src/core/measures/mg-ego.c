/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-ego.h"

#include <math.h>

#include "mg-cohesion.h"
#include "mg-partners.h"
#include "mg-reach.h"
#include "mg-values.h"

#define NONE          mg_figure_count ((double) NAN)
#define STOP_INTERVAL 64

static void
count_ends (const MgSnapshot *graph,
            gsize             end,
            double           *values)
{
  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] = graph->directed ? 0. : (double) NAN;

  for (gsize i = 0; graph->directed && i < graph->n_pairs; i++)
    values[graph->ends[2 * i + end]]++;
}

MG_DECLARE_VALUES (mg_in_degree)
{
  count_ends (graph, 1, values);

  return TRUE;
}

MG_DECLARE_VALUES (mg_out_degree)
{
  count_ends (graph, 0, values);

  return TRUE;
}

/* Arcs are sorted. */
static gboolean
has_arc (const MgSnapshot *graph,
         guint             source,
         guint             target)
{
  guint low = 0;
  guint high = graph->n_pairs;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const guint *ends = &graph->ends[2 * (gsize) middle];

      if (ends[0] < source || (ends[0] == source && ends[1] < target))
        low = middle + 1;
      else
        high = middle;
    }

  return low < graph->n_pairs && graph->ends[2 * (gsize) low] == source &&
         graph->ends[2 * (gsize) low + 1] == target;
}

MG_DECLARE_FIGURE (mg_reciprocity)
{
  double n = 0.;

  for (gsize i = 0; graph->directed && i < graph->n_pairs; i++)
    n += has_arc (graph, graph->ends[2 * i + 1], graph->ends[2 * i]);

  *figure = graph->directed ? mg_figure_fraction (n, graph->n_pairs) : NONE;

  return TRUE;
}

static MgSnapshot *
reversed_new (const MgSnapshot *graph)
{
  g_autofree guint *ends = g_new (guint, 2 * (gsize) graph->n_pairs + 1);

  if (!graph->directed)
    return mg_snapshot_ref ((MgSnapshot *) graph);

  for (gsize i = 0; i < graph->n_pairs; i++)
    {
      ends[2 * i] = graph->ends[2 * i + 1];
      ends[2 * i + 1] = graph->ends[2 * i];
    }

  return mg_snapshot_new_plain (graph->n_nodes, ends, graph->n_pairs, TRUE);
}

MG_DECLARE_VALUES (mg_prestige)
{
  g_autoptr(MgSnapshot) reversed = reversed_new (graph);
  g_autoptr(GArray) reach = mg_values_get (reversed, mg_reach, progress, cancellable, error);
  double others = graph->n_nodes - 1.;

  if (reach == NULL)
    return FALSE;

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      const MgReach *one = &g_array_index (reach, MgReach, row);

      values[row] = one->reached > 0 ? one->reached / others * one->reached / one->total
                                     : others > 0. ? 0. : (double) NAN;
    }

  return TRUE;
}

MG_DECLARE_VALUES (mg_eccentricity)
{
  g_autoptr(GArray) reach = mg_values_get (graph, mg_reach, progress, cancellable, error);

  if (reach == NULL)
    return FALSE;

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      const MgReach *one = &g_array_index (reach, MgReach, row);

      values[row] = one->reached > 0 ? one->farthest : (double) NAN;
    }

  return TRUE;
}

MG_DECLARE_FIGURE (mg_radius)
{
  g_autofree double *values = g_new0 (double, graph->n_nodes + 1);
  double radius = (double) NAN;

  if (!mg_eccentricity (graph, progress, cancellable, values, error))
    return FALSE;

  for (guint row = 0; row < graph->n_nodes; row++)
    radius = fmin (radius, values[row]);

  *figure = mg_figure_count (radius);

  return TRUE;
}

/* The partners of one place, and who of them is whose partner. */
typedef struct
{
  const MgPartners *partners;
  guint            *marks;       /* by place: 1 + the number of a partner, or 0 */
  guint            *first;       /* by number: where its partners among them begin */
  GArray           *within;      /* of guint: their numbers */
  guint            *steps;       /* by number; G_MAXUINT but for those that were met */
  guint            *queue;       /* numbers */
  guint             place;
} Ego;

static guint
ego_size (const Ego *ego)
{
  return ego->partners->first[ego->place + 1] - ego->partners->first[ego->place];
}

static guint
ego_partner (const Ego *ego,
             guint      number)
{
  return ego->partners->partners[ego->partners->first[ego->place] + number];
}

/* Twice the linked pairs among the partners. */
static double
ego_ends (const Ego *ego)
{
  double n = 0.;

  for (guint i = 0; i < ego_size (ego); i++)
    {
      guint one = ego_partner (ego, i);

      for (guint k = ego->partners->first[one]; k < ego->partners->first[one + 1]; k++)
        n += ego->marks[ego->partners->partners[k]] != 0;
    }

  return n;
}

static void
list_within (Ego *ego)
{
  g_array_set_size (ego->within, 0);
  for (guint i = 0; i < ego_size (ego); i++)
    {
      guint one = ego_partner (ego, i);

      ego->first[i] = ego->within->len;
      for (guint k = ego->partners->first[one]; k < ego->partners->first[one + 1]; k++)
        {
          guint mark = ego->marks[ego->partners->partners[k]];

          if (mark != 0)
            {
              guint number = mark - 1;

              g_array_append_val (ego->within, number);
            }
        }
    }
  ego->first[ego_size (ego)] = ego->within->len;
}

/* The sum of 1 / steps from one partner to the others, among partners. */
static double
ego_inverse_from (const Ego *ego,
                  guint      number)
{
  const guint *within = (const guint *) (const void *) ego->within->data;
  double sum = 0.;
  guint n_met = 1;

  ego->steps[number] = 0;
  ego->queue[0] = number;
  for (guint done = 0; done < n_met; done++)
    {
      guint one = ego->queue[done];
      guint steps = ego->steps[one];

      sum += steps > 0 ? 1. / steps : 0.;
      for (guint k = ego->first[one]; k < ego->first[one + 1]; k++)
        {
          if (ego->steps[within[k]] != G_MAXUINT)
            continue;
          ego->steps[within[k]] = steps + 1;
          ego->queue[n_met++] = within[k];
        }
    }

  for (guint i = 0; i < n_met; i++)
    ego->steps[ego->queue[i]] = G_MAXUINT;

  return sum;
}

static double
density_of (Ego *ego)
{
  double d = ego_size (ego);

  return d > 0. ? (d + ego_ends (ego) / 2.) / ((d + 1.) * d / 2.) : (double) NAN;
}

static double
effective_size_of (Ego *ego)
{
  double d = ego_size (ego);

  return d > 0. ? d - ego_ends (ego) / d : (double) NAN;
}

static double
constraint_of (Ego *ego)
{
  double d = ego_size (ego);
  double sum = 0.;

  for (guint i = 0; i < ego_size (ego); i++)
    {
      guint one = ego_partner (ego, i);
      double part = 1.;

      for (guint k = ego->partners->first[one]; k < ego->partners->first[one + 1]; k++)
        {
          guint other = ego->partners->partners[k];

          if (ego->marks[other] != 0)
            part += 1. / (ego->partners->first[other + 1] - ego->partners->first[other]);
        }
      sum += part / d * (part / d);
    }

  return d > 0. ? sum : (double) NAN;
}

static double
efficiency_of (Ego *ego)
{
  double d = ego_size (ego);
  double sum = 0.;

  if (d >= 2.)
    list_within (ego);
  for (guint i = 0; d >= 2. && i < ego_size (ego); i++)
    sum += ego_inverse_from (ego, i);

  return d >= 2. ? sum / (d * (d - 1.)) : (double) NAN;
}

static gboolean
each_ego (const MgSnapshot  *graph,
          double           (*func) (Ego *),
          GCancellable      *cancellable,
          double            *values,
          GError           **error)
{
  g_autoptr(MgSnapshot) plain = mg_undirected_new (graph);
  g_autoptr(MgPartners) partners = mg_partners_new (plain, MG_PARTNERS_ALL);
  g_autofree guint *marks = g_new0 (guint, graph->n_nodes + 1);
  g_autofree guint *first = g_new0 (guint, graph->n_nodes + 1);
  g_autoptr(GArray) within = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *steps = g_new (guint, graph->n_nodes + 1);
  g_autofree guint *queue = g_new0 (guint, graph->n_nodes + 1);
  g_autofree double *found = g_new0 (double, graph->n_nodes + 1);
  Ego ego = { partners, marks, first, within, steps, queue, 0 };

  for (guint i = 0; i < graph->n_nodes; i++)
    steps[i] = G_MAXUINT;
  for (ego.place = 0; ego.place < partners->n; ego.place++)
    {
      if (ego.place % STOP_INTERVAL == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      for (guint i = 0; i < ego_size (&ego); i++)
        marks[ego_partner (&ego, i)] = i + 1;
      found[partners->rows[ego.place]] = func (&ego);
      for (guint i = 0; i < ego_size (&ego); i++)
        marks[ego_partner (&ego, i)] = 0;
    }

  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] = found[row];

  return TRUE;
}

MG_DECLARE_VALUES (mg_ego_density)
{
  return each_ego (graph, density_of, cancellable, values, error);
}

MG_DECLARE_VALUES (mg_effective_size)
{
  return each_ego (graph, effective_size_of, cancellable, values, error);
}

MG_DECLARE_VALUES (mg_local_efficiency)
{
  return each_ego (graph, efficiency_of, cancellable, values, error);
}

MG_DECLARE_VALUES (mg_constraint)
{
  return each_ego (graph, constraint_of, cancellable, values, error);
}
