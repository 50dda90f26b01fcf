/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done on the map, from menus, keys and gestures alike. */
#include "mg-map-view-private.h"

#include <glib/gi18n-lib.h>

#include "mg-vocabulary.h"

#define ZOOM_STEP 1.25

static void
zoom_in_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  MgMapView *self = MG_MAP_VIEW (widget);

  mg_map_actions_zoom (self, ZOOM_STEP, self->viewport.width / 2., self->viewport.height / 2.);
}

static void
zoom_out_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  MgMapView *self = MG_MAP_VIEW (widget);

  mg_map_actions_zoom (self, 1. / ZOOM_STEP, self->viewport.width / 2.,
                       self->viewport.height / 2.);
}

static void
zoom_reset_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  MgMapView *self = MG_MAP_VIEW (widget);

  mg_map_actions_zoom (self, 1. / self->viewport.scale, self->viewport.width / 2.,
                       self->viewport.height / 2.);
}

static void
zoom_fit_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  mg_map_view_zoom_fit (MG_MAP_VIEW (widget));
}

/* @parameter: nothing, or a place in map units */
static void
add_organisation_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  mg_map_naming_add (MG_MAP_VIEW (widget), MG_MAP_NAMING_ORGANISATION);
}

static void
add_collective_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  mg_map_naming_add (MG_MAP_VIEW (widget), MG_MAP_NAMING_COLLECTIVE);
}

static void
add_organisation_at_action (GtkWidget  *widget,
                            const char *action_name,
                            GVariant   *parameter)
{
  double x, y;

  g_variant_get (parameter, "(dd)", &x, &y);
  mg_map_naming_add_at (MG_MAP_VIEW (widget), MG_MAP_NAMING_ORGANISATION, x, y);
}

static void
add_collective_at_action (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  double x, y;

  g_variant_get (parameter, "(dd)", &x, &y);
  mg_map_naming_add_at (MG_MAP_VIEW (widget), MG_MAP_NAMING_COLLECTIVE, x, y);
}

GArray *
mg_map_actions_dup_selected (MgMapView *self,
                             guint      kinds)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  MgNetwork *network = mg_map_view_get_network (self);
  const MgFilter *filter;
  const MgId *selected;
  guint n_selected = 0;

  if (network == NULL)
    return ids;

  filter = mg_document_get_filter (self->document);
  selected = mg_selection_get_ids (mg_map_view_get_selection (self), &n_selected);
  for (guint i = 0; i < n_selected; i++)
    {
      const MgItem *item = mg_network_find (network, selected[i]);

      if (item != NULL && (item->kind & kinds) != 0 &&
          mg_filter_shows (filter, network, item->id))
        g_array_append_val (ids, selected[i]);
    }

  return ids;
}

void
mg_map_actions_drop_hidden (MgMapView *self)
{
  g_autoptr(GArray) seen = mg_map_actions_dup_selected (self, MG_ITEMS_NODES | MG_ITEMS_EDGES);

  if (!mg_filter_is_empty (mg_document_get_filter (self->document)))
    mg_selection_set (mg_map_view_get_selection (self), (const MgId *) (gpointer) seen->data,
                      seen->len);
}

static MgId
get_selected (GArray *ids,
              guint   index)
{
  return g_array_index (ids, MgId, index);
}

static gboolean
edge_joins (const MgItem *item,
            MgId          source,
            MgId          target)
{
  return (item->source == source && item->target == target) ||
         (item->source == target && item->target == source);
}

/* The same link, if somebody has drawn it already. */
static MgId
find_same_link (MgNetwork  *network,
                MgId        source,
                MgId        target,
                const char *layer)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, network, MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)))
    if (edge_joins (item, source, target) &&
        (item->kind == MG_ITEM_PARTICIPATION ||
         (!mg_network_get_boolean (network, item->id, MG_FIELD_WISH) &&
          mg_network_get_date (network, item->id, MG_FIELD_END) == MG_DATE_NONE &&
          g_strcmp0 (mg_network_get_text (network, item->id, MG_FIELD_LINK_LAYER), layer) == 0)))
      return item->id;

  return MG_ID_NONE;
}

static void
say_link (MgMapView  *self,
          const char *format,
          MgId        link)
{
  MgNetwork *network = mg_map_view_get_network (self);
  g_autofree char *title = mg_network_dup_title (network, link);
  g_autofree char *words = mg_map_words_describe (self, link);
  g_autofree char *what = g_strdup_printf ("%s, %s", title, words);
  g_autoptr(GString) text = g_string_new (format);

  g_string_replace (text, "%s", what, 1);
  mg_map_view_say (self, text->str);
}

static void
say_participation (MgMapView *self,
                   MgId       id)
{
  MgNetwork *network = mg_map_view_get_network (self);
  const MgItem *item = mg_network_find (network, id);
  g_autofree char *organisation = mg_network_dup_title (network, item->source);
  g_autofree char *collective = mg_network_dup_title (network, item->target);
  /* Translators: an organisation and a collective cooperation */
  g_autofree char *text = g_strdup_printf (_("%s takes part in %s."), organisation, collective);

  mg_map_view_say (self, text);
}

MgId
mg_map_actions_link (MgMapView *self,
                     MgId       source,
                     MgId       target)
{
  MgNetwork *network = mg_map_view_get_network (self);
  const char *layer = mg_document_get_layer (self->document);
  MgId link = find_same_link (network, source, target, layer);
  g_autoptr(GError) error = NULL;
  MgTransaction *transaction;

  if (link != MG_ID_NONE)
    {
      say_link (self, _("Already there: %s"), link);
      return link;
    }

  transaction = mg_command_add_link (network, source, target, layer, &link, &error);
  if (transaction == NULL)
    {
      mg_map_view_say (self, error->message);
      return MG_ID_NONE;
    }
  if (!mg_document_run (self->document, transaction, 0))
    return MG_ID_NONE;

  if (mg_network_find (network, link)->kind == MG_ITEM_PARTICIPATION)
    say_participation (self, link);
  else
    say_link (self, _("Linked: %s"), link);

  return link;
}

/* Two that are selected are linked at once; from one, the other is named; else both are. */
static void
link_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  MgMapView *self = MG_MAP_VIEW (widget);
  g_autoptr(GArray) ids = mg_map_actions_dup_selected (self, MG_ITEMS_NODES);

  if (ids->len == 2)
    mg_map_actions_link (self, get_selected (ids, 0), get_selected (ids, 1));
  else if (ids->len == 1)
    mg_map_naming_link (self, get_selected (ids, 0));
  else
    mg_map_naming_link_from (self);
}

static void
rename_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  MgMapView *self = MG_MAP_VIEW (widget);
  g_autoptr(GArray) ids = mg_map_actions_dup_selected (self, MG_ITEMS_NODES);

  if (ids->len == 1)
    mg_map_naming_rename (self, get_selected (ids, 0));
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  MgMapView *self = MG_MAP_VIEW (widget);
  g_autoptr(GArray) ids = mg_map_actions_dup_selected (self, MG_ITEMS_NODES | MG_ITEMS_EDGES);
  MgTransaction *transaction;
  g_autofree char *done = NULL;

  if (ids->len == 0)
    return;

  transaction = mg_command_remove (mg_map_view_get_network (self),
                                   (const MgId *) (gpointer) ids->data, ids->len);
  if (transaction == NULL)
    return;
  /* Translators: %s names the step: "remove Ressourcerie" */
  done = g_strdup_printf (_("Done: %s"), mg_transaction_get_label (transaction));

  /* The keyboard must not stay on what is going. */
  gtk_widget_grab_focus (widget);
  if (mg_document_run (self->document, transaction, 0))
    {
      mg_selection_clear (mg_map_view_get_selection (self));
      mg_map_view_say (self, done);
    }
}

static void
select_all_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  MgMapView *self = MG_MAP_VIEW (widget);
  MgScene *scene = mg_map_view_get_scene (self);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  const MgSceneNode *nodes;
  guint n_nodes;

  if (scene == NULL)
    return;

  nodes = mg_scene_get_nodes (scene, &n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    g_array_append_val (ids, nodes[i].id);
  mg_selection_set (mg_map_view_get_selection (self), (const MgId *) (gpointer) ids->data,
                    ids->len);
  mg_map_words_say_selection (self);
}

static void
set_field (MgMapView     *self,
           guint          kinds,
           MgFieldId      field,
           const MgValue *value)
{
  g_autoptr(GArray) ids = mg_map_actions_dup_selected (self, kinds);

  if (ids->len > 0)
    mg_document_run (self->document,
                     mg_command_set (mg_map_view_get_network (self),
                                     (const MgId *) (gpointer) ids->data, ids->len, field, value),
                     0);
}

/* Pins what is selected, or lets it go if all of it is pinned. */
static void
pin_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  MgMapView *self = MG_MAP_VIEW (widget);
  g_autoptr(GArray) ids = mg_map_actions_dup_selected (self, MG_ITEMS_NODES);
  MgNetwork *network = mg_map_view_get_network (self);
  g_auto(MgValue) value = MG_VALUE_INIT;

  for (guint i = 0; i < ids->len; i++)
    if (!mg_network_get_boolean (network, get_selected (ids, i), MG_FIELD_PINNED))
      value = mg_value_boolean (TRUE);

  set_field (self, MG_ITEMS_NODES, MG_FIELD_PINNED, &value);
}

static void
set_kind_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  g_auto(MgValue) value = mg_value_text (g_variant_get_string (parameter, NULL));

  set_field (MG_MAP_VIEW (widget), MG_ITEM_ORGANISATION, MG_FIELD_KIND, &value);
}

static void
set_layer_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  g_auto(MgValue) value = mg_value_text (g_variant_get_string (parameter, NULL));

  set_field (MG_MAP_VIEW (widget), MG_ITEM_LINK, MG_FIELD_LINK_LAYER, &value);
}

static void
reverse_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  MgMapView *self = MG_MAP_VIEW (widget);
  g_autoptr(GArray) ids = mg_map_actions_dup_selected (self, MG_ITEM_LINK);

  if (ids->len == 1)
    mg_document_run (self->document,
                     mg_command_reverse_link (mg_map_view_get_network (self),
                                              get_selected (ids, 0)), 0);
}

typedef struct
{
  const char                      *name;
  const char                      *type;
  GtkWidgetActionActivateFunc      func;
} Action;

static const Action actions[] = {
  { "map.zoom-in", NULL, zoom_in_action },
  { "map.zoom-out", NULL, zoom_out_action },
  { "map.zoom-fit", NULL, zoom_fit_action },
  { "map.zoom-reset", NULL, zoom_reset_action },
  { "map.add-organisation", NULL, add_organisation_action },
  { "map.add-organisation-at", "(dd)", add_organisation_at_action },
  { "map.add-collective", NULL, add_collective_action },
  { "map.add-collective-at", "(dd)", add_collective_at_action },
  { "map.link", NULL, link_action },
  { "map.rename", NULL, rename_action },
  { "map.delete", NULL, delete_action },
  { "map.select-all", NULL, select_all_action },
  { "map.pin", NULL, pin_action },
  { "map.set-kind", "s", set_kind_action },
  { "map.set-layer", "s", set_layer_action },
  { "map.reverse", NULL, reverse_action },
};

void
mg_map_actions_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].func);
}

/* How many organisations, collectives and links are selected. */
typedef struct
{
  guint n_organisations;
  guint n_collectives;
  guint n_links;
  guint n_others;
} Count;

static Count
count_selected (MgMapView *self)
{
  g_autoptr(GArray) ids = mg_map_actions_dup_selected (self, MG_ITEMS_NODES | MG_ITEMS_EDGES);
  MgNetwork *network = mg_map_view_get_network (self);
  Count count = { 0 };

  for (guint i = 0; i < ids->len; i++)
    {
      MgItemKind kind = mg_network_find (network, get_selected (ids, i))->kind;

      count.n_organisations += kind == MG_ITEM_ORGANISATION;
      count.n_collectives += kind == MG_ITEM_COLLECTIVE;
      count.n_links += kind == MG_ITEM_LINK;
      count.n_others += kind == MG_ITEM_PARTICIPATION;
    }

  return count;
}

/* The one place that says what can be done now. */
void
mg_map_actions_update (MgMapView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_open = self->document != NULL;
  Count count = count_selected (self);
  guint n_nodes = count.n_organisations + count.n_collectives;
  guint n_all = n_nodes + count.n_links + count.n_others;
  const struct { const char *name; gboolean is_enabled; } states[] = {
    { "map.zoom-in", is_open },
    { "map.zoom-out", is_open },
    { "map.zoom-fit", is_open },
    { "map.zoom-reset", is_open },
    { "map.add-organisation", is_open },
    { "map.add-organisation-at", is_open },
    { "map.add-collective", is_open },
    { "map.add-collective-at", is_open },
    { "map.link", is_open },
    { "map.rename", n_nodes == 1 },
    { "map.delete", n_all > 0 },
    { "map.select-all", is_open },
    { "map.pin", n_nodes > 0 },
    { "map.set-kind", count.n_organisations > 0 },
    { "map.set-layer", count.n_links > 0 },
    { "map.reverse", count.n_links == 1 },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (states) == G_N_ELEMENTS (actions));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    gtk_widget_action_set_enabled (widget, states[i].name, states[i].is_enabled);
}

void
mg_map_actions_zoom (MgMapView *self,
                     double     factor,
                     double     x,
                     double     y)
{
  if (self->document == NULL || self->viewport.width < 1.)
    return;

  mg_viewport_zoom_at (&self->viewport, factor, x, y);
  mg_map_view_moved (self);
}

void
mg_map_actions_nudge (MgMapView *self,
                      double     dx,
                      double     dy)
{
  g_autoptr(GArray) selected = mg_map_actions_dup_selected (self, MG_ITEMS_NODES);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  g_autoptr(GArray) xy = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < selected->len; i++)
    {
      MgId id = get_selected (selected, i);
      const MgSceneNode *node = mg_map_view_find_node (self, id);
      double place[2];

      if (node == NULL)
        continue;

      place[0] = node->x + dx;
      place[1] = node->y + dy;
      g_array_append_val (ids, id);
      g_array_append_vals (xy, place, 2);
    }

  if (ids->len > 0)
    mg_document_run (self->document,
                     mg_command_move (mg_map_view_get_network (self),
                                      (const MgId *) (gpointer) ids->data, ids->len,
                                      (const double *) (gpointer) xy->data, NULL), 0);
}
