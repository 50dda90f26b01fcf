/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-fold.h"

/* Places of which the lanes are a quarter of a core's own memory; in pieces of few
 * places there is nothing to gain.
 */
#define STRETCH      4096
#define MIN_STRETCH  256

/* On the way to it; all by place of the whole network. */
typedef struct
{
  const MgPartners *whole;
  guint            *degrees;    /* partners not folded yet */
  gboolean         *folded;
  guint            *above;
  double           *hanging;
  double           *squares;    /* of what hangs on each of those right below */
  guint            *ends;       /* those with one partner left, as they appear */
} Work;

static void
work_init (Work             *work,
           const MgPartners *whole)
{
  gsize n = whole->n + 1;

  *work = (Work) { whole, g_new0 (guint, n), g_new0 (gboolean, n), g_new (guint, n),
                   g_new (double, n), g_new0 (double, n), g_new (guint, n) };
  for (guint i = 0; i < whole->n; i++)
    {
      work->degrees[i] = whole->first[i + 1] - whole->first[i];
      work->above[i] = MG_NO_ROW;
      work->hanging[i] = 1.;
    }
}

static void
work_clear (Work *work)
{
  g_free (work->degrees);
  g_free (work->folded);
  g_free (work->above);
  g_free (work->hanging);
  g_free (work->squares);
  g_free (work->ends);
}

/* The only partner of @place that is not folded. */
static guint
last_partner (const Work *work,
              guint       place)
{
  guint k = work->whole->first[place];

  while (work->folded[work->whole->partners[k]])
    k++;

  return work->whole->partners[k];
}

static void
fold_trees (Work *work)
{
  guint n_ends = 0;

  for (guint i = 0; i < work->whole->n; i++)
    {
      if (work->degrees[i] == 1)
        work->ends[n_ends++] = i;
    }

  for (guint i = 0; i < n_ends; i++)
    {
      guint place = work->ends[i];
      guint holder;

      /* Of the last two of a tree, one was folded into the other. */
      if (work->degrees[place] == 0)
        continue;

      holder = last_partner (work, place);
      work->folded[place] = TRUE;
      work->above[place] = holder;
      work->hanging[holder] += work->hanging[place];
      work->squares[holder] += work->hanging[place] * work->hanging[place];
      if (--work->degrees[holder] == 1)
        work->ends[n_ends++] = holder;
    }
}

/* A piece begins where a place has no partner before it. */
static void
measure_pieces (MgFold           *self,
                const MgPartners *whole)
{
  guint start = 0;

  for (guint i = 0; i <= whole->n; i++)
    {
      gboolean begins = TRUE;

      for (guint k = i < whole->n ? whole->first[i] : 0; i < whole->n && k < whole->first[i + 1]; k++)
        begins = begins && whole->partners[k] > i;

      for (guint p = start; begins && p < i; p++)
        self->piece[whole->rows[p]] = i - start;
      start = begins ? i : start;
    }
}

static void
score_trees (MgFold     *self,
             const Work *work)
{
  for (guint i = 0; i < work->whole->n; i++)
    {
      guint row = work->whole->rows[i];
      double others = self->piece[row] - 1.;
      double rest = self->piece[row] - work->hanging[i];

      self->hanging[row] = work->hanging[i];
      self->above[row] = work->above[i] == MG_NO_ROW ? MG_NO_ROW : work->whole->rows[work->above[i]];
      self->passing[row] = others * others - work->squares[i] - rest * rest;
    }
}

static gboolean
is_kept (const Work *work,
         guint       place)
{
  return !work->folded[place] && work->whole->first[place + 1] > work->whole->first[place] &&
         work->degrees[place] > 0;
}

/* The piece that begins at @place; where arcs have directions, all is one. */
static guint
piece_end (const MgFold *self,
           const Work   *work,
           guint         place,
           gboolean      directed)
{
  return directed ? work->whole->n : place + (guint) self->piece[work->whole->rows[place]];
}

static int
compare_degrees (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const guint *degrees = user_data;
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;

  return degrees[left] != degrees[right] ? (degrees[left] < degrees[right]) - (degrees[left] > degrees[right])
                                         : (left > right) - (left < right);
}

/* Those kept, in the order of the walk, but by number of partners within stretches
 * of it: loops that are all of a length do not surprise the machine, and what is
 * close stays close.
 * Returns: (transfer full): of whole places, self->n
 */
static guint *
order_kept (MgFold     *self,
            const Work *work,
            gboolean    directed)
{
  guint *order = g_new (guint, work->whole->n + 1);

  for (guint begin = 0, end; begin < work->whole->n; begin = end)
    {
      guint start = self->n;

      end = MIN (piece_end (self, work, begin, directed), work->whole->n);
      for (guint i = begin; i < end; i++)
        {
          if (directed || is_kept (work, i))
            order[self->n++] = i;
        }

      for (; start + MIN_STRETCH <= self->n && !directed; start += MIN (STRETCH, self->n - start))
        g_qsort_with_data (order + start, (int) MIN (STRETCH, self->n - start), sizeof *order,
                           compare_degrees, work->degrees);
    }

  return order;
}

static void
list_kept (MgFold     *self,
           const Work *work,
           gboolean    directed)
{
  const MgPartners *whole = work->whole;
  g_autofree guint *order = order_kept (self, work, directed);
  g_autofree guint *new_places = g_new (guint, whole->n + 1);
  guint n_arcs = 0;

  for (guint i = 0; i < whole->n; i++)
    new_places[i] = MG_NO_ROW;
  for (guint place = 0; place < self->n; place++)
    new_places[order[place]] = place;
  for (guint i = 0; i < whole->n; i++)
    self->places[whole->rows[i]] = new_places[i];

  for (guint place = 0; place < self->n; place++)
    {
      guint i = order[place];

      self->rows[place] = whole->rows[i];
      self->weights[place] = work->hanging[i];
      self->first[place] = n_arcs;
      for (guint k = whole->first[i]; k < whole->first[i + 1]; k++)
        {
          if (new_places[whole->partners[k]] != MG_NO_ROW)
            self->partners[n_arcs++] = new_places[whole->partners[k]];
        }
    }
  self->first[self->n] = n_arcs;
}

/* Those that hang on others, from the last folded to the first. */
static void
place_folded (MgFold     *self,
              const Work *work)
{
  for (guint i = work->whole->n; i-- > 0;)
    {
      guint place = i;

      while (work->above[place] != MG_NO_ROW && self->places[work->whole->rows[place]] == MG_NO_ROW)
        place = work->above[place];
      self->places[work->whole->rows[i]] = self->places[work->whole->rows[place]];
    }
}

MgFold *
mg_fold_new (const MgSnapshot *graph)
{
  g_autoptr(MgPartners) whole = mg_partners_new (graph, MG_PARTNERS_OUT);
  MgFold *self = g_new0 (MgFold, 1);
  gsize n = graph->n_nodes + 1;
  Work work;

  self->first = g_new0 (guint, n);
  self->partners = g_new (guint, 2 * (gsize) graph->n_pairs + 1);
  self->weights = g_new (double, n);
  self->rows = g_new (guint, n);
  self->places = g_new (guint, n);
  self->above = g_new (guint, n);
  self->hanging = g_new0 (double, n);
  self->piece = g_new0 (double, n);
  self->passing = g_new0 (double, n);

  work_init (&work, whole);
  if (!graph->directed)
    {
      fold_trees (&work);
      measure_pieces (self, whole);
      score_trees (self, &work);
    }
  else
    for (guint i = 0; i < graph->n_nodes; i++)
      self->above[i] = MG_NO_ROW;
  list_kept (self, &work, graph->directed);
  place_folded (self, &work);
  work_clear (&work);

  return self;
}

void
mg_fold_free (MgFold *self)
{
  g_free (self->first);
  g_free (self->partners);
  g_free (self->weights);
  g_free (self->rows);
  g_free (self->places);
  g_free (self->above);
  g_free (self->hanging);
  g_free (self->piece);
  g_free (self->passing);
  g_free (self);
}

/* Partners are listed in the order of the pairs, whatever was left out. */
guint *
mg_fold_find_arcs (const MgFold     *self,
                   const MgSnapshot *graph)
{
  g_autofree guint *next = g_memdup2 (self->first, (self->n + 1) * sizeof (guint));
  guint *arcs = g_new (guint, 2 * (gsize) graph->n_pairs + 1);

  for (gsize i = 0; i < graph->n_pairs; i++)
    {
      guint a = graph->ends[2 * i];
      guint b = graph->ends[2 * i + 1];
      gboolean kept = self->above[a] == MG_NO_ROW && self->above[b] == MG_NO_ROW;

      arcs[2 * i] = kept ? next[self->places[a]]++ : MG_NO_ROW;
      arcs[2 * i + 1] = kept && !graph->directed ? next[self->places[b]]++ : MG_NO_ROW;
    }

  return arcs;
}
