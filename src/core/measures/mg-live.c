/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-live.h"

#include <math.h>
#include <string.h>

#include "mg-density.h"

#define MAX_LAYERS 32
#define NO_LAYER   G_MAXUINT8

#define FIRST_SLOTS 64

/* What is kept of one item, by its identifier. */
typedef struct
{
  guint8  is_node;
  guint8  is_edge;
  guint8  passes;     /* the scope, whatever its ends do */
  guint8  layer;
  guint32 pair;       /* of an edge */
} Record;

/* Two that have, or had, an edge; one and the same for a loop. */
typedef struct
{
  MgId    a;
  MgId    b;
  guint32 layers;     /* of edges that count */
  guint8  is_linked;
} Pair;

struct _MgLive
{
  MgNetwork  *network;
  MgScope     scope;
  gboolean    has_scope;
  MgDate      date;
  gboolean    has_layers;     /* whether links have any, which changes what counts */
  guint       unread;         /* kinds of items that are all to be looked at again */
  gboolean    is_dirty;       /* all is to be counted again */

  GArray     *records;        /* of Record, by identifier */
  GArray     *pairs;          /* of Pair */
  guint32    *slots;          /* by what two identifiers hash to: place in pairs + 1, or 0 */
  guint       n_slots;        /* a power of two, more than twice the pairs */
  GPtrArray  *layers;         /* the network's own texts */

  MgTally     tally;
  GArray     *degrees;        /* of guint, by identifier */
  guint       layer_pairs[MAX_LAYERS];
};

static const struct
{
  const char *id;
  MgFigure  (*func) (const MgTally *tally);
} figures[] = {
  { "organisations", mg_tally_organisations },
  { "links", mg_tally_links },
  { "pairs", mg_tally_pairs },
  { "density", mg_tally_density },
  { "mean_degree", mg_tally_mean_degree },
  { "isolates", mg_tally_isolates },
};

#define DEGREE "degree"

MgLive *
mg_live_new (MgNetwork *network)
{
  MgLive *self;

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  self = g_new0 (MgLive, 1);
  self->network = g_object_ref (network);
  self->records = g_array_new (FALSE, TRUE, sizeof (Record));
  self->pairs = g_array_new (FALSE, TRUE, sizeof (Pair));
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (guint32, self->n_slots);
  self->layers = g_ptr_array_new ();
  self->degrees = g_array_new (FALSE, TRUE, sizeof (guint));

  return self;
}

void
mg_live_free (MgLive *self)
{
  g_object_unref (self->network);
  g_array_unref (self->records);
  g_array_unref (self->pairs);
  g_free (self->slots);
  g_ptr_array_unref (self->layers);
  g_array_unref (self->degrees);
  g_free (self);
}

/* Looking at one item */

static gboolean
joins (const Pair   *pair,
       const MgItem *edge)
{
  return pair->a == MIN (edge->source, edge->target) && pair->b == MAX (edge->source, edge->target);
}

/* The slot of these two, or the free one where they belong: those taken are gone
 * past one by one.
 */
static guint
find_slot (const MgLive *self,
           MgId          a,
           MgId          b)
{
  guint64 hash = ((guint64) a << 32 | b) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint slot = (guint) (hash >> 32) & (self->n_slots - 1);

  for (; self->slots[slot] != 0; slot = (slot + 1) & (self->n_slots - 1))
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, self->slots[slot] - 1);

      if (pair->a == a && pair->b == b)
        break;
    }

  return slot;
}

static void
grow_slots (MgLive *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, i);

      self->slots[find_slot (self, pair->a, pair->b)] = i + 1;
    }
}

static guint32
find_pair (MgLive       *self,
           const MgItem *edge)
{
  const Pair pair = { .a = MIN (edge->source, edge->target), .b = MAX (edge->source, edge->target) };
  guint slot = find_slot (self, pair.a, pair.b);

  if (self->slots[slot] != 0)
    return self->slots[slot] - 1;

  g_array_append_val (self->pairs, pair);
  self->slots[slot] = self->pairs->len;
  if (2 * self->pairs->len >= self->n_slots)
    grow_slots (self);

  return self->pairs->len - 1;
}

/* Each text is there once in a network: addresses tell them apart. */
static guint8
find_layer (MgLive     *self,
            const char *text)
{
  guint i = 0;

  if (text == NULL)
    return NO_LAYER;

  while (i < self->layers->len && self->layers->pdata[i] != text)
    i++;
  if (i == self->layers->len)
    g_ptr_array_add (self->layers, (gpointer) text);

  return (guint8) MIN (i, MAX_LAYERS - 1);
}

static void
read_node (MgLive       *self,
           const MgItem *node,
           Record       *record)
{
  record->is_node = TRUE;
  record->passes = node->kind == MG_ITEM_ORGANISATION
                   ? mg_scope_has_organisation (&self->scope, self->network, node->id, self->date)
                   : self->scope.perimeter == MG_PERIMETER_ALL;
}

/* @before: what was known of it */
static void
read_edge (MgLive       *self,
           const MgItem *edge,
           const Record *before,
           Record       *record)
{
  gboolean is_known = before->is_edge && joins (&g_array_index (self->pairs, Pair, before->pair), edge);

  record->is_edge = TRUE;
  record->pair = is_known ? before->pair : find_pair (self, edge);
  record->layer = NO_LAYER;
  record->passes = edge->kind == MG_ITEM_LINK
                   ? mg_scope_has_link (&self->scope, self->network, edge->id, self->date)
                   : self->scope.perimeter == MG_PERIMETER_ALL && self->scope.layers == NULL;
  if (record->passes && edge->kind == MG_ITEM_LINK)
    record->layer = find_layer (self, mg_network_get_text (self->network, edge->id, MG_FIELD_LINK_LAYER));
}

static void
read_item (MgLive       *self,
           MgId          id,
           const MgItem *item)
{
  Record *before = &g_array_index (self->records, Record, id);
  Record record = { 0 };

  if (item != NULL && (item->kind & MG_ITEMS_NODES) != 0)
    read_node (self, item, &record);
  else if (item != NULL && (item->kind & MG_ITEMS_EDGES) != 0)
    read_edge (self, item, before, &record);

  if (memcmp (before, &record, sizeof record) == 0)
    return;

  *before = record;
  self->is_dirty = TRUE;
}

static void
make_room (MgLive *self)
{
  MgId limit = mg_network_get_id_limit (self->network);

  if (limit > self->records->len)
    g_array_set_size (self->records, limit);
}

/* What is no more has been told of. */
static void
read_all (MgLive *self)
{
  const MgItem *item;
  MgNetworkIter iter;

  make_room (self);
  if ((self->unread & MG_ITEMS_EDGES) != 0)
    g_ptr_array_set_size (self->layers, 0);
  mg_network_iter_init (&iter, self->network, self->unread);
  while ((item = mg_network_iter_next (&iter)))
    read_item (self, item->id, item);
  self->unread = 0;
}

#define EVERYTHING (MG_ITEMS_NODES | MG_ITEMS_EDGES)

/* Of a new perimeter, links know nothing, unless it is everything that is drawn. */
static guint
what_changes (const MgScope *old,
              const MgScope *new)
{
  if (old->layers != new->layers || old->date != new->date || old->all_dates != new->all_dates ||
      old->confidence != new->confidence || old->perimeter == MG_PERIMETER_ALL ||
      new->perimeter == MG_PERIMETER_ALL)
    return EVERYTHING;

  return old->perimeter != new->perimeter || old->support != new->support ? MG_ITEMS_NODES : 0;
}

static gboolean
links_have_layers (MgLive *self)
{
  return mg_network_field_in_use (self->network, MG_FIELD_LINK_LAYER);
}

/* What each item depends on. */
static void
read_pole (MgLive *self)
{
  MgDate date = mg_scope_get_date (&self->scope, self->network);
  gboolean has_layers = links_have_layers (self);

  if (date != self->date || has_layers != self->has_layers)
    self->unread = EVERYTHING;
  self->date = date;
  self->has_layers = has_layers;
}

void
mg_live_set_scope (MgLive        *self,
                   const MgScope *scope)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (scope != NULL);
  g_return_if_fail (!scope->directed && !scope->collectives);

  self->unread |= self->has_scope ? what_changes (&self->scope, scope) : EVERYTHING;
  self->has_scope = TRUE;
  self->scope = *scope;
  read_pole (self);
}

void
mg_live_edited (MgLive       *self,
                const MgEdit *edit)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (edit != NULL);

  if (edit->kind == MG_EDIT_ADD_FIELD || edit->kind == MG_EDIT_REMOVE_FIELD)
    return;

  if (edit->id == MG_ID_POLE || self->has_layers != links_have_layers (self))
    read_pole (self);
  if (edit->id != MG_ID_POLE)
    {
      make_room (self);
      read_item (self, edit->id, mg_network_find (self->network, edit->id));
    }
}

/* Counting */

static void
count_nodes (MgLive *self)
{
  for (MgId id = 0; id < self->records->len; id++)
    {
      const Record *record = &g_array_index (self->records, Record, id);

      self->tally.n_nodes += record->is_node && record->passes;
    }
}

static void
count_edges (MgLive *self)
{
  const Record *records = (const Record *) (void *) self->records->data;
  Pair *pairs = (Pair *) (void *) self->pairs->data;

  for (MgId id = 0; id < self->records->len; id++)
    {
      Pair *pair = &pairs[records[id].pair];

      if (!records[id].is_edge || !records[id].passes || !records[pair->a].passes ||
          !records[pair->b].passes)
        continue;

      self->tally.n_links++;
      pair->is_linked = pair->a != pair->b;
      if (records[id].layer != NO_LAYER)
        pair->layers |= 1u << records[id].layer;
    }
}

static void
count_pairs (MgLive *self)
{
  guint *degrees = (guint *) (void *) self->degrees->data;

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, i);

      if (!pair->is_linked)
        continue;

      self->tally.n_pairs++;
      degrees[pair->a]++;
      degrees[pair->b]++;
      for (guint32 layers = pair->layers; layers != 0; layers &= layers - 1)
        self->layer_pairs[g_bit_nth_lsf (layers, -1)]++;
    }
}

static void
count_isolates (MgLive *self)
{
  for (MgId id = 0; id < self->records->len; id++)
    {
      const Record *record = &g_array_index (self->records, Record, id);

      self->tally.n_isolates += record->is_node && record->passes &&
                                g_array_index (self->degrees, guint, id) == 0;
    }
}

static void
bring_up_to_date (MgLive *self)
{
  if (self->unread != 0)
    read_all (self);
  if (!self->is_dirty)
    return;

  self->is_dirty = FALSE;
  self->tally = (MgTally) { 0 };
  memset (self->layer_pairs, 0, sizeof self->layer_pairs);
  g_array_set_size (self->degrees, 0);
  g_array_set_size (self->degrees, self->records->len);
  for (guint i = 0; i < self->pairs->len; i++)
    {
      g_array_index (self->pairs, Pair, i).layers = 0;
      g_array_index (self->pairs, Pair, i).is_linked = FALSE;
    }

  count_nodes (self);
  count_edges (self);
  count_pairs (self);
  count_isolates (self);
}

gboolean
mg_live_has_values (const char *id)
{
  g_return_val_if_fail (id != NULL, FALSE);

  return g_str_equal (id, DEGREE);
}

gboolean
mg_live_has (const char *id)
{
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (g_str_equal (figures[i].id, id))
      return TRUE;

  return mg_live_has_values (id);
}

gboolean
mg_live_get_figure (MgLive     *self,
                    const char *id,
                    MgFigure   *figure)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      if (!g_str_equal (figures[i].id, id))
        continue;

      bring_up_to_date (self);
      *figure = figures[i].func (&self->tally);
      return TRUE;
    }

  return FALSE;
}

gboolean
mg_live_get_layer_density (MgLive     *self,
                           const char *layer,
                           MgFigure   *figure)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (layer != NULL, FALSE);

  bring_up_to_date (self);
  /* As in a snapshot, what is beyond the 32nd cannot be told apart. */
  if (self->layers->len >= MAX_LAYERS)
    return FALSE;

  for (guint i = 0; i < self->layers->len; i++)
    if (g_str_equal (self->layers->pdata[i], layer))
      n = self->layer_pairs[i];

  *figure = mg_figure_fraction (n, mg_tally_density (&self->tally).denominator);

  return TRUE;
}

gboolean
mg_live_counts (MgLive *self,
                MgId    organisation)
{
  const Record *record;

  g_return_val_if_fail (self != NULL, FALSE);

  bring_up_to_date (self);
  if (organisation >= self->records->len)
    return FALSE;
  record = &g_array_index (self->records, Record, organisation);

  return record->is_node && record->passes;
}

gboolean
mg_live_get_value (MgLive     *self,
                   const char *id,
                   MgId        organisation,
                   double     *value)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!mg_live_has_values (id))
    return FALSE;

  *value = mg_live_counts (self, organisation)
           ? g_array_index (self->degrees, guint, organisation) : (double) NAN;

  return TRUE;
}
