/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-economy.h"

#include <math.h>
#include <string.h>

#define NONE mg_figure_count ((double) NAN)

static gboolean
is_member (const MgOrganisationDetail *organisation)
{
  return organisation != NULL && !organisation->is_support &&
         (organisation->ring == 1 || organisation->ring == 2);
}

static gboolean
is_authority (const MgOrganisationDetail *organisation)
{
  return g_strcmp0 (organisation->kind, "local_authority") == 0;
}

static double
get_fte (const MgOrganisationDetail *organisation)
{
  return is_authority (organisation) ? (double) NAN : organisation->fte;
}

static double
get_fte_insertion (const MgOrganisationDetail *organisation)
{
  return organisation->fte_insertion;
}

static double
get_people (const MgOrganisationDetail *organisation)
{
  return organisation->people;
}

/* Returns: (transfer full): what members say, without those who say nothing */
static GArray *
gather (const MgSnapshot *graph,
        double          (*get) (const MgOrganisationDetail *organisation))
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      const MgOrganisationDetail *organisation = mg_row_detail (graph, row);
      double value = is_member (organisation) ? get (organisation) : (double) NAN;

      if (!isnan (value))
        g_array_append_val (values, value);
    }

  return values;
}

static MgFigure
sum (const MgSnapshot *graph,
     double          (*get) (const MgOrganisationDetail *organisation))
{
  g_autoptr(GArray) values = gather (graph, get);
  double total = 0.;

  for (guint i = 0; i < values->len; i++)
    total += g_array_index (values, double, i);

  return values->len > 0 ? mg_figure_count (total) : NONE;
}

static MgFigure
fte_known (const MgSnapshot *graph)
{
  g_autoptr(GArray) values = gather (graph, get_fte);
  double n = 0.;

  for (guint row = 0; row < graph->n_nodes; row++)
    n += is_member (mg_row_detail (graph, row)) && !is_authority (mg_row_detail (graph, row));

  return mg_figure_fraction (values->len, n);
}

static MgFigure
people_median (const MgSnapshot *graph)
{
  g_autoptr(GArray) values = gather (graph, get_people);

  return mg_figure_count (mg_median ((double *) (void *) values->data, values->len));
}

static MgFigure
people_in_band (const MgSnapshot *graph)
{
  g_autoptr(GArray) values = gather (graph, get_people);
  double n = 0.;

  for (guint i = 0; i < values->len; i++)
    n += g_array_index (values, double, i) >= 1. && g_array_index (values, double, i) <= 3.;

  return mg_figure_fraction (n, values->len);
}

MG_DEFINE_FIGURE (mg_fte, sum (graph, get_fte))
MG_DEFINE_FIGURE (mg_fte_insertion, sum (graph, get_fte_insertion))
MG_DEFINE_FIGURE (mg_fte_known, fte_known (graph))
MG_DEFINE_FIGURE (mg_people, sum (graph, get_people))
MG_DEFINE_FIGURE (mg_people_median, people_median (graph))
MG_DEFINE_FIGURE (mg_people_in_band, people_in_band (graph))

static MgFigure
own_resources (const MgSnapshot *graph)
{
  double own = 0.;
  double all = 0.;

  for (guint i = 0; graph->details != NULL && i < graph->details->resources->len; i++)
    {
      const MgResourceDetail *resource = &g_array_index (graph->details->resources, MgResourceDetail, i);

      if (isnan (resource->amount) || g_str_equal (resource->id, "non_monetary"))
        continue;
      all += resource->amount;
      own += g_str_has_prefix (resource->id, "public_") ? 0. : resource->amount;
    }

  return mg_figure_fraction (own, all);
}

static MgGrid *
resources (const MgSnapshot *graph)
{
  MgGrid *grid = mg_grid_new ();

  for (guint i = 0; graph->details != NULL && i < graph->details->resources->len; i++)
    {
      const MgResourceDetail *resource = &g_array_index (graph->details->resources, MgResourceDetail, i);

      if (!isnan (resource->amount))
        mg_grid_set (grid, resource->id, "amount", mg_figure_count (resource->amount));
    }

  return grid;
}

MG_DEFINE_FIGURE (mg_own_resources, own_resources (graph))
MG_DEFINE_GRID (mg_resources, resources (graph))

static void
note (MgGrid     *grid,
      const char *what,
      gboolean    is_known,
      double      of)
{
  double known = mg_grid_find (grid, what, "known").numerator;

  mg_grid_set (grid, what, "known", mg_figure_fraction ((isnan (known) ? 0. : known) + is_known, of));
}

static MgGrid *
quality (const MgSnapshot *graph)
{
  static const char * const levels[] = { "1", "2", "3" };
  MgGrid *grid = mg_grid_new ();
  const MgLinkDetail *link;
  guint place = 0;

  for (guint row = 0; graph->details != NULL && row < graph->n_nodes; row++)
    {
      const MgOrganisationDetail *organisation = mg_row_detail (graph, row);

      if (organisation == NULL)
        continue;
      note (grid, "kind", organisation->kind != NULL, graph->n_nodes);
      note (grid, "commune", organisation->commune != NULL, graph->n_nodes);
      note (grid, "fte", !isnan (organisation->fte), graph->n_nodes);
      note (grid, "workshop", g_strcmp0 (organisation->source, "workshop") == 0, graph->n_nodes);
    }

  while ((link = mg_next_link (graph, &place)) != NULL)
    {
      note (grid, "type", link->type != NULL, graph->n_links);
      note (grid, "start", link->start != MG_DATE_NONE, graph->n_links);
      note (grid, "formality", link->formality != NULL, graph->n_links);
      for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
        {
          g_autofree char *name = g_strdup_printf ("confidence_%s", levels[i]);

          note (grid, name, g_strcmp0 (link->confidence, levels[i]) == 0, graph->n_links);
        }
    }

  return grid;
}

static MgFigure
confirmed (const MgSnapshot *graph)
{
  const MgLinkDetail *link;
  double n = 0.;
  double known = 0.;
  guint place = 0;

  while ((link = mg_next_link (graph, &place)) != NULL)
    {
      known += link->confidence != NULL;
      n += g_strcmp0 (link->confidence, "3") == 0;
    }

  return mg_figure_fraction (n, known);
}

MG_DEFINE_GRID (mg_quality, quality (graph))
MG_DEFINE_FIGURE (mg_confirmed, confirmed (graph))

static MgGrid *
steering (const MgSnapshot *graph)
{
  MgGrid *grid = mg_grid_new ();

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      const MgOrganisationDetail *organisation = mg_row_detail (graph, row);

      if (!is_member (organisation))
        continue;
      mg_grid_count (grid, "members", "organisations", 1.);
      mg_grid_count (grid, "authorities", "organisations", is_authority (organisation));
    }

  for (guint i = 0; graph->details != NULL && i < graph->details->organisations->len; i++)
    mg_grid_count (grid, "support", "organisations", mg_details_organisation (graph->details, i)->is_support);

  return grid;
}

MG_DEFINE_GRID (mg_steering, steering (graph))
