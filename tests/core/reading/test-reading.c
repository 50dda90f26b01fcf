/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers about the fictitious pole of tests/data/sample, whose figures the
 * method's own tables give.
 */
#include "mg-reading.h"

#include "mg-fixture.h"

static MgReading *
ask (MgNetwork  *network,
     const char *id,
     MgId        organisation,
     const char *layer)
{
  const MgQuestion *question = mg_question_find (id);
  const MgScope map_scope = { .perimeter = MG_PERIMETER_MAP, .date = mg_date_new (2016, 6, 0) };
  g_autoptr(MgSnapshot) graph = mg_snapshot_new (network, &map_scope);
  const MgReadingSubject subject = { &organisation, 1, 1, layer };
  const char *ids[] = { question->measure, NULL };
  g_autoptr(MgResults) results = NULL;
  g_autoptr(GError) error = NULL;

  if (question->measure == NULL)
    return mg_reading_new (question, network, &map_scope, graph, NULL, &subject);

  results = mg_measure_run (graph, ids, NULL, NULL, &error);
  g_assert_no_error (error);

  return mg_reading_new (question, network, &map_scope, graph,
                         mg_results_get_values (results, question->measure), &subject);
}

static MgId
find_organisation (MgNetwork  *network,
                   const char *text_id)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    {
      if (g_strcmp0 (mg_network_get_text (network, item->id, MG_FIELD_ID), text_id) == 0)
        return item->id;
    }
  g_assert_not_reached ();
}

static gboolean
is_lit (const MgReading *reading,
        MgNetwork       *network,
        const char      *text_id)
{
  return g_hash_table_contains (reading->lit,
                                GUINT_TO_POINTER (find_organisation (network, text_id)));
}

static guint
count_lit (const MgReading *reading,
           MgNetwork       *network,
           MgItemKind       kind)
{
  GHashTableIter iter;
  gpointer id;
  guint n = 0;

  g_hash_table_iter_init (&iter, reading->lit);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    n += mg_network_find (network, GPOINTER_TO_UINT (id))->kind == kind;

  return n;
}

static void
test_unlinked (void)
{
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  g_autoptr(MgReading) reading = ask (network, "unlinked", 0, NULL);

  g_assert_true (g_str_has_prefix (reading->sentence,
                                   "2 organisations of 21 are not linked yet: "));
  g_assert_nonnull (strstr (reading->sentence, "But present in another way"));
  g_assert_true (is_lit (reading, network, "o17"));
  g_assert_true (is_lit (reading, network, "o18"));
  g_assert_cmpuint (count_lit (reading, network, MG_ITEM_ORGANISATION), ==, 2);
}

static void
test_linkers (void)
{
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  g_autoptr(MgReading) reading = ask (network, "linkers", 0, NULL);
  static const char * const expected[] = { "o01", "o02", "o04", "o05", "o11", "o16", "o19" };

  g_assert_true (g_str_has_prefix (reading->sentence, "7 organisations put in touch others"));
  g_assert_cmpuint (count_lit (reading, network, MG_ITEM_ORGANISATION), ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (is_lit (reading, network, expected[i]));
}

/* 39.9 % of the pairs of the eighteen others: fourteen, two, one and one are left. */
static gboolean
lights_link_of (const MgReading *reading,
                MgNetwork       *network,
                MgId             organisation)
{
  MgNetworkIter iter;
  const MgItem *link;

  mg_network_iter_init (&iter, network, MG_ITEMS_EDGES);
  while ((link = mg_network_iter_next (&iter)))
    {
      if ((link->source == organisation || link->target == organisation) &&
          g_hash_table_contains (reading->lit, GUINT_TO_POINTER (link->id)))
        return TRUE;
    }

  return FALSE;
}

static void
test_withdrawal (void)
{
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  MgId organisation = find_organisation (network, "o04");
  g_autoptr(MgReading) reading = ask (network, "withdrawal", organisation, NULL);
  g_autoptr(MgReading) harmless = ask (network, "withdrawal", find_organisation (network, "o01"),
                                       NULL);
  g_autoptr(MgReading) apart = ask (network, "withdrawal", find_organisation (network, "o17"),
                                    NULL);
  g_autoptr(MgReading) nobody = ask (network, "withdrawal", 0, NULL);

  g_assert_nonnull (strstr (reading->sentence, "4 organisations would no longer be linked"));
  g_assert_true (g_str_has_suffix (reading->sentence, "with it: 19; then: 14."));
  g_assert_true (is_lit (reading, network, "o09"));
  g_assert_true (is_lit (reading, network, "o13"));
  g_assert_cmpuint (count_lit (reading, network, MG_ITEM_ORGANISATION), ==, 5);
  g_assert_nonnull (strstr (harmless->sentence, "would still be linked"));
  g_assert_cmpuint (count_lit (harmless, network, MG_ITEM_ORGANISATION), ==, 19);
  g_assert_false (lights_link_of (harmless, network, find_organisation (network, "o01")));
  g_assert_true (lights_link_of (harmless, network, organisation));
  g_assert_nonnull (strstr (apart->sentence, "is not linked to another organisation yet. But present in another way"));
  g_assert_cmpuint (g_hash_table_size (nobody->lit), ==, 0);
}

static void
test_ess (void)
{
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  g_autoptr(MgReading) reading = ask (network, "ess", 0, NULL);

  g_assert_cmpstr (reading->sentence, ==,
                   "17 pairs join an organisation of the SSE and another; 13 are within the SSE, "
                   "and 1 is between others.");
}

static void
test_level (void)
{
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  g_autoptr(MgReading) pooling = ask (network, "level", 0, "mutualisation");
  g_autoptr(MgReading) project = ask (network, "level", 0, "project");
  g_autoptr(MgReading) none = ask (network, "level", 0, NULL);

  g_assert_nonnull (strstr (pooling->sentence, "13 pairs"));
  g_assert_nonnull (strstr (project->sentence, "18 pairs"));
  g_assert_cmpuint (count_lit (project, network, MG_ITEM_LINK), >=, 18);
  g_assert_cmpuint (g_hash_table_size (none->lit), ==, 0);
}

static MgReading *
ask_several (MgNetwork         *network,
             const char        *id,
             guint              steps,
             const char * const *text_ids)
{
  const MgScope scope = { .perimeter = MG_PERIMETER_MAP, .date = mg_date_new (2016, 6, 0) };
  g_autoptr(MgSnapshot) graph = mg_snapshot_new (network, &scope);
  MgId ids[4];
  MgReadingSubject subject = { .organisations = ids, .steps = steps };

  for (guint i = 0; text_ids[i] != NULL; i++)
    ids[subject.n_organisations++] = find_organisation (network, text_ids[i]);

  return mg_reading_new (mg_question_find (id), network, &scope, graph, NULL, &subject);
}

/* The eight partners of o04; o09 and o13 hang on it alone. */
static void
test_around (void)
{
  static const char * const four[] = { "o04", NULL }, * const nine[] = { "o09", NULL };
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  g_autoptr(MgReading) one_step = ask_several (network, "around", 1, four);
  g_autoptr(MgReading) leaf = ask_several (network, "around", 1, nine);
  g_autoptr(MgReading) two_steps = ask_several (network, "around", 2, nine);
  g_autoptr(MgReading) all = ask_several (network, "around", 9, four);

  g_assert_nonnull (strstr (one_step->sentence, "directly linked to 8 of the 20 others"));
  g_assert_cmpuint (count_lit (one_step, network, MG_ITEM_ORGANISATION), ==, 9);
  g_assert_nonnull (strstr (leaf->sentence, "directly linked to 1 of the 20 others"));
  g_assert_nonnull (strstr (two_steps->sentence, "in 2 steps or fewer, 8 of the 20 others"));
  g_assert_nonnull (strstr (all->sentence, "in 9 steps or fewer, 18 of the 20 others"));
}

static void
test_between (void)
{
  static const char * const near[] = { "o04", "o09", NULL }, * const far[] = { "o09", "o13", NULL };
  static const char * const apart[] = { "o04", "o17", NULL }, * const one[] = { "o04", NULL };
  static const char * const nothing[] = { NULL };
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  g_autoptr(MgReading) direct = ask_several (network, "between", 1, near);
  g_autoptr(MgReading) two = ask_several (network, "between", 1, far);
  g_autoptr(MgReading) none = ask_several (network, "between", 1, apart);
  g_autoptr(MgReading) few = ask_several (network, "between", 1, one);
  g_autoptr(MgReading) nobody = ask_several (network, "between", 1, nothing);

  g_assert_true (g_str_has_suffix (direct->sentence, "work with each other directly."));
  g_assert_nonnull (strstr (two->sentence, ": 2 steps from one to the other, by way of "));
  g_assert_cmpuint (count_lit (two, network, MG_ITEM_ORGANISATION), ==, 3);
  g_assert_true (is_lit (two, network, "o04"));
  g_assert_nonnull (strstr (none->sentence, "no way along cooperations"));
  g_assert_cmpuint (g_hash_table_size (none->lit), ==, 0);
  g_assert_true (g_str_has_suffix (few->sentence, ", and which other? Click it while you hold Shift."));
  g_assert_cmpstr (nobody->sentence, ==, "Select two organisations on the map.");
}

/* Nobody is unlinked then: there is nobody else. */
static void
test_around_all (void)
{
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  const MgScope scope = { .perimeter = MG_PERIMETER_MAP, .date = mg_date_new (2016, 6, 0) };
  g_autoptr(MgSnapshot) graph = mg_snapshot_new (network, &scope);
  const MgReadingSubject subject = { graph->ids, graph->n_nodes, 1, NULL };
  const MgReadingSubject two = { graph->ids, 2, 1, NULL };
  g_autoptr(MgReading) all = mg_reading_new (mg_question_find ("around"), network, &scope, graph, NULL, &subject);
  g_autoptr(MgReading) one_too_many = mg_reading_new (mg_question_find ("withdrawal"), network, &scope, graph, NULL, &two);

  g_assert_cmpstr (all->sentence, ==, "All organisations are selected: nobody is left around them.");
  g_assert_cmpstr (one_too_many->sentence, ==, "Select one organisation on the map, then ask again.");
}

/* Links between two that are as far from the first lead nobody on. */
static void
test_ways_alone (void)
{
  static const char * const ends[] = { "o15", "o21", NULL };
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  g_autoptr(MgReading) reading = ask_several (network, "between", 1, ends);
  MgNetworkIter iter;
  const MgItem *link;
  guint n_between_same = 0;

  g_assert_true (is_lit (reading, network, "o01"));
  g_assert_true (is_lit (reading, network, "o19"));
  mg_network_iter_init (&iter, network, MG_ITEMS_EDGES);
  while ((link = mg_network_iter_next (&iter)))
    {
      if (link->source == find_organisation (network, "o01") && link->target == find_organisation (network, "o19"))
        {
          g_assert_false (g_hash_table_contains (reading->lit, GUINT_TO_POINTER (link->id)));
          n_between_same++;
        }
    }
  g_assert_cmpuint (n_between_same, ==, 1);
  g_assert_cmpuint (count_lit (reading, network, MG_ITEM_LINK), >, 5);
}

/* Somebody is selected, but the measures do not know them: else one would ask in vain. */
static void
test_left_out (void)
{
  static const char * const support[] = { "o22", NULL };
  static const char * const questions[] = { "around", "between", "withdrawal" };
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  g_autoptr(MgReading) none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr(MgReading) reading = ask_several (network, questions[i], 1, support);

      g_assert_true (g_str_has_prefix (reading->sentence, "Left out of the measures: "));
      g_assert_nonnull (strstr (reading->sentence, ". Select "));
      g_assert_cmpuint (g_hash_table_size (reading->lit), ==, 0);
    }

  none = ask (network, "withdrawal", MG_ID_NONE, NULL);
  g_assert_cmpstr (none->sentence, ==, "Select one organisation on the map, then ask again.");
}

static void
test_empty (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  guint n_questions;
  const MgQuestion *questions = mg_question_get_table (&n_questions);

  g_assert_cmpuint (n_questions, ==, 7);
  for (guint i = 0; i < n_questions; i++)
    {
      g_autoptr(MgReading) reading = ask (network, questions[i].id, 0, "project");

      g_assert_cmpuint (strlen (reading->sentence), >, 10);
      g_assert_cmpuint (g_hash_table_size (reading->lit), ==, 0);
    }
}

/* Four who all work together; three of whom none works with another. */
static void
test_nobody_between (void)
{
  static const guint ends[] = { 0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3 };
  const MgQuestion *question = mg_question_find ("linkers");
  const MgScope scope = { .perimeter = MG_PERIMETER_MAP };
  const MgReadingSubject subject = { .steps = 1 };
  const double values[] = { 0., 0., 0., 0. };
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgSnapshot) all = mg_snapshot_new_plain (4, ends, 6, FALSE);
  g_autoptr(MgSnapshot) none = mg_snapshot_new_plain (3, ends, 0, FALSE);
  g_autoptr(MgReading) together = mg_reading_new (question, network, &scope, all, values, &subject);
  g_autoptr(MgReading) apart = mg_reading_new (question, network, &scope, none, values, &subject);

  g_assert_true (g_str_has_prefix (together->sentence, "Nobody stands between many others"));
  g_assert_cmpstr (apart->sentence, ==, "No organisation cooperates with another yet.");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/who-is-not-linked", test_unlinked);
  g_test_add_func ("/reading/who-links-groups", test_linkers);
  g_test_add_func ("/reading/what-if-one-withdrew", test_withdrawal);
  g_test_add_func ("/reading/ess-and-others", test_ess);
  g_test_add_func ("/reading/one-level-at-a-time", test_level);
  g_test_add_func ("/reading/around-somebody", test_around);
  g_test_add_func ("/reading/from-one-to-the-other", test_between);
  g_test_add_func ("/reading/around-everybody", test_around_all);
  g_test_add_func ("/reading/ways-alone-are-lit", test_ways_alone);
  g_test_add_func ("/reading/who-is-left-out-is-said", test_left_out);
  g_test_add_func ("/reading/nobody-between", test_nobody_between);
  g_test_add_func ("/reading/empty-pole", test_empty);

  return g_test_run ();
}
