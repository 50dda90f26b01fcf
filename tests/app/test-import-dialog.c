/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is set in the import assistant is what its plan says, and the reverse. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "mg-import-dialog.h"
#include "mg-vocabulary.h"

#define TABLE "Nom;Type;Commune\nÉlan;ESS;Tulle\nPixel;Entreprise;Brive\nelan;Chose;Tulle\n"

typedef struct
{
  GtkWindow      *parent;
  MgDocument     *document;
  MgImportDialog *dialog;
  MgImportPlan   *plan;         /* that the last press on "Import" gave */
  gboolean        into_new;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Until what was set is worked out and shown. */
static void
wait_shown (MgImportDialog *dialog)
{
  settle ();
  while (mg_import_dialog_is_looking (dialog))
    g_main_context_iteration (NULL, TRUE);
}

static void
import_cb (MgImportDialog *dialog,
           MgImportPlan   *plan,
           gboolean        into_new,
           Fixture        *fixture)
{
  g_set_object (&fixture->plan, plan);
  fixture->into_new = into_new;
}

static GPtrArray *
read_sheets (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *sheets = mg_sheets_read_bytes (bytes, "table.csv", NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return sheets;
}

/* How the table of the test before was read is not remembered. */
static void
forget (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "maillage", "imports.ini", NULL);

  g_remove (path);
}

static void
open_sheets (Fixture   *fixture,
             GPtrArray *sheets,
             GBytes    *bytes)
{
  forget ();
  fixture->parent = GTK_WINDOW (g_object_ref_sink (gtk_window_new ()));
  fixture->document = mg_document_new ();
  fixture->dialog = MG_IMPORT_DIALOG (mg_import_dialog_new (fixture->parent, fixture->document, "table.csv", sheets));
  g_object_ref (fixture->dialog);
  if (bytes != NULL)
    mg_import_dialog_set_bytes (fixture->dialog, bytes);
  g_signal_connect (fixture->dialog, "import", G_CALLBACK (import_cb), fixture);
}

static void
open_table (Fixture    *fixture,
            const char *text,
            gsize       length)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);
  g_autoptr(GPtrArray) sheets = read_sheets (bytes);

  open_sheets (fixture, sheets, bytes);
}

static void
close_all (Fixture *fixture)
{
  g_clear_object (&fixture->plan);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  g_assert_finalize_object (fixture->dialog);
  settle ();
  gtk_window_destroy (fixture->parent);
  g_object_unref (fixture->parent);
  g_assert_finalize_object (fixture->document);
}

static gpointer
get_child (Fixture    *fixture,
           const char *name)
{
  GObject *child = gtk_widget_get_template_child (GTK_WIDGET (fixture->dialog), MG_TYPE_IMPORT_DIALOG, name);

  g_assert_nonnull (child);

  return child;
}

/* The row of a page, by its title: (nullable) */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  if (ADW_IS_ACTION_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkDropDown *
find_choice (GtkWidget *widget)
{
  if (GTK_IS_DROP_DOWN (widget))
    return GTK_DROP_DOWN (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkDropDown *found = find_choice (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The list of choices of a row on a page. */
static GtkDropDown *
get_choice (Fixture    *fixture,
            const char *page,
            const char *title)
{
  GtkWidget *widget = adw_view_stack_get_child_by_name (get_child (fixture, "stack"), page);
  GtkWidget *row = find_row (widget, title);

  g_assert_nonnull (row);

  return find_choice (row);
}

static const char *
get_chosen (GtkDropDown *choice)
{
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (choice));
}

static void
choose (Fixture     *fixture,
        GtkDropDown *choice,
        const char  *text)
{
  GListModel *model = gtk_drop_down_get_model (choice);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), text))
        {
          gtk_drop_down_set_selected (choice, i);
          wait_shown (fixture->dialog);
          return;
        }
    }

  g_assert_not_reached ();
}

static MgImportPlan *
press_import (Fixture *fixture)
{
  g_signal_emit_by_name (get_child (fixture, "import_button"), "clicked");
  g_assert_nonnull (fixture->plan);

  return fixture->plan;
}

static const char *
get_summary (Fixture *fixture)
{
  return gtk_label_get_label (get_child (fixture, "summary_label"));
}

static void
test_column (void)
{
  Fixture fixture = { 0, };
  MgImportPlan *plan;

  open_table (&fixture, TABLE, strlen (TABLE));
  wait_shown (fixture.dialog);
  g_assert_cmpstr (get_chosen (get_choice (&fixture, "columns", "Commune")), ==, "Municipality");
  choose (&fixture, get_choice (&fixture, "columns", "Commune"), "Sector");
  g_assert_cmpstr (get_chosen (get_choice (&fixture, "columns", "Commune")), ==, "Sector");

  /* What another column takes is gone from the first. */
  choose (&fixture, get_choice (&fixture, "columns", "Type"), "Sector");
  g_assert_cmpstr (get_chosen (get_choice (&fixture, "columns", "Commune")), !=, "Sector");

  plan = press_import (&fixture);
  g_assert_cmpstr (mg_import_plan_get_target (plan, 1), ==, "sector");
  g_assert_cmpstr (mg_import_plan_get_target (plan, 0), ==, "label");
  close_all (&fixture);
}

static void
test_word (void)
{
  Fixture fixture = { 0, };
  MgImportPlan *plan;
  guint i;

  open_table (&fixture, TABLE, strlen (TABLE));
  wait_shown (fixture.dialog);
  choose (&fixture, get_choice (&fixture, "words", "Chose"), mg_vocabulary_get_label ("kind", "firm"));
  g_assert_cmpstr (get_chosen (get_choice (&fixture, "words", "Chose")), ==, mg_vocabulary_get_label ("kind", "firm"));
  choose (&fixture, get_choice (&fixture, "words", "Entreprise"), "Leave out");
  g_assert_cmpstr (get_chosen (get_choice (&fixture, "words", "Entreprise")), ==, "Leave out");

  plan = press_import (&fixture);
  for (i = 0; !g_str_equal (mg_import_plan_get_word (plan, 1, i)->word, "Chose"); i++)
    ;
  g_assert_cmpstr (mg_import_plan_get_word (plan, 1, i)->choice, ==, "firm");
  close_all (&fixture);
}

static void
test_decision (void)
{
  Fixture fixture = { 0, };

  open_table (&fixture, TABLE, strlen (TABLE));
  wait_shown (fixture.dialog);
  g_assert_true (g_str_has_prefix (get_summary (&fixture), "3 rows read: 2 imported, 1 merged, 0 refused."));
  choose (&fixture, get_choice (&fixture, "decisions", "“elan” and “Élan”"), "Keep both");
  g_assert_true (g_str_has_prefix (get_summary (&fixture), "3 rows read: 3 imported, 0 merged, 0 refused."));
  g_assert_false (mg_import_plan_get_duplicate (press_import (&fixture), 0)->merge);
  close_all (&fixture);
}

static void
test_sheet (void)
{
  Fixture fixture = { 0, };
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) mg_sheet_unref);

  g_ptr_array_add (sheets, mg_sheet_from_text ("Nom\tCommune\nAlpha\tTulle\n", NULL));
  g_ptr_array_add (sheets, mg_sheet_from_text ("Nom\tEffectif\nBeta\t1\nGamma\t2\n", NULL));
  open_sheets (&fixture, sheets, NULL);
  wait_shown (fixture.dialog);
  g_assert_true (gtk_widget_get_visible (get_child (&fixture, "sheet_row")));
  g_assert_true (g_str_has_prefix (get_summary (&fixture), "1 row read"));

  adw_combo_row_set_selected (get_child (&fixture, "sheet_row"), 1);
  wait_shown (fixture.dialog);
  g_assert_true (g_str_has_prefix (get_summary (&fixture), "2 rows read"));
  g_assert_null (find_row (get_child (&fixture, "stack"), "Commune"));
  g_assert_nonnull (find_row (get_child (&fixture, "stack"), "Effectif"));
  g_assert_true (mg_import_plan_get_sheet (press_import (&fixture)) == sheets->pdata[1]);
  close_all (&fixture);
}

static void
test_encoding (void)
{
  static const char text[] = "Nom;Commune\nCaf\xe9;Tulle\nPixel;Brive\n";
  Fixture fixture = { 0, };
  MgSheet *sheet;

  open_table (&fixture, text, sizeof text - 1);
  wait_shown (fixture.dialog);
  g_assert_true (gtk_widget_get_visible (get_child (&fixture, "encoding_row")));
  adw_combo_row_set_selected (get_child (&fixture, "encoding_row"), 4);
  wait_shown (fixture.dialog);
  sheet = mg_import_plan_get_sheet (press_import (&fixture));
  g_assert_cmpstr (mg_sheet_get (sheet, 1, 0), ==, "CafÚ");

  adw_combo_row_set_selected (get_child (&fixture, "encoding_row"), 2);
  wait_shown (fixture.dialog);
  sheet = mg_import_plan_get_sheet (press_import (&fixture));
  g_assert_cmpstr (mg_sheet_get (sheet, 1, 0), ==, "Café");
  close_all (&fixture);
}

static void
test_separator (void)
{
  Fixture fixture = { 0, };

  open_table (&fixture, TABLE, strlen (TABLE));
  wait_shown (fixture.dialog);
  adw_combo_row_set_selected (get_child (&fixture, "separator_row"), 2);
  wait_shown (fixture.dialog);
  g_assert_null (find_row (get_child (&fixture, "stack"), "Commune"));

  adw_combo_row_set_selected (get_child (&fixture, "separator_row"), 0);
  wait_shown (fixture.dialog);
  g_assert_nonnull (find_row (get_child (&fixture, "stack"), "Commune"));
  close_all (&fixture);
}

#define N_ROWS 20000

static char *
make_large_table (void)
{
  GString *text = g_string_new ("Nom;Type;Effectif\n");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "Atelier %u;ESS;1,%u\n", i, i % 10);

  return g_string_free (text, FALSE);
}

/* What was shown stays until there is something new; what was wanted meanwhile is done then. */
static void
test_large (void)
{
  Fixture fixture = { 0, };
  g_autofree char *text = make_large_table ();

  open_table (&fixture, text, strlen (text));
  g_assert_true (mg_import_dialog_is_looking (fixture.dialog));
  g_assert_cmpstr (get_summary (&fixture), ==, "");
  g_assert_nonnull (find_row (get_child (&fixture, "stack"), "Effectif"));
  wait_shown (fixture.dialog);
  g_assert_true (g_str_has_prefix (get_summary (&fixture), "20000 rows read: 20000 imported, 0 merged, 0 refused."));
  g_assert_false (gtk_widget_get_visible (get_child (&fixture, "progress_bar")));

  adw_combo_row_set_selected (get_child (&fixture, "kind_row"), MG_IMPORT_LINKS);
  settle ();
  g_assert_true (mg_import_dialog_is_looking (fixture.dialog));
  g_assert_true (g_str_has_prefix (get_summary (&fixture), "20000 rows read: 20000 imported"));
  adw_combo_row_set_selected (get_child (&fixture, "kind_row"), MG_IMPORT_ORGANISATIONS);
  settle ();
  g_signal_emit_by_name (get_child (&fixture, "import_button"), "clicked");
  g_assert_null (fixture.plan);
  wait_shown (fixture.dialog);
  g_assert_nonnull (fixture.plan);
  g_assert_cmpuint (mg_import_plan_preview (fixture.plan)->n_organisations, ==, N_ROWS);
  close_all (&fixture);
}

/* Nothing is set, said or touched once it is gone. */
static void
test_gone_at_any_moment (void)
{
  static const struct
  {
    const char *row;
    guint       selected;
  } steps[] = {
    { NULL, 0 }, { "kind_row", 2 }, { "separator_row", 2 }, { "encoding_row", 2 }, { "decimal_row", 1 }, { "date_row", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (guint n = 0; n < 3; n++)
      {
        Fixture fixture = { 0, };

        open_table (&fixture, TABLE, strlen (TABLE));
        gtk_window_present (GTK_WINDOW (fixture.dialog));
        if (steps[i].row != NULL)
          adw_combo_row_set_selected (get_child (&fixture, steps[i].row), steps[i].selected);
        for (guint turn = 0; turn < n; turn++)
          g_main_context_iteration (NULL, FALSE);
        close_all (&fixture);
      }
}

/* Whatever page is looked at: what is given up leaves no trace. */
static void
test_given_up_on_each_page (void)
{
  static const char * const pages[] = { "columns", "words", "decisions", "remarks" };
  g_autofree char *remembered = g_build_filename (g_get_user_config_dir (), "maillage", "imports.ini", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      Fixture fixture = { 0, };

      open_table (&fixture, TABLE, strlen (TABLE));
      gtk_window_present (GTK_WINDOW (fixture.dialog));
      wait_shown (fixture.dialog);
      adw_view_stack_set_visible_child_name (get_child (&fixture, "stack"), pages[i]);
      g_assert_cmpstr (adw_view_stack_get_visible_child_name (get_child (&fixture, "stack")), ==, pages[i]);
      settle ();
      gtk_window_close (GTK_WINDOW (fixture.dialog));
      settle ();

      g_assert_null (fixture.plan);
      g_assert_false (mg_document_get_modified (fixture.document));
      g_assert_cmpuint (mg_network_count (mg_document_get_network (fixture.document), MG_ITEM_ORGANISATION), ==, 0);
      g_assert_false (g_file_test (remembered, G_FILE_TEST_EXISTS));
      close_all (&fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/import-dialog/column", test_column);
  g_test_add_func ("/import-dialog/word", test_word);
  g_test_add_func ("/import-dialog/decision", test_decision);
  g_test_add_func ("/import-dialog/sheet", test_sheet);
  g_test_add_func ("/import-dialog/encoding", test_encoding);
  g_test_add_func ("/import-dialog/separator", test_separator);
  g_test_add_func ("/import-dialog/large", test_large);
  g_test_add_func ("/import-dialog/gone-at-any-moment", test_gone_at_any_moment);
  g_test_add_func ("/import-dialog/given-up-on-each-page", test_given_up_on_each_page);

  return g_test_run ();
}
