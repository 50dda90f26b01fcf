/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of an item, to those who see the map and those who hear it. */
#include "mg-map-view-private.h"

#include <glib/gi18n-lib.h>

#include "mg-vocabulary.h"

/* How many partners are named; all of them are in the table. */
#define MAX_PARTNERS 8

/* The short word for a term: "Authority", "Pool". */
static const char *
get_word (const char *domain,
          const char *id,
          const char *unknown)
{
  const MgTerm *term = id != NULL ? mg_vocabulary_find (domain, id) : NULL;

  if (term == NULL)
    return id != NULL ? id : unknown;

  return term->verb != NULL ? term->verb : term->label;
}

static const char *
get_sort (MgNetwork    *network,
          const MgItem *item)
{
  switch (item->kind)
    {
    case MG_ITEM_ORGANISATION:
      return get_word ("kind", mg_network_get_text (network, item->id, MG_FIELD_KIND),
                       C_("item", "Organisation"));

    case MG_ITEM_COLLECTIVE:
      return get_word ("collective_type",
                       mg_network_get_text (network, item->id, MG_FIELD_COLLECTIVE_TYPE),
                       C_("item", "Collective cooperation"));

    case MG_ITEM_LINK:
      return get_word ("layer", mg_network_get_text (network, item->id, MG_FIELD_LINK_LAYER),
                       C_("item", "Link"));

    case MG_ITEM_PARTICIPATION:
      return C_("item", "Participation");

    case MG_ITEM_POLE:
    default:
      return C_("item", "Pole");
    }
}

/* How many strands of a kind end at an organisation, as it is seen. */
static guint
count_ends (MgMapView *self,
            MgId       id,
            gboolean   participations)
{
  const MgMapNeighbours *neighbours = mg_map_view_get_neighbours (self);
  int row = self->scene != NULL ? mg_scene_find_node (self->scene, id) : -1;
  guint n_edges = 0, n = 0;
  const guint *edges = row >= 0 ? mg_map_neighbours_get_edges (neighbours, (guint) row, &n_edges)
                                : NULL;

  for (guint i = 0; i < n_edges; i++)
    {
      const MgSceneEdge *edge = mg_map_edge_at (self->scene, edges[i]);

      n += ((edge->flags & MG_EDGE_PARTICIPATION) != 0) == participations;
    }

  return n;
}

char *
mg_map_words_describe (MgMapView *self,
                       MgId       id)
{
  MgNetwork *network = mg_map_view_get_network (self);
  const MgItem *item = network != NULL ? mg_network_find (network, id) : NULL;
  g_autofree char *links = NULL;
  gboolean is_collective;
  guint n;

  if (item == NULL)
    return g_strdup ("");
  if (mg_item_kind_is_edge (item->kind))
    return g_strdup (get_sort (network, item));

  is_collective = item->kind == MG_ITEM_COLLECTIVE;
  n = count_ends (self, id, is_collective);
  if (is_collective)
    links = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u participant", "%u participants", n),
                             n);
  else
    links = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u link", "%u links", n), n);

  return g_strdup_printf ("%s, %s", get_sort (network, item), links);
}

static char *
describe_partner (MgMapView *self,
                  guint      edge,
                  guint      row)
{
  MgNetwork *network = mg_map_view_get_network (self);
  guint other = mg_map_neighbours_get_other (self->neighbours, edge, row);
  MgId link = mg_map_edge_at (self->scene, edge)->id;
  const char *layer = mg_network_get_text (network, link, MG_FIELD_LINK_LAYER);
  g_autofree char *title =
    mg_network_dup_title (network, mg_map_node_at (self->scene, other)->id);

  if (layer == NULL)
    return g_steal_pointer (&title);

  /* An organisation and the level of the link with it: "Le Périscope (Pool)" */
  return g_strdup_printf ("%s (%s)", title, get_word ("layer", layer, NULL));
}

/* Nothing if there is none of these. */
static void
append_partners (MgMapView  *self,
                 guint       row,
                 gboolean    participations,
                 const char *before,
                 GString    *text)
{
  guint n_edges, n = 0;
  const guint *edges = mg_map_neighbours_get_edges (mg_map_view_get_neighbours (self), row,
                                                    &n_edges);

  for (guint i = 0; i < n_edges && n <= MAX_PARTNERS; i++)
    {
      const MgSceneEdge *edge = mg_map_edge_at (self->scene, edges[i]);
      g_autofree char *partner = NULL;

      if (((edge->flags & MG_EDGE_PARTICIPATION) != 0) != participations)
        continue;

      partner = n < MAX_PARTNERS ? describe_partner (self, edges[i], row) : g_strdup ("…");
      g_string_append (text, n == 0 ? before : ", ");
      g_string_append (text, partner);
      n++;
    }
}

char *
mg_map_words_describe_long (MgMapView *self,
                            MgId       id)
{
  g_autofree char *brief = mg_map_words_describe (self, id);
  int row = mg_map_view_get_scene (self) != NULL ? mg_scene_find_node (self->scene, id) : -1;
  g_autoptr(GString) text = g_string_new (brief);
  gboolean is_collective;

  if (row < 0)
    return g_steal_pointer (&brief);

  is_collective = (mg_map_node_at (self->scene, (guint) row)->flags & MG_NODE_COLLECTIVE) != 0;

  /* Translators: what comes before a list of organisations: "3 links: A, B, C" */
  append_partners (self, (guint) row, is_collective, C_("before a list", ": "), text);
  if (!is_collective)
    /* Translators: collective cooperations follow: "; takes part in La Halle, Le Lieu" */
    append_partners (self, (guint) row, TRUE, _("; takes part in "), text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_selection (MgMapView *self)
{
  g_autoptr(GArray) ids = mg_map_actions_dup_selected (self, MG_ITEMS_NODES | MG_ITEMS_EDGES);
  MgNetwork *network = mg_map_view_get_network (self);
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  MgId id;

  if (ids->len == 0 && mg_network_count (network, MG_ITEMS_NODES) == 0)
    return g_strdup (_("Double-click on the map, or press N, to add an organisation."));
  if (ids->len == 0)
    return g_strdup (_("Nothing is selected."));
  if (ids->len > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item selected.",
                                         "%u items selected.", ids->len), ids->len);

  id = g_array_index (ids, MgId, 0);
  title = mg_network_dup_title (network, id);
  words = mg_map_words_describe (self, id);

  return g_strdup_printf ("%s, %s", title, words);
}

void
mg_map_words_say_selection (MgMapView *self)
{
  g_autofree char *text = describe_selection (self);

  mg_map_view_say (self, text);
}

/* What an action says of itself is worth more. */
static gboolean
say_selection_cb (gpointer data)
{
  MgMapView *self = data;

  if (!self->has_spoken && self->document != NULL && self->naming == MG_MAP_NAMING_NONE)
    mg_map_words_say_selection (self);
  self->words_source = 0;
  self->has_spoken = FALSE;

  return G_SOURCE_REMOVE;
}

/* After the scene, of which it speaks. */
void
mg_map_words_queue (MgMapView *self)
{
  if (self->words_source == 0)
    self->words_source = g_idle_add_full (GDK_PRIORITY_REDRAW - 4, say_selection_cb, self, NULL);
}

void
mg_map_words_dispose (MgMapView *self)
{
  g_clear_handle_id (&self->words_source, g_source_remove);
}
