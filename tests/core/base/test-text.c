/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-text-rank.h"
#include "mg-text.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static void
check_clean (const char *text,
             gssize      length,
             const char *expected)
{
  g_autofree char *clean = mg_text_clean (text, length);

  g_assert_cmpstr (clean, ==, expected);
  g_assert_true (mg_text_is_clean (clean, -1));
  g_assert_cmpint (mg_text_is_clean (text, length), ==, strcmp (text, expected) == 0);
}

static void
test_clean (void)
{
  check_clean ("Énergie & <co>", -1, "Énergie & <co>");
  check_clean ("", -1, "");
  check_clean ("a\vb\fc", -1, "a\nb\nc");
  check_clean ("a\r\nb\rc", -1, "a\nb\nc");
  check_clean ("a\001b\x1f", -1, "ab");
  check_clean ("x\xef\xbf\xbey", -1, "xy");
  check_clean ("caf\xe9", -1, "caf\xef\xbf\xbd");
  check_clean ("\xed\xa0\x80z", -1, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz");
  check_clean ("a\xc2\x85" "b", -1, "a\nb");
}

/* Whatever comes in, what comes out is clean, and cleaning it again changes nothing. */
static void
test_clean_random (void)
{
  for (guint turn = 0; turn < 5000; turn++)
    {
      char bytes[24];
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      for (guint i = 0; i < sizeof bytes; i++)
        bytes[i] = (char) g_test_rand_int_range (0, 256);

      once = mg_text_clean (bytes, sizeof bytes);
      twice = mg_text_clean (once, -1);
      g_assert_true (mg_text_is_clean (once, -1));
      g_assert_cmpstr (once, ==, twice);
    }
}

static void
check_fold (const char *text,
            const char *expected)
{
  g_autofree char *key = mg_text_fold (text);

  g_assert_cmpstr (key, ==, expected);
}

static void
test_mend (void)
{
  char half[] = "caf\xc3", inside[] = "a\xe2\x82”b", whole[] = "été", empty[] = "";

  g_assert_cmpstr (mg_text_mend (half), ==, "caf");
  g_assert_cmpstr (mg_text_mend (inside), ==, "a”b");
  g_assert_cmpstr (mg_text_mend (whole), ==, "été");
  g_assert_cmpstr (mg_text_mend (empty), ==, "");
}

static void
test_fold (void)
{
  check_fold ("L’Œuvre  Élan ", "l'oeuvre elan");
  check_fold ("  ÉGLETONS", "egletons");
  check_fold ("Coop\u00a0Élan", "coop elan");
  check_fold ("", "");
}

static void
test_numbers (void)
{
  double real = 1.;
  gint64 integer = 1;
  gboolean boolean = FALSE;

  g_assert_true (mg_text_parse_real (" 3.5\n", &real));
  g_assert_cmpfloat (real, ==, 3.5);
  g_assert_true (mg_text_parse_real ("-INF", &real));
  g_assert_true (isinf (real) && real < 0.);
  g_assert_false (mg_text_parse_real ("3,5", &real));
  g_assert_false (mg_text_parse_real ("0x10", &real));
  g_assert_false (mg_text_parse_real ("", &real));
  g_assert_false (mg_text_parse_real ("3.5 km", &real));
  g_assert_true (mg_text_parse_integer (" -12 ", &integer));
  g_assert_cmpint (integer, ==, -12);
  g_assert_false (mg_text_parse_integer ("1.5", &integer));
  g_assert_false (mg_text_parse_integer ("99999999999999999999", &integer));
  g_assert_true (mg_text_parse_boolean (" True ", &boolean));
  g_assert_true (boolean);
  g_assert_false (mg_text_parse_boolean ("maybe", &boolean));
}

static void
test_format (void)
{
  static const struct
  {
    double      value;
    const char *text;
  } cases[] = {
    { 0., "0" }, { 3., "3" }, { -12.5, "-12.5" }, { 0.1, "0.1" }, { 1. / 3., "0.3333333333333333" },
    { 1e300, "1e+300" }, { 123456789012345., "123456789012345" }, { 45.2731, "45.2731" },
  };
  char buffer[MG_TEXT_REAL_LENGTH];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (mg_text_format_real (cases[i].value, buffer), ==, cases[i].text);

  for (guint i = 0; i < 5000; i++)
    {
      double value = ldexp (g_test_rand_double_range (-1., 1.), g_test_rand_int_range (-300, 300));
      double back = 0.;

      g_assert_true (mg_text_parse_real (mg_text_format_real (value, buffer), &back));
      g_assert_cmpfloat (value, ==, back);
    }
}

/* The user's decimal comma is nobody else's business. */
static void
test_locale (void)
{
  char buffer[MG_TEXT_REAL_LENGTH];
  double real = 0.;

  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("this machine has no French locale");
      return;
    }

  g_assert_cmpstr (mg_text_format_real (3.14, buffer), ==, "3.14");
  g_assert_true (mg_text_parse_real ("3.14", &real));
  g_assert_cmpfloat (real, ==, 3.14);
  setlocale (LC_ALL, "C");
}

static void
test_rank (void)
{
  g_assert_cmpint (mg_text_rank ("la halle", "la"), ==, MG_TEXT_RANK_BEGINS);
  g_assert_cmpint (mg_text_rank ("la halle", "hal"), ==, MG_TEXT_RANK_WORD);
  g_assert_cmpint (mg_text_rank ("aile d'ail", "ail"), ==, MG_TEXT_RANK_BEGINS);
  g_assert_cmpint (mg_text_rank ("bail d'ail", "ail"), ==, MG_TEXT_RANK_WORD);
  g_assert_cmpint (mg_text_rank ("la halle", "alle"), ==, MG_TEXT_RANK_INSIDE);
  g_assert_cmpint (mg_text_rank ("la halle", "x"), ==, MG_TEXT_RANK_NONE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/clean-whatever-comes", test_clean_random);
  g_test_add_func ("/text/mend", test_mend);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/parse-numbers", test_numbers);
  g_test_add_func ("/text/format-reads-back", test_format);
  g_test_add_func ("/text/best-match-first", test_rank);
  g_test_add_func ("/text/no-locale", test_locale);

  return g_test_run ();
}
