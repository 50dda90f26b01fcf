/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-places.h"

#include <math.h>
#include <string.h>

#include "mg-betweenness.h"
#include "mg-partners.h"
#include "mg-sums.h"
#include "mg-values.h"

#define DAMPING           .85
#define MAX_STEPS         10000
#define SETTLED           1e-13

static void
fill (const MgSnapshot *graph,
      double           *values,
      double            value)
{
  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] = value;
}

MG_DECLARE_VALUES (mg_stress)
{
  if (graph->n_nodes <= MG_COUNT_WAYS_MAX)
    return mg_count_ways (graph, progress, cancellable, values, error);

  fill (graph, values, (double) NAN);

  return TRUE;
}

static double
find_largest (const double *values,
              guint         n)
{
  double largest = 0.;

  for (guint i = 0; i < n; i++)
    largest = MAX (largest, values[i]);

  return largest;
}

/* Returns: how much the one that changes most has changed */
static double
lead_on (const MgSums *sums,
         double        damping,
         const double *scores,
         double       *next)
{
  double change = 0.;

  mg_sums_add (sums, scores, next);
  for (guint i = 0; i < sums->n; i++)
    {
      next[i] = 1. + damping * next[i];
      change = MAX (change, fabs (next[i] - scores[i]));
    }

  return change;
}

static guint
find_most_partners (const MgPartners *partners)
{
  guint most = 1;

  for (guint i = 0; i < partners->n; i++)
    most = MAX (most, partners->first[i + 1] - partners->first[i]);

  return most;
}

MG_DECLARE_VALUES (mg_katz)
{
  g_autoptr(MgPartners) partners = mg_partners_new (graph, MG_PARTNERS_IN);
  g_autoptr(MgSums) sums = mg_sums_new (partners, 0, partners->n);
  gsize length = mg_sums_get_length (sums);
  g_autofree double *room = g_new0 (double, 2 * length);
  double *scores = room, *next = room + length;
  double damping = DAMPING / find_most_partners (partners);
  double change = 1.;
  double largest;

  for (guint step = 0; step < MAX_STEPS && change > SETTLED; step++)
    {
      double *last = scores;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      change = lead_on (sums, damping, scores, next);
      scores = next;
      next = last;
    }

  largest = find_largest (scores, sums->n);
  for (guint i = 0; i < sums->n; i++)
    values[partners->rows[sums->places[i]]] = scores[i] / largest;

  return TRUE;
}

/* Adds what comes along the arcs: to their targets, or back to their sources. */
static void
pass_on (const MgSnapshot *graph,
         const double     *from,
         gboolean          backwards,
         double           *to)
{
  double largest;

  fill (graph, to, 0.);
  for (gsize i = 0; i < graph->n_pairs; i++)
    to[graph->ends[2 * i + !backwards]] += from[graph->ends[2 * i + backwards]];

  largest = find_largest (to, graph->n_nodes);
  for (guint row = 0; row < graph->n_nodes; row++)
    to[row] /= largest;
}

static gboolean
find_hubs (const MgSnapshot  *graph,
           gboolean           of_hubs,
           GCancellable      *cancellable,
           double            *values,
           GError           **error)
{
  g_autofree double *hubs = g_new0 (double, graph->n_nodes + 1);
  g_autofree double *next = g_new0 (double, graph->n_nodes + 1);
  g_autofree double *authorities = g_new0 (double, graph->n_nodes + 1);
  gboolean has_arcs = graph->directed && graph->n_pairs > 0;
  double change = 1.;

  fill (graph, hubs, 1.);
  for (guint step = 0; has_arcs && step < MAX_STEPS && change > SETTLED; step++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      pass_on (graph, hubs, FALSE, authorities);
      pass_on (graph, authorities, TRUE, next);
      change = 0.;
      for (guint row = 0; row < graph->n_nodes; row++)
        change = MAX (change, fabs (next[row] - hubs[row]));
      memcpy (hubs, next, graph->n_nodes * sizeof (double));
    }

  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] = !has_arcs || change > SETTLED ? (double) NAN : of_hubs ? hubs[row] : authorities[row];

  return TRUE;
}

MG_DECLARE_VALUES (mg_hub)
{
  return find_hubs (graph, TRUE, cancellable, values, error);
}

MG_DECLARE_VALUES (mg_authority)
{
  return find_hubs (graph, FALSE, cancellable, values, error);
}

MG_DECLARE_VALUES (mg_bridging)
{
  g_autoptr(MgSnapshot) plain = mg_undirected_new (graph);
  g_autofree double *between = g_new0 (double, graph->n_nodes + 1);
  g_autofree double *degrees = g_new0 (double, graph->n_nodes + 1);
  g_autofree double *inverses = g_new0 (double, graph->n_nodes + 1);

  if (!mg_betweenness_norm (plain, progress, cancellable, between, error))
    return FALSE;

  for (gsize i = 0; i < 2 * (gsize) plain->n_pairs; i++)
    degrees[plain->ends[i]]++;
  for (gsize i = 0; i < 2 * (gsize) plain->n_pairs; i++)
    inverses[plain->ends[i]] += 1. / degrees[plain->ends[i ^ 1]];

  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] = degrees[row] > 0. ? between[row] / degrees[row] / inverses[row] : (double) NAN;

  return TRUE;
}
