/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-mix.h"

#include <math.h>

#include "mg-core-periphery.h"
#include "mg-values.h"

/* Of a table of groups and groups that people can read. */
#define MAX_GROUPS 200

/* What an organisation is counted as; NULL: not at all. */
typedef const char *(*LabelFunc) (const MgOrganisationDetail *organisation);

static const char *
kind_label (const MgOrganisationDetail *organisation)
{
  return organisation->kind;
}

static const char *
ess_label (const MgOrganisationDetail *organisation)
{
  if (organisation->kind == NULL)
    return NULL;

  return g_str_equal (organisation->kind, "ess") ? "ess" : "non_ess";
}

static const char *
sector_label (const MgOrganisationDetail *organisation)
{
  return organisation->sector;
}

static const char *
group_label (const MgOrganisationDetail *organisation)
{
  return organisation->group;
}

static gboolean
is_public (const MgOrganisationDetail *organisation)
{
  return organisation != NULL && g_strcmp0 (organisation->kind, "local_authority") == 0;
}

static const char *
label_of (const MgSnapshot *graph,
          guint             row,
          LabelFunc         label)
{
  const MgOrganisationDetail *organisation = mg_row_detail (graph, row);

  return organisation != NULL ? label (organisation) : NULL;
}

static MgGrid *
count_labels (const MgSnapshot *graph,
              LabelFunc         label)
{
  g_autoptr(MgGrid) counts = mg_grid_new ();
  MgGrid *shares = mg_grid_new ();
  double known = 0.;

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      const char *name = label_of (graph, row, label);

      if (name == NULL)
        continue;
      mg_grid_count (counts, name, "organisations", 1.);
      known++;
    }

  for (guint i = 0; i < mg_grid_get_n_rows (counts); i++)
    mg_grid_set (shares, mg_grid_get_row (counts, i), "organisations",
                 mg_figure_fraction (mg_grid_get (counts, i, 0).value, known));

  return shares;
}

/* Pairs: those there are within and between, or all that could be. */
static void
count_pairs (const MgSnapshot *graph,
             LabelFunc         label,
             double           *within,
             double           *between)
{
  for (guint i = 0; i < graph->n_pairs; i++)
    {
      const char *first = label_of (graph, graph->ends[2 * (gsize) i], label);
      const char *second = label_of (graph, graph->ends[2 * (gsize) i + 1], label);

      if (first == NULL || second == NULL)
        continue;
      *(g_str_equal (first, second) ? within : between) += 1.;
    }
}

static void
count_possible (const MgSnapshot *graph,
                LabelFunc         label,
                double           *within,
                double           *between)
{
  g_autoptr(MgGrid) shares = count_labels (graph, label);
  double known = 0.;

  for (guint i = 0; i < mg_grid_get_n_rows (shares); i++)
    {
      double n = mg_grid_get (shares, i, 0).numerator;

      *within += n * (n - 1.) / 2.;
      known += n;
    }

  *between = known * (known - 1.) / 2. - *within;
}

static MgFigure
openness (const MgSnapshot *graph,
          LabelFunc         label,
          gboolean          is_expected)
{
  double within = 0.;
  double between = 0.;

  (is_expected ? count_possible : count_pairs) (graph, label, &within, &between);

  return mg_figure_fraction (between - within, between + within);
}

MG_DEFINE_FIGURE (mg_ei_kind, openness (graph, kind_label, FALSE))
MG_DEFINE_FIGURE (mg_ei_ess, openness (graph, ess_label, FALSE))
MG_DEFINE_FIGURE (mg_ei_kind_expected, openness (graph, kind_label, TRUE))
MG_DEFINE_FIGURE (mg_ei_ess_expected, openness (graph, ess_label, TRUE))

/* Ends within a category, against what its share of all ends would make; both
 * ends of a pair, or the sources and the targets of arcs.
 */
static MgFigure
assortativity (const MgSnapshot *graph,
               LabelFunc         label)
{
  g_autoptr(MgGrid) ends = mg_grid_new ();
  double within = 0.;
  double expected = 0.;
  double known = 0.;

  for (guint i = 0; i < graph->n_pairs; i++)
    {
      const char *first = label_of (graph, graph->ends[2 * (gsize) i], label);
      const char *second = label_of (graph, graph->ends[2 * (gsize) i + 1], label);

      if (first == NULL || second == NULL)
        continue;
      mg_grid_count (ends, first, "source", 1.);
      mg_grid_count (ends, second, "target", 1.);
      within += g_str_equal (first, second);
      known++;
    }

  for (guint i = 0; i < mg_grid_get_n_rows (ends); i++)
    {
      double source = mg_grid_find (ends, mg_grid_get_row (ends, i), "source").value / known;
      double target = mg_grid_find (ends, mg_grid_get_row (ends, i), "target").value / known;
      double mean = (source + target) / 2.;

      expected += graph->directed ? source * target : mean * mean;
    }

  if (mg_grid_get_n_rows (ends) < 2)
    return mg_figure_count ((double) NAN);

  return mg_figure_count ((within / known - expected) / (1. - expected));
}

MG_DEFINE_FIGURE (mg_assortativity_kind, assortativity (graph, kind_label))
MG_DEFINE_FIGURE (mg_assortativity_ess, assortativity (graph, ess_label))
MG_DEFINE_FIGURE (mg_assortativity_by, assortativity (graph, group_label))
MG_DEFINE_FIGURE (mg_ei_by, openness (graph, group_label, FALSE))
MG_DEFINE_FIGURE (mg_ei_by_expected, openness (graph, group_label, TRUE))

static MgFigure
diversity (const MgSnapshot *graph,
           LabelFunc         label,
           gboolean          is_normalized)
{
  g_autoptr(MgGrid) shares = count_labels (graph, label);
  double n = mg_grid_get_n_rows (shares);
  double blau = 1.;

  if (n < (is_normalized ? 2. : 1.))
    return mg_figure_count ((double) NAN);

  for (guint i = 0; i < mg_grid_get_n_rows (shares); i++)
    blau -= pow (mg_grid_get (shares, i, 0).value, 2.);

  return mg_figure_count (is_normalized ? blau * n / (n - 1.) : blau);
}

MG_DEFINE_FIGURE (mg_blau_kind, diversity (graph, kind_label, FALSE))
MG_DEFINE_FIGURE (mg_blau_sector, diversity (graph, sector_label, FALSE))
MG_DEFINE_FIGURE (mg_iqv_kind, diversity (graph, kind_label, TRUE))
MG_DEFINE_FIGURE (mg_iqv_sector, diversity (graph, sector_label, TRUE))
MG_DEFINE_FIGURE (mg_blau_by, diversity (graph, group_label, FALSE))
MG_DEFINE_FIGURE (mg_iqv_by, diversity (graph, group_label, TRUE))
MG_DEFINE_GRID (mg_count_by, count_labels (graph, group_label))
MG_DEFINE_GRID (mg_count_kinds, count_labels (graph, kind_label))
MG_DEFINE_GRID (mg_count_sectors, count_labels (graph, sector_label))

static MgGrid *
mixing (const MgSnapshot *graph,
        LabelFunc         label)
{
  g_autoptr(MgGrid) shares = count_labels (graph, label);
  g_autoptr(MgGrid) counts = mg_grid_new ();
  MgGrid *grid = mg_grid_new ();
  double ways = graph->directed ? 2. : 1.;

  if (mg_grid_get_n_rows (shares) > MAX_GROUPS)
    return grid;

  for (guint i = 0; i < graph->n_pairs; i++)
    {
      const char *first = label_of (graph, graph->ends[2 * (gsize) i], label);
      const char *second = label_of (graph, graph->ends[2 * (gsize) i + 1], label);

      if (first == NULL || second == NULL)
        continue;
      mg_grid_count (counts, first, second, 1.);
      if (!g_str_equal (first, second))
        mg_grid_count (counts, second, first, 1.);
    }

  for (guint i = 0; i < mg_grid_get_n_rows (shares); i++)
    for (guint k = 0; k < mg_grid_get_n_rows (shares); k++)
      {
        const char *first = mg_grid_get_row (shares, i);
        const char *second = mg_grid_get_row (shares, k);
        double n = mg_grid_get (shares, i, 0).numerator;
        double possible = i == k ? n * (n - 1.) / 2. : n * mg_grid_get (shares, k, 0).numerator;

        mg_grid_set (grid, first, second,
                     mg_figure_fraction (mg_grid_find (counts, first, second).value, ways * possible));
      }

  return grid;
}

MG_DEFINE_GRID (mg_mixing_kind, mixing (graph, kind_label))
MG_DEFINE_GRID (mg_mixing_ess, mixing (graph, ess_label))
MG_DEFINE_GRID (mg_mixing_by, mixing (graph, group_label))

/* The main circle, which the pole declares, decides; where there is none, the
 * innermost of those it belongs to.
 */
static const char *
ring_of (const MgOrganisationDetail *organisation)
{
  static const char * const roles[] = { "core", "member", "project", "resident", "partner" };
  static const char * const role_rings[] = { "1", "2", "3", "3", "4" };
  static const char * const rings[] = { "0", "1", "2", "3", "4" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      if (g_strcmp0 (organisation->role, roles[i]) == 0)
        return role_rings[i];
    }

  return rings[organisation->ring];
}

static MgGrid *
kind_by_ring (const MgSnapshot *graph)
{
  static const char * const rings[] = { "1", "2", "3", "4" };
  MgGrid *grid = mg_grid_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rings); i++)
    mg_grid_add_column (grid, rings[i]);

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      const MgOrganisationDetail *organisation = mg_row_detail (graph, row);

      if (organisation != NULL && organisation->kind != NULL)
        mg_grid_count (grid, organisation->kind, ring_of (organisation), 1.);
    }

  return grid;
}

MG_DEFINE_GRID (mg_kind_by_ring, kind_by_ring (graph))

static MgGrid *
towns (const MgSnapshot *graph)
{
  MgGrid *grid = mg_grid_new ();

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      const MgOrganisationDetail *organisation = mg_row_detail (graph, row);

      if (organisation == NULL || organisation->town == NULL)
        continue;
      mg_grid_count (grid, organisation->town, "organisations", 1.);
      mg_grid_count (grid, organisation->town, "fte", isnan (organisation->fte) ? 0. : organisation->fte);
    }

  return grid;
}

MG_DEFINE_GRID (mg_towns, towns (graph))

static MgFigure
count_towns (const MgSnapshot *graph)
{
  g_autoptr(MgGrid) grid = towns (graph);
  guint n = mg_grid_get_n_rows (grid);

  return mg_figure_count (n > 0 ? n : (double) NAN);
}

static MgFigure
first_town_share (const MgSnapshot *graph)
{
  g_autoptr(MgGrid) grid = towns (graph);
  double largest = 0.;
  double known = 0.;

  for (guint i = 0; i < mg_grid_get_n_rows (grid); i++)
    {
      double n = mg_grid_get (grid, i, 0).value;

      largest = MAX (largest, n);
      known += n;
    }

  return mg_figure_fraction (largest, known);
}

static MgFigure
inside_territory (const MgSnapshot *graph)
{
  double inside = 0.;
  double known = 0.;

  if (graph->details == NULL || !graph->details->has_territory)
    return mg_figure_count ((double) NAN);

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      const MgOrganisationDetail *organisation = mg_row_detail (graph, row);

      known += organisation != NULL && organisation->commune != NULL;
      inside += organisation != NULL && organisation->in_territory;
    }

  return mg_figure_fraction (inside, known);
}

MG_DEFINE_FIGURE (mg_count_towns, count_towns (graph))
MG_DEFINE_FIGURE (mg_first_town_share, first_town_share (graph))
MG_DEFINE_FIGURE (mg_organisations_inside_territory, inside_territory (graph))

static MgFigure
count_public (const MgSnapshot *graph)
{
  double n = 0.;

  for (guint row = 0; row < graph->n_nodes; row++)
    n += is_public (mg_row_detail (graph, row));

  return mg_figure_count (graph->details != NULL ? n : (double) NAN);
}

static MgFigure
count_linked_to_public (const MgSnapshot *graph)
{
  g_autofree gboolean *linked = g_new0 (gboolean, graph->n_nodes + 1);
  double n = 0.;

  for (guint i = 0; i < graph->n_pairs; i++)
    {
      guint first = graph->ends[2 * (gsize) i];
      guint second = graph->ends[2 * (gsize) i + 1];
      gboolean first_is = is_public (mg_row_detail (graph, first));
      gboolean second_is = is_public (mg_row_detail (graph, second));

      linked[first] |= second_is && !first_is;
      linked[second] |= first_is && !second_is;
    }

  for (guint row = 0; row < graph->n_nodes; row++)
    n += linked[row];

  return mg_figure_count (graph->details != NULL ? n : (double) NAN);
}

MG_DEFINE_FIGURE (mg_count_public, count_public (graph))
MG_DEFINE_FIGURE (mg_count_linked_to_public, count_linked_to_public (graph))

MG_DECLARE_GRID (mg_ess_at_heart)
{
  static const char * const names[] = { "founders", "declared_core", "computed_core" };
  g_autoptr(GArray) core = mg_values_get (graph, mg_core_values, progress, cancellable, error);
  double counts[G_N_ELEMENTS (names)] = { 0. };
  double known[G_N_ELEMENTS (names)] = { 0. };
  MgGrid *grid;

  if (core == NULL)
    return NULL;

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      const MgOrganisationDetail *organisation = mg_row_detail (graph, row);
      gboolean is_ess = organisation != NULL && g_strcmp0 (organisation->kind, "ess") == 0;
      gboolean is_in[G_N_ELEMENTS (names)] = {
        organisation != NULL && organisation->is_founder,
        organisation != NULL && organisation->ring == 1,
        mg_values_data (core)[row] == 1.,
      };

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          known[i] += is_in[i] && organisation != NULL && organisation->kind != NULL;
          counts[i] += is_in[i] && is_ess;
        }
    }

  grid = mg_grid_new ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    mg_grid_set (grid, names[i], "ess", mg_figure_fraction (counts[i], known[i]));

  return grid;
}
