/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about the fictitious pole, whose figures the method's own tables give,
 * and about networks that have little to say.
 */
#include "mg-sentences.h"

#include <string.h>

#include "mg-fixture.h"
#include "mg-format.h"

static MgResults *
measure (MgNetwork *network)
{
  const MgScope scope = { .perimeter = MG_PERIMETER_MAP, .details = TRUE };
  g_autofree const char **ids = mg_sentence_dup_measures ();
  g_autoptr(MgSnapshot) graph = mg_snapshot_new (network, &scope);
  g_autoptr(GError) error = NULL;
  MgResults *results = mg_measure_run (graph, ids, NULL, NULL, &error);

  g_assert_no_error (error);

  return results;
}

/* One to a line, after the number of its indicator. */
static char *
say_all (const MgResults *results)
{
  GString *text = g_string_new (NULL);
  guint n;
  const MgSentence *table = mg_sentence_get_table (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sentence = mg_sentence_dup_text (&table[i], results);

      if (sentence != NULL)
        g_string_append_printf (text, "%s %s\n", table[i].indicator, sentence);
    }

  return g_string_free (text, FALSE);
}

/* Each figure stands in the method's table of the example. */
static void
test_sample (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) network = mg_format_read_file (MG_SOURCE_ROOT "/data/samples/pole-exemple.graphml", NULL, NULL,
                                                      NULL, NULL, &error);
  g_autoptr(MgResults) results = NULL;
  g_autofree char *said = NULL;

  g_assert_no_error (error);
  results = measure (network);
  said = say_all (results);
  g_assert_cmpstr (said, ==,
    "I-18 19 of 21 organisations are linked with each other; 2 are not linked yet.\n"
    "I-01 Of 100 possible pairs of organisations, about 15 cooperate; on average each works with about 3 others.\n"
    "I-02 What is done, by level: Pool, 13 pairs; Do together, 18 pairs; Prepare the future, 9 pairs.\n"
    "I-16 8 pairs cooperate on several levels at once (on three: 1).\n"
    "I-22 18 of 21 organisations take part in a shared place or project; 19 pairs meet only there.\n"
    "I-17 25 of 40 links go both ways.\n"
    "I-19 When two organisations have a partner in common, about 3 times in 10 they cooperate with each other, too.\n"
    "I-20 The only ways between parts of the network: 2 organisations, 3 pairs.\n"
    "I-10 The map shows 4 groups that work mostly among themselves: are they known as such?\n"
    "I-12 17 of 31 pairs join an organisation of the SSE and another one; in a random draw of pairs it would be about 16.\n"
    "I-23 Members: 4 at the end of 2012, 15 at the end of 2015.\n"
    "I-15 The map brings together 5 kinds of organisations and 14 sectors of activity.\n"
    "I-14 Firms outside the SSE: among the members 1, among participants and partners 3.\n"
    "I-32 4 of 4 founders belong to the SSE.\n"
    "I-11 The declared core has 4 organisations; by the links 6 are at the centre, of them declared: 3.\n"
    "I-31 3 local authorities are on the map; organisations that cooperate with them directly: 5; grants, premises lent and seats: 4.\n"
    "I-28 The organisations are in 10 municipalities; Tulle has the largest number of them (7).\n"
    "I-27 27 of 31 pairs join two organisations of the territory.\n"
    "I-26 Half of the pairs are within about 13 km, from municipality to municipality.\n"
    "I-33 The members stand for 113 full-time jobs, besides 30 work-integration posts.\n"
    "I-34 26 people keep the cooperation going day by day.\n"
    "I-35 54 % of the pole’s money is no public aid; time and premises given are worth 30000 € besides.\n"
    "I-29 30 of 40 links are written down in an agreement or a contract.\n"
    "I-30 4 pairs know each other and have signed together, too.\n"
    "I-25 Half of the links have lasted 22 months or more.\n"
    "I-24 4 of 40 links are older than the pole.\n"
    "I-37 A structure of the pole’s own, apart from its members, runs it; full-time posts for this: 1.5.\n"
    "I-36 Links that remain to be checked: 0 of 40.\n");
}

static char *
say_of (MgSnapshot *graph)
{
  g_autoptr(MgSnapshot) owned = graph;
  g_autofree const char **ids = mg_sentence_dup_measures ();
  g_autoptr(GError) error = NULL;
  g_autoptr(MgResults) results = mg_measure_run (owned, ids, NULL, NULL, &error);

  g_assert_no_error (error);

  return say_all (results);
}

/* What is not known is not spoken of. */
static void
test_little_to_say (void)
{
  g_autofree char *nobody = say_of (mg_fixture_empty (0));
  g_autofree char *one = say_of (mg_fixture_empty (1));
  g_autofree char *alone = say_of (mg_fixture_empty (7));
  g_autofree char *three = say_of (mg_fixture_path (3));

  g_assert_cmpstr (nobody, ==, "");
  g_assert_cmpstr (one, ==, "");
  g_assert_cmpstr (alone, ==, "I-18 None of the 7 organisations is linked to another yet.\n");
  g_assert_cmpstr (three, ==, "I-18 All 3 organisations are linked with each other, directly or by way of others.\n");
}

static void
test_pieces (void)
{
  g_autofree char *two = say_of (mg_fixture_parse ("a-b b-c d-e", FALSE, NULL));
  g_autofree char *more = say_of (mg_fixture_parse ("a-b b-c d-e f g", FALSE, NULL));

  g_assert_true (g_str_has_prefix (two, "I-18 3 of 5 organisations are linked with each other; "
                                        "the others stand alone (0) or in smaller groups (1)."));
  g_assert_true (g_str_has_prefix (more, "I-18 3 of 7 organisations are linked with each other; "
                                         "the others stand alone (2) or in smaller groups (1)."));
}

/* Neither decimals nor what no figure is, whatever the network. */
static void
test_plain_words (void)
{
  for (guint round = 0; round < 40; round++)
    {
      g_autofree char *said = say_of (mg_fixture_random ((guint) g_test_rand_int_range (0, 60),
                                                         g_test_rand_double (), FALSE));

      g_assert_false (g_regex_match_simple ("[0-9][.,][0-9]", said, 0, 0));
      g_assert_null (strstr (said, "nan"));
      g_assert_null (strstr (said, "inf"));
    }
}

int
main (int   argc,
      char *argv[])
{
  /* The vocabulary is in the language of whoever runs this. */
  g_setenv ("LANGUAGE", "en", TRUE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sentences/sample", test_sample);
  g_test_add_func ("/sentences/little-to-say", test_little_to_say);
  g_test_add_func ("/sentences/pieces", test_pieces);
  g_test_add_func ("/sentences/plain-words", test_plain_words);

  return g_test_run ();
}
