/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "mg-command.h"
#include "mg-looks.h"
#include "mg-looks-rings.h"
#include "mg-own-colours.h"

/* A star: the first is linked with the others, the last with nobody. */
#define N_ORGANISATIONS 5

typedef struct
{
  MgNetwork *network;
  MgResults *results;
  MgId       ids[N_ORGANISATIONS];
} Fixture;

static void
run (MgNetwork     *network,
     MgTransaction *transaction)
{
  g_autoptr(MgTransaction) step = transaction;
  g_autoptr(MgTransaction) inverse = mg_transaction_apply (step, network, NULL);

  g_assert_nonnull (inverse);
}

static void
say (Fixture    *f,
     MgFieldId   field,
     const char *measure)
{
  MgTransaction *step = mg_transaction_new ("");

  mg_transaction_set_text (step, MG_ID_POLE, field, measure);
  run (f->network, step);
}

static void
measure (Fixture *f)
{
  const MgScope scope = { .perimeter = MG_PERIMETER_MAP };
  g_autoptr(MgSnapshot) graph = mg_snapshot_new (f->network, &scope);
  g_autofree const char **ids = mg_looks_dup_measures (f->network);
  g_autoptr(GError) error = NULL;

  f->results = mg_measure_run (graph, ids, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->network = mg_network_new ();
  for (guint i = 0; i < N_ORGANISATIONS; i++)
    run (f->network, mg_command_add_organisation (f->network, "A", "ess", 0., 0., &f->ids[i]));
  for (guint i = 1; i < N_ORGANISATIONS - 1; i++)
    run (f->network, mg_command_add_link (f->network, f->ids[0], f->ids[i], "project", NULL, NULL));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_clear_pointer (&f->results, mg_results_unref);
  g_object_unref (f->network);
}

/* Twice as many partners, twice the area: the scale begins at nothing. */
static void
test_sizes (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(MgLooks) looks = NULL;
  MgSceneOptions options = { 0 };

  say (f, MG_FIELD_POLE_SIZE_BY, "degree");
  measure (f);
  looks = mg_looks_new (f->network, f->results, NULL);
  mg_looks_apply (looks, &options);
  g_assert_cmpfloat (options.sizes[f->ids[0]], ==, 1.);
  g_assert_cmpfloat_with_epsilon (options.sizes[f->ids[1]], 1. / 3., 1e-12);
  g_assert_cmpfloat (options.sizes[f->ids[4]], ==, 0.);
  g_assert_cmpfloat (options.size_high, ==, 3.);
  g_assert_null (options.colours);
}

static void
test_groups (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(MgLooks) looks = NULL;
  MgSceneOptions options = { 0 };
  const MgLookShown *shown;

  say (f, MG_FIELD_POLE_COLOUR_BY, "component");
  measure (f);
  looks = mg_looks_new (f->network, f->results, NULL);
  mg_looks_apply (looks, &options);
  g_assert_true (options.colours_are_groups);
  g_assert_cmpfloat (options.colours[f->ids[0]], ==, options.colours[f->ids[3]]);
  g_assert_cmpfloat (options.colours[f->ids[0]], >=, 0.);
  g_assert_cmpfloat (options.colours[f->ids[4]], <, 0.);

  shown = mg_looks_get_shown (looks, MG_FIELD_POLE_COLOUR_BY);
  g_assert_cmpuint (shown->n_groups, ==, 1);
  g_assert_true (shown->has_rest[MG_REST_ALONE]);
  g_assert_false (shown->has_rest[MG_REST_UNCOUNTED]);
}

/* Files say what they like; and figures may not be there yet. */
static void
test_nothing_to_show (Fixture       *f,
                      gconstpointer  data)
{
  static const char * const names[] = { "no-such", "density", "field:", "field:nothing", "field:notes",
                                        "field:sector", "degree" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(MgLooks) looks = NULL;
      MgSceneOptions options = { 0 };
      MgLookBy by;

      say (f, MG_FIELD_POLE_SIZE_BY, names[i]);
      g_assert_cmpint (mg_looks_find (f->network, MG_FIELD_POLE_SIZE_BY, &by), ==, i == G_N_ELEMENTS (names) - 1);
      looks = mg_looks_new (f->network, NULL, NULL);
      mg_looks_apply (looks, &options);
      g_assert_null (options.sizes);
      g_assert_null (options.size_label);
    }
}

static void
set_text (Fixture    *f,
          MgId        id,
          MgFieldId   field,
          const char *text)
{
  MgTransaction *step = mg_transaction_new ("");

  mg_transaction_set_text (step, id, field, text);
  run (f->network, step);
}

/* In the vocabulary's order; who says nothing has no group. */
static void
test_choices (Fixture       *f,
              gconstpointer  data)
{
  static const char * const sectors[N_ORGANISATIONS] = { "agriculture", "unheard", NULL, "culture", "agriculture" };
  g_autoptr(MgLooks) looks = NULL;
  MgSceneOptions options = { 0 };

  for (guint i = 0; i < N_ORGANISATIONS; i++)
    set_text (f, f->ids[i], MG_FIELD_SECTOR, sectors[i]);
  say (f, MG_FIELD_POLE_COLOUR_BY, "field:sector");
  looks = mg_looks_new (f->network, NULL, NULL);
  mg_looks_apply (looks, &options);

  g_assert_true (options.colours_are_groups);
  g_assert_cmpuint (g_strv_length ((char **) options.group_names), ==, 3);
  g_assert_cmpstr (options.group_names[2], ==, "unheard");
  g_assert_cmpfloat (options.colours[f->ids[0]], ==, options.colours[f->ids[4]]);
  g_assert_cmpfloat (options.colours[f->ids[0]], !=, options.colours[f->ids[3]]);
  g_assert_cmpfloat (options.colours[f->ids[1]], ==, 2.);
  g_assert_true (isnan (options.colours[f->ids[2]]));
}

static MgFieldId
add_column (Fixture    *f,
            const char *name)
{
  const MgField row = { .name = name, .kinds = MG_ITEM_ORGANISATION, .type = MG_TYPE_TEXT };
  MgFieldId field = mg_network_get_n_fields (f->network);
  MgEdit edit = { .kind = MG_EDIT_ADD_FIELD, .field = field, .spec = mg_field_new_foreign (&row) };

  g_assert_true (mg_network_apply (f->network, &edit, NULL, NULL));
  mg_edit_clear (&edit);

  return field;
}

/* Folders of another program's file have colours, though nobody chose it and nothing of
 * it is in the pole; kinds have them once most are known.
 */
static void
test_folders (Fixture       *f,
              gconstpointer  data)
{
  MgFieldId group = add_column (f, "group");
  MgLookBy by;

  set_text (f, f->ids[0], group, "Finance");
  for (guint i = 0; i < N_ORGANISATIONS; i++)
    set_text (f, f->ids[i], MG_FIELD_KIND, NULL);
  g_assert_false (mg_looks_find (f->network, MG_FIELD_POLE_COLOUR_BY, &by));

  add_column (f, "parent");
  g_assert_true (mg_looks_find (f->network, MG_FIELD_POLE_COLOUR_BY, &by));
  g_assert_cmpuint (by.field, ==, group);
  g_assert_false (mg_looks_find (f->network, MG_FIELD_POLE_SHAPE_BY, &by));
  g_assert_null (mg_network_get_text (f->network, MG_ID_POLE, MG_FIELD_POLE_COLOUR_BY));

  g_assert_cmpstr (mg_looks_get_kept (f->network, MG_FIELD_POLE_COLOUR_BY, NULL), ==, MG_LOOKS_BY_KIND);
  g_assert_cmpstr (mg_looks_get_kept (f->network, MG_FIELD_POLE_COLOUR_BY, "degree"), ==, "degree");
  g_assert_null (mg_looks_get_kept (f->network, MG_FIELD_POLE_SIZE_BY, NULL));
  say (f, MG_FIELD_POLE_COLOUR_BY, MG_LOOKS_BY_KIND);
  g_assert_false (mg_looks_find (f->network, MG_FIELD_POLE_COLOUR_BY, &by));
  say (f, MG_FIELD_POLE_COLOUR_BY, NULL);

  set_text (f, f->ids[0], MG_FIELD_KIND, "ess");
  set_text (f, f->ids[1], MG_FIELD_KIND, "firm");
  g_assert_true (mg_looks_find (f->network, MG_FIELD_POLE_COLOUR_BY, &by));
  set_text (f, f->ids[2], MG_FIELD_KIND, "ess");
  g_assert_false (mg_looks_find (f->network, MG_FIELD_POLE_COLOUR_BY, &by));
}

/* Numbers, but no amounts. */
static void
test_coordinates (Fixture       *f,
                  gconstpointer  data)
{
  MgLookBy by;

  g_assert_false (mg_looks_parse (f->network, MG_FIELD_POLE_SIZE_BY, "field:lat", &by));
  g_assert_false (mg_looks_parse (f->network, MG_FIELD_POLE_SIZE_BY, "field:lon", &by));
  g_assert_true (mg_looks_parse (f->network, MG_FIELD_POLE_COLOUR_BY, "field:lat", &by));
}

/* More values than colours: the rare ones share the last row of the legend. */
static void
test_many_values (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr(MgLooks) looks = NULL;
  g_autoptr(MgScene) scene = NULL;
  const MgLegendRow *rows;
  MgSceneOptions options = { 0 };
  guint n_rows;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *sector = g_strdup_printf ("s%02u", i / 2 * 2 + (i >= 26 ? i % 2 : 0));
      MgId id;

      run (f->network, mg_command_add_organisation (f->network, "B", "ess", 0., 0., &id));
      set_text (f, id, MG_FIELD_SECTOR, sector);
    }
  say (f, MG_FIELD_POLE_COLOUR_BY, "field:sector");
  looks = mg_looks_new (f->network, NULL, NULL);
  mg_looks_apply (looks, &options);
  g_assert_cmpuint (g_strv_length ((char **) options.group_names), ==, 11);

  scene = mg_scene_new (f->network, &options);
  rows = mg_scene_get_legend (scene, &n_rows);
  g_assert_cmpstr (rows[n_rows - 1].id, ==, "rest");
  g_assert_cmpuint (rows[n_rows - 1].count, ==, N_ORGANISATIONS + 30 - 22);
}

static void
test_numbers (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(MgLooks) looks = NULL;
  MgSceneOptions options = { 0 };
  MgTransaction *step = mg_transaction_new ("");

  mg_transaction_set_real (step, f->ids[0], MG_FIELD_FTE, 8.);
  mg_transaction_set_real (step, f->ids[1], MG_FIELD_FTE, 2.);
  run (f->network, step);
  say (f, MG_FIELD_POLE_SIZE_BY, "field:fte");
  say (f, MG_FIELD_POLE_COLOUR_BY, "field:fte");
  looks = mg_looks_new (f->network, NULL, NULL);
  mg_looks_apply (looks, &options);
  g_assert_cmpfloat (options.sizes[f->ids[1]], ==, .25);
  g_assert_cmpfloat (options.colours[f->ids[1]], ==, 0.);
  g_assert_cmpfloat (options.colours[f->ids[0]], ==, 1.);
  g_assert_true (isnan (options.sizes[f->ids[2]]));
}

/* Five shapes go to the most frequent values, the rest have one together. */
static void
test_shapes (Fixture       *f,
             gconstpointer  data)
{
  static const char * const sectors[] = { "logistique", "logistique", "energie", "mobilite", NULL };
  g_autoptr(MgLooks) looks = NULL;
  MgSceneOptions options = { 0 };
  MgTransaction *step = mg_transaction_new ("");
  const MgLookShown *shown;
  MgLookBy by;

  for (guint i = 0; i < N_ORGANISATIONS; i++)
    mg_transaction_set_text (step, f->ids[i], MG_FIELD_SECTOR, sectors[i]);
  run (f->network, step);
  say (f, MG_FIELD_POLE_SHAPE_BY, "degree");
  g_assert_false (mg_looks_find (f->network, MG_FIELD_POLE_SHAPE_BY, &by));
  say (f, MG_FIELD_POLE_SHAPE_BY, "field:fte");
  g_assert_false (mg_looks_find (f->network, MG_FIELD_POLE_SHAPE_BY, &by));
  say (f, MG_FIELD_POLE_SHAPE_BY, "field:sector");
  looks = mg_looks_new (f->network, NULL, NULL);
  shown = mg_looks_get_shown (looks, MG_FIELD_POLE_SHAPE_BY);
  g_assert_cmpuint (g_strv_length ((char **) shown->names), ==, 3);
  g_assert_true (shown->has_rest[MG_REST_UNKNOWN]);
  mg_looks_apply (looks, &options);
  g_assert_cmpfloat (options.shapes[f->ids[0]], ==, options.shapes[f->ids[1]]);
  g_assert_cmpfloat (options.shapes[f->ids[0]], !=, options.shapes[f->ids[2]]);
  g_assert_true (isnan (options.shapes[f->ids[4]]));
  g_assert_null (options.colours);
}

/* Links follow their own numbers: those of organisations are not theirs. */
static void
test_widths (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(MgLooks) looks = NULL;
  MgSceneOptions options = { 0 };
  MgTransaction *step = mg_transaction_new ("");
  MgId links[3];
  guint n_links = 0;
  const MgItem *item;
  MgNetworkIter iter;
  MgLookBy by;

  mg_network_iter_init (&iter, f->network, MG_ITEM_LINK);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    links[n_links++] = item->id;
  mg_transaction_set_real (step, links[0], MG_FIELD_AMOUNT_EUR, 2000.);
  mg_transaction_set_real (step, links[1], MG_FIELD_AMOUNT_EUR, 500.);
  run (f->network, step);
  say (f, MG_FIELD_POLE_WIDTH_BY, "field:fte");
  g_assert_false (mg_looks_find (f->network, MG_FIELD_POLE_WIDTH_BY, &by));
  say (f, MG_FIELD_POLE_WIDTH_BY, "field:amount_eur");
  looks = mg_looks_new (f->network, NULL, NULL);
  mg_looks_apply (looks, &options);
  g_assert_cmpfloat (options.widths[links[0]], ==, 1.);
  g_assert_cmpfloat (options.widths[links[1]], ==, .25);
  g_assert_true (isnan (options.widths[links[2]]));
  g_assert_cmpfloat (options.width_high, ==, 2000.);
  g_assert_nonnull (options.width_label);
}

/* A link that was too little known to count has not the figure of the one beside it. */
static void
check_confidence (Fixture *f,
                  MgId     sure,
                  MgId     beside)
{
  const MgMeasure *measure = mg_measure_find ("link_betweenness");
  const MgScope scope = { .perimeter = MG_PERIMETER_MAP, .confidence = 2 };
  const char * const ids[] = { measure->id, NULL };
  g_autoptr(MgSnapshot) graph = NULL;
  g_autoptr(MgResults) results = NULL;
  MgTransaction *step = mg_transaction_new ("");

  mg_transaction_set_text (step, sure, MG_FIELD_LINK_CONFIDENCE, "3");
  run (f->network, step);
  graph = mg_snapshot_new (f->network, &scope);
  results = mg_measure_run (graph, ids, NULL, NULL, NULL);
  g_assert_cmpfloat (mg_results_get_link_value (results, measure, f->network, sure), ==, 1.);
  g_assert_true (isnan (mg_results_get_link_value (results, measure, f->network, beside)));
}

/* Links have the figure of their pair, whatever their level; wishes have none. */
static void
test_widths_by_measure (Fixture       *f,
                        gconstpointer  data)
{
  g_autoptr(MgLooks) looks = NULL;
  MgSceneOptions options = { 0 };
  MgId end, parallel, wish, first = MG_ID_NONE;
  MgTransaction *step;
  const MgItem *item;
  MgNetworkIter iter;
  MgLookBy by;

  mg_network_iter_init (&iter, f->network, MG_ITEM_LINK);
  while ((item = mg_network_iter_next (&iter)) != NULL && first == MG_ID_NONE)
    first = item->id;
  run (f->network, mg_command_add_organisation (f->network, "B", "ess", 0., 0., &end));
  run (f->network, mg_command_add_link (f->network, f->ids[0], f->ids[1], "strategy", &parallel, NULL));
  run (f->network, mg_command_add_link (f->network, f->ids[1], end, "project", &wish, NULL));
  run (f->network, mg_command_add_link (f->network, end, f->ids[1], "project", &wish, NULL));
  step = mg_transaction_new ("");
  mg_transaction_set (step, wish, MG_FIELD_WISH, &(MgValue) { .type = MG_VALUE_BOOLEAN, .boolean = TRUE });
  run (f->network, step);

  say (f, MG_FIELD_POLE_WIDTH_BY, "betweenness");
  g_assert_false (mg_looks_find (f->network, MG_FIELD_POLE_WIDTH_BY, &by));
  say (f, MG_FIELD_POLE_SIZE_BY, "link_betweenness");
  g_assert_false (mg_looks_find (f->network, MG_FIELD_POLE_SIZE_BY, &by));
  say (f, MG_FIELD_POLE_WIDTH_BY, "link_betweenness");
  looks = mg_looks_new (f->network, NULL, NULL);
  mg_looks_apply (looks, &options);
  g_assert_null (options.widths);
  g_clear_pointer (&looks, mg_looks_free);

  /* The first two are on the way of the new one to three others each. */
  measure (f);
  looks = mg_looks_new (f->network, f->results, NULL);
  mg_looks_apply (looks, &options);
  g_assert_cmpfloat (options.width_high, ==, 6.);
  g_assert_cmpfloat (options.widths[first], ==, 1.);
  g_assert_cmpfloat (options.widths[parallel], ==, 1.);
  g_assert_true (isnan (options.widths[wish]));
  g_assert_nonnull (options.width_label);
  check_confidence (f, first, parallel);
}

/* Chosen colours go with what was chosen, whatever number its group has; on paper without
 * colours there are none.
 */
static void
test_own_colours (Fixture       *f,
                  gconstpointer  data)
{
  static const char kept[] = "kind|ess|#123456;layer|project|#ffff00;sector|a%3Bb|#abcdef";
  g_autoptr(GHashTable) colours = mg_own_colours_read (kept);
  g_autofree char *text = mg_own_colours_dup_text (colours);
  g_autoptr(GHashTable) bad = mg_own_colours_read ("kind|ess|red;kind|ess;|||;kind|%FF|#123456;a|b|c|#123456;#123456");
  MgTransaction *step = mg_transaction_new ("");
  MgColour wanted, found;

  g_assert_cmpstr (text, ==, kept);
  g_assert_cmpuint (g_hash_table_size (bad), ==, 0);
  g_assert_null (mg_own_colours_dup_text (bad));

  for (guint i = 0; i < N_ORGANISATIONS; i++)
    mg_transaction_set_real (step, f->ids[i], MG_FIELD_X, 100. * i);
  for (guint i = 0; i < N_ORGANISATIONS; i++)
    mg_transaction_set_real (step, f->ids[i], MG_FIELD_Y, 0.);
  mg_transaction_set_text (step, f->ids[0], MG_FIELD_SECTOR, "a;b");
  mg_transaction_set_text (step, f->ids[1], MG_FIELD_SECTOR, "energie");
  run (f->network, step);
  say (f, MG_FIELD_POLE_COLOURS, "kind|ess|#123456;layer|project|#ffff00;sector|energie|#abcdef");

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr(MgLooks) looks = NULL;
      g_autoptr(MgScene) scene = NULL;
      MgSceneOptions options = { .theme = round == 2 ? MG_THEME_BLACK_WHITE : MG_THEME_PRINT };
      const MgSceneNode *nodes;
      guint n_nodes;

      if (round == 1)
        say (f, MG_FIELD_POLE_COLOUR_BY, "field:sector");
      looks = mg_looks_new (f->network, NULL, NULL);
      mg_looks_apply (looks, &options);
      scene = mg_scene_new (f->network, &options);
      nodes = mg_scene_get_nodes (scene, &n_nodes);
      g_assert_cmpuint (n_nodes, ==, N_ORGANISATIONS);
      found = nodes[mg_scene_find_node (scene, f->ids[1])].fill;
      mg_colour_parse (round == 0 ? "#123456" : "#abcdef", &wanted);
      g_assert_cmpint (memcmp (&found, &wanted, sizeof found) == 0, ==, round < 2);
    }
}

/* What is hidden is one of the looks of the pole. */
static void
test_filter (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(MgLooks) looks = NULL;
  MgSceneOptions options = { 0 };

  say (f, MG_FIELD_POLE_FILTER, "kind!=ess;nonsense;fade");
  looks = mg_looks_new (f->network, NULL, NULL);
  mg_looks_apply (looks, &options);
  g_assert_true (g_hash_table_contains (options.filter->hidden_kinds, "ess"));
  g_assert_nonnull (options.filter_text);
  g_assert_cmpuint (g_hash_table_size (options.lit), ==, 0);
}

/* Circles have words; what a file says otherwise is passed over. */
static void
test_circles (Fixture       *f,
              gconstpointer  data)
{
  static const struct
  {
    const char *text;
    guint       n_rings;
  } rows[] = {
    { "circles;0;0;1=124.4 2=248.8 4=497.6", 3 },
    { "circles;-5.5;1e3;1=1", 0 }, { "circles;-5.5;1000;1=1", 1 },
    { "central;0;0;6=129.5 4=215.8;degree", 2 }, { "central;0;0;0.5=12;no;such", 0 },
    { "central;0;0;0.5=12", 0 }, { "circles;0;0;1=12;degree", 0 }, { "circles;0;0;7=12", 0 },
    { "circles;0;0;1.5=12", 0 }, { "circles;0;0;", 0 }, { "circles;0;0", 0 }, { "circles", 0 }, { ";;;", 0 },
    { "circles;0;0;1=12 2=12", 0 }, { "circles;0;0;1=-12", 0 }, { "circles;0;0;1=0", 0 },
    { "circles;0;0;1=nan", 0 }, { "circles;0;0;1=INF", 0 }, { "circles;0;0;1=1e300", 0 },
    { "circles;NaN;0;1=12", 0 }, { "circles;0;0;1=12 ", 0 }, { " circles;0;0;1=12", 0 },
    { "circles;0,5;0;1=12", 0 }, { "circles;0;0;1=12.0", 0 }, { "grid;0;0;1=12", 0 }, { "central;0;0;6=1;density", 0 },
    { "circles;0;0;1=1 1=2 1=3 1=4 1=5 1=6 1=7 1=8 1=9 1=10 1=11 1=12 1=13 1=14 1=15 1=16 1=17", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(MgLooks) looks = NULL;
      MgSceneOptions options = { 0 };

      say (f, MG_FIELD_POLE_RINGS, rows[i].text);
      looks = mg_looks_new (f->network, NULL, NULL);
      mg_looks_apply (looks, &options);
      g_test_message ("%s", rows[i].text);
      g_assert_cmpuint (options.n_rings, ==, rows[i].n_rings);
      g_assert_true (options.rings_label == NULL || rows[i].n_rings > 0);
      for (guint k = 0; k < options.n_rings; k++)
        g_assert_cmpstr (options.rings[k].label, !=, "");
    }
}

/* What a layout gives back is what is drawn. */
static void
test_circles_are_kept (Fixture       *f,
                       gconstpointer  data)
{
  const MgLayout *layout = mg_layout_find ("central");
  g_autoptr(MgLayoutInput) input = mg_layout_input_new (f->network, 1);
  g_autoptr(GArray) rings = NULL;
  g_autoptr(MgLooks) looks = NULL;
  g_autofree char *text = NULL;
  MgSceneOptions options = { 0 };
  double xy[2 * N_ORGANISATIONS];

  g_assert_true (mg_layout_run (layout, input, NULL, NULL, xy, NULL));
  rings = mg_layout_find_rings (layout, input, xy);
  text = mg_looks_dup_rings (layout, NULL, input, xy);
  say (f, MG_FIELD_POLE_RINGS, text);
  looks = mg_looks_new (f->network, NULL, NULL);
  mg_looks_apply (looks, &options);
  g_assert_cmpuint (rings->len, >, 0);
  g_assert_cmpuint (options.n_rings, ==, rings->len);
  for (guint k = 0; k < rings->len; k++)
    g_assert_cmpfloat_with_epsilon (options.rings[k].radius, g_array_index (rings, MgLayoutRing, k).radius, .051);
  g_assert_nonnull (options.rings_label);
}

#define ADD(rule, func) g_test_add ("/looks/" rule, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  ADD ("areas-are-true", test_sizes);
  ADD ("groups-have-colours", test_groups);
  ADD ("choices-have-colours-and-names", test_choices);
  ADD ("folders-have-colours-until-kinds-are-known", test_folders);
  ADD ("coordinates-are-no-sizes", test_coordinates);
  ADD ("rare-values-share-a-row", test_many_values);
  ADD ("numbers-have-a-scale", test_numbers);
  ADD ("groups-have-shapes", test_shapes);
  ADD ("links-have-widths", test_widths);
  ADD ("links-have-widths-of-their-pair", test_widths_by_measure);
  ADD ("own-colours-are-shown", test_own_colours);
  ADD ("hiding-is-a-look", test_filter);
  ADD ("bad-circles-are-passed-over", test_circles);
  ADD ("circles-are-kept", test_circles_are_kept);
  ADD ("nothing-to-show-is-nothing", test_nothing_to_show);

  return g_test_run ();
}
