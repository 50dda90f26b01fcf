/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-robustness.h"

#include <math.h>

#include "mg-partners.h"
#include "mg-reach.h"
#include "mg-values.h"

/* What is left without an organisation. */
typedef struct
{
  double components;
  double largest;
  double connected;     /* pairs */
  double loss;
} Left;

/* A walk in depth; all by place. */
typedef struct
{
  const MgPartners *partners;
  guint            *order;      /* when it was met, from 1 */
  guint            *low;        /* the earliest met that can be reached from below */
  guint            *next;       /* which partner to look at next */
  guint            *above;      /* from where it was met */
  guint            *below;      /* itself and those met through it */
  guint            *cut;        /* of those, how many it alone holds */
  double           *cut_pairs;  /* connected pairs in these parts */
  guint            *n_cut;      /* how many parts */
  guint            *cut_largest;
  guint             n_met;
} Walk;

static double
choose_two (double n)
{
  return n * (n - 1.) / 2.;
}

static void
walk_init (Walk             *walk,
           const MgPartners *partners)
{
  gsize n = partners->n + 1;

  *walk = (Walk) { partners, g_new0 (guint, n), g_new0 (guint, n), g_new0 (guint, n), g_new0 (guint, n),
                   g_new0 (guint, n), g_new0 (guint, n), g_new0 (double, n), g_new0 (guint, n),
                   g_new0 (guint, n), 0 };
}

static void
walk_clear (Walk *walk)
{
  g_free (walk->order);
  g_free (walk->low);
  g_free (walk->next);
  g_free (walk->above);
  g_free (walk->below);
  g_free (walk->cut);
  g_free (walk->cut_pairs);
  g_free (walk->n_cut);
  g_free (walk->cut_largest);
}

static void
meet (Walk  *walk,
      guint  place,
      guint  above)
{
  walk->order[place] = walk->low[place] = ++walk->n_met;
  walk->next[place] = walk->partners->first[place];
  walk->above[place] = above;
  walk->below[place] = 1;
}

/* All below @place was seen: tells the one above. */
static void
leave (Walk  *walk,
       guint  place)
{
  guint above = walk->above[place];

  if (above == MG_NO_ROW)
    return;

  walk->below[above] += walk->below[place];
  walk->low[above] = MIN (walk->low[above], walk->low[place]);
  if (walk->low[place] < walk->order[above])
    return;

  walk->cut[above] += walk->below[place];
  walk->cut_pairs[above] += choose_two (walk->below[place]);
  walk->n_cut[above]++;
  walk->cut_largest[above] = MAX (walk->cut_largest[above], walk->below[place]);
}

static void
walk_from (Walk  *walk,
           guint  root)
{
  guint place = root;

  meet (walk, root, MG_NO_ROW);
  while (place != MG_NO_ROW)
    {
      guint partner;

      if (walk->next[place] == walk->partners->first[place + 1])
        {
          leave (walk, place);
          place = walk->above[place];
          continue;
        }

      partner = walk->partners->partners[walk->next[place]++];
      if (walk->order[partner] == 0)
        {
          meet (walk, partner, place);
          place = partner;
        }
      else if (partner != walk->above[place])
        walk->low[place] = MIN (walk->low[place], walk->order[partner]);
    }
}

/* The pieces, in the order of the places: sizes by root, the two largest. */
typedef struct
{
  guint  n;
  guint  largest;
  guint  second;
  double connected;
} Pieces;

static void
count_piece (Pieces *pieces,
             guint   size)
{
  pieces->n++;
  pieces->connected += choose_two (size);
  if (size > pieces->largest)
    {
      pieces->second = pieces->largest;
      pieces->largest = size;
    }
  else
    pieces->second = MAX (pieces->second, size);
}

static Left
without (const Walk   *walk,
         const Pieces *pieces,
         guint         place,
         guint         size)
{
  guint rest = size - 1 - walk->cut[place];
  guint others = size == pieces->largest ? pieces->second : pieces->largest;
  double among = pieces->connected - (size - 1.);
  Left left;

  left.components = pieces->n - 1. + walk->n_cut[place] + (rest > 0);
  left.largest = MAX (others, MAX (rest, walk->cut_largest[place]));
  left.connected = pieces->connected - choose_two (size) + walk->cut_pairs[place] + choose_two (rest);
  left.loss = among > 0. ? 1. - left.connected / among : (double) NAN;

  return left;
}

/* Returns: (transfer full) (element-type Left): by row */
static GArray *
left_without_each (const MgSnapshot  *graph,
                   MgProgress        *progress,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr(MgSnapshot) plain = mg_undirected_new (graph);
  g_autoptr(MgPartners) partners = mg_partners_new (plain, MG_PARTNERS_ALL);
  GArray *lefts = g_array_sized_new (FALSE, TRUE, sizeof (Left), graph->n_nodes + 1);
  Pieces pieces = { 0, 0, 0, 0. };
  guint root = 0;
  Walk walk;

  g_array_set_size (lefts, graph->n_nodes);
  walk_init (&walk, partners);
  for (guint i = 0; i < partners->n; i++)
    {
      if (walk.order[i] != 0)
        continue;
      walk_from (&walk, i);
      count_piece (&pieces, walk.below[i]);
    }

  for (guint i = 0; i < partners->n; i++)
    {
      if (walk.above[i] == MG_NO_ROW)
        root = i;
      g_array_index (lefts, Left, partners->rows[i]) = without (&walk, &pieces, i, walk.below[root]);
    }

  walk_clear (&walk);

  return lefts;
}

MG_DECLARE_VALUES (mg_loss)
{
  g_autoptr(GArray) lefts = mg_values_get (graph, left_without_each, progress, cancellable, error);

  if (lefts == NULL)
    return FALSE;

  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] = g_array_index (lefts, Left, row).loss;

  return TRUE;
}

MG_DECLARE_FIGURE (mg_largest_loss)
{
  g_autoptr(GArray) lefts = mg_values_get (graph, left_without_each, progress, cancellable, error);
  double largest = (double) NAN;

  if (lefts == NULL)
    return FALSE;

  for (guint row = 0; row < graph->n_nodes; row++)
    largest = fmax (largest, g_array_index (lefts, Left, row).loss);

  *figure = mg_figure_count (largest);

  return TRUE;
}

MG_DECLARE_GRID (mg_robustness)
{
  g_autoptr(GArray) lefts = mg_values_get (graph, left_without_each, progress, cancellable, error);
  MgGrid *grid;

  if (lefts == NULL)
    return NULL;

  grid = mg_grid_new ();
  for (guint row = 0; row < graph->n_nodes; row++)
    {
      const Left *left = &g_array_index (lefts, Left, row);
      const char *name = mg_row_name (graph, row);

      mg_grid_set (grid, name, "components", mg_figure_count (left->components));
      mg_grid_set (grid, name, "largest", mg_figure_count (left->largest));
      mg_grid_set (grid, name, "pairs_connected", mg_figure_count (left->connected));
      mg_grid_set (grid, name, "loss", mg_figure_count (left->loss));
    }

  return grid;
}

/* What is below hangs on one link if nothing leads past it. */
MG_DECLARE_GRID (mg_bridge_list)
{
  g_autoptr(MgSnapshot) plain = mg_undirected_new (graph);
  g_autoptr(MgPartners) partners = mg_partners_new (plain, MG_PARTNERS_ALL);
  MgGrid *grid = mg_grid_new ();
  Walk walk;

  walk_init (&walk, partners);
  for (guint i = 0; i < partners->n; i++)
    {
      if (walk.order[i] == 0)
        walk_from (&walk, i);
    }

  for (guint i = 0; i < partners->n; i++)
    {
      guint above = walk.above[i];
      g_autofree char *name = NULL;

      if (above == MG_NO_ROW || walk.low[i] <= walk.order[above])
        continue;
      name = mg_row_dup_pair (graph, MIN (partners->rows[i], partners->rows[above]),
                              MAX (partners->rows[i], partners->rows[above]));
      mg_grid_set (grid, name, "held", mg_figure_count (walk.below[i]));
    }
  walk_clear (&walk);

  return grid;
}

MG_DECLARE_FIGURE (mg_connected_pairs)
{
  g_autoptr(MgSnapshot) plain = mg_undirected_new (graph);
  g_autoptr(MgPartners) partners = mg_partners_new (plain, MG_PARTNERS_ALL);
  double connected = 0.;
  Walk walk;

  walk_init (&walk, partners);
  for (guint i = 0; i < partners->n; i++)
    {
      if (walk.order[i] != 0)
        continue;
      walk_from (&walk, i);
      connected += choose_two (walk.below[i]);
    }
  walk_clear (&walk);

  *figure = mg_figure_fraction (connected, choose_two (graph->n_nodes));

  return TRUE;
}

MG_DECLARE_FIGURE (mg_global_efficiency)
{
  g_autoptr(GArray) reach = mg_values_get (graph, mg_reach, progress, cancellable, error);
  double sum = 0.;
  double n = graph->n_nodes;

  if (reach == NULL)
    return FALSE;

  for (guint row = 0; row < graph->n_nodes; row++)
    sum += g_array_index (reach, MgReach, row).inverse;

  *figure = mg_figure_count (n < 2. ? (double) NAN : sum / (n * (n - 1.)));

  return TRUE;
}
