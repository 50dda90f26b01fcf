/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-governance.h"

#include <math.h>

#include "mg-economy.h"

/* Whether a place is one of those whose centralisation is asked for. */
static gboolean
is_counted (const MgSnapshot *graph,
            guint             place,
            gboolean          with_support)
{
  const MgOrganisationDetail *organisation = mg_details_organisation (graph->details, place);

  if (organisation->is_support)
    return with_support && (graph->date == MG_DATE_NONE ||
                            mg_date_covers (organisation->joined, organisation->left, graph->date));

  return organisation->row != MG_NO_ROW;
}

/* Returns: (transfer full): by place */
static double *
count_partners (const MgSnapshot *graph,
                gboolean          with_support)
{
  const GArray *links = graph->details->links;
  g_autoptr(GHashTable) pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  double *partners = g_new0 (double, graph->details->organisations->len + 1);

  for (guint i = 0; i < links->len; i++)
    {
      const MgLinkDetail *link = mg_details_link (graph->details, i);
      gint64 key = (gint64) MIN (link->source, link->target) << 32 | MAX (link->source, link->target);

      if (link->source == link->target || !link->in_levels ||
          (graph->date != MG_DATE_NONE && !mg_date_covers (link->start, link->end, graph->date)) ||
          !is_counted (graph, link->source, with_support) || !is_counted (graph, link->target, with_support) ||
          !g_hash_table_add (pairs, g_memdup2 (&key, sizeof key)))
        continue;
      partners[link->source]++;
      partners[link->target]++;
    }

  return partners;
}

static double
centralization (const MgSnapshot *graph,
                gboolean          with_support)
{
  g_autofree double *partners = count_partners (graph, with_support);
  double largest = 0.;
  double sum = 0.;
  double n = 0.;

  for (guint place = 0; place < graph->details->organisations->len; place++)
    {
      if (!is_counted (graph, place, with_support))
        continue;
      largest = MAX (largest, partners[place]);
      sum += partners[place];
      n++;
    }

  return n < 3. ? (double) NAN : (n * largest - sum) / ((n - 1.) * (n - 2.));
}

static void
add_counts (MgGrid           *grid,
            const MgSnapshot *graph)
{
  double members = 0.;
  double support = 0.;

  for (guint i = 0; i < graph->details->organisations->len; i++)
    {
      const MgOrganisationDetail *organisation = mg_details_organisation (graph->details, i);

      support += organisation->is_support;
      members += organisation->row != MG_NO_ROW && !organisation->is_support &&
                 (organisation->ring == 1 || organisation->ring == 2);
    }

  mg_grid_set (grid, "members", "value", mg_figure_count (members));
  mg_grid_set (grid, "support", "value", mg_figure_count (support));
}

MG_DECLARE_GRID (mg_governance)
{
  g_autoptr(MgGrid) grid = mg_grid_new ();
  const MgDetails *details = graph->details;
  MgFigure confirmed;

  if (details == NULL)
    return g_steal_pointer (&grid);

  if (!mg_confirmed (graph, progress, cancellable, &confirmed, error))
    return NULL;

  if (details->governance != NULL)
    mg_grid_set (grid, details->governance, "value", mg_figure_count (1.));
  add_counts (grid, graph);
  if (!isnan (details->animation_fte))
    mg_grid_set (grid, "animation_fte", "value", mg_figure_count (details->animation_fte));
  mg_grid_set (grid, "confirmed_links", "value", confirmed);
  mg_grid_set (grid, "centralization_without", "value", mg_figure_count (centralization (graph, FALSE)));
  mg_grid_set (grid, "centralization_with", "value", mg_figure_count (centralization (graph, TRUE)));

  return g_steal_pointer (&grid);
}
