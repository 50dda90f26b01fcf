/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout "projects": who takes part in what.
 *
 * Collective cooperations stand on a circle in the middle, one alone in its
 * centre.  The organisations that take part in one stand around them, on one
 * circle while they are few, on several when that would be very wide: those
 * that take part in most are innermost.  Order is found by taking part alone;
 * links between two organisations have no say.  Whoever takes part in nothing,
 * and what nobody takes part in, is in a strip below.
 */
#include "mg-layout-funcs.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-error.h"
#include "mg-overlap.h"
#include "mg-strip.h"
#include "mg-track.h"

#define AIR       1.15   /* between two circles, in reaches of a symbol */
#define SPREAD    1.3    /* between two collectives on their circle, likewise */
#define MOAT      2.     /* between collectives and organisations, likewise */
#define WIDEST    650.   /* the first circle of organisations, unless it has to be wider */

typedef struct
{
  MgSnapshot  *parts;      /* only pairs of an organisation and a collective */
  MgAdjacency *graph;      /* the same */
  gboolean    *is_out;
  guint       *nodes;
  GArray      *tracks;
} Projects;

static void
projects_clear (Projects *self)
{
  g_clear_pointer (&self->parts, mg_snapshot_unref);
  g_clear_pointer (&self->graph, mg_adjacency_free);
  g_free (self->is_out);
  g_free (self->nodes);
  g_clear_pointer (&self->tracks, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Projects, projects_clear)

static void
projects_init (Projects            *self,
               const MgLayoutInput *input)
{
  const MgSnapshot *all = input->graph;
  guint n = all->n_nodes;
  g_autofree guint *ends = g_new (guint, 2 * (gsize) all->n_pairs + 1);
  guint n_parts = 0;

  for (guint k = 0; k < all->n_pairs; k++)
    if (input->is_collective[all->ends[2 * k]] != input->is_collective[all->ends[2 * k + 1]])
      {
        ends[2 * n_parts] = all->ends[2 * k];
        ends[2 * n_parts + 1] = all->ends[2 * k + 1];
        n_parts++;
      }

  self->parts = mg_snapshot_new_plain (n, ends, n_parts, FALSE);
  self->graph = mg_adjacency_new (n, self->parts->ends, self->parts->n_pairs);
  self->is_out = g_new (gboolean, n);
  self->nodes = g_new (guint, n);
  self->tracks = g_array_new (FALSE, TRUE, sizeof (MgTrack));
  for (guint i = 0; i < n; i++)
    self->is_out[i] = mg_adjacency_degree (self->graph, i) == 0;
}

/* @first: where in the nodes the track's own begin */
static double
add_track (Projects *self,
           guint     first,
           guint     count,
           double    radius)
{
  MgTrack track = {
    .nodes = self->nodes + first, .n = count, .radius = radius, .span = 2. * G_PI,
  };

  g_array_append_val (self->tracks, track);

  return radius;
}

static guint
list_nodes (Projects            *self,
            const MgLayoutInput *input,
            gboolean             is_collective,
            guint                from)
{
  guint at = from;

  for (guint i = 0; i < input->graph->n_nodes; i++)
    if (!self->is_out[i] && input->is_collective[i] == is_collective)
      self->nodes[at++] = i;
  g_qsort_with_data (self->nodes + from, (int) (at - from), sizeof (guint),
                     mg_adjacency_compare_degrees, self->graph);

  return at;
}

static void
find_tracks (Projects            *self,
             const MgLayoutInput *input,
             double               reach)
{
  guint n_collectives = list_nodes (self, input, TRUE, 0);
  guint end = list_nodes (self, input, FALSE, n_collectives);
  double radius = add_track (self, 0, n_collectives,
                             mg_track_find_radius (n_collectives, 2. * G_PI, SPREAD * reach));
  double wished = mg_track_find_radius (end - n_collectives, 2. * G_PI, reach);

  radius = MAX (radius + MOAT * reach, MIN (wished, WIDEST));
  for (guint first = n_collectives; first < end; radius += AIR * reach)
    {
      guint capacity = MAX ((guint) (G_PI / asin (MIN (reach / 2. / radius, 1.))), 1);
      guint count = MIN (capacity, end - first);

      add_track (self, first, count, radius);
      first += count;
    }
}

/* Organisations that stand on circles already stay on theirs as far as these go. */
static void
keep_circles (Projects            *self,
              const MgLayoutInput *input)
{
  MgTrack *tracks = (MgTrack *) (void *) self->tracks->data;
  guint n_collectives = tracks[0].n;
  guint end = n_collectives;

  if (!mg_track_is_known (tracks, self->tracks->len, input))
    return;

  for (guint t = 1; t < self->tracks->len; t++)
    end += tracks[t].n;
  g_qsort_with_data (self->nodes + n_collectives, (int) (end - n_collectives), sizeof (guint),
                     mg_track_compare_distances, (gpointer) input);
}

gboolean
mg_layout_projects (const MgLayoutInput  *input,
                    MgProgress           *progress,
                    GCancellable         *cancellable,
                    double               *xy,
                    GError              **error)
{
  MgLayoutRun run = { progress, cancellable, 0., 1. };
  MgLayoutRun part = mg_layout_run_part (&run, 0.7, 1.);
  MgRoom room = mg_room_for_size (input->graph->n_nodes);
  MgLayoutInput two_sided = *input;
  g_auto(Projects) projects = { 0 };

  projects_init (&projects, input);
  if (projects.parts->n_pairs == 0)
    {
      g_set_error_literal (error, MG_ERROR, MG_ERROR_NO_SUCH_ITEM,
                           _("No organisation takes part in a collective cooperation yet, such as "
                             "a shared place or a joint project: add one with its participants, "
                             "then arrange the map around it."));
      return FALSE;
    }

  find_tracks (&projects, input, 1.001 * mg_room_get_reach (&room));
  keep_circles (&projects, input);
  two_sided.graph = projects.parts;
  if (!mg_track_hint (&two_sided, &run, xy, error) ||
      !mg_track_order ((MgTrack *) (void *) projects.tracks->data, projects.tracks->len,
                       projects.graph, NULL, input, xy, &part, error))
    return FALSE;

  mg_strip_put (input, projects.is_out, xy);

  return TRUE;
}
