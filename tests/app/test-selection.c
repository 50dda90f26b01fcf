/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-selection.h"
#include "mg-waiting.h"

static MgSelection *
create (guint *n_changes)
{
  MgSelection *selection = mg_selection_new ();

  g_signal_connect_swapped (selection, "changed", G_CALLBACK (mg_count_cb), n_changes);

  return selection;
}

static void
assert_ids (MgSelection *selection,
            const MgId  *expected,
            guint        n_expected)
{
  guint n_ids;
  const MgId *ids = mg_selection_get_ids (selection, &n_ids);

  g_assert_cmpmem (ids, n_ids * sizeof (MgId), expected, n_expected * sizeof (MgId));
  g_assert_cmpuint (mg_selection_get_n (selection), ==, n_expected);
  for (guint i = 0; i < n_expected; i++)
    g_assert_true (mg_selection_contains (selection, expected[i]));
}

static void
test_empty (void)
{
  guint n_changes = 0;
  MgSelection *selection = create (&n_changes);

  g_assert_cmpuint (mg_selection_get_primary (selection), ==, MG_ID_NONE);
  g_assert_false (mg_selection_contains (selection, 2));
  mg_selection_clear (selection);
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_finalize_object (selection);
}

static void
test_order_is_kept (void)
{
  guint n_changes = 0;
  g_autoptr(MgSelection) selection = create (&n_changes);

  mg_selection_add (selection, 7);
  mg_selection_add (selection, 3);
  mg_selection_add (selection, 5);
  mg_selection_add (selection, 3);
  assert_ids (selection, (MgId[]) { 7, 3, 5 }, 3);
  g_assert_cmpuint (mg_selection_get_primary (selection), ==, 5);
  g_assert_cmpuint (n_changes, ==, 3);
}

static void
test_toggle (void)
{
  guint n_changes = 0;
  g_autoptr(MgSelection) selection = create (&n_changes);

  mg_selection_set (selection, (MgId[]) { 2, 4, 6 }, 3);
  mg_selection_toggle (selection, 4);
  assert_ids (selection, (MgId[]) { 2, 6 }, 2);
  g_assert_false (mg_selection_contains (selection, 4));
  mg_selection_toggle (selection, 4);
  assert_ids (selection, (MgId[]) { 2, 6, 4 }, 3);
  g_assert_cmpuint (n_changes, ==, 3);
}

/* Views echo each other: the same again must not go round for ever. */
static void
test_same_is_no_change (void)
{
  guint n_changes = 0;
  g_autoptr(MgSelection) selection = create (&n_changes);

  mg_selection_set (selection, (MgId[]) { 2, 4 }, 2);
  mg_selection_set (selection, (MgId[]) { 2, 4 }, 2);
  g_assert_cmpuint (n_changes, ==, 1);
  mg_selection_set_one (selection, 4);
  mg_selection_set_one (selection, 4);
  g_assert_cmpuint (n_changes, ==, 2);
  mg_selection_set_one (selection, MG_ID_NONE);
  g_assert_cmpuint (n_changes, ==, 3);
  assert_ids (selection, NULL, 0);
}

/* What is lent may be given back as the new content. */
static void
test_own_array (void)
{
  guint n_changes = 0, n_ids;
  g_autoptr(MgSelection) selection = create (&n_changes);
  const MgId *ids;

  mg_selection_set (selection, (MgId[]) { 2, 4, 6 }, 3);
  ids = mg_selection_get_ids (selection, &n_ids);
  mg_selection_set (selection, ids + 1, n_ids - 1);
  assert_ids (selection, (MgId[]) { 4, 6 }, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/selection/empty", test_empty);
  g_test_add_func ("/selection/order-is-kept", test_order_is_kept);
  g_test_add_func ("/selection/toggle", test_toggle);
  g_test_add_func ("/selection/same-is-no-change", test_same_is_no_change);
  g_test_add_func ("/selection/own-array", test_own_array);

  return g_test_run ();
}
