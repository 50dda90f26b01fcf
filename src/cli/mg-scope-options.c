/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-scope-options.h"

#include <glib/gi18n-lib.h>

#include "mg-field-words.h"
#include "mg-near.h"
#include "mg-sensitivity.h"

void
mg_scope_options_clear (MgScopeOptions *self)
{
  g_clear_pointer (&self->perimeter, g_free);
  g_clear_pointer (&self->layers, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->measures, g_free);
  g_clear_pointer (&self->by, g_free);
  g_clear_pointer (&self->layer_ids, g_strfreev);
  g_clear_pointer (&self->measure_ids, g_strfreev);
}

/* "a, b" is a and b; what is empty between commas is nothing. */
static GStrv
split (const char *list)
{
  g_auto (GStrv) parts = g_strsplit (list, ",", -1);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (ids, g_strdup (parts[i]));
  g_ptr_array_add (ids, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

/* An empty list is a slip, not a wish for nothing. */
static gboolean
check_list (const char *option,
            GStrv       ids)
{
  if (ids[0] != NULL)
    return TRUE;

  mg_cli_usage (_("--%s is empty: give one identifier or several, with commas between them."), option);

  return FALSE;
}

static gboolean
read_perimeter (MgScopeOptions *self)
{
  static const char * const ids[] = { "map", "members", "core", NULL };
  guint choice;

  return mg_cli_choose ("perimeter", self->perimeter, ids, &choice) &&
         mg_perimeter_find (ids[choice], &self->scope.perimeter);
}

static gboolean
read_date (MgScopeOptions *self)
{
  if (self->date == NULL || mg_date_parse (self->date, &self->scope.date))
    return TRUE;

  mg_cli_usage (_("--date does not know “%s”: it takes a year (2016), a month (2016-06) or a day (2016-06-30)."),
                self->date);

  return FALSE;
}

static gboolean
read_confidence (MgScopeOptions *self)
{
  if (self->confidence < 0 || self->confidence > 3)
    {
      mg_cli_usage (_("--confidence takes 1, 2 or 3."));
      return FALSE;
    }

  self->scope.confidence = (guint) self->confidence;

  return TRUE;
}

static void
refuse_measure (const char *id)
{
  MgNear near = MG_NEAR_INIT (id);
  const MgMeasure *table;
  guint n_rows;

  table = mg_measure_get_table (&n_rows);
  for (guint i = 0; i < n_rows; i++)
    mg_near_offer (&near, table[i].id);

  if (near.name != NULL)
    mg_cli_usage (_("There is no measure “%s”. Did you mean “%s”? See “maillage-cli list measures”."),
                  id, near.name);
  else
    mg_cli_usage (_("There is no measure “%s”. See “maillage-cli list measures”."), id);
}

const MgMeasure *
mg_scope_options_find_measure (const char *id)
{
  const MgMeasure *measure = mg_measure_find (id);

  if (measure == NULL)
    refuse_measure (id);

  return measure;
}

static gboolean
read_measures (MgScopeOptions *self)
{
  if (self->measures == NULL)
    return TRUE;

  self->measure_ids = split (self->measures);
  if (!check_list ("measures", self->measure_ids))
    return FALSE;

  for (guint i = 0; self->measure_ids[i] != NULL; i++)
    if (mg_scope_options_find_measure (self->measure_ids[i]) == NULL)
      return FALSE;

  return TRUE;
}

gboolean
mg_scope_options_read (MgScopeOptions *self)
{
  if (self->layers != NULL)
    {
      self->layer_ids = split (self->layers);
      if (!check_list ("layers", self->layer_ids))
        return FALSE;
      self->scope.layers = (const char * const *) self->layer_ids;
    }
  self->scope.directed = self->directed;
  self->scope.collectives = self->collectives;
  self->scope.support = self->support;
  self->scope.by = self->by;
  self->scope.details = TRUE;

  return read_perimeter (self) && read_confidence (self) && read_date (self) && read_measures (self);
}

static gboolean
knows_layer (MgNetwork  *network,
             const char *layer)
{
  g_autofree char *near = NULL;

  if (*layer != '\0' && mg_field_has_word (network, MG_ITEM_LINK, MG_FIELD_LINK_LAYER, layer, &near))
    return TRUE;

  if (near != NULL)
    mg_cli_usage (_("There is no level “%s”. Did you mean “%s”? See “maillage-cli list vocabulary”."), layer, near);
  else
    mg_cli_usage (_("There is no level “%s”. See “maillage-cli list vocabulary”."), layer);

  return FALSE;
}

gboolean
mg_scope_options_suit (const MgScopeOptions *self,
                       MgNetwork            *network)
{
  for (guint i = 0; self->layer_ids != NULL && self->layer_ids[i] != NULL; i++)
    if (!knows_layer (network, self->layer_ids[i]))
      return FALSE;

  if (self->by != NULL && mg_network_find_field (network, MG_ITEM_ORGANISATION, self->by) == MG_FIELD_NONE)
    {
      mg_cli_usage (_("Organisations have no field “%s”. See “maillage-cli info”."), self->by);
      return FALSE;
    }

  return TRUE;
}

MgResults *
mg_scope_options_run (const MgScopeOptions *self,
                      MgNetwork            *network)
{
  g_autoptr (MgSnapshot) graph = mg_snapshot_new (network, &self->scope);
  g_autoptr (MgTicker) ticker = mg_ticker_start ();
  g_autoptr (GError) error = NULL;
  MgResults *results;

  results = mg_measure_run (graph, (const char * const *) self->measure_ids,
                            mg_ticker_get_progress (ticker), NULL, &error);
  g_clear_pointer (&ticker, mg_ticker_stop);
  if (results == NULL)
    mg_cli_fail (error);

  return results;
}

MgGrid *
mg_scope_options_look_differently (const MgScopeOptions *self,
                                   MgNetwork            *network,
                                   gboolean              for_people)
{
  g_autoptr (MgSensitivity) sensitivity = mg_sensitivity_new (network, &self->scope);
  g_autoptr (MgTicker) ticker = mg_ticker_start ();
  g_autoptr (GError) error = NULL;
  MgGrid *grid = mg_sensitivity_run (sensitivity, (const char * const *) self->measure_ids,
                                     mg_ticker_get_progress (ticker), NULL, &error);

  g_clear_pointer (&ticker, mg_ticker_stop);
  if (grid == NULL)
    mg_cli_fail (error);
  else if (for_people)
    mg_sensitivity_keep_counts (sensitivity, grid);

  return grid;
}

void
mg_scope_options_warn (MgNetwork       *network,
                       const MgResults *results,
                       MgWarnings      *warnings)
{
  const MgSnapshot *graph = mg_results_get_snapshot (results);

  if (graph->perimeter != MG_PERIMETER_MAP && graph->n_nodes == 0 && mg_network_count (network, MG_ITEM_ORGANISATION) > 0)
    mg_warnings_add (warnings, 0, _("None of the organisations of the file is in this perimeter: see --perimeter."));
}

gboolean
mg_scope_options_wants (const MgScopeOptions *self,
                        const MgMeasure      *measure)
{
  return self->measure_ids == NULL ||
         g_strv_contains ((const char * const *) self->measure_ids, measure->id);
}
