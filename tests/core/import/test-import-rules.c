/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is guessed of a table, what somebody can say of it, and what always holds. */
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "mg-import-fixture.h"

static guint
count (MgImportPlan *plan,
       guint         n_records,
       guint         n_imported,
       guint         n_merged)
{
  const MgImportPreview *preview = mg_import_plan_preview (plan);

  mg_fixture_check (plan);
  g_assert_cmpuint (preview->n_records, ==, n_records);
  g_assert_cmpuint (preview->n_imported, ==, n_imported);
  g_assert_cmpuint (preview->n_merged, ==, n_merged);

  return preview->n_refused;
}

static guint
column_of (MgImportPlan *plan,
           const char   *target)
{
  for (guint i = 0; i < mg_import_plan_get_n_columns (plan); i++)
    if (g_str_equal (mg_import_plan_get_target (plan, i), target))
      return i;

  g_error ("No column is “%s”", target);
}

/* Guesses */

static void
test_kinds_are_guessed (void)
{
  static const struct { const char *text; MgImportKind kind; int header; } rows[] = {
    { "Nom;Commune\nUne;Tulle", MG_IMPORT_ORGANISATIONS, 0 },
    { "Une\nDeux\nTrois", MG_IMPORT_ORGANISATIONS, -1 },
    { "Nom\nUne\nDeux", MG_IMPORT_ORGANISATIONS, 0 },
    { "Source;Target\nUne;Deux", MG_IMPORT_LINKS, 0 },
    { "Organisation 1;Organisation 2;Nature\nUne;Deux;client", MG_IMPORT_LINKS, 0 },
    { "Une;Deux\nDeux;Trois\nUne;Trois", MG_IMPORT_LINKS, -1 },
    { "Liens du pôle;;\nDe;Vers;Niveau\nUne;Deux;1", MG_IMPORT_LINKS, 1 },
    { "Organisation;Projet;Rôle\nUne;Filière;pilote", MG_IMPORT_PARTICIPATIONS, 0 },
    { "Nom;Type;Surface\nLa halle;lieu mutualisé;300", MG_IMPORT_COLLECTIVES, 0 },
    { ";Une;Deux;Trois\nUne;;x;\nDeux;x;;x\nTrois;;x;", MG_IMPORT_MATRIX, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MgNetwork) network = mg_network_new ();
      g_autoptr (MgImportPlan) plan = mg_fixture_plan (rows[i].text, network);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (mg_import_plan_get_kind (plan), ==, rows[i].kind);
      g_assert_cmpint (mg_import_plan_get_header_row (plan), ==, rows[i].header);
      mg_fixture_check (plan);
      g_assert_cmpuint (mg_import_plan_preview (plan)->n_imported, >, 0);
    }
}

/* A header of two senses means what its values say. */
static void
test_values_decide_between_senses (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = mg_fixture_plan ("Nom;Type\nUne;SCOP\nDeux;SARL\nTrois;Commune", network);
  g_autoptr (MgImportPlan) other = mg_fixture_plan ("Nom;Type\nUne;ESS\nDeux;Entreprise\nTrois;Recherche", network);

  g_assert_cmpstr (mg_import_plan_get_target (plan, 1), ==, "subkind");
  g_assert_cmpstr (mg_import_plan_get_target (other, 1), ==, "kind");

  /* A legal form tells the kind. */
  mg_fixture_import (plan);
  mg_fixture_assert_value (network, "Une", MG_FIELD_KIND, "ess");
  mg_fixture_assert_value (network, "Deux", MG_FIELD_KIND, "firm");
}

/* What no field is for is kept under its own name, with its type. */
static void
test_unknown_columns_become_fields (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan =
    mg_fixture_plan ("Nom;Chiffre d'affaires;Code postal;Vide\nUne;1200,5;01000;\nDeux;7;19000;", network);
  MgFieldId turnover;
  MgFieldId code;

  g_assert_cmpstr (mg_import_plan_get_target (plan, 1), ==, "own:Chiffre d'affaires");
  g_assert_cmpstr (mg_import_plan_get_target (plan, 3), ==, "ignore");
  g_assert_cmpuint (mg_import_plan_preview (plan)->n_fields, ==, 2);
  mg_fixture_import (plan);

  turnover = mg_network_find_field (network, MG_ITEM_ORGANISATION, "Chiffre d'affaires");
  code = mg_network_find_field (network, MG_ITEM_ORGANISATION, "Code postal");
  g_assert_cmpint (mg_network_get_field (network, turnover)->type, ==, MG_TYPE_REAL);
  g_assert_cmpint (mg_network_get_field (network, code)->type, ==, MG_TYPE_TEXT);
  mg_fixture_assert_value (network, "Une", turnover, "1200.5");
  mg_fixture_assert_value (network, "Une", code, "01000");
}

/* A second table finds the field that the first one made. */
static void
test_own_fields_are_found_again (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = NULL;

  mg_fixture_add (network, "Nom;Code postal\nUne;01000");
  plan = mg_fixture_plan ("Nom;Code postal\nDeux;19000", network);
  g_assert_cmpuint (mg_import_plan_preview (plan)->n_fields, ==, 0);
  mg_fixture_import (plan);
  mg_fixture_assert_value (network, "Deux", mg_network_find_field (network, MG_ITEM_ORGANISATION, "Code postal"), "19000");
}

static void
test_persons_are_left_out (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan =
    mg_fixture_plan ("Nom;Téléphone;Président;Site;Joindre\n"
                     "Une;05 55 20 00 00;A. Dupont;une.fr;a@une.fr\n"
                     "Deux;05 55 20 00 01;B. Martin;deux.fr;b@deux.fr", network);

  g_assert_cmpstr (mg_import_plan_get_target (plan, 1), ==, "ignore");
  g_assert_cmpstr (mg_import_plan_get_target (plan, 2), ==, "ignore");
  g_assert_cmpstr (mg_import_plan_get_target (plan, 3), ==, "own:Site");
  g_assert_cmpstr (mg_import_plan_get_target (plan, 4), ==, "ignore");
  g_assert_cmpuint (mg_fixture_remarks (plan, MG_IMPORT_REMARK_IGNORED, 0), ==, 3);
}

static void
test_american_dates_are_recognised (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = mg_fixture_plan ("Name;Joined\nOne;03/04/2013\nTwo;12/25/2013", network);

  g_assert_cmpint (mg_import_plan_get_date_order (plan), ==, MG_IMPORT_MONTH_FIRST);
  mg_fixture_import (plan);
  mg_fixture_assert_value (network, "One", MG_FIELD_JOINED, "2013-03-04");
}

static void
test_several_choices_in_a_cell (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgSheet) sheet = mg_sheet_new (NULL);
  g_autoptr (MgImportPlan) plan = NULL;
  const char *header[] = { "Nom", "Agréments", "Membre ?", "Appartenance", NULL };
  const char *row[] = { "Une", "ESUS, EI", "oui", "partenaire; résident", NULL };

  mg_sheet_append (sheet, 1, header);
  mg_sheet_append (sheet, 2, row);
  plan = mg_import_plan_new (sheet, "table.csv", network);
  mg_fixture_import (plan);
  mg_fixture_assert_value (network, "Une", MG_FIELD_LABELS, "esus;siae_ei");
  mg_fixture_assert_value (network, "Une", MG_FIELD_BELONGING, "member;partner;resident");
}

/* Settings */

static void
test_a_target_has_one_column (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = mg_fixture_plan ("Nom;Raison sociale\nUne;La Une SARL", network);

  g_assert_cmpstr (mg_import_plan_get_target (plan, 0), ==, "label");
  g_assert_cmpstr (mg_import_plan_get_target (plan, 1), ==, "name");
  mg_import_plan_set_target (plan, 1, "label");
  g_assert_cmpstr (mg_import_plan_get_target (plan, 0), ==, "ignore");
  g_assert_cmpstr (mg_import_plan_get_target (plan, 1), ==, "label");
  g_assert_false (mg_import_plan_is_guessed (plan, 1));

  mg_import_plan_set_target (plan, 0, "no such target");
  g_assert_cmpstr (mg_import_plan_get_target (plan, 0), ==, "ignore");
}

/* What a column offers can be set, every one of them, without harm. */
static void
test_every_target_can_be_set (void)
{
  for (guint kind = 0; kind < MG_IMPORT_N_KINDS; kind++)
    {
      g_autoptr (MgNetwork) network = mg_network_new ();
      g_autoptr (MgImportPlan) plan = mg_fixture_plan ("A;B;C\nUne;Deux;3\nDeux;Trois;x\n;;4", network);
      g_auto (GStrv) ids = NULL;
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      const MgImportTarget *targets;
      guint n;

      mg_import_plan_set_kind (plan, (MgImportKind) kind);
      targets = mg_import_plan_get_targets (plan, 0, &n);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpstr (targets[i].label, !=, "");
          g_assert_nonnull (targets[i].group);
          g_strv_builder_add (builder, targets[i].id);
        }
      g_assert_cmpstr (targets[0].id, ==, "ignore");

      ids = g_strv_builder_end (builder);
      for (guint i = 0; ids[i] != NULL; i++)
        {
          g_autoptr (MgTransaction) transaction = NULL;

          mg_import_plan_set_target (plan, 0, ids[i]);
          g_assert_cmpstr (mg_import_plan_get_target (plan, 0), ==, ids[i]);
          mg_fixture_check (plan);
          transaction = mg_import_plan_make (plan);
          g_assert_nonnull (transaction);
        }
    }
}

static void
test_a_word_can_be_said (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = mg_fixture_plan ("Nom;Famille\nUne;Truc\nDeux;truc\nTrois;ESS", network);
  const MgImportWord *word;

  mg_import_plan_set_target (plan, 1, "kind");
  g_assert_cmpstr (mg_import_plan_get_vocabulary (plan, 1), ==, "kind");
  g_assert_cmpuint (mg_import_plan_get_n_words (plan, 1), ==, 2);
  word = mg_import_plan_get_word (plan, 1, 0);
  g_assert_cmpstr (word->word, ==, "Truc");
  g_assert_cmpuint (word->n_rows, ==, 2);
  g_assert_cmpstr (word->choice, ==, "");
  g_assert_false (word->is_sure);
  g_assert_cmpuint (mg_fixture_remarks (plan, MG_IMPORT_REMARK_IGNORED, 0), ==, 1);

  mg_import_plan_set_word (plan, 1, "TRUC", "firm");
  g_assert_cmpstr (mg_import_plan_get_word (plan, 1, 0)->choice, ==, "firm");
  g_assert_cmpuint (mg_fixture_remarks (plan, MG_IMPORT_REMARK_IGNORED, 0), ==, 0);
  mg_fixture_import (plan);
  mg_fixture_assert_value (network, "Deux", MG_FIELD_KIND, "firm");

  mg_import_plan_set_word (plan, 1, "Truc", NULL);
  g_assert_cmpstr (mg_import_plan_get_word (plan, 1, 0)->choice, ==, "");
}

static void
test_defaults_fill_what_is_not_said (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = mg_fixture_plan ("De;Vers;Niveau\nUne;Deux;\nUne;Trois;3", network);

  mg_import_plan_set_default (plan, "layer", "mutualisation");
  mg_fixture_import (plan);
  mg_fixture_assert_value (network, "Une – Deux", MG_FIELD_LINK_LAYER, "mutualisation");
  mg_fixture_assert_value (network, "Une – Trois", MG_FIELD_LINK_LAYER, "strategy");
}

/* Another network, and the same plan. */
static void
test_the_network_can_be_another (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgNetwork) empty = mg_network_new ();
  g_autoptr (MgImportPlan) plan = NULL;

  mg_fixture_add (network, "Nom\nUne\nDeux");
  plan = mg_fixture_plan ("Nom\nUne\nDeux\nTrois", network);
  g_assert_cmpuint (count (plan, 3, 1, 2), ==, 0);
  mg_import_plan_set_network (plan, empty);
  g_assert_cmpuint (count (plan, 3, 3, 0), ==, 0);
}

/* What changed in the network since the preview is seen. */
static void
test_a_preview_is_never_old (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = mg_fixture_plan ("Nom\nUne\nDeux", network);

  g_assert_cmpuint (count (plan, 2, 2, 0), ==, 0);
  mg_fixture_add (network, "Nom\nUne");
  g_assert_cmpuint (count (plan, 2, 1, 1), ==, 0);
}

static void
changed_cb (MgImportPlan *plan,
            guint        *n)
{
  (*n)++;
}

static void
test_each_setter_tells_once (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = mg_fixture_plan ("Nom;Commune\nUne;Tulle\nUne;Tulle", network);
  guint n = 0;

  g_signal_connect (plan, "changed", G_CALLBACK (changed_cb), &n);
  mg_import_plan_set_target (plan, 1, "notes");
  g_assert_cmpuint (n, ==, 1);
  mg_import_plan_set_target (plan, 1, "notes");
  g_assert_cmpuint (n, ==, 1);
  mg_import_plan_set_merge (plan, 0, FALSE);
  g_assert_cmpuint (n, ==, 2);
  mg_import_plan_set_kind (plan, MG_IMPORT_LINKS);
  g_assert_cmpuint (n, ==, 3);
  mg_import_plan_set_header_row (plan, -1);
  g_assert_cmpuint (n, ==, 4);
}

/* Duplicates */

static void
test_towns_tell_namesakes_apart (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan =
    mg_fixture_plan ("Nom;Commune\nMission locale;Tulle\nMission locale;Brive\nMission locale;TULLE\nMission locale;", network);

  /* The last one may be any: the first is proposed, as nothing speaks against it. */
  g_assert_cmpuint (count (plan, 4, 2, 2), ==, 0);
}

static void
test_merging_fills_and_keeps (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = NULL;
  const MgImportDuplicate *duplicate;

  mg_fixture_add (network, "Nom;ETP;Entrée;Remarques;Appartenance\nTerre & Bois;12;2012;bois;membre");
  plan = mg_fixture_plan ("Nom;ETP;Entrée;Commune;Remarques;Appartenance\nSCOP Terre et bois;14;15/01/2012;Seilhac;scierie;résident", network);
  duplicate = mg_import_plan_get_duplicate (plan, 0);
  g_assert_true (duplicate->merge);
  g_assert_cmpint (duplicate->other_row, ==, -1);
  g_assert_cmpuint (duplicate->other_id, ==, mg_fixture_find (network, "Terre & Bois"));
  g_assert_cmpuint (duplicate->n_filled, ==, 4);
  g_assert_cmpuint (duplicate->n_conflicts, ==, 1);

  mg_fixture_import (plan);
  g_assert_cmpuint (mg_network_count (network, MG_ITEM_ORGANISATION), ==, 1);
  mg_fixture_assert_value (network, "Terre & Bois", MG_FIELD_FTE, "12");
  mg_fixture_assert_value (network, "Terre & Bois", MG_FIELD_JOINED, "2012-01-15");
  mg_fixture_assert_value (network, "Terre & Bois", MG_FIELD_COMMUNE, "Seilhac");
  mg_fixture_assert_value (network, "Terre & Bois", MG_FIELD_NOTES, "bois\nscierie");
  mg_fixture_assert_value (network, "Terre & Bois", MG_FIELD_BELONGING, "member;resident");
}

/* A year that holds the date which is known says nothing else. */
static void
test_a_vaguer_date_is_no_conflict (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = NULL;

  mg_fixture_add (network, "Nom;Entrée\nUne;15/01/2012\nDeux;15/01/2012");
  plan = mg_fixture_plan ("Nom;Entrée\nUne;2012\nDeux;2013", network);
  g_assert_cmpuint (mg_import_plan_get_duplicate (plan, 0)->n_conflicts, ==, 0);
  g_assert_cmpuint (mg_import_plan_get_duplicate (plan, 1)->n_conflicts, ==, 1);
}

/* What is made up keeps out of the way of what the table says further down. */
static void
test_wished_identifiers_come_first (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();

  mg_fixture_add (network, "id;Nom\n;Sans\no01;Une");
  mg_fixture_assert_value (network, "Une", MG_FIELD_ID, "o01");
  mg_fixture_assert_value (network, "Sans", MG_FIELD_ID, "o02");
}

/* Near is not the same: both stay unless somebody says so. */
static void
test_near_names_are_proposed (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = mg_fixture_plan ("Nom\nMenuiserie Bois Clair\nUne\nDeux\nMenuisrie Bois Clair", network);

  g_assert_cmpuint (count (plan, 4, 4, 0), ==, 0);
  g_assert_cmpuint (mg_import_plan_get_n_duplicates (plan), ==, 1);
  g_assert_false (mg_import_plan_get_duplicate (plan, 0)->is_sure);
  g_assert_cmpuint (mg_fixture_remarks (plan, MG_IMPORT_REMARK_DUPLICATE, 5), ==, 1);
  mg_import_plan_set_merge (plan, 0, TRUE);
  g_assert_cmpuint (count (plan, 4, 3, 1), ==, 0);
}

static void
test_identifiers (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = NULL;

  mg_fixture_add (network, "id;Nom\no02;Une\nx7;Deux");
  mg_fixture_assert_value (network, "Une", MG_FIELD_ID, "o02");
  mg_fixture_assert_value (network, "Deux", MG_FIELD_ID, "x7");

  /* Another one of the same identifier, and one that is known by it. */
  plan = mg_fixture_plan ("id;Nom;ETP\no02;Autre chose;3\nx7;DEUX;4", network);
  g_assert_cmpuint (count (plan, 2, 1, 1), ==, 0);
  mg_fixture_import (plan);
  mg_fixture_assert_value (network, "Deux", MG_FIELD_FTE, "4");
  g_assert_cmpuint (mg_network_count (network, MG_ITEM_ORGANISATION), ==, 3);
  {
    g_autofree char *id = mg_fixture_value (network, "Autre chose", MG_FIELD_ID);

    g_assert_cmpstr (id, !=, "o02");
  }
}

/* Links */

static void
test_links_alone_bring_their_ends (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = mg_fixture_plan ("De;Vers\nTerre & Bois;Une\nTERRE ET BOIS;Deux\nUne;Une", network);

  g_assert_cmpuint (count (plan, 3, 2, 0), ==, 1);
  g_assert_cmpuint (mg_import_plan_preview (plan)->n_organisations, ==, 3);
  mg_fixture_import (plan);
  g_assert_cmpuint (mg_network_count (network, MG_ITEM_ORGANISATION), ==, 3);
}

static void
test_ends_are_taken_for_what_they_resemble (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = NULL;

  mg_fixture_add (network, "Nom\nSCOP Terre & Bois\nMenuiserie Bois Clair\nUne");
  plan = mg_fixture_plan ("De;Vers\nTerre et bois;Une\nMenuisrie Bois Clair;Une\no03;SCOP Terre et Bois", network);
  g_assert_cmpuint (count (plan, 3, 1, 1), ==, 1);
  g_assert_cmpuint (mg_import_plan_get_n_ends (plan), ==, 2);
  g_assert_cmpint (mg_import_plan_get_end (plan, 0)->choice, ==, MG_IMPORT_END_TAKE);
  g_assert_cmpint (mg_import_plan_get_end (plan, 1)->choice, ==, MG_IMPORT_END_REFUSE);
  g_assert_cmpstr (mg_import_plan_get_end (plan, 1)->like_name, ==, "Menuiserie Bois Clair");

  mg_import_plan_set_end (plan, 1, MG_IMPORT_END_TAKE);
  g_assert_cmpuint (count (plan, 3, 2, 1), ==, 0);
}

/* Same pair and level at other times, or another level: not the same link. */
static void
test_links_that_are_not_duplicates (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan =
    mg_fixture_plan ("De;Vers;Niveau;Depuis;Jusqu'à\nUne;Deux;1;2012;2013\nUne;Deux;1;2014;\nDeux;Une;2;2012;\n"
                     "Une;Deux;1;2012;2013\nUne;Deux;1;2013;2013", network);

  g_assert_cmpuint (count (plan, 5, 4, 1), ==, 0);
  /* The fourth says the same as the first; the fifth, something else. */
  g_assert_cmpuint (mg_import_plan_get_n_duplicates (plan), ==, 2);
  g_assert_true (mg_import_plan_get_duplicate (plan, 0)->is_sure);
  g_assert_false (mg_import_plan_get_duplicate (plan, 1)->is_sure);
}

static void
test_a_collective_makes_participations (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan = NULL;
  g_autoptr (MgImportPlan) links = NULL;

  mg_fixture_add (network, "Nom\nUne\nDeux");
  plan = mg_fixture_plan ("Organisation;Projet;Rôle;Depuis\nUne;Filière bois;pilote;2014\nDeux;Filière bois;soutien;", network);
  g_assert_cmpuint (count (plan, 2, 2, 0), ==, 0);
  g_assert_cmpuint (mg_import_plan_preview (plan)->n_collectives, ==, 1);
  g_assert_cmpuint (mg_import_plan_preview (plan)->n_participations, ==, 2);
  mg_fixture_import (plan);
  mg_fixture_assert_value (network, "Une – Filière bois", MG_FIELD_PART_ROLE, "lead");
  mg_fixture_assert_value (network, "Une – Filière bois", MG_FIELD_START, "2014");

  links = mg_fixture_plan ("De;Vers;Niveau\nFilière bois;Une;2\nUne;Deux;2", network);
  mg_fixture_check (links);
  g_assert_cmpuint (mg_import_plan_preview (links)->n_links, ==, 1);
  g_assert_cmpuint (mg_fixture_remarks (links, MG_IMPORT_REMARK_CHANGED, 2), ==, 1);
}

static void
test_a_matrix (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan =
    mg_fixture_plan (";Une;Deux;Trois\nUne;x;2;0\nDeux;2;;3\nTrois;;3;", network);

  /* The diagonal is a loop; the lower half says the upper one again. */
  g_assert_cmpuint (count (plan, 5, 2, 2), ==, 1);
  g_assert_cmpuint (mg_import_plan_get_n_duplicates (plan), ==, 0);
  mg_import_plan_set_target (plan, 0, "intensity");
  mg_fixture_import (plan);
  mg_fixture_assert_value (network, "Une – Deux", MG_FIELD_INTENSITY, "2");
  mg_fixture_assert_value (network, "Deux – Trois", MG_FIELD_INTENSITY, "3");
}

/* A matrix of one direction, of words. */
static void
test_a_matrix_of_words (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan =
    mg_fixture_plan ("Pôle;Une;Deux;Trois\nUne;;projet;\nDeux;;;mutualisation\nTrois;R&D;;", network);

  g_assert_cmpstr (mg_import_plan_get_target (plan, 0), ==, "layer");
  g_assert_cmpuint (count (plan, 3, 3, 0), ==, 0);
  mg_fixture_import (plan);
  mg_fixture_assert_value (network, "Trois – Une", MG_FIELD_LINK_LAYER, "strategy");
}

/* Places */

static gboolean
lie_apart (MgNetwork *network,
           MgId       one,
           MgId       other)
{
  double x, y, other_x, other_y;

  g_assert_true (mg_network_get_real (network, one, MG_FIELD_X, &x));
  g_assert_true (mg_network_get_real (network, one, MG_FIELD_Y, &y));
  g_assert_true (mg_network_get_real (network, other, MG_FIELD_X, &other_x));
  g_assert_true (mg_network_get_real (network, other, MG_FIELD_Y, &other_y));

  return fabs (x - other_x) >= 160. || fabs (y - other_y) >= 100.;
}

/* Nothing moves, nothing lies on anything else. */
static void
test_new_ones_find_a_free_place (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  g_autoptr (MgImportPlan) plan = NULL;
  MgNetworkIter iter;
  const MgItem *item;

  mg_fixture_add (network, "Nom;x;y\nUne;0;0\nDeux;300;0\nTrois;0;300");
  plan = mg_fixture_plan ("De;Vers\nUne;A\nUne;B\nUne;C\nDeux;D\nD;E\nF;G\nUne;D\nA;B", network);
  mg_import_plan_set_ends (plan, MG_IMPORT_END_CREATE);
  mg_fixture_import (plan);
  mg_fixture_add (network, "Nom\nH\nI\nJ\nK\nL\nM");

  mg_fixture_assert_value (network, "Deux", MG_FIELD_X, "300");
  mg_fixture_assert_value (network, "Trois", MG_FIELD_Y, "300");
  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    g_array_append_val (ids, item->id);

  g_assert_cmpuint (ids->len, ==, 16);
  for (guint i = 0; i < ids->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_true (lie_apart (network, g_array_index (ids, MgId, i), g_array_index (ids, MgId, j)));

  mg_import_plan_set_placing (plan, FALSE);
  g_assert_false (mg_import_plan_get_placing (plan));
}

/* Maps */

static void
test_a_map_says_the_same_again (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (GKeyFile) map = g_key_file_new ();
  g_autoptr (GKeyFile) read = g_key_file_new ();
  g_autoptr (GKeyFile) written = g_key_file_new ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MgImportPlan) plan = NULL;
  g_autoptr (MgImportPlan) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;
  const char *table = "De;Vers;Famille;Quoi [=];Depuis\nUne;Deux;truc;[a=b];03/04/2013\nUne;Personne;R&D;x;\nDeux;Une;truc;;";

  mg_fixture_add (network, "Nom\nUne\nDeux");
  plan = mg_fixture_plan (table, network);
  mg_import_plan_set_target (plan, 2, "layer");
  mg_import_plan_set_word (plan, 2, "truc", "project");
  mg_import_plan_set_target (plan, 3, "type");
  mg_import_plan_set_word (plan, 3, "[a=b]", "client");
  mg_import_plan_set_date_order (plan, MG_IMPORT_MONTH_FIRST);
  mg_import_plan_set_default (plan, "formality", "contract");
  mg_import_plan_set_end (plan, 0, MG_IMPORT_END_CREATE);
  mg_import_plan_save_map (plan, map, MG_IMPORT_MAP_GUESSES | MG_IMPORT_MAP_DECISIONS);
  text = g_key_file_to_data (map, NULL, NULL);
  g_assert_true (g_key_file_load_from_data (read, text, strlen (text), G_KEY_FILE_NONE, &error));

  again = mg_fixture_plan (table, network);
  g_assert_true (mg_import_plan_load_map (again, read, problems));
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpint (mg_import_plan_get_date_order (again), ==, MG_IMPORT_MONTH_FIRST);
  g_assert_cmpstr (mg_import_plan_get_target (again, 2), ==, "layer");
  g_assert_cmpstr (mg_import_plan_get_default (again, "formality"), ==, "contract");
  g_assert_cmpuint (mg_import_plan_preview (again)->n_organisations, ==, 1);

  mg_import_plan_save_map (again, written, MG_IMPORT_MAP_GUESSES | MG_IMPORT_MAP_DECISIONS);
  text_again = g_key_file_to_data (written, NULL, NULL);
  g_assert_cmpstr (text, ==, text_again);

  /* Saved again into the same file, it takes its own place. */
  mg_import_plan_save_map (again, map, MG_IMPORT_MAP_GUESSES | MG_IMPORT_MAP_DECISIONS);
  g_assert_false (g_key_file_has_group (map, "table 2"));
}

/* Columns may come in another order, with other capitals, and more of them. */
static void
test_a_map_is_found_by_its_headers (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (GKeyFile) map = g_key_file_new ();
  g_autoptr (MgImportPlan) plan = mg_fixture_plan ("Nom;Famille\nUne;truc", network);
  g_autoptr (MgImportPlan) moved = mg_fixture_plan ("FAMILLE;Ville;nom\ntruc;Tulle;Deux", network);
  g_autoptr (MgImportPlan) other = mg_fixture_plan ("Nom;Ville\nTrois;Tulle", network);

  mg_import_plan_set_target (plan, 1, "subkind");
  mg_import_plan_set_word (plan, 1, "truc", "scop");
  mg_import_plan_save_map (plan, map, 0);

  g_assert_true (mg_import_plan_load_map (moved, map, NULL));
  g_assert_cmpstr (mg_import_plan_get_target (moved, 0), ==, "subkind");
  g_assert_cmpstr (mg_import_plan_get_target (moved, 1), ==, "commune");
  g_assert_cmpstr (mg_import_plan_get_word (moved, 0, 0)->choice, ==, "scop");
  g_assert_false (mg_import_plan_load_map (other, map, NULL));
}

/* What is wrong in a map is said; the rest of it counts. */
static void
test_a_bad_map_is_said (void)
{
  static const char text[] =
    "[table 1]\nkind=nonsense\ndecimal=dot\n[table 1 columns]\nnom=label\nville=beauty\n"
    "[table 1 decisions]\nwhatever=1\n";
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (GKeyFile) map = g_key_file_new ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MgImportPlan) plan = mg_fixture_plan ("Nom;Ville\nUne;Tulle", network);

  g_assert_true (g_key_file_load_from_data (map, text, strlen (text), G_KEY_FILE_NONE, NULL));
  g_assert_true (mg_import_plan_load_map (plan, map, problems));
  g_assert_cmpuint (problems->len, ==, 4);
  g_assert_cmpstr (mg_import_plan_get_target (plan, 0), ==, "label");
  g_assert_cmpstr (mg_import_plan_get_target (plan, 1), ==, "commune");
}

/* (nullable): what is said of a column that is left out */
static const char *
find_remark (MgImportPlan *plan,
             const char   *part)
{
  const MgImportPreview *preview = mg_import_plan_preview (plan);

  for (guint i = 0; i < preview->n_remarks; i++)
    if (strstr (preview->remarks[i].text, part) != NULL)
      return preview->remarks[i].text;

  return NULL;
}

static void
test_why_a_column_is_left_out (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgImportPlan) plan =
    mg_fixture_plan ("De;Vers;Poids;intensity;reciprocal;Courriel\nUne;Deux;2;3;vert;a@une.fr\nDeux;Trois;1;1;bleu;b@deux.fr",
                     network);

  g_assert_cmpstr (mg_import_plan_get_target (plan, 2), ==, "intensity");
  g_assert_cmpstr (mg_import_plan_get_target (plan, 3), ==, "ignore");
  g_assert_nonnull (find_remark (plan, "“intensity” is left out: the column “Poids” already tells the same"));
  g_assert_nonnull (find_remark (plan, "“reciprocal” is left out: it has the name of a field"));
  g_assert_nonnull (find_remark (plan, "“Courriel” is left out: it seems to tell of persons"));
}

static void
test_a_map_gives_a_target_once (void)
{
  static const char text[] = "[table 1]\nkind=organisations\n[table 1 columns]\nnom=label\nautre=label\n"
                             "agrement=labels\nlabel esus=labels\n";
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (GKeyFile) map = g_key_file_new ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MgImportPlan) plan = mg_fixture_plan ("Nom;Autre;Agrément;Label ESUS\nUne;Deux;aci;esus", network);

  g_assert_true (g_key_file_load_from_data (map, text, strlen (text), G_KEY_FILE_NONE, NULL));
  g_assert_true (mg_import_plan_load_map (plan, map, problems));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "“Nom” and “Autre” cannot both become “label”"));
  g_assert_cmpstr (mg_import_plan_get_target (plan, 0), ==, "label");
  g_assert_cmpstr (mg_import_plan_get_target (plan, 1), !=, "label");
  g_assert_cmpstr (mg_import_plan_get_target (plan, 3), ==, "labels");
}

/* Titles above headers fill fewer cells than they do: a full row is a record. */
static void
test_headers_are_found (void)
{
  static const struct
  {
    const char *text;
    int         row;
  } cases[] = {
    { "in;out;link\nA;B;projet\nA;C;projet", 0 },
    { "machin;truc;bidule\nA;avec;projet\nB;vers;lieu", -1 },
    { "A;B\nB;C\nC;A", -1 },
    { "A;B;projet\nA;C;projet\nB;C;lieu", -1 },
    { "Liens du pôle;;\n;;\nDe;Vers;Niveau\nUne;Deux;projet", 1 },
    { "1;2;3\nDe;Vers;Niveau\nUne;Deux;projet", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MgNetwork) network = mg_network_new ();
      g_autoptr (MgImportPlan) plan = mg_fixture_plan (cases[i].text, network);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (mg_import_plan_get_header_row (plan), ==, cases[i].row);
    }
}

static void
test_tables_are_remembered (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "maillage", "imports.ini", NULL);
  g_autoptr (MgImportPlan) plan = mg_fixture_plan ("Nom;Famille\nUne;truc", network);
  g_autoptr (MgImportPlan) next = mg_fixture_plan ("Nom;Famille\nDeux;truc", network);
  g_autoptr (MgImportPlan) first = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (mg_import_plan_recall (next, NULL));
  mg_import_plan_set_target (plan, 1, "subkind");
  mg_import_plan_set_word (plan, 1, "truc", "scop");
  g_assert_true (mg_import_plan_remember (plan, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (mg_import_plan_recall (next, NULL));
  g_assert_cmpstr (mg_import_plan_get_word (next, column_of (next, "subkind"), 0)->choice, ==, "scop");

  /* The oldest go: fifty others, and it is forgotten. */
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *text = g_strdup_printf ("Nom;Colonne numéro %u\nUne;x", i);
      g_autoptr (MgImportPlan) other = mg_fixture_plan (text, network);

      g_assert_true (mg_import_plan_remember (other, NULL, &error));
    }
  first = mg_fixture_plan ("Nom;Famille\nTrois;truc", network);
  g_assert_false (mg_import_plan_recall (first, NULL));

  /* A file that is none is as if it were not there. */
  g_assert_true (g_file_set_contents (path, "no key file", -1, NULL));
  g_assert_false (mg_import_plan_recall (first, NULL));
}

/* Always */

static char *
make_cell (void)
{
  static const char * const cells[] = {
    "", "", " ", "Une", "Deux", "Trois", "UNE", "Quatre & Cinq", "SCOP Quatre et Cinq", "Scop", "ESS", "x", "non",
    "1", "2", "3", "0", "12,5", "6 000,00 €", "2013", "31/02/2014", "mars 2013", "n.c.", "?", "-", "R&D", "client",
    "Tulle", "TULLE", "mutualisation", "projet", "o01", "o02", "l01", "a@b.fr", "(", ";;", "\u00a0", "é", "[=]",
    "Filière bois", "oui", "De", "Vers", "Nom", "Type", "id", "Menuisrie", "Menuiserie", "=1+1", "10/2011",
  };

  return g_strdup (cells[g_test_rand_int_range (0, G_N_ELEMENTS (cells))]);
}

static MgSheet *
make_table (void)
{
  static const char * const headers[] = {
    "Nom", "Type", "Statut", "De", "Vers", "Niveau", "Nature", "Depuis", "Jusqu'à", "Commune", "ETP", "Membre ?",
    "id", "Projet", "Organisation", "Rôle", "Une", "Deux", "Trois", "", "Montant", "Remarques", "x", "y", "Surface",
  };
  MgSheet *sheet = mg_sheet_new (NULL);
  guint n_columns = (guint) g_test_rand_int_range (1, 8);
  guint n_rows = (guint) g_test_rand_int_range (0, 25);

  for (guint row = 0; row <= n_rows; row++)
    {
      g_auto (GStrv) cells = g_new0 (char *, n_columns + 1);

      for (guint i = 0; i < n_columns; i++)
        cells[i] = row == 0 && g_test_rand_int_range (0, 4) > 0
                   ? g_strdup (headers[g_test_rand_int_range (0, G_N_ELEMENTS (headers))]) : make_cell ();
      mg_sheet_append (sheet, 0, (const char * const *) cells);
    }

  return sheet;
}

/* Something that somebody could click. */
static void
decide (MgImportPlan *plan)
{
  guint n_columns = mg_import_plan_get_n_columns (plan);
  guint n_duplicates = mg_import_plan_get_n_duplicates (plan);
  guint n_ends = mg_import_plan_get_n_ends (plan);
  guint column = n_columns > 0 ? (guint) g_test_rand_int_range (0, (gint32) n_columns) : 0;
  const MgImportTarget *targets;
  guint n;

  switch (g_test_rand_int_range (0, 7))
    {
    case 0:
      mg_import_plan_set_kind (plan, (MgImportKind) g_test_rand_int_range (0, MG_IMPORT_N_KINDS));
      break;

    case 1:
      mg_import_plan_set_header_row (plan, g_test_rand_int_range (-1, 3));
      break;

    case 2:
      if (n_columns == 0)
        break;
      targets = mg_import_plan_get_targets (plan, column, &n);
      mg_import_plan_set_target (plan, column, targets[g_test_rand_int_range (0, (gint32) n)].id);
      break;

    case 3:
      if (n_duplicates > 0)
        mg_import_plan_set_merge (plan, (guint) g_test_rand_int_range (0, (gint32) n_duplicates), g_test_rand_bit ());
      break;

    case 4:
      if (n_ends > 0)
        mg_import_plan_set_end (plan, (guint) g_test_rand_int_range (0, (gint32) n_ends),
                                (MgImportEndChoice) g_test_rand_int_range (0, 3));
      break;

    case 5:
      mg_import_plan_set_ends (plan, (MgImportEndChoice) g_test_rand_int_range (0, 2));
      break;

    default:
      if (n_columns > 0 && mg_import_plan_get_n_words (plan, column) > 0)
        mg_import_plan_set_word (plan, column, mg_import_plan_get_word (plan, column, 0)->word, g_test_rand_bit () ? "ess" : "");
    }
}

/* Read = imported + merged + refused; what is announced is what is done; one undo. */
static void
test_random_tables_add_up (void)
{
  guint n_done = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (MgNetwork) network = mg_network_new ();
      g_autoptr (MgHistory) history = mg_history_new (network);
      guint n_steps = 0;

      for (guint j = 0; j < 4; j++)
        {
          g_autoptr (MgSheet) sheet = make_table ();
          g_autoptr (MgImportPlan) plan = mg_import_plan_new (sheet, "random", network);
          g_autoptr (GBytes) before = mg_fixture_bytes (network);
          g_autoptr (GBytes) undone = NULL;
          g_autoptr (GError) error = NULL;
          guint64 state = mg_history_get_state (history);
          guint nodes = mg_network_count (network, MG_ITEMS_NODES);
          guint edges = mg_network_count (network, MG_ITEMS_EDGES);
          MgImportPreview preview;

          for (int k = g_test_rand_int_range (0, 5); k > 0; k--)
            {
              decide (plan);
              mg_fixture_check (plan);
            }

          mg_fixture_check (plan);
          preview = *mg_import_plan_preview (plan);
          g_assert_true (mg_history_run (history, mg_import_plan_make (plan), 0, &error));
          g_assert_no_error (error);
          g_assert_cmpuint (mg_network_count (network, MG_ITEMS_NODES), ==,
                            nodes + preview.n_organisations + preview.n_collectives);
          g_assert_cmpuint (mg_network_count (network, MG_ITEMS_EDGES), ==,
                            edges + preview.n_links + preview.n_participations);
          n_done += preview.n_imported;

          if (mg_history_get_state (history) == state)
            continue;

          n_steps++;
          mg_history_undo (history);
          undone = mg_fixture_bytes (network);
          g_assert_true (g_bytes_equal (before, undone));
          mg_history_redo (history);
        }

      while (n_steps-- > 0)
        mg_history_undo (history);
      g_assert_cmpuint (mg_network_count (network, MG_ITEMS_NODES | MG_ITEMS_EDGES), ==, 0);
    }

  g_assert_cmpuint (n_done, >, 300);
}

/* Nothing in a table ends the program. */
static void
test_odd_tables (void)
{
  static const char * const tables[] = { "", "Nom", ";;;", "De;Vers", "\u00a0;x", ";a;b", "De\nUne", "Nom;Nom;Nom\nUne;Deux;Trois" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint kind = 0; kind < MG_IMPORT_N_KINDS; kind++)
      {
        g_autoptr (MgNetwork) network = mg_network_new ();
        g_autoptr (MgImportPlan) plan = mg_fixture_plan (tables[i], network);

        mg_import_plan_set_kind (plan, (MgImportKind) kind);
        mg_fixture_check (plan);
        mg_fixture_import (plan);
      }
}

static void
remove_settings (const char *folder)
{
  g_autofree char *own = g_build_filename (folder, "maillage", NULL);
  g_autofree char *path = g_build_filename (own, "imports.ini", NULL);

  g_remove (path);
  g_rmdir (own);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("maillage-import-XXXXXX", NULL);
  int status;

  /* Before anybody asks where settings are. */
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/kinds-are-guessed", test_kinds_are_guessed);
  g_test_add_func ("/import/values-decide-between-senses", test_values_decide_between_senses);
  g_test_add_func ("/import/unknown-columns-become-fields", test_unknown_columns_become_fields);
  g_test_add_func ("/import/own-fields-are-found-again", test_own_fields_are_found_again);
  g_test_add_func ("/import/persons-are-left-out", test_persons_are_left_out);
  g_test_add_func ("/import/american-dates-are-recognised", test_american_dates_are_recognised);
  g_test_add_func ("/import/several-choices-in-a-cell", test_several_choices_in_a_cell);
  g_test_add_func ("/import/a-target-has-one-column", test_a_target_has_one_column);
  g_test_add_func ("/import/every-target-can-be-set", test_every_target_can_be_set);
  g_test_add_func ("/import/a-word-can-be-said", test_a_word_can_be_said);
  g_test_add_func ("/import/defaults-fill-what-is-not-said", test_defaults_fill_what_is_not_said);
  g_test_add_func ("/import/the-network-can-be-another", test_the_network_can_be_another);
  g_test_add_func ("/import/a-preview-is-never-old", test_a_preview_is_never_old);
  g_test_add_func ("/import/each-setter-tells-once", test_each_setter_tells_once);
  g_test_add_func ("/import/towns-tell-namesakes-apart", test_towns_tell_namesakes_apart);
  g_test_add_func ("/import/merging-fills-and-keeps", test_merging_fills_and_keeps);
  g_test_add_func ("/import/a-vaguer-date-is-no-conflict", test_a_vaguer_date_is_no_conflict);
  g_test_add_func ("/import/wished-identifiers-come-first", test_wished_identifiers_come_first);
  g_test_add_func ("/import/near-names-are-proposed", test_near_names_are_proposed);
  g_test_add_func ("/import/identifiers", test_identifiers);
  g_test_add_func ("/import/links-alone-bring-their-ends", test_links_alone_bring_their_ends);
  g_test_add_func ("/import/ends-are-taken-for-what-they-resemble", test_ends_are_taken_for_what_they_resemble);
  g_test_add_func ("/import/links-that-are-not-duplicates", test_links_that_are_not_duplicates);
  g_test_add_func ("/import/a-collective-makes-participations", test_a_collective_makes_participations);
  g_test_add_func ("/import/a-matrix", test_a_matrix);
  g_test_add_func ("/import/a-matrix-of-words", test_a_matrix_of_words);
  g_test_add_func ("/import/new-ones-find-a-free-place", test_new_ones_find_a_free_place);
  g_test_add_func ("/import/a-map-says-the-same-again", test_a_map_says_the_same_again);
  g_test_add_func ("/import/a-map-is-found-by-its-headers", test_a_map_is_found_by_its_headers);
  g_test_add_func ("/import/a-bad-map-is-said", test_a_bad_map_is_said);
  g_test_add_func ("/import/why-a-column-is-left-out", test_why_a_column_is_left_out);
  g_test_add_func ("/import/a-map-gives-a-target-once", test_a_map_gives_a_target_once);
  g_test_add_func ("/import/headers-are-found", test_headers_are_found);
  g_test_add_func ("/import/tables-are-remembered", test_tables_are_remembered);
  g_test_add_func ("/import/random-tables-add-up", test_random_tables_add_up);
  g_test_add_func ("/import/odd-tables", test_odd_tables);

  status = g_test_run ();
  remove_settings (folder);

  return status;
}
