/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-years.h"

#include <math.h>

#include "mg-density.h"

#define MAX_YEARS 60

static gboolean
is_there (const MgOrganisationDetail *organisation,
          MgDate                      date)
{
  return organisation->in_perimeter && mg_date_covers (organisation->joined, organisation->left, date);
}

static gboolean
is_member (const MgOrganisationDetail *organisation)
{
  return organisation->in_perimeter && !organisation->is_support &&
         (organisation->ring == 1 || organisation->ring == 2);
}

/* The first year of those who are dated; 0 if nobody is. */
static guint
first_year (const MgDetails *details)
{
  guint first = 0;

  for (guint i = 0; i < details->organisations->len; i++)
    {
      const MgOrganisationDetail *organisation = mg_details_organisation (details, i);
      guint year = mg_date_get_year (organisation->joined);

      if (organisation->in_perimeter && year != 0 && (first == 0 || year < first))
        first = year;
    }

  return first;
}

static guint
last_year (const MgDetails *details)
{
  guint year = mg_date_get_year (details->reference);

  return mg_date_last (details->reference) < mg_date_new (year, 12, 31) ? year - 1 : year;
}

static gboolean
counts (const MgDetails    *details,
        const MgLinkDetail *link,
        MgDate              date)
{
  return link->in_levels && mg_date_covers (link->start, link->end, date) &&
         is_there (mg_details_organisation (details, link->source), date) &&
         is_there (mg_details_organisation (details, link->target), date);
}

/* Who was linked then, without anything else. */
static MgSnapshot *
snapshot_of (const MgDetails *details,
             MgDate           date)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *rows = g_new0 (guint, details->organisations->len + 1);
  guint n = 0;

  for (guint i = 0; i < details->organisations->len; i++)
    {
      if (is_there (mg_details_organisation (details, i), date))
        rows[i] = n++;
    }

  for (guint i = 0; i < details->links->len; i++)
    {
      const MgLinkDetail *link = mg_details_link (details, i);

      if (!counts (details, link, date))
        continue;
      g_array_append_val (ends, rows[link->source]);
      g_array_append_val (ends, rows[link->target]);
    }

  return mg_snapshot_new_plain (n, (const guint *) (void *) ends->data, ends->len / 2, FALSE);
}

/* Pairs by the set of their levels. */
static MgFigure
multiplexity_of (const MgDetails *details,
                 MgDate           date)
{
  g_autoptr(GHashTable) pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GHashTable) several = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < details->links->len; i++)
    {
      const MgLinkDetail *link = mg_details_link (details, i);
      gint64 key = (gint64) MIN (link->source, link->target) << 32 | MAX (link->source, link->target);
      gpointer layer;

      if (link->source == link->target || !counts (details, link, date))
        continue;
      if (!g_hash_table_lookup_extended (pairs, &key, NULL, &layer))
        g_hash_table_insert (pairs, g_memdup2 (&key, sizeof key), (gpointer) link->layer);
      else if (layer != link->layer)
        g_hash_table_add (several, g_memdup2 (&key, sizeof key));
    }

  return mg_figure_fraction (g_hash_table_size (several), g_hash_table_size (pairs));
}

static void
add_figures (MgGrid          *grid,
             const char      *name,
             const MgDetails *details,
             MgDate           date)
{
  g_autoptr(MgSnapshot) graph = snapshot_of (details, date);
  MgFigure density;
  MgFigure centralization;

  mg_density (graph, NULL, NULL, &density, NULL);
  mg_degree_centralization (graph, NULL, NULL, &centralization, NULL);
  mg_grid_set (grid, name, "n", mg_figure_count (graph->n_nodes));
  mg_grid_set (grid, name, "links", mg_figure_count (graph->n_links));
  mg_grid_set (grid, name, "pairs", mg_figure_count (graph->n_pairs));
  mg_grid_set (grid, name, "density", density);
  mg_grid_set (grid, name, "degree_centralization", centralization);
  mg_grid_set (grid, name, "multiplexity", multiplexity_of (details, date));
}

static void
add_members (MgGrid          *grid,
             const char      *name,
             const MgDetails *details,
             guint            year)
{
  for (guint i = 0; i < details->organisations->len; i++)
    {
      const MgOrganisationDetail *organisation = mg_details_organisation (details, i);

      if (!is_member (organisation))
        continue;
      mg_grid_count (grid, name, "members", is_there (organisation, mg_date_new (year, 12, 31)));
      mg_grid_count (grid, name, "arrivals", mg_date_get_year (organisation->joined) == year);
      mg_grid_count (grid, name, "departures", mg_date_get_year (organisation->left) == year);
    }
}

static void
add_levels (MgGrid           *grid,
            const char       *name,
            const MgSnapshot *graph,
            MgDate            date)
{
  for (guint i = 0; i < graph->n_layers; i++)
    mg_grid_count (grid, name, graph->layers[i], 0.);

  for (guint i = 0; i < graph->details->links->len; i++)
    {
      const MgLinkDetail *link = mg_details_link (graph->details, i);

      if (link->layer != NULL && counts (graph->details, link, date))
        mg_grid_count (grid, name, link->layer, 1.);
    }
}

typedef void (*YearFunc) (MgGrid           *grid,
                          const char       *name,
                          const MgSnapshot *graph,
                          guint             year);

static MgGrid *
each_year (const MgSnapshot  *graph,
           YearFunc           func,
           GCancellable      *cancellable,
           GError           **error)
{
  g_autoptr(MgGrid) grid = mg_grid_new ();
  guint first = graph->details != NULL ? first_year (graph->details) : 0;
  guint last = first > 0 && graph->details->reference != MG_DATE_NONE ? last_year (graph->details) : 0;

  if (last >= MAX_YEARS)
    first = MAX (first, last - MAX_YEARS + 1);

  for (guint year = first; year > 0 && year <= last; year++)
    {
      g_autofree char *name = g_strdup_printf ("%u", year);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      func (grid, name, graph, year);
    }

  return g_steal_pointer (&grid);
}

static void
add_year (MgGrid           *grid,
          const char       *name,
          const MgSnapshot *graph,
          guint             year)
{
  MgDate date = mg_date_new (year, 12, 31);

  add_figures (grid, name, graph->details, date);
  add_levels (grid, name, graph, date);
  add_members (grid, name, graph->details, year);
}

MG_DECLARE_GRID (mg_years)
{
  return each_year (graph, add_year, cancellable, error);
}

static void
add_profile (MgGrid           *grid,
             const char       *name,
             const MgSnapshot *graph,
             guint             year)
{
  g_autoptr(MgGrid) counts = mg_grid_new ();
  double all = 0.;

  add_levels (counts, name, graph, mg_date_new (year, 12, 31));
  for (guint column = 0; column < mg_grid_get_n_columns (counts); column++)
    all += mg_grid_get (counts, 0, column).value;
  for (guint column = 0; column < mg_grid_get_n_columns (counts); column++)
    mg_grid_set (grid, name, mg_grid_get_column (counts, column),
                 mg_figure_fraction (mg_grid_get (counts, 0, column).value, all));
}

MG_DECLARE_GRID (mg_level_profile)
{
  return each_year (graph, add_profile, cancellable, error);
}

MG_DECLARE_GRID (mg_levels)
{
  MgGrid *grid = mg_grid_new ();

  for (guint layer = 0; layer < graph->n_layers; layer++)
    {
      MgFigure density = mg_layer_density (graph, layer);

      mg_grid_set (grid, graph->layers[layer], "links", mg_figure_count (graph->layer_links[layer]));
      mg_grid_set (grid, graph->layers[layer], "pairs", mg_figure_count (density.numerator));
      mg_grid_set (grid, graph->layers[layer], "density", density);
    }

  return grid;
}

MG_DECLARE_FIGURE (mg_growth)
{
  g_autoptr(MgGrid) grid = mg_years (graph, progress, cancellable, error);
  guint n;

  if (grid == NULL)
    return FALSE;

  n = mg_grid_get_n_rows (grid);
  *figure = n < 2 ? mg_figure_count ((double) NAN)
                  : mg_figure_count (mg_grid_find (grid, mg_grid_get_row (grid, n - 1), "members").value -
                                     mg_grid_find (grid, mg_grid_get_row (grid, 0), "members").value);

  return TRUE;
}
