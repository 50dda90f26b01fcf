/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two tables as spreadsheets save them in French, and what must come of them. */
#include <locale.h>
#include <string.h>

#include "mg-import-fixture.h"

#define SCOP "SCOP Terre & Bois (exemple)"

static MgImportPlan *
open_organisations (MgNetwork *network)
{
  g_autoptr (MgSheet) sheet = mg_fixture_read ("organisations-excel-cp1252.csv");

  return mg_import_plan_new (sheet, "organisations.csv", network);
}

static MgImportPlan *
open_links (MgNetwork *network)
{
  g_autoptr (MgSheet) sheet = mg_fixture_read ("liens-excel-utf8-bom.csv");

  return mg_import_plan_new (sheet, "liens.csv", network);
}

static MgNetwork *
import_organisations (void)
{
  MgNetwork *network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = open_organisations (network);

  mg_fixture_import (plan);

  return network;
}

static void
test_organisations_are_guessed (void)
{
  static const char * const targets[] = {
    "label", "kind", "subkind", "commune", "fte", "joined", "member", "notes"
  };
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = open_organisations (network);

  g_assert_cmpint (mg_import_plan_get_kind (plan), ==, MG_IMPORT_ORGANISATIONS);
  g_assert_cmpint (mg_import_plan_get_header_row (plan), ==, 0);
  g_assert_cmpint (mg_import_plan_get_decimal (plan), ==, MG_IMPORT_DECIMAL_COMMA);
  g_assert_cmpint (mg_import_plan_get_date_order (plan), ==, MG_IMPORT_DAY_FIRST);
  g_assert_cmpuint (mg_import_plan_get_n_columns (plan), ==, G_N_ELEMENTS (targets));
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_assert_cmpstr (mg_import_plan_get_target (plan, i), ==, targets[i]);
      g_assert_true (mg_import_plan_is_guessed (plan, i));
    }
}

/* 9 imported (10 if the duplicate is kept), 1 refused, 1 date ignored. */
static void
test_organisations_are_counted (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = open_organisations (network);
  const MgImportPreview *preview = mg_import_plan_preview (plan);
  const MgImportDuplicate *duplicate;

  mg_fixture_check (plan);
  g_assert_cmpuint (preview->n_records, ==, 11);
  g_assert_cmpuint (preview->n_imported, ==, 9);
  g_assert_cmpuint (preview->n_merged, ==, 1);
  g_assert_cmpuint (preview->n_refused, ==, 1);
  g_assert_cmpuint (preview->n_organisations, ==, 9);
  g_assert_cmpuint (preview->n_fields, ==, 0);
  g_assert_cmpuint (mg_fixture_remarks (plan, MG_IMPORT_REMARK_REFUSED, 11), ==, 1);
  g_assert_cmpuint (mg_fixture_remarks (plan, MG_IMPORT_REMARK_IGNORED, 0), ==, 1);
  g_assert_cmpuint (mg_fixture_remarks (plan, MG_IMPORT_REMARK_IGNORED, 12), ==, 1);

  g_assert_cmpuint (mg_import_plan_get_n_duplicates (plan), ==, 1);
  duplicate = mg_import_plan_get_duplicate (plan, 0);
  g_assert_cmpuint (mg_sheet_get_line (mg_import_plan_get_sheet (plan), duplicate->row), ==, 5);
  g_assert_cmpstr (duplicate->other_name, ==, SCOP);
  g_assert_true (duplicate->is_sure && duplicate->merge);
  g_assert_cmpuint (duplicate->n_conflicts, ==, 0);

  mg_import_plan_set_merge (plan, 0, FALSE);
  mg_fixture_check (plan);
  g_assert_cmpuint (mg_import_plan_preview (plan)->n_imported, ==, 10);
  g_assert_cmpuint (mg_import_plan_preview (plan)->n_merged, ==, 0);
}

static void
test_organisations_say_what_the_table_says (void)
{
  static const struct { const char *title; MgFieldId field; const char *value; } values[] = {
    { "Ressourcerie des Trois Vallées (exemple)", MG_FIELD_JOINED, "2012-01-15" },
    { "Ressourcerie des Trois Vallées (exemple)", MG_FIELD_FTE, "14" },
    { "Ressourcerie des Trois Vallées (exemple)", MG_FIELD_BELONGING, "member" },
    { "Ressourcerie des Trois Vallées (exemple)", MG_FIELD_SUBKIND, "association" },
    { "Ressourcerie des Trois Vallées (exemple)", MG_FIELD_SOURCE_TYPE, "import" },
    { SCOP, MG_FIELD_SUBKIND, "scop" },
    { SCOP, MG_FIELD_KIND, "ess" },
    { SCOP, MG_FIELD_JOINED, "2012-01" },
    { SCOP, MG_FIELD_COMMUNE, "Seilhac" },
    { SCOP, MG_FIELD_NOTES, "Bâtiment ; éco-construction\ndoublon probable de la ligne 3" },
    { "Coopérative d'activité et d'emploi Élan (exemple)", MG_FIELD_FTE, "18.5" },
    { "Coopérative d'activité et d'emploi Élan (exemple)", MG_FIELD_SUBKIND, "cae" },
    { "Menuiserie Bois Clair (exemple)", MG_FIELD_JOINED, "2014-03" },
    { "Menuiserie Bois Clair (exemple)", MG_FIELD_KIND, "firm" },
    { "Menuiserie Bois Clair (exemple)", MG_FIELD_BELONGING, "member" },
    { "Communauté de communes des Trois Vallées (exemple fictif)", MG_FIELD_SUBKIND, "epci_cc" },
    { "Communauté de communes des Trois Vallées (exemple fictif)", MG_FIELD_KIND, "local_authority" },
    { "Communauté de communes des Trois Vallées (exemple fictif)", MG_FIELD_BELONGING, "" },
    { "Laboratoire Territoires et Coopérations (exemple)", MG_FIELD_SUBKIND, "univ_lab" },
    { "Laboratoire Territoires et Coopérations (exemple)", MG_FIELD_FTE, "" },
    { "Laboratoire Territoires et Coopérations (exemple)", MG_FIELD_COMMUNE, "Brive la Gaillarde" },
    { "La Marmite, restauration solidaire (exemple)", MG_FIELD_FTE, "6" },
    { "La Marmite, restauration solidaire (exemple)", MG_FIELD_NOTES, "virgule dans le nom, guillemets \"doubles\"" },
    { "Œuvre & Co (exemple)", MG_FIELD_SUBKIND, "sas" },
    { "Œuvre & Co (exemple)", MG_FIELD_JOINED, "2015-09" },
    { "Atelier Pixel (exemple)", MG_FIELD_KIND, "ess" },
    { "Atelier Pixel (exemple)", MG_FIELD_JOINED, "" },
  };
  g_autoptr (MgNetwork) network = import_organisations ();

  g_assert_cmpuint (mg_network_count (network, MG_ITEM_ORGANISATION), ==, 9);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    mg_fixture_assert_value (network, values[i].title, values[i].field, values[i].value);
}

/* Known in spite of case, accents and hyphens, and written as on the map. */
static void
test_municipalities_are_recognised (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = NULL;

  mg_fixture_add (network, "Nom;Commune\nUne;Égletons\nDeux;Brive-la-Gaillarde");
  plan = open_organisations (network);
  mg_fixture_import (plan);
  mg_fixture_assert_value (network, "Œuvre & Co (exemple)", MG_FIELD_COMMUNE, "Égletons");
  mg_fixture_assert_value (network, "Laboratoire Territoires et Coopérations (exemple)", MG_FIELD_COMMUNE,
                           "Brive-la-Gaillarde");
  mg_fixture_assert_value (network, SCOP, MG_FIELD_COMMUNE, "Seilhac");
}

/* 5 imported, 1 unknown organisation that can be created, 1 loop refused, 1 that
 * ends before it begins and is a probable duplicate of the third.
 */
static void
test_links_are_counted (void)
{
  g_autoptr (MgNetwork) network = import_organisations ();
  g_autoptr (MgImportPlan) plan = open_links (network);
  const MgImportPreview *preview = mg_import_plan_preview (plan);

  g_assert_cmpint (mg_import_plan_get_kind (plan), ==, MG_IMPORT_LINKS);
  mg_fixture_check (plan);
  g_assert_cmpuint (preview->n_records, ==, 8);
  g_assert_cmpuint (preview->n_imported, ==, 5);
  g_assert_cmpuint (preview->n_merged, ==, 1);
  g_assert_cmpuint (preview->n_refused, ==, 2);
  g_assert_cmpuint (mg_fixture_remarks (plan, MG_IMPORT_REMARK_REFUSED, 7), ==, 1);
  g_assert_cmpuint (mg_fixture_remarks (plan, MG_IMPORT_REMARK_REFUSED, 8), ==, 1);
  g_assert_cmpuint (mg_fixture_remarks (plan, MG_IMPORT_REMARK_IGNORED, 9), ==, 1);
  g_assert_cmpuint (mg_fixture_remarks (plan, MG_IMPORT_REMARK_DUPLICATE, 9), ==, 1);

  g_assert_cmpuint (mg_import_plan_get_n_duplicates (plan), ==, 1);
  g_assert_cmpuint (mg_sheet_get_line (mg_import_plan_get_sheet (plan),
                                       (guint) mg_import_plan_get_duplicate (plan, 0)->other_row), ==, 4);

  g_assert_cmpuint (mg_import_plan_get_n_ends (plan), ==, 1);
  g_assert_cmpstr (mg_import_plan_get_end (plan, 0)->name, ==, "Inconnue SA");
  g_assert_cmpuint (mg_import_plan_get_end (plan, 0)->like_id, ==, 0);
  g_assert_cmpint (mg_import_plan_get_end (plan, 0)->choice, ==, MG_IMPORT_END_REFUSE);
}

static void
test_an_unknown_end_can_be_created (void)
{
  g_autoptr (MgNetwork) network = import_organisations ();
  g_autoptr (MgImportPlan) plan = open_links (network);
  const MgImportPreview *preview;

  mg_import_plan_set_end (plan, 0, MG_IMPORT_END_CREATE);
  mg_fixture_check (plan);
  preview = mg_import_plan_preview (plan);
  g_assert_cmpuint (preview->n_imported, ==, 6);
  g_assert_cmpuint (preview->n_organisations, ==, 1);
  g_assert_cmpuint (preview->n_created, ==, 1);
  g_assert_cmpuint (mg_fixture_remarks (plan, MG_IMPORT_REMARK_CREATED, 7), ==, 1);

  mg_fixture_import (plan);
  g_assert_cmpuint (mg_network_count (network, MG_ITEM_ORGANISATION), ==, 10);
  g_assert_cmpuint (mg_network_count (network, MG_ITEM_LINK), ==, 6);
  mg_fixture_assert_value (network, "Inconnue SA – Menuiserie Bois Clair (exemple)", MG_FIELD_LINK_TYPE, "customer_supplier");
}

static void
test_links_say_what_the_table_says (void)
{
  g_autoptr (MgNetwork) network = import_organisations ();
  g_autoptr (MgImportPlan) plan = open_links (network);
  const char *paid = "Coopérative d'activité et d'emploi Élan (exemple) – Ressourcerie des Trois Vallées (exemple)";
  const char *first = "Ressourcerie des Trois Vallées (exemple) – " SCOP;
  MgNetworkIter iter;
  const MgItem *item;
  GString *layers = g_string_new (NULL);

  mg_fixture_import (plan);
  mg_fixture_assert_value (network, paid, MG_FIELD_AMOUNT_EUR, "6000");
  mg_fixture_assert_value (network, paid, MG_FIELD_LINK_TYPE, "support_functions");
  mg_fixture_assert_value (network, paid, MG_FIELD_START, "2012-06");
  mg_fixture_assert_value (network, first, MG_FIELD_LINK_TYPE, "shared_equipment");

  mg_network_iter_init (&iter, network, MG_ITEM_LINK);
  while ((item = mg_network_iter_next (&iter)))
    {
      g_autofree char *start = mg_date_format (mg_network_get_date (network, item->id, MG_FIELD_START));

      g_string_append_printf (layers, "%s %s,", mg_network_get_text (network, item->id, MG_FIELD_LINK_LAYER), start);
    }
  g_assert_cmpstr (layers->str, ==, "mutualisation 2012,project 2013-01,mutualisation 2014,strategy 2015-05,"
                                    "mutualisation 2012-06,");
  g_string_free (layers, TRUE);
}

/* One step, with its name; undone, the same bytes as before. */
static void
test_one_undo_takes_all_back (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgHistory) history = mg_history_new (network);
  g_autoptr (GBytes) empty = mg_fixture_bytes (network);
  g_autoptr (GBytes) filled = NULL;
  g_autoptr (GBytes) undone = NULL;
  g_autoptr (GBytes) redone = NULL;
  g_autoptr (MgImportPlan) plan = open_organisations (network);
  g_autoptr (GError) error = NULL;

  g_assert_true (mg_history_run (history, mg_import_plan_make (plan), 0, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (mg_history_get_undo_label (history), "organisations.csv"));
  g_assert_nonnull (strstr (mg_history_get_undo_label (history), "9"));
  filled = mg_fixture_bytes (network);
  g_assert_false (g_bytes_equal (filled, empty));

  mg_history_undo (history);
  undone = mg_fixture_bytes (network);
  g_assert_true (g_bytes_equal (undone, empty));
  g_assert_null (mg_history_get_undo_label (history));

  mg_history_redo (history);
  redone = mg_fixture_bytes (network);
  g_assert_true (g_bytes_equal (redone, filled));
}

/* Importing the same table again adds nothing. */
static void
test_a_second_time_changes_nothing (void)
{
  g_autoptr (MgNetwork) network = import_organisations ();
  g_autoptr (MgImportPlan) links = open_links (network);
  g_autoptr (MgImportPlan) again = NULL;
  g_autoptr (MgImportPlan) links_again = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  mg_fixture_import (links);
  before = mg_fixture_bytes (network);

  again = open_organisations (network);
  mg_fixture_check (again);
  g_assert_cmpuint (mg_import_plan_preview (again)->n_imported, ==, 0);
  g_assert_cmpuint (mg_import_plan_preview (again)->n_merged, ==, 10);
  mg_fixture_import (again);

  links_again = open_links (network);
  g_assert_cmpuint (mg_import_plan_preview (links_again)->n_imported, ==, 0);
  g_assert_cmpuint (mg_import_plan_preview (links_again)->n_merged, ==, 6);
  mg_fixture_import (links_again);

  after = mg_fixture_bytes (network);
  g_assert_true (g_bytes_equal (before, after));
}

/* What is read back is what was imported. */
static void
test_the_file_holds_everything (void)
{
  g_autoptr (MgNetwork) network = import_organisations ();
  g_autoptr (MgImportPlan) plan = open_links (network);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  mg_fixture_add (network, "Nom;Chiffre d'affaires;Code postal\nUne;1200,5;01000\nDeux;7;19000");
  mg_fixture_import (plan);
  bytes = mg_fixture_bytes (network);
  g_assert_true (mg_format_verify (mg_format_find ("graphml"), bytes, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* A spreadsheet writes its numbers with a point; only texts have commas. */
static void
test_numbers_of_spreadsheets_have_a_point (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = mg_fixture_plan ("Nom;ETP\nUne;1.125\nDeux;1,250\nTrois;1.250.000", network);

  mg_import_plan_set_decimal (plan, MG_IMPORT_DECIMAL_COMMA);
  mg_fixture_import (plan);
  mg_fixture_assert_value (network, "Une", MG_FIELD_FTE, "1.125");
  mg_fixture_assert_value (network, "Deux", MG_FIELD_FTE, "1.25");
  mg_fixture_assert_value (network, "Trois", MG_FIELD_FTE, "1250000");
}

static void
test_second_sector_has_many_names (void)
{
  static const char * const headers[] = { "Secteur secondaire", "Seconde activité", "Second secteur", "Second secteur d'activité" };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autoptr (MgNetwork) network = mg_network_new ();
      g_autofree char *text = g_strdup_printf ("Nom;Secteur;%s\nUne;Culture;Tourisme\nDeux;Tourisme;Culture", headers[i]);
      g_autoptr (MgImportPlan) plan = mg_fixture_plan (text, network);

      g_assert_cmpstr (mg_import_plan_get_target (plan, 1), ==, "sector");
      g_assert_cmpstr (mg_import_plan_get_target (plan, 2), ==, "sector2");
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/organisations-are-guessed", test_organisations_are_guessed);
  g_test_add_func ("/import/organisations-are-counted", test_organisations_are_counted);
  g_test_add_func ("/import/organisations-say-what-the-table-says", test_organisations_say_what_the_table_says);
  g_test_add_func ("/import/municipalities-are-recognised", test_municipalities_are_recognised);
  g_test_add_func ("/import/links-are-counted", test_links_are_counted);
  g_test_add_func ("/import/an-unknown-end-can-be-created", test_an_unknown_end_can_be_created);
  g_test_add_func ("/import/links-say-what-the-table-says", test_links_say_what_the_table_says);
  g_test_add_func ("/import/one-undo-takes-all-back", test_one_undo_takes_all_back);
  g_test_add_func ("/import/a-second-time-changes-nothing", test_a_second_time_changes_nothing);
  g_test_add_func ("/import/the-file-holds-everything", test_the_file_holds_everything);
  g_test_add_func ("/import/numbers-of-spreadsheets-have-a-point", test_numbers_of_spreadsheets_have_a_point);
  g_test_add_func ("/import/second-sector-has-many-names", test_second_sector_has_many_names);

  return g_test_run ();
}
