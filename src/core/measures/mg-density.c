/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-density.h"

#include <math.h>
#include <string.h>

#define DEFINE_COUNT(name, expression) \
gboolean \
name (const MgSnapshot  *graph, \
      MgProgress        *progress, \
      GCancellable      *cancellable, \
      MgFigure          *figure, \
      GError           **error) \
{ \
  *figure = (expression); \
 \
  return TRUE; \
}

#define count    mg_figure_count
#define fraction mg_figure_fraction

static guint *
count_partners (const MgSnapshot *graph)
{
  guint *degrees = g_new0 (guint, graph->n_nodes + 1);

  for (gsize i = 0; i < 2 * (gsize) graph->n_pairs; i++)
    degrees[graph->ends[i]]++;

  return degrees;
}

static double
possible_pairs (const MgTally *tally)
{
  double n = tally->n_nodes;

  return n < 2. ? 0. : n * (n - 1.) / (tally->directed ? 1. : 2.);
}

MgFigure
mg_tally_organisations (const MgTally *tally)
{
  return count (tally->n_nodes);
}

MgFigure
mg_tally_links (const MgTally *tally)
{
  return count (tally->n_links);
}

MgFigure
mg_tally_pairs (const MgTally *tally)
{
  return count (tally->n_pairs);
}

MgFigure
mg_tally_isolates (const MgTally *tally)
{
  return count (tally->n_isolates);
}

MgFigure
mg_tally_density (const MgTally *tally)
{
  return fraction (tally->n_pairs, possible_pairs (tally));
}

MgFigure
mg_tally_mean_degree (const MgTally *tally)
{
  return fraction (2. * tally->n_pairs, tally->n_nodes);
}

static MgTally
tally_of (const MgSnapshot *graph)
{
  g_autofree guint *degrees = count_partners (graph);
  MgTally tally = { graph->directed, graph->n_nodes, graph->n_links, graph->n_pairs, 0 };

  for (guint i = 0; i < graph->n_nodes; i++)
    tally.n_isolates += degrees[i] == 0;

  return tally;
}

#define DEFINE_TALLY(name, figure_of) \
gboolean \
name (const MgSnapshot  *graph, \
      MgProgress        *progress, \
      GCancellable      *cancellable, \
      MgFigure          *figure, \
      GError           **error) \
{ \
  MgTally tally = tally_of (graph); \
 \
  *figure = figure_of (&tally); \
 \
  return TRUE; \
}

static double
multiplex_pairs (const MgSnapshot *graph)
{
  guint n = 0;

  for (guint i = 0; i < graph->n_pairs; i++)
    {
      guint32 layers = graph->pair_layers[i];

      n += (layers & (layers - 1)) != 0;
    }

  return n;
}

static MgFigure
degree_centralization (const MgSnapshot *graph)
{
  g_autofree guint *degrees = count_partners (graph);
  double n = graph->n_nodes;
  double largest = 0.;

  if (n < 3.)
    return count ((double) NAN);

  for (guint i = 0; i < graph->n_nodes; i++)
    largest = MAX (largest, degrees[i]);

  return count ((n * largest - 2. * graph->n_pairs) /
                ((graph->directed ? 2. : 1.) * (n - 1.) * (n - 2.)));
}

/* A layer beyond the 32nd cannot be told from the others there. */
static gboolean
layer_is_known (const MgSnapshot *graph,
                guint             layer)
{
  return graph->n_layers <= 32 || layer < 31;
}

MgFigure
mg_layer_density (const MgSnapshot *graph,
                  guint             layer)
{
  double n = graph->n_nodes;
  double possible = n < 2. ? 0. : n * (n - 1.) / (graph->directed ? 1. : 2.);
  guint pairs = 0;

  if (!layer_is_known (graph, layer))
    return (MgFigure) { (double) NAN, (double) NAN, possible };

  for (guint i = 0; i < graph->n_pairs; i++)
    pairs += mg_snapshot_pair_has_layer (graph, i, layer) ? 1 : 0;

  return (MgFigure) { possible > 0. ? pairs / possible : (double) NAN, pairs, possible };
}

DEFINE_TALLY (mg_count_organisations, mg_tally_organisations)
DEFINE_TALLY (mg_count_links, mg_tally_links)
DEFINE_TALLY (mg_count_pairs, mg_tally_pairs)
DEFINE_TALLY (mg_count_isolates, mg_tally_isolates)
DEFINE_TALLY (mg_density, mg_tally_density)
DEFINE_TALLY (mg_mean_degree, mg_tally_mean_degree)
DEFINE_COUNT (mg_count_links_before_entry, count (graph->n_early))
DEFINE_COUNT (mg_count_multiplex_pairs, count (multiplex_pairs (graph)))
DEFINE_COUNT (mg_multiplexity, graph->n_layers < 2 ? count ((double) NAN)
                                                   : fraction (multiplex_pairs (graph), graph->n_pairs))
DEFINE_COUNT (mg_degree_centralization, degree_centralization (graph))

gboolean
mg_degree (const MgSnapshot  *graph,
           MgProgress        *progress,
           GCancellable      *cancellable,
           double            *values,
           GError           **error)
{
  g_autofree guint *degrees = count_partners (graph);

  for (guint i = 0; i < graph->n_nodes; i++)
    values[i] = degrees[i];

  return TRUE;
}

gboolean
mg_strength (const MgSnapshot  *graph,
             MgProgress        *progress,
             GCancellable      *cancellable,
             double            *values,
             GError           **error)
{
  for (guint i = 0; i < graph->n_nodes; i++)
    values[i] = graph->strength[i];

  return TRUE;
}
