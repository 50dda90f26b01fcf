/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The barycentre method (Sugiyama, Tagawa, Toda 1981) in bands without bends: a
 * node's wish is the mean of its neighbours along the band.  A band's nodes are
 * sorted by their wishes and then put as near to them as the room of symbols
 * lets them, in the sense of least squares (pooling adjacent violators, Ayer et
 * al. 1955).
 */
#include "mg-rows.h"

#include <math.h>
#include <stdlib.h>

#include "mg-crossings.h"
#include "mg-geometry.h"
#include "mg-overlap.h"

#define N_SWEEPS    30
#define ASPECT      1.6     /* width to height of the whole */
#define OWN_WEIGHT  0.3     /* of the present place among the neighbours' */
#define WIDE        1.15    /* a cell to the room of its symbol, in width */
#define DEEP        1.45    /* and in height: names are below symbols */
#define BETWEEN     1.1     /* free space between two bands, in lines */
#define NARROW      0.6     /* where there are many */
#define MANY_BANDS  7
#define WIDEST      2.6     /* times the room it needs that a node in a band gets */
#define FEW_IN_BAND 8       /* more, and links within it take three lines */
#define MOST        0.7     /* of all stand in bands already */

typedef struct
{
  guint  node;
  double at;
} Wish;

typedef struct
{
  const MgLayoutInput *input;
  const MgAdjacency   *graph;
  gboolean             is_upright;
  guint                n_bands;
  guint               *starts;     /* of bands in the nodes; n_bands + 1 */
  guint               *n_lines;
  double              *across;     /* of a band's first line */
  double              *gaps;       /* along, between the nodes of a band */
  guint               *nodes;      /* band by band, in their order along it */
  double              *along;      /* by node */
  double               step;       /* along, on one line */
  double               line;       /* across, from line to line */
  double              *xy;
} Rows;

static void
rows_clear (Rows *self)
{
  g_free (self->starts);
  g_free (self->n_lines);
  g_free (self->across);
  g_free (self->gaps);
  g_free (self->nodes);
  g_free (self->along);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

static void
fill_bands (Rows *self)
{
  guint n_groups = mg_layout_input_count_groups (self->input);
  guint n = self->graph->n;
  guint at = 0;

  for (guint group = 0; group < n_groups; group++)
    {
      self->starts[self->n_bands] = at;
      for (guint i = 0; i < n; i++)
        if (mg_layout_input_get_group (self->input, i) == group)
          self->nodes[at++] = i;
      self->n_bands += at > self->starts[self->n_bands] ? 1 : 0;
    }
  self->starts[self->n_bands] = at;
}

static guint
get_size (const Rows *self,
          guint       band)
{
  return self->starts[band + 1] - self->starts[band];
}

static guint
count_inner_links (const Rows *self,
                   guint       band)
{
  const MgAdjacency *graph = self->graph;
  guint group = mg_layout_input_get_group (self->input, self->nodes[self->starts[band]]);
  guint count = 0;

  for (guint k = self->starts[band]; k < self->starts[band + 1]; k++)
    for (guint l = graph->offsets[self->nodes[k]]; l < graph->offsets[self->nodes[k] + 1]; l++)
      count += mg_layout_input_get_group (self->input, graph->targets[l]) == group ? 1 : 0;

  return count / 2;
}

static double
get_between (const Rows *self)
{
  return self->n_bands < MANY_BANDS ? BETWEEN : NARROW;
}

/* How far all bands extend across, with @per_line on a line. */
static double
find_depth (const Rows  *self,
            const guint *least,
            guint        per_line,
            guint       *n_lines)
{
  double depth = 0.;

  for (guint band = 0; band < self->n_bands; band++)
    {
      n_lines[band] = MAX (least[band], (get_size (self, band) - 1) / per_line + 1);
      n_lines[band] = MIN (n_lines[band], get_size (self, band));
      depth += (n_lines[band] + get_between (self)) * self->line;
    }

  return depth;
}

/* Bands side by side, about 0. */
static void
put_across (Rows *self)
{
  double depth = 0.;

  for (guint band = 0; band < self->n_bands; band++)
    {
      self->across[band] = depth;
      depth += (self->n_lines[band] + get_between (self)) * self->line;
    }
  for (guint band = 0; band < self->n_bands; band++)
    self->across[band] -= depth / 2.;
}

/* As many on a line as makes the whole about as wide as a screen is. */
static void
find_lines (Rows *self)
{
  g_autofree guint *least = g_new (guint, self->n_bands + 1);
  double depth = 0.;

  for (guint band = 0; band < self->n_bands; band++)
    {
      guint size = get_size (self, band);

      least[band] = 1;
      if (size > 2 && 2 * count_inner_links (self, band) >= size)
        least[band] = size > FEW_IN_BAND ? 3 : 2;
    }

  for (guint per_line = MIN (4, self->graph->n); per_line <= self->graph->n; per_line++)
    {
      double length = per_line * self->step;

      depth = find_depth (self, least, per_line, self->n_lines);
      if (self->is_upright ? depth <= ASPECT * length : length >= ASPECT * depth)
        break;
    }

  put_across (self);
}

/* All bands are about as long as the longest, if that does not spread those of
 * few too far apart.
 */
static void
find_gaps (Rows *self)
{
  guint last = self->n_bands - 1;
  double depth = self->across[last] + self->n_lines[last] * self->line - self->across[0];
  double length = self->is_upright ? depth / ASPECT : depth * ASPECT;

  for (guint band = 0; band < self->n_bands; band++)
    length = MAX (length, get_size (self, band) * self->step / self->n_lines[band]);

  for (guint band = 0; band < self->n_bands; band++)
    {
      double least = self->step / self->n_lines[band];

      self->gaps[band] = CLAMP (length / get_size (self, band), least, WIDEST * least);
    }
}

static void
rows_init (Rows                *self,
           const MgLayoutInput *input,
           const MgAdjacency   *graph,
           gboolean             is_upright,
           const double        *hint,
           double              *xy)
{
  guint n_groups = mg_layout_input_count_groups (input);
  MgRoom room = mg_room_for_size (graph->n);
  double width = WIDE * room.width;
  double height = room.is_disc ? width : DEEP * room.height;

  self->input = input;
  self->graph = graph;
  self->is_upright = is_upright;
  self->starts = g_new0 (guint, n_groups + 1);
  self->n_lines = g_new0 (guint, n_groups + 1);
  self->across = g_new0 (double, n_groups + 1);
  self->gaps = g_new0 (double, n_groups + 1);
  self->nodes = g_new (guint, graph->n + 1);
  self->along = g_new (double, graph->n + 1);
  self->step = is_upright ? height : width;
  self->line = is_upright ? width : height;
  self->xy = xy;
  for (guint i = 0; i < graph->n; i++)
    self->along[i] = hint[2 * i + (is_upright ? 1 : 0)];

  fill_bands (self);
  find_lines (self);
  find_gaps (self);
}

static void
put_band (Rows  *self,
          guint  band)
{
  guint first = self->starts[band];

  for (guint k = first; k < self->starts[band + 1]; k++)
    {
      guint i = self->nodes[k];
      double across = self->across[band] + (k - first) % self->n_lines[band] * self->line;

      self->xy[2 * i] = self->is_upright ? across : self->along[i];
      self->xy[2 * i + 1] = self->is_upright ? self->along[i] : across;
    }
}

static double
find_wish (const Rows *self,
           guint       i)
{
  const MgAdjacency *graph = self->graph;
  guint degree = mg_adjacency_degree (graph, i);
  double sum = OWN_WEIGHT * self->along[i];

  for (guint k = graph->offsets[i]; k < graph->offsets[i + 1]; k++)
    sum += self->along[graph->targets[k]];

  return sum / (degree + OWN_WEIGHT);
}

static int
compare_wishes (const void *a,
                const void *b)
{
  const Wish *left = a;
  const Wish *right = b;

  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;

  return left->node < right->node ? -1 : left->node > right->node;
}

/* Sorted wishes become places at least @gap apart, as near to them as can be.
 * @sums, @counts: scratch space for blocks of those that touch
 */
static void
keep_apart (Wish   *wishes,
            guint   n,
            double  gap,
            double *sums,
            guint  *counts)
{
  guint n_blocks = 0;
  guint k = 0;

  for (guint i = 0; i < n; i++)
    {
      sums[n_blocks] = wishes[i].at - i * gap;
      counts[n_blocks++] = 1;
      while (n_blocks > 1 && sums[n_blocks - 1] * counts[n_blocks - 2]
                             <= sums[n_blocks - 2] * counts[n_blocks - 1])
        {
          n_blocks--;
          sums[n_blocks - 1] += sums[n_blocks];
          counts[n_blocks - 1] += counts[n_blocks];
        }
    }

  for (guint block = 0; block < n_blocks; block++)
    for (guint end = k + counts[block]; k < end; k++)
      wishes[k].at = sums[block] / counts[block] + k * gap;
}

static void
sort_band (Rows   *self,
           guint   band,
           Wish   *wishes,
           double *sums,
           guint  *counts)
{
  guint first = self->starts[band];
  guint n = get_size (self, band);

  for (guint k = 0; k < n; k++)
    {
      wishes[k].node = self->nodes[first + k];
      wishes[k].at = find_wish (self, wishes[k].node);
    }
  qsort (wishes, n, sizeof *wishes, compare_wishes);
  keep_apart (wishes, n, self->gaps[band], sums, counts);

  for (guint k = 0; k < n; k++)
    {
      self->nodes[first + k] = wishes[k].node;
      self->along[wishes[k].node] = wishes[k].at;
    }
  put_band (self, band);
}

/* Down and up again, by turns. */
static gboolean
sweep_all (Rows               *self,
           const MgLayoutRun  *run,
           GError            **error)
{
  guint n = self->graph->n;
  g_autofree Wish *wishes = g_new (Wish, n + 1);
  g_autofree double *sums = g_new (double, n + 1);
  g_autofree guint *counts = g_new (guint, n + 1);
  g_autofree guint *best_nodes = g_new (guint, n + 1);
  g_autofree double *best_along = g_new (double, n + 1);
  double least = (double) INFINITY;

  for (guint sweep = 0; sweep < N_SWEEPS; sweep++)
    {
      double cost;

      if (!mg_layout_run_check (run, 0.7 * sweep / N_SWEEPS, error))
        return FALSE;
      for (guint band = 0; band < self->n_bands; band++)
        sort_band (self, sweep % 2 == 0 ? band : self->n_bands - 1 - band, wishes, sums, counts);

      cost = mg_crossings_cost (self->graph, self->xy);
      if (cost < least)
        {
          least = cost;
          memcpy (best_nodes, self->nodes, n * sizeof *best_nodes);
          memcpy (best_along, self->along, n * sizeof *best_along);
        }
    }

  memcpy (self->nodes, best_nodes, n * sizeof *best_nodes);
  memcpy (self->along, best_along, n * sizeof *best_along);
  for (guint band = 0; band < self->n_bands; band++)
    put_band (self, band);

  return TRUE;
}

static gboolean
try_exchange (Rows  *self,
              guint *left,
              guint *right)
{
  guint node = *left;
  double along = self->along[node];

  if (!mg_crossings_try_exchange (self->graph, self->xy, *left, *right))
    return FALSE;

  self->along[node] = self->along[*right];
  self->along[*right] = along;
  *left = *right;
  *right = node;

  return TRUE;
}

static gboolean
exchange_neighbours (Rows               *self,
                     const MgLayoutRun  *run,
                     GError            **error)
{
  gboolean is_better = mg_crossings_are_few_links (self->graph);

  for (guint pass = 0; pass < N_SWEEPS && is_better; pass++)
    {
      is_better = FALSE;
      for (guint band = 0; band < self->n_bands; band++)
        for (guint k = self->starts[band]; k < self->starts[band + 1]; k++)
          for (guint next = k + 1; next < MIN (k + 4, self->starts[band + 1]); next++)
            {
              if (!mg_layout_run_check (run, 0.7 + 0.3 * pass / N_SWEEPS, error))
                return FALSE;
              is_better |= try_exchange (self, &self->nodes[k], &self->nodes[next]);
            }
    }

  return TRUE;
}

/* Bands of few leave the drawing flat: it is stretched, which crosses nothing. */
static void
stretch (Rows *self)
{
  guint n = self->graph->n;
  guint axis = self->is_upright ? 1 : 0;
  double bounds[4];
  double length;
  double depth;

  mg_places_get_bounds (self->xy, n, bounds);
  length = bounds[axis + 2] - bounds[axis];
  depth = bounds[3 - axis] - bounds[1 - axis];
  depth *= self->is_upright ? 1. / ASPECT : ASPECT;

  for (guint i = 0; i < n && length > 0.; i++)
    self->xy[2 * i + axis] *= CLAMP (depth / length, 1., WIDEST);
}

/* On which line of its band everybody stands, if bands stand as they are to be:
 * below each other, and none of more lines than it may have.
 * @lines: (out): by node; G_MAXUINT for new ones
 */
static gboolean
find_known_lines (Rows  *self,
                  guint *lines)
{
  g_autofree Wish *wishes = g_new (Wish, self->graph->n + 1);
  guint axis = self->is_upright ? 0 : 1;
  double last = (double) -INFINITY;
  guint n_known = 0;

  for (guint band = 0; band < self->n_bands; band++)
    {
      guint n_lines = 0;
      guint n = 0;

      for (guint k = self->starts[band]; k < self->starts[band + 1]; k++)
        {
          guint i = self->nodes[k];

          lines[i] = G_MAXUINT;
          if (mg_layout_input_has_place (self->input, i) && !self->input->is_pinned[i])
            wishes[n++] = (Wish) { .node = i, .at = self->input->xy[2 * i + axis] };
        }
      qsort (wishes, n, sizeof *wishes, compare_wishes);
      if (n > 0 && wishes[0].at < last + self->line / 2.)
        return FALSE;

      for (guint k = 0; k < n; k++)
        {
          n_lines += k == 0 || wishes[k].at > wishes[k - 1].at + 1. ? 1 : 0;
          lines[wishes[k].node] = n_lines - 1;
          last = wishes[k].at;
        }
      if (n_lines > self->n_lines[band] + 1)
        return FALSE;
      self->n_lines[band] = MAX (n_lines, 1);
      n_known += n;
    }

  return n_known >= MOST * self->graph->n;
}

/* Those of one line, in the order in which they stand, only as far on as they must
 * to be clear of each other.
 */
static void
keep_line (Rows        *self,
           guint        band,
           guint        line,
           const guint *lines,
           Wish        *wishes,
           double      *sums,
           guint       *counts)
{
  guint n = 0;

  for (guint k = self->starts[band]; k < self->starts[band + 1]; k++)
    if (lines[self->nodes[k]] == line)
      wishes[n++] = (Wish) { .node = self->nodes[k], .at = self->along[self->nodes[k]] };
  qsort (wishes, n, sizeof *wishes, compare_wishes);
  keep_apart (wishes, n, self->step, sums, counts);

  for (guint k = 0; k < n; k++)
    {
      guint i = wishes[k].node;
      double across = self->across[band] + line * self->line;

      self->xy[2 * i] = self->is_upright ? across : wishes[k].at;
      self->xy[2 * i + 1] = self->is_upright ? wishes[k].at : across;
    }
}

/* New ones go to the line of their band that has fewest, beside their neighbours. */
static void
join_lines (Rows  *self,
            guint  band,
            guint *lines)
{
  g_autofree guint *sizes = g_new0 (guint, self->n_lines[band]);

  for (guint k = self->starts[band]; k < self->starts[band + 1]; k++)
    if (lines[self->nodes[k]] != G_MAXUINT)
      sizes[lines[self->nodes[k]]]++;

  for (guint k = self->starts[band]; k < self->starts[band + 1]; k++)
    if (lines[self->nodes[k]] == G_MAXUINT)
      {
        guint line = 0;

        for (guint l = 1; l < self->n_lines[band]; l++)
          line = sizes[l] < sizes[line] ? l : line;
        lines[self->nodes[k]] = line;
        sizes[line]++;
      }
}

/* Returns the cost of what stands there with the new ones in it; endless if that is
 * no such arrangement.
 */
static double
keep_all (Rows *self)
{
  guint n = self->graph->n;
  guint axis = self->is_upright ? 1 : 0;
  g_autofree guint *lines = g_new (guint, n + 1);
  g_autofree Wish *wishes = g_new (Wish, n + 1);
  g_autofree double *sums = g_new (double, n + 1);
  g_autofree guint *counts = g_new (guint, n + 1);
  g_autofree double *wished = g_new (double, n + 1);

  if (!find_known_lines (self, lines))
    return (double) INFINITY;

  for (guint i = 0; i < n; i++)
    self->along[i] = mg_layout_input_has_place (self->input, i) ? self->input->xy[2 * i + axis] : 0.;
  for (guint i = 0; i < n; i++)
    wished[i] = mg_layout_input_has_place (self->input, i) ? self->along[i] : find_wish (self, i);
  memcpy (self->along, wished, n * sizeof *wished);

  put_across (self);
  for (guint band = 0; band < self->n_bands; band++)
    {
      join_lines (self, band, lines);
      for (guint line = 0; line < self->n_lines[band]; line++)
        keep_line (self, band, line, lines, wishes, sums, counts);
    }

  return mg_crossings_cost (self->graph, self->xy);
}

static double
keep_known (const MgLayoutInput *input,
            const MgAdjacency   *graph,
            gboolean             is_upright,
            const double        *hint,
            double              *xy)
{
  g_auto(Rows) rows = { 0 };

  rows_init (&rows, input, graph, is_upright, hint, xy);

  return keep_all (&rows);
}

gboolean
mg_rows_arrange (const MgLayoutInput  *input,
                 const MgAdjacency    *graph,
                 gboolean              is_upright,
                 const double         *hint,
                 const MgLayoutRun    *run,
                 double               *xy,
                 GError              **error)
{
  g_auto(Rows) rows = { 0 };
  g_autofree double *kept = g_new (double, 2 * (gsize) graph->n + 1);
  double cost = keep_known (input, graph, is_upright, hint, kept);

  rows_init (&rows, input, graph, is_upright, hint, xy);

  if (!sweep_all (&rows, run, error) || !exchange_neighbours (&rows, run, error))
    return FALSE;

  stretch (&rows);
  if (cost <= mg_crossings_as_good (mg_crossings_cost (graph, xy)))
    memcpy (xy, kept, 2 * (gsize) graph->n * sizeof *xy);

  return TRUE;
}
