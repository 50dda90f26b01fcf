/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-layout-funcs.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-overlap.h"
#include "mg-worker.h"

static const MgLayout layouts[] = {
  {
    .id = "stress",
    .name = N_("To understand"),
    .command = N_("Rearrange"),
    .description = N_("Organisations that work together are near each other; those whom many steps separate are far apart."),
    .source = "Zheng, Pawar, Goodman 2019; Ortmann, Klimenta, Brandes 2017",
    .func = mg_layout_stress,
  },
  {
    .id = "groups",
    .name = N_("To see groups"),
    .command = N_("Arrange by groups"),
    .description = N_("Organisations that work with the same others stand close together; groups come apart. Distances between groups say little."),
    .source = "Zhong, Xue, Zhang, Zhang, Ban, Deussen, Wang 2023",
    .func = mg_layout_groups,
  },
  {
    .id = "circles",
    .name = N_("Circles of belonging"),
    .command = N_("Arrange in circles"),
    .description = N_("The support structure in the middle, around it the core, the members, the participants and the partners."),
    .source = "Sugiyama, Tagawa, Toda 1981",
    .func = mg_layout_circles,
    .rings_func = mg_layout_circles_rings,
  },
  {
    .id = "sectors",
    .by = MG_LAYOUT_BY_FIELD,
    .name = N_("Kinds in sectors"),
    .command = N_("Arrange by kind"),
    .description = N_("Each kind of organisation has its part of the circle, the larger the more of them there are."),
    .source = "Sugiyama, Tagawa, Toda 1981",
    .func = mg_layout_sectors,
  },
  {
    .id = "columns",
    .by = MG_LAYOUT_BY_FIELD,
    .name = N_("Kinds in columns"),
    .command = N_("Arrange in columns"),
    .description = N_("Each kind of organisation has its column, in which those who work with the same others stand together."),
    .source = "Sugiyama, Tagawa, Toda 1981",
    .func = mg_layout_columns,
  },
  {
    .id = "levels",
    .by = MG_LAYOUT_BY_FIELD,
    .name = N_("Belonging in levels"),
    .command = N_("Arrange in levels"),
    .description = N_("The support structure at the top, below it the core, the members, the participants, the partners and the others, each in rows of their own."),
    .source = "Sugiyama, Tagawa, Toda 1981",
    .func = mg_layout_levels,
  },
  {
    .id = "projects",
    .name = N_("Around the projects"),
    .command = N_("Arrange around the projects"),
    .description = N_("Shared places and joint projects in the middle, around them the organisations that take part; below, those that take part in none."),
    .source = "Sugiyama, Tagawa, Toda 1981",
    .func = mg_layout_projects,
  },
  {
    .id = "central",
    .by = MG_LAYOUT_BY_MEASURE,
    .name = N_("Who is central"),
    .command = N_("Arrange around who is central"),
    .description = N_("Those with most partners in the middle, those with fewest at the edge; below, those with none."),
    .source = "Brandes, Kenis, Wagner 2003",
    .func = mg_layout_central,
    .rings_func = mg_layout_central_rings,
  },
  {
    .id = "territory",
    .name = N_("On the territory"),
    .command = N_("Arrange on the territory"),
    .description = N_("Each organisation where its municipality is, north at the top; those that are very far away are drawn nearer, in their direction. Below, those whose municipality is not known."),
    .source = "Vogel 1979",
    .func = mg_layout_territory,
  },
  {
    .id = "circle",
    .name = N_("One circle"),
    .command = N_("Arrange on one circle"),
    .description = N_("Everyone on one circle, those who work together side by side where possible."),
    .source = "Baur, Brandes 2005",
    .func = mg_layout_circle,
  },
  {
    .id = "grid",
    .name = N_("Grid"),
    .command = N_("Arrange in a grid"),
    .description = N_("Rows and columns, by kind and then by name."),
    .source = "",
    .func = mg_layout_grid,
  },
};

const MgLayout *
mg_layout_get_table (guint *n_rows)
{
  if (n_rows != NULL)
    *n_rows = G_N_ELEMENTS (layouts);

  return layouts;
}

const MgLayout *
mg_layout_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (g_strcmp0 (layouts[i].id, id) == 0)
      return &layouts[i];

  return NULL;
}

/* Whatever the method, pinned ones are where they were, and whoever would lie
 * on one of them takes the nearest free place.
 */
static gboolean
yield_to_pinned (const MgLayoutInput  *input,
                 GCancellable         *cancellable,
                 double               *xy,
                 GError              **error)
{
  guint n = input->graph->n_nodes;
  g_autofree gboolean *is_pinned = g_new0 (gboolean, n);
  MgLayoutRun run = { .cancellable = cancellable };
  MgRoom room = mg_room_for_size (n);
  gboolean any_pinned = FALSE;

  for (guint i = 0; i < n; i++)
    if (mg_layout_input_is_pinned (input, i))
      {
        is_pinned[i] = any_pinned = TRUE;
        xy[2 * i] = input->xy[2 * i];
        xy[2 * i + 1] = input->xy[2 * i + 1];
      }

  return !any_pinned || mg_room_seat (&room, is_pinned, xy, n, &run, error);
}

gboolean
mg_layout_run (const MgLayout       *layout,
               const MgLayoutInput  *input,
               MgProgress           *progress,
               GCancellable         *cancellable,
               double               *xy,
               GError              **error)
{
  guint n;
  g_autofree double *places = NULL;

  g_return_val_if_fail (layout != NULL, FALSE);
  g_return_val_if_fail (input != NULL, FALSE);
  g_return_val_if_fail (xy != NULL || input->graph->n_nodes == 0, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  n = input->graph->n_nodes;
  if (n > 0)
    {
      places = g_new0 (double, 2 * (gsize) n);
      if (!layout->func (input, progress, cancellable, places, error) ||
          !yield_to_pinned (input, cancellable, places, error))
        return FALSE;
      memcpy (xy, places, 2 * (gsize) n * sizeof *xy);
    }

  if (progress != NULL)
    mg_progress_report (progress, 1.);

  return TRUE;
}

typedef struct
{
  const MgLayout *layout;
  MgLayoutInput  *input;
  MgProgress     *progress;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  mg_layout_input_free (job->input);
  g_clear_object (&job->progress);
  g_free (job);
}

static void
job_func (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  Job *job = data;
  guint n = job->input->graph->n_nodes;
  g_autoptr(GArray) places = g_array_sized_new (FALSE, TRUE, sizeof (double), 2 * n);
  GError *error = NULL;

  g_array_set_size (places, 2 * n);
  if (mg_layout_run (job->layout, job->input, job->progress, cancellable,
                     (double *) (void *) places->data, &error))
    g_task_return_pointer (task, g_steal_pointer (&places), (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

void
mg_layout_run_async (const MgLayout      *layout,
                     MgLayoutInput       *input,
                     MgProgress          *progress,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Job *job;

  g_return_if_fail (layout != NULL);
  g_return_if_fail (input != NULL);

  job = g_new0 (Job, 1);
  job->layout = layout;
  job->input = input;
  job->progress = progress != NULL ? g_object_ref (progress) : NULL;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, mg_layout_run_async);
  g_task_set_task_data (task, job, job_free);
  mg_worker_run (task, job_func);
}

GArray *
mg_layout_run_finish (GAsyncResult  *result,
                      MgSnapshot   **graph,
                      GError       **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (graph != NULL)
    *graph = job->input->graph;

  return g_task_propagate_pointer (G_TASK (result), error);
}

const MgLayoutInput *
mg_layout_run_get_input (GAsyncResult *result)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  job = g_task_get_task_data (G_TASK (result));

  return job->input;
}
