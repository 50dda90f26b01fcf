/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON: the shapes that programs write, what comes back, what is refused. */
#include <string.h>

#include "mg-error.h"
#include "mg-exchange-fixture.h"
#include "mg-format-part.h"

#define NODES "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], "
#define KB 1024u

static const ExchangeCase cases[] = {
  { "cut", "{\"nodes\": [\n{\"id\": \"a\"},\n", NULL, 0, NULL, MG_ERROR_SYNTAX, 3 },
  { "cut-text", "{\"nodes\": [\n{\"id\": \"a", NULL, 0, NULL, MG_ERROR_SYNTAX, 2 },
  { "no-network", "{\"name\": \"x\"}", NULL, 0, NULL, MG_ERROR_SYNTAX, 1 },
  { "not-json", "hello", NULL, 0, NULL, MG_ERROR_SYNTAX, 1 },
  { "deep-lists", "", "[", 1000000, NULL, MG_ERROR_TOO_LARGE, 1 },
  { "deep-objects", "{\"nodes\":[", "{\"a\":", 100, NULL, MG_ERROR_TOO_LARGE, 1 },
  { "long-text", "{\"nodes\":[{\"id\":\"", "x", 1100 * KB, "\"}]}", MG_ERROR_TOO_LARGE, 1 },
  { "long-list", "{\"nodes\":[{\"id\":\"a\",\"l\":[1", ",1", 1100 * KB, "]}]}", MG_ERROR_TOO_LARGE, 1 },
  { "many-keys", "{\"nodes\":[{\"id\":\"a\"", ",\"k\":1", 100000, "}]}", EXCHANGE_OPENS, 0 },
  { "comma-before-bracket", "{\"nodes\": [],\n}", NULL, 0, NULL, MG_ERROR_SYNTAX, 2 },
  { "comma-missing", "{\"nodes\": [{\"id\": 1} {\"id\": 2}]}", NULL, 0, NULL, MG_ERROR_SYNTAX, 1 },
  { "colon-missing", "{\"nodes\" []}", NULL, 0, NULL, MG_ERROR_SYNTAX, 1 },
  { "bracket-crossed", "{\"nodes\": [}]", NULL, 0, NULL, MG_ERROR_SYNTAX, 1 },
  { "line-end-in-text", "{\"nodes\": [{\"id\": \"a\nb\"}]}", NULL, 0, NULL, MG_ERROR_SYNTAX, 1 },
  { "odd-escape", "{\"nodes\": [{\"id\": \"a\\xb\"}]}", NULL, 0, NULL, MG_ERROR_SYNTAX, 1 },
  { "odd-word", "{\"nodes\": [{\"id\": nil}]}", NULL, 0, NULL, MG_ERROR_SYNTAX, 1 },
  { "odd-number", "{\"nodes\": [{\"id\": 1.2.3}]}", NULL, 0, NULL, MG_ERROR_SYNTAX, 1 },
  { "two-networks", "{\"nodes\": []}\n{\"nodes\": []}", NULL, 0, NULL, MG_ERROR_SYNTAX, 2 },
  { "half-a-character", NODES "\"x\": \"\\ud83d\"}", NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "zero", "{\"nodes\": [{\"id\": \"a\\u0000b\"}]}", NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "nothing-in-it", "{\"nodes\": [], \"links\": []}", NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "nulls", "{\"nodes\": null, \"links\": null, \"graph\": null}", NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "odd-items", "{\"nodes\": [1, null, [\"x\"], {}], \"links\": [{}, \"y\"]}", NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "end-unknown", NODES "\"links\": [{\"source\": \"a\", \"target\": \"z\"}]}", NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "reserved-names", "{\"nodes\": [{\"id\": \"a\", \"source\": 1, \"key\": 2, \"data\": 3, \"\": 4}]}", NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "latin1", "{\"nodes\": [{\"id\": \"Soci\xe9t\xe9\"}]}", NULL, 0, NULL, EXCHANGE_OPENS, 0 },
};

/* What each program's shape is: the same two organisations, A and B, and one link. */
static const struct
{
  const char *program;
  const char *text;
  const char *first;       /* identifier of A */
} shapes[] = {
  { "networkx", "{\"directed\": false, \"multigraph\": false, \"graph\": {}, \"nodes\": [{\"label\": \"A\", \"id\": 1}, {\"id\": 2}], \"links\": [{\"source\": 1, \"target\": 2}]}", "1" },
  { "networkx-edges-first", "{\"edges\": [{\"source\": \"x\", \"target\": \"y\"}], \"nodes\": [{\"label\": \"A\", \"id\": \"x\"}, {\"id\": \"y\"}]}", "x" },
  { "networkx-tuples", "{\"nodes\": [{\"label\": \"A\", \"id\": [1, 2]}, {\"id\": 2}], \"links\": [{\"source\": [1, 2], \"target\": 2}]}", "[1, 2]" },
  { "networkx-1", "{\"nodes\": [{\"id\": \"x\", \"label\": \"A\"}, {\"id\": \"y\"}], \"links\": [{\"source\": 0, \"target\": 1}]}", "x" },
  { "d3-places", "{\"nodes\": [{\"label\": \"A\"}, {\"label\": \"B\"}], \"links\": [{\"source\": 0, \"target\": 1, \"value\": 3}]}", "0" },
  { "d3-names", "{\"nodes\": [{\"label\": \"A\"}, {\"label\": \"B\"}], \"links\": [{\"source\": \"A\", \"target\": \"B\"}]}", "A" },
  { "d3-after-simulation", "{\"nodes\": [{\"id\": \"x\", \"label\": \"A\"}, {\"id\": \"y\"}], \"links\": [{\"source\": {\"index\": 0, \"id\": \"x\"}, \"target\": {\"id\": \"y\"}}]}", "x" },
  { "cytoscape", "{\"elements\": {\"nodes\": [{\"data\": {\"id\": \"x\", \"label\": \"A\"}}, {\"data\": {\"id\": \"y\"}}], \"edges\": [{\"data\": {\"id\": \"e\", \"source\": \"x\", \"target\": \"y\"}}]}}", "x" },
  { "cytoscape-list", "[{\"group\": \"nodes\", \"data\": {\"id\": \"x\", \"label\": \"A\"}}, {\"data\": {\"id\": \"y\"}}, {\"group\": \"edges\", \"data\": {\"source\": \"x\", \"target\": \"y\"}}]", "x" },
  { "graphology", "{\"options\": {\"type\": \"undirected\"}, \"nodes\": [{\"key\": \"x\", \"attributes\": {\"label\": \"A\"}}, {\"key\": \"y\"}], \"edges\": [{\"key\": \"e\", \"source\": \"x\", \"target\": \"y\"}]}", "x" },
  { "json-graph", "{\"graph\": {\"nodes\": {\"x\": {\"label\": \"A\"}, \"y\": {}}, \"edges\": [{\"source\": \"x\", \"target\": \"y\"}]}}", "x" },
  { "vis", "{\"nodes\": [{\"id\": 1, \"label\": \"A\"}, {\"id\": 2}], \"edges\": [{\"from\": 1, \"to\": 2}]}", "1" },
};

static void
check_shape (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = plain_open ("json", shapes[i].text, warnings);

  g_assert_cmpuint (mg_network_count (network, MG_ITEM_ORGANISATION), ==, 2);
  g_assert_cmpuint (mg_network_count (network, MG_ITEM_LINK), ==, 1);
  g_assert_cmpstr (fixture_text (network, shapes[i].first, "label"), ==, "A");
  g_assert_cmpuint (mg_warnings_get_n (warnings), ==, 0);
  plain_check_stable ("json", network);
}

static void
check_values (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = plain_open ("json",
    "{\"graph\": {\"title_\": \"T\"}, \"nodes\": [{\"id\": \"a\", \"whole\": 12, \"real\": 1, \"odd\": NaN, \"large\": 12345678901234567890123,"
    " \"yes\": true, \"list\": [1, {\"k\": \"v\"}], \"text\": \"\\u00e9\\ud83d\\ude00\\n\\\"\", \"none\": null, \"twice\": 1, \"twice\": 2},"
    " {\"id\": \"b\", \"real\": 0.25, \"odd\": -Infinity, \"large\": 5, \"mixed\": 1}, {\"id\": \"c\", \"mixed\": \"x\"}]}", warnings);

  g_assert_cmpstr (fixture_text (network, "a", "whole"), ==, "12");
  g_assert_cmpstr (exchange_type (network, "whole"), ==, "long");
  g_assert_cmpstr (fixture_text (network, "b", "real"), ==, "0.25");
  g_assert_cmpstr (fixture_text (network, "a", "odd"), ==, "NaN");
  g_assert_cmpstr (fixture_text (network, "b", "odd"), ==, "-INF");
  g_assert_cmpstr (fixture_text (network, "a", "large"), ==, "12345678901234567890123");
  g_assert_cmpstr (fixture_text (network, "a", "yes"), ==, "true");
  g_assert_cmpstr (fixture_text (network, "a", "list"), ==, "[1, {\"k\": \"v\"}]");
  g_assert_cmpstr (fixture_text (network, "a", "text"), ==, "é😀\n\"");
  g_assert_null (fixture_text (network, "a", "none"));
  g_assert_cmpstr (fixture_text (network, "a", "twice"), ==, "2");
  g_assert_cmpstr (fixture_text (network, "b", "mixed"), ==, "1");
  g_assert_cmpstr (fixture_text (network, "c", "mixed"), ==, "x");
  g_assert_cmpstr (fixture_text (network, NULL, "title_"), ==, "T");
  g_assert_cmpuint (plain_count (warnings, "several values"), ==, 1);
  plain_check_stable ("json", network);
}

static void
check_parts (void)
{
  const char *path = fixture_file ("{\"graphs\": [{\"nodes\": [{\"id\": \"a\"}]},\n{\"nodes\": [{\"id\": \"x\"}, {\"id\": \"y\"}],"
                                   " \"links\": [{\"source\": \"x\", \"target\": \"y\"}]}]}", -1);
  static const char * const wanted[] = { NULL, "1", "2" };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr(MgWarnings) warnings = mg_warnings_new ();
      g_autoptr(GError) error = NULL;
      g_autoptr(MgNetwork) network = mg_format_read_part (path, mg_format_find ("json"), wanted[i], warnings, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (mg_network_count (network, MG_ITEMS_NODES), ==, i == 2 ? 2 : 1);
      g_assert_cmpuint (mg_warnings_get_n_parts (warnings), ==, 2);
      g_assert_cmpuint (mg_warnings_get_part (warnings, 1)->n_organisations, ==, 2);
      g_assert_cmpuint (mg_warnings_get_part (warnings, 1)->n_links, ==, 1);
    }
}

/* Nothing is lost of what is called a date and is none, and that is said. */
static void
check_dates (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = plain_open ("json",
    "{\"nodes\": [{\"id\": \"a\"},\n{\"id\": \"b\"}], \"links\": [\n"
    "{\"source\": \"a\", \"target\": \"b\", \"key\": \"l\", \"start\": \"2013-05\", \"end\": \"2014\", \"seen\": \"2014\"},\n"
    "{\"source\": \"b\", \"target\": \"a\", \"key\": \"m\", \"start\": \"2013-02-30\", \"end\": \"2015-01\", \"seen\": \"2014-13\"}]}", warnings);

  g_assert_cmpstr (fixture_text (network, "l", "start"), ==, "2013-05");
  g_assert_cmpstr (fixture_text (network, "m", "start"), ==, "2013-02-30");
  g_assert_cmpuint (plain_count (warnings, "2013-02-30"), ==, 1);
  g_assert_cmpuint (mg_warnings_get_n (warnings), ==, 1);
  g_assert_cmpuint (mg_warnings_get (warnings, 0)->line, ==, 4);
  g_assert_cmpint (mg_network_get_date (network, mg_network_find_text_id (network, MG_ITEMS_EDGES, "l"), MG_FIELD_START), ==, MG_DATE_NONE);
  g_assert_cmpint (mg_network_get_date (network, mg_network_find_text_id (network, MG_ITEMS_EDGES, "m"), MG_FIELD_END), !=, MG_DATE_NONE);
  plain_check_stable ("json", network);
}

/* As Cytoscape.js writes compound nodes: each says what it is, and what it is in. */
static void
check_compound_nodes (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = plain_open ("json",
    "{\"elements\": {\"nodes\": [{\"data\": {\"id\": \"f\", \"label\": \"Finance\"}, \"group\": \"nodes\"},"
    " {\"data\": {\"id\": \"a\", \"parent\": \"f\"}, \"group\": \"nodes\"}, {\"data\": {\"id\": \"b\", \"parent\": null}, \"group\": \"nodes\"},"
    " {\"data\": {\"id\": \"c\", \"parent\": \"gone\"}, \"group\": \"nodes\"}]}}", warnings);

  g_assert_cmpstr (fixture_text (network, "a", "group"), ==, "Finance");
  g_assert_cmpstr (fixture_text (network, "a", "parent"), ==, "f");
  g_assert_null (fixture_text (network, "b", "group"));
  g_assert_null (fixture_text (network, "c", "group"));
  g_assert_cmpstr (fixture_text (network, "c", "parent"), ==, "gone");
  g_assert_cmpuint (plain_count (warnings, "becomes a group"), ==, 2);
  plain_check_stable ("json", network);
}

static void
check_identifier_twice (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = plain_open ("json", "{\"nodes\": [\n{\"id\": \"a\", \"id\": \"b\"}]}", warnings);

  g_assert_cmpuint (mg_network_find_text_id (network, MG_ITEMS_NODES, "b"), !=, MG_ID_NONE);
  g_assert_cmpuint (mg_warnings_get_n (warnings), ==, 1);
  g_assert_cmpuint (mg_warnings_get (warnings, 0)->line, ==, 2);
}

static void
check_directions (void)
{
  g_autoptr(MgNetwork) network = plain_open ("json",
    "{\"links\": [{\"id\": \"e\", \"source\": \"a\", \"target\": \"b\"}, {\"id\": \"f\", \"source\": \"b\", \"target\": \"a\", \"directed\": false}],"
    " \"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"directed\": true}", NULL);

  g_assert_cmpstr (fixture_text (network, "e", "directed"), ==, "true");
  g_assert_null (fixture_text (network, "f", "directed"));
  plain_check_stable ("json", network);
}

/* Parallel links of NetworkX have the keys 0, 1…: no identifiers. */
static void
check_keys (void)
{
  g_autoptr(MgNetwork) network = plain_open ("json",
    NODES "\"links\": [{\"source\": \"a\", \"target\": \"b\", \"key\": 0}, {\"source\": \"a\", \"target\": \"b\", \"key\": 1}]}", NULL);

  g_assert_cmpuint (mg_network_count (network, MG_ITEM_LINK), ==, 2);
  g_assert_cmpstr (fixture_text (network, "l02", "key"), ==, "1");
  plain_check_stable ("json", network);
}

/* Sigma's map has its y upwards; d3's and Cytoscape's do not. */
static void
check_places (void)
{
  g_autoptr(MgNetwork) sigma = plain_open ("json",
    "{\"options\": {}, \"nodes\": [{\"key\": \"a\", \"attributes\": {\"x\": 100, \"y\": 200}}, {\"key\": \"b\", \"attributes\": {\"x\": 0, \"y\": 0}}]}", NULL);
  g_autoptr(MgNetwork) cytoscape = plain_open ("json",
    "[{\"data\": {\"id\": \"a\"}, \"position\": {\"x\": 100, \"y\": 200}}, {\"data\": {\"id\": \"b\"}, \"position\": {\"x\": 0, \"y\": 0}}]", NULL);

  g_assert_cmpstr (fixture_text (sigma, "a", "y"), ==, "-200");
  g_assert_cmpstr (fixture_text (cytoscape, "a", "y"), ==, "200");
}

static void
check_sample (void)
{
  exchange_check_sample ("json", TRUE, 0);
}

static void
check_corpus (void)
{
  exchange_check_corpus ("json");
}

static void
check_stop (void)
{
  exchange_check_stop ("{\"nodes\": []}", "json");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  exchange_add_cases ("json", cases, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/json/read/%s", shapes[i].program);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), check_shape);
    }
  g_test_add_func ("/json/read/values", check_values);
  g_test_add_func ("/json/read/one-of-several-networks", check_parts);
  g_test_add_func ("/json/read/dates", check_dates);
  g_test_add_func ("/json/read/compound-nodes-are-groups", check_compound_nodes);
  g_test_add_func ("/json/read/identifier-twice", check_identifier_twice);
  g_test_add_func ("/json/read/directions", check_directions);
  g_test_add_func ("/json/read/keys-are-no-identifiers", check_keys);
  g_test_add_func ("/json/read/places", check_places);
  g_test_add_func ("/json/read/stop", check_stop);
  g_test_add_func ("/json/write/sample-comes-back", check_sample);
  g_test_add_func ("/json/corpus", check_corpus);

  return g_test_run ();
}
