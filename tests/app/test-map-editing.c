/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "mg-map-fixture.h"
#include "mg-vocabulary.h"

static void
test_adding_and_naming_is_one_step (MgMapFixture  *self,
                                    gconstpointer  data)
{
  MgId id;

  g_assert_true (mg_map_fixture_press (self->map, GDK_KEY_n, 0));
  g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_ORGANISATION), ==, 5);
  mg_map_fixture_type_name (self, "  Fournil du Vivarais ");
  g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_ORGANISATION), ==, 6);

  id = mg_selection_get_primary (self->selection);
  g_assert_cmpstr (mg_network_get_text (self->network, id, MG_FIELD_LABEL), ==,
                   "Fournil du Vivarais");
  g_assert_cmpstr (mg_network_get_text (self->network, id, MG_FIELD_KIND), ==,
                   mg_document_get_kind (self->document));
  mg_map_fixture_assert_n_steps (self, 1);
}

static void
test_new_one_covers_nobody (MgMapFixture  *self,
                            gconstpointer  data)
{
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("Organisation %u", i);

      mg_map_fixture_press (self->map, GDK_KEY_n, 0);
      mg_map_fixture_type_name (self, name);
    }
  g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_ORGANISATION), ==, 17);

  for (guint i = 0; i < 17; i++)
    for (guint k = 0; k < i; k++)
      {
        const MgSceneNode *a = mg_map_node_at (mg_map_view_get_scene (self->map), i);
        const MgSceneNode *b = mg_map_node_at (mg_map_view_get_scene (self->map), k);

        g_assert_cmpfloat (ABS (a->x - b->x) + ABS (a->y - b->y), >, a->radius + b->radius);
      }
}

/* N, a name, Enter, the next name: one step each, until an empty one. */
static void
test_names_follow_each_other (MgMapFixture  *self,
                              gconstpointer  data)
{
  GtkWidget *focus;

  mg_map_fixture_press (self->map, GDK_KEY_n, 0);
  mg_map_fixture_type_name (self, "Une");
  g_assert_cmpint (self->map->naming, ==, MG_MAP_NAMING_ORGANISATION);
  g_assert_cmpstr (mg_map_entry_get_text (MG_MAP_ENTRY (self->map->entry)), ==, "");

  /* The keyboard never leaves it: "l" and "n" are letters of the next name. */
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, self->map->entry));
  g_assert_false (mg_map_fixture_press (self->map, GDK_KEY_l, 0));

  mg_map_fixture_type_name (self, "Deux");
  g_assert_cmpint (self->map->naming, ==, MG_MAP_NAMING_ORGANISATION);
  mg_map_fixture_type_name (self, "");
  g_assert_cmpint (self->map->naming, ==, MG_MAP_NAMING_NONE);
  g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_ORGANISATION), ==, 7);
  mg_map_fixture_assert_n_steps (self, 2);
}

static double
get_distance (const MgSceneNode *from,
              const MgSceneNode *a,
              const MgSceneNode *b)
{
  double dx = b->x - a->x, dy = b->y - a->y;
  double t = ((from->x - a->x) * dx + (from->y - a->y) * dy) / (dx * dx + dy * dy);

  t = CLAMP (t, 0., 1.);

  return hypot (from->x - a->x - t * dx, from->y - a->y - t * dy);
}

/* A link between any two leads under no third one. */
static void
test_new_ones_are_never_in_line (MgMapFixture  *self,
                                 gconstpointer  data)
{
  const MgSceneNode *nodes;
  guint n_nodes;

  mg_document_run (self->document, mg_command_remove (self->network, self->ids, 5), 0);
  mg_map_fixture_press (self->map, GDK_KEY_n, 0);
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("Organisation %u", i);

      mg_map_fixture_type_name (self, name);
    }

  nodes = mg_scene_get_nodes (mg_map_view_get_scene (self->map), &n_nodes);
  g_assert_cmpuint (n_nodes, ==, 7);
  for (guint i = 0; i < n_nodes; i++)
    for (guint k = 0; k < n_nodes; k++)
      for (guint l = 0; l < k; l++)
        if (i != k && i != l)
          g_assert_cmpfloat (get_distance (&nodes[i], &nodes[k], &nodes[l]), >,
                             nodes[i].radius);
}

/* Four links meet in the middle of the map. */
static void
test_new_one_is_beside_links (MgMapFixture  *self,
                              gconstpointer  data)
{
  const MgSceneNode *nodes;
  const MgSceneEdge *edges;
  guint n_nodes, n_edges;

  mg_map_fixture_press (self->map, GDK_KEY_n, 0);
  mg_map_fixture_type_name (self, "À côté");
  nodes = mg_scene_get_nodes (mg_map_view_get_scene (self->map), &n_nodes);
  edges = mg_scene_get_edges (mg_map_view_get_scene (self->map), &n_edges);
  for (guint i = 0; i < n_edges; i++)
    g_assert_cmpfloat (get_distance (&nodes[n_nodes - 1], &nodes[edges[i].source],
                                     &nodes[edges[i].target]), >, nodes[n_nodes - 1].radius + 4.);
}

static void
test_collective_is_amid_its_participants (MgMapFixture  *self,
                                          gconstpointer  data)
{
  double x, y;

  mg_selection_set (self->selection, self->ids, 3);
  mg_map_fixture_press (self->map, GDK_KEY_g, 0);
  mg_map_fixture_type_name (self, "La halle");
  mg_network_get_real (self->network, mg_selection_get_primary (self->selection), MG_FIELD_X, &x);
  mg_network_get_real (self->network, mg_selection_get_primary (self->selection), MG_FIELD_Y, &y);
  g_assert_cmpfloat (ABS (x - 200. / 3.), <, 40.);
  g_assert_cmpfloat (ABS (y - 200. / 3.), <, 40.);
}

/* In the window, before any underlined letter. */
static gboolean
press_alt (MgMapFixture *self,
           guint         keyval)
{
  gboolean is_handled = FALSE;

  g_assert_cmpint (gtk_event_controller_get_propagation_phase (self->map->alt_keys), ==,
                   GTK_PHASE_CAPTURE);
  g_assert_true (gtk_event_controller_get_widget (self->map->alt_keys) == self->window);
  g_signal_emit_by_name (self->map->alt_keys, "key-pressed", keyval, 0, GDK_ALT_MASK, &is_handled);

  return is_handled;
}

/* While a name is typed, and of what is selected.  In French, F is training. */
static void
test_alt_and_a_letter_sets_the_kind (MgMapFixture  *self,
                                     gconstpointer  data)
{
  MgId id;

  mg_map_fixture_press (self->map, GDK_KEY_n, 0);
  g_assert_true (press_alt (self, GDK_KEY_r));
  g_assert_false (press_alt (self, GDK_KEY_x));
  mg_map_fixture_type_name (self, "Laboratoire");
  mg_map_fixture_type_name (self, "");
  id = mg_selection_get_primary (self->selection);
  g_assert_cmpstr (mg_network_get_text (self->network, id, MG_FIELD_KIND), ==, "research");

  g_assert_true (press_alt (self, GDK_KEY_s));
  g_assert_cmpstr (mg_network_get_text (self->network, id, MG_FIELD_KIND), ==, "ess");
  mg_map_fixture_assert_n_steps (self, 2);
}

/* Each kind of the vocabulary has a letter of its own. */
static void
test_every_kind_has_a_letter (MgMapFixture  *self,
                              gconstpointer  data)
{
  g_autoptr(GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_kinds;

  mg_vocabulary_get_terms ("kind", &n_kinds);
  for (guint keyval = GDK_KEY_a; keyval <= GDK_KEY_z; keyval++)
    if (mg_map_choices_find_kind (keyval) != NULL)
      g_hash_table_add (kinds, (gpointer) mg_map_choices_find_kind (keyval));
  g_assert_cmpuint (g_hash_table_size (kinds), ==, n_kinds);
}

static void
test_alt_and_a_digit_sets_the_level (MgMapFixture  *self,
                                     gconstpointer  data)
{
  guint n_terms;
  const MgTerm *const *terms = mg_vocabulary_get_terms ("layer", &n_terms);

  mg_selection_set_one (self->selection, self->ids[4]);
  mg_map_fixture_press (self->map, GDK_KEY_l, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (press_alt (self, GDK_KEY_1 + i));
      g_assert_cmpstr (mg_document_get_layer (self->document), ==, terms[i]->id);
      g_assert_cmpint (self->map->naming, ==, MG_MAP_NAMING_LINK);
    }
  g_assert_true (press_alt (self, GDK_KEY_eacute));
  g_assert_cmpstr (mg_document_get_layer (self->document), ==, terms[1]->id);
}

static void
test_no_name_adds_nothing (MgMapFixture  *self,
                           gconstpointer  data)
{
  mg_map_fixture_press (self->map, GDK_KEY_n, 0);
  mg_map_fixture_type_name (self, "   ");
  g_assert_cmpint (self->map->naming, ==, MG_MAP_NAMING_NONE);

  mg_map_fixture_press (self->map, GDK_KEY_n, 0);
  mg_map_entry_set_text (MG_MAP_ENTRY (self->map->entry), "Presque");
  g_signal_emit_by_name (self->map->entry, "closed");
  g_assert_cmpint (self->map->naming, ==, MG_MAP_NAMING_NONE);
  g_assert_cmpuint (mg_history_get_state (self->history), ==, self->state);
}

/* A click elsewhere must not lose a name that was typed. */
static void
test_leaving_keeps_the_name (MgMapFixture  *self,
                             gconstpointer  data)
{
  mg_map_fixture_press (self->map, GDK_KEY_n, 0);
  mg_map_entry_set_text (MG_MAP_ENTRY (self->map->entry), "Tapée puis clic");
  mg_map_naming_finish (self->map);
  g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_ORGANISATION), ==, 6);
}

static void
test_rename_is_one_step (MgMapFixture  *self,
                         gconstpointer  data)
{
  mg_selection_set_one (self->selection, self->ids[1]);
  mg_map_fixture_press (self->map, GDK_KEY_F2, 0);
  g_assert_cmpstr (mg_map_entry_get_text (MG_MAP_ENTRY (self->map->entry)), ==, "École du bois");
  mg_map_fixture_type_name (self, "École du bois et du fer");
  g_assert_cmpstr (mg_network_get_text (self->network, self->ids[1], MG_FIELD_LABEL), ==,
                   "École du bois et du fer");
  mg_map_fixture_assert_n_steps (self, 1);
}

static void
test_drag_is_one_step (MgMapFixture  *self,
                       gconstpointer  data)
{
  double scale = mg_map_view_get_viewport (self->map)->scale;
  double x, y, map_x;

  mg_selection_set (self->selection, self->ids, 2);
  mg_map_fixture_locate (self, self->ids[1], &x, &y);
  mg_map_fixture_drag (self->map, x, y, x + 60., y + 30.);

  g_assert_true (mg_network_get_real (self->network, self->ids[1], MG_FIELD_X, &map_x));
  g_assert_cmpfloat_with_epsilon (map_x, 200. + 60. / scale, 0.1);
  g_assert_true (mg_network_get_real (self->network, self->ids[0], MG_FIELD_X, &map_x));
  g_assert_cmpfloat_with_epsilon (map_x, 60. / scale, 0.1);
  g_assert_true (mg_network_get_real (self->network, self->ids[2], MG_FIELD_X, &map_x));
  g_assert_cmpfloat_with_epsilon (map_x, 0., 1e-9);
  mg_map_fixture_assert_n_steps (self, 1);
}

/* Escape puts back what is being dragged; a click moves nothing. */
static void
test_drag_can_be_given_up (MgMapFixture  *self,
                           gconstpointer  data)
{
  GtkEventController *gesture =
    mg_map_fixture_find_controller (self->map, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);
  double x, y;

  mg_map_fixture_locate (self, self->ids[1], &x, &y);
  g_signal_emit_by_name (gesture, "drag-begin", x, y);
  g_signal_emit_by_name (gesture, "drag-update", 50., 50.);
  g_assert_cmpint (self->map->drag.kind, ==, MG_MAP_DRAG_MOVE);
  mg_map_fixture_press (self->map, GDK_KEY_Escape, 0);
  g_signal_emit_by_name (gesture, "drag-end", 50., 50.);
  mg_map_fixture_click (self->map, x, y);

  g_assert_cmpuint (mg_history_get_state (self->history), ==, self->state);
}

/* What is dragged may go under the pointer, by an undo from elsewhere. */
static void
test_dragged_one_may_vanish (MgMapFixture  *self,
                             gconstpointer  data)
{
  GtkEventController *gesture =
    mg_map_fixture_find_controller (self->map, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);
  double x, y;

  mg_map_fixture_locate (self, self->ids[1], &x, &y);
  g_signal_emit_by_name (gesture, "drag-begin", x, y);
  g_signal_emit_by_name (gesture, "drag-update", 50., 50.);
  mg_document_run (self->document, mg_command_remove (self->network, &self->ids[1], 1), 0);
  mg_map_fixture_wait (self->map);
  g_assert_cmpint (self->map->drag.kind, ==, MG_MAP_DRAG_NONE);
  g_signal_emit_by_name (gesture, "drag-end", 50., 50.);
  mg_map_fixture_assert_n_steps (self, 1);
}

static void
drag_from_handle (MgMapFixture *self,
                  MgId          source,
                  double        x,
                  double        y)
{
  double source_x, source_y, handle_x, handle_y;

  mg_map_fixture_locate (self, source, &source_x, &source_y);
  mg_map_fixture_point (self->map, source_x, source_y);
  mg_map_overlay_get_handle (self->map, mg_map_view_find_node (self->map, source),
                             &handle_x, &handle_y);
  mg_map_fixture_point (self->map, handle_x, handle_y);
  mg_map_fixture_drag (self->map, handle_x, handle_y, x, y);
}

static void
test_handle_draws_a_link_of_the_level (MgMapFixture  *self,
                                       gconstpointer  data)
{
  double x, y;
  MgId link;

  mg_map_fixture_press (self->map, GDK_KEY_2, 0);
  mg_map_fixture_locate (self, self->ids[2], &x, &y);
  drag_from_handle (self, self->ids[1], x, y);
  g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_LINK), ==, 5);
  link = mg_selection_get_primary (self->selection);
  g_assert_cmpuint (mg_network_find (self->network, link)->source, ==, self->ids[1]);
  g_assert_cmpuint (mg_network_find (self->network, link)->target, ==, self->ids[2]);
  g_assert_cmpstr (mg_network_get_text (self->network, link, MG_FIELD_LINK_LAYER), ==,
                   mg_vocabulary_get_terms ("layer", &(guint) { 0 })[1]->id);

  /* Dropped on nothing, and on itself. */
  drag_from_handle (self, self->ids[1], 5., 5.);
  mg_map_fixture_locate (self, self->ids[1], &x, &y);
  drag_from_handle (self, self->ids[1], x, y);
  mg_map_fixture_assert_n_steps (self, 1);
}

static void
test_same_link_is_not_drawn_twice (MgMapFixture  *self,
                                   gconstpointer  data)
{
  mg_document_set_layer (self->document, "mutualisation");
  mg_selection_set (self->selection, self->ids, 2);
  mg_map_fixture_press (self->map, GDK_KEY_l, 0);
  g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_LINK), ==, 4);

  mg_map_fixture_press (self->map, GDK_KEY_2, 0);
  mg_map_fixture_press (self->map, GDK_KEY_l, 0);
  g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_LINK), ==, 5);
  mg_map_fixture_assert_n_steps (self, 1);
}

static GtkListBoxRow *
get_first_offer (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX (widget))
    return gtk_list_box_get_row_at_index (GTK_LIST_BOX (widget), 0);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkListBoxRow *row = get_first_offer (child);

      if (row != NULL)
        return row;
    }

  return NULL;
}

/* Names are found without accents and case, and the mode stays. */
static void
test_link_by_name (MgMapFixture  *self,
                   gconstpointer  data)
{
  static const char *const typed[] = { "oeuvre", "ECOLE" };

  mg_selection_set_one (self->selection, self->ids[4]);
  mg_map_fixture_press (self->map, GDK_KEY_l, 0);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      GtkListBoxRow *row;

      g_assert_cmpint (self->map->naming, ==, MG_MAP_NAMING_LINK);
      mg_map_entry_set_text (MG_MAP_ENTRY (self->map->entry), typed[i]);
      row = get_first_offer (self->map->entry);
      g_assert_nonnull (row);
      g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (row)), "row-activated", row);
      g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_LINK), ==, 5 + i);
    }

  mg_map_fixture_type_name (self, "Personne de ce nom");
  g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_LINK), ==, 6);
  g_signal_emit_by_name (self->map->entry, "closed");
  g_assert_cmpint (self->map->naming, ==, MG_MAP_NAMING_NONE);
  mg_map_fixture_assert_n_steps (self, 2);
}

/* What is typed after L is never taken for commands: without one, the first is asked too. */
static void
test_link_from_nothing (MgMapFixture  *self,
                        gconstpointer  data)
{
  static const char *const typed[] = { "oeuvre", "ECOLE" };
  static const MgMapNaming asked[] = { MG_MAP_NAMING_LINK_FROM, MG_MAP_NAMING_LINK };

  mg_selection_clear (self->selection);
  mg_map_fixture_press (self->map, GDK_KEY_l, 0);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      GtkListBoxRow *row;

      g_assert_cmpint (self->map->naming, ==, asked[i]);
      mg_map_entry_set_text (MG_MAP_ENTRY (self->map->entry), typed[i]);
      row = get_first_offer (self->map->entry);
      g_assert_nonnull (row);
      g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (row)), "row-activated", row);
      g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_LINK), ==, 4 + i);
    }

  mg_map_fixture_assert_n_steps (self, 1);
}

/* Which two of three is not known: letters typed next must not be taken for keys. */
static void
test_link_from_many_asks (MgMapFixture  *self,
                          gconstpointer  data)
{
  mg_selection_set (self->selection, self->ids, 3);
  mg_map_fixture_press (self->map, GDK_KEY_l, 0);
  g_assert_cmpint (self->map->naming, ==, MG_MAP_NAMING_LINK_FROM);
}

static void
test_collective_of_the_selection_is_one_step (MgMapFixture  *self,
                                              gconstpointer  data)
{
  mg_selection_set (self->selection, self->ids, 3);
  mg_map_fixture_press (self->map, GDK_KEY_g, 0);
  mg_map_fixture_type_name (self, "La halle");
  g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_COLLECTIVE), ==, 1);
  g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_PARTICIPATION), ==, 3);
  g_assert_cmpint (self->map->naming, ==, MG_MAP_NAMING_NONE);
  mg_map_fixture_assert_n_steps (self, 1);
}

/* Nobody, or one alone, does not cooperate yet: what is typed next is no command. */
static void
test_collective_asks_for_participants (MgMapFixture  *self,
                                       gconstpointer  data)
{
  for (guint n = 0; n < 2; n++)
    {
      MgId collective;
      GtkListBoxRow *row;

      mg_selection_set (self->selection, self->ids, n);
      mg_map_fixture_press (self->map, GDK_KEY_g, 0);
      mg_map_fixture_type_name (self, "La halle");
      collective = mg_selection_get_primary (self->selection);
      g_assert_cmpint (self->map->naming, ==, MG_MAP_NAMING_LINK);
      g_assert_cmpuint (self->map->naming_item, ==, collective);
      mg_map_entry_set_text (MG_MAP_ENTRY (self->map->entry), "ecole");
      row = get_first_offer (self->map->entry);
      g_assert_nonnull (row);
      g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (row)), "row-activated", row);
      mg_map_naming_cancel (self->map);
    }
  g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_PARTICIPATION), ==, 3);
  g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_COLLECTIVE), ==, 2);
}

static void
test_delete_is_one_step (MgMapFixture  *self,
                         gconstpointer  data)
{
  mg_selection_set (self->selection, self->ids, 2);
  mg_map_fixture_press (self->map, GDK_KEY_Delete, 0);
  g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_ORGANISATION), ==, 3);
  g_assert_cmpuint (mg_map_fixture_count (self, MG_ITEM_LINK), ==, 0);
  g_assert_cmpuint (mg_selection_get_n (self->selection), ==, 0);
  mg_map_fixture_assert_n_steps (self, 1);
}

static void
test_nudge_is_one_step (MgMapFixture  *self,
                        gconstpointer  data)
{
  double x;

  mg_selection_set (self->selection, self->ids, 2);
  mg_map_fixture_press (self->map, GDK_KEY_Right, GDK_ALT_MASK);
  g_assert_true (mg_network_get_real (self->network, self->ids[1], MG_FIELD_X, &x));
  g_assert_cmpfloat_with_epsilon (x, 210., 1e-9);
  mg_map_fixture_assert_n_steps (self, 1);
}

static void
test_pin_goes_to_and_fro (MgMapFixture  *self,
                          gconstpointer  data)
{
  mg_selection_set (self->selection, self->ids, 2);
  mg_map_fixture_press (self->map, GDK_KEY_p, 0);
  g_assert_true (mg_network_get_boolean (self->network, self->ids[1], MG_FIELD_PINNED));
  mg_map_fixture_press (self->map, GDK_KEY_p, 0);
  g_assert_false (mg_network_get_boolean (self->network, self->ids[1], MG_FIELD_PINNED));
}

/* All of its corner, and nothing of what lies outside though in the same box. */
static void
test_lasso_selects_inside (MgMapFixture  *self,
                           gconstpointer  data)
{
  GtkEventController *gesture = mg_map_fixture_find_controller (self->map, GTK_TYPE_GESTURE_DRAG,
                                                                GDK_BUTTON_PRIMARY);
  double x[5], y[5], left, top;

  for (guint i = 0; i < 5; i++)
    mg_map_fixture_locate (self, self->ids[i], &x[i], &y[i]);

  /* From above the upper left, down the left, under the lower one, and back
   * inside the middle one: left and lower are in, the middle is not.
   */
  left = x[3] - 40.;
  top = y[0] - 60.;
  mg_map_view_set_lasso (self->map, TRUE);
  g_signal_emit_by_name (gesture, "drag-begin", left, top);
  g_signal_emit_by_name (gesture, "drag-update", 0., y[2] + 60. - top);
  g_signal_emit_by_name (gesture, "drag-update", x[0] + 50. - left, y[2] + 60. - top);
  g_signal_emit_by_name (gesture, "drag-update", x[0] + 50. - left, y[2] - 50. - top);
  g_signal_emit_by_name (gesture, "drag-update", x[3] + 60. - left, y[2] - 60. - top);
  g_signal_emit_by_name (gesture, "drag-update", x[3] + 60. - left, 0.);
  g_assert_cmpint (self->map->drag.kind, ==, MG_MAP_DRAG_LASSO);
  mg_map_fixture_spin (50);
  g_signal_emit_by_name (gesture, "drag-end", x[3] + 60. - left, 0.);

  g_assert_cmpuint (mg_selection_get_n (self->selection), ==, 2);
  g_assert_true (mg_selection_contains (self->selection, self->ids[2]));
  g_assert_true (mg_selection_contains (self->selection, self->ids[3]));
  g_assert_false (mg_selection_contains (self->selection, self->ids[0]));
  mg_map_fixture_assert_n_steps (self, 0);
}

/* Near the column of another, it stops in it; a little further, it does not. */
static void
test_dragged_one_stops_in_line (MgMapFixture  *self,
                                gconstpointer  data)
{
  double scale = mg_map_view_get_viewport (self->map)->scale;
  double x, y, column, to;
  const MgSceneNode *node;

  mg_map_fixture_locate (self, self->ids[1], &x, &y);
  mg_map_fixture_locate (self, self->ids[2], &column, &to);
  mg_map_fixture_drag (self->map, x, y, column + 3., y + 40.);
  node = mg_map_view_find_node (self->map, self->ids[1]);
  g_assert_cmpfloat_with_epsilon (node->x, mg_map_view_find_node (self->map, self->ids[2])->x, .051);
  g_assert_cmpfloat_with_epsilon (node->y, 40. / scale, .051);

  mg_history_undo (self->history);
  mg_map_fixture_drag (self->map, x, y, column + 30., y + 40.);
  node = mg_map_view_find_node (self->map, self->ids[1]);
  g_assert_cmpfloat_with_epsilon (node->x, 30. / scale, .051);
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*test) (MgMapFixture *, gconstpointer); } rows[] = {
    { "/map-editing/adding-and-naming-is-one-step", test_adding_and_naming_is_one_step },
    { "/map-editing/new-one-covers-nobody", test_new_one_covers_nobody },
    { "/map-editing/names-follow-each-other", test_names_follow_each_other },
    { "/map-editing/new-ones-are-never-in-line", test_new_ones_are_never_in_line },
    { "/map-editing/new-one-is-beside-links", test_new_one_is_beside_links },
    { "/map-editing/collective-is-amid-its-participants",
      test_collective_is_amid_its_participants },
    { "/map-editing/alt-and-a-letter-sets-the-kind", test_alt_and_a_letter_sets_the_kind },
    { "/map-editing/every-kind-has-a-letter", test_every_kind_has_a_letter },
    { "/map-editing/alt-and-a-digit-sets-the-level", test_alt_and_a_digit_sets_the_level },
    { "/map-editing/no-name-adds-nothing", test_no_name_adds_nothing },
    { "/map-editing/leaving-keeps-the-name", test_leaving_keeps_the_name },
    { "/map-editing/rename-is-one-step", test_rename_is_one_step },
    { "/map-editing/drag-is-one-step", test_drag_is_one_step },
    { "/map-editing/drag-can-be-given-up", test_drag_can_be_given_up },
    { "/map-editing/dragged-one-may-vanish", test_dragged_one_may_vanish },
    { "/map-editing/handle-draws-a-link-of-the-level", test_handle_draws_a_link_of_the_level },
    { "/map-editing/same-link-is-not-drawn-twice", test_same_link_is_not_drawn_twice },
    { "/map-editing/link-by-name", test_link_by_name },
    { "/map-editing/link-from-nothing", test_link_from_nothing },
    { "/map-editing/link-from-many-asks", test_link_from_many_asks },
    { "/map-editing/collective-of-the-selection-is-one-step",
      test_collective_of_the_selection_is_one_step },
    { "/map-editing/collective-asks-for-participants",
      test_collective_asks_for_participants },
    { "/map-editing/delete-is-one-step", test_delete_is_one_step },
    { "/map-editing/nudge-is-one-step", test_nudge_is_one_step },
    { "/map-editing/pin-goes-to-and-fro", test_pin_goes_to_and_fro },
    { "/map-editing/dragged-one-stops-in-line", test_dragged_one_stops_in_line },
    { "/map-editing/lasso-selects-inside", test_lasso_selects_inside },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, MgMapFixture, NULL, mg_map_fixture_set_up, rows[i].test,
                mg_map_fixture_tear_down);

  return g_test_run ();
}
