/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organisations that are all partners of each other.
 *
 * Each set is found once, from its member with the fewest partners: among those
 * of its partners that come later, one of which that would fit to most others is
 * left aside with all that fit to it (after Tomita, Tanaka & Takahashi 2006,
 * doi:10.1016/j.tcs.2006.06.015, and Eppstein, Löffler & Strash 2013).  Sets are
 * bits, by place.
 */
#include <math.h>

#include "mg-census.h"
#include "mg-ego.h"
#include "mg-partners.h"
#include "mg-values.h"

/* There may be more of them than can be counted in a lifetime. */
#define MAX_ORGANISATIONS 2000

#define BITS          64
#define STOP_INTERVAL 4096

typedef struct
{
  guint         n;
  guint         n_words;
  guint64      *partners;    /* a set for each place; those with few partners first */
  guint64      *sets;        /* two for each size: who may join, and who might have before */
  double       *sizes;       /* sets found, by size: 0 to n */
  guint         n_calls;
  GCancellable *cancellable;
} Search;

static guint *
order_by_degree (const MgSnapshot *graph)
{
  g_autofree guint *degrees = g_new0 (guint, graph->n_nodes + 1);
  g_autofree guint *starts = g_new0 (guint, graph->n_nodes + 2);
  guint *places = g_new (guint, graph->n_nodes + 1);

  for (gsize i = 0; i < 2 * (gsize) graph->n_pairs; i++)
    degrees[graph->ends[i]]++;
  for (guint row = 0; row < graph->n_nodes; row++)
    starts[degrees[row] + 1]++;
  for (guint i = 1; i <= graph->n_nodes; i++)
    starts[i] += starts[i - 1];
  for (guint row = 0; row < graph->n_nodes; row++)
    places[row] = starts[degrees[row]]++;

  return places;
}

static void
add_bit (guint64 *set,
         guint    place)
{
  set[place / BITS] |= G_GUINT64_CONSTANT (1) << place % BITS;
}

static void
remove_bit (guint64 *set,
            guint    place)
{
  set[place / BITS] &= ~(G_GUINT64_CONSTANT (1) << place % BITS);
}

static const guint64 *
partners_of (const Search *self,
             guint         place)
{
  return self->partners + (gsize) place * self->n_words;
}

static guint64 *
candidates_at (const Search *self,
               guint         size)
{
  return self->sets + (gsize) size * 2 * self->n_words;
}

static void
search_init (Search           *self,
             const MgSnapshot *graph,
             GCancellable     *cancellable)
{
  g_autofree guint *places = order_by_degree (graph);

  *self = (Search) { .n = graph->n_nodes, .cancellable = cancellable };
  self->n_words = (self->n + BITS - 1) / BITS;
  self->partners = g_new0 (guint64, (gsize) self->n * self->n_words + 1);
  self->sets = g_new0 (guint64, ((gsize) self->n + 2) * 2 * self->n_words + 1);
  self->sizes = g_new0 (double, self->n + 1);
  for (gsize i = 0; i < graph->n_pairs; i++)
    {
      guint a = places[graph->ends[2 * i]];
      guint b = places[graph->ends[2 * i + 1]];

      add_bit (self->partners + (gsize) a * self->n_words, b);
      add_bit (self->partners + (gsize) b * self->n_words, a);
    }
}

static void
search_clear (Search *self)
{
  g_free (self->partners);
  g_free (self->sets);
  g_free (self->sizes);
}

static gboolean
is_nobody (const guint64 *set,
           guint          n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (set[i] != 0)
      return FALSE;

  return TRUE;
}

static guint
count_common (const guint64 *set,
              const guint64 *other,
              guint          n_words)
{
  guint n = 0;

  for (guint i = 0; i < n_words; i++)
    if ((set[i] & other[i]) != 0)
      n += (guint) __builtin_popcountll (set[i] & other[i]);

  return n;
}

/* Of those who may join or might have before, the one with the most partners
 * among those who may.
 */
static guint
find_pivot (const Search  *self,
            const guint64 *candidates)
{
  guint pivot = 0;
  guint most = 0;

  for (guint i = 0; i < 2 * self->n_words; i++)
    for (guint64 bits = candidates[i]; bits != 0; bits &= bits - 1)
      {
        guint place = i % self->n_words * BITS + (guint) __builtin_ctzll (bits);
        guint n = 1 + count_common (candidates, partners_of (self, place), self->n_words);

        pivot = n > most ? place : pivot;
        most = MAX (n, most);
      }

  return pivot;
}

static gboolean grow (Search *self, guint size);

/* With @place in the set: who of those around is left. */
static gboolean
grow_with (Search *self,
           guint   place,
           guint   size)
{
  const guint64 *candidates = candidates_at (self, size);
  const guint64 *partners = partners_of (self, place);
  guint64 *next = candidates_at (self, size + 1);

  for (guint i = 0; i < self->n_words; i++)
    {
      next[i] = candidates[i] & partners[i];
      next[self->n_words + i] = candidates[self->n_words + i] & partners[i];
    }

  return grow (self, size + 1);
}

/* All sets that the one of @size can become.  Returns: FALSE if it was stopped */
static gboolean
grow (Search *self,
      guint   size)
{
  guint64 *candidates = candidates_at (self, size);
  guint64 *before = candidates + self->n_words;
  const guint64 *aside;

  if (++self->n_calls % STOP_INTERVAL == 0 && g_cancellable_is_cancelled (self->cancellable))
    return FALSE;

  if (is_nobody (candidates, self->n_words))
    {
      self->sizes[size] += is_nobody (before, self->n_words);
      return TRUE;
    }

  aside = partners_of (self, find_pivot (self, candidates));
  for (guint i = 0; i < self->n_words; i++)
    for (guint64 bits = candidates[i] & ~aside[i]; bits != 0; bits &= bits - 1)
      {
        guint place = i * BITS + (guint) __builtin_ctzll (bits);

        if (!grow_with (self, place, size))
          return FALSE;
        remove_bit (candidates, place);
        add_bit (before, place);
      }

  return TRUE;
}

static gboolean
search (Search *self)
{
  guint64 *candidates = candidates_at (self, 0);

  for (guint place = 0; place < self->n; place++)
    add_bit (candidates, place);

  for (guint place = 0; place < self->n; place++)
    {
      if (!grow_with (self, place, 0))
        return FALSE;
      remove_bit (candidates, place);
      add_bit (candidates + self->n_words, place);
    }

  return TRUE;
}

/* Returns: doubles, by size from 0 to the largest; none where there are too many organisations */
static GArray *
count_by_size (const MgSnapshot  *graph,
               MgProgress        *progress,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr(MgSnapshot) plain = mg_undirected_new (graph);
  g_autoptr(GArray) sizes = g_array_new (FALSE, TRUE, sizeof (double));
  guint largest = graph->n_nodes;
  Search self;
  gboolean ok;

  if (graph->n_nodes > MAX_ORGANISATIONS)
    return g_steal_pointer (&sizes);

  search_init (&self, plain, cancellable);
  ok = search (&self);
  while (largest > 0 && self.sizes[largest] == 0.)
    largest--;
  g_array_append_vals (sizes, self.sizes, largest + 1);
  search_clear (&self);

  if (!ok)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }

  return g_steal_pointer (&sizes);
}

MG_DECLARE_FIGURE (mg_count_cliques)
{
  g_autoptr(GArray) sizes = mg_values_get (graph, count_by_size, progress, cancellable, error);
  double n = 0.;

  if (sizes == NULL)
    return FALSE;

  for (guint size = 3; size < sizes->len; size++)
    n += g_array_index (sizes, double, size);
  *figure = mg_figure_count (sizes->len > 0 ? n : (double) NAN);

  return TRUE;
}

MG_DECLARE_FIGURE (mg_largest_clique)
{
  g_autoptr(GArray) sizes = mg_values_get (graph, count_by_size, progress, cancellable, error);

  if (sizes == NULL)
    return FALSE;

  *figure = mg_figure_count (sizes->len > 0 ? sizes->len - 1. : (double) NAN);

  return TRUE;
}

MG_DECLARE_GRID (mg_clique_census)
{
  g_autoptr(GArray) sizes = mg_values_get (graph, count_by_size, progress, cancellable, error);
  MgGrid *grid;

  if (sizes == NULL)
    return NULL;

  grid = mg_grid_new ();
  for (guint size = 1; size < sizes->len; size++)
    {
      g_autofree char *name = g_strdup_printf ("%u", size);

      mg_grid_set (grid, name, "number", mg_figure_count (g_array_index (sizes, double, size)));
    }

  return grid;
}
