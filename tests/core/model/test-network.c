/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-network.h"

#include <math.h>

#include "mg-error.h"

#if defined (__SANITIZE_ADDRESS__)
#define RUNNING_UNDER_SANITIZER TRUE
#else
#define RUNNING_UNDER_SANITIZER FALSE
#endif

static MgId
add (MgNetwork  *network,
     MgItemKind  kind,
     MgId        source,
     MgId        target)
{
  const MgEdit edit = { .kind = MG_EDIT_ADD_ITEM, .item = kind, .id = mg_network_new_id (network),
                        .source = source, .target = target };
  g_autoptr(GError) error = NULL;

  g_assert_true (mg_network_apply (network, &edit, NULL, &error));
  g_assert_no_error (error);

  return edit.id;
}

static void
check_refused (MgNetwork    *network,
               const MgEdit *edit,
               int           code)
{
  g_autoptr(GError) error = NULL;
  guint64 revision = mg_network_get_revision (network);
  MgEdit inverse;

  g_assert_false (mg_network_apply (network, edit, &inverse, &error));
  g_assert_error (error, MG_ERROR, code);
  g_assert_cmpuint (mg_network_get_revision (network), ==, revision);
}

static void
set_text (MgNetwork  *network,
          MgId        id,
          MgFieldId   field,
          const char *text)
{
  MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field, .value = mg_value_text (text) };
  g_autoptr(GError) error = NULL;

  g_assert_true (mg_network_apply (network, &edit, NULL, &error));
  g_assert_no_error (error);
  mg_edit_clear (&edit);
}

static void
test_items (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = add (network, MG_ITEM_ORGANISATION, 0, 0);
  MgId place = add (network, MG_ITEM_COLLECTIVE, 0, 0);
  MgId link = add (network, MG_ITEM_LINK, a, a);
  MgId part = add (network, MG_ITEM_PARTICIPATION, a, place);

  g_assert_cmpuint (mg_network_count (network, MG_ITEMS_NODES), ==, 2);
  g_assert_cmpuint (mg_network_count (network, MG_ITEMS_EDGES), ==, 2);
  g_assert_cmpuint (mg_network_count (network, MG_ITEM_POLE), ==, 1);
  g_assert_cmpuint (mg_network_find (network, a)->n_ends, ==, 3);
  g_assert_cmpuint (mg_network_find (network, link)->source, ==, a);
  g_assert_cmpuint (mg_network_find (network, part)->target, ==, place);
  g_assert_null (mg_network_find (network, 4711));
}

static void
test_refused (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = add (network, MG_ITEM_ORGANISATION, 0, 0);
  MgId b = add (network, MG_ITEM_ORGANISATION, 0, 0);
  MgId link = add (network, MG_ITEM_LINK, a, b);
  MgId next = mg_network_new_id (network);

  check_refused (network, &(MgEdit) { MG_EDIT_ADD_ITEM, MG_ITEM_ORGANISATION, a }, MG_ERROR_IN_USE);
  check_refused (network, &(MgEdit) { MG_EDIT_ADD_ITEM, MG_ITEM_ORGANISATION, 0 }, MG_ERROR_IN_USE);
  check_refused (network, &(MgEdit) { MG_EDIT_ADD_ITEM, MG_ITEM_LINK, next, a, 99 }, MG_ERROR_NO_SUCH_ITEM);
  check_refused (network, &(MgEdit) { MG_EDIT_ADD_ITEM, MG_ITEM_LINK, next, a, link }, MG_ERROR_BAD_VALUE);
  check_refused (network, &(MgEdit) { MG_EDIT_ADD_ITEM, MG_ITEM_PARTICIPATION, next, a, b }, MG_ERROR_BAD_VALUE);
  check_refused (network, &(MgEdit) { MG_EDIT_REMOVE_ITEM, .id = a }, MG_ERROR_IN_USE);
  check_refused (network, &(MgEdit) { MG_EDIT_REMOVE_ITEM, .id = MG_ID_POLE }, MG_ERROR_IN_USE);
  check_refused (network, &(MgEdit) { MG_EDIT_REMOVE_ITEM, .id = 99 }, MG_ERROR_NO_SUCH_ITEM);
  check_refused (network, &(MgEdit) { MG_EDIT_SET_ENDS, .id = a, .source = a, .target = b }, MG_ERROR_BAD_VALUE);
  check_refused (network, &(MgEdit) { MG_EDIT_SET_VALUE, .id = a, .field = 9999 }, MG_ERROR_NO_SUCH_ITEM);
  check_refused (network, &(MgEdit) { MG_EDIT_SET_VALUE, .id = a, .field = MG_FIELD_X,
                                      .value = mg_value_real (NAN) }, MG_ERROR_BAD_VALUE);
  check_refused (network, &(MgEdit) { MG_EDIT_SET_VALUE, .id = a, .field = MG_FIELD_INTENSITY,
                                      .value = mg_value_integer (2) }, MG_ERROR_BAD_VALUE);
  check_refused (network, &(MgEdit) { MG_EDIT_REMOVE_FIELD, .field = MG_FIELD_LABEL }, MG_ERROR_IN_USE);
}

/* An item that is removed and put back stands where it stood. */
static void
test_rows_are_kept (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId ids[3];
  MgNetworkIter iter;
  MgEdit inverse;

  for (guint i = 0; i < 3; i++)
    ids[i] = add (network, MG_ITEM_ORGANISATION, 0, 0);

  g_assert_true (mg_network_apply (network, &(MgEdit) { MG_EDIT_REMOVE_ITEM, .id = ids[1] }, &inverse, NULL));
  g_assert_cmpuint (mg_network_count (network, MG_ITEMS_NODES), ==, 2);
  g_assert_null (mg_network_find (network, ids[1]));
  g_assert_true (mg_network_apply (network, &inverse, NULL, NULL));

  mg_network_iter_init (&iter, network, MG_ITEM_ORGANISATION);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (mg_network_iter_next (&iter)->id, ==, ids[i]);
  g_assert_null (mg_network_iter_next (&iter));
  g_assert_cmpuint (mg_network_new_id (network), >, ids[2]);
}

/* Not known is neither 0 nor "". */
static void
test_values (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = add (network, MG_ITEM_ORGANISATION, 0, 0);
  MgValue value;
  double real;

  g_assert_false (mg_network_get_real (network, a, MG_FIELD_FTE, &real));
  g_assert_true (mg_network_apply (network, &(MgEdit) { MG_EDIT_SET_VALUE, .id = a, .field = MG_FIELD_FTE,
                                                        .value = mg_value_real (0.) }, NULL, NULL));
  g_assert_true (mg_network_get_real (network, a, MG_FIELD_FTE, &real));
  g_assert_cmpfloat (real, ==, 0.);
  g_assert_true (mg_network_field_in_use (network, MG_FIELD_FTE));
  g_assert_true (mg_network_apply (network, &(MgEdit) { MG_EDIT_SET_VALUE, .id = a, .field = MG_FIELD_FTE },
                                   NULL, NULL));
  g_assert_false (mg_network_field_in_use (network, MG_FIELD_FTE));

  set_text (network, a, MG_FIELD_LABEL, "Coop\vÉlan");
  g_assert_cmpstr (mg_network_get_text (network, a, MG_FIELD_LABEL), ==, "Coop\nÉlan");
  set_text (network, a, MG_FIELD_LABEL, "");
  g_assert_null (mg_network_get_text (network, a, MG_FIELD_LABEL));
  g_assert_false (mg_network_get_value (network, a, MG_FIELD_LINK_LAYER, &value));
}

static void
test_foreign_fields (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  const MgField row = { .name = "size", .kinds = MG_ITEMS_NODES, .type = MG_TYPE_REAL, .key_id = "d0",
                        .attr_type = "float", .initial = "1.0" };
  MgFieldId field = mg_network_get_n_fields (network);
  MgId a = add (network, MG_ITEM_ORGANISATION, 0, 0);
  MgEdit edit = { MG_EDIT_ADD_FIELD, .field = field, .spec = mg_field_new_foreign (&row) };
  MgEdit back;

  g_assert_true (mg_network_apply (network, &edit, &back, NULL));
  g_assert_cmpuint (mg_network_find_field (network, MG_ITEM_ORGANISATION, "size"), ==, field);
  g_assert_cmpuint (mg_network_find_field (network, MG_ITEM_LINK, "size"), ==, MG_FIELD_NONE);
  g_assert_cmpint (mg_network_get_field (network, field)->flags & MG_FIELD_FOREIGN, !=, 0);

  g_assert_true (mg_network_apply (network, &(MgEdit) { MG_EDIT_SET_VALUE, .id = a, .field = field,
                                                        .value = mg_value_real (INFINITY) }, NULL, NULL));
  check_refused (network, &back, MG_ERROR_IN_USE);
  g_assert_true (mg_network_apply (network, &(MgEdit) { MG_EDIT_SET_VALUE, .id = a, .field = field }, NULL, NULL));
  mg_edit_clear (&edit);

  g_assert_true (mg_network_apply (network, &back, &edit, NULL));
  g_assert_null (mg_network_get_field (network, field));
  g_assert_true (mg_network_apply (network, &edit, NULL, NULL));
  g_assert_cmpstr (mg_network_get_field (network, field)->initial, ==, "1.0");
  mg_edit_clear (&edit);
}

static void
test_text_ids (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = add (network, MG_ITEM_ORGANISATION, 0, 0);
  g_autofree char *first = mg_network_new_text_id (network, MG_ITEM_ORGANISATION);
  g_autofree char *next = NULL;

  g_assert_cmpstr (first, ==, "o01");
  set_text (network, a, MG_FIELD_ID, "o41");
  next = mg_network_new_text_id (network, MG_ITEM_ORGANISATION);
  g_assert_cmpstr (next, ==, "o42");
  g_assert_cmpuint (mg_network_find_text_id (network, MG_ITEMS_NODES, "o41"), ==, a);
  g_assert_cmpuint (mg_network_find_text_id (network, MG_ITEMS_NODES, "o01"), ==, MG_ID_NONE);
}

/* 200,000 organisations and 600,000 links in far less than a gigabyte. */
static void
test_memory (void)
{
  const guint n_organisations = 200000;
  const guint n_links = 600000;
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autofree char *status = NULL;
  MgId first = 0;
  const char *peak;

  if (RUNNING_UNDER_SANITIZER)
    {
      g_test_skip ("a sanitizer has a memory of its own");
      return;
    }

  for (guint i = 0; i < n_organisations; i++)
    {
      g_autofree char *name = g_strdup_printf ("Organisation de l'économie sociale no %u", i);
      MgId id = add (network, MG_ITEM_ORGANISATION, 0, 0);

      first = i == 0 ? id : first;
      set_text (network, id, MG_FIELD_ID, name + 38);
      set_text (network, id, MG_FIELD_LABEL, name);
      set_text (network, id, MG_FIELD_KIND, "ess");
      mg_network_apply (network, &(MgEdit) { MG_EDIT_SET_VALUE, .id = id, .field = MG_FIELD_X,
                                             .value = mg_value_real (i) }, NULL, NULL);
      mg_network_apply (network, &(MgEdit) { MG_EDIT_SET_VALUE, .id = id, .field = MG_FIELD_Y,
                                             .value = mg_value_real (i) }, NULL, NULL);
    }

  for (guint i = 0; i < n_links; i++)
    {
      g_autofree char *name = g_strdup_printf ("l%u", i);
      MgId id = add (network, MG_ITEM_LINK, first + i % n_organisations, first + (i * 7) % n_organisations);

      set_text (network, id, MG_FIELD_LINK_ID, name);
      set_text (network, id, MG_FIELD_LINK_LAYER, "project");
      mg_network_apply (network, &(MgEdit) { MG_EDIT_SET_VALUE, .id = id, .field = MG_FIELD_INTENSITY,
                                             .value = mg_value_integer (2) }, NULL, NULL);
    }

  g_assert_cmpuint (mg_network_count (network, MG_ITEMS_NODES | MG_ITEMS_EDGES), ==, n_organisations + n_links);
  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) ||
      (peak = g_strstr_len (status, -1, "VmHWM:")) == NULL)
    {
      g_test_skip ("this system does not say how much memory is used");
      return;
    }

  g_test_message ("peak: %.16s", peak + 6);
  g_assert_cmpuint (g_ascii_strtoull (peak + 6, NULL, 10), <, 600 * 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/network/items", test_items);
  g_test_add_func ("/network/refused-and-unchanged", test_refused);
  g_test_add_func ("/network/rows-are-kept", test_rows_are_kept);
  g_test_add_func ("/network/not-known-is-not-zero", test_values);
  g_test_add_func ("/network/foreign-fields", test_foreign_fields);
  g_test_add_func ("/network/new-text-ids", test_text_ids);
  g_test_add_func ("/network/memory", test_memory);

  return g_test_run ();
}
