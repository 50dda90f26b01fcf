/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-field.h"
#include "mg-vocabulary.h"

static void
test_layers (void)
{
  static const char * const ids[] = { "mutualisation", "project", "strategy", "context" };
  const MgTerm * const *terms;
  guint n_terms;

  terms = mg_vocabulary_get_terms ("layer", &n_terms);
  g_assert_cmpuint (n_terms, ==, 4);
  for (guint i = 0; i < n_terms; i++)
    {
      g_assert_cmpstr (terms[i]->id, ==, ids[i]);
      g_assert_nonnull (terms[i]->verb);
      g_assert_nonnull (terms[i]->shape);
      g_assert_nonnull (terms[i]->colour);
    }
}

static void
test_parents (void)
{
  const MgTerm *scop = mg_vocabulary_find ("subkind", "scop");
  const MgTerm *seat = mg_vocabulary_find ("link_type", "governance_seat");

  g_assert_cmpstr (scop->parent, ==, "ess");
  g_assert_cmpstr (seat->parent, ==, "context");
  g_assert_true (seat->directed);
  g_assert_null (mg_vocabulary_find ("subkind", "nothing of the sort"));
  g_assert_cmpstr (mg_vocabulary_get_label ("kind", "unheard-of"), ==, "unheard-of");
}

/* A choice that has no words could not be chosen. */
static void
test_every_choice_has_words (void)
{
  guint n_fields;
  const MgField *table = mg_field_get_table (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      guint n_terms = 0;

      if (table[i].vocabulary == NULL)
        continue;

      mg_vocabulary_get_terms (table[i].vocabulary, &n_terms);
      g_test_message ("%s: %s", table[i].name, table[i].vocabulary);
      g_assert_cmpuint (n_terms, >, 0);
    }
}

static void
test_both_languages (void)
{
  const char * const *domains = mg_vocabulary_get_domains ();

  for (guint i = 0; domains[i] != NULL; i++)
    {
      guint n_terms;
      const MgTerm * const *terms = mg_vocabulary_get_terms (domains[i], &n_terms);

      for (guint j = 0; j < n_terms; j++)
        g_assert_nonnull (terms[j]->label);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vocabulary/layers", test_layers);
  g_test_add_func ("/vocabulary/parents", test_parents);
  g_test_add_func ("/vocabulary/every-choice-has-words", test_every_choice_has_words);
  g_test_add_func ("/vocabulary/no-term-without-label", test_both_languages);

  return g_test_run ();
}
