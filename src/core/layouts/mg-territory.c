/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout "territory": where on earth organisations are.
 *
 * Latitude and longitude are taken as a plane about their mean (equirectangular,
 * true to distances there), north at the top.  A few that are very far away, as
 * seen from the median, are drawn nearer, in their direction, or all others
 * would lie in one point.  The drawing is as large as it takes for most
 * municipalities to be clear of each other.  Organisations of one municipality
 * are a sunflower (Vogel 1979) about its point, the one with most links in the
 * middle; then symbols that still meet are pushed apart.
 *
 * A collective without a place of its own stands in the nearest free place to
 * the mean of its participants; whoever else has none is in a strip below.
 */
#include "mg-layout-funcs.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "mg-adjacency.h"
#include "mg-error.h"
#include "mg-geometry.h"
#include "mg-overlap.h"
#include "mg-strip.h"

#define LEAST_PART   4       /* one in so many has to have a place */
#define SAME_PLACE   1e-3    /* degrees: about 100 m */
#define FAR_SHARE    0.8     /* part of the organisations that are never far */
#define FAR_TIMES    2.5     /* their reach, beyond which is far */
#define NEARER       0.5     /* of that reach, for each time e farther */
#define PETAL        0.95    /* between two of a sunflower, in rooms */
#define CLEAR_SHARE  0.75    /* part of the municipalities that have to be clear */
#define MOST_AIR     6.      /* the largest drawing to the smallest */
#define GOLDEN_ANGLE 2.399963229728653

typedef struct
{
  const MgLayoutInput *input;
  MgAdjacency         *graph;
  MgRoom               room;
  guint               *rows;      /* those that have a place */
  guint                n;
  double              *xy;        /* theirs */
  guint               *starts;    /* of municipalities, in rows; one more than there are */
  guint                n_groups;
} Territory;

static void
territory_clear (Territory *self)
{
  g_clear_pointer (&self->graph, mg_adjacency_free);
  g_free (self->rows);
  g_free (self->xy);
  g_free (self->starts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Territory, territory_clear)

static gboolean
is_located (const MgLayoutInput *input,
            guint                i)
{
  return fabs (input->earth[2 * i]) <= 90. && fabs (input->earth[2 * i + 1]) <= 180.;
}

static int
compare_numbers (const void *a,
                 const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* By municipality; then those with most links first, collectives last. */
static int
compare_located (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const Territory *self = data;
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;

  for (guint axis = 0; axis < 2; axis++)
    {
      double l = floor (self->input->earth[2 * left + axis] / SAME_PLACE + 0.5);
      double r = floor (self->input->earth[2 * right + axis] / SAME_PLACE + 0.5);

      if (l != r)
        return l < r ? -1 : 1;
    }

  if (self->input->is_collective[left] != self->input->is_collective[right])
    return self->input->is_collective[left] ? 1 : -1;

  return mg_adjacency_compare_degrees (a, b, self->graph);
}

static gboolean
are_together (const MgLayoutInput *input,
              guint                i,
              guint                j)
{
  return floor (input->earth[2 * i] / SAME_PLACE + 0.5)
         == floor (input->earth[2 * j] / SAME_PLACE + 0.5) &&
         floor (input->earth[2 * i + 1] / SAME_PLACE + 0.5)
         == floor (input->earth[2 * j + 1] / SAME_PLACE + 0.5);
}

static void
territory_init (Territory           *self,
                const MgLayoutInput *input)
{
  guint n = input->graph->n_nodes;

  self->input = input;
  self->graph = mg_adjacency_new (n, input->graph->ends, input->graph->n_pairs);
  self->room = mg_room_for_size (n);
  self->rows = g_new (guint, n + 1);
  self->starts = g_new (guint, n + 1);
  self->xy = g_new (double, 2 * (gsize) n + 1);

  for (guint i = 0; i < n; i++)
    if (is_located (input, i))
      self->rows[self->n++] = i;
  g_qsort_with_data (self->rows, (int) self->n, sizeof (guint), compare_located, self);

  for (guint k = 0; k < self->n; k++)
    if (k == 0 || !are_together (input, self->rows[k - 1], self->rows[k]))
      self->starts[self->n_groups++] = k;
  self->starts[self->n_groups] = self->n;
}

static gboolean
check_located (const Territory  *self,
               GError          **error)
{
  guint n_all = 0;
  guint n_located = 0;

  for (guint i = 0; i < self->input->graph->n_nodes; i++)
    if (!self->input->is_collective[i])
      {
        n_all++;
        n_located += is_located (self->input, i) ? 1 : 0;
      }

  if (self->n > 0 && n_located * LEAST_PART >= n_all)
    return TRUE;

  if (n_located == 0)
    g_set_error_literal (error, MG_ERROR, MG_ERROR_NO_SUCH_ITEM,
                         _("No organisation has the latitude and longitude of its municipality: "
                           "fill them in, at least for one organisation in four, to see the map "
                           "on the territory."));
  else
    g_set_error (error, MG_ERROR, MG_ERROR_NO_SUCH_ITEM,
                 g_dngettext (GETTEXT_PACKAGE,
                              "Only %u organisation out of %u has the latitude and longitude of "
                              "its municipality: fill them in, at least for one organisation in "
                              "four, to see the map on the territory.",
                              "Only %u organisations out of %u have the latitude and longitude of "
                              "their municipality: fill them in, at least for one organisation in "
                              "four, to see the map on the territory.", n_located),
                 n_located, n_all);

  return FALSE;
}

/* All of a municipality in its point, in degrees of the meridian. */
static void
project (Territory *self)
{
  const double *earth = self->input->earth;
  double mean[2] = { 0., 0. };

  for (guint k = 0; k < self->n; k++)
    for (guint axis = 0; axis < 2; axis++)
      mean[axis] += earth[2 * self->rows[k] + axis] / self->n;

  for (guint g = 0; g < self->n_groups; g++)
    for (guint k = self->starts[g]; k < self->starts[g + 1]; k++)
      {
        const double *place = earth + 2 * self->rows[self->starts[g]];

        self->xy[2 * k] = (place[1] - mean[1]) * cos (mean[0] * G_PI / 180.);
        self->xy[2 * k + 1] = mean[0] - place[0];
      }
}

static double
find_quantile (const double *values,
               guint         n,
               guint         stride,
               double        share)
{
  g_autofree double *sorted = g_new (double, n);

  for (guint k = 0; k < n; k++)
    sorted[k] = values[stride * k];
  qsort (sorted, n, sizeof *sorted, compare_numbers);

  return sorted[(guint) (share * (n - 1))];
}

static void
draw_far_ones_nearer (Territory *self)
{
  g_autofree double *distances = g_new (double, self->n);
  double middle[2] = {
    find_quantile (self->xy, self->n, 2, 0.5), find_quantile (self->xy + 1, self->n, 2, 0.5),
  };
  double far;

  mg_places_move (self->xy, self->n, -middle[0], -middle[1]);
  for (guint k = 0; k < self->n; k++)
    distances[k] = hypot (self->xy[2 * k], self->xy[2 * k + 1]);

  far = FAR_TIMES * find_quantile (distances, self->n, 1, FAR_SHARE);
  for (guint k = 0; k < self->n; k++)
    if (far > 0. && distances[k] > far)
      mg_places_scale (self->xy + 2 * k, 1,
                       far * (1. + NEARER * log (distances[k] / far)) / distances[k]);
}

/* The scale at which two sunflowers are clear of each other. */
static double
find_clear_scale (const Territory *self,
                  guint            g,
                  guint            h)
{
  const double *one = self->xy + 2 * self->starts[g];
  const double *other = self->xy + 2 * self->starts[h];
  double height = self->room.is_disc ? self->room.width : self->room.height;
  double size = 1. + PETAL * (sqrt (self->starts[g + 1] - self->starts[g]) - 1.)
                + PETAL * (sqrt (self->starts[h + 1] - self->starts[h]) - 1.);

  return size * MIN (self->room.width / MAX (fabs (one[0] - other[0]), 1e-9),
                     height / MAX (fabs (one[1] - other[1]), 1e-9));
}

/* As large as it takes for most sunflowers to be clear, but never so large that
 * symbols are few and far between.
 */
static gboolean
find_scale (Territory          *self,
            const MgLayoutRun  *run,
            GError            **error)
{
  g_autofree double *scales = g_new0 (double, self->n_groups + 1);
  double bounds[4];
  double diagonal;
  double least;

  mg_places_get_bounds (self->xy, self->n, bounds);
  diagonal = hypot (bounds[2] - bounds[0], bounds[3] - bounds[1]);
  if (diagonal <= 0.)
    return TRUE;

  for (guint g = 0; g < self->n_groups; g++)
    {
      if (!mg_layout_run_check (run, 0.5 * g / self->n_groups, error))
        return FALSE;
      for (guint h = 0; h < self->n_groups; h++)
        if (h != g)
          scales[g] = MAX (scales[g], find_clear_scale (self, g, h));
    }

  least = sqrt (self->n) * mg_room_get_reach (&self->room) / diagonal;
  mg_places_scale (self->xy, self->n,
                   CLAMP (find_quantile (scales, self->n_groups, 1, CLEAR_SHARE), least,
                          MOST_AIR * least));

  return TRUE;
}

static void
spread (Territory *self)
{
  double width = PETAL * self->room.width;
  double height = PETAL * (self->room.is_disc ? self->room.width : self->room.height);

  for (guint g = 0; g < self->n_groups; g++)
    for (guint k = self->starts[g]; k < self->starts[g + 1]; k++)
      {
        guint petal = k - self->starts[g];

        self->xy[2 * k] += width * sqrt (petal) * cos (petal * GOLDEN_ANGLE);
        self->xy[2 * k + 1] += height * sqrt (petal) * sin (petal * GOLDEN_ANGLE);
      }
}

/* Whether @i, which has no place, is a collective of which a participant has one. */
static gboolean
put_collective (const Territory *self,
                guint            i,
                double          *xy)
{
  double sum[2] = { 0., 0. };
  guint count = 0;

  for (guint k = self->graph->offsets[i]; k < self->graph->offsets[i + 1]; k++)
    if (is_located (self->input, self->graph->targets[k]))
      {
        sum[0] += xy[2 * self->graph->targets[k]];
        sum[1] += xy[2 * self->graph->targets[k] + 1];
        count++;
      }

  if (count == 0 || !self->input->is_collective[i])
    return FALSE;

  xy[2 * i] = sum[0] / count;
  xy[2 * i + 1] = sum[1] / count;

  return TRUE;
}

static gboolean
put_others (const Territory    *self,
            double             *xy,
            const MgLayoutRun  *run,
            GError            **error)
{
  guint n = self->input->graph->n_nodes;
  g_autofree gboolean *is_out = g_new0 (gboolean, n + 1);
  g_autofree gboolean *is_fixed = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    {
      gboolean is_here = is_located (self->input, i);
      gboolean is_among = !is_here && put_collective (self, i, xy);

      is_out[i] = !is_here && !is_among;
      is_fixed[i] = !is_among;
    }
  mg_strip_put (self->input, is_out, xy);

  return mg_room_seat (&self->room, is_fixed, xy, n, run, error);
}

gboolean
mg_layout_territory (const MgLayoutInput  *input,
                     MgProgress           *progress,
                     GCancellable         *cancellable,
                     double               *xy,
                     GError              **error)
{
  MgLayoutRun run = { progress, cancellable, 0., 1. };
  g_auto(Territory) territory = { 0 };

  territory_init (&territory, input);
  if (!check_located (&territory, error))
    return FALSE;

  project (&territory);
  draw_far_ones_nearer (&territory);
  if (!find_scale (&territory, &run, error))
    return FALSE;

  spread (&territory);
  if (!mg_room_make (&territory.room, NULL, territory.xy, territory.n, &run, error))
    return FALSE;

  for (guint k = 0; k < territory.n; k++)
    memcpy (xy + 2 * territory.rows[k], territory.xy + 2 * k, 2 * sizeof *xy);

  return put_others (&territory, xy, &run, error);
}
