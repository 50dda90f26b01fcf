/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-place.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-layout-missing.h"
#include "mg-looks-rings.h"
#include "mg-measure.h"

const MgLayout *
mg_place_find_layout (const char *id)
{
  const MgLayout *layout = mg_layout_find (id);
  g_autoptr (GString) all = NULL;
  const MgLayout *table;
  guint n_rows;

  if (layout != NULL)
    return layout;

  all = g_string_new (NULL);
  table = mg_layout_get_table (&n_rows);
  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", table[i].id);
  mg_cli_usage (_("There is no layout “%s”: there are %s."), id, all->str);

  return NULL;
}

guint
mg_place_count_missing (MgNetwork *network)
{
  g_autoptr (MgLayoutInput) input = mg_layout_input_new (network, 1);
  guint n = 0;

  mg_layout_forget_one_place (input);
  for (guint i = 0; i < input->graph->n_nodes; i++)
    n += !isfinite (input->xy[2 * i]) || !isfinite (input->xy[2 * i + 1]);

  return n;
}

static gboolean
set_place (MgNetwork  *network,
           MgId        id,
           MgFieldId   field,
           double      place,
           GError    **error)
{
  const MgEdit edit = {
    .kind = MG_EDIT_SET_VALUE, .id = id, .field = field, .value = mg_value_real (place),
  };

  return mg_network_apply (network, &edit, NULL, error);
}

/* A tenth of a map unit is far below what an eye sees, and keeps files small. */
static double
round_place (double place)
{
  return round (place * 10.) / 10.;
}

static gboolean
set_places (MgNetwork            *network,
            const MgLayoutInput  *input,
            const double         *xy,
            GError              **error)
{
  for (guint i = 0; i < input->graph->n_nodes; i++)
    {
      gboolean stays = input->is_pinned[i] && isfinite (input->xy[2 * i]);

      if (!stays && (!set_place (network, input->graph->ids[i], MG_FIELD_X, round_place (xy[2 * i]), error) ||
                     !set_place (network, input->graph->ids[i], MG_FIELD_Y, round_place (xy[2 * i + 1]), error)))
        return FALSE;
    }

  return TRUE;
}

/* Those of the map before go. */
static gboolean
set_rings (MgNetwork            *network,
           const MgLayout       *layout,
           const char           *by,
           const MgLayoutInput  *input,
           const double         *xy,
           GError              **error)
{
  g_autofree char *rings = mg_looks_dup_rings (layout, by, input, xy);
  g_auto (MgValue) value = mg_value_text (rings);
  const MgEdit edit = {
    .kind = MG_EDIT_SET_VALUE, .id = MG_ID_POLE, .field = MG_FIELD_POLE_RINGS, .value = value,
  };

  if (g_strcmp0 (rings, mg_network_get_text (network, MG_ID_POLE, MG_FIELD_POLE_RINGS)) == 0)
    return TRUE;

  return mg_network_apply (network, &edit, NULL, error);
}

/* Some measures of networks have the name of the field that they sum up. */
static gboolean
is_measure (const char *by)
{
  const MgMeasure *measure = mg_measure_find (by);

  return measure != NULL && measure->domain == MG_MEASURE_ORGANISATION;
}

/* The values of organisations alone, as “maillage-cli measure” tells them. */
static gboolean
read_values (MgLayoutInput *input,
             MgNetwork     *network,
             const char    *by)
{
  const MgMeasure *measure = mg_measure_find (by);
  const char *ids[] = { by, NULL };
  const MgScope scope = { .perimeter = MG_PERIMETER_MAP, .support = TRUE, .details = TRUE };
  g_autoptr (MgSnapshot) graph = NULL;
  g_autoptr (MgResults) results = NULL;
  g_autoptr (GError) error = NULL;

  if (measure == NULL || measure->organisation_func == NULL || measure->format == MG_MEASURE_GROUP)
    {
      mg_cli_usage (_("There is no measure of organisations “%s”."
                      " See “maillage-cli list measures”."), by);
      return FALSE;
    }

  graph = mg_snapshot_new (network, &scope);
  if ((results = mg_measure_run (graph, ids, NULL, NULL, &error)) == NULL)
    {
      mg_cli_fail (error);
      return FALSE;
    }
  mg_layout_input_set_values (input, graph->ids, mg_results_get_values (results, by), graph->n_nodes);

  return TRUE;
}

static gboolean
read_by (MgLayoutInput  *input,
         MgNetwork      *network,
         const MgLayout *layout,
         const char     *by)
{
  g_autoptr (GError) error = NULL;
  MgFieldId field;

  field = mg_network_find_field (network, MG_ITEM_ORGANISATION, by);
  if (layout->by == MG_LAYOUT_BY_MEASURE && (field == MG_FIELD_NONE || is_measure (by)))
    return read_values (input, network, by);

  if (layout->by == MG_LAYOUT_BY_NOTHING)
    mg_cli_usage (_("The layout “%s” takes no --by."), layout->id);
  else if (field == MG_FIELD_NONE)
    mg_cli_usage (_("Organisations have no field “%s”."), by);
  else if ((layout->by == MG_LAYOUT_BY_MEASURE ? mg_layout_input_measure_by
                                              : mg_layout_input_group_by) (input, network, field, &error))
    return TRUE;
  else
    mg_cli_fail (error);

  return FALSE;
}

gboolean
mg_place_network (MgNetwork      *network,
                  const MgLayout *layout,
                  const char     *by,
                  MgPlaceWhich    which,
                  guint32         seed)
{
  g_autoptr (MgLayoutInput) input = mg_layout_input_new (network, seed);
  g_autofree double *xy = g_new0 (double, 2 * MAX (input->graph->n_nodes, 1));
  g_autoptr (MgTicker) ticker = mg_ticker_start ();
  g_autoptr (GError) error = NULL;

  if (by != NULL && !read_by (input, network, layout, by))
    {
      g_clear_pointer (&ticker, mg_ticker_stop);
      return FALSE;
    }

  if (which == MG_PLACE_MISSING)
    mg_layout_forget_one_place (input);
  for (guint i = 0; which == MG_PLACE_MISSING && i < input->graph->n_nodes; i++)
    input->is_pinned[i] = isfinite (input->xy[2 * i]) && isfinite (input->xy[2 * i + 1]);

  if (mg_layout_run (layout, input, mg_ticker_get_progress (ticker), NULL, xy, &error) &&
      set_places (network, input, xy, &error) &&
      (which == MG_PLACE_MISSING || set_rings (network, layout, by, input, xy, &error)))
    return TRUE;

  g_clear_pointer (&ticker, mg_ticker_stop);
  mg_cli_fail (error);

  return FALSE;
}

gboolean
mg_place_rest (MgNetwork *network)
{
  return mg_place_count_missing (network) == 0 ||
         mg_place_network (network, mg_layout_get_table (NULL), NULL, MG_PLACE_MISSING, 1);
}
