/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What strangers' GraphML becomes: nothing that can be understood is refused. */
#include <string.h>

#include "mg-error.h"
#include "mg-graphml-fixture.h"

/* A document, and what must come of it. */
typedef struct
{
  const char *rule;
  const char *text;
  guint       n_nodes;
  guint       n_edges;
  guint       n_warnings;
  guint       line;         /* of the first warning */
  const char *id;           /* of an item; NULL: the pole */
  const char *field;        /* NULL: no value is looked at */
  const char *value;        /* NULL: not known */
} Case;

#define LABEL "<key id=\"d0\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
#define PLACE "<key id=\"x\" for=\"node\" attr.name=\"x\" attr.type=\"double\"/>" \
              "<key id=\"y\" for=\"node\" attr.name=\"y\" attr.type=\"double\"/>\n"
#define OURS "<key id=\"t\" for=\"node\" attr.name=\"node_type\" attr.type=\"string\"/>\n" \
             "<key id=\"l\" for=\"edge\" attr.name=\"layer\" attr.type=\"string\"/>\n"
#define AB "<node id=\"a\"/><node id=\"b\"/>"

static const Case cases[] = {
  { "label", HEAD LABEL GRAPH "<node id=\"a\"><data key=\"d0\">Été &amp; Cie</data></node>" TAIL, 1, 0, 0, 0, "a", "label", "Été & Cie" },
  { "nothing", HEAD GRAPH TAIL, 0, 0, 0, 0 },
  { "no-namespace", "<graphml><graph edgedefault=\"directed\">" AB "<edge id=\"e\" source=\"a\" target=\"b\"/></graph></graphml>", 2, 1, 0, 0, "e", "directed", "true" },
  { "other-namespace", "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns/graphml \"><graph>" AB TAIL, 2, 0, 0, 0 },
  { "bad-namespace", "<graphml xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance \"><graph>" AB TAIL, 2, 0, 0, 0 },
  { "schema-by-any-prefix", "<graphml xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:schemaLocation=\"a b\"><graph>" AB TAIL, 2, 0, 0, 0, NULL, "i:schemaLocation", NULL },
  { "usual-prefix-of-others", "<graphml xmlns:xsi=\"urn:survey\" xsi:case=\"7\"><graph>" AB TAIL, 2, 0, 1, 1, NULL, "xsi:case", "7" },
  { "language", "<graphml xml:lang=\"fr\"><graph>" AB TAIL, 2, 0, 1, 1, NULL, "xml:lang", "fr" },
  { "prefix", "<g:graphml xmlns:g=\"http://graphml.graphdrawing.org/xmlns\"><g:graph><g:node id=\"a\"/></g:graph></g:graphml>", 1, 0, 0, 0 },
  { "edges-first", HEAD GRAPH "<edge id=\"e\" source=\"a\" target=\"b\"/>" AB TAIL, 2, 1, 0, 0 },
  { "loops-and-parallels", HEAD GRAPH AB "<edge source=\"a\" target=\"a\"/><edge source=\"a\" target=\"b\"/><edge source=\"b\" target=\"a\"/>" TAIL, 2, 3, 0, 0 },
  { "unknown-end", HEAD GRAPH AB "\n<edge source=\"a\" target=\"z\"/>" TAIL, 2, 0, 1, 5 },
  { "empty-end", HEAD GRAPH AB "\n<edge source=\"a\" target=\"\"/>" TAIL, 2, 0, 1, 5 },
  { "node-twice", HEAD LABEL GRAPH "<node id=\"a\"><data key=\"d0\">A</data></node>\n<node id=\"a\"><data key=\"d0\">B</data></node>" TAIL, 1, 0, 2, 6, "a", "label", "A" },
  { "node-twice-the-same", HEAD LABEL GRAPH "<node id=\"a\"><data key=\"d0\">A</data></node>\n<node id=\"a\"><data key=\"d0\">A</data></node>" TAIL, 1, 0, 1, 6, "a", "label", "A" },
  { "value-twice", HEAD LABEL GRAPH "<node id=\"a\"><data key=\"d0\">A</data>\n<data key=\"d0\">B</data></node>" TAIL, 1, 0, 1, 6, "a", "label", "B" },
  { "edge-twice", HEAD GRAPH AB "<edge id=\"e\" source=\"a\" target=\"b\"/>\n<edge id=\"e\" source=\"a\" target=\"b\"/>" TAIL, 2, 2, 1, 5 },
  { "node-without-id", HEAD GRAPH "<node id=\"o01\"/>\n<node/>" TAIL, 2, 0, 1, 5, "o02", "label", NULL },
  { "edge-id-made-up", HEAD GRAPH AB "<edge source=\"a\" target=\"b\"/><edge id=\"l01\" source=\"a\" target=\"b\"/>" TAIL, 2, 2, 0, 0, "l02", "layer", NULL },
  { "directed-by-edge", HEAD GRAPH AB "<edge id=\"e\" directed=\"true\" source=\"a\" target=\"b\"/>" TAIL, 2, 1, 0, 0, "e", "directed", "true" },
  { "undirected-by-edge", HEAD "<graph edgedefault=\"directed\">" AB "<edge id=\"e\" directed=\"false\" source=\"a\" target=\"b\"/>" TAIL, 2, 1, 0, 0, "e", "directed", NULL },
  { "key-unknown", HEAD GRAPH "<node id=\"a\"><data key=\"k\">v</data></node>" TAIL, 1, 0, 1, 4, "a", "k", "v" },
  { "key-of-two", HEAD "<key id=\"k\" for=\"node\" attr.name=\"n\" attr.type=\"int\"/><key id=\"k\" for=\"edge\" attr.name=\"e\" attr.type=\"string\"/>" GRAPH AB "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"k\">x</data></edge>" TAIL, 2, 1, 0, 0, "e", "e", "x" },
  { "key-twice", HEAD "<key id=\"k\" for=\"node\" attr.name=\"n\"/>\n<key id=\"k\" for=\"node\" attr.name=\"m\"/>" GRAPH "<node id=\"a\"><data key=\"k\">1</data></node>" TAIL, 1, 0, 1, 4, "a", "n", "1" },
  { "key-for-all", HEAD "<key id=\"k\" for=\"all\" attr.name=\"k\" attr.type=\"string\"/>" GRAPH "<data key=\"k\">g</data><node id=\"a\"><data key=\"k\">n</data></node>" TAIL, 1, 0, 0, 0, NULL, "k", "g" },
  { "key-for-nothing", HEAD "<key id=\"k\" attr.name=\"k\" attr.type=\"string\"/>" GRAPH "<node id=\"a\"><data key=\"k\">n</data></node>" TAIL, 1, 0, 0, 0, "a", "k", "n" },
  { "type-spelt-otherwise", HEAD "<key id=\"k\" for=\"node\" attr.name=\"k\" attr.type=\"Integer\"/>" GRAPH "<node id=\"a\"><data key=\"k\">\n 12 </data></node>" TAIL, 1, 0, 0, 0, "a", "k", "12" },
  { "type-unknown", HEAD "<key id=\"k\" for=\"node\" attr.name=\"k\" attr.type=\"vector_float\"/>" GRAPH "<node id=\"a\"><data key=\"k\">1, 2</data></node>" TAIL, 1, 0, 0, 0, "a", "k", "1, 2" },
  { "boolean-with-blanks", HEAD "<key id=\"k\" for=\"node\" attr.name=\"k\" attr.type=\"boolean\"/>" GRAPH "<node id=\"a\"><data key=\"k\"> True\n</data></node>" TAIL, 1, 0, 0, 0, "a", "k", "true" },
  { "not-of-its-type", HEAD "<key id=\"k\" for=\"node\" attr.name=\"k\" attr.type=\"int\"/>" GRAPH "<node id=\"a\"><data key=\"k\">007</data></node>\n<node id=\"b\"><data key=\"k\">abc</data></node>" TAIL, 2, 0, 1, 5, "a", "k", "007" },
  { "decimal-comma", HEAD "<key id=\"k\" for=\"node\" attr.name=\"k\" attr.type=\"double\"/>" GRAPH "<node id=\"a\"><data key=\"k\">1,5</data></node>" TAIL, 1, 0, 1, 4, "a", "k", "1,5" },
  { "too-large-a-number", HEAD "<key id=\"k\" for=\"node\" attr.name=\"k\" attr.type=\"double\"/>" GRAPH "<node id=\"a\"><data key=\"k\">1e999</data></node>" TAIL, 1, 0, 1, 4, "a", "k", "1e999" },
  { "default-is-no-value", HEAD "<key id=\"k\" for=\"node\" attr.name=\"k\" attr.type=\"string\"><default>d</default></key>" GRAPH "<node id=\"a\"/>" TAIL, 1, 0, 0, 0, "a", "k", NULL },
  { "empty-with-default", HEAD "<key id=\"k\" for=\"node\" attr.name=\"k\" attr.type=\"string\"><default>d</default></key>" GRAPH "<node id=\"a\">\n<data key=\"k\"></data></node>" TAIL, 1, 0, 1, 5, "a", "k", NULL },
  { "default-of-label", HEAD "<key id=\"d0\" for=\"node\" attr.name=\"label\" attr.type=\"string\"><default>d</default></key>" GRAPH "<node id=\"a\"/>" TAIL, 1, 0, 0, 0, "a", "label", "d" },
  { "place", HEAD PLACE GRAPH "<node id=\"a\"><data key=\"x\">1.5</data><data key=\"y\">-2</data></node>" TAIL, 1, 0, 0, 0, "a", "y", "-2" },
  { "no-place", HEAD PLACE GRAPH "<node id=\"b\"><data key=\"x\">1</data><data key=\"y\">1</data></node>\n<node id=\"a\"><data key=\"x\">NaN</data><data key=\"y\">-2</data></node>" TAIL, 2, 0, 1, 6, "a", "y", NULL },
  { "place-of-another-map", HEAD PLACE GRAPH "<node id=\"a\"><data key=\"x\">652000</data><data key=\"y\">6862000</data></node>" TAIL, 1, 0, 1, 3, "a", "y", "6862000" },
  { "type-stays-foreign", HEAD "<key id=\"k\" for=\"edge\" attr.name=\"intensity\" attr.type=\"double\"/>" GRAPH AB "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"k\">7.5</data></edge>" TAIL, 2, 1, 0, 0, "e", "intensity", "7.5" },
  { "by-name", HEAD OURS "<key id=\"k\" for=\"edge\" attr.name=\"intensity\" attr.type=\"string\"/>" GRAPH AB "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"k\">3</data></edge>" TAIL, 2, 1, 0, 0, "e", "intensity", "3" },
  { "bad-value-by-name", HEAD OURS "<key id=\"k\" for=\"edge\" attr.name=\"intensity\" attr.type=\"int\"/>" GRAPH AB "\n<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"k\">9</data></edge>" TAIL, 2, 1, 1, 7, "e", "intensity", NULL },
  { "collective", HEAD OURS GRAPH "<node id=\"a\"/><node id=\"k\"><data key=\"t\">collective</data></node><edge id=\"p\" source=\"k\" target=\"a\"><data key=\"l\">membership</data></edge>" TAIL, 2, 1, 0, 0, "p", "role", NULL },
  { "no-collective", HEAD OURS GRAPH AB "\n<edge id=\"p\" source=\"b\" target=\"a\"><data key=\"l\">membership</data></edge>" TAIL, 2, 1, 1, 7, "p", "layer", "membership" },
  { "xml-in-data", HEAD "<key id=\"k\" for=\"node\" yfiles.type=\"nodegraphics\"/>" GRAPH "<node id=\"a\"><data key=\"k\"><b x=\"1 &amp; &lt;\">t&gt;<c/></b></data></node>" TAIL, 1, 0, 0, 0, "a", "k", "<b x=\"1 &amp; &lt;\">t&gt;<c/></b>" },
  { "xml-with-prefix", "<graphml xmlns:y=\"urn:a&amp;b\"><key id=\"k\" for=\"node\" xmlns:z=\"urn:&amp;\" z:a=\"1 &amp; 2\"/><graph><node id=\"a\"><data key=\"k\"><y:b xmlns:w=\"urn:w&amp;\" w:c=\"d\"/></data></node></graph></graphml>", 1, 0, 0, 0, "a", "k", "<y:b xmlns:w=\"urn:w&amp;\" w:c=\"d\"/>" },
  { "port", HEAD GRAPH "\n<node id=\"a\"><port name=\"p\"><data key=\"k\">1</data></port></node>" TAIL, 1, 0, 0, 0, "a", "port", "<port name=\"p\"><data key=\"k\">1</data></port>" },
  { "ports", HEAD GRAPH "<node id=\"a\"><port name=\"p\"/><port name=\"q\"><port name=\"r\"/></port></node>" TAIL, 1, 0, 0, 0, "a", "port", "<port name=\"p\"/><port name=\"q\"><port name=\"r\"/></port>" },
  { "tied-to-ports", HEAD GRAPH AB "<edge id=\"e\" source=\"a\" target=\"b\" sourceport=\"p\" targetport=\"q\"/>" TAIL, 2, 1, 0, 0, "e", "targetport", "q" },
  { "attribute-of-a-value", HEAD "<key id=\"k\" for=\"node\"/>" GRAPH "\n<node id=\"a\"><data key=\"k\" xml:space=\"preserve\" time=\"2\">1</data></node>" TAIL, 1, 0, 1, 5, "a", "k", "1" },
  { "stray-text", HEAD GRAPH "\n<node id=\"a\"> oops </node>" TAIL, 1, 0, 1, 5 },
  { "graph-id", "<graphml><graph id=\"pole\">" AB TAIL, 2, 0, 0, 0, NULL, "graph:id", "pole" },
  { "hyperedge", HEAD GRAPH AB "\n<hyperedge id=\"h\"><endpoint node=\"a\"/><endpoint node=\"b\"/></hyperedge>" TAIL, 3, 2, 1, 5 },
  { "nested", HEAD GRAPH "\n<node id=\"a\"><graph><node id=\"b\"/></graph></node>" TAIL, 2, 0, 1, 5, "b", "parent", "a" },
  { "relations", HEAD "<graph id=\"r\">" AB "<edge id=\"e\" source=\"a\" target=\"b\"/></graph><graph id=\"s\">" AB "<edge id=\"f\" source=\"a\" target=\"b\"/>" TAIL, 2, 2, 0, 0, "f", "graph", "s" },
  { "two-networks", HEAD "<graph><node id=\"a\"/></graph>\n<graph><node id=\"c\"/><edge source=\"c\" target=\"c\"/>" TAIL, 1, 0, 1, 3 },
  { "relations-with-values", HEAD "<graph id=\"r\">" AB "<data key=\"k\">1</data></graph>\n<graph id=\"s\"><data key=\"k\">2</data><edge id=\"f\" source=\"a\" target=\"b\"/>" TAIL, 2, 1, 2, 3, NULL, "k", "1" },
  { "kinds-of-others", HEAD OURS GRAPH "<node id=\"a\"><data key=\"t\">person</data></node><node id=\"b\"><data key=\"t\">collective</data></node>" TAIL, 2, 0, 0, 0, "a", "node_type", "person" },
  { "rings-of-others", HEAD OURS "<key id=\"r\" for=\"node\" attr.name=\"ring\" attr.type=\"int\"/>" GRAPH "<node id=\"a\"><data key=\"r\">7</data></node>" TAIL, 1, 0, 0, 0, "a", "ring", "7" },
  { "graph-attribute", HEAD "<graph id=\"g\" edgedefault=\"directed\" parse.nodes=\"0\" author=\"me\">" TAIL, 0, 0, 1, 3, NULL, "author", "me" },
  { "attribute", HEAD GRAPH AB "\n<edge id=\"e\" source=\"a\" target=\"b\" label=\"knows\"/>" TAIL, 2, 1, 1, 5, "e", "label", "knows" },
  { "unknown-tag", HEAD GRAPH "\n<vertex id=\"a\"><node id=\"b\"/></vertex><node id=\"c\"/>" TAIL, 1, 0, 1, 5 },
  { "description", HEAD GRAPH "<desc>About</desc><node id=\"a\"/>" TAIL, 1, 0, 0, 0, NULL, "desc", "About" },
  { "literally", HEAD LABEL GRAPH "<node id=\"a\"><data key=\"d0\"><![CDATA[<b>&\"'%s%n]]></data></node>" TAIL, 1, 0, 0, 0, "a", "label", "<b>&\"'%s%n" },
  { "newer", HEAD "<key id=\"g_app_version\" for=\"graph\" attr.name=\"app_version\" attr.type=\"string\"/>" GRAPH "<data key=\"g_app_version\">2</data>" TAIL, 0, 0, 1, 0 },
  { "document-type", "<!DOCTYPE graphml SYSTEM \"http://graphml.graphdrawing.org/dtds/1.0rc/graphml.dtd\">\n<graphml><graph><node id=\"a\"/></graph></graphml>", 1, 0, 0, 0 },
};

static void
check_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = fixture_open (c->text, warnings);

  for (guint i = 0; i < mg_warnings_get_n (warnings); i++)
    g_test_message ("%u: %s", mg_warnings_get (warnings, i)->line, mg_warnings_get (warnings, i)->text);

  g_assert_cmpuint (mg_network_count (network, MG_ITEMS_NODES), ==, c->n_nodes);
  g_assert_cmpuint (mg_network_count (network, MG_ITEMS_EDGES), ==, c->n_edges);
  g_assert_cmpuint (mg_warnings_get_n (warnings), ==, c->n_warnings);
  if (c->n_warnings > 0)
    g_assert_cmpuint (mg_warnings_get (warnings, 0)->line, ==, c->line);
  if (c->field != NULL)
    g_assert_cmpstr (fixture_text (network, c->id, c->field), ==, c->value);

  fixture_check_stable (network);
}

/* What a stranger's file has beyond its values comes back out. */
static void
check_foreign_keys (void)
{
  g_autoptr(MgNetwork) network = fixture_open (
    "<?xml version=\"1.0\"?><graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:y=\"http://www.yworks.com/xml/graphml\""
    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a b\" xmlns:s=\"urn:survey\" s:case=\"7\">"
    "<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"float\"><default>1.0</default></key>"
    "<key id=\"d6\" for=\"node\" yfiles.type=\"nodegraphics\"/>"
    "<key id=\"p\" for=\"port\" yfiles.type=\"portgraphics\"/>"
    "<key id=\"r\" for=\"graphml\" yfiles.type=\"resources\"/>"
    "<key id=\"born\" for=\"node\" attr.name=\"born\"/>"
    "<key id=\"all\" attr.name=\"note\" attr.type=\"string\"/>"
    "<key id=\"c\" for=\"node\" attr.name=\"colour\" attr.type=\"string\"><desc>R &amp; G,\nand B</desc></key>"
    "<key id=\"s\" for=\"all\" attr.name=\"size\" attr.type=\"int\"><desc>In “m²”</desc><default>1</default></key>"
    "<graph><node id=\"a\"><data key=\"d6\"><y:ShapeNode><y:NodeLabel>A &amp; B</y:NodeLabel></y:ShapeNode></data></node></graph>"
    "<data key=\"r\"><y:Resources/></data></graphml>", NULL);
  g_autofree char *text = fixture_write (network);
  static const char * const wanted[] = {
    " xmlns:y=\"http://www.yworks.com/xml/graphml\" ",
    "<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"float\"><default>1.0</default></key>",
    "<key id=\"d6\" for=\"node\" yfiles.type=\"nodegraphics\"/>",
    "<key id=\"p\" for=\"port\" yfiles.type=\"portgraphics\"/>",
    "<key id=\"r\" for=\"graphml\" yfiles.type=\"resources\"/>",
    "<key id=\"born\" for=\"node\" attr.name=\"born\"/>",
    "<key id=\"all\" for=\"all\" attr.name=\"note\" attr.type=\"string\"/>",
    "<key id=\"c\" for=\"node\" attr.name=\"colour\" attr.type=\"string\"><desc>R &amp; G,\nand B</desc></key>",
    "<key id=\"s\" for=\"all\" attr.name=\"size\" attr.type=\"int\"><desc>In “m²”</desc><default>1</default></key>",
    "<data key=\"d6\"><y:ShapeNode><y:NodeLabel>A &amp; B</y:NodeLabel></y:ShapeNode></data>",
    "<key id=\"s:case\" attr.name=\"s:case\" attr.type=\"string\" for=\"graphml\"/>",
    "</graph>\n    <data key=\"s:case\">7</data>\n    <data key=\"r\"><y:Resources/></data>\n</graphml>",
  };

  g_test_message ("%s", text);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_nonnull (strstr (text, wanted[i]));
  g_assert_null (strstr (text, "schemaLocation"));
  fixture_check_stable (network);
}

/* A foreign key may have the name, and even the identifier, of one of ours. */
static void
check_foreign_namesakes (void)
{
  g_autoptr(MgNetwork) network = fixture_open (HEAD
    "<key id=\"n_role\" for=\"node\" attr.name=\"role\" attr.type=\"string\"/>"
    "<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>" GRAPH
    "<node id=\"a\"><data key=\"n_role\">chief</data></node>"
    "<edge id=\"e\" source=\"a\" target=\"a\"><data key=\"w\">0.5</data></edge>" TAIL, NULL);
  g_autofree char *text = fixture_write (network);
  g_autoptr(MgNetwork) again = fixture_open (text, NULL);

  g_assert_false (mg_network_field_in_use (again, MG_FIELD_ROLE));
  g_assert_nonnull (strstr (text, "<data key=\"n_role_\">chief</data>"));
  g_assert_nonnull (strstr (text, "<data key=\"w\">0.5</data>"));
  fixture_check_stable (network);
}

/* What is said of a key that becomes something of ours has no place: once for each key. */
static void
check_left_descriptions (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = fixture_open (HEAD
    "<key id=\"t\" for=\"node\" attr.name=\"node_type\" attr.type=\"string\"><desc>What it is</desc></key>\n"
    "<key id=\"l\" for=\"edge\" attr.name=\"layer\" attr.type=\"string\"/>\n"
    "<key id=\"n\" for=\"all\" attr.name=\"label\" attr.type=\"string\"><desc>What it is called</desc></key>\n"
    "<key id=\"i\" for=\"edge\" attr.name=\"intensity\" attr.type=\"int\"/>\n"
    "<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"int\"><desc>How much</desc></key>\n" GRAPH
    "<node id=\"a\"><data key=\"t\">organisation</data><data key=\"n\">a</data></node><node id=\"b\"/>"
    "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"l\">project</data><data key=\"n\">e</data>"
    "<data key=\"i\">2</data><data key=\"w\">2</data></edge>" TAIL, warnings);
  static const char * const keys[] = { "“node_type”", "“label”", "“weight”" };

  g_assert_nonnull (network);
  for (guint i = 0; i < mg_warnings_get_n (warnings); i++)
    g_test_message ("%s", mg_warnings_get (warnings, i)->text);
  g_assert_cmpuint (mg_warnings_get_n (warnings), ==, G_N_ELEMENTS (keys));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_nonnull (strstr (mg_warnings_get (warnings, i)->text, keys[i]));
}

/* Whoever says that something is not to be passed on: it is not. */
static void
check_foreign_private (void)
{
  g_autoptr(MgNetwork) network =
    fixture_open (HEAD LABEL "<key id=\"p\" for=\"node\" attr.name=\"private\" attr.type=\"boolean\"/>\n" GRAPH
                  "<node id=\"a\"><data key=\"p\">true</data></node><node id=\"b\"><data key=\"p\">false</data></node>" TAIL, NULL);

  g_assert_true (mg_network_get_boolean (network, mg_network_find_text_id (network, MG_ITEM_ORGANISATION, "a"), MG_FIELD_PRIVATE));
  g_assert_false (mg_network_get_boolean (network, mg_network_find_text_id (network, MG_ITEM_ORGANISATION, "b"), MG_FIELD_PRIVATE));
  fixture_check_stable (network);
}

static void
check_many_warnings (void)
{
  g_autoptr(GString) text = g_string_new (HEAD GRAPH);
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "<edge source=\"x\" target=\"y\"/>\n");
  g_string_append (text, TAIL);
  network = fixture_open (text->str, warnings);

  g_assert_cmpuint (mg_warnings_get_n (warnings), ==, 11);
  g_assert_nonnull (strstr (mg_warnings_get (warnings, 10)->text, "989"));
}

/* A name that is cut short in a sentence is not cut within a letter. */
static void
check_cut_letters (void)
{
  g_autoptr(GString) text = g_string_new (HEAD GRAPH "<node id=\"a\"/>");
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = NULL;

  for (const char *name = "éxé"; *name != '\0'; name = g_utf8_next_char (name))
    g_string_append_printf (text, "<edge source=\"a\" target=\"%s%s\"/>", name,
                            "éééééééééééééééééééééééééééééééééééééééé");
  g_string_append (text, TAIL);
  network = fixture_open (text->str, warnings);

  g_assert_cmpuint (mg_warnings_get_n (warnings), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_true (g_utf8_validate (mg_warnings_get (warnings, i)->text, -1, NULL));
}

static void
check_stop (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  MgNetwork *network;

  g_cancellable_cancel (cancellable);
  network = mg_format_read_file (fixture_file (HEAD GRAPH TAIL, -1), NULL, NULL, NULL, cancellable, &error);
  g_assert_null (network);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Nodes are numbered, in order or with gaps, and links name some that are not there. */
static void
check_numbered (guint first,
                guint step)
{
  static const char * const missing[] = { "n", "m12", "n012", "n99999", "n-1", "n4294967296" };
  const guint n = 300;
  g_autoptr(GString) text = g_string_new (HEAD GRAPH);
  g_autoptr(MgNetwork) network = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "<node id=\"n%u\"/>\n", first + i * step);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "<edge source=\"n%u\" target=\"n%u\"/>\n", first + i * step, first + i * 7 % n * step);
  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    g_string_append_printf (text, "<edge source=\"n%u\" target=\"%s\"/>\n", first, missing[i]);
  g_string_append_printf (text, "<edge source=\"n%u\" target=\"n%u\"/>\n" TAIL, first, first + n * step);

  network = fixture_open (text->str, NULL);
  g_assert_cmpuint (mg_network_count (network, MG_ITEM_LINK), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const MgItem *link = mg_network_get_row (network, MG_ITEMS_EDGES, i);
      g_autofree char *source = g_strdup_printf ("n%u", first + i * step);
      g_autofree char *target = g_strdup_printf ("n%u", first + i * 7 % n * step);

      g_assert_cmpstr (mg_network_get_text (network, link->source, MG_FIELD_ID), ==, source);
      g_assert_cmpstr (mg_network_get_text (network, link->target, MG_FIELD_ID), ==, target);
    }
}

static void
numbers_name_nodes (void)
{
  check_numbered (0, 1);
  check_numbered (7, 1);
  check_numbered (0, 3);
  check_numbered (5, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/graphml/read/", cases[i].rule, NULL);

      g_test_add_data_func (path, &cases[i], check_case);
    }
  g_test_add_func ("/graphml/read/foreign-keys-come-back", check_foreign_keys);
  g_test_add_func ("/graphml/read/left-descriptions-are-told-once", check_left_descriptions);
  g_test_add_func ("/graphml/read/foreign-private-is-private", check_foreign_private);
  g_test_add_func ("/graphml/read/foreign-namesakes-stay-foreign", check_foreign_namesakes);
  g_test_add_func ("/graphml/read/many-warnings-are-counted", check_many_warnings);
  g_test_add_func ("/graphml/read/letters-stay-whole", check_cut_letters);
  g_test_add_func ("/graphml/read/stop", check_stop);

  g_test_add_func ("/graphml/read/numbers-name-nodes", numbers_name_nodes);

  return g_test_run ();
}
