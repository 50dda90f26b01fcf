/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <math.h>

#include "mg-command.h"
#include "mg-looks.h"

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
  looks = mg_looks_new (f->network, f->results);
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

  say (f, MG_FIELD_POLE_COLOUR_BY, "component");
  measure (f);
  looks = mg_looks_new (f->network, f->results);
  mg_looks_apply (looks, &options);
  g_assert_true (options.colours_are_groups);
  g_assert_cmpfloat (options.colours[f->ids[0]], ==, options.colours[f->ids[3]]);
  g_assert_cmpfloat (options.colours[f->ids[0]], !=, options.colours[f->ids[4]]);
}

/* Files say what they like; and figures may not be there yet. */
static void
test_nothing_to_show (Fixture       *f,
                      gconstpointer  data)
{
  static const char * const names[] = { "no-such", "density", "degree" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(MgLooks) looks = NULL;
      MgSceneOptions options = { 0 };

      say (f, MG_FIELD_POLE_SIZE_BY, names[i]);
      g_assert_cmpint (mg_looks_get_measure (f->network, MG_FIELD_POLE_SIZE_BY) != NULL, ==, i == 2);
      looks = mg_looks_new (f->network, NULL);
      mg_looks_apply (looks, &options);
      g_assert_null (options.sizes);
      g_assert_null (options.size_label);
    }
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
  ADD ("nothing-to-show-is-nothing", test_nothing_to_show);

  return g_test_run ();
}
