/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of the fictitious pole, and leaflets of odd content. */
#include "mg-report.h"

#include <gio/gio.h>
#include <string.h>

#include "mg-format.h"
#include "mg-measure-card.h"
#include "mg-measure-sections.h"
#include "mg-vocabulary.h"

static MgNetwork *
read_sample (void)
{
  g_autoptr(GError) error = NULL;
  MgNetwork *network = mg_format_read_file (MG_SOURCE_ROOT "/data/samples/pole-exemple.graphml", NULL, NULL, NULL, NULL,
                                            &error);

  g_assert_no_error (error);

  return network;
}

static MgId
find_organisation (MgNetwork  *network,
                   const char *text_id)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    if (g_strcmp0 (mg_network_get_text (network, item->id, MG_FIELD_ID), text_id) == 0)
      return item->id;
  g_assert_not_reached ();
}

/* @drawn: what the map is of */
static MgLeaflet *
report_on (MgNetwork *network,
           MgNetwork *drawn)
{
  const MgScope scope = { .perimeter = MG_PERIMETER_MAP, .details = TRUE };
  const MgSceneOptions options = { .theme = MG_THEME_PRINT };
  const char *name = mg_network_get_text (network, MG_ID_POLE, MG_FIELD_POLE_NAME);
  g_autofree const char **ids = mg_report_dup_measures ();
  g_autoptr(MgSnapshot) graph = mg_snapshot_new (network, &scope);
  g_autoptr(GError) error = NULL;
  g_autoptr(MgResults) results = mg_measure_run (graph, ids, NULL, NULL, &error);
  g_autoptr(MgScene) scene = mg_scene_new (drawn, &options);

  g_assert_no_error (error);

  return mg_report_new (network, name != NULL ? name : "Nobody", &scope, results, scene);
}

static char *
write_page (const MgLeaflet *leaflet)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = mg_leaflet_write (leaflet, MG_LEAFLET_HTML, NULL, &error);
  gsize length;
  const char *text;

  g_assert_no_error (error);
  text = g_bytes_get_data (bytes, &length);

  return g_strndup (text, length);
}

static void
assert_in_order (const char         *text,
                 const char * const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      text = strstr (text, words[i]);
      if (text == NULL)
        g_error ("“%s” is not where it should be", words[i]);
    }
}

/* Map, sentences, figures, who is there, definitions: all from the tables. */
static void
test_parts (void)
{
  static const char * const parts[] = {
    "<h1>Pôle exemple — Les Trois Vallées (données fictives)</h1>", "Whole map; date: 30 June 2016; 21 organisations, 40 links.",
    "Fictitious data", "<svg ", "Ressourcerie", "</svg>", "<li>19 of 21 organisations are linked with each other; 2 are not linked yet.</li>",
    "<h2>How it holds together</h2>", "<li>Of 100 possible pairs", ">Density</th>", "0.148 (31 / 210)",
    "<h2>Who is on the map</h2>", ">Number of partners</th>", ">Aide des Vallées</th>", ">Ressourcerie</th>", ">Ville-centre</th>",
    "<h2>Who works with whom</h2>", ">Aide des Vallées</th>", "La Marmite", ">Ressourcerie</th>", "Terre &amp; Bois",
    "<h2>Methods</h2>", "Computed by Maillage", "<h2>What each figure is</h2>", "<h3>Density (density)</h3>",
    "Formula: 2m / (n(n", "doi:10.1017/CBO9780511815478", "</html>", NULL,
  };
  g_autoptr(MgNetwork) network = read_sample ();
  g_autoptr(MgLeaflet) report = report_on (network, network);
  g_autofree char *page = write_page (report);

  assert_in_order (page, parts);
  g_assert_nonnull (strstr (page, mg_vocabulary_find ("layer", "project")->verb));    /* in any language */
  for (MgMeasureSection i = 0; i < MG_N_SECTIONS - 1; i++)
    g_assert_nonnull (strstr (page, mg_measure_section_get_title (i)));
}

/* What most figures leave out is said of the first of them, and the others name it. */
static void
test_long_parts_once (void)
{
  g_autoptr(MgNetwork) network = read_sample ();
  g_autoptr(MgLeaflet) report = report_on (network, network);
  g_autofree char *page = write_page (report);
  g_autofree char *part = mg_measure_dup_left_out (mg_measure_find ("density"));
  g_autofree char *left_out = g_markup_escape_text (part, -1);
  g_auto(GStrv) between = g_strsplit (page, left_out, -1);

  g_assert_cmpuint (g_strv_length (between), ==, 2);
  g_assert_nonnull (strstr (page, "as for “"));
}

/* Nothing is asked of a network, and nothing is run. */
static void
test_stands_alone (void)
{
  g_autoptr(MgNetwork) network = read_sample ();
  g_autoptr(MgLeaflet) report = report_on (network, network);
  g_autofree char *page = write_page (report);

  g_assert_null (strstr (page, "<script"));
  g_assert_null (strstr (page, "<link"));
  g_assert_null (strstr (page, "src="));
  g_assert_null (strstr (page, "href=\"http"));
  g_assert_null (strstr (page, "@import"));
}

/* Counted, not named. */
static void
test_private (void)
{
  g_autoptr(MgNetwork) network = read_sample ();
  g_autoptr(MgNetwork) nobody = mg_network_new ();
  g_auto(MgValue) value = mg_value_boolean (TRUE);
  const MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = find_organisation (network, "o01"), .field = MG_FIELD_PRIVATE, .value = value };
  g_autoptr(GError) error = NULL;
  g_autoptr(MgLeaflet) report = NULL;
  g_autofree char *page = NULL;

  g_assert_true (mg_network_apply (network, &edit, NULL, &error));
  report = report_on (network, nobody);
  page = write_page (report);
  g_assert_nonnull (strstr (page, "21 organisations, 40 links."));
  g_assert_nonnull (strstr (page, "Paniers d"));
  g_assert_null (strstr (page, "Ressourcerie"));
}

/* A pole that nobody has described yet has a report, too. */
static void
test_empty (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgLeaflet) report = report_on (network, network);
  g_autofree char *page = write_page (report);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pdf = mg_leaflet_write (report, MG_LEAFLET_PDF, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (page, "<h1>Nobody</h1>"));
  g_assert_false (g_regex_match_simple ("\\b(nan|inf)\\b", page, 0, 0));
}

static void
test_same_bytes (void)
{
  g_autoptr(MgNetwork) network = read_sample ();

  for (MgLeafletFormat format = MG_LEAFLET_HTML; format <= MG_LEAFLET_PDF; format++)
    {
      g_autoptr(MgLeaflet) one = report_on (network, network);
      g_autoptr(MgLeaflet) other = report_on (network, network);
      g_autoptr(GBytes) first = mg_leaflet_write (one, format, NULL, NULL);
      g_autoptr(GBytes) again = mg_leaflet_write (one, format, NULL, NULL);
      g_autoptr(GBytes) second = mg_leaflet_write (other, format, NULL, NULL);

      g_assert_true (g_bytes_equal (first, again));
      g_assert_true (g_bytes_equal (first, second));
    }
}

static MgTable *
create_table (guint       n_rows,
              const char *cell)
{
  MgTable *table = mg_table_new (3);

  for (guint i = 0; i < 3 * n_rows; i++)
    mg_table_add (table, cell);

  return table;
}

/* Words without blanks, lines that turn about, tables over many pages. */
static void
test_odd_content (void)
{
  g_autofree char *word = g_strnfill (3000, 'w');
  g_autofree char *page = NULL;
  g_autoptr(MgLeaflet) leaflet = mg_leaflet_new ("<b>&\u202e\"'");
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pdf = NULL;

  mg_leaflet_add_heading (leaflet, 2, word);
  mg_leaflet_add_text (leaflet, MG_LEAFLET_SENTENCE, word);
  mg_leaflet_add_text (leaflet, MG_LEAFLET_PLAIN, "");
  mg_leaflet_add_text (leaflet, MG_LEAFLET_PLAIN, "<script>alert(1)</script>");
  mg_leaflet_add_table (leaflet, create_table (3, word), TRUE);
  mg_leaflet_add_table (leaflet, create_table (400, "</td><b>"), TRUE);
  mg_leaflet_add_table (leaflet, create_table (2, "a\u202eb"), FALSE);
  mg_leaflet_add_table (leaflet, create_table (1, "alone"), TRUE);
  mg_leaflet_add_break (leaflet);
  mg_leaflet_add_break (leaflet);
  page = write_page (leaflet);
  g_assert_nonnull (strstr (page, "<h1>&lt;b&gt;&amp;"));
  g_assert_null (strstr (page, "\u202e"));
  g_assert_null (strstr (page, "<script>"));
  g_assert_null (strstr (page, "<b>"));
  g_assert_null (strstr (page, "alone"));

  pdf = mg_leaflet_write (leaflet, MG_LEAFLET_PDF, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (pdf, NULL), "%PDF-"));
}

static void
test_stop (void)
{
  g_autoptr(MgNetwork) network = read_sample ();
  g_autoptr(MgLeaflet) report = report_on (network, network);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (MgLeafletFormat format = MG_LEAFLET_HTML; format <= MG_LEAFLET_PDF; format++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (mg_leaflet_write (report, format, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
test_formats (void)
{
  MgLeafletFormat format;

  g_assert_true (mg_leaflet_format_for_path ("a.PDF", &format));
  g_assert_cmpint (format, ==, MG_LEAFLET_PDF);
  g_assert_true (mg_leaflet_format_for_path ("a.pdf.htm", &format));
  g_assert_cmpint (format, ==, MG_LEAFLET_HTML);
  g_assert_false (mg_leaflet_format_for_path ("a.odt", &format));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/long-parts-once", test_long_parts_once);
  g_test_add_func ("/report/parts", test_parts);
  g_test_add_func ("/report/stands-alone", test_stands_alone);
  g_test_add_func ("/report/private-is-not-named", test_private);
  g_test_add_func ("/report/empty-pole", test_empty);
  g_test_add_func ("/report/same-bytes", test_same_bytes);
  g_test_add_func ("/leaflet/odd-content", test_odd_content);
  g_test_add_func ("/leaflet/a-stop-leaves-nothing", test_stop);
  g_test_add_func ("/leaflet/formats", test_formats);

  return g_test_run ();
}
