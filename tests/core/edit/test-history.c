/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-command.h"
#include "mg-error.h"
#include "mg-history.h"

typedef struct
{
  MgNetwork *network;
  MgHistory *history;
  guint      n_applied;
} Fixture;

static void
applied_cb (MgHistory     *history,
            MgTransaction *transaction,
            Fixture       *fixture)
{
  fixture->n_applied++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->network = mg_network_new ();
  fixture->history = mg_history_new (fixture->network);
  g_signal_connect (fixture->history, "applied", G_CALLBACK (applied_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->network);
}

static void
run (Fixture       *fixture,
     MgTransaction *transaction,
     guint          gesture)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (mg_history_run (fixture->history, transaction, gesture, &error));
  g_assert_no_error (error);
}

static MgId
add_organisation (Fixture    *fixture,
                  const char *label)
{
  MgId id;

  run (fixture, mg_command_add_organisation (fixture->network, label, "ess", 0., 0., &id), 0);

  return id;
}

static MgId
add_link (Fixture *fixture,
          MgId     a,
          MgId     b)
{
  MgId id;

  run (fixture, mg_command_add_link (fixture->network, a, b, "project", &id, NULL), 0);

  return id;
}

static void
type (Fixture    *fixture,
      MgId        id,
      const char *text,
      guint       gesture)
{
  g_auto(MgValue) value = mg_value_text (text);

  run (fixture, mg_command_set (fixture->network, &id, 1, MG_FIELD_LABEL, &value), gesture);
}

static void
test_undo_redo (Fixture       *fixture,
                gconstpointer  data)
{
  MgId a = add_organisation (fixture, "Ressourcerie");

  g_assert_cmpstr (mg_history_get_undo_label (fixture->history), ==, "add Ressourcerie");
  mg_history_undo (fixture->history);
  g_assert_null (mg_network_find (fixture->network, a));
  g_assert_null (mg_history_get_undo_label (fixture->history));
  g_assert_cmpstr (mg_history_get_redo_label (fixture->history), ==, "add Ressourcerie");
  mg_history_redo (fixture->history);
  g_assert_cmpstr (mg_network_get_text (fixture->network, a, MG_FIELD_LABEL), ==, "Ressourcerie");
  g_assert_cmpuint (fixture->n_applied, ==, 3);
}

/* An organisation goes with its links and participations, and comes back with them. */
static void
test_remove_with_links (Fixture       *fixture,
                        gconstpointer  data)
{
  MgId a = add_organisation (fixture, "A");
  MgId b = add_organisation (fixture, "B");
  MgId link = add_link (fixture, a, b);
  MgId place, part;

  run (fixture, mg_command_add_collective (fixture->network, "Place", "shared_place", 0., 0., &place), 0);
  part = add_link (fixture, place, a);
  g_assert_cmpint (mg_network_find (fixture->network, part)->kind, ==, MG_ITEM_PARTICIPATION);
  g_assert_cmpuint (mg_network_find (fixture->network, part)->source, ==, a);

  run (fixture, mg_command_remove (fixture->network, &a, 1), 0);
  g_assert_cmpstr (mg_history_get_undo_label (fixture->history), ==, "remove A");
  g_assert_null (mg_network_find (fixture->network, link));
  g_assert_null (mg_network_find (fixture->network, part));
  g_assert_nonnull (mg_network_find (fixture->network, place));

  mg_history_undo (fixture->history);
  g_assert_cmpstr (mg_network_get_text (fixture->network, link, MG_FIELD_LINK_LAYER), ==, "project");
  g_assert_nonnull (mg_network_find (fixture->network, part));
}

/* One drag, or one run of typing, is one step. */
static void
test_gesture_merges (Fixture       *fixture,
                     gconstpointer  data)
{
  MgId a = add_organisation (fixture, "A");
  guint gesture = mg_history_new_gesture (fixture->history);

  type (fixture, a, "R", gesture);
  type (fixture, a, "Re", gesture);
  type (fixture, a, "Res", gesture);
  type (fixture, a, "other", mg_history_new_gesture (fixture->history));

  mg_history_undo (fixture->history);
  g_assert_cmpstr (mg_network_get_text (fixture->network, a, MG_FIELD_LABEL), ==, "Res");
  mg_history_undo (fixture->history);
  g_assert_cmpstr (mg_network_get_text (fixture->network, a, MG_FIELD_LABEL), ==, "A");
  mg_history_redo (fixture->history);
  g_assert_cmpstr (mg_network_get_text (fixture->network, a, MG_FIELD_LABEL), ==, "Res");
}

static void
test_saved_state (Fixture       *fixture,
                  gconstpointer  data)
{
  MgId a = add_organisation (fixture, "A");
  guint gesture = mg_history_new_gesture (fixture->history);
  guint64 state;

  g_assert_true (mg_history_get_modified (fixture->history));
  type (fixture, a, "B", gesture);
  state = mg_history_start_save (fixture->history);

  /* Typing goes on while the file is being written: it may not swallow that state. */
  type (fixture, a, "C", gesture);
  mg_history_finish_save (fixture->history, state);
  g_assert_true (mg_history_get_modified (fixture->history));

  mg_history_undo (fixture->history);
  g_assert_false (mg_history_get_modified (fixture->history));
  g_assert_cmpstr (mg_network_get_text (fixture->network, a, MG_FIELD_LABEL), ==, "B");
  mg_history_undo (fixture->history);
  g_assert_true (mg_history_get_modified (fixture->history));
}

/* All or none: the third edit fails, so that the first two are taken back. */
static void
test_failure_changes_nothing (Fixture       *fixture,
                              gconstpointer  data)
{
  MgTransaction *bad = mg_transaction_new ("Bad");
  g_autoptr(GError) error = NULL;
  MgId a = add_organisation (fixture, "A");
  guint64 state = mg_history_get_state (fixture->history);

  mg_transaction_set_text (bad, a, MG_FIELD_LABEL, "Z");
  mg_transaction_set_real (bad, a, MG_FIELD_FTE, 3.);
  mg_transaction_set_real (bad, a, MG_FIELD_LAT, 1000.);

  g_assert_false (mg_history_run (fixture->history, bad, 0, &error));
  g_assert_error (error, MG_ERROR, MG_ERROR_BAD_VALUE);
  g_assert_cmpstr (mg_network_get_text (fixture->network, a, MG_FIELD_LABEL), ==, "A");
  g_assert_false (mg_network_field_in_use (fixture->network, MG_FIELD_FTE));
  g_assert_cmpuint (mg_history_get_state (fixture->history), ==, state);
}

static void
test_new_step_drops_redo (Fixture       *fixture,
                          gconstpointer  data)
{
  MgId a = add_organisation (fixture, "A");

  type (fixture, a, "B", 0);
  mg_history_undo (fixture->history);
  type (fixture, a, "C", 0);
  g_assert_null (mg_history_get_redo_label (fixture->history));
  mg_history_redo (fixture->history);
  g_assert_cmpstr (mg_network_get_text (fixture->network, a, MG_FIELD_LABEL), ==, "C");
}

/* What a journal hears, in the order in which it hears it. */
static void
stepped_cb (MgHistory     *history,
            guint          how,
            MgTransaction *done,
            MgTransaction *inverse,
            GString       *heard)
{
  g_string_append_c (heard, " RMUD"[how]);
  g_assert_true ((inverse != NULL) == (how == MG_STEP_RUN));
}

static void
test_says_how (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GString) heard = g_string_new (NULL);
  guint gesture = mg_history_new_gesture (fixture->history);
  MgId a;

  g_signal_connect (fixture->history, "stepped", G_CALLBACK (stepped_cb), heard);
  a = add_organisation (fixture, "A");
  type (fixture, a, "B", gesture);
  type (fixture, a, "BB", gesture);
  mg_history_undo (fixture->history);
  mg_history_redo (fixture->history);
  g_assert_cmpstr (heard->str, ==, "RRMUD");
}

/* Another history, of a copy, has the same past and the same to redo. */
static void
test_restore (Fixture       *fixture,
              gconstpointer  data)
{
  MgId a = add_organisation (fixture, "A");
  g_autoptr(MgNetwork) copy = NULL;
  g_autoptr(MgHistory) history = NULL;
  g_autoptr(GArray) steps = NULL;
  guint n_done;

  type (fixture, a, "B", 0);
  type (fixture, a, "C", 0);
  mg_history_undo (fixture->history);
  steps = mg_history_dup_steps (fixture->history, &n_done);
  g_assert_cmpuint (steps->len, ==, 3);
  g_assert_cmpuint (n_done, ==, 2);

  copy = mg_network_copy (fixture->network);
  history = mg_history_new (copy);
  mg_history_restore (history, steps, n_done, 0, g_array_index (steps, MgStep, 0).state);

  g_assert_true (mg_history_get_modified (history));
  g_assert_cmpuint (mg_history_get_state (history), ==, mg_history_get_state (fixture->history));
  mg_history_redo (history);
  g_assert_cmpstr (mg_network_get_text (copy, a, MG_FIELD_LABEL), ==, "C");
  mg_history_undo (history);
  mg_history_undo (history);
  g_assert_cmpstr (mg_network_get_text (copy, a, MG_FIELD_LABEL), ==, "A");
  g_assert_false (mg_history_get_modified (history));
  mg_history_undo (history);
  g_assert_null (mg_network_find (copy, a));
  g_assert_null (mg_history_get_undo_label (history));
}

/* What was only looked at differently is told from what was changed. */
static void
test_differs_by (Fixture       *fixture,
                 gconstpointer  data)
{
  MgId a = add_organisation (fixture, "A");

  g_assert_false (mg_history_differs_by (fixture->history, a, MG_FIELD_LABEL));
  mg_history_finish_save (fixture->history, mg_history_start_save (fixture->history));
  g_assert_false (mg_history_differs_by (fixture->history, a, MG_FIELD_LABEL));

  type (fixture, a, "B", 0);
  type (fixture, a, "C", 0);
  g_assert_true (mg_history_differs_by (fixture->history, a, MG_FIELD_LABEL));
  g_assert_false (mg_history_differs_by (fixture->history, a, MG_FIELD_KIND));
  g_assert_false (mg_history_differs_by (fixture->history, a + 1, MG_FIELD_LABEL));

  mg_history_finish_save (fixture->history, mg_history_start_save (fixture->history));
  mg_history_undo (fixture->history);
  g_assert_true (mg_history_differs_by (fixture->history, a, MG_FIELD_LABEL));
  mg_history_undo (fixture->history);
  mg_history_undo (fixture->history);
  g_assert_false (mg_history_differs_by (fixture->history, a, MG_FIELD_LABEL));

  mg_history_forget_save (fixture->history);
  g_assert_false (mg_history_differs_by (fixture->history, a, MG_FIELD_LABEL));
}

#define ADD(path, func) \
  g_test_add ("/history/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("undo-redo", test_undo_redo);
  ADD ("remove-with-links", test_remove_with_links);
  ADD ("one-gesture-is-one-step", test_gesture_merges);
  ADD ("saved-state-is-not-merged-into", test_saved_state);
  ADD ("failure-changes-nothing", test_failure_changes_nothing);
  ADD ("new-step-drops-redo", test_new_step_drops_redo);
  ADD ("says-how-edits-came-about", test_says_how);
  ADD ("restored-history-goes-both-ways", test_restore);
  ADD ("one-field-alone-differs", test_differs_by);

  return g_test_run ();
}
