/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-snapshot.h"

#include <stdlib.h>
#include <string.h>

#define MAX_LAYER_BITS 32

/* One link on its way into a pair. */
typedef struct
{
  guint64 pair;         /* source row, target row */
  guint32 layers;
  double  weight;
} Strand;

#define PAIR(source, target) ((guint64) (source) << 32 | (target))

/* What is needed while a snapshot is made. */
typedef struct
{
  MgSnapshot    *snapshot;
  MgNetwork     *network;
  const MgScope *scope;
  MgDate         date;
  guint         *rows;          /* by id: row + 1, or 0 */
  GPtrArray     *layers;
  GHashTable    *layer_rows;    /* name: index in layers + 1 */
  GArray        *layer_links;
  const char    *last_layer;    /* of a link: each text is there once */
  guint          last_index;
  GArray        *strands;
  MgFieldId      weight;        /* foreign, or MG_FIELD_NONE */
} Builder;

/* By one end of the pair, those of the same end staying as they are. */
static void
sort_by_end (const Strand *strands,
             guint         n,
             guint         shift,    /* in bits */
             guint         n_nodes,
             Strand       *sorted)
{
  g_autofree guint *next = g_new0 (guint, (gsize) n_nodes + 1);

  for (guint i = 0; i < n; i++)
    next[(guint32) (strands[i].pair >> shift) + 1]++;
  for (guint row = 1; row <= n_nodes; row++)
    next[row] += next[row - 1];
  for (guint i = 0; i < n; i++)
    sorted[next[(guint32) (strands[i].pair >> shift)]++] = strands[i];
}

/* By source, then by target; parallel ones in the order in which they came. */
static void
sort_strands (GArray *strands,
              guint   n_nodes)
{
  g_autofree Strand *by_target = g_new (Strand, (gsize) strands->len + 1);
  Strand *all = (Strand *) (void *) strands->data;

  sort_by_end (all, strands->len, 0, n_nodes, by_target);
  sort_by_end (by_target, strands->len, 32, n_nodes, all);
}

/* Merges parallel strands into pairs. */
static void
set_pairs (MgSnapshot *self,
           GArray     *strands)
{
  const Strand *all;

  sort_strands (strands, self->n_nodes);
  all = (const Strand *) (void *) strands->data;
  self->ends = g_new (guint, 2 * (gsize) strands->len);
  self->pair_layers = g_new0 (guint32, strands->len);
  self->pair_links = g_new0 (guint, strands->len);
  self->pair_weights = g_new0 (double, strands->len);

  for (guint i = 0; i < strands->len; i++)
    {
      guint last;

      if (i == 0 || all[i].pair != all[i - 1].pair)
        {
          self->ends[2 * (gsize) self->n_pairs] = (guint) (all[i].pair >> 32);
          self->ends[2 * (gsize) self->n_pairs + 1] = (guint) (all[i].pair & G_MAXUINT32);
          self->n_pairs++;
        }

      last = self->n_pairs - 1;
      self->pair_layers[last] |= all[i].layers;
      self->pair_links[last]++;
      self->pair_weights[last] += all[i].weight;
    }
}

static void
add_strand (GArray   *strands,
            gboolean  directed,
            guint     source,
            guint     target,
            guint32   layers,
            double    weight)
{
  Strand strand = { .layers = layers, .weight = weight };

  if (source == target)
    return;

  strand.pair = directed ? PAIR (source, target)
                         : PAIR (MIN (source, target), MAX (source, target));
  g_array_append_val (strands, strand);
}

static guint
layer_index (Builder    *builder,
             const char *layer)
{
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (builder->layer_rows, layer));
  const guint none = 0;
  char *name;

  if (row != 0)
    return row - 1;

  name = g_strdup (layer);
  g_ptr_array_add (builder->layers, name);
  g_hash_table_insert (builder->layer_rows, name, GUINT_TO_POINTER (builder->layers->len));
  g_array_append_val (builder->layer_links, none);

  return builder->layers->len - 1;
}

static double
link_weight (Builder *builder,
             MgId     link)
{
  double weight;

  if (mg_network_get_real (builder->network, link, MG_FIELD_INTENSITY, &weight) ||
      (builder->weight != MG_FIELD_NONE &&
       mg_network_get_real (builder->network, link, builder->weight, &weight)))
    return weight;

  return 1.;
}

static guint32
bit_of (guint layer)
{
  return 1u << MIN (layer, MAX_LAYER_BITS - 1);
}

static guint32
count_layer (Builder *builder,
             MgId     link)
{
  const char *layer = mg_network_get_text (builder->network, link, MG_FIELD_LINK_LAYER);
  guint index;

  if (layer == NULL)
    return 0;

  index = layer == builder->last_layer ? builder->last_index : layer_index (builder, layer);
  builder->last_layer = layer;
  builder->last_index = index;
  g_array_index (builder->layer_links, guint, index)++;

  return bit_of (index);
}

static void
count_link (Builder      *builder,
            const MgItem *link,
            guint         source,
            guint         target)
{
  MgSnapshot *self = builder->snapshot;
  guint32 layers = link->kind == MG_ITEM_LINK ? count_layer (builder, link->id) : 0;
  double weight = link->kind == MG_ITEM_LINK ? link_weight (builder, link->id) : 1.;
  gboolean one_way = mg_network_get_boolean (builder->network, link->id, MG_FIELD_DIRECTED) &&
                     !mg_network_get_boolean (builder->network, link->id, MG_FIELD_RECIPROCAL);

  self->n_links++;
  self->strength[source] += weight;
  self->strength[target] += source != target ? weight : 0.;
  add_strand (builder->strands, self->directed, source, target, layers, weight);
  if (self->directed && !one_way)
    add_strand (builder->strands, TRUE, target, source, layers, weight);
}

/* Left out for its date alone: both ends belong to the perimeter. */
static gboolean
is_early (Builder      *builder,
          const MgItem *link)
{
  return mg_scope_has_organisation (builder->scope, builder->network, link->source, MG_DATE_NONE) &&
         mg_scope_has_organisation (builder->scope, builder->network, link->target, MG_DATE_NONE);
}

static void
add_links (Builder *builder)
{
  guint kinds = builder->scope->perimeter == MG_PERIMETER_ALL && builder->scope->layers == NULL
    ? MG_ITEMS_EDGES : (guint) MG_ITEM_LINK;
  const MgItem *item;
  MgNetworkIter iter;

  mg_network_iter_init (&iter, builder->network, kinds);
  while ((item = mg_network_iter_next (&iter)))
    {
      guint source = builder->rows[item->source];
      guint target = builder->rows[item->target];

      if (item->kind == MG_ITEM_LINK &&
          !mg_scope_has_link (builder->scope, builder->network, item->id, builder->date))
        continue;

      if (source != 0 && target != 0)
        count_link (builder, item, source - 1, target - 1);
      else if (is_early (builder, item))
        builder->snapshot->n_early++;
    }
}

static void
add_nodes (Builder *builder)
{
  MgSnapshot *self = builder->snapshot;
  guint kinds = self->perimeter == MG_PERIMETER_ALL ? MG_ITEMS_NODES : (guint) MG_ITEM_ORGANISATION;
  const MgItem *item;
  MgNetworkIter iter;

  self->ids = g_new (MgId, mg_network_count (builder->network, kinds));
  mg_network_iter_init (&iter, builder->network, kinds);
  while ((item = mg_network_iter_next (&iter)))
    {
      if (item->kind == MG_ITEM_ORGANISATION &&
          !mg_scope_has_organisation (builder->scope, builder->network, item->id, builder->date))
        continue;

      self->ids[self->n_nodes++] = item->id;
      builder->rows[item->id] = self->n_nodes;
    }

  self->strength = g_new0 (double, self->n_nodes);
}

/* Two that meet in a collective are a pair; a supporter meets nobody there. */
static void
add_meetings (Builder   *builder,
              MgDetails *details)
{
  for (guint i = 0; i < details->parts->len; i++)
    {
      const MgPartDetail *one = mg_details_part (details, i);

      for (guint k = i + 1; k < details->parts->len; k++)
        {
          const MgPartDetail *other = mg_details_part (details, k);

          if (other->collective != one->collective)
            break;
          if (!mg_part_meets (one) || !mg_part_meets (other))
            continue;

          add_strand (builder->strands, builder->snapshot->directed,
                      mg_details_organisation (details, one->organisation)->row,
                      mg_details_organisation (details, other->organisation)->row, 0, 1.);
          if (builder->snapshot->directed)
            add_strand (builder->strands, TRUE,
                        mg_details_organisation (details, other->organisation)->row,
                        mg_details_organisation (details, one->organisation)->row, 0, 1.);
        }
    }
}

static void
add_details (Builder *builder)
{
  MgSnapshot *self = builder->snapshot;
  g_autoptr(MgDetails) details = NULL;

  if (self->perimeter == MG_PERIMETER_ALL || (!builder->scope->details && !builder->scope->collectives))
    return;

  details = mg_details_new (builder->network, builder->scope, self->ids, self->n_nodes);
  if (builder->scope->collectives)
    add_meetings (builder, details);
  if (builder->scope->details)
    self->details = g_steal_pointer (&details);
}

/* The three levels are there even when no link has them: their figures are 0. */
static void
name_layers (Builder *builder)
{
  static const char * const levels[] = { "mutualisation", "project", "strategy", NULL };
  const char * const *names = builder->scope->layers;

  if (names == NULL)
    names = mg_network_field_in_use (builder->network, MG_FIELD_LINK_LAYER) ? levels : levels + 3;

  for (; *names != NULL; names++)
    layer_index (builder, *names);
}

MgFieldId
mg_snapshot_find_weight (MgNetwork *network)
{
  MgFieldId weight;
  MgFieldType type;

  g_return_val_if_fail (MG_IS_NETWORK (network), MG_FIELD_NONE);

  weight = mg_network_find_field (network, MG_ITEM_LINK, "weight");
  if (weight == MG_FIELD_NONE || !mg_network_field_in_use (network, weight))
    return MG_FIELD_NONE;

  type = mg_network_get_field (network, weight)->type;

  return type == MG_TYPE_INTEGER || type == MG_TYPE_REAL ? weight : MG_FIELD_NONE;
}

MgSnapshot *
mg_snapshot_new (MgNetwork     *network,
                 const MgScope *scope)
{
  g_autofree guint *rows = NULL;
  g_autoptr(GPtrArray) layers = g_ptr_array_new ();
  g_autoptr(GHashTable) layer_rows = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GArray) layer_links = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) strands = NULL;
  MgSnapshot *self;
  Builder builder;

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);
  g_return_val_if_fail (scope != NULL, NULL);

  strands = g_array_sized_new (FALSE, FALSE, sizeof (Strand), mg_network_count (network, MG_ITEMS_EDGES));
  rows = g_new0 (guint, mg_network_get_id_limit (network));
  self = g_atomic_rc_box_new0 (MgSnapshot);
  self->revision = mg_network_get_revision (network);
  self->perimeter = scope->perimeter;
  self->confidence = scope->confidence;
  self->directed = scope->directed;
  self->date = mg_scope_get_date (scope, network);
  builder = (Builder) { self, network, scope, self->date, rows, layers, layer_rows, layer_links, NULL, 0,
                        strands, mg_snapshot_find_weight (network) };

  name_layers (&builder);
  add_nodes (&builder);
  add_links (&builder);
  add_details (&builder);
  set_pairs (self, strands);

  self->n_layers = layers->len;
  g_ptr_array_add (layers, NULL);
  self->layers = (char **) g_ptr_array_free (g_steal_pointer (&layers), FALSE);
  self->layer_links = (guint *) (void *) g_array_free (g_steal_pointer (&layer_links), FALSE);

  return self;
}

MgSnapshot *
mg_snapshot_new_plain (guint        n_nodes,
                       const guint *ends,
                       guint        n_links,
                       gboolean     directed)
{
  g_autoptr(GArray) strands = g_array_new (FALSE, FALSE, sizeof (Strand));
  MgSnapshot *self = g_atomic_rc_box_new0 (MgSnapshot);

  self->perimeter = MG_PERIMETER_MAP;
  self->directed = directed;
  self->n_nodes = n_nodes;
  self->n_links = n_links;
  self->ids = g_new (MgId, n_nodes);
  self->strength = g_new0 (double, n_nodes);
  self->layers = g_new0 (char *, 1);
  for (guint i = 0; i < n_nodes; i++)
    self->ids[i] = i + 2;

  for (guint i = 0; i < n_links; i++)
    {
      guint source = ends[2 * i];
      guint target = ends[2 * i + 1];

      g_return_val_if_fail (source < n_nodes && target < n_nodes, self);

      self->strength[source] += 1.;
      self->strength[target] += source != target ? 1. : 0.;
      add_strand (strands, directed, source, target, 0, 1.);
    }

  set_pairs (self, strands);

  return self;
}

MgSnapshot *
mg_snapshot_ref (MgSnapshot *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
snapshot_clear (gpointer data)
{
  MgSnapshot *self = data;

  g_strfreev (self->layers);
  g_free (self->ids);
  g_free (self->ends);
  g_free (self->pair_layers);
  g_free (self->pair_links);
  g_free (self->pair_weights);
  g_free (self->strength);
  g_free (self->layer_links);
  mg_details_free (self->details);
}

void
mg_snapshot_unref (MgSnapshot *self)
{
  g_atomic_rc_box_release_full (self, snapshot_clear);
}

/* Rows stand in the order in which items came, and so do identifiers, but for
 * those that were taken before and used later: these few are found by looking.
 */
int
mg_snapshot_find_row (const MgSnapshot *self,
                      MgId              id)
{
  guint low = 0;
  guint high = self->n_nodes;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }

  if (low < self->n_nodes && self->ids[low] == id)
    return (int) low;

  for (guint i = 0; i < self->n_nodes; i++)
    {
      if (self->ids[i] == id)
        return (int) i;
    }

  return -1;
}

int
mg_snapshot_find_pair (const MgSnapshot *self,
                       MgId              source,
                       MgId              target)
{
  int from = mg_snapshot_find_row (self, source);
  int to = mg_snapshot_find_row (self, target);
  guint64 pair;
  guint low = 0;
  guint high = self->n_pairs;

  if (from < 0 || to < 0)
    return -1;

  pair = self->directed ? PAIR (from, to) : PAIR (MIN (from, to), MAX (from, to));
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (PAIR (self->ends[2 * (gsize) middle], self->ends[2 * (gsize) middle + 1]) < pair)
        low = middle + 1;
      else
        high = middle;
    }

  return low < self->n_pairs && PAIR (self->ends[2 * (gsize) low], self->ends[2 * (gsize) low + 1]) == pair
         ? (int) low : -1;
}

gboolean
mg_snapshot_pair_has_layer (const MgSnapshot *self,
                            guint             pair,
                            guint             layer)
{
  g_return_val_if_fail (self != NULL && pair < self->n_pairs, FALSE);

  return (self->pair_layers[pair] & bit_of (layer)) != 0;
}
