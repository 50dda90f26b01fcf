/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The context menu: what can be done with what is selected, or with nothing. */
#include "mg-map-view-private.h"

#include <glib/gi18n-lib.h>

#include "mg-arrange-menu.h"
#include "mg-vocabulary.h"

/* One entry per term, each with its identifier as the action's target. */
static GMenu *
make_terms (const char *domain,
            const char *action)
{
  GMenu *menu = g_menu_new ();
  guint n_terms;
  const MgTerm *const *terms = mg_vocabulary_get_terms (domain, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (terms[i]->label, NULL);

      g_menu_item_set_action_and_target (item, action, "s", terms[i]->id);
      g_menu_append_item (menu, item);
    }

  return menu;
}

static GMenu *
make_layouts (MgMapView *self)
{
  GMenu *menu = g_menu_new ();

  if (self->document != NULL)
    mg_arrange_menu_fill (menu, self->document);

  return menu;
}

static void
append_submenu (GMenu      *menu,
                const char *label,
                GMenu      *submenu)
{
  g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
  g_object_unref (submenu);
}

static void
append_section (GMenu *menu,
                GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static void
append_at (GMenu      *menu,
           const char *label,
           const char *action,
           double      x,
           double      y)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "(dd)", x, y);
  g_menu_append_item (menu, item);
}

static GMenu *
make_ground_menu (MgMapView *self,
                  double     x,
                  double     y)
{
  GMenu *menu = g_menu_new ();
  GMenu *adding = g_menu_new ();
  GMenu *viewing = g_menu_new ();

  append_at (adding, _("Add an Organisation"), "map.add-organisation-at", x, y);
  append_at (adding, _("Add a Collective Cooperation"), "map.add-collective-at", x, y);
  append_section (menu, adding);

  append_submenu (viewing, _("Arrange"), make_layouts (self));
  g_menu_append (viewing, _("Select All"), "map.select-all");
  g_menu_append (viewing, _("Show the Whole Map"), "map.zoom-fit");
  append_section (menu, viewing);

  return menu;
}

static gboolean
is_pinned (MgMapView *self,
           GArray    *ids)
{
  MgNetwork *network = mg_map_view_get_network (self);

  for (guint i = 0; i < ids->len; i++)
    if (!mg_network_get_boolean (network, g_array_index (ids, MgId, i), MG_FIELD_PINNED))
      return FALSE;

  return TRUE;
}

static GMenu *
make_link_menu (void)
{
  GMenu *menu = g_menu_new ();

  append_submenu (menu, _("Level"), make_terms ("layer", "map.set-layer"));
  g_menu_append (menu, _("Reverse Direction"), "map.reverse");
  g_menu_append (menu, _("Delete"), "map.delete");

  return menu;
}

static GMenu *
make_organisation_menu (MgMapView *self,
                        GArray    *ids)
{
  GMenu *menu = g_menu_new ();

  if (ids->len == 1)
    g_menu_append (menu, _("Rename…"), "map.rename");
  if (ids->len <= 2)
    g_menu_append (menu, ids->len == 1 ? _("Link to…") : _("Link the Two"), "map.link");
  g_menu_append (menu, _("Group in a Collective Cooperation…"), "map.add-collective");
  g_menu_append (menu, is_pinned (self, ids) ? _("Unpin") : _("Pin in Place"), "map.pin");
  if (ids->len > 1)
    append_submenu (menu, _("Arrange the Selection"), mg_arrange_menu_new_align ());
  append_submenu (menu, _("Kind"), make_terms ("kind", "map.set-kind"));
  g_menu_append (menu, _("Delete"), "map.delete");

  return menu;
}

static GMenu *
make_menu (MgMapView *self,
           double     x,
           double     y)
{
  g_autoptr(GArray) nodes = mg_map_actions_dup_selected (self, MG_ITEMS_NODES);
  g_autoptr(GArray) edges = mg_map_actions_dup_selected (self, MG_ITEMS_EDGES);
  double map_x, map_y;

  if (nodes->len > 0)
    return make_organisation_menu (self, nodes);
  if (edges->len > 0)
    return make_link_menu ();

  mg_viewport_to_map (&self->viewport, x, y, &map_x, &map_y);

  return make_ground_menu (self, map_x, map_y);
}

/* The menu gives the keyboard back to where it was, after its command may have
 * opened the entry: then that is where it belongs.
 */
static gboolean
keyboard_back_cb (gpointer data)
{
  MgMapView *self = data;

  self->menu_source = 0;
  self->is_menu_open = FALSE;
  if (self->naming != MG_MAP_NAMING_NONE)
    mg_map_entry_grab_keyboard (MG_MAP_ENTRY (self->entry));

  return G_SOURCE_REMOVE;
}

static void
closed_cb (MgMapView *self)
{
  if (self->menu_source == 0)
    self->menu_source = g_idle_add_full (G_PRIORITY_LOW, keyboard_back_cb, self, NULL);
}

void
mg_map_menu_popup (MgMapView *self,
                   double     x,
                   double     y)
{
  g_autoptr(GMenu) menu = make_menu (self, x, y);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  mg_map_menu_dispose (self);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (closed_cb), self);
  self->is_menu_open = TRUE;
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

void
mg_map_menu_popup_at_focus (MgMapView *self)
{
  const MgSceneNode *node =
    mg_map_view_find_node (self, mg_selection_get_primary (mg_map_view_get_selection (self)));
  double x = self->viewport.width / 2.;
  double y = self->viewport.height / 2.;

  if (node != NULL)
    mg_viewport_to_window (&self->viewport, node->x, node->y + node->radius, &x, &y);

  mg_map_menu_popup (self, CLAMP (x, 0., self->viewport.width),
                     CLAMP (y, 0., self->viewport.height));
}

void
mg_map_menu_dispose (MgMapView *self)
{
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_handle_id (&self->menu_source, g_source_remove);
  self->is_menu_open = FALSE;
}
