/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <locale.h>

#include "mg-table-cell.h"
#include "mg-table-list.h"
#include "mg-table-row.h"
#include "mg-table-text.h"
#include "mg-table-view.h"
#include "mg-waiting.h"

#define MAX_TURNS 400

/* A window with a table of four organisations, a collective and three links. */
typedef struct
{
  GtkWidget   *window;
  GtkWidget   *view;
  MgDocument  *document;
  MgNetwork   *network;
  MgTableList *nodes;
  MgTableList *edges;
  MgId         orgs[4];
  MgId         links[3];
} Fixture;

/* The cell of a row and a column, as it is on the screen. */
static MgTableCell *
find_cell (GtkWidget  *root,
           MgId        id,
           const char *key)
{
  GtkWidget *cell;

  for (guint i = 0; (cell = mg_find_widget (root, MG_TYPE_TABLE_CELL, i)) != NULL; i++)
    if (mg_table_cell_get_id (MG_TABLE_CELL (cell)) == id &&
        g_str_equal (mg_table_cell_get_column (MG_TABLE_CELL (cell))->key, key))
      return MG_TABLE_CELL (cell);

  return NULL;
}

static MgId
add_organisation (Fixture    *fixture,
                  const char *label,
                  double      fte)
{
  MgTransaction *transaction;
  MgId id;

  transaction = mg_command_add_organisation (fixture->network, label, "ess", 0, 0, &id);
  if (fte >= 0)
    mg_transaction_set_real (transaction, id, MG_FIELD_FTE, fte);
  g_assert_true (mg_document_run (fixture->document, transaction, 0));

  return id;
}

static MgId
add_link (Fixture    *fixture,
          guint       source,
          guint       target,
          const char *layer)
{
  g_autoptr(GError) error = NULL;
  MgTransaction *transaction;
  MgId id;

  transaction = mg_command_add_link (fixture->network, fixture->orgs[source],
                                     fixture->orgs[target], layer, &id, &error);
  g_assert_no_error (error);
  g_assert_true (mg_document_run (fixture->document, transaction, 0));

  return id;
}

/* With two participants. */
static MgId
add_collective (Fixture *fixture)
{
  MgTransaction *transaction;
  MgId link;
  MgId id;

  transaction = mg_command_add_collective (fixture->network, "Halle", "shared_place", 0, 0, &id);
  g_assert_true (mg_document_run (fixture->document, transaction, 0));
  for (guint i = 0; i < 2; i++)
    {
      transaction = mg_command_add_link (fixture->network, fixture->orgs[i], id, NULL, &link, NULL);
      g_assert_true (mg_document_run (fixture->document, transaction, 0));
    }

  return id;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->document = mg_document_new ();
  fixture->network = mg_document_get_network (fixture->document);
  fixture->orgs[0] = add_organisation (fixture, "zèbre", 3);
  fixture->orgs[1] = add_organisation (fixture, "Élan", -1);
  fixture->orgs[2] = add_organisation (fixture, "Abri", 12.5);
  fixture->orgs[3] = add_organisation (fixture, "Ferme", 7);
  fixture->links[0] = add_link (fixture, 0, 1, "mutualisation");
  fixture->links[1] = add_link (fixture, 0, 2, "project");
  fixture->links[2] = add_link (fixture, 0, 2, "strategy");

  fixture->window = gtk_window_new ();
  fixture->view = mg_table_view_new ();
  mg_table_view_set_document (MG_TABLE_VIEW (fixture->view), fixture->document);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  mg_settle ();

  fixture->nodes = MG_TABLE_LIST (mg_find_widget (fixture->view, MG_TYPE_TABLE_LIST, 0));
  fixture->edges = MG_TABLE_LIST (mg_find_widget (fixture->view, MG_TYPE_TABLE_LIST, 1));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mg_settle ();
  g_assert_finalize_object (fixture->document);
}

/* The letters of the rows' names, in their order on the screen. */
static void
assert_order (Fixture    *fixture,
              const char *expected)
{
  g_autoptr(GString) order = g_string_new (NULL);

  for (guint i = 0; i < mg_table_list_get_n_shown (fixture->nodes); i++)
    for (guint j = 0; j < 4; j++)
      if (mg_table_list_get_shown (fixture->nodes, i) == fixture->orgs[j])
        g_string_append_c (order, "zEAF"[j]);

  g_assert_cmpstr (order->str, ==, expected);
}

/* Default, set, notified once, set again the same, finalised. */
static void
test_life (void)
{
  GtkWidget *view = g_object_ref_sink (mg_table_view_new ());
  g_autoptr(MgDocument) document = mg_document_new ();
  g_autoptr(MgDocument) other = mg_document_new ();
  g_autoptr(MgDocument) got = NULL;
  guint n_notified = 0;

  g_object_get (view, "document", &got, NULL);
  g_assert_null (got);

  g_signal_connect_swapped (view, "notify::document", G_CALLBACK (mg_count_cb), &n_notified);
  mg_table_view_set_document (MG_TABLE_VIEW (view), document);
  mg_table_view_set_document (MG_TABLE_VIEW (view), document);
  g_assert_cmpuint (n_notified, ==, 1);

  g_object_set (view, "document", other, NULL);
  mg_table_view_set_document (MG_TABLE_VIEW (view), NULL);
  g_assert_cmpuint (n_notified, ==, 3);
  mg_table_view_set_document (MG_TABLE_VIEW (view), other);

  g_assert_finalize_object (view);
}

static void
test_sort_unknown_last (Fixture       *fixture,
                        gconstpointer  data)
{
  assert_order (fixture, "zEAF");

  mg_table_list_sort (fixture->nodes, "fte", GTK_SORT_ASCENDING);
  assert_order (fixture, "zFAE");
  mg_table_list_sort (fixture->nodes, "fte", GTK_SORT_DESCENDING);
  assert_order (fixture, "AFzE");
}

static void
test_sort_counts_partners (Fixture       *fixture,
                           gconstpointer  data)
{
  /* Two links between the same two are one partner. */
  mg_table_list_sort (fixture->nodes, "partners", GTK_SORT_DESCENDING);
  assert_order (fixture, "zEAF");
  g_assert_cmpstr (mg_table_cell_get_text (find_cell (fixture->view, fixture->orgs[0], "partners")),
                   ==, "2");

  add_link (fixture, 2, 3, "project");
  mg_settle ();
  g_assert_cmpstr (mg_table_cell_get_text (find_cell (fixture->view, fixture->orgs[3], "partners")),
                   ==, "1");
}

/* Case does not part words; accents only where this machine's language knows them. */
static void
test_sort_names (Fixture       *fixture,
                 gconstpointer  data)
{
  mg_table_list_sort (fixture->nodes, "label", GTK_SORT_ASCENDING);
  assert_order (fixture, g_utf8_collate ("élan", "ferme") < 0 ? "AEFz" : "AFzE");
}

/* Nothing moves unless the user asks. */
static void
test_edit_keeps_the_row_in_place (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_auto(MgValue) value = mg_value_text ("Zut");

  mg_table_list_sort (fixture->nodes, "label", GTK_SORT_ASCENDING);
  mg_document_run (fixture->document, mg_command_set (fixture->network, &fixture->orgs[2], 1,
                                                      MG_FIELD_LABEL, &value), 0);
  mg_settle ();
  g_assert_cmpuint (mg_table_list_get_shown (fixture->nodes, 0), ==, fixture->orgs[2]);
  g_assert_cmpstr (mg_table_cell_get_text (find_cell (fixture->view, fixture->orgs[2], "label")),
                   ==, "Zut");

  mg_table_list_resort (fixture->nodes);
  g_assert_cmpuint (mg_table_list_get_shown (fixture->nodes, 0), !=, fixture->orgs[2]);
}

static void
test_selection_both_ways (Fixture       *fixture,
                          gconstpointer  data)
{
  MgSelection *selection = mg_document_get_selection (fixture->document);
  GtkSelectionModel *model = mg_table_list_get_selection (fixture->nodes);
  guint n_changed = 0;

  mg_table_list_sort (fixture->nodes, "fte", GTK_SORT_ASCENDING);   /* z F A E */
  mg_selection_set (selection, (MgId[]) { fixture->orgs[1], fixture->orgs[2] }, 2);
  mg_settle ();
  g_assert_false (gtk_selection_model_is_selected (model, 0));
  g_assert_true (gtk_selection_model_is_selected (model, 2));
  g_assert_true (gtk_selection_model_is_selected (model, 3));

  g_signal_connect_swapped (selection, "changed", G_CALLBACK (mg_count_cb), &n_changed);
  gtk_selection_model_select_item (model, 1, TRUE);
  mg_settle ();
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (mg_selection_get_n (selection), ==, 1);
  g_assert_cmpuint (mg_selection_get_primary (selection), ==, fixture->orgs[3]);

  /* The one that comes last is the primary. */
  gtk_selection_model_select_item (model, 0, FALSE);
  g_assert_cmpuint (mg_selection_get_n (selection), ==, 2);
  g_assert_cmpuint (mg_selection_get_primary (selection), ==, fixture->orgs[0]);
}

static void
test_selection_survives_sort_and_search (Fixture       *fixture,
                                         gconstpointer  data)
{
  MgSelection *selection = mg_document_get_selection (fixture->document);
  GtkSelectionModel *model = mg_table_list_get_selection (fixture->nodes);

  mg_selection_set_one (selection, fixture->orgs[2]);
  mg_table_list_sort (fixture->nodes, "fte", GTK_SORT_DESCENDING);
  mg_settle ();
  g_assert_true (gtk_selection_model_is_selected (model, 0));

  mg_table_list_set_search (fixture->nodes, "zebre");
  mg_settle ();
  g_assert_cmpuint (mg_selection_get_primary (selection), ==, fixture->orgs[2]);
  mg_table_list_set_search (fixture->nodes, NULL);
  mg_settle ();
  g_assert_true (gtk_selection_model_is_selected (model, 0));
}

static void
test_search_ignores_accents (Fixture       *fixture,
                             gconstpointer  data)
{
  mg_table_list_set_search (fixture->nodes, " ELAN ");
  g_assert_cmpuint (mg_table_list_get_n_shown (fixture->nodes), ==, 1);
  g_assert_cmpuint (mg_table_list_get_shown (fixture->nodes, 0), ==, fixture->orgs[1]);

  mg_table_list_set_search (fixture->nodes, "nobody");
  g_assert_cmpuint (mg_table_list_get_n_shown (fixture->nodes), ==, 0);
  mg_table_list_set_search (fixture->nodes, "");
  g_assert_cmpuint (mg_table_list_get_n_shown (fixture->nodes), ==, 4);

  /* A link is found by its ends, under their present names. */
  mg_table_list_set_search (fixture->edges, "zebre");
  g_assert_cmpuint (mg_table_list_get_n_shown (fixture->edges), ==, 3);
}

/* What is typed into a cell and how it ends. */
static void
type_into (Fixture    *fixture,
           MgId        id,
           const char *key,
           const char *text)
{
  MgTableCell *cell = find_cell (fixture->view, id, key);
  GtkWidget *entry;

  mg_table_cell_edit (cell);
  g_assert_true (mg_table_cell_is_editing (cell));
  entry = mg_find_widget (GTK_WIDGET (cell), GTK_TYPE_TEXT, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  mg_settle ();
}

static void
test_edit_is_one_step (Fixture       *fixture,
                       gconstpointer  data)
{
  MgHistory *history = mg_document_get_history (fixture->document);
  guint64 state = mg_history_get_state (history);
  double fte;

  type_into (fixture, fixture->orgs[1], "fte", "1 204,5");
  g_assert_true (mg_network_get_real (fixture->network, fixture->orgs[1], MG_FIELD_FTE, &fte));
  g_assert_cmpfloat (fte, ==, 1204.5);

  mg_document_undo (fixture->document);
  g_assert_cmpuint (mg_history_get_state (history), ==, state);
  g_assert_false (mg_network_get_real (fixture->network, fixture->orgs[1], MG_FIELD_FTE, &fte));

  /* The same again is no step. */
  type_into (fixture, fixture->orgs[1], "label", "Élan");
  g_assert_cmpuint (mg_history_get_state (history), ==, state);
}

/* A double click selects the row and edits the cell, in one breath. */
static void
test_edit_survives_selection (Fixture       *fixture,
                              gconstpointer  data)
{
  MgTableCell *cell = find_cell (fixture->view, fixture->orgs[3], "label");

  mg_table_cell_edit (cell);
  gtk_selection_model_select_item (mg_table_list_get_selection (fixture->nodes), 3, TRUE);
  mg_settle ();
  g_assert_true (find_cell (fixture->view, fixture->orgs[3], "label") == cell);
  g_assert_true (mg_table_cell_is_editing (cell));
}

static void
notice_cb (GtkWidget   *list,
           const char  *text,
           char       **last)
{
  g_free (*last);
  *last = g_strdup (text);
}

static void
test_edit_refuses_nonsense (Fixture       *fixture,
                            gconstpointer  data)
{
  MgHistory *history = mg_document_get_history (fixture->document);
  guint64 state = mg_history_get_state (history);
  MgTableCell *cell = find_cell (fixture->view, fixture->orgs[0], "fte");
  g_autofree char *last = NULL;

  g_signal_connect (fixture->nodes, "notice", G_CALLBACK (notice_cb), &last);
  type_into (fixture, fixture->orgs[0], "fte", "many");
  g_assert_cmpuint (mg_history_get_state (history), ==, state);
  g_assert_true (mg_table_cell_is_editing (cell));
  g_assert_nonnull (last);
  g_assert_cmpstr (last, !=, "");

  /* Newer toolkits leave the cell, and say so again, when the window goes. */
  g_signal_handlers_disconnect_by_func (fixture->nodes, notice_cb, &last);
}

static void
test_choice_by_level (Fixture       *fixture,
                      gconstpointer  data)
{
  MgTableCell *cell;
  GtkWidget *list;
  GtkListBoxRow *row = NULL;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (mg_find_widget (fixture->view,
                                                                GTK_TYPE_TOGGLE_BUTTON, 1)), TRUE);
  gtk_test_widget_wait_for_draw (fixture->window);
  mg_settle ();
  cell = find_cell (fixture->view, fixture->links[0], "layer");
  g_assert_nonnull (cell);
  mg_table_cell_edit (cell);
  list = mg_find_widget (GTK_WIDGET (cell), GTK_TYPE_LIST_BOX, 0);
  g_assert_nonnull (list);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "choice"), "strategy") == 0)
      break;
  g_assert_nonnull (row);
  g_signal_emit_by_name (list, "row-activated", row);
  mg_settle ();
  g_assert_cmpstr (mg_network_get_text (fixture->network, fixture->links[0],
                                        MG_FIELD_LINK_LAYER), ==, "strategy");
}

static void
test_delete_is_one_step (Fixture       *fixture,
                         gconstpointer  data)
{
  MgSelection *selection = mg_document_get_selection (fixture->document);

  mg_selection_set (selection, (MgId[]) { fixture->orgs[0], fixture->orgs[3] }, 2);
  mg_settle ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->nodes), "table.delete", NULL);
  mg_settle ();
  g_assert_cmpuint (mg_table_list_get_n_rows (fixture->nodes), ==, 2);
  g_assert_cmpuint (mg_table_list_get_n_rows (fixture->edges), ==, 0);

  mg_document_undo (fixture->document);
  mg_settle ();
  g_assert_cmpuint (mg_table_list_get_n_rows (fixture->nodes), ==, 4);
  g_assert_cmpuint (mg_table_list_get_n_rows (fixture->edges), ==, 3);
  assert_order (fixture, "zEAF");
}

static void
test_add_begins_to_edit (Fixture       *fixture,
                         gconstpointer  data)
{
  MgTableCell *cell = NULL;
  MgId id;

  mg_table_list_set_search (fixture->nodes, "elan");
  gtk_widget_activate_action (fixture->view, "table.add", NULL);
  for (guint i = 0; i < MAX_TURNS && (cell == NULL || !mg_table_cell_is_editing (cell)); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      id = mg_selection_get_primary (mg_document_get_selection (fixture->document));
      cell = find_cell (fixture->view, id, "label");
    }

  g_assert_nonnull (cell);
  g_assert_true (mg_table_cell_is_editing (cell));
  g_assert_cmpuint (mg_table_list_get_n_shown (fixture->nodes), ==, 5);
}

static guint
count_cells (const char *line)
{
  g_auto(GStrv) cells = g_strsplit (line, "\t", -1);

  return g_strv_length (cells);
}

static void
test_copy_is_tsv (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *all = NULL;
  g_autofree char *one = NULL;
  g_auto(GStrv) lines = NULL;

  all = mg_table_list_dup_tsv (fixture->nodes);
  lines = g_strsplit (all, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_true (g_str_has_prefix (lines[1], "zèbre\t"));
  g_assert_cmpuint (count_cells (lines[0]), ==, count_cells (lines[1]));

  mg_selection_set_one (mg_document_get_selection (fixture->document), fixture->orgs[3]);
  mg_settle ();
  one = mg_table_list_dup_tsv (fixture->nodes);
  g_assert_nonnull (strstr (one, "\nFerme\t"));
  g_assert_null (strstr (one, "Abri"));
}

/* The column waits to be asked for; links of one pair have one figure, and an old one is none. */
static void
test_links_have_figures (Fixture       *fixture,
                         gconstpointer  data)
{
  GListModel *columns = mg_table_list_get_columns (fixture->edges);
  MgId fifth = add_organisation (fixture, "Lilas", -1);
  g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);
  g_autofree char *hidden = mg_table_list_dup_tsv (fixture->edges);
  g_autofree char *shown = NULL, *old = NULL;
  g_auto(GStrv) parts = NULL;

  g_assert_false (gtk_column_view_column_get_visible (column));
  g_assert_cmpstr (gtk_column_view_column_get_title (column), ==, "Betweenness of links");
  g_assert_null (strstr (hidden, "Betweenness"));
  gtk_column_view_column_set_visible (column, TRUE);
  mg_document_measure (fixture->document);
  mg_wait_for_results (fixture->document);
  mg_table_list_sort (fixture->edges, "target", GTK_SORT_ASCENDING);
  shown = mg_table_list_dup_tsv (fixture->edges);
  g_assert_nonnull (strstr (shown, "\tBetweenness of links\n"));
  parts = g_strsplit (shown, "\t2\n", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 4);

  mg_document_run (fixture->document, mg_command_add_link (fixture->network, fifth, fixture->orgs[3], "project", NULL, NULL), 0);
  old = mg_table_list_dup_tsv (fixture->edges);
  g_assert_null (strstr (old, "\t2\n"));
}

/* The legend hides rows here, too. */
static void
test_filter_hides_rows (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(MgFilter) filter = mg_filter_copy (mg_document_get_filter (fixture->document));

  if (filter->hidden_layers == NULL)
    filter->hidden_layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (filter->hidden_layers, g_strdup ("project"));
  mg_document_set_filter (fixture->document, filter);
  mg_settle ();
  g_assert_cmpuint (mg_table_list_get_n_rows (fixture->edges), ==, 2);
}

/* A collective is no organisation, its participants are no links. */
static void
test_tabs_count_what_they_name (Fixture       *fixture,
                                gconstpointer  data)
{
  GtkButton *nodes = GTK_BUTTON (mg_find_widget (fixture->view, GTK_TYPE_TOGGLE_BUTTON, 0));
  GtkButton *edges = GTK_BUTTON (mg_find_widget (fixture->view, GTK_TYPE_TOGGLE_BUTTON, 1));
  MgId id = add_collective (fixture);

  mg_settle ();
  g_assert_nonnull (mg_network_find (fixture->network, id));
  g_assert_cmpuint (mg_table_list_get_n_rows (fixture->nodes), ==, 5);
  g_assert_cmpuint (mg_table_list_get_n_rows (fixture->edges), ==, 5);
  g_assert_nonnull (strstr (gtk_button_get_label (nodes), "(4)"));
  g_assert_nonnull (strstr (gtk_button_get_label (edges), "(3)"));
}

/* A narrow column has the short word, and its tooltip the whole. */
static void
test_words_are_short (Fixture       *fixture,
                      gconstpointer  data)
{
  const MgTerm *kind = mg_vocabulary_find ("kind", "ess");
  MgTableCell *cell = find_cell (fixture->view, fixture->orgs[0], "kind");
  const MgTableColumn *column = mg_table_cell_get_column (cell);
  g_autofree char *hint = column->hint (column, fixture->document, fixture->orgs[0]);
  MgId id = add_collective (fixture);

  mg_settle ();
  g_assert_cmpstr (mg_table_cell_get_text (cell), ==, kind->verb);
  g_assert_cmpstr (hint, ==, kind->label);

  cell = find_cell (fixture->view, id, "kind");
  g_assert_cmpstr (mg_table_cell_get_text (cell), ==, "Collective cooperation");
  cell = find_cell (fixture->view, id, "subkind");
  g_assert_cmpstr (mg_table_cell_get_text (cell), ==,
                   mg_vocabulary_get_label ("collective_type", "shared_place"));
}

/* Closing the window while a cell is edited and a moment's work is due. */
static void
test_dispose_while_busy (Fixture       *fixture,
                         gconstpointer  data)
{
  mg_table_cell_edit (find_cell (fixture->view, fixture->orgs[0], "label"));
  mg_selection_set_one (mg_document_get_selection (fixture->document), fixture->orgs[0]);
  add_link (fixture, 1, 3, "project");
}

/* Rows that stay are the same objects, and only the others are told of. */
static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GArray     *told)
{
  guint numbers[] = { position, removed, added };

  g_array_append_vals (told, numbers, 3);
}

static void
test_rows_tell_what_changed (void)
{
  g_autoptr(MgTableRows) rows = mg_table_rows_new ();
  g_autoptr(GArray) told = g_array_new (FALSE, FALSE, sizeof (guint));
  MgTableRow *five;

  mg_table_rows_sync (rows, (MgId[]) { 3, 5, 8, 9 }, 4);
  five = mg_table_rows_find (rows, 5);
  g_signal_connect (rows, "items-changed", G_CALLBACK (items_changed_cb), told);

  mg_table_rows_sync (rows, (MgId[]) { 3, 5, 8, 9 }, 4);
  g_assert_cmpuint (told->len, ==, 0);

  mg_table_rows_sync (rows, (MgId[]) { 9, 4, 5, 12 }, 4);
  g_assert_cmpuint (mg_table_rows_get_n (rows), ==, 4);
  g_assert_true (mg_table_rows_find (rows, 5) == five);
  g_assert_null (mg_table_rows_find (rows, 8));
  g_assert_cmpuint (told->len, ==, 9);
  g_assert_cmpmem (told->data, 9 * sizeof (guint),
                   ((guint[]) { 0, 1, 1, 2, 1, 0, 3, 0, 1 }), 9 * sizeof (guint));
}

/* Any list becomes any other, and listeners can always follow. */
static void
test_rows_walk (void)
{
  g_autoptr(MgTableRows) rows = mg_table_rows_new ();
  g_autoptr(GtkSelectionModel) model = NULL;

  model = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (rows))));
  for (guint turn = 0; turn < 200; turn++)
    {
      g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
      guint share = (guint) g_test_rand_int_range (0, 11);

      for (MgId id = 1; id < 100; id++)
        if ((guint) g_test_rand_int_range (0, 10) < share)
          g_array_append_val (ids, id);

      mg_table_rows_sync (rows, (const MgId *) ids->data, ids->len);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, ids->len);
      for (guint i = 0; i < ids->len; i++)
        {
          g_autoptr(MgTableRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);

          g_assert_cmpuint (row->id, ==, g_array_index (ids, MgId, i));
        }
    }
}

static void
test_dates_as_typed (void)
{
  static const struct
  {
    const char *text;
    guint       year;
    guint       month;
    guint       day;
  } good[] = {
    { "2013", 2013, 0, 0 }, { " 2013-05 ", 2013, 5, 0 }, { "05/2013", 2013, 5, 0 },
    { "17/05/2013", 2013, 5, 17 }, { "2013-05-17", 2013, 5, 17 },
  };
  static const char * const bad[] = { "13/2013", "May", "32/01/2013", "05/13", "2013-5-", "1/2/3/4" };
  MgDate date = 7;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (mg_table_text_parse_date (good[i].text, &date));
      g_assert_cmpuint (date, ==, mg_date_new (good[i].year, good[i].month, good[i].day));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (mg_table_text_parse_date (bad[i], &date));

  g_assert_true (mg_table_text_parse_date ("  ", &date));
  g_assert_cmpuint (date, ==, MG_DATE_NONE);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/table-view/sort-unknown-last", test_sort_unknown_last },
    { "/table-view/sort-counts-partners", test_sort_counts_partners },
    { "/table-view/sort-names", test_sort_names },
    { "/table-view/edit-keeps-the-row-in-place", test_edit_keeps_the_row_in_place },
    { "/table-view/selection-both-ways", test_selection_both_ways },
    { "/table-view/selection-survives-sort-and-search", test_selection_survives_sort_and_search },
    { "/table-view/search-ignores-accents", test_search_ignores_accents },
    { "/table-view/edit-is-one-step", test_edit_is_one_step },
    { "/table-view/edit-survives-selection", test_edit_survives_selection },
    { "/table-view/edit-refuses-nonsense", test_edit_refuses_nonsense },
    { "/table-view/choice-by-level", test_choice_by_level },
    { "/table-view/delete-is-one-step", test_delete_is_one_step },
    { "/table-view/add-begins-to-edit", test_add_begins_to_edit },
    { "/table-view/copy-is-tsv", test_copy_is_tsv },
    { "/table-view/links-have-figures", test_links_have_figures },
    { "/table-view/filter-hides-rows", test_filter_hides_rows },
    { "/table-view/tabs-count-what-they-name", test_tabs_count_what_they_name },
    { "/table-view/words-are-short", test_words_are_short },
    { "/table-view/dispose-while-busy", test_dispose_while_busy },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/table-view/life", test_life);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  g_test_add_func ("/table-rows/tell-what-changed", test_rows_tell_what_changed);
  g_test_add_func ("/table-rows/walk", test_rows_walk);
  g_test_add_func ("/table-text/dates-as-typed", test_dates_as_typed);

  return g_test_run ();
}
