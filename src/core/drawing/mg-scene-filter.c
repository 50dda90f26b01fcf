/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-scene.h"

#include "mg-scope.h"

static GHashTable *
copy_set (GHashTable *set)
{
  GHashTable *copy;
  GHashTableIter iter;
  gpointer key;

  if (set == NULL)
    return NULL;

  copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (copy, g_strdup (key));

  return copy;
}

static gboolean
holds (GHashTable *set,
       const char *id)
{
  return set != NULL && g_hash_table_contains (set, id != NULL ? id : "");
}

static gboolean
is_empty_set (GHashTable *set)
{
  return set == NULL || g_hash_table_size (set) == 0;
}

MgFilter *
mg_filter_new (void)
{
  MgFilter *self = g_new0 (MgFilter, 1);

  self->hidden_kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->hidden_layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

MgFilter *
mg_filter_copy (const MgFilter *self)
{
  MgFilter *copy;

  if (self == NULL)
    return mg_filter_new ();

  copy = g_new0 (MgFilter, 1);
  *copy = *self;
  copy->hidden_kinds = copy_set (self->hidden_kinds);
  copy->hidden_layers = copy_set (self->hidden_layers);

  return copy;
}

void
mg_filter_free (MgFilter *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->hidden_kinds, g_hash_table_unref);
  g_clear_pointer (&self->hidden_layers, g_hash_table_unref);
  g_free (self);
}

gboolean
mg_filter_is_empty (const MgFilter *self)
{
  return self == NULL ||
         (is_empty_set (self->hidden_kinds) && is_empty_set (self->hidden_layers) &&
          self->hidden_rings == 0 && !self->hide_collectives);
}

static gboolean
shows_edge (const MgFilter *self,
            MgNetwork      *network,
            const MgItem   *item)
{
  MgId source = item->source, target = item->target;
  const char *layer = item->kind == MG_ITEM_PARTICIPATION
                        ? "membership"
                        : mg_network_get_text (network, item->id, MG_FIELD_LINK_LAYER);

  return !holds (self->hidden_layers, layer) &&
         mg_filter_shows (self, network, source) && mg_filter_shows (self, network, target);
}

gboolean
mg_filter_shows (const MgFilter *self,
                 MgNetwork      *network,
                 MgId            id)
{
  const MgItem *item = mg_network_find (network, id);

  if (item == NULL)
    return FALSE;
  if (self == NULL)
    return TRUE;

  switch (item->kind)
    {
    case MG_ITEM_ORGANISATION:
      return !holds (self->hidden_kinds, mg_network_get_text (network, id, MG_FIELD_KIND)) &&
             (self->hidden_rings == 0 ||
              !(self->hidden_rings & (1u << mg_organisation_get_ring (network, id))));
    case MG_ITEM_COLLECTIVE:
      return !self->hide_collectives;
    case MG_ITEM_LINK:
    case MG_ITEM_PARTICIPATION:
      return shows_edge (self, network, item);
    case MG_ITEM_POLE:
    default:
      return TRUE;
    }
}
