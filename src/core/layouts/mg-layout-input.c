/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-layout-funcs.h"

#include <math.h>

#include "mg-text.h"
#include "mg-vocabulary.h"

#define FARTHEST 1e9   /* beyond, a place is a fault of some file */

static MgLayoutInput *
input_new (MgSnapshot *graph,
           guint32     seed)
{
  MgLayoutInput *self = g_new0 (MgLayoutInput, 1);
  guint n = graph->n_nodes;

  self->graph = graph;
  self->xy = g_new (double, 2 * (gsize) n + 1);
  self->is_pinned = g_new0 (gboolean, n + 1);
  self->is_collective = g_new0 (gboolean, n + 1);
  self->rings = g_new0 (guint, n + 1);
  self->is_centre = g_new0 (gboolean, n + 1);
  self->kinds = g_new0 (guint, n + 1);
  self->earth = g_new (double, 2 * (gsize) n + 1);
  self->sort_keys = g_new0 (char *, n + 1);
  self->seed = seed;
  for (guint k = 0; k < 2 * n; k++)
    self->xy[k] = self->earth[k] = (double) NAN;

  return self;
}

MgLayoutInput *
mg_layout_input_new_plain (MgSnapshot *graph,
                           guint32     seed)
{
  MgLayoutInput *self;

  g_return_val_if_fail (graph != NULL, NULL);

  self = input_new (mg_snapshot_ref (graph), seed);
  for (guint i = 0; i < graph->n_nodes; i++)
    self->sort_keys[i] = g_strdup_printf ("%08u", i);

  return self;
}

static guint
find_kind (MgNetwork            *network,
           MgId                  id,
           const MgTerm * const *terms,
           guint                 n_terms)
{
  const char *kind = mg_network_get_text (network, id, MG_FIELD_KIND);
  guint k = 0;

  while (kind != NULL && k < n_terms && g_strcmp0 (terms[k]->id, kind) != 0)
    k++;

  return kind != NULL ? k : n_terms;
}

static void
read_place (MgLayoutInput *self,
            MgNetwork     *network,
            MgId           id,
            guint          row)
{
  double x;
  double y;

  if (mg_network_get_real (network, id, MG_FIELD_X, &x) &&
      mg_network_get_real (network, id, MG_FIELD_Y, &y))
    {
      self->xy[2 * row] = x;
      self->xy[2 * row + 1] = y;
      self->is_pinned[row] = mg_network_get_boolean (network, id, MG_FIELD_PINNED);
    }
}

static gboolean
is_on_earth (const double *earth)
{
  return fabs (earth[0]) <= 90. && fabs (earth[1]) <= 180.;
}

static void
read_earth (MgLayoutInput *self,
            MgNetwork     *network,
            MgId           id,
            guint          row)
{
  double place[2];

  if (mg_network_get_real (network, id, MG_FIELD_LAT, &place[0]) &&
      mg_network_get_real (network, id, MG_FIELD_LON, &place[1]) && is_on_earth (place))
    memcpy (self->earth + 2 * row, place, sizeof place);
}

static const char *
get_municipality (MgNetwork *network,
                  MgId       id)
{
  const char *code = mg_network_get_text (network, id, MG_FIELD_INSEE_CODE);

  return code != NULL ? code : mg_network_get_text (network, id, MG_FIELD_COMMUNE);
}

/* One municipality is one point: whoever is in it is where it is known to be. */
static void
share_earth (MgLayoutInput *self,
             MgNetwork     *network)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = 0; row < self->graph->n_nodes; row++)
    {
      const char *name = get_municipality (network, self->graph->ids[row]);

      if (name != NULL && is_on_earth (self->earth + 2 * row) && !g_hash_table_contains (known, name))
        g_hash_table_insert (known, (gpointer) name, self->earth + 2 * row);
    }

  for (guint row = 0; row < self->graph->n_nodes; row++)
    {
      const char *name = get_municipality (network, self->graph->ids[row]);
      const double *place = name != NULL ? g_hash_table_lookup (known, name) : NULL;

      if (place != NULL && !is_on_earth (self->earth + 2 * row))
        memcpy (self->earth + 2 * row, place, 2 * sizeof *place);
    }
}

static void
read_node (MgLayoutInput        *self,
           MgNetwork            *network,
           guint                 row,
           const MgTerm * const *terms)
{
  MgId id = self->graph->ids[row];
  const MgItem *item = mg_network_find (network, id);
  g_autofree char *title = mg_network_dup_title (network, id);

  self->sort_keys[row] = mg_text_fold (title);
  self->kinds[row] = self->n_kinds;
  self->is_collective[row] = item != NULL && item->kind == MG_ITEM_COLLECTIVE;
  if (!self->is_collective[row])
    {
      self->kinds[row] = find_kind (network, id, terms, self->n_kinds);
      self->rings[row] = mg_organisation_get_ring (network, id);
      self->is_centre[row] = mg_network_get_boolean (network, id, MG_FIELD_IS_SUPPORT) ||
        g_strcmp0 (mg_network_get_text (network, id, MG_FIELD_ROLE), "support") == 0;
    }
  read_place (self, network, id, row);
  read_earth (self, network, id, row);
}

MgLayoutInput *
mg_layout_input_new (MgNetwork *network,
                     guint32    seed)
{
  const MgTerm * const *terms;
  MgScope scope = { .perimeter = MG_PERIMETER_ALL, .all_dates = TRUE };
  MgLayoutInput *self;

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  self = input_new (mg_snapshot_new (network, &scope), seed);
  terms = mg_vocabulary_get_terms ("kind", &self->n_kinds);
  for (guint row = 0; row < self->graph->n_nodes; row++)
    read_node (self, network, row, terms);
  share_earth (self, network);

  return self;
}

void
mg_layout_input_free (MgLayoutInput *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->graph->n_nodes; i++)
    g_free (self->sort_keys[i]);
  g_free (self->sort_keys);
  g_free (self->xy);
  g_free (self->is_pinned);
  g_free (self->is_collective);
  g_free (self->rings);
  g_free (self->is_centre);
  g_free (self->kinds);
  g_free (self->groups);
  g_free (self->earth);
  g_free (self->values);
  mg_snapshot_unref (self->graph);
  g_free (self);
}

gboolean
mg_layout_input_has_place (const MgLayoutInput *input,
                           guint                i)
{
  return fabs (input->xy[2 * i]) <= FARTHEST && fabs (input->xy[2 * i + 1]) <= FARTHEST;
}

gboolean
mg_layout_input_is_pinned (const MgLayoutInput *input,
                           guint                i)
{
  return input->is_pinned[i] && mg_layout_input_has_place (input, i);
}

MgAdjacency *
mg_layout_input_find_partners (const MgLayoutInput *input)
{
  const MgSnapshot *graph = input->graph;
  g_autofree guint *ends = g_new (guint, 2 * (gsize) graph->n_pairs + 1);
  guint count = 0;

  for (guint k = 0; k < graph->n_pairs; k++)
    if (!input->is_collective[graph->ends[2 * k]] && !input->is_collective[graph->ends[2 * k + 1]])
      {
        ends[2 * count] = graph->ends[2 * k];
        ends[2 * count + 1] = graph->ends[2 * k + 1];
        count++;
      }

  return mg_adjacency_new (graph->n_nodes, ends, count);
}
