/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GEXF: what its parts become, what comes back, what is refused. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "mg-error.h"
#include "mg-exchange-fixture.h"

#define GEXF "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf version=\"1.2\">\n"
#define GRAPH_ GEXF "<graph defaultedgetype=\"undirected\">\n"
#define END "</graph>\n</gexf>\n"
#define DOCUMENT(text) GRAPH_ "<nodes><node id=\"a\" label=\"" text "\"/></nodes>" END
#define KB 1024u

static const ExchangeCase cases[] = {
  { "laughs", "<!DOCTYPE gexf [\n<!ENTITY a \"lol\">\n]>\n" DOCUMENT ("&a;"), NULL, 0, NULL, MG_ERROR_SYNTAX, 2 },
  { "external-file", "<!DOCTYPE gexf [\n<!ENTITY x SYSTEM \"file:///etc/passwd\">\n]>\n<gexf/>", NULL, 0, NULL, MG_ERROR_SYNTAX, 2 },
  { "other-root", "<graphml/>", NULL, 0, NULL, MG_ERROR_UNSUPPORTED, 1 },
  { "no-graph", GEXF "</gexf>", NULL, 0, NULL, MG_ERROR_SYNTAX, 0 },
  { "cut", GRAPH_ "<nodes>\n<node id=\"a", NULL, 0, NULL, MG_ERROR_SYNTAX, 5 },
  { "deep", GRAPH_, "<nodes><node id=\"a\">", 1000, NULL, MG_ERROR_TOO_LARGE, 4 },
  { "long-label", GRAPH_ "<nodes><node id=\"a\" label=\"", "x", 70 * KB, "\"/></nodes>" END, MG_ERROR_TOO_LARGE, 4 },
  { "long-description", GEXF "<meta><description>", "x", 1100 * KB, "</description></meta></gexf>", MG_ERROR_TOO_LARGE, 3 },
  { "many-attributes", GRAPH_ "<attributes class=\"node\">", "<attribute id=\"a\" title=\"b\" type=\"string\"/>", 20000, "</attributes>" END, EXCHANGE_OPENS, 0 },
  { "latin1-as-utf8", DOCUMENT ("Soci\xe9t\xe9"), NULL, 0, NULL, MG_ERROR_SYNTAX, 4 },
  { "empty-parts", GRAPH_ "<attributes/><nodes/><edges/>" END, NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "no-edges", DOCUMENT ("A"), NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "values-outside-items", GRAPH_ "<attvalues><attvalue for=\"a\" value=\"b\"/></attvalues><spells><spell/></spells>" END, NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "unnamed", GRAPH_ "<attributes><attribute/><attribute title=\"t\"/></attributes><nodes><node/><node/></nodes><edges><edge/></edges>" END, NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "edge-to-nobody", GRAPH_ "<nodes><node id=\"a\"/></nodes><edges><edge source=\"a\" target=\"z\"/></edges>" END, NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "node-twice", GRAPH_ "<nodes><node id=\"a\" label=\"A\"/><node id=\"a\" label=\"B\"/></nodes>" END, NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "odd-places", GRAPH_ "<nodes><node id=\"a\"><position x=\"NaN\" y=\"abc\"/><position x=\"1e400\"/></node></nodes>" END, NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "odd-looks", GRAPH_ "<nodes><node id=\"a\"><color r=\"x\" g=\"-5\"/><size value=\"\"/><shape/></node></nodes>" END, NULL, 0, NULL, EXCHANGE_OPENS, 0 },
  { "odd-times", GRAPH_ "<nodes><node id=\"a\" start=\"\" end=\"&lt;&gt;\" timestamps=\"&lt;[,;]&gt;\"/></nodes>" END, NULL, 0, NULL, EXCHANGE_OPENS, 0 },
};

/* Versions by their namespaces; looks with one, with another prefix, without. */
static void
check_versions (void)
{
  static const char * const roots[] = {
    "<gexf xmlns=\"http://www.gexf.net/1.1draft\" xmlns:viz=\"http://www.gexf.net/1.1draft/viz\" version=\"1.1\">",
    "<gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.2\">",
    "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">",
    "<gexf xmlns:viz=\"urn:x\">",
  };

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      g_autofree char *text = g_strconcat (
        roots[i], "<graph><nodes><node id=\"a\"><viz:position x=\"30\" y=\"-40\" z=\"0\"/><viz:color r=\"255\" g=\"0\" b=\"16\"/></node>"
        "<node id=\"b\"><position x=\"130\" y=\"60\"/><color hex=\"#00ff00\"/><size value=\"2.5\"/></node></nodes></graph></gexf>", NULL);
      g_autoptr(MgNetwork) network = plain_open ("gexf", text, NULL);

      g_assert_cmpstr (fixture_text (network, "a", "x"), ==, "30");
      g_assert_cmpstr (fixture_text (network, "a", "y"), ==, "40");
      g_assert_cmpstr (fixture_text (network, "b", "y"), ==, "-60");
      g_assert_cmpstr (fixture_text (network, "a", "color"), ==, "#ff0010");
      g_assert_cmpstr (fixture_text (network, "b", "color"), ==, "#00ff00");
      g_assert_cmpstr (fixture_text (network, "b", "size"), ==, "2.5");
      plain_check_stable ("gexf", network);
    }
}

static void
check_attributes (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = plain_open ("gexf",
    GRAPH_ "<attributes class=\"node\">"
    "<attribute id=\"0\" title=\"size of staff\" type=\"integer\"><default>1</default></attribute>"
    "<attribute id=\"1\" title=\"tags\" type=\"liststring\"><options>a|b</options></attribute></attributes>"
    "<attributes class=\"edge\"><attribute id=\"0\" title=\"share\" type=\"double\"/></attributes>"
    "<nodes><node id=\"a\" label=\"A &amp; B\"><attvalues><attvalue for=\"0\" value=\"12\"/><attvalue for=\"1\" value=\"x|y\"/>"
    "<attvalue for=\"url\" value=\"http://a\"/><attvalue for=\"0\" value=\"13\"/></attvalues></node><node id=\"b\"/></nodes>"
    "<edges><edge id=\"e\" source=\"a\" target=\"b\" type=\"directed\" weight=\"2.5\" label=\"L\"><attvalues><attvalue for=\"0\" value=\"0.5\"/></attvalues></edge>"
    "<edge source=\"a\" target=\"b\" type=\"mutual\" kind=\"k\"/></edges>" END, warnings);

  g_assert_cmpstr (fixture_text (network, "a", "label"), ==, "A & B");
  g_assert_cmpstr (fixture_text (network, "a", "size of staff"), ==, "13");
  g_assert_cmpstr (exchange_type (network, "size of staff"), ==, "int");
  g_assert_cmpstr (fixture_text (network, "a", "tags"), ==, "x|y");
  g_assert_cmpstr (fixture_text (network, "a", "url"), ==, "http://a");
  g_assert_cmpstr (fixture_text (network, "e", "share"), ==, "0.5");
  g_assert_cmpstr (fixture_text (network, "e", "weight"), ==, "2.5");
  g_assert_cmpstr (fixture_text (network, "e", "label"), ==, "L");
  g_assert_cmpstr (fixture_text (network, "e", "directed"), ==, "true");
  g_assert_cmpstr (fixture_text (network, "l01", "kind"), ==, "k");
  g_assert_cmpstr (fixture_text (network, "l01", "reciprocal"), ==, "true");
  g_assert_cmpuint (plain_count (warnings, "not declared"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "several values"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "list of values"), ==, 1);
  plain_check_stable ("gexf", network);
}

static void
check_times (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = plain_open ("gexf",
    GEXF "<graph mode=\"dynamic\" timeformat=\"date\"><attributes class=\"node\" mode=\"dynamic\"><attribute id=\"n\" title=\"staff\" type=\"integer\"/></attributes>"
    "<nodes><node id=\"a\" start=\"2009-03-01\" endopen=\"2012-01-01\"><attvalues>"
    "<attvalue for=\"n\" value=\"7\" start=\"2011-01-01\"/><attvalue for=\"n\" value=\"5\" start=\"2009-03-01\" end=\"2010-12-31\"/></attvalues></node>"
    "<node id=\"b\"><spells><spell start=\"2013-05-01T00:00:00\"/><spell start=\"2010-01-01\" end=\"2011-01-01\"/></spells></node>"
    "<node id=\"c\" timestamps=\"&lt;[2014, 2012, 2013]&gt;\"/></nodes>"
    "<edges><edge id=\"e\" source=\"a\" target=\"b\" start=\"2010-02-03\"/></edges>" END, warnings);

  g_assert_cmpstr (fixture_text (network, "a", "start"), ==, "2009-03-01");
  g_assert_cmpstr (fixture_text (network, "a", "end"), ==, "2012-01-01");
  g_assert_cmpstr (fixture_text (network, "a", "staff"), ==, "7");
  g_assert_cmpstr (fixture_text (network, "b", "start"), ==, "2010-01-01");
  g_assert_cmpstr (fixture_text (network, "b", "end"), ==, "2011-01-01");
  g_assert_cmpstr (fixture_text (network, "c", "start"), ==, "2012");
  g_assert_cmpstr (fixture_text (network, "c", "end"), ==, "2014");
  g_assert_cmpstr (fixture_text (network, "e", "start"), ==, "2010-02-03");
  g_assert_cmpuint (plain_count (warnings, "in the course of time"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "several periods"), ==, 2);
  g_assert_cmpuint (plain_count (warnings, "startopen"), ==, 1);
  plain_check_stable ("gexf", network);
}

static void
check_numbers_as_times (void)
{
  g_autoptr(MgNetwork) network = plain_open ("gexf",
    GEXF "<graph timeformat=\"double\"><nodes><node id=\"a\" start=\"1.0\" end=\"Infinity\"/><node id=\"b\" start=\"2.5\"/></nodes>" END, NULL);

  g_assert_cmpstr (fixture_text (network, "a", "start"), ==, "1");
  g_assert_cmpstr (fixture_text (network, "b", "start"), ==, "2.5");
  g_assert_null (fixture_text (network, "a", "end"));
}

static void
check_hierarchy (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = plain_open ("gexf",
    GRAPH_ "<nodes><node id=\"p\" label=\"Group\"><nodes><node id=\"c\" label=\"Child\"/></nodes><edges><edge source=\"c\" target=\"p\"/></edges></node>"
    "<node id=\"d\" pid=\"p\"/></nodes>" END, warnings);

  g_assert_cmpuint (mg_network_count (network, MG_ITEM_ORGANISATION), ==, 3);
  g_assert_cmpuint (mg_network_count (network, MG_ITEM_LINK), ==, 1);
  g_assert_cmpstr (fixture_text (network, "c", "parent"), ==, "p");
  g_assert_cmpstr (fixture_text (network, "d", "parent"), ==, "p");
  g_assert_cmpuint (plain_count (warnings, "parent"), ==, 2);
  plain_check_stable ("gexf", network);
}

static void
check_sample (void)
{
  exchange_check_sample ("gexf", FALSE, 2);
}

/* Where Gephi and NetworkX look. */
static void
check_words (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) network = mg_format_read_file (MG_SOURCE_ROOT "/data/samples/pole-exemple.graphml", NULL, NULL, NULL, NULL, &error);
  g_autofree char *text = NULL;
  static const char * const words[] = {
    "xmlns=\"http://www.gexf.net/1.2draft\"", "<description>Pôle exemple", "timeformat=\"date\"", "<attribute id=\"kind\" title=\"kind\" type=\"string\"/>",
    "type=\"directed\"", "weight=\"2\"", "<viz:color r=\"0\" g=\"158\" b=\"115\"/>", " start=\"2012-02-01\"",
  };

  g_assert_no_error (error);
  text = plain_write ("gexf", network, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i]);
      g_assert_nonnull (strstr (text, words[i]));
    }
}

/* With a field of links of that name NetworkX reads nothing of the file. */
static void
check_key (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) links = plain_open ("json",
    "{\"nodes\": [{\"id\": \"a\", \"key\": \"n\"}, {\"id\": \"b\"}], \"links\": [{\"source\": \"a\", \"target\": \"b\", \"key\": 0},"
    " {\"source\": \"a\", \"target\": \"b\", \"key\": 0}]}", NULL);
  g_autofree char *text = plain_write ("gexf", links, warnings);

  g_assert_nonnull (strstr (text, "title=\"key_\""));
  g_assert_nonnull (strstr (text, "title=\"key\""));
  g_assert_cmpuint (plain_count (warnings, "“key_”"), ==, 1);
}

static void
check_corpus (void)
{
  exchange_check_corpus ("gexf");
}

static void
check_stop (void)
{
  exchange_check_stop (DOCUMENT ("A"), "gexf");
}

/* A name that lies: what the file holds counts. */
static void
check_guess (void)
{
  static const struct { const char *text; const char *format; } files[] = {
    { "<?xml version=\"1.0\"?>\n<!-- c --><gexf/>", "gexf" },
    { "<!DOCTYPE graphml SYSTEM \"x\"><g:graphml/>", "graphml" },
    { "\xef\xbb\xbf {\"nodes\":[]}", "json" }, { "[{\"data\":{}}]", "json" },
    { "// c\nstrict digraph G {", "dot" }, { "graph{", "dot" }, { "graph \"a b\" {", "dot" }, { "graph G\n{", "dot" },
    { "Creator \"me\"\ngraph\n[", "gml" }, { "Creator \"M\"\nVersion 1\nmaillage [ version 1\n", "gml" },
    { "source,target,id,directed,weight\n", "csv" }, { "source,target\n", NULL }, { "# c\ngraph [", "gml" }, { "*Vertices 3", "pajek" },
    { "DL n=3", "ucinet" }, { "hello", NULL }, { "graphics = {", NULL }, { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      int fd = g_open (fixture_file (files[i].text, -1), O_RDONLY, 0);
      const MgFormat *format = mg_format_guess (fd, NULL);

      g_test_message ("%s", files[i].text);
      g_assert_cmpstr (format != NULL ? format->id : NULL, ==,
                       files[i].format != NULL && mg_format_find (files[i].format) != NULL ? files[i].format : NULL);
      close (fd);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  exchange_add_cases ("gexf", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/gexf/read/versions-and-looks", check_versions);
  g_test_add_func ("/gexf/read/attributes", check_attributes);
  g_test_add_func ("/gexf/read/times", check_times);
  g_test_add_func ("/gexf/read/numbers-as-times", check_numbers_as_times);
  g_test_add_func ("/gexf/read/hierarchy", check_hierarchy);
  g_test_add_func ("/gexf/read/stop", check_stop);
  g_test_add_func ("/gexf/write/sample-comes-back", check_sample);
  g_test_add_func ("/gexf/write/words", check_words);
  g_test_add_func ("/gexf/write/key-of-links", check_key);
  g_test_add_func ("/gexf/corpus", check_corpus);
  g_test_add_func ("/format/guess", check_guess);

  return g_test_run ();
}
