/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups in sectors, columns and levels, and where they come from. */
#include "mg-shapes.h"

#include <math.h>

#include "mg-error.h"

static void
apply (MgNetwork    *network,
       const MgEdit *edit)
{
  g_autoptr(GError) error = NULL;

  mg_network_apply (network, edit, NULL, &error);
  g_assert_no_error (error);
}

static MgId
add (MgNetwork  *network,
     const char *sector,
     const char *role)
{
  MgId id = mg_network_new_id (network);
  MgEdit edit = { .kind = MG_EDIT_ADD_ITEM, .id = id, .item = MG_ITEM_ORGANISATION };

  apply (network, &edit);
  edit = (MgEdit) { .kind = MG_EDIT_SET_VALUE, .id = id, .field = MG_FIELD_SECTOR,
                    .value = mg_value_text (sector) };
  apply (network, &edit);
  mg_edit_clear (&edit);
  edit = (MgEdit) { .kind = MG_EDIT_SET_VALUE, .id = id, .field = MG_FIELD_ROLE,
                    .value = mg_value_text (role) };
  apply (network, &edit);
  mg_edit_clear (&edit);

  return id;
}

/* Words that the vocabulary has not, in the order of the alphabet. */
static void
test_groups_come_from_any_choice (void)
{
  static const char * const sectors[] = { "zinc", "Étain", "zinc", NULL, "or" };
  static const guint wanted[] = { 2, 0, 2, 3, 1 };
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgLayoutInput) input = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sectors); i++)
    add (network, sectors[i], NULL);
  input = mg_layout_input_new (network, 1);

  g_assert_true (mg_layout_can_group_by (network, MG_FIELD_SECTOR));
  g_assert_true (mg_layout_input_group_by (input, network, MG_FIELD_SECTOR, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (input->n_groups, ==, 3);
  g_assert_cmpmem (input->groups, 5 * sizeof (guint), wanted, sizeof wanted);
}

static void
test_vocabulary_orders_groups (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgLayoutInput) input = NULL;

  add (network, NULL, "partner");
  add (network, NULL, "core");
  add (network, NULL, "member");
  input = mg_layout_input_new (network, 1);

  g_assert_true (mg_layout_input_group_by (input, network, MG_FIELD_ROLE, NULL));
  g_assert_cmpuint (input->groups[1], <, input->groups[2]);
  g_assert_cmpuint (input->groups[2], <, input->groups[0]);
}

static void
test_what_does_not_divide_is_said (void)
{
  static const MgFieldId fields[] = { MG_FIELD_SECTOR, MG_FIELD_LABEL, MG_FIELD_X, 1000000 };
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgLayoutInput) input = NULL;

  add (network, "zinc", NULL);
  add (network, "zinc", NULL);
  input = mg_layout_input_new (network, 1);

  for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (mg_layout_can_group_by (network, fields[k]));
      g_assert_false (mg_layout_input_group_by (input, network, fields[k], &error));
      g_assert_error (error, MG_ERROR, MG_ERROR_NO_SUCH_ITEM);
      g_assert_null (input->groups);
    }
}

/* @groups: 5 of them, by turns; the last of all is a collective */
static MgLayoutInput *
new_grouped (guint n)
{
  g_autoptr(MgSnapshot) graph = mg_shape_new (MG_SHAPE_RANDOM, n, 4);
  MgLayoutInput *input = mg_layout_input_new_plain (graph, 1);

  input->groups = g_new (guint, n);
  input->n_groups = 4;
  for (guint i = 0; i < n; i++)
    input->groups[i] = i * 7 % 5;
  input->is_collective[n - 1] = TRUE;

  return input;
}

static guint
get_band (const MgLayoutInput *input,
          guint                i)
{
  return input->is_collective[i] ? input->n_groups + 1 : input->groups[i];
}

/* Each band ends before the next one begins. */
static void
assert_bands (const char *layout,
              guint       n,
              guint       axis)
{
  g_autoptr(MgLayoutInput) input = new_grouped (n);
  g_autofree double *xy = mg_shape_draw (layout, input);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (get_band (input, i) < get_band (input, j))
        g_assert_cmpfloat (xy[2 * i + axis] + 50., <, xy[2 * j + axis]);
}

static void
test_columns_are_side_by_side (void)
{
  assert_bands ("columns", 12, 0);
  assert_bands ("columns", 90, 0);
}

static void
test_levels_are_from_the_top (void)
{
  assert_bands ("levels", 12, 1);
  assert_bands ("levels", 90, 1);
}

/* Two groups, each of one linked to one of the other: no two of these links need cross. */
static void
test_few_links_cross (void)
{
  static const guint ends[] = { 0, 11, 1, 8, 2, 10, 3, 6, 4, 7, 5, 9 };
  g_autoptr(MgSnapshot) graph = mg_snapshot_new_plain (12, ends, 6, FALSE);
  g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, 1);
  const char *layouts[] = { "columns", "levels" };

  input->groups = g_new (guint, 12);
  input->n_groups = 2;
  for (guint i = 0; i < 12; i++)
    input->groups[i] = i / 6;

  for (guint k = 0; k < G_N_ELEMENTS (layouts); k++)
    {
      g_autofree double *xy = mg_shape_draw (layouts[k], input);

      g_assert_cmpuint (mg_shape_crossings (graph, xy, 6), ==, 0);
    }
}

static void
test_values_follow_identifiers (void)
{
  g_autoptr(MgSnapshot) graph = mg_shape_new (MG_SHAPE_PATH, 4, 1);
  g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, 1);
  const MgId ids[] = { graph->ids[2], 999, graph->ids[0] };
  const double values[] = { 5., 6., 7. };

  mg_layout_input_set_values (input, ids, values, 3);

  g_assert_cmpfloat (input->values[0], ==, 7.);
  g_assert_true (isnan (input->values[1]));
  g_assert_cmpfloat (input->values[2], ==, 5.);
  g_assert_true (isnan (input->values[3]));
}

/* Who works with whom is near whom: more of them than in the usual drawing. */
static void
test_neighbours_are_near (void)
{
  static const guint ends[] = {
    0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3, 4, 5, 4, 6, 4, 7, 5, 6, 5, 7, 6, 7, 8, 9, 8, 10, 8, 11,
    9, 10, 9, 11, 10, 11, 3, 4, 7, 8,
  };
  g_autoptr(MgSnapshot) graph = mg_snapshot_new_plain (12, ends, 20, FALSE);
  g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, 1);
  g_autofree double *xy = mg_shape_draw ("groups", input);

  for (guint i = 0; i < 12; i++)
    for (guint j = 0; j < 12; j++)
      if (i / 4 == j / 4)
        for (guint k = 0; k < 12; k++)
          if (k / 4 != i / 4 && i % 4 != 0 && i % 4 != 3)
            g_assert_cmpfloat (hypot (xy[2 * i] - xy[2 * j], xy[2 * i + 1] - xy[2 * j + 1]), <,
                               hypot (xy[2 * i] - xy[2 * k], xy[2 * i + 1] - xy[2 * k + 1]));
}

static void
test_finished_moves_little (void)
{
  static const guint sizes[] = { 18, 60, 200, 500, 2500 };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      guint n = sizes[k];
      g_autoptr(MgSnapshot) graph = mg_shape_new (MG_SHAPE_RANDOM, n, 4);
      g_autoptr(MgLayoutInput) input = mg_layout_input_new_plain (graph, 1);
      g_autofree double *xy = mg_shape_draw ("groups", input);
      g_autofree double *again = NULL;

      memcpy (input->xy, xy, 2 * n * sizeof *xy);
      again = mg_shape_draw ("groups", input);
      g_test_message ("%u nodes: mean move %.3f %%", n,
                      100. * mg_shape_mean_move (xy, again, n) / mg_shape_diagonal (xy, n));
      g_assert_cmpfloat (mg_shape_mean_move (xy, again, n), <=, 0.003 * mg_shape_diagonal (xy, n));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout-groups/come-from-any-choice", test_groups_come_from_any_choice);
  g_test_add_func ("/layout-groups/vocabulary-orders-them", test_vocabulary_orders_groups);
  g_test_add_func ("/layout-groups/what-does-not-divide-is-said", test_what_does_not_divide_is_said);
  g_test_add_func ("/layout-groups/columns-are-side-by-side", test_columns_are_side_by_side);
  g_test_add_func ("/layout-groups/levels-are-from-the-top", test_levels_are_from_the_top);
  g_test_add_func ("/layout-groups/few-links-cross", test_few_links_cross);
  g_test_add_func ("/layout-groups/values-follow-identifiers", test_values_follow_identifiers);

  g_test_add_func ("/layout-groups/neighbours-are-near", test_neighbours_are_near);
  g_test_add_func ("/layout-groups/finished-moves-little", test_finished_moves_little);

  return g_test_run ();
}
