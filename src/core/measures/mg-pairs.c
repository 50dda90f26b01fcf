/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is counted pair by pair: levels, distances, forms. */
#include "mg-ties.h"

#include <math.h>

#include "mg-ties-private.h"

#define EARTH_KM 6371.
#define RADIANS  (G_PI / 180.)
#define NONE     mg_figure_count ((double) NAN)

static MgFigure
three_level_pairs (const MgSnapshot *graph)
{
  double n = 0.;

  for (guint i = 0; i < graph->n_pairs; i++)
    n += mg_pair_count_layers (graph, i) >= 3;

  return mg_figure_count (n);
}

static MgGrid *
multiplex_list (const MgSnapshot *graph)
{
  MgGrid *grid = mg_grid_new ();

  for (guint i = 0; i < graph->n_pairs; i++)
    {
      g_autofree char *name = NULL;

      if (mg_pair_count_layers (graph, i) < 2)
        continue;

      name = mg_row_dup_pair (graph, graph->ends[2 * (gsize) i], graph->ends[2 * (gsize) i + 1]);
      for (guint k = 0; k < graph->n_layers; k++)
        mg_grid_count (grid, name, graph->layers[k], mg_pair_has_layer (graph, i, k));
    }

  return grid;
}

static MgFigure
overlap (const MgSnapshot *graph,
         guint             layer,
         guint             other)
{
  double both = 0.;
  double either = 0.;

  for (guint i = 0; i < graph->n_pairs; i++)
    {
      gboolean one = mg_pair_has_layer (graph, i, layer);
      gboolean two = mg_pair_has_layer (graph, i, other);

      both += one && two;
      either += one || two;
    }

  return mg_figure_fraction (both, either);
}

static MgGrid *
layer_overlap (const MgSnapshot *graph)
{
  MgGrid *grid = mg_grid_new ();

  for (guint i = 0; i < graph->n_layers; i++)
    for (guint k = 0; k < graph->n_layers; k++)
      mg_grid_set (grid, graph->layers[i], graph->layers[k], overlap (graph, i, k));

  return grid;
}

MG_DEFINE_FIGURE (mg_three_level_pairs, three_level_pairs (graph))
MG_DEFINE_GRID (mg_multiplex_list, multiplex_list (graph))
MG_DEFINE_GRID (mg_layer_overlap, layer_overlap (graph))

/* The haversine formula: exact for short ways, too. */
static double
distance (const MgOrganisationDetail *one,
          const MgOrganisationDetail *other)
{
  double half_lat = (other->lat - one->lat) * RADIANS / 2.;
  double half_lon = (other->lon - one->lon) * RADIANS / 2.;
  double a = pow (sin (half_lat), 2.) +
             cos (one->lat * RADIANS) * cos (other->lat * RADIANS) * pow (sin (half_lon), 2.);

  return 2. * EARTH_KM * asin (sqrt (MIN (a, 1.)));
}

/* Of the pairs that a link of @layer joins; -1 is all. */
static MgFigure
median_distance (const MgSnapshot *graph,
                 int               layer)
{
  g_autofree double *distances = g_new (double, graph->n_pairs + 1);
  guint n = 0;

  for (guint i = 0; graph->details != NULL && i < graph->n_pairs; i++)
    {
      const MgOrganisationDetail *one = mg_row_detail (graph, graph->ends[2 * (gsize) i]);
      const MgOrganisationDetail *other = mg_row_detail (graph, graph->ends[2 * (gsize) i + 1]);

      if ((layer >= 0 && !mg_pair_has_layer (graph, i, (guint) layer)) || one == NULL || other == NULL ||
          isnan (one->lat + one->lon + other->lat + other->lon))
        continue;
      distances[n++] = distance (one, other);
    }

  return mg_figure_count (mg_median (distances, n));
}

static MgGrid *
distance_by_layer (const MgSnapshot *graph)
{
  MgGrid *grid = mg_grid_new ();

  for (guint i = 0; graph->details != NULL && i < graph->n_layers; i++)
    mg_grid_set (grid, graph->layers[i], "km", median_distance (graph, (int) i));

  return grid;
}

static MgFigure
pairs_inside (const MgSnapshot *graph)
{
  double inside = 0.;
  double known = 0.;

  if (graph->details == NULL || !graph->details->has_territory)
    return NONE;

  for (guint i = 0; i < graph->n_pairs; i++)
    {
      const MgOrganisationDetail *one = mg_row_detail (graph, graph->ends[2 * (gsize) i]);
      const MgOrganisationDetail *other = mg_row_detail (graph, graph->ends[2 * (gsize) i + 1]);

      if (one == NULL || other == NULL || one->commune == NULL || other->commune == NULL)
        continue;
      known++;
      inside += one->in_territory && other->in_territory;
    }

  return mg_figure_fraction (inside, known);
}

MG_DEFINE_FIGURE (mg_pair_distance, median_distance (graph, -1))
MG_DEFINE_FIGURE (mg_pairs_inside, pairs_inside (graph))
MG_DEFINE_GRID (mg_distance_by_layer, distance_by_layer (graph))

/* 1: a link without paper; 2: one with. */
static guint
paper_of (const MgLinkDetail *link)
{
  if (link->formality == NULL)
    return 0;

  return g_str_equal (link->formality, "informal") || g_str_equal (link->formality, "charter") ? 1 : 2;
}

static MgGrid *
proximity (const MgSnapshot *graph)
{
  static const char * const names[] = { NULL, "informal_only", "formal_only", "both" };
  g_autoptr(GHashTable) papers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  MgGrid *grid = mg_grid_new ();
  const MgLinkDetail *link;
  GHashTableIter iter;
  gpointer paper;
  guint place = 0;

  while ((link = mg_next_link (graph, &place)) != NULL)
    {
      gint64 key = (gint64) MIN (link->source, link->target) << 32 | MAX (link->source, link->target);
      guint old = GPOINTER_TO_UINT (g_hash_table_lookup (papers, &key));

      if (link->source != link->target)
        g_hash_table_insert (papers, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (old | paper_of (link)));
    }

  for (guint i = 1; graph->details != NULL && i < G_N_ELEMENTS (names); i++)
    mg_grid_count (grid, "pairs", names[i], 0.);

  g_hash_table_iter_init (&iter, papers);
  while (g_hash_table_iter_next (&iter, NULL, &paper))
    {
      if (GPOINTER_TO_UINT (paper) != 0)
        mg_grid_count (grid, "pairs", names[GPOINTER_TO_UINT (paper)], 1.);
    }

  return grid;
}

MG_DEFINE_GRID (mg_proximity, proximity (graph))
