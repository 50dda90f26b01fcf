/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thousand random walks of transactions: a state's number always names the
 * same bytes; undoing all of it gives the bytes of the start, redoing all of it
 * those of the end.
 */
#include "mg-command.h"
#include "mg-format.h"
#include "mg-history.h"

#define N_WALKS 1000
#define N_STEPS 40

typedef struct
{
  MgNetwork  *network;
  MgHistory  *history;
  GHashTable *states;       /* number → bytes */
  guint       n_done[8];
} Walk;

static char *
dump (MgNetwork *network)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  bytes = mg_format_serialise (network, mg_format_find ("graphml"), "walk.graphml", NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

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
random_addition (Walk *walk)
{
  g_autofree char *label = g_strdup_printf ("Org « %d » & co", g_test_rand_int_range (0, 1000));

  if (g_test_rand_int_range (0, 5) == 0)
    return mg_command_add_collective (walk->network, label, "project", 1., 2., NULL);

  return mg_command_add_organisation (walk->network, label, "ess", g_test_rand_double_range (-500., 500.),
                                      g_test_rand_double_range (-500., 500.), NULL);
}

static MgTransaction *
random_value (Walk *walk)
{
  MgId id = pick (walk, MG_ITEMS_NODES | MG_ITEMS_EDGES | MG_ITEM_POLE);
  MgFieldId field = (MgFieldId) g_test_rand_int_range (0, (int) mg_network_get_n_fields (walk->network));
  const MgField *spec = mg_network_get_field (walk->network, field);
  g_auto(MgValue) value = MG_VALUE_INIT;
  const char *text[] = { "1", "2", "true", "2013-05", "ess", "a;b", "x < y\n", "" };

  /* Identifiers are no user's business. */
  if (spec == NULL || field == MG_FIELD_ID || field == MG_FIELD_LINK_ID ||
      (spec->kinds & mg_network_find (walk->network, id)->kind) == 0)
    return NULL;

  if (!mg_field_parse (spec, text[g_test_rand_int_range (0, G_N_ELEMENTS (text))], &value, NULL))
    return NULL;

  return mg_command_set (walk->network, &id, 1, field, &value);
}

static MgTransaction *
random_field (Walk *walk)
{
  g_autofree char *name = g_strdup_printf ("foreign%u", mg_network_get_n_fields (walk->network));
  const MgField row = { .name = name, .kinds = MG_ITEMS_NODES, .type = MG_TYPE_TEXT, .key_id = name };
  MgTransaction *self = mg_transaction_new ("Add a field");
  MgEdit edit = { MG_EDIT_ADD_FIELD, .field = mg_network_get_n_fields (walk->network),
                  .spec = mg_field_new_foreign (&row) };
  MgId id = pick (walk, MG_ITEMS_NODES);

  mg_transaction_add (self, &edit);
  if (id != MG_ID_NONE)
    mg_transaction_set_text (self, id, edit.field, "kept");
  mg_edit_clear (&edit);

  return self;
}

static MgTransaction *
random_transaction (Walk *walk,
                    int   sort)
{
  const double xy[] = { g_test_rand_double_range (-9., 9.), 0.5 };
  MgId ids[2];

  switch (sort)
    {
    case 0:
    case 1:
      return random_addition (walk);

    case 2:
      ids[0] = pick (walk, MG_ITEMS_NODES);
      ids[1] = pick (walk, MG_ITEM_ORGANISATION);
      return mg_command_add_link (walk->network, ids[0], ids[1], "strategy", NULL, NULL);

    case 3:
    case 4:
      return random_value (walk);

    case 5:
      ids[0] = pick (walk, MG_ITEMS_NODES);
      return ids[0] != MG_ID_NONE ? mg_command_move (walk->network, ids, 1, xy, NULL) : NULL;

    case 6:
      if (g_test_rand_int_range (0, 3) > 0)
        return random_field (walk);
      ids[0] = pick (walk, MG_ITEM_LINK);
      return ids[0] != MG_ID_NONE ? mg_command_reverse_link (walk->network, ids[0]) : NULL;

    case 7:
      if (g_test_rand_int_range (0, 3) > 0)
        return NULL;
      ids[0] = pick (walk, MG_ITEMS_NODES | MG_ITEMS_EDGES);
      ids[1] = pick (walk, MG_ITEMS_NODES);
      return ids[0] != MG_ID_NONE ? mg_command_remove (walk->network, ids, ids[1] != MG_ID_NONE ? 2 : 1) : NULL;

    default:
      g_assert_not_reached ();
    }
}

/* The bytes of this state, which are those it had before if it was seen before. */
static void
check_state (Walk *walk)
{
  gpointer number = GUINT_TO_POINTER ((guint) mg_history_get_state (walk->history));
  char *bytes = dump (walk->network);
  const char *before = g_hash_table_lookup (walk->states, number);

  if (before != NULL)
    g_assert_cmpstr (bytes, ==, before);

  g_hash_table_insert (walk->states, number, bytes);
}

static void
step (Walk *walk)
{
  static guint gesture;
  int sort = g_test_rand_int_range (0, 10);
  MgTransaction *transaction;

  if (sort == 8)
    mg_history_undo (walk->history);
  else if (sort == 9)
    mg_history_redo (walk->history);
  else if ((transaction = random_transaction (walk, sort)) != NULL)
    {
      if (g_test_rand_int_range (0, 3) == 0)
        gesture = mg_history_new_gesture (walk->history);

      walk->n_done[sort]++;
      g_assert_true (mg_history_run (walk->history, transaction, gesture, NULL));
    }
}

static void
check_all_the_way (Walk       *walk,
                   const char *start)
{
  g_autofree char *end = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  /* The walk may have stopped on its way back. */
  while (mg_history_get_redo_label (walk->history) != NULL)
    mg_history_redo (walk->history);
  end = dump (walk->network);

  while (mg_history_get_undo_label (walk->history) != NULL)
    mg_history_undo (walk->history);
  undone = dump (walk->network);
  g_assert_cmpstr (undone, ==, start);

  while (mg_history_get_redo_label (walk->history) != NULL)
    mg_history_redo (walk->history);
  redone = dump (walk->network);
  g_assert_cmpstr (redone, ==, end);
}

static void
test_walk (void)
{
  Walk walk = { 0, };

  for (guint turn = 0; turn < N_WALKS; turn++)
    {
      g_autoptr(MgNetwork) network = mg_network_new ();
      g_autoptr(MgHistory) history = mg_history_new (network);
      g_autoptr(GHashTable) states = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      g_autofree char *start = dump (network);

      walk.network = network;
      walk.history = history;
      walk.states = states;
      for (guint i = 0; i < N_STEPS; i++)
        {
          step (&walk);
          check_state (&walk);
        }

      check_all_the_way (&walk, start);
    }

  /* A walk that goes nowhere proves nothing. */
  for (guint i = 0; i < G_N_ELEMENTS (walk.n_done); i++)
    g_assert_cmpuint (walk.n_done[i], >, N_WALKS / 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/random-walks", test_walk);

  return g_test_run ();
}
