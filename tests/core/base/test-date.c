/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-date.h"

static void
test_round_trip (void)
{
  static const char * const good[] = { "2013", "2013-05", "2013-05-17", "2016-02-29", "0001" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *text = NULL;
      MgDate date = MG_DATE_NONE;

      g_assert_true (mg_date_parse (good[i], &date));
      text = mg_date_format (date);
      g_assert_cmpstr (text, ==, good[i]);
    }
}

static void
test_refused (void)
{
  static const char * const bad[] = {
    "", "13", "2013-", "2013-5", "2013-13", "2013-00", "2013-02-29", "2013-05-32", "0000",
    "2013-05-17x", "mars 2013", "-2013", "20130",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      MgDate date = 42;

      g_assert_false (mg_date_parse (bad[i], &date));
      g_assert_cmpuint (date, ==, 42);
    }
}

static void
test_order (void)
{
  g_assert_cmpuint (mg_date_new (2013, 0, 0), <, mg_date_new (2013, 1, 0));
  g_assert_cmpuint (mg_date_new (2013, 12, 31), <, mg_date_new (2014, 0, 0));
  g_assert_cmpuint (mg_date_last (mg_date_new (2012, 2, 0)), ==, mg_date_new (2012, 2, 29));
  g_assert_cmpuint (mg_date_first (mg_date_new (2012, 0, 0)), ==, mg_date_new (2012, 1, 1));
}

/* Both ends are included, and a whole month or year stands for its last day. */
static void
test_covers (void)
{
  const MgDate june = mg_date_new (2016, 6, 0);
  const MgDate july = mg_date_new (2016, 7, 0);
  const MgDate year = mg_date_new (2016, 0, 0);

  g_assert_true (mg_date_covers (june, june, june));
  g_assert_false (mg_date_covers (july, MG_DATE_NONE, june));
  g_assert_false (mg_date_covers (MG_DATE_NONE, june, july));
  g_assert_true (mg_date_covers (MG_DATE_NONE, MG_DATE_NONE, june));
  g_assert_true (mg_date_covers (july, MG_DATE_NONE, year));
  g_assert_true (mg_date_covers (MG_DATE_NONE, year, july));
  g_assert_true (mg_date_covers (july, june, MG_DATE_NONE));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/round-trip", test_round_trip);
  g_test_add_func ("/date/refused", test_refused);
  g_test_add_func ("/date/order", test_order);
  g_test_add_func ("/date/covers-both-ends", test_covers);

  return g_test_run ();
}
