/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-ties.h"

#include <math.h>

#include "mg-partners.h"
#include "mg-ties-private.h"

#define OLD_MONTHS 36.
#define NONE       mg_figure_count ((double) NAN)

/* From the loosest to the strictest. */
static const char * const forms[] = { "informal", "charter", "agreement", "contract", "statutory" };
#define FIRST_WRITTEN 2

typedef gboolean (*LinkFunc) (const MgSnapshot   *graph,
                              const MgLinkDetail *link);

/* Links for which @has is so / those for which @is_known is. */
static MgFigure
share_of_links (const MgSnapshot *graph,
                LinkFunc          has,
                LinkFunc          is_known)
{
  const MgLinkDetail *link;
  double n = 0.;
  double known = 0.;
  guint place = 0;

  while ((link = mg_next_link (graph, &place)) != NULL)
    {
      known += is_known (graph, link);
      n += is_known (graph, link) && has (graph, link);
    }

  return mg_figure_fraction (n, known);
}

static guint
find_form (const MgLinkDetail *link)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (forms) && g_strcmp0 (link->formality, forms[i]) != 0)
    i++;

  return i;
}

static gboolean
is_any (const MgSnapshot   *graph,
        const MgLinkDetail *link)
{
  return TRUE;
}

static gboolean
has_form (const MgSnapshot   *graph,
          const MgLinkDetail *link)
{
  return find_form (link) < G_N_ELEMENTS (forms);
}

static gboolean
is_written (const MgSnapshot   *graph,
            const MgLinkDetail *link)
{
  return has_form (graph, link) && find_form (link) >= FIRST_WRITTEN;
}

static gboolean
is_both_ways (const MgSnapshot   *graph,
              const MgLinkDetail *link)
{
  return link->is_reciprocal || !link->is_directed;
}

static gboolean
has_start (const MgSnapshot   *graph,
           const MgLinkDetail *link)
{
  return link->start != MG_DATE_NONE;
}

/* What is not said of a year counts as its beginning. */
static double
months_of (MgDate date)
{
  return 12. * mg_date_get_year (date) + MAX (mg_date_get_month (date), 1u);
}

static double
age_of (const MgSnapshot   *graph,
        const MgLinkDetail *link)
{
  return months_of (graph->details->reference) - months_of (link->start);
}

static gboolean
is_old (const MgSnapshot   *graph,
        const MgLinkDetail *link)
{
  return age_of (graph, link) >= OLD_MONTHS;
}

static gboolean
is_preexisting (const MgSnapshot   *graph,
                const MgLinkDetail *link)
{
  return mg_date_last (link->start) < mg_date_first (graph->details->created);
}

static gboolean
is_authority (const MgSnapshot *graph,
              guint             place)
{
  return g_strcmp0 (mg_details_organisation (graph->details, place)->kind, "local_authority") == 0;
}

static gboolean
touches_public (const MgSnapshot   *graph,
                const MgLinkDetail *link)
{
  return is_authority (graph, link->source) || is_authority (graph, link->target);
}

MG_DEFINE_FIGURE (mg_contractualisation, share_of_links (graph, is_written, has_form))
MG_DEFINE_FIGURE (mg_reciprocal_share, share_of_links (graph, is_both_ways, is_any))
MG_DEFINE_FIGURE (mg_old_links, share_of_links (graph, is_old, has_start))
MG_DEFINE_FIGURE (mg_public_link_share, share_of_links (graph, touches_public, is_any))
MG_DEFINE_FIGURE (mg_preexisting_links, graph->details == NULL || graph->details->created == MG_DATE_NONE
                                        ? NONE : share_of_links (graph, is_preexisting, has_start))

static MgGrid *
formality (const MgSnapshot *graph)
{
  MgGrid *grid = mg_grid_new ();
  const MgLinkDetail *link;
  guint place = 0;

  for (guint i = 0; graph->details != NULL && i < G_N_ELEMENTS (forms); i++)
    mg_grid_count (grid, forms[i], "all", 0.);

  while ((link = mg_next_link (graph, &place)) != NULL)
    {
      const char *form = has_form (graph, link) ? link->formality : "unknown";

      mg_grid_count (grid, form, "all", 1.);
      if (link->layer != NULL)
        mg_grid_count (grid, form, link->layer, 1.);
    }

  return grid;
}

static MgGrid *
reciprocal_by_layer (const MgSnapshot *graph)
{
  g_autoptr(MgGrid) counts = mg_grid_new ();
  MgGrid *grid = mg_grid_new ();
  const MgLinkDetail *link;
  guint place = 0;

  while ((link = mg_next_link (graph, &place)) != NULL)
    {
      if (link->layer == NULL)
        continue;
      mg_grid_count (counts, link->layer, "links", 1.);
      mg_grid_count (counts, link->layer, "reciprocal", is_both_ways (graph, link));
    }

  for (guint i = 0; i < mg_grid_get_n_rows (counts); i++)
    mg_grid_set (grid, mg_grid_get_row (counts, i), "reciprocal",
                 mg_figure_fraction (mg_grid_get (counts, i, 1).value, mg_grid_get (counts, i, 0).value));

  return grid;
}

MG_DEFINE_GRID (mg_formality, formality (graph))
MG_DEFINE_GRID (mg_reciprocal_by_layer, reciprocal_by_layer (graph))

static MgFigure
link_age (const MgSnapshot *graph)
{
  g_autofree double *ages = g_new (double, graph->n_links + 1);
  const MgLinkDetail *link;
  guint place = 0;
  guint n = 0;

  while ((link = mg_next_link (graph, &place)) != NULL)
    {
      if (has_start (graph, link))
        ages[n++] = age_of (graph, link);
    }

  return mg_figure_count (mg_median (ages, n));
}

static MgFigure
ended_links (const MgSnapshot *graph)
{
  double n = 0.;

  if (graph->details == NULL)
    return NONE;

  for (guint i = 0; i < graph->details->links->len; i++)
    {
      const MgLinkDetail *link = mg_details_link (graph->details, i);

      n += link->in_levels && link->end != MG_DATE_NONE &&
           mg_date_last (link->end) < mg_date_last (graph->details->reference) &&
           mg_details_organisation (graph->details, link->source)->in_perimeter &&
           mg_details_organisation (graph->details, link->target)->in_perimeter;
    }

  return mg_figure_count (n);
}

MG_DEFINE_FIGURE (mg_link_age, link_age (graph))
MG_DEFINE_FIGURE (mg_ended_links, ended_links (graph))

static MgFigure
sum_amounts (const MgSnapshot *graph,
             const char       *basis,
             gboolean          is_monetary)
{
  const MgLinkDetail *link;
  double sum = 0.;
  guint place = 0;

  while ((link = mg_next_link (graph, &place)) != NULL)
    {
      if (!isnan (link->amount) && link->is_monetary == is_monetary &&
          g_strcmp0 (link->basis, basis) == 0)
        sum += link->amount;
    }

  return mg_figure_count (graph->details != NULL ? sum : (double) NAN);
}

MG_DEFINE_FIGURE (mg_amounts_per_year, sum_amounts (graph, "per_year", TRUE))
MG_DEFINE_FIGURE (mg_amounts_total, sum_amounts (graph, "total", TRUE))
MG_DEFINE_FIGURE (mg_valued_per_year, sum_amounts (graph, "per_year", FALSE))
MG_DEFINE_FIGURE (mg_valued_total, sum_amounts (graph, "total", FALSE))

/* Money and what only has a value are never added. */
static const char *
get_amount_column (const MgLinkDetail *link)
{
  if (link->is_monetary)
    return link->basis;

  return g_str_equal (link->basis, "per_year") ? "valued_per_year" : "valued_total";
}

static MgGrid *
public_support (const MgSnapshot *graph)
{
  MgGrid *grid = mg_grid_new ();

  for (guint i = 0; graph->details != NULL && i < graph->details->links->len; i++)
    {
      const MgLinkDetail *link = mg_details_link (graph->details, i);
      const char *type = link->type != NULL ? link->type : "unknown";

      if (g_strcmp0 (link->layer, "context") != 0 || !is_authority (graph, link->source) ||
          mg_details_organisation (graph->details, link->source)->row == MG_NO_ROW ||
          !mg_date_covers (link->start, link->end, graph->date))
        continue;

      mg_grid_count (grid, type, "links", 1.);
      if (!isnan (link->amount) && link->basis != NULL)
        mg_grid_count (grid, type, get_amount_column (link), link->amount);
    }

  return grid;
}

MG_DEFINE_GRID (mg_public_support, public_support (graph))

static double *
count_touching (const MgSnapshot *graph)
{
  double *touching = g_new0 (double, graph->n_nodes + 1);
  const MgLinkDetail *link;
  guint place = 0;

  while ((link = mg_next_link (graph, &place)) != NULL)
    {
      touching[mg_details_organisation (graph->details, link->source)->row]++;
      if (link->target != link->source)
        touching[mg_details_organisation (graph->details, link->target)->row]++;
    }

  return touching;
}

MG_DECLARE_VALUES (mg_link_share)
{
  g_autofree double *touching = count_touching (graph);

  for (guint row = 0; row < graph->n_nodes; row++)
    values[row] = graph->details != NULL
                  ? mg_figure_fraction (touching[row], graph->n_links).value : (double) NAN;

  return TRUE;
}

MG_DECLARE_FIGURE (mg_leader_link_share)
{
  g_autofree double *touching = count_touching (graph);
  g_autoptr(MgSnapshot) plain = mg_undirected_new (graph);
  g_autofree guint *degrees = g_new0 (guint, graph->n_nodes + 1);
  guint leader = 0;

  for (gsize i = 0; i < 2 * (gsize) plain->n_pairs; i++)
    degrees[plain->ends[i]]++;

  for (guint row = 1; row < graph->n_nodes; row++)
    {
      if (degrees[row] > degrees[leader] ||
          (degrees[row] == degrees[leader] && touching[row] > touching[leader]))
        leader = row;
    }

  *figure = graph->details != NULL && graph->n_nodes > 0
            ? mg_figure_fraction (touching[leader], graph->n_links) : NONE;

  return TRUE;
}
