/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forces with the shape of Student's distribution (Zhong, Xue, Zhang, Zhang,
 * Ban, Deussen, Wang 2023, doi:10.1109/TVCG.2023.3238821): at distance d two
 * nodes push each other by d / (1 + d²)², which is felt by near ones alone, and
 * two linked ones pull each other by 0.1 d + 6 d / (1 + d²), which is felt most
 * when they are near already.  The push of a node goes with the root of the
 * number of its links.  Steps are cut off at a length that falls to nothing.
 */
#include "mg-vicinity.h"

#include <math.h>
#include <string.h>

#include "mg-force.h"
#include "mg-geometry.h"
#include "mg-wide.h"

#define MATRIX_LIMIT 96      /* nodes up to which links are a matrix */

typedef struct
{
  const MgStressTask *task;
  guint               n;
  double              unit;       /* of @xy to ours */
  float              *x;
  float              *y;
  float              *weights;
  float              *mobility;
  float              *moves_x;    /* forces, until all move */
  float              *moves_y;
  float              *links;      /* of small networks: n × stride, 1 if there is one */
  guint               stride;     /* n rounded up to MG_FORCE_LANES */
} Vicinity;

static void
vicinity_clear (Vicinity *self)
{
  g_free (self->x);
  g_free (self->y);
  g_free (self->weights);
  g_free (self->mobility);
  g_free (self->moves_x);
  g_free (self->moves_y);
  g_free (self->links);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Vicinity, vicinity_clear)

/* Map units to one of ours: the mean link. */
static double
find_unit (const Vicinity *self,
           const double   *xy)
{
  const MgAdjacency *graph = self->task->graph;
  double sum = 0.;

  for (guint i = 0; i < self->n; i++)
    for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
      sum += hypot (xy[2 * i] - xy[2 * graph->targets[k]], xy[2 * i + 1] - xy[2 * graph->targets[k] + 1]);

  return MAX (sum / MAX (graph->offsets[self->n], 1), 1e-6);
}

static void
fill_matrix (Vicinity *self)
{
  const MgAdjacency *graph = self->task->graph;

  self->stride = (self->n + MG_FORCE_LANES - 1) / MG_FORCE_LANES * MG_FORCE_LANES;
  self->links = g_new0 (float, self->n * self->stride);
  for (guint i = 0; i < self->n; i++)
    for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
      self->links[i * self->stride + graph->targets[k]] = 1.f;
}

static void
vicinity_init (Vicinity           *self,
               const MgStressTask *task,
               const double       *xy)
{
  guint n = task->graph->n;

  self->task = task;
  self->n = n;
  self->unit = find_unit (self, xy);
  self->x = g_new0 (float, n + MG_FORCE_LANES);
  self->y = g_new0 (float, n + MG_FORCE_LANES);
  self->weights = g_new0 (float, n + MG_FORCE_LANES);
  self->mobility = g_new (float, n + MG_FORCE_LANES);
  self->moves_x = g_new (float, n + MG_FORCE_LANES);
  self->moves_y = g_new (float, n + MG_FORCE_LANES);
  for (guint i = 0; i < n; i++)
    {
      self->x[i] = (float) (xy[2 * i] / self->unit);
      self->y[i] = (float) (xy[2 * i + 1] / self->unit);
      self->mobility[i] = task->mobility != NULL ? task->mobility[i] : 1.f;
      self->weights[i] = sqrtf ((float) mg_adjacency_degree (task->graph, i));
    }

  if (n <= MATRIX_LIMIT)
    fill_matrix (self);
}

/* What all @n nodes push one at @x, @y.  The last few, fewer than lanes, are summed in
 * the first lane.
 */
MG_WIDE static void
add_pushes (const float *xs,
            const float *ys,
            const float *weights,
            guint        n,
            float        x,
            float        y,
            float        sum[2])
{
  MgForceLanes sum_x = { 0.f }, sum_y = { 0.f };
  guint n_left = n % MG_FORCE_LANES;
  MgForceLanes dx, dy, push;

  for (guint j = 0; j < n - n_left; j += MG_FORCE_LANES)
    {
      mg_force_push (xs + j, ys + j, weights + j, x, y, &dx, &dy, &push);
      sum_x += push * dx;
      sum_y += push * dy;
    }

  mg_force_push (xs + n - n_left, ys + n - n_left, weights + n - n_left, x, y, &dx, &dy, &push);
  for (guint l = 0; l < n_left; l++)
    {
      sum_x[0] += push[l] * dx[l];
      sum_y[0] += push[l] * dy[l];
    }

  for (guint l = 0; l < MG_FORCE_LANES; l++)
    {
      sum[0] += sum_x[l];
      sum[1] += sum_y[l];
    }
}

/* What all @n nodes, rounded up to MG_FORCE_LANES, push one of @weight and those linked with
 * it pull; beyond the last node weights and links are 0.
 */
MG_WIDE static void
add_forces (const float *xs,
            const float *ys,
            const float *weights,
            const float *links,
            guint        n,
            float        x,
            float        y,
            float        weight,
            float        sum[2])
{
  MgForceLanes sum_x = { 0.f }, sum_y = { 0.f };

  for (guint j = 0; j < n; j += MG_FORCE_LANES)
    {
      MgForceLanes dx, dy, q, force, link;

      memcpy (&dx, xs + j, sizeof dx);
      memcpy (&dy, ys + j, sizeof dy);
      memcpy (&force, weights + j, sizeof force);
      memcpy (&link, links + j, sizeof link);
      dx = x - dx;
      dy = y - dy;
      q = 1.f / (1.f + dx * dx + dy * dy);
      force = weight * force * q * q - link * (MG_FORCE_FAR + MG_FORCE_NEAR * q);
      sum_x += force * dx;
      sum_y += force * dy;
    }

  for (guint l = 0; l < MG_FORCE_LANES; l++)
    {
      sum[0] += sum_x[l];
      sum[1] += sum_y[l];
    }
}

static void
add_pulls (const Vicinity *self,
           guint           i,
           float           sum[2])
{
  const MgAdjacency *graph = self->task->graph;

  for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
    {
      float dx = self->x[i] - self->x[graph->targets[k]];
      float dy = self->y[i] - self->y[graph->targets[k]];
      float pull = MG_FORCE_FAR + MG_FORCE_NEAR / (1.f + dx * dx + dy * dy);

      sum[0] -= pull * dx;
      sum[1] -= pull * dy;
    }
}

static void
add_own_forces (const Vicinity *self,
                guint           i,
                float           sum[2])
{
  add_pushes (self->x, self->y, self->weights, self->n, self->x[i], self->y[i], sum);
  sum[0] *= self->weights[i];
  sum[1] *= self->weights[i];
  add_pulls (self, i, sum);
}

static void
find_force (const Vicinity *self,
            guint           i)
{
  float sum[2] = { 0.f, 0.f };

  if (self->links != NULL)
    add_forces (self->x, self->y, self->weights, self->links + i * self->stride, self->stride,
                self->x[i], self->y[i], self->weights[i], sum);
  else
    add_own_forces (self, i, sum);

  self->moves_x[i] = sum[0];
  self->moves_y[i] = sum[1];
}

static gboolean
do_round (Vicinity           *self,
          float               heat,
          const MgLayoutRun  *run,
          GError            **error)
{
  for (guint k = 0; k < self->n; k++)
    {
      if (k % 256 == 0 && !mg_layout_run_check (run, (double) k / self->n, error))
        return FALSE;
      find_force (self, k);
    }
  mg_force_move (self->n, heat, self->weights, self->mobility, self->moves_x, self->moves_y,
                 self->x, self->y);

  return TRUE;
}

gboolean
mg_vicinity_refine (const MgStressTask *task,
                    guint               n_rounds,
                    const MgLayoutRun  *run,
                    double             *xy,
                    GError            **error)
{
  g_auto(Vicinity) vicinity = { 0 };

  vicinity_init (&vicinity, task, xy);
  for (guint round = 0; round < n_rounds; round++)
    {
      MgLayoutRun part = mg_layout_run_part (run, (double) round / n_rounds, (round + 1.) / n_rounds);
      float heat = 1.f - (float) round / (float) n_rounds;

      if (!do_round (&vicinity, heat, &part, error))
        return FALSE;
    }

  for (guint i = 0; i < vicinity.n; i++)
    if (task->mobility == NULL || task->mobility[i] > 0.f)
      {
        xy[2 * i] = (double) vicinity.x[i] * vicinity.unit;
        xy[2 * i + 1] = (double) vicinity.y[i] * vicinity.unit;
      }

  return TRUE;
}

double
mg_vicinity_measure (const MgAdjacency *graph,
                     const double      *xy,
                     guint              n_sources)
{
  guint n = graph->n;
  g_autofree double *distances = g_new (double, n + 1);
  g_autofree double *sorted = g_new (double, n + 1);
  guint step = MAX (n / MAX (n_sources, 1), 1);
  guint n_measured = 0;
  double missed = 0.;

  for (guint i = 0; i < n; i += step)
    {
      guint degree = mg_adjacency_degree (graph, i);
      double farthest;
      guint n_near = 0;

      if (degree == 0)
        continue;
      for (guint j = 0; j < n; j++)
        distances[j] = j == i ? (double) INFINITY
                              : pow (xy[2 * i] - xy[2 * j], 2.) + pow (xy[2 * i + 1] - xy[2 * j + 1], 2.);
      memcpy (sorted, distances, n * sizeof *sorted);
      farthest = mg_values_select (sorted, n, degree - 1);
      for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
        n_near += distances[graph->targets[k]] <= farthest ? 1 : 0;
      missed += 1. - (double) n_near / degree;
      n_measured++;
    }

  return n_measured > 0 ? missed / n_measured : 0.;
}
