/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-texts.h"

#include <string.h>

static guint32
add (MgTexts    *texts,
     const char *text)
{
  return mg_texts_add (texts, text, strlen (text));
}

static void
each_once (void)
{
  g_autoptr(MgTexts) texts = mg_texts_new ();
  guint32 first = add (texts, "Égletons");

  g_assert_cmpuint (first, ==, 1);
  g_assert_cmpuint (add (texts, "Tulle"), ==, 2);
  g_assert_cmpuint (add (texts, "Égletons"), ==, first);
  g_assert_cmpuint (mg_texts_add (texts, "Tulles", 5), ==, 2);
  g_assert_cmpuint (mg_texts_find (texts, "Tull", 4), ==, 0);
  g_assert_cmpuint (mg_texts_find (texts, "", 0), ==, 0);
  g_assert_cmpstr (mg_texts_get (texts, 2), ==, "Tulle");
  g_assert_cmpuint (mg_texts_get_n (texts), ==, 2);
}

static void
counted_ones_are_held (void)
{
  g_autoptr(MgTexts) texts = mg_texts_new ();
  char *text = g_ref_string_new ("Ressourcerie");
  guint32 number = mg_texts_hold (texts, text);

  g_assert_true (mg_texts_get (texts, number) == text);
  g_ref_string_release (text);
  g_assert_cmpuint (add (texts, "Ressourcerie"), ==, number);
}

/* Of every length, many of them alike but for a byte, against GLib's table. */
static void
as_a_hash_table (void)
{
  g_autoptr(MgTexts) texts = mg_texts_new ();
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 50000; i++)
    {
      guint length = (guint) g_test_rand_int_range (1, 40);
      g_autofree char *text = g_strnfill (length, 'a');
      guint32 expected;

      text[g_test_rand_int_range (0, (gint32) length)] = (char) g_test_rand_int_range ('a', 'z');
      text[g_test_rand_int_range (0, (gint32) length)] = (char) g_test_rand_int_range ('a', 'z');
      if (i % 5000 == 0)
        mg_texts_expect (texts, (guint) g_test_rand_int_range (0, 20000));
      expected = GPOINTER_TO_UINT (g_hash_table_lookup (known, text));
      g_assert_cmpuint (mg_texts_find (texts, text, length), ==, expected);
      if (expected == 0)
        {
          expected = g_hash_table_size (known) + 1;
          g_hash_table_insert (known, g_strdup (text), GUINT_TO_POINTER (expected));
        }

      g_assert_cmpuint (mg_texts_add (texts, text, length), ==, expected);
      g_assert_cmpstr (mg_texts_get (texts, expected), ==, text);
    }

  g_assert_cmpuint (mg_texts_get_n (texts), >, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/texts/each-once", each_once);
  g_test_add_func ("/texts/counted-ones-are-held", counted_ones_are_held);
  g_test_add_func ("/texts/as-a-hash-table", as_a_hash_table);

  return g_test_run ();
}
