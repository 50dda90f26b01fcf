/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard on the map: one table of keys. */
#include "mg-map-view-private.h"

#include <glib/gi18n-lib.h>

#include "mg-vocabulary.h"

#define NUDGE 10.   /* map units */
#define PAN_STEP 60.

/* Clockwise from the right, y downwards. */
static const double directions[4][2] = { { 1., 0. }, { 0., 1. }, { -1., 0. }, { 0., -1. } };

static void
go_to (MgMapView *self,
       MgId       id,
       gboolean   extends)
{
  MgSelection *selection = mg_map_view_get_selection (self);

  if (extends)
    mg_selection_add (selection, id);
  else
    mg_selection_set_one (selection, id);
  mg_map_view_reveal (self, id);
  mg_map_proxies_focus (self, id);
  mg_map_words_say_selection (self);
}

/* Where the keyboard is: the last selected organisation that is seen, or -1. */
static int
find_current (MgMapView *self)
{
  MgSelection *selection = mg_map_view_get_selection (self);
  MgScene *scene = mg_map_view_get_scene (self);
  guint n_ids;
  const MgId *ids = mg_selection_get_ids (selection, &n_ids);

  for (guint i = n_ids; i > 0; i--)
    {
      int row = mg_scene_find_node (scene, ids[i - 1]);

      if (row >= 0)
        return row;
    }

  return -1;
}

/* The organisation nearest to the middle of what is seen. */
static int
find_middle (MgMapView *self)
{
  MgScene *scene = mg_map_view_get_scene (self);
  double best = G_MAXDOUBLE;
  int found = -1;
  guint n_nodes;
  const MgSceneNode *nodes = mg_scene_get_nodes (scene, &n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    {
      double dx = nodes[i].x - self->viewport.x;
      double dy = nodes[i].y - self->viewport.y;

      if (dx * dx + dy * dy < best)
        {
          best = dx * dx + dy * dy;
          found = (int) i;
        }
    }

  return found;
}

static void
walk (MgMapView *self,
      int        direction,
      gboolean   extends)
{
  int row = find_current (self);

  if (row < 0)
    row = find_middle (self);
  else
    row = mg_map_neighbours_find_toward (mg_map_view_get_neighbours (self), (guint) row,
                                         directions[direction][0], directions[direction][1]);
  if (row >= 0)
    go_to (self, mg_map_node_at (self->scene, (guint) row)->id, extends);
}

static void
walk_key (MgMapView *self,
          int        direction)
{
  walk (self, direction, FALSE);
}

static void
extend_key (MgMapView *self,
            int        direction)
{
  walk (self, direction, TRUE);
}

static void
nudge_key (MgMapView *self,
           int        direction)
{
  mg_map_actions_nudge (self, directions[direction][0] * NUDGE, directions[direction][1] * NUDGE);
}

static void
pan_key (MgMapView *self,
         int        direction)
{
  mg_viewport_pan (&self->viewport, -directions[direction][0] * PAN_STEP,
                   -directions[direction][1] * PAN_STEP);
  mg_map_view_moved (self);
}

/* The first level of the vocabulary is 0. */
static void
layer_key (MgMapView *self,
           int        number)
{
  guint n_terms;
  const MgTerm *const *terms = mg_vocabulary_get_terms ("layer", &n_terms);
  const MgTerm *term;
  g_autoptr(GString) text = NULL;

  if ((guint) number >= n_terms)
    return;

  term = terms[number];
  mg_document_set_layer (self->document, term->id);
  /* Translators: %s is a level of cooperation: "Pool means" */
  text = g_string_new (_("New links: %s"));
  g_string_replace (text, "%s", term->verb != NULL ? term->verb : term->label, 1);
  mg_map_view_say (self, text->str);
}

static void
escape_key (MgMapView *self,
            int        number)
{
  if (self->drag.kind != MG_MAP_DRAG_NONE)
    {
      mg_map_drag_cancel (self);
      return;
    }

  gtk_widget_grab_focus (GTK_WIDGET (self));
  mg_selection_clear (mg_map_view_get_selection (self));
  mg_map_words_say_selection (self);
}

static void
menu_key (MgMapView *self,
          int        number)
{
  mg_map_menu_popup_at_focus (self);
}

#define NONE ((GdkModifierType) 0)
#define SHIFT GDK_SHIFT_MASK
#define CTRL GDK_CONTROL_MASK
#define ALT GDK_ALT_MASK
#define ARROWS(modifiers, func) \
  { GDK_KEY_Right, modifiers, NULL, func, 0 }, { GDK_KEY_KP_Right, modifiers, NULL, func, 0 }, \
  { GDK_KEY_Down, modifiers, NULL, func, 1 }, { GDK_KEY_KP_Down, modifiers, NULL, func, 1 }, \
  { GDK_KEY_Left, modifiers, NULL, func, 2 }, { GDK_KEY_KP_Left, modifiers, NULL, func, 2 }, \
  { GDK_KEY_Up, modifiers, NULL, func, 3 }, { GDK_KEY_KP_Up, modifiers, NULL, func, 3 }

/* French keyboards have the digits above Shift: the same keys without it count too. */
static const MgMapKey keys[] = {
  { GDK_KEY_n, NONE, "map.add-organisation" },
  { GDK_KEY_g, NONE, "map.add-collective" },
  { GDK_KEY_l, NONE, "map.link" },
  { GDK_KEY_f, NONE, "map.zoom-fit" },
  { GDK_KEY_p, NONE, "map.pin" },
  { GDK_KEY_F2, NONE, "map.rename" },
  { GDK_KEY_Delete, NONE, "map.delete" },
  { GDK_KEY_KP_Delete, NONE, "map.delete" },
  { GDK_KEY_BackSpace, NONE, "map.delete" },
  { GDK_KEY_a, CTRL, "map.select-all" },
  { GDK_KEY_plus, CTRL, "map.zoom-in" },
  { GDK_KEY_equal, CTRL, "map.zoom-in" },
  { GDK_KEY_KP_Add, CTRL, "map.zoom-in" },
  { GDK_KEY_plus, NONE, "map.zoom-in" },
  { GDK_KEY_KP_Add, NONE, "map.zoom-in" },
  { GDK_KEY_minus, CTRL, "map.zoom-out" },
  { GDK_KEY_KP_Subtract, CTRL, "map.zoom-out" },
  { GDK_KEY_minus, NONE, "map.zoom-out" },
  { GDK_KEY_KP_Subtract, NONE, "map.zoom-out" },
  { GDK_KEY_0, CTRL, "map.zoom-fit" },
  { GDK_KEY_KP_0, CTRL, "map.zoom-fit" },
  { GDK_KEY_agrave, CTRL, "map.zoom-fit" },
  { GDK_KEY_1, NONE, NULL, layer_key, 0 },
  { GDK_KEY_KP_1, NONE, NULL, layer_key, 0 },
  { GDK_KEY_ampersand, NONE, NULL, layer_key, 0 },
  { GDK_KEY_2, NONE, NULL, layer_key, 1 },
  { GDK_KEY_KP_2, NONE, NULL, layer_key, 1 },
  { GDK_KEY_eacute, NONE, NULL, layer_key, 1 },
  { GDK_KEY_3, NONE, NULL, layer_key, 2 },
  { GDK_KEY_KP_3, NONE, NULL, layer_key, 2 },
  { GDK_KEY_quotedbl, NONE, NULL, layer_key, 2 },
  { GDK_KEY_4, NONE, NULL, layer_key, 3 },
  { GDK_KEY_KP_4, NONE, NULL, layer_key, 3 },
  { GDK_KEY_apostrophe, NONE, NULL, layer_key, 3 },
  { GDK_KEY_Escape, NONE, NULL, escape_key, 0 },
  { GDK_KEY_Menu, NONE, NULL, menu_key, 0 },
  { GDK_KEY_F10, SHIFT, NULL, menu_key, 0 },
  ARROWS (NONE, walk_key),
  ARROWS (SHIFT, extend_key),
  ARROWS (ALT, nudge_key),
  ARROWS (CTRL, nudge_key),
  ARROWS (CTRL | SHIFT, pan_key),
};

const MgMapKey *
mg_map_keys_get_table (guint *n_keys)
{
  *n_keys = G_N_ELEMENTS (keys);

  return keys;
}

int
mg_map_key_get_layer (const MgMapKey *key)
{
  return key->func == layer_key ? key->number : -1;
}

/* To the next organisation or the one before; from the last, out of the map. */
static gboolean
tab (MgMapView *self,
     int        step)
{
  guint n_nodes;
  int row = find_current (self);

  mg_scene_get_nodes (mg_map_view_get_scene (self), &n_nodes);
  row = row < 0 ? (step > 0 ? 0 : (int) n_nodes - 1) : row + step;
  if (row < 0 || row >= (int) n_nodes)
    return GDK_EVENT_PROPAGATE;

  go_to (self, mg_map_node_at (self->scene, (guint) row)->id, FALSE);

  return GDK_EVENT_STOP;
}

static void
set_space (MgMapView *self,
           gboolean   is_down)
{
  self->is_space_down = is_down;
  mg_map_gestures_update_hover (self);
}

static gboolean
run_key (MgMapView       *self,
         guint            keyval,
         GdkModifierType  modifiers)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == keyval && keys[i].modifiers == modifiers)
      {
        if (keys[i].action != NULL)
          return gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
        keys[i].func (self, keys[i].number);
        return GDK_EVENT_STOP;
      }

  return GDK_EVENT_PROPAGATE;
}

/* Shift only makes the character of a key that is in the table without it. */
static GdkModifierType
drop_consumed_shift (guint           keyval,
                     GdkModifierType modifiers)
{
  static const guint shifted[] = {
    GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_minus,
    GDK_KEY_0, GDK_KEY_1, GDK_KEY_2, GDK_KEY_3, GDK_KEY_4,
  };

  for (guint i = 0; i < G_N_ELEMENTS (shifted); i++)
    if (shifted[i] == keyval)
      return modifiers & ~(guint) GDK_SHIFT_MASK;

  return modifiers;
}

gboolean
mg_map_keys_set_layer (MgMapView *self,
                       guint      keyval)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == gdk_keyval_to_lower (keyval) && mg_map_key_get_layer (&keys[i]) >= 0)
      {
        layer_key (self, keys[i].number);
        return TRUE;
      }

  return FALSE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                MgMapView             *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  guint key = gdk_keyval_to_lower (keyval);

  /* What is typed into the entry is not for the map. */
  if (self->document == NULL || self->naming != MG_MAP_NAMING_NONE)
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_space && modifiers == 0)
    {
      set_space (self, TRUE);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Tab && modifiers == 0)
    return tab (self, 1);
  if (key == GDK_KEY_ISO_Left_Tab || (key == GDK_KEY_Tab && modifiers == GDK_SHIFT_MASK))
    return modifiers & GDK_CONTROL_MASK ? GDK_EVENT_PROPAGATE : tab (self, -1);

  return run_key (self, key, drop_consumed_shift (key, modifiers));
}

static void
key_released_cb (MgMapView       *self,
                 guint            keyval,
                 guint            keycode,
                 GdkModifierType  state)
{
  if (keyval == GDK_KEY_space)
    set_space (self, FALSE);
}

static void
focus_left_cb (MgMapView *self)
{
  self->is_space_down = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mg_map_keys_install (MgMapView *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (controller, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
