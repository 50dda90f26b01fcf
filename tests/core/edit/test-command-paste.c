/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-command-paste.h"
#include "mg-command.h"
#include "mg-format.h"

static void
run (MgNetwork     *network,
     MgTransaction *transaction)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MgTransaction) back = mg_transaction_apply (transaction, network, &error);

  g_assert_no_error (error);
  g_assert_nonnull (back);
  mg_transaction_unref (transaction);
}

static MgId
add (MgNetwork  *network,
     const char *label)
{
  MgId id;

  run (network, mg_command_add_organisation (network, label, NULL, 10., 20., &id));

  return id;
}

static GBytes *
write_out (MgNetwork *network)
{
  g_autoptr(GError) error = NULL;
  GBytes *bytes = mg_format_serialise (network, mg_format_find ("graphml"), "x", NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return bytes;
}

/* A field of the file's own. */
static MgFieldId
add_field (MgNetwork   *network,
           const char  *name,
           MgFieldType  type)
{
  const MgField row = { .name = name, .type = type, .kinds = MG_ITEM_ORGANISATION };
  MgTransaction *transaction = mg_transaction_new ("");
  MgEdit edit = { .kind = MG_EDIT_ADD_FIELD, .field = mg_network_get_n_fields (network), .spec = mg_field_new_foreign (&row) };
  MgFieldId field = edit.field;

  mg_transaction_add (transaction, &edit);
  mg_edit_clear (&edit);
  run (network, transaction);

  return field;
}

static void
set_text (MgNetwork  *network,
          MgId        id,
          MgFieldId   field,
          const char *text)
{
  MgTransaction *transaction = mg_transaction_new ("");

  mg_transaction_set_text (transaction, id, field, text);
  run (network, transaction);
}

static MgFieldId
find_field (MgNetwork  *network,
            const char *name)
{
  for (MgFieldId i = 0; i < mg_network_get_n_fields (network); i++)
    {
      const MgField *row = mg_network_get_field (network, i);

      if (row != NULL && (row->flags & MG_FIELD_FOREIGN) != 0 && g_str_equal (row->name, name))
        return i;
    }

  return MG_FIELD_NONE;
}

/* Two organisations and a link between them. */
static MgNetwork *
create_pair (void)
{
  MgNetwork *network = mg_network_new ();
  MgId a = add (network, "Alpha");
  MgId b = add (network, "Beta");

  run (network, mg_command_add_link (network, a, b, "project", NULL, NULL));

  return network;
}

static GArray *
paste (MgNetwork *network,
       MgNetwork *piece)
{
  GArray *ids = NULL;

  run (network, mg_command_paste (network, piece, 40., 30., &ids));

  return ids;
}

static MgId
id_at (const GArray *ids,
       guint         i)
{
  g_assert_cmpuint (i, <, ids->len);

  return g_array_index (ids, MgId, i);
}

static void
test_same_network (void)
{
  g_autoptr(MgNetwork) network = create_pair ();
  g_autoptr(MgNetwork) piece = mg_network_copy (network);
  g_autoptr(GArray) ids = paste (network, piece);
  double x, y;
  MgNetworkIter iter;
  const MgItem *edge = NULL;
  const MgItem *item;

  g_assert_cmpuint (mg_network_count (network, MG_ITEMS_NODES), ==, 4);
  g_assert_cmpuint (mg_network_count (network, MG_ITEMS_EDGES), ==, 2);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpstr (mg_network_get_text (network, id_at (ids, 0), MG_FIELD_LABEL), ==, "Alpha");
  g_assert_true (mg_network_get_real (network, id_at (ids, 0), MG_FIELD_X, &x));
  g_assert_true (mg_network_get_real (network, id_at (ids, 0), MG_FIELD_Y, &y));
  g_assert_cmpfloat (x, ==, 50.);
  g_assert_cmpfloat (y, ==, 50.);

  mg_network_iter_init (&iter, network, MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)))
    edge = item;
  g_assert_cmpuint (edge->source, ==, id_at (ids, 0));
  g_assert_cmpuint (edge->target, ==, id_at (ids, 1));
  g_assert_cmpstr (mg_network_get_text (network, edge->id, MG_FIELD_LINK_LAYER), ==, "project");
}

static void
test_twice_is_two (void)
{
  g_autoptr(MgNetwork) network = create_pair ();
  g_autoptr(MgNetwork) piece = mg_network_copy (network);
  g_autoptr(GArray) first = paste (network, piece);
  g_autoptr(GArray) second = paste (network, piece);
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  MgNetworkIter iter;
  const MgItem *item;

  g_assert_cmpuint (mg_network_count (network, MG_ITEMS_NODES), ==, 6);
  g_assert_cmpuint (mg_network_count (network, MG_ITEMS_EDGES), ==, 3);
  g_assert_cmpuint (id_at (first, 0), !=, id_at (second, 0));

  /* No text identifier is there twice. */
  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    g_assert_true (g_hash_table_add (names, (gpointer) mg_network_get_text (network, item->id, MG_FIELD_ID)));
}

static void
test_undo_gives_same_bytes (void)
{
  g_autoptr(MgNetwork) network = create_pair ();
  g_autoptr(MgNetwork) piece = mg_network_new ();
  MgFieldId field = add_field (piece, "cotisation", MG_TYPE_TEXT);
  g_autoptr(MgTransaction) step = NULL;
  g_autoptr(MgTransaction) back = NULL;
  g_autoptr(MgTransaction) again = NULL;
  g_autoptr(GBytes) before = write_out (network);
  g_autoptr(GBytes) between = NULL;
  g_autoptr(GBytes) after = NULL;
  g_autoptr(GBytes) redone = NULL;
  g_autoptr(MgTransaction) last = NULL;

  set_text (piece, add (piece, "Gamma"), field, "12");
  step = mg_command_paste (network, piece, 0., 0., NULL);
  back = mg_transaction_apply (step, network, NULL);
  between = write_out (network);
  g_assert_false (g_bytes_equal (before, between));

  again = mg_transaction_apply (back, network, NULL);
  after = write_out (network);
  g_assert_true (g_bytes_equal (before, after));

  last = mg_transaction_apply (again, network, NULL);
  redone = write_out (network);
  g_assert_true (g_bytes_equal (between, redone));
}

static void
test_fields_are_made (void)
{
  g_autoptr(MgNetwork) network = create_pair ();
  g_autoptr(MgNetwork) piece = mg_network_new ();
  MgFieldId first = add_field (piece, "un", MG_TYPE_TEXT);
  MgFieldId second = add_field (piece, "deux", MG_TYPE_TEXT);
  MgId item = add (piece, "Gamma");
  g_autoptr(GArray) ids = NULL;

  set_text (piece, item, second, "2");
  ids = paste (network, piece);
  g_assert_cmpuint (find_field (network, "deux"), !=, MG_FIELD_NONE);
  g_assert_cmpstr (mg_network_get_text (network, id_at (ids, 0), find_field (network, "deux")), ==, "2");

  /* One that nothing uses is not made, and one that is there is used again. */
  g_assert_cmpuint (find_field (network, "un"), ==, MG_FIELD_NONE);
  set_text (piece, item, first, "1");
  g_array_unref (ids);
  ids = paste (network, piece);
  g_assert_cmpstr (mg_network_get_text (network, id_at (ids, 0), find_field (network, "un")), ==, "1");
  g_assert_cmpstr (mg_network_get_text (network, id_at (ids, 0), find_field (network, "deux")), ==, "2");
  g_assert_cmpuint (mg_network_get_n_fields (network), ==, mg_network_get_n_fields (piece));
}

static void
test_fields_are_found_by_name (void)
{
  g_autoptr(MgNetwork) network = create_pair ();
  g_autoptr(MgNetwork) piece = mg_network_new ();
  g_autoptr(GArray) ids = NULL;
  guint n_fields;
  MgFieldId field;
  MgValue value;
  MgId item;

  add_field (network, "autre", MG_TYPE_TEXT);
  add_field (network, "nombre", MG_TYPE_REAL);
  add_field (network, "cotisation", MG_TYPE_TEXT);
  n_fields = mg_network_get_n_fields (network);
  field = add_field (piece, "cotisation", MG_TYPE_TEXT);
  item = add (piece, "Gamma");
  set_text (piece, item, field, "12");
  set_text (piece, item, add_field (piece, "nombre", MG_TYPE_TEXT), "treize");

  ids = paste (network, piece);
  g_assert_cmpuint (mg_network_get_n_fields (network), ==, n_fields);
  g_assert_cmpstr (mg_network_get_text (network, id_at (ids, 0), find_field (network, "cotisation")), ==, "12");

  /* Of one name and another type: the value stays behind, and breaks nothing. */
  g_assert_false (mg_network_get_value (network, id_at (ids, 0), find_field (network, "nombre"), &value));
  g_assert_cmpstr (mg_network_get_text (network, id_at (ids, 0), MG_FIELD_LABEL), ==, "Gamma");
}

/* Whoever is named by an identifier is named by the new one. */
static void
test_references_follow (void)
{
  g_autoptr(MgNetwork) network = create_pair ();
  g_autoptr(MgNetwork) piece = mg_network_new ();
  g_autoptr(GArray) ids = NULL;
  MgTransaction *transaction = mg_transaction_new ("");
  MgId lead = add (piece, "Alpha");
  MgId collective = mg_transaction_add_item (transaction, piece, MG_ITEM_COLLECTIVE);
  MgId link = mg_transaction_add_edge (transaction, piece, MG_ITEM_LINK, lead, add (piece, "Beta"));
  const char *lead_text = mg_network_get_text (piece, lead, MG_FIELD_ID);
  const char *text;
  MgNetworkIter iter;
  const MgItem *item;

  mg_transaction_set_text (transaction, collective, MG_FIELD_LEAD_ORG, lead_text);
  run (piece, transaction);
  set_text (piece, link, MG_FIELD_COLLECTIVE_ID, mg_network_get_text (piece, collective, MG_FIELD_ID));

  ids = paste (network, piece);
  g_assert_cmpuint (ids->len, ==, 3);
  mg_network_iter_init (&iter, network, MG_ITEM_COLLECTIVE);
  item = mg_network_iter_next (&iter);
  g_assert_nonnull (item);
  text = mg_network_get_text (network, item->id, MG_FIELD_LEAD_ORG);
  g_assert_nonnull (text);
  g_assert_cmpstr (text, !=, lead_text);
  g_assert_cmpuint (mg_network_find_text_id (network, MG_ITEMS_NODES, text), ==, id_at (ids, 0));

  text = mg_network_get_text (network, item->id, MG_FIELD_ID);
  mg_network_iter_init (&iter, network, MG_ITEM_LINK);
  g_assert_nonnull (mg_network_iter_next (&iter));
  item = mg_network_iter_next (&iter);
  g_assert_cmpstr (mg_network_get_text (network, item->id, MG_FIELD_COLLECTIVE_ID), ==, text);
}

/* Who stays behind is not named by somebody else's identifier. */
static void
test_lost_reference_is_empty (void)
{
  g_autoptr(MgNetwork) network = create_pair ();
  g_autoptr(MgNetwork) piece = mg_network_new ();
  g_autoptr(GArray) ids = NULL;
  MgTransaction *transaction = mg_transaction_new ("");
  MgId collective = mg_transaction_add_item (transaction, piece, MG_ITEM_COLLECTIVE);
  MgNetworkIter iter;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  mg_transaction_set_text (transaction, collective, MG_FIELD_LEAD_ORG,
                           mg_network_get_text (network, mg_network_iter_next (&iter)->id, MG_FIELD_ID));
  run (piece, transaction);

  ids = paste (network, piece);
  g_assert_null (mg_network_get_text (network, id_at (ids, 0), MG_FIELD_LEAD_ORG));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/command-paste/same-network", test_same_network);
  g_test_add_func ("/command-paste/twice-is-two", test_twice_is_two);
  g_test_add_func ("/command-paste/undo-gives-same-bytes", test_undo_gives_same_bytes);
  g_test_add_func ("/command-paste/fields-are-made", test_fields_are_made);
  g_test_add_func ("/command-paste/fields-are-found-by-name", test_fields_are_found_by_name);
  g_test_add_func ("/command-paste/references-follow", test_references_follow);
  g_test_add_func ("/command-paste/lost-reference-is-empty", test_lost_reference_is_empty);

  return g_test_run ();
}
