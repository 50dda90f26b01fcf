/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "mg-error.h"
#include "mg-format-part.h"
#include "mg-plain-fixture.h"

#define FORMAT "pajek"

static MgNetwork *
open_data (const char *name,
           MgWarnings *warnings)
{
  g_autofree char *text = plain_data (name);

  return plain_open (FORMAT, text, warnings);
}

static char *
link_text (MgNetwork  *network,
           guint       index,
           const char *name)
{
  MgFieldId field = mg_network_find_field (network, MG_ITEM_LINK, name);
  MgValue value;

  g_assert_cmpuint (field, !=, MG_FIELD_NONE);

  return mg_network_get_value (network, plain_link (network, index)->id, field, &value) ? mg_value_format (&value) : g_strdup ("");
}

static void
check_link (MgNetwork  *network,
            guint       index,
            const char *name,
            const char *expected)
{
  g_autofree char *text = link_text (network, index, name);

  g_assert_cmpstr (text, ==, expected);
}

static void
read_vertices (void)
{
  g_autoptr(MgNetwork) network = open_data ("pajek/project.paj", NULL);

  plain_check_counts (network, 4, 0, 10, 0);
  g_assert_cmpstr (fixture_text (network, "1", "label"), ==, "Recyclerie des Trois Vallées");
  g_assert_cmpstr (fixture_text (network, "1", "shape"), ==, "ellipse");
  g_assert_cmpstr (fixture_text (network, "1", "color"), ==, "Red");
  g_assert_cmpstr (fixture_text (network, "1", "time"), ==, "1-5,7");
  g_assert_cmpstr (fixture_text (network, "2", "shape"), ==, "box");
  g_assert_cmpstr (fixture_text (network, "3", "label"), ==, "Jardin");
  g_assert_null (fixture_text (network, "4", "label"));
  g_assert_null (fixture_text (network, "3", "x"));
}

/* Pajek's second coordinate grows downwards, as ours does; the map is wider than 1. */
static void
read_places (void)
{
  g_autoptr(MgNetwork) network =
    plain_open (FORMAT, "*Vertices 2\n1 \"a\" 0.1 0.2 0.5\n2 \"b\" 0.9 0.6 0.5\n", NULL);
  double x[2];
  double y[2];

  for (guint i = 0; i < 2; i++)
    {
      MgId id = mg_network_find_text_id (network, MG_ITEMS_NODES, i == 0 ? "1" : "2");

      g_assert_true (mg_network_get_real (network, id, MG_FIELD_X, &x[i]));
      g_assert_true (mg_network_get_real (network, id, MG_FIELD_Y, &y[i]));
    }

  g_assert_cmpfloat (x[1] - x[0], >, 50.);
  g_assert_cmpfloat_with_epsilon ((y[1] - y[0]) / (x[1] - x[0]), 0.5, 1e-6);
  g_assert_cmpuint (mg_network_find_field (network, MG_ITEM_ORGANISATION, "z"), ==, MG_FIELD_NONE);
}

static void
read_lines (void)
{
  g_autoptr(MgNetwork) network = open_data ("pajek/project.paj", NULL);

  check_link (network, 0, "relation", "advice");
  check_link (network, 0, "weight", "2.5");
  check_link (network, 0, "label", "since spring");
  check_link (network, 0, "width", "3");
  check_link (network, 0, "start", "2013");
  check_link (network, 0, "end", "2016");
  g_assert_true (mg_network_get_boolean (network, plain_link (network, 0)->id, MG_FIELD_DIRECTED));
  check_link (network, 1, "weight", "1");
  check_link (network, 2, "relation", "lends");
  check_link (network, 2, "start", "2014");
  check_link (network, 2, "end", "");
  g_assert_false (mg_network_get_boolean (network, plain_link (network, 2)->id, MG_FIELD_DIRECTED));
  check_link (network, 3, "relation", "advice");
  check_link (network, 4, "relation", "advice");
  check_link (network, 5, "relation", "");
  check_link (network, 6, "relation", "meets");
  check_link (network, 8, "weight", "0.5");
  check_link (network, 9, "relation", "Trust");
}

static void
read_lists (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = open_data ("pajek/project.paj", warnings);

  g_assert_cmpstr (fixture_text (network, "2", "size"), ==, "2");
  g_assert_cmpstr (fixture_text (network, "4", "size"), ==, "1");
  g_assert_cmpstr (fixture_text (network, "1", "capital"), ==, "1.5");
  g_assert_null (fixture_text (network, "2", "capital"));
  g_assert_cmpstr (fixture_text (network, "3", "capital"), ==, "3");
  g_assert_null (fixture_text (network, "4", "capital"));
  g_assert_cmpuint (plain_count (warnings, "*Permutation"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "Elsewhere"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "3 values"), ==, 1);
}

static void
read_two_modes (void)
{
  g_autoptr(MgNetwork) network = open_data ("pajek/two-mode.net", NULL);

  plain_check_counts (network, 3, 2, 0, 4);
  g_assert_cmpstr (fixture_text (network, "1", "label"), ==, "Café");
  g_assert_cmpstr (fixture_text (network, "4", "label"), ==, "Projet d’été");
}

/* Weights that say nothing are no field. */
static void
read_plain_weights (void)
{
  g_autoptr(MgNetwork) network = plain_open (FORMAT, "*Vertices 2\n*Edges\n1 2 1\n2 1 1\n", NULL);

  g_assert_cmpuint (mg_network_find_field (network, MG_ITEM_LINK, "weight"), ==, MG_FIELD_NONE);
}

/* Those that we wrote were given. */
static void
keep_weights_of_one (void)
{
  g_autoptr(MgNetwork) network =
    plain_open ("graphml", "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>"
                "<graph edgedefault=\"undirected\"><node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"><data key=\"w\">1.0</data></edge></graph></graphml>", NULL);

  plain_check_stable (FORMAT, network);
}

static void
keep_names_with_blanks (void)
{
  g_autoptr(MgNetwork) network =
    plain_open ("graphml", "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><key id=\"l\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>"
                "<graph edgedefault=\"undirected\"><node id=\"a\"><data key=\"l\"> can \"of\"\nbeans </data></node></graph></graphml>", NULL);

  plain_check_stable (FORMAT, network);
}

static void
read_encodings (void)
{
  static const char * const texts[] = {
    "*Vertices 1\n1 \"Fran\xc3\xa7oise\"\n", "\xef\xbb\xbf*Vertices 1\n1 \"Fran\xc3\xa7oise\"\n",
    "*Vertices 1\r\n1 \"Fran\xe7oise\"\r\n", "*VERTICES 1\r1 \"Fran\xe7oise\"\r", "*vertices 1\n1 Fran\xe7oise",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(MgNetwork) network = plain_open (FORMAT, texts[i], NULL);

      g_assert_cmpstr (fixture_text (network, "1", "label"), ==, "Françoise");
    }
}

static void
refuse_bad (void)
{
  static const struct
  {
    const char *text;
    guint       line;
  } bad[] = {
    { "1 2\n", 1 },
    { "*Network x\n", 1 },
    { "*Arcs\n1 2\n", 1 },
    { "*Vertices\n", 1 },
    { "*Vertices many\n", 1 },
    { "% big\n*Vertices 2000000000\n", 2 },
    { "*Vertices 99999999999999999999\n", 1 },
    { "*Vertices 3\n0 \"a\"\n", 2 },
    { "*Vertices 3\n1 \"a\"\n4 \"b\"\n", 3 },
    { "*Vertices 3\n*Arcs\n1\n", 3 },
    { "*Vertices 3\n*Arcs\n1 2 3x\n", 3 },
    { "*Vertices 2\n*Matrix\n0 1\n1\n", 4 },
    { "*Vertices 2\n*Matrix\n0 1\n1 0 1\n", 4 },
    { "*Vertices 2\n*Matrix\n0 x\n", 3 },
    { "*Vertices 2\n*Partition p\n*Vertices 2\n1\nx\n", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    plain_check_bad (FORMAT, bad[i].text, bad[i].line);
}

static void
leave_out (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network =
    plain_open (FORMAT, "*Vertices 2\n*Edges\n1 2\n1 7\n-1 2\n*Events\nTI 1\n*Arcs\n1 2 l\n", warnings);

  plain_check_counts (network, 2, 0, 2, 0);
  g_assert_cmpuint (plain_count (warnings, "“7”"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "“-1”"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "*Events"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "has no value"), ==, 1);
}

static void
survive_spoilt (void)
{
  static const char * const names[] = { "pajek/project.paj", "pajek/two-mode.net" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = plain_data (names[i]);

      plain_check_spoilt (FORMAT, text);
    }
}

static void
keep_network (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = plain_sample ();
  g_autofree char *net = plain_write (FORMAT, network, warnings);
  g_autofree char *name = g_strdup (fixture_text (network, NULL, "pole_name"));
  g_autoptr(MgNetwork) again = plain_open (FORMAT, net, NULL);

  plain_check_counts (again, mg_network_count (network, MG_ITEM_ORGANISATION), mg_network_count (network, MG_ITEM_COLLECTIVE),
                      mg_network_count (network, MG_ITEM_LINK), mg_network_count (network, MG_ITEM_PARTICIPATION));
  g_assert_cmpuint (plain_count (warnings, "left out"), ==, 1);
  g_assert_null (strstr (net, " :1"));
  g_assert_nonnull (strstr (net, " l \"mutualisation\""));
  g_assert_cmpstr (fixture_text (again, NULL, "pole_name"), ==, name);
  plain_check_stable (FORMAT, network);
}

/* The map comes back where it was. */
static void
keep_places (void)
{
  g_autoptr(MgNetwork) network = plain_sample ();
  g_autofree char *net = plain_write (FORMAT, network, NULL);
  g_autoptr(MgNetwork) again = plain_open (FORMAT, net, NULL);
  double before;
  double after;

  for (guint i = 0; i < 2; i++)
    {
      MgFieldId field = i == 0 ? MG_FIELD_X : MG_FIELD_Y;

      for (guint j = 1; j <= 2; j++)
        {
          g_autofree char *id = g_strdup_printf ("%u", j);
          g_autofree char *our_id = g_strdup_printf ("o%02u", j);

          g_assert_true (mg_network_get_real (network, mg_network_find_text_id (network, MG_ITEMS_NODES, our_id), field, &before));
          g_assert_true (mg_network_get_real (again, mg_network_find_text_id (again, MG_ITEMS_NODES, id), field, &after));
          g_assert_cmpfloat_with_epsilon (before, after, 0.01);
        }
    }
}

static void
assert_place (const char *text,
              double      x,
              double      y)
{
  g_autoptr(MgNetwork) network = plain_open (FORMAT, text, NULL);
  MgId id = mg_network_find_text_id (network, MG_ITEMS_NODES, "1");
  double place[2];

  g_assert_true (mg_network_get_real (network, id, MG_FIELD_X, &place[0]));
  g_assert_true (mg_network_get_real (network, id, MG_FIELD_Y, &place[1]));
  g_assert_cmpfloat (place[0], ==, x);
  g_assert_cmpfloat (place[1], ==, y);
  plain_check_stable (FORMAT, network);
}

/* What is no origin is none, and nothing that makes a place of nobody's. */
static void
keep_origin (void)
{
  assert_place ("% Maillage 1 unit 800 origin -250000 1250000\n*Vertices 1\n1 \"a\" 0.05 0.5 0.5\n", -160., 1400.);
  assert_place ("% Maillage 1 unit 800\n*Vertices 1\n1 \"a\" 0.05 0.5 0.5\n", 40., 400.);
  assert_place ("% Maillage 1 unit 800 origin 5\n*Vertices 1\n1 \"a\" 0.05 0.5 0.5\n", 40., 400.);
  assert_place ("% Maillage 1 unit 800 origin x y\n*Vertices 1\n1 \"a\" 0.05 0.5 0.5\n", 40., 400.);
}

static void
keep_project (void)
{
  g_autoptr(MgNetwork) network = plain_sample ();
  g_autofree char *paj = plain_write ("pajek-project", network, NULL);
  g_autoptr(MgNetwork) again = plain_open ("pajek-project", paj, NULL);
  static const char * const fields[] = { "kind", "role", "fte", "sector", "is_founder" };

  g_assert_nonnull (strstr (paj, "*Edges :1 \"mutualisation\""));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *before = g_strdup (fixture_text (network, "o01", fields[i]));

      g_assert_cmpstr (fixture_text (again, "1", fields[i]), ==, before);
    }
  plain_check_counts (again, mg_network_count (network, MG_ITEM_ORGANISATION), mg_network_count (network, MG_ITEM_COLLECTIVE),
                      mg_network_count (network, MG_ITEM_LINK), mg_network_count (network, MG_ITEM_PARTICIPATION));
  g_assert_true (mg_network_field_in_use (again, MG_FIELD_LINK_LAYER));
  g_assert_true (mg_network_field_in_use (again, MG_FIELD_INTENSITY));
  g_assert_true (mg_network_field_in_use (again, MG_FIELD_START));
  plain_check_stable ("pajek-project", network);
}

static void
keep_foreign (void)
{
  g_autoptr(MgNetwork) network = open_data ("pajek/project.paj", NULL);

  plain_check_stable (FORMAT, network);
  plain_check_stable ("pajek-project", network);
}

/* Its names have no way to hold a quote or a line end. */
static void
change_names (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network =
    fixture_open (HEAD "<key id=\"l\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n" GRAPH
                  "<node id=\"1\"><data key=\"l\">a \"b\"\nc</data></node>" TAIL, NULL);
  g_autofree char *net = plain_write (FORMAT, network, warnings);

  g_assert_nonnull (strstr (net, "1 \"a 'b' c\" ellipse\n"));
  g_assert_cmpuint (plain_count (warnings, "1 name"), ==, 1);
}

static void
speak_no_language (void)
{
  g_autoptr(MgNetwork) network = plain_sample ();
  g_autofree char *before = plain_write ("pajek-project", network, NULL);
  g_autofree char *old = g_strdup (setlocale (LC_ALL, NULL));

  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    g_test_skip ("There is no French locale");
  else
    {
      g_autoptr(MgNetwork) again = plain_open (FORMAT, before, NULL);
      g_autofree char *after = plain_write ("pajek-project", again, NULL);

      g_assert_cmpstr (before, ==, after);
    }
  setlocale (LC_ALL, old);
}

static void
check_corpus (void)
{
  static const struct
  {
    const char *name;
    int         n_organisations;   /* -1: it is refused */
    guint       n_collectives;
    guint       n_links;
    guint       n_participations;
  } files[] = {
    { "other-formats/pajek/LINKS.NET", 4, 0, 7, 0 },
    { "other-formats/pajek/SAMPLE10.NET", -1, 0, 0, 0 },
    { "other-formats/pajek/utf8_with_bom.net", 10, 0, 6, 0 },
    { "other-formats/pajek/invalid_pajek2.net", -1, 0, 0, 0 },
    { "other-formats/pajek/kansas.net", 20, 0, 148, 0 },
    { "other-formats/pajek/DeepSouth.paj", 18, 14, 0, 89 },
    { "other-formats/pajek/Krackhardt_High-tech_managers.paj", 21, 0, 190 + 102 + 20, 0 },
    { "other-formats/pajek/Padgett_Florentine_Families.paj", 16, 0, 40 + 30, 0 },
    { "interorg/scotland_interlocks/Scotland.paj", 244, 0, 358, 0 },
    { "interorg/scotland_interlocks/Scotland.net", 244, 0, 358, 0 },
  };
  g_autofree char *folder = plain_corpus ("");

  for (guint i = 0; i < G_N_ELEMENTS (files) && folder != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);
      g_autoptr(MgNetwork) network = mg_format_read_file (path, NULL, NULL, NULL, NULL, NULL);

      g_test_message ("%s", path);
      g_assert_true ((network == NULL) == (files[i].n_organisations < 0));
      if (network == NULL)
        continue;

      plain_check_counts (network, (guint) files[i].n_organisations, files[i].n_collectives, files[i].n_links,
                          files[i].n_participations);
      plain_check_stable (FORMAT, network);
      plain_check_stable ("pajek-project", network);
    }
}

/* Each network of a project can be had, whatever the others are. */
static void
ask_for_parts (void)
{
  static const struct
  {
    const char *part;
    guint       n_nodes;    /* 0: refused */
    guint       n_links;
    const char *first;
  } wanted[] = {
    { NULL, 2, 1, "A" }, { "1", 2, 1, "A" }, { "two", 3, 2, "C" }, { "2", 3, 2, "C" }, { "3", 2, 2, "X" }, { "four", 2, 3, "F" },
    { "5", 0, 0, NULL }, { "0", 0, 0, NULL }, { "deux", 0, 0, NULL },
  };
  static const struct { guint n_links; const char *first; } parts[] = { { 1, "A" }, { 2, "C" }, { 2, "X" }, { 3, "F" } };
  const char *path = fixture_file ("*Network one\n*Vertices 2\n1 \"A\"\n2 \"B\"\n*Arcs\n1 2\n"
                                   "*Network two\n*Vertices 3\n1 \"C\"\n2 \"D\"\n3 \"E\"\n*Edges\n1 2\n2 3\n"
                                   "*Network three\n*Vertices 2\n1 \"X\"\n2 \"Y\"\n*Arcslist\n1 2 1\n"
                                   "*Network four\n*Vertices 2\n1 \"F\"\n2 \"G\"\n*Matrix\n1 0\n2 1\n", -1);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr(MgWarnings) warnings = mg_warnings_new ();
      g_autoptr(GError) error = NULL;
      g_autoptr(MgNetwork) network = mg_format_read_part (path, mg_format_find (FORMAT), wanted[i].part, warnings, NULL, NULL, &error);

      if (wanted[i].n_nodes == 0)
        {
          g_assert_error (error, MG_ERROR, MG_ERROR_UNSUPPORTED);
          continue;
        }

      g_assert_no_error (error);
      plain_check_counts (network, wanted[i].n_nodes, 0, wanted[i].n_links, 0);
      g_assert_cmpstr (fixture_text (network, "1", "label"), ==, wanted[i].first);
      g_assert_cmpuint (mg_warnings_get_n_parts (warnings), ==, 4);
      g_assert_true (mg_warnings_left_parts_out (warnings));
      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          g_assert_cmpuint (mg_warnings_get_part (warnings, j)->n_links, ==, parts[j].n_links);
          g_assert_cmpint (mg_warnings_get_part (warnings, j)->is_read, ==, g_str_equal (wanted[i].first, parts[j].first));
        }
    }
}

/* A list is of the network before it, whichever is asked for. */
static void
ask_for_parts_with_lists (void)
{
  const char *path = fixture_file ("*Network one\n*Vertices 2\n1 \"A\"\n2 \"B\"\n*Arcs\n1 2\n*Partition p\n*Vertices 2\n1\n2\n"
                                   "*Network two\n*Vertices 3\n1 \"C\"\n2 \"D\"\n3 \"E\"\n*Vector q\n*Vertices 3\n1\n2\n1\n"
                                   "*Network three\n*Vertices 3\n1 \"F\"\n2 \"G\"\n3 \"H\"\n*Partition r\n7\n8\n9\n", -1);
  static const char * const parts[] = { "1", "2", "3" };
  static const char * const lists[] = { "p", "q", "r" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr(MgWarnings) warnings = mg_warnings_new ();
      g_autoptr(GError) error = NULL;
      g_autoptr(MgNetwork) network = mg_format_read_part (path, mg_format_find (FORMAT), parts[i], warnings, NULL, NULL, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < G_N_ELEMENTS (lists); j++)
        g_assert_cmpint (mg_network_find_field (network, MG_ITEM_ORGANISATION, lists[j]) != MG_FIELD_NONE, ==, i == j);
      g_assert_cmpuint (plain_count (warnings, "another network of the file"), ==, 2);
      g_assert_cmpuint (plain_count (warnings, "before any network"), ==, 0);
    }
}

static void
ask_for_the_only_part (void)
{
  const char *path = fixture_file ("*Vertices 2\n1 \"A\"\n2 \"B\"\n*Edges\n1 2\n", -1);
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) network = mg_format_read_part (path, mg_format_find (FORMAT), "1", warnings, NULL, NULL, &error);

  g_assert_no_error (error);
  plain_check_counts (network, 2, 0, 1, 0);
  g_assert_cmpuint (mg_warnings_get_n_parts (warnings), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pajek/read/vertices", read_vertices);
  g_test_add_func ("/pajek/read/places-go-down", read_places);
  g_test_add_func ("/pajek/read/lines-and-relations", read_lines);
  g_test_add_func ("/pajek/read/partitions-and-vectors", read_lists);
  g_test_add_func ("/pajek/read/second-mode-is-collectives", read_two_modes);
  g_test_add_func ("/pajek/read/weights-of-one-say-nothing", read_plain_weights);
  g_test_add_func ("/pajek/write/weights-of-one", keep_weights_of_one);
  g_test_add_func ("/pajek/write/names-with-blanks", keep_names_with_blanks);
  g_test_add_func ("/pajek/read/any-encoding", read_encodings);
  g_test_add_func ("/pajek/bad/a-sentence-with-its-line", refuse_bad);
  g_test_add_func ("/pajek/bad/what-is-left-out-is-said", leave_out);
  g_test_add_func ("/pajek/bad/cut-and-spoilt", survive_spoilt);
  g_test_add_func ("/pajek/write/network", keep_network);
  g_test_add_func ("/pajek/write/places", keep_places);
  g_test_add_func ("/pajek/write/origin", keep_origin);
  g_test_add_func ("/pajek/write/project", keep_project);
  g_test_add_func ("/pajek/write/what-came-from-pajek", keep_foreign);
  g_test_add_func ("/pajek/write/names-without-quotes", change_names);
  g_test_add_func ("/pajek/read/one-of-several-networks", ask_for_parts);
  g_test_add_func ("/pajek/read/one-of-several-networks-with-lists", ask_for_parts_with_lists);
  g_test_add_func ("/pajek/read/the-only-network", ask_for_the_only_part);
  g_test_add_func ("/pajek/locale", speak_no_language);
  g_test_add_func ("/pajek/corpus", check_corpus);

  return g_test_run ();
}
