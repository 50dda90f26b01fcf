/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-command.h"
#include "mg-error.h"

static MgId
add (MgNetwork  *network,
     const char *label)
{
  g_autoptr(MgTransaction) command = NULL;
  g_autoptr(MgTransaction) back = NULL;
  MgId id;

  command = mg_command_add_organisation (network, label, NULL, 1., 2., &id);
  back = mg_transaction_apply (command, network, NULL);
  g_assert_nonnull (back);

  return id;
}

/* Each step says what it does, in a few words. */
static void
test_labels (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgTransaction) move = NULL;
  g_autoptr(MgTransaction) removal = NULL;
  g_autoptr(MgTransaction) kind = NULL;
  g_autoptr(MgTransaction) link = NULL;
  g_auto(MgValue) value = mg_value_text ("firm");
  const double xy[] = { 0., 0., 1., 1. };
  MgId ids[2] = { add (network, "A %s & B"), add (network, "C") };

  move = mg_command_move (network, ids, 1, xy, NULL);
  g_assert_cmpstr (mg_transaction_get_label (move), ==, "move A %s & B");
  removal = mg_command_remove (network, ids, 2);
  g_assert_cmpstr (mg_transaction_get_label (removal), ==, "remove 2 items");
  kind = mg_command_set (network, ids, 1, MG_FIELD_KIND, &value);
  g_assert_cmpstr (mg_transaction_get_label (kind), ==, "Kind of A %s & B");
  link = mg_command_add_link (network, ids[0], ids[1], "project", NULL, NULL);
  g_assert_cmpstr (mg_transaction_get_label (link), ==, "link A %s & B and C");
}

static void
test_no_link_to_itself (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(GError) error = NULL;
  MgId a = add (network, "A");

  g_assert_null (mg_command_add_link (network, a, a, "project", NULL, &error));
  g_assert_error (error, MG_ERROR, MG_ERROR_BAD_VALUE);
  g_clear_error (&error);
  g_assert_null (mg_command_add_link (network, a, 4711, "project", NULL, &error));
  g_assert_error (error, MG_ERROR, MG_ERROR_BAD_VALUE);
}

static void
test_reverse (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgTransaction) link = NULL;
  g_autoptr(MgTransaction) turn = NULL;
  g_autoptr(MgTransaction) back = NULL;
  g_autoptr(MgTransaction) again = NULL;
  g_autoptr(MgTransaction) unlink_it = NULL;
  MgId a = add (network, "A");
  MgId b = add (network, "B");
  MgId id;

  link = mg_command_add_link (network, a, b, NULL, &id, NULL);
  unlink_it = mg_transaction_apply (link, network, NULL);
  turn = mg_command_reverse_link (network, id);
  back = mg_transaction_apply (turn, network, NULL);
  g_assert_cmpuint (mg_network_find (network, id)->source, ==, b);
  again = mg_transaction_apply (back, network, NULL);
  g_assert_cmpuint (mg_network_find (network, id)->source, ==, a);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/command/labels", test_labels);
  g_test_add_func ("/command/no-link-to-itself", test_no_link_to_itself);
  g_test_add_func ("/command/reverse", test_reverse);

  return g_test_run ();
}
