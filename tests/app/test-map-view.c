/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "mg-layout.h"
#include "mg-map-fixture.h"
#include "mg-proxy.h"
#include "mg-vocabulary.h"
#include "mg-waiting.h"

/* Default, set, notified once, set again the same, unset, finalised. */
static void
test_document_is_a_property (void)
{
  GtkWidget *map = g_object_ref_sink (mg_map_view_new ());
  g_autoptr(MgDocument) document = mg_document_new ();
  MgDocument *found = NULL;
  guint n_notified = 0;

  g_object_get (map, "document", &found, NULL);
  g_assert_null (found);

  g_signal_connect_swapped (map, "notify::document", G_CALLBACK (mg_count_cb), &n_notified);
  g_object_set (map, "document", document, NULL);
  mg_map_view_set_document (MG_MAP_VIEW (map), document);
  g_assert_cmpuint (n_notified, ==, 1);
  mg_map_view_set_document (MG_MAP_VIEW (map), NULL);
  g_assert_cmpuint (n_notified, ==, 2);

  mg_map_view_set_document (MG_MAP_VIEW (map), document);
  g_assert_finalize_object (map);
}

/* Neither keys nor actions do anything, and nothing breaks. */
static void
test_no_document (void)
{
  GtkWidget *map = g_object_ref_sink (mg_map_view_new ());

  g_assert_false (mg_map_fixture_press (MG_MAP_VIEW (map), GDK_KEY_n, 0));
  mg_map_fixture_click (MG_MAP_VIEW (map), 10., 10.);
  mg_map_fixture_drag (MG_MAP_VIEW (map), 10., 10., 50., 50.);
  mg_map_view_zoom_fit (MG_MAP_VIEW (map));
  mg_map_view_reveal (MG_MAP_VIEW (map), 7);
  g_assert_finalize_object (map);
}

static void
gone_cb (gpointer  data,
         GObject  *where_the_object_was)
{
  *(gboolean *) data = TRUE;
}

static void
test_dispose_while_painting (MgMapFixture  *self,
                             gconstpointer  data)
{
  gboolean is_gone = FALSE;

  g_object_weak_ref (G_OBJECT (self->map), gone_cb, &is_gone);
  for (guint i = 0; i < 3000; i++)
    mg_map_fixture_add (self->document, "Une de plus", i % 60 * 90., i / 60 * 90.);
  mg_map_view_zoom_fit (self->map);
  mg_map_fixture_spin (20);
  gtk_window_set_child (GTK_WINDOW (self->window), NULL);
  mg_map_fixture_spin (50);
  g_assert_true (is_gone);
}

static void
test_first_showing_fits (MgMapFixture  *self,
                         gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    {
      double x, y;

      mg_map_fixture_locate (self, self->ids[i], &x, &y);
      g_assert_cmpfloat (x, >, 0.);
      g_assert_cmpfloat (y, >, 0.);
      g_assert_cmpfloat (x, <, MG_MAP_FIXTURE_WIDTH);
      g_assert_cmpfloat (y, <, MG_MAP_FIXTURE_HEIGHT);
    }
}

static void
test_nothing_moves_by_itself (MgMapFixture  *self,
                              gconstpointer  data)
{
  MgViewport before = *mg_map_view_get_viewport (self->map);
  const MgViewport *after = mg_map_view_get_viewport (self->map);

  mg_map_fixture_add (self->document, "Ailleurs", 5000., 5000.);
  mg_map_fixture_press (self->map, GDK_KEY_n, 0);
  mg_map_fixture_type_name (self, "Nouvelle");
  mg_map_fixture_spin (30);
  g_assert_cmpmem (&before, sizeof before, after, sizeof *after);
}

/* A bar that opens below the map takes nobody out of sight. */
static void
test_all_stays_in_sight (MgMapFixture  *self,
                         gconstpointer  data)
{
  mg_map_fixture_add (self->document, "De plus", 10., 10.);
  g_assert_true (mg_map_view_sees_all (self->map));
  gtk_widget_allocate (GTK_WIDGET (self->map), MG_MAP_FIXTURE_WIDTH, MG_MAP_FIXTURE_HEIGHT / 2, -1,
                       NULL);
  g_assert_true (mg_map_view_sees_all (self->map));
}

/* Says whether an action is enabled: a button inside the map knows. */
static gboolean
is_enabled (MgMapView  *map,
            const char *action)
{
  GtkWidget *button = gtk_button_new ();
  gboolean is_sensitive;

  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_parent (button, GTK_WIDGET (map));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  is_sensitive = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);

  return is_sensitive;
}

/* Columns: nothing, one organisation, two, a link. */
static void
test_actions_follow_the_selection (MgMapFixture  *self,
                                   gconstpointer  data)
{
  static const struct { const char *action; gboolean is_enabled[4]; } rows[] = {
    { "map.zoom-in", { TRUE, TRUE, TRUE, TRUE } },
    { "map.zoom-out", { TRUE, TRUE, TRUE, TRUE } },
    { "map.zoom-fit", { TRUE, TRUE, TRUE, TRUE } },
    { "map.zoom-reset", { TRUE, TRUE, TRUE, TRUE } },
    { "map.add-organisation", { TRUE, TRUE, TRUE, TRUE } },
    { "map.add-collective", { TRUE, TRUE, TRUE, TRUE } },
    { "map.link", { TRUE, TRUE, TRUE, TRUE } },
    { "map.rename", { FALSE, TRUE, FALSE, FALSE } },
    { "map.delete", { FALSE, TRUE, TRUE, TRUE } },
    { "map.select-all", { TRUE, TRUE, TRUE, TRUE } },
    { "map.pin", { FALSE, TRUE, TRUE, FALSE } },
  };
  MgNetworkIter iter;
  MgId link;

  mg_network_iter_init (&iter, self->network, MG_ITEM_LINK);
  link = mg_network_iter_next (&iter)->id;

  for (guint column = 0; column < 4; column++)
    {
      mg_selection_set (self->selection, column == 3 ? &link : self->ids, MIN (column, 4 - column));
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        if (is_enabled (self->map, rows[i].action) != rows[i].is_enabled[column])
          g_error ("%s with selection %u", rows[i].action, column);
    }

  mg_map_view_set_document (self->map, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_false (is_enabled (self->map, rows[i].action));
}

static void
test_band_selects_what_is_inside (MgMapFixture  *self,
                                  gconstpointer  data)
{
  double x0, y0, x1, y1;

  mg_map_fixture_locate (self, self->ids[3], &x0, &y0);
  mg_map_fixture_locate (self, self->ids[4], &x1, &y1);
  mg_map_fixture_drag (self->map, x0 - 40., y1 - 40., x1 + 40., y0 + 40.);
  g_assert_cmpuint (mg_selection_get_n (self->selection), ==, 3);
  g_assert_true (mg_selection_contains (self->selection, self->ids[0]));
  g_assert_false (mg_selection_contains (self->selection, self->ids[1]));

  mg_map_fixture_click (self->map, x0, y1);
  g_assert_cmpuint (mg_selection_get_n (self->selection), ==, 0);
}

static void
test_click_selects (MgMapFixture  *self,
                    gconstpointer  data)
{
  double x, y, x1, y1;

  mg_map_fixture_locate (self, self->ids[0], &x, &y);
  mg_map_fixture_click (self->map, x, y);
  g_assert_cmpuint (mg_selection_get_primary (self->selection), ==, self->ids[0]);

  /* Eight pixels beside the middle of a link is still the link. */
  mg_map_fixture_locate (self, self->ids[1], &x1, &y1);
  mg_map_fixture_click (self->map, (x + x1) / 2., (y + y1) / 2. + 8.);
  g_assert_cmpuint (mg_selection_get_n (self->selection), ==, 1);
  g_assert_cmpint (mg_network_find (self->network,
                                    mg_selection_get_primary (self->selection))->kind,
                   ==, MG_ITEM_LINK);

  mg_selection_set (self->selection, self->ids, 3);
  mg_map_fixture_click (self->map, x, y);
  g_assert_cmpuint (mg_selection_get_n (self->selection), ==, 1);
}

static void
test_arrows_walk_by_direction (MgMapFixture  *self,
                               gconstpointer  data)
{
  static const struct { guint key; guint to; guint back; } rows[] = {
    { GDK_KEY_Right, 1, GDK_KEY_Left },
    { GDK_KEY_Down, 2, GDK_KEY_Up },
    { GDK_KEY_Left, 3, GDK_KEY_Right },
    { GDK_KEY_Up, 4, GDK_KEY_Down },
  };

  mg_selection_set_one (self->selection, self->ids[0]);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      mg_map_fixture_press (self->map, rows[i].key, 0);
      g_assert_cmpuint (mg_selection_get_primary (self->selection), ==, self->ids[rows[i].to]);
      mg_map_fixture_press (self->map, rows[i].back, 0);
      g_assert_cmpuint (mg_selection_get_primary (self->selection), ==, self->ids[0]);
    }
}

static void
test_tab_goes_through_all_and_leaves (MgMapFixture  *self,
                                      gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    {
      g_assert_true (mg_map_fixture_press (self->map, GDK_KEY_Tab, 0));
      g_assert_cmpuint (mg_selection_get_primary (self->selection), ==, self->ids[i]);
    }
  g_assert_false (mg_map_fixture_press (self->map, GDK_KEY_Tab, 0));
  g_assert_true (mg_map_fixture_press (self->map, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  g_assert_cmpuint (mg_selection_get_primary (self->selection), ==, self->ids[3]);
}

/* Also where the digits of the upper row need Shift. */
static void
test_digits_set_the_level (MgMapFixture  *self,
                           gconstpointer  data)
{
  static const guint keys[][4] = {
    { GDK_KEY_1, GDK_KEY_2, GDK_KEY_3, GDK_KEY_4 },
    { GDK_KEY_ampersand, GDK_KEY_eacute, GDK_KEY_quotedbl, GDK_KEY_apostrophe },
  };
  guint n_terms;
  const MgTerm *const *terms = mg_vocabulary_get_terms ("layer", &n_terms);

  g_assert_cmpuint (n_terms, >=, 4);
  for (guint row = 0; row < 2; row++)
    for (guint i = 0; i < 4; i++)
      {
        mg_map_fixture_press (self->map, keys[row][i], 0);
        g_assert_cmpstr (mg_document_get_layer (self->document), ==, terms[i]->id);
      }
}

static void
test_wheel_zooms_at_the_pointer (MgMapFixture  *self,
                                 gconstpointer  data)
{
  const MgViewport *view = mg_map_view_get_viewport (self->map);
  double scale = view->scale;
  gboolean is_handled;
  double x0, y0, x1, y1;

  mg_map_fixture_locate (self, self->ids[1], &x0, &y0);
  mg_map_fixture_point (self->map, x0, y0);
  g_signal_emit_by_name (mg_map_fixture_find_controller (self->map,
                                                         GTK_TYPE_EVENT_CONTROLLER_SCROLL, 0),
                         "scroll", 0., -1., &is_handled);
  mg_map_fixture_locate (self, self->ids[1], &x1, &y1);
  g_assert_cmpfloat (view->scale, >, scale);
  g_assert_cmpfloat_with_epsilon (x0, x1, 1e-6);
  g_assert_cmpfloat_with_epsilon (y0, y1, 1e-6);
}

static GdkRGBA
get_pixel (MgMapFixture *self,
           double        x,
           double        y)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self->map));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, 1.f, 1.f);
  guchar pixel[4];

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (self->map)),
                          gtk_widget_get_height (GTK_WIDGET (self->map)));
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (self->window)),
                                         node, &bounds);
  gdk_texture_download (texture, pixel, 4);

  return (GdkRGBA) { pixel[2] / 255.f, pixel[1] / 255.f, pixel[0] / 255.f, 1.f };
}

/* The kind's colour is where the organisation is, before and after the picture
 * was shifted and scaled, and again when a new one has come.
 */
static void
test_picture_is_where_the_map_is (MgMapFixture  *self,
                                  gconstpointer  data)
{
  MgColour colour = mg_style_kind_colour ("ess", mg_map_view_get_theme (self->map));

  mg_map_fixture_wait (self->map);
  for (guint step = 0; step < 3; step++)
    {
      GdkRGBA pixel;
      double x, y;

      mg_map_fixture_locate (self, self->ids[2], &x, &y);
      pixel = get_pixel (self, x, y);
      g_assert_cmpfloat_with_epsilon (pixel.red, colour.red, 0.02);
      g_assert_cmpfloat_with_epsilon (pixel.green, colour.green, 0.02);
      g_assert_cmpfloat_with_epsilon (pixel.blue, colour.blue, 0.02);

      if (step == 0)
        {
          mg_viewport_pan (&self->map->viewport, 37., -21.);
          mg_map_actions_zoom (self->map, 1.3, MG_MAP_FIXTURE_WIDTH / 2.,
                               MG_MAP_FIXTURE_HEIGHT / 2.);
          gtk_test_widget_wait_for_draw (GTK_WIDGET (self->map));
        }
      else
        mg_map_fixture_wait (self->map);
    }
}

static guint
count_proxies (MgMapView *map)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (map)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += MG_IS_PROXY (child);

  return n;
}

static void
test_selected_are_told_to_assistive_technology (MgMapFixture  *self,
                                                gconstpointer  data)
{
  guint n_found = 0;

  mg_map_fixture_spin (200);
  g_assert_cmpuint (self->map->proxies->len, ==, 5);

  for (guint i = 0; i < 400; i++)
    mg_map_fixture_add (self->document, "Une de plus", i % 20 * 90., i / 20 * 90.);
  mg_selection_set_one (self->selection, self->ids[4]);
  mg_map_view_zoom_fit (self->map);
  mg_map_fixture_spin (300);
  g_assert_cmpuint (self->map->proxies->len, ==, 300);

  for (guint i = 0; i < self->map->proxies->len; i++)
    {
      MgId id = mg_proxy_get_id (g_ptr_array_index (self->map->proxies, i));

      n_found += id == self->ids[4] || id == self->ids[0];
    }
  g_assert_cmpuint (n_found, ==, 2);

  /* Elsewhere there are others, and no more widgets than before. */
  mg_selection_clear (self->selection);
  mg_map_actions_zoom (self->map, 8., 0., 0.);
  mg_map_fixture_spin (300);
  g_assert_cmpuint (self->map->proxies->len, <, 300);
  g_assert_cmpuint (count_proxies (self->map), ==, self->map->proxies->len);
}

static void
status_cb (char       **said,
           const char  *text)
{
  g_free (*said);
  *said = g_strdup (text);
}

static void
test_selection_is_said (MgMapFixture  *self,
                        gconstpointer  data)
{
  g_autofree char *said = NULL;

  g_signal_connect_swapped (self->map, "status", G_CALLBACK (status_cb), &said);
  mg_map_fixture_press (self->map, GDK_KEY_Tab, 0);
  g_assert_nonnull (said);
  g_assert_nonnull (strstr (said, "Ressourcerie"));
  g_assert_nonnull (strstr (said, "4"));
}

/* Selected or changed elsewhere: in a table, in the details, by an undo. */
static void
test_status_follows_other_views (MgMapFixture  *self,
                                 gconstpointer  data)
{
  g_auto(MgValue) kind = mg_value_text ("research");
  g_autofree char *said = NULL;
  g_autofree char *before = NULL;

  g_signal_connect_swapped (self->map, "status", G_CALLBACK (status_cb), &said);
  mg_selection_set_one (self->selection, self->ids[1]);
  mg_map_fixture_spin (60);
  g_assert_nonnull (said);
  g_assert_nonnull (strstr (said, "École du bois"));

  before = g_strdup (said);
  mg_document_run (self->document, mg_command_set (self->network, &self->ids[1], 1, MG_FIELD_KIND,
                                                   &kind), 0);
  mg_map_fixture_spin (60);
  g_assert_cmpstr (said, !=, before);

  mg_document_undo (self->document);
  mg_map_fixture_spin (60);
  g_assert_cmpstr (said, ==, before);
}

/* An empty map says how to begin, however it came to be empty. */
static void
test_empty_map_says_how_to_begin (MgMapFixture  *self,
                                  gconstpointer  data)
{
  g_autofree char *said = NULL;

  g_signal_connect_swapped (self->map, "status", G_CALLBACK (status_cb), &said);
  while (mg_map_fixture_count (self, MG_ITEMS_NODES) > 0)
    mg_document_undo (self->document);
  mg_map_fixture_spin (60);
  g_assert_cmpstr (said, ==, g_dgettext (GETTEXT_PACKAGE, "Double-click on the map, or press N, to add an organisation."));
}

/* What an action says is not at once replaced by what is selected. */
static void
test_participation_is_said (MgMapFixture  *self,
                            gconstpointer  data)
{
  g_autofree char *said = NULL;
  MgId collective = MG_ID_NONE;

  mg_document_run (self->document, mg_command_add_collective (self->network, "La halle", NULL,
                                                              80., 80., &collective), 0);
  mg_map_fixture_spin (60);
  g_signal_connect_swapped (self->map, "status", G_CALLBACK (status_cb), &said);
  mg_selection_set_one (self->selection, mg_map_actions_link (self->map, self->ids[3],
                                                              collective));
  mg_map_fixture_spin (60);
  g_assert_nonnull (strstr (said, "Mairie"));
  g_assert_nonnull (strstr (said, "La halle"));
  g_assert_cmpstr (strrchr (said, 'L'), ==, "La halle.");
}

static void
test_hidden_ones_are_left_alone (MgMapFixture  *self,
                                 gconstpointer  data)
{
  g_autoptr(MgFilter) filter = mg_filter_new ();
  g_auto(MgValue) kind = mg_value_text ("firm");

  mg_document_run (self->document, mg_command_set (self->network, &self->ids[1], 1, MG_FIELD_KIND,
                                                   &kind), 0);
  mg_selection_set (self->selection, self->ids, 2);
  g_hash_table_add (filter->hidden_kinds, g_strdup ("firm"));
  mg_document_set_filter (self->document, filter);
  self->state = mg_history_get_state (self->history);
  g_assert_cmpuint (mg_selection_get_n (self->selection), ==, 1);
  g_assert_cmpuint (mg_selection_get_primary (self->selection), ==, self->ids[0]);

  /* As another view might. */
  mg_selection_set_one (self->selection, self->ids[1]);
  mg_map_fixture_press (self->map, GDK_KEY_Delete, 0);
  mg_map_fixture_press (self->map, GDK_KEY_Right, GDK_ALT_MASK);
  g_assert_cmpuint (mg_history_get_state (self->history), ==, self->state);
}

/* As the window does when what had the keyboard is gone. */
static void
test_map_takes_the_keyboard (MgMapFixture  *self,
                             gconstpointer  data)
{
  GtkWidget *focus;

  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->map)));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (self->map)));

  mg_map_fixture_press (self->map, GDK_KEY_n, 0);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->map)));
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_true (gtk_widget_is_ancestor (focus, self->map->entry));
  g_assert_cmpint (self->map->naming, ==, MG_MAP_NAMING_ORGANISATION);
}

/* One at the edge comes in by as little as that takes; one far away, to the middle. */
static void
test_shown_with_the_least_movement (MgMapFixture  *self,
                                    gconstpointer  data)
{
  const MgSceneNode *node = mg_map_view_find_node (self->map, self->ids[0]);
  MgViewport *view = &self->map->viewport;
  double half = view->width / 2. / view->scale;

  view->x = node->x - half + 1.;
  view->y = node->y;
  mg_map_view_reveal (self->map, self->ids[0]);
  g_assert_cmpfloat (view->x, <, node->x - half / 2.);
  g_assert_cmpfloat (view->x, >, node->x - half + 1.);
  g_assert_cmpfloat (view->y, ==, node->y);

  view->x = node->x - 4. * half;
  mg_map_view_reveal (self->map, self->ids[0]);
  g_assert_cmpfloat (view->x, ==, node->x);
}

static void
move_far (MgMapFixture *self,
          const char   *label)
{
  const double far[] = { 9000., 9000. };

  g_assert_true (mg_document_run (self->document, mg_command_move (self->network, self->ids, 1, far,
                                                                   label), 0));
}

/* After a layout, and after taking it back, nobody is out of sight; a move leaves the map alone. */
static void
test_layout_is_seen_whole (MgMapFixture  *self,
                           gconstpointer  data)
{
  guint n_layouts;
  const MgLayout *layouts = mg_layout_get_table (&n_layouts);
  double scale = self->map->viewport.scale;

  move_far (self, NULL);
  g_assert_cmpfloat (self->map->viewport.scale, ==, scale);
  mg_document_undo (self->document);
  g_assert_cmpfloat (self->map->viewport.scale, ==, scale);

  move_far (self, _(layouts[n_layouts - 1].command));
  g_assert_cmpfloat (self->map->viewport.scale, <, scale / 2.);
  mg_document_undo (self->document);
  g_assert_cmpfloat (self->map->viewport.scale, ==, scale);
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*test) (MgMapFixture *, gconstpointer); } rows[] = {
    { "/map-view/dispose-while-painting", test_dispose_while_painting },
    { "/map-view/first-showing-fits", test_first_showing_fits },
    { "/map-view/nothing-moves-by-itself", test_nothing_moves_by_itself },
    { "/map-view/all-stays-in-sight", test_all_stays_in_sight },
    { "/map-view/actions-follow-the-selection", test_actions_follow_the_selection },
    { "/map-view/band-selects-what-is-inside", test_band_selects_what_is_inside },
    { "/map-view/click-selects", test_click_selects },
    { "/map-view/arrows-walk-by-direction", test_arrows_walk_by_direction },
    { "/map-view/tab-goes-through-all-and-leaves", test_tab_goes_through_all_and_leaves },
    { "/map-view/digits-set-the-level", test_digits_set_the_level },
    { "/map-view/wheel-zooms-at-the-pointer", test_wheel_zooms_at_the_pointer },
    { "/map-view/picture-is-where-the-map-is", test_picture_is_where_the_map_is },
    { "/map-view/selected-are-told-to-assistive-technology",
      test_selected_are_told_to_assistive_technology },
    { "/map-view/selection-is-said", test_selection_is_said },
    { "/map-view/status-follows-other-views", test_status_follows_other_views },
    { "/map-view/empty-map-says-how-to-begin", test_empty_map_says_how_to_begin },
    { "/map-view/participation-is-said", test_participation_is_said },
    { "/map-view/hidden-ones-are-left-alone", test_hidden_ones_are_left_alone },
    { "/map-view/layout-is-seen-whole", test_layout_is_seen_whole },
    { "/map-view/map-takes-the-keyboard", test_map_takes_the_keyboard },
    { "/map-view/shown-with-the-least-movement", test_shown_with_the_least_movement },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/map-view/document-is-a-property", test_document_is_a_property);
  g_test_add_func ("/map-view/no-document", test_no_document);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add (rows[i].path, MgMapFixture, NULL, mg_map_fixture_set_up, rows[i].test,
                mg_map_fixture_tear_down);

  return g_test_run ();
}
