/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "mg-application.h"
#include "mg-field-editor.h"
#include "mg-inspector.h"
#include "mg-legend-panel.h"
#include "mg-map-view.h"
#include "mg-notice.h"
#include "mg-status-line.h"
#include "mg-waiting.h"
#include "mg-window.h"

static MgApplication *application;

static const char content[] =
  "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"
  "<key id=\"k\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>"
  "<graph edgedefault=\"undirected\">"
  "<node id=\"a\"><data key=\"k\">Ressourcerie</data></node>"
  "<node id=\"b\"><data key=\"k\">La Halle</data></node>"
  "<edge id=\"e\" source=\"a\" target=\"b\"/></graph></graphml>";

static char *
write_pole (void)
{
  char *path = g_build_filename (g_get_user_data_dir (), "pole.graphml", NULL);

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));

  return path;
}

static MgWindow *
create_window (void)
{
  MgWindow *window = mg_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  mg_settle ();

  return window;
}

static guint
count_organisations (MgWindow *window)
{
  MgDocument *document = mg_window_get_document (window);

  return mg_network_count (mg_document_get_network (document), MG_ITEM_ORGANISATION);
}

static void
wait_for_organisations (MgWindow *window,
                        guint     n)
{
  mg_wait_until (count_organisations (window) == n);
  mg_settle ();
}

static void
destroy (MgWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  mg_settle ();
}

static void
activate (MgWindow   *window,
          const char *action,
          GVariant   *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), action, parameter);
  mg_settle ();
}

static gboolean
is_enabled (MgWindow   *window,
            const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), action);
}

static GtkWidget *
find_icon_button (GtkWidget  *root,
                  const char *icon)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (root)), icon) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_icon_button (child, icon);

  return found;
}

static MgId
first_organisation (MgWindow *window)
{
  MgNetworkIter iter;

  mg_network_iter_init (&iter, mg_document_get_network (mg_window_get_document (window)),
                        MG_ITEM_ORGANISATION);

  return mg_network_iter_next (&iter)->id;
}

static void
select_first (MgWindow *window)
{
  mg_selection_set_one (mg_document_get_selection (mg_window_get_document (window)),
                        first_organisation (window));
  mg_settle ();
}

/* Which actions can be used after each event */
static void
test_actions (void)
{
  MgWindow *window = create_window ();
  g_autofree char *path = write_pole ();

  g_assert_true (mg_window_is_untouched (window));
  g_assert_false (is_enabled (window, "save"));
  g_assert_false (is_enabled (window, "undo"));
  g_assert_false (is_enabled (window, "arrange"));
  g_assert_false (is_enabled (window, "delete"));

  mg_window_open (window, path);
  wait_for_organisations (window, 2);
  g_assert_false (mg_window_is_untouched (window));
  g_assert_false (is_enabled (window, "save"));
  g_assert_true (is_enabled (window, "arrange"));
  g_assert_true (is_enabled (window, "select-all"));
  g_assert_false (is_enabled (window, "delete"));

  select_first (window);
  g_assert_true (is_enabled (window, "delete"));
  activate (window, "delete", NULL);
  g_assert_cmpuint (count_organisations (window), ==, 1);
  g_assert_false (is_enabled (window, "delete"));
  g_assert_true (is_enabled (window, "undo"));
  g_assert_true (is_enabled (window, "save"));

  activate (window, "undo", NULL);
  g_assert_cmpuint (count_organisations (window), ==, 2);
  g_assert_false (is_enabled (window, "undo"));
  g_assert_true (is_enabled (window, "redo"));
  g_assert_false (is_enabled (window, "save"));

  destroy (window);
}

static GtkWidget *
find_map (MgWindow *window)
{
  return mg_find_widget (GTK_WIDGET (window), MG_TYPE_MAP_VIEW, 0);
}

/* What is hidden is said where it covers nothing: the map makes room, and has it back
 * with the focus when the button goes.
 */
static void
test_hidden_notice_covers_nothing (void)
{
  MgWindow *window = create_window ();
  g_autofree char *path = write_pole ();
  g_autoptr(MgFilter) filter = mg_filter_new ();
  GtkWidget *map, *notice;
  int height;

  mg_window_open (window, path);
  wait_for_organisations (window, 2);
  map = find_map (window);
  mg_wait_until (gtk_widget_get_height (map) > 0);
  height = gtk_widget_get_height (map);

  filter->hidden_rings = 1;
  mg_document_set_filter (mg_window_get_document (window), filter);
  mg_wait_until (gtk_widget_get_height (map) < height);

  for (notice = gtk_widget_get_parent (gtk_widget_get_parent (map)); notice != NULL;
       notice = gtk_widget_get_parent (notice))
    if (GTK_IS_OVERLAY (notice))
      break;
  g_assert_nonnull (notice);
  notice = mg_find_widget (notice, MG_TYPE_NOTICE, 0);
  g_assert_true (mg_notice_is_shown (MG_NOTICE (notice)));

  gtk_widget_grab_focus (mg_find_widget (notice, GTK_TYPE_BUTTON, 0));
  activate (window, "show-all", NULL);
  g_assert_false (mg_notice_is_shown (MG_NOTICE (notice)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == map);
  mg_wait_until (gtk_widget_get_height (map) == height);
  destroy (window);
}

static gboolean
says (GtkWidget  *root,
      const char *text)
{
  gboolean found = GTK_IS_LABEL (root) &&
                   strstr (gtk_label_get_label (GTK_LABEL (root)), text) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = says (child, text);

  return found;
}

static void
test_undo_is_said (void)
{
  MgWindow *window = create_window ();
  MgDocument *document = mg_window_get_document (window);
  GtkWidget *line = mg_find_widget (GTK_WIDGET (window), MG_TYPE_STATUS_LINE, 0);

  mg_document_run (document,
                   mg_command_add_organisation (mg_document_get_network (document), "A & B < C",
                                                "ess", 0., 0., NULL), 0);
  select_first (window);
  activate (window, "delete", NULL);
  g_assert_true (says (GTK_WIDGET (window), "A &amp; B &lt; C") ||
                 says (GTK_WIDGET (window), "A & B < C"));
  activate (window, "undo", NULL);
  g_assert_true (says (line, "A & B < C"));
  destroy (window);
}

static void
test_views_are_one_choice (void)
{
  static const char * const views[] = { "table", "measures", "map" };
  MgWindow *window = create_window ();

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr(GVariant) state = NULL;

      activate (window, "view", g_variant_new_string (views[i]));
      state = g_action_group_get_action_state (G_ACTION_GROUP (window), "view");
      g_assert_cmpstr (g_variant_get_string (state, NULL), ==, views[i]);
    }

  activate (window, "layer", g_variant_new_string ("strategy"));
  g_assert_cmpstr (mg_document_get_layer (mg_window_get_document (window)), ==, "strategy");
  destroy (window);
}

/* A file that cannot be read leaves the open pole as it is. */
static void
test_bad_file_changes_nothing (void)
{
  MgWindow *window = create_window ();
  MgDocument *document = mg_window_get_document (window);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "bad.graphml", NULL);

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_assert_true (g_file_set_contents (path, "<graphml>", -1, NULL));
  mg_window_open (window, path);
  while (is_enabled (window, "stop"))
    g_main_context_iteration (NULL, TRUE);
  mg_settle ();
  g_assert_true (mg_window_get_document (window) == document);
  g_assert_true (mg_window_is_untouched (window));
  destroy (window);
}

static GtkEventController *
find_controller (GtkWidget *widget,
                 GType      type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }

  return NULL;
}

/* A file that is dropped on the window is opened as if it had been chosen. */
static void
test_dropped_file_opens (void)
{
  MgWindow *window = create_window ();
  GtkEventController *target = find_controller (GTK_WIDGET (window), GTK_TYPE_DROP_TARGET);
  g_autofree char *path = write_pole ();
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GValue value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_assert_nonnull (target);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  g_signal_emit_by_name (target, "drop", &value, 10., 10., &taken);
  g_value_unset (&value);

  g_assert_true (taken);
  wait_for_organisations (window, 2);
  destroy (window);
}

static void
test_destroyed_while_opening (void)
{
  MgWindow *window = create_window ();
  g_autofree char *path = write_pole ();

  mg_window_open (window, path);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));

  for (guint i = 0; i < 500 && window != NULL; i++)
    {
      g_usleep (2000);
      mg_settle ();
    }
  g_assert_null (window);
}

/* An untouched window is used; another pole gets a window of its own. */
static void
test_one_window_per_pole (void)
{
  MgWindow *window = create_window ();
  g_autofree char *path = write_pole ();
  guint n_before = g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));

  mg_window_open (window, path);
  wait_for_organisations (window, 2);
  mg_window_open (window, path);
  mg_settle ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==,
                    n_before);
  activate (window, "new", NULL);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==,
                    n_before + 1);
  g_assert_cmpuint (count_organisations (window), ==, 2);

  gtk_window_destroy (gtk_application_get_active_window (GTK_APPLICATION (application)));
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (application)); link != NULL;
       link = gtk_application_get_windows (GTK_APPLICATION (application)))
    gtk_window_destroy (link->data);
  mg_settle ();
}

/* What is typed in the inspector is one step, follows undo, and is not fought. */
static void
test_inspector_edits (void)
{
  MgWindow *window = create_window ();
  MgDocument *document = mg_window_get_document (window);
  g_autofree char *path = write_pole ();
  GtkWidget *inspector, *editor, *entry;
  MgId id;

  mg_window_open (window, path);
  wait_for_organisations (window, 2);
  document = mg_window_get_document (window);
  id = first_organisation (window);
  select_first (window);
  inspector = mg_find_widget (GTK_WIDGET (window), MG_TYPE_INSPECTOR, 0);
  editor = mg_find_widget (inspector, MG_TYPE_FIELD_EDITOR, 0);
  g_assert_nonnull (editor);
  g_assert_cmpuint (mg_field_editor_get_field_id (MG_FIELD_EDITOR (editor)), ==, MG_FIELD_LABEL);
  entry = mg_find_widget (editor, GTK_TYPE_ENTRY, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Ressourcerie");

  gtk_editable_set_text (GTK_EDITABLE (entry), "La Boucle");
  mg_settle ();
  g_assert_false (mg_document_get_modified (document));
  mg_inspector_commit (MG_INSPECTOR (inspector));
  mg_settle ();
  g_assert_cmpstr (mg_network_get_text (mg_document_get_network (document), id, MG_FIELD_LABEL), ==,
                   "La Boucle");

  mg_document_undo (document);
  mg_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Ressourcerie");
  g_assert_false (mg_document_get_modified (document));

  /* Selecting something else takes over what was being typed. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "Boucle verte");
  mg_selection_clear (mg_document_get_selection (document));
  mg_settle ();
  g_assert_cmpstr (mg_network_get_text (mg_document_get_network (document), id, MG_FIELD_LABEL), ==,
                   "Boucle verte");

  mg_document_undo (document);
  destroy (window);
}

/* What cannot be is said, kept, and changes nothing. */
static void
test_inspector_refuses (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  MgNetwork *network = mg_document_get_network (document);
  GtkWidget *editor, *entry;
  MgId id;
  double fte = 0.;

  g_assert_true (mg_document_run (document, mg_command_add_organisation (network, "A", NULL, 0., 0.,
                                                                         &id), 0));
  editor = g_object_ref_sink (mg_field_editor_new (document, MG_FIELD_FTE));
  mg_field_editor_set_items (MG_FIELD_EDITOR (editor), &id, 1);
  entry = mg_find_widget (editor, GTK_TYPE_ENTRY, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), "beaucoup");
  mg_field_editor_commit (MG_FIELD_EDITOR (editor));
  g_assert_false (mg_network_get_real (network, id, MG_FIELD_FTE, &fte));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "beaucoup");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "14,5");
  mg_field_editor_commit (MG_FIELD_EDITOR (editor));
  g_assert_true (mg_network_get_real (network, id, MG_FIELD_FTE, &fte));
  g_assert_cmpfloat (fte, ==, 14.5);
  g_assert_false (gtk_widget_has_css_class (entry, "error"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  mg_field_editor_commit (MG_FIELD_EDITOR (editor));
  g_assert_false (mg_network_get_real (network, id, MG_FIELD_FTE, &fte));
  g_assert_finalize_object (editor);
}

/* An identifier is shown as the name it stands for; codes take several lines. */
static void
test_inspector_names_references (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  MgNetwork *network = mg_document_get_network (document);
  MgFieldId lead = MG_FIELD_LEAD_ORG;
  MgFieldId communes = mg_network_find_field (network, MG_ITEM_POLE, "territory_communes");
  GtkWidget *editor;
  MgId organisation, place, pole = MG_ID_POLE;
  g_auto(MgValue) value = MG_VALUE_INIT;
  g_auto(MgValue) codes = mg_value_text ("19037|19061");

  mg_document_run (document, mg_command_add_organisation (network, "Ressourcerie", "ess", 0., 0.,
                                                          &organisation), 0);
  mg_document_run (document, mg_command_add_collective (network, "Halle", "place", 0., 0., &place),
                   0);
  value = mg_value_text (mg_network_get_text (network, organisation, MG_FIELD_ID));
  mg_document_run (document, mg_command_set (network, &place, 1, lead, &value), 0);

  editor = g_object_ref_sink (mg_field_editor_new (document, lead));
  mg_field_editor_set_items (MG_FIELD_EDITOR (editor), &place, 1);
  g_assert_true (says (editor, "Ressourcerie"));
  g_assert_finalize_object (editor);

  mg_document_run (document, mg_command_set (network, &pole, 1, communes, &codes), 0);
  editor = g_object_ref_sink (mg_field_editor_new (document, communes));
  mg_field_editor_set_items (MG_FIELD_EDITOR (editor), &pole, 1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (
                              GTK_TEXT_VIEW (mg_find_widget (editor, GTK_TYPE_TEXT_VIEW, 0))),
                            "19037 | 19061 | 19062", -1);
  mg_field_editor_commit (MG_FIELD_EDITOR (editor));
  g_assert_cmpstr (mg_network_get_text (network, MG_ID_POLE, communes), ==, "19037|19061|19062");
  g_assert_finalize_object (editor);
}

/* Several items: one step changes all of them. */
static void
test_inspector_changes_all (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  MgNetwork *network = mg_document_get_network (document);
  g_auto(MgValue) value = mg_value_text ("firm");
  GtkWidget *editor;
  MgId ids[2];

  for (guint i = 0; i < 2; i++)
    g_assert_true (mg_document_run (document,
                                    mg_command_add_organisation (network, "A", "ess", 0., 0.,
                                                                 &ids[i]), 0));

  editor = g_object_ref_sink (mg_field_editor_new (document, MG_FIELD_KIND));
  mg_field_editor_set_items (MG_FIELD_EDITOR (editor), ids, 2);
  mg_field_editor_apply (MG_FIELD_EDITOR (editor), &value);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (mg_network_get_text (network, ids[i], MG_FIELD_KIND), ==, "firm");
  mg_document_undo (document);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (mg_network_get_text (network, ids[i], MG_FIELD_KIND), ==, "ess");
  g_assert_finalize_object (editor);
}

/* Who opens a file that hides something is told, and how to see all. */
static void
test_hidden_is_said_when_opened (void)
{
  static const char text[] =
    "<graphml><key id=\"k\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>"
    "<key id=\"f\" for=\"graph\" attr.name=\"map_filter\" attr.type=\"string\"/>"
    "<key id=\"v\" for=\"graph\" attr.name=\"app_version\" attr.type=\"string\"/>"
    "<graph edgedefault=\"undirected\"><data key=\"v\">1</data><data key=\"f\">kind!=firm</data>"
    "<node id=\"a\"><data key=\"k\">ess</data></node><node id=\"b\"><data key=\"k\">firm</data></node>"
    "</graph></graphml>";
  MgWindow *window = create_window ();
  g_autofree char *path = write_pole ();

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  mg_window_open (window, path);
  wait_for_organisations (window, 2);
  mg_settle ();
  g_assert_true (says (GTK_WIDGET (window), "1 of 2 organisations is shown."));
  activate (window, "show-all", NULL);
  g_assert_true (mg_filter_is_empty (mg_document_get_filter (mg_window_get_document (window))));
  destroy (window);
}

/* The legend is the filter, both ways. */
static void
test_legend_filters (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  GtkWidget *legend = g_object_ref_sink (mg_legend_panel_new ());
  GtkWidget *check;

  mg_legend_panel_set_document (MG_LEGEND_PANEL (legend), document);
  check = mg_find_widget (legend, GTK_TYPE_CHECK_BUTTON, 0);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_true (g_hash_table_contains (mg_document_get_filter (document)->hidden_kinds, "ess"));

  mg_document_set_filter (document, NULL);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_finalize_object (legend);
}

/* What follows a measure is said, and can be turned off there. */
static void
test_legend_says_looks (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  GtkWidget *legend = g_object_ref_sink (mg_legend_panel_new ());
  const MgMeasure *measures;
  guint i, n_measures;

  measures = mg_measure_get_table (&n_measures);
  for (i = 0; measures[i].domain != MG_MEASURE_ORGANISATION; i++)
    ;

  mg_legend_panel_set_document (MG_LEGEND_PANEL (legend), document);
  g_assert_false (says (legend, measures[i].name));
  mg_document_set_look (document, MG_FIELD_POLE_SIZE_BY, measures[i].id);
  g_assert_true (says (legend, measures[i].name));
  g_signal_emit_by_name (find_icon_button (legend, "window-close-symbolic"), "clicked");
  g_assert_null (mg_document_get_look (document, MG_FIELD_POLE_SIZE_BY));
  g_assert_false (says (legend, measures[i].name));
  g_assert_finalize_object (legend);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  int status;

  /* run-headless.sh gives a home of its own; isolated, GTK would miss its schemas. */
  g_test_init (&argc, &argv, NULL);
  application = mg_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));

  g_test_add_func ("/window/actions", test_actions);
  g_test_add_func ("/window/hidden-notice-covers-nothing", test_hidden_notice_covers_nothing);
  g_test_add_func ("/window/undo-is-said", test_undo_is_said);
  g_test_add_func ("/window/views-are-one-choice", test_views_are_one_choice);
  g_test_add_func ("/window/bad-file-changes-nothing", test_bad_file_changes_nothing);
  g_test_add_func ("/window/dropped-file-opens", test_dropped_file_opens);
  g_test_add_func ("/window/destroyed-while-opening", test_destroyed_while_opening);
  g_test_add_func ("/window/one-window-per-pole", test_one_window_per_pole);
  g_test_add_func ("/inspector/edits", test_inspector_edits);
  g_test_add_func ("/inspector/refuses", test_inspector_refuses);
  g_test_add_func ("/inspector/names-references", test_inspector_names_references);
  g_test_add_func ("/inspector/changes-all", test_inspector_changes_all);
  g_test_add_func ("/legend/filters", test_legend_filters);
  g_test_add_func ("/window/hidden-is-said-when-opened", test_hidden_is_said_when_opened);

  g_test_add_func ("/legend/says-looks", test_legend_says_looks);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
