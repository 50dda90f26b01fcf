/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-network.h"

#include <string.h>

static void
apply (MgNetwork *network,
       MgEdit     edit)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (mg_network_apply (network, &edit, NULL, &error));
  g_assert_no_error (error);
  mg_edit_clear (&edit);
}

static void
set_text (MgNetwork  *network,
          MgId        id,
          MgFieldId   field,
          const char *text)
{
  apply (network, (MgEdit) { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field, .value = mg_value_text (text) });
}

static MgId
add (MgNetwork  *network,
     MgItemKind  kind,
     MgId        source,
     MgId        target)
{
  MgId id = mg_network_new_id (network);

  apply (network, (MgEdit) { .kind = MG_EDIT_ADD_ITEM, .item = kind, .id = id, .source = source, .target = target });

  return id;
}

/* Organisations in a row, some of them removed, with values of every type and a foreign field. */
static MgNetwork *
create_network (guint n)
{
  MgNetwork *network = mg_network_new ();
  const MgField row = { .name = "x:y", .kinds = MG_ITEMS_NODES, .type = MG_TYPE_TEXT, .key_id = "d7" };
  MgId last = MG_ID_NONE;

  apply (network, (MgEdit) { .kind = MG_EDIT_ADD_FIELD, .field = mg_network_get_n_fields (network),
                             .spec = mg_field_new_foreign (&row) });
  set_text (network, MG_ID_POLE, MG_FIELD_POLE_NAME, "Pôle");

  for (guint i = 0; i < n; i++)
    {
      MgId id = add (network, MG_ITEM_ORGANISATION, 0, 0);
      g_autofree char *text_id = mg_network_new_text_id (network, MG_ITEM_ORGANISATION);
      g_autofree char *label = g_strdup_printf ("Ressourcerie %u", i / 2);

      set_text (network, id, MG_FIELD_ID, text_id);
      set_text (network, id, MG_FIELD_LABEL, label);
      set_text (network, id, mg_network_get_n_fields (network) - 1, i % 2 ? "odd" : "even");
      apply (network, (MgEdit) { .kind = MG_EDIT_SET_VALUE, .id = id, .field = MG_FIELD_FTE, .value = mg_value_real (i / 2.) });
      apply (network, (MgEdit) { .kind = MG_EDIT_SET_VALUE, .id = id, .field = MG_FIELD_IS_FOUNDER, .value = mg_value_boolean (i % 3 == 0) });
      apply (network, (MgEdit) { .kind = MG_EDIT_SET_VALUE, .id = id, .field = MG_FIELD_COOP_PEOPLE, .value = mg_value_integer (i) });
      if (last != MG_ID_NONE)
        add (network, MG_ITEM_LINK, last, id);
      last = id;
    }
  apply (network, (MgEdit) { .kind = MG_EDIT_REMOVE_ITEM, .id = add (network, MG_ITEM_COLLECTIVE, 0, 0) });

  return network;
}

static void
assert_same (MgNetwork *network,
             MgNetwork *other)
{
  MgNetworkIter iter, other_iter;
  const MgItem *item, *other_item;

  mg_network_iter_init (&iter, network, MG_ITEM_POLE | MG_ITEMS_NODES | MG_ITEMS_EDGES);
  mg_network_iter_init (&other_iter, other, MG_ITEM_POLE | MG_ITEMS_NODES | MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)))
    {
      g_assert_nonnull ((other_item = mg_network_iter_next (&other_iter)));
      g_assert_cmpmem (item, sizeof *item, other_item, sizeof *other_item);

      for (guint i = 0; i < mg_network_get_n_fields (network); i++)
        {
          MgValue value, other_value;

          mg_network_get_value (network, item->id, i, &value);
          mg_network_get_value (other, other_item->id, i, &other_value);
          g_assert_true (mg_value_equal (&value, &other_value));
        }
    }
  g_assert_null (mg_network_iter_next (&other_iter));
}

static void
test_same (void)
{
  g_autoptr(MgNetwork) network = create_network (50);
  g_autoptr(MgNetwork) copy = mg_network_copy (network);
  g_autoptr(MgNetwork) empty = mg_network_new ();
  g_autoptr(MgNetwork) nothing = mg_network_copy (empty);
  g_autofree char *next = mg_network_new_text_id (copy, MG_ITEM_ORGANISATION);

  assert_same (network, copy);
  assert_same (empty, nothing);
  g_assert_cmpuint (mg_network_get_n_fields (copy), ==, mg_network_get_n_fields (network));
  g_assert_cmpuint (mg_network_get_revision (copy), ==, mg_network_get_revision (network));
  g_assert_cmpuint (mg_network_get_id_limit (copy), ==, mg_network_get_id_limit (network));
  g_assert_cmpuint (mg_network_count (copy, MG_ITEM_ORGANISATION), ==, 50);
  g_assert_cmpstr (next, ==, "o51");
  g_assert_cmpuint (mg_network_find_text_id (copy, MG_ITEMS_NODES, "o07"), ==,
                    mg_network_find_text_id (network, MG_ITEMS_NODES, "o07"));
}

/* What is done to one is not seen in the other, and a removed row stays its own. */
static void
test_apart (void)
{
  g_autoptr(MgNetwork) network = create_network (10);
  g_autoptr(MgNetwork) copy = mg_network_copy (network);
  MgId first = mg_network_find_text_id (network, MG_ITEMS_NODES, "o01");

  set_text (network, first, MG_FIELD_LABEL, "here");
  set_text (copy, first, MG_FIELD_LABEL, "there");
  set_text (copy, first, MG_FIELD_ID, "new");
  add (copy, MG_ITEM_ORGANISATION, 0, 0);

  g_assert_cmpstr (mg_network_get_text (network, first, MG_FIELD_LABEL), ==, "here");
  g_assert_cmpstr (mg_network_get_text (copy, first, MG_FIELD_LABEL), ==, "there");
  g_assert_cmpuint (mg_network_find_text_id (copy, MG_ITEMS_NODES, "new"), ==, first);
  g_assert_cmpuint (mg_network_find_text_id (network, MG_ITEMS_NODES, "new"), ==, 0);
  g_assert_cmpuint (mg_network_count (network, MG_ITEM_ORGANISATION), ==, 10);
  g_assert_cmpuint (mg_network_count (copy, MG_ITEM_ORGANISATION), ==, 11);
}

/* Texts outlive the network that they were copied from, a copy's copies too. */
static void
test_outlives (void)
{
  g_autoptr(MgNetwork) wanted = create_network (20);
  MgNetwork *network = create_network (20);
  MgNetwork *copy = mg_network_copy (network);
  g_autoptr(MgNetwork) last = NULL;

  g_object_unref (network);
  last = mg_network_copy (copy);
  g_object_unref (copy);
  assert_same (wanted, last);
  set_text (last, MG_ID_POLE, MG_FIELD_POLE_NAME, "still writable");
}

static gpointer
use_func (gpointer data)
{
  MgNetwork *copy = data;
  g_autoptr(MgNetwork) wanted = create_network (300);

  for (guint i = 0; i < 3; i++)
    assert_same (wanted, copy);
  g_assert_cmpuint (mg_network_find_text_id (copy, MG_ITEMS_NODES, "o300"), !=, 0);
  g_object_unref (copy);

  return NULL;
}

/* The origin goes on changing, and goes, while a thread works with the copy. */
static void
test_in_a_thread (void)
{
  for (guint round = 0; round < 5; round++)
    {
      MgNetwork *network = create_network (300);
      GThread *thread = g_thread_new ("copy", use_func, mg_network_copy (network));
      MgId first = mg_network_find_text_id (network, MG_ITEMS_NODES, "o01");

      for (guint i = 0; i < 2000; i++)
        {
          g_autofree char *text = g_strdup_printf ("text %u", i);

          set_text (network, first, MG_FIELD_LABEL, text);
          add (network, MG_ITEM_ORGANISATION, 0, 0);
        }
      g_object_unref (network);
      g_thread_join (thread);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/network-copy/same-content", test_same);
  g_test_add_func ("/network-copy/changes-stay-apart", test_apart);
  g_test_add_func ("/network-copy/outlives-its-origin", test_outlives);
  g_test_add_func ("/network-copy/in-a-thread-while-the-origin-changes", test_in_a_thread);

  return g_test_run ();
}
