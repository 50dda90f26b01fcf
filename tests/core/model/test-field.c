/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-field.h"

#include <math.h>

#include "mg-error.h"

static const MgField *
row (MgFieldId field)
{
  return &mg_field_get_table (NULL)[field];
}

static void
check_parse (MgFieldId   field,
             const char *text,
             const char *expected)
{
  g_auto(MgValue) value = MG_VALUE_INIT;
  g_autoptr(GError) error = NULL;
  g_autofree char *written = NULL;

  g_assert_true (mg_field_parse (row (field), text, &value, &error));
  g_assert_no_error (error);
  written = mg_value_format (&value);
  g_assert_cmpstr (written, ==, expected);
}

static void
check_refused (MgFieldId   field,
               const char *text)
{
  g_auto(MgValue) value = MG_VALUE_INIT;
  g_autoptr(GError) error = NULL;

  g_assert_false (mg_field_parse (row (field), text, &value, &error));
  g_assert_error (error, MG_ERROR, MG_ERROR_BAD_VALUE);
  g_assert_cmpint (value.type, ==, MG_VALUE_NONE);
}

static void
test_parse (void)
{
  check_parse (MG_FIELD_LABEL, " Terre & Bois ", " Terre & Bois ");
  check_parse (MG_FIELD_KIND, " ess ", "ess");
  check_parse (MG_FIELD_LABELS, "siae_aci; esus ;;siae_aci", "siae_aci;esus");
  check_parse (MG_FIELD_FTE, " 1.5 ", "1.5");
  check_parse (MG_FIELD_FTE, "  ", "");
  check_parse (MG_FIELD_INTENSITY, "2.0", "2");
  check_parse (MG_FIELD_JOINED, "2013-05", "2013-05");
  check_parse (MG_FIELD_IS_FOUNDER, "1", "true");
  check_parse (MG_FIELD_NOTES, "", "");
}

static void
test_refused (void)
{
  check_refused (MG_FIELD_FTE, "1,5");
  check_refused (MG_FIELD_FTE, "-1");
  check_refused (MG_FIELD_INTENSITY, "4");
  check_refused (MG_FIELD_INTENSITY, "1.5");
  check_refused (MG_FIELD_JOINED, "mars 2013");
  check_refused (MG_FIELD_IS_FOUNDER, "perhaps");
  check_refused (MG_FIELD_X, "NaN");
  check_refused (MG_FIELD_X, "1e9");
}

static void
test_choices (void)
{
  g_assert_true (mg_choices_contain ("core;member", "member"));
  g_assert_true (mg_choices_contain ("core", "core"));
  g_assert_false (mg_choices_contain ("core;members", "member"));
  g_assert_false (mg_choices_contain ("hardcore", "core"));
  g_assert_false (mg_choices_contain (NULL, "core"));
  g_assert_false (mg_choices_contain ("core", ""));
}

/* Names are unique within each table of a file, and every row is complete. */
static void
test_table (void)
{
  guint n_fields;
  const MgField *table = mg_field_get_table (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_assert_nonnull (table[i].name);
      g_assert_nonnull (table[i].label);
      g_assert_nonnull (table[i].group);
      g_assert_cmpuint (table[i].kinds, !=, 0);
      for (guint j = 0; j < i; j++)
        {
          gboolean together = ((table[i].kinds & MG_ITEMS_NODES) != 0 && (table[j].kinds & MG_ITEMS_NODES) != 0) ||
                              ((table[i].kinds & MG_ITEMS_EDGES) != 0 && (table[j].kinds & MG_ITEMS_EDGES) != 0) ||
                              (table[i].kinds & table[j].kinds) != 0;

          g_assert_false (together && g_str_equal (table[i].name, table[j].name));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field/parse", test_parse);
  g_test_add_func ("/field/refused", test_refused);
  g_test_add_func ("/field/choices", test_choices);
  g_test_add_func ("/field/table", test_table);

  return g_test_run ();
}
