/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-partners.h"

static void
list_partners (const MgSnapshot *graph,
               MgPartnersMode    mode,
               const guint      *places,    /* row → place */
               guint            *first,     /* n + 2, zeroed */
               guint            *partners)
{
  gboolean out = !graph->directed || mode != MG_PARTNERS_IN;
  gboolean in = !graph->directed || mode != MG_PARTNERS_OUT;
  const guint *ends = graph->ends;

  /* Counted two places further: the second pass moves each back by one. */
  for (gsize i = 0; i < graph->n_pairs; i++)
    {
      first[places[ends[2 * i]] + 2] += out;
      first[places[ends[2 * i + 1]] + 2] += in;
    }

  for (guint i = 2; i < graph->n_nodes + 2; i++)
    first[i] += first[i - 1];

  for (gsize i = 0; i < graph->n_pairs; i++)
    {
      guint a = places[ends[2 * i]];
      guint b = places[ends[2 * i + 1]];

      if (out)
        partners[first[a + 1]++] = b;
      if (in)
        partners[first[b + 1]++] = a;
    }
}

static MgPartners *
partners_new (const MgSnapshot *graph,
              MgPartnersMode    mode,
              const guint      *places)
{
  MgPartners *self = g_new0 (MgPartners, 1);

  self->n = graph->n_nodes;
  self->first = g_new0 (guint, graph->n_nodes + 2);
  self->partners = g_new (guint, 2 * (gsize) graph->n_pairs + 1);
  list_partners (graph, mode, places, self->first, self->partners);

  return self;
}

/* Breadth first, each piece from its first row. */
static guint *
walk_order (const MgPartners *self)
{
  g_autofree guint8 *met = g_new0 (guint8, self->n + 1);
  guint *order = g_new (guint, self->n + 1);
  guint n_met = 0;

  for (guint i = 0, done = 0; i < self->n; i++)
    {
      if (!met[i])
        {
          met[i] = TRUE;
          order[n_met++] = i;
        }

      for (; done < n_met; done++)
        {
          for (guint k = self->first[order[done]]; k < self->first[order[done] + 1]; k++)
            {
              guint next = self->partners[k];

              /* A coin's toss: put there in any case, it stays if it is new. */
              order[n_met] = next;
              n_met += !met[next];
              met[next] = TRUE;
            }
        }
    }

  return order;
}

/* The same lists, of places instead of rows. */
static MgPartners *
put_in_order (const MgPartners *by_row,
              const guint      *rows,
              const guint      *places)
{
  MgPartners *self = g_new0 (MgPartners, 1);
  guint n_arcs = 0;

  self->n = by_row->n;
  self->first = g_new (guint, self->n + 2);
  self->partners = g_new (guint, by_row->first[self->n] + 1);
  for (guint i = 0; i < self->n; i++)
    {
      self->first[i] = n_arcs;
      for (guint k = by_row->first[rows[i]]; k < by_row->first[rows[i] + 1]; k++)
        self->partners[n_arcs++] = places[by_row->partners[k]];
    }
  self->first[self->n] = n_arcs;

  return self;
}

MgPartners *
mg_partners_new (const MgSnapshot *graph,
                 MgPartnersMode    mode)
{
  g_autofree guint *places = g_new (guint, graph->n_nodes + 1);
  g_autoptr(MgPartners) by_row = NULL;
  MgPartners *self;
  guint *rows;

  for (guint i = 0; i < graph->n_nodes; i++)
    places[i] = i;
  by_row = partners_new (graph, MG_PARTNERS_ALL, places);

  rows = walk_order (by_row);
  for (guint i = 0; i < graph->n_nodes; i++)
    places[rows[i]] = i;

  self = !graph->directed || mode == MG_PARTNERS_ALL ? put_in_order (by_row, rows, places)
                                                     : partners_new (graph, mode, places);
  self->rows = rows;

  return self;
}

void
mg_partners_free (MgPartners *self)
{
  g_free (self->first);
  g_free (self->partners);
  g_free (self->rows);
  g_free (self);
}

MgSnapshot *
mg_undirected_new (const MgSnapshot *graph)
{
  if (!graph->directed)
    return mg_snapshot_ref ((MgSnapshot *) graph);

  return mg_snapshot_new_plain (graph->n_nodes, graph->ends, graph->n_pairs, FALSE);
}
