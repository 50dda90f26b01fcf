/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-local.h"

#include <math.h>
#include <string.h>

#include "mg-force.h"
#include "mg-share-out.h"
#include "mg-wide.h"

#define FALLS_OFF    0.1f    /* of the far pull, by squares of distances */
#define HOLD_FALLS   0.01f   /* the same of what holds */
#define CELL         3.f     /* beyond, a push is not worth a computation */
#define IN_CELL      5.      /* nodes in a cell, on the whole */
#define IN_PIECE     2048    /* nodes that one thread takes at a time */
#define LONG         15000   /* nodes for which a round takes some milliseconds */

typedef gint32 Bits __attribute__ ((vector_size (MG_FORCE_LANES * sizeof (gint32))));

typedef struct
{
  const MgLocalTask *task;
  guint              n;
  float             *x;
  float             *y;
  float             *weights;
  float             *mobility;
  float             *moves_x;    /* forces, until all move */
  float             *moves_y;
  float             *sorted;     /* 3 × n: x, y, weight, by cell */
  guint             *order;
  guint             *cells;      /* of each node */
  guint             *starts;
  guint              n_columns;
  guint              n_rows;
} Local;

static void
local_clear (Local *self)
{
  g_free (self->weights);
  g_free (self->mobility);
  g_free (self->moves_x);
  g_free (self->moves_y);
  g_free (self->sorted);
  g_free (self->order);
  g_free (self->cells);
  g_free (self->starts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Local, local_clear)

static inline float
link_weight (const MgLocalTask *task,
             guint              k)
{
  return task->links != NULL ? task->links[k] : 1.f;
}

static void
local_init (Local             *self,
            const MgLocalTask *task,
            float             *x,
            float             *y)
{
  guint n = task->n;

  self->task = task;
  self->n = n;
  self->x = x;
  self->y = y;
  self->weights = g_new (float, n);
  self->mobility = g_new (float, n);
  self->moves_x = g_new (float, n);
  self->moves_y = g_new (float, n);
  self->sorted = g_new0 (float, 3 * ((gsize) n + MG_FORCE_LANES));
  self->order = g_new (guint, n);
  self->cells = g_new (guint, n);
  self->starts = g_new (guint, 4 * (gsize) n + 2);
  for (guint i = 0; i < n; i++)
    {
      float degree = 0.f;

      for (guint k = task->offsets[i]; k < task->offsets[i + 1]; k++)
        degree += link_weight (task, k);
      self->weights[i] = sqrtf (degree);
      self->mobility[i] = task->mobility != NULL ? task->mobility[i] : 1.f;
    }
}

/* Never more cells than 4 n, nor a cell so large that it has many.
 * @low: (out): the least x and y
 * Returns: how wide a cell is
 */
static float
choose_cells (Local *self,
              float  low[2])
{
  guint n = self->n;
  float high[2] = { self->x[0], self->y[0] };
  float cell;

  low[0] = high[0];
  low[1] = high[1];
  for (guint i = 1; i < n; i++)
    {
      low[0] = MIN (low[0], self->x[i]);
      low[1] = MIN (low[1], self->y[i]);
      high[0] = MAX (high[0], self->x[i]);
      high[1] = MAX (high[1], self->y[i]);
    }

  cell = (float) sqrt (IN_CELL * (double) (high[0] - low[0] + 1.f) * (double) (high[1] - low[1] + 1.f) / n);
  cell = MIN (cell, CELL);
  while (TRUE)
    {
      self->n_columns = (guint) MIN ((high[0] - low[0]) / cell, 1e6f) + 1;
      self->n_rows = (guint) MIN ((high[1] - low[1]) / cell, 1e6f) + 1;
      if ((guint64) self->n_columns * self->n_rows <= 4 * (guint64) n)
        return cell;
      cell *= 1.5f;
    }
}

static void
sort_into_cells (Local *self)
{
  guint n = self->n;
  float low[2];
  float cell = choose_cells (self, low);
  guint n_cells = self->n_columns * self->n_rows;

  memset (self->starts, 0, ((gsize) n_cells + 1) * sizeof *self->starts);
  for (guint i = 0; i < n; i++)
    {
      guint column = MIN ((guint) ((self->x[i] - low[0]) / cell), self->n_columns - 1);
      guint row = MIN ((guint) ((self->y[i] - low[1]) / cell), self->n_rows - 1);

      self->cells[i] = row * self->n_columns + column;
      self->starts[self->cells[i]]++;
    }
  for (guint c = 1; c <= n_cells; c++)
    self->starts[c] += self->starts[c - 1];
  for (guint i = n; i-- > 0;)
    {
      guint at = --self->starts[self->cells[i]];

      self->order[at] = i;
      self->sorted[at] = self->x[i];
      self->sorted[n + MG_FORCE_LANES + at] = self->y[i];
      self->sorted[2 * ((gsize) n + MG_FORCE_LANES) + at] = self->weights[i];
    }
}

/* What those in places from @first up to @end push one at @x, @y, itself not at all.
 * MgForceLanes beyond the end are read, and not counted.
 */
MG_WIDE static void
add_pushes (const float *xs,
            const float *ys,
            const float *weights,
            guint        first,
            guint        end,
            float        x,
            float        y,
            float        sum[2])
{
  const Bits numbers = { 0, 1, 2, 3, 4, 5, 6, 7 };
  MgForceLanes sum_x = { 0.f }, sum_y = { 0.f };

  for (guint j = first; j < end; j += MG_FORCE_LANES)
    {
      Bits is_counted = numbers < (gint32) (end - j);
      MgForceLanes dx, dy, push;

      mg_force_push (xs + j, ys + j, weights + j, x, y, &dx, &dy, &push);
      push = (MgForceLanes) ((Bits) push & is_counted);
      sum_x += push * dx;
      sum_y += push * dy;
    }

  for (guint l = 0; l < MG_FORCE_LANES; l++)
    {
      sum[0] += sum_x[l];
      sum[1] += sum_y[l];
    }
}

static void
push_from_cells (const Local *self,
                 guint        i,
                 float        sum[2])
{
  gsize stride = (gsize) self->n + MG_FORCE_LANES;
  guint column = self->cells[i] % self->n_columns;
  guint row = self->cells[i] / self->n_columns;
  guint left = column > 0 ? column - 1 : 0;
  guint right = MIN (column + 1, self->n_columns - 1);

  for (guint r = row > 0 ? row - 1 : 0; r <= MIN (row + 1, self->n_rows - 1); r++)
    add_pushes (self->sorted, self->sorted + stride, self->sorted + 2 * stride,
                self->starts[r * self->n_columns + left],
                self->starts[r * self->n_columns + right + 1], self->x[i], self->y[i], sum);
  sum[0] *= self->weights[i];
  sum[1] *= self->weights[i];
}

static void
add_pulls (const Local *self,
           guint        i,
           float        sum[2])
{
  const MgLocalTask *task = self->task;

  for (guint k = task->offsets[i]; k < task->offsets[i + 1]; k++)
    {
      float dx = self->x[i] - self->x[task->targets[k]];
      float dy = self->y[i] - self->y[task->targets[k]];
      float square = dx * dx + dy * dy;
      float pull = link_weight (task, k)
                   * (MG_FORCE_FAR / sqrtf (1.f + FALLS_OFF * square) + MG_FORCE_NEAR / (1.f + square));

      sum[0] -= pull * dx;
      sum[1] -= pull * dy;
    }
}

static void
add_hold (const Local *self,
          guint        i,
          float        sum[2])
{
  float reach = sqrtf (self->x[i] * self->x[i] + self->y[i] * self->y[i]) + 1e-6f;
  float lack = self->task->reaches[i] - reach;
  float pull = self->task->hold * (self->weights[i] * self->weights[i] + 1.f) * lack
               / sqrtf (1.f + HOLD_FALLS * lack * lack);

  sum[0] += pull * self->x[i] / reach;
  sum[1] += pull * self->y[i] / reach;
}

static void
piece_cb (MgShare  *share,
          guint     piece,
          gpointer  user_data)
{
  Local *self = user_data;
  guint end = MIN ((piece + 1) * IN_PIECE, self->n);

  if (!mg_share_goes_on (share))
    return;

  for (guint k = piece * IN_PIECE; k < end; k++)
    {
      guint i = self->order[k];
      float sum[2] = { 0.f, 0.f };

      push_from_cells (self, i, sum);
      add_pulls (self, i, sum);
      if (self->task->reaches != NULL)
        add_hold (self, i, sum);
      self->moves_x[i] = sum[0];
      self->moves_y[i] = sum[1];
    }
}

gboolean
mg_local_run (const MgLocalTask  *self,
              const MgLayoutRun  *run,
              float              *x,
              float              *y,
              GError            **error)
{
  g_auto(Local) local = { 0 };
  guint n_pieces = (self->n + IN_PIECE - 1) / IN_PIECE;

  local_init (&local, self, x, y);
  for (guint round = 0; round < self->n_rounds; round++)
    {
      if (!mg_layout_run_check (run, (double) round / self->n_rounds, error))
        return FALSE;
      sort_into_cells (&local);
      if (!mg_share_out (n_pieces, self->n > LONG, 0, piece_cb, &local, NULL, run->cancellable, error))
        return FALSE;
      mg_force_move (self->n, 1.f - (float) round / (float) self->n_rounds, local.weights,
                     local.mobility, local.moves_x, local.moves_y, x, y);
    }

  return TRUE;
}
