/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-command.h"
#include "mg-difference.h"
#include "mg-history.h"

typedef struct
{
  MgNetwork *before;
  MgNetwork *after;
  MgId       a;
  MgId       b;
  MgId       link;
} Fixture;

static void
apply (MgNetwork     *network,
       MgTransaction *transaction)
{
  g_autoptr(MgTransaction) taken = transaction;
  g_autoptr(MgTransaction) inverse = mg_transaction_apply (taken, network, NULL);

  g_assert_nonnull (inverse);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->before = mg_network_new ();
  apply (f->before, mg_command_add_organisation (f->before, "Alpha", "ess", 0., 0., &f->a));
  apply (f->before, mg_command_add_organisation (f->before, "Beta", "ess", 9., 0., &f->b));
  apply (f->before, mg_command_add_link (f->before, f->a, f->b, "strategy", &f->link, NULL));
  f->after = mg_network_copy (f->before);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_unref (f->before);
  g_object_unref (f->after);
}

static void
check (MgNetwork  *before,
       MgNetwork  *after,
       const char *wanted)
{
  g_autoptr(GString) told = g_string_new (NULL);
  guint n_more;
  g_autoptr(GPtrArray) differences = mg_difference_list (before, after, 100, &n_more);

  g_assert_cmpuint (n_more, ==, 0);
  for (guint i = 0; i < differences->len; i++)
    {
      const MgDifference *difference = g_ptr_array_index (differences, i);

      g_string_append_printf (told, "%c%s", "+-*"[difference->sort], difference->title);
      if (difference->detail != NULL)
        g_string_append_printf (told, " (%s)", difference->detail);
      g_string_append_c (told, '\n');
    }
  g_assert_cmpstr (told->str, ==, wanted);
}

static void
set_text (Fixture    *f,
          MgId        id,
          MgFieldId   field,
          const char *text)
{
  g_auto(MgValue) value = mg_value_text (text);

  apply (f->after, mg_command_set (f->after, &id, 1, field, &value));
}

static void
test_same (Fixture       *f,
           gconstpointer  data)
{
  check (f->before, f->after, "");
}

static void
test_all_new (Fixture       *f,
              gconstpointer  data)
{
  check (NULL, f->after, "+Alpha\n+Beta\n+Alpha – Beta\n");
}

static void
test_added_and_removed (Fixture       *f,
                        gconstpointer  data)
{
  apply (f->after, mg_command_remove (f->after, &f->b, 1));
  apply (f->after, mg_command_add_organisation (f->after, "Gamma", "ess", 0., 0., NULL));
  check (f->before, f->after, "+Gamma\n-Beta\n-Alpha – Beta\n");
}

static void
test_changed (Fixture       *f,
              gconstpointer  data)
{
  const double xy[] = { 5., 5. };

  set_text (f, f->a, MG_FIELD_LABEL, "Alpha 2");
  set_text (f, f->a, MG_FIELD_KIND, "firm");
  set_text (f, f->link, MG_FIELD_NOTE, "One\ntwo");
  set_text (f, MG_ID_POLE, MG_FIELD_POLE_NAME, "Val");
  apply (f->after, mg_command_move (f->after, &f->b, 1, xy, NULL));
  check (f->before, f->after,
         "*The pole (Name of the pole: not known → Val)\n"
         "*Alpha 2 (Short name: Alpha → Alpha 2\n"
         "Kind: Social and solidarity economy organisation → Conventional business)\n"
         "*Alpha 2 – Beta (Note: not known → One two)\n"
         "*Places on the map (1 organisation or collective stands elsewhere)\n");
}

static void
test_many (Fixture       *f,
           gconstpointer  data)
{
  guint n_more;
  g_autoptr(GPtrArray) differences = NULL;

  for (guint i = 0; i < 50; i++)
    apply (f->after, mg_command_add_organisation (f->after, "More", "ess", 0., 0., NULL));
  differences = mg_difference_list (f->before, f->after, 20, &n_more);
  g_assert_cmpuint (differences->len, ==, 20);
  g_assert_cmpuint (n_more, ==, 30);
}

#define ADD(path, func) \
  g_test_add ("/difference/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  /* The words of the tests are English ones. */
  g_setenv ("LANGUAGE", "C", TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("none", test_same);
  ADD ("all-new", test_all_new);
  ADD ("added-and-removed", test_added_and_removed);
  ADD ("changed-in-words", test_changed);
  ADD ("no-more-than-asked", test_many);

  return g_test_run ();
}
