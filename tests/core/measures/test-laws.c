/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold for every row of the table, on any network. */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "mg-fixture.h"
#include "mg-measure-card.h"
#include "mg-partners.h"

/* Which pairs Louvain joins first depends on the order of rows, as does which of
 * several cores is met first, and the scores of equal pieces on rounding: their
 * laws are below.
 */
static gboolean
depends_on_order (const MgMeasure *measure)
{
  return measure->format == MG_MEASURE_GROUP ||
         measure->domain == MG_MEASURE_GRID || g_str_has_prefix (measure->id, "core_") ||
         g_str_has_prefix (measure->id, "stability_") || g_str_equal (measure->id, "group_share") ||
         g_str_equal (measure->id, "computed_core") || g_str_equal (measure->id, "modularity") || g_str_equal (measure->id, "eigenvector");
}

static MgSnapshot *
random_graph (gboolean directed)
{
  return mg_fixture_random ((guint) g_test_rand_int_range (1, 25),
                            g_test_rand_double_range (.02, .4), directed);
}

static void
shuffle (guint *rows,
         guint  n)
{
  for (guint i = 0; i < n; i++)
    {
      guint k = (guint) g_test_rand_int_range (0, (gint32) i + 1);

      rows[i] = rows[k];
      rows[k] = i;
    }
}

static MgSnapshot *
relabel (const MgSnapshot *graph,
         const guint      *rows,
         guint             n_more)
{
  g_autofree guint *ends = g_new (guint, 2 * graph->n_pairs + 1);

  for (guint i = 0; i < 2 * graph->n_pairs; i++)
    ends[i] = rows[graph->ends[i]];

  return mg_snapshot_new_plain (graph->n_nodes + n_more, ends, graph->n_pairs, graph->directed);
}

/* Pairs keep their values, wherever they come to stand. */
static void
check_links (const char      *id,
             const MgResults *before,
             const MgResults *after,
             const guint     *rows)
{
  const MgSnapshot *graph = mg_results_get_snapshot (before);
  const MgSnapshot *other = mg_results_get_snapshot (after);

  for (gsize i = 0; i < graph->n_pairs; i++)
    {
      int pair = mg_snapshot_find_pair (other, other->ids[rows[graph->ends[2 * i]]],
                                        other->ids[rows[graph->ends[2 * i + 1]]]);

      g_assert_cmpint (pair, >=, 0);
      mg_fixture_assert_near (G_STRLOC, id, mg_results_get_link_values (after, id)[pair],
                              mg_results_get_link_values (before, id)[i], 1e-9);
    }
}

static void
test_relabelling (gconstpointer data)
{
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr(MgSnapshot) graph = random_graph (GPOINTER_TO_INT (data));
      g_autofree guint *rows = g_new0 (guint, graph->n_nodes);
      g_autoptr(MgSnapshot) other = NULL;
      g_autoptr(MgResults) before = NULL;
      g_autoptr(MgResults) after = NULL;

      shuffle (rows, graph->n_nodes);
      other = relabel (graph, rows, 0);
      before = mg_fixture_run (graph, NULL);
      after = mg_fixture_run (other, NULL);

      for (guint m = 0; m < n_rows; m++)
        {
          const char *id = table[m].id;

          if (depends_on_order (&table[m]))
            continue;

          if (table[m].domain == MG_MEASURE_NETWORK)
            mg_fixture_assert_near (G_STRLOC, id, mg_results_get_figure (after, id)->value,
                                    mg_results_get_figure (before, id)->value, 1e-9);
          else if (table[m].domain == MG_MEASURE_LINK)
            check_links (id, before, after, rows);
          else
            for (guint i = 0; i < graph->n_nodes; i++)
              mg_fixture_assert_near (G_STRLOC, id, mg_results_get_values (after, id)[rows[i]],
                                      mg_results_get_values (before, id)[i], 1e-9);
        }
    }
}

/* Cards that say that directions are ignored are right. */
static void
test_ignored_directions (void)
{
  guint n_rows, n_looked_at = 0;
  const MgMeasure *table = mg_measure_get_table (&n_rows);
  g_autoptr(MgSnapshot) graph = mg_fixture_random (20, .15, TRUE);
  g_autoptr(MgSnapshot) plain = mg_undirected_new (graph);
  g_autoptr(MgResults) with = mg_fixture_run (graph, NULL);
  g_autoptr(MgResults) without = mg_fixture_run (plain, NULL);

  for (guint m = 0; m < n_rows; m++)
    {
      const char *id = table[m].id;
      g_autofree char *left_out = mg_measure_dup_left_out (&table[m]);

      g_assert_cmpint (strstr (left_out, "Directions are ignored.") != NULL, ==, table[m].ignores_directions);
      if (!table[m].ignores_directions)
        continue;

      n_looked_at++;
      if (table[m].domain == MG_MEASURE_NETWORK)
        mg_fixture_assert_near (G_STRLOC, id, mg_results_get_figure (with, id)->value,
                                mg_results_get_figure (without, id)->value, 1e-9);
      else if (table[m].domain == MG_MEASURE_GRID)
        g_assert_true (mg_fixture_same_grid (mg_results_get_grid (with, id), mg_results_get_grid (without, id)));
      else
        for (guint i = 0; i < graph->n_nodes; i++)
          mg_fixture_assert_near (G_STRLOC, id, mg_results_get_values (with, id)[i],
                                  mg_results_get_values (without, id)[i], 1e-9);
    }
  g_assert_cmpuint (n_looked_at, >, 30);
}

/* Two partners both ways are fewer than three one way. */
static void
test_leader_has_most_partners (void)
{
  static const char * const links[][3] = {
    { "a", "b", "0" }, { "a", "c", "0" }, { "d", "e", "1" }, { "d", "f", "1" }, { "d", "g", "1" },
  };
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId ids[7];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = mg_fixture_add (network, MG_ITEM_ORGANISATION, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      MgId link = mg_fixture_add (network, MG_ITEM_LINK, ids[*links[i][0] - 'a'], ids[*links[i][1] - 'a']);

      mg_fixture_set (network, MG_ITEM_LINK, link, "directed", links[i][2]);
    }

  for (guint directed = 0; directed < 2; directed++)
    {
      const MgScope scope = { .perimeter = MG_PERIMETER_MAP, .details = TRUE, .directed = directed == 1 };
      g_autoptr(MgSnapshot) graph = mg_snapshot_new (network, &scope);

      g_assert_cmpuint (graph->n_pairs, ==, directed == 1 ? 7 : 5);
      mg_assert_near (mg_fixture_figure (graph, "leader_link_share").value, 3. / 5., 1e-15);
    }
}

/* What a card says that is left out is what the measure is made of. */
static void
test_left_out_is_said (void)
{
  static const char * const expected[][2] = {
    { "links", "all count" }, { "strength", "all count" }, { "pairs", "are one pair" }, { "pairs", "are two" },
    { "density", "are two" }, { "orgs_inside", "the support structure." }, { "steering", "counted apart" },
    { "public_support", "Links that are not support" }, { "similarity", "Directions are ignored" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *text = mg_measure_dup_left_out (mg_measure_find (expected[i][0]));

      g_assert_nonnull (strstr (text, expected[i][1]));
    }
}

/* Two measures that answer the same question, or have the same name, are one. */
static void
test_names_and_questions_differ (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      if (!g_hash_table_add (seen, (gpointer) table[i].name) || !g_hash_table_add (seen, (gpointer) table[i].question))
        g_error ("%s: another has its name or its question", table[i].id);
      if (!g_hash_table_add (seen, (gpointer) mg_measure_get_french_name (&table[i])) &&
          !g_str_equal (mg_measure_get_french_name (&table[i]), table[i].name))
        g_error ("%s: another has its French name", table[i].id);
    }
}

/* The same measures with one organisation more that nobody is linked to. */
static const struct
{
  const char *id;
  double      more;
} counts[] = {
  { "organisations", 1 }, { "links", 0 }, { "pairs", 0 }, { "components", 1 }, { "isolates", 1 },
  { "diameter", 0 }, { "mean_distance", 0 }, { "transitivity", 0 }, { "max_coreness", 0 },
  { "articulation_points", 0 }, { "bridges", 0 }, { "multiplex_pairs", 0 },
  { "links_before_entry", 0 }, { "modularity", 0 }, { "cliques", 0 }, { "radius", 0 },
};

static const char * const unmoved[] = {
  "degree", "strength", "betweenness", "closeness", "clustering", "constraint", "coreness",
  "articulation", "eccentricity", "ego_density", "effective_size", "local_efficiency", "loss",
  "stress", "information",
};

static void
test_isolate (void)
{
  for (guint round = 0; round < 30; round++)
    {
      g_autoptr(MgSnapshot) graph = random_graph (FALSE);
      guint n = graph->n_nodes;
      g_autofree guint *rows = g_new (guint, n);
      g_autoptr(MgSnapshot) other = NULL;
      g_autoptr(MgResults) before = mg_fixture_run (graph, NULL);
      g_autoptr(MgResults) after = NULL;

      for (guint i = 0; i < n; i++)
        rows[i] = i;
      other = relabel (graph, rows, 1);
      after = mg_fixture_run (other, NULL);

      for (guint k = 0; k < G_N_ELEMENTS (counts); k++)
        {
          const char *id = counts[k].id;

          if (!g_str_equal (id, "modularity"))
            mg_fixture_assert_near (G_STRLOC, id, mg_results_get_figure (after, id)->value,
                                    mg_results_get_figure (before, id)->value + counts[k].more,
                                    1e-12);
        }
      for (guint k = 0; k < G_N_ELEMENTS (unmoved); k++)
        {
          for (guint i = 0; i < n; i++)
            mg_fixture_assert_near (G_STRLOC, unmoved[k],
                                    mg_results_get_values (after, unmoved[k])[i],
                                    mg_results_get_values (before, unmoved[k])[i], 1e-9);
        }

      check_links ("link_betweenness", before, after, rows);
      mg_assert_near (mg_results_get_values (after, "degree")[n], 0., 0.);
      mg_assert_near (mg_results_get_values (after, "closeness")[n], (double) NAN, 0.);
      mg_assert_near (mg_results_get_values (after, "constraint")[n], (double) NAN, 0.);
    }
}

static void
check_range (const MgMeasure  *measure,
             const MgSnapshot *graph,
             double            value)
{
  if (isnan (value))
    {
      g_assert_cmpstr (measure->none_reason, !=, "");
      return;
    }

  if (value < mg_measure_get_lowest (measure, graph) - 1e-12 ||
      value > mg_measure_get_highest (measure, graph) + 1e-9)
    g_error ("%s is %g", measure->id, value);
  if (measure->format != MG_MEASURE_REAL && measure->format != MG_MEASURE_SHARE)
    mg_assert_near (value, round (value), 0.);
}

/* And what has no value says why. */
static void
test_ranges (gconstpointer data)
{
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr(MgSnapshot) graph = random_graph (GPOINTER_TO_INT (data));
      g_autoptr(MgResults) results = mg_fixture_run (graph, NULL);

      for (guint m = 0; m < n_rows; m++)
        {
          if (table[m].domain == MG_MEASURE_NETWORK)
            check_range (&table[m], graph, mg_results_get_figure (results, table[m].id)->value);
          else if (table[m].domain == MG_MEASURE_ORGANISATION)
            for (guint i = 0; i < graph->n_nodes; i++)
              check_range (&table[m], graph, mg_results_get_values (results, table[m].id)[i]);
          else if (table[m].domain == MG_MEASURE_LINK)
            for (guint i = 0; i < graph->n_pairs; i++)
              check_range (&table[m], graph, mg_results_get_link_values (results, table[m].id)[i]);
        }
    }
}

/* The same of the sample, whose fields say something, and of the cells of tables. */
static void
test_ranges_of_the_sample (void)
{
  g_autoptr(MgNetwork) network = mg_fixture_sample ();
  const MgScope scope = { .perimeter = MG_PERIMETER_MAP, .date = mg_date_new (2016, 6, 0), .details = TRUE, .by = "role" };
  g_autoptr(MgSnapshot) graph = mg_snapshot_new (network, &scope);
  g_autoptr(MgResults) results = mg_fixture_run (graph, NULL);
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);

  for (guint m = 0; m < n_rows; m++)
    {
      const MgGrid *grid = mg_results_get_grid (results, table[m].id);

      if (table[m].domain == MG_MEASURE_NETWORK)
        check_range (&table[m], graph, mg_results_get_figure (results, table[m].id)->value);
      else if (table[m].domain == MG_MEASURE_ORGANISATION)
        for (guint i = 0; i < graph->n_nodes; i++)
          check_range (&table[m], graph, mg_results_get_values (results, table[m].id)[i]);
      for (guint row = 0; grid != NULL && row < mg_grid_get_n_rows (grid); row++)
        for (guint column = 0; column < mg_grid_get_n_columns (grid); column++)
          {
            double value = mg_grid_get (grid, row, column).value;

            if (!isnan (value))
              check_range (&table[m], graph, value);
          }
    }
}

/* A range says what can be seen: whoever writes "0 to 1" shows nothing that is more. */
static void
test_ranges_are_said (void)
{
  static const char * const expected[][2] = {
    { "density", "0 to 1" }, { "degree", "whole numbers: 0 to n−1, or to 2(n−1) with directions" }, { "modularity", "−1/2 to 1" },
    { "articulation", "yes or no" }, { "stress", "0 or more" }, { "robustness", "each column has its own" },
    { "link_betweenness", "1 to n²/4, or to n²−3n+3 with directions" }, { "growth", "whole numbers: any number" }, { "mixing_kind", "0 to 1" },
    { "coreness", "whole numbers: 0 to n−1" }, { "dyad_census", "whole numbers: 0 to n(n−1)/2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *range = mg_measure_dup_range (mg_measure_find (expected[i][0]));

      g_assert_cmpstr (range, ==, expected[i][1]);
    }
}

/* The sources of the programs that make a check, one behind the other. */
static char *
dup_sources (MgChecks check)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (const char * const *file = mg_measure_check_get_files (check); *file != NULL; file++)
    {
      g_autofree char *path = g_build_filename (MG_TESTS, *file, NULL);
      g_autofree char *source = NULL;
      g_autoptr(GError) error = NULL;

      g_file_get_contents (path, &source, NULL, &error);
      g_assert_no_error (error);
      g_string_append (text, source);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Each row has a check, and each check names the row where it is made. */
static void
test_checks_are_made (void)
{
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);

  for (guint m = 0; m < n_rows; m++)
    if (table[m].checks == 0)
      g_error ("Nothing checks %s", table[m].id);

  for (guint i = 0; i < MG_N_CHECKS; i++)
    {
      g_autofree char *sources = dup_sources (1u << i);

      for (guint m = 0; m < n_rows; m++)
        {
          g_autofree char *name = g_strdup_printf ("\"%s\"", table[m].id);
          g_autofree char *argument = g_strdup_printf ("(%s,", table[m].id);

          if ((table[m].checks >> i & 1) != 0 && strstr (sources, name) == NULL && strstr (sources, argument) == NULL)
            g_error ("%s does not name %s", mg_measure_check_get_files (1u << i)[0], table[m].id);
        }
    }
}

/* Groups are numbered by size, none is empty, and none goes across pieces. */
static void
test_groups (void)
{
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr(MgSnapshot) graph = random_graph (FALSE);
      g_autofree double *groups = mg_fixture_values (graph, "community");
      g_autofree double *pieces = mg_fixture_values (graph, "component");
      g_autofree guint *sizes = g_new0 (guint, graph->n_nodes + 1);

      for (guint i = 0; i < graph->n_nodes; i++)
        {
          sizes[(guint) groups[i]]++;
          for (guint k = 0; k < i; k++)
            g_assert_true (groups[i] != groups[k] || pieces[i] == pieces[k]);
        }
      for (guint i = 1; i < graph->n_nodes; i++)
        g_assert_cmpuint (sizes[i], <=, sizes[i - 1]);
    }
}

static void
test_rows_are_complete (void)
{
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      const MgMeasure *row = &table[i];

      g_assert_true (mg_measure_find (row->id) == row);
      g_assert_true ((row->network_func != NULL) == (row->domain == MG_MEASURE_NETWORK));
      g_assert_true ((row->organisation_func != NULL) == (row->domain == MG_MEASURE_ORGANISATION));
      g_assert_true ((row->link_func != NULL) == (row->domain == MG_MEASURE_LINK));
      g_assert_true ((row->grid_func != NULL) == (row->domain == MG_MEASURE_GRID));
      g_assert_cmpstr (row->name, !=, "");
      g_assert_nonnull (row->unit);
      g_assert_true (row->domain == MG_MEASURE_GRID || row->low != MG_BOUND_OF_FORMAT ||
                     (row->format != MG_MEASURE_COUNT && row->format != MG_MEASURE_REAL));
      g_assert_true (g_str_has_suffix (row->question, "?"));
      g_assert_cmpstr (row->formula, !=, "");
      g_assert_true (g_str_has_suffix (row->sentence, "."));
      g_assert_true (g_str_has_suffix (row->caution, "."));
      g_assert_nonnull (row->source);
      g_assert_nonnull (row->none_reason);
      g_assert_true (row->domain != MG_MEASURE_GRID || g_str_equal (row->id, "dyad_census") ||
                     g_str_has_suffix (row->none_reason, "."));
      for (const char *c = row->id; *c != '\0'; c++)
        g_assert_true (g_ascii_islower (*c) || *c == '_');
    }

  g_assert_null (mg_measure_find ("charisma"));
}

static const struct
{
  const char *id;
  double      value;
  const char *point;
  const char *comma;
} texts[] = {
  { "pairs", 31., "31", "31" },
  { "pairs", 0., "0", "0" },
  { "density", .147619, "0.148", "0,148" },
  { "density", 1., "1", "1" },
  { "density", .5, "0.5", "0,5" },
  { "density", .9996, "1", "1" },
  { "density", 0., "0", "0" },
  { "density", 4e-8, "0", "0" },
  { "density", .00012345, "0.000123", "0,000123" },
  { "mean_degree", 2.9524, "2.95", "2,95" },
  { "mean_degree", 10., "10", "10" },
  { "betweenness", 1234.567, "1235", "1235" },
  { "betweenness", 100.4, "100", "100" },
  { "modularity", -.25, "-0.25", "-0,25" },
  { "articulation", 1., "yes", "yes" },
  { "articulation", 0., "no", "no" },
  { "community", 0., "1", "1" },
  { "closeness", (double) NAN, "not applicable", "not applicable" },
  { "pairs", (double) NAN, "not applicable", "not applicable" },
};

static void
check_texts (gboolean comma)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const MgMeasure *measure = mg_measure_find (texts[i].id);
      g_autofree char *text = mg_measure_format_value (measure, texts[i].value);

      /* Only the sign of decimals is looked at: words may be translated. */
      if (!g_ascii_isalpha (texts[i].point[0]))
        g_assert_cmpstr (text, ==, comma ? texts[i].comma : texts[i].point);
      else
        g_assert_cmpstr (text, ==, _(texts[i].point));
    }
}

static void
test_values_for_people (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));

  g_assert_nonnull (setlocale (LC_NUMERIC, "C"));
  check_texts (FALSE);
  if (setlocale (LC_NUMERIC, "fr_FR.UTF-8") != NULL)
    check_texts (TRUE);
  else
    g_test_skip ("There is no French locale here.");
  setlocale (LC_NUMERIC, before);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/laws/names-do-not-matter", GINT_TO_POINTER (FALSE), test_relabelling);
  g_test_add_data_func ("/laws/names-do-not-matter-with-directions", GINT_TO_POINTER (TRUE),
                        test_relabelling);
  g_test_add_func ("/laws/an-isolate-more", test_isolate);
  g_test_add_func ("/laws/ignored-directions-are-ignored", test_ignored_directions);
  g_test_add_func ("/laws/leader-has-most-partners", test_leader_has_most_partners);
  g_test_add_func ("/laws/left-out-is-said", test_left_out_is_said);
  g_test_add_func ("/laws/names-and-questions-differ", test_names_and_questions_differ);
  g_test_add_data_func ("/laws/ranges-hold", GINT_TO_POINTER (FALSE), test_ranges);
  g_test_add_data_func ("/laws/ranges-hold-with-directions", GINT_TO_POINTER (TRUE), test_ranges);
  g_test_add_func ("/laws/ranges-hold-in-the-sample", test_ranges_of_the_sample);
  g_test_add_func ("/laws/ranges-are-said", test_ranges_are_said);
  g_test_add_func ("/laws/checks-are-made", test_checks_are_made);
  g_test_add_func ("/laws/groups-are-numbered-by-size", test_groups);
  g_test_add_func ("/laws/rows-are-complete", test_rows_are_complete);
  g_test_add_func ("/laws/values-for-people", test_values_for_people);

  return g_test_run ();
}
