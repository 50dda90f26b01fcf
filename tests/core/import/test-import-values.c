/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people write in cells, and what is read. */
#include <locale.h>

#include "mg-import-key.h"
#include "mg-import-names.h"
#include "mg-import-towns.h"
#include "mg-import-values.h"
#include "mg-import-words.h"
#include "mg-text.h"

static void
test_numbers (void)
{
  static const struct { const char *text; MgImportDecimal decimal; MgImportReading reading; double number; } rows[] = {
    { "14,0", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_READ, 14. },
    { "18,5", MG_IMPORT_DECIMAL_POINT, MG_IMPORT_READ, 18.5 },
    { "18.5", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_READ, 18.5 },
    { "6 000,00 €", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_READ, 6000. },
    { "6\u00a0000,00\u00a0€", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_READ, 6000. },
    { "6\u202f000", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_READ, 6000. },
    { "€ 1,250.50", MG_IMPORT_DECIMAL_POINT, MG_IMPORT_READ, 1250.5 },
    { "1.234,5", MG_IMPORT_DECIMAL_POINT, MG_IMPORT_READ, 1234.5 },
    { "1,234.5", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_READ, 1234.5 },
    { "1,234", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_READ, 1.234 },
    { "1,234", MG_IMPORT_DECIMAL_POINT, MG_IMPORT_READ, 1234. },
    { "1.234", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_READ, 1234. },
    { "1.234", MG_IMPORT_DECIMAL_POINT, MG_IMPORT_READ, 1.234 },
    { "1.234.567", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_READ, 1234567. },
    { "-3", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_READ, -3. },
    { "−3", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_READ, -3. },
    { " 12 ETP ", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_READ, 12. },
    { "2 k€", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_READ_AS, 2000. },
    { "environ 12", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_READ_AS, 12. },
    { "~12", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_READ_AS, 12. },
    { "n.c.", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_UNKNOWN, 0. },
    { "-", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_UNKNOWN, 0. },
    { "?", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_UNKNOWN, 0. },
    { "", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_UNKNOWN, 0. },
    { "25 %", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_UNREADABLE, 0. },
    { "10-15", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_UNREADABLE, 0. },
    { "12,34,5", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_UNREADABLE, 0. },
    { "beaucoup", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_UNREADABLE, 0. },
    { "0x12", MG_IMPORT_DECIMAL_COMMA, MG_IMPORT_UNREADABLE, 0. },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double number = 0.;

      g_test_message ("“%s”", rows[i].text);
      g_assert_cmpint (mg_import_read_number (rows[i].text, rows[i].decimal, &number), ==, rows[i].reading);
      g_assert_cmpfloat_with_epsilon (number, rows[i].number, 1e-9);
    }
}

static void
test_dates (void)
{
  static const struct { const char *text; MgImportReading reading; const char *date; } rows[] = {
    { "2013", MG_IMPORT_READ, "2013" },
    { "03/2013", MG_IMPORT_READ, "2013-03" },
    { "3/2013", MG_IMPORT_READ, "2013-03" },
    { "mars 2013", MG_IMPORT_READ, "2013-03" },
    { "Août 2014", MG_IMPORT_READ, "2014-08" },
    { "déc. 2014", MG_IMPORT_READ, "2014-12" },
    { "mai 2015", MG_IMPORT_READ, "2015-05" },
    { "1er mai 2015", MG_IMPORT_READ, "2015-05-01" },
    { "15 janvier 2012", MG_IMPORT_READ, "2012-01-15" },
    { "January 15, 2012", MG_IMPORT_READ, "2012-01-15" },
    { "15/01/2012", MG_IMPORT_READ, "2012-01-15" },
    { "15.01.2012", MG_IMPORT_READ, "2012-01-15" },
    { "2015-09", MG_IMPORT_READ, "2015-09" },
    { "2015-09-03", MG_IMPORT_READ, "2015-09-03" },
    { "2015-09-03 00:00:00", MG_IMPORT_READ, "2015-09-03" },
    { "2015-09-03T00:00:00", MG_IMPORT_READ, "2015-09-03" },
    { "2015/09/03", MG_IMPORT_READ, "2015-09-03" },
    { " 01/2012 ", MG_IMPORT_READ, "2012-01" },
    { "29/02/2012", MG_IMPORT_READ, "2012-02-29" },
    { "15/01/12", MG_IMPORT_READ_AS, "2012-01-15" },
    { "vers 2012", MG_IMPORT_READ_AS, "2012" },
    { "2012 ?", MG_IMPORT_READ_AS, "2012" },
    { "été 2013", MG_IMPORT_READ_AS, "2013" },
    { "41275", MG_IMPORT_READ_AS, "2013-01-01" },
    { "31/02/2014", MG_IMPORT_UNREADABLE, "" },
    { "29/02/2013", MG_IMPORT_UNREADABLE, "" },
    { "13/2013", MG_IMPORT_UNREADABLE, "" },
    { "00/2013", MG_IMPORT_UNREADABLE, "" },
    { "32 mars 2013", MG_IMPORT_UNREADABLE, "" },
    { "12", MG_IMPORT_UNREADABLE, "" },
    { "bientôt", MG_IMPORT_UNREADABLE, "" },
    { "2012-2014", MG_IMPORT_UNREADABLE, "" },
    { "n.c.", MG_IMPORT_UNKNOWN, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MgDate date = MG_DATE_NONE;
      MgImportReading reading = mg_import_read_date (rows[i].text, MG_IMPORT_DAY_FIRST, &date);
      g_autofree char *text = mg_date_format (date);

      g_test_message ("“%s”", rows[i].text);
      g_assert_cmpint (reading, ==, rows[i].reading);
      g_assert_cmpstr (text, ==, rows[i].date);
    }
}

static void
test_order_of_dates (void)
{
  MgDate date = MG_DATE_NONE;

  g_assert_cmpint (mg_import_read_date ("03/04/2013", MG_IMPORT_DAY_FIRST, &date), ==, MG_IMPORT_READ);
  g_assert_cmpuint (mg_date_get_month (date), ==, 4);
  g_assert_cmpint (mg_import_read_date ("03/04/2013", MG_IMPORT_MONTH_FIRST, &date), ==, MG_IMPORT_READ);
  g_assert_cmpuint (mg_date_get_month (date), ==, 3);

  g_assert_cmpint (mg_import_tell_order ("15/01/2012"), ==, 1);
  g_assert_cmpint (mg_import_tell_order ("01/15/2012"), ==, -1);
  g_assert_cmpint (mg_import_tell_order ("03/04/2013"), ==, 0);
  g_assert_cmpint (mg_import_tell_order ("03/2013"), ==, 0);
}

static void
test_words (void)
{
  static const struct { const char *domain; const char *text; const char *id; gboolean is_sure; } rows[] = {
    { "subkind", "CC", "epci_cc", TRUE },
    { "subkind", "S.C.O.P.", "scop", TRUE },
    { "subkind", "scop", "scop", TRUE },
    { "subkind", "Association loi 1901", "association", TRUE },
    { "subkind", "Association (EI)", "association", FALSE },
    { "subkind", "Société coopérative et participative", "scop", TRUE },
    { "subkind", "SASU", "sas", TRUE },
    { "subkind", "EURL", "sarl", TRUE },
    { "subkind", "Comunauté de communes", "epci_cc", FALSE },
    { "subkind", "Régie de quartier", "regie_quartier", TRUE },
    { "kind", "ESS", "ess", TRUE },
    { "kind", "Entreprise", "firm", TRUE },
    { "kind", "Coopérative", "ess", TRUE },
    { "kind", "Collectivité", "local_authority", TRUE },
    { "kind", "local_authority", "local_authority", TRUE },
    { "kind", "Conventional business", "firm", TRUE },
    { "layer", "1", "mutualisation", TRUE },
    { "layer", "2", "project", TRUE },
    { "layer", "3", "strategy", TRUE },
    { "layer", "R&D", "strategy", TRUE },
    { "layer", "Mutualisation", "mutualisation", TRUE },
    { "layer", "préparer l’avenir", "strategy", TRUE },
    { "link_type", "client", "customer_supplier", TRUE },
    { "link_type", "R&D", "rd_project", TRUE },
    { "link_type", "Matériel partagé", "shared_equipment", FALSE },
    { "link_type", "Offre commune", "joint_offer", TRUE },
    { "link_type", "Paie", "support_functions", TRUE },
    { "formality", "bail", "contract", TRUE },
    { "confidence", "À vérifier", "1", TRUE },
    { "intensity", "régulier", "2", TRUE },
    { "kind", "Chose", NULL, FALSE },
    { "subkind", "", NULL, FALSE },
    { "no such domain", "ess", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean is_sure = FALSE;

      g_test_message ("%s “%s”", rows[i].domain, rows[i].text);
      g_assert_cmpstr (mg_import_find_word (rows[i].domain, rows[i].text, &is_sure), ==, rows[i].id);
      g_assert_cmpint (is_sure, ==, rows[i].is_sure);
    }
}

/* A synonym that no term has would never be found. */
static void
test_synonyms_name_terms (void)
{
  guint n;
  const MgImportSynonyms *rows = mg_import_get_synonyms (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) words = g_strsplit (rows[i].words, "|", -1);

      g_test_message ("%s %s", rows[i].domain, rows[i].id);
      g_assert_cmpstr (mg_import_find_word (rows[i].domain, rows[i].id, NULL), ==, rows[i].id);
      for (guint j = 0; words[j] != NULL; j++)
        {
          g_autofree char *key = mg_import_key (words[j]);

          g_test_message ("  %s", words[j]);
          g_assert_cmpstr (words[j], ==, key);
          g_assert_nonnull (mg_import_find_word (rows[i].domain, words[j], NULL));
        }
    }
}

static MgImportLikeness
compare (const char *one,
         const char *other)
{
  g_autoptr (MgImportNames) names = mg_import_names_new ();
  MgImportMatch matches[4];
  guint n;

  mg_import_names_add (names, other, 7);
  mg_import_names_add (names, "Union des jardins (exemple)", 1);
  mg_import_names_add (names, "Atelier du fleuve (exemple)", 2);
  mg_import_names_add (names, "Vélos pour tous (exemple)", 3);
  mg_import_names_add (names, "Crèche du bourg (exemple)", 4);
  n = mg_import_names_find (names, one, MG_IMPORT_LIKE_NEAR, matches, G_N_ELEMENTS (matches));
  for (guint i = 0; i < n; i++)
    if (matches[i].owner == 7)
      return matches[i].likeness;

  return MG_IMPORT_LIKE_NONE;
}

static void
test_names (void)
{
  static const struct { const char *one; const char *other; MgImportLikeness likeness; } rows[] = {
    { "SCOP Terre & Bois", "Scop terre et bois", MG_IMPORT_LIKE_SAME },
    { "SCOP Terre et Bois", "Terre & Bois", MG_IMPORT_LIKE_WORDS },
    { "Terre & Bois (SCOP)", "S.C.O.P. Terre et Bois", MG_IMPORT_LIKE_WORDS },
    { "Scop terre et bois (exemple)", "SCOP Terre & Bois (exemple)", MG_IMPORT_LIKE_SAME },
    { "Association Terre & Bois", "SCOP Terre & Bois", MG_IMPORT_LIKE_NEAR },
    { "L’Élan coopératif", "L'ELAN COOPERATIF", MG_IMPORT_LIKE_SAME },
    { "Les Jardins de la Vallée", "Jardin de la vallée", MG_IMPORT_LIKE_WORDS },
    { "Menuisrie Bois Clair", "Menuiserie Bois Clair", MG_IMPORT_LIKE_NEAR },
    { "Menuiserie Bois Clair (exemple)", "Menuisreie Bois Clair (exemple)", MG_IMPORT_LIKE_NEAR },
    { "Collège 1", "Collège 2", MG_IMPORT_LIKE_NONE },
    { "Atelier A", "Atelier B", MG_IMPORT_LIKE_NONE },
    { "Communauté de communes de Tulle", "Commune de Tulle", MG_IMPORT_LIKE_NONE },
    { "Menuiserie Bois Clair", "Menuiserie Bois Sombre", MG_IMPORT_LIKE_NONE },
    { "Ressourcerie des Trois Vallées (exemple)", "Communauté de communes des Trois Vallées (exemple)", MG_IMPORT_LIKE_NONE },
    { "Association", "Association", MG_IMPORT_LIKE_SAME },
    { "SCOP", "SARL", MG_IMPORT_LIKE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("“%s”, “%s”", rows[i].one, rows[i].other);
      g_assert_cmpint (compare (rows[i].one, rows[i].other), ==, rows[i].likeness);
      g_assert_cmpint (compare (rows[i].other, rows[i].one), ==, rows[i].likeness);
    }
}

static void
test_wrong_letters (void)
{
  g_assert_true (mg_import_is_near ("menuiserie", "menuisrie", 1));
  g_assert_true (mg_import_is_near ("menuiserie", "menuisreie", 1));
  g_assert_true (mg_import_is_near ("menuiserie", "nenuiserie", 1));
  g_assert_false (mg_import_is_near ("menuiserie", "menuserei", 1));
  g_assert_false (mg_import_is_near ("bois", "bons", 0));
  g_assert_cmpuint (mg_import_tolerance ("bois"), ==, 0);
  g_assert_cmpuint (mg_import_tolerance ("college2"), ==, 0);
}

static void
test_municipalities (void)
{
  g_autoptr (MgImportTowns) towns = mg_import_towns_new ();

  mg_import_towns_know (towns, "Brive-la-Gaillarde");
  mg_import_towns_meet (towns, "EGLETONS");
  mg_import_towns_meet (towns, "Egletons");
  mg_import_towns_meet (towns, "Égletons");
  mg_import_towns_meet (towns, "égletons");
  mg_import_towns_meet (towns, "St Pardoux");
  g_assert_cmpstr (mg_import_towns_find (towns, "brive la gaillarde"), ==, "Brive-la-Gaillarde");
  g_assert_cmpstr (mg_import_towns_find (towns, "EGLETONS"), ==, "Égletons");
  g_assert_null (mg_import_towns_find (towns, "Tulle"));
  g_assert_true (mg_import_towns_same ("St-Pardoux", "SAINT PARDOUX"));
  g_assert_false (mg_import_towns_same ("Tulle", "Brive"));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/values/numbers", test_numbers);
  g_test_add_func ("/import/values/dates", test_dates);
  g_test_add_func ("/import/values/order-of-dates", test_order_of_dates);
  g_test_add_func ("/import/values/words", test_words);
  g_test_add_func ("/import/values/synonyms-name-terms", test_synonyms_name_terms);
  g_test_add_func ("/import/values/names", test_names);
  g_test_add_func ("/import/values/wrong-letters", test_wrong_letters);
  g_test_add_func ("/import/values/municipalities", test_municipalities);

  return g_test_run ();
}
