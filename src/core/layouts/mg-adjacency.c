/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-adjacency.h"

static void
count_to_offsets (MgAdjacency *self)
{
  guint total = 0;

  for (guint i = 0; i <= self->n; i++)
    {
      guint count = self->offsets[i];

      self->offsets[i] = total;
      total += count;
    }
}

static void
add_target (MgAdjacency *self,
            guint       *filled,
            guint        from,
            guint        to)
{
  self->targets[self->offsets[from] + filled[from]++] = to;
}

/* Pairs are sorted with the smaller end first, so that two passes, one for
 * each direction, leave every list of neighbours in increasing order.
 */
MgAdjacency *
mg_adjacency_new (guint        n,
                  const guint *ends,
                  guint        n_pairs)
{
  MgAdjacency *self = g_new0 (MgAdjacency, 1);
  g_autofree guint *filled = g_new0 (guint, n + 1);

  self->n = n;
  self->offsets = g_new0 (guint, n + 1);
  for (guint k = 0; k < 2 * n_pairs; k++)
    self->offsets[ends[k]]++;
  count_to_offsets (self);

  self->targets = g_new (guint, 2 * (gsize) n_pairs + 1);
  for (guint k = 0; k < n_pairs; k++)
    add_target (self, filled, ends[2 * k + 1], ends[2 * k]);
  for (guint k = 0; k < n_pairs; k++)
    add_target (self, filled, ends[2 * k], ends[2 * k + 1]);

  return self;
}

MgAdjacency *
mg_adjacency_new_piece (const MgAdjacency *self,
                        const guint       *nodes,
                        guint              n_nodes,
                        guint             *rows)
{
  MgAdjacency *piece = g_new0 (MgAdjacency, 1);
  guint total = 0;

  piece->n = n_nodes;
  piece->offsets = g_new (guint, n_nodes + 1);
  for (guint i = 0; i < n_nodes; i++)
    {
      rows[nodes[i]] = i;
      piece->offsets[i] = total;
      total += mg_adjacency_degree (self, nodes[i]);
    }
  piece->offsets[n_nodes] = total;

  piece->targets = g_new (guint, (gsize) total + 1);
  for (guint i = 0; i < n_nodes; i++)
    for (guint k = 0; k < mg_adjacency_degree (self, nodes[i]); k++)
      piece->targets[piece->offsets[i] + k] = rows[self->targets[self->offsets[nodes[i]] + k]];

  return piece;
}

void
mg_adjacency_free (MgAdjacency *self)
{
  g_free (self->offsets);
  g_free (self->targets);
  g_free (self);
}

static guint
walk_on (const MgAdjacency *self,
         guint             *hops,
         guint             *queue,
         guint              tail)
{
  for (guint head = tail - 1; head < tail; head++)
    {
      guint node = queue[head];

      for (guint k = self->offsets[node]; k < self->offsets[node + 1]; k++)
        {
          guint next = self->targets[k];

          if (hops[next] == G_MAXUINT)
            {
              hops[next] = hops[node] + 1;
              queue[tail++] = next;
            }
        }
    }

  return tail;
}

int
mg_adjacency_compare_degrees (gconstpointer a,
                              gconstpointer b,
                              gpointer      self)
{
  guint left = *(const guint *) a;
  guint right = *(const guint *) b;
  guint left_degree = mg_adjacency_degree (self, left);
  guint right_degree = mg_adjacency_degree (self, right);

  if (left_degree != right_degree)
    return left_degree > right_degree ? -1 : 1;

  return left < right ? -1 : left > right;
}

guint
mg_adjacency_walk (const MgAdjacency *self,
                   guint              start,
                   guint             *hops,
                   guint             *queue)
{
  for (guint i = 0; i < self->n; i++)
    hops[i] = G_MAXUINT;

  hops[start] = 0;
  queue[0] = start;

  return walk_on (self, hops, queue, 1);
}

typedef struct
{
  guint first;
  guint size;
} Piece;

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const Piece *left = a;
  const Piece *right = b;

  if (left->size != right->size)
    return left->size > right->size ? -1 : 1;

  return left->first < right->first ? -1 : left->first > right->first;
}

/* Numbers each node's piece by the piece's first node. */
static void
mark_pieces (const MgAdjacency *self,
             guint             *firsts,
             GArray            *pieces)
{
  g_autofree guint *hops = g_new (guint, self->n + 1);
  g_autofree guint *queue = g_new (guint, self->n + 1);

  for (guint i = 0; i < self->n; i++)
    hops[i] = G_MAXUINT;

  for (guint i = 0; i < self->n; i++)
    if (hops[i] == G_MAXUINT)
      {
        Piece piece = { .first = i };

        hops[i] = 0;
        queue[0] = i;
        piece.size = walk_on (self, hops, queue, 1);
        for (guint k = 0; k < piece.size; k++)
          firsts[queue[k]] = i;
        g_array_append_val (pieces, piece);
      }
}

guint
mg_adjacency_find_pieces (const MgAdjacency *self,
                          guint             *nodes,
                          guint             *ends)
{
  g_autoptr(GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autofree guint *firsts = g_new (guint, self->n + 1);
  g_autofree guint *places = g_new (guint, self->n + 1);
  guint total = 0;

  mark_pieces (self, firsts, pieces);
  g_array_sort (pieces, compare_pieces);

  for (guint k = 0; k < pieces->len; k++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, k);

      places[piece->first] = total;
      total += piece->size;
      ends[k] = total;
    }

  for (guint i = 0; i < self->n; i++)
    nodes[places[firsts[i]]++] = i;

  return pieces->len;
}
