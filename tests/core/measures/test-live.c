/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures that follow each edit are those of a whole run, after whatever was
 * done, undone and redone, in whatever scope.
 */
#include <math.h>

#include "mg-command.h"
#include "mg-history.h"
#include "mg-live.h"

#define N_WALKS 150
#define N_STEPS 80

typedef struct
{
  MgNetwork *network;
  MgHistory *history;
  MgLive    *live;
  MgScope    scope;
  guint      n_undone;
  guint      n_pieces;      /* states with pairs, and with isolates */
} Walk;

static const char * const ids[] = {
  "organisations", "links", "pairs", "density", "mean_degree", "isolates", "degree", NULL,
};

/* What decides on what counts, and something that does not. */
static const struct
{
  guint      kinds;
  MgFieldId  field;
  const char *values[4];
} fields[] = {
  { MG_ITEM_ORGANISATION, MG_FIELD_ROLE, { "absent", "member", "core", "support" } },
  { MG_ITEM_ORGANISATION, MG_FIELD_BELONGING, { "member", "core;member", "absent", "" } },
  { MG_ITEM_ORGANISATION, MG_FIELD_IS_SUPPORT, { "true", "false", "", "" } },
  { MG_ITEM_ORGANISATION, MG_FIELD_JOINED, { "2012", "2015-03", "2020", "" } },
  { MG_ITEM_ORGANISATION, MG_FIELD_LEFT, { "2012", "2015-03", "2020", "" } },
  { MG_ITEM_ORGANISATION, MG_FIELD_NOTES, { "a", "b", "c", "" } },
  { MG_ITEM_LINK, MG_FIELD_LINK_LAYER, { "project", "strategy", "context", "" } },
  { MG_ITEM_LINK, MG_FIELD_WISH, { "true", "false", "", "" } },
  { MG_ITEM_LINK, MG_FIELD_START, { "2012", "2015-03", "2020", "" } },
  { MG_ITEM_LINK, MG_FIELD_END, { "2012", "2015-03", "2020", "" } },
  { MG_ITEM_POLE, MG_FIELD_POLE_REFERENCE_DATE, { "2013", "2016-06", "2021", "" } },
};

static MgId
pick (Walk  *walk,
      guint  kinds)
{
  guint n = mg_network_count (walk->network, kinds);
  const MgItem *item = NULL;
  MgNetworkIter iter;

  if (n == 0)
    return MG_ID_NONE;

  mg_network_iter_init (&iter, walk->network, kinds);
  for (int i = g_test_rand_int_range (0, (int) n); i >= 0; i--)
    item = mg_network_iter_next (&iter);

  return item->id;
}

static MgTransaction *
random_value (Walk *walk)
{
  guint i = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (fields));
  const char *text = fields[i].values[g_test_rand_int_range (0, 4)];
  g_auto(MgValue) value = MG_VALUE_INIT;
  MgId id = pick (walk, fields[i].kinds);

  if (id == MG_ID_NONE)
    return NULL;
  if (*text != '\0')
    g_assert_true (mg_field_parse (mg_network_get_field (walk->network, fields[i].field), text, &value, NULL));

  return mg_command_set (walk->network, &id, 1, fields[i].field, &value);
}

static MgTransaction *
random_link (Walk *walk)
{
  static const char * const layers[] = { "mutualisation", "project", "strategy", "context", NULL };
  MgId source = pick (walk, MG_ITEMS_NODES);
  MgId target = pick (walk, MG_ITEM_ORGANISATION);

  return mg_command_add_link (walk->network, source, target, layers[g_test_rand_int_range (0, 5)], NULL, NULL);
}

static MgTransaction *
random_removal (Walk *walk)
{
  MgId id = pick (walk, g_test_rand_int_range (0, 4) == 0 ? MG_ITEMS_NODES : MG_ITEMS_EDGES);

  return id != MG_ID_NONE ? mg_command_remove (walk->network, &id, 1) : NULL;
}

static MgTransaction *
random_ends (Walk *walk)
{
  MgId link = pick (walk, MG_ITEM_LINK);
  MgTransaction *transaction;
  MgEdit edit = { .kind = MG_EDIT_SET_ENDS, .id = link };

  if (link == MG_ID_NONE)
    return NULL;

  edit.source = pick (walk, MG_ITEMS_NODES);
  edit.target = pick (walk, MG_ITEMS_NODES);
  transaction = mg_transaction_new ("Other ends");
  mg_transaction_add (transaction, &edit);

  return transaction;
}

static MgTransaction *
random_transaction (Walk *walk)
{
  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
      return mg_command_add_organisation (walk->network, "A", "ess", 0., 0., NULL);

    case 1:
      return g_test_rand_int_range (0, 4) == 0
             ? mg_command_add_collective (walk->network, "B", "project", 0., 0., NULL) : NULL;

    case 2:
      return random_removal (walk);

    case 3:
      return random_ends (walk);

    case 4:
    case 5:
    case 6:
    case 7:
      return random_link (walk);

    default:
      return random_value (walk);
    }
}

static void
random_scope (Walk *walk)
{
  static const char * const one[] = { "project", NULL };
  static const MgDate dates[] = { MG_DATE_NONE, MG_DATE_NONE };

  walk->scope = (MgScope) {
    .perimeter = (MgPerimeter) g_test_rand_int_range (MG_PERIMETER_ALL, MG_PERIMETER_CORE + 1),
    .layers = g_test_rand_int_range (0, 3) == 0 ? one : NULL,
    .date = dates[g_test_rand_int_range (0, 2)],
    .all_dates = g_test_rand_int_range (0, 3) == 0,
    .support = g_test_rand_int_range (0, 3) == 0,
  };
  mg_live_set_scope (walk->live, &walk->scope);
}

static void
assert_figure (const MgFigure *is,
               const MgFigure *should_be)
{
  /* To the last bit, NaN included. */
  g_assert_cmpmem (is, sizeof *is, should_be, sizeof *should_be);
}

static void
check_organisations (Walk      *walk,
                     MgResults *results)
{
  const MgSnapshot *graph = mg_results_get_snapshot (results);

  for (MgId id = 0; id < mg_network_get_id_limit (walk->network); id++)
    {
      double should_be = mg_results_get_value (results, "degree", id);
      double is;

      g_assert_true (mg_live_counts (walk->live, id) == (mg_snapshot_find_row (graph, id) >= 0));
      g_assert_true (mg_live_get_value (walk->live, "degree", id, &is));
      g_assert_true (isnan (should_be) ? isnan (is) : is == should_be);
    }
}

static void
check_layers (Walk      *walk,
              MgResults *results)
{
  guint n_layers;
  const MgFigure *should_be = mg_results_get_layer_densities (results, &n_layers);

  for (guint i = 0; i < n_layers; i++)
    {
      MgFigure is;

      g_assert_true (mg_live_get_layer_density (walk->live, mg_results_get_snapshot (results)->layers[i], &is));
      assert_figure (&is, &should_be[i]);
    }
}

static void
check (Walk *walk)
{
  g_autoptr(MgSnapshot) graph = mg_snapshot_new (walk->network, &walk->scope);
  g_autoptr(GError) error = NULL;
  g_autoptr(MgResults) results = mg_measure_run (graph, ids, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const MgFigure *should_be = mg_results_get_figure (results, ids[i]);
      MgFigure is;

      g_assert_true (mg_live_has (ids[i]));
      g_assert_true (mg_live_get_figure (walk->live, ids[i], &is) == (should_be != NULL));
      if (should_be != NULL)
        assert_figure (&is, should_be);
    }

  check_organisations (walk, results);
  check_layers (walk, results);
  walk->n_pieces += graph->n_pairs > 2 && graph->n_pairs < graph->n_links;
}

static void
applied_cb (MgHistory     *history,
            MgTransaction *transaction,
            Walk          *walk)
{
  for (guint i = 0; i < mg_transaction_get_n_edits (transaction); i++)
    mg_live_edited (walk->live, mg_transaction_get_edit (transaction, i));
}

static void
step (Walk *walk)
{
  MgTransaction *transaction;

  switch (g_test_rand_int_range (0, 16))
    {
    case 0:
    case 1:
      walk->n_undone += mg_history_get_undo_label (walk->history) != NULL;
      mg_history_undo (walk->history);
      return;

    case 2:
      mg_history_redo (walk->history);
      return;

    case 3:
      random_scope (walk);
      return;

    default:
      transaction = random_transaction (walk);
      if (transaction != NULL)
        g_assert_true (mg_history_run (walk->history, transaction, 0, NULL));
    }
}

static void
start (Walk *walk)
{
  for (guint i = 0; i < 8; i++)
    g_assert_true (mg_history_run (walk->history,
                                   mg_command_add_organisation (walk->network, "A", "ess", 0., 0., NULL),
                                   0, NULL));
}

static void
test_walks (void)
{
  Walk walk = { 0 };

  for (guint turn = 0; turn < N_WALKS; turn++)
    {
      g_autoptr(MgNetwork) network = mg_network_new ();
      g_autoptr(MgHistory) history = mg_history_new (network);
      g_autoptr(MgLive) live = mg_live_new (network);

      walk.network = network;
      walk.history = history;
      walk.live = live;
      walk.scope = (MgScope) { .perimeter = MG_PERIMETER_MAP };
      mg_live_set_scope (live, &walk.scope);
      g_signal_connect (history, "applied", G_CALLBACK (applied_cb), &walk);
      start (&walk);
      for (guint i = 0; i < N_STEPS; i++)
        {
          step (&walk);
          /* Several edits between two questions, too. */
          if (g_test_rand_int_range (0, 3) > 0)
            check (&walk);
        }
      check (&walk);
    }

  /* A walk that goes nowhere proves nothing. */
  g_assert_cmpuint (walk.n_undone, >, N_WALKS);
  g_assert_cmpuint (walk.n_pieces, >, N_WALKS);
}

static void
test_nothing (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgLive) live = mg_live_new (network);
  const MgScope scope = { .perimeter = MG_PERIMETER_MAP };
  MgFigure figure;
  double value;

  mg_live_set_scope (live, &scope);
  g_assert_true (mg_live_get_figure (live, "density", &figure));
  g_assert_true (isnan (figure.value));
  g_assert_false (mg_live_has ("betweenness"));
  g_assert_false (mg_live_get_figure (live, "betweenness", &figure));
  g_assert_false (mg_live_get_value (live, "betweenness", MG_ID_POLE, &value));
  g_assert_true (mg_live_get_value (live, "degree", MG_ID_POLE, &value));
  g_assert_true (isnan (value));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/live/is-what-a-run-gives", test_walks);
  g_test_add_func ("/live/of-nothing", test_nothing);

  return g_test_run ();
}
