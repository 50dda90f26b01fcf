/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every row of the table on networks that nobody wishes for: a value, or none and
 * a reason, never a crash, and never "nan" to people.
 */
#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "mg-fixture.h"
#include "mg-grid-text.h"
#include "mg-random-comparison.h"

#define ORG  MG_ITEM_ORGANISATION
#define LINK MG_ITEM_LINK

static void
check_text (const MgMeasure *measure,
            const char      *text)
{
  g_autofree char *small = g_ascii_strdown (text, -1);

  if (strstr (small, "nan") != NULL || strstr (small, "inf") != NULL || *text == '\0')
    g_error ("%s is “%s”", measure->id, text);
}

static void
check_value (const MgMeasure *measure,
             MgFigure         figure)
{
  g_autofree char *text = mg_measure_format_figure (measure, &figure);

  if (isinf (figure.value))
    g_error ("%s is infinite", measure->id);
  if (isnan (figure.value) && mg_measure_get_reason (measure) == NULL)
    g_error ("%s has no value, and no reason", measure->id);
  check_text (measure, text);
}

static void
check_grid (const MgMeasure *measure,
            const MgGrid    *grid)
{
  for (guint row = 0; row < mg_grid_get_n_rows (grid); row++)
    for (guint column = 0; column < mg_grid_get_n_columns (grid); column++)
      {
        MgFigure figure = mg_grid_get (grid, row, column);
        g_autofree char *text = mg_grid_format_cell (measure, figure);

        if (isinf (figure.value))
          g_error ("%s is infinite", measure->id);
        check_text (measure, text);
      }
}

static void
check_all (MgSnapshot *graph)
{
  g_autoptr(MgResults) results = mg_fixture_run (graph, NULL);
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);

  for (guint m = 0; m < n_rows; m++)
    {
      gboolean of_links = table[m].domain == MG_MEASURE_LINK;
      const double *values = of_links ? mg_results_get_link_values (results, table[m].id)
                                      : mg_results_get_values (results, table[m].id);

      if (table[m].domain == MG_MEASURE_NETWORK)
        check_value (&table[m], *mg_results_get_figure (results, table[m].id));
      else if (table[m].domain == MG_MEASURE_GRID)
        check_grid (&table[m], mg_results_get_grid (results, table[m].id));
      else
        for (guint i = 0; i < (of_links ? graph->n_pairs : graph->n_nodes); i++)
          check_value (&table[m], mg_figure_count (values[i]));
    }
}

static void
check_plain (MgSnapshot *graph)
{
  g_autoptr(MgSnapshot) owned = graph;
  const MgRandomOptions options = { 5, 1, TRUE };
  g_autoptr(MgGrid) grid = mg_random_comparison_run (owned, NULL, &options, NULL, NULL, NULL);

  check_all (owned);
  g_assert_nonnull (grid);
}

static void
test_plain (void)
{
  static const guint loops[] = { 0, 0, 1, 1, 1, 1 };
  g_autofree guint *parallel = g_new (guint, 20000);

  for (guint i = 0; i < 10000; i++)
    {
      parallel[2 * i] = i % 2;
      parallel[2 * i + 1] = 1 - i % 2;
    }

  for (guint directed = 0; directed < 2; directed++)
    {
      check_plain (mg_snapshot_new_plain (2, loops, 3, directed != 0));
      check_plain (mg_snapshot_new_plain (2, parallel, 10000, directed != 0));
      check_plain (mg_snapshot_new_plain (7, parallel, 10000, directed != 0));
      for (guint n = 0; n < 8; n++)
        {
          check_plain (mg_snapshot_new_plain (n, NULL, 0, directed != 0));
          check_plain (mg_fixture_random (n, 2., directed != 0));
        }
    }
}

/* Every scope that can be asked for. */
static void
check_network (MgNetwork *network)
{
  for (guint i = 0; i < 32; i++)
    {
      const MgScope scope = {
        .perimeter = i & 1 ? MG_PERIMETER_MEMBERS : MG_PERIMETER_MAP,
        .directed = (i & 2) != 0,
        .collectives = (i & 4) != 0,
        .support = (i & 8) != 0,
        .details = TRUE,
        .date = i & 16 ? mg_date_new (2014, 6, 0) : MG_DATE_NONE,
        .by = "kind",
      };
      g_autoptr(MgSnapshot) graph = mg_snapshot_new (network, &scope);

      check_all (graph);
    }
}

static void
test_no_network (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();

  check_network (network);
  mg_fixture_add (network, ORG, 0, 0);
  check_network (network);
  mg_fixture_add (network, ORG, 0, 0);
  check_network (network);
}

/* Dates the wrong way round, numbers out of all bounds, texts that mean nothing. */
static void
test_odd_fields (void)
{
  static const char * const fields[][2] = {
    { "kind", "nobody_knows" }, { "kind", "local_authority" }, { "sector", "?" }, { "belonging", "member" },
    { "joined", "2015" }, { "left", "2012" }, { "fte", "0" }, { "fte", "1e6" }, { "coop_people", "0" },
    { "lat", "90" }, { "lon", "-180" }, { "commune", "X" }, { "is_support", "true" }, { "is_founder", "true" },
  };
  static const char * const link_fields[][2] = {
    { "start", "2016" }, { "end", "2011" }, { "amount_eur", "-5" }, { "amount_eur", "0" }, { "intensity", "3" },
    { "directed", "true" }, { "reciprocal", "true" }, { "formality", "?" }, { "layer", "project" },
    { "layer", "context" }, { "layer", "unheard_of" }, { "type", "public_funding" }, { "confidence", "3" }, { "wish", "true" },
  };
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId ids[12];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *name = g_strdup_printf ("o%u", i);

      ids[i] = mg_fixture_add (network, ORG, 0, 0);
      mg_fixture_set (network, ORG, ids[i], "id", name);
      for (guint k = 0; k < 4; k++)
        mg_fixture_set (network, ORG, ids[i], fields[(5 * i + 3 * k) % G_N_ELEMENTS (fields)][0],
                        fields[(5 * i + 3 * k) % G_N_ELEMENTS (fields)][1]);
    }

  for (guint i = 0; i < 60; i++)
    {
      MgId link = mg_fixture_add (network, LINK, ids[i % 12], ids[(i * i + i / 12) % 12]);

      for (guint k = 0; k < 3; k++)
        mg_fixture_set (network, LINK, link, link_fields[(i + 5 * k) % G_N_ELEMENTS (link_fields)][0],
                        link_fields[(i + 5 * k) % G_N_ELEMENTS (link_fields)][1]);
    }
  check_network (network);
}

/* Nobody, one twice, one three times beside another, and supporters only, in collectives. */
static void
test_odd_collectives (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId one = mg_fixture_add (network, ORG, 0, 0);
  MgId other = mg_fixture_add (network, ORG, 0, 0);
  MgId collectives[4];

  for (guint i = 0; i < G_N_ELEMENTS (collectives); i++)
    collectives[i] = mg_fixture_add (network, MG_ITEM_COLLECTIVE, 0, 0);

  for (guint i = 0; i < 2; i++)
    mg_fixture_add (network, MG_ITEM_PARTICIPATION, one, collectives[1]);
  for (guint i = 0; i < 3; i++)
    mg_fixture_add (network, MG_ITEM_PARTICIPATION, one, collectives[2]);
  mg_fixture_add (network, MG_ITEM_PARTICIPATION, other, collectives[2]);
  for (guint i = 0; i < 2; i++)
    {
      MgId part = mg_fixture_add (network, MG_ITEM_PARTICIPATION, i == 0 ? one : other, collectives[3]);

      mg_fixture_set (network, MG_ITEM_PARTICIPATION, part, "role", "supporter");
    }
  check_network (network);

  /* Who meets the other by three participations meets it once, and itself never. */
  {
    const MgScope scope = { .perimeter = MG_PERIMETER_MAP, .details = TRUE };
    g_autoptr(MgSnapshot) graph = mg_snapshot_new (network, &scope);
    g_autofree double *strength = mg_fixture_values (graph, "collective_strength");

    mg_assert_near (strength[0], 1., 0.);
    mg_assert_near (strength[1], 1., 0.);
  }
}

/* Stopped at each of the first hundred reports: no result, and all works after. */
static void
stop_cb (MgProgress   *progress,
         GParamSpec   *pspec,
         GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_each_row_can_be_stopped (void)
{
  g_autoptr(MgSnapshot) graph = mg_fixture_random (12, .3, TRUE);
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);

  for (guint m = 0; m < n_rows; m++)
    {
      const char * const ids[] = { table[m].id, NULL };
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(MgProgress) progress = mg_progress_new ();
      g_autoptr(GError) error = NULL;

      g_signal_connect (progress, "notify::fraction", G_CALLBACK (stop_cb), cancellable);
      g_cancellable_cancel (cancellable);
      g_assert_null (mg_measure_run (graph, ids, progress, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  check_all (graph);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bad-input/plain-networks", test_plain);
  g_test_add_func ("/bad-input/nothing-and-next-to-nothing", test_no_network);
  g_test_add_func ("/bad-input/odd-fields", test_odd_fields);
  g_test_add_func ("/bad-input/odd-collectives", test_odd_collectives);
  g_test_add_func ("/bad-input/each-row-can-be-stopped", test_each_row_can_be_stopped);

  return g_test_run ();
}
