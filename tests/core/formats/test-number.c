/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short ways give what the long ones give, to the last bit. */
#include <string.h>

#include "mg-number.h"
#include "mg-text.h"

static void
check_same (const char *text)
{
  double slow = -1.;
  double fast = -1.;
  gint64 slow_integer = -1;
  gint64 fast_integer = -1;

  g_assert_true (mg_text_parse_real (text, &slow) == mg_number_parse_real (text, &fast));
  g_assert_cmpmem (&slow, sizeof slow, &fast, sizeof fast);
  g_assert_true (mg_text_parse_integer (text, &slow_integer) == mg_number_parse_integer (text, &fast_integer));
  g_assert_cmpint (slow_integer, ==, fast_integer);
}

static void
check_format (double value)
{
  g_autoptr(GString) fast = g_string_new (NULL);
  char slow[MG_TEXT_REAL_LENGTH];

  mg_number_append_real (fast, value);
  g_assert_cmpstr (fast->str, ==, mg_text_format_real (value, slow));
}

static void
check_odd (void)
{
  static const char * const texts[] = {
    "", " ", "0", "-0", "007", "+1", "-", ".", "1.", ".5", "-.5", "1e5", "1E400", "0x10", "1,5", " 1 ", "1 2",
    "999999999999999", "9999999999999999", "0.1", "-0.0", "123456789.123456", "NaN", "inf", "1.2.3", "--1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check_same (texts[i]);
}

static void
check_hexadecimal (void)
{
  double value = 0.;

  g_assert_true (mg_number_parse_real ("0x1.4p+1", &value));
  g_assert_cmpfloat (value, ==, 2.5);
  g_assert_true (mg_number_parse_real ("-0x1p-1", &value));
  g_assert_cmpfloat (value, ==, -.5);
  g_assert_false (mg_number_parse_real ("0x1p", &value));
  g_assert_false (mg_number_parse_real ("0xp1", &value));
}

static void
check_random (void)
{
  for (guint i = 0; i < 200000; i++)
    {
      double value = g_test_rand_double_range (-1., 1.) * (double) (1u << g_test_rand_int_range (0, 31));
      g_autofree char *text = NULL;

      check_format (value);
      text = g_strdup_printf ("%.*f", g_test_rand_int_range (0, 9), value);
      g_strdelimit (text, ",", '.');
      check_same (text);
      if (mg_text_parse_real (text, &value))
        check_format (value);
    }
}

static void
check_edges (void)
{
  static const double values[] = { 0., -0., 1., 1e-6, 1e-5, 1.5e-5, 1e-4, 1.00001e-4, 999999999.999999, 1e9, 1e14, 1e15, 1e16, 1e-7, 0.1, -2.5 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    check_format (values[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number/odd-texts", check_odd);
  g_test_add_func ("/number/hexadecimal", check_hexadecimal);
  g_test_add_func ("/number/random", check_random);
  g_test_add_func ("/number/edges", check_edges);

  return g_test_run ();
}
