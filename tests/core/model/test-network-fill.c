/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-network-fill.h"

#include <string.h>

#include "mg-error.h"

static MgId
add_item (MgNetwork  *network,
          MgItemKind  kind,
          MgId        source,
          MgId        target)
{
  const MgEdit edit = {
    .kind = MG_EDIT_ADD_ITEM, .item = kind, .id = mg_network_new_id (network), .source = source, .target = target,
  };

  g_assert_true (mg_network_apply (network, &edit, NULL, NULL));

  return edit.id;
}

/* The pole, an organisation, a collective, a link, a participation. */
static MgNetwork *
create_network (MgId ids[5])
{
  MgNetwork *network = mg_network_new ();
  const MgField foreign = { .name = "x", .kinds = MG_ITEMS_NODES, .type = MG_TYPE_REAL };
  MgEdit edit = { .kind = MG_EDIT_ADD_FIELD, .field = mg_network_get_n_fields (network) };

  edit.spec = mg_field_new_foreign (&foreign);
  g_assert_true (mg_network_apply (network, &edit, NULL, NULL));
  mg_edit_clear (&edit);

  ids[0] = MG_ID_POLE;
  ids[1] = add_item (network, MG_ITEM_ORGANISATION, 0, 0);
  ids[2] = add_item (network, MG_ITEM_COLLECTIVE, 0, 0);
  ids[3] = add_item (network, MG_ITEM_LINK, ids[1], ids[2]);
  ids[4] = add_item (network, MG_ITEM_PARTICIPATION, ids[1], ids[2]);

  return network;
}

static MgValue
random_value (void)
{
  static const char * const texts[] = { "o41", "l07", "k3", "core", "Égletons", "p0012" };

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      return mg_value_text (texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);

    case 1:
      return mg_value_integer (g_test_rand_int_range (-2, 4));

    case 2:
      return mg_value_real (g_test_rand_double_range (-100., 100.));

    case 3:
      return mg_value_boolean (g_test_rand_bit ());

    default:
      return mg_value_date ((MgDate) g_test_rand_int_range (1, 1 << 20));
    }
}

static MgValue
keep (MgNetwork     *network,
      const MgValue *value)
{
  MgTexts *texts = mg_network_get_texts (network);
  MgValue kept = *value;

  if (value->type == MG_VALUE_TEXT)
    kept.text = mg_texts_get (texts, mg_texts_add (texts, value->text, strlen (value->text)));

  return kept;
}

static void
assert_same (MgNetwork *network,
             MgNetwork *other)
{
  for (MgId id = 0; id < 8; id++)
    for (MgFieldId field = 0; field < mg_network_get_n_fields (network); field++)
      {
        MgValue value;
        MgValue expected;

        mg_network_get_value (network, id, field, &value);
        mg_network_get_value (other, id, field, &expected);
        g_assert_true (mg_value_equal (&value, &expected));
        g_assert_true (mg_network_field_in_use (network, field) == mg_network_field_in_use (other, field));
      }

  for (MgItemKind kind = MG_ITEM_ORGANISATION; kind <= MG_ITEM_PARTICIPATION; kind *= 2)
    {
      g_autofree char *text_id = mg_network_new_text_id (network, kind);
      g_autofree char *expected = mg_network_new_text_id (other, kind);

      g_assert_cmpstr (text_id, ==, expected);
    }
}

/* As readers do: the short way where it goes, else the long one. */
static MgFill
fill_one (MgNetwork      *network,
          MgId            id,
          MgFieldId       field,
          const MgValue  *value,
          GError        **error)
{
  MgFillField open;
  MgItemKind kind;
  guint row;

  mg_network_fill_open (network, field, &open);
  if (g_test_rand_bit () && mg_network_fill_find (network, id, &row, &kind) &&
      mg_network_fill_at (&open, row, kind, value))
    return MG_FILL_DONE;

  return mg_network_fill (network, id, field, value, error);
}

/* One value in one of the two ways, which must agree. */
static MgFill
fill_both (MgNetwork     *network,
           MgNetwork     *other,
           MgId           id,
           MgFieldId      field,
           const MgValue *value)
{
  const MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field, .value = *value };
  MgValue kept = keep (network, value);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) expected = NULL;
  MgValue before;
  MgFill fill;

  fill = fill_one (network, id, field, &kept, &error);
  if (mg_network_get_value (other, id, field, &before))
    {
      g_assert_cmpint (fill, !=, MG_FILL_DONE);
      return fill;
    }

  g_assert_true (mg_network_apply (other, &edit, NULL, &expected) == (fill == MG_FILL_DONE));
  if (expected != NULL)
    {
      g_assert_error (error, expected->domain, expected->code);
      g_assert_cmpstr (error->message, ==, expected->message);
    }
  else
    {
      g_assert_no_error (error);
    }

  return fill;
}

static void
equals_the_edit_path (void)
{
  MgId ids[5];
  guint n[3] = { 0, 0, 0 };

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr(MgNetwork) network = create_network (ids);
      g_autoptr(MgNetwork) other = create_network (ids);
      gint32 n_fields = (gint32) mg_network_get_n_fields (network);

      for (guint j = 0; j < 1000; j++)
        {
          MgId id = (MgId) g_test_rand_int_range (0, 8);
          MgFieldId field = (MgFieldId) g_test_rand_int_range (0, n_fields + 1);
          g_auto(MgValue) value = random_value ();

          n[fill_both (network, other, id, field, &value)]++;
        }

      assert_same (network, other);
    }

  g_assert_cmpuint (n[MG_FILL_DONE], >, 100);
  g_assert_cmpuint (n[MG_FILL_TAKEN], >, 20);
  g_assert_cmpuint (n[MG_FILL_REFUSED], >, 100);
}

/* One item in each of the two ways, which must agree: of any kind, between any ends. */
static MgId
add_both (MgNetwork *network,
          MgNetwork *other)
{
  MgItemKind kind = (MgItemKind) (1 << g_test_rand_int_range (0, 5));
  MgId source = (MgId) g_test_rand_int_range (0, 8);
  MgId target = (MgId) g_test_rand_int_range (0, 8);
  const MgEdit edit = {
    .kind = MG_EDIT_ADD_ITEM, .item = kind, .id = mg_network_new_id (other), .source = source, .target = target,
  };
  gboolean done = mg_network_apply (other, &edit, NULL, NULL);
  MgId id = mg_network_fill_item (network, kind, source, target);

  g_assert_cmpuint (id, ==, done ? edit.id : MG_ID_NONE);

  return id;
}

static void
items_equal_the_edit_path (void)
{
  guint n_added = 0;

  for (guint i = 0; i < 40; i++)
    {
      MgId ids[5];
      g_autoptr(MgNetwork) network = create_network (ids);
      g_autoptr(MgNetwork) other = create_network (ids);

      for (guint j = 0; j < 30; j++)
        n_added += add_both (network, other) != MG_ID_NONE;

      g_assert_cmpuint (mg_network_new_id (network), ==, mg_network_new_id (other));
      for (MgId id = 0; id < 40; id++)
        {
          const MgItem *item = mg_network_find (network, id);
          const MgItem *expected = mg_network_find (other, id);

          g_assert_true ((item == NULL) == (expected == NULL));
          if (item != NULL)
            g_assert_cmpmem (item, sizeof *item, expected, sizeof *expected);
        }
      for (guint kind = MG_ITEM_POLE; kind <= MG_ITEM_PARTICIPATION; kind *= 2)
        g_assert_cmpuint (mg_network_count (network, kind), ==, mg_network_count (other, kind));
    }

  g_assert_cmpuint (n_added, >, 100);
}

static void
room_is_no_value (void)
{
  MgId ids[5];
  g_autoptr(MgNetwork) network = create_network (ids);

  for (MgFieldId field = 0; field < mg_network_get_n_fields (network); field++)
    {
      MgValue value;

      mg_network_fill_reserve (network, field, 100);
      g_assert_false (mg_network_get_value (network, ids[1], field, &value));
      g_assert_false (mg_network_field_in_use (network, field));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/network/fill/equals-the-edit-path", equals_the_edit_path);
  g_test_add_func ("/network/fill/items-equal-the-edit-path", items_equal_the_edit_path);
  g_test_add_func ("/network/fill/room-is-no-value", room_is_no_value);

  return g_test_run ();
}
