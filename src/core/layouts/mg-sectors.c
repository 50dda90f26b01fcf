/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout "sectors": the circle is divided among the groups, or the kinds,
 * that there are, in their order, then those of none, then collectives.  A
 * sector's angle is in proportion to the number of its items, but none is very
 * thin; a gap of one symbol is kept between two.  In a sector items stand on
 * arcs; the inner arcs have those with most links.  All sectors have arcs of the same radii, the
 * first as wide as it takes for the smallest sector to hold one.
 */
#include "mg-track.h"

#include <math.h>

#include "mg-overlap.h"

#define TURN    (2. * G_PI)
#define THIN    0.3    /* a sector's least part of what it had if all were equal */
#define AIR     1.1    /* between two arcs, in reaches of a symbol */

typedef struct
{
  const MgAdjacency *graph;
  guint              n_sectors;
  guint             *counts;
  guint            **members;
  GArray            *tracks;
  guint             *nodes;
} Sectors;

static void
sectors_clear (Sectors *self)
{
  for (guint s = 0; s < self->n_sectors; s++)
    g_free (self->members[s]);
  g_free (self->members);
  g_free (self->counts);
  g_free (self->nodes);
  g_clear_pointer (&self->tracks, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sectors, sectors_clear)

static void
sectors_init (Sectors             *self,
              const MgLayoutInput *input,
              const MgAdjacency   *graph)
{
  guint n = input->graph->n_nodes;

  self->graph = graph;
  self->n_sectors = mg_layout_input_count_groups (input);
  self->counts = g_new0 (guint, self->n_sectors);
  self->members = g_new0 (guint *, self->n_sectors);
  self->tracks = g_array_new (FALSE, TRUE, sizeof (MgTrack));
  self->nodes = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    self->counts[mg_layout_input_get_group (input, i)]++;
  for (guint s = 0; s < self->n_sectors; s++)
    self->members[s] = g_new (guint, self->counts[s] + 1);

  memset (self->counts, 0, self->n_sectors * sizeof *self->counts);
  for (guint i = 0; i < n; i++)
    {
      guint sector = mg_layout_input_get_group (input, i);

      self->members[sector][self->counts[sector]++] = i;
    }
  for (guint s = 0; s < self->n_sectors; s++)
    g_qsort_with_data (self->members[s], (int) self->counts[s], sizeof (guint),
                       mg_adjacency_compare_degrees, (gpointer) graph);
}

/* Half of the gap between two sectors, as an angle, at @radius. */
static double
half_gap (double radius,
          double reach)
{
  return asin (MIN (reach / 2. / radius, 1.));
}

/* How many items fit on an arc: the gap is theirs too, as each has half of what
 * is between two on either side.
 */
static guint
find_capacity (double radius,
               double span,
               double reach)
{
  double step = 2. * half_gap (radius, reach);

  return (guint) MAX (floor ((span - step) / step), 0.);
}

static double
find_first_radius (double smallest_span,
                   double reach)
{
  double radius = reach;

  while (find_capacity (radius, smallest_span, reach) == 0)
    radius += reach / 4.;

  return radius;
}

/* @at: how many places of @nodes are taken */
static guint
fill_sector (Sectors *self,
             guint    sector,
             double   start,
             double   span,
             double   radius,
             double   reach,
             guint    at)
{
  for (guint first = 0; first < self->counts[sector]; radius += AIR * reach)
    {
      double gap = half_gap (radius, reach);
      MgTrack track = {
        .nodes = self->nodes + at,
        .n = MIN (find_capacity (radius, span, reach), self->counts[sector] - first),
        .radius = radius,
        .start = start + gap,
        .span = span - 2. * gap,
      };

      memcpy (track.nodes, self->members[sector] + first, track.n * sizeof (guint));
      g_array_append_val (self->tracks, track);
      first += track.n;
      at += track.n;
    }

  return at;
}

/* @spans: (out): the sectors' angles; 0 for those without items
 * Returns the smallest of the others.
 */
static double
find_spans (const Sectors *self,
            guint          n,
            double        *spans)
{
  double smallest = TURN;
  double total = 0.;
  guint n_present = 0;

  for (guint s = 0; s < self->n_sectors; s++)
    n_present += self->counts[s] > 0 ? 1 : 0;
  for (guint s = 0; s < self->n_sectors; s++)
    {
      spans[s] = self->counts[s] > 0 ? MAX ((double) self->counts[s], THIN * n / n_present) : 0.;
      total += spans[s];
    }
  for (guint s = 0; s < self->n_sectors; s++)
    {
      spans[s] *= TURN / total;
      if (self->counts[s] > 0)
        smallest = MIN (smallest, spans[s]);
    }

  return smallest;
}

static void
fill_all (Sectors *self,
          guint    n,
          double   reach)
{
  g_autofree double *spans = g_new (double, self->n_sectors);
  double radius = find_first_radius (find_spans (self, n, spans), reach);
  double start = -G_PI / 2.;
  guint at = 0;

  for (guint s = 0; s < self->n_sectors; s++)
    {
      at = fill_sector (self, s, start, spans[s], radius, reach, at);
      start += spans[s];
    }
}

/* Those that are in sectors already stay on their arcs as far as these go. */
static void
keep_arcs (Sectors             *self,
           const MgLayoutInput *input,
           double               reach)
{
  if (!mg_track_is_known ((const MgTrack *) (void *) self->tracks->data, self->tracks->len, input))
    return;

  for (guint s = 0; s < self->n_sectors; s++)
    g_qsort_with_data (self->members[s], (int) self->counts[s], sizeof (guint),
                       mg_track_compare_distances, (gpointer) input);
  g_array_set_size (self->tracks, 0);
  fill_all (self, input->graph->n_nodes, reach);
}

gboolean
mg_layout_sectors (const MgLayoutInput  *input,
                   MgProgress           *progress,
                   GCancellable         *cancellable,
                   double               *xy,
                   GError              **error)
{
  guint n = input->graph->n_nodes;
  MgLayoutRun run = { progress, cancellable, 0., 1. };
  MgLayoutRun part = mg_layout_run_part (&run, 0.7, 1.);
  MgRoom room = mg_room_for_size (n);
  g_autoptr(MgAdjacency) graph = mg_adjacency_new (n, input->graph->ends, input->graph->n_pairs);
  g_auto(Sectors) sectors = { 0 };

  sectors_init (&sectors, input, graph);
  fill_all (&sectors, n, 1.001 * mg_room_get_reach (&room));
  keep_arcs (&sectors, input, 1.001 * mg_room_get_reach (&room));

  return mg_track_hint (input, &run, xy, error) &&
         mg_track_order ((MgTrack *) (void *) sectors.tracks->data, sectors.tracks->len, graph,
                         NULL, input, xy, &part, error);
}
