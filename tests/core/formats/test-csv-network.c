/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks as tables: what a table is taken for, what becomes of its cells, and
 * that what is written is read again.
 */
#include <locale.h>
#include <string.h>

#include "mg-error.h"
#include "mg-plain-fixture.h"

#define FORMAT "csv"

/* The only link, or the one of that place in the file. */
static MgId
nth_link (MgNetwork *network,
          guint      index)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, network, MG_ITEM_LINK);
  while ((item = mg_network_iter_next (&iter)))
    if (index-- == 0)
      return item->id;

  g_assert_not_reached ();
}

static char *
link_value (MgNetwork  *network,
            guint       index,
            const char *field)
{
  MgFieldId id = mg_network_find_field (network, MG_ITEM_LINK, field);
  MgValue value;

  if (id == MG_FIELD_NONE || !mg_network_get_value (network, nth_link (network, index), id, &value))
    return NULL;

  return mg_value_format (&value);
}

static void
check_link (MgNetwork  *network,
            guint       index,
            const char *field,
            const char *expected)
{
  g_autofree char *value = link_value (network, index, field);

  g_assert_cmpstr (value, ==, expected);
}

static void
check_direction (MgNetwork *network,
                 guint      index,
                 gboolean   directed)
{
  g_assert_cmpint (mg_network_get_boolean (network, nth_link (network, index), MG_FIELD_DIRECTED), ==, directed);
}

static void
test_edges (void)
{
  static const char * const headings[] = { "Source;Target", "De;Vers", "from;to", "SOURCE_ID;target-id", "Organisation 1;Organisation 2",
                                           "in;out", "Nom 1;Nom 2" };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s;Note\nRégie;Mairie;a\nMairie;École;b\n", headings[i]);
      g_autoptr(MgNetwork) network = plain_open (FORMAT, text, NULL);

      plain_check_counts (network, 3, 0, 2, 0);
      g_assert_cmpstr (fixture_text (network, "Régie", "label"), ==, "Régie");
      check_direction (network, 0, FALSE);
    }
}

/* Without words: two columns of names that come again. */
static void
test_edges_without_heading (void)
{
  g_autoptr(MgNetwork) bare = plain_open (FORMAT, "Ferme,Mairie\nMairie,École\nFerme,École\n", NULL);
  g_autoptr(MgNetwork) other = plain_open (FORMAT, "Qui;Avec qui;Combien\nFerme;Mairie;2\nMairie;École;3\nFerme;École;5\n", NULL);

  plain_check_counts (bare, 3, 0, 3, 0);
  plain_check_counts (other, 3, 0, 3, 0);
  check_link (other, 2, "Combien", "5");
}

static void
test_nodes (void)
{
  g_autoptr(MgNetwork) network = plain_open (FORMAT, "Nom;Type;Code postal;Emplois;Part\n Régie\xc2\xa0;ESS;01400;12;1,5\nMairie;Commune;19000;300;2,25\n", NULL);
  g_autoptr(MgNetwork) numbered = plain_open (FORMAT, "id,label\n7,Régie\n8,Mairie\n", NULL);

  plain_check_counts (network, 2, 0, 0, 0);
  g_assert_cmpstr (fixture_text (network, "Régie", "label"), ==, "Régie");
  g_assert_cmpstr (fixture_text (network, "Régie", "Code postal"), ==, "01400");
  g_assert_cmpstr (fixture_text (network, "Régie", "Part"), ==, "1.5");
  g_assert_cmpstr (fixture_text (numbered, "8", "label"), ==, "Mairie");
}

static void
test_directions (void)
{
  g_autoptr(MgNetwork) gephi = plain_open (FORMAT, "Source,Target,Type,Id,Weight\n1,2,Directed,e1,\"1,33\"\n2,3,Undirected,e2,\"2,5\"\n", NULL);

  check_direction (gephi, 0, TRUE);
  check_direction (gephi, 1, FALSE);
  check_link (gephi, 0, "id", "e1");
  check_link (gephi, 0, "Weight", "1.33");
  g_assert_cmpuint (mg_network_find_field (gephi, MG_ITEM_LINK, "Type"), ==, MG_FIELD_NONE);
}

static void
test_matrix (void)
{
  g_autoptr(MgNetwork) even = plain_open (FORMAT, ";A;B;C\nA;0;2;0\nB;2;0;1\nC;0;1;0\n", NULL);
  g_autoptr(MgNetwork) half = plain_open (FORMAT, "x;A;B;C\nA;;x;\nB;;;oui\nC;;;\n", NULL);
  g_autoptr(MgNetwork) uneven = plain_open (FORMAT, ";C;A;B\nA;0;0;1\nB;1;0;0\nC;3;1;0\n", NULL);

  plain_check_counts (even, 3, 0, 2, 0);
  check_link (even, 0, "weight", "2");
  check_direction (even, 0, FALSE);
  plain_check_counts (half, 3, 0, 2, 0);
  check_direction (half, 0, FALSE);
  g_assert_null (link_value (half, 0, "weight"));
  plain_check_counts (uneven, 3, 0, 4, 0);
  check_direction (uneven, 0, TRUE);
}

/* Names that columns of lists of links may have. */
static void
test_matrix_of_odd_names (void)
{
  g_autoptr(MgNetwork) network = plain_open (FORMAT, ";source;target;Org 1;Org 2\nsource;0;1;0;0\ntarget;1;0;1;0\n"
                                                     "Org 1;0;1;0;1\nOrg 2;0;0;1;0\n", NULL);

  plain_check_counts (network, 4, 0, 3, 0);
  plain_check_stable ("csv-matrix", network);
}

static void
test_bare_matrix (void)
{
  g_autoptr(MgNetwork) network = plain_open (FORMAT, "0,1,0,1\n1,0,1,0\n0,1,0,0\n1,0,0,0\n", NULL);

  plain_check_counts (network, 4, 0, 3, 0);
  g_assert_cmpstr (fixture_text (network, "4", "label"), ==, "4");
}

static void
test_refused (void)
{
  plain_check_bad (FORMAT, "De;Vers\n", 1);
  plain_check_bad (FORMAT, ";A;B;C\nA;0;1;0\nB;1;0;0\n", 1);
  plain_check_bad (FORMAT, ";A;B\nA;0;1\nC;1;0\nD;1;1\n", 1);
  plain_check_bad (FORMAT, "De;Vers\nA;\"B\nC;D\n", 2);
  plain_check_bad (FORMAT, "Ceci est un texte, avec une virgule.\nEt, encore, une phrase.\nPuis rien\n", 1);
}

static void
test_told (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network =
    plain_open (FORMAT, "De;Vers;Poids\nLéa;Zoé;1\nLea;Zoé;-2\nMax;;3\n;;4\nLéa;Zoé;5;6\n", warnings);

  plain_check_counts (network, 4, 0, 3, 0);
  g_assert_cmpuint (plain_count (warnings, "differ only in accents"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "below zero"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "one organisation only"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "names no organisation"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "Cells in this row"), ==, 1);
}

static void
test_names (void)
{
  g_autoptr(MgNetwork) network = plain_open (FORMAT, "De,Vers,Note,Note,,n\nA,B,x,y,z,1.50\n", NULL);

  check_link (network, 0, "Note", "x");
  check_link (network, 0, "Note 2", "y");
  check_link (network, 0, "column 5", "z");
  check_link (network, 0, "n", "1.5");
}

static void
test_written (void)
{
  g_autofree char *path = g_build_filename (MG_SOURCE_ROOT, "data", "samples", "pole-exemple.graphml", NULL);
  g_autoptr(MgNetwork) sample = mg_format_read_file (path, NULL, NULL, NULL, NULL, NULL);
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autofree char *text = plain_write (FORMAT, sample, warnings);

  g_assert_true (g_str_has_prefix (text, "source,target,id,directed,weight,layer,type,"));
  g_assert_nonnull (strstr (text, "\nRessourcerie,Terre & Bois,l01,false,"));
  g_assert_cmpuint (plain_count (warnings, "no link"), ==, 0);
  g_assert_cmpuint (plain_count (warnings, "3 collective cooperations are not in the file"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "participations"), ==, 1);
  plain_check_stable (FORMAT, sample);
}

/* What only looks like a number, a name of ours or nothing at all is there again. */
static void
test_written_as_it_is (void)
{
  g_autoptr(MgNetwork) network =
    fixture_open (HEAD
                  "<key id=\"a\" for=\"edge\" attr.name=\"value\" attr.type=\"string\"/>"
                  "<key id=\"b\" for=\"edge\" attr.name=\"color\" attr.type=\"string\"/>"
                  "<key id=\"c\" for=\"edge\" attr.name=\"color\" attr.type=\"string\"/>"
                  "<key id=\"d\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>"
                  "<key id=\"e\" for=\"edge\" attr.name=\"none\" attr.type=\"string\"/>"
                  GRAPH "<node id=\"n 1 \"/><node id=\"n,2\"/>"
                  "<edge source=\"n 1 \" target=\"n,2\"><data key=\"a\">99.0</data><data key=\"b\">x; \"y\"\n</data>"
                  "<data key=\"c\">01</data><data key=\"d\">0.5</data></edge>" TAIL, NULL);
  g_autofree char *text = plain_write (FORMAT, network, NULL);

  g_assert_cmpstr (text, ==, "source,target,id,directed,value 2,color,color 2,weight\n"
                             "\"n 1 \",\"n,2\",l01,false,99.0,\"x; \"\"y\"\"\n\",01,0.5\n");
  plain_check_stable (FORMAT, network);
}

/* With tabs it is the same table. */
static void
test_written_with_tabs (void)
{
  g_autoptr(MgNetwork) network = plain_open (FORMAT, "source,target,id,directed,note\nA,\"B\tC\",e1,true,\"x,y\"\nA,A,e2,false,\n", NULL);
  g_autofree char *text = plain_write ("tsv", network, NULL);

  g_assert_cmpstr (text, ==, "source\ttarget\tid\tdirected\tnote\nA\t\"B\tC\"\te1\ttrue\t\"x,y\"\nA\tA\te2\tfalse\t\n");
  plain_check_stable ("tsv", network);
}

/* All links in one matrix; who has none has a row, too. */
static void
test_written_as_matrix (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network =
    plain_open (FORMAT, "source,target,id,directed,weight\nA,B,e1,true,2\nA,B,e2,true,0.5\nB,C,e3,false,1\nC,A,e4,false,0\n", NULL);
  g_autofree char *text = plain_write ("csv-matrix", network, warnings);
  g_autoptr(MgNetwork) again = plain_open ("csv-matrix", text, NULL);

  g_assert_cmpstr (text, ==, "directed,A,B,C\nA,0,2.5,0\nB,0,0,1\nC,0,1,0\n");
  g_assert_cmpuint (plain_count (warnings, "1 link is added to another"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "1 link of weight 0 is left out"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "2 links without a direction stand in both"), ==, 1);
  plain_check_counts (again, 3, 0, 3, 0);
  plain_check_stable ("csv-matrix", network);
}

/* Nothing tells from its halves that such a matrix has directions. */
static void
test_half_a_matrix (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) one_way = plain_open (FORMAT, "source,target,id,directed\nA,B,e1,true\nB,C,e2,true\n", NULL);
  g_autoptr(MgNetwork) both_ways = plain_open (FORMAT, "source,target,id,directed\nA,B,e1,false\nB,C,e2,false\n", NULL);
  g_autofree char *text = plain_write ("csv-matrix", both_ways, warnings);

  g_autoptr(MgNetwork) blanks = plain_open (FORMAT, "source,target,id,directed\n\"A \",A,e1,false\n\" B\",\"A \",e2,true\n", NULL);
  g_autoptr(MgNetwork) numbers = plain_open (FORMAT, "source,target,id,directed\n1,2,e1,false\n2,3,e2,false\n3,4,e3,false\n", NULL);

  plain_check_stable ("csv-matrix", numbers);
  plain_check_stable ("csv-matrix", blanks);
  plain_check_stable ("csv-matrix", one_way);
  plain_check_stable ("csv-matrix", both_ways);
  g_assert_cmpstr (text, ==, ",A,B,C\nA,0,1,0\nB,1,0,1\nC,0,1,0\n");
  g_assert_cmpuint (plain_count (warnings, "direction"), ==, 0);
}

static void
test_no_matrix_of_one (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(GError) error = NULL;

  g_assert_null (mg_format_serialise (network, mg_format_find ("csv-matrix"), "x", NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_nothing_written (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();

  plain_check_stable (FORMAT, network);
}

static void
test_spoilt (void)
{
  plain_check_spoilt (FORMAT, "De;Vers;\"Note\"\nRégie;Mairie;\"a\nb\"\nMairie;École;1,5\n");
  plain_check_spoilt (FORMAT, ";A;B;C\nA;0;2;0\nB;2;0;1\nC;0;1;0\n");
}

static void
test_spreadsheet (void)
{
  g_autofree char *path = g_build_filename (MG_SOURCE_ROOT, "tests", "data", "sheets", "network.fods", NULL);
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) network = mg_format_read_file (path, NULL, warnings, NULL, NULL, &error);

  g_assert_no_error (error);
  plain_check_counts (network, 3, 0, 2, 0);
  g_assert_cmpstr (fixture_text (network, "o1", "label"), ==, "Régie");
  g_assert_cmpstr (fixture_text (network, "o2", "commune"), ==, "Tulle");
  g_assert_cmpuint (plain_count (warnings, "“Lisez-moi”"), ==, 1);
}

static void
test_corpus (void)
{
  static const struct
  {
    const char *name;
    guint       n_nodes, n_links;
  } files[] = {
    { "other-formats/csv/gephi_quotes.csv", 2, 1 },
    { "other-formats/csv/links.csv", 107, 277 },
    { "other-formats/csv/nodes.csv", 120, 0 },
    { "other-formats/csv/testCSVSemiColon.csv", 3, 3 },
    { "other-formats/csv/tulip_edges.csv", 10, 18 },
    { "other-formats/csv/tulip_nodes.csv", 10, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = plain_corpus (files[i].name);
      g_autoptr(GError) error = NULL;
      g_autoptr(MgNetwork) network = NULL;

      if (path == NULL)
        return;

      network = mg_format_read_file (path, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      plain_check_counts (network, files[i].n_nodes, 0, files[i].n_links, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-network/links-by-their-words", test_edges);
  g_test_add_func ("/csv-network/links-without-words", test_edges_without_heading);
  g_test_add_func ("/csv-network/organisations", test_nodes);
  g_test_add_func ("/csv-network/directions", test_directions);
  g_test_add_func ("/csv-network/matrix", test_matrix);
  g_test_add_func ("/csv-network/matrix-of-odd-names", test_matrix_of_odd_names);
  g_test_add_func ("/csv-network/matrix-without-names", test_bare_matrix);
  g_test_add_func ("/csv-network/what-is-no-network-is-refused", test_refused);
  g_test_add_func ("/csv-network/doubts-are-told", test_told);
  g_test_add_func ("/csv-network/every-column-has-a-name", test_names);
  g_test_add_func ("/csv-network/written", test_written);
  g_test_add_func ("/csv-network/written-as-it-is", test_written_as_it_is);
  g_test_add_func ("/csv-network/written-with-tabs", test_written_with_tabs);
  g_test_add_func ("/csv-network/written-as-matrix", test_written_as_matrix);
  g_test_add_func ("/csv-network/half-a-matrix", test_half_a_matrix);
  g_test_add_func ("/csv-network/no-matrix-of-one", test_no_matrix_of_one);
  g_test_add_func ("/csv-network/nothing-written", test_nothing_written);
  g_test_add_func ("/csv-network/spoilt", test_spoilt);
  g_test_add_func ("/csv-network/sheets-of-each", test_spreadsheet);
  g_test_add_func ("/csv-network/corpus", test_corpus);

  return g_test_run ();
}
