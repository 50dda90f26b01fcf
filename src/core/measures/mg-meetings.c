/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-meetings.h"

#include <math.h>

#define NONE mg_figure_count ((double) NAN)

/* Returns: (element-type gint64): a set */
static GHashTable *
linked_pairs (const MgSnapshot *graph)
{
  GHashTable *pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < graph->n_pairs; i++)
    {
      guint one = graph->ends[2 * (gsize) i];
      guint other = graph->ends[2 * (gsize) i + 1];
      gint64 key = (gint64) MIN (one, other) << 32 | MAX (one, other);

      g_hash_table_add (pairs, g_memdup2 (&key, sizeof key));
    }

  return pairs;
}

static guint
row_of (const MgSnapshot   *graph,
        const MgPartDetail *part)
{
  return mg_details_organisation (graph->details, part->organisation)->row;
}

static void
add_meetings (const MgSnapshot *graph,
              GHashTable       *pairs)
{
  const GArray *parts = graph->details->parts;

  for (guint i = 0; i < parts->len; i++)
    {
      const MgPartDetail *one = mg_details_part (graph->details, i);

      for (guint k = i + 1; k < parts->len; k++)
        {
          const MgPartDetail *other = mg_details_part (graph->details, k);
          gint64 key = (gint64) MIN (row_of (graph, one), row_of (graph, other)) << 32 |
                       MAX (row_of (graph, one), row_of (graph, other));

          if (other->collective != one->collective)
            break;
          if (one->organisation != other->organisation && mg_part_meets (one) && mg_part_meets (other))
            g_hash_table_add (pairs, g_memdup2 (&key, sizeof key));
        }
    }
}

/* Linked pairs, and those that meet. */
static gboolean
count_all (const MgSnapshot *graph,
           double           *linked,
           double           *all)
{
  g_autoptr(GHashTable) pairs = linked_pairs (graph);

  if (graph->details == NULL)
    return FALSE;

  *linked = g_hash_table_size (pairs);
  add_meetings (graph, pairs);
  *all = g_hash_table_size (pairs);

  return TRUE;
}

MG_DECLARE_FIGURE (mg_collective_pairs)
{
  double linked;
  double all;

  *figure = count_all (graph, &linked, &all) ? mg_figure_count (all - linked) : NONE;

  return TRUE;
}

MG_DECLARE_FIGURE (mg_collective_share)
{
  double linked;
  double all;

  *figure = count_all (graph, &linked, &all) ? mg_figure_fraction (all - linked, all) : NONE;

  return TRUE;
}

MG_DECLARE_FIGURE (mg_collective_density)
{
  double n = graph->n_nodes;
  double linked;
  double all;

  *figure = count_all (graph, &linked, &all) ? mg_figure_fraction (all, n * (n - 1.) / 2.) : NONE;

  return TRUE;
}

MG_DECLARE_VALUES (mg_count_collectives)
{
  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] = graph->details != NULL ? 0. : (double) NAN;

  for (guint i = 0; graph->details != NULL && i < graph->details->parts->len; i++)
    {
      const MgPartDetail *part = mg_details_part (graph->details, i);
      const MgPartDetail *last = i > 0 ? mg_details_part (graph->details, i - 1) : NULL;

      if (last == NULL || last->collective != part->collective || last->organisation != part->organisation)
        values[row_of (graph, part)]++;
    }

  return TRUE;
}

MG_DECLARE_FIGURE (mg_in_collective)
{
  g_autofree double *values = g_new0 (double, graph->n_nodes + 1);
  double n = 0.;

  if (!mg_count_collectives (graph, progress, cancellable, values, error))
    return FALSE;

  for (guint row = 0; row < graph->n_nodes; row++)
    n += values[row] > 0.;

  *figure = graph->details != NULL ? mg_figure_fraction (n, graph->n_nodes) : NONE;

  return TRUE;
}

/* Whether it is the first by which its organisation meets others there; parts are sorted. */
static gboolean
begins_meeting (const MgSnapshot *graph,
                guint             place)
{
  const MgPartDetail *part = mg_details_part (graph->details, place);

  if (!mg_part_meets (part))
    return FALSE;

  while (place-- > 0)
    {
      const MgPartDetail *other = mg_details_part (graph->details, place);

      if (other->collective != part->collective || other->organisation != part->organisation)
        return TRUE;
      if (mg_part_meets (other))
        return FALSE;
    }

  return TRUE;
}

/* Each of k who meet has k-1 others at 1/(k-1): one for each collective with
 * somebody else in it.
 */
MG_DECLARE_VALUES (mg_collective_strength)
{
  const GArray *parts = graph->details != NULL ? graph->details->parts : NULL;
  guint end;

  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] = parts != NULL ? 0. : (double) NAN;

  for (guint start = 0; parts != NULL && start < parts->len; start = end)
    {
      guint n_meeting = 0;

      for (end = start; end < parts->len &&
           mg_details_part (graph->details, end)->collective == mg_details_part (graph->details, start)->collective; end++)
        n_meeting += begins_meeting (graph, end);

      for (guint i = start; i < end; i++)
        {
          if (n_meeting >= 2 && begins_meeting (graph, i))
            values[row_of (graph, mg_details_part (graph->details, i))]++;
        }
    }

  return TRUE;
}
