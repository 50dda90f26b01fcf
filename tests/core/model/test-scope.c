/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-snapshot.h"

static MgId
add (MgNetwork  *network,
     MgItemKind  kind,
     MgId        source,
     MgId        target)
{
  const MgEdit edit = { .kind = MG_EDIT_ADD_ITEM, .item = kind, .id = mg_network_new_id (network),
                        .source = source, .target = target };

  g_assert_true (mg_network_apply (network, &edit, NULL, NULL));

  return edit.id;
}

static void
set (MgNetwork  *network,
     MgId        id,
     MgFieldId   field,
     const char *text)
{
  MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field };

  g_assert_true (mg_field_parse (mg_network_get_field (network, field), text, &edit.value, NULL));
  g_assert_true (mg_network_apply (network, &edit, NULL, NULL));
  mg_edit_clear (&edit);
}

/* A member, a core organisation, a partner that joined late, the support
 * structure and one that is missing; links of each sort.
 */
static MgNetwork *
example (MgId ids[5])
{
  static const struct
  {
    guint       source;
    guint       target;
    const char *layer;
    const char *start;
    const char *end;
    const char *wish;
  } links[] = {
    { 0, 1, "mutualisation", "2012", "", "" },
    { 1, 0, "project", "2013-05", "", "" },
    { 0, 1, "project", "2013-05", "", "" },
    { 1, 2, "strategy", "2012-01", "", "" },
    { 0, 2, "context", "2012-01", "", "" },
    { 0, 3, "strategy", "2012-01", "", "" },
    { 0, 4, "project", "2012-01", "", "" },
    { 0, 2, "project", "2012-01", "2013-06", "" },
    { 0, 2, "project", "2012-01", "", "true" },
  };
  static const char * const roles[] = { "member", "core", "partner", "support", "absent" };
  MgNetwork *network = mg_network_new ();

  for (guint i = 0; i < 5; i++)
    {
      ids[i] = add (network, MG_ITEM_ORGANISATION, 0, 0);
      set (network, ids[i], MG_FIELD_ROLE, roles[i]);
    }

  set (network, ids[2], MG_FIELD_JOINED, "2014-01");
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      MgId link = add (network, MG_ITEM_LINK, ids[links[i].source], ids[links[i].target]);

      set (network, link, MG_FIELD_LINK_LAYER, links[i].layer);
      set (network, link, MG_FIELD_START, links[i].start);
      set (network, link, MG_FIELD_END, links[i].end);
      set (network, link, MG_FIELD_WISH, links[i].wish);
      set (network, link, MG_FIELD_INTENSITY, "2");
    }

  return network;
}

static void
check (MgNetwork     *network,
       const MgScope *scope,
       guint          n_nodes,
       guint          n_links,
       guint          n_pairs,
       guint          n_early)
{
  g_autoptr(MgSnapshot) snapshot = mg_snapshot_new (network, scope);

  g_assert_cmpuint (snapshot->n_nodes, ==, n_nodes);
  g_assert_cmpuint (snapshot->n_links, ==, n_links);
  g_assert_cmpuint (snapshot->n_pairs, ==, n_pairs);
  g_assert_cmpuint (snapshot->n_early, ==, n_early);
}

static void
test_perimeters (void)
{
  MgId ids[5];
  g_autoptr(MgNetwork) network = example (ids);
  const MgDate year = mg_date_new (2016, 0, 0);

  check (network, &(MgScope) { MG_PERIMETER_MAP, .date = year }, 3, 4, 2, 0);
  check (network, &(MgScope) { MG_PERIMETER_MEMBERS, .date = year }, 2, 3, 1, 0);
  check (network, &(MgScope) { MG_PERIMETER_CORE, .date = year }, 1, 0, 0, 0);
  check (network, &(MgScope) { MG_PERIMETER_ALL }, 5, 9, 5, 0);
}

static void
test_dates (void)
{
  MgId ids[5];
  g_autoptr(MgNetwork) network = example (ids);

  /* The partner is not there yet: two of its links are said to be too early. */
  check (network, &(MgScope) { MG_PERIMETER_MAP, .date = mg_date_new (2013, 6, 0) }, 2, 3, 1, 2);
  check (network, &(MgScope) { MG_PERIMETER_MAP, .date = mg_date_new (2012, 6, 0) }, 2, 1, 1, 2);
  check (network, &(MgScope) { MG_PERIMETER_MAP, .all_dates = TRUE }, 3, 5, 3, 0);

  set (network, MG_ID_POLE, MG_FIELD_POLE_REFERENCE_DATE, "2013-06-30");
  check (network, &(MgScope) { MG_PERIMETER_MAP }, 2, 3, 1, 2);
}

static void
test_layers (void)
{
  static const char * const context[] = { "context", NULL };
  MgId ids[5];
  g_autoptr(MgNetwork) network = example (ids);
  g_autoptr(MgSnapshot) snapshot = NULL;

  check (network, &(MgScope) { MG_PERIMETER_MAP, context, .all_dates = TRUE }, 3, 1, 1, 0);

  snapshot = mg_snapshot_new (network, &(MgScope) { MG_PERIMETER_MAP, .date = mg_date_new (2016, 0, 0) });
  g_assert_cmpuint (snapshot->n_layers, ==, 3);
  g_assert_cmpstr (snapshot->layers[1], ==, "project");
  g_assert_cmpuint (snapshot->layer_links[1], ==, 2);
  g_assert_cmpuint (snapshot->pair_links[0], ==, 3);
  g_assert_cmpuint (snapshot->pair_layers[0], ==, 0x3);
  g_assert_cmpfloat (snapshot->pair_weights[0], ==, 6.);
  g_assert_cmpfloat (snapshot->strength[1], ==, 8.);
}

/* A file that knows no layers: every link is a cooperation, weights are kept. */
static void
test_foreign (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  const MgField row = { .name = "weight", .kinds = MG_ITEMS_EDGES, .type = MG_TYPE_REAL };
  MgFieldId field = mg_network_get_n_fields (network);
  MgEdit edit = { MG_EDIT_ADD_FIELD, .field = field, .spec = mg_field_new_foreign (&row) };
  g_autoptr(MgSnapshot) snapshot = NULL;
  MgId a = add (network, MG_ITEM_ORGANISATION, 0, 0);
  MgId b = add (network, MG_ITEM_ORGANISATION, 0, 0);
  MgId link = add (network, MG_ITEM_LINK, a, b);

  add (network, MG_ITEM_LINK, b, b);
  g_assert_true (mg_network_apply (network, &edit, NULL, NULL));
  mg_edit_clear (&edit);
  set (network, link, field, "2.5");

  snapshot = mg_snapshot_new (network, &(MgScope) { MG_PERIMETER_MAP });
  g_assert_cmpuint (snapshot->n_links, ==, 2);
  g_assert_cmpuint (snapshot->n_pairs, ==, 1);
  g_assert_cmpuint (snapshot->n_layers, ==, 0);
  g_assert_cmpfloat (snapshot->strength[0], ==, 2.5);
  g_assert_cmpfloat (snapshot->strength[1], ==, 3.5);
}

static void
test_directed (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgSnapshot) snapshot = NULL;
  MgId a = add (network, MG_ITEM_ORGANISATION, 0, 0);
  MgId b = add (network, MG_ITEM_ORGANISATION, 0, 0);
  MgId c = add (network, MG_ITEM_ORGANISATION, 0, 0);
  MgId one_way = add (network, MG_ITEM_LINK, b, a);

  add (network, MG_ITEM_LINK, b, c);
  set (network, one_way, MG_FIELD_DIRECTED, "true");
  snapshot = mg_snapshot_new (network, &(MgScope) { MG_PERIMETER_MAP, .directed = TRUE });
  g_assert_cmpuint (snapshot->n_links, ==, 2);
  g_assert_cmpuint (snapshot->n_pairs, ==, 3);
  g_assert_cmpuint (snapshot->ends[0], ==, 1);
  g_assert_cmpuint (snapshot->ends[1], ==, 0);
}

static void
test_find_row (void)
{
  static const guint ends[] = { 0, 1, 1, 0, 2, 2 };
  g_autoptr(MgSnapshot) snapshot = mg_snapshot_new_plain (3, ends, 3, FALSE);

  g_assert_cmpuint (snapshot->n_pairs, ==, 1);
  g_assert_cmpint (mg_snapshot_find_row (snapshot, snapshot->ids[2]), ==, 2);
  g_assert_cmpint (mg_snapshot_find_row (snapshot, 4711), ==, -1);
}

static void
test_membership (void)
{
  MgId ids[5];
  g_autoptr(MgNetwork) network = example (ids);

  g_assert_true (mg_organisation_is_member (network, ids[0]));
  g_assert_true (mg_organisation_is_member (network, ids[1]));
  g_assert_false (mg_organisation_is_member (network, ids[2]));
  g_assert_cmpuint (mg_organisation_get_ring (network, ids[1]), ==, 1);
  g_assert_cmpuint (mg_organisation_get_ring (network, ids[3]), ==, 0);
  set (network, ids[2], MG_FIELD_BELONGING, "partner;member");
  g_assert_cmpuint (mg_organisation_get_ring (network, ids[2]), ==, 2);
}

static MgFieldId
add_weight (MgNetwork   *network,
            MgFieldType  type)
{
  const MgField row = { .name = "weight", .kinds = MG_ITEM_LINK, .type = type };
  MgFieldId field = mg_network_get_n_fields (network);
  MgEdit edit = { .kind = MG_EDIT_ADD_FIELD, .field = field, .spec = mg_field_new_foreign (&row) };

  g_assert_true (mg_network_apply (network, &edit, NULL, NULL));
  mg_edit_clear (&edit);

  return field;
}

/* A column of numbers, once a link has one; words weigh nothing. */
static void
test_weight (void)
{
  static const MgFieldType types[] = { MG_TYPE_REAL, MG_TYPE_INTEGER, MG_TYPE_TEXT };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(MgNetwork) network = mg_network_new ();
      MgId one = add (network, MG_ITEM_ORGANISATION, 0, 0), other = add (network, MG_ITEM_ORGANISATION, 0, 0);
      MgId link = add (network, MG_ITEM_LINK, one, other);
      const MgScope scope = { .perimeter = MG_PERIMETER_MAP };
      g_autoptr(MgSnapshot) graph = NULL;
      MgFieldId weight;

      g_assert_cmpuint (mg_snapshot_find_weight (network), ==, MG_FIELD_NONE);
      weight = add_weight (network, types[i]);
      g_assert_cmpuint (mg_snapshot_find_weight (network), ==, MG_FIELD_NONE);
      set (network, link, weight, "7");
      g_assert_cmpuint (mg_snapshot_find_weight (network), ==, i < 2 ? weight : MG_FIELD_NONE);

      graph = mg_snapshot_new (network, &scope);
      g_assert_cmpfloat (graph->strength[0], ==, i < 2 ? 7. : 1.);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scope/perimeters", test_perimeters);
  g_test_add_func ("/scope/dates", test_dates);
  g_test_add_func ("/scope/membership", test_membership);
  g_test_add_func ("/snapshot/layers", test_layers);
  g_test_add_func ("/snapshot/foreign-file", test_foreign);
  g_test_add_func ("/snapshot/directed", test_directed);
  g_test_add_func ("/snapshot/find-row", test_find_row);
  g_test_add_func ("/snapshot/field-of-weights", test_weight);

  return g_test_run ();
}
