/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of an item, to those who see the map and those who hear it. */
#include "mg-map-view-private.h"

#include <glib/gi18n-lib.h>

#include "mg-vocabulary.h"

/* How many partners are named; all of them are in the table. */
#define MAX_PARTNERS 8

static const char *
get_sort (MgNetwork    *network,
          const MgItem *item)
{
  const char *id;

  switch (item->kind)
    {
    case MG_ITEM_ORGANISATION:
      id = mg_network_get_text (network, item->id, MG_FIELD_KIND);
      return id != NULL ? mg_vocabulary_get_label ("kind", id) : _("Organisation");

    case MG_ITEM_COLLECTIVE:
      id = mg_network_get_text (network, item->id, MG_FIELD_COLLECTIVE_TYPE);
      return id != NULL ? mg_vocabulary_get_label ("collective_type", id)
                        : _("Collective cooperation");

    case MG_ITEM_LINK:
      id = mg_network_get_text (network, item->id, MG_FIELD_LINK_LAYER);
      return id != NULL ? mg_vocabulary_get_label ("layer", id) : _("Link");

    case MG_ITEM_PARTICIPATION:
      return _("Participation");

    case MG_ITEM_POLE:
    default:
      return _("Pole");
    }
}

/* Links that are seen, or all of them if the organisation itself is not. */
static guint
count_links (MgMapView    *self,
             const MgItem *item)
{
  const MgSceneNode *node = mg_map_view_find_node (self, item->id);

  return node != NULL ? node->degree : item->n_ends;
}

char *
mg_map_words_describe (MgMapView *self,
                       MgId       id)
{
  MgNetwork *network = mg_map_view_get_network (self);
  const MgItem *item = network != NULL ? mg_network_find (network, id) : NULL;
  g_autofree char *links = NULL;
  guint n_links;

  if (item == NULL)
    return g_strdup ("");
  if (mg_item_kind_is_edge (item->kind))
    return g_strdup (get_sort (network, item));

  n_links = count_links (self, item);
  links = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u link", "%u links", n_links), n_links);

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
  const MgTerm *term = layer != NULL ? mg_vocabulary_find ("layer", layer) : NULL;
  g_autofree char *title =
    mg_network_dup_title (network, mg_map_node_at (self->scene, other)->id);

  if (term == NULL)
    return g_steal_pointer (&title);

  /* Translators: an organisation and the level of the link with it: "Le Périscope (pool means)" */
  return g_strdup_printf (_("%s (%s)"), title, term->verb != NULL ? term->verb : term->label);
}

char *
mg_map_words_describe_long (MgMapView *self,
                            MgId       id)
{
  g_autofree char *brief = mg_map_words_describe (self, id);
  const MgMapNeighbours *neighbours = mg_map_view_get_neighbours (self);
  int row = self->scene != NULL ? mg_scene_find_node (self->scene, id) : -1;
  g_autoptr(GString) text = g_string_new (brief);
  const guint *edges;
  guint n_edges;

  if (row < 0)
    return g_steal_pointer (&brief);

  edges = mg_map_neighbours_get_edges (neighbours, (guint) row, &n_edges);
  for (guint i = 0; i < MIN (n_edges, MAX_PARTNERS); i++)
    {
      g_autofree char *partner = describe_partner (self, edges[i], (guint) row);

      /* Translators: what comes before a list of organisations: "3 links: A, B, C" */
      g_string_append (text, i == 0 ? _(": ") : ", ");
      g_string_append (text, partner);
    }
  if (n_edges > MAX_PARTNERS)
    g_string_append (text, "…");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_selection (MgMapView *self)
{
  g_autoptr(GArray) ids = mg_map_actions_dup_selected (self, MG_ITEMS_NODES | MG_ITEMS_EDGES);
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  MgId id;

  if (ids->len == 0)
    return g_strdup (_("Nothing is selected."));
  if (ids->len > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item selected.",
                                         "%u items selected.", ids->len), ids->len);

  id = g_array_index (ids, MgId, 0);
  title = mg_network_dup_title (mg_map_view_get_network (self), id);
  words = mg_map_words_describe (self, id);

  return g_strdup_printf ("%s, %s", title, words);
}

void
mg_map_words_say_selection (MgMapView *self)
{
  g_autofree char *text = describe_selection (self);

  mg_map_view_say (self, text);
}
