/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-sensitivity.h"

#include <glib/gi18n-lib.h>

#include "mg-error.h"
#include "mg-measure-job.h"

#define MAX_VARIANTS 5

typedef struct
{
  const char *name;
  MgSnapshot *graph;
} Variant;

struct _MgSensitivity
{
  Variant variants[MAX_VARIANTS];
  guint   n_variants;
};

static const char * const default_ids[] = {
  "organisations", "links", "pairs", "density", "mean_degree", "components", "isolates",
  "transitivity", "mean_distance", "degree_centralization", "betweenness_centralization",
  "modularity", "articulation_points", "bridges", "largest_loss", "global_efficiency", NULL
};

const char * const *
mg_sensitivity_get_ids (void)
{
  return default_ids;
}

static void
add_variant (MgSensitivity *self,
             MgNetwork     *network,
             const char    *name,
             MgScope        scope)
{
  g_return_if_fail (self->n_variants < MAX_VARIANTS);

  self->variants[self->n_variants++] = (Variant) { name, mg_snapshot_new (network, &scope) };
}

MgSensitivity *
mg_sensitivity_new (MgNetwork     *network,
                    const MgScope *scope)
{
  MgSensitivity *self;
  MgScope other;

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);
  g_return_val_if_fail (scope != NULL, NULL);

  self = g_new0 (MgSensitivity, 1);
  add_variant (self, network, "as_asked", *scope);

  other = *scope;
  other.support = !scope->support;
  add_variant (self, network, scope->support ? "without_support" : "with_support", other);

  other = *scope;
  other.collectives = !scope->collectives;
  add_variant (self, network, scope->collectives ? "without_collectives" : "with_collectives", other);

  for (guint confidence = 2; scope->confidence == 0 && confidence <= 3; confidence++)
    {
      other = *scope;
      other.confidence = confidence;
      add_variant (self, network, confidence == 2 ? "checked" : "confirmed", other);
    }

  if (scope->confidence > 0)
    {
      other = *scope;
      other.confidence = 0;
      add_variant (self, network, "any_confidence", other);
    }

  return self;
}

void
mg_sensitivity_free (MgSensitivity *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_variants; i++)
    mg_snapshot_unref (self->variants[i].graph);
  g_free (self);
}

/* Returns: (transfer container) (nullable): %NULL-terminated; the measures of the
 * network among @ids */
static GPtrArray *
list_ids (const char * const  *ids,
          GError             **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new ();

  for (; *ids != NULL; ids++)
    {
      const MgMeasure *measure = mg_measure_find (*ids);

      if (measure == NULL)
        {
          g_set_error (error, MG_ERROR, MG_ERROR_NO_SUCH_ITEM, _("There is no measure “%s”."), *ids);
          return NULL;
        }
      if (measure->domain == MG_MEASURE_NETWORK)
        g_ptr_array_add (list, (gpointer) measure->id);
    }
  g_ptr_array_add (list, NULL);

  return g_steal_pointer (&list);
}

static gboolean
run_variant (const Variant  *variant,
             GPtrArray      *ids,
             MgGrid         *grid,
             GCancellable   *cancellable,
             GError        **error)
{
  const char * const *wanted = (const char * const *) ids->pdata;
  g_autoptr(MgResults) results = mg_measure_run (variant->graph, wanted, NULL, cancellable, error);

  if (results == NULL)
    return FALSE;

  for (; *wanted != NULL; wanted++)
    mg_grid_set (grid, *wanted, variant->name, *mg_results_get_figure (results, *wanted));

  return TRUE;
}

MgGrid *
mg_sensitivity_run (const MgSensitivity  *self,
                    const char * const   *ids,
                    MgProgress           *progress,
                    GCancellable         *cancellable,
                    GError              **error)
{
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(MgGrid) grid = mg_grid_new ();

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  list = list_ids (ids != NULL ? ids : default_ids, error);
  if (list == NULL)
    return NULL;

  for (guint i = 0; i < self->n_variants; i++)
    {
      if (!run_variant (&self->variants[i], list, grid, cancellable, error))
        return NULL;
      if (progress != NULL)
        mg_progress_report (progress, (i + 1.) / self->n_variants);
    }

  return g_steal_pointer (&grid);
}

void
mg_sensitivity_keep_counts (const MgSensitivity *self,
                            MgGrid              *grid)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (grid != NULL);

  for (guint row = 0; row < mg_grid_get_n_rows (grid); row++)
    for (guint i = 0; i < self->n_variants; i++)
      {
        const char *id = mg_grid_get_row (grid, row);
        MgFigure figure = mg_grid_find (grid, id, self->variants[i].name);

        mg_measure_keep_counts (mg_measure_find (id), self->variants[i].graph->n_nodes, &figure);
        mg_grid_set (grid, id, self->variants[i].name, figure);
      }
}

static gpointer
run_func (gpointer             subject,
          const char * const  *ids,
          MgProgress          *progress,
          GCancellable        *cancellable,
          GError             **error)
{
  MgGrid *grid = mg_sensitivity_run (subject, ids, progress, cancellable, error);

  if (grid != NULL)
    mg_sensitivity_keep_counts (subject, grid);

  return grid;
}

static const MgMeasureJob job = {
  run_func, (GDestroyNotify) mg_sensitivity_free, (GDestroyNotify) mg_grid_free
};

void
mg_sensitivity_run_async (MgSensitivity        *self,
                          const char * const   *ids,
                          MgProgress           *progress,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  g_return_if_fail (self != NULL);

  mg_measure_job_start (&job, self, ids, progress, cancellable, callback, user_data);
}

MgGrid *
mg_sensitivity_run_finish (GAsyncResult  *result,
                           GError       **error)
{
  return mg_measure_job_finish (&job, result, error);
}
