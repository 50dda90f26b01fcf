/* SPDX-License-Identifier: GPL-3.0-or-later */
/* DOT: what its statements become, what comes back, what is refused. */
#include <string.h>

#include "mg-error.h"
#include "mg-exchange-fixture.h"

#define KB 1024u

static const ExchangeCase cases[] = {
  { "cut", "graph {\na -- b", NULL, 0, NULL, MG_ERROR_SYNTAX, 2 },
  { "cut-text", "graph {\na [label=\"x\n\n", NULL, 0, NULL, MG_ERROR_SYNTAX, 2 },
  { "cut-comment", "graph {\n/* a", NULL, 0, NULL, MG_ERROR_SYNTAX, 2 },
  { "cut-html", "graph {\na [label=<b<i>", NULL, 0, NULL, MG_ERROR_SYNTAX, 2 },
  { "cut-attributes", "graph { a [b=", NULL, 0, NULL, MG_ERROR_SYNTAX, 1 },
  { "no-graph", "a -- b", NULL, 0, NULL, MG_ERROR_SYNTAX, 1 },
  { "no-value", "graph {\na [b] }", NULL, 0, NULL, MG_ERROR_SYNTAX, 2 },
  { "no-end", "graph {\na -- ; }", NULL, 0, NULL, MG_ERROR_SYNTAX, 2 },
  { "no-port", "graph {\na: -- b }", NULL, 0, NULL, MG_ERROR_SYNTAX, 2 },
  { "no-brace", "graph x y {}", NULL, 0, NULL, MG_ERROR_SYNTAX, 1 },
  { "odd-sign", "graph {\n a @ b }", NULL, 0, NULL, MG_ERROR_SYNTAX, 2 },
  { "unknown-subgraph", "graph { subgraph s }", NULL, 0, NULL, MG_ERROR_SYNTAX, 1 },
  { "deep", "graph ", "{", 100000, NULL, MG_ERROR_TOO_LARGE, 1 },
  { "long-text", "graph { a [label=\"", "x", 1100 * KB, "\"] }", MG_ERROR_TOO_LARGE, 1 },
  { "many-attributes", "graph { a [", "b=c ", 2000, "] }", MG_ERROR_TOO_LARGE, 1 },
  { "everyone-with-everyone", "graph { {", "{a b c d e f g h i j} -- {k l m n o p q r s t};", 30000, "} }", MG_ERROR_TOO_LARGE, 1 },
  { "nothing-in-it", "digraph {}", NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "layout-alone", "graph { graph [bb=\"0,0,1,1\"]; subgraph cluster_x { graph [lp=\"1,1\", bb=\"\"]; bb=2 } }", NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "no-names", "graph { \"\" -- \"\"; \"\" [label=\"\"] }", NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "odd-places", "graph { a [pos=\"x,y\"] b [pos=\"1\"] c [pos=\"1e400,2\"] d [pos=\"nan,1\"] }", NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "odd-escapes", "graph { a [label=\"\\\\N \\q \\\"\\l\" x=\"&nosuch; &amp &#0; &#x110000;\"] }", NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "keywords-in-quotes", "graph { \"node\" -- \"edge\" [a=\"graph\"]; \"subgraph\" }", NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "latin1", "graph { a [label=\"Soci\xe9t\xe9\"] }", NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "names-of-ours", "graph { a [shape=box style=filled id=x pos=\"1,2\"] a -- a [id=e dir=both color=red style=bold kind=q] }", NULL, 0, NULL, EXCHANGE_OPENS, 0 },
};

static void
check_words (void)
{
  g_autoptr(MgNetwork) network = plain_open ("dot",
    "/* c */ strict // d\n#pragma\nDIGRAPH \"my graph\" { é_1 -> -2.5 [LABEL=1]; \"a\\\"b\" + \"c\\\nd\" -> x\n[label=\"one\\ntwo &amp; &eacute;\\l\", n = 3][m=\"4\"] }", NULL);

  g_assert_cmpuint (mg_network_count (network, MG_ITEM_ORGANISATION), ==, 4);
  g_assert_cmpuint (mg_network_find_text_id (network, MG_ITEMS_NODES, "é_1"), !=, MG_ID_NONE);
  g_assert_cmpuint (mg_network_find_text_id (network, MG_ITEMS_NODES, "-2.5"), !=, MG_ID_NONE);
  g_assert_cmpuint (mg_network_find_text_id (network, MG_ITEMS_NODES, "a\"bcd"), !=, MG_ID_NONE);
  g_assert_cmpstr (fixture_text (network, "l02", "label"), ==, "one\ntwo & é");
  g_assert_cmpstr (fixture_text (network, "l02", "n"), ==, "3");
  g_assert_cmpstr (fixture_text (network, "l02", "m"), ==, "4");
  g_assert_cmpstr (fixture_text (network, "l02", "directed"), ==, "true");
  plain_check_stable ("dot", network);
}

static void
check_labels (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = plain_open ("dot",
    "graph { node [label=\"\\N\"] a; b [label=\"the \\N\"]; c [label=<one <b>two</b><br/>&lt;three&gt;>] }", warnings);

  g_assert_null (fixture_text (network, "a", "label"));
  g_assert_cmpstr (fixture_text (network, "b", "label"), ==, "the b");
  g_assert_cmpstr (fixture_text (network, "c", "label"), ==, "one two\n<three>");
  g_assert_cmpuint (plain_count (warnings, "HTML"), ==, 1);
}

static void
check_defaults (void)
{
  g_autoptr(MgNetwork) network = plain_open ("dot",
    "digraph { a; node [staff=3]; b; { node [staff=4]; c; d [staff=5]; } e; b [staff=6]; edge [w=1]; a -> b -> c [w=2]; c -> a }", NULL);

  g_assert_null (fixture_text (network, "a", "staff"));
  g_assert_cmpstr (fixture_text (network, "b", "staff"), ==, "6");
  g_assert_cmpstr (fixture_text (network, "c", "staff"), ==, "4");
  g_assert_cmpstr (fixture_text (network, "d", "staff"), ==, "5");
  g_assert_cmpstr (fixture_text (network, "e", "staff"), ==, "3");
  g_assert_cmpstr (fixture_text (network, "l02", "w"), ==, "2");
  g_assert_cmpstr (fixture_text (network, "l03", "w"), ==, "1");
}

static void
check_sets (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = plain_open ("dot",
    "graph { {a b} -- {c d e}; subgraph s {f g}; subgraph s -- a; h:p:ne -- a:w }", warnings);

  g_assert_cmpuint (mg_network_count (network, MG_ITEM_ORGANISATION), ==, 8);
  g_assert_cmpuint (mg_network_count (network, MG_ITEM_LINK), ==, 9);
  g_assert_cmpuint (plain_count (warnings, "Ports"), ==, 3);
}

static void
check_strict (void)
{
  g_autoptr(MgNetwork) strict = plain_open ("dot", "strict graph { a -- b [x=1]; b -- a [x=2 y=3] }", NULL);
  g_autoptr(MgNetwork) loose = plain_open ("dot", "graph { a -- b; b -- a }", NULL);
  g_autoptr(MgNetwork) directed = plain_open ("dot", "strict digraph { a -> b; b -> a; a -> b }", NULL);

  g_assert_cmpuint (mg_network_count (strict, MG_ITEM_LINK), ==, 1);
  g_assert_cmpstr (fixture_text (strict, "l01", "x"), ==, "2");
  g_assert_cmpuint (mg_network_count (loose, MG_ITEM_LINK), ==, 2);
  g_assert_cmpuint (mg_network_count (directed, MG_ITEM_LINK), ==, 2);
}

static void
check_clusters (void)
{
  g_autoptr(MgNetwork) network = plain_open ("dot",
    "graph { subgraph cluster_0 { label=\"Farms & co\"; a; subgraph cluster_1 { b } subgraph other { c } } d }", NULL);

  g_assert_cmpuint (mg_network_count (network, MG_ITEM_ORGANISATION), ==, 4);
  g_assert_cmpstr (fixture_text (network, "a", "group"), ==, "Farms & co");
  g_assert_cmpstr (fixture_text (network, "b", "group"), ==, "cluster_1");
  g_assert_cmpstr (fixture_text (network, "c", "group"), ==, "Farms & co");
  g_assert_null (fixture_text (network, "d", "group"));
  plain_check_stable ("dot", network);
}

/* Graphviz's map has its y upwards; what it computed it will compute again. */
static void
check_places (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = plain_open ("dot",
    "digraph { graph [bb=\"0,0,1,1\"]; a [pos=\"100,200!\"]; b [pos=\"0,0\"]; a -> b [pos=\"e,1,2 3,4\", dir=none] }", warnings);

  g_assert_cmpstr (fixture_text (network, "a", "x"), ==, "100");
  g_assert_cmpstr (fixture_text (network, "a", "y"), ==, "-200");
  g_assert_null (fixture_text (network, "l01", "directed"));
  g_assert_null (fixture_text (network, "l01", "pos"));
  g_assert_cmpuint (plain_count (warnings, "how the network was shown"), ==, 2);
}

/* Numbers become numbers, but a code with zeros before it is text. */
static void
check_types (void)
{
  g_autoptr(MgNetwork) network = plain_open ("dot", "graph { a [n=\"12\" code=\"01400\" r=1.5]; b [n=-3 r=2] }", NULL);
  const MgField *n = mg_network_get_field (network, mg_network_find_field (network, MG_ITEM_ORGANISATION, "n"));
  const MgField *code = mg_network_get_field (network, mg_network_find_field (network, MG_ITEM_ORGANISATION, "code"));
  const MgField *r = mg_network_get_field (network, mg_network_find_field (network, MG_ITEM_ORGANISATION, "r"));

  g_assert_cmpint (n->type, ==, MG_TYPE_INTEGER);
  g_assert_cmpstr (exchange_type (network, "n"), ==, "long");
  g_assert_cmpint (code->type, ==, MG_TYPE_TEXT);
  g_assert_cmpint (r->type, ==, MG_TYPE_REAL);
}

static void
check_sample (void)
{
  exchange_check_sample ("dot", TRUE, 0);
}

/* What Graphviz itself says of our file, where there is one. */
static void
check_graphviz (void)
{
  g_autofree char *program = g_find_program_in_path ("dot");
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) network = NULL;
  g_autofree char *text = NULL;
  g_autofree char *complaints = NULL;
  const char *path;
  int status;

  if (program == NULL)
    {
      g_test_skip ("Graphviz is not installed");
      return;
    }

  network = mg_format_read_file (MG_SOURCE_ROOT "/data/samples/pole-exemple.graphml", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  text = plain_write ("dot", network, NULL);
  path = fixture_file (text, -1);
  g_spawn_sync (NULL, (char *[]) { program, (char *) "-Tcanon", (char *) path, NULL }, NULL, G_SPAWN_STDOUT_TO_DEV_NULL,
                NULL, NULL, NULL, &complaints, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (complaints, ==, "");
}

static void
check_corpus (void)
{
  exchange_check_corpus ("dot");
}

static void
check_stop (void)
{
  exchange_check_stop ("graph {}", "dot");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  exchange_add_cases ("dot", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/dot/read/words", check_words);
  g_test_add_func ("/dot/read/labels", check_labels);
  g_test_add_func ("/dot/read/what-holds-for-those-that-come", check_defaults);
  g_test_add_func ("/dot/read/sets", check_sets);
  g_test_add_func ("/dot/read/strict", check_strict);
  g_test_add_func ("/dot/read/clusters", check_clusters);
  g_test_add_func ("/dot/read/places", check_places);
  g_test_add_func ("/dot/read/types", check_types);
  g_test_add_func ("/dot/read/stop", check_stop);
  g_test_add_func ("/dot/write/sample-comes-back", check_sample);
  g_test_add_func ("/dot/write/graphviz-agrees", check_graphviz);
  g_test_add_func ("/dot/corpus", check_corpus);

  return g_test_run ();
}
