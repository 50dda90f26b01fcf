/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-census.h"

#include <math.h>

#include "mg-cohesion.h"
#include "mg-igraph.h"
#include "mg-partners.h"

#define MAX_ORGANISATIONS 2000
#define MAX_NAMED         100
#define N_TRIADS          16

/* In igraph's order. */
static const char * const triads[N_TRIADS] = {
  "003", "012", "102", "021D", "021U", "021C", "111D", "111U",
  "030T", "030C", "201", "120D", "120U", "120C", "210", "300",
};

static double
choose_two (double n)
{
  return n * (n - 1.) / 2.;
}

/* Pairs are sorted: the way back of an arc can be looked up. */
static gboolean
has_pair (const MgSnapshot *graph,
          guint             source,
          guint             target)
{
  gsize low = 0;
  gsize high = graph->n_pairs;

  while (low < high)
    {
      gsize middle = (low + high) / 2;
      guint first = graph->ends[2 * middle];
      guint second = graph->ends[2 * middle + 1];

      if (first == source && second == target)
        return TRUE;
      if (first < source || (first == source && second < target))
        low = middle + 1;
      else
        high = middle;
    }

  return FALSE;
}

MG_DECLARE_GRID (mg_dyad_census)
{
  MgGrid *grid = mg_grid_new ();
  double mutual = graph->directed ? 0. : graph->n_pairs;
  double asymmetric = 0.;

  for (gsize i = 0; graph->directed && i < graph->n_pairs; i++)
    {
      if (!has_pair (graph, graph->ends[2 * i + 1], graph->ends[2 * i]))
        asymmetric++;
      else
        mutual += .5;
    }

  mg_grid_set (grid, "mutual", "number", mg_figure_count (mutual));
  mg_grid_set (grid, "asymmetric", "number", mg_figure_count (asymmetric));
  mg_grid_set (grid, "null", "number", mg_figure_count (choose_two (graph->n_nodes) - mutual - asymmetric));

  return grid;
}

static igraph_error_t
triads_func (const igraph_t *network,
             gpointer        user_data)
{
  double *counts = user_data;
  igraph_vector_t found;

  IGRAPH_CHECK (igraph_vector_init (&found, 0));
  IGRAPH_FINALLY (igraph_vector_destroy, &found);
  IGRAPH_CHECK (igraph_triad_census (network, &found));
  for (guint i = 0; i < N_TRIADS; i++)
    counts[i] = VECTOR (found)[i];
  igraph_vector_destroy (&found);
  IGRAPH_FINALLY_CLEAN (1);

  return IGRAPH_SUCCESS;
}

/* Without directions four kinds are left, which links, triples and triangles tell. */
static gboolean
count_undirected (const MgSnapshot  *graph,
                  MgProgress        *progress,
                  GCancellable      *cancellable,
                  double            *counts,
                  GError           **error)
{
  double n = graph->n_nodes;
  double *none = &counts[0], *one = &counts[2], *two = &counts[10], *three = &counts[15];
  MgFigure triples;

  if (!mg_transitivity (graph, progress, cancellable, &triples, error))
    return FALSE;

  *three = triples.numerator / 3.;
  *two = triples.denominator - triples.numerator;
  *one = graph->n_pairs * (n - 2.) - 2. * *two - 3. * *three;
  *none = n * (n - 1.) * (n - 2.) / 6. - *one - *two - *three;

  return TRUE;
}

static gboolean
count_triads (const MgSnapshot  *graph,
              MgProgress        *progress,
              GCancellable      *cancellable,
              double            *counts,
              GError           **error)
{
  return graph->directed ? mg_igraph_run (graph, triads_func, counts, progress, cancellable, error)
                         : count_undirected (graph, progress, cancellable, counts, error);
}

MG_DECLARE_GRID (mg_triad_census)
{
  g_autoptr(MgGrid) grid = mg_grid_new ();
  double counts[N_TRIADS] = { 0. };

  if (graph->n_nodes > MAX_ORGANISATIONS)
    return g_steal_pointer (&grid);

  if (graph->n_nodes > 2 && !count_triads (graph, progress, cancellable, counts, error))
    return NULL;

  for (guint i = 0; i < N_TRIADS; i++)
    mg_grid_set (grid, triads[i], "number", mg_figure_count (counts[i]));

  return g_steal_pointer (&grid);
}

/* Rows of yes and no: who is whose partner. */
static guint8 *
make_matrix (const MgSnapshot *graph)
{
  guint n = graph->n_nodes;
  guint8 *matrix = g_new0 (guint8, (gsize) n * n + 1);

  for (gsize i = 0; i < graph->n_pairs; i++)
    {
      guint first = graph->ends[2 * i];
      guint second = graph->ends[2 * i + 1];

      matrix[(gsize) first * n + second] = matrix[(gsize) second * n + first] = 1;
    }

  return matrix;
}

MG_DECLARE_GRID (mg_similarity)
{
  guint n = graph->n_nodes;
  g_autofree guint8 *matrix = NULL;
  MgGrid *grid = mg_grid_new ();

  if (n > MAX_NAMED)
    return grid;

  matrix = make_matrix (graph);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup (mg_row_name (graph, i));

      for (guint k = 0; k < n; k++)
        {
          double both = 0.;
          double either = 0.;

          for (guint j = 0; j < n; j++)
            {
              both += matrix[(gsize) i * n + j] & matrix[(gsize) k * n + j];
              either += matrix[(gsize) i * n + j] | matrix[(gsize) k * n + j];
            }
          mg_grid_set (grid, name, mg_row_name (graph, k), mg_figure_fraction (both, either));
        }
    }

  return grid;
}

/* Who meets in each collective: "collective:organisation", each once. */
typedef struct
{
  const MgSnapshot *graph;
  guint             n_collectives;
  guint             n;              /* organisations */
  guint8           *meets;          /* by collective and row */
  guint            *supporters;
  const char      **names;
} Meetings;

static void
meetings_init (Meetings         *self,
               const MgSnapshot *graph)
{
  const GArray *parts = graph->details != NULL ? graph->details->parts : NULL;

  *self = (Meetings) { .graph = graph, .n = graph->n_nodes };
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    self->n_collectives = MAX (self->n_collectives, mg_details_part (graph->details, i)->collective + 1);

  self->meets = g_new0 (guint8, (gsize) self->n_collectives * self->n + 1);
  self->supporters = g_new0 (guint, self->n_collectives + 1);
  self->names = g_new0 (const char *, self->n_collectives + 1);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const MgPartDetail *part = mg_details_part (graph->details, i);
      guint row = mg_details_organisation (graph->details, part->organisation)->row;

      self->names[part->collective] = part->collective_id;
      if (mg_part_meets (part))
        self->meets[(gsize) part->collective * self->n + row] = 1;
      else
        self->supporters[part->collective]++;
    }
}

static void
meetings_clear (Meetings *self)
{
  g_free (self->meets);
  g_free (self->supporters);
  g_free (self->names);
}

static gboolean
meet_in (const Meetings *self,
         guint           collective,
         guint           one,
         guint           other)
{
  const guint8 *row = &self->meets[(gsize) collective * self->n];

  return row[one] != 0 && row[other] != 0;
}

/* In how many collectives two meet. */
static double
count_meetings (const Meetings *self,
                guint           one,
                guint           other)
{
  double n = 0.;

  for (guint i = 0; i < self->n_collectives; i++)
    n += meet_in (self, i, one, other);

  return n;
}

static void
add_collective (const Meetings *self,
                guint           collective,
                MgGrid         *grid)
{
  g_autofree char *name = self->names[collective] != NULL ? g_strdup (self->names[collective])
                                                          : g_strdup_printf ("#%u", collective + 1);
  double participants = 0.;
  double pairs = 0.;
  double again = 0.;

  for (guint row = 0; row < self->n; row++)
    {
      participants += self->meets[(gsize) collective * self->n + row];
      for (guint other = 0; other < row; other++)
        {
          if (!meet_in (self, collective, row, other))
            continue;
          pairs++;
          again += count_meetings (self, row, other) > 1.;
        }
    }

  mg_grid_set (grid, name, "participants", mg_figure_count (participants));
  mg_grid_set (grid, name, "supporters", mg_figure_count (self->supporters[collective]));
  mg_grid_set (grid, name, "redundancy", mg_figure_fraction (again, pairs));
}

MG_DECLARE_GRID (mg_collective_list)
{
  MgGrid *grid = mg_grid_new ();
  Meetings meetings;

  if (graph->n_nodes > MAX_ORGANISATIONS)
    return grid;

  meetings_init (&meetings, graph);
  for (guint i = 0; i < meetings.n_collectives; i++)
    add_collective (&meetings, i, grid);
  meetings_clear (&meetings);

  return grid;
}

/* A way of three steps begins with two who meet, at either of their sides: for
 * each collective that they share, it goes on to another of either; it is closed
 * if that one is shared, too.
 */
MG_DECLARE_FIGURE (mg_collective_clustering)
{
  g_autofree double *collectives = g_new0 (double, graph->n_nodes + 1);
  double closed = 0.;
  double all = 0.;
  Meetings meetings;

  if (graph->details == NULL || graph->n_nodes > MAX_ORGANISATIONS)
    {
      *figure = mg_figure_count ((double) NAN);
      return TRUE;
    }

  meetings_init (&meetings, graph);
  for (guint i = 0; i < meetings.n_collectives; i++)
    for (guint row = 0; row < meetings.n; row++)
      collectives[row] += meetings.meets[(gsize) i * meetings.n + row];

  for (guint row = 0; row < meetings.n; row++)
    for (guint other = 0; other < row; other++)
      {
        double both = count_meetings (&meetings, row, other);

        closed += 2. * both * (both - 1.);
        all += both * (collectives[row] - 1. + collectives[other] - 1.);
      }
  meetings_clear (&meetings);

  *figure = mg_figure_fraction (closed, all);

  return TRUE;
}
