/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-large.h"

#include <math.h>

#include "mg-gather.h"
#include "mg-geometry.h"
#include "mg-local.h"
#include "mg-share-out.h"

#define BEGINNING     0.25    /* of the whole time */
#define DENSITY       1.      /* nodes to a square unit */
#define KEEP          0.5     /* see MgGatherTask */
#define HOLD          4.
#define LOCAL_KEEP    0.1     /* the same where groups are worth more */
#define LOCAL_HOLD    2.
#define LONG          15000   /* nodes from which a second thread is worth it */
#define N_ROUNDS      60      /* of local forces up to @HUGE, else fewer */
#define HUGE          20000
#define LEAST_ROUNDS  5
#define GATHER_WORK   6e6     /* nodes moved, and these again */
#define GATHER_ROUNDS 160     /* at most */

/* As it lies; the larger, the fewer rounds: they take long. */
static gboolean
refine_locally (const MgStressTask *task,
                const MgLayoutRun  *run,
                double             *xy,
                GError            **error)
{
  guint n = task->graph->n;
  g_autofree float *x = g_new (float, n);
  g_autofree float *y = g_new (float, n);
  MgLocalTask local = {
    .n = n, .offsets = task->graph->offsets, .targets = task->graph->targets,
    .mobility = task->mobility,
    .n_rounds = n <= HUGE ? N_ROUNDS : MAX (N_ROUNDS * HUGE / n, LEAST_ROUNDS),
  };
  double bounds[4];
  double unit;

  mg_places_get_bounds (xy, n, bounds);
  unit = MAX (sqrt (DENSITY * (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]) / n), 1e-6);
  for (guint i = 0; i < n; i++)
    {
      x[i] = (float) (xy[2 * i] / unit);
      y[i] = (float) (xy[2 * i + 1] / unit);
    }
  if (!mg_local_run (&local, run, x, y, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (task->mobility == NULL || task->mobility[i] > 0.f)
      {
        xy[2 * i] = (double) x[i] * unit;
        xy[2 * i + 1] = (double) y[i] * unit;
      }

  return TRUE;
}

typedef struct
{
  const MgStressTask *task;
  MgLayoutRun         run;
  double             *xy;
  MgGather           *gather;     /* %NULL: not wanted */
  GError             *error;
} Beginning;

static void
beginning_cb (MgShare  *share,
              guint     piece,
              gpointer  user_data)
{
  Beginning *self = user_data;

  if (piece == 0)
    mg_stress_sparse (self->task, &self->run, self->xy, &self->error);
  else
    self->gather = mg_gather_new (self->task->graph, self->task->seed, self->run.cancellable);
}

/* Stress, and beside it who belongs together, if that may be of use. */
static gboolean
begin (const MgStressTask  *task,
       const MgLayoutRun   *run,
       double              *xy,
       MgGather           **gather,
       GError             **error)
{
  Beginning self = { .task = task, .run = *run, .xy = xy };
  g_autoptr(GError) stopped = NULL;

  if (!mg_share_out (task->mobility == NULL ? 2 : 1, task->graph->n > LONG, 0, beginning_cb, &self,
                     NULL, run->cancellable, &stopped) &&
      self.error == NULL)
    self.error = g_steal_pointer (&stopped);
  *gather = self.gather;
  if (self.error != NULL)
    g_propagate_error (error, self.error);

  return self.error == NULL;
}

gboolean
mg_large_draw (const MgStressTask *task,
               gboolean            is_local,
               const MgLayoutRun  *run,
               double             *xy,
               GError            **error)
{
  MgLayoutRun whole = mg_layout_run_part (run, 0., BEGINNING);
  MgLayoutRun local = mg_layout_run_part (run, BEGINNING, 1.);
  MgGatherTask how = {
    .keep = is_local ? LOCAL_KEEP : KEEP, .hold = is_local ? LOCAL_HOLD : HOLD,
    .n_rounds = MAX ((guint) MIN (GATHER_WORK / task->graph->n, GATHER_ROUNDS), LEAST_ROUNDS),
  };
  g_autoptr(MgGather) gather = NULL;

  if (!begin (task, &whole, xy, &gather, error))
    return FALSE;

  return gather != NULL && mg_gather_is_wanted (task->graph, xy)
         ? mg_gather_run (gather, &how, &local, xy, error)
         : refine_locally (task, &local, xy, error);
}
