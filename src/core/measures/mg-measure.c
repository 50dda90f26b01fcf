/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure.h"

#include <glib/gi18n-lib.h>

#include "mg-error.h"
#include "mg-measure-cost.h"
#include "mg-measure-job.h"
#include "mg-results-private.h"
#include "mg-values.h"

/* Returns: (transfer container): the rows asked for, in the order asked for */
static GPtrArray *
find_measures (const char * const  *ids,
               GError             **error)
{
  g_autoptr(GPtrArray) measures = g_ptr_array_new ();
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);

  for (guint i = 0; ids == NULL && i < n_rows; i++)
    g_ptr_array_add (measures, (gpointer) &table[i]);

  for (; ids != NULL && *ids != NULL; ids++)
    {
      const MgMeasure *measure = mg_measure_find (*ids);

      if (measure == NULL)
        {
          g_set_error (error, MG_ERROR, MG_ERROR_NO_SUCH_ITEM, _("There is no measure “%s”."), *ids);
          return NULL;
        }

      g_ptr_array_add (measures, (gpointer) measure);
    }

  return g_steal_pointer (&measures);
}

static gboolean
run_one (MgResults        *results,
         const MgMeasure  *measure,
         MgProgress       *progress,
         GCancellable     *cancellable,
         GError          **error)
{
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  g_autofree double *values = NULL;
  MgGrid *grid = NULL;
  MgFigure figure;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (mg_results_has (results, measure))
    return TRUE;

  if (measure->domain == MG_MEASURE_NETWORK)
    {
      if (!measure->network_func (graph, progress, cancellable, &figure, error))
        return FALSE;
      mg_results_set_figure (results, measure, figure);
    }
  else if (measure->domain == MG_MEASURE_GRID)
    {
      if ((grid = measure->grid_func (graph, progress, cancellable, error)) == NULL)
        return FALSE;
      mg_results_take_grid (results, measure, grid);
    }
  else
    {
      gboolean of_links = measure->domain == MG_MEASURE_LINK;

      values = g_new0 (double, (of_links ? graph->n_pairs : graph->n_nodes) + 1);
      if (!(of_links ? measure->link_func : measure->organisation_func) (graph, progress, cancellable,
                                                                         values, error))
        return FALSE;
      mg_results_take_values (results, measure, g_steal_pointer (&values));
    }

  return TRUE;
}

static gboolean
run_all (MgResults        *results,
         const GPtrArray  *measures,
         MgProgress       *progress,
         GCancellable     *cancellable,
         GError          **error)
{
  g_autofree double *begins = mg_measure_share_time (mg_results_get_snapshot (results), measures);

  for (guint i = 0; i < measures->len; i++)
    {
      if (progress != NULL)
        mg_progress_set_span (progress, begins[i], begins[i + 1]);

      if (!run_one (results, g_ptr_array_index (measures, i), progress, cancellable, error))
        return FALSE;

      if (progress != NULL)
        mg_progress_report (progress, 1.);
    }

  return TRUE;
}

MgResults *
mg_measure_run (MgSnapshot          *graph,
                const char * const  *ids,
                MgProgress          *progress,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autoptr(GPtrArray) measures = NULL;
  g_autoptr(MgResults) results = NULL;
  gboolean ok;

  g_return_val_if_fail (graph != NULL, NULL);
  g_return_val_if_fail (progress == NULL || MG_IS_PROGRESS (progress), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  measures = find_measures (ids, error);
  if (measures == NULL)
    return NULL;

  results = mg_results_new (graph);
  mg_values_begin (graph, ids);
  ok = run_all (results, measures, progress, cancellable, error);
  mg_values_end ();

  return ok ? g_steal_pointer (&results) : NULL;
}

static gpointer
run_func (gpointer             subject,
          const char * const  *ids,
          MgProgress          *progress,
          GCancellable        *cancellable,
          GError             **error)
{
  return mg_measure_run (subject, ids, progress, cancellable, error);
}

static const MgMeasureJob job = {
  run_func, (GDestroyNotify) mg_snapshot_unref, (GDestroyNotify) mg_results_unref
};

void
mg_measure_run_async (MgSnapshot          *graph,
                      const char * const  *ids,
                      MgProgress          *progress,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (graph != NULL);
  g_return_if_fail (progress == NULL || MG_IS_PROGRESS (progress));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  mg_measure_job_start (&job, mg_snapshot_ref (graph), ids, progress, cancellable, callback, user_data);
}

MgResults *
mg_measure_run_finish (GAsyncResult  *result,
                       GError       **error)
{
  return mg_measure_job_finish (&job, result, error);
}
