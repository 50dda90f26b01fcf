/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-compare-pole.h"

#include "mg-comparison.h"
#include "mg-format.h"
#include "mg-layout-missing.h"
#include "mg-sensitivity.h"
#include "mg-worker.h"

/* How much of the work reading is, for the bar. */
#define READING .4

/* How much of the rest the figures are, where sensitivity is asked for, too. */
#define FIGURES .5

struct _MgComparePole
{
  GObject             parent_instance;

  char               *path;
  char               *file;
  char               *name;
  MgComparePoleState  state;
  MgNetwork          *network;
  MgResults          *results;
  MgGrid             *sensitivity;
  char               *error;
};

G_DEFINE_FINAL_TYPE (MgComparePole, mg_compare_pole, G_TYPE_OBJECT)

/* What the worker is given, and what it leaves. */
typedef struct
{
  char          *path;
  MgScope        scope;
  gboolean       with_sensitivity;
  MgProgress    *progress;
  MgNetwork     *network;   /* read by it; NULL: the pole has one already */
  MgSnapshot    *graph;     /* (nullable): the figures are there already */
  MgSensitivity *looks;     /* (nullable): nobody asks */
  MgResults     *results;
  MgGrid        *sensitivity;
} Run;

static void
run_free (Run *self)
{
  g_free (self->path);
  g_clear_object (&self->progress);
  g_clear_object (&self->network);
  g_clear_pointer (&self->graph, mg_snapshot_unref);
  g_clear_pointer (&self->looks, mg_sensitivity_free);
  g_clear_pointer (&self->results, mg_results_unref);
  g_clear_pointer (&self->sensitivity, mg_grid_free);
  g_free (self);
}

static GStrv
list_ids (void)
{
  g_autoptr(GPtrArray) measures = mg_comparison_list_measures (TRUE);
  GStrv ids = g_new0 (char *, measures->len + 2);

  for (guint i = 0; i < measures->len; i++)
    ids[i] = g_strdup (((const MgMeasure *) g_ptr_array_index (measures, i))->id);
  ids[measures->len] = g_strdup ("years");

  return ids;
}

/* The copies of what is looked at, of a network that nobody changes meanwhile. */
static void
take_copies (Run       *run,
             MgNetwork *network,
             gboolean   with_figures)
{
  if (with_figures)
    run->graph = mg_snapshot_new (network, &run->scope);
  if (run->with_sensitivity)
    run->looks = mg_sensitivity_new (network, &run->scope);
}

static gboolean
read_network (Run           *run,
              GCancellable  *cancellable,
              GError       **error)
{
  mg_progress_set_span (run->progress, 0., READING);
  run->network = mg_format_read_file (run->path, NULL, NULL, run->progress, cancellable, error);
  if (run->network == NULL || !mg_layout_place_missing (run->network, cancellable, error))
    return FALSE;

  take_copies (run, run->network, TRUE);

  return TRUE;
}

static gboolean
find_figures (Run           *run,
              GCancellable  *cancellable,
              GError       **error)
{
  g_auto(GStrv) ids = list_ids ();

  run->results = mg_measure_run (run->graph, (const char * const *) ids, run->progress, cancellable, error);
  if (run->results == NULL)
    return FALSE;

  run->results = mg_results_keep_counts (run->results);

  return TRUE;
}

static gboolean
find_sensitivity (Run           *run,
                  GCancellable  *cancellable,
                  GError       **error)
{
  run->sensitivity = mg_sensitivity_run (run->looks, NULL, run->progress, cancellable, error);
  if (run->sensitivity == NULL)
    return FALSE;

  mg_sensitivity_keep_counts (run->looks, run->sensitivity);

  return TRUE;
}

static gboolean
run_all (Run           *run,
         GCancellable  *cancellable,
         GError       **error)
{
  double begin, middle;

  if (run->graph == NULL && run->looks == NULL && !read_network (run, cancellable, error))
    return FALSE;

  begin = run->network != NULL ? READING : 0.;
  middle = run->looks == NULL ? 1. : run->graph == NULL ? begin : begin + FIGURES * (1. - begin);
  mg_progress_set_span (run->progress, begin, middle);
  if (run->graph != NULL && !find_figures (run, cancellable, error))
    return FALSE;

  mg_progress_set_span (run->progress, middle, 1.);

  return run->looks == NULL || find_sensitivity (run, cancellable, error);
}

static void
run_func (GTask        *task,
          gpointer      source,
          gpointer      task_data,
          GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;

  if (run_all (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
mg_compare_pole_run_async (MgComparePole       *self,
                           const MgScope       *scope,
                           gboolean             with_sensitivity,
                           MgProgress          *progress,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  run->path = g_strdup (self->path);
  run->scope = *scope;
  run->scope.by = NULL;
  run->scope.details = TRUE;
  run->progress = g_object_ref (progress);
  run->with_sensitivity = with_sensitivity;
  if (self->network != NULL)
    take_copies (run, self->network, self->results == NULL || !with_sensitivity);

  g_task_set_source_tag (task, mg_compare_pole_run_async);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  mg_worker_run (task, run_func);
}

static void
take_network (MgComparePole *self,
              Run           *run)
{
  const char *name;

  if (run->network == NULL || self->network != NULL)
    return;

  self->network = g_steal_pointer (&run->network);
  name = mg_network_get_text (self->network, MG_ID_POLE, MG_FIELD_POLE_NAME);
  if (name != NULL)
    {
      g_free (self->name);
      self->name = g_strdup (name);
    }
}

static void
take_figures (MgComparePole *self,
              Run           *run)
{
  if (run->results != NULL)
    {
      mg_compare_pole_forget (self);
      self->results = g_steal_pointer (&run->results);
    }
  if (run->sensitivity != NULL)
    {
      g_clear_pointer (&self->sensitivity, mg_grid_free);
      self->sensitivity = g_steal_pointer (&run->sensitivity);
    }
}

gboolean
mg_compare_pole_run_finish (MgComparePole  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  Run *run = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) own = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &own))
    {
      take_network (self, run);
      take_figures (self, run);
      self->state = MG_COMPARE_POLE_READY;
      return TRUE;
    }

  if (!g_error_matches (own, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_free (self->error);
      self->error = g_strdup (own->message);
      self->state = MG_COMPARE_POLE_FAILED;
    }
  g_propagate_error (error, g_steal_pointer (&own));

  return FALSE;
}

static void
mg_compare_pole_finalize (GObject *object)
{
  MgComparePole *self = MG_COMPARE_POLE (object);

  g_free (self->path);
  g_free (self->file);
  g_free (self->name);
  g_free (self->error);
  g_clear_object (&self->network);
  g_clear_pointer (&self->results, mg_results_unref);
  g_clear_pointer (&self->sensitivity, mg_grid_free);

  G_OBJECT_CLASS (mg_compare_pole_parent_class)->finalize (object);
}

static void
mg_compare_pole_class_init (MgComparePoleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mg_compare_pole_finalize;
}

static void
mg_compare_pole_init (MgComparePole *self)
{
}

MgComparePole *
mg_compare_pole_new (const char *path)
{
  MgComparePole *self = g_object_new (MG_TYPE_COMPARE_POLE, NULL);

  self->path = g_strdup (path);
  self->file = g_filename_display_basename (path);
  self->name = g_strdup (self->file);

  return self;
}

const char *
mg_compare_pole_get_path (MgComparePole *self)
{
  return self->path;
}

const char *
mg_compare_pole_get_file (MgComparePole *self)
{
  return self->file;
}

const char *
mg_compare_pole_get_name (MgComparePole *self)
{
  return self->name;
}

MgComparePoleState
mg_compare_pole_get_state (MgComparePole *self)
{
  return self->state;
}

void
mg_compare_pole_set_state (MgComparePole      *self,
                           MgComparePoleState  state)
{
  self->state = state;
}

MgNetwork *
mg_compare_pole_get_network (MgComparePole *self)
{
  return self->network;
}

MgResults *
mg_compare_pole_get_results (MgComparePole *self)
{
  return self->results;
}

const MgGrid *
mg_compare_pole_get_sensitivity (MgComparePole *self)
{
  return self->sensitivity;
}

void
mg_compare_pole_forget (MgComparePole *self)
{
  g_clear_pointer (&self->results, mg_results_unref);
  g_clear_pointer (&self->sensitivity, mg_grid_free);
}

const char *
mg_compare_pole_get_error (MgComparePole *self)
{
  return self->error;
}
