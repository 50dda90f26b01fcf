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

static GPtrArray *
new_clauses (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) (GCallback) mg_filter_clause_free);
}

MgFilter *
mg_filter_new (void)
{
  MgFilter *self = g_new0 (MgFilter, 1);

  self->hidden_kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->hidden_layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->clauses = new_clauses ();

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
  copy->clauses = new_clauses ();
  for (guint i = 0; self->clauses != NULL && i < self->clauses->len; i++)
    g_ptr_array_add (copy->clauses, mg_filter_clause_copy (g_ptr_array_index (self->clauses, i)));

  return copy;
}

void
mg_filter_free (MgFilter *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->hidden_kinds, g_hash_table_unref);
  g_clear_pointer (&self->hidden_layers, g_hash_table_unref);
  g_clear_pointer (&self->clauses, g_ptr_array_unref);
  g_free (self);
}

gboolean
mg_filter_is_empty (const MgFilter *self)
{
  return self == NULL ||
         (is_empty_set (self->hidden_kinds) && is_empty_set (self->hidden_layers) &&
          self->hidden_rings == 0 && !self->hide_collectives &&
          (self->clauses == NULL || self->clauses->len == 0));
}

MgFilterClause *
mg_filter_take_clause (MgFilter   *self,
                       const char *field)
{
  for (guint i = 0; i < self->clauses->len; i++)
    {
      MgFilterClause *clause = g_ptr_array_index (self->clauses, i);

      if (g_str_equal (clause->field, field))
        return clause;
    }

  g_ptr_array_add (self->clauses, mg_filter_clause_new (field));

  return g_ptr_array_index (self->clauses, self->clauses->len - 1);
}

void
mg_filter_tidy (MgFilter *self)
{
  for (guint i = self->clauses->len; i > 0; i--)
    if (mg_filter_clause_is_empty (g_ptr_array_index (self->clauses, i - 1)))
      g_ptr_array_remove_index (self->clauses, i - 1);
}

static gboolean
meets_clauses (const MgFilter *self,
               MgNetwork      *network,
               MgId            id)
{
  for (guint i = 0; self->clauses != NULL && i < self->clauses->len; i++)
    if (!mg_filter_clause_matches (g_ptr_array_index (self->clauses, i), network, id))
      return FALSE;

  return TRUE;
}

static gboolean
matches_edge (const MgFilter *self,
              MgNetwork      *network,
              const MgItem   *item)
{
  MgId source = item->source, target = item->target;
  const char *layer = item->kind == MG_ITEM_PARTICIPATION
                        ? "membership"
                        : mg_network_get_text (network, item->id, MG_FIELD_LINK_LAYER);

  return !holds (self->hidden_layers, layer) &&
         mg_filter_matches (self, network, source) && mg_filter_matches (self, network, target);
}

gboolean
mg_filter_matches (const MgFilter *self,
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
              !(self->hidden_rings & (1u << mg_organisation_get_ring (network, id)))) &&
             meets_clauses (self, network, id);
    case MG_ITEM_COLLECTIVE:
      return !self->hide_collectives;
    case MG_ITEM_LINK:
    case MG_ITEM_PARTICIPATION:
      return matches_edge (self, network, item);
    case MG_ITEM_POLE:
    default:
      return TRUE;
    }
}

gboolean
mg_filter_shows (const MgFilter *self,
                 MgNetwork      *network,
                 MgId            id)
{
  if (self != NULL && self->fades)
    return mg_network_find (network, id) != NULL;

  return mg_filter_matches (self, network, id);
}

GHashTable *
mg_filter_dup_lit (const MgFilter *self,
                   MgNetwork      *network)
{
  GHashTable *lit;
  const MgItem *item;
  MgNetworkIter iter;

  if (mg_filter_is_empty (self) || !self->fades)
    return NULL;

  lit = g_hash_table_new (NULL, NULL);
  mg_network_iter_init (&iter, network, MG_ITEMS_NODES | MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    if (mg_filter_matches (self, network, item->id))
      g_hash_table_add (lit, GUINT_TO_POINTER (item->id));

  return lit;
}
