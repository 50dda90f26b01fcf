/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "mg-error.h"
#include "mg-plain-fixture.h"

#define FORMAT "gml"

static MgNetwork *
open_yed (void)
{
  g_autofree char *text = plain_data ("gml/yed-like.gml");

  return plain_open (FORMAT, text, NULL);
}

static void
read_lists (void)
{
  g_autoptr(MgNetwork) network = open_yed ();

  plain_check_counts (network, 3, 0, 2, 0);
  g_assert_cmpstr (fixture_text (network, "0", "label"), ==, "Café \"La Halle\" & co é€");
  g_assert_cmpstr (fixture_text (network, "0", "isGroup"), ==, "1");
  g_assert_cmpstr (fixture_text (network, "0", "graphics.fill"), ==, "#FFCC00");
  g_assert_cmpstr (fixture_text (network, "0", "graphics.w"), ==, "30");
  g_assert_cmpstr (fixture_text (network, "0", "LabelGraphics.text"), ==, "one");
  g_assert_cmpstr (fixture_text (network, "0", "LabelGraphics.2.text"), ==, "two");
  g_assert_cmpstr (fixture_text (network, "1", "gid"), ==, "0");
}

static void
read_texts (void)
{
  g_autoptr(MgNetwork) network = open_yed ();

  g_assert_cmpstr (fixture_text (network, "1", "label"), ==, "Recyclerie \"du bas\" ✅");
  g_assert_cmpstr (fixture_text (network, "-3", "label"), ==, "C:\\");
}

/* GML's second coordinate grows downwards, as ours does. */
static void
read_places (void)
{
  g_autoptr(MgNetwork) network = open_yed ();

  g_assert_cmpstr (fixture_text (network, "0", "x"), ==, "-12.5");
  g_assert_cmpstr (fixture_text (network, "0", "y"), ==, "40");
  g_assert_cmpstr (fixture_text (network, "1", "y"), ==, "-7.25");
  g_assert_null (fixture_text (network, "-3", "x"));
}

static void
read_links (void)
{
  g_autoptr(MgNetwork) network = open_yed ();
  const MgItem *link = plain_link (network, 0);
  MgFieldId bends = mg_network_find_field (network, MG_ITEM_LINK, "graphics.Line");
  double weight;

  g_assert_true (mg_network_get_boolean (network, link->id, MG_FIELD_DIRECTED));
  g_assert_cmpstr (mg_network_get_text (network, link->id, bends), ==, "-12.5,40.0 100.0,-7.25");

  link = plain_link (network, 1);
  g_assert_cmpstr (mg_network_get_text (network, link->target, MG_FIELD_LABEL), ==, "C:\\");
  g_assert_true (mg_network_get_real (network, link->id, mg_network_find_field (network, MG_ITEM_LINK, "weight"), &weight));
  g_assert_cmpfloat (weight, ==, 2.5);
}

/* What links say of themselves counts more than what the graph says, wherever that stands. */
static void
read_direction (void)
{
  g_autoptr(MgNetwork) network =
    plain_open (FORMAT, "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] "
                "edge [ source 1 target 2 directed 0 ] directed 1 ]", NULL);

  g_assert_true (mg_network_get_boolean (network, plain_link (network, 0)->id, MG_FIELD_DIRECTED));
  g_assert_false (mg_network_get_boolean (network, plain_link (network, 1)->id, MG_FIELD_DIRECTED));
}

static void
read_encodings (void)
{
  static const char * const texts[] = {
    "graph [ node [ id 1 label \"Fran\xc3\xa7oise\" ] ]",
    "\xef\xbb\xbfgraph [ node [ id 1 label \"Fran\xc3\xa7oise\" ] ]",
    "graph [ node [ id 1 label \"Fran\xe7oise\" ] ]",
    "graph [\rnode [\rid 1\rlabel \"Fran&ccedil;oise\"\r]\r]\r",
    "GRAPH [ Node [ ID 1 LABEL \"Fran&#231;oise\" ] ]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(MgNetwork) network = plain_open (FORMAT, texts[i], NULL);
      g_autofree char *title = mg_network_dup_title (network, mg_network_find_text_id (network, MG_ITEMS_NODES, "1"));

      plain_check_counts (network, 1, 0, 0, 0);
      if (i < 4)
        g_assert_cmpstr (title, ==, "Françoise");
    }
}

static void
read_identifiers (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network =
    plain_open (FORMAT, "graph [\nnode [ label \"none\" ]\nnode [ id 2 ]\nnode [ id 2 label \"again\" ]\n"
                "edge [ source 2 target 9 ]\n]", warnings);

  plain_check_counts (network, 2, 0, 0, 0);
  g_assert_cmpuint (plain_count (warnings, "no identifier"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "used before"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "“9”"), ==, 1);
  g_assert_cmpuint (mg_warnings_get (warnings, 0)->line, >, 1);
}

static void
read_nested (void)
{
  g_autoptr(MgNetwork) network =
    plain_open (FORMAT, "graph [ node [ id 1 graph [ node [ id 2 ] node [ id 3 ] edge [ source 2 target 3 ] ] ] ]", NULL);

  plain_check_counts (network, 3, 0, 1, 0);
  g_assert_cmpstr (fixture_text (network, "3", "parent"), ==, "1");
}

static void
refuse_bad (void)
{
  static const struct
  {
    const char *text;
    guint       line;
  } bad[] = {
    { "graph [\n node [\n id 1\n", 4 },
    { "graph [\n]\n]\n", 3 },
    { "graph [\n node [\n id\n ]\n]\n", 3 },
    { "graph [\n node [\n label \"a\n", 3 },
    { "graph [\n 12 13\n]\n", 2 },
    { "graph\n", 1 },
    { "Creator \"x\"\n", 0 },
    { "graph[node[a\nr\nr P p\nr d v]]\n", 1 },
  };
  g_autoptr(GString) deep = g_string_new ("graph ");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    plain_check_bad (FORMAT, bad[i].text, bad[i].line);

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "[ a ");
  plain_check_bad (FORMAT, deep->str, 1);
}

static void
survive_spoilt (void)
{
  g_autofree char *text = plain_data ("gml/yed-like.gml");

  plain_check_spoilt (FORMAT, text);
}

/* Keys without number are fields without number: they end somewhere. */
static void
survive_many_keys (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(GString) text = g_string_new ("graph [ node [ id 1 ");
  g_autoptr(MgNetwork) network = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "k%u %u same %u ", i, i, i);
  g_string_append (text, "] ]");

  network = plain_open (FORMAT, text->str, warnings);
  g_assert_cmpuint (mg_network_get_n_fields (network), <, 3000);
  g_assert_cmpuint (plain_count (warnings, "too many different keys"), >, 0);
}

/* Everything that our own network has comes back. */
static void
keep_everything (void)
{
  g_autoptr(MgNetwork) network = plain_sample ();
  g_autofree char *gml = plain_write (FORMAT, network, NULL);
  g_autoptr(MgNetwork) again = plain_open (FORMAT, gml, NULL);
  g_autofree char *before = fixture_write (network);
  g_autofree char *after = fixture_write (again);

  g_assert_cmpstr (before, ==, after);
  for (const char *at = gml; *at != '\0'; at++)
    g_assert_cmpint (*at, >, 0);
}

static void
keep_foreign (void)
{
  g_autoptr(MgNetwork) network = open_yed ();
  g_autofree char *gml = plain_write (FORMAT, network, NULL);
  g_autoptr(MgNetwork) again = plain_open (FORMAT, gml, NULL);

  g_assert_nonnull (strstr (gml, "fill \"#FFCC00\""));
  g_assert_nonnull (strstr (gml, "Line [ point [ x -12.5 y 40.0 ] point [ x 100.0 y -7.25 ] ]"));
  g_assert_nonnull (strstr (gml, "w 30.0\n"));
  g_assert_null (strstr (gml, "multigraph"));
  g_assert_cmpstr (fixture_text (again, "0", "LabelGraphics.2.text"), ==, "two");
  g_assert_cmpstr (fixture_text (again, "0", "label"), ==, "Café \"La Halle\" & co é€");
  plain_check_stable (FORMAT, network);
}

/* Keys of GML are letters and digits, whatever fields are called; none is lost or mixed up. */
static void
keep_labels_like_identifiers (void)
{
  g_autoptr(MgNetwork) network =
    plain_open ("graphml", "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>"
                "<graph edgedefault=\"undirected\"><node id=\"Aemon\"><data key=\"label\">Aemon</data></node></graph></graphml>", NULL);

  g_assert_cmpstr (fixture_text (network, "Aemon", "label"), ==, "Aemon");
  plain_check_stable (FORMAT, network);
}

static void
keep_odd_names (void)
{
  g_autoptr(MgNetwork) network =
    fixture_open (HEAD "<key id=\"a\" for=\"node\" attr.name=\"Chiffre d'affaires (k€)\" attr.type=\"double\"/>\n"
                  "<key id=\"b\" for=\"node\" attr.name=\"id\" attr.type=\"long\"/>\n"
                  "<key id=\"c\" for=\"node\" attr.name=\"role.x\" attr.type=\"boolean\"/>\n"
                  "<key id=\"d\" for=\"node\" attr.name=\"roleX\" attr.type=\"string\"/>\n"
                  "<key id=\"e\" for=\"node\" attr.name=\"12\" attr.type=\"string\"/>\n" GRAPH
                  "<node id=\"n &amp; 1\"><data key=\"a\">INF</data><data key=\"b\">99999999999</data>"
                  "<data key=\"c\">true</data><data key=\"d\">a\nb\\</data><data key=\"e\">1</data></node>" TAIL, NULL);
  g_autofree char *gml = plain_write (FORMAT, network, NULL);
  g_autoptr(MgNetwork) again = plain_open (FORMAT, gml, NULL);
  static const char * const names[] = { "Chiffre d'affaires (k€)", "id", "role.x", "roleX", "12" };

  g_assert_nonnull (strstr (gml, "\"99999999999\""));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup (fixture_text (network, "n & 1", names[i]));

      g_assert_cmpstr (fixture_text (again, "n & 1", names[i]), ==, text);
    }
  plain_check_stable (FORMAT, network);
}

/* NetworkX refuses two links of a pair unless it is told. */
static void
tell_parallel (void)
{
  g_autoptr(MgNetwork) network =
    plain_open (FORMAT, "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] edge [ source 2 target 1 ] ]", NULL);
  g_autofree char *gml = plain_write (FORMAT, network, NULL);

  g_assert_nonnull (strstr (gml, "\n  multigraph 1\n"));
}

static void
speak_no_language (void)
{
  g_autoptr(MgNetwork) network = open_yed ();
  g_autofree char *before = plain_write (FORMAT, network, NULL);
  g_autofree char *old = g_strdup (setlocale (LC_ALL, NULL));

  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    g_test_skip ("There is no French locale");
  else
    {
      g_autoptr(MgNetwork) again = open_yed ();
      g_autofree char *after = plain_write (FORMAT, again, NULL);

      g_assert_cmpstr (before, ==, after);
    }
  setlocale (LC_ALL, old);
}

static void
stop (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) network = NULL;

  g_cancellable_cancel (cancellable);
  network = mg_format_read_file (fixture_file ("graph [ node [ id 1 ] ]", -1), mg_format_find (FORMAT), NULL, NULL, cancellable, &error);
  g_assert_null (network);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
check_corpus (void)
{
  static const struct
  {
    const char *name;
    int         n_nodes;   /* -1: it is refused */
    guint       n_links;
  } files[] = {
    { "karate.gml", 34, 78 }, { "graph2.gml", 3, 0 }, { "invalid5.gml", -1, 0 }, { "emojis.gml", 1, 0 },
    { "missing-id.gml", 3, 1 }, { "yed_arrows.gml", 4, 4 }, { "dhhs.gml", 54, 447 },
  };
  g_autofree char *folder = plain_corpus ("other-formats/gml");

  for (guint i = 0; i < G_N_ELEMENTS (files) && folder != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);
      g_autoptr(MgNetwork) network = mg_format_read_file (path, NULL, NULL, NULL, NULL, NULL);

      g_test_message ("%s", path);
      g_assert_true ((network == NULL) == (files[i].n_nodes < 0));
      if (network == NULL)
        continue;

      plain_check_counts (network, (guint) files[i].n_nodes, 0, files[i].n_links, 0);
      plain_check_stable (FORMAT, network);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gml/read/lists-are-names-with-points", read_lists);
  g_test_add_func ("/gml/read/entities-and-quotes", read_texts);
  g_test_add_func ("/gml/read/places-as-they-are", read_places);
  g_test_add_func ("/gml/read/links", read_links);
  g_test_add_func ("/gml/read/direction-wherever-it-stands", read_direction);
  g_test_add_func ("/gml/read/any-encoding", read_encodings);
  g_test_add_func ("/gml/read/missing-and-double-identifiers", read_identifiers);
  g_test_add_func ("/gml/read/graph-in-a-node", read_nested);
  g_test_add_func ("/gml/bad/a-sentence-with-its-line", refuse_bad);
  g_test_add_func ("/gml/bad/cut-and-spoilt", survive_spoilt);
  g_test_add_func ("/gml/bad/keys-without-end", survive_many_keys);
  g_test_add_func ("/gml/write/nothing-of-ours-is-lost", keep_everything);
  g_test_add_func ("/gml/write/what-is-not-ours-goes-back", keep_foreign);
  g_test_add_func ("/gml/write/labels-like-identifiers", keep_labels_like_identifiers);
  g_test_add_func ("/gml/write/any-name-becomes-a-key", keep_odd_names);
  g_test_add_func ("/gml/write/parallel-links-are-told", tell_parallel);
  g_test_add_func ("/gml/locale", speak_no_language);
  g_test_add_func ("/gml/stop", stop);
  g_test_add_func ("/gml/corpus", check_corpus);

  return g_test_run ();
}
