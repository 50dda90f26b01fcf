/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What files of other programs say is found, and found again by them. */
#include <string.h>

#include "mg-dialect.h"
#include "mg-error.h"
#include "mg-format-part.h"
#include "mg-graphml-fixture.h"
#include "mg-vocabulary.h"

#define START "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:y=\"http://www.yworks.com/xml/graphml\">"
#define AB "<node id=\"a\"/><node id=\"b\"/>"
#define NODE_KEY(id, rest) "<key id=\"" id "\" for=\"node\" " rest "/>"
#define EDGE_KEY(id, rest) "<key id=\"" id "\" for=\"edge\" " rest "/>"
#define TEXT(name) "attr.name=\"" name "\" attr.type=\"string\""
#define REAL(name) "attr.name=\"" name "\" attr.type=\"double\""

#define YED_NODE "<y:ShapeNode><y:Geometry height=\"30.0\" width=\"50.0\" x=\"125.0\" y=\"100.0\"/><y:Fill color=\"#FF0000\"/>" \
                 "<y:NodeLabel>R&amp;D\n  Est<y:LabelModel/></y:NodeLabel></y:ShapeNode>"
#define YED_EDGE "<y:PolyLineEdge><y:EdgeLabel>Locaux partagés</y:EdgeLabel></y:PolyLineEdge>"
#define YED START NODE_KEY ("d6", "yfiles.type=\"nodegraphics\"") EDGE_KEY ("d9", "yfiles.type=\"edgegraphics\"") \
            "<graph><node id=\"a\"><data key=\"d6\">" YED_NODE "</data></node><node id=\"b\"/>" \
            "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"d9\">" YED_EDGE "</data></edge>" TAIL

typedef struct
{
  const char *rule;
  const char *text;
  const char *id;
  const char *field;
  const char *value;    /* NULL: none */
} Case;

static const Case cases[] = {
  { "yed-label", YED, "a", "label", "R&D Est" },
  { "yed-edge-label-in-words", YED, "e", "type", "shared_premises" },
  { "yed-stays", YED, "a", "d6", YED_NODE },
  { "gephi-edge-label", START EDGE_KEY ("edgelabel", TEXT ("Edge Label")) "<graph>" AB "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"edgelabel\">knows</data></edge>" TAIL, "e", "type", "knows" },
  { "attribute-label", START "<graph>" AB "<edge id=\"e\" source=\"a\" target=\"b\" label=\"knows\"/>" TAIL, "e", "type", "knows" },
  { "tinkerpop-label", START EDGE_KEY ("labelE", TEXT ("labelE")) "<graph>" AB "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"labelE\">knows</data></edge>" TAIL, "e", "type", "knows" },
  { "sentences-are-no-types", START EDGE_KEY ("relation", TEXT ("relation")) "<graph>" AB "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"relation\">They have met every single Monday since the beginning of 2013</data></edge>" TAIL, "e", "type", NULL },
  { "kind-in-french", START NODE_KEY ("k", TEXT ("Famille")) "<graph><node id=\"a\"><data key=\"k\">Organisme de formation</data></node>" TAIL, "a", "kind", "training" },
  { "kind-of-others", START NODE_KEY ("k", TEXT ("Famille")) "<graph><node id=\"a\"><data key=\"k\">Poisson</data></node>" TAIL, "a", "kind", NULL },
  { "layer-in-words", START EDGE_KEY ("n", TEXT ("niveau")) "<graph>" AB "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"n\">Mutualisation</data></edge>" TAIL, "e", "layer", "mutualisation" },
  { "layer-by-id", START EDGE_KEY ("n", TEXT ("niveau")) "<graph>" AB "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"n\">strategy</data></edge>" TAIL, "e", "layer", "strategy" },
  { "visone-label", "<graphml xmlns:visone=\"http://visone.info/xmlns\" xmlns:y=\"http://www.yworks.com/xml/graphml\">" NODE_KEY ("d0", "yfiles.type=\"nodegraphics\"") "<graph><node id=\"a\"><data key=\"d0\"><visone:shapenode>" YED_NODE "</visone:shapenode></data></node>" TAIL, "a", "label", "R&D Est" },
  { "tulip-label", START NODE_KEY ("l", TEXT ("viewLabel")) "<graph><node id=\"a\"><data key=\"l\">A</data></node>" TAIL, "a", "label", "A" },
  { "visone-id-is-the-label", "<graphml xmlns:visone=\"http://visone.info/xmlns\">" NODE_KEY ("id", TEXT ("id")) "<graph><node id=\"n0\"><data key=\"id\">A</data></node>" TAIL, "n0", "label", "A" },
  { "jung-numbers", START EDGE_KEY ("weight", "") "<graph>" AB "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"weight\">2.50</data></edge>" TAIL, "e", "weight", "2.5" },
  { "jung-digits-are-no-number", START EDGE_KEY ("weight", "") "<graph>" AB "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"weight\">007</data></edge>" TAIL, "e", "weight", "007" },
  { "jung-words", START EDGE_KEY ("weight", "") "<graph>" AB "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"weight\">2.50 h</data></edge>" TAIL, "e", "weight", "2.50 h" },
  { "nodexl-weight", START NODE_KEY ("V-Color", TEXT ("Color")) EDGE_KEY ("E-Edge Weight", TEXT ("Edge Weight")) "<graph>" AB "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"E-Edge Weight\">1</data></edge><edge id=\"f\" source=\"b\" target=\"a\"><data key=\"E-Edge Weight\">3</data></edge>" TAIL, "f", "intensity", "3" },
  { "nodexl-relationship", START NODE_KEY ("V-Color", TEXT ("Color")) EDGE_KEY ("E-Relationship", TEXT ("Relationship")) "<graph>" AB "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"E-Relationship\">Follows</data></edge>" TAIL, "e", "type", "Follows" },
  { "neo4j-label", START NODE_KEY ("labels", TEXT ("labels")) EDGE_KEY ("label", TEXT ("label")) "<graph>" AB "<edge id=\"e\" source=\"a\" target=\"b\" label=\"KNOWS\"><data key=\"label\">KNOWS</data></edge>" TAIL, "e", "type", "KNOWS" },
  { "socnetv-place", START NODE_KEY ("x_coordinate", REAL ("x_coordinate")) NODE_KEY ("y_coordinate", REAL ("y_coordinate")) "<graph><node id=\"a\"><data key=\"x_coordinate\">200</data><data key=\"y_coordinate\">100</data></node>" TAIL, "a", "x", "200" },
  { "graph-tool-place", START NODE_KEY ("p", "attr.name=\"pos\" attr.type=\"vector_float\"") "<graph><node id=\"a\"><data key=\"p\">0x1.4p+6, -2.5</data></node>" TAIL, "a", "x", "80" },
  { "cytoscape-name", START NODE_KEY ("n", TEXT ("canonicalName")) NODE_KEY ("h", TEXT ("hiddenLabel")) "<graph><node id=\"a\"><data key=\"n\">A</data></node>" TAIL, "a", "label", "A" },
  { "igraph-identifier", START NODE_KEY ("v_id", TEXT ("id")) "<graph><node id=\"n0\"><data key=\"v_id\">org-1</data></node><node id=\"n1\"><data key=\"v_id\">org-2</data></node><edge id=\"e\" source=\"n1\" target=\"n0\"/>" TAIL, "org-2", "id", "org-2" },
  { "networkx-identifier", START EDGE_KEY ("d0", TEXT ("id")) "<graph>" AB "<edge source=\"a\" target=\"b\"><data key=\"d0\">l7</data></edge>" TAIL, "l7", "id", "l7" },
  { "dates", START EDGE_KEY ("d", TEXT ("since")) "<graph>" AB "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"d\">2013-05</data></edge>" TAIL, "e", "start", "2013-05" },
  { "name-of-the-network", START "<key id=\"t\" for=\"graph\" attr.name=\"title\" attr.type=\"string\"/><graph><data key=\"t\">Pôle Sud</data>" TAIL, NULL, "pole_name", "Pôle Sud" },
  { "folder", START NODE_KEY ("l", TEXT ("label")) "<graph><node id=\"n\"><data key=\"l\">Finance</data><graph><node id=\"n::1\"/></graph></node>" TAIL, "n::1", "group", "Finance" },
  { "folder-without-name", START "<graph><node id=\"n\"><graph id=\"n:\"><node id=\"n::1\"/></graph></node>" TAIL, "n::1", "group", "n" },
  { "folders-choose-no-colours", START "<graph><node id=\"n\"><graph><node id=\"m\"/></graph></node>" TAIL, NULL, "map_colour_by", NULL },
  { "folder-in-folder", START "<graph><node id=\"n\"><graph><node id=\"m\"><graph><node id=\"l\"/></graph></node></graph></node>" TAIL, "l", "group", "m" },
  { "folder-by-id", START "<graph><node id=\"n\"><graph><node id=\"m\"/></graph></node>" TAIL, "m", "parent", "n" },
  { "what-a-folder-says", START "<key id=\"d0\" for=\"graph\" attr.name=\"colour\" attr.type=\"string\"/><graph><node id=\"n\"><graph><data key=\"d0\">green</data><node id=\"m\"/></graph></node>" TAIL, "n", "graph.colour", "green" },
  { "what-a-folder-is-called", START "<graph><node id=\"n\"><graph id=\"south\"><node id=\"m\"/></graph></node>" TAIL, "n", "graph.id", "south" },
  { "graph-in-a-link", START "<graph>" AB "<edge id=\"e\" source=\"a\" target=\"b\"><graph id=\"g\"><desc>Notes</desc></graph></edge>" TAIL, "e", "graph.desc", "Notes" },
};

static void
check_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(MgNetwork) network = fixture_open (c->text, NULL);

  g_assert_cmpstr (fixture_text (network, c->id, c->field), ==, c->value);
  fixture_check_stable (network);
}

static MgId
find (MgNetwork  *network,
      guint       kinds,
      const char *id)
{
  return mg_network_find_text_id (network, kinds, id);
}

static void
set (MgNetwork *network,
     MgId       id,
     MgFieldId  field,
     MgValue    value)
{
  g_autoptr(GError) error = NULL;
  MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field, .value = value };

  mg_network_apply (network, &edit, NULL, &error);
  g_assert_no_error (error);
  mg_value_clear (&edit.value);
}

static void
assert_holds (const char *text,
              const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_message ("Not in it: %s\n%s", part, text);
  g_assert_nonnull (strstr (text, part));
}

/* What is changed here is changed where the other program looks for it. */
static void
check_yed_follows (void)
{
  g_autoptr(MgNetwork) network = fixture_open (YED, NULL);
  MgId a = find (network, MG_ITEMS_NODES, "a");
  g_autofree char *text = NULL;
  double x;

  g_assert_true (mg_network_get_real (network, a, MG_FIELD_X, &x));
  g_assert_cmpfloat (x, ==, 150.);

  set (network, a, MG_FIELD_LABEL, mg_value_text ("A < B"));
  set (network, a, MG_FIELD_Y, mg_value_real (7.5));
  set (network, find (network, MG_ITEMS_EDGES, "e"), MG_FIELD_LINK_TYPE, mg_value_text ("information"));
  text = fixture_write (network);

  assert_holds (text, "x=\"125.0\" y=\"-7.5\"/><y:Fill color=\"#FF0000\"/><y:NodeLabel>A &lt; B<y:LabelModel/></y:NodeLabel>");
  assert_holds (text, "<y:EdgeLabel>information</y:EdgeLabel>");
  fixture_check_stable (network);
}

/* An organisation more has a symbol there, too. */
static void
check_yed_knows_more (void)
{
  g_autoptr(MgNetwork) network = fixture_open (YED, NULL);
  MgId b = find (network, MG_ITEMS_NODES, "b");
  g_autofree char *text = NULL;

  set (network, b, MG_FIELD_LABEL, mg_value_text ("Mairie"));
  set (network, b, MG_FIELD_X, mg_value_real (130.));
  set (network, b, MG_FIELD_Y, mg_value_real (15.));
  text = fixture_write (network);
  assert_holds (text, "<y:ShapeNode><y:Geometry height=\"30.0\" width=\"60.0\" x=\"100\" y=\"0.0\"/><y:NodeLabel>Mairie</y:NodeLabel>");
  fixture_check_stable (network);
}

#define GEPHI START NODE_KEY ("x", REAL ("x")) NODE_KEY ("y", REAL ("y")) NODE_KEY ("r", "attr.type=\"int\"") NODE_KEY ("g", "attr.type=\"int\"") \
              NODE_KEY ("b", "attr.type=\"int\"") EDGE_KEY ("weight", REAL ("weight")) "<graph>" \
              "<node id=\"a\"><data key=\"x\">-0.25</data><data key=\"y\">1.5</data><data key=\"r\">9</data></node>" \
              "<node id=\"b\"><data key=\"x\">1</data><data key=\"y\">0</data></node>" \
              "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"weight\">1.0</data></edge>" \
              "<edge id=\"f\" source=\"a\" target=\"b\"><data key=\"weight\">3.0</data></edge>" TAIL

/* Places are up and down as there, and large enough for our symbols; the file keeps its own. */
static void
check_places (void)
{
  g_autoptr(MgNetwork) network = fixture_open (GEPHI, NULL);
  g_autofree char *text = fixture_write (network);
  double a;
  double b;

  g_assert_true (mg_network_get_real (network, find (network, MG_ITEMS_NODES, "a"), MG_FIELD_Y, &a));
  g_assert_true (mg_network_get_real (network, find (network, MG_ITEMS_NODES, "b"), MG_FIELD_Y, &b));
  g_assert_cmpfloat (b - a, >, 100.);

  assert_holds (text, "<data key=\"n_x\">-0.25</data>");
  assert_holds (text, "<data key=\"n_y\">1.5</data>");
  assert_holds (text, "<data key=\"n_y\">0</data>");
  assert_holds (text, "<data key=\"r\">9</data>");
  fixture_check_stable (network);
}

static void
check_weight_follows (void)
{
  g_autoptr(MgNetwork) network = fixture_open (GEPHI, NULL);
  MgId e = find (network, MG_ITEMS_EDGES, "e");
  g_autofree char *text = NULL;
  gint64 intensity;

  g_assert_true (mg_network_get_integer (network, find (network, MG_ITEMS_EDGES, "f"), MG_FIELD_INTENSITY, &intensity));
  g_assert_cmpint (intensity, ==, 3);

  set (network, e, MG_FIELD_INTENSITY, mg_value_integer (2));
  text = fixture_write (network);
  assert_holds (text, "<data key=\"e_intensity\">2</data>\n      <data key=\"weight\">2</data>");
  fixture_check_stable (network);
}

/* A weight that is no intensity stays what it is, whatever is said of intensities. */
static void
check_other_weights (void)
{
  g_autoptr(MgNetwork) network = fixture_open (START EDGE_KEY ("w", REAL ("weight")) "<graph>" AB
                                               "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"w\">7.5</data></edge>" TAIL, NULL);
  MgId e = find (network, MG_ITEMS_EDGES, "e");
  g_autofree char *text = NULL;

  set (network, e, MG_FIELD_INTENSITY, mg_value_integer (2));
  text = fixture_write (network);
  assert_holds (text, "<data key=\"w\">7.5</data>");
  fixture_check_stable (network);
}

/* What programs write of every link if nobody said anything. */
static void
check_default_weights (void)
{
  g_autoptr(MgNetwork) network = fixture_open (START EDGE_KEY ("w", REAL ("weight")) "<graph>" AB
                                               "<edge id=\"e\" source=\"a\" target=\"b\"><data key=\"w\">1.0</data></edge>"
                                               "<edge id=\"f\" source=\"a\" target=\"b\"><data key=\"w\">1.0</data></edge>" TAIL, NULL);

  g_assert_null (fixture_text (network, "e", "intensity"));
  g_assert_cmpstr (fixture_text (network, "e", "weight"), ==, "1");
}

/* Several networks */

#define THREE START "<graph id=\"one\"><node id=\"a\"/></graph><graph id=\"two\"><node id=\"b\"/><node id=\"c\"/><edge source=\"b\" target=\"c\"/></graph>" \
              "<graph><node id=\"d\"/></graph></graphml>"

static void
check_parts (void)
{
  static const struct
  {
    const char *part;
    guint       n_nodes;    /* 0: refused */
  } wanted[] = { { NULL, 1 }, { "1", 1 }, { "two", 2 }, { "2", 2 }, { "3", 1 }, { "4", 0 }, { "0", 0 }, { "", 1 }, { "deux", 0 } };
  const char *path = fixture_file (THREE, -1);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr(MgWarnings) warnings = mg_warnings_new ();
      g_autoptr(GError) error = NULL;
      g_autoptr(MgNetwork) network = mg_format_read_part (path, NULL, wanted[i].part, warnings, NULL, NULL, &error);

      if (wanted[i].n_nodes == 0)
        {
          g_assert_error (error, MG_ERROR, MG_ERROR_UNSUPPORTED);
          continue;
        }

      g_assert_no_error (error);
      g_assert_cmpuint (mg_network_count (network, MG_ITEMS_NODES), ==, wanted[i].n_nodes);
      g_assert_cmpuint (mg_warnings_get_n_parts (warnings), ==, 3);
      g_assert_cmpstr (mg_warnings_get_part (warnings, 1)->id, ==, "two");
      g_assert_cmpuint (mg_warnings_get_part (warnings, 1)->n_links, ==, 1);
      g_assert_true (mg_warnings_left_parts_out (warnings));
    }
}

/* Every rule names a field, a part and a condition that there are. */
static void
check_table (void)
{
  guint n_rules;
  guint n_signs;
  const MgDialectRule *rules = mg_dialect_get_rules (&n_rules);
  const MgDialectSign *signs = mg_dialect_get_signs (&n_signs);

  g_assert_cmpuint (n_rules, >, 40);
  for (guint i = 0; i < n_rules; i++)
    {
      gboolean has_sign = g_str_equal (rules[i].dialect, "any");

      for (guint j = 0; j < n_signs; j++)
        has_sign |= g_str_equal (rules[i].dialect, signs[j].dialect);
      g_assert_true (has_sign);
      if (rules[i].only == MG_ONLY_WORDS)
        g_assert_nonnull (mg_field_get_table (NULL)[rules[i].field].vocabulary);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dialects/table", check_table);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/dialects/%s", cases[i].rule);

      g_test_add_data_func (name, &cases[i], check_case);
    }
  g_test_add_func ("/dialects/yed-shows-what-we-say", check_yed_follows);
  g_test_add_func ("/dialects/yed-knows-new-organisations", check_yed_knows_more);
  g_test_add_func ("/dialects/places-keep-their-unit", check_places);
  g_test_add_func ("/dialects/weight-says-the-intensity", check_weight_follows);
  g_test_add_func ("/dialects/other-weights-stay", check_other_weights);
  g_test_add_func ("/dialects/default-weights-say-nothing", check_default_weights);
  g_test_add_func ("/dialects/one-of-several-networks", check_parts);

  return g_test_run ();
}
