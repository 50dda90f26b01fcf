/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "mg-plain-fixture.h"

#define FORMAT "vna"

static const char sample[] =
  "*Node data\n"
  "ID kind, staff\n"
  "\"Les Jardins\" ess 12\n"
  "Fournil firm \"\"\n"
  "*Node properties\n"
  "ID x y color shortlabel\n"
  "\"Les Jardins\" -355.5 -114.25 153 Jardins\n"
  "Fournil 170 214 153 Four\n"
  "*Tie data\n"
  "from to strength kind\n"
  "\"Les Jardins\" Fournil 2.5 lends\n"
  "Fournil Halle 1 sells\n";

static void
read_tables (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = plain_open (FORMAT, sample, warnings);
  MgFieldId weight = mg_network_find_field (network, MG_ITEM_LINK, "weight");
  MgNetworkIter iter;
  const MgItem *link;
  double strength;

  plain_check_counts (network, 3, 0, 2, 0);
  g_assert_cmpuint (mg_warnings_get_n (warnings), ==, 0);
  g_assert_cmpstr (fixture_text (network, "Les Jardins", "label"), ==, "Jardins");
  g_assert_cmpstr (fixture_text (network, "Les Jardins", "staff"), ==, "12");
  g_assert_cmpstr (fixture_text (network, "Les Jardins", "x"), ==, "-355.5");
  g_assert_null (fixture_text (network, "Fournil", "staff"));
  g_assert_null (fixture_text (network, "Halle", "label"));

  mg_network_iter_init (&iter, network, MG_ITEM_LINK);
  link = mg_network_iter_next (&iter);
  g_assert_true (mg_network_get_real (network, link->id, weight, &strength));
  g_assert_cmpfloat (strength, ==, 2.5);
  g_assert_true (mg_network_get_boolean (network, link->id, MG_FIELD_DIRECTED));
}

static void
refuse_bad (void)
{
  plain_check_bad (FORMAT, "*Node data\n", 1);
  plain_check_bad (FORMAT, "nothing\n", 1);
  plain_check_bad (FORMAT, "*Tie data\nfrom\na b\n", 2);
  plain_check_bad (FORMAT, "*Tie data\nfrom to\na\n", 3);
}

static void
leave_out (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = plain_open (FORMAT, "*Node data\nID a\nx 1 2\n*Colours\nred\n", warnings);

  plain_check_counts (network, 1, 0, 0, 0);
  g_assert_cmpuint (plain_count (warnings, "more values"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "*Colours"), ==, 1);
}

static void
survive_spoilt (void)
{
  plain_check_spoilt (FORMAT, sample);
}

static void
check_corpus (void)
{
  g_autofree char *path = plain_corpus ("other-formats/vna/emptyattribute.vna");
  g_autoptr(MgNetwork) network = path != NULL ? mg_format_read_file (path, NULL, NULL, NULL, NULL, NULL) : NULL;

  if (path != NULL)
    plain_check_counts (network, 3, 0, 3, 0);
}

/* A department, a telephone number. */
static void
read_zeros_in_front (void)
{
  g_autoptr(MgNetwork) network = plain_open (FORMAT, "*Node data\nID dept staff\na 01 0\nb 19 -0.5\n", NULL);

  g_assert_cmpstr (fixture_text (network, "a", "dept"), ==, "01");
  g_assert_cmpstr (fixture_text (network, "b", "dept"), ==, "19");
  g_assert_cmpstr (fixture_text (network, "b", "staff"), ==, "-0.5");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vna/zeros-in-front", read_zeros_in_front);
  g_test_add_func ("/vna/read/tables", read_tables);
  g_test_add_func ("/vna/bad/a-sentence-with-its-line", refuse_bad);
  g_test_add_func ("/vna/bad/what-is-left-out-is-said", leave_out);
  g_test_add_func ("/vna/bad/cut-and-spoilt", survive_spoilt);
  g_test_add_func ("/vna/corpus", check_corpus);

  return g_test_run ();
}
